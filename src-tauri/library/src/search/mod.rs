//! Full-text search over sentences, differences, notes and events' names.
//!
//! The index lies in a folder of its own beside the store and can always be made again from it. A thread keeps it in step: it is told
//! which events were touched, and writes all that is to be found of them anew. How far it is in the journal stands with the index
//! itself, so that what a kill cut off is caught up at the next start. Under a passphrase the index is kept in memory alone and made
//! at every unlocking: an index of words can't be sealed and searched.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use crate::error::LibraryError;
use crate::journal;
use crate::keys;
use crate::records::EventRecord;
use crate::secrecy::seal::Seal;
use crate::store::Store;

/// What is to be found of an event.
mod gather;
/// The index itself.
mod index;
/// What was typed to a question to the index.
mod query;

pub use query::{Hit, HitKind};

/// The first question waits at most so long for the index to be opened.
const FIRST: Duration = Duration::from_secs(2);
/// A question waits at most so long for what was changed just now.
const WAIT: Duration = Duration::from_millis(25);

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Best first.
    pub hits: Vec<Hit>,
    /// False while the index is behind or being made again.
    pub complete: bool,
}

/// The index and the thread that keeps it in step. The thread starts with the first question, or when it is told to.
#[derive(Debug)]
pub struct Search {
    shared: Arc<Shared>,
    thread: OnceLock<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    journal: PathBuf,
    /// Of a library under a passphrase: its index is in memory alone.
    seal: Option<Seal>,
    store: Store,
    queue: Mutex<Queue>,
    changed: Condvar,
    /// To ask with; none while the index is being opened or made again.
    reader: Mutex<Option<Connection>>,
}

/// What is to be done.
#[derive(Debug, Default)]
struct Queue {
    touched: BTreeSet<String>,
    /// The index is no good: make it again.
    again: bool,
    working: bool,
    stop: bool,
}

impl Queue {
    fn is_idle(&self) -> bool {
        self.touched.is_empty() && !self.again && !self.working
    }
}

impl Search {
    /// The search of a library; nothing is opened yet.
    pub(crate) fn new(root: &Path, store: Store, seal: Option<Seal>) -> Self {
        let shared = Shared {
            folder: root.join("search"),
            journal: root.join("journal.jsonl"),
            seal,
            store,
            // Working until the thread has looked at what there is.
            queue: Mutex::new(Queue { working: true, ..Queue::default() }),
            changed: Condvar::new(),
            reader: Mutex::new(None),
        };
        Self { shared: Arc::new(shared), thread: OnceLock::new() }
    }

    /// Starts the thread, where it does not run yet.
    pub fn start(&self) {
        let shared = Arc::clone(&self.shared);
        let spawn = || {
            let thread = std::thread::Builder::new().name("search".into());
            // Without a thread there is no search, and nothing else is harmed.
            thread.spawn(move || shared.run()).unwrap_or_else(|_| std::thread::spawn(|| ()))
        };
        self.thread.get_or_init(spawn);
    }

    /// Something of an event was changed.
    pub(crate) fn touch(&self, event: &str) {
        self.shared.queue().touched.insert(event.to_owned());
        self.shared.changed.notify_all();
    }

    /// Searches. Every word must stand in a hit or beside it (its outlet, its event's name); the last one may be the beginning of a
    /// word; words between quotation marks stand in this order.
    ///
    /// # Errors
    /// When the index can't be read; it is then made again.
    pub fn search(&self, words: &str, limit: usize) -> Result<Found, LibraryError> {
        self.start();
        // The first question of all comes while the index is being opened.
        let complete = self.settled(if self.shared.reader().is_some() { WAIT } else { FIRST });
        let reader = self.shared.reader();
        let Some(connection) = reader.as_ref() else { return Ok(Found { hits: Vec::new(), complete: false }) };
        match query::search(connection, words, limit) {
            Ok(hits) => Ok(Found { hits, complete }),
            Err(e) => {
                self.shared.queue().again = true;
                self.shared.changed.notify_all();
                Err(LibraryError::Store(format!("the search index is damaged and is made again: {e}")))
            }
        }
    }

