//! Who said it: the same words between quotation marks, given to different people.
//!
//! Words that two outlets print alike were said once. That needs no weighing; who else is credited in the sentences is weighed by
//! [`attribution`](super::attribution).

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::fact::{Fact, FactKind, Quote, Value as FactValue};
use crate::facts::names::likeness;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};
use crate::span::Span;

/// So many words of the shorter quotation, one after the other, must stand in the other: less is a phrase that anybody may use.
const SHARED: usize = 5;
/// And so many of them say something.
const CONTENT: usize = 2;

/// The same quotation, another speaker.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = Vec::new();
    for (fa, qa) in quotes(pair.a) {
        for (fb, qb) in quotes(pair.b) {
            if same_words(pair, fa.span, fb.span)
                && let (Some(x), Some(y)) = (speaker(pair.a, qa), speaker(pair.b, qb))
                && pair.event.entities.relation(x.name, y.name) == Relation::Different
                && !pair.event.entities.is_similar(x.name, y.name)
                && told_apart(pair, &x, &y)
            {
                out.push(Clash {
                    kind: DifferenceKind::Speaker,
                    severity: Severity::Material,
                    confidence: Confidence::High,
                    a: Value::new(x.shown, x.name),
                    b: Value::new(y.shown, y.name),
                    note: "the same words, credited to different people".to_owned(),
                });
            }
        }
    }
    out.truncate(1);
    out
}

/// Who speaks, and the words to show.
struct Speaker<'a> {
    name: &'a str,
    shown: Span,
    /// The sentence has the name, and not a pronoun only.
    named: bool,
}

/// Whether the two can't be one: "she" may be anybody whom her article names, so the other must be nobody that it knows.
fn told_apart(pair: &Pair, x: &Speaker, y: &Speaker) -> bool {
    let knows = |m: &Mention, name: &str| likeness::last_name(name).is_some_and(|last| m.article.text.contains(last));
    match (x.named, y.named) {
        (true, true) => true,
        (false, true) => !knows(pair.a, y.name),
        (true, false) => !knows(pair.b, x.name),
        (false, false) => false,
    }
}

fn quotes<'a>(m: &Mention<'a>) -> Vec<(&'a Fact, &'a Quote)> {
    let quote = |f: &'a Fact| match &f.value {
        FactValue::Quote(q) => Some((f, q)),
        _ => None,
    };
    m.facts_of(FactKind::Quote).filter_map(quote).collect()
}

/// A person known by name, whom the sentence itself names or means by a pronoun. A body and its spokesman may be one source.
fn speaker<'a>(m: &Mention<'a>, quote: &'a Quote) -> Option<Speaker<'a>> {
    let name = quote.speaker.as_deref()?;
    let shown = quote.source.filter(|s| m.span.contains(*s) && !s.is_empty())?;
    let is_person = |f: &&Fact| f.kind == FactKind::Person && matches!(&f.value, FactValue::Name(n) if n.canonical == name);
    // The name itself where it stands there, else "she".
    let printed = m.facts.iter().filter(is_person).map(|f| f.span).find(|s| shown.contains(*s));
    m.article.facts.iter().find(is_person).map(|_| Speaker { name, shown: printed.unwrap_or(shown), named: printed.is_some() })
}

/// Whether two quotations are of the same words: a run of them stands in both, inside quotation marks.
fn same_words(pair: &Pair, a: Span, b: Span) -> bool {
    let words = |m: &Mention, s: Span| -> Vec<(String, bool)> {
        let inside = |at: Span| m.quoted.iter().any(|q| q.overlaps(at));
        m.words[m.range(s)].iter().filter(|w| !w.mark && inside(w.span)).map(|w| (w.lower.clone(), w.content)).collect()
    };
    let (x, y) = (words(pair.a, a), words(pair.b, b));
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let content = |list: &[(String, bool)]| list.iter().filter(|w| w.1).count();
    // A short saying is compared whole ("A line is a line"); of a longer one a run is enough.
    let size = if short.len() < SHARED + 3 { short.len() } else { SHARED + 3 };
    let enough = short.len() >= SHARED || (short.len() == SHARED - 1 && short.len() == long.len());
    enough
        && content(short) >= CONTENT.min(short.len() / 2)
        && short.windows(size).any(|run| content(run) >= CONTENT.min(run.len() / 2) && long.windows(size).any(|other| same(run, other)))
}

fn same(a: &[(String, bool)], b: &[(String, bool)]) -> bool {
    a.iter().zip(b).all(|(x, y)| x.0 == y.0)
}
