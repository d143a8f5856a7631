//! How a statement stands: told flat by one outlet, doubted, left open, announced or denied by the other.
//!
//! Every cue ("may", "has yet to", "denied") tells how the words around it stand. Whether the other sentence makes the same statement
//! otherwise is weighed by logistic regression, trained by `training/standing.py` on the gold differences of annotated events; the
//! weights are a table ([`weights`]).

use std::collections::BTreeMap;

use crate::align::terms;
use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::comparable::Row;
use crate::judge::counterparts::Counterparts;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, logistic};
use crate::span::Span;

/// The words that tell how a statement stands.
pub(super) mod cues;
/// The trained weights, as a table.
mod weights;

use cues::{Cue, Level};

/// How many features there are.
const COUNT: usize = 21;

/// Their names, in order.
pub const NAMES: [&str; COUNT] = [
    "margin_least",
    "rank_least",
    "overlap",
    "covered",
    "covered_after",
    "head_there",
    "rarest",
    "stretch",
    "headline",
    "length_there",
    "quoted",
    "whether",
    "denied_open",
    "denied_doubted",
    "denied_coming",
    "denied_flat",
    "open_doubted",
    "open_coming",
    "open_flat",
    "doubted_coming",
    "doubted_flat",
];

/// Two ways to stand that are compared, in the order of the features. What is announced and what is done are often both right.
const LEVELS: [(Level, Level); 9] = [
    (Level::Denied, Level::Open),
    (Level::Denied, Level::Doubted),
    (Level::Denied, Level::Coming),
    (Level::Denied, Level::Flat),
    (Level::Open, Level::Doubted),
    (Level::Open, Level::Coming),
    (Level::Open, Level::Flat),
    (Level::Doubted, Level::Coming),
    (Level::Doubted, Level::Flat),
];

/// So many cues of a sentence are looked at: of more it is a list.
const MOST: usize = 12;
/// So far around the rarest word the others of one statement stand at most, in words.
const AROUND: usize = 9;

/// A statement of one sentence and the words of the other that may make the same one otherwise.
struct Candidate {
    /// In the pair's first sentence.
    a: Span,
    /// In its second.
    b: Span,
    levels: (Level, Level),
    accuses: bool,
    features: [f64; COUNT],
}

/// All statements of two mentions that stand otherwise in the other: of each two ways to stand the one that is covered best.
fn candidates(pair: &Pair) -> Vec<Candidate> {
    if pair.alone {
        return Vec::new();
    }
    let mut best: BTreeMap<(Level, Level), (f64, Candidate)> = BTreeMap::new();
    for swapped in [false, true] {
        let (own, other) = if swapped { (pair.b, pair.a) } else { (pair.a, pair.b) };
        let (all, there) = (own.cues.as_slice(), other.cues.as_slice());
        if all.is_empty() {
            continue;
        }
        let index = Counterparts::new(other);
        for cue in all.iter().take(MOST) {
            let Some((covered, candidate)) = candidate(pair, (own, other), swapped, cue, (all, there), &index) else { continue };
            match best.get(&candidate.levels) {
                Some((c, _)) if *c >= covered => {}
                _ => {
                    best.insert(candidate.levels, (covered, candidate));
                }
            }
        }
    }
    best.into_values().map(|(_, c)| c).collect()
}

