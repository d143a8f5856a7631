//! What stands against a claim: the rules, one file a kind of difference.

use crate::align::claims::Group;
use crate::comparison::{Confidence, DifferenceKind, Severity, Side};
use crate::event::Event;

/// A difference before it gets its id and its claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Position of the group it stands against.
    pub group: usize,
    /// What sort.
    pub kind: DifferenceKind,
    /// Whether it must be acted on.
    pub severity: Severity,
    /// The articles' times explain it.
    pub update: bool,
    /// How sure.
    pub confidence: Confidence,
    /// Two or more sides, of two or more articles.
    pub values: Vec<Side>,
    /// Why, in plain words.
    pub reason: String,
}

/// All differences of an event's groups, no two alike.
pub fn differences(_event: &Event, _groups: &[Group]) -> Vec<Draft> {
    Vec::new()
}
