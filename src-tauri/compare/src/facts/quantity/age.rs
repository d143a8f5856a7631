//! Ages: "19-year-old", "aged 19", "John Smith, 19,", "a man in his 20s", "6-month-old". The unit is `years` (or `months`,
//! `weeks`, `days` for infants, as printed), and `of` is the person's name or noun as printed.

use super::bearer::{bearer_after, bearer_before, is_no_person, is_person_noun, name_before, person_before, subject_before};
use super::figure::{self, Figure, Sort};
use super::line::Line;
use super::vocabulary::{BEARERS, THINGS};
use crate::fact::{Fact, FactKind, Quantity, Value};

/// Adds the ages of a sentence.
pub fn find(line: &mut Line, sentence: i32, out: &mut Vec<Fact>) {
    let mut at = 0;
    while at < line.len() {
        let read = figure::read(line, at).filter(|f| f.sort == Sort::Cardinal || f.sort == Sort::Decade);
        let in_words = if read.is_none() { decade_in_words(line, at) } else { None };
        let Some(first) = read.or_else(|| in_words.as_ref().map(|_| in_words_figure(at))) else {
            at += 1;
            continue;
        };
        let found = if in_words.is_some() {
            in_words
        } else if first.sort == Sort::Decade {
            decade(line, &first)
        } else {
            [old, aged, is_old, of_age, at_age, apposed].iter().find_map(|read| read(line, &first))
        };
        match found {
            Some(ages) if !ages.figures.iter().any(|f| line.is_taken(f.0, f.1) && ages.unit == "years" && !ages.sure) => {
                for &(from, to, low, high) in &ages.figures {
                    let quantity = Quantity {
                        amount: low,
                        low: Some(low),
                        high: Some(high),
                        unit: ages.unit.to_owned(),
                        unit_word: ages.unit.to_owned(),
                        about: "age".to_owned(),
                        of: ages.of.clone(),
                        approximate: low != high,
                    };
                    out.push(Fact { kind: FactKind::Age, sentence, span: line.span(from, to), value: Value::Quantity(quantity) });
                    line.take(from, to);
                }
                line.take(at, ages.to);
                at = ages.to.max(at + 1);
            }
            _ => at = first.to,
        }
    }
}

/// One or more ages of one wording.
struct Ages {
    /// First token, token after the last, least, most.
    figures: Vec<(usize, usize, f64, f64)>,
    unit: &'static str,
    of: String,
    to: usize,
    /// The wording leaves no doubt, whatever else was found there.
    sure: bool,
}

fn plausible(figure: &Figure) -> bool {
    figure.amount <= 125.0 && figure.amount.fract() == 0.0 && figure.stuck.is_none() && figure.scale == 1.0
}

fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "year" | "years" | "yr" | "yrs" => "years",
        "month" | "months" => "months",
        "week" | "weeks" => "weeks",
        "day" | "days" => "days",
        _ => return None,
    })
}

