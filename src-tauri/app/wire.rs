//! What crosses to the window and back. Made by destructuring the engine's values, so that a new field can't be forgotten;
//! generated into `ui/src/backend/wire/` by ts-rs and checked for drift.
//!
//! The window needs no offsets: it gets runs of text that join back to the sentence, to the letter.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

/// Corrections; taking back.
pub mod changes;
/// What comparing gave.
mod comparison;
/// Settings, menu, about.
pub mod desk;
/// An event opened.
mod event;
/// Fact grid, quotes, independence, versions.
pub mod evidence;
/// What comes of dropped files.
mod intake;
/// Reports from the window.
pub mod report;
/// Decisions.
mod review;
/// Full-text search; which event an article belongs to.
pub mod search;
/// The passphrase, and deleting for good.
pub mod secrecy;
/// What was read of a file.
mod source;
/// Events out of the library as one file, and in again.
pub mod transfer;

pub use comparison::{
    ClaimView, ConfidenceView, CopiedView, DifferenceKindView, DifferenceView, FactView, PlaceView, RowView, RunView, SentenceView,
    SeverityView, StatusView, ValueView, WordRunView, WordsView,
};
pub use event::{ArticleView, EventView, SetAsideView, VersionView, WarningView};
pub use intake::{FileOutcome, ImportProgress, ImportResult};
pub use review::{DecisionView, ReviewChange, ReviewView};
pub use source::{BlockView, FieldName, FieldView, SourceView};

/// The library at first sight.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryView {
    /// All events, last touched first; archived ones among them.
    pub events: Vec<EventSummary>,
    /// Deleted events, which can be restored; last deleted first.
    pub bin: Vec<EventSummary>,
    /// What the person should know about the library itself (it was rebuilt, it is read-only …).
    pub notice: Option<String>,
    /// It is under a passphrase.
    pub protected: bool,
    /// Initials of who works with it; empty where they are not said.
    pub initials: String,
    /// Version of the program.
    pub version: String,
    /// The sentence model is on this computer. Without it words alone tell what belongs together, a little less well.
    pub meaning: bool,
}

/// One line of the list of events.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventSummary {
    pub id: String,
    pub name: String,
    pub articles: u32,
    pub outlets: Vec<String>,
    /// ISO 8601, UTC.
    pub touched: String,
    /// Material differences.
    pub differences: u32,
    /// How many of these are decided.
    pub decided: u32,
    /// Done with: shown apart.
    pub archived: bool,
}

/// Closed set of things that can go wrong. The window acts on some and shows the message of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    Empty,
    TooLarge,
    NotText,
    Unsupported,
    NoArticle,
    Encrypted,
    Damaged,
    TooComplex,
    NoText,
    Crashed,
    TimedOut,
    OutOfMemory,
    Unreadable,
    /// A report or an export that the disk would not take.
    Unwritable,
    /// The system would not print.
    Unprintable,
    /// No file that was exported from Crosscheck, or a damaged one.
    Unusable,
    NotADate,
    NotALanguage,
    NotFound,
    /// The library is under a passphrase: the window asks for it.
    Locked,
    WrongPassphrase,
    ShortPassphrase,
    /// The library is being locked or written anew.
    Busy,
    Library,
    Cancelled,
    Internal,
}

/// What every command gives instead of an answer when it can't.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    pub code: ProblemCode,
    /// Which file, what happened, what to do.
    pub message: String,
}