/// The words of a cue's statement that the other sentence has, and how they stand there.
fn candidate(
    pair: &Pair,
    (own, other): (&Mention, &Mention),
    swapped: bool,
    cue: &Cue,
    (all, there): (&[Cue], &[Cue]),
    index: &Counterparts,
) -> Option<(f64, Candidate)> {
    let (before, after) = cues::scope(own, cue);
    let words: Vec<usize> = before.chain(after.clone()).filter(|i| own.words[*i].content).collect();
    let hits: BTreeMap<usize, (Vec<usize>, f64)> = words.iter().filter_map(|i| Some((*i, index.places(own, *i)?))).collect();
    let rarity = |i: usize| pair.event.lexicon.find(&terms::stem(&own.words[i].lower)).map_or(0.0, |e| e.idf);
    let worth = |i: usize| rarity(i) * hits.get(&i).map_or(0.0, |h| h.1);
    // Names alone are shared by any two sentences about the same people.
    let plain = |i: usize| !own.words[i].capital && !own.words[i].lower.starts_with(|c: char| c.is_ascii_digit());
    if !hits.keys().any(|i| plain(*i)) {
        return None;
    }
    let weight = |i: usize| worth(i) * if own.words[i].capital { 0.5 } else { 1.0 };
    let anchor = hits.keys().copied().reduce(|x, y| if weight(y) > weight(x) { y } else { x })?;
    let (from, to) = stretch(&hits, anchor)?;
    let shown = if to - from < 2 { (from.saturating_sub(2), (to + 2).min(other.words.len() - 1)) } else { (from, to) };

    let near = |c: &&Cue| c.words.start.abs_diff(cue.words.start) <= 4;
    let here = all.iter().filter(near).map(|c| c.level).min()?;
    let reaches = |c: &Cue| {
        let (b, a) = cues::scope(other, c);
        let inside = |r: &std::ops::Range<usize>| r.start <= to && from < r.end;
        inside(&b) || inside(&a) || (shown.0.saturating_sub(2)..=shown.1).contains(&c.words.start)
    };
    let level = there.iter().filter(|c| reaches(c)).map(|c| c.level).min().unwrap_or(Level::Flat);
    let levels = (here.min(level), here.max(level));
    let class = LEVELS.iter().position(|l| *l == levels)?;
    if level == Level::Flat && (cues::is_soft(other, shown.0, shown.1) || cue.accuses && cues::accuses(other)) {
        return None;
    }

    let share = |list: &[usize]| {
        let total: f64 = list.iter().map(|i| rarity(*i)).sum();
        if total > 0.0 { list.iter().map(|i| worth(*i)).sum::<f64>() / total } else { 0.0 }
    };
    let covered = share(&words);
    let next: Vec<usize> = after.filter(|i| own.words[*i].content).take(4).collect();
    let head = next.first().copied();
    let flag = |b: bool| f64::from(u8::from(b));
    let capped = |n: usize, most: usize| n.min(most) as f64 / most as f64;
    let quotes = |m: &Mention| !m.quoted.is_empty();
    let mut features = [0.0; COUNT];
    features[..12].copy_from_slice(&[
        pair.standing.margin_least,
        pair.standing.rank_least,
        pair.overlap,
        covered,
        share(&next),
        flag(head.is_some_and(|h| hits.contains_key(&h) && !own.words[h].capital)),
        rarity(anchor) / 5.0,
        capped(to - from, 20),
        flag(own.place.sentence < 0 || other.place.sentence < 0),
        capped(other.words.len(), 50),
        flag(quotes(own) && quotes(other)),
        flag(own.words[cue.words.start].lower == "whether"),
    ]);
    features[12 + class] = 1.0;

    let beside = |i: &&usize| i.abs_diff(cue.words.start) < 6;
    let first = hits.keys().filter(beside).copied().chain([cue.words.start]).min()?;
    let last = hits.keys().filter(beside).copied().chain([cue.words.end - 1]).max()?;
    let (x, y) = (own.stretch(first, last), other.stretch(shown.0, shown.1));
    let (a, b) = if swapped { (y, x) } else { (x, y) };
    Some((covered, Candidate { a, b, levels, accuses: cue.accuses, features }))
}

/// From the first to the last of the words that the other sentence has, around where the rarest of them stands so that most others are near.
fn stretch(hits: &BTreeMap<usize, (Vec<usize>, f64)>, anchor: usize) -> Option<(usize, usize)> {
    let around = |at: usize| {
        let near = |places: &Vec<usize>| places.iter().copied().min_by_key(|p| p.abs_diff(at)).filter(|p| p.abs_diff(at) <= AROUND);
        let found: Vec<usize> = hits.values().filter_map(|h| near(&h.0)).collect();
        (found.len(), found.iter().min().copied().unwrap_or(at), found.iter().max().copied().unwrap_or(at))
    };
    let best = hits.get(&anchor)?.0.iter().map(|at| around(*at)).reduce(|x, y| if (y.0, x.2 - x.1) > (x.0, y.2 - y.1) { y } else { x })?;
    Some((best.1, best.2))
}

