//! What speaks for two sentences reporting the same fact. Computed here and nowhere else: the training script reads these
//! very values (`examples/alignment_features.rs`).

use crate::align::similarity::{Similarity, common, vector};
use crate::article::HEADLINE;
use crate::event::{Event, Lexicon, Unit};

/// How many signals two sentences give by themselves.
pub const PAIR: usize = 16;
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
];

/// How many signals the event adds.
pub const CONTEXT: usize = 16;
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

/// What two sentences share by themselves.
pub fn pair(lexicon: &Lexicon, a: &Unit, b: &Unit, rarity: Rarity) -> [f64; PAIR] {
    let weight = |t: u32| rarity.of(lexicon, t);
    let (va, vb) = (vector(a, weight), vector(b, weight));
    let plain = |u: &Unit| u.terms.iter().map(|&(t, _)| (t, weight(t))).collect::<Vec<_>>();
    let (wa, wb) = (plain(a), plain(b));
    let total = |w: &[(u32, f64)]| w.iter().map(|e| e.1).sum::<f64>();
    let (sa, sb) = (total(&wa), total(&wb));
    let shared = common(&wa, &wb, |x, _| x);
    let (ma, mb) = (soft(lexicon, &wa, &wb), soft(lexicon, &wb, &wa));
    let only = |w: &[(u32, f64)], keep: &dyn Fn(u32) -> bool| w.iter().copied().filter(|e| keep(e.0)).collect::<Vec<_>>();
    let name = |t: u32| lexicon.entry(t).name;
    let number = |t: u32| lexicon.entry(t).number;
    let (na, nb) = (only(&wa, &name), only(&wb, &name));
    let names = common(&na, &nb, |x, _| x);
    let (fa, fb) = (only(&wa, &number), only(&wb, &number));
    let numbers = common(&fa, &fb, |x, _| x);
    let conflict = f64::from(!fa.is_empty() && !fb.is_empty() && numbers == 0.0);
    let quoted = |u: &Unit| u.quoted.iter().map(|&t| (t, weight(t))).collect::<Vec<_>>();
    let (qa, qb) = (quoted(a), quoted(b));
    let rarest = wa.iter().filter(|e| wb.binary_search_by_key(&e.0, |x| x.0).is_ok()).map(|e| e.1).fold(0.0, f64::max);
    let (la, lb) = (a.sequence.len() as f64, b.sequence.len() as f64);
    [
        common(&va, &vb, |x, y| x * y),
        share(shared, sa + sb - shared),
        share(shared, sa.min(sb)),
        share(ma, sa).max(share(mb, sb)),
        share(ma, sa).min(share(mb, sb)),
        bigrams(lexicon, a, b, rarity),
        (1.0 + run(&a.sequence, &b.sequence) as f64).ln(),
        names.sqrt(),
        share(total(&na) + total(&nb) - 2.0 * names, sa + sb),
        numbers.sqrt(),
        conflict,
        share(common(&qa, &qb, |x, _| x), total(&qa).min(total(&qb))),
        rarest,
        characters(lexicon, a, b),
        (1.0 + la.min(lb)).ln(),
        (1.0 + la.max(lb)).ln() - (1.0 + la.min(lb)).ln(),
    ]
}

