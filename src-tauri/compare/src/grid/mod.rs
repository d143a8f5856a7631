//! The fact grid: a row a question, a column an article. Every row is made from the claims themselves: one for each difference, in
//! their order, and then one for each value that two or more outlets agree on.

use std::collections::{BTreeMap, BTreeSet};

use crate::comparison::{Comparison, DifferenceKind, Place};
use crate::fact::{Fact, FactKind, Value};
use crate::span::Span;

/// The words of the questions.
mod question;

/// One question and who answers it how.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// "How many were shot?", in English.
    pub question: String,
    /// What the sentences speak of, in words that two or more of them share; tells rows with one question apart. May be empty.
    pub topic: String,
    /// What sort of answer.
    pub kind: DifferenceKind,
    /// The claims, as positions in [`Comparison::claims`]; one for a difference, one or more for an agreement.
    pub claims: Vec<usize>,
    /// The difference, as a position in [`Comparison::differences`]; `None` where all who answer agree.
    pub difference: Option<usize>,
    /// The answers, by article and place. An article may have several; an article without one is silent.
    pub cells: Vec<Cell>,
    /// How many independent origins the answers have.
    pub origins: usize,
}

/// One answer, as printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The sentence.
    pub place: Place,
    /// The words.
    pub span: Span,
    /// Position among the article's facts; `None` where the answer is the side of a difference.
    pub fact: Option<usize>,
}

/// All rows: differences in the comparison's order, then agreements, those of the most articles and the most checkable kinds first.
pub fn rows(comparison: &Comparison) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..comparison.differences.len()).map(|i| differing(comparison, i)).collect();
    rows.extend(agreeing(comparison));
    rows
}

fn differing(comparison: &Comparison, at: usize) -> Row {
    let difference = &comparison.differences[at];
    let mut cells: Vec<Cell> = difference.values.iter().map(|s| Cell { place: s.place, span: s.span, fact: None }).collect();
    cells.sort_by_key(|c| (c.place, c.span));
    let places: Vec<(Place, Span)> = cells.iter().map(|c| (c.place, c.span)).collect();
    Row {
        question: question::of(comparison, difference.kind, &places),
        topic: question::topic(comparison, &places),
        kind: difference.kind,
        claims: vec![difference.claim],
        difference: Some(at),
        origins: origins(comparison, &cells),
        cells,
    }
}

/// What makes two facts the same answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Answer {
    rank: u8,
    kind: FactKind,
    value: String,
}

