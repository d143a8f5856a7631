//! Decisions.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionView {
    Open,
    Confirmed,
    Dismissed,
    Resolved,
}

/// The journalist's decision on a difference.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    pub decision: DecisionView,
    /// Which article's side holds, when resolved.
    pub side: Option<String>,
    pub note: String,
    pub initials: String,
    /// ISO 8601, UTC; set by the library.
    pub time: String,
    /// Since it was made: null where its difference stands as it was decided.
    pub since: Option<ReviewChange>,
}

/// How a difference has changed since it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewChange {
    /// Another outlet has come into it: look again.
    Grown,
    /// The same words are told apart in another way: another kind, other values.
    Reworded,
}
