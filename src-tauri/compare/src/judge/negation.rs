//! One says it is so, the other that it is not: negation compared by what it governs.

use std::collections::BTreeSet;

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Scope, Value as FactValue};
use crate::judge::diff;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};
use crate::span::Span;

/// Words that turn a statement into its opposite; one of them on one side only of two otherwise equal sentences.
pub(super) fn negates(lower: &str) -> bool {
    matches!(lower, "no" | "not" | "never" | "nobody" | "none" | "nothing" | "neither" | "cannot" | "without") || lower.ends_with("n't")
}

/// A statement and its denial.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    if let Some(clash) = near_equal(pair) {
        return vec![clash];
    }
    let mut out = Vec::new();
    out.extend(contained(pair, pair.a, pair.b, false));
    out.extend(contained(pair, pair.b, pair.a, true));
    out.extend(governed(pair, pair.a, pair.b, false));
    out.extend(governed(pair, pair.b, pair.a, true));
    out.truncate(1);
    out
}

/// Sentences that are the same but for a word of negation.
fn near_equal(pair: &Pair) -> Option<Clash> {
    let replaced = diff::replaced(pair)?;
    let count = |m: &Mention| m.words.iter().filter(|w| negates(&w.lower)).count();
    if count(pair.a) % 2 == count(pair.b) % 2 {
        return None;
    }
    for r in &replaced {
        let has = |m: &Mention, r: &std::ops::Range<usize>| r.clone().find(|i| negates(&m.words[*i].lower));
        let (x, y) = (has(pair.a, &r.a), has(pair.b, &r.b));
        if x.is_some() == y.is_some() {
            continue;
        }
        // Nothing but the negation may be new: "not many" against "some" is no denial.
        let plain =
            |m: &Mention, r: &std::ops::Range<usize>| r.clone().all(|i| negates(&m.words[i].lower) || is_auxiliary(&m.words[i].lower));
        let elsewhere = |m: &Mention, r: &std::ops::Range<usize>| r.clone().any(|i| m.words[i].content);
        if !plain(pair.a, &r.a)
            || !plain(pair.b, &r.b)
            || replaced.iter().any(|o| o != r && elsewhere(pair.a, &o.a) && elsewhere(pair.b, &o.b))
        {
            continue;
        }
        // A neighbour on each side, so that the one without a negation shows something too.
        let show =
            |m: &Mention, r: &std::ops::Range<usize>| m.stretch(r.start.saturating_sub(1), (r.end).min(m.words.len().saturating_sub(1)));
        return Some(clash(Confidence::High, show(pair.a, &r.a), show(pair.b, &r.b), pair));
    }
    None
}

/// Words after "not" that leave the statement standing in part: "not many", "not only", "not ten minutes".
pub(super) fn is_partial(lower: &str) -> bool {
    const PARTIAL: [&str; 24] = [
        "many",
        "much",
        "all",
        "every",
        "everyone",
        "only",
        "just",
        "more",
        "less",
        "long",
        "far",
        "yet",
        "immediately",
        "necessarily",
        "always",
        "entirely",
        "fully",
        "so",
        "even",
        "one",
        "two",
        "three",
        "five",
        "ten",
    ];
    PARTIAL.contains(&lower) || lower.starts_with(|c: char| c.is_ascii_digit())
}

/// Verbs that come and go with a negation, and the words that stand where it stood.
fn is_auxiliary(lower: &str) -> bool {
    matches!(
        lower,
        "do" | "does"
            | "did"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "can"
            | "could"
            | "will"
            | "would"
            | "any"
            | "some"
            | "someone"
            | "somebody"
            | "always"
            | "still"
            | "a"
            | "an"
            | "the"
            | "one"
    )
}

