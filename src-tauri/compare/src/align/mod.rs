//! Which sentences of different articles report the same fact.

use crate::align::features::{CONTEXT, PAIR, Rarity};
use crate::align::similarity::Similarity;
use crate::comparison::Place;
use crate::event::{Event, Unit};
use crate::meaning::Meaning;

/// Rarity of words in the news at large.
pub mod background;
/// Links to claims: N-way, overlapping.
pub mod claims;
/// What speaks for two sentences reporting the same fact.
pub mod features;
/// Likeness by rare words, through an inverted index.
pub mod similarity;
/// Words that may stand for one another.
pub mod synonyms;
/// Words to terms.
pub mod terms;
/// The trained weights, as a table.
pub mod weights;

/// Two sentences of two articles that report the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The one, `a < b`.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// Calibrated probability that they report the same fact.
    pub score: f64,
}

/// Two units of an event that are worth a closer look, and what speaks for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Position in [`Event::units`].
    pub a: usize,
    /// Position in [`Event::units`], of a later article.
    pub b: usize,
    /// In the order of [`features::PAIR_NAMES`] and then [`features::CONTEXT_NAMES`].
    pub features: [f64; PAIR + CONTEXT],
}

/// A pair with less in common than this is a candidate only as one of the best of its article.
const CANDIDATE: f64 = 0.06;

/// All pairs of units worth a closer look, with their features, in order of place.
pub fn candidates(event: &Event, _meaning: &dyn Meaning) -> Vec<Candidate> {
    let similarity = Similarity::of(event);
    let mut out = Vec::new();
    for a in 0..event.units.len() {
        for article in event.units[a].place.article + 1..event.articles.len() {
            for &(b, cosine) in similarity.row(a, article) {
                let b = b as usize;
                let best = similarity.best(a, article).unit == b || similarity.best(b, event.units[a].place.article).unit == a;
                if cosine < CANDIDATE && !best {
                    continue;
                }
                let mut all = [0.0; PAIR + CONTEXT];
                all[..PAIR].copy_from_slice(&features::pair(&event.lexicon, &event.units[a], &event.units[b], Rarity::Event));
                all[PAIR..].copy_from_slice(&features::context(event, &similarity, a, b));
                out.push(Candidate { a, b, features: all });
            }
        }
    }
    out
}

/// All links of an event over the threshold, in order of place.
pub fn links(event: &Event, meaning: &dyn Meaning) -> Vec<Link> {
    let place = |u: usize| event.units[u].place;
    candidates(event, meaning)
        .iter()
        .map(|c| Link { a: place(c.a), b: place(c.b), score: probability(weights::EVENT_BIAS, weights::EVENT, &c.features) })
        .filter(|l| l.score >= weights::LINK)
        .collect()
}

/// Calibrated probability that the only sentences of two one-sentence articles report the same fact.
pub fn score_pair(event: &Event, _meaning: &dyn Meaning) -> f64 {
    match pair_features(event) {
        Some(features) => probability(weights::PAIR_BIAS, weights::PAIR, &features),
        None => 0.0,
    }
}

/// What speaks for the two articles of an event, each taken as one sentence; `None` where one has no words.
pub fn pair_features(event: &Event) -> Option<[f64; PAIR]> {
    let (a, b) = (whole(event, 0)?, whole(event, 1)?);
    Some(features::pair(&event.lexicon, &a, &b, Rarity::Background))
}

/// All of an article as one unit.
fn whole(event: &Event, article: usize) -> Option<Unit> {
    let mut units = event.units_of(article).map(|u| &event.units[u]);
    let mut all = units.next()?.clone();
    for u in units {
        all.sequence.extend(&u.sequence);
        all.quoted.extend(&u.quoted);
        all.terms.extend(&u.terms);
    }
    all.quoted.sort_unstable();
    all.quoted.dedup();
    all.terms.sort_unstable();
    all.terms.dedup_by(|x, kept| {
        let same = x.0 == kept.0;
        if same {
            kept.1 += x.1;
        }
        same
    });
    Some(all)
}

/// Logistic regression.
fn probability(bias: f64, weights: &[(&str, f64)], features: &[f64]) -> f64 {
    let z: f64 = bias + weights.iter().zip(features).map(|((_, w), x)| w * x).sum::<f64>();
    1.0 / (1.0 + (-z).exp())
}
