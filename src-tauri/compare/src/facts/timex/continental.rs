//! What German, French and Spanish dates have in common: the day before the month, and adjectives on either side of the unit.
//! Each language's words are in a file of its own.

use super::duration;
use super::figures::count;
use super::phrase::{Meaning, Phrase, Step, Words, Year};
use super::words::{DayPart, Unit, Word};
use crate::fact::FactKind;

/// The longest time expression at `i`.
pub fn read(w: &Words, i: usize) -> Option<Phrase> {
    if matches!(w.at(i), Word::Other | Word::Dot | Word::Comma | Word::Did | Word::Ahead1) {
        return None;
    }
    if let Some(found) = clock(w, i) {
        return Some(found);
    }
    [date(w, i), relative(w, i), ago(w, i), set(w, i), length(w, i)].into_iter().flatten().reduce(|a, b| if b.end > a.end { b } else { a })
}

/// "Sonntag, 21. Dezember 2025", "le 21 décembre", "21 de diciembre de 2025", "im Dezember 2025", "2025", "dimanche soir".
fn date(w: &Words, i: usize) -> Option<Phrase> {
    let (weekday, j) = match w.at(i) {
        Word::Weekday(d) => (Some(d), w.skip(w.skip(i + 1, Word::Comma), Word::The)),
        _ => (None, i),
    };
    if let Some((day, k)) = day_number(w, j)
        && let Word::Month(month) = w.at(w.skip(k, Word::Of))
    {
        let (end, year) = year_after(w, w.skip(k, Word::Of) + 1);
        return Some(Phrase::new(i, end, Meaning::Day { weekday, month, day, year, step: Step::Bare }));
    }
    match w.at(i) {
        Word::Weekday(d) => {
            let end = i + 1;
            let (after, step) = match step_of(w.at(end)) {
                Some(step) => (end + 1, step),
                None => (end, step_of(w.before(i)).unwrap_or(Step::Bare)),
            };
            let day = Meaning::Weekday(d, step);
            Some(match part_after(w, after) {
                Some((end, part)) => Phrase::new(i, end, Meaning::Part(Some(Box::new(day)), part)),
                None => Phrase::new(i, after, day),
            })
        }
        Word::WeekdayPart(d, part) => Some(Phrase::new(i, i + 1, Meaning::Part(Some(Box::new(Meaning::Weekday(d, Step::Bare))), part))),
        Word::Weekdays(d) => Some(Phrase::new(i, i + 1, Meaning::Fixed(FactKind::Set, format!("XXXX-WXX-{d}")))),
        Word::Month(month) => {
            let (end, year) = year_after(w, i + 1);
            let step = step_of(w.before(i)).or(step_of(w.at(end)));
            let led = matches!(w.before(i), Word::In | Word::Since | Word::Until | Word::Early | Word::Late | Word::Mid);
            (year != Year::Unsaid || led || step.is_some())
                .then(|| Phrase::new(i, end, Meaning::Month { month, year, step: step.unwrap_or(Step::Bare) }))
        }
        Word::Figure { value, digits: 4 } if (1900..2060).contains(&value) => {
            let measured = matches!(w.at(i + 1), Word::Units(_) | Word::Unit(_) | Word::Slash | Word::Hyphen | Word::Oclock);
            let named = i > 1 && w.capital(i - 1) && w.before(i) == Word::Other;
            (!measured && !named && !w.glued(i)).then(|| Phrase::new(i, i + 1, Meaning::Year(value as i16)))
        }
        _ => None,
    }
}

/// "21", "21.", "1er".
fn day_number(w: &Words, i: usize) -> Option<(i8, usize)> {
    let n = match w.at(i) {
        Word::Figure { value, digits: 1 | 2 } => value,
        Word::Ordinal(n) => n,
        _ => return None,
    };
    let end = if w.at(i + 1) == Word::Dot && w.glued(i + 1) { i + 2 } else { i + 1 };
    (1..=31).contains(&n).then_some((n as i8, end))
}

fn year_after(w: &Words, i: usize) -> (usize, Year) {
    let j = w.skip(i, Word::Of);
    match w.at(j) {
        Word::Figure { value, digits: 4 } if (1000..2200).contains(&value) => (j + 1, Year::Known(value as i16)),
        _ => (i, Year::Unsaid),
    }
}

