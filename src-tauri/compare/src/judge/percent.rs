//! Percentages of one thing.

use std::borrow::Cow;

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Quantity};
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
    let (a, b) = (shares(pair.a.facts), shares(pair.b.facts));
    let mut out = Vec::new();
    for (fa, qa) in &a {
        for (fb, qb) in &b {
            // Two fractions are weighed as numbers.
            if fa.kind != FactKind::Percent && fb.kind != FactKind::Percent {
                continue;
            }
            let relation = quantity::relate(qa, qb);
            let elsewhere = a.iter().any(|(f, q)| f.span != fa.span && quantity::relate(q, qb) != Relation::Conflict)
                || b.iter().any(|(f, q)| f.span != fb.span && quantity::relate(qa, q) != Relation::Conflict);
            if elsewhere || qa.unit != qb.unit || same_figure(qa, qb) {
                continue;
            }
            let severity = match relation {
                Relation::Conflict => Severity::Material,
                // "a third" and "33 percent" say the same.
                Relation::Rounded | Relation::Bounded if fa.kind != fb.kind => continue,
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

/// Who says "more than a third" means less than a half: how far above or below a bounded fraction the share may lie. Ours.
const ABOVE: f64 = 1.4;
const BELOW: f64 = 0.75;

/// The percentages, and the fractions as such: "three quarters" is about 75 percent.
fn shares(facts: &[Fact]) -> Vec<(&Fact, Cow<'_, Quantity>)> {
    let fraction = |q: &Quantity| Quantity {
        amount: q.amount * 100.0,
        low: Some(q.low.unwrap_or(q.amount * BELOW) * 100.0),
        high: Some(q.high.unwrap_or(q.amount * ABOVE) * 100.0),
        unit: "percent".to_owned(),
        approximate: true,
        ..q.clone()
    };
    let mut out: Vec<(&Fact, Cow<Quantity>)> =
        quantities(facts, FactKind::Percent).into_iter().map(|(f, q)| (f, Cow::Borrowed(q))).collect();
    let fractions =
        quantities(facts, FactKind::Number).into_iter().filter(|(_, q)| q.unit == "fraction" && q.amount > 0.0 && q.amount < 1.0);
    out.extend(fractions.map(|(f, q)| (f, Cow::Owned(fraction(q)))));
    out
}

fn same_figure(a: &Quantity, b: &Quantity) -> bool {
    quantity::relate(a, b) == Relation::Same
}
