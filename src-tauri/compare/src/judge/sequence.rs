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

/// "after the match" against "before the match", where what it was is told in the same words.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = Vec::new();
    for i in 0..pair.a.words.len() {
        let Some((x, wide)) = order(pair.a, i) else { continue };
        for j in 0..pair.b.words.len() {
            let Some((y, long)) = order(pair.b, j) else { continue };
            if x == y || says(pair.b, x) || says(pair.a, y) {
                continue;
            }
            let opposite = x != Order::During && y != Order::During;
            let reach = if opposite { REACH } else { 1 };
            let Some((p, q)) = anchor(&named(pair.a, i + wide), &named(pair.b, j + long), reach, pair) else { continue };
            let (w, v) = (&pair.a.words[i], &pair.b.words[j]);
            if pair.shared_around(w.span, v.span, 8) < 2 {
                continue;
            }
            out.push(Clash {
                kind: DifferenceKind::Sequence,
                severity: if opposite { Severity::Material } else { Severity::Minor },
                confidence: if opposite { Confidence::Medium } else { Confidence::Low },
                a: Value::new(pair.a.stretch(i, p), pair.a.at(pair.a.stretch(i, p))),
                b: Value::new(pair.b.stretch(j, q), pair.b.at(pair.b.stretch(j, q))),
                note: "another order of the same happenings".to_owned(),
            });
        }
    }
    out.truncate(1);
    out
}

/// Whether a mention tells that order of anything: what both tell is no difference.
fn says(m: &Mention, of: Order) -> bool {
    (0..m.words.len()).any(|i| order(m, i).is_some_and(|o| o.0 == of))
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
    let stem = |m: &Mention, i: usize| m.words[i].stem.clone();
    a.iter().take(reach).find_map(|p| b.iter().take(reach).find(|q| stem(pair.b, **q) == stem(pair.a, *p)).map(|q| (*p, *q)))
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
