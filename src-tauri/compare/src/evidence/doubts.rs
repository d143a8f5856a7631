//! What gives reason to doubt that sentences report the same fact.

use std::collections::{BTreeMap, BTreeSet};

use crate::comparison::Place;
use crate::event::Event;
use crate::evidence::items::{Item, may_be_one, usual_text};
use crate::evidence::{FAR, Ground, Kind, Outlets, Pairs};
use crate::span::Span;

/// So many other names, figures or days are told.
const MOST: usize = 4;

/// Fewer words in common are few.
const FEW: usize = 2;

/// What the doubts are about.
pub(super) struct About {
    /// How many words that say something the sentences have in common.
    pub words: usize,
    /// Whether it is the values of a difference.
    pub values: bool,
}

/// The doubts, in the order of [`Kind`].
pub(super) fn of(event: &Event, outlets: &Outlets, grounds: &[Ground], items: &[Item], pairs: &Pairs, about: &About) -> Vec<Ground> {
    let About { words, values } = *about;
    let other = |items: &mut dyn Iterator<Item = &Item>, kind| other(event, outlets, items, kind);
    let has = |is: &dyn Fn(Kind) -> bool| grounds.iter().any(|g| is(g.kind));
    let mut out = Vec::new();
    if pairs.by_values && !pairs.by_hand {
        out.push(Ground::of_all(Kind::ByValues));
    }
    if pairs.by_denial && !pairs.by_hand {
        out.push(Ground::of_all(Kind::ByDenial));
    }
    let meant = has(&|k| matches!(k, Kind::MeaningVeryClose | Kind::MeaningClose));
    if meant && words < FEW && !has(&|k| k < Kind::Word) {
        out.push(Ground::of_all(Kind::OnlyMeaning));
    } else if words < FEW && !pairs.by_hand {
        out.push(Ground::of_all(Kind::FewWords));
    }
    let named = has(&|k| k.is_name() || matches!(k, Kind::Speaker | Kind::SameBearer));
    // In the title case of headlines any word may look like a name.
    let headline = items.iter().any(|i| i.place.sentence < 0);
    if !named && !headline {
        let people = other(&mut items.iter().filter(|i| i.kind == Kind::Person), Kind::OtherNames);
        out.extend(people.or_else(|| other(&mut items.iter().filter(|i| i.kind == Kind::Place), Kind::OtherNames)));
    }
    // Beside the values that differ other figures and days are no doubt: they are mostly of something else.
    if !values && !has(&|k| k.is_figure()) {
        let units: BTreeSet<(Kind, &str)> = items.iter().filter(|i| i.kind.is_figure()).map(|i| (i.kind, unit(i))).collect();
        let counted = units.into_iter().filter(|(kind, unit)| *kind != Kind::Number || !unit.is_empty());
        let same = |of: (Kind, &str)| other(&mut items.iter().filter(|i| (i.kind, unit(i)) == of), Kind::OtherFigures);
        out.extend(counted.filter_map(same).next());
    }
    if !values && !has(&|k| k.is_time()) && !may_be_one(event, items) {
        out.extend(other(&mut items.iter().filter(|i| matches!(i.kind, Kind::Date | Kind::Time)), Kind::OtherTimes));
    }
    if pairs.meaning.is_some_and(|near| near < FAR) {
        out.push(Ground::of_all(Kind::MeaningFar));
    }
    out
}

/// What a figure counts.
fn unit(item: &Item) -> &str {
    item.key.split_once('\u{1}').map_or("", |k| k.1)
}

/// What at least two outlets have, each its own, in the outlets' words.
fn other(event: &Event, outlets: &Outlets, items: &mut dyn Iterator<Item = &Item>, kind: Kind) -> Option<Ground> {
    let mut by: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    items.for_each(|i| by.entry(i.key.as_str()).or_default().push(i));
    let count = outlets.count(by.values().flatten().map(|i| i.place));
    if count < 2 || by.values().any(|of| outlets.count(of.iter().map(|i| i.place)) > 1) {
        return None;
    }
    let printed = |i: &Item| i.span.of(event.articles[i.place.article].base(i.place.sentence));
    let form = |of: &Vec<&Item>| usual_text(of.iter().map(|i| if i.text.is_empty() { printed(i) } else { i.text.as_str() }));
    let mut forms: Vec<String> = by.values().map(form).collect();
    forms.sort();
    forms.dedup();
    let more = forms.len() > MOST;
    forms.truncate(MOST);
    let text = forms.join(" · ") + if more { " …" } else { "" };
    let mut spots: Vec<(Place, Span)> = by.values().flatten().map(|i| (i.place, i.span)).collect();
    spots.sort_unstable();
    spots.dedup();
    Some(Ground { kind, text, spots, outlets: count })
}
