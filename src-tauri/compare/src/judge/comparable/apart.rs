//! How far two values lie apart: what a slip of the pen, another count of days or two reports of one clock look like.

use crate::fact::{Fact, Value};
use crate::facts::timex::value::{Calendar, Comparable, DAY, Part};

/// How many features there are.
pub(super) const COUNT: usize = 7;

/// Their names, in order.
pub(super) const NAMES: [&str; COUNT] = ["digit_slip", "month_slip", "same_month", "days", "days_apart", "minutes_apart", "within_hour"];

/// The features of two facts and their words as printed.
pub(super) fn features(fa: &Fact, words_a: &str, fb: &Fact, words_b: &str) -> [f64; COUNT] {
    let flag = |x: bool| f64::from(u8::from(x));
    let days = day(fa).zip(day(fb));
    let month_slip = days.is_some_and(|(x, y)| x.1 == y.1 && x.0 != y.0);
    let same_month = days.is_some_and(|(x, y)| x.0 == y.0 && x.1 != y.1);
    let days_apart = days_between(fa, fb).or(days.map(|(x, y)| in_year(x) - in_year(y))).map_or(0.0, |d| (d.abs() as f64).ln_1p());
    let minutes = clock(fa).zip(clock(fb)).map(|(x, y)| {
        let apart = (x - y).rem_euclid(DAY);
        apart.min(DAY - apart)
    });
    [
        flag(digit_slip(words_a, words_b)),
        flag(month_slip),
        flag(same_month),
        flag(days.is_some()),
        days_apart.min(6.0) / 6.0,
        minutes.map_or(0.0, |m| (m as f64).ln_1p() / 7.0),
        flag(minutes.is_some_and(|m| m <= 60)),
    ]
}

/// Whether two printed figures differ by one digit, or by two that changed places.
fn digit_slip(a: &str, b: &str) -> bool {
    let figures = |words: &str| -> Vec<Vec<u8>> {
        let plain = words.replace([',', '\u{a0}', '\u{202f}'], "");
        plain.split(|c: char| !c.is_ascii_digit()).filter(|f| !f.is_empty()).map(|f| f.as_bytes().to_vec()).collect()
    };
    let slipped = |x: &[u8], y: &[u8]| {
        // Of one digit any two would be a slip.
        if x.len() != y.len() || x.len() < 2 {
            return false;
        }
        let apart: Vec<usize> = (0..x.len()).filter(|i| x[*i] != y[*i]).take(3).collect();
        match apart[..] {
            [_] => true,
            [i, j] => x[i] == y[j] && x[j] == y[i],
            _ => false,
        }
    };
    let (a, b) = (figures(a), figures(b));
    a.iter().any(|x| b.iter().any(|y| slipped(x, y)))
}

fn calendar(fact: &Fact) -> Option<Calendar> {
    match &fact.value {
        Value::Timex(t) => match Comparable::read(&t.value)? {
            Comparable::Calendar(c) => Some(c),
            _ => None,
        },
        _ => None,
    }
}

/// Month and day.
fn day(fact: &Fact) -> Option<(i8, i8)> {
    match calendar(fact)?.part {
        Part::Day(m, d) => Some((m, d)),
        _ => None,
    }
}

fn in_year((month, day): (i8, i8)) -> i64 {
    i64::from(month) * 30 + i64::from(day)
}

/// Days between two days whose years are known.
fn days_between(fa: &Fact, fb: &Fact) -> Option<i64> {
    let at = |f: &Fact| {
        let of = calendar(f).filter(|c| matches!(c.part, Part::Day(..)))?;
        Some(Calendar { clock: None, ..of }.interval()?.0 / DAY)
    };
    Some(at(fa)? - at(fb)?)
}

/// Minutes after midnight of a time of the clock.
fn clock(fact: &Fact) -> Option<i64> {
    calendar(fact)?.clock.filter(|c| c.is_point()).map(|c| c.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_one_digit() {
        assert!(digit_slip("4,212 seats", "4,122") && digit_slip("14 March", "24 March") && digit_slip("214 pupils", "314"));
        assert!(
            !digit_slip("14", "14")
                && !digit_slip("14", "140")
                && !digit_slip("1,234", "4,321")
                && !digit_slip("ten", "12")
                && !digit_slip("3", "4")
        );
    }
}
