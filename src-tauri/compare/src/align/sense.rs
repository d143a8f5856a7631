//! What speaks for two sentences by their meaning: word pieces matched softly, each with its best partner on the other side and
//! weighed by its rarity (as BERTScore does), and the directions of the whole sentences less what all of the event share.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::event::Event;
use crate::meaning::{Meaning, PIECE, Vectors};

/// How many signals the meaning of two sentences gives by itself.
pub const SENSE: usize = 9;
/// Their names, as in the table of weights.
pub const SENSE_NAMES: [&str; SENSE] =
    ["match", "match_most", "match_least", "matched_most", "matched_least", "mass", "meaning", "meaning_centred", "match_top"];

/// Position of the plain cosine of the whole sentences among them.
pub const WHOLE: usize = 6;

/// Position of the centred cosine among them.
pub const CENTRED: usize = 7;

/// How many signals the other candidates of the two add.
pub const STANDING: usize = 8;
/// Their names: how far the pair stands out from the next best of either sentence, and which rank it has there.
pub const STANDING_NAMES: [&str; STANDING] = [
    "match_margin_most",
    "match_margin_least",
    "match_rank_most",
    "match_rank_least",
    "meaning_margin_most",
    "meaning_margin_least",
    "meaning_rank_most",
    "meaning_rank_least",
];

/// Margin of a pair that has no rival.
const NO_RIVAL: f64 = 0.1;

/// Likeness from which on a word piece counts as matched.
const MATCHED: f32 = 0.5;

/// The square of the length of a word piece's vector.
const ONE: f32 = 127.0 * 127.0;

/// The meaning of each unit of an event.
#[derive(Debug)]
pub struct Sense {
    /// For each unit the vectors of its word pieces, as wide as the processor multiplies them.
    tokens: Vec<Vec<[i16; PIECE]>>,
    /// For each unit, the rarity of each of its word pieces.
    rarity: Vec<Vec<f32>>,
    /// Directions of the units, of unit length.
    whole: Vec<Vec<f32>>,
    /// The same less their mean.
    centred: Vec<Vec<f32>>,
}

impl Sense {
    /// The meaning of all units of an event; `None` without a model.
    pub fn of(event: &Event, meaning: &dyn Meaning) -> Option<Self> {
        let words: Vec<&str> = event.units.iter().map(|u| event.articles[u.place.article].words(u.place.sentence)).collect();
        let vectors = vectors(&words, meaning)?;
        let mut sense = Self::new(&vectors);
        let mut count: HashMap<u32, u32> = HashMap::new();
        for v in &vectors {
            let mut pieces = v.pieces.clone();
            pieces.sort_unstable();
            pieces.dedup();
            pieces.into_iter().for_each(|p| *count.entry(p).or_default() += 1);
        }
        let n = vectors.len() as f32;
        let idf = |p: &u32| (1.0 + n / count.get(p).map_or(1.0, |&c| c as f32)).ln();
        sense.rarity = vectors.iter().map(|v| v.pieces.iter().map(idf).collect()).collect();
        Some(sense)
    }

    /// The meaning of texts that no event surrounds: word pieces are as rare as their number in the vocabulary says.
    pub fn of_texts(texts: &[&str], meaning: &dyn Meaning) -> Option<Self> {
        Some(Self::new(&vectors(texts, meaning)?))
    }

    fn new(vectors: &[Arc<Vectors>]) -> Self {
        let rarity = vectors.iter().map(|v| v.pieces.iter().map(|&p| (1.0 + p as f32 / 1000.0).ln()).collect()).collect();
        let whole: Vec<Vec<f32>> = vectors.iter().map(|v| unit(v.sentence.iter().map(|&x| f32::from(x)).collect())).collect();
        let width = whole.iter().map(Vec::len).max().unwrap_or(0);
        let mut mean = vec![0.0f32; width];
        for w in &whole {
            mean.iter_mut().zip(w).for_each(|(m, x)| *m += x / whole.len() as f32);
        }
        let centred = whole.iter().map(|w| unit(w.iter().zip(&mean).map(|(x, m)| x - m).collect())).collect();
        let wide = |v: &Arc<Vectors>| v.tokens.chunks_exact(PIECE).map(|t| std::array::from_fn(|i| i16::from(t[i]))).collect();
        Self { tokens: vectors.iter().map(wide).collect(), rarity, whole, centred }
    }

