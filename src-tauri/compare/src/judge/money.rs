//! Sums of money: currency, scale, conversions.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, Quantity, Value as FactValue};
use crate::judge::comparable::{self, Candidate};
use crate::judge::mention::Pair;
use crate::judge::number::printable;
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};

/// Sums of money for one thing, in one currency. Converted sums are compared where both are printed.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    comparable::decide(pair, candidates(pair))
}

/// Sums in one currency that can't both be right if they are for one thing.
pub(super) fn candidates<'a>(pair: &Pair<'_, 'a>) -> Vec<Candidate<'a>> {
    let (a, b) = (sums(pair.a.facts), sums(pair.b.facts));
    let agrees = |q: &Quantity, currency: &str, list: &[Sum]| {
        list.iter().any(|(_, r, c)| *c == currency && matches!(quantity::relate(q, r), Relation::Same | Relation::Rounded))
    };
    // A sum and its conversion in brackets agree as one: where either is found in the other sentence nothing is left to say.
    let converted = a.iter().any(|(_, q, c)| agrees(q, c, &b)) && (currencies(&a) > 1 || currencies(&b) > 1);
    let mut out = Vec::new();
    for (fa, qa, ca) in &a {
        for (fb, qb, cb) in &b {
            if converted || ca != cb || agrees(qa, ca, &b) || agrees(qb, cb, &a) {
                continue;
            }
            let severity = match quantity::relate(qa, qb) {
                Relation::Conflict => Severity::Material,
                Relation::Bounded => Severity::Minor,
                Relation::Same | Relation::Rounded => continue,
            };
            let note = if scale_slip(qa.amount, qb.amount) { "the same figure at another scale" } else { "both give the same sum" };
            let clash = Clash {
                kind: DifferenceKind::Money,
                severity,
                confidence: Confidence::Low,
                a: Value::new(fa.span, format!("{ca} {}", printable(qa))),
                b: Value::new(fb.span, format!("{cb} {}", printable(qb))),
                note: note.to_owned(),
            };
            out.push(Candidate { fa, fb, clash });
        }
    }
    out
}

/// A sum's fact, amount and currency.
type Sum<'a> = (&'a Fact, &'a Quantity, &'a str);

fn sums(facts: &[Fact]) -> Vec<Sum<'_>> {
    let mut out = Vec::new();
    for f in facts {
        if let FactValue::Money { quantity, currency } = &f.value {
            out.push((f, quantity, currency.as_str()));
        }
    }
    out
}

fn currencies(list: &[Sum]) -> usize {
    let mut all: Vec<&str> = list.iter().map(|x| x.2).collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// Millions for billions: the same figures, a thousand times apart.
fn scale_slip(a: f64, b: f64) -> bool {
    let ratio = (a / b).max(b / a);
    [1e3, 1e6].iter().any(|s| (ratio / s - 1.0).abs() < 1e-6)
}
