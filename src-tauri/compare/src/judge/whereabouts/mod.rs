//! Where, by name: the same happening in two places ("a clinic in Cusco", "a clinic in Lima").
//!
//! Linked sentences name many places, and most that differ are both right. Whether two of them are said of the same thing is weighed by
//! logistic regression, trained by `training/whereabouts.py` on the gold differences of annotated events; the weights are a table
//! ([`weights`]).

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::fact::FactKind;
use crate::judge::comparable::Row;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, logistic};
use crate::span::Span;

/// The trained weights, as a table.
mod weights;

/// How many features there are.
const COUNT: usize = 8;

/// Their names, in order.
pub const NAMES: [&str; COUNT] = ["margin_least", "overlap", "shared", "near_3", "near_6", "word_before", "same_head", "printed_there"];

/// So many places of one sentence are looked at.
const MOST: usize = 8;

/// Words that are followed by where something is.
const PREPOSITIONS: &[&str] =
    &["in", "at", "on", "near", "outside", "inside", "into", "off", "across", "along", "over", "to", "from", "toward", "towards"];

/// Words that stand between a preposition and a name.
const BETWEEN: &[&str] = &[
    "the", "nearby", "central", "downtown", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "village",
    "town", "city", "of", "island",
];

/// Nouns that end the name of a place, in small letters or capitals.
const NOUNS: &[&str] = &[
    "street",
    "road",
    "avenue",
    "lane",
    "boulevard",
    "drive",
    "way",
    "square",
    "place",
    "bridge",
    "ward",
    "district",
    "county",
    "province",
    "region",
    "island",
    "islands",
    "hospital",
    "airport",
    "station",
    "park",
    "prison",
    "jail",
    "hotel",
    "motel",
    "harbour",
    "harbor",
    "port",
    "valley",
    "river",
    "lake",
    "beach",
    "village",
    "town",
    "city",
    "suburb",
    "university",
    "school",
    "stadium",
    "arena",
    "quay",
    "gate",
    "st",
    "rd",
    "ave",
];

/// A named place of a sentence.
#[derive(Clone)]
struct Spot {
    /// Positions of the words of its name.
    words: std::ops::Range<usize>,
    /// Its name with the noun behind it.
    span: Span,
    /// "in", "at".
    preposition: usize,
}

/// The named places of a mention.
fn spots(m: &Mention) -> Vec<Spot> {
    let word = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    let mut out = Vec::new();
    let mut i = 0;
    while i + 1 < m.words.len() && out.len() < MOST {
        let preposition = i;
        i += 1;
        if !PREPOSITIONS.contains(&word(preposition)) {
            continue;
        }
        let mut from = i;
        while from < i + 3 && BETWEEN.contains(&word(from)) && !m.words[from].capital {
            from += 1;
        }
        let mut to = from;
        while m.words.get(to).is_some_and(|w| w.capital && !w.mark)
            || to > from && word(to) == "-" && m.words.get(to + 1).is_some_and(|w| w.span.start == m.words[to].span.end)
        {
            to += 1;
        }
        if to == from || word(to) == "'s" || word(to) == "’s" || word(to - 1).ends_with("'s") || word(to - 1).ends_with("’s") {
            continue;
        }
        let name = m.stretch(from, to - 1);
        let taken = |f: &crate::fact::Fact| {
            f.span.overlaps(name)
                && matches!(f.kind, FactKind::Date | FactKind::Time | FactKind::Duration | FactKind::Set | FactKind::Title)
        };
        // "to Smith" is no place; a person's name after "in" is one that was taken for a person's.
        let person = |f: &crate::fact::Fact| f.kind == FactKind::Person && f.span.overlaps(name);
        let to_whom = matches!(word(preposition), "to" | "from" | "on" | "over") && m.facts.iter().any(person);
        // "Silo 4": a numbered thing, see `place`.
        let numbered = word(to).starts_with(|c: char| c.is_ascii_digit());
        if to_whom || numbered || m.facts.iter().any(taken) || word(from).len() < 2 {
            continue;
        }
        if NOUNS.contains(&word(to)) {
            to += 1;
        }
        out.push(Spot { words: from..to, span: m.stretch(from, to - 1), preposition });
        i = to;
    }
    out
}

/// Whether an article prints a name anywhere.
fn printed(article: &crate::article::Article, name: &str) -> bool {
    article.text.contains(name) || article.metadata.headline.as_deref().is_some_and(|h| h.contains(name))
}

/// The name without the noun in small letters behind it.
fn name<'m>(m: &'m Mention, s: &Spot) -> &'m str {
    let last = s.words.clone().rev().find(|i| m.words[*i].capital).unwrap_or(s.words.start);
    m.at(m.stretch(s.words.start, last))
}

