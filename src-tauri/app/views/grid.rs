//! The fact grid.

use std::collections::BTreeMap;

use crosscheck_compare::comparison::{Comparison, Severity, Side};
use crosscheck_compare::grid;

use crate::views::event::value_view;
use crate::views::printed;
use crate::wire::ValueView;
use crate::wire::evidence::{AnswerView, GridCellView, GridRowView, GridStatus, GridView};

/// The fact grid of a comparison.
pub fn grid(comparison: &Comparison) -> GridView {
    let mut rows: Vec<GridRowView> = grid::rows(comparison).into_iter().map(|r| row(r, comparison)).collect();
    // Stable: within a status as the engine has them, which is the order to be stepped through.
    rows.sort_by_key(|r| match r.status {
        GridStatus::Differ => 0,
        GridStatus::Update => 1,
        GridStatus::Minor => 2,
        GridStatus::Agree => 3,
        GridStatus::Single => 4,
    });
    GridView { rows }
}

fn row(row: grid::Row, comparison: &Comparison) -> GridRowView {
    let grid::Row { question, topic, kind, claims, difference, cells, origins: _ } = row;
    let difference = difference.and_then(|d| comparison.differences.get(d));
    let claims: Vec<String> = claims.into_iter().filter_map(|c| comparison.claims.get(c)).map(|c| c.id.clone()).collect();
    let mut groups: Vec<String> = Vec::new();
    // By position, so that the cells stand in the event's order.
    let mut by_article: BTreeMap<usize, GridCellView> = BTreeMap::new();
    for grid::Cell { place, span, fact } in cells {
        let side = difference.and_then(|d| d.values.iter().find(|s| s.place == place && s.span == span));
        let fact = fact.and_then(|f| comparison.articles[place.article].facts.get(f));
        let value = side.map(|s| s.value.clone()).or_else(|| fact.map(|f| printed::value(&f.value))).unwrap_or_default();
        let ValueView { article, sentence, text, value, credit } = value_view(&Side { place, span, value }, &comparison.articles);
        let group = groups.iter().position(|g| *g == value).unwrap_or_else(|| {
            groups.push(value.clone());
            groups.len() - 1
        });
        let metadata = &comparison.articles[place.article].metadata;
        let as_of = metadata.updated.clone().or_else(|| metadata.published.clone());
        let answer = AnswerView { sentence, text, value, group: u32::try_from(group).unwrap_or(u32::MAX), credit, as_of };
        let cell = by_article.entry(place.article).or_insert_with(|| GridCellView { article, answers: Vec::new() });
        // A headline and the body often say the same: it is told once.
        if !cell.answers.iter().any(|a| a.group == answer.group) {
            cell.answers.push(answer);
        }
    }
    let status = match difference {
        None => GridStatus::Agree,
        Some(d) if d.severity == Severity::Minor => GridStatus::Minor,
        Some(d) if d.update => GridStatus::Update,
        Some(_) => GridStatus::Differ,
    };
    let id = difference.map_or_else(
        || format!("{} {question} {}", claims.first().map_or("", String::as_str), groups.first().map_or("", String::as_str)),
        |d| d.id.clone(),
    );
    GridRowView {
        id,
        question,
        topic,
        kind: kind.into(),
        status,
        differences: difference.map(|d| d.id.clone()).into_iter().collect(),
        claims,
        cells: by_article.into_values().collect(),
    }
}
