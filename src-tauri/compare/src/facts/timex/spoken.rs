//! The clock as it is spoken: "half past six", "a quarter to ten", "twenty minutes past eleven", "ten to eight", "three in the morning",
//! "shortly after nine", "at eight on Sunday evening".
//!
//! Such a clock has twelve hours. Which half of the day is meant is told by a part of the day near it ("this evening, at half past six");
//! where nothing tells, the hour is left as it is said and marked ([`crate::fact::Timex::twelve`]).

use super::phrase::{Meaning, Phrase, Words};
use super::words::{DayPart, Unit, Word};

/// So many words on either side of a clock a part of the day tells which half of it is meant.
const HALF_NEAR: usize = 7;

/// A spoken clock time at `i`, without a day.
pub fn read(w: &Words, i: usize) -> Option<Phrase> {
    let found = past_or_to(w, i).or_else(|| hour_alone(w, i))?;
    let (end, hour, minute) = found;
    let twelve = |hour: u8| Phrase { twelve: true, ..Phrase::new(i, end, Meaning::Clock { day: None, hour, minute, zone: None }) };
    // "half past nine in the morning", "three in the afternoon", "ten at night"
    let part = match (w.at(end), w.at(end + 1), w.at(end + 2)) {
        (Word::In, Word::The, Word::Part(p)) => Some((end + 3, p)),
        (Word::At, Word::Part(DayPart::Night), _) => Some((end + 2, DayPart::Night)),
        _ => None,
    };
    Some(match part {
        Some((end, p)) => Phrase { end, twelve: false, ..twelve(in_half(hour, p)) },
        None => twelve(hour),
    })
}

/// "10.15 in the morning": a clock in figures whose half of the day is told by the words behind it.
pub fn dotted(w: &Words, i: usize) -> Option<(usize, u8, u8)> {
    let Word::Dotted(h @ 1..=12, m @ 0..=59, 2) = w.at(i) else { return None };
    match (w.at(i + 1), w.at(i + 2), w.at(i + 3)) {
        (Word::In, Word::The, Word::Part(p)) => Some((i + 4, in_half(h as u8, p), m as u8)),
        _ => None,
    }
}

/// The hour of twenty-four that an hour of twelve is in a part of the day.
pub fn in_half(hour: u8, part: DayPart) -> u8 {
    match (part, hour) {
        (DayPart::Morning, 12) | (DayPart::Night, 12) => 0,
        (DayPart::Morning, h) => h,
        (DayPart::Night, h @ 6..=11) => h + 12,
        (DayPart::Night, h) => h,
        (DayPart::Midday, h @ 1..=2) => h + 12,
        (DayPart::Midday, h) => h,
        (_, h @ 1..=11) => h + 12,
        (_, h) => h,
    }
}

/// The part of the day that stands near a clock, in its own sentence; none where two tell otherwise.
pub fn part_near(w: &Words, start: usize, end: usize) -> Option<DayPart> {
    let part = |i: usize| match w.at(i) {
        Word::Part(p) => Some(p),
        Word::Tonight => Some(DayPart::Night),
        _ => None,
    };
    let after = (end..end + HALF_NEAR).take_while(|i| !matches!(w.at(*i), Word::Edge | Word::Semicolon)).find_map(part);
    let before = (start.saturating_sub(HALF_NEAR)..start).rev().find_map(part);
    match (before, after) {
        (Some(x), Some(y)) => (x == y).then_some(x),
        (x, y) => x.or(y),
    }
}

/// "half past six", "a quarter to ten", "twenty past eleven", "ten minutes to seven".
fn past_or_to(w: &Words, i: usize) -> Option<(usize, u8, u8)> {
    if w.at(i) == Word::Half {
        let j = w.skip(i + 1, Word::Hyphen);
        let hour = (w.at(j) == Word::Past).then(|| hour(w, j + 1)).flatten()?;
        return counted(w, hour.0).then_some((hour.0, hour.1, 30));
    }
    let quarter = match (w.at(i), w.at(i + 1)) {
        (Word::A, Word::Unit(Unit::Quarter)) => 2,
        (Word::Unit(Unit::Quarter), _) => 1,
        _ => 0,
    };
    let (end, minutes, sure) = match w.at(i) {
        _ if quarter > 0 => (i + quarter, 15, true),
        _ => {
            let (end, minutes) = minutes(w, i)?;
            match w.at(end) {
                Word::Unit(Unit::Minute) | Word::Units(Unit::Minute) => (end + 1, minutes, true),
                // "seven past six" is said of a clock with its minutes only.
                _ if minutes % 5 == 0 && !matches!(w.at(i), Word::Figure { .. }) => (end, minutes, false),
                _ => return None,
            }
        }
    };
    let to = match w.at(end) {
        Word::Past | Word::After if sure || w.at(end) == Word::Past => false,
        Word::To => true,
        Word::Before if sure => true,
        _ => return None,
    };
    let of_noon = matches!(w.at(end + 1), Word::Noon | Word::Midnight);
    let (end, hour) = hour(w, end + 1)?;
    let told = match sure {
        _ if of_noon || quarter > 0 => true,
        // "ten minutes after two gunmen came", "five minutes to seven of them".
        true => closed(w, end),
        // "ten to six" may be a vote or a range; "twenty past six" is neither.
        false => !to || at_clock(w, i) && closed(w, end),
    };
    if !told || !counted(w, end) || minutes == 0 || minutes > 30 {
        return None;
    }
    let before = if hour == 1 { 12 } else { hour - 1 };
    Some(if to { (end, before, 60 - minutes) } else { (end, hour, minutes) })
}

