//! Where records stand in the store: one tree, so that every change is one atomic batch.

/// Version of the records, as a decimal number.
pub const SCHEMA: &str = "m/schema";
/// How many bytes of the journal the store has taken in, as a decimal number.
pub const APPLIED: &str = "m/applied";
/// Before all events.
pub const EVENTS: &str = "e/";

/// An event's record.
pub fn event(id: &str) -> String {
    format!("{EVENTS}{id}")
}

/// What was read of an article's file.
pub fn document(article: &str) -> String {
    format!("d/{article}")
}

/// Before all reviews of an event.
pub fn reviews(event: &str) -> String {
    format!("r/{event}/")
}

/// The review of one difference.
pub fn review(event: &str, difference: &str) -> String {
    format!("r/{event}/{difference}")
}

/// The ids of an event's material differences as last compared: for the counts in the list of events.
pub fn material(event: &str) -> String {
    format!("k/{event}")
}
