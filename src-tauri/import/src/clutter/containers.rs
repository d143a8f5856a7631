//! What the elements around a block hold: where on the page the prose stands.

use foldhash::{HashMap, HashMapExt};

use super::shape::Shape;
use super::{LEVELS, Line};

/// Names of the values, in the order of [`values`].
pub const NAMES: [&str; 24] = [
    "template prose share",
    "template prose share short",
    "template lines",
    "template links",
    "template prose of words",
    "own prose share",
    "parent prose share",
    "grandparent prose share",
    "parent links",
    "grandparent links",
    "parent prose of words",
    "grandparent prose of words",
    "best score",
    "best score short",
    "parent score",
    "grandparent score",
    "in best parent",
    "in best grandparent",
    "in best further",
    "outside best",
    "outside best long",
    "before best",
    "after best",
    "parent lines",
];

/// What one element, or one template, holds.
#[derive(Clone, Copy, Default)]
struct Sum {
    words: f32,
    prose: f32,
    linked: f32,
    lines: f32,
    /// As Readability scores candidates: prose counts whole for the parent, half for its parent, a third for the next.
    score: f32,
}

/// Whether the elements around the blocks are known: of pages, not of text and not of PDF.
pub fn known(lines: &[Line]) -> bool {
    lines.iter().any(|l| l.markup.containers[0] > 0)
}

/// The values of every line; no rows where no elements are known.
pub fn values(lines: &[Line], shapes: &[Shape]) -> Vec<[f32; NAMES.len()]> {
    if !known(lines) {
        return Vec::new();
    }
    let mut elements: HashMap<u32, Sum> = HashMap::new();
    let mut templates: HashMap<u32, Sum> = HashMap::new();
    let mut total = Sum::default();
    for (line, s) in lines.iter().zip(shapes) {
        let m = &line.markup;
        let prose = if s.words >= 8.0 && s.sentence_end { s.words * (1.0 - m.links) } else { 0.0 };
        let add = |sum: &mut Sum, share: f32| {
            sum.words += s.words;
            sum.prose += prose;
            sum.linked += s.words * m.links;
            sum.lines += 1.0;
            sum.score += prose.min(120.0) * share;
        };
        add(&mut total, 0.0);
        add(templates.entry(m.template).or_default(), 0.0);
        for (level, &element) in m.containers.iter().enumerate().filter(|(_, e)| **e > 0) {
            // Text right in an element counts for it as a paragraph's text counts for the paragraph's parent.
            let share = match level {
                0 if !m.paragraph => 0.7,
                1 => 1.0,
                2 => 0.5,
                3 => 0.3,
                _ => 0.0,
            };
            add(elements.entry(element).or_default(), share);
        }
    }
    for sum in elements.values_mut() {
        sum.score *= 1.0 - sum.linked / sum.words.max(1.0);
    }
    // Ties go to the element that opens first: the same on every run.
    let best = elements.iter().max_by(|a, b| a.1.score.total_cmp(&b.1.score).then(b.0.cmp(a.0))).map_or(0, |(e, _)| *e);
    let top = elements.get(&best).map_or(1.0, |s| s.score).max(1.0);
    let inside = |l: &Line| l.markup.containers.contains(&best);
    let first = lines.iter().position(inside).unwrap_or(0);
    let last = lines.iter().rposition(inside).unwrap_or(0);
    let all = total.prose.max(1.0);
    let none = Sum::default();
    lines
        .iter()
        .zip(shapes)
        .enumerate()
        .map(|(i, (line, s))| {
            let m = &line.markup;
            let short = s.words < 8.0;
            let b = |x: bool| f32::from(u8::from(x));
            let of = |level: usize| m.containers.get(level).and_then(|e| elements.get(e)).unwrap_or(&none);
            let template = templates.get(&m.template).unwrap_or(&none);
            let scores: [f32; LEVELS] = std::array::from_fn(|level| of(level).score / top);
            let highest = scores.iter().copied().fold(0.0, f32::max);
            let at = m.containers.iter().position(|e| *e == best && best > 0);
            let share = |sum: &Sum| sum.prose / all;
            let links = |sum: &Sum| sum.linked / sum.words.max(1.0);
            let dense = |sum: &Sum| sum.prose / sum.words.max(1.0);
            [
                share(template),
                if short { share(template) } else { 0.0 },
                (1.0 + template.lines).ln() / 4.0,
                links(template),
                dense(template),
                share(of(0)),
                share(of(1)),
                share(of(2)),
                links(of(1)),
                links(of(2)),
                dense(of(1)),
                dense(of(2)),
                highest,
                if short { highest } else { 0.0 },
                scores[1],
                scores[2],
                b(matches!(at, Some(0 | 1))),
                b(at == Some(2)),
                b(at.is_some_and(|a| a > 2)),
                b(at.is_none()),
                b(at.is_none() && !short),
                b(i < first),
                b(i > last),
                (1.0 + of(1).lines).ln() / 4.0,
            ]
        })
        .collect()
}
