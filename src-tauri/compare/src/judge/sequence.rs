//! Before, during or after the same thing.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Before,
    During,
    After,
}

fn order(m: &Mention, i: usize) -> Option<Order> {
    let next = m.words.get(i + 1).map_or("", |w| w.lower.as_str());
    match (m.words[i].lower.as_str(), next) {
        ("before", _) | ("prior", "to") | ("ahead", "of") => Some(Order::Before),
        ("during" | "amid", _) => Some(Order::During),
        ("after" | "following", _) => Some(Order::After),
        _ => None,
    }
}

/// "after the match" against "before the match", where what it was is told in the same words.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = Vec::new();
    for i in 0..pair.a.words.len() {
        let Some(x) = order(pair.a, i) else { continue };
        for j in 0..pair.b.words.len() {
            let Some(y) = order(pair.b, j) else { continue };
            if x == y {
                continue;
            }
            let (Some(p), Some(q)) = (anchor(pair.a, i), anchor(pair.b, j)) else { continue };
            let (w, v) = (&pair.a.words[i], &pair.b.words[j]);
            if pair.a.words[p].stem != pair.b.words[q].stem || pair.shared_around(w.span, v.span, 8) < 2 {
                continue;
            }
            let opposite = x != Order::During && y != Order::During;
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

/// The first thing named after a word of order, within four words.
fn anchor(m: &Mention, i: usize) -> Option<usize> {
    (i + 1..m.words.len()).take(4).take_while(|j| !m.words[*j].mark).find(|j| m.words[*j].content).filter(|j| {
        !m.words[*j].lower.starts_with(|c: char| c.is_ascii_digit()) && !matches!(m.words[*j].lower.as_str(), "noon" | "midnight")
    })
}
