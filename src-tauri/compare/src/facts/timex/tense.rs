//! Whether a clause looks back or ahead: what decides between last and next Friday.

use super::phrase::Words;
use super::words::Word;

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "said", "was", "-ed".
    Past,
    /// "will", "due", "is expected".
    Future,
    /// No verb near tells.
    Unknown,
}

/// How many words to the left and to the right are looked at.
const LEFT: usize = 12;
const RIGHT: usize = 8;

/// The tense around the lexemes `start..end`: the nearest telling word to the left, else to the right.
pub fn around(w: &Words, start: usize, end: usize) -> Tense {
    // "as soon as Tuesday", "as early as next week"
    if w.before(start) == Word::Soonest && start >= 3 && w.at(start - 3) == Word::Soonest {
        return Tense::Future;
    }
    // "Wednesday's ruling" is known of, so it has been.
    if w.at(end) == Word::Possessive {
        return Tense::Past;
    }
    let told = |i: usize| match w.at(i) {
        Word::Ahead1 => Some(Tense::Future),
        // "to be held", "will be"; but "could be found".
        Word::Be => matches!(w.before(i), Word::To | Word::Ahead1).then_some(Tense::Future),
        Word::Did if w.before(i) == Word::Be && matches!(i.checked_sub(2).map(|j| w.at(j)), Some(Word::To | Word::Ahead1)) => {
            Some(Tense::Future)
        }
        Word::Did => Some(Tense::Past),
        _ => None,
    };
    let left =
        (start.saturating_sub(LEFT)..start).rev().take_while(|i| w.at(*i) != Word::Semicolon).find_map(|i| told(i).map(|t| (t, start - i)));
    // "until 9 a.m. Tuesday": no longer over, unless the next verb says so.
    if matches!(w.before(start), Word::Until | Word::By) && !matches!(left, Some((Tense::Past, 1..=2))) {
        let right = (end..end + RIGHT).take_while(|i| w.at(*i) != Word::Edge).find_map(told);
        if start > 1 && right != Some(Tense::Past) {
            return Tense::Future;
        }
    }
    if let Some((tense, _)) = left {
        return tense;
    }
    (end..end + RIGHT).take_while(|i| !matches!(w.at(*i), Word::Semicolon | Word::Edge)).find_map(told).unwrap_or(Tense::Unknown)
}
