//! Times of day: "1:15 a.m.", "5 p.m. Eastern", "noon", "Sunday evening", "4. 30am" as badly copied text has it.

use super::phrase::{Meaning, Phrase, Words};
use super::spoken;
use super::words::{DayPart, Word};

/// A time of the clock at `i`, without a day.
pub fn clock(w: &Words, i: usize) -> Option<Phrase> {
    if let Some(spoken) = spoken::read(w, i) {
        return Some(spoken);
    }
    let (end, hour, minute) = hours(w, i)?;
    let twelve = w.at(end - 1) == Word::Oclock;
    if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
        return None;
    }
    let (end, zone) = zone(w, end);
    Some(Phrase { twelve, ..Phrase::new(i, end, Meaning::Clock { day: None, hour, minute, zone }) })
}

fn hours(w: &Words, i: usize) -> Option<(usize, u8, u8)> {
    let of_day = |hour: u8, pm: bool| match (hour, pm) {
        (12, false) => Some(0),
        (12, true) => Some(12),
        (0 | 13.., true) => None,
        (h, true) => Some(h + 12),
        (h @ 0..=12, false) => Some(h),
        _ => None,
    };
    match w.at(i) {
        // "high noon" and "Midnight Mass" are no times.
        Word::Noon | Word::Midnight
            if at_clock(w, i) || matches!(w.at(i + 1), Word::On | Word::Weekday(_) | Word::Today | Word::Yesterday) =>
        {
            // "just after midnight Friday" is early on Friday.
            let midnight = if w.before(i) == Word::After { 0 } else { 24 };
            Some((i + 1, if w.at(i) == Word::Noon { 12 } else { midnight }, 0))
        }
        Word::Part(DayPart::Midday) if at_clock(w, i) => Some((i + 1, 12, 0)),
        // "21h15"
        Word::HourMark(h, m @ 1..) => Some((i + 1, h, m)),
        Word::Dotted(..) if spoken::dotted(w, i).is_some() => spoken::dotted(w, i),
        Word::Meridian(h, m, pm) => Some((i + 1, of_day(h, pm)?, m)),
        Word::Colon(h, m) => match meridian(w, i + 1) {
            Some((end, pm)) => Some((end, of_day(h, pm)?, m)),
            // Scores and verses have no zone or "at" and rarely two digits behind the colon.
            None if at_clock(w, i) || zone(w, i + 1).1.is_some() => Some((i + 1, h, m)),
            None => None,
        },
        Word::Dotted(h, m, 2) if h <= 12 && m < 60 => {
            let (end, pm) = meridian(w, i + 1)?;
            Some((end, of_day(h as u8, pm)?, m as u8))
        }
        Word::Figure { value: h @ 1..=12, digits: 1 | 2 } => {
            let h = h as u8;
            if let Some((end, pm)) = meridian(w, i + 1) {
                return Some((end, of_day(h, pm)?, 0));
            }
            match (w.at(i + 1), w.at(i + 2)) {
                (Word::Oclock, _) => Some((i + 2, h, 0)),
                // "4. 30am" and "4: 30 am": a blank got in between hour and minute.
                (Word::Dot, Word::Meridian(m @ 10..=59, 0, pm)) if w.glued(i + 1) => Some((i + 3, of_day(h, pm)?, m)),
                (Word::Dot, Word::Figure { value: m @ 0..=59, digits: 2 }) if w.glued(i + 1) => {
                    let (end, pm) = meridian(w, i + 3)?;
                    Some((end, of_day(h, pm)?, m as u8))
                }
                _ => None,
            }
        }
        // "0735 GMT", "1430 GMT"
        Word::Figure { value, digits: 4 } if value % 100 < 60 && value < 2400 => {
            zone(w, i + 1).1?;
            Some((i + 1, (value / 100) as u8, (value % 100) as u8))
        }
        // "seven o'clock", "ten p.m."
        Word::Cardinal(h @ 1..=12) => {
            if w.at(i + 1) == Word::Oclock {
                return Some((i + 2, h as u8, 0));
            }
            let (end, pm) = meridian(w, i + 1)?;
            Some((end, of_day(h as u8, pm)?, 0))
        }
        _ => None,
    }
}

/// Whether the words before a "10:30" say that it is a time.
fn at_clock(w: &Words, i: usize) -> bool {
    let before = w.before(i);
    spoken::is_clocks(before) || matches!(before, Word::From | Word::Comma | Word::To | Word::And)
}

/// "a.m.", "pm", "p.m" at `i`: where it ends, and whether it is p.m.
fn meridian(w: &Words, i: usize) -> Option<(usize, bool)> {
    match w.at(i) {
        Word::Am(pm) => Some((i + 1, pm)),
        Word::A | Word::P if w.at(i + 1) == Word::Dot && w.at(i + 2) == Word::M && w.glued(i + 2) => {
            let end = if w.at(i + 3) == Word::Dot && w.glued(i + 3) { i + 4 } else { i + 3 };
            Some((end, w.at(i) == Word::P))
        }
        // "a. m."
        Word::A | Word::P if w.at(i + 1) == Word::Dot && w.at(i + 2) == Word::M && w.at(i + 3) == Word::Dot => {
            Some((i + 4, w.at(i) == Word::P))
        }
        _ => None,
    }
}

/// A zone: its standard offset in minutes, and whether daylight saving is said.
type Zone = (i16, Option<bool>);

/// "EST", "GMT", "Eastern", "Eastern Standard Time", "ET" at `i`.
fn zone(w: &Words, i: usize) -> (usize, Option<Zone>) {
    if !w.capital(i) {
        return (i, None);
    }
    let time = |j: usize| if w.capital(j) && w.at(j) == Word::Other && w.all.get(j).is_some_and(|l| l.span.len() == 4) { j + 1 } else { j };
    match w.at(i) {
        Word::Zone(minutes) => (i + 1, Some((minutes, Some(false)))),
        Word::ZoneName(minutes) => match w.at(i + 1) {
            Word::Daylight(saving) => (time(i + 2), Some((minutes, Some(saving)))),
            _ => (time(i + 1), Some((minutes, None))),
        },
        _ => (i, None),
    }
}
