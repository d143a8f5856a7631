//! A figure with its bounds: "at least 12", "10 to 12", "up to about 40", "1.5 million or so".

use super::figure::{self, Figure, Sort};
use super::line::{Line, Tongue};
use crate::fact::Quantity;

/// A figure or a range, with what bounds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// First token, the bounding words included.
    pub from: usize,
    /// Where the figure itself begins.
    pub figure_from: usize,
    /// One past the last token.
    pub to: usize,
    /// As [`Quantity`].
    pub amount: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub approximate: bool,
    /// The sort of the (first) figure.
    pub sort: Sort,
    /// Printed in digits.
    pub digits: bool,
    /// It is a range.
    pub range: bool,
    /// Letters that stick to the digits, from this byte of the last token.
    pub stuck: Option<usize>,
    /// The figure's scale word made this of it.
    pub scale: f64,
}

impl Amount {
    /// A quantity of it, with nothing known of what it counts.
    pub fn quantity(&self) -> Quantity {
        Quantity {
            amount: self.amount,
            low: self.low,
            high: self.high,
            unit: String::new(),
            unit_word: String::new(),
            about: String::new(),
            of: String::new(),
            approximate: self.approximate,
        }
    }

    fn of(figure: &Figure) -> Self {
        let (low, high, approximate) = match figure.sort {
            Sort::Vague(low, high) => (low, high, true),
            Sort::Decade => (figure.amount, figure.amount + 9.0, true),
            _ => (figure.amount, figure.amount, false),
        };
        Self {
            from: figure.from,
            figure_from: figure.from,
            to: figure.to,
            amount: figure.amount,
            low: Some(low),
            high: Some(high),
            approximate,
            sort: figure.sort,
            digits: figure.digits,
            range: false,
            stuck: figure.stuck,
            scale: figure.scale,
        }
    }
}

/// Reads the amount whose figure begins at a token (the bounding words stand before it).
pub fn read(line: &Line, at: usize) -> Option<Amount> {
    let first = figure::read(line, at)?;
    let mut amount = Amount::of(&first);
    if let Some((second, to)) = range(line, &first) {
        let scale =
            if first.scale == 1.0 && second.scale > 1.0 && first.amount < second.amount / second.scale { second.scale } else { 1.0 };
        amount.low = Some(first.amount * scale);
        amount.amount = first.amount * scale;
        amount.high = Some(second.amount);
        amount.to = to;
        amount.range = true;
        amount.stuck = second.stuck;
        amount.scale = second.scale;
    }
    bound_before(line, &mut amount);
    bound_after(line, &mut amount);
    Some(amount)
}

/// The second figure of a range that begins with this one.
fn range(line: &Line, first: &Figure) -> Option<(Figure, usize)> {
    if first.sort != Sort::Cardinal || first.stuck.is_some() {
        return None;
    }
    let at = first.to;
    let sign = usize::from(matches!(line.back(first.from, 1), "$" | "€" | "£"));
    let between = matches!(line.back(first.from, 1 + sign), "between" | "zwischen" | "entre");
    let joins = match line.word(at) {
        // "rose from 10 to 12" is a change, not a range.
        "to" => line.back(first.from, 1) != "from",
        "or" => first.amount < 100.0,
        "bis" => line.tongue == Tongue::German,
        "à" | "ou" => line.tongue == Tongue::French,
        "a" | "o" => line.tongue == Tongue::Spanish,
        "and" | "und" | "et" | "y" => between,
        "-" | "–" | "—" if matches!(line.word(at + 1), "$" | "€" | "£") => first.digits,
        "-" | "–" | "—" => first.digits && line.is_hyphen(at) && line.is_number(at + 1),
        _ => false,
    };
    if !joins {
        return None;
    }
    let mut next = at + 1;
    // "$5m to $7m"
    if matches!(line.word(next), "$" | "€" | "£") {
        next += 1;
    }
    let second = figure::read(line, next).filter(|s| s.sort == Sort::Cardinal)?;
    if line.word(at) == "-"
        && (first.amount >= 1000.0 && second.amount >= 1000.0 && second.amount < 10000.0
            || line.is_hyphen(second.to) && line.is_number(second.to + 1))
    {
        return None;
    }
    let low = if first.scale == 1.0 && second.scale > 1.0 && first.amount < second.amount / second.scale {
        first.amount * second.scale
    } else {
        first.amount
    };
    (second.amount > low).then_some((second, second.to))
}

