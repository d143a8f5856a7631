//! What a time expression comes to, and the reckoning with days, weeks and quarters behind it.

use jiff::civil::Date;

use super::tense::Tense;
use crate::article::Reference;
use crate::fact::{FactKind, Timex};

/// A value and how it came about.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Date, time, duration or set.
    pub kind: FactKind,
    /// TIMEX3.
    pub value: String,
    /// The year is not printed; it was counted from the day of publication.
    pub counted: bool,
    /// Minutes east of UTC, where printed.
    pub zone: Option<i16>,
    /// The day, when it is one.
    pub day: Option<Date>,
    /// The day is another sentence's.
    pub assumed_day: bool,
}

impl Resolved {
    pub(super) fn date(value: String, counted: bool) -> Self {
        Self { kind: FactKind::Date, value, counted, zone: None, day: None, assumed_day: false }
    }

    pub(super) fn day(day: Date, counted: bool) -> Self {
        Self { day: Some(day), ..Self::date(iso(day), counted) }
    }

    /// As a value of a fact.
    pub fn timex(self, reference: Reference) -> Timex {
        Timex {
            borrowed_year: reference.borrowed && self.counted,
            value: self.value,
            zone: self.zone,
            assumed_day: self.assumed_day,
            ..Timex::default()
        }
    }
}

pub(super) fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

pub(super) fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

pub(super) fn quarter_of(day: Date) -> (i16, i8) {
    (day.year(), (day.month() - 1) / 3 + 1)
}

pub(super) fn distance(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |s| i64::from(s.get_days()))
}

/// The year of the latest such quarter that has begun, or of the next one.
pub(super) fn latest_quarter(today: Date, q: i8, tense: Tense) -> i16 {
    let now = (today.month() - 1) / 3 + 1;
    match tense {
        Tense::Future if q < now => today.year() + 1,
        Tense::Future => today.year(),
        _ if q <= now => today.year(),
        _ => today.year() - 1,
    }
}

pub(super) fn quarter_shift((y, q): (i16, i8), by: i8) -> (i16, i8) {
    let all = i32::from(y) * 4 + i32::from(q - 1) + i32::from(by);
    (all.div_euclid(4) as i16, all.rem_euclid(4) as i8 + 1)
}

/// Second Sunday of March to first Sunday of November: daylight saving in the United States since 2007.
pub(super) fn us_daylight_saving(day: Date) -> bool {
    let sunday = |month: i8, nth: i8| {
        let first = Date::new(day.year(), month, 1).ok()?;
        Date::new(day.year(), month, 1 + first.weekday().to_sunday_zero_offset().wrapping_neg().rem_euclid(7) + 7 * (nth - 1)).ok()
    };
    matches!((sunday(3, 2), sunday(11, 1)), (Some(from), Some(to)) if from <= day && day < to)
}