    /// Cosine of two units less what all share.
    pub fn centred(&self, a: usize, b: usize) -> f64 {
        f64::from(dot(&self.centred[a], &self.centred[b]))
    }

    /// What the meaning of two units says, in the order of [`SENSE_NAMES`].
    pub fn pair(&self, a: usize, b: usize) -> [f64; SENSE] {
        let m = self.matched(a, b);
        let f = if m.share.0 + m.share.1 > 0.0 { 2.0 * m.share.0 * m.share.1 / (m.share.0 + m.share.1) } else { 0.0 };
        let log = |x: f32| f64::from(x.max(0.0).ln_1p());
        [
            f64::from(f),
            f64::from(m.share.0.max(m.share.1)),
            f64::from(m.share.0.min(m.share.1)),
            log(m.clear.0.max(m.clear.1)),
            log(m.clear.0.min(m.clear.1)),
            log(m.mass.0.min(m.mass.1)),
            f64::from(dot(&self.whole[a], &self.whole[b])),
            self.centred(a, b),
            f64::from(m.top),
        ]
    }

    fn matched(&self, a: usize, b: usize) -> Matched {
        let (va, vb) = (&self.tokens[a], &self.tokens[b]);
        // The least that a cosine may be; products of whole numbers are compared before they become cosines.
        let mut most_a = vec![-(ONE as i32); va.len()];
        let mut most_b = vec![-(ONE as i32); vb.len()];
        for (x, most_x) in va.iter().zip(&mut most_a) {
            for (y, most_y) in vb.iter().zip(&mut most_b) {
                let product = whole_dot(x, y);
                *most_x = product.max(*most_x);
                *most_y = product.max(*most_y);
            }
        }
        let cosines = |most: Vec<i32>| most.into_iter().map(|m| m as f32 / ONE).collect::<Vec<f32>>();
        let (best_a, best_b) = (cosines(most_a), cosines(most_b));
        if best_a.is_empty() || best_b.is_empty() {
            return Matched::default();
        }
        let sum = |best: &[f32], rarity: &[f32], floor: f32| best.iter().zip(rarity).map(|(c, r)| (c - floor).max(0.0) * r).sum::<f32>();
        let total = |rarity: &[f32]| rarity.iter().sum::<f32>().max(1e-6);
        let (ra, rb) = (&self.rarity[a], &self.rarity[b]);
        let mass = (sum(&best_a, ra, 0.0), sum(&best_b, rb, 0.0));
        Matched {
            share: (mass.0 / total(ra), mass.1 / total(rb)),
            mass,
            clear: (sum(&best_a, ra, MATCHED), sum(&best_b, rb, MATCHED)),
            top: best_a.iter().copied().fold(0.0, f32::max),
        }
    }
}

/// How well the word pieces of two texts match, each side's by itself.
#[derive(Default)]
struct Matched {
    /// Share of the rarity that is matched.
    share: (f32, f32),
    /// Rarity that is matched.
    mass: (f32, f32),
    /// The same of matches that are clear.
    clear: (f32, f32),
    /// The best match of all.
    top: f32,
}

/// How each pair stands among the other candidates of its two units, in the order of [`STANDING_NAMES`].
///
/// `pairs` are positions in [`Event::units`], `values` what they are compared by: soft match and centred cosine.
pub fn standing(event: &Event, pairs: &[(usize, usize)], values: &[[f64; 2]]) -> Vec<[f64; STANDING]> {
    let article = |u: usize| event.units[u].place.article;
    let mut rivals: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (k, &(a, b)) in pairs.iter().enumerate() {
        rivals.entry((a, article(b))).or_default().push(k);
        rivals.entry((b, article(a))).or_default().push(k);
    }
    let one = |k: usize, by: usize, key: (usize, usize)| {
        let own = values[k][by];
        let others = rivals.get(&key).into_iter().flatten().filter(|&&o| o != k).map(|&o| values[o][by]);
        let (mut best, mut better) = (None::<f64>, 0);
        for v in others {
            best = Some(best.map_or(v, |b| b.max(v)));
            better += usize::from(v > own);
        }
        (best.map_or(NO_RIVAL, |b| own - b), 1.0 / (1.0 + better as f64))
    };
    let of = |(k, &(a, b)): (usize, &(usize, usize))| {
        let mut out = [0.0; STANDING];
        for by in 0..2 {
            let ((m, r), (n, s)) = (one(k, by, (a, article(b))), one(k, by, (b, article(a))));
            out[by * 4..by * 4 + 4].copy_from_slice(&[m.max(n), m.min(n), r.max(s), r.min(s)]);
        }
        out
    };
    pairs.iter().enumerate().map(of).collect()
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
    vector
}

