//! What is to be in a report.

use crosscheck_compare::comparison::{Difference, Severity};
use crosscheck_compare::decisions::Verdict;

use crate::language::Language;

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
    /// What speaks for each difference and, in JSON, for each claim: a fifth more of it.
    pub evidence: bool,
    /// The language of the prose reports.
    pub language: Language,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            minor: true,
            open: true,
            agreements: true,
            only_here: true,
            dismissed: true,
            left_out: true,
            decisions: true,
            evidence: true,
            language: Language::English,
        }
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
            (self.evidence, "what speaks for each difference"),
        ];
        let out: Vec<&str> = parts.iter().filter(|(is_in, _)| !is_in).map(|(_, name)| self.language.say(name)).collect();
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