fn agreeing(comparison: &Comparison) -> Vec<Row> {
    let mut contested: BTreeMap<Place, Vec<Span>> = BTreeMap::new();
    for side in comparison.differences.iter().flat_map(|d| &d.values) {
        contested.entry(side.place).or_default().push(side.span);
    }
    let outlet_of = comparison.outlets();
    // One row for one answer to one question, however many claims hold it.
    let mut found: BTreeMap<(Answer, String), Row> = BTreeMap::new();
    for (position, claim) in comparison.claims.iter().enumerate() {
        let mut answers: BTreeMap<Answer, Vec<Cell>> = BTreeMap::new();
        for place in &claim.mentions {
            let article = &comparison.articles[place.article];
            let free = |span: Span| !contested.get(place).is_some_and(|spans| spans.iter().any(|s| s.overlaps(span)));
            let first = article.facts.partition_point(|f| f.sentence < place.sentence);
            for (i, fact) in article.facts_of(place.sentence).iter().enumerate() {
                if let Some(answer) = answer(comparison, *place, fact)
                    && free(fact.span)
                {
                    answers.entry(answer).or_default().push(Cell { place: *place, span: fact.span, fact: Some(first + i) });
                }
            }
        }
        for (answer, mut cells) in answers {
            let outlets: BTreeSet<usize> = cells.iter().map(|c| outlet_of[c.place.article]).collect();
            if outlets.len() < 2 {
                continue;
            }
            cells.sort_by_key(|c| (c.place, c.span));
            let places: Vec<(Place, Span)> = cells.iter().map(|c| (c.place, c.span)).collect();
            let kind = difference_kind(answer.kind);
            let question = question::of(comparison, kind, &places);
            let topic = question::topic(comparison, &places);
            match found.get_mut(&(answer.clone(), question.clone())) {
                Some(row) => {
                    row.claims.push(position);
                    row.cells.extend(cells.into_iter().filter(|c| !row.cells.contains(c)).collect::<Vec<_>>());
                    row.cells.sort_by_key(|c| (c.place, c.span));
                    row.origins = origins(comparison, &row.cells);
                }
                None => {
                    let origins = origins(comparison, &cells);
                    let row = Row { question: question.clone(), topic, kind, claims: vec![position], difference: None, cells, origins };
                    found.insert((answer, question), row);
                }
            }
        }
    }
    let mut rows: Vec<(Answer, Row)> = found.into_iter().map(|((answer, _), row)| (answer, row)).collect();
    let outlets = |row: &Row| row.cells.iter().map(|c| outlet_of[c.place.article]).collect::<BTreeSet<_>>().len();
    rows.sort_by(|(a, x), (b, y)| (outlets(y), a.rank, &a.value, &x.question).cmp(&(outlets(x), b.rank, &b.value, &y.question)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The answer that a fact gives; `None` for kinds that answer no question of a fact-checker by themselves.
fn answer(comparison: &Comparison, place: Place, fact: &Fact) -> Option<Answer> {
    let (rank, value) = match (&fact.kind, &fact.value) {
        (FactKind::Number, Value::Quantity(q)) if !q.unit.is_empty() => (0, format!("{} {:?} {:?} {}", q.amount, q.low, q.high, q.unit)),
        (FactKind::Money, Value::Money { quantity: q, currency }) => (0, format!("{} {:?} {:?} {currency}", q.amount, q.low, q.high)),
        (FactKind::Percent, Value::Quantity(q)) => (1, format!("{} {}", q.amount, q.unit)),
        (FactKind::Age, Value::Quantity(q)) => (2, format!("{} {}", q.amount, q.of.to_lowercase())),
        (FactKind::Time, Value::Timex(t)) => (3, t.value.clone()),
        (FactKind::Date, Value::Timex(t)) if t.value.starts_with(|c: char| c.is_ascii_digit()) => (5, t.value.clone()),
        (FactKind::Duration, Value::Timex(t)) => (4, t.value.clone()),
        (FactKind::Title, Value::Title(t)) if t.class != crate::fact::TitleClass::Role => (2, t.label.clone()),
        (FactKind::Place, Value::Name(n)) if happens_at(comparison, place, fact.span) => (6, n.canonical.to_lowercase()),
        _ => return None,
    };
    Some(Answer { rank, kind: fact.kind, value })
}

/// Whether a place's name stands after a word that says where something happened.
fn happens_at(comparison: &Comparison, place: Place, span: Span) -> bool {
    let before = comparison.articles[place.article].base(place.sentence).get(..span.start).unwrap_or("").trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(word, "in" | "at" | "near" | "outside" | "off" | "In" | "At" | "Near" | "Outside")
}

fn difference_kind(kind: FactKind) -> DifferenceKind {
    match kind {
        FactKind::Number => DifferenceKind::Number,
        FactKind::Money => DifferenceKind::Money,
        FactKind::Percent => DifferenceKind::Percent,
        FactKind::Age => DifferenceKind::Age,
        FactKind::Date | FactKind::Duration | FactKind::Set => DifferenceKind::Date,
        FactKind::Time => DifferenceKind::Time,
        FactKind::Place => DifferenceKind::Place,
        FactKind::Person | FactKind::Organization => DifferenceKind::Name,
        FactKind::Title => DifferenceKind::Title,
        FactKind::Quote => DifferenceKind::Quote,
        FactKind::Hedge => DifferenceKind::Certainty,
        FactKind::Negation => DifferenceKind::Negation,
    }
}

fn origins(comparison: &Comparison, cells: &[Cell]) -> usize {
    cells.iter().map(|c| comparison.origin_of.get(c.place.article).copied().unwrap_or(c.place.article)).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests;
