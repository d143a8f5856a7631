//! From what the words mean to a TIMEX3 value: against the day of publication and the day spoken of.

use jiff::ToSpan;
use jiff::civil::Date;

use super::phrase::{Meaning, Step, Year};
use super::relative::is_day;
use super::resolved::{Resolved, distance, iso, latest_quarter, quarter_of, quarter_shift, us_daylight_saving, week};
use super::tense::Tense;
use super::words::{Season, Unit};
use crate::article::Reference;
use crate::fact::FactKind;

/// What has been spoken of so far in a passage.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The day of publication.
    pub reference: Reference,
    /// The day last spoken of.
    day: Option<Date>,
    /// The sentence it was spoken of in.
    day_sentence: usize,
    /// A day stands a few words before the expression being read: a time of day is of that day.
    pub day_is_near: bool,
    /// The day last spoken of as far as it is known, where there is no day of publication: `XXXX-WXX-7`.
    partial: Option<String>,
    /// The quarter last spoken of, and in which sentence.
    quarter: Option<(i16, i8, usize)>,
    /// The year last spoken of.
    year: Option<i16>,
    /// The number of the sentence being read.
    pub sentence: usize,
}

/// For so many sentences a day stays spoken of for the times of day that follow.
const SPOKEN_OF: usize = 2;

impl Context {
    /// At the start of a passage.
    pub fn new(reference: Reference) -> Self {
        Self { reference, ..Self::default() }
    }

    /// The value of a meaning; `None` when nothing can be said without a day to count from.
    pub fn resolve(&mut self, meaning: &Meaning, tense: Tense) -> Option<Resolved> {
        let resolved = self.value(meaning, tense)?;
        if let Some(day) = resolved.day.filter(|_| !resolved.assumed_day) {
            self.day = Some(day);
            self.day_sentence = self.sentence;
        }
        if self.reference.day.is_none() && is_day(meaning) && resolved.kind == FactKind::Date {
            self.partial = Some(resolved.value.clone());
            self.day_sentence = self.sentence;
        }
        if let Some(year) = resolved.value.get(..4).and_then(|y| y.parse::<i16>().ok()).filter(|_| matches!(resolved.kind, FactKind::Date))
        {
            self.year = Some(year);
        }
        Some(resolved)
    }

