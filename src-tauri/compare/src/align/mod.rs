//! Which sentences of different articles report the same fact.

use std::collections::HashMap;

use crate::align::features::{Around, CONTEXT, PAIR, Prepared, Rarity};
use crate::align::partners::Partners;
use crate::align::sense::{SENSE, STANDING, Sense};
use crate::align::similarity::Similarity;
use crate::align::values::VALUES;
use crate::comparison::Place;
use crate::event::{Event, Unit};
use crate::meaning::Meaning;
use crate::token::{Token, TokenClass};

/// Rarity of words in the news at large.
pub mod background;
/// Links to claims: N-way, overlapping.
pub mod claims;
/// Copies of one sentence, taken as one in events of many articles.
pub(crate) mod copies;
/// What speaks for two sentences reporting the same fact.
pub mod features;
/// Which words of an event may stand for one another.
pub mod partners;
/// What the meaning of two sentences says.
pub mod sense;
/// Likeness by rare words, through an inverted index.
pub mod similarity;
/// Words that may stand for one another.
pub mod synonyms;
/// Words to terms.
pub mod terms;
/// What the values of two texts say.
pub mod values;
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

/// How a pair of sentences stands among the other candidates of the two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// 1 over the pair's rank among the candidates that a sentence has in the other's article: of the sentence where it stands higher.
    pub rank_most: f64,
    /// The same of the other sentence.
    pub rank_least: f64,
    /// How much likelier the pair is than the next best of the sentence where it stands out more; negative behind a better one.
    pub margin_most: f64,
    /// The same of the other sentence.
    pub margin_least: f64,
}

/// A pair of sentences that may report the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Possible {
    /// The two and the probability that they do.
    pub link: Link,
    /// Likely enough to be linked by itself.
    pub linked: bool,
    /// How it stands among the others.
    pub standing: Standing,
    /// How near the two are in meaning: the cosine of their directions, in hundredths; `None` without a model.
    pub meaning: Option<i8>,
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
    /// What their meaning says, in the order of [`sense::SENSE_NAMES`] and then [`sense::STANDING_NAMES`]; `None` without a model.
    pub sense: Option<[f64; SENSE + STANDING]>,
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

/// With more sentences than this, as in two long reports, a sentence has only [`MOST`] candidates as well: where all are about the same, the
/// pairs that share something would be all pairs.
const CROWD: usize = 1_500;

/// Candidates of a sentence of a huge event, over all articles. A pair is kept for the sake of either side.
const MOST: usize = 48;

/// What two sentences of a huge event must have in common.
const CANDIDATE_OF_HUGE: f64 = 0.1;

/// Candidates of a sentence in one other article for their meaning alone.
const NEAREST: usize = 4;

/// Centred cosine that such a candidate must have.
const NEAR: f64 = 0.1;

/// All pairs of units worth a closer look, with their features, in order of place.
pub fn candidates(event: &Event, meaning: &dyn Meaning) -> Vec<Candidate> {
    let mut all = Vec::new();
    each_candidate(event, meaning, &mut |c| all.push(c));
    all
}

