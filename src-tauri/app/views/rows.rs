//! Rows of the reading view.

use crosscheck_compare::comparison::Comparison;
use crosscheck_compare::reading::{self, Row};

use crate::wire::{Problem, ProblemCode, RowView};

/// The rows for two articles, by their ids.
///
/// # Errors
/// When the comparison has no such article.
pub fn rows(comparison: &Comparison, left: &str, right: &str) -> Result<Vec<RowView>, Problem> {
    let missing = || Problem::new(ProblemCode::NotFound, "This article is not in the event any more.");
    let position = |id: &str| comparison.articles.iter().position(|a| a.id == id).ok_or_else(missing);
    let row = |row: Row| {
        let Row { left, right, claims } = row;
        let claims = claims.into_iter().filter_map(|c| comparison.claims.get(c)).map(|c| c.id.clone()).collect();
        RowView { left, right, claims }
    };
    Ok(reading::rows(comparison, position(left)?, position(right)?).into_iter().map(row).collect())
}
