//! The longest run of words that sentences of two or more outlets have in common: what was copied, or quoted alike.

use std::collections::{BTreeMap, HashMap};

use crate::align::terms::{self, fold};
use crate::comparison::Place;
use crate::event::Event;
use crate::evidence::{Ground, Kind, Outlets, items};
use crate::span::Span;
use crate::token::TokenClass;

/// A run of fewer words is chance ("the police said on Monday").
const COPIED: usize = 6;

/// Inside quotation marks fewer are enough.
const QUOTED: usize = 3;

/// So many of a run's words must say something.
const TELLING: usize = 3;

/// So many words of a sentence are looked at: its run is long enough by then.
const MOST: usize = 160;

/// Stands between two quotations: a word that no other is like.
const GAP: u32 = u32::MAX;

/// A sentence's words as numbers, and where each stands.
struct Sequence {
    place: Place,
    words: Vec<Word>,
}

/// A word's number and where it stands.
type Word = (u32, Span);

/// Where a run stands: the position of the sentence and of the run's first word.
type Holder = (usize, usize);

/// A run that two or more outlets have.
struct Run {
    /// How many words.
    length: usize,
    /// How many outlets have it.
    outlets: usize,
    /// Its words, folded.
    text: String,
    /// Where it stands.
    holders: Vec<Holder>,
}

/// The longest run in common, and the longest inside quotation marks. One that is quoted alike is told as that.
pub(super) fn shared(event: &Event, outlets: &Outlets, places: &[Place]) -> Vec<Ground> {
    let mut ids: HashMap<String, u32> = HashMap::new();
    let (mut whole, mut quoted) = (Vec::new(), Vec::new());
    for &place in places {
        let (all, inside) = words(event, place, &mut ids);
        whole.push(Sequence { place, words: all });
        quoted.push(Sequence { place, words: inside });
    }
    let copied = longest(event, outlets, &whole, COPIED).map(|(outlets, spots)| ground(event, Kind::CopiedWords, outlets, spots));
    let quoted = longest(event, outlets, &quoted, QUOTED).map(|(outlets, spots)| ground(event, Kind::QuotedWords, outlets, spots));
    let within = |c: &Ground, q: &Ground| c.spots.iter().all(|(p, s)| q.spots.iter().any(|(o, t)| p == o && t.contains(*s)));
    match (copied, quoted) {
        (Some(c), Some(q)) if within(&c, &q) => vec![q],
        (c, q) => c.into_iter().chain(q).collect(),
    }
}

fn ground(event: &Event, kind: Kind, outlets: usize, spots: Vec<(Place, Span)>) -> Ground {
    let text = items::usual_text(spots.iter().map(|(p, s)| s.of(event.articles[p.article].base(p.sentence))));
    Ground { kind, text, spots, outlets }
}

/// A sentence's words, and those inside quotation marks with a gap between two quotations.
fn words(event: &Event, place: Place, ids: &mut HashMap<String, u32>) -> (Vec<Word>, Vec<Word>) {
    let article = &event.articles[place.article];
    let text = article.base(place.sentence);
    let (mut all, mut quoted) = (Vec::new(), Vec::new());
    let mut inside = false;
    for token in article.tokens_of(place.sentence) {
        let printed = token.of(text);
        if token.class == TokenClass::Punctuation {
            let was = inside;
            match printed {
                "\"" => inside = !inside,
                "“" | "«" | "„" => inside = true,
                "”" | "»" => inside = false,
                _ => {}
            }
            if was && !inside {
                quoted.push((GAP, token.span));
            }
            continue;
        }
        if all.len() == MOST {
            break;
        }
        let next = ids.len() as u32;
        let word = (*ids.entry(fold(printed)).or_insert(next), token.span);
        all.push(word);
        if inside {
            quoted.push(word);
        }
    }
    (all, quoted)
}

