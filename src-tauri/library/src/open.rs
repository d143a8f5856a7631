//! Opening the library: locking it, checking the store, taking in what the journal has and the store has not, and making the
//! store again where it won't open.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

use crosscheck_compare::document::Document;

use crate::aside::Aside;
use crate::backup::{self, BackUp, BackUps};
use crate::error::LibraryError;
use crate::journal::{self, Change, Deed, Entry, Journal};
use crate::keys;
use crate::library::{Library, now};
use crate::notices::{Notices, Taken};
use crate::originals::{Originals, private_folder};
use crate::pending::{Pending, Sum};
use crate::records::{ArticleRecord, EventRecord, Review, VERSION};
use crate::search::Search;
use crate::secrecy::seal::Seal;
use crate::secrecy::{self, With, rewrite};
use crate::state::as_changes;
use crate::store::{Batch, Store, marker};
use crate::take_in::take_in;

/// Reads a file again: its name, its format where known, its bytes. `None` when there is no article in it.
pub type Reader = dyn Fn(&str, Option<&str>, &[u8]) -> Option<Document> + Sync;

/// A library, and what the person should know of how it opened.
#[derive(Debug)]
pub struct Opened {
    /// The library.
    pub library: Library,
    /// In words; `None` when all was in order.
    pub notice: Option<String>,
}

/// Reads originals again.
#[derive(Clone, Copy)]
pub(crate) struct Again(&'static Reader);

impl std::fmt::Debug for Again {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Again")
    }
}

impl Again {
    /// What is read of an article's original; `None` where that is gone or has no article in it.
    pub(crate) fn read(&self, originals: &Originals, article: &ArticleRecord) -> Option<Document> {
        let bytes = originals.read(&article.sha256)?;
        (self.0)(&article.file, article.format.as_deref(), &bytes)
    }
}

pub(crate) fn open(root: &Path, with: With, read: &'static Reader) -> Result<Opened, LibraryError> {
    private_folder(root).map_err(LibraryError::disk("open the library’s folder"))?;
    let lock = lock(root)?;
    let again = Again(read);
    rewrite::finish(root)?;
    let seal = secrecy::unlocked(root, with)?;
    if seal.is_none() && journal::is_sealed(&root.join(JOURNAL)) {
        return Err(LibraryError::KeyMissing);
    }
    let originals = Originals::open(root.join("originals"), seal.clone())?;
    let mut journal = Journal::open(&root.join(JOURNAL), seal.clone())?;
    if journal.state().newer {
        return Err(LibraryError::Newer);
    }
    has_room(root).map_err(LibraryError::disk("open the library"))?;
    let mut back_ups = BackUps::of(root, seal.clone());
    let mut notices = Notices::new(root);

    let store = opened_store(root, seal.as_ref(), &mut journal, &mut notices)?;
    if store.is_empty()? {
        // A kill while it is made again leaves the beginning of a sound store, not one that nobody knows.
        let mut batch = Batch::default();
        batch.put(keys::SCHEMA, &VERSION)?;
        batch.put(keys::APPLIED, &0_u64)?;
        store.apply(batch)?;
    }
    let applied: u64 = store.get(keys::APPLIED)?.unwrap_or(0);
    // Nothing but the journal says what was done.
    let alone = applied == 0;
    let doubtful = mend_journal(root, seal.as_ref(), &mut journal, &back_ups, alone, &mut notices)?;
    let line = store.get::<Option<String>>(keys::LINE)?.flatten();
    // A kill while the journal was written anew leaves either of the two; the store has it all.
    let mut rewrite = store.get::<bool>(keys::REWRITING)?.unwrap_or(false);
    if !rewrite {
        let shortened = applied > journal.length();
        let damaged = journal.state().damaged.clone();
        let from = journal.resume(applied, line.as_deref())?;
        let taken = take_in_rest(&store, &mut journal, &originals, from, &again)?;
        notices.taken(&taken)?;
        if shortened {
            notices.tell(
                "The journal of changes was cut short or missing. A new one was written from the library; reviews and notes are all there.",
            );
        } else if damaged.iter().any(|d| d.start < applied) && taken.unreadable == 0 {
            notices.tell("Part of the journal of changes was damaged. It was written again from the library; reviews and notes are all there. The damaged one is kept beside it.");
        }
        rewrite = shortened || !damaged.is_empty();
        if alone && (doubtful || rewrite || journal.length() == 0) {
            bring_back_forgotten(&store, &mut journal, &originals, &again, &mut notices)?;
        }
    }
    if rewrite {
        journal = written_anew(root, seal.as_ref(), &store, &originals, &notices.aside)?;
    }
    let mut batch = Batch::default();
    batch.put(keys::APPLIED, &journal.length())?;
    batch.put(keys::LINE, &journal.sum_at(journal.length())?)?;
    batch.put(keys::SCHEMA, &VERSION)?;
    if store.get::<Sum>(keys::SUM)?.is_none() {
        batch.put(keys::SUM, &Sum::of(&store)?)?;
    }
    batch.remove(keys::REWRITING);
    store.apply(batch)?;
    store.make_private();
    if let Err(e) = back_ups.keep(&mut journal, jiff::Timestamp::now()) {
        notices.tell(format!("No back-up of the journal of changes could be made ({e}). Check that the disk has room."));
    }
    // What can't be taken away now is taken away another time.
    let _ = notices.aside.thin();
    let search = Search::new(root, store.clone(), seal.clone());
    let (journal, back_ups) = (Mutex::new(journal), Mutex::new(back_ups));
    let library = Library { root: root.to_owned(), seal, originals, store, journal, search, again, back_ups, _lock: lock };
    Ok(Opened { library, notice: notices.into_words() })
}

