//! Which sentences of different articles report the same fact.

use crate::align::features::{Around, CONTEXT, PAIR, Prepared, Rarity};
use crate::align::partners::Partners;
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
/// Which words of an event may stand for one another.
pub mod partners;
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
const CANDIDATE: f64 = 0.03;

/// From this many articles on, each sentence has only [`PARTNERS`] candidates in each other article: the cost of the rest grows with the
/// square of the event, and the true counterpart is among the best.
const LARGE: usize = 7;

/// Candidates of a sentence in one other article of a large event.
const PARTNERS: usize = 3;

/// From this many articles on, a sentence has only [`MOST`] candidates, and none with less in common than [`CANDIDATE_OF_HUGE`]: the
/// closest of so many are enough to tell what is reported by several.
const HUGE: usize = 25;

/// Candidates of a sentence of a huge event, over all articles. A pair is kept for the sake of either side.
const MOST: usize = 48;

/// What two sentences of a huge event must have in common.
const CANDIDATE_OF_HUGE: f64 = 0.1;

/// All pairs of units worth a closer look, with their features, in order of place.
pub fn candidates(event: &Event, _meaning: &dyn Meaning) -> Vec<Candidate> {
    let similarity = Similarity::of(event);
    let partners = Partners::new(&event.lexicon);
    let around = Around::new(event, &similarity, &partners);
    let prepare = |rarity| event.units.iter().map(|u| Prepared::new(&event.lexicon, u, rarity)).collect::<Vec<_>>();
    let (own, background) = (prepare(Rarity::Event), prepare(Rarity::Background));
    let features = |(a, b): (usize, usize)| {
        let mut all = [0.0; PAIR + CONTEXT];
        all[..PAIR].copy_from_slice(&features::pair(&partners, &own[a], &own[b]));
        all[PAIR..].copy_from_slice(&features::context(&around, a, b, (&background[a], &background[b])));
        Candidate { a, b, features: all }
    };
    worth_a_look(event, &similarity).into_iter().map(features).collect()
}

/// The pairs of units that share enough to be looked at, by the index of shared terms, in order of place.
fn worth_a_look(event: &Event, similarity: &Similarity) -> Vec<(usize, usize)> {
    let articles = event.articles.len();
    let huge = articles >= HUGE;
    let mut out: Vec<(usize, usize)> = Vec::new();
    for a in 0..event.units.len() {
        let own = event.units[a].place.article;
        let mut of_a: Vec<(usize, f64)> = Vec::new();
        for article in (0..articles).filter(|&x| if huge { x != own } else { x > own }) {
            let row = similarity.row(a, article);
            let least = if articles >= LARGE { nth_best(row, PARTNERS) } else { 0.0 };
            for &(b, cosine) in row {
                let (b, cosine) = (b as usize, f64::from(cosine));
                let best = similarity.best(a, article).unit == b || similarity.best(b, own).unit == a;
                let enough = if huge { cosine >= CANDIDATE_OF_HUGE } else { best || cosine >= CANDIDATE };
                if enough && (best || cosine >= least) {
                    of_a.push((b, cosine));
                }
            }
        }
        if huge {
            of_a.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
            of_a.truncate(MOST);
        }
        out.extend(of_a.into_iter().map(|(b, _)| (a.min(b), a.max(b))));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The cosine that the n-th best of a row has; 0 where there are fewer.
fn nth_best(row: &[(u32, f32)], n: usize) -> f64 {
    let mut cosines: Vec<f32> = row.iter().map(|e| e.1).collect();
    cosines.sort_unstable_by(|x, y| y.total_cmp(x));
    cosines.get(n - 1).copied().map_or(0.0, f64::from)
}

/// All links of an event over the threshold, in order of place.
pub fn links(event: &Event, meaning: &dyn Meaning) -> Vec<Link> {
    let place = |u: usize| event.units[u].place;
    candidates(event, meaning)
        .iter()
        .map(|c| Link { a: place(c.a), b: place(c.b), score: probability(&c.features) })
        .filter(|l| l.score >= weights::LINK)
        .collect()
}

/// Probability that two units of an event report the same fact: that they do if the articles are about one event, times that they are.
fn probability(features: &[f64; PAIR + CONTEXT]) -> f64 {
    let one_event: f64 = weights::GATE
        .iter()
        .map(|(name, w)| features::CONTEXT_NAMES.iter().position(|n| n == name).map_or(0.0, |at| w * features[PAIR + at]))
        .sum();
    sigmoid(weights::EVENT_BIAS + dot(weights::EVENT, features)) * sigmoid(weights::GATE_BIAS + one_event)
}

/// Calibrated probability that the only sentences of two one-sentence articles report the same fact.
///
/// Two steps: whether they report the same thing at all, which saturates, and how nearly they say the same of it.
pub fn score_pair(event: &Event, _meaning: &dyn Meaning) -> f64 {
    let Some(features) = pair_features(event) else { return 0.0 };
    let far = weights::FAR_BIAS + dot(weights::FAR, &features);
    let near = weights::NEAR_BIAS + dot(weights::NEAR, &features);
    let saturated = far - (2.0 * (far - weights::CAP)).exp().ln_1p() / 2.0;
    sigmoid(weights::SLOPE * (saturated + weights::NEAR_SHARE * near) + weights::SHIFT)
}

/// What speaks for the two articles of an event, each taken as one sentence; `None` where one has no words.
pub fn pair_features(event: &Event) -> Option<[f64; PAIR]> {
    let (a, b) = (whole(event, 0)?, whole(event, 1)?);
    let prepare = |u| Prepared::new(&event.lexicon, u, Rarity::Background);
    Some(features::pair(&Partners::new(&event.lexicon), &prepare(&a), &prepare(&b)))
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

fn dot(weights: &[(&str, f64)], features: &[f64]) -> f64 {
    weights.iter().zip(features).map(|((_, w), x)| w * x).sum()
}

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Reference};
    use crate::document::{Document, Metadata};
    use crate::meaning::NoMeaning;

    fn score(a: &str, b: &str) -> f64 {
        let read = |t: &str| Article::read("x", &Document::raw(t, Metadata::default()), Reference::default());
        let articles = [read(a), read(b)];
        score_pair(&Event::new(&articles), &NoMeaning)
    }

    #[test]
    fn tables_stand_in_the_order_of_the_features() {
        let names = |w: &[(&'static str, f64)]| w.iter().map(|x| x.0).collect::<Vec<_>>();
        assert_eq!(names(weights::EVENT), [&features::PAIR_NAMES[..], &features::CONTEXT_NAMES[..]].concat());
        assert_eq!(names(weights::FAR), features::PAIR_NAMES);
        assert_eq!(names(weights::NEAR), features::PAIR_NAMES);
        assert!(names(weights::GATE).iter().all(|n| features::CONTEXT_NAMES.contains(n)));
    }

    #[test]
    fn figures_that_differ_do_not_part_what_is_said_of_the_same() {
        let same = score(
            "Police said 12 people were hurt when the ferry ran aground.",
            "At least 14 people were injured as the ferry ran aground, police said.",
        );
        let other = score(
            "Police said 12 people were hurt when the ferry ran aground.",
            "The mayor opened a new library in the old town hall on Monday.",
        );
        assert!(same > 0.7 && other < 0.2, "{same} {other}");
        assert_eq!(score("", "Words stand here."), 0.0);
    }

    #[test]
    fn sides_may_be_swapped() {
        let (a, b) = ("Divers found the wreck off Tarn Point.", "The wreck was found by divers near Tarn on Monday.");
        assert_eq!(score(a, b), score(b, a));
    }
}
