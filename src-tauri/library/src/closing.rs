//! A database of sled's that is closed in turn, and calls of it that can't panic.

use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::Duration;

use crate::error::LibraryError;
use crate::turns::{TURNS, Turn};

/// How long the disk may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// A database that is closed in turn: after a full disk sled may never end.
#[derive(Debug)]
pub(crate) struct Closing {
    db: Option<sled::Db>,
    /// A write failed and sled has not noticed: nothing becomes stable any more (see [`crate::pieces`]). It is neither written to nor closed.
    pub stuck: AtomicBool,
    /// Odd while a batch is written; another number after it. What is read in between may be half of the one and half of the other: values
    /// lie in pieces.
    pub writes: AtomicU64,
}

impl Closing {
    /// Of a database that was just opened.
    pub fn new(db: sled::Db) -> Self {
        Self { db: Some(db), stuck: AtomicBool::new(false), writes: AtomicU64::new(0) }
    }

    /// Whether the disk refused a write, so that sled takes no more.
    pub fn refused(&self) -> bool {
        matches!(self.context.global_error(), Err(sled::Error::Io(e)) if is_the_disks(&e))
    }
}

impl std::ops::Deref for Closing {
    type Target = sled::Db;

    #[allow(clippy::expect_used, reason = "taken by drop alone")]
    fn deref(&self) -> &sled::Db {
        self.db.as_ref().expect("open until it is dropped")
    }
}

impl Drop for Closing {
    fn drop(&mut self) {
        // Where it is not its turn in time, it is let go of as it is, as at a kill.
        let mut db = ManuallyDrop::new(self.db.take());
        if *self.stuck.get_mut() {
            return;
        }
        let close = move |turn: &Turn| {
            turn.flushing();
            drop(catch_unwind(AssertUnwindSafe(|| drop(db.take()))));
            ((), ())
        };
        let _ = TURNS.take_one("close", PATIENCE, close);
    }
}

/// Makes a call of sled's; a panic of its is an error.
pub(crate) fn guarded<T>(call: impl Fn() -> Result<T, sled::Error>) -> Result<T, LibraryError> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(sled::Error::Io(e))) if is_the_disks(&e) => {
            Err(LibraryError::Disk { doing: "read or write the library’s index", source: e })
        }
        Ok(Err(e)) => Err(LibraryError::Store(e.to_string())),
        Err(_) => Err(LibraryError::Store("its files are damaged".into())),
    }
}

/// The disk's own refusal, which says nothing of the store.
fn is_the_disks(e: &std::io::Error) -> bool {
    use std::io::ErrorKind::{FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(e.kind(), StorageFull | QuotaExceeded | FileTooLarge | ReadOnlyFilesystem | PermissionDenied)
}
