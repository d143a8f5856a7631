//! All events, articles and reviews on this computer.
//!
//! Three things lie in the library's folder:
//! - `originals/`: every file byte for byte, named by its SHA-256;
//! - `journal.jsonl`: every change, one JSON object a line, only ever appended to: what a person did is here first;
//! - `store/`: sled, which answers quickly. It can always be made again from the other two.
//!
//! A change is acknowledged when it is on the disk in all of them. `back-ups/` holds copies of the journal of earlier days. Under a
//! passphrase ([`secrecy`]) all of it is sealed.

/// Articles of an event.
mod articles;
/// What was damaged, kept for a while.
mod aside;
/// Back-ups of the journal.
pub mod backup;
/// What takes time to make, kept.
pub mod cache;
/// A look at everything.
mod checked;
/// A database that is closed in turn.
mod closing;
/// Decisions, corrections, steps taken back.
mod deciding;
/// What can go wrong.
pub mod error;
/// Events.
mod events;
/// What was done, to be taken back.
pub mod history;
/// The changes, as lines of a file.
pub mod journal;
/// Where records stand in the store.
mod keys;
/// The library: what it is made of, and how a change is made.
mod library;
/// Articles to another event.
mod moving;
/// What is said of how it opened.
mod notices;
/// Opening the store, and making it again.
mod open;
/// Files byte for byte.
mod originals;
/// Records as they will be.
mod pending;
/// Who works with it.
mod person;
/// Large values in pieces.
mod pieces;
/// Which difference a decision belongs to.
pub mod placing;
/// What a person corrected of how a file was read.
pub mod reading;
/// What is kept of events, articles and reviews.
pub mod records;
/// Full-text search.
pub mod search;
/// The passphrase.
pub mod secrecy;
/// All of an event as one value.
mod state;
/// sled behind calls that can't panic.
mod store;
/// What a change means for the records.
mod take_in;
/// One event or all of them as one file.
pub mod transfer;
/// Who may write to sled now.
mod turns;
/// What a person did, as a report tells it.
pub mod work;

pub use articles::{Added, NewArticle};
pub use checked::Checked;
pub use error::LibraryError;
pub use library::Library;
pub use open::{Opened, Reader};
pub use records::{ArticleCorrection, ArticleRecord, Correction, Decision, EventRecord, Noted, Review, Subject, SubjectSide};
pub use secrecy::Passphrase;
pub use state::EventState;
