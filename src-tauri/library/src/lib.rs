//! All events, articles and reviews on this computer.
//!
//! Three things lie in the library's folder:
//! - `originals/`: every file byte for byte, named by its SHA-256;
//! - `journal.jsonl`: every change, one JSON object a line, only ever appended to: what a person did is here first;
//! - `store/`: sled, which answers quickly. It can always be made again from the other two.
//!
//! A change is acknowledged when it is on the disk in all of them.

/// What can go wrong.
pub mod error;
/// The changes, as lines of a file.
mod journal;
/// Where records stand in the store.
mod keys;
/// The library: opening, asking, changing.
mod library;
/// Opening the store, and making it again.
mod open;
/// Files byte for byte.
mod originals;
/// What is kept of events, articles and reviews.
pub mod records;
/// sled behind calls that can't panic.
mod store;

pub use error::LibraryError;
pub use library::{Added, Library, NewArticle};
pub use open::{Opened, Reader};
pub use records::{ArticleRecord, Decision, EventRecord, Review};