/// What a start may need: sled takes room by the half megabyte.
const ROOM: usize = 3 << 19;

/// Whether the disk has room to start with. On a full one, sled waits without end.
fn has_room(root: &Path) -> std::io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(root)?;
    file.write_all(&vec![0x5a; ROOM])?;
    file.flush()
}

const JOURNAL: &str = "journal.jsonl";
const STORE: &str = "store";

/// Opens the store. One that is damaged, or was made from another journal, is moved aside; a new one is in its place.
fn opened_store(root: &Path, seal: Option<&Seal>, journal: &mut Journal, notices: &mut Notices) -> Result<Store, LibraryError> {
    let (path, marker) = (root.join(STORE), marker(&root.join(STORE)));
    let found =
        if marker.exists() { Err(LibraryError::Store("it was damaged when it was last used".into())) } else { checked(&path, seal) };
    let why = match found {
        Ok(store) if belongs(&store, journal)? => return Ok(store),
        Ok(_) => None,
        Err(LibraryError::Store(why)) => Some(why),
        Err(e) => return Err(e),
    };
    if path.exists() {
        let aside = notices.aside.move_there(STORE).map_err(LibraryError::disk("move the damaged store aside"))?;
        match why {
            None => notices.tell_loss(&format!(
                "The journal of changes is not the one that the library’s index was made from. The index was made again from it and the \
                 files; the one before is kept as “{aside}”."
            ))?,
            // A kill in the very first start leaves a store that was never written to.
            Some(_) if journal.length() == 0 => {}
            Some(why) => notices.tell(format!(
                "The library’s index could not be read ({why}). It was made again from the files and the journal; the damaged one is kept \
                 as “{aside}”."
            )),
        }
    }
    if marker.exists() {
        fs::remove_file(&marker).map_err(LibraryError::disk("put the library’s folder in order"))?;
    }
    checked(&path, seal)
}

/// Whether the journal, as far as the store has taken it in, is the one that it took in.
fn belongs(store: &Store, journal: &mut Journal) -> Result<bool, LibraryError> {
    let applied: u64 = store.get(keys::APPLIED)?.unwrap_or(0);
    let shortened = applied > journal.length();
    // Then nothing can be said of it, and the store knows better.
    let damaged = journal.state().damaged.iter().any(|d| d.start < applied);
    if applied == 0 || shortened || damaged || store.get::<bool>(keys::REWRITING)?.unwrap_or(false) {
        return Ok(true);
    }
    // A store of the first form does not say.
    let Some(line) = store.get::<Option<String>>(keys::LINE)? else { return Ok(true) };
    Ok(line.is_none() || journal.sum_at(applied)? == line)
}

/// Puts what is damaged of the journal back from the back-ups, where it is `alone`: a store knows better. Whether something may be missing
/// from it even so.
fn mend_journal(
    root: &Path,
    seal: Option<&Seal>,
    journal: &mut Journal,
    back_ups: &BackUps,
    alone: bool,
    notices: &mut Notices,
) -> Result<bool, LibraryError> {
    let damaged = journal.state().damaged.clone();
    if !alone {
        return Ok(!damaged.is_empty());
    }
    let text = journal.bytes()?;
    let left = |text: &[u8]| journal::state(text).damaged.iter().map(|d| d.end - d.start).sum::<u64>();
    let mut best: Option<(Vec<u8>, BackUp)> = None;
    for back_up in back_ups.all() {
        let Some(mended) = back_up.read().and_then(|b| backup::mended(&text, &damaged, &b)) else { continue };
        if best.as_ref().is_none_or(|(b, _)| left(&mended) < left(b)) {
            best = Some((mended, back_up));
        }
    }
    let Some((mended, back_up)) = best else { return Ok(!damaged.is_empty()) };
    let longer = mended.len() > text.len();
    notices.aside.keep(JOURNAL).map_err(LibraryError::disk("keep the damaged journal"))?;
    let day = back_up.day();
    if longer {
        notices.tell_loss(&format!(
            "The journal of changes was damaged or missing. It was put back from the back-up of {day}: what you did after that may be missing."
        ))?;
    } else {
        notices.tell(format!(
            "Part of the journal of changes was damaged. It was put back from the back-up of {day}; the damaged one is kept beside it."
        ));
    }
    *journal = Journal::replace(&root.join(JOURNAL), &mended, seal.cloned())?;
    Ok(longer || !journal.state().damaged.is_empty())
}

