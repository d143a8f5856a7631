//! Money, percent, ages and numbers: figures, what they count, and what is said of it.
//!
//! The values' fields for a judge:
//! - [`Quantity::unit`](crate::fact::Quantity::unit): `people` for persons of any kind, else the noun's lemma; `percent`,
//!   `percentage points`; `years` (`months`, `weeks`, `days`) for ages; `ordinal`, `fraction`, `vote`, `score`; empty when unknown.
//! - `about`: `kill`, `injure`, `shoot`, `arrest`, `charge`, `miss`, `hospitalize`, … ([`predicate`]); for money what it is for (`fine`,
//!   `cost`, …); for percent `rise` or `fall`; for ages always `age`.
//! - `unit_word` `others` counts persons beside those named before.
//! - A vote or score is one fact: `amount` the first figure, `low` and `high` the smaller and the greater.
//! - Counts that make a sum ("six men and a woman") stay facts of their own; [`sum::sums`] gives their totals.

/// Ages.
mod age;
/// A figure with its bounds.
mod amount;
/// Who an age is of.
mod bearer;
/// A figure in digits or words.
mod figure;
/// Figures that are no facts.
mod label;
/// One sentence's tokens.
mod line;
/// Money.
mod money;
/// What is counted.
mod noun;
/// Numbers.
mod number;
/// Percent.
mod percent;
/// What is said of the counted.
mod predicate;
/// Votes, scores and fractions.
mod ratio;
/// Figures in one word.
pub mod single;
/// Counts that make a sum.
pub mod sum;
/// Lists of words.
mod vocabulary;
/// Number words.
mod words;

use super::Found;
use crate::article::Passage;
use crate::fact::FactKind;
use line::{Line, Tongue};

/// Adds money, percentages, ages and numbers. Figures inside dates, times and sets found before are left out; so are those inside
/// durations, but for ages ("a 6-year-old").
pub fn find(passage: &Passage, found: &mut Found) {
    let mut at = 0;
    let mut before: Vec<_> = found.facts.iter().filter(|f| f.kind.is_timex()).map(|f| (f.span, f.kind)).collect();
    before.sort_unstable();
    for sentence in passage.sentences {
        let tokens = passage.tokens_of(sentence);
        if !tokens.iter().any(|t| may_be_figure(t.of(passage.text))) {
            continue;
        }
        let mut line = Line::new(passage, sentence);
        while before.get(at).is_some_and(|b| b.0.end <= sentence.span.start) {
            at += 1;
        }
        let here = || before[at..].iter().take_while(|b| b.0.start < sentence.span.end);
        line.take_spans(here().filter(|b| b.1 != FactKind::Duration).map(|b| b.0));
        let out = &mut found.facts;
        money::find(&mut line, sentence.index, out);
        percent::find(&mut line, sentence.index, out);
        if line.tongue != Tongue::Other {
            age::find(&mut line, sentence.index, out);
        }
        line.take_spans(here().filter(|b| b.1 == FactKind::Duration).map(|b| b.0));
        number::find(&mut line, sentence.index, out);
    }
}

/// A quick look whether a sentence may hold a figure at all: digits, or a word that may be one.
fn may_be_figure(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    first.is_numeric() || first.is_alphabetic() && word.len() >= 2
}

#[cfg(test)]
mod tests;
