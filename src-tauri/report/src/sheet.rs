//! The fact-checking sheet that desks keep: one row a claim, a column an outlet.

use crosscheck_compare::comparison::{Claim, Difference, Severity, Status};

use crate::Report;
use crate::inert::inert;
use crate::outline::outlet;

/// A table of cells.
#[derive(Debug)]
pub struct Sheet {
    /// The columns' names.
    pub head: Vec<String>,
    /// One a claim: those that differ first, then what agrees, then what one outlet has.
    pub rows: Vec<Vec<Cell>>,
    /// The articles' files: outlet, headline, published, file, SHA-256.
    pub sources: Vec<Vec<String>>,
}

/// A cell, typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Count(usize),
}

/// Columns before the outlets' own.
const FIXED: [&str; 8] = ["Claim", "Status", "Kinds", "Severity", "Update", "Reasons", "Outlets", "Origins"];

impl Sheet {
    /// The sheet of a report.
    pub fn new(report: &Report) -> Self {
        let c = report.comparison;
        let outlets: Vec<String> = (0..c.articles.len()).map(|i| outlet(report, i)).collect();
        let mut order: Vec<usize> = (0..c.claims.len()).collect();
        order.sort_by_key(|&i| {
            let first = c.differences.iter().position(|d| d.claim == i).unwrap_or(usize::MAX);
            (rank(c.claims[i].status), first, i)
        });
        let rows = order.into_iter().map(|i| row(report, i, outlets.len())).collect();
        let sources = c
            .articles
            .iter()
            .zip(report.read)
            .zip(&outlets)
            .map(|((a, (_, file)), o)| {
                let text = |s: &Option<String>| inert(s.as_deref().unwrap_or(""));
                vec![
                    o.clone(),
                    text(&a.metadata.headline),
                    text(&a.metadata.byline),
                    text(&a.metadata.published),
                    text(&file.name),
                    file.sha256.clone(),
                ]
            })
            .collect();
        Self { head: FIXED.iter().map(|s| (*s).to_owned()).chain(outlets).collect(), rows, sources }
    }
}

fn rank(status: Status) -> usize {
    match status {
        Status::Differ => 0,
        Status::Agree => 1,
        Status::Single => 2,
    }
}

fn row(report: &Report, claim: usize, outlets: usize) -> Vec<Cell> {
    let c = report.comparison;
    let x: &Claim = &c.claims[claim];
    let against: Vec<&Difference> = c.differences.iter().filter(|d| d.claim == claim).collect();
    let mut kinds: Vec<&str> = against.iter().map(|d| d.kind.name()).collect();
    kinds.dedup();
    let severity = match () {
        () if against.is_empty() => "",
        () if against.iter().any(|d| d.severity == Severity::Material) => "material",
        () => "minor",
    };
    let update = if !against.is_empty() && against.iter().all(|d| d.update) { "yes" } else { "" };
    let reasons: Vec<String> = against.iter().map(|d| inert(&d.reason)).collect();
    let mut per_outlet = vec![Vec::new(); outlets];
    for m in &x.mentions {
        per_outlet[m.article].push(inert(c.articles[m.article].words(m.sentence)));
    }
    let reporting = per_outlet.iter().filter(|s| !s.is_empty()).count();
    let mut cells = vec![
        Cell::Text(x.id.clone()),
        Cell::Text(x.status.name().to_owned()),
        Cell::Text(kinds.join(", ")),
        Cell::Text(severity.to_owned()),
        Cell::Text(update.to_owned()),
        Cell::Text(reasons.join(" | ")),
        Cell::Count(reporting),
        Cell::Count(x.origins),
    ];
    cells.extend(per_outlet.into_iter().map(|s| Cell::Text(s.join(" […] "))));
    cells
}