/// "19-year-old", "19 years old", "18- and 19-year-old", "27-jähriger", "de 19 ans", "de 19 años".
fn old(line: &Line, first: &Figure) -> Option<Ages> {
    // "Twetny-one-year-old": what stands before the hyphen was meant as part of the figure.
    if !first.digits && first.from > 0 && line.is_hyphen(first.from - 1) {
        return None;
    }
    let mut figures = vec![*first];
    let mut at = first.to;
    // "18- and 19-year-old", "12- to 15-year-olds"
    if line.word(at) == "-"
        && line.is_joined(at)
        && matches!(line.word(at + 1), "and" | "to" | "or" | ",")
        && let Some(second) = figure::read(line, at + 2)
    {
        figures.push(second);
        at = second.to;
    } else if matches!(line.word(at), "to" | "-" | "and" | "or")
        && let Some(second) = figure::read(line, at + 1).filter(|s| s.digits && s.amount > first.amount)
    {
        figures.push(second);
        at = second.to;
    }
    if !figures.iter().all(plausible) {
        return None;
    }
    let german = line.word(at + usize::from(line.is_hyphen(at)));
    if german.starts_with("jährig") {
        let to = at + usize::from(line.is_hyphen(at)) + 1;
        return Some(ages(line, &figures, to, "years", bearer_after(line, to)));
    }
    let dash = usize::from(line.is_hyphen(at));
    if line.word(at) == "ans" && line.back(first.from, 1) == "de" || line.word(at) == "años" && line.back(first.from, 1) == "de" {
        return Some(ages(line, &figures, at + 1, "years", bearer_before(line, first.from - 1)));
    }
    if line.word(at) == "ans" && matches!(line.back(first.from, 1), "âgé" | "âgée") {
        return Some(ages(line, &figures, at + 1, "years", String::new()));
    }
    if line.word(at) == "jahre" && line.word(at + 1) == "alt" {
        return Some(ages(line, &figures, at + 2, "years", bearer_before(line, first.from)));
    }
    let unit = unit(line.word(at + dash))?;
    let mut to = at + dash + 1;
    let second = usize::from(line.is_hyphen(to));
    match line.word(to + second) {
        "old" | "olds" => to += second + 1,
        "of" if line.word(to + 1) == "age" => to += 2,
        _ => return None,
    }
    // "the 18-year-old war"
    if THINGS.contains(line.word(to)) || THINGS.contains(line.word(to + 1)) && line.is_word(to) && !BEARERS.contains(line.word(to)) {
        return None;
    }
    let mut of = bearer_after(line, to);
    if of.is_empty() {
        of = subject_before(line, first.from);
    }
    Some(ages(line, &figures, to, unit, of))
}

fn ages(line: &Line, figures: &[Figure], to: usize, unit: &'static str, of: String) -> Ages {
    let last = figures.len() - 1;
    // "12- to 15-year-olds" is a range, "18- and 19-year-old" two ages.
    let range = last == 1 && matches!(line.word(figures[1].from - 1), "to" | "-");
    let marks = if range {
        vec![(figures[0].from, to, figures[0].amount, figures[1].amount)]
    } else {
        figures.iter().enumerate().map(|(i, f)| (f.from, if i == last { to } else { f.to }, f.amount, f.amount)).collect()
    };
    Ages { figures: marks, unit, of, to, sure: true }
}

/// "aged 19", "age 19", "ages 5, 7 and 9", "at the age of 19", "aged between 12 and 17".
fn aged(line: &Line, first: &Figure) -> Option<Ages> {
    let mut before = first.from;
    if line.back(before, 1) == "between" {
        before -= 1;
    }
    let word = line.back(before, 1);
    let cue = match word {
        "aged" | "ages" => before - 1,
        "age" => before - 1,
        "of" if line.back(before, 2) == "age" => before - 2,
        _ => return None,
    };
    if !plausible(first) || matches!(line.word(first.to), "percent" | "%") {
        return None;
    }
    let mut figures = vec![(first.from, first.to, first.amount, first.amount)];
    let mut to = first.to;
    let joins = |w: &str| matches!(w, "to" | "-" | "–") || w == "and" && line.back(first.from, 1) == "between";
    if joins(line.word(to))
        && let Some(second) = figure::read(line, to + 1).filter(|s| plausible(s) && s.amount > first.amount)
    {
        figures[0] = (first.from, second.to, first.amount, second.amount);
        to = second.to;
    } else {
        while figures.len() < 12 && matches!(line.word(to), "," | "and") {
            let next = to + 1 + usize::from(line.word(to) == "," && line.word(to + 1) == "and");
            let Some(more) = figure::read(line, next)
                .filter(|m| plausible(m) && !line.is_word(m.to) | matches!(line.word(m.to), "and" | "were" | "was" | "who"))
            else {
                break;
            };
            figures.push((more.from, more.to, more.amount, more.amount));
            to = more.to;
        }
    }
    let mut of = bearer_before(line, cue);
    if of.is_empty() && matches!(line.back(cue, 1), "the" | "at") {
        of = subject_before(line, cue);
    }
    if figures.len() == 1 && word == "aged" {
        figures[0].0 = cue;
    }
    Some(Ages { figures, unit: "years", of, to, sure: true })
}

