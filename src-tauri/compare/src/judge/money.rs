//! Sums of money: currency, scale, conversions.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, Quantity, Value as FactValue};
use crate::judge::mention::Pair;
use crate::judge::number::printable;
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};
use crate::span::Span;

/// Sums of money for one thing, in one currency. Converted sums are compared where both are printed.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let read = |facts: &'_ [Fact]| -> Vec<(Span, Quantity, String)> {
        facts
            .iter()
            .filter_map(|f| match &f.value {
                FactValue::Money { quantity, currency } => Some((f.span, quantity.clone(), currency.clone())),
                _ => None,
            })
            .collect()
    };
    let (a, b) = (read(pair.a.facts), read(pair.b.facts));
    let agrees = |q: &Quantity, currency: &str, list: &[(Span, Quantity, String)]| {
        list.iter().any(|(_, r, c)| c == currency && matches!(quantity::relate(q, r), Relation::Same | Relation::Rounded))
    };
    // A sum and its conversion in brackets agree as one: where either is found in the other sentence nothing is left to say.
    let converted = a.iter().any(|(_, q, c)| agrees(q, c, &b)) && (currencies(&a) > 1 || currencies(&b) > 1);
    let mut out = Vec::new();
    for (sa, qa, ca) in &a {
        for (sb, qb, cb) in &b {
            if converted || ca != cb || agrees(qa, ca, &b) || agrees(qb, cb, &a) {
                continue;
            }
            let near = pair.shared_around(*sa, *sb, 6);
            let alone = a.len() == 1 && b.len() == 1;
            let (severity, confidence) = match quantity::relate(qa, qb) {
                Relation::Conflict if near >= 2 => (Severity::Material, Confidence::High),
                Relation::Conflict if near >= 1 || alone => (Severity::Material, Confidence::Medium),
                Relation::Bounded if near >= 1 || alone => (Severity::Minor, Confidence::Low),
                _ => continue,
            };
            let note = if scale_slip(qa.amount, qb.amount) { "the same figure at another scale" } else { "both give the same sum" };
            out.push(Clash {
                kind: DifferenceKind::Money,
                severity,
                confidence,
                a: Value::new(*sa, format!("{ca} {}", printable(qa))),
                b: Value::new(*sb, format!("{cb} {}", printable(qb))),
                note: note.to_owned(),
            });
        }
    }
    out
}

fn currencies(list: &[(Span, Quantity, String)]) -> usize {
    let mut all: Vec<&str> = list.iter().map(|x| x.2.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// Millions for billions: the same figures, a thousand times apart.
fn scale_slip(a: f64, b: f64) -> bool {
    let ratio = (a / b).max(b / a);
    [1e3, 1e6].iter().any(|s| (ratio / s - 1.0).abs() < 1e-6)
}
