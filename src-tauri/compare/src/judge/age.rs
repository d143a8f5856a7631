//! The age of one and the same person.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{FactKind, Quantity};
use crate::facts::names::likeness;
use crate::judge::mention::Pair;
use crate::judge::number::{figure, quantities};
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};

/// Ages that can't both be right of one person. Where the sentences name nobody, only a lone age in the same words counts.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (quantities(pair.a.facts, FactKind::Age), quantities(pair.b.facts, FactKind::Age));
    let mut out = Vec::new();
    for (fa, qa) in &a {
        for (fb, qb) in &b {
            if quantity::relate(qa, qb) != Relation::Conflict {
                continue;
            }
            let confidence = match bearer(qa, qb) {
                Some(true) => Confidence::High,
                Some(false) => continue,
                None => {
                    let elsewhere = a.iter().any(|(_, q)| figure(q.amount) == figure(qb.amount))
                        || b.iter().any(|(_, q)| figure(q.amount) == figure(qa.amount));
                    if elsewhere || a.len() > 1 || b.len() > 1 || pair.shared_around(fa.span, fb.span, 5) < 2 {
                        continue;
                    }
                    Confidence::Medium
                }
            };
            out.push(Clash {
                kind: DifferenceKind::Age,
                severity: Severity::Material,
                confidence,
                a: Value::new(fa.span, figure(qa.amount)),
                b: Value::new(fb.span, figure(qb.amount)),
                note: if qa.of.is_empty() || qb.of.is_empty() {
                    "both give the age of the same person".to_owned()
                } else {
                    format!("both give the age of {}", longer(&qa.of, &qb.of))
                },
            });
        }
    }
    out
}

/// Whether the two ages are of one person; `None` where that can't be said.
fn bearer(a: &Quantity, b: &Quantity) -> Option<bool> {
    if a.of.is_empty() || b.of.is_empty() {
        return None;
    }
    let named = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
    match (named(&a.of), named(&b.of)) {
        (true, true) => Some(likeness::people(&a.of, &b.of) != likeness::Relation::Different),
        // "a boy", "the girl": the same noun may be the same child; a name against a noun says nothing.
        (false, false) if a.of.to_lowercase() != b.of.to_lowercase() => Some(false),
        _ => None,
    }
}

fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if (a.len(), b) >= (b.len(), a) { a } else { b }
}
