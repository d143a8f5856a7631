//! What the window is shown, made from the engine's and the library's values.

/// An event and its whole comparison.
pub mod event;
/// The list of events.
pub mod library;
/// Values as words: "21 December 2025", "about 12 people".
mod printed;
/// Decisions.
pub mod review;
/// Rows of the reading view.
pub mod rows;
/// Sentences as runs that are marked alike.
mod runs;
/// What was read of a file.
pub mod source;
