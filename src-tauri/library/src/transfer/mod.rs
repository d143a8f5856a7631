//! One event or the whole library as one file, to keep or to take to another computer.
//!
//! The file (`….crosscheck`) is a ZIP that any program opens: `README.txt` says what is where, `originals/` has every article's file
//! byte for byte under a name that can be read, `reports/` a report of each event, `events/` what was done, and `manifest.json` the
//! SHA-256 of each. Under a passphrase the library is sealed; this file is not.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::LibraryError;
use crate::secrecy::Progress;
use crate::state::EventState;

/// A file out of a library.
mod export;
/// A file into a library.
mod import;
/// What a file holds, before it is taken in.
mod look;

pub use export::Exported;
pub use import::Imported;
pub use look::{Contents, is_export, look};

/// Hears how far an export or an import is, and says whether it goes on.
pub type Step<'a> = dyn Fn(Progress) -> bool + 'a;

/// What was done so far of so much.
struct Steps<'a> {
    hear: &'a Step<'a>,
    done: Cell<usize>,
    total: Cell<usize>,
}

impl<'a> Steps<'a> {
    fn of(total: usize, hear: &'a Step<'a>) -> Self {
        Self { hear, done: Cell::new(0), total: Cell::new(total) }
    }

    /// One more is done, and the next begins.
    ///
    /// # Errors
    /// [`LibraryError::Cancelled`] where it does not go on.
    fn next(&self) -> Result<(), LibraryError> {
        self.done.set(self.done.get() + 1);
        let total = self.total.get().max(self.done.get());
        if (self.hear)(Progress { done: self.done.get(), total }) { Ok(()) } else { Err(LibraryError::Cancelled) }
    }
}

/// The ending of such a file's name.
pub const ENDING: &str = "crosscheck";
/// The form written today.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const README: &str = "README.txt";
/// The folder of articles' files in it.
const ORIGINALS: &str = "originals/";

/// What the file is and what is in it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    /// Which version of Crosscheck wrote it.
    program: String,
    /// ISO 8601, UTC.
    made: String,
    /// All events of a library.
    whole: bool,
    events: Vec<EventName>,
    /// Everything else in the file.
    entries: Vec<Part>,
}

/// An event of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct EventName {
    name: String,
    file: String,
}

/// A part of the file and what it must be.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Part {
    name: String,
    sha256: String,
    bytes: u64,
}

/// `events/1.json`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct EventFile {
    format: u32,
    state: EventState,
    /// The name in the file of each original, by its SHA-256.
    originals: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests;
