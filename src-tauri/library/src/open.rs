//! Opening the library: locking it, checking the store, taking in what the journal has and the store has not, and making the
//! store again where it won't open.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crosscheck_compare::document::Document;

use crate::error::LibraryError;
use crate::journal::{Change, Entry, Journal};
use crate::keys;
use crate::library::{Library, as_changes, now};
use crate::originals::{Originals, private_folder};
use crate::pending::Pending;
use crate::records::{ArticleRecord, EventRecord, Review, VERSION};
use crate::search::Search;
use crate::store::{Batch, Store};
use crate::take_in::take_in;

/// Reads a file again: its name, its format where known, its bytes. `None` when there is no article in it.
pub type Reader<'a> = dyn Fn(&str, Option<&str>, &[u8]) -> Option<Document> + 'a;

/// A library, and what the person should know of how it opened.
#[derive(Debug)]
pub struct Opened {
    /// The library.
    pub library: Library,
    /// In words; `None` when all was in order.
    pub notice: Option<String>,
}

pub(crate) fn open(root: &Path, read: &Reader) -> Result<Opened, LibraryError> {
    private_folder(root).map_err(LibraryError::disk("open the library’s folder"))?;
    let lock = lock(root)?;
    let originals = Originals::open(root.join("originals"))?;
    let mut journal = Journal::open(&root.join("journal.jsonl"))?;
    let mut notices = Vec::new();

    let store = match checked(&root.join("store")) {
        Ok(store) => store,
        Err(LibraryError::Store(_)) => {
            let aside = set_aside(root, "store").map_err(LibraryError::disk("move the damaged store aside"))?;
            notices.push(format!("The library’s index could not be read. It was made again from the files and the journal; the damaged one is kept as “{aside}”."));
            checked(&root.join("store"))?
        }
        Err(e) => return Err(e),
    };
    let applied: u64 = store.get(keys::APPLIED)?.unwrap_or(0);
    if applied > journal.length() {
        set_aside(root, "journal.jsonl").map_err(LibraryError::disk("move the shortened journal aside"))?;
        journal = Journal::open(&root.join("journal.jsonl"))?;
        journal.append(&as_changes(&store)?)?;
        notices.push(
            "The journal of changes was cut short. A new one was written from the library; reviews and notes are all there.".to_owned(),
        );
    } else {
        take_in_rest(&store, &mut journal, &originals, applied, read, &mut notices)?;
    }
    let mut batch = Batch::default();
    batch.put(keys::APPLIED, &journal.length())?;
    batch.put(keys::SCHEMA, &VERSION)?;
    store.apply(batch)?;
    make_private(&root.join("store"));
    let search = Search::new(root, store.clone());
    let library = Library { root: root.to_owned(), originals, store, journal: Mutex::new(journal), search, _lock: lock };
    Ok(Opened { library, notice: (!notices.is_empty()).then(|| notices.join(" ")) })
}

/// A lock of our own, asked for before the store is touched: a store in use is not a damaged one.
fn lock(root: &Path) -> Result<File, LibraryError> {
    let disk = LibraryError::disk("lock the library");
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(root.join("lock")).map_err(&disk)?;
    // One that is just closing, or a process being started by it, may hold the lock for a moment more.
    for pause in [20, 80, 200, 300] {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(pause)),
            Err(TryLockError::Error(e)) => return Err(disk(e)),
        }
    }
    Err(LibraryError::InUse)
}

/// Opens the store and reads what everything hangs on.
fn checked(path: &Path) -> Result<Store, LibraryError> {
    let store = Store::open(path)?;
    match store.get::<u32>(keys::SCHEMA)? {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(LibraryError::Newer),
        None if store.is_empty()? => {}
        _ => return Err(LibraryError::Store("it is of an earlier version".into())),
    }
    for (id, _) in store.all::<EventRecord>(keys::EVENTS)? {
        store.all::<Review>(&keys::reviews(&id))?;
    }
    Ok(store)
}

/// Renames a part of the library so that nothing of it is lost, and gives its new name.
fn set_aside(root: &Path, name: &str) -> std::io::Result<String> {
    let time: String = now().chars().filter(char::is_ascii_digit).collect();
    let aside = format!("set-aside-{time}-{name}");
    fs::rename(root.join(name), root.join(&aside))?;
    Ok(aside)
}

/// Takes in the changes that the store has not yet: those of a kill between journal and store, or all of them.
fn take_in_rest(
    store: &Store,
    journal: &mut Journal,
    originals: &Originals,
    applied: u64,
    read: &Reader,
    notices: &mut Vec<String>,
) -> Result<(), LibraryError> {
    let mut contents = journal.read_from(applied)?;
    if applied == 0 && contents.entries.is_empty() {
        let found = recovered(originals);
        if !found.is_empty() {
            journal.append(&found)?;
            notices.push("The journal of changes was missing. All files found were put into one event, “Recovered articles”.".to_owned());
            contents = journal.read_from(0)?;
        }
    }
    let removed: BTreeSet<&str> = contents
        .entries
        .iter()
        .flat_map(|(e, _)| e.change.parts())
        .filter_map(|c| if let Change::ArticleRemoved { article, .. } = c { Some(article.as_str()) } else { None })
        .collect();
    let mut missing = 0;
    for (entry, end) in &contents.entries {
        let mut read = |article: &ArticleRecord| {
            let document: Option<Document> =
                originals.read(&article.sha256).and_then(|bytes| read(&article.file, article.format.as_deref(), &bytes));
            missing += usize::from(document.is_none() && !removed.contains(article.id.as_str()));
            document
        };
        let mut pending = Pending::new(store);
        take_in(&mut pending, entry, &mut read)?;
        // A kill before the end must not take an entry in twice: what can be taken back is counted.
        pending.put(keys::APPLIED, end)?;
        store.apply_unflushed(pending.into_batch())?;
    }
    if contents.unreadable > 0 {
        notices.push(format!("{} lines of the journal of changes could not be read and were left out.", contents.unreadable));
    }
    if missing > 0 {
        notices.push(format!("{missing} articles could not be read again: their files are missing or damaged."));
    }
    Ok(())
}

/// An event of all originals, for when nothing else is left.
fn recovered(originals: &Originals) -> Vec<Entry> {
    let time = now();
    let entry = |change| Entry { version: VERSION, time: time.clone(), change };
    let names = originals.names();
    if names.is_empty() {
        return Vec::new();
    }
    let event = "recovered".to_owned();
    let made = entry(Change::EventMade { event: event.clone(), name: "Recovered articles".to_owned() });
    let articles = names.into_iter().map(|sha256| {
        let file = format!("{}…", sha256.get(..8).unwrap_or(""));
        let article = ArticleRecord { id: format!("a{sha256}"), sha256, file, added: time.clone(), ..ArticleRecord::default() };
        entry(Change::ArticleAdded { event: event.clone(), article, at: None, like: None })
    });
    std::iter::once(made).chain(articles).collect()
}

/// Takes the store's files from everybody but their owner. A failure is none of the library's: the folder above is closed anyway.
fn make_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut open: Vec<PathBuf> = vec![path.to_owned()];
        while let Some(next) = open.pop() {
            let folder = next.is_dir();
            let _ = fs::set_permissions(&next, fs::Permissions::from_mode(if folder { 0o700 } else { 0o600 }));
            if folder {
                open.extend(fs::read_dir(&next).into_iter().flatten().flatten().map(|f| f.path()));
            }
        }
    }
    #[cfg(not(unix))]
    let _ = (path, PathBuf::new);
}