/// A short sentence whose words the other mention nearly all has, one of the two with a negation next to them.
fn contained(pair: &Pair, short: &Mention, long: &Mention, swapped: bool) -> Option<Clash> {
    let content: Vec<usize> = (0..short.words.len()).filter(|i| short.words[*i].content && !negates(&short.words[*i].lower)).collect();
    if !(2..=9).contains(&content.len()) || short.words.len() > long.words.len() + 6 {
        return None;
    }
    let stems: BTreeSet<&str> = content.iter().map(|i| short.words[*i].stem.as_str()).collect();
    let there: Vec<usize> = (0..long.words.len()).filter(|i| stems.contains(long.words[*i].stem.as_str())).collect();
    let shared: BTreeSet<&str> = there.iter().map(|i| long.words[*i].stem.as_str()).collect();
    if shared.len() < 2 || (shared.len() as f64) < 0.75 * stems.len() as f64 {
        return None;
    }
    // The last lower-case content words carry the statement: the deed must be shared.
    let negation = |m: &Mention, at: &[usize]| -> Option<usize> {
        (0..m.words.len()).find(|n| negates(&m.words[*n].lower) && at.iter().any(|i| *i > *n && *i - *n <= 3))
    };
    let held: Vec<usize> = content.iter().copied().filter(|i| shared.contains(short.words[*i].stem.as_str())).collect();
    let cues = |m: &Mention| m.words.iter().filter(|w| negates(&w.lower)).count();
    let (cue, negated, flat, flat_at, negated_at) = match (negation(short, &held), negation(long, &there)) {
        (Some(n), None) if cues(short) == 1 && cues(long) == 0 => (n, short, long, &there, &held),
        (None, Some(n)) if cues(long) == 1 && cues(short) == 0 => (n, long, short, &held, &there),
        _ => return None,
    };
    // What stands right after the negation must be among the shared words, and said in the other within a few words.
    let next = (cue + 1..negated.words.len()).find(|i| negated.words[*i].content)?;
    if is_partial(negated.words.get(cue + 1).map_or("", |w| w.lower.as_str())) {
        return None;
    }
    let scope = (next..negated.words.len()).take(6).take_while(|i| !negated.words[*i].mark).filter(|i| negated.words[*i].content).take(3);
    if negated.words[next].capital || scope.into_iter().any(|i| !negated_at.contains(&i)) {
        return None;
    }
    let i = flat_at.iter().copied().find(|i| flat.words[*i].stem == negated.words[next].stem)?;
    let shown = words(negated, cue, next + 2);
    let tight = words(flat, i.saturating_sub(1), i + 2);
    if is_scoped(flat, tight) {
        return None;
    }
    let first_is_a = std::ptr::eq(negated, short) != swapped;
    let (a, b) = if first_is_a { (shown, tight) } else { (tight, shown) };
    Some(clash(Confidence::Medium, a, b, pair))
}

/// A negated clause of one mention whose words the other mention has without negation.
fn governed(pair: &Pair, negated: &Mention, flat: &Mention, swapped: bool) -> Option<Clash> {
    for f in negated.facts_of(FactKind::Negation) {
        let FactValue::Scope(scope) = &f.value else { continue };
        let inside: BTreeSet<&str> = negated.inside(scope.governs).into_iter().filter(|s| !negated.inside(f.span).contains(s)).collect();
        if inside.len() < 3 || inside.len() > 14 {
            continue;
        }
        let there: Vec<usize> =
            (0..flat.words.len()).filter(|i| flat.words[*i].content && inside.contains(flat.words[*i].stem.as_str())).collect();
        let stems: BTreeSet<&str> = there.iter().map(|i| flat.words[*i].stem.as_str()).collect();
        if (stems.len() as f64) < 0.7 * inside.len() as f64 || stems.len() < 3 {
            continue;
        }
        // The deed itself must be there: the first content word after the negation.
        let deed = negated.words[negated.range(scope.governs)].iter().find(|w| w.content && w.span.start >= f.span.end && !w.capital);
        if deed.is_none_or(|d| !stems.contains(d.stem.as_str())) {
            continue;
        }
        let (from, to) = (there[0], there[there.len() - 1]);
        let stretch = flat.stretch(from, to);
        if to - from > 18 || flat.words.iter().any(|w| negates(&w.lower)) || is_scoped(flat, stretch) {
            continue;
        }
        let near = negated.range(f.span);
        let shown = words(negated, near.start, near.end + 4);
        let tight = words(flat, from, to.min(from + 8));
        let (a, b) = if swapped { (tight, shown) } else { (shown, tight) };
        return Some(clash(Confidence::Medium, a, b, pair));
    }
    None
}

/// The words from one up to another, both included, without the marks at the end.
fn words(m: &Mention, from: usize, to: usize) -> Span {
    let last = to.min(m.words.len().saturating_sub(1));
    m.stretch(from, (from..=last).rev().find(|i| !m.words[*i].mark).unwrap_or(last))
}

/// Whether a negation or a hedge of the mention governs part of a stretch.
pub(super) fn is_scoped(m: &Mention, stretch: Span) -> bool {
    let scope = |f: &Fact| matches!(&f.value, FactValue::Scope(Scope { governs, .. }) if governs.overlaps(stretch));
    m.facts.iter().any(|f| matches!(f.kind, FactKind::Hedge | FactKind::Negation) && scope(f))
}

fn clash(confidence: Confidence, a: Span, b: Span, pair: &Pair) -> Clash {
    Clash {
        kind: DifferenceKind::Negation,
        severity: Severity::Material,
        confidence,
        a: Value::new(a, pair.a.at(a).to_lowercase()),
        b: Value::new(b, pair.b.at(b).to_lowercase()),
        note: "one denies what the other states".to_owned(),
    }
}
