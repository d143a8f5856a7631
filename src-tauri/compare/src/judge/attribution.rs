//! Whose word it is: the same statement credited to different sources.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::fact::{Credit, Rung};
use crate::judge::mention::{Mention, Pair, overlap};
use crate::judge::{Clash, Value};
use crate::span::Span;

/// The same statement, another source. Two named people are a matter of the speaker, all else of attribution.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = Vec::new();
    for x in &pair.a.credits {
        for y in &pair.b.credits {
            if same_source(pair, x, y) {
                continue;
            }
            let (p, q) = (pair.a.inside(x.governs), pair.b.inside(y.governs));
            let shared = p.intersection(&q).count();
            let share = overlap(&p, &q);
            if shared < 3 || share < 0.4 {
                continue;
            }
            let named = x.rung == Rung::Named && y.rung == Rung::Named;
            let strong = shared >= 5 && share >= 0.6;
            let (kind, severity) = match (named, strong) {
                (true, true) => (DifferenceKind::Speaker, Severity::Material),
                (true, false) => (DifferenceKind::Speaker, Severity::Minor),
                _ => (DifferenceKind::Attribution, Severity::Minor),
            };
            out.push(Clash {
                kind,
                severity,
                confidence: if severity == Severity::Material { Confidence::Medium } else { Confidence::Low },
                a: Value::new(shown(pair.a, x), x.name.clone()),
                b: Value::new(shown(pair.b, y), y.name.clone()),
                note: if named {
                    "the same words, credited to different people".to_owned()
                } else {
                    "the same statement, credited to different sources".to_owned()
                },
            });
        }
    }
    out.sort_by_key(|c| (c.severity, c.confidence, c.a.span, c.b.span));
    out.truncate(1);
    out
}

/// The source and its cue, where they stand together.
fn shown(m: &Mention, c: &Credit) -> Span {
    let Some(cue) = c.cue else { return c.source };
    let (from, to) = (c.source.start.min(cue.start), c.source.end.max(cue.end));
    if m.range(Span::new(from, to)).len() <= 14 { Span::new(from, to) } else { c.source }
}

/// Whether two credits may mean one source: the same name, an office and who holds it, an institution and its person.
fn same_source(pair: &Pair, x: &Credit, y: &Credit) -> bool {
    let entities = &pair.event.entities;
    if let (Some(p), Some(q)) = (entities.id(&x.name), entities.id(&y.name))
        && p == q
    {
        return true;
    }
    let (p, q) = (pair.a.inside(x.source), pair.b.inside(y.source));
    if p.intersection(&q).next().is_some() {
        return true;
    }
    if x.rung == Rung::Named && y.rung == Rung::Named && entities.people(&x.name, &y.name) != Relation::Different {
        return true;
    }
    // Pronouns name nobody.
    p.is_empty() || q.is_empty()
}
