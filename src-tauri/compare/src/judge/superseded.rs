//! Differences that a later version of one side's article has settled: it says by now what the other outlet says.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::claims::Group;
use crate::comparison::Place;
use crate::event::Event;
use crate::judge::{Clash, Draft, Mentions, Value, told};

/// What makes such a difference an update; follows the rule's own note.
const NOTE: &str = "the later version of the same article has the other’s value";

/// Where one clash stands by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// The later version of one side's article has the other's value, and its own no more.
    Settled,
    /// Neither side's article has its value any more.
    Past,
    /// It stands.
    Stands,
}

/// Marks as updates the drafts all of whose clashes are settled, one of them at least by a later version's words.
pub(super) fn mark(
    event: &Event,
    groups: &[Group],
    mentions: &mut Mentions,
    found: &BTreeMap<(Place, Place), Vec<Clash>>,
    drafts: &mut [Draft],
) {
    if event.versions.is_empty() {
        return;
    }
    let earlier = |p: &Place| event.versions.later(p.article).is_some();
    let mut holders: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (i, g) in groups.iter().enumerate() {
        g.mentions.iter().for_each(|m| holders.entry(*m).or_default().push(i));
    }
    for draft in drafts.iter_mut().filter(|d| d.values.iter().any(|v| earlier(&v.place))) {
        let mut all = Vec::new();
        for side in &draft.values {
            let from = Place { article: 0, sentence: i32::MIN };
            let to = Place { article: usize::MAX, sentence: i32::MAX };
            for ((p, q), clashes) in found.range((side.place, from)..=(side.place, to)) {
                let of_draft = |c: &&Clash| {
                    let other = || draft.values.iter().any(|v| v.place == *q && v.span.overlaps(c.b.span));
                    c.kind == draft.kind && c.a.span.overlaps(side.span) && other()
                };
                all.extend(clashes.iter().filter(of_draft).map(|c| (*p, *q, c)));
            }
        }
        let standings: Vec<Standing> = all.into_iter().map(|(p, q, c)| standing(event, groups, &holders, mentions, (p, q, c))).collect();
        if standings.contains(&Standing::Settled) && !standings.contains(&Standing::Stands) {
            draft.update = true;
            let between = if draft.reason.contains("”: ") { "; " } else { ": " };
            draft.reason = format!("{}{between}{NOTE}", draft.reason);
        }
    }
}

fn standing(
    event: &Event,
    groups: &[Group],
    holders: &BTreeMap<Place, Vec<usize>>,
    mentions: &mut Mentions,
    (p, q, clash): (Place, Place, &Clash),
) -> Standing {
    let both: BTreeSet<Place> =
        [p, q].iter().filter_map(|x| holders.get(x)).flatten().flat_map(|g| &groups[*g].mentions).copied().collect();
    // Of one side whether its article's last version has another side's value, and whether it has its own no more.
    let mut side = |own: Place, value: &Value, other: Place, others: &Value| {
        let Some(later) = event.versions.later(own.article) else { return (false, false) };
        let mut there: Vec<Place> = event.versions.counterparts(own, later).collect();
        there.extend(both.iter().filter(|m| m.article == later));
        there.iter().chain([&own, &other]).for_each(|place| mentions.read(*place));
        let Some((mine, theirs)) = mentions.all.get(&own).zip(mentions.all.get(&other)) else { return (false, false) };
        let has = |of, span| there.iter().filter_map(|place| mentions.all.get(place)).any(|m| told::has_value(m, of, span));
        let gone = !has(mine, value.span);
        (gone && has(theirs, others.span), gone)
    };
    let (settled_p, gone_p) = side(p, &clash.a, q, &clash.b);
    let (settled_q, gone_q) = side(q, &clash.b, p, &clash.a);
    match (settled_p || settled_q, gone_p && gone_q) {
        (true, _) => Standing::Settled,
        (false, true) => Standing::Past,
        (false, false) => Standing::Stands,
    }
}
