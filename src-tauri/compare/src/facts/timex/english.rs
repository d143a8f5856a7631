//! The order in which English time expressions are tried, and the words around them: "early", "the end of", "at least", "about".

use super::phrase::{Meaning, Phrase, Words};
use super::words::{DayPart, Unit, Word};
use super::{date, duration, relative, set, spoken, time};
use crate::fact::{FactKind, TimexModifier};

/// The longest time expression at `i`.
pub fn read(w: &Words, i: usize) -> Option<Phrase> {
    if let Some(found) = modified(w, i) {
        return Some(found);
    }
    unmodified(w, i)
}

/// Without "early", "at least" and the like before it.
fn unmodified(w: &Words, i: usize) -> Option<Phrase> {
    if let Some(found) = timed(w, i) {
        return Some(found);
    }
    let word = w.at(i);
    if matches!(word, Word::Other | Word::Dot | Word::Comma | Word::Did | Word::Ahead1) {
        return None;
    }
    [set::read(w, i), point(w, i), duration::read(w, i), duration::bare_plural(w, i)].into_iter().flatten().reduce(longer)
}

/// The longer of two; the first where they are alike.
fn longer(a: Phrase, b: Phrase) -> Phrase {
    if b.end > a.end { b } else { a }
}

/// A day or period, with the part of the day and the like that follow it.
fn point(w: &Words, i: usize) -> Option<Phrase> {
    let found = [date::read(w, i), relative::read(w, i)].into_iter().flatten().reduce(longer)?;
    let (part_at, late) = match w.at(found.end) {
        Word::Early | Word::Late if matches!(w.at(found.end + 1), Word::Part(_)) => (found.end + 1, Some(w.at(found.end))),
        _ => (found.end, None),
    };
    match w.at(part_at) {
        Word::Part(p) if relative::is_day(&found.meaning) && !(w.at(part_at + 1) == Word::Hyphen) => Some(Phrase {
            end: part_at + 1,
            meaning: Meaning::Part(Some(Box::new(found.meaning)), p),
            modifier: late.map(|l| if l == Word::Early { TimexModifier::Start } else { TimexModifier::End }),
            ..found
        }),
        _ => Some(found),
    }
}

/// A time of the clock and the day beside it: "9 a.m. Tuesday".
fn timed(w: &Words, i: usize) -> Option<Phrase> {
    let mut found = time::clock(w, i)?;
    let Meaning::Clock { mut hour, minute, zone, .. } = found.meaning else { return Some(found) };
    if found.twelve
        && let Some(part) = spoken::part_near(w, i, found.end)
    {
        hour = spoken::in_half(hour, part);
        found = Phrase { twelve: false, meaning: Meaning::Clock { day: None, hour, minute, zone }, ..found };
    }
    let clock = |day: Meaning| Meaning::Clock { day: Some(Box::new(day)), hour, minute, zone };
    if let Some(beside) = point(w, found.end) {
        match beside.meaning {
            // "9:25 Thursday evening": the part of the day tells which half of it the clock means.
            Meaning::Part(Some(day), part) => {
                let second_half = matches!(part, DayPart::Afternoon | DayPart::Evening) && hour < 12 && matches!(w.at(i), Word::Colon(..));
                let hour = if second_half { hour + 12 } else { hour };
                return Some(Phrase { end: beside.end, meaning: Meaning::Clock { day: Some(day), hour, minute, zone }, ..found });
            }
            meaning if relative::is_day(&meaning) => return Some(Phrase { end: beside.end, meaning: clock(meaning), ..found }),
            _ => {}
        }
    }
    // "9 a.m. on Tuesday", "9 a.m. (0700 GMT) Friday": the day is a fact of its own, and tells the time's day.
    if let Some(day) = day_after(w, found.end) {
        return Some(Phrase { meaning: clock(day), ..found });
    }
    Some(found)
}

/// The day that follows a time after a preposition, a comma or a bracket.
fn day_after(w: &Words, i: usize) -> Option<Meaning> {
    let mut j = i;
    if w.at(j) == Word::Open {
        // To the closing bracket, a few words on.
        j = (j + 1..j + 6).find(|k| w.at(*k) == Word::Other && w.glued(*k))? + 1;
    }
    j = w.skip(j, Word::Comma);
    if matches!(w.at(j), Word::On | Word::In | Word::Of) {
        j += 1;
    }
    // "in the morning of", "local time"
    (j > i).then(|| point(w, j)).flatten().map(|p| p.meaning).filter(|m| relative::is_day(m) || matches!(m, Meaning::Part(Some(_), _))).map(
        |m| match m {
            Meaning::Part(Some(day), _) => *day,
            m => m,
        },
    )
}