/// Hands on each pair of units worth a closer look, with its features, in order of place.
fn each_candidate(event: &Event, meaning: &dyn Meaning, take: &mut dyn FnMut(Candidate)) {
    let similarity = Similarity::of(event);
    let partners = Partners::new(&event.lexicon);
    let around = Around::new(event, &similarity, &partners);
    let prepare = |rarity| event.units.iter().map(|u| Prepared::new(&event.lexicon, u, rarity)).collect::<Vec<_>>();
    let (own, background) = (prepare(Rarity::Event), prepare(Rarity::Background));
    let sense = Sense::of(event, meaning);
    let mut pairs = worth_a_look(event, &similarity);
    if let Some(sense) = sense.as_ref().filter(|_| event.articles.len() < HUGE) {
        pairs.extend(of_one_meaning(event, sense));
        pairs.sort_unstable();
        pairs.dedup();
    }
    // A word alone, the name under a picture or an outlet's address, reports nothing. Scripts that don't part words are told by their letters.
    let words = |u: usize| {
        let place = event.units[u].place;
        let text = event.articles[place.article].words(place.sentence);
        if text.is_ascii() {
            event.articles[place.article].tokens_of(place.sentence).iter().filter(|t| is_word(t)).take(2).count()
        } else {
            2
        }
    };
    let alone: Vec<bool> = (0..event.units.len()).map(|u| words(u) < 2).collect();
    pairs.retain(|&(a, b)| !alone[a] && !alone[b]);
    let sense = sense.map(|s| meant(event, &s, &pairs));
    for (k, &(a, b)) in pairs.iter().enumerate() {
        let mut all = [0.0; PAIR + CONTEXT];
        all[..PAIR].copy_from_slice(&features::pair(&partners, &own[a], &own[b]));
        all[PAIR..].copy_from_slice(&features::context(&around, a, b, (&background[a], &background[b])));
        take(Candidate { a, b, features: all, sense: sense.as_ref().map(|s| s[k]) });
    }
}

fn is_word(token: &Token) -> bool {
    token.class != TokenClass::Punctuation
}

/// The pairs of units that may say the same in other words, by the directions of the whole sentences.
fn of_one_meaning(event: &Event, sense: &Sense) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for a in 0..event.units.len() {
        let own = event.units[a].place.article;
        for article in (0..event.articles.len()).filter(|&x| x != own) {
            let near = event.units_of(article).map(|b| (b, sense.centred(a, b))).filter(|e| e.1 >= NEAR);
            let mut near: Vec<(usize, f64)> = near.collect();
            near.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
            out.extend(near.into_iter().take(NEAREST).map(|(b, _)| (a.min(b), a.max(b))));
        }
    }
    out
}

/// What meaning says of each pair.
fn meant(event: &Event, sense: &Sense, pairs: &[(usize, usize)]) -> Vec<[f64; SENSE + STANDING]> {
    let own: Vec<[f64; SENSE]> = pairs.iter().map(|&(a, b)| sense.pair(a, b)).collect();
    let compared: Vec<[f64; 2]> = own.iter().map(|s| [s[0], s[sense::CENTRED]]).collect();
    let join = |(own, standing): (&[f64; SENSE], [f64; STANDING])| {
        let mut all = [0.0; SENSE + STANDING];
        all[..SENSE].copy_from_slice(own);
        all[SENSE..].copy_from_slice(&standing);
        all
    };
    own.iter().zip(sense::standing(event, pairs, &compared)).map(join).collect()
}

/// The pairs of units that share enough to be looked at, by the index of shared terms, in order of place.
fn worth_a_look(event: &Event, similarity: &Similarity) -> Vec<(usize, usize)> {
    let articles = event.articles.len();
    let huge = articles >= HUGE;
    let crowded = huge || event.units.len() > CROWD;
    let mut out: Vec<(usize, usize)> = Vec::new();
    for a in 0..event.units.len() {
        let own = event.units[a].place.article;
        let mut of_a: Vec<(usize, f64)> = Vec::new();
        for article in (0..articles).filter(|&x| if crowded { x != own } else { x > own }) {
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
        if crowded {
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

/// A set of trained weights: each table in the order of the features, with their names.
#[derive(Debug)]
pub struct Weights {
    /// Pairs from this probability on are linked: the best F1 on held-out events.
    pub link: f64,
    /// Intercept within an event.
    pub event_bias: f64,
    /// Within an event, on the raw features.
    pub event: &'static [(&'static str, f64)],
    /// Intercept of whether two articles are about one event.
    pub gate_bias: f64,
    /// Whether two articles are about one event at all.
    pub gate: &'static [(&'static str, f64)],
    /// Intercept of whether two sentences alone report the same thing.
    pub far_bias: f64,
    /// Whether two sentences alone report the same thing; their values have a say here alone.
    pub far: &'static [(&'static str, f64)],
    /// Intercept of how nearly they say the same of it.
    pub near_bias: f64,
    /// How nearly they say the same of it.
    pub near: &'static [(&'static str, f64)],
    /// Where the first of the two saturates.
    pub cap: f64,
    /// How much the second counts.
    pub near_share: f64,
    /// Calibration of their sum: slope.
    pub slope: f64,
    /// Calibration of their sum: intercept.
    pub shift: f64,
}

