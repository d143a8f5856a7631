//! What the other outlet tells too: a value that both print is no difference, even where another value stands beside it.

use std::collections::{BTreeMap, HashSet};

use crate::align::claims::Group;
use crate::comparison::{DifferenceKind, Place, Severity};
use crate::event::Event;
use crate::fact::{Fact, Value as FactValue};
use crate::judge::Clash;
use crate::judge::mention::Mention;
use crate::span::Span;

/// Which article prints which sentences: what another outlet says word for word it does not contradict elsewhere.
pub(super) struct Verbatim<'a>(HashSet<(usize, &'a str)>);

impl<'a> Verbatim<'a> {
    /// All sentences of an event.
    pub fn of(event: &Event<'a>) -> Self {
        let sentences = event.articles.iter().enumerate().flat_map(|(i, a)| a.units().map(move |s| (i, a.words(s.index))));
        Self(sentences.collect())
    }

    /// Whether the article of either of two places has the other's sentence word for word.
    pub fn either(&self, event: &Event<'a>, p: Place, q: Place) -> bool {
        self.has(event, p, q.article) || self.has(event, q, p.article)
    }

    /// Whether an article has the sentence at a place word for word.
    fn has(&self, event: &Event<'a>, place: Place, article: usize) -> bool {
        event.articles.get(place.article).is_some_and(|a| self.0.contains(&(article, a.words(place.sentence))))
    }
}

/// Drops the clashes of places of which the outlet of one side prints the other side's value too, where it reports the same: it tells
/// two things apart that only look like one. For figures and times [`crate::judge::comparable`] weighs that among the rest.
pub(super) fn drop(groups: &[Group], mentions: &BTreeMap<Place, Mention>, found: &mut BTreeMap<(Place, Place), Vec<Clash>>) {
    let mut holders: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (i, group) in groups.iter().enumerate() {
        group.mentions.iter().for_each(|m| holders.entry(*m).or_default().push(i));
    }
    // Whether an article prints the value that stands in a mention, where it reports what that mention does.
    let prints = |place: Place, article: usize, of: &Mention, span: Span| {
        let linked = holders.get(&place).into_iter().flatten().flat_map(|g| &groups[*g].mentions);
        linked.filter(|m| m.article == article).any(|m| mentions.get(m).is_some_and(|x| has_value(x, of, span)))
    };
    for ((p, q), clashes) in found.iter_mut() {
        let (Some(a), Some(b)) = (mentions.get(p), mentions.get(q)) else { continue };
        clashes.retain(|c| {
            let told = || [prints(*p, q.article, a, c.a.span), prints(*q, p.article, b, c.b.span)];
            // A minor clash (an estimate, a bound) is of one figure by its nature, and stands unless both outlets have both.
            match (c.kind == DifferenceKind::Place, c.severity) {
                (false, _) => true,
                (true, Severity::Minor) => told().contains(&false),
                (true, Severity::Material) => !told().contains(&true),
            }
        });
    }
}

/// Whether a mention has the value that stands at a span of another: the same words, or a fact that means the same.
pub(super) fn has_value(mention: &Mention, of: &Mention, span: Span) -> bool {
    let meant = of.facts.iter().filter(|f| f.span.overlaps(span));
    let same = |f: &Fact| mention.facts.iter().any(|g| g.kind == f.kind && means_the_same(&f.value, &g.value));
    holds(mention.at(mention.span), of.at(span)) || meant.into_iter().any(same)
}

fn means_the_same(a: &FactValue, b: &FactValue) -> bool {
    match (a, b) {
        (FactValue::Quantity(x), FactValue::Quantity(y)) => x.amount == y.amount && x.unit == y.unit,
        (FactValue::Money { quantity: x, currency: c }, FactValue::Money { quantity: y, currency: d }) => x.amount == y.amount && c == d,
        (FactValue::Timex(x), FactValue::Timex(y)) => x.value == y.value,
        _ => false,
    }
}

/// Whether a text has these words, not as a part of longer ones.
fn holds(text: &str, words: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| !joins(text[..at].chars().next_back()) && !joins(text[at + found.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole() {
        assert!(holds("He paid $5 million.", "$5 million") && holds("at 5 a.m.", "5 a.m."));
        assert!(!holds("15 people", "5 people") && !holds("5 peoples", "5 people"));
    }
}
