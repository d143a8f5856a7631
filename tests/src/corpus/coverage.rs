//! Whether the finders mark something at the exact words of gold differences: by kind of difference, which share of its values.

use std::collections::BTreeMap;

use crosscheck_compare::article::{Article, HEADLINE, Reference};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::fact::FactKind;
use crosscheck_compare::span::Span;

use super::event::{Event, Unit};
use super::gold;

/// By kind of difference: how many values there are, how many carry a mark of that kind, and those that do not.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Values by kind: all, marked by what the kind is about, marked by anything that the finders give.
    pub kinds: BTreeMap<String, (usize, usize, usize)>,
    /// `kind: words in their sentence` of those without a mark of the kind.
    pub missed: Vec<String>,
}

/// Adds an event's values.
pub fn add(event: &Event, out: &mut Coverage) {
    for tagged in &event.articles {
        let laid = gold::lay(tagged);
        let language = tagged
            .head
            .get("language")
            .cloned()
            .unwrap_or_else(|| event.sheet.languages.first().cloned().unwrap_or_else(|| "en".to_owned()));
        let metadata = Metadata { language: Some(language), headline: Some(tagged.headline.text.clone()), ..Metadata::default() };
        let article = Article::read("a", &Document::raw(&laid.text, metadata), Reference::default());
        let head = (0, true, &tagged.headline);
        let units: Vec<(usize, bool, &Unit)> = std::iter::once(head).chain(laid.units.iter().map(|u| (u.1, false, u.3))).collect();
        for (base, is_head, unit) in units {
            for (start, end, fact, variant) in &unit.values {
                let Some(sheet) = event.sheet.facts.get(fact) else { continue };
                let span = Span::new(base + start, base + end);
                let mut kinds: Vec<&str> =
                    sheet.differences.iter().filter(|d| d.between.contains(variant)).map(|d| d.kind.as_str()).collect();
                kinds.sort_unstable();
                kinds.dedup();
                for kind in kinds {
                    let (of_kind, any) = marks(&article, kind, span, is_head);
                    let row = out.kinds.entry(kind.to_owned()).or_default();
                    row.0 += 1;
                    row.1 += usize::from(of_kind);
                    row.2 += usize::from(any);
                    if !of_kind {
                        out.missed.push(format!("{kind}: [{}] {} / {}", &unit.text[*start..*end], unit.text, event.id));
                    }
                }
            }
        }
    }
}

/// Whether something that a kind of difference is about stands at a span, and whether anything does.
fn marks(article: &Article, kind: &str, span: Span, headline: bool) -> (bool, bool) {
    let here = |sentence: i32| (sentence == HEADLINE) == headline;
    let fact = |kinds: &[FactKind]| article.facts.iter().any(|f| here(f.sentence) && kinds.contains(&f.kind) && f.span.overlaps(span));
    let credit = article.credits.iter().any(|c| here(c.sentence) && (c.source.overlaps(span) || c.cue.is_some_and(|c| c.overlaps(span))));
    let mut clauses = article.clauses.iter().filter(|c| here(c.sentence));
    let slot = |s: &Option<crosscheck_compare::fact::Slot>| s.as_ref().is_some_and(|s| s.span.overlaps(span));
    let actor = clauses.clone().any(|c| slot(&c.agent) || slot(&c.patient));
    let predicate = clauses.any(|c| c.predicate.overlaps(span));
    let of_kind = match kind {
        "actor" => actor,
        "certainty" => fact(&[FactKind::Hedge, FactKind::Negation]) || predicate,
        "negation" => fact(&[FactKind::Negation]) || predicate || actor,
        "attribution" | "speaker" => credit,
        "number" => fact(&[FactKind::Number, FactKind::Age, FactKind::Percent, FactKind::Duration]),
        "money" => fact(&[FactKind::Money]),
        "percent" => fact(&[FactKind::Percent]),
        "age" => fact(&[FactKind::Age]),
        "date" | "time" => fact(&[FactKind::Date, FactKind::Time, FactKind::Duration, FactKind::Set]),
        "place" => fact(&[FactKind::Place, FactKind::Organization]),
        "name" => fact(&[FactKind::Person, FactKind::Organization, FactKind::Place]),
        "title" => fact(&[FactKind::Title]),
        "quote" => fact(&[FactKind::Quote]),
        _ => false,
    };
    (
        of_kind,
        of_kind
            || actor
            || predicate
            || credit
            || article.facts.iter().any(|f| here(f.sentence) && f.kind != FactKind::Quote && f.span.overlaps(span)),
    )
}
