//! TIMEX3 values in comparable form, and how two of them relate. For the judge: nothing here reads text.
//!
//! ```text
//! 2025-12-21        contains  2025-12-21T16:39
//! 2025-12-22 START  contains  2025-12-22T02:00      "early Monday", "2 a.m. Monday"
//! 2025-12-21TNI     contains  2025-12-22T01:15      a night runs into the next morning
//! 2025-12-21T01:15  near      2025-12-21T01:13
//! XXXX-WXX-7        contains  2025-12-21            a Sunday
//! P2W               same      P14D
//! PRESENT_REF       incomparable with any day
//! ```

/// Points and periods of the calendar.
mod calendar;
/// Lengths of time.
mod length;

use jiff::civil::Date;

use crate::fact::{Fact, FactKind, Timex, TimexModifier, Value};

pub use calendar::{Calendar, Clock, DAY, Part};
pub use length::Length;

/// How one time expression stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same point, period, length or set.
    Same,
    /// The first is the vaguer one, and the second lies inside it.
    Contains,
    /// The second is the vaguer one, and the first lies inside it.
    Within,
    /// They share some time, neither lies inside the other ("Sunday evening", "Sunday night").
    Overlaps,
    /// Clock times a few minutes apart, or lengths that differ by a tenth where one is said to be inexact.
    Near {
        /// How far apart, in minutes.
        minutes: u32,
    },
    /// They cannot both hold of one happening.
    Conflict,
    /// Nothing can be said: a length against a day, `PRESENT_REF`, sets, a weekday against a month.
    Incomparable,
}

impl Relation {
    /// The relation of the second to the first.
    pub fn reversed(self) -> Self {
        match self {
            Self::Contains => Self::Within,
            Self::Within => Self::Contains,
            other => other,
        }
    }

    /// Whether both can hold of one happening, and the two were comparable at all.
    pub fn is_compatible(self) -> bool {
        !matches!(self, Self::Conflict | Self::Incomparable)
    }
}

/// Clock times up to this many minutes apart are near.
pub const NEAR_MINUTES: i64 = 15;
/// And up to this many where one of the two is said to be inexact.
pub const NEAR_MINUTES_APPROXIMATE: i64 = 30;

/// How the time expression of `a` stands to that of `b`; [`Relation::Incomparable`] when one of them is none.
pub fn relate_facts(a: &Fact, b: &Fact) -> Relation {
    match (&a.value, &b.value) {
        (Value::Timex(x), Value::Timex(y)) => relate(a.kind, x, b.kind, y),
        _ => Relation::Incomparable,
    }
}

/// How `a` stands to `b`. The kinds tell sets ("daily", `P1D`) from lengths ("one day", `P1D`).
pub fn relate(a_kind: FactKind, a: &Timex, b_kind: FactKind, b: &Timex) -> Relation {
    let set = |k| k == FactKind::Set;
    if set(a_kind) || set(b_kind) {
        return if a_kind == b_kind && a.value == b.value { Relation::Same } else { Relation::Incomparable };
    }
    match (Comparable::read(&a.value), Comparable::read(&b.value)) {
        (Some(Comparable::Length(x)), Some(Comparable::Length(y))) => x.relate(a, &y, b),
        (Some(Comparable::Calendar(x)), Some(Comparable::Calendar(y))) => {
            let (x, y) = (if a.assumed_day { x.clock_alone() } else { x }, if b.assumed_day { y.clock_alone() } else { y });
            let halves = |v: Calendar, t: &Timex| [Some(v), v.other_half().filter(|_| t.twelve)].into_iter().flatten();
            let all = halves(x, a).flat_map(|v| halves(y, b).map(move |u| relate_calendar(v, a, u, b)));
            // A clock that may mean either half of the day is the one that fits.
            all.reduce(|best, next| if best == Relation::Conflict { next } else { best }).unwrap_or(Relation::Incomparable)
        }
        (Some(Comparable::Reference), Some(Comparable::Reference)) if a.value == b.value => Relation::Same,
        _ => Relation::Incomparable,
    }
}

/// A TIMEX3 value, read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Comparable {
    /// A point or period of the calendar, perhaps with parts unknown.
    Calendar(Calendar),
    /// A length of time.
    Length(Length),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference,
}

impl Comparable {
    /// Reads a TIMEX3 value; `None` for what is none.
    pub fn read(value: &str) -> Option<Self> {
        if value.ends_with("_REF") {
            return Some(Self::Reference);
        }
        if let Some(rest) = value.strip_prefix('P') {
            return Length::read(rest).map(Self::Length);
        }
        Calendar::read(value).map(Self::Calendar)
    }
}

