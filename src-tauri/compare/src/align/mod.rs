//! Which sentences of different articles report the same fact.

use crate::comparison::Place;
use crate::event::Event;
use crate::meaning::Meaning;

/// Links to claims: N-way, overlapping.
pub mod claims;

/// Two sentences of two articles that report the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The one, `a < b`.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// Calibrated probability that they report the same fact.
    pub score: f64,
}

/// All links of an event over the threshold, in order of place.
pub fn links(_event: &Event, _meaning: &dyn Meaning) -> Vec<Link> {
    Vec::new()
}

/// Calibrated probability that the only sentences of two one-sentence articles report the same fact.
pub fn score_pair(_event: &Event, _meaning: &dyn Meaning) -> f64 {
    0.0
}
