//! What speaks for two sentences reporting the same fact. Computed here and nowhere else: the training script reads these
//! very values (`meaning/examples/alignment_features.rs`).

use crate::align::partners::{FIGURES, Partners};
use crate::align::similarity::{Similarity, common, vector};
use crate::article::HEADLINE;
use crate::event::{Event, Lexicon, Unit};

/// How many signals two sentences give by themselves.
pub const PAIR: usize = 20;
/// Their names, as in the table of weights.
pub const PAIR_NAMES: [&str; PAIR] = [
    "cosine",
    "jaccard",
    "containment",
    "soft_most",
    "soft_least",
    "bigrams",
    "run",
    "names_shared",
    "names_only_one",
    "numbers_shared",
    "numbers_conflict",
    "quoted_shared",
    "rarest_shared",
    "characters",
    "length_least",
    "length_ratio",
    "plain",
    "in_order",
    "unmatched_most",
    "unmatched_least",
];

/// How many signals the event adds.
pub const CONTEXT: usize = 24;
/// Their names.
pub const CONTEXT_NAMES: [&str; CONTEXT] = [
    "background_cosine",
    "background_soft_least",
    "margin_most",
    "margin_least",
    "rank_most",
    "rank_least",
    "neighbours",
    "near",
    "salience_most",
    "salience_least",
    "third",
    "headline_one",
    "headline_both",
    "distance",
    "lead",
    "affinity",
    "affinity_names",
    "affinity_top",
    "entities_shared",
    "entities_share",
    "figures_shared",
    "figures_conflict",
    "times_shared",
    "times_conflict",
];

/// Which rarity the words are weighed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rarity {
    /// Within the event.
    Event,
    /// In the news at large.
    Background,
}

impl Rarity {
    fn of(self, lexicon: &Lexicon, term: u32) -> f64 {
        let e = lexicon.entry(term);
        match self {
            Self::Event => e.idf,
            Self::Background => e.background,
        }
    }
}

/// A unit with all that comparing it with many others asks for again and again.
#[derive(Clone, Debug)]
pub struct Prepared<'a> {
    unit: &'a Unit,
    /// Terms with rarity times frequency, of unit length.
    vector: Vec<(u32, f64)>,
    /// Terms with rarity.
    weights: Vec<(u32, f64)>,
    names: Vec<(u32, f64)>,
    numbers: Vec<(u32, f64)>,
    quoted: Vec<(u32, f64)>,
    total: f64,
    total_names: f64,
    bigrams: Vec<((u32, u32), f64)>,
    characters: Vec<u32>,
}

impl<'a> Prepared<'a> {
    /// Prepares a unit.
    pub fn new(lexicon: &Lexicon, unit: &'a Unit, rarity: Rarity) -> Self {
        let weight = |t: u32| rarity.of(lexicon, t);
        let weights: Vec<(u32, f64)> = unit.terms.iter().map(|&(t, _)| (t, weight(t))).collect();
        let only = |keep: &dyn Fn(u32) -> bool| weights.iter().copied().filter(|e| keep(e.0)).collect::<Vec<_>>();
        let names = only(&|t| lexicon.entry(t).name);
        let mut bigrams: Vec<((u32, u32), f64)> = unit.sequence.windows(2).map(|w| ((w[0], w[1]), weight(w[0]) + weight(w[1]))).collect();
        bigrams.sort_by_key(|b| b.0);
        bigrams.dedup_by_key(|b| b.0);
        Self {
            unit,
            vector: vector(unit, weight),
            numbers: only(&|t| lexicon.entry(t).number),
            quoted: unit.quoted.iter().map(|&t| (t, weight(t))).collect(),
            total: total(&weights),
            total_names: total(&names),
            names,
            weights,
            bigrams,
            characters: characters(lexicon, unit),
        }
    }
}

