//! The second look: what the first scores around a line, in its element and in its template say of it.
//!
//! Stacked sequential learning (Cohen and Carvalho, 2005): a second table is trained on the first one's answers, each made by a table
//! that had not seen the file.

use foldhash::{HashMap, HashMapExt};

use super::Line;
use super::shape::Shape;
use super::words::Cue;

/// Names of the values, in the order of [`rows`].
pub const NAMES: [&str; 34] = [
    "one",
    "first score",
    "first share",
    "first share short",
    "share at -1",
    "share at -2",
    "share at -3",
    "share at +1",
    "share at +2",
    "share at +3",
    "share 5 before",
    "share 5 after",
    "share 12 around",
    "least of neighbours",
    "most of neighbours",
    "mass before",
    "mass after",
    "parent share",
    "parent share short",
    "grandparent share",
    "template share",
    "template share short",
    "template rest",
    "best before",
    "best after",
    "short",
    "log words",
    "sentence end",
    "caption cue",
    "heading",
    "caption",
    "links",
    "markup",
    "kept words",
];

/// The values of every line from its first score (log-odds).
pub fn rows(lines: &[Line], shapes: &[Shape], scores: &[f32]) -> Vec<Vec<f32>> {
    let n = lines.len();
    let shares: Vec<f32> = scores.iter().map(|s| 1.0 / (1.0 + (-s).exp())).collect();
    let weights: Vec<f32> = shapes.iter().map(|s| (1.0 + s.words).sqrt()).collect();
    // Sums up to each line, so that every stretch costs the same.
    let mut mass = vec![(0.0_f32, 0.0_f32)];
    for i in 0..n {
        let (m, w) = mass[i];
        mass.push((m + shares[i] * weights[i], w + weights[i]));
    }
    let mean = |from: usize, to: usize| {
        let (a, b) = (mass[from.min(n)], mass[to.min(n)]);
        if b.1 > a.1 { (b.0 - a.0) / (b.1 - a.1) } else { 0.0 }
    };
    let mut elements: HashMap<u32, (f32, f32)> = HashMap::new();
    let mut templates: HashMap<u32, (f32, f32)> = HashMap::new();
    for i in 0..n {
        let m = &lines[i].markup;
        if !m.known {
            continue;
        }
        for container in m.containers.into_iter().filter(|c| *c > 0) {
            let sum = elements.entry(container).or_default();
            *sum = (sum.0 + shares[i] * weights[i], sum.1 + weights[i]);
        }
        let sum = templates.entry(m.template).or_default();
        *sum = (sum.0 + shares[i] * weights[i], sum.1 + weights[i]);
    }
    let total = mass[n].0.max(1.0);
    let words: f32 = shapes.iter().zip(&shares).map(|(s, p)| s.words * p).sum();
    let mut best_before = vec![0.0_f32; n + 1];
    for i in 0..n {
        best_before[i + 1] = best_before[i].max(if shapes[i].words >= 12.0 { shares[i] } else { 0.0 });
    }
    let mut best_after = vec![0.0_f32; n + 1];
    for i in (0..n).rev() {
        best_after[i] = best_after[i + 1].max(if shapes[i].words >= 12.0 { shares[i] } else { 0.0 });
    }
    let b = |x: bool| f32::from(u8::from(x));
    (0..n)
        .map(|i| {
            let (m, s) = (&lines[i].markup, &shapes[i]);
            let short = s.words < 8.0;
            let only_short = |x: f32| if short { x } else { 0.0 };
            let near = |offset: isize| i.checked_add_signed(offset).and_then(|j| shares.get(j)).copied().unwrap_or(0.0);
            let ratio = |sum: Option<&(f32, f32)>| sum.map_or(0.0, |(m, w)| m / w.max(1e-6));
            let element = |level: usize| ratio(elements.get(&m.containers[level]).filter(|_| m.containers[level] > 0));
            let template = if m.known { ratio(templates.get(&m.template)) } else { 0.0 };
            let rest = templates.get(&m.template).filter(|_| m.known).map_or(0.0, |(sum, w)| {
                let (sum, w) = (sum - shares[i] * weights[i], w - weights[i]);
                if w > 0.5 { sum / w } else { shares[i] }
            });
            vec![
                1.0,
                scores[i],
                shares[i],
                only_short(shares[i]),
                near(-1),
                near(-2),
                near(-3),
                near(1),
                near(2),
                near(3),
                mean(i.saturating_sub(5), i),
                mean(i + 1, i + 6),
                mean(i.saturating_sub(12), i + 13),
                near(-1).min(near(1)),
                near(-1).max(near(1)),
                mass[i].0 / total,
                1.0 - mass[i + 1].0 / total,
                element(1),
                only_short(element(1)),
                element(2),
                template,
                only_short(template),
                rest,
                best_before[i],
                best_after[i + 1],
                b(short),
                (1.0 + s.words).ln() / 3.0,
                b(s.sentence_end),
                b(super::words::has(s.cues, Cue::Caption)),
                b(m.heading > 0),
                b(m.caption),
                m.links,
                b(m.known),
                (1.0 + words).ln() / 8.0,
            ]
        })
        .collect()
}
