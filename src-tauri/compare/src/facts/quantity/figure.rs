//! A figure, in digits or in words: `1,500`, `2.6m`, `half a million`, `twenty-one`, `dozens`, `3rd`.

use super::line::{Line, Tongue};
use super::words;

/// What sort of figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sort {
    /// How many.
    Cardinal,
    /// Which one.
    Ordinal,
    /// "dozens", "several hundred": the least and the most it can mean.
    Vague(f64, f64),
    /// "20s".
    Decade,
}

/// A figure and its tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// How much.
    pub amount: f64,
    /// What sort.
    pub sort: Sort,
    /// Printed in digits.
    pub digits: bool,
    /// What "million", "m" and the like made of it; 1 if nothing.
    pub scale: f64,
    /// Letters that stick to the digits and are no scale: `km`, `mph`. From this byte of the token.
    pub stuck: Option<usize>,
}

/// The figure that begins at a token.
pub fn read(line: &Line, at: usize) -> Option<Figure> {
    if line.is_number(at) { digits(line, at) } else { words::read(line, at) }
}

fn digits(line: &Line, at: usize) -> Option<Figure> {
    let word = line.raw(at);
    let letters = word.find(char::is_alphabetic).unwrap_or(word.len());
    let (body, suffix) = word.split_at(letters);
    let mut amount = parse(body, line.decimal_comma)?;
    let mut figure = Figure { from: at, to: at + 1, amount, sort: Sort::Cardinal, digits: true, scale: 1.0, stuck: None };
    match suffix {
        "" => {}
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => figure.sort = Sort::Ordinal,
        "e" | "er" | "ère" | "ème" | "ª" | "º" if line.tongue != Tongue::English => figure.sort = Sort::Ordinal,
        "s" => figure.sort = Sort::Decade,
        _ => match stuck_scale(suffix) {
            Some(scale) => figure.scale = scale,
            None => figure.stuck = Some(letters),
        },
    }
    if suffix.is_empty() {
        // "12 000": only where the language groups so, or the blank is one that does not break.
        while let Some(group) = grouped_by_blank(line, figure.to, body) {
            amount = amount * 1000.0 + group;
            figure.to += 1;
        }
        // "2. 6m": a figure split by a blank, when a scale makes sure of it.
        if line.word(figure.to) == "." && line.is_joined(figure.to) && !line.is_joined(figure.to + 1) && line.is_number(figure.to + 1) {
            let next = line.word(figure.to + 1);
            let split = next.find(|c: char| !c.is_ascii_digit()).unwrap_or(next.len());
            let scale = stuck_scale(&next[split..]).or_else(|| words::scale(line, figure.to + 2).map(|s| s.0));
            let money = at > 0 && matches!(line.back(at, 1), "$" | "€" | "£") || scale.is_some() && split > 0 && split <= 2;
            if let (true, Some(scale), Ok(part)) = (money, scale, next[..split].parse::<f64>()) {
                amount += part / 10f64.powi(split as i32);
                figure.scale = scale;
                figure.to += if split < next.len() { 2 } else { 3 };
            }
        }
        // "2 1/2"
        if line.matches(figure.to + 1, &["/"])
            && !line.is_joined(figure.to)
            && let (Ok(a), Ok(b)) = (line.word(figure.to).parse::<f64>(), line.word(figure.to + 2).parse::<f64>())
            && a < b
            && b <= 16.0
        {
            amount += a / b;
            figure.to += 3;
        }
        if figure.scale == 1.0
            && let Some((scale, to)) = words::scale(line, figure.to + usize::from(line.is_hyphen(figure.to)))
        {
            figure.scale = scale;
            figure.to = to;
        }
    }
    figure.amount = amount * figure.scale;
    Some(figure)
}

/// The value of digits with their marks.
pub fn parse(body: &str, decimal_comma: bool) -> Option<f64> {
    let (body, part) = match body.chars().next_back()? {
        '½' => (&body[..body.len() - 2], 0.5),
        '¼' => (&body[..body.len() - 2], 0.25),
        '¾' => (&body[..body.len() - 2], 0.75),
        '⅓' => (&body[..body.len() - 3], 1.0 / 3.0),
        '⅔' => (&body[..body.len() - 3], 2.0 / 3.0),
        _ => (body, 0.0),
    };
    if body.is_empty() {
        return (part > 0.0).then_some(part);
    }
    if body.len() > 24 || !body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        return None;
    }
    let (group, point) = if decimal_comma { ('.', ',') } else { (',', '.') };
    let plain: String = if is_grouped(body, group, point) {
        body.replace(group, "").replace(point, ".")
    } else if is_grouped(body, point, group) && body.matches(point).count() > 1 {
        // 1.000.000 can be nothing else in any language.
        body.replace(point, "")
    } else if body.contains(group) {
        // "2.6 Millionen" is common in languages with decimal commas.
        if !decimal_comma || body.matches(group).count() > 1 || body.contains(point) {
            return None;
        }
        body.to_owned()
    } else if body.matches(point).count() <= 1 {
        body.replace(point, ".")
    } else {
        return None;
    };
    plain.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| n + part)
}

/// `1,500,000.5`, and the Indian `1,50,000`: groups of three (the last) and two or three (the others).
fn is_grouped(body: &str, group: char, point: char) -> bool {
    let whole = body.split(point).next().unwrap_or("");
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or("").len();
    let rest: Vec<usize> = groups.map(str::len).collect();
    let Some((last, inner)) = rest.split_last() else { return false };
    (1..=3).contains(&first) && *last == 3 && inner.iter().all(|n| (2..=3).contains(n)) && body.matches(point).count() <= 1
}

fn grouped_by_blank(line: &Line, at: usize, first: &str) -> Option<f64> {
    let word = line.raw(at);
    if word.len() != 3 || first.len() > 3 || at == 0 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let gap = line.text.get(line.tokens[at - 1].span.end..line.tokens[at].span.start)?;
    let grouping = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") || gap == " " && line.decimal_comma;
    if grouping { word.parse().ok() } else { None }
}

/// The scale that letters sticking to digits mean.
fn stuck_scale(suffix: &str) -> Option<f64> {
    Some(match suffix {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" | "MM" | "million" => 1e6,
        "b" | "B" | "bn" | "Bn" | "BN" | "billion" => 1e9,
        "tn" | "trn" | "T" | "trillion" => 1e12,
        _ => return None,
    })
}