/// What two sentences share by themselves.
pub fn pair(partners: &Partners, a: &Prepared, b: &Prepared) -> [f64; PAIR] {
    let (sa, sb) = (a.total, b.total);
    let shared = common(&a.weights, &b.weights, |x, _| x);
    let (ma, mb) = (soft(partners, a, b), soft(partners, b, a));
    let names = common(&a.names, &b.names, |x, _| x);
    let numbers = common(&a.numbers, &b.numbers, |x, _| x);
    let conflict = f64::from(!a.numbers.is_empty() && !b.numbers.is_empty() && numbers == 0.0);
    let mut rarest = 0.0f64;
    let both = common(&a.weights, &b.weights, |x, _| {
        rarest = rarest.max(x);
        1.0
    });
    let bigrams = common(&a.bigrams, &b.bigrams, |x, _| x);
    let letters = count_common(&a.characters, &b.characters) as f64;
    let (la, lb) = (a.unit.sequence.len() as f64, b.unit.sequence.len() as f64);
    [
        common(&a.vector, &b.vector, |x, y| x * y),
        share(shared, sa + sb - shared),
        share(shared, sa.min(sb)),
        share(ma, sa).max(share(mb, sb)),
        share(ma, sa).min(share(mb, sb)),
        share(bigrams, total(&a.bigrams).min(total(&b.bigrams))),
        (1.0 + run(&a.unit.sequence, &b.unit.sequence) as f64).ln(),
        names.sqrt(),
        share(a.total_names + b.total_names - 2.0 * names, sa + sb),
        numbers.sqrt(),
        conflict,
        share(common(&a.quoted, &b.quoted, |x, _| x), total(&a.quoted).min(total(&b.quoted))),
        rarest,
        share(letters, (a.characters.len() as f64 * b.characters.len() as f64).sqrt()),
        (1.0 + la.min(lb)).ln(),
        (1.0 + la.max(lb)).ln() - (1.0 + la.min(lb)).ln(),
        share(both, (a.weights.len() as f64 * b.weights.len() as f64).sqrt()),
        share(2.0 * in_order(&a.unit.sequence, &b.unit.sequence) as f64, la + lb),
        (1.0 + (sa - ma).max(sb - mb)).ln(),
        (1.0 + (sa - ma).min(sb - mb)).ln(),
    ]
}

/// What the event says of its units, worked out once for all pairs.
#[derive(Debug)]
pub struct Around<'a> {
    event: &'a Event<'a>,
    similarity: &'a Similarity,
    partners: &'a Partners,
    /// For each unit: how much the best of each other article has in common with it, on average.
    salience: Vec<f64>,
}

impl<'a> Around<'a> {
    /// Prepares it.
    pub fn new(event: &'a Event<'a>, similarity: &'a Similarity, partners: &'a Partners) -> Self {
        let articles = event.articles.len();
        let salience = |(u, unit): (usize, &Unit)| {
            let sum: f64 = (0..articles).filter(|&x| x != unit.place.article).map(|x| similarity.best(u, x).first).sum();
            share(sum, articles as f64 - 1.0)
        };
        Self { event, similarity, partners, salience: event.units.iter().enumerate().map(salience).collect() }
    }
}