/// Whether two places may be one, or one may lie in the other, as far as their words tell.
fn joined(pair: &Pair, x: &Spot, y: &Spot) -> bool {
    let words = |m: &Mention, s: &Spot| -> Vec<String> {
        let own = s.words.clone().map(|i| &m.words[i]);
        own.filter(|w| !w.mark && !NOUNS.contains(&w.lower.as_str())).map(|w| w.lower.clone()).collect()
    };
    let (p, q) = (words(pair.a, x), words(pair.b, y));
    p.is_empty()
        || q.is_empty()
        || p.iter().all(|w| q.contains(w))
        || q.iter().all(|w| p.contains(w))
        || pair.event.entities.relation(name(pair.a, x), name(pair.b, y)) != Relation::Different
}

/// The places that may stand against each other: of each sentence one that the other does not name.
fn candidates(pair: &Pair) -> Vec<(Spot, Spot)> {
    if pair.alone {
        return Vec::new();
    }
    let there = |m: &Mention, name: &str| m.at(m.span).contains(name);
    let mut out = Vec::new();
    let (a, b) = (spots(pair.a), spots(pair.b));
    for x in &a {
        for y in &b {
            if joined(pair, x, y) || there(pair.b, name(pair.a, x)) || there(pair.a, name(pair.b, y)) {
                continue;
            }
            out.push((x.clone(), y.clone()));
        }
    }
    out
}

/// What speaks for two places being said of the same thing, in the order of [`NAMES`]. Few, as few gold differences are of places.
fn features(pair: &Pair, x: &Spot, y: &Spot) -> [f64; COUNT] {
    let flag = |b: bool| f64::from(u8::from(b));
    let (a, b) = (pair.a, pair.b);
    let capped = |n: usize, most: usize| n.min(most) as f64 / most as f64;
    let last = |m: &Mention, s: &Spot| m.words[s.words.end - 1].lower.clone();
    let before = |m: &Mention, s: &Spot| m.words[..s.preposition].iter().rev().find(|w| w.content).map(|w| w.stem.clone());
    [
        pair.standing.margin_least,
        pair.overlap,
        capped(a.stems().intersection(&b.stems()).count(), 8),
        capped(pair.shared_around(x.span, y.span, 3), 3),
        capped(pair.shared_around(x.span, y.span, 6), 4),
        flag(before(a, x).is_some_and(|w| before(b, y) == Some(w))),
        flag(last(a, x) == last(b, y)),
        flag(printed(b.article, name(a, x)) || printed(a.article, name(b, y))),
    ]
}

/// Calibrated probability that two places are said of the same thing.
fn probability(features: &[f64; COUNT]) -> f64 {
    logistic::probability(weights::WEIGHTS, weights::BIAS, features)
}

/// The same thing, another place.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let weigh = |(x, y): (Spot, Spot)| {
        let p = probability(&features(pair, &x, &y));
        (p >= weights::SHOWN).then(|| (p, clash(pair, &x, &y, p)))
    };
    logistic::likeliest(candidates(pair).into_iter().filter_map(weigh))
}

fn clash(pair: &Pair, x: &Spot, y: &Spot, p: f64) -> Clash {
    Clash {
        kind: DifferenceKind::Place,
        severity: Severity::Material,
        confidence: if p >= weights::SURE { Confidence::Medium } else { Confidence::Low },
        a: Value::new(x.span, pair.a.at(x.span)),
        b: Value::new(y.span, pair.b.at(y.span)),
        note: "another place for the same thing".to_owned(),
    }
}

/// All candidates of two mentions with their features, for training.
pub(super) fn rows(pair: &Pair) -> Vec<Row> {
    let row = |(x, y): (Spot, Spot)| Row {
        a: pair.a.place,
        b: pair.b.place,
        words_a: pair.a.at(x.span).to_owned(),
        words_b: pair.b.at(y.span).to_owned(),
        kind: DifferenceKind::Place.name(),
        minor: false,
        features: features(pair, &x, &y).to_vec(),
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

    /// What the rule is for, with enough around it that the sentences are linked and the places weigh.
    #[test]
    fn another_town() {
        use crate::document::{Document, Metadata};
        use crate::meaning::NoMeaning;
        use crate::pipeline::{Input, compare};
        let compared = |town: &str| {
            let texts = [
                "Rosa Ferrand, the winner of the Halden marathon, was banned for two years on Tuesday by the Board of Athletics. Ferrand \
                 argued that a private clinic in Lima had injected her for anaemia. The Board of Athletics did not believe her."
                    .to_owned(),
                format!(
                    "The Board of Athletics banned Rosa Ferrand, who won the Halden marathon, for two years. Ferrand argued that she had \
                     been injected for anaemia by a private clinic in {town}. Four medals must be handed back."
                ),
            ];
            let input = |(i, text): (usize, String)| Input { id: format!("a{i}"), document: Document::raw(&text, Metadata::default()) };
            let inputs: Vec<Input> = texts.into_iter().enumerate().map(input).collect();
            compare(&inputs, &NoMeaning).differences.iter().filter(|d| d.kind == DifferenceKind::Place).count()
        };
        assert_eq!((compared("Bogota"), compared("Lima")), (1, 0));
    }
}
