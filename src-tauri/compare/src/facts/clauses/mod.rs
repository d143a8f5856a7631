//! Who did what to whom: for each clause its predicate, agent and patient, how sure it is told and on whose word.
//!
//! Word order and closed tables, no parser. The verb groups of a sentence are read from left to right; each takes the noun phrase
//! before it as subject and the one after it as object, and a passive turns the two round. Nouns of deeds ("the arrest of Roe by
//! police") give the same slots. What is not sure is left empty: two clauses may be compared only by slots that both have.

/// Clauses with their slots named.
mod context;
/// Verb groups.
mod group;
/// Nouns of deeds.
mod nominal;
/// Noun phrases.
pub mod phrase;
/// Agent and patient of a verb group.
mod slots;
/// Verbs and nouns of deeds.
pub mod verbs;

use std::ops::Range;

use super::Found;
use super::reading::Reading;
use crate::article::Passage;
use crate::fact::{ClauseForm, Mood};
use context::Context;
use group::{group, is_be};
use nominal::nominal;
use phrase::{PRONOUNS, Phrase};
use slots::verbal;

/// Finds the clauses of a passage. English only: other languages give none.
pub fn find(passage: &Passage, found: &mut Found) {
    if passage.language != "en" {
        return;
    }
    let r = Reading::new(passage);
    let context = Context::of(found);
    let mut out = Vec::new();
    for sentence in passage.sentences {
        let range = r.range(sentence);
        let facts = context.facts_of(sentence.index);
        let mut last: Option<Phrase> = None;
        // The head of a relative clause or of a participle that is still waiting for its own verb, and where that clause's verb stands.
        let mut waiting: Option<(Phrase, usize)> = None;
        let mut passive = false;
        // The head of the subject spoken of before in this sentence: what a pronoun takes up.
        let mut last_common: Option<String> = None;
        let mut i = range.start;
        while i < range.end {
            let group = group(&r, i, &range);
            let raw = match &group {
                Some(g) => verbal(&r, g, &range, last.as_ref(), &mut waiting, passive),
                None => nominal(&r, i, &range),
            };
            let next = group.as_ref().map_or(i + 1, |g| g.main + 1);
            if let Some(raw) = raw {
                if raw.form != ClauseForm::Nominal {
                    passive = raw.form == ClauseForm::Passive;
                }
                if let Some(subject) = raw.subject.clone().filter(|_| raw.form != ClauseForm::Nominal) {
                    last = Some(subject);
                }
                if raw.agent.is_some() || raw.patient.is_some() {
                    out.extend(context.clause(&r, sentence, raw, &facts, last_common.as_deref()));
                    last_common = last
                        .as_ref()
                        .filter(|p| !PRONOUNS.contains(r.low(p.head)))
                        .map(|p| phrase::singular(r.low(p.head)))
                        .or(last_common);
                }
            } else {
                // "The crew was unable to": a verb of no deed has a subject too.
                let at = group.as_ref().map(|g| g.start).or_else(|| is_be(r.low(i)).then_some(i));
                if let Some(subject) = at.and_then(|at| phrase::before(&r, range.start, at)) {
                    last = Some(subject);
                }
            }
            i = next.max(i + 1);
        }
    }
    found.clauses.append(&mut out);
}

/// What a clause is before its slots are named.
struct Raw {
    predicate: Range<usize>,
    lemma: String,
    form: ClauseForm,
    subject: Option<Phrase>,
    agent: Option<Phrase>,
    patient: Option<Phrase>,
    mood: Mood,
    denied: Option<usize>,
}

#[cfg(test)]
mod tests;