fn step_of(word: Word) -> Option<Step> {
    match word {
        Word::Last | Word::Past => Some(Step::Last),
        Word::Next | Word::Coming => Some(Step::Next),
        Word::This => Some(Step::This),
        _ => None,
    }
}

/// "soir", "por la noche".
fn part_after(w: &Words, i: usize) -> Option<(usize, DayPart)> {
    let j = if matches!(w.at(i), Word::By | Word::In) { w.skip(i + 1, Word::The) } else { i };
    match w.at(j) {
        Word::Part(p) => Some((j + 1, p)),
        // "après-midi"
        Word::After if w.at(j + 1) == Word::Hyphen && w.at(j + 2) == Word::Noon => Some((j + 3, DayPart::Afternoon)),
        _ => None,
    }
}

/// "gestern", "hier soir", "letzte Woche", "la semaine dernière", "el año pasado".
fn relative(w: &Words, i: usize) -> Option<Phrase> {
    let shift = |days: i64| {
        let day = Meaning::DayShift(days);
        Some(match part_after(w, i + 1) {
            Some((end, part)) => Phrase::new(i, end, Meaning::Part(Some(Box::new(day)), part)),
            None => Phrase::new(i, i + 1, day),
        })
    };
    match w.at(i) {
        Word::Today => shift(0),
        // "avant-hier"
        Word::Before if w.at(i + 1) == Word::Hyphen && w.at(i + 2) == Word::Yesterday => Some(Phrase::new(i, i + 3, Meaning::DayShift(-2))),
        Word::Yesterday => shift(-1),
        Word::Tomorrow => shift(1),
        Word::Shift(days) => shift(i64::from(days)),
        Word::Tonight => Some(Phrase::new(i, i + 1, Meaning::Part(Some(Box::new(Meaning::DayShift(-1))), DayPart::Night))),
        Word::Now | Word::Currently => Some(Phrase::new(i, i + 1, Meaning::Fixed(FactKind::Date, "PRESENT_REF".to_owned()))),
        Word::Recently => Some(Phrase::new(i, i + 1, Meaning::Fixed(FactKind::Date, "PAST_REF".to_owned()))),
        Word::The => match w.at(i + 1) {
            Word::Unit(_) | Word::Weekend => relative(w, i + 1).map(|p| Phrase { start: i, ..p }),
            word if step_of(word).is_some() => relative(w, i + 1).map(|p| Phrase { start: i, ..p }),
            _ => None,
        },
        Word::Unit(unit) if is_calendar(unit) => {
            let step = step_of(w.at(i + 1))?;
            (step != Step::This).then(|| Phrase::new(i, i + 2, Meaning::Period(unit, step)))
        }
        Word::Weekend => step_of(w.at(i + 1)).map_or_else(
            || Some(Phrase::new(i, i + 1, Meaning::Weekend(Step::Bare))),
            |step| Some(Phrase::new(i, i + 2, Meaning::Weekend(step))),
        ),
        word => {
            let step = step_of(word)?;
            match w.at(i + 1) {
                Word::Unit(unit) if is_calendar(unit) => Some(Phrase::new(i, i + 2, Meaning::Period(unit, step))),
                Word::Weekend => Some(Phrase::new(i, i + 2, Meaning::Weekend(step))),
                _ => None,
            }
        }
    }
}

fn is_calendar(unit: Unit) -> bool {
    matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter)
}

/// "vor zwei Jahren", "il y a deux ans", "hace dos años".
fn ago(w: &Words, i: usize) -> Option<Phrase> {
    let j = match (w.at(i), w.at(i + 1), w.at(i + 2)) {
        (Word::Ago, ..) => i + 1,
        (Word::AgoPiece(1), Word::AgoPiece(2), Word::AgoPiece(3)) => i + 3,
        _ => return None,
    };
    let (after, amount) = count(w, j)?;
    let (Word::Unit(unit) | Word::Units(unit)) = w.at(after) else { return None };
    // "vor zwei Tagen" and not "vor drei Minuten Spielzeit".
    let meaning = match amount.value {
        Some(n) => Meaning::Shift { count: -n, unit, narrative: false },
        None => Meaning::Fixed(FactKind::Date, "PAST_REF".to_owned()),
    };
    Some(Phrase { approximate: amount.approximate, ..Phrase::new(i, after + 1, meaning) })
}

