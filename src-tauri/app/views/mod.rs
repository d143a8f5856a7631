//! What the window is shown, made from the engine's and the library's values.

/// Corrections; what can be taken back.
pub mod changes;
/// An event and its whole comparison.
pub mod event;
/// What speaks for a claim or a difference.
pub mod explained;
/// The fact grid.
pub mod grid;
/// Which articles share text.
pub mod independence;
/// The list of events.
pub mod library;
/// Values as words: "21 December 2025", "about 12 people".
mod printed;
/// Quotes by speaker.
pub mod quotes;
/// Decisions.
pub mod review;
/// Rows of the reading view.
pub mod rows;
/// Sentences as runs that are marked alike.
mod runs;
/// What a search found.
pub mod search;
/// What was read of a file.
pub mod source;
/// Versions of one outlet's article.
pub mod versions;
