//! All of it or a part: "destroyed the barn" against "destroyed parts of the barn".

use std::ops::Range;

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::counterparts;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, negation};

/// Stems of deeds that, done to a thing, are done to all of it unless the sentence says otherwise. To damage is none: what is damaged in part
/// is damaged.
const DEEDS: &[&str] =
    &["destroy", "demolish", "raz", "level", "gut", "consum", "engulf", "envelop", "evacuat", "occupy", "flatten", "swallow"];
const PARTS: &[&str] = &["part", "parts", "portion", "portions", "section", "sections", "half", "most", "much"];
const PARTLY: &[&str] = &["partially", "partly"];
const OF: &[&str] = &["the", "its", "his", "her", "their", "this", "that", "an", "a"];
/// Between a deed's noun and its verb in the passive.
const BETWEEN: &[&str] =
    &["was", "were", "been", "has", "have", "had", "being", "is", "are", "completely", "totally", "partially", "partly"];
/// What makes a verb passive.
const PASSIVE: &[&str] = &["was", "were", "been", "being", "is", "are"];
/// So many deeds of one sentence are read: of more it is no sentence, and each is laid beside those of every other.
const MOST: usize = 16;
/// So many words of a thing's name are read.
const NAME: usize = 4;

/// A deed, what it is done to, and whether to a part of it.
struct Done {
    part: bool,
    /// The thing's last word.
    thing: usize,
    words: Range<usize>,
}

fn done(m: &Mention) -> Vec<Done> {
    let low = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    let mut out = Vec::new();
    for verb in (0..m.words.len()).filter(|i| DEEDS.contains(&m.words[*i].stem.as_str())).take(MOST) {
        if negation::is_scoped(m, m.words[verb].span) {
            continue;
        }
        let partly = verb > 0 && PARTLY.contains(&low(verb - 1));
        // "destroying large parts of the building", "destroyed the barn"
        let of = (verb + 1..verb + 5).find(|i| low(*i) == "of" && PARTS.contains(&low(*i - 1)));
        let article = of.map_or(verb + 1, |i| i + 1);
        if OF.contains(&low(article)) {
            if let Some(thing) = name(m, article + 1) {
                out.push(Done { part: of.is_some() || partly, thing, words: verb - usize::from(partly)..thing + 1 });
            }
            continue;
        }
        // "parts of the barn were destroyed", "the barn was destroyed"
        let Some(last) = (0..verb).rev().find(|i| !BETWEEN.contains(&low(*i))).filter(|i| m.words[*i].content) else {
            continue;
        };
        if !(last + 1..verb).any(|i| PASSIVE.contains(&low(i))) {
            continue;
        }
        let Some(article) = (last.saturating_sub(NAME)..last).rev().find(|i| OF.contains(&low(*i))) else { continue };
        let of = article > 1 && low(article - 1) == "of";
        // "the roof of the barn": not the barn.
        if of && !PARTS.contains(&low(article - 2)) {
            continue;
        }
        let from = if of { article - 2 } else { article };
        out.push(Done { part: of || partly, thing: last, words: from..verb + 1 });
    }
    out
}

/// The last word of a thing's name that begins at a place.
fn name(m: &Mention, from: usize) -> Option<usize> {
    let end = (from..(from + NAME).min(m.words.len())).take_while(|i| m.words[*i].content && !m.words[*i].mark).last()?;
    // "the roof of the barn"
    (m.words.get(end + 1).is_none_or(|w| w.lower != "of")).then_some(end)
}

/// All of a thing in one, a part of it in the other.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (done(pair.a), done(pair.b));
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let same = |x: &Done, y: &Done| counterparts::alike(&pair.a.words[x.thing], &pair.b.words[y.thing]);
    // What both tell of a part, or both of all, is no difference, whatever else they tell.
    if a.iter().any(|x| b.iter().any(|y| x.part == y.part && same(x, y))) {
        return Vec::new();
    }
    let found: Vec<(&Done, &Done)> =
        a.iter().flat_map(|x| b.iter().map(move |y| (x, y))).filter(|(x, y)| x.part != y.part && same(x, y)).collect();
    // Of several which is meant hangs on which sentence is asked first.
    let &[(x, y)] = found.as_slice() else { return Vec::new() };
    let value = |m: &Mention, d: &Done| {
        let span = m.stretch(d.words.start, d.words.end - 1);
        Value::new(span, m.at(span))
    };
    vec![Clash {
        kind: DifferenceKind::Other,
        severity: Severity::Material,
        confidence: Confidence::Low,
        a: value(pair.a, x),
        b: value(pair.b, y),
        note: "all of it in one, a part in the other".to_owned(),
    }]
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn all_or_a_part() {
        says(
            &[
                "The blaze destroyed the grain store at Halden.",
                "The blaze at Halden burned for hours, destroying large parts of the grain store.",
            ],
            &["other material: destroyed the grain store | destroying large parts of the grain store"],
        );
        says(
            &[
                "The blaze destroyed the hotel at Halden.",
                "A fire at the hotel in Halden burned all night, destroying half of the building.",
            ],
            &["other material: destroyed the hotel | destroying half of the building"],
        );
        says(
            &["The old mill was completely destroyed by the flood.", "Parts of the old mill were destroyed by the flood."],
            &["other material: The old mill was completely destroyed | Parts of the old mill were destroyed"],
        );
    }

    #[test]
    fn of_another_thing_or_the_same_part() {
        silent(&[
            ("The blaze destroyed the roof of the store.", "The blaze destroyed parts of the store."),
            ("The blaze damaged the store at Halden.", "The blaze damaged parts of the store at Halden."),
            ("The blaze destroyed parts of the store.", "Large parts of the store were destroyed by the blaze."),
            ("The blaze destroyed the shed at Halden.", "The blaze at Halden destroyed parts of the bridge."),
        ]);
    }
}
