//! The fact-checking sheet that desks keep: one row a claim, a column an outlet; the facts with their types beside it.

use std::collections::BTreeSet;

use crosscheck_compare::comparison::{Claim, Comparison, Difference, Severity, Status};
use crosscheck_compare::evidence::{Evidence, Explainer};
use crosscheck_compare::grid;
use crosscheck_compare::versions::{Edit, Piece};

use crate::inert::inert;
use crate::language::Language;
use crate::outline::outlet;
use crate::{Report, evidence, typed, versions};
use crosscheck_compare::decisions::{Decision, Verdict};

/// All tables of a report.
#[derive(Debug)]
pub struct Sheet {
    /// The claims: those that differ first, then what agrees, then what one outlet has.
    pub claims: Table,
    /// Questions and what each outlet answers, typed.
    pub facts: Table,
    /// What was added, cut and changed between versions of one outlet's article; empty where there are none.
    pub versions: Table,
    /// The articles' files.
    pub sources: Table,
}

/// A table of cells.
#[derive(Debug)]
pub struct Table {
    /// The columns' names.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Columns before the outlets' own.
    pub fixed: usize,
}

/// A cell, typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, or nothing.
    Text(String),
    /// How many.
    Count(usize),
    /// An amount.
    Number(f64),
    /// Year, month, day.
    Day(u16, u8, u8),
    /// Year, month, day, hour, minute.
    Moment(u16, u8, u8, u16, u16),
    /// A cell with the words that it was printed as.
    Printed(Box<Cell>, String),
}

impl Cell {
    /// As words.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(n) => n.to_string(),
            Self::Number(x) => x.to_string(),
            Self::Day(y, m, d) => format!("{y:04}-{m:02}-{d:02}"),
            Self::Moment(y, m, d, hour, minute) => format!("{y:04}-{m:02}-{d:02} {hour:02}:{minute:02}"),
            Self::Printed(cell, _) => cell.words(),
        }
    }
}

/// Columns of the claims before the outlets' own.
const FIXED: [&str; 6] = ["Claim", "Status", "Kinds", "Severity", "Update", "Reasons"];
/// What speaks for it that the sentences belong together, where the options want it.
const EVIDENCE: &str = "Evidence";
const COUNTS: [&str; 2] = ["Outlets", "Origins"];
/// Where the options want decisions.
const DECISIONS: [&str; 5] = ["Decision", "Holds", "Note", "Initials", "Decided"];

impl Sheet {
    /// The sheet of a report.
    pub fn new(report: &Report) -> Self {
        let outlets = versions::names(report, Language::English);
        Self {
            claims: claims(report, &outlets),
            facts: facts(report, &outlets),
            versions: rewritten(report),
            sources: sources(report, &outlets),
        }
    }
}

fn head(fixed: &[&str], outlets: &[String]) -> Vec<String> {
    fixed.iter().map(|s| (*s).to_owned()).chain(outlets.iter().cloned()).collect()
}

fn claims(report: &Report, outlets: &[String]) -> Table {
    let c = report.comparison;
    let explainer = report.options.evidence.then(|| Explainer::new(c));
    let mut fixed = FIXED.to_vec();
    fixed.extend(explainer.as_ref().map(|_| EVIDENCE));
    fixed.extend(COUNTS);
    fixed.extend(DECISIONS.iter().filter(|_| report.options.decisions));
    let mut order: Vec<usize> = (0..c.claims.len()).filter(|&i| is_in(report, i)).collect();
    order.sort_by_key(|&i| {
        let first = c.differences.iter().position(|d| d.claim == i).unwrap_or(usize::MAX);
        (rank(c.claims[i].status), first, i)
    });
    let rows = order.into_iter().map(|i| row(report, i, outlets, explainer.as_ref())).collect();
    Table { head: head(&fixed, outlets), rows, fixed: fixed.len() }
}

/// Whether the options let a claim in.
fn is_in(report: &Report, claim: usize) -> bool {
    let c = report.comparison;
    match c.claims[claim].status {
        Status::Single => report.options.only_here,
        Status::Agree => report.options.agreements,
        Status::Differ => {
            let verdict = |d: &Difference| report.work.decisions.get(&d.id).map_or(Verdict::Open, |x| x.verdict);
            let mut against = c.differences.iter().filter(|d| d.claim == claim).peekable();
            let shown =
                |d: &Difference| report.options.shows(d, verdict(d)) || report.options.dismissed && report.options.in_appendix(verdict(d));
            against.peek().is_none() || against.any(shown)
        }
    }
}

