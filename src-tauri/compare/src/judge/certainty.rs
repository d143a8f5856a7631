//! How sure the outlets are: flat, hedged, denied.

use std::collections::BTreeSet;

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Scope, Value as FactValue};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};
use crate::span::Span;

/// Content words shown of a hedged or flat statement.
const SHOWN: usize = 7;

/// A hedged statement that the other outlet states flat.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out: Vec<Clash> = hedged(pair.a, pair.b).into_iter().map(|(h, f, s, c)| clash(pair, h, f, s, c)).collect();
    out.extend(hedged(pair.b, pair.a).into_iter().map(|(h, f, s, c)| clash(pair, f, h, s, c)));
    out.sort_by_key(|c| (c.severity, c.confidence, c.a.span, c.b.span));
    out.truncate(1);
    out
}

fn hedged(hedging: &Mention, flat: &Mention) -> Vec<(Span, Span, Severity, Confidence)> {
    let mut out = Vec::new();
    for f in hedging.facts_of(FactKind::Hedge) {
        let FactValue::Scope(scope) = &f.value else { continue };
        let at = hedging.range(f.span);
        let governed = hedging.range(scope.governs);
        // The words the hedge stands next to matter most: those it governs, nearest first.
        let mut near: Vec<usize> = governed.filter(|i| !at.contains(i) && hedging.words[*i].content).collect();
        near.sort_by_key(|i| if *i >= at.end { (*i - at.end) * 2 } else { (at.start - *i) * 2 + 5 });
        near.truncate(SHOWN);
        let stems: BTreeSet<&str> = near.iter().map(|i| hedging.words[*i].stem.as_str()).collect();
        let there: Vec<usize> =
            (0..flat.words.len()).filter(|i| flat.words[*i].content && stems.contains(flat.words[*i].stem.as_str())).collect();
        let shared: BTreeSet<&str> = there.iter().map(|i| flat.words[*i].stem.as_str()).collect();
        // What stands right after the hedge must be there.
        let head = near.iter().find(|i| **i >= at.end).or(near.first()).map(|i| hedging.words[*i].stem.as_str());
        if shared.len() < 2 || head.is_none_or(|h| !shared.contains(h)) {
            continue;
        }
        let Some(window) = tightest(&there, flat, &shared) else { continue };
        let stretch = flat.stretch(window.0, window.1);
        if window.1 - window.0 > 14 || is_hedged(flat) || is_negated(flat, stretch) {
            continue;
        }
        let kept: Vec<usize> = near.iter().copied().filter(|i| shared.contains(hedging.words[*i].stem.as_str())).take(3).collect();
        let from = kept.iter().copied().chain([at.start]).min().unwrap_or(at.start);
        let to = kept.iter().copied().chain([at.end.saturating_sub(1)]).max().unwrap_or(at.start);
        let severity = if is_accusation(&scope.label) { Severity::Material } else { Severity::Minor };
        let confidence = if shared.len() >= 4 { Confidence::Medium } else { Confidence::Low };
        out.push((hedging.stretch(from, to), stretch, severity, confidence));
    }
    out
}

/// The shortest run of words that has all the shared stems.
fn tightest(at: &[usize], m: &Mention, stems: &BTreeSet<&str>) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (k, from) in at.iter().enumerate() {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for to in &at[k..] {
            seen.insert(m.words[*to].stem.as_str());
            if seen.len() == stems.len() {
                if best.is_none_or(|b| to - from < b.1 - b.0) {
                    best = Some((*from, *to));
                }
                break;
            }
        }
    }
    best
}

/// Hedges that stand between a person and a crime.
fn is_accusation(label: &str) -> bool {
    matches!(label, "alleged" | "allegedly" | "suspected" | "accused" | "suspect" | "accuse")
}

fn is_hedged(m: &Mention) -> bool {
    m.facts.iter().any(|f| f.kind == FactKind::Hedge)
}

fn is_negated(m: &Mention, stretch: Span) -> bool {
    let scope = |f: &Fact| matches!(&f.value, FactValue::Scope(Scope { governs, .. }) if governs.overlaps(stretch));
    m.facts.iter().any(|f| f.kind == FactKind::Negation && scope(f))
}

fn clash(pair: &Pair, a: Span, b: Span, severity: Severity, confidence: Confidence) -> Clash {
    Clash {
        kind: DifferenceKind::Certainty,
        severity,
        confidence,
        a: Value::new(a, pair.a.at(a)),
        b: Value::new(b, pair.b.at(b)),
        note: "hedged in one, stated flat in the other".to_owned(),
    }
}
