//! Events out of the library as one file, and in again.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

/// A file that was exported, by what it says of itself: nothing of it is checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportFileView {
    /// For the program alone.
    pub path: String,
    /// Its name.
    pub file: String,
    /// Names of its events; none where it does not say.
    pub events: Vec<String>,
    pub articles: u32,
    /// A whole library, with its bin.
    pub whole: bool,
    /// ISO 8601; empty where it does not say.
    pub made: String,
}

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedView {
    /// The file's name.
    pub file: String,
    pub events: u32,
    pub articles: u32,
    /// Articles whose original is missing or damaged: what was read of them went along.
    pub without_original: Vec<LostFileView>,
}

/// What was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedView {
    pub events: Vec<ImportedEventView>,
    /// Names of events that were there already, just so.
    pub there: Vec<String>,
    pub articles: u32,
    /// Articles that can't be read.
    pub unread: Vec<LostFileView>,
}

/// An event that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportedEventView {
    pub id: String,
    pub name: String,
    /// It came into the bin, where it was.
    pub binned: bool,
}

/// A file of an article, by its event's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LostFileView {
    pub event: String,
    pub file: String,
}
