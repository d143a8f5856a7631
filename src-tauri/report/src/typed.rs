//! Values with a spreadsheet's types: what is a number, a day or a moment can be sorted and summed.

use crosscheck_compare::article::Article;
use crosscheck_compare::fact::{Fact, Quantity, Value};
use crosscheck_compare::span::Span;
use jiff::civil::Date;

use crate::sheet::Cell;

/// A fact's value with its type; `None` for what is none of number, day or moment ("at least 20", "early Monday").
pub fn of_fact(fact: &Fact) -> Option<Cell> {
    match &fact.value {
        Value::Quantity(q) => number(q),
        Value::Money { quantity, .. } => number(quantity),
        Value::Timex(t) => moment(&t.value),
        Value::Name(_) | Value::Title(_) | Value::Quote(_) | Value::Scope(_) => None,
    }
}

/// The value of the tightest fact at some words of a sentence.
pub fn at(article: &Article, sentence: i32, span: Span) -> Option<Cell> {
    let facts = article.facts_of(sentence).iter().filter(|f| f.span.overlaps(span));
    facts.filter_map(|f| Some((f.span.len(), of_fact(f)?))).min_by_key(|(length, _)| *length).map(|(_, cell)| cell)
}

fn number(q: &Quantity) -> Option<Cell> {
    let exact = q.low.is_none_or(|l| l == q.amount) && q.high.is_none_or(|h| h == q.amount) && q.low.is_some() == q.high.is_some();
    (exact && q.amount.is_finite()).then_some(Cell::Number(q.amount))
}

/// A day or a minute in ISO 8601, with or without zone: the zone is not kept, as it is not printed either.
pub fn moment(value: &str) -> Option<Cell> {
    let part = |from: usize, to: usize| value.get(from..to)?.parse::<u16>().ok();
    let printed = day(value.get(..10)?)?;
    let day = (u16::try_from(printed.year()).ok()?, printed.month().unsigned_abs(), printed.day().unsigned_abs());
    match value.get(10..) {
        Some("") | None => Some(Cell::Day(day.0, day.1, day.2)),
        Some(rest) if rest.starts_with('T') && value.get(13..14) == Some(":") => {
            let (hour, minute) = (part(11, 13)?, part(14, 16)?);
            (hour < 24 && minute < 60).then_some(Cell::Moment(day.0, day.1, day.2, hour, minute))
        }
        Some(_) => None,
    }
}

/// A day that exists and that spreadsheets have: from 1900 on.
fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|d: &Date| d.year() >= 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_typed_and_nothing_else() {
        assert_eq!(moment("2025-12-21"), Some(Cell::Day(2025, 12, 21)));
        assert_eq!(moment("2025-12-21T16:39"), Some(Cell::Moment(2025, 12, 21, 16, 39)));
        assert_eq!(moment("2025-12-21T16:39+05:30"), Some(Cell::Moment(2025, 12, 21, 16, 39)));
        for none in
            ["", "2025-W51", "2025-12", "2025-02-30", "2025-12-21TEV", "XXXX-12-21", "1812-01-01", "2025-12-21T29:00", "P3Y", "ä025-12-2"]
        {
            assert_eq!(moment(none), None, "{none}");
        }
        assert_eq!(moment("2024-02-29"), Some(Cell::Day(2024, 2, 29)));
    }

    #[test]
    fn numbers_without_bounds_are_numbers() {
        let q = |low, high| Quantity {
            amount: 12.0,
            low,
            high,
            unit: "people".into(),
            unit_word: String::new(),
            about: String::new(),
            of: String::new(),
            approximate: false,
        };
        assert_eq!(number(&q(Some(12.0), Some(12.0))), Some(Cell::Number(12.0)));
        assert_eq!(number(&q(Some(12.0), None)), None, "at least 12");
        assert_eq!(number(&q(Some(10.0), Some(12.0))), None, "10 to 12");
    }
}
