//! Two figures that are one number: votes, scores and fractions.

use super::amount;
use super::figure::{self, Sort};
use super::line::{Line, Tongue};
use super::noun;
use super::number::{Number, exact};

/// "51-46", "5 to 4", "nine votes to eight", "88 for, 86 against": a vote or a score, as one fact: unit `vote` or `score`, the first figure
/// as the amount, least and most of the two.
pub fn score(line: &Line, at: usize) -> Option<Number> {
    let whole = |i: usize| {
        let small =
            || figure::read(line, i).filter(|f| f.to == i + 1 && f.sort == Sort::Cardinal && f.amount <= 20.0).map(|f| f.amount as u32);
        if line.is_number(i) { line.word(i).parse().ok().filter(|n| *n <= 1000) } else { line.is_word(i).then(small).flatten() }
    };
    let first = whole(at)?;
    let number = |to: usize, second: u32, unit: &str| {
        let (a, b) = (f64::from(first), f64::from(second));
        let mut quantity = exact(a, unit, unit);
        quantity.low = Some(a.min(b));
        quantity.high = Some(a.max(b));
        Number { from: at, to, resume: to, quantity, drop_if_bare: false }
    };
    // "88 votes to 79".
    let figures = line.is_number(at) && line.is_number(at + 3);
    if (line.word(at + 1) == "votes" || figures && matches!(line.word(at + 1), "goals" | "points"))
        && matches!(line.word(at + 2), "to" | "against")
        && let Some(second) = whole(at + 3)
        && !line.is_taken(at, at + 4)
    {
        let unit = if line.word(at + 1) == "votes" { "vote" } else { "score" };
        return Some(number(at + 4, second, unit));
    }
    // "88 for, 86 against", "88 in favour and 86 against"
    let favour = match (line.word(at + 1), line.word(at + 2)) {
        ("for", _) => at + 2,
        ("in", "favour" | "favor") => at + 3,
        _ => 0,
    };
    if favour > 0
        && matches!(line.word(favour), "," | "and" | "to")
        && let Some(second) = whole(favour + 1).filter(|_| line.word(favour + 2) == "against")
        && !line.is_taken(at, favour + 3)
    {
        return Some(number(favour + 3, second, "vote"));
    }
    if line.is_taken(at, at + 3) {
        return None;
    }
    let tight = matches!(line.word(at + 1), "-" | "–" | "—") && line.is_hyphen(at + 1);
    if !tight && line.word(at + 1) != "to" {
        return None;
    }
    let second = whole(at + 2)?;
    // "555-1234", "1-2-3", "10-12 people", "2-1/2"
    if tight
        && (line.is_hyphen(at + 3)
            || at > 0 && line.is_hyphen(at - 1)
            || line.word(at).len() > 3
            || line.word(at + 2).len() > 3
            || line.word(at + 2).len() == 3 && line.word(at + 2).starts_with('0'))
    {
        return None;
    }
    let cue = (at.saturating_sub(7)..(at + 8).min(line.len())).find_map(|i| {
        Some(match line.word(i) {
            "vote" | "votes" | "voted" | "ruling" | "ruled" | "decision" | "passed" | "confirmed" | "approved" | "rejected" | "senate"
            | "majority" | "court" | "council" => "vote",
            "win" | "won" | "beat" | "victory" | "score" | "lead" | "defeat" | "defeated" | "loss" | "lost" | "draw" | "final" | "goal"
            | "game" | "match" | "tied" | "aggregate" | "halftime" => "score",
            _ => return None,
        })
    });
    let unit = match cue {
        Some(unit) if tight || matches!(line.back(at, 1), "by" | "voted" | "of" | "," | "vote") => unit,
        None if tight
            && first > second
            && noun::counted(line, at + 3, 2.0).is_none_or(|n| n.unit.is_empty())
            && !matches!(line.word(at + 3), "a" | "p" | "am" | "pm") =>
        {
            "score"
        }
        _ => return None,
    };
    if noun::counted(line, at + 3, 2.0).is_some_and(|n| n.is_people()) && first < second {
        return None;
    }
    Some(number(at + 3, second, unit))
}

