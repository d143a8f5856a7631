//! Where records stand in the store: one tree, so that every change is one atomic batch.

/// Version of the records, as a decimal number.
pub const SCHEMA: &str = "m/schema";
/// How many bytes of the journal the store has taken in, as a decimal number.
pub const APPLIED: &str = "m/applied";
/// A sum of all records that can't be had again from elsewhere: see `pending`.
pub const SUM: &str = "m/sum";
/// The sum of the journal's line that was taken in last.
pub const LINE: &str = "m/line";
/// The initials of who works with the library.
pub const INITIALS: &str = "m/initials";
/// The journal is being written anew from the store.
pub const REWRITING: &str = "m/rewriting";
/// Before what was said of articles that were taken out.
pub const CORRECTIONS_ASIDE: &str = "c/";
/// Before all records that [`SUM`] covers: events, reviews, histories, corrections set aside.
pub const SUMMED: [&str; 4] = [EVENTS, "r/", "h/", CORRECTIONS_ASIDE];
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

/// What was read of an article that was taken out, for when that is taken back.
pub fn document_aside(article: &str) -> String {
    format!("g/{article}")
}

/// Before the vectors of sentences of a generation.
pub fn vectors(generation: u8) -> String {
    format!("v{generation}/")
}

/// Which generation of vectors is filled, and how many bytes are in it.
pub const VECTORS: &str = "m/vectors";

/// What an article is about, in short; another form is another key.
pub fn sketch(article: &str) -> String {
    format!("s1/{article}")
}

/// What is kept of an event's comparison.
pub fn comparison(event: &str) -> String {
    format!("x/{event}")
}

/// What a person said of an article that was taken out, for when the same file comes again.
pub fn correction_aside(article: &str) -> String {
    format!("{CORRECTIONS_ASIDE}{article}")
}

/// What can be taken back in an event.
pub fn history(event: &str) -> String {
    format!("h/{event}")
}

/// Before all reviews of an event.
pub fn reviews(event: &str) -> String {
    format!("r/{event}/")
}

/// The review of one difference.
pub fn review(event: &str, difference: &str) -> String {
    format!("r/{event}/{difference}")
}

/// What the list of events shows of an event's last comparison.
pub fn noted(event: &str) -> String {
    format!("n/{event}")
}
