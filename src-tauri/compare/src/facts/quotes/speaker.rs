//! Who a source is: its name, or the name that a pronoun or "the spokesman" stands for.

use std::collections::HashSet;

use super::super::Found;
use crate::fact::{FactKind, Value};
use crate::span::Span;

/// So many bytes back a name may stand that is taken up.
const REACH: usize = 600;

/// So many speakers of one sentence are looked at.
const MOST_TOLD: usize = 8;

/// So many sentences back.
const BACK: usize = 6;

/// So many words may stand before a subject: "On Monday afternoon the former mayor".
const LEAD: usize = 9;

/// What a source stands in.
pub struct Around<'t> {
    /// The text.
    pub text: &'t str,
    /// Its sentences, in order.
    pub sentences: &'t [Span],
    /// What is inside quotation marks, in order.
    pub quoted: &'t [Span],
    /// Who spoke in which sentence (by its position), in order, as far as is known yet.
    pub told: &'t [(usize, String)],
}

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

    /// Who is spoken of where "he" or "she" stands, as the grammar of news goes: whom its own sentence named first, as its subject; else
    /// who spoke in the nearest sentence before or is its subject, past those that say "he" themselves; else who was named last.
    fn spoken_of(&self, at: usize, around: &Around) -> Option<&str> {
        let own = around.sentences.partition_point(|s| s.end <= at);
        // A text may be one endless sentence.
        if let Some(sentence) = around.sentences.get(own).filter(|s| s.start + REACH >= at)
            && let Some(name) = self.subject(around, Span::new(sentence.start, at.max(sentence.start)))
        {
            return Some(name);
        }
        for (i, sentence) in around.sentences[..own.min(around.sentences.len())].iter().enumerate().rev().take(BACK) {
            if sentence.start + REACH < at {
                break;
            }
            let from = around.told.partition_point(|t| t.0 < i);
            let told = || around.told[from..].iter().take(MOST_TOLD).take_while(|t| t.0 == i).filter_map(|t| self.people.get(&t.1));
            let subject = self.subject(around, *sentence);
            // "Roe said that Holm's aides argue": Roe, though they spoke last. "Even Holm may lose, Roe said": Roe, though not its subject.
            let speaks = subject.filter(|s| told().any(|t| t == s)).or_else(|| told().last().map(String::as_str));
            if let Some(name) = speaks.or(subject) {
                return Some(name);
            }
            let opening = sentence.of(around.text).split_whitespace().next().unwrap_or("").to_lowercase();
            if matches!(opening.as_str(), "he" | "she" | "his" | "her") {
                continue;
            }
            let mut named = self.outside(around, *sentence);
            if let Some(name) = named.next() {
                return Some(&named.find(|n| !is_governed(around, n.0)).unwrap_or(name).2);
            }
        }
        self.person_before(at, REACH)
    }

    /// The people named in a passage, those inside quotations left out.
    fn outside(&self, around: &Around, passage: Span) -> impl Iterator<Item = &(Span, FactKind, String)> {
        let quoted = |at: Span| {
            let from = around.quoted.partition_point(|q| q.end <= at.start);
            around.quoted.get(from).is_some_and(|q| q.overlaps(at))
        };
        self.within(passage).filter(move |n| n.1 == FactKind::Person && !quoted(n.0))
    }

    /// The person whom a passage names first, where nothing governs the name: its subject, as a rule.
    fn subject(&self, around: &Around, passage: Span) -> Option<&str> {
        let (span, _, name) = self.outside(around, passage).next()?;
        let lead = around.text.get(passage.start..span.start)?;
        (!is_governed(around, *span) && lead.split_whitespace().take(LEAD + 1).count() <= LEAD).then_some(name.as_str())
    }

    /// Who a source is. `before`: the speaker of the quote before it, where that stands near.
    pub fn speaker(&self, source: Span, before: Option<&str>, around: &Around) -> Option<String> {
        let text = around.text;
        let words = source.of(text);
        let low = words.to_lowercase();
        if matches!(low.as_str(), "he" | "she" | "who" | "er" | "il" | "elle" | "él" | "ella" | "i") {
            if low == "who" {
                return self.person_before(source.start, 120).map(str::to_owned);
            }
            if matches!(low.as_str(), "he" | "she") {
                return self.spoken_of(source.start, around).map(str::to_owned);
            }
            // A body or "the ministry" is no "she".
            return before
                .filter(|n| self.people.contains(*n) || !n.to_lowercase().starts_with("the "))
                .or_else(|| self.person_before(source.start, REACH))
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
            return self.person_before(source.start, REACH).map(str::to_owned).or_else(|| Some(words.to_owned()));
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

/// Whether a preposition stands before a name or something is said to be the person's.
fn is_governed(around: &Around, name: Span) -> bool {
    const GOVERNING: &[&str] = &[
        "of", "to", "by", "for", "with", "from", "at", "about", "against", "between", "on", "in", "near", "after", "before", "under", "and",
    ];
    let lead = around.text.get(..name.start).and_then(|t| t.split_whitespace().next_back()).unwrap_or("");
    let rest = around.text.get(name.end..).unwrap_or("");
    GOVERNING.contains(&lead.to_lowercase().as_str()) || rest.starts_with("'s") || rest.starts_with("’s") || rest.starts_with("' ")
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
