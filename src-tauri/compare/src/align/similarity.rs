//! How alike the units of an event are by their rare words, by an inverted index: the basis for candidates and context.

use crate::event::{Event, Unit};

/// Weaker than this is no similarity worth keeping.
const FLOOR: f64 = 0.02;

/// The same in an event of many units, where it is the memory that counts.
const FLOOR_OF_LARGE: f64 = 0.06;

/// Units of a large event.
const LARGE: usize = 1000;

/// Of the units that are like one, only so many of the closest are kept in a large event.
const MOST: usize = 1024;

/// Articles that are asked for a third sentence.
const THIRDS: usize = 12;

/// Cosines of tf-idf vectors (rarity within the event) between units of different articles.
#[derive(Debug)]
pub struct Similarity {
    /// For each unit: the units of other articles that share a term, in order, with the cosine.
    rows: Vec<Vec<(u32, f32)>>,
    /// First unit of each article, and one past the last.
    starts: Vec<usize>,
    /// For each unit and article: the best unit there, its cosine, and the second best cosine.
    best: Vec<Kept>,
    /// For each unit: the articles that have the closest units, closest first.
    closest: Vec<Vec<u32>>,
    /// For each pair of articles.
    affinity: Vec<Affinity>,
}

/// How much two articles share as wholes, each 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Affinity {
    /// Cosine of their vocabularies.
    pub words: f64,
    /// The same over names alone.
    pub names: f64,
    /// Cosine of their closest sentences.
    pub top: f64,
}

/// The closest unit of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Best {
    /// Which; meaningless where `first` is 0.
    pub unit: usize,
    /// Its cosine.
    pub first: f64,
    /// Cosine of the next best.
    pub second: f64,
}

/// A [`Best`] as it is kept, for every unit and article.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    unit: u32,
    first: f32,
    second: f32,
}

/// The terms of a unit with their weights, of unit length.
pub fn vector(unit: &Unit, weight: impl Fn(u32) -> f64) -> Vec<(u32, f64)> {
    unit_length(&unit.terms, weight)
}

fn unit_length(terms: &[(u32, u32)], weight: impl Fn(u32) -> f64) -> Vec<(u32, f64)> {
    let mut out: Vec<(u32, f64)> = terms.iter().map(|&(t, n)| (t, (1.0 + f64::from(n).ln()) * weight(t))).collect();
    let norm = out.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
    if norm > 0.0 {
        out.iter_mut().for_each(|(_, w)| *w /= norm);
    }
    out
}

/// Sum over the common keys of two sorted lists.
pub fn common<K: Ord>(a: &[(K, f64)], b: &[(K, f64)], mut join: impl FnMut(f64, f64) -> f64) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += join(a[i].1, b[j].1);
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

