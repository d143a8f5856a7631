//! Percentages of one thing.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{FactKind, Quantity};
use crate::judge::comparable::{self, Candidate};
use crate::judge::mention::Pair;
use crate::judge::number::{figure, quantities};
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};

/// Shares of one thing.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    comparable::decide(pair, candidates(pair))
}

/// Shares that can't both be right if they are of one thing, or are said to another exactness.
pub(super) fn candidates<'a>(pair: &Pair<'_, 'a>) -> Vec<Candidate<'a>> {
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
            let severity = match relation {
                Relation::Conflict => Severity::Material,
                Relation::Rounded | Relation::Bounded if qa.amount != qb.amount => Severity::Minor,
                _ => continue,
            };
            let clash = Clash {
                kind: DifferenceKind::Percent,
                severity,
                confidence: Confidence::Low,
                a: Value::new(fa.span, format!("{} {}", figure(qa.amount), qa.unit)),
                b: Value::new(fb.span, format!("{} {}", figure(qb.amount), qb.unit)),
                note: if severity == Severity::Minor {
                    "the same share, one rounded".to_owned()
                } else {
                    "both give the same share".to_owned()
                },
            };
            out.push(Candidate { fa, fb, clash });
        }
    }
    out
}

fn same_figure(a: &Quantity, b: &Quantity) -> bool {
    quantity::relate(a, b) == Relation::Same
}
