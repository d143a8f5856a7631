//! What each sentence has that others may share: names, figures, days, who is credited, rare words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::align::terms;
use crate::comparison::{Place, Side};
use crate::event::Event;
use crate::evidence::{Ground, Kind, Outlets};
use crate::fact::{Fact, FactKind, Quantity, Timex, Value};
use crate::facts::timex::value::{self, Relation};
use crate::span::Span;

/// So many facts of one sentence are looked at, as the rules of judgement do.
const MOST_FACTS: usize = 32;

/// So many days and times of one claim are laid side by side.
const MOST_TIMES: usize = 64;

/// A word that stands in more than this share of all sentences tells nothing of one of them.
const COMMON: f64 = 0.25;

/// But so many sentences may always have it: few articles are soon full of one word.
const ALWAYS: u32 = 4;

/// A word that one in fewer news articles has tells nothing: ln(1 + 5).
const EVERYDAY: f64 = 1.8;

/// Something that a sentence has.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What sort.
    pub kind: Kind,
    /// Alike where two have the same.
    pub key: String,
    /// The sentence.
    pub place: Place,
    /// Where it stands.
    pub span: Span,
    /// To be shown.
    pub text: String,
}

/// Whether a span is one of the values of a difference: they are what differs.
fn differs(values: &[Side], place: Place, span: Span) -> bool {
    values.iter().any(|v| v.place == place && v.span.overlaps(span))
}

/// What the sentences have, but for the values that differ.
pub(super) fn of(event: &Event, places: &[Place], values: &[Side]) -> Vec<Item> {
    let mut out = Vec::new();
    let mut times: Vec<(Place, &Fact, &Timex)> = Vec::new();
    for &place in places {
        let article = &event.articles[place.article];
        let mut speakers: Vec<Span> = Vec::new();
        for credit in article.credits_of(place.sentence).take(MOST_FACTS) {
            if credit.name.trim().is_empty() || differs(values, place, credit.source) {
                continue;
            }
            let (key, text) = who(event, &credit.name);
            speakers.push(credit.source);
            out.push(Item { kind: Kind::Speaker, key, place, span: credit.source, text });
        }
        for fact in article.facts_of(place.sentence).iter().take(MOST_FACTS).filter(|f| !differs(values, place, f.span)) {
            let printed = fact.span.of(article.base(place.sentence));
            let item = |kind, key, text| Item { kind, key, place, span: fact.span, text };
            match &fact.value {
                Value::Name(name) => {
                    let kind = match fact.kind {
                        FactKind::Person => Kind::Person,
                        FactKind::Place => Kind::Place,
                        _ => Kind::Organization,
                    };
                    let (key, text) = who(event, &name.canonical);
                    out.push(item(kind, key, text));
                }
                Value::Quantity(q) => {
                    let kind = match fact.kind {
                        FactKind::Percent => Kind::Percent,
                        FactKind::Age => Kind::Age,
                        _ => Kind::Number,
                    };
                    let of = if kind == Kind::Number { q.unit.as_str() } else { "" };
                    let text = if kind == Kind::Number { counted(printed, q) } else { printed.to_owned() };
                    out.push(item(kind, format!("{}\u{1}{of}", q.amount), text));
                }
                Value::Money { quantity, currency } => {
                    out.push(item(Kind::Money, format!("{}\u{1}{currency}", quantity.amount), printed.to_owned()));
                }
                Value::Timex(t) if fact.kind != FactKind::Set && !t.value.ends_with("_REF") => times.push((place, fact, t)),
                _ => {}
            }
        }
    }
    out.extend(agreeing(event, &times));
    out
}

/// The key of a name, the same for all its forms in the event, and the form that the article has.
pub(super) fn who(event: &Event, name: &str) -> (String, String) {
    let key = event.entities.id(name).map_or_else(|| name.to_lowercase(), |id| format!("\u{1}{id}"));
    (key, name.to_owned())
}

/// A figure as printed, with what it counts where that is not in it.
fn counted(printed: &str, q: &Quantity) -> String {
    let has = printed.to_lowercase().contains(q.unit_word.trim_end_matches('s'));
    if has || q.unit_word.is_empty() { printed.to_owned() } else { format!("{printed} {}", q.unit_word) }
}

