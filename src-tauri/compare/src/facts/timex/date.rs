//! Dates of the calendar: days, months, years, decades, centuries, quarters, halves, seasons.

use super::figures::spelt_year;
use super::phrase::{Meaning, Phrase, Step, Words, Year};
use super::words::{Unit, Word};
use crate::fact::FactKind;

/// A date of the calendar at `i`.
pub fn read(w: &Words, i: usize) -> Option<Phrase> {
    match w.at(i) {
        Word::Weekday(_) | Word::WeekdayShort(_) | Word::Month(_) | Word::MonthShort(_) => {
            day(w, i).or_else(|| month_phrase(w, i)).or_else(|| weekday(w, i))
        }
        Word::Figure { digits: 4, .. } => year(w, i),
        Word::Figure { .. } | Word::Ordinal(_) => day(w, i).or_else(|| century(w, i)).or_else(|| quarter(w, i)).or_else(|| half(w, i)),
        Word::The => the(w, i),
        Word::Decade(_) | Word::Apostrophe => decade(w, i),
        Word::New | Word::Christmas => feast(w, i),
        Word::Fiscal => fiscal(w, i),
        Word::Season(_) => season(w, i, i),
        Word::Last | Word::Final => half(w, i),
        Word::Unit(Unit::Year) => the_year(w, i),
        Word::Cardinal(_) | Word::Ten(_) => {
            let led = matches!(w.before(i), Word::In | Word::Of | Word::Since | Word::Until | Word::By | Word::Unit(Unit::Year));
            let (end, y) = spelt_year(w, i)?;
            led.then(|| Phrase::new(i, end, Meaning::Year(y)))
        }
        _ => None,
    }
}

/// "New Year's Day", "Christmas Day", "Christmas Eve".
fn feast(w: &Words, i: usize) -> Option<Phrase> {
    let new_year = w.at(i) == Word::New && w.capital(i) && w.at(i + 1) == Word::Unit(Unit::Year) && w.at(i + 2) == Word::Possessive;
    let name = match w.at(i) {
        Word::New if new_year => i + 3,
        Word::Christmas if w.capital(i) => i + 1,
        _ => return None,
    };
    let (month, day) = match (w.at(name), new_year) {
        (Word::Unit(Unit::Day), true) => (1, 1),
        // New Year's Eve runs into the next day: no one date is safe.
        (Word::Unit(Unit::Day), false) => (12, 25),
        (Word::Eve, false) => (12, 24),
        _ => return None,
    };
    Some(Phrase::new(i, name + 1, Meaning::Day { weekday: None, month, day, year: Year::Unsaid, step: Step::Bare }))
}

/// What may follow "the".
fn the(w: &Words, i: usize) -> Option<Phrase> {
    let whole = |p: Phrase| Phrase { start: i, ..p };
    match w.at(i + 1) {
        Word::Ordinal(_) => day(w, i + 1).or_else(|| century(w, i + 1)).or_else(|| quarter(w, i + 1)).or_else(|| half(w, i + 1)).map(whole),
        Word::Decade(_) | Word::Apostrophe => decade(w, i + 1).map(whole),
        Word::Unit(Unit::Year) => the_year(w, i + 1).map(whole),
        Word::Fiscal => fiscal(w, i + 1).map(whole),
        Word::Season(_) => season(w, i + 1, i),
        Word::Last | Word::Final => half(w, i + 1).map(whole),
        // "the 1988 quarter", "the 1989 period"
        Word::Figure { value, digits: 4 } if is_year(value) && matches!(w.at(i + 2), Word::Unit(Unit::Quarter) | Word::Period) => {
            Some(Phrase::new(i, i + 3, Meaning::QuarterIn(value as i16)))
        }
        _ => None,
    }
}

/// A month's name at `i` and where it ends.
fn month(w: &Words, i: usize) -> Option<(i8, usize)> {
    match w.at(i) {
        Word::Month(m) if w.capital(i) => Some((m, i + 1)),
        Word::MonthShort(m) if w.capital(i) => {
            let end = if w.at(i + 1) == Word::Dot && w.glued(i + 1) { i + 2 } else { i + 1 };
            Some((m, end))
        }
        _ => None,
    }
}

/// The day of a month: "21", "21st", "first".
fn day_number(w: &Words, i: usize) -> Option<i8> {
    let n = match w.at(i) {
        Word::Figure { value, digits: 1 | 2 } => value,
        Word::Ordinal(n) => n,
        _ => return None,
    };
    // "Dec. 21 million", "May 5%" are none, but no one writes so.
    (1..=31).contains(&n).then_some(n as i8)
}

