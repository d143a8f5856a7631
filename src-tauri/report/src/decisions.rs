//! What the journalist decided, as a report takes it; and what is to be in the report.

use std::collections::BTreeMap;

use crosscheck_compare::comparison::{Difference, Severity};

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

/// What is in a report. Sources, conflicts and updates always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
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
}

impl Default for Options {
    fn default() -> Self {
        Self { minor: true, open: true, agreements: true, only_here: true, dismissed: true, left_out: true, decisions: true }
    }
}

impl Options {
    /// In words, for who wonders what is missing; `None` where all is in it.
    pub fn left_aside(&self) -> Option<String> {
        let parts = [
            (self.minor, "minor differences"),
            (self.open, "undecided differences"),
            (self.agreements, "agreements"),
            (self.only_here, "what one outlet alone has"),
            (self.dismissed, "dismissed differences"),
            (self.left_out, "what was not compared"),
            (self.decisions, "decisions and notes"),
        ];
        let out: Vec<&str> = parts.iter().filter(|(is_in, _)| !is_in).map(|(_, name)| *name).collect();
        (!out.is_empty()).then(|| out.join(", "))
    }

    /// Whether a difference stands in the body of the report.
    pub(crate) fn shows(&self, difference: &Difference, verdict: Verdict) -> bool {
        let decided = self.decisions && verdict != Verdict::Open;
        (self.minor || difference.severity == Severity::Material) && (self.open || decided) && !self.in_appendix(verdict)
    }

    /// Whether a difference of this verdict stands in the appendix, or nowhere.
    pub(crate) fn in_appendix(&self, verdict: Verdict) -> bool {
        self.decisions && verdict == Verdict::Dismissed
    }
}
