//! What a person decided on a comparison: made by the library, told by a report.

use std::collections::BTreeMap;

/// What was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Open,
    /// It is a difference that matters.
    Confirmed,
    /// It is none.
    Dismissed,
    /// One side holds.
    Resolved,
}

impl Verdict {
    /// In one word, as the window has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confirmed => "confirmed",
            Self::Dismissed => "dismissed",
            Self::Resolved => "resolved",
        }
    }
}

/// A decision on a difference or a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// Id of the article whose side holds, when resolved.
    pub side: Option<String>,
    /// In the journalist's words.
    pub note: String,
    /// Who decided.
    pub initials: String,
    /// ISO 8601, UTC.
    pub time: String,
    /// The difference has changed since; in words.
    pub since: Option<&'static str>,
}

/// A decision whose words no longer stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unplaced {
    /// Why it was a difference.
    pub reason: String,
    /// Outlet, words that differed and sentence of each side.
    pub sides: Vec<(String, String, String)>,
    /// What was decided.
    pub decision: Decision,
}

/// All that a person did in an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Decisions by the id of the difference or claim.
    pub decisions: BTreeMap<String, Decision>,
    /// Decisions that could not be placed.
    pub unplaced: Vec<Unplaced>,
    /// Corrections in words.
    pub corrections: Vec<String>,
}