/// What the event says of two of its units (positions in [`Event::units`]).
pub fn context(event: &Event, similarity: &Similarity, i: usize, j: usize) -> [f64; CONTEXT] {
    let (a, b) = (&event.units[i], &event.units[j]);
    let (article_a, article_b) = (a.place.article, b.place.article);
    let cosine = similarity.get(i, j);
    let background = pair(&event.lexicon, a, b, Rarity::Background);
    // How far the other stands out from the second best of its article.
    let margin = |from: usize, to: usize, article: usize| {
        let best = similarity.best(from, article);
        cosine - if best.unit == to { best.second } else { best.first }
    };
    let (mi, mj) = (margin(i, j, article_b), margin(j, i, article_a));
    let rank = |from: usize, article: usize| {
        let better = similarity.row(from, article).iter().filter(|e| e.1 > cosine).count();
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
    let around = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, -1)].iter().map(|&(x, y)| near(x, y)).fold(0.0, f64::max);
    let articles = event.articles.len();
    let salience = |u: usize, own: usize| {
        let sum: f64 = (0..articles).filter(|&x| x != own).map(|x| similarity.best(u, x).first).sum();
        share(sum, articles as f64 - 1.0)
    };
    let (si, sj) = (salience(i, article_a), salience(j, article_b));
    let third = (0..articles)
        .filter(|&x| x != article_a && x != article_b)
        .map(|x| {
            let (p, q) = (similarity.best(i, x), similarity.best(j, x));
            p.first.min(similarity.get(p.unit, j)).max(q.first.min(similarity.get(q.unit, i)))
        })
        .fold(0.0, f64::max);
    let headlines = [a, b].iter().filter(|u| u.place.sentence == HEADLINE).count();
    [
        background[0],
        background[4],
        mi.max(mj),
        mi.min(mj),
        ri.max(rj),
        ri.min(rj),
        (near(-1, -1) + near(1, 1)) / 2.0,
        around,
        si.max(sj),
        si.min(sj),
        third,
        f64::from(headlines == 1),
        f64::from(headlines == 2),
        (a.position - b.position).abs(),
        f64::from(a.place.sentence <= 1 && b.place.sentence <= 1),
        similarity.affinity(article_a, article_b),
    ]
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Weight of `a` that finds a partner in `b`: the same word, or less for one that may stand for it.
fn soft(lexicon: &Lexicon, a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    a.iter()
        .map(|&(t, w)| {
            if b.binary_search_by_key(&t, |e| e.0).is_ok() {
                return w;
            }
            w * b.iter().map(|&(u, _)| partner(lexicon, t, u)).fold(0.0, f64::max)
        })
        .sum()
}

/// How well one word may stand for another, 0 to 1.
fn partner(lexicon: &Lexicon, t: u32, u: u32) -> f64 {
    let (x, y) = (lexicon.entry(t), lexicon.entry(u));
    if x.number || y.number {
        // Figures that differ are a sign that the same thing is counted.
        return if x.number && y.number { 0.3 } else { 0.0 };
    }
    if x.groups.iter().any(|g| y.groups.contains(g)) {
        return 0.7;
    }
    let head = x.key.bytes().zip(y.key.bytes()).take_while(|(p, q)| p == q).count();
    if head >= 4 && head * 3 >= x.key.len().max(y.key.len()) * 2 { 0.6 } else { 0.0 }
}

/// Share of neighbouring words in common.
fn bigrams(lexicon: &Lexicon, a: &Unit, b: &Unit, rarity: Rarity) -> f64 {
    let grams = |u: &Unit| {
        let mut g: Vec<(u32, u32)> = u.sequence.windows(2).map(|w| (w[0], w[1])).collect();
        g.sort_unstable();
        g.dedup();
        g
    };
    let (x, y) = (grams(a), grams(b));
    let weigh = |g: &(u32, u32)| rarity.of(lexicon, g.0) + rarity.of(lexicon, g.1);
    let both: f64 = x.iter().filter(|g| y.binary_search(g).is_ok()).map(weigh).sum();
    let least = x.iter().map(weigh).sum::<f64>().min(y.iter().map(weigh).sum());
    share(both, least)
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

/// Cosine of letter groups of four within words: forms and spellings that stemming parts.
fn characters(lexicon: &Lexicon, a: &Unit, b: &Unit) -> f64 {
    let grams = |u: &Unit| {
        let mut g: Vec<u32> = Vec::new();
        for &(t, _) in &u.terms {
            let key = lexicon.entry(t).key.as_bytes();
            if key.len() <= 4 {
                g.push(key.iter().fold(1, |h, b| (h << 8 | u32::from(*b)).rotate_left(3)));
            }
            g.extend(key.windows(4).map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]])));
        }
        g.sort_unstable();
        g.dedup();
        g
    };
    let (x, y) = (grams(a), grams(b));
    let both = x.iter().filter(|g| y.binary_search(g).is_ok()).count() as f64;
    share(both, (x.len() as f64 * y.len() as f64).sqrt())
}