/// Whether a number is a plausible year.
pub fn is_year(value: u32) -> bool {
    (1000..2200).contains(&value)
}

/// "2025", ", 2025", "last year", "of 2025" at `i`.
fn year_after(w: &Words, i: usize, of: bool) -> (usize, Year) {
    let mut j = w.skip(i, Word::Comma);
    if of {
        j = w.skip(j, Word::Of);
    }
    match (w.at(j), w.at(j + 1)) {
        (Word::Figure { value, digits: 4 }, next) if is_year(value) && !is_measure(next) => (j + 1, Year::Known(value as i16)),
        (Word::Last, Word::Unit(Unit::Year)) => (j + 2, Year::Shifted(-1)),
        (Word::This, Word::Unit(Unit::Year)) => (j + 2, Year::Shifted(0)),
        (Word::Next, Word::Unit(Unit::Year)) => (j + 2, Year::Shifted(1)),
        (Word::The, Word::Unit(Unit::Year)) if of => (i, Year::Unsaid),
        _ => spelt_year(w, j).map_or((i, Year::Unsaid), |(end, y)| (end, Year::Known(y))),
    }
}

fn is_measure(word: Word) -> bool {
    matches!(word, Word::Units(_) | Word::Hundred | Word::Thousand | Word::Measure)
}

/// A day, with or without weekday and year.
fn day(w: &Words, i: usize) -> Option<Phrase> {
    let (weekday, j) = match w.at(i) {
        Word::Weekday(d) => (Some(d), w.skip(i + 1, Word::Comma)),
        Word::WeekdayShort(d) if w.capital(i) => {
            let j = if w.at(i + 1) == Word::Dot && w.glued(i + 1) { i + 2 } else { i + 1 };
            (Some(d), w.skip(j, Word::Comma))
        }
        _ => (None, i),
    };
    let j = if weekday.is_some() { w.skip(j, Word::The) } else { j };
    let (month, day, end) = if let Some((m, k)) = month(w, j) {
        let k = w.skip(k, Word::The);
        // "March 1996" is a month; "May 5-year" is none.
        let d = day_number(w, k)?;
        if matches!(w.at(k + 1), Word::Colon(..)) || is_unit_after_hyphen(w, k + 1) {
            return None;
        }
        (m, d, k + 1)
    } else {
        let d = day_number(w, j)?;
        let k = w.skip(j + 1, Word::Of);
        let (m, end) = month(w, k)?;
        (m, d, end)
    };
    if day > days_of(month) {
        return None;
    }
    let (end, year) = year_after(w, end, false);
    Some(Phrase::new(i, end, Meaning::Day { weekday, month, day, year, step: step_before(w, i) }))
}

/// The second day of "April 24 and 25", "Dec. 21-23".
pub fn second_day(w: &Words, first: &Phrase) -> Option<Phrase> {
    let Meaning::Day { month, day, year, step, .. } = first.meaning else { return None };
    let i = first.end;
    if !matches!(w.at(i), Word::And | Word::Or | Word::To | Word::Hyphen) || !matches!(w.before(i), Word::Figure { .. } | Word::Ordinal(_))
    {
        return None;
    }
    if w.at(i + 2) == Word::Slash {
        return None;
    }
    let later = day_number(w, i + 1).filter(|d| *d > day && *d <= days_of(month))?;
    // "Dec. 21 and 14 others": what follows must be no noun.
    let (end, said) = year_after(w, i + 2, false);
    if said == Year::Unsaid && matches!(w.at(i + 2), Word::Other | Word::Units(_) | Word::Unit(_) | Word::Month(_) | Word::MonthShort(_)) {
        return None;
    }
    let year = if said == Year::Unsaid { year } else { said };
    Some(Phrase::new(i + 1, end, Meaning::Day { weekday: None, month, day: later, year, step }))
}

fn is_unit_after_hyphen(w: &Words, i: usize) -> bool {
    w.at(i) == Word::Hyphen && matches!(w.at(i + 1), Word::Unit(_))
}

fn step_before(w: &Words, i: usize) -> Step {
    match w.before(i) {
        Word::Last => Step::Last,
        Word::Next => Step::Next,
        _ => Step::Bare,
    }
}