/// A value with what it lacks filled in from the other.
fn relate_calendar(mut x: Calendar, a: &Timex, mut y: Calendar, b: &Timex) -> Relation {
    if !comparable(&x, &y) {
        return Relation::Incomparable;
    }
    let (x_filled, y_filled) = (fill(&mut x, &y), fill(&mut y, &x));
    if let (Part::Weekday(m), Part::Weekday(n)) = (x.part, y.part) {
        if m != n {
            return Relation::Conflict;
        }
        // One and the same day of an unknown week: any will do to compare the clocks.
        for v in [&mut x, &mut y] {
            (v.years, v.part) = (Some((2000, 2000)), Part::Day(1, 2 + m));
        }
    }
    // A weekday against a day of another weekday stays as it is.
    if matches!(x.part, Part::Weekday(_)) || matches!(y.part, Part::Weekday(_)) {
        let exact = [&x, &y].iter().any(|v| matches!(v.part, Part::Day(..)) && v.years.is_some_and(|(first, last)| first == last));
        return if exact { Relation::Conflict } else { Relation::Incomparable };
    }
    let (Some(i), Some(j)) = (x.interval(), y.interval()) else { return Relation::Incomparable };
    let points = x.clock.is_some_and(Clock::is_point) && y.clock.is_some_and(Clock::is_point);
    let (i, j) = (modified(i, a, x.clock.is_some()), modified(j, b, y.clock.is_some()));
    let apart = match (zone(&x, a), zone(&y, b)) {
        (Some(m), Some(n)) => (i.0 - i64::from(m)) - (j.0 - i64::from(n)),
        // One zone is not printed: hours apart may be the zone.
        (None, Some(_)) | (Some(_), None) if points && (i.0 - j.0) % 60 == 0 && i.0 != j.0 => return Relation::Incomparable,
        _ => i.0 - j.0,
    };
    if points && a.modifier.is_none() && b.modifier.is_none() {
        return by_minutes(apart, a.approximate || b.approximate, x_filled, y_filled);
    }
    match (i.0 <= j.0 && j.1 <= i.1, j.0 <= i.0 && i.1 <= j.1) {
        (true, true) => sameness(x_filled, y_filled, a.modifier == b.modifier),
        (true, false) => Relation::Contains,
        (false, true) => Relation::Within,
        _ if i.0 < j.1 && j.0 < i.1 => Relation::Overlaps,
        _ => Relation::Conflict,
    }
}

/// Whether the two say anything of the same part of the calendar.
fn comparable(x: &Calendar, y: &Calendar) -> bool {
    let bare = |v: &Calendar| v.years.is_none() && v.part == Part::Unknown;
    match (bare(x), bare(y)) {
        (true, true) => x.clock.is_some() && y.clock.is_some(),
        (true, false) => x.clock.is_some() && y.clock.is_some(),
        (false, true) => x.clock.is_some() && y.clock.is_some(),
        (false, false) => true,
    }
}

/// Fills the unknown parts of `x` from `y`. Tells whether there were any.
fn fill(x: &mut Calendar, y: &Calendar) -> bool {
    if x.years.is_some() {
        return false;
    }
    let one_year = y.years.filter(|(first, last)| first == last);
    match (x.part, y.part) {
        (Part::Unknown, Part::Unknown) => (x.years, x.part) = (Some((2000, 2000)), Part::Day(1, 1)),
        (Part::Unknown, _) => (x.years, x.part) = (y.years, y.part),
        (Part::Weekday(n), Part::Day(m, d)) => {
            let weekday = one_year.and_then(|(year, _)| Some(Date::new(year, m, d).ok()?.weekday().to_monday_one_offset()));
            if weekday == Some(n) {
                (x.years, x.part) = (one_year, y.part);
            }
        }
        (Part::Weekday(_), _) => {}
        // No year on either side: a leap year has every day.
        (_, Part::Weekday(_)) => {}
        _ => x.years = if y.years.is_none() { Some((2000, 2000)) } else { one_year },
    }
    true
}

fn zone(v: &Calendar, t: &Timex) -> Option<i16> {
    v.clock.filter(|c| c.is_point())?;
    if v.utc { Some(0) } else { t.zone }
}

fn by_minutes(apart: i64, approximate: bool, x_filled: bool, y_filled: bool) -> Relation {
    let mut minutes = apart.abs();
    // Without the day "11:55 p.m." and "12:05 a.m." are ten minutes apart.
    if x_filled && y_filled {
        minutes = minutes.min(DAY - minutes);
    }
    let limit = if approximate { NEAR_MINUTES_APPROXIMATE } else { NEAR_MINUTES };
    match minutes {
        0 => sameness(x_filled, y_filled, true),
        m if m <= limit => Relation::Near { minutes: u32::try_from(m).unwrap_or(u32::MAX) },
        _ => Relation::Conflict,
    }
}

/// Equal after filling: the one that lacked something is the vaguer one.
fn sameness(x_filled: bool, y_filled: bool, same_modifier: bool) -> Relation {
    match (x_filled, y_filled) {
        (true, false) => Relation::Contains,
        (false, true) => Relation::Within,
        _ if same_modifier => Relation::Same,
        _ => Relation::Overlaps,
    }
}

/// Cuts an interval to the part that the modifier means; generous, so that only clear clashes are called so.
fn modified((from, to): (i64, i64), timex: &Timex, clock: bool) -> (i64, i64) {
    let length = to - from;
    // An hour or two before or after a clock time, half an hour where it is "just after"; any time before or after a day.
    let reach = match (clock, timex.approximate) {
        (true, true) => NEAR_MINUTES_APPROXIMATE,
        (true, false) => 2 * 60,
        _ => 400 * DAY,
    };
    match timex.modifier {
        Some(TimexModifier::Start) => (from, to - length / 2),
        Some(TimexModifier::Mid) => (from + length / 5, to - length / 5),
        Some(TimexModifier::End) => (from + length / 2, to),
        Some(TimexModifier::Before) => (from - reach, to),
        Some(TimexModifier::After) => (from, to + reach),
        Some(TimexModifier::AtMost | TimexModifier::AtLeast) | None => (from, to),
    }
}

#[cfg(test)]
mod tests;
