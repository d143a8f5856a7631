//! Reports from the window.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormatView {
    Html,
    Docx,
    Xlsx,
    Csv,
    Markdown,
    Json,
}

/// What is in a report. Sources, conflicts and updates always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportOptionsView {
    /// Minor differences.
    pub minor: bool,
    /// Differences that nobody has decided.
    pub open: bool,
    /// What two or more outlets agree on.
    pub agreements: bool,
    /// What one outlet alone has.
    pub only_here: bool,
    /// Dismissed differences, in an appendix.
    pub dismissed: bool,
    /// What was trimmed and so not compared.
    pub left_out: bool,
    /// Decisions, notes and initials.
    pub decisions: bool,
    /// What speaks for each claim and difference, and what against. Settings that were kept before it could be chosen have it.
    #[serde(default = "wanted")]
    pub evidence: bool,
}

/// As every report had it before it could be chosen.
fn wanted() -> bool {
    true
}

/// The HTML report for the window, in two parts: to be put into a shadow root, the style by `adoptedStyleSheets`.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportPreviewView {
    pub title: String,
    /// What stands in the page's body: escaped, without scripts, links or pictures.
    pub html: String,
    pub style: String,
    /// Suggested file name without its ending.
    pub file: String,
}
