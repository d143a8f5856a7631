//! Numbers that count or rank something, with what they count and what is said of it.

use super::amount::{self, Amount};
use super::figure::Sort;
use super::label;
use super::line::{Line, Tongue};
use super::noun::{self, Noun};
use super::predicate;
use super::ratio::{fraction, score};
use crate::fact::{Fact, FactKind, Quantity, Value};

/// Adds the numbers of a sentence. `found` may hold facts of other kinds already.
pub fn find(line: &mut Line, sentence: i32, out: &mut Vec<Fact>) {
    let mut numbers: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if let Some(to) = label::skip(line, at) {
            at = to;
            continue;
        }
        if let Some(number) =
            score(line, at).or_else(|| fraction(line, at)).or_else(|| both(line, at)).or_else(|| article(line, at, numbers.last()))
        {
            at = number.to;
            numbers.push(number);
            continue;
        }
        if let Some(number) = aged_person(line, at) {
            at = number.resume;
            numbers.push(number);
            continue;
        }
        let Some(amount) = amount::read(line, at) else {
            at += 1;
            continue;
        };
        at = amount.to;
        if line.is_taken(amount.figure_from, amount.to) || label::is_label(line, &amount) {
            continue;
        }
        if let Some(number) = number(line, &amount) {
            at = number.resume.max(at);
            numbers.push(number);
        }
    }
    inherit(line, &mut numbers);
    of_them(line, &mut numbers);
    for n in numbers {
        // "one" alone counts only where something is said of it.
        if n.drop_if_bare && n.quantity.about.is_empty() {
            continue;
        }
        let span = line.span(n.from, n.to);
        if !span.is_empty() {
            line.take(n.from, n.to);
            out.push(Fact { kind: FactKind::Number, sentence, span, value: Value::Quantity(n.quantity) });
        }
    }
}

/// A number with its tokens.
pub struct Number {
    /// First token.
    pub from: usize,
    /// One past the last token of the fact.
    pub to: usize,
    /// Where reading goes on.
    pub resume: usize,
    /// What it means.
    pub quantity: Quantity,
    /// A fact only if a predicate is found.
    pub drop_if_bare: bool,
}

