//! A comparison to what is read elsewhere: the contract's JSON, and reports that an editor can check without the app.
//!
//! Every format shows the same [`Comparison`], the same differences in the same order as the window. No local paths, no
//! links, nothing that runs.

use crosscheck_compare::comparison::Comparison;
use crosscheck_compare::document::Document;

pub use crosscheck_compare::decisions::{Decision, Unplaced, Verdict, Work};
pub use language::Language;
pub use options::Options;

/// One row a claim, a column an outlet, as comma-separated values.
mod csv;
/// What a person decided, in words.
mod decided;
/// A word processor's document.
mod docx;
/// What speaks for a difference, in one line.
mod evidence;
/// One HTML file that prints well.
mod html;
/// Text from files, made safe to show.
pub mod inert;
/// The contract's JSON.
pub mod json;
/// The language of the prose.
mod language;
/// What stands beside the differences.
mod listed;
/// Markdown.
mod markdown;
/// What is to be in a report.
mod options;
/// What the prose reports say, in their order, before it takes a format.
mod outline;
/// The fact-checking sheet: one row a claim, a column an outlet.
mod sheet;
/// Times as they are printed.
mod times;
/// Values with a spreadsheet's types.
mod typed;
/// Versions of one outlet's article, in words.
mod versions;
/// A spreadsheet.
mod xlsx;

/// What is known of an article's file beside what was read in it.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Name without folders; `None` for a line of a stream.
    pub name: Option<String>,
    /// Of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// Everything that a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The event's id in the contract's JSON.
    pub id: &'a str,
    /// The event's name, the report's title.
    pub title: &'a str,
    /// What is reported.
    pub comparison: &'a Comparison,
    /// What was read of each article and its file, in the comparison's order.
    pub read: &'a [(Document, File)],
    /// What a person did with it.
    pub work: &'a Work,
    /// What is to be in it. The contract's JSON always has all.
    pub options: Options,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the formats' own names")]
pub enum Format {
    Json,
    Markdown,
    Html,
    Csv,
    Xlsx,
    Docx,
}

/// A report that could not be written: the library that writes its format says why.
#[derive(Debug)]
pub struct WriteError(String);

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "The report could not be written: {}.", self.0)
    }
}

impl std::error::Error for WriteError {}

impl Report<'_> {
    /// The HTML report in two parts: what stands in the page's body, and its style.
    pub fn preview(&self) -> (String, &'static str) {
        (html::body(&outline::Outline::new(self)).into_string(), html::STYLE)
    }

    /// The report as the bytes of a file.
    ///
    /// # Errors
    /// When the library that writes the format refuses, as for a sheet with more rows than a spreadsheet can have.
    pub fn write(&self, format: Format) -> Result<Vec<u8>, WriteError> {
        match format {
            Format::Json => Ok(format!("{}\n", inert::json(&json::comparison(self).to_string())).into_bytes()),
            Format::Markdown => Ok(markdown::write(&outline::Outline::new(self)).into_bytes()),
            Format::Html => Ok(html::write(&outline::Outline::new(self)).into_bytes()),
            Format::Csv => Ok(csv::write(&sheet::Sheet::new(self))),
            Format::Xlsx => xlsx::write(&sheet::Sheet::new(self)),
            Format::Docx => docx::write(&outline::Outline::new(self)),
        }
    }
}

#[cfg(test)]
mod tests;