/// The most days that a month can have.
pub fn days_of(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A month, with or without year, where the word is no name or verb.
fn month_phrase(w: &Words, i: usize) -> Option<Phrase> {
    let (m, end) = month(w, i)?;
    let (after, year) = year_after(w, end, true);
    let short = matches!(w.at(i), Word::MonthShort(_));
    if year == Year::Unsaid && !month_is_meant(w, i, end, short) {
        return None;
    }
    Some(Phrase::new(i, after, Meaning::Month { month: m, year, step: Step::Bare }))
}

/// Whether a bare month name is a month: "May", "March", "April", "Jan" and others are also names and verbs.
fn month_is_meant(w: &Words, i: usize, end: usize, short: bool) -> bool {
    let Word::Month(m) = w.at(i) else {
        return short && (w.at(i + 1) == Word::Dot || led(w, i)) && !matches!(w.at(end), Word::Figure { .. });
    };
    let doubtful = matches!(m, 3 | 4 | 5 | 6 | 8);
    if !doubtful {
        // "October Revolution" stays; "January Jones" is rare.
        return true;
    }
    let by_word = led(w, i) || matches!(w.before(i), Word::Hyphen | Word::And | Word::Or | Word::Comma | Word::The);
    let name =
        w.capital(end) && !matches!(w.before(i), Word::In | Word::Since | Word::Until | Word::Early | Word::Late | Word::Mid | Word::Last);
    match m {
        5 | 3 => (led(w, i) || w.before(i) == Word::The && w.at(end) == Word::Other) && !name,
        _ => by_word && !name,
    }
}

/// Whether a word stands before `i` that leads to dates.
fn led(w: &Words, i: usize) -> bool {
    matches!(
        w.before(i),
        Word::In
            | Word::Since
            | Word::Until
            | Word::Early
            | Word::Late
            | Word::Mid
            | Word::Last
            | Word::Next
            | Word::This
            | Word::Past
            | Word::By
            | Word::Of
            | Word::From
            | Word::To
            | Word::For
            | Word::Before
            | Word::After
            | Word::Between
            | Word::Around
            | Word::Each
    )
}

/// A weekday alone.
fn weekday(w: &Words, i: usize) -> Option<Phrase> {
    match w.at(i) {
        Word::Weekday(d) if !weekday_of_name(w, i) => Some(Phrase::new(i, i + 1, Meaning::Weekday(d, Step::Bare))),
        Word::WeekdayShort(d) if w.capital(i) && w.at(i + 1) == Word::Dot && w.glued(i + 1) && !matches!(d, 6 | 7) => {
            Some(Phrase::new(i, i + 2, Meaning::Weekday(d, Step::Bare)))
        }
        _ => None,
    }
}

/// "the Sunday Times", "Mail on Sunday": a weekday between capitals that are no time words, after no preposition.
fn weekday_of_name(w: &Words, i: usize) -> bool {
    let capital_before = i > 1 && w.capital(i - 1) && w.at(i - 1) == Word::Other && !w.glued(i);
    let capital_after = w.capital(i + 1) && matches!(w.at(i + 1), Word::Other | Word::Times);
    (capital_before || w.before(i) == Word::The) && capital_after
}

/// "1989", "1989-90" as a year.
fn year(w: &Words, i: usize) -> Option<Phrase> {
    let Word::Figure { value, digits: 4 } = w.at(i) else { return None };
    let before = w.before(i);
    let led = matches!(
        before,
        Word::In
            | Word::Since
            | Word::Until
            | Word::From
            | Word::By
            | Word::Of
            | Word::Early
            | Word::Late
            | Word::Mid
            | Word::Before
            | Word::After
            | Word::Between
            | Word::Unit(Unit::Year)
            | Word::Fiscal
            | Word::Around
    );
    let plausible = if led { (1300..2100).contains(&value) } else { (1900..2060).contains(&value) };
    if !plausible || matches!(before, Word::Money | Word::Slash) {
        return None;
    }
    // "1994-1997", but no "555-2033".
    let range = before == Word::Hyphen
        && i > 1
        && matches!(w.at(i - 2), Word::Figure { digits: 4, .. } | Word::Mid | Word::Month(_) | Word::Season(_));
    // "2000 feet", "1,2000", "1995-A", "2025/26".
    if is_measure(w.at(i + 1)) || (w.glued(i) && !range && before != Word::Open) {
        return None;
    }
    if w.at(i + 1) == Word::Slash && w.glued(i + 1) {
        return None;
    }
    // A figure behind a capitalized word is a model, a title or a flight: "Vision 2030", "Flight 1907".
    let named = i > 1 && w.capital(i - 1) && before == Word::Other;
    (!named).then(|| Phrase::new(i, i + 1, Meaning::Year(value as i16)))
}

/// "the year 2000", "year two thousand".
fn the_year(w: &Words, i: usize) -> Option<Phrase> {
    match w.at(i + 1) {
        Word::Figure { value, digits: 4 } if is_year(value) => Some(Phrase::new(i, i + 2, Meaning::Year(value as i16))),
        _ => spelt_year(w, i + 1).map(|(end, y)| Phrase::new(i, end, Meaning::Year(y))),
    }
}

/// "fiscal 1989", "fiscal year 1989".
fn fiscal(w: &Words, i: usize) -> Option<Phrase> {
    let j = w.skip(i + 1, Word::Unit(Unit::Year));
    match w.at(j) {
        Word::Figure { value, digits: 4 } if is_year(value) => Some(Phrase::new(i, j + 1, Meaning::Year(value as i16))),
        Word::Ordinal(1..=4) if j == i + 1 => quarter(w, j).map(|p| Phrase { start: i, ..p }),
        _ if j > i + 1 => Some(Phrase::new(i, j, Meaning::Period(Unit::Year, Step::This))),
        _ => None,
    }
}

/// "the 1980s", "the '80s", "the eighties".
fn decade(w: &Words, i: usize) -> Option<Phrase> {
    let j = w.skip(i, Word::Apostrophe);
    let Word::Decade(d) = w.at(j) else { return None };
    let full = w.all.get(j).is_some_and(|l| l.span.len() == 5 && d > 100);
    let marked = j > i
        || (w.before(j) == Word::The && d >= 195)
        || (matches!(w.before(j), Word::Early | Word::Late | Word::Mid) && w.at(i) != Word::The && d >= 196);
    (full || marked).then(|| Phrase::new(i, j + 1, Meaning::Fixed(FactKind::Date, format!("{d}"))))
}

/// "19th century", "20th-century".
fn century(w: &Words, i: usize) -> Option<Phrase> {
    let Word::Ordinal(n @ 2..=30) = w.at(i) else { return None };
    let j = w.skip(i + 1, Word::Hyphen);
    (w.at(j) == Word::Unit(Unit::Century)).then(|| Phrase::new(i, j + 1, Meaning::Fixed(FactKind::Date, format!("{:02}", n - 1))))
}

/// "third-quarter", "third quarter of 1990", "fourth quarter last year".
fn quarter(w: &Words, i: usize) -> Option<Phrase> {
    let Word::Ordinal(q @ 1..=4) = w.at(i) else { return None };
    let j = w.skip(i + 1, Word::Hyphen);
    let j = w.skip(j, Word::Fiscal);
    if w.at(j) != Word::Unit(Unit::Quarter) {
        return None;
    }
    let (end, year) = year_after(w, j + 1, true);
    Some(Phrase::new(i, end, Meaning::Quarter(q as i8, year, Step::Bare)))
}

/// "first half of 1989", "second half of the year", "first-half".
fn half(w: &Words, i: usize) -> Option<Phrase> {
    let h = match w.at(i) {
        Word::Ordinal(n @ 1..=2) => n as i8,
        Word::Last | Word::Final => 2,
        _ => return None,
    };
    let j = w.skip(i + 1, Word::Hyphen);
    if w.at(j) != Word::Half {
        return None;
    }
    let (end, year) = year_after(w, j + 1, true);
    if year != Year::Unsaid {
        return Some(Phrase::new(i, end, Meaning::Half(h, year)));
    }
    match (w.at(j + 1), w.at(j + 2), w.at(j + 3)) {
        (Word::Of, Word::The, Word::Unit(Unit::Year)) => Some(Phrase::new(i, j + 4, Meaning::Half(h, Year::Unsaid))),
        // "the last half of the '80s"
        (Word::Of, Word::The, Word::Decade(_) | Word::Apostrophe) => decade(w, j + 3).map(|p| Phrase { start: i, ..p }),
        _ if w.at(i + 1) == Word::Hyphen => Some(Phrase::new(i, j + 1, Meaning::Half(h, Year::Unsaid))),
        _ => None,
    }
}

/// A season at `i`; the phrase begins at `start`.
fn season(w: &Words, i: usize, start: usize) -> Option<Phrase> {
    let Word::Season(s) = w.at(i) else { return None };
    let (end, year) = year_after(w, i + 1, true);
    // "spring" and "fall" are verbs and more; a year, an article or "in" makes them seasons.
    let meant = year != Year::Unsaid
        || start < i
        || (matches!(w.before(i), Word::In | Word::Since | Word::Until) && s != super::words::Season::Fall);
    meant.then(|| Phrase::new(start, end, Meaning::Season(s, year, Step::Bare)))
}