/// "in her thirties", "in his late forties".
fn decade_in_words(line: &Line, at: usize) -> Option<Ages> {
    const TENS: [&str; 8] = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let word = line.word(at);
    let tens = if word == "teens" { 10.0 } else { (TENS.iter().position(|t| *t == word)? as f64 + 2.0) * 10.0 };
    decade(line, &Figure { amount: tens, ..in_words_figure(at) })
}

fn in_words_figure(at: usize) -> Figure {
    Figure { from: at, to: at + 1, amount: 0.0, digits: false, scale: 1.0, sort: Sort::Cardinal, stuck: None }
}

/// "in his 20s", "in her late 40s".
fn decade(line: &Line, first: &Figure) -> Option<Ages> {
    let mut at = first.from;
    let (mut low, mut high) = (first.amount, first.amount + 9.0);
    if matches!(line.back(at, 1), "'" | "’" | "‘") {
        at -= 1;
    }
    let part = line.back(at, 1);
    let mut dash = 0;
    if part == "-" {
        dash = 1;
    }
    match line.back(at, 1 + dash) {
        "early" => high = low + 3.0,
        "mid" | "middle" => (low, high) = (low + 3.0, low + 7.0),
        "late" => low += 6.0,
        _ => dash = usize::MAX,
    }
    if dash != usize::MAX {
        at -= 1 + dash;
    }
    let whose = line.back(at, 1);
    if !matches!(whose, "his" | "her" | "their" | "my" | "your")
        || line.back(at, 2) != "in"
        || first.amount > 110.0
        || first.amount % 10.0 != 0.0
    {
        return None;
    }
    let of = bearer_before(line, at - 2);
    Some(Ages { figures: vec![(at - 2, first.to, low, high)], unit: "years", of, to: first.to, sure: true })
}

/// "He was 19", "she is 45 and", "who turns 30".
fn is_old(line: &Line, first: &Figure) -> Option<Ages> {
    let verb = line.back(first.from, 1);
    if !plausible(first) || first.amount < 1.0 || !matches!(verb, "is" | "was" | "turned" | "turns" | "'s" | "’s") {
        return None;
    }
    let subject = line.back(first.from, 2);
    let pronoun = matches!(subject, "he" | "she" | "who");
    // "The oldest, Rosa Lind, was 83"
    let verb_at = first.from - 1;
    let name_to = if subject == "," { verb_at.checked_sub(1)? } else { verb_at };
    let of = name_before(line, name_to);
    let name = of.split_whitespace().count() > 1 && !is_no_person(line.back(name_to, 1));
    // "The suspect is 29"
    let noun = is_person_noun(subject) && matches!(line.back(first.from, 3), "the" | "his" | "her" | "their");
    if !pronoun && !name && !noun || verb.ends_with('s') && verb.len() < 4 && verb != "is" && verb != "was" && !pronoun {
        return None;
    }
    let next = line.word(first.to);
    let ends = line.is_mark(first.to) && !matches!(next, "-" | "–" | "%" | "/" | "°")
        || first.to >= line.len()
        || matches!(next, "when" | "and" | "at" | "but")
        || verb.starts_with("turn") && matches!(next, "in" | "on" | "this" | "next" | "last");
    if !ends {
        return None;
    }
    let of = match (name, noun) {
        (true, _) => of,
        (_, true) => line.raw(verb_at - 1).to_owned(),
        _ => String::new(),
    };
    Some(Ages { figures: vec![(first.from, first.to, first.amount, first.amount)], unit: "years", of, to: first.to, sure: false })
}

