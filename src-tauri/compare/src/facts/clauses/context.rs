//! Clauses with their slots named, and what hedges, negations and credits say of them.

use super::Raw;
use super::phrase::{self, Phrase};
use crate::article::Sentence;
use crate::fact::{Clause, Credit, Fact, FactKind, Slot, Value};
use crate::facts::Found;
use crate::facts::reading::Reading;
use crate::span::Span;

/// What other finders found, by sentence.
pub(super) struct Context {
    facts: Vec<Fact>,
    people: Vec<(Span, String)>,
    names: Vec<(Span, String)>,
    credits: Vec<Credit>,
}

/// The hedges, negations and credits of one sentence.
pub(super) struct Near<'c> {
    facts: &'c [Fact],
    credits: &'c [Credit],
}

/// How many hedges, negations and credits of a sentence are looked at on each side of a predicate, so that the time stays linear.
const LOOKED_AT: usize = 64;

impl<'c> Near<'c> {
    /// The hedges and negations about a predicate.
    fn facts(&self, predicate: Span) -> std::slice::Iter<'c, Fact> {
        let at = self.facts.partition_point(|f| f.span.start < predicate.start);
        self.facts[at.saturating_sub(LOOKED_AT)..self.facts.len().min(at + LOOKED_AT)].iter()
    }

    /// The credits whose content begins before a predicate.
    fn credits(&self, predicate: Span) -> std::slice::Iter<'c, Credit> {
        let at = self.credits.partition_point(|c| c.governs.start <= predicate.start);
        self.credits[at.saturating_sub(LOOKED_AT)..at].iter()
    }
}

impl Context {
    pub(super) fn of(found: &Found) -> Self {
        let mut facts: Vec<Fact> = found.facts.iter().filter(|f| matches!(f.kind, FactKind::Hedge | FactKind::Negation)).cloned().collect();
        facts.sort_by_key(|f| (f.sentence, f.span));
        let mut credits = found.credits.clone();
        credits.sort_by_key(|c| (c.sentence, c.governs));
        let named = |kinds: &[FactKind]| {
            let mut all: Vec<(Span, String)> = found
                .facts
                .iter()
                .filter(|f| kinds.contains(&f.kind))
                .filter_map(|f| if let Value::Name(n) = &f.value { Some((f.span, n.canonical.clone())) } else { None })
                .collect();
            all.sort();
            all
        };
        let names = named(&[FactKind::Person, FactKind::Organization, FactKind::Place]);
        Self { facts, people: named(&[FactKind::Person]), names, credits }
    }

    pub(super) fn facts_of(&self, sentence: i32) -> Near<'_> {
        let from = self.facts.partition_point(|f| f.sentence < sentence);
        let to = self.facts.partition_point(|f| f.sentence <= sentence);
        let first = self.credits.partition_point(|c| c.sentence < sentence);
        let last = self.credits.partition_point(|c| c.sentence <= sentence);
        Near { facts: &self.facts[from..to], credits: &self.credits[first..last] }
    }

    pub(super) fn clause(&self, r: &Reading, within: &Sentence, raw: Raw, near: &Near, subject: Option<&str>) -> Option<Clause> {
        let sentence = within.index;
        let predicate = r.span(raw.predicate)?;
        let agent = raw.agent.and_then(|p| self.slot(r, &p, within.span.start, subject));
        let patient = raw.patient.and_then(|p| self.slot(r, &p, within.span.start, subject));
        if agent.is_none() && patient.is_none() {
            return None;
        }
        let mut span = predicate;
        for s in [&agent, &patient].into_iter().flatten() {
            span = Span::new(span.start.min(s.span.start), span.end.max(s.span.end));
        }
        let governing = |kind: FactKind| {
            near.facts(predicate).filter(move |f| f.kind == kind).find_map(|f| match &f.value {
                Value::Scope(s) if s.governs.contains(predicate) && f.span != predicate => Some(f.span),
                _ => None,
            })
        };
        let denied = raw.denied.and_then(|d| r.span(d..d + 1)).or_else(|| {
            near.facts(predicate).filter(|f| f.kind == FactKind::Negation).find_map(|f| match &f.value {
                // "denied that she knew", "without firing": what follows is denied; a negation of its own group was seen above.
                Value::Scope(s) if matches!(s.label.as_str(), "denied" | "without" | "refused" | "failed" | "unable" | "ruled out") => {
                    (s.governs.contains(predicate) && f.span.end <= predicate.start).then_some(f.span)
                }
                _ => None,
            })
        });
        let vouches = near
            .credits(predicate)
            .filter(|c| c.governs.contains(predicate) || c.governs.contains(span))
            .min_by_key(|c| (c.rung, c.governs));
        Some(Clause {
            sentence,
            span,
            predicate,
            lemma: raw.lemma,
            form: raw.form,
            agent,
            patient,
            mood: raw.mood,
            denied,
            hedge: governing(FactKind::Hedge),
            rung: vouches.map(|c| c.rung),
            source: vouches.map(|c| c.source),
        })
    }

    fn slot(&self, r: &Reading, phrase: &Phrase, start: usize, subject: Option<&str>) -> Option<Slot> {
        let span = r.span(phrase.tokens.clone())?;
        let at = r.tokens.get(phrase.head)?.span;
        let low = r.low(phrase.head);
        let from = self.names.partition_point(|n| n.0.end <= at.start);
        let name = self.names.get(from).filter(|n| n.0.contains(at) && span.overlaps(n.0)).map(|n| n.1.clone());
        let head = match name {
            Some(name) => name,
            None if matches!(low, "he" | "she" | "his" | "her" | "him" | "who") => {
                let to = self.people.partition_point(|n| n.0.end <= at.start);
                let near = to.checked_sub(1).and_then(|k| self.people.get(k)).filter(|n| n.0.end + 400 > at.start);
                match (near, subject) {
                    (Some(n), _) if n.0.start >= start => n.1.clone(),
                    // "The landlord denied that he": the subject of the clause before, while no person is named in the sentence.
                    (_, Some(subject)) if !matches!(subject, "police" | "people" | "company") => subject.to_owned(),
                    (Some(n), None) => n.1.clone(),
                    _ => low.to_owned(),
                }
            }
            None => phrase::singular(low),
        };
        Some(Slot { span, head })
    }
}