fn number(line: &Line, amount: &Amount) -> Option<Number> {
    let mut quantity = amount.quantity();
    if amount.sort == Sort::Ordinal {
        return ordinal(line, amount, quantity);
    }
    if amount.sort == Sort::Decade {
        return None;
    }
    if let Some(from) = amount.stuck {
        // "120km", "60mph"
        let letters = line.raw(amount.to - 1).get(from..)?.to_lowercase();
        if !matches!(
            letters.as_str(),
            "km" | "mph"
                | "kph"
                | "kg"
                | "ft"
                | "cm"
                | "mm"
                | "lb"
                | "lbs"
                | "mw"
                | "gw"
                | "kw"
                | "mg"
                | "ml"
                | "m"
                | "mi"
                | "ha"
                | "gb"
                | "tb"
        ) {
            return None;
        }
        quantity.unit = noun::lemma(&letters);
        quantity.unit_word = letters;
        return Some(Number { from: amount.from, to: amount.to, resume: amount.to, quantity, drop_if_bare: false });
    }
    let word = line.word(amount.figure_from);
    let one = amount.amount == 1.0 && !amount.digits && !amount.range;
    if one && is_pronoun(line, amount) {
        return None;
    }
    let noun = noun::counted(line, amount.to, amount.amount).filter(|n| n.to == amount.to || !line.is_taken(amount.to, n.to));
    let head_to = noun.as_ref().map_or(amount.to, |n| n.to);
    let people = noun.as_ref().is_none_or(Noun::is_people);
    let mut about = noun.as_ref().and_then(|n| n.about).map(str::to_owned).unwrap_or_default();
    let compound = noun.as_ref().is_some_and(|n| n.compound);
    if about.is_empty() && !compound {
        about = predicate::about(line, amount.from, head_to, people);
    } else if line.back(amount.from, 1) == "the" && noun.as_ref().is_some_and(|n| n.word.is_empty()) {
        // "the four injured were taken to hospital": who they are is told before, here what became of them is counted.
        about = predicate::became(line, head_to).unwrap_or(about);
    }
    let bare = noun.as_ref().is_none_or(|n| n.unit.is_empty());
    if let Some(n) = &noun {
        n.unit.clone_into(&mut quantity.unit);
        n.word.clone_into(&mut quantity.unit_word);
    }
    if bare && !about.is_empty() && counts_people(&about) {
        "people".clone_into(&mut quantity.unit);
    }
    quantity.about = about;
    // "a magnitude of 6.1", "magnitude-6.4"
    let quake = line.back(amount.from, 1) == "magnitude"
        || matches!(line.back(amount.from, 1), "of" | "-") && line.back(amount.from, 2) == "magnitude";
    if quake && amount.amount < 11.0 {
        "magnitude".clone_into(&mut quantity.unit);
        quantity.unit_word.clear();
        quantity.about.clear();
        return Some(Number { from: amount.from, to: amount.to, resume: amount.to, quantity, drop_if_bare: false });
    }
    // "120 miles per hour"
    if matches!(quantity.unit.as_str(), "mile" | "km")
        && (line.matches(head_to, &["per", "hour"]) || line.matches(head_to, &["an", "hour"]))
    {
        quantity.unit = if quantity.unit == "mile" { "mph" } else { "kph" }.to_owned();
        return Some(Number { from: amount.from, to: head_to + 2, resume: head_to + 2, quantity, drop_if_bare: false });
    }
    // A bare figure that nothing is known of is kept when it is printed as a quantity: grouped, scaled or bounded.
    let plain = amount.from == amount.figure_from && amount.scale == 1.0 && amount.amount < 1000.0;
    if year_like(amount)
        && !line.raw(amount.figure_from).contains([',', '.'])
        && noun.as_ref().is_none_or(|n| !n.is_people() || n.word.is_empty())
    {
        return None;
    }
    if bare && quantity.about.is_empty() && (plain || year_like(amount)) {
        // "76 of 100", "bringing the total to 17".
        let part = line.word(amount.to) == "of" && line.is_number(amount.to + 1) || total_before(line, amount.from);
        let them = line.word(amount.to) == "of" && matches!(line.word(amount.to + 1), "them" | "whom");
        if them {
            return Some(Number { from: amount.from, to: amount.to + 2, resume: amount.to, quantity, drop_if_bare: true });
        }
        let keep = part || !amount.digits && amount.amount >= 20.0 && matches!(amount.sort, Sort::Vague(..));
        if !keep {
            return None;
        }
    }
    if matches!(word, "dozen" | "thousand" | "million" | "hundred" | "billion") && amount.from == amount.figure_from && bare {
        return None;
    }
    let singular_thing = one
        && !people
        && matches!(
            quantity.unit.as_str(),
            "day"
                | "time"
                | "point"
                | "thing"
                | "way"
                | "side"
                | "reason"
                | "case"
                | "example"
                | "week"
                | "month"
                | "year"
                | "hand"
                | "part"
                | "place"
                | "more"
                | "step"
                | "night"
                | "moment"
                | "another"
                | "piece"
        );
    if singular_thing {
        return None;
    }
    Some(Number { from: amount.from, to: head_to.max(amount.to), resume: amount.to, quantity, drop_if_bare: one && (bare || !people) })
}

/// "the total to", "the toll at": what the bare figure after it counts stands elsewhere, but it counts.
fn total_before(line: &Line, at: usize) -> bool {
    matches!(line.back(at, 1), "to" | "at" | "of") && matches!(line.back(at, 2), "total" | "toll" | "tally" | "count")
}

/// "nine passengers were hurt, two of them seriously": they are of what was counted right before.
fn of_them(line: &Line, numbers: &mut [Number]) {
    for i in 1..numbers.len() {
        let (before, rest) = numbers.split_at_mut(i);
        let (a, b) = (&before[i - 1], &mut rest[0]);
        let them = b.to >= 2 && matches!(line.word(b.to - 1), "them" | "whom") && line.word(b.to - 2) == "of";
        if them && b.quantity.unit.is_empty() && !a.quantity.unit.is_empty() && a.quantity.amount >= b.quantity.amount {
            b.quantity.unit = a.quantity.unit.clone();
            if b.quantity.about.is_empty() {
                b.quantity.about = a.quantity.about.clone();
            }
            b.drop_if_bare = false;
        }
    }
    // Of whom nobody knows: as before, no fact.
    for n in numbers.iter_mut() {
        let them = n.to >= 2 && matches!(line.word(n.to - 1), "them" | "whom");
        n.drop_if_bare |= them && n.quantity.unit.is_empty();
    }
}

/// Classes whose object or subject is persons, so that a bare figure counts persons.
fn counts_people(about: &str) -> bool {
    matches!(
        about,
        "kill"
            | "injure"
            | "shoot"
            | "arrest"
            | "charge"
            | "convict"
            | "miss"
            | "rescue"
            | "abduct"
            | "hospitalize"
            | "stab"
            | "sentence"
            | "release"
            | "flee"
            | "survive"
            | "attend"
            | "displace"
            | "infect"
    )
}

