//! How the hurt are: stable against critical, not known against told.
//!
//! Hospitals and police give one of a few set words ("critical", "serious", "fair"); an outlet that could not get one says so.

use std::ops::Range;

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{FactKind, Value as FactValue};
use crate::facts::names::likeness;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, negation};

/// What is said of how somebody is, from nothing to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// "whose condition was not released"
    Unknown,
    /// "stable", "fair", "injuries that are not life-threatening"
    Fair,
    /// "serious condition"
    Serious,
    /// "critical condition", "fighting for her life"
    Critical,
}

/// A state and the words that tell it.
type Told = (State, Range<usize>);

const FAIR: &[&str] = &["stable", "fair", "good", "satisfactory", "improving"];
const SERIOUS: &[&str] = &["serious", "guarded"];
const CRITICAL: &[&str] = &["critical", "grave", "extreme"];
/// "condition was not immediately …"
const KNOWN: &[&str] = &["known", "available", "released", "clear", "disclosed", "given", "provided", "confirmed"];
const NOT_KNOWN: &[&str] = &["unknown", "unavailable", "unclear", "undisclosed", "unreported"];
/// Between "condition" and what is said of it.
const BETWEEN: &[&str] =
    &["was", "were", "is", "are", "remained", "remains", "has", "have", "been", "immediately", "yet", "currently", "also"];

/// What a sentence says of how somebody is.
fn states(m: &Mention) -> Vec<Told> {
    let words: Vec<usize> = (0..m.words.len()).filter(|i| !matches!(m.words[*i].lower.as_str(), "-" | "‑" | "–")).collect();
    let low = |k: usize| words.get(k).map_or("", |i| m.words[*i].lower.as_str());
    let whole = |from: usize, to: usize| words[from]..words[to] + 1;
    let mut out = Vec::new();
    for k in 0..words.len() {
        match low(k) {
            "condition" | "conditions" => out.extend(graded(&low, k).map(|(s, from, to)| (s, whole(from, to.min(words.len() - 1))))),
            "life" | "lifethreatening" if low(k) == "lifethreatening" || low(k + 1).starts_with("threaten") => {
                let end = k + usize::from(low(k) == "life");
                let not = (k.saturating_sub(2)..k).find(|j| matches!(low(*j), "non" | "not") || is_short_not(low(*j)));
                // A storm that threatens life is nobody's state.
                let hurt = |j: usize| low(j).starts_with("injur") || low(j).starts_with("wound");
                if !(k.saturating_sub(6)..k + 6).any(hurt) {
                    continue;
                }
                out.push((if not.is_some() { State::Fair } else { State::Critical }, whole(not.unwrap_or(k), end)));
            }
            "nonlife" if low(k + 1).starts_with("threaten") => out.push((State::Fair, whole(k, k + 1))),
            "fighting" | "battling" if low(k + 1) == "for" && matches!(low(k + 3), "life" | "lives") => {
                out.push((State::Critical, whole(k, k + 3)));
            }
            _ => {}
        }
    }
    out
}

/// "weren't", whole or its end.
fn is_short_not(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}

/// The state that "condition" at a place is said to be, from and to which word.
fn graded<'w>(low: &impl Fn(usize) -> &'w str, k: usize) -> Option<(State, usize, usize)> {
    let grade = |w: &str| match w {
        w if NOT_KNOWN.contains(&w) => Some(State::Unknown),
        w if FAIR.contains(&w) => Some(State::Fair),
        w if SERIOUS.contains(&w) => Some(State::Serious),
        w if CRITICAL.contains(&w) => Some(State::Critical),
        _ => None,
    };
    // "in critical but stable condition": neither the one nor the other.
    let before: Vec<usize> = (k.saturating_sub(3)..k).filter(|j| grade(low(*j)).is_some()).collect();
    if let &[j] = before.as_slice() {
        return grade(low(j)).map(|s| (s, j, k));
    }
    if !before.is_empty() {
        return None;
    }
    // "her condition was not immediately known", "whose condition was unavailable"; "weather conditions were good" is nobody's.
    let whose = (k.saturating_sub(3)..k).any(|j| matches!(low(j), "whose" | "his" | "her" | "their" | "'s" | "’s" | "s" | "the"));
    let after = (k + 1..k + 6).find(|j| !BETWEEN.contains(&low(*j)))?;
    let not = matches!(low(after), "not" | "n't" | "n’t");
    let said = (after + usize::from(not)..k + 7).find(|j| !BETWEEN.contains(&low(*j)) && low(*j) != "as")?;
    match grade(low(said)) {
        Some(s) if whose && !not => Some((s, k, said)),
        _ if whose && not && KNOWN.contains(&low(said)) => Some((State::Unknown, k, said)),
        _ => None,
    }
}

/// Of two states of one person, whether both may be said of them, and how much it matters.
fn apart(a: State, b: State) -> Option<Severity> {
    match (a.min(b), a.max(b)) {
        (x, y) if x == y => None,
        (State::Unknown, _) | (State::Serious, State::Critical) => Some(Severity::Minor),
        // "in serious condition" with wounds that don't threaten life.
        (State::Fair, State::Serious) => None,
        _ => Some(Severity::Material),
    }
}

