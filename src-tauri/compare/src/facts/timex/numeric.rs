//! Dates in figures, in any language: "2025-12-21", "21.12.2025", "12/21/2025".

use jiff::civil::Date;

use super::phrase::{Meaning, Phrase, Step, Words, Year};
use super::words::Word;

/// Which of day and month comes first where the figures leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As in the United States.
    MonthFirst,
    /// As nearly everywhere else.
    DayFirst,
}

/// A date in figures at `i`.
pub fn read(w: &Words, i: usize, order: Order, published: Option<Date>) -> Option<Phrase> {
    let phrase = |end: usize, year: i16, month: i8, day: i8| {
        let meaning = Meaning::Day { weekday: None, month, day, year: Year::Known(year), step: Step::Bare };
        Some(Phrase::new(i, end, meaning))
    };
    if let Word::DotDate { day, month, year } = w.at(i) {
        Date::new(year, month, day).ok()?;
        return phrase(i + 1, year, month, day);
    }
    let (
        Word::Figure { value: a, digits: da @ 1..=4 },
        Word::Figure { value: b, digits: 1..=2 },
        Word::Figure { value: c, digits: dc @ 1..=4 },
    ) = (w.at(i), w.at(i + 2), w.at(i + 4))
    else {
        return None;
    };
    let mark = w.at(i + 1);
    let tight = (1..5).all(|n| w.glued(i + n));
    // A further mark makes it a phone number or a serial.
    let more = w.glued(i + 5) && matches!(w.at(i + 5), Word::Hyphen | Word::Slash)
        || (w.glued(i) && matches!(w.before(i), Word::Hyphen | Word::Slash));
    if !tight || more || !matches!(mark, Word::Hyphen | Word::Slash) || w.at(i + 3) != mark {
        return None;
    }
    let date = |y: u32, m: u32, d: u32| Date::new(i16::try_from(y).ok()?, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    let found = match (da, dc) {
        (4, 1..=2) => date(a, b, c)?,
        (1..=2, 4) if (1900..2100).contains(&c) => choose(date(c, b, a), date(c, a, b), mark, order, published)?,
        // "12/21/25": only with slashes.
        (1..=2, 2) if mark == Word::Slash => choose(date(2000 + c, b, a), date(2000 + c, a, b), mark, order, published)?,
        _ => return None,
    };
    (1000..2200).contains(&found.year()).then(|| phrase(i + 5, found.year(), found.month(), found.day()))?
}

/// Between day first and month first: the only possible one, else the one close to publication, else the language's.
fn choose(day_first: Option<Date>, month_first: Option<Date>, mark: Word, order: Order, published: Option<Date>) -> Option<Date> {
    let (Some(d), Some(m)) = (day_first, month_first) else { return day_first.or(month_first) };
    if let Some(p) = published {
        let close = |x: Date| p.since(x).map_or(i32::MAX, |s| s.get_days()).unsigned_abs() <= 45;
        match (close(d), close(m)) {
            (true, false) => return Some(d),
            (false, true) => return Some(m),
            _ => {}
        }
    }
    Some(if order == Order::MonthFirst && mark == Word::Slash { m } else { d })
}
