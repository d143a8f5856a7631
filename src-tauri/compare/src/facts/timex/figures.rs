//! Counts: "30", "twenty-four", "two and a half", "a couple of", "several".

use super::phrase::Words;
use super::words::Word;

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// `None` for "several", "a few".
    pub value: Option<f64>,
    /// "two or three", "about".
    pub approximate: bool,
}

impl Count {
    fn exact(value: f64) -> Self {
        Self { value: Some(value), approximate: false }
    }
}

/// A count at `i`: where it ends, and what it is.
pub fn count(w: &Words, i: usize) -> Option<(usize, Count)> {
    let (end, first) = one_count(w, i)?;
    // "two to three weeks", "two or three", "2-3".
    let joined = match (w.at(end), first.value) {
        (Word::To | Word::Or | Word::Hyphen, Some(v)) => plain(w, end + 1).filter(|(_, to)| *to > v && *to <= 3.0 * v + 7.0),
        _ => None,
    };
    match joined {
        Some((end, _)) => Some((end, Count { approximate: true, ..first })),
        None => Some((end, first)),
    }
}

fn one_count(w: &Words, i: usize) -> Option<(usize, Count)> {
    match w.at(i) {
        Word::Few | Word::Several | Word::Many => Some((i + 1, Count { value: None, approximate: true })),
        Word::Dozens if w.at(i + 1) == Word::Of => Some((i + 2, Count { value: None, approximate: true })),
        Word::Dozen => Some((i + 1, Count::exact(12.0))),
        Word::Couple => Some((w.skip(i + 1, Word::Of), Count { value: Some(2.0), approximate: true })),
        Word::Half if matches!(w.at(i + 1), Word::A) && w.at(i + 2) == Word::Dozen => Some((i + 3, Count::exact(6.0))),
        Word::Half if matches!(w.at(i + 1), Word::A) => Some((i + 2, Count::exact(0.5))),
        Word::Half => Some((w.skip(i + 1, Word::Hyphen), Count::exact(0.5))),
        Word::A => match w.at(i + 1) {
            Word::Few | Word::Couple | Word::Dozen | Word::Half => one_count(w, i + 1),
            Word::Hundred => Some((i + 2, Count::exact(100.0))),
            Word::Thousand => Some((i + 2, Count::exact(1000.0))),
            _ => Some((i + 1, Count::exact(1.0))),
        },
        _ => {
            let (end, value) = plain(w, i)?;
            // "two and a half years", "two-and-a-half-year".
            let mut j = w.skip(end, Word::Hyphen);
            if w.at(j) == Word::And {
                j = w.skip(j + 1, Word::Hyphen);
                if w.at(j) == Word::A {
                    j = w.skip(j + 1, Word::Hyphen);
                    if w.at(j) == Word::Half {
                        return Some((j + 1, Count::exact(value + 0.5)));
                    }
                }
            }
            Some((end, Count::exact(value)))
        }
    }
}

/// A number in figures or words.
fn plain(w: &Words, i: usize) -> Option<(usize, f64)> {
    let (mut end, mut value) = match w.at(i) {
        Word::Figure { value, .. } => (i + 1, f64::from(value)),
        Word::Dotted(left, right, digits) => (i + 1, f64::from(left) + f64::from(right) / 10f64.powi(i32::from(digits))),
        Word::Cardinal(n) => (i + 1, f64::from(n)),
        Word::Ten(tens) => {
            let j = w.skip(i + 1, Word::Hyphen);
            match w.at(j) {
                Word::Cardinal(n @ 1..=9) => (j + 1, f64::from(tens + n)),
                _ => (i + 1, f64::from(tens)),
            }
        }
        _ => return None,
    };
    loop {
        value *= match w.at(end) {
            Word::Hundred => 100.0,
            Word::Thousand => 1000.0,
            Word::Dozen => 12.0,
            _ => return Some((end, value)),
        };
        end += 1;
        // "twelve hundred thousand" is the most; no loop on a long run of them.
        if value > 1e7 {
            return None;
        }
    }
}

/// A year spelt out: "nineteen ninety-four", "two thousand", "twenty twenty-five".
pub fn spelt_year(w: &Words, i: usize) -> Option<(usize, i16)> {
    let tens = |i: usize| match w.at(i) {
        Word::Ten(_) => plain(w, i).map(|(end, v)| (end, v as i16)),
        Word::Cardinal(n @ 10..=19) => Some((i + 1, n as i16)),
        _ => None,
    };
    match w.at(i) {
        Word::Cardinal(19) | Word::Ten(20) if w.at(i + 1) != Word::Hyphen => {
            let century = if w.at(i) == Word::Ten(20) { 2000 } else { 1900 };
            let (end, rest) = tens(i + 1)?;
            Some((end, century + rest))
        }
        Word::Cardinal(2) if w.at(i + 1) == Word::Thousand => {
            let j = w.skip(i + 2, Word::And);
            match w.at(j) {
                Word::Cardinal(n @ 1..=19) => Some((j + 1, 2000 + n as i16)),
                _ => Some((i + 2, 2000)),
            }
        }
        _ => None,
    }
}