    fn value(&mut self, meaning: &Meaning, tense: Tense) -> Option<Resolved> {
        let today = self.reference.day;
        Some(match meaning {
            Meaning::Nothing => return None,
            Meaning::Fixed(kind, value) => Resolved { kind: *kind, ..Resolved::date(value.clone(), false) },
            Meaning::Year(year) => Resolved::date(format!("{year:04}"), false),
            Meaning::Day { weekday, month, day, year, step } => self.calendar_day(*weekday, *month, *day, *year, *step, tense),
            Meaning::Month { month, year, step } => match self.month_year(*month, *year, *step, tense) {
                Some(y) => Resolved::date(format!("{y:04}-{month:02}"), !matches!(year, Year::Known(_))),
                None => Resolved::date(format!("XXXX-{month:02}"), false),
            },
            Meaning::Weekday(day, step) => match today {
                Some(today) => Resolved::day(self.weekday(today, *day, *step, tense)?, true),
                None => Resolved::date(format!("XXXX-WXX-{day}"), false),
            },
            Meaning::DayShift(days) => match today {
                Some(today) => Resolved::day(today.checked_add(days.days()).ok()?, true),
                None => Resolved::date(
                    if *days == 0 {
                        "PRESENT_REF"
                    } else if *days < 0 {
                        "PAST_REF"
                    } else {
                        "FUTURE_REF"
                    }
                    .to_owned(),
                    false,
                ),
            },
            Meaning::Period(unit, step) => self.period(*unit, *step)?,
            Meaning::Quarter(q, year, step) => {
                let y = match (year, step, today) {
                    (Year::Known(y), ..) => *y,
                    (Year::Shifted(n), _, Some(t)) => t.year() + n,
                    (_, Step::YearAgo, Some(t)) => latest_quarter(t, *q, Tense::Past) - 1,
                    (_, _, Some(t)) => latest_quarter(t, *q, tense),
                    (_, _, None) => return Some(Resolved::date(format!("XXXX-Q{q}"), false)),
                };
                // The first quarter that is spoken of is what a report of earnings is about.
                if *step != Step::YearAgo && self.recent_quarter().is_none() {
                    self.quarter = Some((y, *q, self.sentence));
                }
                Resolved::date(format!("{y:04}-Q{q}"), !matches!(year, Year::Known(_)))
            }
            Meaning::QuarterIn(y) => match self.recent_quarter() {
                Some((_, q)) => Resolved::date(format!("{y:04}-Q{q}"), false),
                None => Resolved::date(format!("{y:04}"), false),
            },
            Meaning::Half(h, year) => match self.year_of(*year).or(today.map(Date::year)) {
                Some(y) => Resolved::date(format!("{y:04}-H{h}"), !matches!(year, Year::Known(_))),
                None => Resolved::date(format!("XXXX-H{h}"), false),
            },
            Meaning::Season(season, year, step) => match self.season_year(*season, *year, *step, tense) {
                Some(y) => Resolved::date(format!("{y:04}-{}", season.code()), !matches!(year, Year::Known(_))),
                None => Resolved::date(format!("XXXX-{}", season.code()), false),
            },
            Meaning::Weekend(step) => {
                let Some(today) = today else { return Some(Resolved::date("XXXX-WXX-WE".to_owned(), false)) };
                let weekday = today.weekday().to_monday_one_offset();
                // On a Saturday or Sunday "this weekend" is the one that is; earlier it is to come, unless the past tense says so.
                let shift = match step {
                    Step::Next => 7,
                    Step::Last | Step::Previous => -7,
                    Step::Bare if weekday < 5 && tense != Tense::Future => -7,
                    _ => 0,
                };
                Resolved::date(format!("{}-WE", week(today.checked_add(i64::from(shift).days()).ok()?)), true)
            }
            Meaning::Shift { count, unit, narrative } => self.shift(*count, *unit, *narrative)?,
            Meaning::WeekOf(day) => {
                let day = self.value(day, tense)?.day?;
                Resolved::date(week(day), true)
            }
            Meaning::Part(day, part) => {
                let mut of = match day {
                    Some(day) => self.value(day, tense)?,
                    None => self.spoken_day().unwrap_or_else(|| Resolved::date("XXXX-XX-XX".to_owned(), false)),
                };
                if of.value.ends_with("_REF") {
                    of.value = "XXXX-XX-XX".to_owned();
                }
                of.kind = FactKind::Time;
                of.value = format!("{}T{}", of.value, part.code());
                of
            }
            Meaning::Clock { day, hour, minute, zone } => {
                let of = match day {
                    Some(day) => Some(self.value(day, tense)?),
                    None => self.spoken_day(),
                };
                let date = of.as_ref().map_or(String::new(), |r| r.value.clone());
                let date = if date.ends_with("_REF") { String::new() } else { date };
                let at = of.as_ref().and_then(|r| r.day).or(today);
                let utc = matches!(zone, Some((0, _)));
                Resolved {
                    kind: FactKind::Time,
                    value: format!("{date}T{hour:02}:{minute:02}{}", if utc { "Z" } else { "" }),
                    counted: of.as_ref().is_some_and(|r| r.counted),
                    zone: zone.map(|(standard, saving)| {
                        let saving = saving.unwrap_or_else(|| at.is_some_and(us_daylight_saving));
                        standard + if saving { 60 } else { 0 }
                    }),
                    assumed_day: of.as_ref().is_some_and(|r| r.assumed_day),
                    day: of.and_then(|r| r.day),
                }
            }
        })
    }

    /// The day that a time of day is of: the one spoken of in this sentence or in one of the last few.
    fn spoken_day(&self) -> Option<Resolved> {
        let apart = self.sentence.saturating_sub(self.day_sentence);
        if apart > SPOKEN_OF {
            return None;
        }
        let known = self.day.map(|d| Resolved::day(d, true)).or_else(|| self.partial.clone().map(|v| Resolved::date(v, false)));
        known.map(|r| Resolved { assumed_day: apart > 0 || !self.day_is_near, ..r })
    }

    fn year_of(&self, year: Year) -> Option<i16> {
        match year {
            Year::Known(y) => Some(y),
            Year::Shifted(n) => self.reference.day.map(|d| d.year() + n),
            Year::Unsaid => None,
        }
    }

