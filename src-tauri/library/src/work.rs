//! What a person did in an event, as a report tells it.

use crosscheck_compare::decisions::{Decision, Unplaced, Verdict, Work};

use crate::placing::{Found, Placed, Since};
use crate::records::{Decision as Kept, EventRecord, Review};

/// All decisions over a comparison and the corrections of its event, in words.
pub fn work(placed: Placed, record: &EventRecord) -> Work {
    let decision = |review: Review, since| Decision {
        verdict: match review.decision {
            Kept::Open => Verdict::Open,
            Kept::Confirmed => Verdict::Confirmed,
            Kept::Dismissed => Verdict::Dismissed,
            Kept::Resolved => Verdict::Resolved,
        },
        side: review.side,
        note: review.note,
        initials: review.initials,
        time: review.time,
        since,
    };
    let since = |since| match since {
        Since::Same => None,
        Since::Grown => Some("another outlet has come in since"),
        Since::Reworded => Some("told apart in another way since"),
    };
    let unplaced = |review: Review| {
        let subject = review.subject.clone().unwrap_or_default();
        let sides = subject.sides.into_iter().map(|s| (s.outlet, s.words, s.sentence.words)).collect();
        Unplaced { reason: subject.reason, sides, decision: decision(review, None) }
    };
    let decided = |(id, found): (String, Found)| (id, decision(found.review, since(found.since)));
    Work {
        decisions: placed.at.into_iter().map(decided).collect(),
        unplaced: placed.lost.into_values().map(unplaced).collect(),
        corrections: record.corrections_in_words(),
    }
}
