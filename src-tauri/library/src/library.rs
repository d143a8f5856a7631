//! The library: what it is made of, and how it is changed. Every change goes to the journal first, then to the store, and is acknowledged when both
//! are on the disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::backup::BackUps;
use crate::error::LibraryError;
use crate::journal::{self, Change, Entry, Journal};
use crate::open::{self, Again, Opened, Reader};
use crate::originals::Originals;
use crate::pending::Pending;
use crate::records::ArticleCorrection;
use crate::search::Search;
use crate::secrecy::seal::Seal;
use crate::secrecy::{Keys, Passphrase, With};
use crate::store::Store;
use crate::{keys, take_in};

/// All events, articles and reviews on this computer. Calls read and write the disk: make them off the window's thread.
#[derive(Debug)]
pub struct Library {
    pub(crate) root: PathBuf,
    /// The keys, of one under a passphrase.
    pub(crate) seal: Option<Seal>,
    pub(crate) originals: Originals,
    pub(crate) store: Store,
    /// Held while a change is made, so that changes come one after another.
    pub(crate) journal: Mutex<Journal>,
    pub(crate) search: Search,
    /// Reads files again whose reading was lost.
    pub(crate) again: Again,
    pub(crate) back_ups: Mutex<BackUps>,
    /// Locked for as long as the library is open.
    pub(crate) _lock: File,
}

impl Library {
    /// Opens the library in a folder, or makes one there. A store that won't open is moved aside and made again from the journal and
    /// the originals, which `read` reads again.
    ///
    /// # Errors
    /// When another Crosscheck has it open, a later version wrote it, or the disk refuses; [`LibraryError::Locked`] where it is under a
    /// passphrase.
    pub fn open(root: &Path, read: &'static Reader) -> Result<Opened, LibraryError> {
        open::open(root, With::Nothing, read)
    }

    /// Opens a library that is under a passphrase; one that is not opens all the same.
    ///
    /// # Errors
    /// [`LibraryError::WrongPassphrase`]; [`LibraryError::KeyDamaged`] where no passphrase would do; and as [`Library::open`].
    pub fn unlock(root: &Path, passphrase: &Passphrase, read: &'static Reader) -> Result<Opened, LibraryError> {
        open::open(root, With::Passphrase(passphrase), read)
    }

    /// Opens a library again that was open before.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_again(root: &Path, keys: &Keys, read: &'static Reader) -> Result<Opened, LibraryError> {
        open::open(root, With::Keys(keys), read)
    }

    /// The folder that it lies in.
    pub fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn change(&self, change: Change) -> Result<(), LibraryError> {
        self.change_by(&mut |_| None, |_| Ok(Some(change)))
    }

    /// Makes the change that `make` decides on with the store as it is, if any. `read` gives what was read of new articles.
    pub(crate) fn change_by(
        &self,
        read: &mut take_in::Read,
        make: impl FnOnce(&Store) -> Result<Option<Change>, LibraryError>,
    ) -> Result<(), LibraryError> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let applied = self.store.get::<u64>(keys::APPLIED)?.unwrap_or(0);
        if applied != journal.length() {
            // The store refused an earlier change, which is in the journal: it comes first.
            open::take_in_rest(&self.store, &mut journal, &self.originals, applied, &self.again).map_err(LibraryError::behind)?;
        }
        let Some(change) = make(&self.store)? else { return Ok(()) };
        let entry = Entry::new(&now(), change);
        journal.append(std::slice::from_ref(&entry))?;
        let mut keep = || {
            let mut pending = Pending::new(&self.store);
            take_in::take_in(&mut pending, &entry, read)?;
            pending.put(keys::APPLIED, &journal.length())?;
            pending.put(keys::LINE, &journal::sum_of(&entry)?)?;
            self.store.apply(pending.into_batch()?)
        };
        keep().map_err(LibraryError::behind)?;
        self.back_ups.lock().unwrap_or_else(PoisonError::into_inner).keep_where_due(&mut journal);
        self.search.touch(entry.change.event());
        entry.change.parts().iter().for_each(|part| self.search.touch(part.event()));
        Ok(())
    }

    /// What was said of articles that were taken out, by their ids.
    pub(crate) fn corrections_aside(&self) -> Result<BTreeMap<String, ArticleCorrection>, LibraryError> {
        Ok(self.store.all(keys::CORRECTIONS_ASIDE)?.into_iter().collect())
    }

    /// Full-text search over all of it.
    pub fn search(&self) -> &Search {
        &self.search
    }
}

/// Now, to the millisecond: ISO 8601, UTC.
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Millisecond).unwrap_or(now).to_string()
}

/// The same file in the same event has the same id again, after a rebuild too.
pub(crate) fn article_id(event: &str, sha256: &str) -> String {
    short("a", &[event, sha256])
}

/// An id that no other event has: from the time, the process and a count.
pub(crate) fn unique_id(time: &str) -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed).to_string();
    let nanoseconds = jiff::Timestamp::now().as_nanosecond().to_string();
    short("e", &[time, &nanoseconds, &std::process::id().to_string(), &count])
}

fn short(prefix: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0x1e]);
    }
    hash.finalize().iter().take(8).fold(prefix.to_owned(), |out, b| out + &format!("{b:02x}"))
}
