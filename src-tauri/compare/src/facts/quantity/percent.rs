//! Percent and percentage points.

use super::amount;
use super::line::{Line, Tongue};
use crate::fact::{Fact, FactKind, Value};

/// Adds the percentages of a sentence.
pub fn find(line: &mut Line, sentence: i32, out: &mut Vec<Fact>) {
    let mut at = 0;
    while at < line.len() {
        if let Some((unit, to)) = half(line, at).filter(|h| !line.is_taken(at, h.1)) {
            let mut quantity = super::number::exact(0.5, unit, "");
            quantity.about = moves(line, at, to);
            out.push(Fact { kind: FactKind::Percent, sentence, span: line.span(at, to), value: Value::Quantity(quantity) });
            line.take(at, to);
            at = to;
            continue;
        }
        let found = amount::read(line, at).filter(|a| a.stuck.is_none()).and_then(|a| unit(line, a.to).map(|(unit, to)| (a, unit, to)));
        let Some((mut amount, unit, mut to)) = found.filter(|f| !line.is_taken(f.0.figure_from, f.2)) else {
            at += 1;
            continue;
        };
        // "3% to 5%", "10 percent or more"
        if !amount.range
            && matches!(line.word(to), "to" | "-" | "–" | "and" | "or")
            && (line.word(to) != "and" || line.back(amount.from, 1) == "between")
            && let Some(second) = amount::read(line, to + 1).filter(|s| s.from == to + 1 && s.amount > amount.amount)
            && let Some((like, end)) = self::unit(line, second.to)
            // "by two percentage points to 31%": how much and to what.
            && like == unit
            && (line.word(to) != "to" || line.back(amount.from, 1) != "by")
            && line.back(amount.from, 1) != "from"
        {
            amount.high = Some(second.amount);
            to = end;
        }
        let mut quantity = amount.quantity();
        unit.clone_into(&mut quantity.unit);
        if line.word(to) == "of"
            && let Some(noun) =
                super::noun::counted(line, to + 1 + usize::from(matches!(line.word(to + 1), "the" | "all" | "its" | "their")), 2.0)
        {
            quantity.unit_word = noun.word;
        }
        quantity.about = moves(line, amount.from, to);
        out.push(Fact { kind: FactKind::Percent, sentence, span: line.span(amount.from, to), value: Value::Quantity(quantity) });
        line.take(amount.from, to);
        at = to;
    }
}

/// "half a percentage point", "half a percent".
fn half(line: &Line, at: usize) -> Option<(&'static str, usize)> {
    if line.tongue != Tongue::English || line.word(at) != "half" || !matches!(line.word(at + 1), "a" | "of") {
        return None;
    }
    unit(line, at + 2 + usize::from(line.word(at + 1) == "of" && matches!(line.word(at + 2), "a" | "one")))
}

/// The unit at a token and the token after it.
fn unit(line: &Line, at: usize) -> Option<(&'static str, usize)> {
    let at = at + usize::from(line.is_hyphen(at) && !matches!(line.word(at), "–"));
    let points = |at: usize| matches!(line.word(at), "point" | "points");
    match line.word(at) {
        "%" | "％" | "٪" => Some(if points(at + 1) { ("percentage points", at + 2) } else { ("percent", at + 1) }),
        "percent" | "pct" | "prozent" => Some(if points(at + 1) { ("percentage points", at + 2) } else { ("percent", at + 1) }),
        "per" if line.word(at + 1) == "cent" => Some(("percent", at + 2)),
        "pc" if !line.is_capital(at) => Some(("percent", at + 1)),
        "percentage" if points(at + 1) || line.is_hyphen(at + 1) && points(at + 2) => {
            Some(("percentage points", if points(at + 1) { at + 2 } else { at + 3 }))
        }
        "prozentpunkte" | "prozentpunkten" => Some(("percentage points", at + 1)),
        "pour" if line.tongue == Tongue::French && line.word(at + 1) == "cent" => Some(("percent", at + 2)),
        "por" if line.tongue == Tongue::Spanish && line.word(at + 1) == "ciento" => Some(("percent", at + 2)),
        _ => None,
    }
}

/// Whether it is said to rise or to fall.
fn moves(line: &Line, from: usize, to: usize) -> String {
    let class = |w: &str| {
        Some(match w {
            "rose" | "rise" | "rises" | "rising" | "risen" | "grew" | "grow" | "grown" | "growth" | "gained" | "gain" | "increased"
            | "increase" | "climbed" | "jumped" | "surged" | "up" | "soared" => "rise",
            "fell" | "fall" | "falls" | "fallen" | "dropped" | "drop" | "declined" | "decline" | "decreased" | "decrease" | "lost"
            | "down" | "slid" | "slipped" | "plunged" | "shrank" | "cut" => "fall",
            _ => return None,
        })
    };
    let back = (from.saturating_sub(4)..from).rev().take_while(|&i| line.is_word(i)).find_map(|i| class(line.word(i)));
    back.or_else(|| (to..(to + 2).min(line.len())).take_while(|&i| line.is_word(i)).find_map(|i| class(line.word(i))))
        .unwrap_or("")
        .to_owned()
}
