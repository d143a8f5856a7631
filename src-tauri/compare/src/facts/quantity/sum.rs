//! Counts that make a sum: "six men and a woman" are seven people.

use crate::fact::{Fact, FactKind, Quantity, Value};
use crate::span::Span;

/// Counts of people joined by "and" or commas, and what they come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// Positions of the parts in the facts given; two or more, in order of place.
    pub parts: Vec<usize>,
    /// From the first part to the last.
    pub span: Span,
    /// The total: unit `people`, no `unit_word`, the parts' `about`, exact only if all parts are.
    pub total: Quantity,
}

/// The sums among the facts of **one sentence** (in order of place). `text` is what their spans are of.
///
/// Parts are counts of people of which the same (or nothing) is said, with no more between them than the noun's modifiers, an
/// age, commas and "and".
/// Each part stays a fact of its own; a judge that sets "seven people were shot" against "six men and a woman were shot" should
/// compare with the total as well as with the parts, and let either agree.
pub fn sums(facts: &[Fact], text: &str) -> Vec<Sum> {
    let counts: Vec<(usize, &Fact, &Quantity)> = facts
        .iter()
        .enumerate()
        .filter_map(|(i, f)| match &f.value {
            Value::Quantity(q) if f.kind == FactKind::Number && q.unit == "people" => Some((i, f, q)),
            _ => None,
        })
        .collect();
    let mut out: Vec<Sum> = Vec::new();
    let mut run: Vec<(usize, &Fact, &Quantity)> = Vec::new();
    for c in counts {
        if run.last().is_some_and(|last| !joins(text, last, &c)) {
            out.extend(total(&run));
            run.clear();
        }
        run.push(c);
    }
    out.extend(total(&run));
    out
}

fn joins(text: &str, a: &(usize, &Fact, &Quantity), b: &(usize, &Fact, &Quantity)) -> bool {
    let said = a.2.about == b.2.about || a.2.about.is_empty() || b.2.about.is_empty();
    if !said || a.2.unit_word == b.2.unit_word && a.2.unit_word.is_empty() {
        return false;
    }
    let between = Span::new(a.1.span.end, b.1.span.start).of(text);
    between.len() <= 6
        && between.split_whitespace().all(|w| matches!(w.trim_matches(','), "" | "and" | "plus" | "&" | "und" | "et" | "y"))
        && !between.is_empty()
}

fn total(run: &[(usize, &Fact, &Quantity)]) -> Option<Sum> {
    let (first, last) = (run.first()?, run.last()?);
    if run.len() < 2 {
        return None;
    }
    let add = |of: fn(&Quantity) -> Option<f64>| run.iter().map(|c| of(c.2)).sum::<Option<f64>>();
    let total = Quantity {
        amount: run.iter().map(|c| c.2.amount).sum(),
        low: add(|q| q.low),
        high: add(|q| q.high),
        unit: "people".to_owned(),
        unit_word: String::new(),
        about: run.iter().map(|c| &c.2.about).find(|a| !a.is_empty()).cloned().unwrap_or_default(),
        of: String::new(),
        approximate: run.iter().any(|c| c.2.approximate),
    };
    Some(Sum { parts: run.iter().map(|c| c.0).collect(), span: Span::new(first.1.span.start, last.1.span.end), total })
}
