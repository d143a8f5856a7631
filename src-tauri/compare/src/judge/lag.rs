//! How soon after: "died a short time later" against "died hours later".
//!
//! Lengths with a figure ("three hours later") are values and weighed as such; these have none.

use std::ops::Range;

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, comparable};

/// How long, in steps that exclude one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// "moments later", "shortly afterwards", "minutes later"
    Soon,
    /// "hours later"
    Hours,
    /// "days later"
    Days,
    /// "weeks later"
    Weeks,
    /// "months later"
    Months,
    /// "years later"
    Years,
}

/// Words after which the length counts from what was told before. "Shortly after the race" counts from what it names.
const LATER: &[&str] = &["later", "afterwards", "afterward", "thereafter"];
/// Words that leave the length open: "several hours later".
const VAGUE: &[&str] = &["a", "few", "several", "some", "many", "just", "only", "mere", "couple", "of", "about", "short", "little"];
/// So many words before or after, at most, stands what happened then.
const REACH: usize = 8;

/// The steps a sentence tells, and their words.
fn lags(m: &Mention) -> Vec<(Step, Range<usize>)> {
    let low = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    let mut out = Vec::new();
    for i in (1..m.words.len()).filter(|i| LATER.contains(&low(*i))) {
        let step = match low(i - 1) {
            "shortly" | "soon" | "immediately" | "moments" | "seconds" | "minutes" | "instants" => Step::Soon,
            "time" | "while" if low(i.wrapping_sub(2)) == "short" => Step::Soon,
            "hours" => Step::Hours,
            "days" => Step::Days,
            "weeks" => Step::Weeks,
            "months" => Step::Months,
            "years" => Step::Years,
            _ => continue,
        };
        let from = (0..i - 1).rev().take_while(|j| VAGUE.contains(&low(*j))).last().unwrap_or(i - 1);
        // "48 hours later" is a value; "two years and three months later" too.
        let figured = from > 0 && low(from - 1).starts_with(|c: char| c.is_ascii_digit());
        let valued = m
            .facts
            .iter()
            .any(|f| comparable::valued(f) && f.span.start < m.words[from].span.start && m.words[from].span.start < f.span.end);
        if !figured && !valued {
            out.push((step, from..i + 1));
        }
    }
    out
}

/// What happened then: the plain words nearest to the length, before it in its clause, or after it where it begins one.
fn deeds<'m>(m: &'m Mention, at: &Range<usize>) -> Vec<&'m str> {
    let plain = |i: &usize| m.words[*i].content && !m.words[*i].capital;
    let before = (0..at.start).rev().take(REACH).take_while(|i| !m.words[*i].mark);
    let stems = |found: Vec<usize>| found.into_iter().map(|i| m.words[i].stem.as_str()).collect();
    let there: Vec<usize> = before.filter(plain).collect();
    if there.is_empty() {
        return stems(
            (at.end..m.words.len()).skip_while(|i| m.words[*i].mark).take(REACH).take_while(|i| !m.words[*i].mark).filter(plain).collect(),
        );
    }
    stems(there)
}

/// One deed, so soon after in the one and so long after in the other.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (lags(pair.a), lags(pair.b));
    let (&[(x, ref at_a)], &[(y, ref at_b)]) = (a.as_slice(), b.as_slice()) else { return Vec::new() };
    let there = deeds(pair.b, at_b);
    if x == y || !deeds(pair.a, at_a).iter().any(|stem| there.contains(stem)) {
        return Vec::new();
    }
    let value = |m: &Mention, at: &Range<usize>| {
        let span = m.stretch(at.start, at.end - 1);
        Value::new(span, m.at(span).to_lowercase())
    };
    vec![Clash {
        kind: DifferenceKind::Time,
        severity: Severity::Material,
        confidence: Confidence::Low,
        a: value(pair.a, at_a),
        b: value(pair.b, at_b),
        note: "they tell otherwise how soon after it was".to_owned(),
    }]
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn how_soon_after() {
        says(
            &[
                "The rider died a short time later at Halden hospital.",
                "The rider, thrown off on the quay, died several hours later at Halden hospital.",
            ],
            &["time material: a short time later | several hours later"],
        );
        says(
            &["The rider died moments later.", "The coroner said a rider who was thrown off on the quay on Monday died hours later."],
            &["time material: moments later | hours later"],
        );
        says(
            &["Weeks later, the bridge collapsed into the river.", "The bridge collapsed into the river days later."],
            &["time material: Weeks later | days later"],
        );
    }

    #[test]
    fn as_soon_or_of_something_else() {
        silent(&[
            ("The rider died shortly afterwards at Halden hospital.", "The rider died minutes later at Halden hospital."),
            ("The rider died hours later at Halden hospital.", "The rider died shortly after arriving at Halden hospital."),
            (
                "The rider fell and died hours later at Halden hospital.",
                "The rider fell at the gate; minutes later an ambulance came to the quay.",
            ),
        ]);
    }
}