/// What the event says of two of its units (positions in [`Event::units`]); both prepared with rarity in the news at large.
pub fn context(around: &Around, i: usize, j: usize, background: (&Prepared, &Prepared)) -> [f64; CONTEXT] {
    let Around { event, similarity, partners, .. } = *around;
    let (a, b) = (&event.units[i], &event.units[j]);
    let (article_a, article_b) = (a.place.article, b.place.article);
    let cosine = similarity.get(i, j);
    let (p, q) = background;
    let (covered_a, covered_b) = (soft(partners, p, q), soft(partners, q, p));
    // How far the other stands out from the second best of its article.
    let margin = |from: usize, to: usize, article: usize| {
        let best = similarity.best(from, article);
        cosine - if best.unit == to { best.second } else { best.first }
    };
    let (mi, mj) = (margin(i, j, article_b), margin(j, i, article_a));
    let rank = |from: usize, article: usize| {
        let better = similarity.row(from, article).iter().filter(|e| f64::from(e.1) > cosine).count();
        1.0 / (1.0 + better as f64)
    };
    let (ri, rj) = (rank(i, article_b), rank(j, article_a));
    let step = |u: usize, by: i64, article: usize| {
        let to = usize::try_from(u as i64 + by).ok()?;
        (event.units.get(to)?.place.article == article).then_some(to)
    };
    let near = |x: i64, y: i64| match (step(i, x, article_a), step(j, y, article_b)) {
        (Some(p), Some(q)) => similarity.get(p, q),
        _ => 0.0,
    };
    let beside = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, -1)].iter().map(|&(x, y)| near(x, y)).fold(0.0, f64::max);
    let (si, sj) = (around.salience[i], around.salience[j]);
    let third = similarity.third(i, j, article_a, article_b);
    let affinity = similarity.affinity(article_a, article_b);
    let names = facts(&event.lexicon, &a.facts.names, &b.facts.names);
    let figures = facts(&event.lexicon, &a.facts.figures, &b.facts.figures);
    let times = facts(&event.lexicon, &a.facts.times, &b.facts.times);
    let headlines = [a, b].iter().filter(|u| u.place.sentence == HEADLINE).count();
    [
        common(&p.vector, &q.vector, |x, y| x * y),
        share(covered_a, p.total).min(share(covered_b, q.total)),
        mi.max(mj),
        mi.min(mj),
        ri.max(rj),
        ri.min(rj),
        (near(-1, -1) + near(1, 1)) / 2.0,
        beside,
        si.max(sj),
        si.min(sj),
        third,
        f64::from(headlines == 1),
        f64::from(headlines == 2),
        (a.position - b.position).abs(),
        f64::from(a.place.sentence <= 1 && b.place.sentence <= 1),
        affinity.words,
        affinity.names,
        affinity.top,
        names.0.sqrt(),
        names.1,
        figures.0.sqrt(),
        figures.2,
        times.0.sqrt(),
        times.2,
    ]
}

/// Rarity of the facts that both have, their share of the side with less, and whether both have some but none in common.
fn facts(lexicon: &Lexicon, a: &[u32], b: &[u32]) -> (f64, f64, f64) {
    let weigh = |list: &[u32]| list.iter().map(|&t| (t, lexicon.entry(t).idf)).collect::<Vec<_>>();
    let (x, y) = (weigh(a), weigh(b));
    let both = common(&x, &y, |p, _| p);
    (both, share(both, total(&x).min(total(&y))), f64::from(!a.is_empty() && !b.is_empty() && both == 0.0))
}

fn total<K>(weights: &[(K, f64)]) -> f64 {
    weights.iter().map(|e| e.1).sum()
}

/// How many keys two sorted lists have in common.
fn count_common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Weight of `a` that finds a partner in `b`: the same word, or less for one that may stand for it.
fn soft(partners: &Partners, a: &Prepared, b: &Prepared) -> f64 {
    let has = |list: &[(u32, f64)], t: u32| list.binary_search_by_key(&t, |e| e.0).is_ok();
    let partner = |t: u32| {
        if has(&b.weights, t) {
            return 1.0;
        }
        if has(&a.numbers, t) {
            return if b.numbers.is_empty() { 0.0 } else { FIGURES };
        }
        partners.of(t).iter().find(|(u, _)| has(&b.weights, *u)).map_or(0.0, |(_, how)| *how)
    };
    a.weights.iter().map(|&(t, w)| w * partner(t)).sum()
}

/// Length of the longest run of terms in common.
fn run(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    let mut best = 0;
    for x in a {
        for j in (0..b.len()).rev() {
            row[j + 1] = if *x == b[j] { row[j] + 1 } else { 0 };
            best = best.max(row[j + 1]);
        }
    }
    best
}

/// Length of the longest subsequence of terms in common: the words in the same order, others between them.
fn in_order(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// Letter groups of four within words, in order: forms and spellings that stemming parts.
fn characters(lexicon: &Lexicon, unit: &Unit) -> Vec<u32> {
    let mut grams: Vec<u32> = Vec::new();
    for &(t, _) in &unit.terms {
        let key = lexicon.entry(t).key.as_bytes();
        if key.len() <= 4 {
            grams.push(key.iter().fold(1, |h, b| (h << 8 | u32::from(*b)).rotate_left(3)));
        }
        grams.extend(key.windows(4).map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]])));
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}