    fn calendar_day(&self, weekday: Option<i8>, month: i8, day: i8, year: Year, step: Step, tense: Tense) -> Resolved {
        let partial = || Resolved::date(format!("XXXX-{month:02}-{day:02}"), false);
        if let Some(y) = self.year_of(year) {
            return match Date::new(y, month, day) {
                Ok(d) => Resolved::day(d, !matches!(year, Year::Known(_))),
                Err(_) => partial(),
            };
        }
        let Some(today) = self.reference.day else { return partial() };
        // 29 February is in one of four years.
        let near: Vec<Date> = (-4..=4).filter_map(|n| Date::new(today.year() + n, month, day).ok()).collect();
        if let Some(w) = weekday {
            let fits = near.iter().filter(|d| d.weekday().to_monday_one_offset() == w).min_by_key(|d| distance(today, **d).abs());
            if let Some(d) = fits.filter(|d| distance(today, **d).abs() < 600) {
                return Resolved::day(*d, true);
            }
        }
        let past = near.iter().rev().find(|d| **d <= today);
        let future = near.iter().find(|d| **d > today);
        let pick = match (past, future) {
            (Some(p), Some(f)) => {
                let (back, ahead) = (-distance(today, *p), distance(today, *f));
                let forward = match (step, tense) {
                    (Step::Last, _) => false,
                    (Step::Next, _) => true,
                    // A tense may mislead about what is close by.
                    (_, Tense::Past) => ahead < 20 && back > 200,
                    (_, Tense::Future) => back > 20,
                    (_, Tense::Unknown) => ahead < back.min(120),
                };
                if forward { *f } else { *p }
            }
            (Some(d), None) | (None, Some(d)) => *d,
            (None, None) => return partial(),
        };
        Resolved::day(pick, true)
    }

    fn month_year(&self, month: i8, year: Year, step: Step, tense: Tense) -> Option<i16> {
        if year != Year::Unsaid {
            return self.year_of(year);
        }
        let today = self.reference.day?;
        let past = if month <= today.month() { today.year() } else { today.year() - 1 };
        Some(match (step, tense) {
            // "last March" said in March is a year ago; "last November" said in December is a month ago.
            (Step::Last, _) => {
                if month < today.month() {
                    today.year()
                } else {
                    today.year() - 1
                }
            }
            (Step::Next, _) => {
                if month > today.month() {
                    today.year()
                } else {
                    today.year() + 1
                }
            }
            (Step::This, _) => today.year(),
            (_, Tense::Future) if month < today.month() => today.year() + 1,
            (_, Tense::Future) => today.year(),
            _ => past,
        })
    }

