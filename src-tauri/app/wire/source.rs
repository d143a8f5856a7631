//! What was read of a file.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WarningView;

/// What was read of a file, and what a person corrected of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    pub article: String,
    pub blocks: Vec<BlockView>,
    /// One for each part of the metadata, in the order to be shown.
    pub fields: Vec<FieldView>,
    /// What is still to be known of the reading.
    pub warnings: Vec<WarningView>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockView {
    pub text: String,
    /// Why it was trimmed; null where it is part of the article.
    pub reason: Option<String>,
    /// A person put it back, or cut it.
    pub by_hand: bool,
    /// Why the importer trimmed it; null where it took it for a part of the article.
    pub read_reason: Option<String>,
}

/// Parts of the metadata that can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    Outlet,
    Headline,
    Byline,
    Published,
    Updated,
    Language,
}

/// One part of the metadata.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    pub field: FieldName,
    /// What holds; empty where nothing is known.
    pub value: String,
    /// What was read of the file; empty where nothing was.
    pub read: String,
    /// A person entered it.
    pub by_hand: bool,
    /// Conflicts and guesses that a person should look at.
    pub warnings: Vec<WarningView>,
}
