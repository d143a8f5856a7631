//! The age of one and the same person.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{FactKind, Quantity};
use crate::judge::comparable::{self, Candidate};
use crate::judge::mention::{Mention, Pair};
use crate::judge::number::{figure, quantities};
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};

/// Ages that can't both be right of one person.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    comparable::decide(pair, candidates(pair))
}

/// Ages that can't both be right if they are of one person.
pub(super) fn candidates<'a>(pair: &Pair<'_, 'a>) -> Vec<Candidate<'a>> {
    let (a, b) = (quantities(pair.a.facts, FactKind::Age), quantities(pair.b.facts, FactKind::Age));
    let mut out = Vec::new();
    for (fa, qa) in &a {
        for (fb, qb) in &b {
            let elsewhere = a.iter().any(|(_, q)| figure(q.amount) == figure(qb.amount))
                || b.iter().any(|(_, q)| figure(q.amount) == figure(qa.amount));
            let told = other_bearer(pair.a, qa, qb) || other_bearer(pair.b, qb, qa);
            if elsewhere || told || quantity::relate(qa, qb) != Relation::Conflict || comparable::same_bearer(qa, qb) == Some(false) {
                continue;
            }
            let clash = Clash {
                kind: DifferenceKind::Age,
                severity: Severity::Material,
                confidence: Confidence::Low,
                a: Value::new(fa.span, figure(qa.amount)),
                b: Value::new(fb.span, figure(qb.amount)),
                note: if qa.of.is_empty() || qb.of.is_empty() {
                    "both give the age of the same person".to_owned()
                } else {
                    format!("both give the age of {}", longer(&qa.of, &qb.of))
                },
            };
            out.push(Candidate { fa, fb, clash });
        }
    }
    out
}

/// Whether an age of nobody named is not that of a person named in the other article: its own article gives that person another.
fn other_bearer(m: &Mention, own: &Quantity, named: &Quantity) -> bool {
    let ages = quantities(&m.article.facts, FactKind::Age);
    own.of.is_empty() && ages.iter().any(|(_, q)| q.amount != own.amount && comparable::same_bearer(q, named) == Some(true))
}

fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if (a.len(), b) >= (b.len(), a) { a } else { b }
}
