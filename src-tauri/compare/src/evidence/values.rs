//! What makes the values of a difference comparable: of what they are, what they count, which deed they belong to, the words beside them.

use crate::align::terms;
use crate::comparison::{Place, Side};
use crate::event::Event;
use crate::evidence::Kind;
use crate::evidence::items::{Item, telling, who};
use crate::fact::{Fact, FactKind, Quantity, Value};
use crate::span::Span;

/// So many words before and after a value stand beside it.
const BESIDE: usize = 6;

/// What each value has that makes it comparable with others.
pub(super) fn items(event: &Event, values: &[Side]) -> Vec<Item> {
    values.iter().flat_map(|v| of(event, v)).collect()
}

fn of(event: &Event, side: &Side) -> Vec<Item> {
    let Side { place, span, value: _ } = side;
    let article = &event.articles[place.article];
    let text = article.base(place.sentence);
    let mut out = Vec::new();
    let mut put = |kind, key: String, span: Span, text: &str| out.push(Item { kind, key, place: *place, span, text: text.to_owned() });
    let facts = article.facts_of(place.sentence);
    for fact in facts.iter().filter(|f| f.span.overlaps(*span)) {
        if let Some(q) = quantity(fact) {
            if !q.unit.is_empty() && fact.kind == FactKind::Number {
                put(Kind::SameCounted, q.unit.clone(), found(event, *place, fact.span, &q.unit_word), &q.unit_word);
            }
            if !q.about.is_empty() {
                let at = said(event, *place, fact.span, &q.about);
                put(Kind::SameSaid, q.about.clone(), at, if at == fact.span { &q.about } else { at.of(text) });
            }
            if !q.of.is_empty() {
                let (key, name) = who(event, &q.of);
                put(Kind::SameBearer, key, found(event, *place, fact.span, &q.of), &name);
            }
        }
        if let Value::Title(title) = &fact.value
            && let Some(holder) = &title.holder
        {
            let (key, name) = who(event, holder);
            let at = facts.iter().find(|f| matches!(&f.value, Value::Name(n) if n.canonical == *holder)).map_or(fact.span, |f| f.span);
            put(Kind::SameBearer, key, at, &name);
        }
        let alone = is_valued(fact) && facts.iter().filter(|f| f.kind == fact.kind).count() == 1;
        if alone {
            put(Kind::OnlyValue, fact.kind.name().to_owned(), fact.span, "");
        }
    }
    let clauses = article.clauses_of(place.sentence).iter().filter(|c| c.span.overlaps(*span));
    // Clauses lie in one another: the tightest tells what the value belongs to.
    if let Some(clause) = clauses.min_by_key(|c| (c.span.len(), c.span))
        && !clause.predicate.overlaps(*span)
    {
        put(Kind::SameDeed, clause.lemma.clone(), clause.predicate, clause.predicate.of(text));
    }
    let tokens = article.tokens_of(place.sentence);
    let (from, to) = (tokens.partition_point(|t| t.span.end <= span.start), tokens.partition_point(|t| t.span.start < span.end));
    let near = tokens[from.saturating_sub(BESIDE)..from].iter().chain(tokens[to..].iter().take(BESIDE));
    for token in near {
        if let Some(term) = terms::term(token, text).filter(|t| !t.number && t.key.chars().count() > 1 && telling(event, &t.key)) {
            put(Kind::Beside, term.key, token.span, token.of(text));
        }
    }
    out
}

fn quantity(fact: &Fact) -> Option<&Quantity> {
    match &fact.value {
        Value::Quantity(q) | Value::Money { quantity: q, .. } => Some(q),
        _ => None,
    }
}

/// A fact whose value is compared with others of its kind.
fn is_valued(fact: &Fact) -> bool {
    quantity(fact).is_some() || matches!(fact.kind, FactKind::Date | FactKind::Time | FactKind::Duration)
}

/// Where words stand in a sentence, the nearest to a value; the value itself where they are not printed.
fn found(event: &Event, place: Place, value: Span, words: &str) -> Span {
    let article = &event.articles[place.article];
    let text = article.base(place.sentence);
    let same = |w: &str, wanted: &str| w.chars().flat_map(char::to_lowercase).eq(wanted.chars().flat_map(char::to_lowercase));
    let last = words.split_whitespace().next_back().unwrap_or("");
    nearest(event, place, value, &|span| !last.is_empty() && same(span.of(text), last))
}

/// Where a word stands that says the same as a class of deeds.
fn said(event: &Event, place: Place, value: Span, about: &str) -> Span {
    let stem = terms::stem(about);
    let text = event.articles[place.article].base(place.sentence);
    nearest(event, place, value, &|span| terms::stem(&terms::fold(span.of(text))) == stem)
}

/// The nearest word to a value that is wanted; the value itself where none is.
fn nearest(event: &Event, place: Place, value: Span, wanted: &dyn Fn(Span) -> bool) -> Span {
    let tokens = event.articles[place.article].tokens_of(place.sentence);
    let far = |s: Span| if s.start >= value.end { s.start - value.end } else { value.start.saturating_sub(s.end) };
    let near = tokens.iter().map(|t| t.span).filter(|s| wanted(*s)).min_by_key(|s| (far(*s), *s));
    near.unwrap_or(value)
}