/// "one" that counts nothing: "no one", "one another", "one day", "the one".
fn is_pronoun(line: &Line, amount: &Amount) -> bool {
    let before = line.back(amount.from, 1);
    let after = line.word(amount.to);
    const BEFORE: &str = " no the this that any every which each another not some it 's ’s new single loved only other ";
    const AFTER: &str = " another day 's ’s can could would should may might must time to way that who ";
    let in_list = |list: &str, word: &str| !word.is_empty() && list.contains(&format!(" {word} "));
    in_list(BEFORE, before)
        || in_list(AFTER, after)
        || line.is_hyphen(amount.to)
        || amount.from > 0 && line.is_hyphen(amount.from - 1)
        || after == "of"
            && matches!(line.word(amount.to + 1), "the" | "its" | "his" | "her" | "their" | "our" | "my")
            && (amount.to + 2..amount.to + 4).any(|i| {
                matches!(
                    line.word(i),
                    "most"
                        | "largest"
                        | "biggest"
                        | "first"
                        | "best"
                        | "worst"
                        | "few"
                        | "world"
                        | "deadliest"
                        | "oldest"
                        | "country"
                        | "reasons"
                        | "things"
                )
            })
        || line.tongue != Tongue::English
}

fn year_like(amount: &Amount) -> bool {
    amount.digits && amount.scale == 1.0 && amount.amount.fract() == 0.0 && (1900.0..2100.0).contains(&amount.amount)
}

/// Ordinals: unit `ordinal`, and what is ranked in `unit_word`. Only before a noun in small letters; names ("Fifth Avenue"), fractions
/// ("two thirds") and set phrases ("at first", "second-degree") are none.
fn ordinal(line: &Line, amount: &Amount, mut quantity: Quantity) -> Option<Number> {
    let at = amount.to;
    if line.is_capital(at) || !line.is_word(at) || line.is_hyphen(at) || amount.from != amount.figure_from {
        return None;
    }
    if line.is_capital(amount.figure_from) && amount.figure_from > 0 {
        return None;
    }
    let noun = noun::counted(line, at, 1.0).filter(|n| n.about.is_none() && !n.word.is_empty() && !line.is_hyphen(n.to))?;
    let head = noun.to - 1;
    let word = noun.word.as_str();
    if matches!(
        word,
        "time"
            | "place"
            | "thing"
            | "things"
            | "responders"
            | "responder"
            | "aid"
            | "lady"
            | "half"
            | "hand"
            | "name"
            | "party"
            | "person"
            | "degree"
            | "century"
            | "quarter"
            | "floor"
            | "grade"
            | "year"
            | "day"
            | "week"
            | "month"
            | "street"
            | "avenue"
    ) && matches!(amount.amount, 1.0 | 2.0 | 3.0)
        || line.is_capital(head)
        || amount.amount == 1.0
    {
        return None;
    }
    "ordinal".clone_into(&mut quantity.unit);
    quantity.unit_word = noun::lemma(word);
    Some(Number { from: amount.from, to: head + 1, resume: amount.to, quantity, drop_if_bare: false })
}

/// "one 19-year-old woman", "two 14-year-old boys": the age between the count and the noun is a fact of its own.
fn aged_person(line: &Line, at: usize) -> Option<Number> {
    if line.tongue != Tongue::English || !line.is_word(at) || line.is_taken(at, at + 1) {
        return None;
    }
    let amount = amount::read(line, at).filter(|a| a.sort == Sort::Cardinal && !a.digits && !a.range && a.amount < 100.0)?;
    let age = amount.to;
    let old = line.is_number(age)
        && line.is_hyphen(age + 1)
        && line.word(age + 2) == "year"
        && line.is_hyphen(age + 3)
        && line.word(age + 4) == "old";
    let noun = old.then(|| noun::counted(line, age + 5, amount.amount)).flatten().filter(Noun::is_people)?;
    let mut quantity = amount.quantity();
    "people".clone_into(&mut quantity.unit);
    noun.word.clone_into(&mut quantity.unit_word);
    quantity.about = noun.about.map(str::to_owned).unwrap_or_else(|| predicate::about(line, amount.from, noun.to, true));
    Some(Number { from: amount.from, to: noun.to, resume: noun.to, quantity, drop_if_bare: false })
}