    /// Waits until the index is in step, but no longer than that; whether it is.
    pub fn settled(&self, longest: Duration) -> bool {
        let until = Instant::now() + longest;
        let mut queue = self.shared.queue();
        while !queue.is_idle() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            queue = self.shared.changed.wait_timeout(queue, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.shared.queue().stop = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // It ends after what it is writing.
            drop(thread.join());
        }
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reader(&self) -> MutexGuard<'_, Option<Connection>> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The thread: opens the index, catches up, then does what it is told.
    fn run(&self) {
        let mut fresh = false;
        while !self.queue().stop {
            match self.keep(fresh) {
                Ok(()) => return,
                // What it was, the folder is thrown away: all of it can be had again. Where the disk refuses even that, there is no search.
                Err(Failed) if !fresh => fresh = true,
                Err(Failed) => break,
            }
        }
        let mut queue = self.queue();
        (queue.working, queue.again) = (false, false);
        queue.touched.clear();
        self.changed.notify_all();
    }

    /// Keeps the index in step until told to stop. An error means that the index must be made again.
    fn keep(&self, fresh: bool) -> Result<(), Failed> {
        if fresh {
            *self.reader() = None;
        }
        let (mut writer, reader) = if self.seal.is_some() { index::in_memory()? } else { self.on_disk(fresh)? };
        let behind = self.behind(index::applied(&writer)?);
        *self.reader() = Some(reader);
        self.queue().touched.extend(behind);
        loop {
            let touched = {
                let mut queue = self.queue();
                queue.working = false;
                self.changed.notify_all();
                while queue.touched.is_empty() && !queue.again && !queue.stop {
                    queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
                }
                if queue.stop {
                    return Ok(());
                }
                queue.working = true;
                if std::mem::take(&mut queue.again) {
                    return Err(Failed);
                }
                std::mem::take(&mut queue.touched)
            };
            self.write(&mut writer, touched)?;
        }
    }

    /// The index to write to and to ask with, in its folder.
    fn on_disk(&self, fresh: bool) -> Result<(Connection, Connection), Failed> {
        if fresh {
            fs::remove_dir_all(&self.folder)?;
        }
        crate::originals::private_folder(&self.folder)?;
        let path = self.folder.join("index.sqlite");
        // SQLite gives the files beside it the same rights.
        let mut options = fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        drop(options.open(&path)?);
        let writer = index::open(&path)?;
        let reader = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        Ok((writer, reader))
    }

    /// The events that were changed since the index was written: those in the journal's rest, or all.
    fn behind(&self, payload: Option<u64>) -> BTreeSet<String> {
        let all = || {
            let events = self.store.all::<EventRecord>(keys::EVENTS).unwrap_or_default();
            events.into_iter().map(|(id, _)| id).collect()
        };
        let applied = self.store.get::<u64>(keys::APPLIED).ok().flatten().unwrap_or(0);
        match payload {
            Some(payload) if payload == applied => BTreeSet::new(),
            Some(payload) if payload < applied => match journal::read(&self.journal, payload, self.seal.as_ref()) {
                Ok(rest) => {
                    let events = |c: &journal::Change| {
                        c.parts().iter().map(|p| p.event().to_owned()).chain([c.event().to_owned()]).collect::<Vec<_>>()
                    };
                    rest.entries.iter().flat_map(|(e, _)| events(&e.change)).collect()
                }
                Err(_) => all(),
            },
            _ => all(),
        }
    }

    fn write(&self, writer: &mut Connection, touched: BTreeSet<String>) -> Result<(), Failed> {
        // Asked before the events are read: they are this new at least.
        let applied = self.store.get::<u64>(keys::APPLIED).ok().flatten().unwrap_or(0);
        let events = touched.into_iter().map(|event| {
            let texts = gather::event(&self.store, &event);
            (event, texts)
        });
        Ok(index::write(writer, events, applied, &|| self.queue().stop)?)
    }
}

/// The index is no good. Why does not matter: it is made again.
struct Failed;

impl From<rusqlite::Error> for Failed {
    fn from(_: rusqlite::Error) -> Self {
        Self
    }
}

impl From<std::io::Error> for Failed {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests;
