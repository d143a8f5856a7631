//! Sets: "every Sunday", "daily", "twice a month", "Monday nights".

use super::duration::value;
use super::figures::count;
use super::phrase::{Meaning, Phrase, Words};
use super::words::{Unit, Word};
use crate::fact::FactKind;

/// A set at `i`.
pub fn read(w: &Words, i: usize) -> Option<Phrase> {
    let set = |end: usize, value: String| Some(Phrase::new(i, end, Meaning::Fixed(FactKind::Set, value)));
    match w.at(i) {
        // "Dorn Daily Record", "The Daily News" are names.
        Word::Daily if w.capital(i) && w.capital(i + 1) => None,
        Word::Daily => set(i + 1, "P1D".to_owned()),
        Word::Weekly => set(i + 1, "P1W".to_owned()),
        Word::Monthly => set(i + 1, "P1M".to_owned()),
        Word::Annually => set(i + 1, "P1Y".to_owned()),
        Word::Hourly => set(i + 1, "PT1H".to_owned()),
        Word::Weekdays(day) => match w.at(i + 1) {
            Word::Part(p) | Word::Parts(p) => set(i + 2, format!("XXXX-WXX-{day}T{}", p.code())),
            _ => set(i + 1, format!("XXXX-WXX-{day}")),
        },
        Word::Weekday(day) => match w.at(i + 1) {
            Word::Parts(p) => set(i + 2, format!("XXXX-WXX-{day}T{}", p.code())),
            // "Monday and Tuesday nights"
            Word::And => match (w.at(i + 2), w.at(i + 3)) {
                (Word::Weekday(_), Word::Parts(p)) => set(i + 1, format!("XXXX-WXX-{day}T{}", p.code())),
                _ => None,
            },
            _ => None,
        },
        Word::Each => each(w, i),
        Word::Once | Word::Twice => rate(w, i, i + 1),
        _ => {
            let (after, _) = count(w, i)?;
            (w.at(after) == Word::Times).then(|| rate(w, i, after + 1))?
        }
    }
}

/// "every week", "each Thursday", "every two years", "every other day", "every Sunday night".
fn each(w: &Words, i: usize) -> Option<Phrase> {
    let set = |end: usize, value: String| Some(Phrase::new(i, end, Meaning::Fixed(FactKind::Set, value)));
    match w.at(i + 1) {
        Word::Weekday(day) => match w.at(i + 2) {
            Word::Part(p) => set(i + 3, format!("XXXX-WXX-{day}T{}", p.code())),
            _ => set(i + 2, format!("XXXX-WXX-{day}")),
        },
        Word::Part(p) => set(i + 2, format!("XXXX-XX-XXT{}", p.code())),
        Word::Month(m) if w.capital(i + 1) => set(i + 2, format!("XXXX-{m:02}")),
        Word::Season(s) => set(i + 2, format!("XXXX-{}", s.code())),
        Word::Weekend => set(i + 2, "XXXX-WXX-WE".to_owned()),
        // "each of the past three years": one duration.
        Word::Of => None,
        Word::Unit(unit) => set(i + 2, value(Some(1.0), unit)),
        _ => {
            let (after, amount) = count(w, i + 1)?;
            match w.at(after) {
                Word::Units(unit) | Word::Unit(unit) => set(after + 1, value(amount.value, unit)),
                _ => None,
            }
        }
    }
}

/// "twice a month", "three times each day".
fn rate(w: &Words, i: usize, at: usize) -> Option<Phrase> {
    match (w.at(at), w.at(at + 1)) {
        (Word::A | Word::Each, Word::Unit(unit)) if unit != Unit::Quarter => {
            Some(Phrase::new(i, at + 2, Meaning::Fixed(FactKind::Set, value(Some(1.0), unit))))
        }
        (Word::Daily, _) => Some(Phrase::new(i, at + 1, Meaning::Fixed(FactKind::Set, "P1D".to_owned()))),
        (Word::Weekly, _) => Some(Phrase::new(i, at + 1, Meaning::Fixed(FactKind::Set, "P1W".to_owned()))),
        _ => None,
    }
}
