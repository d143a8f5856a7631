//! Figures that are no facts: addresses, telephone numbers, names with a number ("Highway 61", "Boeing 737"), footnotes, list
//! numbers, codes.

use super::amount::Amount;
use super::figure::Sort;
use super::line::Line;
use super::vocabulary::{NUMBERED, STREETS};

/// The token after a stretch that holds figures but no number: an address, a telephone number, a footnote.
pub fn skip(line: &Line, at: usize) -> Option<usize> {
    if line.word(at) == "[" && line.word(at + 2) == "]" && line.is_number(at + 1) {
        return Some(at + 3);
    }
    if !line.is_number(at) {
        return None;
    }
    telephone(line, at).or_else(|| address(line, at)).or_else(|| slashed(line, at)).or_else(|| {
        // "1. The first point", "(2) …"
        let lead = line.word(0) == "(" || matches!(line.word(0), "•" | "-" | "–" | "*");
        let begins = at == 0 || at == 1 && lead;
        (begins && matches!(line.word(at + 1), "." | ")") && line.is_joined(at + 1) && at + 2 < line.len()).then_some(at + 2)
    })
}

/// `555-1234`, `(555) 555-1234`, `+1 555 555 1234`, `911`.
fn telephone(line: &Line, at: usize) -> Option<usize> {
    if line.word(at) == "911" || line.word(at) == "999" && line.word(at + 1) == "call" || line.word(at) == "311" {
        return Some(at + 1);
    }
    let digits = |i: usize| line.is_number(i) && line.word(i).bytes().all(|b| b.is_ascii_digit());
    let mut to = at;
    let mut count = 0;
    let mut groups = 0;
    while digits(to) {
        count += line.word(to).len();
        // No number is longer: a long chain of figures is not walked over from each of them.
        if count > 15 {
            return None;
        }
        groups += 1;
        to += 1;
        let mark = matches!(line.word(to), "-" | "–" | ")" | "." | "/") && digits(to + 1);
        if mark {
            to += 1;
        } else if !(groups > 0 && digits(to) && line.word(to).len() >= 3 && (line.back(at, 1) == "+" || line.back(at, 1) == "(")) {
            break;
        }
    }
    let north = groups == 2 && line.word(at).len() == 3 && line.word(to.checked_sub(1)?).len() == 4 && line.is_hyphen(at + 1);
    (groups >= 3 && (9..=15).contains(&count) || north).then_some(to)
}

/// "5300 block of Alder Road", "12 Main Street", "1180 W. Peachtree St.", "12th Avenue".
fn address(line: &Line, at: usize) -> Option<usize> {
    if line.word(at + 1) == "block"
        || line.word(at + 1) == "-" && line.word(at + 2) == "block"
        || line.word(at + 1) == "hundred" && line.word(at + 2) == "block"
    {
        return Some(at + 2);
    }
    let mut i = at + 1;
    while i < (at + 6).min(line.len()) {
        let word = line.word(i);
        let part = line.is_word(i) && line.is_capital(i)
            || line.is_number(i) && word.ends_with(|c: char| c.is_ascii_alphabetic())
            || word == "." && line.is_joined(i) && line.word(i - 1).len() <= 3;
        if !part {
            return None;
        }
        if i > at + 1
            - usize::from(
                line.word(at).ends_with("th")
                    || line.word(at).ends_with("st")
                    || line.word(at).ends_with("nd")
                    || line.word(at).ends_with("rd"),
            )
            && is_street(word)
        {
            return Some(i + 1);
        }
        i += 1;
    }
    None
}

fn is_street(word: &str) -> bool {
    STREETS.contains(word)
}

/// Dates and the like with strokes: "12/21/25", "24/7", "9/11".
fn slashed(line: &Line, at: usize) -> Option<usize> {
    if line.word(at + 1) != "/" || !line.is_joined(at + 1) || !line.is_joined(at + 2) || !line.is_number(at + 2) {
        return None;
    }
    let more = line.word(at + 3) == "/" && line.is_number(at + 4);
    let fraction = !more
        && line.word(at).len() == 1
        && matches!(line.word(at + 2), "2" | "3" | "4" | "5" | "8" | "10")
        && line.word(at) < line.word(at + 2);
    (!fraction).then_some(if more { at + 5 } else { at + 3 })
}