/// Pairs less likely than this to report the same fact are not looked at again.
const POSSIBLE: f64 = 0.02;

/// All links of an event over the threshold, in order of place.
pub fn links(event: &Event, meaning: &dyn Meaning) -> Vec<Link> {
    possible(event, meaning).into_iter().filter(|p| p.linked).map(|p| p.link).collect()
}

/// All pairs of sentences that may report the same fact, linked by themselves or not, in order of place.
pub fn possible(event: &Event, meaning: &dyn Meaning) -> Vec<Possible> {
    let mut scores: Vec<(usize, usize, f64, f64, Option<i8>)> = Vec::new();
    each_candidate(event, meaning, &mut |c| {
        let (score, least) = probability(&c);
        if score >= POSSIBLE {
            let near = c.sense.map(|s| (s[sense::WHOLE] * 100.0).round().clamp(-100.0, 100.0) as i8);
            scores.push((c.a, c.b, score, least, near));
        }
    });
    let pairs: Vec<(usize, usize, f64)> = scores.iter().map(|c| (c.0, c.1, c.2)).collect();
    let place = |u: usize| event.units[u].place;
    let standing = standing(event, &pairs);
    let one = |(c, standing): (&(usize, usize, f64, f64, Option<i8>), Standing)| Possible {
        link: Link { a: place(c.0), b: place(c.1), score: c.2 },
        linked: c.2 >= c.3,
        standing,
        meaning: c.4,
    };
    scores.iter().zip(standing).map(one).collect()
}

/// How each pair stands among the others of its two units.
fn standing(event: &Event, pairs: &[(usize, usize, f64)]) -> Vec<Standing> {
    // For each unit and each other article the scores of its candidates there, the best first.
    let article = |u: usize| event.units[u].place.article;
    let mut rows: HashMap<(usize, usize), Vec<f64>> = HashMap::new();
    for &(a, b, score) in pairs {
        rows.entry((a, article(b))).or_default().push(score);
        rows.entry((b, article(a))).or_default().push(score);
    }
    rows.values_mut().for_each(|r| r.sort_by(|x, y| y.total_cmp(x)));
    let of = |unit: usize, other: usize, score: f64| {
        let row = rows.get(&(unit, article(other))).map_or(&[][..], Vec::as_slice);
        let better = row.partition_point(|s| *s > score);
        let rival = if better > 0 { row[0] } else { row.get(1).copied().unwrap_or(0.0) };
        (1.0 / (1.0 + better as f64), score - rival)
    };
    pairs
        .iter()
        .map(|&(a, b, score)| {
            let ((r, m), (s, n)) = (of(a, b, score), of(b, a, score));
            Standing { rank_most: r.max(s), rank_least: r.min(s), margin_most: m.max(n), margin_least: m.min(n) }
        })
        .collect()
}

/// Probability that two units of an event report the same fact, and from which on they are linked: that they do if the articles are about
/// one event, times that they are.
fn probability(candidate: &Candidate) -> (f64, f64) {
    let features = &candidate.features;
    let weights = if candidate.sense.is_some() { &weights::MEANING } else { &weights::WORDS };
    let one_event: f64 = weights
        .gate
        .iter()
        .map(|(name, w)| features::CONTEXT_NAMES.iter().position(|n| n == name).map_or(0.0, |at| w * features[PAIR + at]))
        .sum();
    let all = features.iter().chain(candidate.sense.iter().flatten());
    (sigmoid(weights.event_bias + dot(weights.event, all)) * sigmoid(weights.gate_bias + one_event), weights.link)
}