/// Writes the journal anew from the store, which has taken in all of it that could be read. A kill in between leaves the old one and
/// the word that it is to be written anew.
fn written_anew(root: &Path, seal: Option<&Seal>, store: &Store, originals: &Originals, aside: &Aside) -> Result<Journal, LibraryError> {
    let mut batch = Batch::default();
    batch.put(keys::REWRITING, &true)?;
    store.apply(batch)?;
    let lines = journal::written(&as_changes(store, originals)?).map_err(LibraryError::disk("write the journal of changes anew"))?;
    aside.keep(JOURNAL).map_err(LibraryError::disk("keep the damaged journal"))?;
    Journal::replace(&root.join(JOURNAL), &lines, seal.cloned())
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
fn checked(path: &Path, seal: Option<&Seal>) -> Result<Store, LibraryError> {
    let store = Store::open(path, seal.cloned())?;
    match check(&store) {
        Ok(()) => Ok(store),
        Err(e @ LibraryError::Store(_)) => {
            store.abandon();
            Err(e)
        }
        Err(e) => Err(e),
    }
}

fn check(store: &Store) -> Result<(), LibraryError> {
    match store.get::<u32>(keys::SCHEMA)? {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(LibraryError::Newer),
        None if store.is_empty()? => {}
        _ => return Err(LibraryError::Store("it is of an earlier version".into())),
    }
    let (applied, line) = (store.get::<u64>(keys::APPLIED)?, store.get::<Option<String>>(keys::LINE)?);
    let (kept, found) = (store.get::<Sum>(keys::SUM)?, Sum::of(store)?);
    // A store of the first form has no sum.
    let sound = if line.is_some() { kept == Some(found) } else { kept.is_none_or(|k| k == found) };
    if !sound || applied.is_none() && !store.is_empty()? {
        return Err(LibraryError::Store("records of it are missing".into()));
    }
    for (id, _) in store.all::<EventRecord>(keys::EVENTS)? {
        store.all::<Review>(&keys::reviews(&id))?;
    }
    Ok(())
}

/// Takes in the changes that the store has not yet: those of a kill between journal and store, or all of them.
pub(crate) fn take_in_rest(
    store: &Store,
    journal: &mut Journal,
    originals: &Originals,
    applied: u64,
    again: &Again,
) -> Result<Taken, LibraryError> {
    let contents = journal.read_from(applied)?;
    let removed: BTreeSet<&str> = contents
        .entries
        .iter()
        .flat_map(|(e, _)| e.change.parts())
        .filter_map(|c| if let Change::ArticleRemoved { article, .. } = c { Some(article.as_str()) } else { None })
        .collect();
    let mut taken = Taken { unreadable: contents.unreadable, missing: 0 };
    for (entry, end) in &contents.entries {
        let mut read = |article: &ArticleRecord| {
            let document = again.read(originals, article);
            taken.missing += usize::from(document.is_none() && !removed.contains(article.id.as_str()));
            document
        };
        let mut pending = Pending::new(store);
        take_in(&mut pending, entry, &mut read)?;
        // A kill before the end must not take an entry in twice: what can be taken back is counted.
        pending.put(keys::APPLIED, end)?;
        pending.put(keys::LINE, &journal::sum_of(entry)?)?;
        store.apply_unflushed(pending.into_batch()?)?;
    }
    Ok(taken)
}

/// Puts the originals that no change speaks of into an event of their own: for when changes are lost.
fn bring_back_forgotten(
    store: &Store,
    journal: &mut Journal,
    originals: &Originals,
    again: &Again,
    notices: &mut Notices,
) -> Result<(), LibraryError> {
    let text = journal.bytes()?;
    let known = spoken_of(&text);
    let forgotten: Vec<String> = originals.names().into_iter().filter(|n| !known.contains(n.as_bytes())).collect();
    if forgotten.is_empty() {
        return Ok(());
    }
    let (time, event) = (now(), "recovered".to_owned());
    let made = Change::EventMade { event: event.clone(), name: "Recovered articles".to_owned() };
    let articles = forgotten.into_iter().map(|sha256| {
        let file = format!("{}…", sha256.get(..8).unwrap_or(""));
        let article = ArticleRecord { id: format!("a{sha256}"), sha256, file, added: time.clone(), ..ArticleRecord::default() };
        Change::ArticleAdded { event: event.clone(), article, at: None, like: None }
    });
    let changes = std::iter::once(made).chain(articles).collect();
    let from = journal.length();
    // One line: a kill leaves all of them or none.
    journal.append(&[Entry::new(&time, Change::Together { event: event.clone(), deed: Deed::Imported, changes })])?;
    notices.tell_loss(
        "The journal of changes was missing, in part or whole. All files found that it does not speak of were put into one event, \
         “Recovered articles”.",
    )?;
    notices.taken(&take_in_rest(store, journal, originals, from, again)?)
}

/// The originals that lines of a journal speak of.
fn spoken_of(text: &[u8]) -> BTreeSet<&[u8]> {
    const KEY: &[u8] = b"\"sha256\":\"";
    let found = text.windows(KEY.len()).enumerate().filter(|(_, w)| *w == KEY);
    found.filter_map(|(at, _)| text.get(at + KEY.len()..at + KEY.len() + 64)).collect()
}
