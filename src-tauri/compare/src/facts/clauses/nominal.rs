//! Nouns of deeds: "the arrest of Roe by police", "Roe's resignation".

use std::ops::Range;

use super::Raw;
use super::phrase::{self, DETERMINERS, PREPOSITIONS, Phrase};
use super::slots::by_agent;
use super::verbs;
use crate::fact::{ClauseForm, Mood};
use crate::facts::reading::Reading;

/// The clause of a noun of a deed at token `i`.
pub(super) fn nominal(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Raw> {
    let noun = verbs::noun(r.low(i)).or_else(|| verbs::noun(&phrase::singular(r.low(i))))?;
    if r.is_capitalized(i) && i > sentence.start {
        return None;
    }
    let owner = (i > sentence.start).then(|| owner(r, i, sentence.start)).flatten();
    let tied = |prep: &str| (r.low(i + 1) == prep).then(|| phrase::after(r, i + 2, sentence.end)).flatten();
    let of = tied("of");
    let on = if noun.on { tied("on").or_else(|| tied("against")) } else { None };
    // Only right behind the noun or what hangs on it: further on "by" is of the verb.
    let end = [&of, &on].into_iter().flatten().map(|p| p.tokens.end).max().unwrap_or(i + 1);
    let by = (r.low(end) == "by").then(|| by_agent(r, end, sentence)).flatten();
    let (agent, patient) = if noun.on {
        (owner.or(by).or(of), on)
    } else if noun.of_patient {
        match (of, owner) {
            (Some(of), owner) => (by.or(owner), Some(of)),
            (None, owner) => (by, owner),
        }
    } else {
        (owner.or(of), None)
    };
    if agent.is_none() && patient.is_none() {
        return None;
    }
    let denied = (i.saturating_sub(2).max(sentence.start)..i).find(|&k| matches!(r.low(k), "no" | "without"));
    Some(Raw {
        predicate: i..i + 1,
        lemma: noun.lemma.to_owned(),
        form: ClauseForm::Nominal,
        subject: None,
        agent,
        patient,
        mood: Mood::Done,
        denied,
    })
}

/// "Roe's arrest", "his resignation", over adjectives ("Roe's sudden resignation").
pub(super) fn owner(r: &Reading, i: usize, floor: usize) -> Option<Phrase> {
    for k in (floor..i).rev().take(3) {
        let low = r.low(k);
        if low == "'s" || r.word(k) == "’" || r.word(k) == "'" {
            return phrase::before(r, floor, k);
        }
        if matches!(low, "his" | "her" | "their" | "its") {
            return Some(Phrase { tokens: k..k + 1, head: k });
        }
        if !r.is_word(k) || PREPOSITIONS.contains(low) || DETERMINERS.contains(low) {
            return None;
        }
    }
    None
}
