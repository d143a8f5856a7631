//! All of the library written anew, and the switch from the old to the new.
//!
//! What is new is written into the folder `next`. Once all of it is on the disk, `next` is renamed to `ready`: from that moment the new
//! counts. Then each part is put in the place of the old one and what is no longer wanted is taken away; a kill in between leaves
//! `ready`, and the next opening goes on where it ended ([`finish`]). A kill before leaves `next`, which is thrown away.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::forget::Forgotten;
use super::key_file::{FILES, KeyFile};
use super::seal::Seal;
use super::{Keys, Tell};
use crate::aside;
use crate::backup;
use crate::error::LibraryError;
use crate::journal::{Entry, Journal};
use crate::keys;
use crate::library::Library;
use crate::originals::{Originals, private_folder, sync_folder};
use crate::pending::Sum;
use crate::records::EventRecord;
use crate::store::{Batch, Store};

const NEXT: &str = "next";
const READY: &str = "ready";
const PLAN: &str = "plan.json";
/// Records put into the new store at once.
const TOGETHER: usize = 200;
/// So long is waited until sled has let go of a store that was closed.
const PATIENCE: Duration = Duration::from_secs(20);

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files and records done.
    pub done: usize,
    /// Of so many.
    pub total: usize,
}

/// What is left to do once all is ready.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Plan {
    /// Taken away: paths within the library's folder.
    remove: Vec<String>,
}

/// A library that is to be written anew.
pub(crate) struct Rewrite {
    library: Library,
    /// The keys of the new one.
    seal: Option<Seal>,
    /// The key file of the new one; `None` leaves the one that is there.
    key: Option<KeyFile>,
    /// The originals are sealed otherwise.
    resealed: bool,
    forgotten: Forgotten,
}

impl Rewrite {
    /// With other keys, or none.
    pub(crate) fn sealed(library: Library, keys: Option<(Seal, KeyFile)>) -> Self {
        let (seal, key) = keys.unzip();
        Self { library, seal, key, resealed: true, forgotten: Forgotten::default() }
    }

    /// Without some events.
    pub(crate) fn without(library: Library, events: &[String]) -> Self {
        Self { seal: library.seal.clone(), library, key: None, resealed: false, forgotten: Forgotten::new(events) }
    }

    /// Does all of it. `tell` is called before every step.
    pub(crate) fn run(self, tell: &Tell) -> Result<Keys, LibraryError> {
        let (root, keys) = (self.library.root.clone(), Keys(self.seal.clone()));
        let disk = LibraryError::disk("write the library anew");
        let next = root.join(NEXT);
        remove(&next).map_err(&disk)?;
        private_folder(&next).map_err(&disk)?;
        let written = self.write(&next, tell);
        let lock = match written {
            Ok(lock) => lock,
            Err(e) => {
                // What is there is the old: nothing has changed.
                let _ = remove(&next);
                return Err(e);
            }
        };
        fs::rename(&next, root.join(READY)).and_then(|()| sync_folder(&root)).map_err(&disk)?;
        finish_telling(&root, tell)?;
        drop(lock);
        Ok(keys)
    }

    /// Writes all that is new into a folder, and closes the library; its lock is given back, to be held on.
    fn write(mut self, next: &Path, tell: &Tell) -> Result<File, LibraryError> {
        let disk = LibraryError::disk("write the library anew");
        let files = self.library.originals.files();
        let total = if self.resealed { files.len() } else { 0 } + self.library.store.count() + 1;
        let mut done = 0;
        let mut step = |n: usize| {
            tell(Progress { done: done.min(total), total });
            done += n;
        };
        if self.resealed {
            let originals = Originals::open(next.join("originals"), self.seal.clone())?;
            for file in &files {
                step(1);
                // One that does not open is damaged and lost already.
                if let Some((name, bytes)) = self.library.originals.opened(file) {
                    originals.keep_as(&name, &bytes)?;
                }
            }
        }
        step(1);
        let events: Vec<EventRecord> = self.library.store.all(keys::EVENTS)?.into_iter().map(|(_, event)| event).collect();
        self.forgotten.learn(&events);
        let (length, line) = self.write_journal(next)?;
        let store = Store::open(&next.join("store"), self.seal.clone())?;
        let mut batch = Batch::default();
        let mut waiting = 0;
        for (key, value) in self.library.store.every() {
            if let Some(value) = self.forgotten.record(&key, value) {
                batch.put_bytes(key, value);
                waiting += 1;
            }
            if waiting >= TOGETHER {
                step(waiting);
                store.apply_unflushed(std::mem::take(&mut batch))?;
                waiting = 0;
            }
        }
        step(waiting);
        store.apply_unflushed(std::mem::take(&mut batch))?;
        batch.put(keys::APPLIED, &length)?;
        batch.put(keys::LINE, &line)?;
        batch.put(keys::SUM, &Sum::of(&store)?)?;
        store.apply(batch)?;
        drop(store);
        if let Some(key) = &self.key {
            key.write(next)?;
        }
        let plan = Plan { remove: self.unwanted(&files) };
        let mut file = File::create_new(next.join(PLAN)).map_err(&disk)?;
        serde_json::to_vec(&plan)
            .map_err(io::Error::from)
            .and_then(|b| file.write_all(&b))
            .and_then(|()| file.sync_all())
            .map_err(&disk)?;
        crate::originals::make_private(next);
        sync_folder(next).map_err(&disk)?;

        let Library { root, seal: _, originals: _, store, journal, search, again: _, back_ups: _, _lock: lock } = self.library;
        drop((search, journal, store));
        let_go(&root.join("store")).and_then(|()| let_go(&next.join("store"))).map_err(&disk)?;
        step(0);
        Ok(lock)
    }

