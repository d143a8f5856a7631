//! Durations: "five years", "a 30-day wait", "the past two weeks", "half an hour", "weeks".

use super::figures::{Count, count};
use super::phrase::{Meaning, Phrase, Words};
use super::words::{Unit, Word};
use crate::fact::FactKind;

/// A duration in TIMEX3 form; an unknown count is X.
pub fn value(count: Option<f64>, unit: Unit) -> String {
    let (prefix, factor, letter) = match unit {
        Unit::Second => ("PT", 1.0, "S"),
        Unit::Minute => ("PT", 1.0, "M"),
        Unit::Hour => ("PT", 1.0, "H"),
        Unit::Day => ("P", 1.0, "D"),
        Unit::Fortnight => ("P", 2.0, "W"),
        Unit::Week => ("P", 1.0, "W"),
        Unit::Month => ("P", 1.0, "M"),
        Unit::Quarter => ("P", 3.0, "M"),
        Unit::Year => ("P", 1.0, "Y"),
        Unit::Decade => ("P", 10.0, "Y"),
        Unit::Century => ("P", 100.0, "Y"),
    };
    match count {
        Some(0.5) if unit == Unit::Hour => "PT30M".to_owned(),
        Some(n) => format!("{prefix}{}{letter}", n * factor),
        None => format!(
            "{prefix}X{}",
            match unit {
                Unit::Quarter => "Q",
                Unit::Decade => "E",
                Unit::Century => "C",
                _ => letter,
            }
        ),
    }
}

/// A count and a unit at `i`: "five years", "30-day", "a few weeks", "an hour and a half". Also where the unit stands.
pub fn length(w: &Words, i: usize) -> Option<(usize, Count, Unit)> {
    let (after, mut amount) = count(w, i)?;
    let mut j = after;
    let hyphen = w.at(j) == Word::Hyphen;
    if hyphen {
        j += 1;
    }
    if !hyphen && matches!(w.at(j), Word::More | Word::Extra | Word::Long) {
        j += 1;
    }
    let unit = match w.at(j) {
        Word::Units(u) => u,
        Word::Unit(u) => u,
        // "30-second": the word alone is an ordinal.
        Word::Ordinal(2) if hyphen => Unit::Second,
        _ => return None,
    };
    j += 1;
    // "weeks or months", "an hour and a half".
    if matches!(w.at(j), Word::And) && w.at(j + 1) == Word::A && w.at(j + 2) == Word::Half {
        amount.value = amount.value.map(|v| v + 0.5);
        j += 3;
    }
    Some((j, amount, unit))
}

/// Whether an age stands at `i`, after its unit: "years old", "-year-old", "years of age".
pub fn is_age(w: &Words, i: usize) -> bool {
    w.at(i) == Word::Old || (w.at(i) == Word::Hyphen && w.at(i + 1) == Word::Old) || (w.at(i) == Word::Of && w.at(i + 1) == Word::Age)
}

/// A duration that begins with a count, with or without "the past", "the first", "the next".
pub fn read(w: &Words, i: usize) -> Option<Phrase> {
    let mut j = w.skip(i, Word::The);
    let framed = matches!(
        w.at(j),
        Word::Past
            | Word::Last
            | Word::Next
            | Word::Coming
            | Word::Previous
            | Word::Following
            | Word::Final
            | Word::Recent
            | Word::Ordinal(1)
    );
    if framed {
        j += 1;
    }
    // "the two-year plan" is "two-year"; "the nine months" is whole.
    let determined = j > i;
    if w.at(i) == Word::The
        && !framed
        && !matches!(w.at(j), Word::Figure { .. } | Word::Cardinal(_) | Word::Ten(_) | Word::Few | Word::Couple)
    {
        return None;
    }
    if w.at(i) == Word::A && !matches!(w.at(i + 1), Word::Few | Word::Couple | Word::Dozen | Word::Half | Word::Hundred | Word::Thousand) {
        return single(w, i);
    }
    let (end, amount, unit) = length(w, j)?;
    if is_age(w, end) || w.before(i) == Word::Age {
        return Some(Phrase::new(i, end + 1, Meaning::Nothing));
    }
    let hyphenated = w.all.get(j..end).is_some_and(|l| l.iter().any(|l| l.word == Word::Hyphen));
    if determined && !framed && hyphenated {
        return None;
    }
    if unit == Unit::Quarter && !framed && amount.value.is_some() {
        // "three quarters" is a share more often than a time.
        return None;
    }
    if w.at(end) == Word::Hyphen && matches!(w.at(end + 1), Word::Units(_)) {
        return None;
    }
    Some(phrase(i, end, amount, unit))
}

fn phrase(start: usize, end: usize, amount: Count, unit: Unit) -> Phrase {
    let meaning = Meaning::Fixed(FactKind::Duration, value(amount.value, unit));
    Phrase { approximate: amount.approximate && amount.value.is_some(), ..Phrase::new(start, end, meaning) }
}

/// "a week", "an hour": a duration where no rate is meant ("80 miles an hour").
fn single(w: &Words, i: usize) -> Option<Phrase> {
    let j = match w.at(i + 1) {
        Word::Extra => i + 2,
        _ => i + 1,
    };
    let Word::Unit(unit) = w.at(j) else { return None };
    if unit == Unit::Quarter || is_age(w, j + 1) {
        return None;
    }
    let mut end = j + 1;
    let mut amount = Count { value: Some(1.0), approximate: false };
    if w.at(end) == Word::And && w.at(end + 1) == Word::A && w.at(end + 2) == Word::Half {
        amount.value = Some(1.5);
        end += 3;
    }
    let led = matches!(
        w.before(i),
        Word::In
            | Word::For
            | Word::After
            | Word::Of
            | Word::Almost
            | Word::Around
            | Word::Than
            | Word::Over
            | Word::Just
            | Word::Least
            | Word::To
            | Word::By
            | Word::Up
    );
    let followed =
        matches!(w.at(end), Word::After | Word::Before | Word::Later | Word::Earlier | Word::Of | Word::From | Word::Or | Word::To);
    (led || followed || end > j + 1).then(|| phrase(i, end, amount, unit))
}

/// "weeks", "for years", "weeks or months": an unknown number of units.
pub fn bare_plural(w: &Words, i: usize) -> Option<Phrase> {
    let Word::Units(unit) = w.at(i) else { return None };
    if matches!(unit, Unit::Second | Unit::Quarter) || is_age(w, i + 1) {
        return None;
    }
    // "office hours", "business days" of a noun before it; a hyphen makes it part of a word.
    if w.before(i) == Word::Hyphen || w.at(i + 1) == Word::Hyphen {
        return None;
    }
    let mut end = i + 1;
    if matches!(w.at(end), Word::Or | Word::And)
        && let Word::Units(_) = w.at(end + 1)
    {
        end += 2;
    }
    Some(Phrase::new(i, end, Meaning::Fixed(FactKind::Duration, value(None, unit))))
}