/// Whether an amount is a label: part of a name, a code, a model.
pub fn is_label(line: &Line, amount: &Amount) -> bool {
    let at = amount.figure_from;
    let before = line.back(at, 1);
    // COVID-19, AR-15, F-16, I-95; .40-caliber; #5, @1; 5.0-beta is no number either.
    if at >= 2
        && line.is_joined(at)
        && line.is_hyphen(at - 1)
        && line.is_word(at - 2)
        && super::words::read(line, at - 2).is_none()
        && amount.digits
    {
        return true;
    }
    if amount.digits && line.is_joined(at) && matches!(before, "#" | "@" | "/" | "_" | "=" | "." | "№" | "§" | ":" | "&" | "*" | "\\" | "°")
    {
        return true;
    }
    if line.is_joined(amount.to) && matches!(line.word(amount.to), "°" | "_" | "=" | "@" | "/")
        || line.word(amount.to) == ":" && line.is_joined(amount.to) && line.is_joined(amount.to + 1) && line.is_number(amount.to + 1)
    {
        return true;
    }
    if amount.sort == Sort::Ordinal {
        return false;
    }
    // Times of day that the finder of times did not take: "9.25 a. m.", "11.30pm".
    let next = line.word(amount.to);
    if amount.digits
        && (matches!(next, "am" | "pm" | "a.m" | "p.m" | "o'clock" | "o’clock" | "hrs")
            || matches!(next, "a" | "p") && line.word(amount.to + 1) == "." && line.word(amount.to + 2) == "m")
    {
        return true;
    }
    if amount.stuck.is_some_and(|s| matches!(line.raw(amount.to - 1).get(s..), Some("am" | "pm" | "AM" | "PM"))) {
        return true;
    }
    let zone = |w: &str| {
        matches!(w, "gmt" | "utc" | "et" | "est" | "edt" | "pt" | "pst" | "pdt" | "ct" | "cst" | "cdt" | "hkt" | "bst" | "cet" | "ist")
    };
    let weekday = |w: &str| matches!(w, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "tonight");
    if amount.digits && (zone(next) || amount.amount <= 12.0 && weekday(next)) {
        return true;
    }
    // The end of "2, 000".
    if amount.digits && line.raw(at).starts_with("00") {
        return true;
    }
    // Coordinates and codes.
    if amount.digits && line.raw(amount.figure_from).rsplit_once('.').is_some_and(|d| d.1.len() > 3) {
        return true;
    }
    // "AK 47 rifles", "MI 48201"
    let code = line.raw(at.wrapping_sub(1));
    if amount.digits
        && amount.from == at
        && (1..=3).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_uppercase())
        && !matches!(code, "I" | "A")
        && amount.amount >= 10.0
        && !super::noun::counted(line, amount.to, amount.amount).is_some_and(|n| n.is_people())
    {
        return true;
    }
    // "No. 5", "nos. 3 and 4"
    if before == "."
        && matches!(
            line.back(at, 2),
            "no" | "nos" | "nr" | "art" | "sec" | "vol" | "ch" | "p" | "pp" | "fig" | "apt" | "rte" | "hwy" | "ste"
        )
    {
        return true;
    }
    if amount.digits && amount.from == at && is_numbered(before) {
        // "type 2 diabetes"; but "the day 3 people died" has a noun of persons.
        let counted = super::noun::counted(line, amount.to, amount.amount).is_some_and(|n| n.is_people());
        if !counted {
            return true;
        }
    }
    // "Phase Two", "Chapter One", "World War Two", "Super Bowl Fifty"
    if !amount.digits && line.is_capital(at) && at > 0 && line.is_word(at - 1) && line.is_capital(at - 1) {
        return true;
    }
    // A capitalised name right before plain digits ("Boeing 737", "Channel 4", "Formula 1"), with nothing counted after.
    let named = at > 1
        && amount.digits
        && amount.from == at
        && line.is_word(at - 1)
        && line.is_capital(at - 1)
        && amount.amount.fract() == 0.0
        && amount.scale == 1.0;
    if named && !matches!(before, "the" | "and" | "in" | "at" | "on" | "of" | "to" | "with") {
        let next = line.word(amount.to);
        let counted = super::noun::counted(line, amount.to, amount.amount);
        return match counted {
            Some(n) if n.is_people() => line.is_capital(amount.to),
            Some(n) => n.unit.is_empty() || line.is_capital(amount.to) || amount.amount >= 100.0 && n.compound,
            None => next != "%",
        };
    }
    // "the 737", "a 911 call" are rare; years are for the finder of dates.
    false
}

/// Nouns that a number names rather than counts.
fn is_numbered(word: &str) -> bool {
    NUMBERED.contains(word)
}