impl Similarity {
    /// Compares all units of an event that share a term.
    pub fn of(event: &Event) -> Self {
        let n = event.units.len();
        let starts: Vec<usize> = (0..event.articles.len()).map(|a| event.units_of(a).start).chain([n]).collect();
        let vectors: Vec<Vec<(u32, f64)>> = event.units.iter().map(|u| vector(u, |t| event.lexicon.entry(t).idf)).collect();
        let mut postings: Vec<Vec<(u32, f64)>> = vec![Vec::new(); event.lexicon.entries.len()];
        for (i, v) in vectors.iter().enumerate() {
            for &(t, w) in v {
                postings[t as usize].push((i as u32, w));
            }
        }
        let mut rows = Vec::with_capacity(n);
        let mut best = Vec::with_capacity(n * event.articles.len());
        let floor = if n < LARGE { FLOOR } else { FLOOR_OF_LARGE };
        let (mut sum, mut touched) = (vec![0.0; n], Vec::new());
        for (i, v) in vectors.iter().enumerate() {
            let own = event.units_of(event.units[i].place.article);
            for &(t, w) in v {
                for &(j, x) in &postings[t as usize] {
                    if own.contains(&(j as usize)) {
                        continue;
                    }
                    if sum[j as usize] == 0.0 {
                        touched.push(j);
                    }
                    sum[j as usize] += w * x;
                }
            }
            touched.sort_unstable();
            let row = touched.iter().map(|&j| (j, sum[j as usize] as f32)).filter(|(_, c)| f64::from(*c) >= floor);
            let mut row: Vec<(u32, f32)> = row.collect();
            closest_in(&row, &starts, &mut best);
            if n >= LARGE && row.len() > MOST {
                row.select_nth_unstable_by(MOST, |x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
                row.truncate(MOST);
                row.sort_unstable_by_key(|e| e.0);
            }
            row.shrink_to_fit();
            rows.push(row);
            touched.drain(..).for_each(|j| sum[j as usize] = 0.0);
        }
        let affinity = affinity(event, &best);
        let closest = closest(event, &best);
        Self { rows, starts, best, closest, affinity }
    }

    /// Cosine of two units of different articles; 0 where they share nothing of weight.
    pub fn get(&self, a: usize, b: usize) -> f64 {
        let Some(row) = self.rows.get(a) else { return 0.0 };
        row.binary_search_by_key(&(b as u32), |e| e.0).map_or(0.0, |at| f64::from(row[at].1))
    }

    /// The units of one article that share terms with a unit, with cosines.
    pub fn row(&self, unit: usize, article: usize) -> &[(u32, f32)] {
        let row = &self.rows[unit];
        let from = row.partition_point(|e| (e.0 as usize) < self.starts[article]);
        let to = row.partition_point(|e| (e.0 as usize) < self.starts[article + 1]);
        &row[from..to]
    }

    /// The closest unit of an article.
    pub fn best(&self, unit: usize, article: usize) -> Best {
        let Kept { unit, first, second } = self.best[unit * (self.starts.len() - 1) + article];
        Best { unit: unit as usize, first: f64::from(first), second: f64::from(second) }
    }

    /// How well a sentence of a third article supports that two units are alike: the weaker of its likeness to the two.
    pub fn third(&self, i: usize, j: usize, article_i: usize, article_j: usize) -> f64 {
        let through = |from: usize, to: usize| {
            let mut most = 0.0f64;
            for &x in &self.closest[from] {
                let best = self.best(from, x as usize);
                if best.first <= most {
                    break;
                }
                if x as usize != article_i && x as usize != article_j {
                    most = most.max(best.first.min(self.get(best.unit, to)));
                }
            }
            most
        };
        through(i, j).max(through(j, i))
    }

    /// How much two articles share as wholes.
    pub fn affinity(&self, a: usize, b: usize) -> Affinity {
        self.affinity[a * (self.starts.len() - 1) + b]
    }
}

/// For each unit the articles with the closest units.
fn closest(event: &Event, best: &[Kept]) -> Vec<Vec<u32>> {
    let articles = event.articles.len();
    let of = |of_unit: &[Kept]| {
        let mut order: Vec<u32> = (0..articles as u32).filter(|&x| of_unit[x as usize].first > 0.0).collect();
        order.sort_by(|&x, &y| of_unit[y as usize].first.total_cmp(&of_unit[x as usize].first).then(x.cmp(&y)));
        order.truncate(THIRDS);
        order
    };
    best.chunks(articles.max(1)).map(of).collect()
}

/// Adds the closest unit of each article to the list, by a unit's row.
fn closest_in(row: &[(u32, f32)], starts: &[usize], best: &mut Vec<Kept>) {
    let (from, mut article) = (best.len(), 0);
    best.resize(from + starts.len() - 1, Kept::default());
    for &(j, c) in row {
        while j as usize >= starts[article + 1] {
            article += 1;
        }
        let b = &mut best[from + article];
        if c > b.first {
            *b = Kept { unit: j, first: c, second: b.first };
        } else if c > b.second {
            b.second = c;
        }
    }
}

/// How much each two articles share, rare words of the news at large weighing most.
fn affinity(event: &Event, best: &[Kept]) -> Vec<Affinity> {
    let n = event.articles.len();
    let terms: Vec<Vec<(u32, u32)>> = (0..n).map(|a| vocabulary(event, a)).collect();
    let weight = |t: u32| event.lexicon.entry(t).background;
    let words: Vec<_> = terms.iter().map(|t| unit_length(t, weight)).collect();
    let names: Vec<_> = terms.iter().map(|t| unit_length(t, |t| if event.lexicon.entry(t).name { weight(t) } else { 0.0 })).collect();
    let mut out = Vec::with_capacity(n * n);
    for a in 0..n {
        for b in 0..n {
            let dot = |v: &[Vec<(u32, f64)>]| common(&v[a], &v[b], |x, y| x * y);
            let top = f64::from(event.units_of(a).map(|u| best[u * n + b].first).fold(0.0, f32::max));
            out.push(Affinity { words: dot(&words), names: dot(&names), top });
        }
    }
    out
}

/// The distinct terms of an article and how often each stands there.
fn vocabulary(event: &Event, article: usize) -> Vec<(u32, u32)> {
    let mut all: Vec<(u32, u32)> = event.units_of(article).flat_map(|u| event.units[u].terms.iter().copied()).collect();
    all.sort_unstable();
    all.dedup_by(|x, kept| {
        let same = x.0 == kept.0;
        if same {
            kept.1 += x.1;
        }
        same
    });
    all
}