/// Calibrated probability that the only sentences of two one-sentence articles report the same fact.
///
/// Two steps: whether they report the same thing at all, which saturates, and from there on how nearly they say the same of it.
pub fn score_pair(event: &Event, meaning: &dyn Meaning) -> f64 {
    let Some(features) = pair_features(event) else { return 0.0 };
    let sense = pair_sense(event, meaning);
    let weights = if sense.is_some() { &weights::MEANING } else { &weights::WORDS };
    let all = |n: usize| features[..n].iter().chain(sense.iter().flatten());
    let far = weights.far_bias + dot(weights.far, all(PAIR + VALUES));
    let near = weights.near_bias + dot(weights.near, all(PAIR));
    let saturated = far - (2.0 * (far - weights.cap)).exp().ln_1p() / 2.0;
    let near = sigmoid(2.0 * (far - weights.cap)) * near;
    sigmoid(weights.slope * (saturated + weights.near_share * near) + weights.shift)
}

/// What speaks for the two articles of an event, each taken as one sentence, in the order of [`features::PAIR_NAMES`] and then
/// [`values::VALUE_NAMES`]; `None` where one has no words.
pub fn pair_features(event: &Event) -> Option<[f64; PAIR + VALUES]> {
    let [one, other] = event.articles else { return None };
    let (a, b) = (whole(event, 0)?, whole(event, 1)?);
    let prepare = |u| Prepared::new(&event.lexicon, u, Rarity::Background);
    let mut all = [0.0; PAIR + VALUES];
    all[..PAIR].copy_from_slice(&features::pair(&Partners::new(&event.lexicon), &prepare(&a), &prepare(&b)));
    all[PAIR..].copy_from_slice(&values::values(&one.facts, &other.facts));
    Some(all)
}

/// What meaning says of the two articles of an event, each taken as one text; `None` without a model.
pub fn pair_sense(event: &Event, meaning: &dyn Meaning) -> Option<[f64; SENSE]> {
    let [a, b] = event.articles else { return None };
    let mut all = Sense::of_texts(&[a.text.trim(), b.text.trim()], meaning)?.pair(0, 1);
    // Of two texts alone each is the opposite of the other once their mean is taken off.
    all[sense::CENTRED] = 0.0;
    Some(all)
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

fn dot<'a>(weights: &[(&str, f64)], features: impl Iterator<Item = &'a f64>) -> f64 {
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
        let words = [&features::PAIR_NAMES[..], &features::CONTEXT_NAMES].concat();
        let meaning = [&words[..], &sense::SENSE_NAMES, &sense::STANDING_NAMES].concat();
        for (w, event, sense) in [(&weights::WORDS, words, &[][..]), (&weights::MEANING, meaning, &sense::SENSE_NAMES[..])] {
            assert_eq!(names(w.event), event);
            assert_eq!(names(w.far), [&features::PAIR_NAMES[..], &values::VALUE_NAMES, sense].concat());
            assert_eq!(names(w.near), [&features::PAIR_NAMES[..], sense].concat());
            assert!(names(w.gate).iter().all(|n| features::CONTEXT_NAMES.contains(n)));
        }
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
    fn a_word_alone_reports_nothing_but_where_words_are_not_parted() {
        let found = |text: &str| {
            let read = |id| Article::read(id, &Document::raw(text, Metadata::default()), Reference::default());
            let articles = [read("a"), read("b")];
            !candidates(&Event::new(&articles), &NoMeaning).is_empty()
        };
        assert!(found("The ferry burned at Tarn Point.") && !found("(FBI)"));
        assert!(found("哈尔登港的一座粮仓起火。"));
    }

    #[test]
    fn sides_may_be_swapped() {
        let (a, b) = ("Divers found the wreck off Tarn Point.", "The wreck was found by divers near Tarn on Monday.");
        assert_eq!(score(a, b), score(b, a));
    }
}