/// Whether a sentence tells of one person alone, as far as it says: no count of more, no "another".
fn of_one(m: &Mention) -> bool {
    let more = |w: &str| {
        matches!(
            w,
            "others"
                | "other"
                | "another"
                | "both"
                | "all"
                | "each"
                | "victims"
                | "conditions"
                | "they"
                | "their"
                | "people"
                | "men"
                | "women"
                | "second"
                | "third"
        )
    };
    let counts = m.facts_of(FactKind::Number).any(|f| matches!(&f.value, FactValue::Quantity(q) if q.unit == "people" && q.amount != 1.0));
    let people: Vec<&str> = m.facts_of(FactKind::Person).map(|f| m.at(f.span)).collect();
    let one = people.iter().all(|p| people.iter().all(|q| likeness::people(p, q) != likeness::Relation::Different));
    !counts && one && !m.words.iter().any(|w| more(&w.lower))
}

/// Whether nothing says that two sentences tell of two persons: other names, other ages.
fn same_person(pair: &Pair) -> bool {
    let people = |m: &Mention| -> Vec<String> { m.facts_of(FactKind::Person).map(|f| m.at(f.span).to_owned()).collect() };
    let (of_a, of_b) = (people(pair.a), people(pair.b));
    let alike = |p: &String| of_b.iter().any(|q| likeness::people(p, q) != likeness::Relation::Different);
    let ages = |m: &Mention| -> Vec<i64> {
        m.facts_of(FactKind::Age).filter_map(|f| if let FactValue::Quantity(q) = &f.value { Some(q.amount as i64) } else { None }).collect()
    };
    let (age_a, age_b) = (ages(pair.a), ages(pair.b));
    (of_a.is_empty() || of_b.is_empty() || of_a.iter().any(alike))
        && (age_a.is_empty() || age_b.is_empty() || age_a.iter().any(|x| age_b.contains(x)))
}

/// Two states of one person that can't both be said, or one that the other outlet did not get.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (states(pair.a), states(pair.b));
    let (&[(x, ref at_a)], &[(y, ref at_b)]) = (a.as_slice(), b.as_slice()) else { return Vec::new() };
    let Some(severity) = apart(x, y).filter(|_| of_one(pair.a) && of_one(pair.b) && same_person(pair)) else { return Vec::new() };
    let value = |m: &Mention, at: &Range<usize>| {
        let span = m.stretch(at.start, at.end - 1);
        Value::new(span, m.at(span).to_lowercase())
    };
    if x != State::Unknown && y != State::Unknown && [(pair.a, at_a), (pair.b, at_b)].iter().any(|(m, at)| negated(m, at)) {
        return Vec::new();
    }
    let note = if x.min(y) == State::Unknown { "one did not know the condition, the other gives it" } else { "both give the condition" };
    let confidence = if severity == Severity::Material { Confidence::Medium } else { Confidence::Low };
    vec![Clash { kind: DifferenceKind::Other, severity, confidence, a: value(pair.a, at_a), b: value(pair.b, at_b), note: note.to_owned() }]
}

/// "not in critical condition", "no longer in critical condition": the state before, or none.
fn negated(m: &Mention, at: &Range<usize>) -> bool {
    let first = m.words[at.start].lower.as_str();
    let inside = matches!(first, "non" | "not" | "nonlife") || is_short_not(first);
    let longer =
        m.words[at.start.saturating_sub(4)..at.start].iter().any(|w| matches!(w.lower.as_str(), "longer" | "from" | "initially" | "first"));
    !inside && (longer || negation::is_scoped(m, m.words[at.start].span))
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn how_the_hurt_person_is() {
        says(
            &[
                "The driver was listed in serious condition at Halden hospital.",
                "The driver, whose condition was unavailable, was taken to Halden hospital.",
            ],
            &["other minor: serious condition | condition was unavailable"],
        );
        says(
            &[
                "The boy was in critical condition at Halden hospital on Monday.",
                "The boy was in stable condition at Halden hospital on Monday.",
            ],
            &["other material: critical condition | stable condition"],
        );
        says(
            &[
                "The officer was fighting for his life in Halden hospital.",
                "The officer was in Halden hospital with injuries that were not life-threatening.",
            ],
            &["other material: fighting for his life | not life-threatening"],
        );
        says(
            &[
                "A rider was taken to Halden hospital; his condition was not immediately known.",
                "A rider was taken to Halden hospital in critical condition.",
            ],
            &["other minor: condition was not immediately known | critical condition"],
        );
    }

    #[test]
    fn of_others_or_of_none() {
        silent(&[
            ("Jan Moll was in critical condition at Halden hospital.", "Ute Brand was in stable condition at Halden hospital."),
            ("The men were in critical condition at Halden hospital.", "Another man was in stable condition at Halden hospital."),
            ("The boy was in critical but stable condition in hospital.", "The boy was in stable condition in hospital."),
            (
                "The officer drove through a life-threatening storm in Halden.",
                "The officer was in stable condition after the storm in Halden.",
            ),
            ("The road was in good condition, the mayor said.", "The road was in good condition when it was built, the mayor said."),
        ]);
    }
}