/// Sum of products; in eight lanes, so that the compiler may use the processor's.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 8];
    let (x, y) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = x.remainder().iter().zip(y.remainder()).map(|(p, q)| p * q).sum();
    for (p, q) in x.zip(y) {
        for i in 0..8 {
            lanes[i] += p[i] * q[i];
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// Sum of products, in the form that compilers have an instruction for.
fn whole_dot(a: &[i16; PIECE], b: &[i16; PIECE]) -> i32 {
    a.iter().zip(b).map(|(&x, &y)| i32::from(x) * i32::from(y)).sum()
}

/// The vectors of texts, where there is a model and they are as they should be.
fn vectors(texts: &[&str], meaning: &dyn Meaning) -> Option<Vec<Arc<Vectors>>> {
    let vectors = meaning.vectors(texts).filter(|v| v.len() == texts.len())?;
    vectors.iter().all(|v| v.tokens.len() == v.pieces.len() * PIECE).then_some(vectors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Reference};
    use crate::document::{Document, Metadata};

    /// A model that knows letters alone: a piece a word, its direction the letter that it begins with.
    struct Letters;

    impl Meaning for Letters {
        fn vectors(&self, texts: &[&str]) -> Option<Vec<Arc<Vectors>>> {
            let one = |t: &&str| {
                let pieces: Vec<u32> = t.bytes().filter(u8::is_ascii_alphabetic).map(|b| u32::from(b % 32)).collect();
                let axis = |&p: &u32| (0..PIECE).map(move |i| if i == p as usize { 127 } else { 0 });
                let sentence = (0..32).map(|i| pieces.iter().filter(|p| **p == i).count() as i8).collect();
                Arc::new(Vectors { tokens: pieces.iter().flat_map(axis).collect(), sentence, pieces })
            };
            Some(texts.iter().map(one).collect())
        }
    }

    fn event(texts: &[&str]) -> Vec<Article> {
        let read = |(i, t): (usize, &&str)| Article::read(&i.to_string(), &Document::raw(t, Metadata::default()), Reference::default());
        texts.iter().enumerate().map(read).collect()
    }

    #[test]
    fn same_pieces_match_wholly_and_others_not_at_all() {
        let articles = event(&["abc", "cab", "xyz", "abxy", ""]);
        let event = Event::new(&articles);
        let sense = Sense::of(&event, &Letters).unwrap();
        let same = sense.pair(0, 1);
        assert!(same[..3].iter().all(|x| (x - 1.0).abs() < 1e-5), "{same:?}");
        assert_eq!(sense.pair(0, 2)[0], 0.0);
        let half = sense.pair(0, 3);
        assert!(half[0] > 0.3 && half[0] < 0.7 && half[1] >= half[2]);
        assert_eq!(sense.pair(0, 3), sense.pair(3, 0));
    }

    #[test]
    fn a_pair_without_rivals_stands_alone() {
        let articles = event(&["Apples fell. Pears rose.", "Apples fell."]);
        let event = Event::new(&articles);
        let s = standing(&event, &[(0, 2), (1, 2)], &[[0.9, 0.8], [0.4, 0.9]]);
        let close = |x: f64, y: f64| (x - y).abs() < 1e-9;
        assert!(s[0].iter().zip([0.5, 0.1, 1.0, 1.0, 0.1, -0.1, 1.0, 0.5]).all(|(x, y)| close(*x, y)), "{:?}", s[0]);
        assert_eq!(s[1][2..4], [1.0, 0.5]);
    }
}
