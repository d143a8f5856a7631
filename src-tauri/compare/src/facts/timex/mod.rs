//! Dates, times of day, durations and sets, with values in TIMEX3 form.
//!
//! A sentence's tokens are classed ([`words`]), the grammar of its language reads phrases ([`english`] and one file a concept),
//! and each phrase is resolved ([`resolve`]) against the day of publication and the day spoken of. All look-ahead is bounded, so
//! the work is linear in the text. Extents and values follow TimeML 1.2.1 as TimeBank applies it.

/// What German, French and Spanish dates have in common.
mod continental;
/// Calendar dates.
mod date;
/// Durations.
mod duration;
/// English word order.
mod english;
/// Counts in figures and words.
mod figures;
/// French.
mod french;
/// German.
mod german;
/// Tokens as words of time.
mod lex;
/// The English words of time.
mod lexicon;
/// Dates in figures.
mod numeric;
/// Expressions as read.
mod phrase;
/// Relative dates.
mod relative;
/// Expressions to values.
mod resolve;
/// What a phrase comes to.
mod resolved;
/// Sets.
mod set;
/// Spanish.
mod spanish;
/// The clock in words.
mod spoken;
/// Past or future.
mod tense;
/// Times of day.
mod time;
/// Values in comparable form, and how two relate.
pub mod value;
/// Tokens, classed.
mod words;

use std::sync::LazyLock;

use super::Found;
use crate::article::Passage;
use crate::fact::{Fact, FactKind, TimexModifier, Value};
use crate::span::Span;
use numeric::Order;
use phrase::{Meaning, Phrase, Words};
use resolve::Context;
use words::Word;

/// So many words after a day a time of day is of that day: "Sunday at just about 2 a.m."
const DAY_NEAR: usize = 4;

/// Reads the longest time expression at a place of a sentence.
type Reader = fn(&Words, usize) -> Option<Phrase>;

/// No words at all.
static FIGURES: LazyLock<words::Lexicon> = LazyLock::new(words::Lexicon::new);

/// Finds the dates, times, durations and sets of a passage.
pub fn find(passage: &Passage, found: &mut Found) {
    let mut context = Context::new(passage.reference);
    let mut lexemes = Vec::new();
    let (lexicon, read): (&words::Lexicon, Reader) = match passage.language {
        "en" => (&lexicon::ENGLISH, english::read),
        "de" => (&german::GERMAN, continental::read),
        "fr" => (&french::FRENCH, continental::read),
        "es" => (&spanish::SPANISH, continental::read),
        // Other languages: dates in figures only.
        _ => (&FIGURES, |_, _| None),
    };
    let order = if passage.language == "en" { Order::MonthFirst } else { Order::DayFirst };
    let age_without_word = matches!(passage.language, "fr" | "es");
    for (number, sentence) in passage.sentences.iter().enumerate() {
        if !lex::lex(passage, passage.tokens_of(sentence), lexicon, &mut lexemes) {
            continue;
        }
        context.sentence = number;
        let w = Words { all: &lexemes, age_without_word };
        let mut i = 0;
        let mut day_end = None;
        while i < lexemes.len() {
            if w.at(i) == Word::Other {
                i += 1;
                continue;
            }
            let Some(phrase) = numeric::read(&w, i, order, passage.reference.day).or_else(|| read(&w, i)) else {
                i += 1;
                continue;
            };
            // A time in brackets is another zone's.
            context.day_is_near = day_end.is_some_and(|end| phrase.start <= end + DAY_NEAR) && w.before(phrase.start) != Word::Open;
            put(&w, &phrase, &mut context, sentence.index, found);
            if relative::is_day(&phrase.meaning) || matches!(phrase.meaning, Meaning::Part(Some(_), _) | Meaning::Clock { .. }) {
                day_end = Some(phrase.end);
            }
            i = phrase.end.max(i + 1);
            if let Some(second) = date::second_day(&w, &phrase) {
                put(&w, &second, &mut context, sentence.index, found);
                i = second.end;
            }
        }
    }
}

/// Resolves a phrase and adds it as a fact.
fn put(w: &Words, phrase: &Phrase, context: &mut Context, sentence: i32, found: &mut Found) {
    if matches!(phrase.meaning, Meaning::Nothing) {
        return;
    }
    let (Some(first), Some(last)) = (w.all.get(phrase.start), w.all.get(phrase.end.saturating_sub(1))) else { return };
    let tense = tense::around(w, phrase.start, phrase.end);
    let Some(resolved) = context.resolve(&phrase.meaning, tense) else { return };
    let kind = resolved.kind;
    let mut timex = resolved.timex(context.reference);
    timex.modifier = phrase.modifier;
    timex.approximate = phrase.approximate || (kind == FactKind::Time && approximate_before(w, phrase.start));
    timex.twelve = phrase.twelve;
    if kind == FactKind::Time && timex.modifier.is_none() {
        timex.modifier = side(w.before(phrase.start));
    }
    let span = Span::new(first.span.start, last.span.end);
    found.facts.push(Fact { kind, sentence, span, value: Value::Timex(timex) });
}

/// Which side of a time of day is meant by the word before it.
fn side(before: Word) -> Option<TimexModifier> {
    match before {
        Word::Before | Word::By => Some(TimexModifier::Before),
        Word::After | Word::Since => Some(TimexModifier::After),
        _ => None,
    }
}

/// "about", "just after", "shortly before" in front of a time.
fn approximate_before(w: &Words, i: usize) -> bool {
    match w.before(i) {
        Word::Around | Word::Almost => true,
        Word::After | Word::Before => i >= 2 && matches!(w.at(i - 2), Word::Just | Word::Shortly),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
