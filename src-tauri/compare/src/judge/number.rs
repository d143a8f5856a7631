//! Counts and measures: the same thing counted, another figure.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Quantity, Value as FactValue};
use crate::judge::mention::{Mention, Pair};
use crate::judge::quantity::{self, Relation};
use crate::judge::{Clash, Value};

/// Words for people of any kind: a count of them is a total, not a part.
const ANYONE: &[&str] = &["people", "person", "persons", "individual", "individuals", "victim", "victims", "casualty", "casualties"];

/// What is said of the counted, in words for the reason.
fn counted(q: &Quantity) -> String {
    let about = match q.about.as_str() {
        "kill" | "die" => "the dead",
        "injure" | "wound" | "hurt" => "the injured",
        "shoot" => "those shot",
        "arrest" | "detain" => "those arrested",
        "miss" => "the missing",
        "rescue" => "those rescued",
        _ => "",
    };
    match (about, q.unit_word.as_str(), q.unit.as_str()) {
        ("", "", "") => "both give the same figure otherwise".to_owned(),
        ("", "", unit) | ("", unit, _) => format!("both count {unit}"),
        (about, ..) => format!("both count {about}"),
    }
}

/// The quantities of a kind with their facts.
pub(super) fn quantities(facts: &[Fact], kind: FactKind) -> Vec<(&Fact, &Quantity)> {
    facts
        .iter()
        .filter(|f| f.kind == kind)
        .filter_map(|f| match &f.value {
            FactValue::Quantity(q) => Some((f, q)),
            _ => None,
        })
        .collect()
}

/// Whether two counts are of one thing: same unit, same thing said of it, and neither a part of the other.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let anyone = |q: &Quantity| q.unit == "people" && (q.unit_word.is_empty() || ANYONE.contains(&q.unit_word.as_str()));
    let same_unit = a.unit == b.unit && !a.unit.is_empty();
    let same_word = a.unit_word == b.unit_word || a.unit != "people" || (anyone(a) && anyone(b));
    let same_about = a.about == b.about || a.about.is_empty() || b.about.is_empty();
    same_unit && same_word && same_about
}

/// Whether the count is of some out of more: "two of the victims", "two additional victims", "another three".
fn is_part(m: &Mention, fact: &Fact) -> bool {
    const MORE: &[&str] = &["additional", "another", "other", "others", "more", "remaining", "further"];
    const OF_WHOM: &[&str] = &["the", "those", "these", "them", "his", "her", "their", "its", "our", "whom", "which"];
    let own = m.range(fact.span);
    let word = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    let more = (own.start.saturating_sub(1)..own.end + 1).any(|i| MORE.contains(&word(i)) && word(i + 1) != "than");
    let of = (own.start..own.end + 1).any(|i| word(i) == "of" && OF_WHOM.contains(&word(i + 1)));
    more || of
}

/// Counts of one thing that can't both be right.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let a = quantities(pair.a.facts, FactKind::Number);
    let b = quantities(pair.b.facts, FactKind::Number);
    // Parts of a total: counts of which the same is said. Only a total of which nothing or all is said may take in the dead and
    // the injured ("seven shot": "one killed and six wounded"); "six others hurt" is no sum of one dead and five hurt.
    let is_sum = |total: &Quantity, list: &[(&Fact, &Quantity)]| {
        let open = matches!(total.about.as_str(), "" | "shoot") && total.unit_word != "others";
        let part = |q: &Quantity| q.unit == "people" && (open || q.about == total.about);
        total.unit == "people"
            && quantity::is_sum(total.amount, &list.iter().filter(|x| part(x.1)).map(|x| x.1.amount).collect::<Vec<f64>>())
    };
    let mut out = Vec::new();
    for (fa, qa) in &a {
        // A figure that the other sentence has too, of the same thing, is confirmed.
        let rivals: Vec<_> = b.iter().filter(|(_, qb)| comparable(qa, qb)).collect();
        if rivals.iter().any(|(_, qb)| matches!(quantity::relate(qa, qb), Relation::Same | Relation::Rounded)) {
            continue;
        }
        for (fb, qb) in rivals {
            let confirmed =
                a.iter().any(|(_, q)| comparable(q, qb) && matches!(quantity::relate(q, qb), Relation::Same | Relation::Rounded));
            let sum = is_sum(qa, &b) || is_sum(qb, &a);
            if confirmed || sum || is_part(pair.a, fa) != is_part(pair.b, fb) {
                continue;
            }
            let near = pair.shared_around(fa.span, fb.span, 5);
            let full = qa.about == qb.about && !qa.about.is_empty();
            let (severity, confidence) = match quantity::relate(qa, qb) {
                Relation::Same | Relation::Rounded => continue,
                Relation::Bounded => (Severity::Minor, Confidence::Low),
                Relation::Conflict if full && qa.unit_word == qb.unit_word => (Severity::Material, Confidence::High),
                Relation::Conflict if full || near >= 2 && pair.overlap >= 0.35 => (Severity::Material, Confidence::Medium),
                Relation::Conflict if qa.unit != "people" && (near >= 2 || pair.overlap >= 0.6) => (Severity::Material, Confidence::Low),
                Relation::Conflict => continue,
            };
            out.push(Clash {
                kind: DifferenceKind::Number,
                severity,
                confidence,
                a: Value::new(fa.span, printable(qa)),
                b: Value::new(fb.span, printable(qb)),
                note: if severity == Severity::Minor { format!("{}, one gives a bound", counted(qa)) } else { counted(qa) },
            });
        }
    }
    // One counterpart each: the best.
    out.sort_by_key(|c| (c.severity, c.confidence, c.a.span, c.b.span));
    let mut taken = Vec::new();
    out.retain(|c| {
        let free = !taken.iter().any(|(x, y)| *x == c.a.span || *y == c.b.span);
        taken.push((c.a.span, c.b.span));
        free
    });
    out
}

/// The figure with its bounds and its unit.
pub(super) fn printable(q: &Quantity) -> String {
    let figure = figure(q.amount);
    let bound = match (q.low, q.high) {
        (Some(low), Some(high)) if low < high && !q.approximate => {
            return format!("{} to {} {}", self::figure(low), self::figure(high), unit(q)).trim().to_owned();
        }
        (Some(_), None) => "at least ",
        (None, Some(_)) => "at most ",
        _ if q.approximate => "about ",
        _ => "",
    };
    format!("{bound}{figure} {}", unit(q)).trim().to_owned()
}

fn unit(q: &Quantity) -> &str {
    if q.unit_word.is_empty() { &q.unit } else { &q.unit_word }
}

/// A figure without needless decimals.
pub(super) fn figure(amount: f64) -> String {
    if amount.fract() == 0.0 && amount.abs() < 1e15 { format!("{amount:.0}") } else { format!("{amount}") }
}