/// Whether no cue takes back what stands in a stretch of a sentence, in words, the last included.
pub(super) fn is_flat(m: &Mention, from: usize, to: usize) -> bool {
    let reaches = |c: &Cue| {
        let (before, after) = cues::scope(m, c);
        before.start.min(c.words.start) <= to && from < after.end.max(c.words.end)
    };
    !m.cues.iter().any(|c| matches!(c.level, Level::Open | Level::Doubted) && reaches(c))
}

/// Calibrated probability that one statement stands otherwise in the other sentence.
fn probability(features: &[f64; COUNT]) -> f64 {
    logistic::probability(weights::WEIGHTS, weights::BIAS, features)
}

/// The same statement, otherwise sure.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let weigh = |c: Candidate| {
        let p = probability(&c.features);
        (p >= weights::SHOWN).then(|| (p, clash(pair, &c, p)))
    };
    logistic::likeliest(candidates(pair).into_iter().filter_map(weigh))
}

fn clash(pair: &Pair, c: &Candidate, p: f64) -> Clash {
    let (kind, note) = match c.levels {
        (Level::Denied, Level::Flat | Level::Coming) => (DifferenceKind::Negation, "denied in one, told by the other"),
        (Level::Denied, _) => (DifferenceKind::Certainty, "denied in one, left open by the other"),
        (Level::Open, _) => (DifferenceKind::Certainty, "left open in one, settled in the other"),
        _ => (DifferenceKind::Certainty, "hedged in one, stated flat in the other"),
    };
    let light = p < weights::SURE || !c.accuses && c.levels.0 == Level::Doubted;
    Clash {
        kind,
        severity: if light { Severity::Minor } else { Severity::Material },
        confidence: if p >= weights::SURE { Confidence::Medium } else { Confidence::Low },
        a: Value::new(c.a, pair.a.at(c.a)),
        b: Value::new(c.b, pair.b.at(c.b)),
        note: note.to_owned(),
    }
}

/// All candidates of two mentions with their features, for training.
pub(super) fn rows(pair: &Pair) -> Vec<Row> {
    let row = |c: Candidate| Row {
        a: pair.a.place,
        b: pair.b.place,
        words_a: pair.a.at(c.a).to_owned(),
        words_b: pair.b.at(c.b).to_owned(),
        kind: DifferenceKind::Certainty.name(),
        minor: false,
        features: c.features.to_vec(),
    };
    candidates(pair).into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_features() {
        assert_eq!(weights::WEIGHTS.iter().map(|w| w.0).collect::<Vec<_>>(), NAMES);
    }

    /// What the rule finds between two articles of a few sentences each, of which the last ones are the two given.
    fn compared(a: &str, b: &str) -> Vec<(DifferenceKind, Vec<String>)> {
        use crate::document::{Document, Metadata};
        use crate::meaning::NoMeaning;
        use crate::pipeline::{Input, compare};
        let texts = [
            format!(
                "The county court at Halden found the maker Brenwick guilty over its kettles on Tuesday. Rosa Ferrand was scalded by one. {a}"
            ),
            format!(
                "Brenwick, the maker of the kettles, was found guilty by the county court at Halden. A kettle scalded Rosa Ferrand. {b}"
            ),
        ];
        let input = |(i, text): (usize, String)| Input { id: format!("a{i}"), document: Document::raw(&text, Metadata::default()) };
        let inputs: Vec<Input> = texts.into_iter().enumerate().map(input).collect();
        let told = |d: &crate::comparison::Difference| (d.kind, d.values.iter().map(|v| v.value.clone()).collect());
        compare(&inputs, &NoMeaning).differences.iter().map(told).collect()
    }

    #[test]
    fn decided_or_not() {
        let found = compared("Brenwick has not decided about an appeal, its counsel said.", "Brenwick will appeal, its counsel said.");
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), [DifferenceKind::Certainty], "{found:?}");
    }

    #[test]
    fn what_is_told_alike_stays_silent() {
        for (a, b) in [
            ("Brenwick will appeal, its counsel said.", "Its counsel said that Brenwick would appeal."),
            ("Brenwick may appeal, its counsel said.", "Its counsel said that an appeal by Brenwick was possible."),
            ("Brenwick has not decided about an appeal, its counsel said.", "Whether Brenwick will appeal is undecided, its counsel said."),
        ] {
            assert_eq!(compared(a, b), [], "{a} / {b}");
        }
    }
}