fn rank(status: Status) -> usize {
    match status {
        Status::Differ => 0,
        Status::Agree => 1,
        Status::Single => 2,
    }
}

/// A line for each difference, or for the agreement; nothing where one outlet alone has it.
fn evidence_of(comparison: &Comparison, explainer: &Explainer, claim: usize) -> String {
    let line = |e: &Evidence| evidence::line(e, Language::English);
    let mut lines: Vec<String> = Vec::new();
    for (i, _) in comparison.differences.iter().enumerate().filter(|(_, d)| d.claim == claim) {
        let told = line(&explainer.difference(i));
        if !told.is_empty() && !lines.contains(&told) {
            lines.push(told);
        }
    }
    if lines.is_empty() && comparison.claims[claim].status != Status::Single {
        return line(&explainer.claim(claim));
    }
    lines.join(" | ")
}

fn row(report: &Report, claim: usize, outlets: &[String], explainer: Option<&Explainer>) -> Vec<Cell> {
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
    let mut per_outlet = vec![Vec::new(); outlets.len()];
    for m in &x.mentions {
        per_outlet[m.article].push(inert(c.articles[m.article].words(m.sentence)));
    }
    let outlet_of = c.outlets();
    let reporting = x.mentions.iter().map(|m| outlet_of[m.article]).collect::<BTreeSet<_>>().len();
    let mut cells = vec![
        Cell::Text(x.id.clone()),
        Cell::Text(x.status.name().to_owned()),
        Cell::Text(kinds.join(", ")),
        Cell::Text(severity.to_owned()),
        Cell::Text(update.to_owned()),
        Cell::Text(reasons.join(" | ")),
    ];
    cells.extend(explainer.map(|e| Cell::Text(evidence_of(c, e, claim))));
    cells.extend([Cell::Count(reporting), Cell::Count(x.origins)]);
    if report.options.decisions {
        let ids = against.iter().map(|d| &d.id).chain([&x.id]);
        cells.extend(decided(report, outlets, ids.filter_map(|id| report.work.decisions.get(id)).collect()));
    }
    cells.extend(per_outlet.into_iter().map(|s| Cell::Text(s.join(" […] "))));
    cells
}

/// Decision, the side that holds, note, initials, time.
fn decided(report: &Report, outlets: &[String], decisions: Vec<&Decision>) -> [Cell; 5] {
    let all = |of: &dyn Fn(&Decision) -> String| {
        let mut words: Vec<String> = decisions.iter().map(|d| of(d)).filter(|w| !w.is_empty()).collect();
        words.dedup();
        Cell::Text(inert(&words.join(" | ")))
    };
    let holds = |d: &Decision| {
        let article = d.side.as_ref().and_then(|s| report.comparison.articles.iter().position(|a| a.id == *s));
        article.map(|i| outlets[i].clone()).unwrap_or_default()
    };
    let last = decisions.iter().map(|d| d.time.as_str()).max().unwrap_or("");
    [
        all(&|d| d.verdict.name().to_owned()),
        all(&holds),
        all(&|d| d.note.trim().to_owned()),
        all(&|d| d.initials.trim().to_owned()),
        typed::moment(last).unwrap_or_else(|| Cell::Text(inert(last))),
    ]
}

/// The fact grid with typed answers. In the same order as on the screen: differences first.
fn facts(report: &Report, outlets: &[String]) -> Table {
    const FIXED: [&str; 6] = ["Question", "About", "Kind", "Status", "Origins", "Decision"];
    let c = report.comparison;
    let row = |row: &grid::Row| {
        let difference = row.difference.and_then(|d| c.differences.get(d));
        let verdict = difference.and_then(|d| report.work.decisions.get(&d.id)).map_or(Verdict::Open, |d| d.verdict);
        let wanted = match difference {
            Some(d) => report.options.shows(d, verdict) || report.options.dismissed && report.options.in_appendix(verdict),
            None => report.options.agreements,
        };
        let status = match difference {
            None => "agree",
            Some(d) if d.update => "update",
            Some(d) if d.severity == Severity::Minor => "minor",
            Some(_) => "differ",
        };
        let told = if report.options.decisions && verdict != Verdict::Open { verdict.name() } else { "" };
        let mut cells = vec![
            Cell::Text(inert(&row.question)),
            Cell::Text(inert(&row.topic)),
            Cell::Text(row.kind.name().to_owned()),
            Cell::Text(status.to_owned()),
            Cell::Count(row.origins),
            Cell::Text(told.to_owned()),
        ];
        cells.extend((0..outlets.len()).map(|article| answer(c, row, article)));
        wanted.then_some(cells)
    };
    Table { head: head(&FIXED, outlets), rows: grid::rows(c).iter().filter_map(row).collect(), fixed: FIXED.len() }
}

