//! Who did it to whom: the same deed with the roles swapped.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};
use crate::span::Span;

/// A deed with a name or noun before and after it.
struct Deed<'m> {
    verb: &'m str,
    /// Stem of the doer, passives turned round.
    doer: &'m str,
    /// Stem of who suffered it.
    done_to: &'m str,
    span: Span,
}

/// "A shot B" against "B shot A".
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (deeds(pair.a), deeds(pair.b));
    let mut out = Vec::new();
    for x in &a {
        for y in &b {
            if x.verb == y.verb && x.doer == y.done_to && x.done_to == y.doer && x.doer != x.done_to {
                let same_way =
                    a.iter().any(|d| d.verb == y.verb && d.doer == y.doer) || b.iter().any(|d| d.verb == x.verb && d.doer == x.doer);
                if same_way {
                    continue;
                }
                out.push(Clash {
                    kind: DifferenceKind::Actor,
                    severity: Severity::Material,
                    confidence: Confidence::High,
                    a: Value::new(x.span, pair.a.at(x.span)),
                    b: Value::new(y.span, pair.b.at(y.span)),
                    note: "the same deed with the roles swapped".to_owned(),
                });
            }
        }
    }
    if out.is_empty() {
        out = other_doer(pair, &a, &b);
    }
    out.truncate(1);
    out
}

/// Nouns that stand for bodies which act: "the fire department", "the council". An office held by a person is none: it may be the person
/// whom the other sentence names.
const BODIES: &[&str] = &[
    "department",
    "police",
    "company",
    "ministry",
    "government",
    "court",
    "council",
    "board",
    "agency",
    "army",
    "navy",
    "authority",
    "authorities",
    "union",
    "bank",
    "committee",
    "parliament",
    "senate",
    "firefighters",
    "prosecutors",
    "regulator",
    "operator",
    "commission",
];

/// "The fire department ordered the evacuation" against "Governor Ostrow ordered the evacuation": one deed, another doer.
fn other_doer(pair: &Pair, a: &[Deed], b: &[Deed]) -> Vec<Clash> {
    let has = |m: &Mention, stem: &str| m.words.iter().any(|w| w.stem == stem);
    let mut out = Vec::new();
    for x in a {
        for y in b {
            let one_deed = x.verb == y.verb && x.done_to == y.done_to;
            if !one_deed || x.doer == y.doer || has(pair.a, y.doer) || has(pair.b, x.doer) {
                continue;
            }
            let (Some(p), Some(q)) = (doer(pair.a, x), doer(pair.b, y)) else { continue };
            if pair.event.entities.people(pair.a.at(p), pair.b.at(q)) != Relation::Different || pair.shared_around(x.span, y.span, 6) < 1 {
                continue;
            }
            out.push(Clash {
                kind: DifferenceKind::Actor,
                severity: Severity::Material,
                confidence: Confidence::Medium,
                a: Value::new(p, pair.a.at(p)),
                b: Value::new(q, pair.b.at(q)),
                note: "the same deed, done by another".to_owned(),
            });
        }
    }
    out
}

/// The words of a doer who can be told from others: a body, or a name with what stands capitalized before it.
fn doer(m: &Mention, deed: &Deed) -> Option<Span> {
    let range = m.range(deed.span);
    let at = range.clone().find(|i| m.words[*i].stem == deed.doer)?;
    let word = &m.words[at];
    if !word.capital && !BODIES.contains(&word.lower.as_str()) {
        return None;
    }
    let from = (0..at).rev().take(4).take_while(|i| m.words[*i].content).last().unwrap_or(at);
    Some(m.stretch(from, at))
}

/// Deeds told in a few words: a noun or name, a verb, a noun or name ("Marsh shot Odell", "Odell was shot by Marsh").
fn deeds<'m>(m: &'m Mention) -> Vec<Deed<'m>> {
    let words = &m.words;
    let mut out = Vec::new();
    for (i, w) in words.iter().enumerate() {
        let verbal = w.content && !w.capital && (w.lower.ends_with("ed") || w.stem != w.lower) && !w.lower.ends_with("ing");
        if !verbal {
            continue;
        }
        let passive = i > 0 && matches!(words[i - 1].lower.as_str(), "was" | "were" | "been" | "being" | "is" | "are");
        let before = (0..i).rev().take(4).take_while(|j| !words[*j].mark).find(|j| words[*j].content);
        let agent = if passive { (i + 1..words.len()).take(3).find(|j| words[*j].lower == "by") } else { Some(i) };
        let after = agent.and_then(|by| (by + 1..words.len()).take(4).take_while(|j| !words[*j].mark).find(|j| words[*j].content));
        // A preposition between verb and noun makes the noun a place or time, not who suffered it.
        let straight = |from: usize, to: usize| {
            words[from + 1..to].iter().all(|x| matches!(x.lower.as_str(), "a" | "an" | "the" | "his" | "her" | "their" | "its"))
        };
        if let (Some(p), Some(q), Some(by)) = (before, after, agent)
            && straight(by, q)
        {
            let (doer, done_to) = if passive { (q, p) } else { (p, q) };
            out.push(Deed { verb: &w.stem, doer: &words[doer].stem, done_to: &words[done_to].stem, span: m.stretch(p, q) });
        }
    }
    out
}