    fn weekday(&self, today: Date, weekday: i8, step: Step, tense: Tense) -> Option<Date> {
        let from = if matches!(step, Step::Following | Step::Same) { self.day.unwrap_or(today) } else { today };
        let now = from.weekday().to_monday_one_offset();
        let back = i64::from((now - weekday).rem_euclid(7));
        let ahead = i64::from((weekday - now).rem_euclid(7));
        let days = match (step, tense) {
            (Step::Last | Step::Previous, _) => -(if back == 0 { 7 } else { back }),
            (Step::Next | Step::Following, _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (Step::This, Tense::Past) => -back,
            (Step::This, _) => ahead,
            (_, Tense::Future) => ahead,
            // Six days back is tomorrow's name: without a verb of the past it is tomorrow.
            (_, Tense::Unknown) if ahead == 1 => ahead,
            _ => -back,
        };
        from.checked_add(days.days()).ok()
    }

    fn season_year(&self, season: Season, year: Year, step: Step, tense: Tense) -> Option<i16> {
        if year != Year::Unsaid {
            return self.year_of(year);
        }
        let today = self.reference.day?;
        let begun = season.first_month() <= today.month();
        let over = season.first_month() + 2 < today.month();
        Some(match (step, tense) {
            (Step::Last, _) if over => today.year(),
            (Step::Last, _) => today.year() - 1,
            (Step::Next, _) | (_, Tense::Future) if begun => today.year() + i16::from(step == Step::Next || over),
            (Step::Next | Step::This, _) | (_, Tense::Future) => today.year(),
            _ if begun => today.year(),
            _ => today.year() - 1,
        })
    }

    /// "last week", "that year", "the quarter".
    fn period(&mut self, unit: Unit, step: Step) -> Option<Resolved> {
        let today = self.reference.day;
        if unit == Unit::Quarter {
            return self.quarter(step);
        }
        let n: i64 = match step {
            Step::Last | Step::Previous | Step::YearAgo => -1,
            Step::Next | Step::Following => 1,
            Step::Bare | Step::This | Step::Same => 0,
        };
        // "that year", "the following week" are told from what was spoken of.
        let spoken = matches!(step, Step::Same | Step::Following | Step::Previous);
        if spoken
            && unit == Unit::Year
            && let Some(y) = self.year.or(today.map(Date::year))
        {
            return Some(Resolved::date(format!("{:04}", y + n as i16), true));
        }
        let Some(from) = (if spoken { self.day.or(today) } else { today }) else {
            return (unit != Unit::Day)
                .then(|| Resolved::date(["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(n + 1) as usize].to_owned(), false));
        };
        Some(match unit {
            Unit::Day => Resolved::day(from.checked_add(n.days()).ok()?, true),
            Unit::Week => Resolved::date(week(from.checked_add((7 * n).days()).ok()?), true),
            Unit::Month => {
                let d = from.checked_add(n.months()).ok()?;
                Resolved::date(format!("{:04}-{:02}", d.year(), d.month()), true)
            }
            Unit::Year => Resolved::date(format!("{:04}", i64::from(from.year()) + n), true),
            Unit::Decade => Resolved::date(format!("{:03}", i64::from(from.year() / 10) + n), true),
            Unit::Century => Resolved::date(format!("{:02}", i64::from(from.year() / 100) + n), true),
            _ => return None,
        })
    }

    fn quarter(&mut self, step: Step) -> Option<Resolved> {
        let spoken = self.recent_quarter();
        let (y, q) = match (step, self.reference.day) {
            (Step::YearAgo, _) if spoken.is_some() => spoken.map(|(y, q)| (y - 1, q))?,
            // No quarter was spoken of: it is the year before.
            (Step::YearAgo, Some(today)) => return Some(Resolved::date(format!("{:04}", today.year() - 1), true)),
            (Step::Same, Some(today)) => spoken.unwrap_or_else(|| quarter_shift(quarter_of(today), -1)),
            (Step::Same, None) => spoken?,
            (Step::Last | Step::Previous, Some(today)) => quarter_shift(quarter_of(today), -1),
            (Step::Next | Step::Following, Some(today)) => quarter_shift(quarter_of(today), 1),
            (_, Some(today)) => quarter_of(today),
            (_, None) => return None,
        };
        Some(Resolved::date(format!("{y:04}-Q{q}"), true))
    }

    /// The quarter spoken of, when that was not long ago.
    fn recent_quarter(&self) -> Option<(i16, i8)> {
        self.quarter.filter(|(.., sentence)| self.sentence.saturating_sub(*sentence) <= 8).map(|(y, q, _)| (y, q))
    }

    /// "two years ago", "a day earlier".
    fn shift(&mut self, count: f64, unit: Unit, narrative: bool) -> Option<Resolved> {
        if count == -1.0
            && unit == Unit::Year
            && let Some((y, q)) = self.recent_quarter()
        {
            return Some(Resolved::date(format!("{:04}-Q{q}", y - 1), true));
        }
        let from = if narrative { self.day.or(self.reference.day) } else { self.reference.day };
        let Some(from) = from else {
            return Some(Resolved::date(if count < 0.0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned(), false));
        };
        let whole = count.trunc() as i64;
        Some(match unit {
            Unit::Day => Resolved::day(from.checked_add(whole.clamp(-40_000, 40_000).days()).ok()?, true),
            Unit::Week | Unit::Fortnight => {
                let weeks = whole.clamp(-5_000, 5_000) * if unit == Unit::Week { 1 } else { 2 };
                Resolved::date(week(from.checked_add((7 * weeks).days()).ok()?), true)
            }
            Unit::Month | Unit::Quarter => {
                let months = whole.clamp(-5_000, 5_000) * if unit == Unit::Month { 1 } else { 3 };
                let d = from.checked_add(months.months()).ok()?;
                Resolved::date(format!("{:04}-{:02}", d.year(), d.month()), true)
            }
            Unit::Year | Unit::Decade | Unit::Century => {
                let years = whole.clamp(-10_000, 5_000)
                    * match unit {
                        Unit::Year => 1,
                        Unit::Decade => 10,
                        _ => 100,
                    };
                let base = if narrative { self.year.unwrap_or(from.year()) } else { from.year() };
                let y = i64::from(base) + years;
                if !(0..10_000).contains(&y) {
                    return Some(Resolved::date(if count < 0.0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned(), false));
                }
                Resolved::date(format!("{y:04}"), true)
            }
            Unit::Hour | Unit::Minute | Unit::Second => Resolved { kind: FactKind::Time, ..Resolved::date(iso(from), true) },
        })
    }
}