/// "at three in the morning", "shortly after nine", "at eight on Sunday".
fn hour_alone(w: &Words, i: usize) -> Option<(usize, u8, u8)> {
    let (end, hour) = hour(w, i).filter(|_| !matches!(w.at(i), Word::Noon | Word::Midnight))?;
    let in_part = matches!((w.at(end), w.at(end + 1), w.at(end + 2)), (Word::In, Word::The, Word::Part(_)))
        || w.at(end) == Word::At && w.at(end + 1) == Word::Part(DayPart::Night)
        || w.at(end) == Word::This && matches!(w.at(end + 1), Word::Part(_));
    let of_day = w.at(end) == Word::On && matches!(w.at(end + 1), Word::Weekday(_));
    let shortly = matches!(w.before(i), Word::After | Word::Before) && i >= 2 && matches!(w.at(i - 2), Word::Just | Word::Shortly);
    let told = match w.before(i) {
        Word::At => in_part || of_day,
        // "about seven on Sunday" may be seven people.
        before if is_clocks(before) => in_part || shortly && closed(w, end),
        _ => false,
    };
    told.then_some((end, hour, 0))
}

/// An hour of the clock: "six", "6", "noon".
fn hour(w: &Words, i: usize) -> Option<(usize, u8)> {
    match w.at(i) {
        Word::Cardinal(h @ 1..=12) | Word::Figure { value: h @ 1..=12, digits: 1 | 2 } => Some((i + 1, h as u8)),
        Word::Noon | Word::Midnight => Some((i + 1, 12)),
        _ => None,
    }
}

/// The minutes of a spoken clock, in words or figures.
fn minutes(w: &Words, i: usize) -> Option<(usize, u8)> {
    match w.at(i) {
        Word::Cardinal(m @ 1..=19) | Word::Figure { value: m @ 1..=29, digits: 1 | 2 } => Some((i + 1, m as u8)),
        Word::Ten(20) => {
            let j = w.skip(i + 1, Word::Hyphen);
            match w.at(j) {
                Word::Cardinal(m @ 1..=9) => Some((j + 1, 20 + m as u8)),
                _ => Some((i + 1, 20)),
            }
        }
        _ => None,
    }
}

/// Whether what follows an hour does not make it a count of something.
fn counted(w: &Words, end: usize) -> bool {
    !matches!(w.at(end), Word::Unit(_) | Word::Units(_) | Word::Measure | Word::Hundred | Word::Thousand | Word::Dozen | Word::Hyphen)
}

/// Whether the words behind an hour end or go on as behind a time.
fn closed(w: &Words, end: usize) -> bool {
    matches!(
        w.at(end),
        Word::Edge
            | Word::Dot
            | Word::Comma
            | Word::Semicolon
            | Word::Open
            | Word::On
            | Word::In
            | Word::At
            | Word::This
            | Word::That
            | Word::And
            | Word::Weekday(_)
            | Word::Today
            | Word::Yesterday
            | Word::Tonight
            | Word::Until
            | Word::Before
            | Word::After
            | Word::Zone(_)
            | Word::ZoneName(_)
    )
}

/// Whether the word before says that a time follows; a second one before "about" counts ("at about ten to eight").
fn at_clock(w: &Words, i: usize) -> bool {
    is_clocks(w.before(i))
}

/// Whether a word says that a time follows.
pub fn is_clocks(before: Word) -> bool {
    matches!(
        before,
        Word::At
            | Word::Around
            | Word::By
            | Word::Until
            | Word::Before
            | Word::After
            | Word::Since
            | Word::Between
            | Word::Just
            | Word::Almost
    )
}
