//! Decisions, to the library and back.

use crosscheck_library::placing::{Found, Since};
use crosscheck_library::{Decision, Review};

use crate::wire::{DecisionView, ReviewChange, ReviewView};

/// What is kept; the library sets the time.
pub fn record(decision: DecisionView, side: Option<String>, note: String, initials: String) -> Review {
    let decision = match decision {
        DecisionView::Open => Decision::Open,
        DecisionView::Confirmed => Decision::Confirmed,
        DecisionView::Dismissed => Decision::Dismissed,
        DecisionView::Resolved => Decision::Resolved,
    };
    Review { decision, side, note, initials, time: String::new(), subject: None }
}

impl From<Review> for ReviewView {
    fn from(review: Review) -> Self {
        let Review { decision, side, note, initials, time, subject: _ } = review;
        let decision = match decision {
            Decision::Open => DecisionView::Open,
            Decision::Confirmed => DecisionView::Confirmed,
            Decision::Dismissed => DecisionView::Dismissed,
            Decision::Resolved => DecisionView::Resolved,
        };
        Self { decision, side, note, initials, time, since: None }
    }
}

impl From<Found> for ReviewView {
    fn from(found: Found) -> Self {
        let Found { key: _, review, since } = found;
        let since = match since {
            Since::Same => None,
            Since::Grown => Some(ReviewChange::Grown),
            Since::Reworded => Some(ReviewChange::Reworded),
        };
        Self { since, ..Self::from(review) }
    }
}
