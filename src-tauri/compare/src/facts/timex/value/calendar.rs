//! Points and periods of the calendar: `2025-12-21T16:39`, `2025-W51-WE`, `XXXX-12`, `198`.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A point or period of the calendar. What is unknown is `None` or [`Part::Unknown`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calendar {
    /// First and last year: equal for one year, ten apart for a decade.
    pub years: Option<(i16, i16)>,
    /// Which part of the year.
    pub part: Part,
    /// Which part of the day.
    pub clock: Option<Clock>,
    /// The value ends in `Z`.
    pub utc: bool,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Not given: a year, or a time of day alone.
    Unknown,
    /// A month.
    Month(i8),
    /// A day of a month.
    Day(i8, i8),
    /// An ISO week.
    Week(i8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i8),
    /// A day of an unknown week, Monday 1.
    Weekday(i8),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// A half, 1 or 2.
    Half(i8),
    /// A season: first month, and how many months later it ends at the latest.
    Season(i8),
}

/// A part of a day, in minutes from its midnight, half open; may run into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// First minute.
    pub from: i64,
    /// One past the last minute.
    pub to: i64,
}

impl Clock {
    /// Whether it is one minute.
    pub fn is_point(self) -> bool {
        self.to - self.from == 1
    }

    /// `16:39`, `16`, `MO`, `NI` …: the value after its `T`.
    fn read(text: &str) -> Option<Self> {
        let range = |from: i64, to: i64| Some(Self { from: from * 60, to: to * 60 });
        match text {
            "MO" => return range(0, 12),
            "MI" => return range(11, 14),
            "AF" => return range(12, 18),
            "EV" => return range(16, 24),
            "NI" => return range(17, 30),
            "DT" => return range(7, 19),
            _ => {}
        }
        let mut parts = text.split(':');
        let hour: i64 = two_digits(parts.next()?)?;
        let from = hour * 60;
        match parts.next() {
            None => Some(Self { from, to: from + 60 }),
            Some(m) => {
                let minute = two_digits(m)?;
                Some(Self { from: from + minute, to: from + minute + 1 })
            }
        }
        .filter(|c| c.from <= 24 * 60)
    }
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl Calendar {
    pub(super) fn read(value: &str) -> Option<Self> {
        let (date, clock) = match value.split_once('T') {
            Some((date, clock)) => (date, Some(clock)),
            None => (value, None),
        };
        let utc = clock.is_some_and(|c| c.ends_with('Z'));
        let clock = match clock {
            Some(c) => Some(Clock::read(c.strip_suffix('Z').unwrap_or(c))?),
            None => None,
        };
        let mut pieces = date.split('-');
        let years = years(pieces.next()?)?;
        let part = match (pieces.next(), pieces.next()) {
            (None, _) => Part::Unknown,
            (Some(p), day) => part(p, day)?,
        };
        (pieces.next().is_none()).then_some(Self { years, part, clock, utc })
    }

    /// Without its day: for a time of day whose day is only assumed.
    pub(super) fn clock_alone(self) -> Self {
        Self { years: None, part: Part::Unknown, ..self }
    }

    /// The same clock twelve hours on, or back.
    pub(super) fn other_half(self) -> Option<Self> {
        let Clock { from, to } = self.clock?;
        let shift = if from < DAY / 2 { DAY / 2 } else { -DAY / 2 };
        Some(Self { clock: Some(Clock { from: from + shift, to: to + shift }), ..self })
    }

    /// The minutes it covers, from 1 January 1970; `None` when the year or the day of a clock time is unknown.
    pub fn interval(&self) -> Option<(i64, i64)> {
        let (first, last) = self.years?;
        let months = |from: i8, count: i8| -> Option<(i64, i64)> {
            let start = Date::new(first, from, 1).ok()?;
            let end = (from - 1) + count;
            let end = Date::new(first.checked_add(i16::from(end / 12))?, end % 12 + 1, 1).ok()?;
            Some((days(start), days(end)))
        };
        let (from, to) = match self.part {
            Part::Unknown => (days(Date::new(first, 1, 1).ok()?), days(Date::new(last.checked_add(1)?, 1, 1).ok()?)),
            Part::Month(m) => months(m, 1)?,
            Part::Day(m, d) => {
                let day = days(Date::new(first, m, d).ok()?);
                (day, day + 1)
            }
            Part::Week(w) => {
                let day = days(ISOWeekDate::new(first, w, Weekday::Monday).ok()?.date());
                (day, day + 7)
            }
            Part::Weekend(w) => {
                let day = days(ISOWeekDate::new(first, w, Weekday::Saturday).ok()?.date());
                (day, day + 2)
            }
            Part::Weekday(_) => return None,
            Part::Quarter(q) => months(q * 3 - 2, 3)?,
            Part::Half(h) => months(h * 6 - 5, 6)?,
            // A winter belongs to the year it begins in, or to the one it ends in: take both.
            Part::Season(12) => {
                let (from, _) = months(1, 1)?;
                (from - 31, from + 365 + 90)
            }
            Part::Season(m) => months(m, 4)?,
        };
        match self.clock {
            None => Some((from * DAY, to * DAY)),
            Some(c) if to - from == 1 => Some((from * DAY + c.from, from * DAY + c.to)),
            Some(_) => None,
        }
    }
}

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;

/// Days from 1 January 1970.
fn days(date: Date) -> i64 {
    const EPOCH: Date = jiff::civil::date(1970, 1, 1);
    date.since(EPOCH).map_or(0, |s| i64::from(s.get_days()))
}

/// `2025` → one year, `198` → a decade, `19` → a century, `XXXX` → unknown.
fn years(text: &str) -> Option<Option<(i16, i16)>> {
    let known = text.trim_end_matches('X');
    if known.is_empty() {
        // A time of day alone ("T16:39") has nothing before its T.
        return Some(None);
    }
    if !known.bytes().all(|b| b.is_ascii_digit()) || text.len() > 4 || text.len() < 2 {
        return None;
    }
    let n: i16 = known.parse().ok()?;
    let scale = 10i16.pow(4 - known.len() as u32);
    Some(Some((n * scale, n * scale + (scale - 1))))
}

fn part(piece: &str, after: Option<&str>) -> Option<Part> {
    let number = |t: &str, max: i64| two_digits(t).filter(|n| (1..=max).contains(n)).map(|n| n as i8);
    if let Some(week) = piece.strip_prefix('W') {
        return match (number(week, 53), after) {
            (Some(w), None) => Some(Part::Week(w)),
            (Some(w), Some("WE")) => Some(Part::Weekend(w)),
            (None, Some(d)) if week == "XX" => number(d, 7).map(Part::Weekday),
            (None, None) if week == "XX" => Some(Part::Unknown),
            _ if piece == "WI" => Some(Part::Season(12)),
            _ => None,
        };
    }
    match (piece, after) {
        ("XX", _) => Some(Part::Unknown),
        ("SP", None) => Some(Part::Season(3)),
        ("SU", None) => Some(Part::Season(6)),
        ("FA" | "AU", None) => Some(Part::Season(9)),
        (p, None) if p.starts_with('Q') => number(&p[1..], 4).map(Part::Quarter),
        (p, None) if p.starts_with('H') => number(&p[1..], 2).map(Part::Half),
        (p, None | Some("XX")) => number(p, 12).map(Part::Month),
        (p, Some(d)) => Some(Part::Day(number(p, 12)?, number(d, 31)?)),
    }
}
