//! Who a source is: its name, or the name that a pronoun or "the spokesman" stands for.

use std::collections::HashSet;

use super::super::Found;
use crate::fact::{FactKind, Value};
use crate::span::Span;

/// The names of a passage in order of place.
pub struct Names {
    all: Vec<(Span, FactKind, String)>,
    people: HashSet<String>,
}

impl Names {
    /// The names found so far.
    pub fn of(found: &Found) -> Self {
        let mut all: Vec<_> = found
            .facts
            .iter()
            .filter_map(|f| match &f.value {
                Value::Name(n) => Some((f.span, f.kind, n.canonical.clone())),
                _ => None,
            })
            .collect();
        all.sort_by_key(|n| n.0);
        let people = all.iter().filter(|n| n.1 == FactKind::Person).map(|n| n.2.clone()).collect();
        Self { all, people }
    }

    /// The names inside a span.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &(Span, FactKind, String)> {
        let from = self.all.partition_point(|n| n.0.start < span.start);
        self.all[from..].iter().take_while(move |n| n.0.start < span.end).filter(move |n| span.contains(n.0))
    }

    /// The last person named before a place, not more than `reach` bytes back.
    fn person_before(&self, at: usize, reach: usize) -> Option<&str> {
        let to = self.all.partition_point(|n| n.0.end <= at);
        let from = self.all.partition_point(|n| n.0.start + reach < at);
        let window = self.all.get(from..to)?;
        window.iter().rev().take(8).find(|n| n.1 == FactKind::Person).map(|n| n.2.as_str())
    }

    /// Who a source is. `before`: the speaker of the quote before it, where that stands near.
    pub fn speaker(&self, text: &str, source: Span, before: Option<&str>) -> Option<String> {
        let words = source.of(text);
        let low = words.to_lowercase();
        if matches!(low.as_str(), "he" | "she" | "who" | "er" | "il" | "elle" | "él" | "ella" | "i") {
            if low == "who" {
                return self.person_before(source.start, 120).map(str::to_owned);
            }
            // A body or "the ministry" is no "she".
            return before
                .filter(|n| self.people.contains(*n) || !n.to_lowercase().starts_with("the "))
                .or_else(|| self.person_before(source.start, 600))
                .map(str::to_owned);
        }
        if matches!(low.as_str(), "they" | "it" | "we" | "you" | "which" | "that" | "sie") {
            return before.filter(|_| low != "which" && low != "that").map(str::to_owned).or_else(|| Some(words.to_owned()));
        }
        let mut person = None;
        let mut body = None;
        for (_, kind, name) in self.within(source) {
            match kind {
                FactKind::Person => person = person.or(Some(name)),
                _ => body = body.or(Some((name, kind))),
            }
        }
        if let Some(name) = person {
            // "Roe's lawyer" is not Roe; "a spokeswoman for Mr. Roe" neither.
            let first = self.within(source).find(|n| n.1 == FactKind::Person).map_or(source, |n| n.0);
            let rest = text.get(first.end..source.end).unwrap_or("");
            let lead = text.get(source.start..first.start).unwrap_or("").to_lowercase();
            let owner = rest.starts_with("'s ")
                || rest.starts_with("’s ")
                || rest.starts_with("' ")
                || lead.ends_with(" for ")
                || lead.ends_with(" of ");
            if !owner {
                return Some(name.clone());
            }
            return Some(words.to_owned());
        }
        let noun = low.split_whitespace().last().unwrap_or("");
        if low.starts_with("the ") && low.split_whitespace().count() == 2 && is_role(noun) {
            return self.person_before(source.start, 600).map(str::to_owned).or_else(|| Some(words.to_owned()));
        }
        match body {
            // The whole source is the organization.
            Some((name, FactKind::Organization))
                if name.split_whitespace().count() >= low.trim_start_matches("the ").split_whitespace().count() =>
            {
                Some(name.clone())
            }
            _ => Some(words.to_owned()),
        }
    }
}

/// Nouns that take up somebody named before ("the spokesman").
fn is_role(noun: &str) -> bool {
    matches!(
        noun,
        "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "president"
            | "minister"
            | "senator"
            | "congressman"
            | "congresswoman"
            | "governor"
            | "mayor"
            | "sheriff"
            | "chief"
            | "sergeant"
            | "lieutenant"
            | "detective"
            | "coroner"
            | "judge"
            | "lawyer"
            | "attorney"
            | "chairman"
            | "chairwoman"
            | "secretary"
            | "ambassador"
            | "director"
            | "candidate"
            | "nominee"
            | "lawmaker"
            | "official"
            | "captain"
            | "prosecutor"
            | "actor"
            | "author"
    )
}