/// "two-thirds of voters", "one in four", "half of the", "three quarters": unit `fraction`.
pub fn fraction(line: &Line, at: usize) -> Option<Number> {
    if line.tongue != Tongue::English || line.is_taken(at, at + 1) {
        return None;
    }
    let small = |i: usize| {
        amount::read(line, i).filter(|a| a.sort == Sort::Cardinal && a.amount >= 1.0 && a.amount <= 100.0 && !a.range && a.stuck.is_none())
    };
    let part = |i: usize| {
        Some(match line.word(i) {
            "half" | "halves" => 2.0,
            "third" | "thirds" => 3.0,
            "quarter" | "quarters" => 4.0,
            "fifth" | "fifths" => 5.0,
            "sixth" | "sixths" => 6.0,
            "eighth" | "eighths" => 8.0,
            "tenth" | "tenths" => 10.0,
            _ => return None,
        })
    };
    let mut bounds: Option<amount::Amount> = None;
    let (value, to) = if line.word(at) == "half" && (matches!(line.word(at + 1), "of" | "the" | "its" | "their" | "those")) {
        (0.5, at + 1)
    } else if line.word(at) == "a" && matches!(line.word(at + 1), "third" | "quarter" | "fifth" | "tenth") && line.word(at + 2) == "of" {
        (1.0 / part(at + 1)?, at + 2)
    } else if line.is_number(at) && line.word(at + 1) == "/" && line.is_joined(at + 1) && line.is_joined(at + 2) {
        let (a, b) = (line.word(at).parse::<f64>().ok()?, line.word(at + 2).parse::<f64>().ok()?);
        if a >= b || b > 10.0 || line.word(at + 3) == "/" || at > 0 && line.is_joined(at) {
            return None;
        }
        (a / b, at + 3)
    } else {
        let first = small(at)?;
        let next = first.to + usize::from(line.is_hyphen(first.to));
        if let Some(of) = part(next).filter(|of| first.amount < *of && !line.is_capital(next) && line.is_word(next)) {
            // "one third floor"
            if line.word(next + 1) != "of" && !line.word(next).ends_with('s') {
                return None;
            }
            bounds = Some(first);
            (first.amount / of, next + 1)
        } else if line.word(first.to) == "in" || line.matches(first.to, &["out", "of"]) || line.matches(first.to, &["of", "every"]) {
            let second = small(first.to + if line.word(first.to) == "in" { 1 } else { 2 })?;
            let digits_in = line.word(first.to) == "in" && (second.digits || first.amount > 9.0);
            if first.amount >= second.amount
                || digits_in
                || line.word(first.to) == "in"
                    && noun::counted(line, second.to, second.amount)
                        .is_some_and(|n| matches!(n.unit.as_str(), "day" | "year" | "week" | "month" | "hour" | "minute" | "car" | "city"))
            {
                return None;
            }
            (first.amount / second.amount, second.to)
        } else {
            return None;
        }
    };
    let mut quantity = exact(value, "fraction", "");
    let mut from = at;
    // "more than three quarters".
    if let Some(b) = bounds {
        from = b.from;
        let scaled = |end: Option<f64>| end.map(|e| e * value / b.amount);
        (quantity.low, quantity.high, quantity.approximate) = (scaled(b.low), scaled(b.high), b.approximate);
    }
    let noun = if line.word(to) == "of" { noun::counted(line, to, 2.0) } else { noun::counted(line, to, 2.0).filter(|n| !n.compound) };
    if let Some(noun) = noun {
        quantity.unit_word = noun.word;
    }
    Some(Number { from, to, resume: to, quantity, drop_if_bare: false })
}