/// "drei Jahre", "deux semaines".
fn length(w: &Words, i: usize) -> Option<Phrase> {
    if matches!(w.at(i), Word::A) {
        return None;
    }
    let (after, amount) = count(w, i)?;
    let (Word::Unit(unit) | Word::Units(unit)) = w.at(after) else { return None };
    // "19 Jahre alt", "19 ans", "âgé de 19 ans", "de 19 años": an age as like as not.
    if w.at(after + 1) == Word::Old || w.before(i) == Word::Age {
        return Some(Phrase::new(i, after + 2, Meaning::Nothing));
    }
    if unit == Unit::Year && matches!(w.before(i), Word::Comma | Word::Of) && w.age_without_word {
        return Some(Phrase::new(i, after + 1, Meaning::Nothing));
    }
    let meaning = Meaning::Fixed(FactKind::Duration, duration::value(amount.value, unit));
    Some(Phrase { approximate: amount.approximate, ..Phrase::new(i, after + 1, meaning) })
}

/// "jeden Tag", "täglich", "chaque semaine", "cada domingo".
fn set(w: &Words, i: usize) -> Option<Phrase> {
    let found = |end: usize, value: String| Some(Phrase::new(i, end, Meaning::Fixed(FactKind::Set, value)));
    match (w.at(i), w.at(i + 1)) {
        (Word::Daily, _) => found(i + 1, "P1D".to_owned()),
        (Word::Weekly, _) => found(i + 1, "P1W".to_owned()),
        (Word::Monthly, _) => found(i + 1, "P1M".to_owned()),
        (Word::Annually, _) => found(i + 1, "P1Y".to_owned()),
        (Word::Each, Word::Unit(unit)) => found(i + 2, duration::value(Some(1.0), unit)),
        (Word::Each, Word::Weekday(d)) => found(i + 2, format!("XXXX-WXX-{d}")),
        _ => None,
    }
}

/// "16.39 Uhr", "16 Uhr 39", "16h39", "16 heures 30", "a las 16:39".
fn clock(w: &Words, i: usize) -> Option<Phrase> {
    let (end, hour, minute) = match w.at(i) {
        Word::HourMark(h, m) => match w.at(i + 1) {
            // "16 h 39" has blanks; "16h 39".
            Word::Figure { value: m @ 0..=59, digits: 2 } if m > 0 && w.at(i + 2) != Word::Oclock => (i + 2, h, m as u8),
            _ => (i + 1, h, m),
        },
        Word::Noon if matches!(w.before(i), Word::At | Word::The) => (i + 1, 12, 0),
        Word::Midnight => (i + 1, 24, 0),
        Word::Colon(h, m) if w.at(i + 1) == Word::Oclock => (i + 2, h, m),
        Word::Colon(h, m) if matches!(w.before(i), Word::At | Word::The | Word::Around | Word::Until | Word::Since) => (i + 1, h, m),
        Word::Dotted(h @ 0..=24, m @ 0..=59, 2) if w.at(i + 1) == Word::Oclock => (i + 2, h as u8, m as u8),
        Word::Figure { value: h @ 0..=24, digits: 1 | 2 } => {
            let spelt = matches!(w.at(i + 1), Word::Units(Unit::Hour)) && matches!(w.before(i), Word::At | Word::Around);
            if w.at(i + 1) != Word::Oclock && !spelt {
                return None;
            }
            match w.at(i + 2) {
                Word::Figure { value: m @ 0..=59, digits: 2 } => (i + 3, h as u8, m as u8),
                _ => (i + 2, h as u8, 0),
            }
        }
        _ => return None,
    };
    (hour <= 24 && minute < 60).then(|| {
        let day = date(w, end).filter(|p| matches!(p.meaning, Meaning::Day { .. } | Meaning::Weekday(..))).map(|p| Box::new(p.meaning));
        Phrase::new(i, end, Meaning::Clock { day, hour, minute, zone: None })
    })
}
