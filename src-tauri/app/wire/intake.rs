//! What comes of dropped files.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

use super::search::SuggestionView;
use super::{Problem, WarningView};

/// What came of one dropped file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum FileOutcome {
    Waiting {
        file: String,
    },
    Reading {
        file: String,
    },
    /// It is an article of the event now.
    Imported {
        file: String,
        article: String,
        outlet: String,
        warnings: Vec<WarningView>,
    },
    /// It looks like another save of an article that is there; it is in the event, set aside, until a person keeps or removes it.
    #[serde(rename_all = "camelCase")]
    LikelyDuplicate {
        file: String,
        article: String,
        outlet: String,
        /// The article that it is like.
        of: String,
        /// Its file.
        of_file: String,
    },
    /// The same bytes are in the event already.
    Duplicate {
        file: String,
        article: String,
    },
    Refused {
        file: String,
        problem: Problem,
    },
    Cancelled {
        file: String,
    },
}

/// Sent while an import runs, on the command's channel; the last one has `done`.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// One for each file, in the order given.
    pub files: Vec<FileOutcome>,
    pub done: bool,
    /// The event that the articles go to, from the first one on: what is dropped meanwhile belongs there too.
    pub event: Option<String>,
}

/// What an import came to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportResult {
    /// The event that the articles went to; null when none was imported.
    pub event: Option<String>,
    pub files: Vec<FileOutcome>,
    /// Articles that seem to belong to another event; nothing is moved unasked.
    pub suggestions: Vec<SuggestionView>,
}
