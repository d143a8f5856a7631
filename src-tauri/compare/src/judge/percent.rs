//! Percentages of one thing.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{FactKind, Quantity};
use crate::judge::mention::Pair;
use crate::judge::number::{figure, quantities};
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};

/// Shares of one thing.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (quantities(pair.a.facts, FactKind::Percent), quantities(pair.b.facts, FactKind::Percent));
    let mut out = Vec::new();
    for (fa, qa) in &a {
        for (fb, qb) in &b {
            let relation = quantity::relate(qa, qb);
            let elsewhere = a.iter().any(|(f, q)| f.span != fa.span && quantity::relate(q, qb) != Relation::Conflict)
                || b.iter().any(|(f, q)| f.span != fb.span && quantity::relate(qa, q) != Relation::Conflict);
            if elsewhere || qa.unit != qb.unit || same_figure(qa, qb) {
                continue;
            }
            let near = pair.shared_around(fa.span, fb.span, 6);
            let (severity, confidence) = match relation {
                Relation::Conflict if near >= 2 => (Severity::Material, Confidence::High),
                Relation::Conflict if near >= 1 || (a.len() == 1 && b.len() == 1 && pair.overlap >= 0.4) => {
                    (Severity::Material, Confidence::Medium)
                }
                Relation::Rounded | Relation::Bounded if qa.amount != qb.amount && near >= 1 => (Severity::Minor, Confidence::Low),
                _ => continue,
            };
            out.push(Clash {
                kind: DifferenceKind::Percent,
                severity,
                confidence,
                a: Value::new(fa.span, format!("{} {}", figure(qa.amount), qa.unit)),
                b: Value::new(fb.span, format!("{} {}", figure(qb.amount), qb.unit)),
                note: if severity == Severity::Minor {
                    "the same share, one rounded".to_owned()
                } else {
                    "both give the same share".to_owned()
                },
            });
        }
    }
    out
}

fn same_figure(a: &Quantity, b: &Quantity) -> bool {
    quantity::relate(a, b) == Relation::Same
}
