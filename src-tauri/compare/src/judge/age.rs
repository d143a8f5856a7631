//! The age of one and the same person.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Quantity, Value as FactValue};
use crate::judge::comparable::{self, Candidate};
use crate::judge::mention::{Mention, Pair};
use crate::judge::number::{figure, quantities};
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};

/// Ages that can't both be right of one person.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (named, rest): (Vec<_>, Vec<_>) = candidates(pair).into_iter().partition(|c| of_one_name(c.fa, c.fb));
    let mut out: Vec<Clash> = Vec::new();
    let sure = named.into_iter().map(|c| Clash { confidence: Confidence::High, ..c.clash });
    // One counterpart for each value, as among those that are weighed.
    for clash in sure.chain(comparable::decide(pair, rest)) {
        if out.iter().all(|k| k.a.span != clash.a.span && k.b.span != clash.b.span) {
            out.push(clash);
        }
    }
    out
}

/// Whether two ages are given to one full name. Whatever else their sentences tell, they are of one person: nothing need be weighed.
pub(super) fn of_one_name(fa: &Fact, fb: &Fact) -> bool {
    let of = |f: &Fact| match &f.value {
        FactValue::Quantity(q) => Some(q.of.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>()),
        _ => None,
    };
    let (Some(x), Some(y)) = (of(fa), of(fb)) else { return false };
    let junior = |w: &str| matches!(w.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv");
    if x.iter().find(|w| junior(w)) != y.iter().find(|w| junior(w)) {
        return false;
    }
    let plain = |list: &[String]| list.iter().filter(|w| !junior(w)).cloned().collect::<Vec<_>>();
    let (x, y) = (plain(&x), plain(&y));
    x.len() > 1 && y.len() > 1 && x.first() == y.first() && x.last() == y.last()
}

/// Ages that can't both be right if they are of one person.
pub(super) fn candidates<'a>(pair: &Pair<'_, 'a>) -> Vec<Candidate<'a>> {
    let (a, b) = (quantities(pair.a.facts, FactKind::Age), quantities(pair.b.facts, FactKind::Age));
    let mut out = Vec::new();
    for (fa, qa) in &a {
        for (fb, qb) in &b {
            let elsewhere = a.iter().any(|(_, q)| q.amount == qb.amount) || b.iter().any(|(_, q)| q.amount == qa.amount);
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

#[cfg(test)]
mod tests {
    use crate::judge::tests::{found, says, silent};

    #[test]
    fn two_ages_of_one_full_name() {
        says(
            &[
                "Ronald Pell, 22, was standing outside the house with three friends, the chief said.",
                "Two victims, Ronald Pell, 25, and Jana Payne, 18, were taken to a hospital before officers arrived.",
            ],
            &["age material: 22 | 25"],
        );
        silent(&[("Ronald Pell Jr., 22, was hurt in the fire.", "Ronald Pell Sr., 51, was hurt in the fire.")]);
    }
    /// A list made to hang the program: a clash for each pair of values would be a quarter of a million.
    #[test]
    fn each_age_has_one_counterpart() {
        let list = |from: usize| {
            let ages: Vec<String> = (0..500).map(|i| format!("Ronald Pell, {}", 1 + from + i % 50)).collect();
            format!("The police named {} and others.", ages.join(", "))
        };
        let clashes = found(&[&list(0), &list(50)]);
        assert!((1..=50).contains(&clashes.len()), "{}", clashes.len());
        assert!(found(&["Ronald Pell, 22, and Ida Pell, 30, were hurt.", "Ronald Pell, 25, and Ida Pell, 31, were hurt."]).len() == 2);
    }
}