/// "early Monday", "the end of 1990", "at least two years", "nearly a month".
fn modified(w: &Words, i: usize) -> Option<Phrase> {
    use TimexModifier::{AtLeast, AtMost, End, Mid, Start};
    let of_date = |end_of_words: usize, modifier: TimexModifier| {
        let inner = point(w, end_of_words).filter(|p| is_period(&p.meaning))?;
        Some(Phrase { start: i, modifier: Some(modifier), ..inner })
    };
    // "the early hours of Monday", "the early morning hours of Dec. 21"
    let small_hours = |early: usize| {
        let hours = if matches!(w.at(early + 1), Word::Part(_)) { early + 2 } else { early + 1 };
        if w.at(hours) != Word::Units(Unit::Hour) || w.at(hours + 1) != Word::Of {
            return None;
        }
        let day = point(w, hours + 2)?;
        let meaning = match day.meaning {
            Meaning::Part(Some(_), _) => day.meaning,
            of if relative::is_day(&of) => Meaning::Part(Some(Box::new(of)), DayPart::Morning),
            _ => return None,
        };
        Some(Phrase { modifier: Some(Start), ..Phrase::new(i, day.end, meaning) })
    };
    match w.at(i) {
        Word::Early if small_hours(i).is_some() => small_hours(i),
        Word::The if w.at(i + 1) == Word::Early && small_hours(i + 1).is_some() => small_hours(i + 1),
        Word::Early => of_date(i + 1, Start),
        Word::Late => of_date(i + 1, End),
        Word::Earlier if matches!(w.at(i + 1), Word::This | Word::Today | Word::Yesterday | Word::In) => of_date(i + 1, Start),
        Word::Later if matches!(w.at(i + 1), Word::This | Word::Today | Word::Yesterday) => of_date(i + 1, End),
        Word::Mid => of_date(w.skip(i + 1, Word::Hyphen), Mid),
        Word::Beginning if w.at(i + 1) == Word::Of => of_date(i + 2, Start),
        Word::Middle if w.at(i + 1) == Word::Of => of_date(i + 2, Mid),
        Word::End | Word::Rest if w.at(i + 1) == Word::Of => of_date(i + 2, End),
        Word::The => match (w.at(i + 1), w.at(i + 2)) {
            (Word::Early, _) => of_date(i + 2, Start),
            (Word::Late, _) => of_date(i + 2, End),
            (Word::Mid, _) => of_date(w.skip(i + 2, Word::Hyphen), Mid),
            (Word::Beginning, Word::Of) => of_date(i + 3, Start),
            (Word::Middle, Word::Of) => of_date(i + 3, Mid),
            (Word::End | Word::Rest, Word::Of) => of_date(i + 3, End),
            _ => None,
        },
        Word::No if matches!(w.at(i + 1), Word::More | Word::Less) && w.at(i + 2) == Word::Than => {
            let modifier = if w.at(i + 1) == Word::More { AtMost } else { AtLeast };
            of_length(w, i, i + 3, Some(modifier))
        }
        Word::At if w.at(i + 1) == Word::Least => of_length(w, i, i + 2, Some(AtLeast)),
        Word::More | Word::Less if w.at(i + 1) == Word::Than => {
            let modifier = if w.at(i) == Word::More { AtLeast } else { AtMost };
            of_length(w, i, i + 2, Some(modifier))
        }
        Word::Over => of_length(w, i, i + 1, Some(AtLeast)).filter(|p| w.at(p.start + 1) != Word::The),
        Word::Up if w.at(i + 1) == Word::To => of_length(w, i, i + 2, Some(AtMost)),
        Word::Almost => of_length(w, i, i + 1, Some(AtMost)).map(|p| Phrase { approximate: true, ..p }),
        // "about 20 minutes to ten" is a time of the clock.
        Word::Around if spoken::read(w, i + 1).is_some() => None,
        Word::Around => of_length(w, i, i + 1, None).map(|p| Phrase { approximate: true, ..p }),
        _ => None,
    }
}

/// A duration, or a date that is so long ago, that begins at `j`; the phrase begins at `i`.
fn of_length(w: &Words, i: usize, j: usize, modifier: Option<TimexModifier>) -> Option<Phrase> {
    let found = [duration::read(w, j), relative::read(w, j)].into_iter().flatten().reduce(longer)?;
    match found.meaning {
        Meaning::Fixed(FactKind::Duration, _) | Meaning::Shift { .. } => Some(Phrase { start: i, modifier, ..found }),
        // An age: leave all of it.
        Meaning::Nothing => Some(Phrase { start: i, ..found }),
        _ => None,
    }
}

/// Whether "early" or "the end of" can be said of it.
fn is_period(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Fixed(kind, value) => *kind == FactKind::Date && !value.ends_with("_REF"),
        Meaning::Shift { .. } | Meaning::Clock { .. } | Meaning::Nothing => false,
        Meaning::Part(_, p) => *p != DayPart::Midday,
        Meaning::Period(Unit::Quarter, _) => true,
        _ => true,
    }
}