/// The longest run of at least so many words that two or more outlets have, and where; of equals the one that more outlets have, of
/// these the one whose words come first.
///
/// An index of the runs of `least` words gives where each run that is shared begins; from there it is followed, parted wherever the words
/// part, for as long as two outlets have it.
fn longest(event: &Event, outlets: &Outlets, all: &[Sequence], least: usize) -> Option<(usize, Vec<(Place, Span)>)> {
    let mut index: BTreeMap<Vec<u32>, Vec<Holder>> = BTreeMap::new();
    for (s, sequence) in all.iter().enumerate() {
        for (at, window) in sequence.words.windows(least).enumerate() {
            let run: Vec<u32> = window.iter().map(|w| w.0).collect();
            if run.contains(&GAP) {
                continue;
            }
            let holders = index.entry(run).or_default();
            // Where a sentence has a run twice, the first counts.
            if holders.last().is_none_or(|h| h.0 != s) {
                holders.push((s, at));
            }
        }
    }
    let count = |of: &[Holder]| outlets.count(of.iter().map(|h| all[h.0].place));
    let word = |h: &Holder, ahead: usize| all[h.0].words.get(h.1 + ahead).map(|w| w.0).filter(|w| *w != GAP);
    let before = |h: &Holder| h.1.checked_sub(1).map(|at| all[h.0].words[at].0).filter(|w| *w != GAP);
    let mut best: Option<Run> = None;
    for holders in index.into_values().filter(|h| count(h) > 1) {
        let first = holders.first().and_then(before);
        if first.is_some() && holders.iter().all(|h| before(h) == first) {
            // All have it as part of a longer one.
            continue;
        }
        let mut open = vec![(least, holders)];
        while let Some((length, holders)) = open.pop() {
            let mut next: BTreeMap<u32, Vec<Holder>> = BTreeMap::new();
            for h in &holders {
                if let Some(w) = word(h, length) {
                    next.entry(w).or_default().push(*h);
                }
            }
            next.retain(|_, h| count(h) > 1);
            let goes_on = next.values().any(|h| h.len() == holders.len());
            open.extend(next.into_values().map(|h| (length + 1, h)));
            let count = count(&holders);
            if goes_on || best.as_ref().is_some_and(|b| (length, count) < (b.length, b.outlets)) {
                continue;
            }
            let text = holders.first().map_or_else(String::new, |h| printed(event, &all[h.0], h.1, length));
            let better = |b: &Run| (length, count) > (b.length, b.outlets) || text < b.text;
            if tells(event, &all[holders[0].0], holders[0].1, length) && best.as_ref().is_none_or(better) {
                best = Some(Run { length, outlets: count, text, holders });
            }
        }
    }
    let Run { length, outlets, text: _, holders } = best?;
    let spot = |h: &Holder| {
        let words = &all[h.0].words;
        (all[h.0].place, Span::new(words[h.1].1.start, words[h.1 + length - 1].1.end))
    };
    let mut spots: Vec<(Place, Span)> = holders.iter().map(spot).collect();
    spots.sort_unstable();
    Some((outlets, spots))
}

/// The words of a run, folded.
fn printed(event: &Event, sequence: &Sequence, at: usize, length: usize) -> String {
    let text = event.articles[sequence.place.article].base(sequence.place.sentence);
    sequence.words[at..at + length].iter().map(|w| fold(w.1.of(text))).collect::<Vec<_>>().join(" ")
}

/// Whether a run says something.
fn tells(event: &Event, sequence: &Sequence, at: usize, length: usize) -> bool {
    let article = &event.articles[sequence.place.article];
    let text = article.base(sequence.place.sentence);
    let span = Span::new(sequence.words[at].1.start, sequence.words[at + length - 1].1.end);
    let tokens = article.tokens_of(sequence.place.sentence).iter().filter(|t| span.contains(t.span));
    tokens.filter(|t| t.class != TokenClass::Punctuation && terms::term(t, text).is_some()).count() >= TELLING.min(length - 1)
}