/// What words before a figure say of it.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    Least,
    Most,
    Nearly,
    About,
    JustOver,
    Exactly,
}

const BEFORE: &[(&[&str], Bound)] = &[
    (&["at", "the", "very", "least"], Bound::Least),
    (&["at", "least"], Bound::Least),
    (&["no", "fewer", "than"], Bound::Least),
    (&["no", "less", "than"], Bound::Least),
    (&["not", "less", "than"], Bound::Least),
    (&["a", "minimum", "of"], Bound::Least),
    (&["little", "more", "than"], Bound::JustOver),
    (&["slightly", "more", "than"], Bound::JustOver),
    (&["just", "over"], Bound::JustOver),
    (&["just", "above"], Bound::JustOver),
    (&["a", "little", "over"], Bound::JustOver),
    (&["slightly", "over"], Bound::JustOver),
    (&["no", "more", "than"], Bound::Most),
    (&["not", "more", "than"], Bound::Most),
    (&["a", "maximum", "of"], Bound::Most),
    (&["more", "than"], Bound::Least),
    (&["greater", "than"], Bound::Least),
    (&["better", "than"], Bound::Least),
    (&["upwards", "of"], Bound::Least),
    (&["upward", "of"], Bound::Least),
    (&["north", "of"], Bound::Least),
    (&["in", "excess", "of"], Bound::Least),
    (&["well", "over"], Bound::Least),
    (&["over"], Bound::Least),
    (&["above"], Bound::Least),
    (&["exceeding"], Bound::Least),
    (&["up", "to"], Bound::Most),
    (&["at", "most"], Bound::Most),
    (&["as", "many", "as"], Bound::Most),
    (&["as", "much", "as"], Bound::Most),
    (&["less", "than"], Bound::Most),
    (&["fewer", "than"], Bound::Most),
    (&["under"], Bound::Most),
    (&["below"], Bound::Most),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
    (&["close", "to"], Bound::Nearly),
    (&["just", "under"], Bound::Nearly),
    (&["just", "short", "of"], Bound::Nearly),
    (&["approaching"], Bound::Nearly),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
    (&["in", "the", "region", "of"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["approx", "."], Bound::About),
    (&["circa"], Bound::About),
    (&["~"], Bound::About),
    (&["≈"], Bound::About),
    (&[">"], Bound::Least),
    (&["<"], Bound::Most),
    (&["exactly"], Bound::Exactly),
    (&["precisely"], Bound::Exactly),
];

const BEFORE_OTHER: &[(Tongue, &[&str], Bound)] = &[
    (Tongue::German, &["mindestens"], Bound::Least),
    (Tongue::German, &["wenigstens"], Bound::Least),
    (Tongue::German, &["mehr", "als"], Bound::Least),
    (Tongue::German, &["über"], Bound::Least),
    (Tongue::German, &["bis", "zu"], Bound::Most),
    (Tongue::German, &["höchstens"], Bound::Most),
    (Tongue::German, &["weniger", "als"], Bound::Most),
    (Tongue::German, &["fast"], Bound::Nearly),
    (Tongue::German, &["knapp"], Bound::Nearly),
    (Tongue::German, &["beinahe"], Bound::Nearly),
    (Tongue::German, &["rund"], Bound::About),
    (Tongue::German, &["etwa"], Bound::About),
    (Tongue::German, &["ungefähr"], Bound::About),
    (Tongue::German, &["circa"], Bound::About),
    (Tongue::German, &["ca", "."], Bound::About),
    (Tongue::French, &["au", "moins"], Bound::Least),
    (Tongue::French, &["plus", "de"], Bound::Least),
    (Tongue::French, &["jusqu’à"], Bound::Most),
    (Tongue::French, &["jusqu'à"], Bound::Most),
    (Tongue::French, &["au", "plus"], Bound::Most),
    (Tongue::French, &["moins", "de"], Bound::Most),
    (Tongue::French, &["près", "de"], Bound::Nearly),
    (Tongue::French, &["presque"], Bound::Nearly),
    (Tongue::French, &["environ"], Bound::About),
    (Tongue::French, &["quelque"], Bound::About),
    (Tongue::Spanish, &["al", "menos"], Bound::Least),
    (Tongue::Spanish, &["por", "lo", "menos"], Bound::Least),
    (Tongue::Spanish, &["más", "de"], Bound::Least),
    (Tongue::Spanish, &["hasta"], Bound::Most),
    (Tongue::Spanish, &["menos", "de"], Bound::Most),
    (Tongue::Spanish, &["casi"], Bound::Nearly),
    (Tongue::Spanish, &["cerca", "de"], Bound::Nearly),
    (Tongue::Spanish, &["unos"], Bound::About),
    (Tongue::Spanish, &["unas"], Bound::About),
    (Tongue::Spanish, &["alrededor", "de"], Bound::About),
    (Tongue::Spanish, &["aproximadamente"], Bound::About),
];

fn before(line: &Line, at: usize) -> Option<(usize, Bound)> {
    let other = BEFORE_OTHER.iter().filter(|b| b.0 == line.tongue).map(|b| (b.1, b.2));
    let english = BEFORE.iter().copied().filter(|_| matches!(line.tongue, Tongue::English | Tongue::Other));
    english.chain(other).find(|(words, _)| line.ends_with(at, words)).map(|(words, bound)| (at - words.len(), bound))
}

/// Reads the bounding words before the amount; two may stack ("up to about").
fn bound_before(line: &Line, amount: &mut Amount) {
    let mut at = amount.from;
    // "between 10 and 12", and a currency sign between the words and the figure.
    let sign = usize::from(matches!(line.back(at, 1), "$" | "€" | "£"));
    if amount.range && matches!(line.back(at, 1 + sign), "between" | "zwischen" | "entre") {
        amount.from = at - 1 - sign;
        return;
    }
    let symbol = at > 0 && matches!(line.back(at, 1), "$" | "€" | "£" | "¥");
    if symbol {
        at -= 1;
        if at > 0 && line.is_joined(at) && line.is_word(at - 1) {
            at -= 1;
        }
    } else if line.back(at, 1) == "the" && matches!(line.back(at, 2), "about" | "over" | "nearly" | "some") {
        return;
    }
    for _ in 0..2 {
        let Some((from, bound)) = before(line, at) else { break };
        // "was over 12 hours late" is fine; "walked around 20 cars" is rare enough.
        apply(amount, bound);
        amount.from = from;
        at = from;
    }
}

fn apply(amount: &mut Amount, bound: Bound) {
    let (low, high) = (amount.low, amount.high);
    match bound {
        Bound::Least => amount.high = None,
        Bound::Most => amount.low = None,
        Bound::Nearly => {
            amount.approximate = true;
            amount.low = low.map(|l| l * 9.0 / 10.0);
        }
        Bound::About => {
            amount.approximate = true;
            amount.low = low.map(|l| l * 9.0 / 10.0);
            amount.high = high.map(|h| h * 11.0 / 10.0);
        }
        Bound::JustOver => {
            amount.approximate = true;
            amount.high = high.map(|h| h * 11.0 / 10.0);
        }
        Bound::Exactly => {}
    }
}

/// "or more", "or so", "plus", "+", "-odd".
fn bound_after(line: &Line, amount: &mut Amount) {
    let at = amount.to;
    let (bound, length) = match line.word(at) {
        "or" => match line.word(at + 1) {
            "more" => (Bound::Least, 2),
            "so" => (Bound::About, 2),
            "fewer" | "less" => (Bound::Most, 2),
            _ => return,
        },
        "+" if line.is_joined(at) => (Bound::Least, 1),
        "plus" if line.is_word(at + 1) => (Bound::Least, 1),
        "-" if line.is_hyphen(at) && line.word(at + 1) == "plus" => (Bound::Least, 2),
        "-" if line.is_hyphen(at) && matches!(line.word(at + 1), "odd" | "ish") => (Bound::About, 2),
        _ => return,
    };
    apply(amount, bound);
    amount.to += length;
}