/// "a man of 29", "a girl of five"; "a mother of three" has children.
fn of_age(line: &Line, first: &Figure) -> Option<Ages> {
    let noun = first.from.checked_sub(2)?;
    let aged = matches!(line.word(noun), "man" | "woman" | "boy" | "girl" | "child" | "youth" | "teenager" | "pensioner" | "lad");
    let next = line.word(first.to);
    let ends = first.to >= line.len()
        || line.is_mark(first.to) && !line.is_hyphen(first.to) && !matches!(next, "%" | "/" | "°" | "$" | "€" | "£")
        || matches!(next, "who" | "was" | "is" | "had" | "has" | "from" | "with" | "and" | "died" | "in" | "at" | "on");
    if line.back(first.from, 1) != "of" || !aged || !ends || !plausible(first) || first.amount < 1.0 {
        return None;
    }
    let figures = vec![(first.from, first.to, first.amount, first.amount)];
    Some(Ages { figures, unit: "years", of: line.raw(noun).to_owned(), to: first.to, sure: false })
}

/// "At 49, Ms Lind was …": not "At 7, police …", which is a time of the clock.
fn at_age(line: &Line, first: &Figure) -> Option<Ages> {
    let of = first.to + 1;
    let person = matches!(line.word(of), "he" | "she") || line.is_capital(of) && line.is_word(of) && !is_no_person(line.word(of));
    let plain = first.digits && plausible(first) && first.amount > 12.0;
    if first.from != 1 || line.back(1, 1) != "at" || line.word(first.to) != "," || !person || !plain {
        return None;
    }
    let figures = vec![(first.from, first.to, first.amount, first.amount)];
    Some(Ages { figures, unit: "years", of: bearer_after(line, of), to: first.to, sure: false })
}

/// "John Smith, 19," and "John Smith (19)".
fn apposed(line: &Line, first: &Figure) -> Option<Ages> {
    let (figure, mut at) = (first.from, first.from);
    // "John Smith, just 11,"
    if matches!(line.back(at, 1), "just" | "only" | "now") && line.back(at, 2) == "," {
        at -= 1;
    }
    let open = line.back(at, 1);
    if !first.digits || !plausible(first) || first.to != figure + 1 || !matches!(open, "," | "(") || line.is_taken(figure, figure + 1) {
        return None;
    }
    let next = line.word(first.to);
    let closes = match open {
        "(" => next == ")",
        _ => {
            matches!(
                next,
                "," | "." | ";" | ")" | "—" | "–" | ":" | "who" | "of" | "and" | "was" | "is" | "from" | "were" | "with" | "has" | "had"
            ) && !(next == "." && line.is_joined(first.to + 1) && line.is_number(first.to + 1))
                || first.to >= line.len()
        }
    };
    let before = at - 1;
    if !closes || before == 0 || !line.is_word(before - 1) || line.is_taken(before - 1, before) {
        return None;
    }
    let name = name_before(line, before);
    let words = name.split_whitespace().count();
    let last = line.back(before, 1);
    let suffix = matches!(last, "jr" | "sr" | "ii" | "iii" | "iv");
    if name.is_empty() || is_no_person(last) || words == 1 && (next == "and" || next == "of" && open == ",") {
        return person_before(line, before).filter(|_| open == "," && matches!(next, "," | "." | ")" | ";")).map(|of| Ages {
            figures: vec![(figure, first.to, first.amount, first.amount)],
            unit: "years",
            of,
            to: first.to,
            sure: false,
        });
    }
    // A single capital at the start of a sentence, or after another list item, may be a place ("In Paris, 12,").
    if words == 1 && !suffix {
        let prior = line.back(before, 2);
        let listed = matches!(prior, "in" | "at" | "on" | "of" | "near" | "from" | "route" | "highway" | "to");
        if listed || first.amount < 10.0 {
            return None;
        }
    } else if matches!(line.back(before, words + 1), "in" | "at" | "near") && words <= 2 {
        return None;
    }
    Some(Ages { figures: vec![(figure, first.to, first.amount, first.amount)], unit: "years", of: name, to: first.to, sure: false })
}