/// Days and times under the most exact value that each fits: "early Monday" stands with "2 a.m. on Monday".
fn agreeing(event: &Event, times: &[(Place, &Fact, &Timex)]) -> Vec<Item> {
    // By all that they say: "early Monday" has the value of "Monday", and lies inside it.
    let mut distinct: BTreeMap<String, &Fact> = BTreeMap::new();
    for (_, fact, timex) in times {
        distinct.entry(format!("{:?} {timex:?}", fact.kind)).or_insert(fact);
    }
    let mut out = Vec::new();
    for (exact, fact) in distinct.into_iter().take(MOST_TIMES) {
        let fits = |other: &Fact, t: &Timex| match value::relate_facts(fact, other) {
            Relation::Same => true,
            // Vaguer, but not than a day: "in December" is no day in common. A night reaches into the day after its own.
            Relation::Within | Relation::Overlaps => other.kind != FactKind::Duration && t.value.len() >= "2025-12-21".len(),
            _ => false,
        };
        for (place, other, _) in times.iter().filter(|(_, f, t)| fits(f, t)) {
            let kind = match other.kind {
                FactKind::Date => Kind::Date,
                FactKind::Time => Kind::Time,
                _ => Kind::Duration,
            };
            let text = other.span.of(event.articles[place.article].base(place.sentence)).to_owned();
            out.push(Item { kind, key: exact.clone(), place: *place, span: other.span, text });
        }
    }
    out
}

/// Whether days or times of two articles may be one: no doubt is told then, even if it is not enough to be told as shared.
pub(super) fn may_be_one(event: &Event, items: &[Item]) -> bool {
    let fact = |i: &Item| event.articles[i.place.article].facts_of(i.place.sentence).iter().find(|f| f.span == i.span);
    let times = items.iter().filter(|i| i.kind.is_time()).filter_map(|i| Some((i.place.article, fact(i)?)));
    let times: Vec<(usize, &Fact)> = times.take(MOST_TIMES).collect();
    let compatible =
        |(i, a): (usize, &(usize, &Fact))| times[i + 1..].iter().any(|b| a.0 != b.0 && value::relate_facts(a.1, b.1).is_compatible());
    times.iter().enumerate().any(compatible)
}

/// What at least so many outlets share, the most of each kind.
pub(super) fn shared(outlets: &Outlets, items: &[Item], least: usize) -> Vec<Ground> {
    let mut by: BTreeMap<(Family, &str), Vec<&Item>> = BTreeMap::new();
    items.iter().for_each(|i| by.entry((family(i.kind), i.key.as_str())).or_default().push(i));
    let ground = |of: Vec<&Item>| {
        let count = outlets.count(of.iter().map(|i| i.place));
        (count >= least).then(|| {
            let mut spots: Vec<(Place, Span)> = of.iter().map(|i| (i.place, i.span)).collect();
            spots.sort_unstable();
            spots.dedup();
            Ground { kind: usual(of.iter().map(|i| i.kind)), text: usual_text(of.iter().map(|i| i.text.as_str())), spots, outlets: count }
        })
    };
    let mut all: Vec<Ground> = by.into_values().filter_map(ground).collect();
    // The hardest to come by first; of equals the longer.
    all.sort_by_key(|g| (g.kind, Reverse(g.outlets), Reverse(g.text.chars().count())));
    let mut out: Vec<Ground> = Vec::new();
    for ground in all {
        let known = |g: &Ground| g.kind < ground.kind || g.kind.is_time() == ground.kind.is_time();
        let told = ground.spots.iter().all(|(p, s)| {
            out.iter().filter(|g| !is_of_values(g.kind) && known(g)).any(|g| g.spots.iter().any(|(q, t)| p == q && t.contains(*s)))
        });
        // "Friday" and "Friday at 5 p.m." of one outlet both stand beside another's "Friday".
        let twice = !ground.text.is_empty() && out.iter().any(|g| g.kind == ground.kind && g.text == ground.text);
        let many = out.iter().filter(|g| g.kind == ground.kind).count();
        let is_new = !twice && (!told || is_of_values(ground.kind) || ground.spots.is_empty());
        if is_new && many < ground.kind.most() {
            out.push(ground);
        }
    }
    out
}

/// What makes values comparable: told beside whatever else the same words tell.
fn is_of_values(kind: Kind) -> bool {
    (Kind::SameBearer..=Kind::OnlyValue).contains(&kind)
}

