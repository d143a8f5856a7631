//! Dates told from publication or from the day spoken of: "yesterday", "last week", "two years ago", "the following morning", "now".

use super::duration::{is_age, length};
use super::phrase::{Meaning, Phrase, Step, Words, Year};
use super::words::{DayPart, Unit, Word};
use crate::fact::FactKind;

fn reference(i: usize, end: usize, value: &str) -> Option<Phrase> {
    Some(Phrase::new(i, end, Meaning::Fixed(FactKind::Date, value.to_owned())))
}

/// A relative date at `i`.
pub fn read(w: &Words, i: usize) -> Option<Phrase> {
    let phrase = |end: usize, meaning: Meaning| Some(Phrase::new(i, end, meaning));
    match w.at(i) {
        // "USA Today"
        Word::Today if w.capital(i) && i > 0 && w.capital(i - 1) && w.before(i) == Word::Other => None,
        Word::Today => phrase(i + 1, Meaning::DayShift(0)),
        Word::Yesterday => phrase(i + 1, Meaning::DayShift(-1)),
        Word::Tomorrow => phrase(i + 1, Meaning::DayShift(1)),
        Word::Tonight => phrase(i + 1, Meaning::Part(Some(Box::new(Meaning::DayShift(0))), DayPart::Night)),
        Word::Now | Word::Currently => reference(i, i + 1, "PRESENT_REF"),
        // "as recently as a week ago"
        Word::Recently if w.at(i + 1) == Word::Soonest => None,
        Word::Recently => reference(i, i + 1, "PAST_REF"),
        // "soon after", "as soon as"
        Word::Soon if !matches!(w.at(i + 1), Word::After | Word::Soonest | Word::Other) => reference(i, i + 1, "FUTURE_REF"),
        Word::Recent => match w.at(i + 1) {
            Word::Units(_) if matches!((w.at(i + 2), w.at(i + 3)), (Word::And | Word::Or, Word::Units(_))) => {
                reference(i, i + 4, "PAST_REF")
            }
            Word::Units(_) => reference(i, i + 2, "PAST_REF"),
            _ => reference(i, i + 1, "PAST_REF"),
        },
        Word::Coming => match w.at(i + 1) {
            Word::Units(u) => phrase(i + 2, Meaning::Fixed(FactKind::Duration, super::duration::value(None, u))),
            _ => stepped(w, i, i),
        },
        Word::Past if matches!(w.at(i + 1), Word::Units(_)) => reference(i, i + 2, "PAST_REF"),
        Word::Current => stepped(w, i, i).or_else(|| reference(i, i + 1, "PRESENT_REF")),
        Word::These if w.at(i + 1) == Word::Units(Unit::Day) => reference(i, i + 2, "PRESENT_REF"),
        Word::The => the(w, i),
        Word::Last | Word::Next | Word::This | Word::That | Word::Previous | Word::Following | Word::Past => stepped(w, i, i),
        // "year-ago", "year-earlier"
        Word::Unit(Unit::Year) if w.at(i + 1) == Word::Hyphen && matches!(w.at(i + 2), Word::Ago | Word::Earlier) => year_ago(w, i, i),
        _ => ago(w, i),
    }
}