    /// Writes the journal anew and gives its length and the sum of its last line.
    fn write_journal(&mut self, next: &Path) -> Result<(u64, Option<String>), LibraryError> {
        let journal = self.library.journal.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        let old: Vec<Entry> = journal.read_from(0)?.entries.into_iter().map(|(entry, _)| entry).collect();
        let mut new = Journal::open(&next.join("journal.jsonl"), self.seal.clone())?;
        new.append(&self.forgotten.entries(old))?;
        let length = new.length();
        Ok((length, new.sum_at(length)?))
    }

    /// What is taken away: copies of what was, and originals that nobody has any more.
    fn unwanted(&self, files: &[PathBuf]) -> Vec<String> {
        let root = &self.library.root;
        let names = fs::read_dir(root).into_iter().flatten().flatten().filter_map(|f| f.file_name().into_string().ok());
        let copies = names.filter(|n| n.starts_with(aside::BEGIN) || ["search", "store.damaged", backup::FOLDER].contains(&n.as_str()));
        let keys = FILES.iter().filter(|_| self.seal.is_none()).map(|f| (*f).to_owned());
        let inside = |path: &PathBuf| path.strip_prefix(root).ok().map(|p| p.to_string_lossy().into_owned());
        let kept: Vec<PathBuf> = self.forgotten.wanted().map(|sha256| self.library.originals.path(sha256)).collect();
        let lost = self.forgotten.unwanted().map(|sha256| self.library.originals.path(sha256));
        let lost = lost.filter(|path| !self.resealed && files.contains(path) && !kept.contains(path));
        copies.chain(keys).chain(lost.filter_map(|path| inside(&path))).collect()
    }
}

/// Where a new library waits to be put in place, and whether a file is then taken away.
pub(crate) fn waiting(root: &Path, file: &str) -> (PathBuf, bool) {
    let ready = root.join(READY);
    let plan: Option<Plan> = fs::read(ready.join(PLAN)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    (ready, plan.is_some_and(|p| p.remove.iter().any(|r| r == file)))
}

/// Puts a new library in the place of the old where a kill came before its end, and throws away one that was not ready.
pub(crate) fn finish(root: &Path) -> Result<(), LibraryError> {
    finish_telling(root, &|_| ())
}

fn finish_telling(root: &Path, tell: &Tell) -> Result<(), LibraryError> {
    put_in_place(root, tell).map_err(LibraryError::disk("put the new library in the place of the old"))
}

fn put_in_place(root: &Path, tell: &Tell) -> io::Result<()> {
    let (next, ready) = (root.join(NEXT), root.join(READY));
    if !ready.is_dir() {
        return remove(&next);
    }
    let mut step = {
        let mut done = 0;
        move || {
            done += 1;
            tell(Progress { done, total: done + 1 });
        }
    };
    // Taken away last: without it all is in place.
    if let Ok(bytes) = fs::read(ready.join(PLAN)) {
        let plan: Plan = serde_json::from_slice(&bytes)?;
        let mut names: Vec<_> = fs::read_dir(&ready)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|f| f.file_name()).collect();
        names.sort();
        for name in names.into_iter().filter(|n| n != PLAN) {
            step();
            remove(&root.join(&name))?;
            step();
            fs::rename(ready.join(&name), root.join(&name))?;
        }
        for path in &plan.remove {
            step();
            // Ours never lead out of the folder.
            if Path::new(path).components().all(|c| matches!(c, Component::Normal(_))) {
                remove(&root.join(path))?;
            }
        }
        sync_folder(root)?;
        step();
        fs::remove_file(ready.join(PLAN))?;
    }
    step();
    remove(&ready)?;
    sync_folder(root)
}

/// Takes a file or folder away, where there is one.
fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(e) => Err(e),
    };
    removed.or_else(|e| if e.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(e) })
}

/// Waits until sled, whose threads end in their own time, writes nothing any more to a store that was closed.
fn let_go(store: &Path) -> io::Result<()> {
    let file = File::open(store.join("db"))?;
    let until = std::time::Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(fs::TryLockError::WouldBlock) if std::time::Instant::now() < until => std::thread::sleep(Duration::from_millis(5)),
            Err(e) => return Err(e.into()),
        }
    }
}