/// "both men": two.
fn both(line: &Line, at: usize) -> Option<Number> {
    if line.tongue != Tongue::English || line.word(at) != "both" || line.is_taken(at, at + 1) {
        return None;
    }
    let noun = noun::counted(line, at + 1, 2.0).filter(|n| n.is_people() && !n.compound && n.to <= at + 4 && !line.is_taken(at, n.to))?;
    let mut quantity = exact(2.0, "people", &noun.word);
    quantity.about = noun.about.map(str::to_owned).unwrap_or_else(|| predicate::about(line, at, noun.to, true));
    Some(Number { from: at, to: noun.to, resume: noun.to, quantity, drop_if_bare: true })
}

/// "six men and a woman", "a man and two boys": the article counts one, only beside another count of people.
fn article(line: &Line, at: usize, before: Option<&Number>) -> Option<Number> {
    if line.tongue != Tongue::English || !matches!(line.word(at), "a" | "an") || line.is_taken(at, at + 1) {
        return None;
    }
    let head = (at + 1..(at + 7).min(line.len()))
        .take_while(|&i| line.is_word(i) || line.is_hyphen(i) || line.is_number(i))
        .find(|&i| is_single_person(line.word(i)))?;
    if (at + 1..head).any(|i| {
        matches!(
            line.word(i),
            "of" | "and" | "in" | "at" | "with" | "to" | "for" | "who" | "that" | "by" | "after" | "when" | "where" | "on" | "from"
        ) || matches!(line.word(i), "a" | "the")
    }) {
        return None;
    }
    let joined_before = before.is_some_and(|b| b.quantity.unit == "people" && coordinated(line, b.to, at));
    let next = head + 1;
    let joined_after = line.word(next) == "and"
        && amount::read(line, next + 1)
            .is_some_and(|a| a.sort == Sort::Cardinal && noun::counted(line, a.to, a.amount).is_some_and(|n| n.is_people()));
    if !joined_before && !joined_after {
        return None;
    }
    let mut quantity = exact(1.0, "people", line.word(head));
    quantity.about = predicate::about(line, at, next, true);
    Some(Number { from: at, to: next, resume: at + 1, quantity, drop_if_bare: false })
}

fn is_single_person(word: &str) -> bool {
    matches!(
        word,
        "man"
            | "woman"
            | "boy"
            | "girl"
            | "child"
            | "officer"
            | "policeman"
            | "soldier"
            | "civilian"
            | "teenager"
            | "teen"
            | "toddler"
            | "baby"
            | "infant"
            | "passenger"
            | "driver"
            | "guard"
            | "student"
            | "teacher"
            | "bystander"
            | "pedestrian"
            | "juvenile"
            | "deputy"
            | "firefighter"
            | "suspect"
            | "gunman"
    )
}

/// A quantity known exactly.
pub fn exact(amount: f64, unit: &str, word: &str) -> Quantity {
    Quantity {
        amount,
        low: Some(amount),
        high: Some(amount),
        unit: unit.to_owned(),
        unit_word: word.to_owned(),
        about: String::new(),
        of: String::new(),
        approximate: false,
    }
}

/// Whether only "and", "or" or a comma stands between two places.
fn coordinated(line: &Line, from: usize, to: usize) -> bool {
    to >= from
        && to - from <= 2
        && to > from
        && (from..to).all(|i| matches!(line.word(i), "and" | "," | "or" | "plus" | "&" | "und" | "et" | "y"))
}

/// "six men and a woman were shot", "killing two men and one child", "seven people, including two children": what is said of
/// one number is said of those joined to it.
fn inherit(line: &Line, numbers: &mut [Number]) {
    for i in (1..numbers.len()).rev() {
        let (before, rest) = numbers.split_at_mut(i);
        let (a, b) = (&mut before[i - 1], &rest[0]);
        if a.quantity.about.is_empty()
            && !b.quantity.about.is_empty()
            && a.quantity.unit == b.quantity.unit
            && coordinated(line, a.to, b.from)
        {
            a.quantity.about = b.quantity.about.clone();
        }
    }
    for i in 1..numbers.len() {
        let (before, rest) = numbers.split_at_mut(i);
        let (a, b) = (&before[i - 1], &mut rest[0]);
        let gap = b.from.saturating_sub(a.to);
        let included = gap <= 4
            && (a.to..b.from).any(|k| matches!(line.word(k), "including" | "among"))
            && (a.to..b.from).all(|k| matches!(line.word(k), "," | "including" | "among" | "them" | "at" | "least" | "("));
        if b.quantity.about.is_empty()
            && !a.quantity.about.is_empty()
            && b.quantity.unit == "people"
            && a.quantity.unit == "people"
            && (coordinated(line, a.to, b.from) || included)
        {
            b.quantity.about = a.quantity.about.clone();
        }
    }
}