/// What may follow "the".
fn the(w: &Words, i: usize) -> Option<Phrase> {
    let phrase = |end: usize, meaning: Meaning| Some(Phrase::new(i, end, meaning));
    match w.at(i + 1) {
        Word::Past
            if !matches!(
                w.at(i + 2),
                Word::Unit(_)
                    | Word::Units(_)
                    | Word::Few
                    | Word::Several
                    | Word::Figure { .. }
                    | Word::Cardinal(_)
                    | Word::Ten(_)
                    | Word::Season(_)
                    | Word::Weekend
            ) =>
        {
            reference(i, i + 2, "PAST_REF")
        }
        Word::Past => match w.at(i + 2) {
            Word::Unit(u) => phrase(i + 3, Meaning::Fixed(FactKind::Duration, super::duration::value(Some(1.0), u))),
            _ => stepped(w, i + 1, i),
        },
        Word::Future => reference(i, i + 2, "FUTURE_REF"),
        Word::Weekend => phrase(i + 2, Meaning::Weekend(Step::Bare)),
        Word::Unit(unit) => match w.at(i + 2) {
            // "the week of March 9"
            Word::Of if unit == Unit::Week => {
                let day = super::date::read(w, i + 3)?;
                match day.meaning {
                    Meaning::Day { .. } => phrase(day.end, Meaning::WeekOf(Box::new(day.meaning))),
                    _ => None,
                }
            }
            // "the day before the vote" waits for what the vote's day is.
            Word::Before | Word::After
                if unit == Unit::Day
                    && !matches!(w.at(i + 3), Word::Edge | Word::Dot | Word::Comma | Word::Semicolon | Word::In | Word::On | Word::At) =>
            {
                None
            }
            Word::Before if unit == Unit::Day => phrase(i + 3, Meaning::Period(Unit::Day, Step::Previous)),
            Word::After if unit == Unit::Day => phrase(i + 3, Meaning::Period(Unit::Day, Step::Following)),
            Word::Hyphen if unit == Unit::Year => year_ago(w, i + 1, i),
            Word::Hyphen => None,
            _ => {
                let spoken_of = matches!(w.before(i), Word::For | Word::Of | Word::In);
                let followed = matches!(w.at(i + 2), Word::Before | Word::After);
                let worth = match unit {
                    Unit::Quarter => true,
                    Unit::Year | Unit::Month | Unit::Week => spoken_of && !followed,
                    _ => false,
                };
                let step = if unit == Unit::Quarter { Step::Same } else { Step::This };
                worth.then(|| Phrase::new(i, i + 2, Meaning::Period(unit, step)))
            }
        },
        Word::Part(p) => match (w.at(i + 2), w.before(i)) {
            // "the night of Dec. 21"
            (Word::Of, _) => {
                let day = super::date::read(w, i + 3).or_else(|| read(w, i + 3))?;
                is_day(&day.meaning).then(|| Phrase::new(i, day.end, Meaning::Part(Some(Box::new(day.meaning)), p)))
            }
            (_, Word::In) => phrase(i + 2, Meaning::Part(None, p)),
            _ => None,
        },
        Word::Next | Word::Last | Word::Previous | Word::Following | Word::Coming | Word::Current | Word::Latest | Word::Same => {
            stepped(w, i + 1, i)
        }
        _ => None,
    }
}

/// Whether a meaning is one day.
pub fn is_day(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Day { .. } | Meaning::Weekday(..) | Meaning::DayShift(_) | Meaning::Period(Unit::Day, _))
}

/// "last week", "this past spring", "next Tuesday", "the following morning": the word of order stands at `i`.
fn stepped(w: &Words, i: usize, start: usize) -> Option<Phrase> {
    let the = start < i;
    let mut j = i + 1;
    let mut step = match w.at(i) {
        Word::Last | Word::Past => Step::Last,
        Word::Next => Step::Next,
        Word::This | Word::Current | Word::Latest => Step::This,
        Word::That | Word::Same => Step::Same,
        Word::Previous => Step::Previous,
        Word::Following => Step::Following,
        Word::Coming => Step::Next,
        _ => return None,
    };
    // "this past spring", "this coming Friday", "that same day", "the very next day"
    match (step, w.at(j)) {
        (Step::This, Word::Past | Word::Last) => (step, j) = (Step::Last, j + 1),
        (Step::This, Word::Coming | Word::Next) => (step, j) = (Step::Next, j + 1),
        (Step::Same | Step::This, Word::Same) => (step, j) = (Step::Same, j + 1),
        _ => {}
    }
    let end = j + 1;
    let meaning = match w.at(j) {
        Word::Unit(Unit::Day) if the && step == Step::Next => Meaning::Period(Unit::Day, Step::Following),
        Word::Unit(Unit::Day) if matches!(step, Step::Last | Step::Next | Step::This) => return None,
        Word::Unit(Unit::Second | Unit::Minute | Unit::Hour) => return None,
        Word::Unit(unit) if the && matches!(w.at(i), Word::Latest) && unit != Unit::Quarter && unit != Unit::Year => return None,
        Word::Unit(Unit::Year) if w.at(i) == Word::Latest => Meaning::Period(Unit::Year, Step::Last),
        Word::Unit(Unit::Quarter) if w.at(i) == Word::Latest => Meaning::Period(Unit::Quarter, Step::Same),
        Word::Unit(unit) if w.at(end) != Word::Hyphen => Meaning::Period(unit, step),
        Word::Fiscal if w.at(end) == Word::Unit(Unit::Year) => {
            let step = if w.at(i) == Word::Latest { Step::Last } else { step };
            return Some(Phrase::new(start, end + 1, Meaning::Period(Unit::Year, step)));
        }
        Word::Weekday(d) => Meaning::Weekday(d, step),
        Word::Month(m) if w.capital(j) => match super::date::read(w, j) {
            Some(p) if matches!(p.meaning, Meaning::Day { .. }) => return None,
            _ => Meaning::Month { month: m, year: Year::Unsaid, step },
        },
        Word::MonthShort(m) if w.at(end) == Word::Dot && !matches!(w.at(end + 1), Word::Figure { .. }) => {
            return Some(Phrase::new(start, end + 1, Meaning::Month { month: m, year: Year::Unsaid, step }));
        }
        Word::Season(s) => Meaning::Season(s, Year::Unsaid, step),
        Word::Weekend => Meaning::Weekend(step),
        Word::Part(p) => {
            let day = match step {
                Step::Last => Meaning::DayShift(-1),
                Step::This => Meaning::DayShift(0),
                Step::Next => Meaning::Period(Unit::Day, Step::Following),
                s => Meaning::Period(Unit::Day, s),
            };
            // "last night" is of the day before, "this morning" of the same; "last morning" is none.
            if step == Step::Last && !matches!(p, DayPart::Night | DayPart::Evening) {
                return None;
            }
            Meaning::Part(Some(Box::new(day)), p)
        }
        // "last fourth quarter"
        Word::Ordinal(q @ 1..=4) if w.at(end) == Word::Unit(Unit::Quarter) => {
            return Some(Phrase::new(start, end + 1, Meaning::Quarter(q as i8, Year::Unsaid, step)));
        }
        _ => return None,
    };
    Some(Phrase::new(start, end, meaning))
}