/// Kinds that may stand for one another: a name is taken for a person by one outlet's words and for a place by another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    Name,
    Time,
    Own(Kind),
}

fn family(kind: Kind) -> Family {
    match kind {
        _ if kind.is_name() => Family::Name,
        _ if kind.is_time() => Family::Time,
        _ => Family::Own(kind),
    }
}

/// The kind that is most often; of equals the first.
fn usual(kinds: impl Iterator<Item = Kind>) -> Kind {
    let mut count: BTreeMap<Kind, usize> = BTreeMap::new();
    kinds.for_each(|k| *count.entry(k).or_default() += 1);
    count.into_iter().max_by_key(|(k, n)| (*n, Reverse(*k))).map_or(Kind::Word, |(k, _)| k)
}

/// The form that is most often; of equals the longest, of these the last by its letters: small ones come after capitals.
pub(super) fn usual_text<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    texts.filter(|t| !t.is_empty()).for_each(|t| *count.entry(t).or_default() += 1);
    count.into_iter().max_by_key(|(t, n)| (*n, t.chars().count(), *t)).map_or_else(String::new, |(t, _)| t.to_owned())
}

/// Whether a word tells something of one sentence: neither an everyday word nor one that the whole event is full of.
pub(super) fn telling(event: &Event, key: &str) -> bool {
    let most = ((event.units.len() as f64 * COMMON) as u32).max(ALWAYS);
    event.lexicon.find(key).is_some_and(|e| e.count <= most && e.background >= EVERYDAY)
}

/// The words in common.
pub(super) struct Words {
    /// The rarest that are not told already.
    pub rare: Vec<Ground>,
    /// How many words that say something are in common, those told already among them.
    pub all: usize,
}

/// The words that at least so many outlets share. Those of the values that differ count among all, but are not told as rare.
pub(super) fn words(event: &Event, outlets: &Outlets, places: &[Place], values: &[Side], told: &[Ground], least: usize) -> Words {
    let all = outlets.count(places.iter().copied());
    let is_of_all = |g: &&Ground| g.kind != Kind::CopiedWords || g.outlets == all;
    let told: BTreeSet<(Place, Span)> = told.iter().filter(is_of_all).flat_map(|g| g.spots.iter().copied()).collect();
    let from = |place: Place| (place, Span::new(0, 0));
    let is_told = |place: Place, span: Span| told.range(from(place)..).take_while(|s| s.0 == place).any(|s| s.1.overlaps(span));
    let mut by: BTreeMap<String, Vec<(Place, Span, bool)>> = BTreeMap::new();
    for &place in places {
        let article = &event.articles[place.article];
        let text = article.base(place.sentence);
        for token in article.tokens_of(place.sentence) {
            if let Some(term) = terms::term(token, text).filter(|t| !t.number)
                && token.of(text).chars().count() > 1
            {
                let told = is_told(place, token.span) || differs(values, place, token.span);
                by.entry(term.key).or_default().push((place, token.span, told));
            }
        }
    }
    let count = |of: &[(Place, Span, bool)]| outlets.count(of.iter().map(|o| o.0));
    by.retain(|_, of| count(of) >= least);
    let all = by.len();
    let mut rare: Vec<(Reverse<u64>, Reverse<u64>, Ground)> = Vec::new();
    for (key, mut of) in by {
        of.retain(|o| !o.2);
        let count = count(&of);
        let Some(entry) = event.lexicon.find(&key) else { continue };
        if count < least || !telling(event, &key) {
            continue;
        }
        let text = usual_text(of.iter().map(|(p, s, _)| s.of(event.articles[p.article].base(p.sentence))));
        let spots = of.iter().map(|o| (o.0, o.1)).collect();
        // Both are positive, so that their bits have their order.
        rare.push((
            Reverse(entry.idf.to_bits()),
            Reverse(entry.background.to_bits()),
            Ground { kind: Kind::Word, text, spots, outlets: count },
        ));
    }
    rare.sort_by(|x, y| (Reverse(x.2.outlets), &x.0, &x.1, &x.2.text).cmp(&(Reverse(y.2.outlets), &y.0, &y.1, &y.2.text)));
    Words { rare: rare.into_iter().take(Kind::Word.most()).map(|r| r.2).collect(), all }
}