/// What one article answers: one value with its type, or all printed words.
fn answer(c: &Comparison, row: &grid::Row, article: usize) -> Cell {
    let a = &c.articles[article];
    let cells: Vec<&grid::Cell> = row.cells.iter().filter(|x| x.place.article == article).collect();
    let mut printed: Vec<String> = cells.iter().map(|x| inert(a.words_at(x.place.sentence, x.span))).collect();
    printed.dedup();
    let values: Vec<Option<Cell>> = cells
        .iter()
        .map(|x| match x.fact.and_then(|f| a.facts.get(f)) {
            Some(fact) => typed::of_fact(fact),
            None => typed::at(a, x.place.sentence, x.span),
        })
        .collect();
    let one = values.first().cloned().flatten().filter(|first| values.iter().all(|v| v.as_ref() == Some(first)));
    match one {
        Some(value) => Cell::Printed(Box::new(value), printed.join(" | ")),
        None => Cell::Text(printed.join(" | ")),
    }
}

/// One row a passage that was added, cut or changed.
fn rewritten(report: &Report) -> Table {
    const FIXED: [&str; 9] =
        ["Outlet", "Order", "Edit", "Earlier version", "Later version", "Words before", "Words after", "Sentence before", "Sentence after"];
    let articles = &report.comparison.articles;
    let mut rows = Vec::new();
    for step in report.comparison.versions.iter().flat_map(|v| &v.steps) {
        let time = |a: usize| {
            let m = &articles[a].metadata;
            let printed = m.updated.as_deref().or(m.published.as_deref()).unwrap_or("");
            typed::moment(printed).unwrap_or_else(|| Cell::Text(inert(printed)))
        };
        for p in step.passages.iter().filter(|p| p.edit != Edit::Kept) {
            let words = |at: usize, list: &[Piece]| {
                let all = list.iter().flat_map(|p| p.changed.iter().map(|s| inert(articles[at].words_at(p.sentence, *s))));
                Cell::Text(all.collect::<Vec<_>>().join(" | "))
            };
            let sentences = |at: usize, list: &[Piece]| {
                Cell::Text(list.iter().map(|p| inert(articles[at].words(p.sentence))).collect::<Vec<_>>().join(" | "))
            };
            rows.push(vec![
                Cell::Text(outlet(report, step.later)),
                Cell::Text(if step.ordered { "known" } else { "unknown" }.to_owned()),
                Cell::Text(p.edit.name().to_owned()),
                time(step.earlier),
                time(step.later),
                words(step.earlier, &p.earlier),
                words(step.later, &p.later),
                sentences(step.earlier, &p.earlier),
                sentences(step.later, &p.later),
            ]);
        }
    }
    Table { head: head(&FIXED, &[]), rows, fixed: FIXED.len() }
}

fn sources(report: &Report, outlets: &[String]) -> Table {
    const FIXED: [&str; 9] = ["Outlet", "Headline", "By", "Published", "Updated", "File", "SHA-256", "Origin", "Notes"];
    let row = |((article, (document, file)), outlet): ((usize, &(_, crate::File)), &String)| {
        let document: &crosscheck_compare::document::Document = document;
        let m = &report.comparison.articles[article].metadata;
        let text = |s: &Option<String>| Cell::Text(inert(s.as_deref().unwrap_or("")));
        let time = |s: &Option<String>| s.as_deref().and_then(typed::moment).unwrap_or_else(|| text(s));
        let warnings: Vec<String> = document.warnings.iter().map(|w| inert(&w.message)).collect();
        vec![
            Cell::Text(outlet.clone()),
            text(&m.headline),
            text(&m.byline),
            time(&m.published),
            time(&m.updated),
            text(&file.name),
            Cell::Text(file.sha256.clone()),
            Cell::Count(report.comparison.origin_of.get(article).map_or(0, |o| o + 1)),
            Cell::Text(warnings.join(" | ")),
        ]
    };
    Table { head: head(&FIXED, &[]), rows: report.read.iter().enumerate().zip(outlets).map(row).collect(), fixed: FIXED.len() }
}