/// "year-ago", "year-earlier", "the year-ago third quarter": `i` stands at "year".
fn year_ago(w: &Words, i: usize, start: usize) -> Option<Phrase> {
    if !matches!(w.at(i + 2), Word::Ago | Word::Earlier) {
        return None;
    }
    let end = i + 3;
    // Without a noun of time the article is no part of it.
    let (start_bare, quarter) = (i, Meaning::Period(Unit::Quarter, Step::YearAgo));
    match (w.at(end), w.at(end + 1)) {
        (Word::Ordinal(q @ 1..=4), Word::Unit(Unit::Quarter)) => {
            Some(Phrase::new(start, end + 2, Meaning::Quarter(q as i8, Year::Unsaid, Step::YearAgo)))
        }
        (Word::Unit(Unit::Quarter) | Word::Period, _) => Some(Phrase::new(start, end + 1, quarter)),
        _ => Some(Phrase::new(start_bare, end, quarter)),
    }
}

/// "two years ago", "a year earlier", "three days later", "five days before", "decades ago".
fn ago(w: &Words, i: usize) -> Option<Phrase> {
    let (end, count, unit) = match w.at(i) {
        Word::Units(unit) => (i + 1, None, unit),
        _ => {
            let (end, count, unit) = length(w, i)?;
            (end, count.value, unit)
        }
    };
    if is_age(w, end) {
        return None;
    }
    let approximate = matches!(w.at(i), Word::Couple | Word::Few | Word::Several) || matches!(w.at(i + 1), Word::Couple | Word::Few);
    let shift = |sign: f64, narrative: bool, end: usize| {
        let Some(count) = count else {
            let value = if sign < 0.0 { "PAST_REF" } else { "FUTURE_REF" };
            return (!narrative).then(|| Phrase::new(i, end, Meaning::Fixed(FactKind::Date, value.to_owned())));
        };
        Some(Phrase { approximate, ..Phrase::new(i, end, Meaning::Shift { count: sign * count, unit, narrative }) })
    };
    match w.at(end) {
        Word::Ago => shift(-1.0, false, end + 1),
        Word::Earlier | Word::Previous => shift(-1.0, true, end + 1),
        // "three days later": hours and minutes later are lengths.
        Word::Later if !matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) => shift(1.0, true, end + 1),
        Word::From if w.at(end + 1) == Word::Now => shift(1.0, false, end + 2),
        _ => None,
    }
}
