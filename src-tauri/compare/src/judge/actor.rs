//! Who did it to whom: the same deed with the roles swapped.

use crate::comparison::{Confidence, DifferenceKind, Severity};
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
    out.truncate(1);
    out
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
