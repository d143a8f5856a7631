//! Before, during or after the same thing.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Before,
    During,
    After,
}

/// What the words at a position say of the order, and how many they are.
fn order(m: &Mention, i: usize) -> Option<(Order, usize)> {
    let next = m.words.get(i + 1).map_or("", |w| w.lower.as_str());
    match (m.words[i].lower.as_str(), next) {
        ("before", _) => Some((Order::Before, 1)),
        ("prior", "to") | ("ahead", "of") => Some((Order::Before, 2)),
        ("during" | "amid", _) => Some((Order::During, 1)),
        ("after" | "following" | "once", _) => Some((Order::After, 1)),
        _ => None,
    }
}

/// So many words of order of one sentence are looked at: of more it is none.
const MOST: usize = 24;

/// A word of order: where it stands, what it says, and what may be named behind it.
struct Mark {
    at: usize,
    order: Order,
    named: Vec<usize>,
}

fn marks(m: &Mention) -> Vec<Mark> {
    let all = (0..m.words.len()).filter_map(|at| order(m, at).map(|(order, wide)| (at, order, wide)));
    all.take(MOST).map(|(at, order, wide)| Mark { at, order, named: named(m, at + wide) }).collect()
}

/// "after the match" against "before the match", where what it was is told in the same words.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (marks(pair.a), marks(pair.b));
    let says = |marks: &[Mark], of: Order| marks.iter().any(|m| m.order == of);
    for x in &a {
        for y in &b {
            // What both tell in the same order is no difference.
            if x.order == y.order || says(&b, x.order) || says(&a, y.order) {
                continue;
            }
            let opposite = x.order != Order::During && y.order != Order::During;
            let reach = if opposite { REACH } else { 1 };
            let Some((p, q)) = anchor(&x.named, &y.named, reach, pair) else { continue };
            if pair.shared_around(pair.a.words[x.at].span, pair.b.words[y.at].span, 8) < 2 {
                continue;
            }
            let (in_a, in_b) = (pair.a.stretch(x.at, p), pair.b.stretch(y.at, q));
            return vec![Clash {
                kind: DifferenceKind::Sequence,
                severity: if opposite { Severity::Material } else { Severity::Minor },
                confidence: if opposite { Confidence::Medium } else { Confidence::Low },
                a: Value::new(in_a, pair.a.at(in_a)),
                b: Value::new(in_b, pair.b.at(in_b)),
                note: "another order of the same happenings".to_owned(),
            }];
        }
    }
    Vec::new()
}

/// How many words after a word of order may name what it is relative to.
const REACH: usize = 7;

/// The words that may name it. A clock time names nothing that happens.
fn named(m: &Mention, from: usize) -> Vec<usize> {
    let timed = |i: usize| {
        let clock = |f: &Fact| matches!(f.kind, FactKind::Time | FactKind::Date | FactKind::Duration) && f.span.overlaps(m.words[i].span);
        m.facts.iter().any(clock)
    };
    let near = (from..m.words.len()).take(REACH).take_while(|k| !m.words[*k].mark && !timed(*k));
    near.filter(|k| m.words[*k].content && !m.words[*k].lower.starts_with(|c: char| c.is_ascii_digit())).collect()
}

/// The first thing that both name, among the first so many of each.
fn anchor(a: &[usize], b: &[usize], reach: usize, pair: &Pair) -> Option<(usize, usize)> {
    let same = |p: usize, q: usize| pair.a.words[p].stem == pair.b.words[q].stem;
    a.iter().take(reach).find_map(|p| b.iter().take(reach).find(|q| same(*p, **q)).map(|q| (*p, *q)))
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn before_and_after_one_thing() {
        says(
            &[
                "The public gallery was cleared before the council's vote on the hall.",
                "The public gallery was cleared after the final vote on the hall.",
            ],
            &["sequence material: before the council's vote | after the final vote"],
        );
        silent(&[
            ("The bus was hit just before 6:30 p.m. near the depot.", "The bus was hit just after 6:30 p.m. near the depot."),
            ("The gallery was cleared before the vote and filled again after the vote.", "The gallery was filled again after the vote."),
        ]);
    }
}
