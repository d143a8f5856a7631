//! Lengths of time: the values that begin with `P`.

use super::Relation;
use crate::fact::{Timex, TimexModifier};

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many units; `None` for an unknown number ("days", `PXD`).
    pub count: Option<f64>,
    /// One unit in minutes. Months count 30.4375 days, years 365.25.
    pub minutes: f64,
}

impl Length {
    /// What follows the `P`.
    pub(super) fn read(rest: &str) -> Option<Self> {
        let (mut rest, mut clock) = (rest, false);
        let mut first: Option<Self> = None;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('T') {
                (rest, clock) = (after, true);
            }
            let at = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == 'X'))?;
            let (count, unit) = rest.split_at(at);
            let minutes = match (unit.chars().next()?, clock) {
                ('S', true) => 1.0 / 60.0,
                ('M', true) => 1.0,
                ('H', true) => 60.0,
                ('D', false) => 1440.0,
                ('W', false) => 7.0 * 1440.0,
                ('M', false) => 30.4375 * 1440.0,
                ('Q', false) => 91.3125 * 1440.0,
                ('Y', false) => 365.25 * 1440.0,
                ('E', false) => 3652.5 * 1440.0,
                ('C', false) => 36525.0 * 1440.0,
                ('L', false) => 365_250.0 * 1440.0,
                _ => return None,
            };
            let count = if count.contains('X') { None } else { Some(count.parse::<f64>().ok()?) };
            rest = unit.get(1..)?;
            first = Some(match first {
                None => Self { count, minutes },
                Some(f) => Self { count: f.count.zip(count).map(|(x, y)| x + y * minutes / f.minutes), ..f },
            });
        }
        first
    }

    /// All of it in minutes.
    pub fn total(&self) -> Option<f64> {
        Some(self.count? * self.minutes)
    }

    pub(super) fn relate(&self, a: &Timex, other: &Self, b: &Timex) -> Relation {
        let (Some(x), Some(y)) = (self.total(), other.total()) else {
            // "days" holds two to a few dozen days.
            let holds = |vague: &Self, exact: f64| (2.0..60.0).contains(&(exact / vague.minutes));
            return match (self.total(), other.total()) {
                (None, Some(y)) if holds(self, y) => Relation::Contains,
                (Some(x), None) if holds(other, x) => Relation::Within,
                (None, None) if self.minutes == other.minutes => Relation::Same,
                _ => Relation::Incomparable,
            };
        };
        let bounded = |v: f64, m: Option<TimexModifier>| match m {
            Some(TimexModifier::AtMost) => (0.0, v),
            Some(TimexModifier::AtLeast) => (v, f64::INFINITY),
            _ => (v, v),
        };
        let (i, j) = (bounded(x, a.modifier), bounded(y, b.modifier));
        let close = (x - y).abs() <= 0.1 * x.max(y);
        // Months and years have no fixed number of days.
        let equal = (x - y).abs() <= if self.minutes == other.minutes { 1e-9 } else { 0.02 * x.max(y) };
        if equal && a.modifier == b.modifier {
            Relation::Same
        } else if close && (a.approximate || b.approximate || a.modifier != b.modifier) {
            Relation::Near { minutes: (x - y).abs() as u32 }
        } else if i.0 <= j.0 && j.1 <= i.1 {
            Relation::Contains
        } else if j.0 <= i.0 && i.1 <= j.1 {
            Relation::Within
        } else if i.0 <= j.1 && j.0 <= i.1 {
            Relation::Overlaps
        } else {
            Relation::Conflict
        }
    }
}
