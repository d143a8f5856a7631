//! The library: asking and changing. Every change goes to the journal first, then to the store, and is acknowledged when both
//! are on the disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crosscheck_compare::document::Document;
use sha2::{Digest, Sha256};

use crate::error::LibraryError;
use crate::journal::{Change, Entry, Journal};
use crate::open::{self, Opened, Reader};
use crate::originals::Originals;
use crate::records::{ArticleRecord, EventRecord, Review, VERSION};
use crate::store::{Batch, Store};
use crate::{keys, records};

/// All events, articles and reviews on this computer. Calls read and write the disk: make them off the window's thread.
#[derive(Debug)]
pub struct Library {
    pub(crate) root: PathBuf,
    pub(crate) originals: Originals,
    pub(crate) store: Store,
    /// Held while a change is made, so that changes come one after another.
    pub(crate) journal: Mutex<Journal>,
    /// Locked for as long as the library is open.
    pub(crate) _lock: File,
}

/// An article to take in.
#[derive(Clone, Copy, Debug)]
pub struct NewArticle<'a> {
    /// The file's name without its folders.
    pub file: &'a str,
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// `text` or `html` where known beforehand.
    pub format: Option<&'a str>,
    /// What was read of it.
    pub document: &'a Document,
}

/// What came of adding an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the event now.
    New(ArticleRecord),
    /// The same bytes were in the event already.
    Duplicate(ArticleRecord),
}

impl Library {
    /// Opens the library in a folder, or makes one there. A store that won't open is moved aside and made again from the journal and
    /// the originals, which `read` reads again.
    ///
    /// # Errors
    /// When another Crosscheck has it open, a later version wrote it, or the disk refuses.
    pub fn open(root: &Path, read: &Reader) -> Result<Opened, LibraryError> {
        open::open(root, read)
    }

    /// The folder that it lies in.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All events that are not in the bin, last touched first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn events(&self) -> Result<Vec<EventRecord>, LibraryError> {
        let mut events: Vec<EventRecord> =
            self.store.all(keys::EVENTS)?.into_iter().map(|(_, e)| e).filter(|e: &EventRecord| !e.deleted).collect();
        events.sort_by(|a, b| (&b.touched, &b.id).cmp(&(&a.touched, &a.id)));
        Ok(events)
    }

    /// One event.
    ///
    /// # Errors
    /// [`LibraryError::NotFound`] when it does not exist or lies in the bin.
    pub fn event(&self, id: &str) -> Result<EventRecord, LibraryError> {
        self.any_event(id).and_then(|e| if e.deleted { Err(LibraryError::NotFound("event")) } else { Ok(e) })
    }

    fn any_event(&self, id: &str) -> Result<EventRecord, LibraryError> {
        self.store.get(&keys::event(id))?.ok_or(LibraryError::NotFound("event"))
    }

    /// Makes an event.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn make_event(&self, name: &str) -> Result<EventRecord, LibraryError> {
        let time = now();
        let id = unique_id(&time);
        self.change(Change::EventMade { event: id.clone(), name: name.to_owned() }, time, None)?;
        self.event(&id)
    }

    /// Gives an event another name.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn rename_event(&self, id: &str, name: &str) -> Result<(), LibraryError> {
        self.any_event(id)?;
        self.change(Change::EventRenamed { event: id.to_owned(), name: name.to_owned() }, now(), None)
    }

    /// Puts an event into the bin, or back. Nothing of it is lost.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn set_deleted(&self, id: &str, deleted: bool) -> Result<(), LibraryError> {
        self.any_event(id)?;
        self.change(Change::EventDeleted { event: id.to_owned(), deleted }, now(), None)
    }

    /// Takes an article into an event and keeps its file byte for byte.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn add_article(&self, event: &str, new: &NewArticle) -> Result<Added, LibraryError> {
        let known = self.event(event)?.articles;
        let sha256 = self.originals.keep(new.bytes)?;
        if let Some(article) = known.into_iter().find(|a| a.sha256 == sha256) {
            self.mend(&article, new.document)?;
            return Ok(Added::Duplicate(article));
        }
        let time = now();
        let article = ArticleRecord {
            id: article_id(event, &sha256),
            sha256,
            file: new.file.to_owned(),
            format: new.format.map(str::to_owned),
            outlet: new.document.metadata.outlet.clone(),
            headline: new.document.metadata.headline.clone(),
            added: time.clone(),
        };
        self.change(Change::ArticleAdded { event: event.to_owned(), article: article.clone() }, time, Some(new.document))?;
        Ok(Added::New(article))
    }

    /// Puts back what was read of an article where it was lost.
    fn mend(&self, article: &ArticleRecord, document: &Document) -> Result<(), LibraryError> {
        if self.store.get::<Document>(&keys::document(&article.id))?.is_some() {
            return Ok(());
        }
        let mut batch = Batch::default();
        batch.put(&keys::document(&article.id), document)?;
        self.store.apply(batch)
    }

    /// Takes an article out of an event. Its original and the reviews stay.
    ///
    /// # Errors
    /// When there is no such article or the disk refuses.
    pub fn remove_article(&self, event: &str, article: &str) -> Result<(), LibraryError> {
        if !self.event(event)?.articles.iter().any(|a| a.id == article) {
            return Err(LibraryError::NotFound("article"));
        }
        self.change(Change::ArticleRemoved { event: event.to_owned(), article: article.to_owned() }, now(), None)
    }

    /// What was read of an article's file.
    ///
    /// # Errors
    /// [`LibraryError::NotFound`] when it was never read or could not be read again.
    pub fn document(&self, article: &str) -> Result<Document, LibraryError> {
        self.store.get(&keys::document(article))?.ok_or(LibraryError::NotFound("article"))
    }

    /// An article's file, byte for byte.
    ///
    /// # Errors
    /// [`LibraryError::MissingOriginal`] when it is gone or was changed.
    pub fn original(&self, article: &ArticleRecord) -> Result<Vec<u8>, LibraryError> {
        self.originals.read(&article.sha256).ok_or_else(|| LibraryError::MissingOriginal(article.file.clone()))
    }

    /// Keeps a decision, with the time of now; a blank one clears. Gives what is kept.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn review(&self, event: &str, difference: &str, review: Review) -> Result<Option<Review>, LibraryError> {
        self.event(event)?;
        let time = now();
        let review = Review { time: time.clone(), ..review };
        self.change(Change::Reviewed { event: event.to_owned(), difference: difference.to_owned(), review: review.clone() }, time, None)?;
        Ok((!review.is_blank()).then_some(review))
    }

    /// All reviews of an event by difference; those of differences that no longer stand too.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn reviews(&self, event: &str) -> Result<BTreeMap<String, Review>, LibraryError> {
        Ok(self.store.all(&keys::reviews(event))?.into_iter().collect())
    }

    /// The ids of the material differences as last compared.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn material(&self, event: &str) -> Result<Vec<String>, LibraryError> {
        Ok(self.store.get(&keys::material(event))?.unwrap_or_default())
    }

    /// Notes the ids of the material differences, for the counts in the list of events. Can be had again by comparing.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn note_material(&self, event: &str, ids: &[String]) -> Result<(), LibraryError> {
        let mut batch = Batch::default();
        batch.put(&keys::material(event), &ids)?;
        self.store.apply_unflushed(batch)
    }

    fn change(&self, change: Change, time: String, document: Option<&Document>) -> Result<(), LibraryError> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        if self.store.get::<u64>(keys::APPLIED)? != Some(journal.length()) {
            return Err(LibraryError::Store("an earlier change is in the journal only".into()));
        }
        let entry = Entry { version: VERSION, time, change };
        journal.append(std::slice::from_ref(&entry))?;
        let mut batch = Batch::default();
        take_in(&self.store, &mut batch, &entry, document)?;
        batch.put(keys::APPLIED, &journal.length())?;
        self.store.apply(batch)
    }
}

/// Puts what a change means for the records into a batch. Taking the same change in twice leaves what once leaves.
pub(crate) fn take_in(store: &Store, batch: &mut Batch, entry: &Entry, document: Option<&Document>) -> Result<(), LibraryError> {
    let Entry { time, change, .. } = entry;
    let event = match change {
        Change::EventMade { event, .. }
        | Change::EventRenamed { event, .. }
        | Change::EventDeleted { event, .. }
        | Change::ArticleAdded { event, .. }
        | Change::ArticleRemoved { event, .. }
        | Change::Reviewed { event, .. } => event,
    };
    let fresh = || EventRecord { id: event.clone(), created: time.clone(), ..EventRecord::default() };
    let mut record: EventRecord = store.get(&keys::event(event))?.unwrap_or_else(fresh);
    record.touched.clone_from(time);
    match change {
        Change::EventMade { name, .. } | Change::EventRenamed { name, .. } => record.name.clone_from(name),
        Change::EventDeleted { deleted, .. } => record.deleted = *deleted,
        Change::ArticleAdded { article, .. } => {
            if let Some(document) = document {
                batch.put(&keys::document(&article.id), document)?;
            }
            if !record.articles.iter().any(|a| a.id == article.id) {
                record.articles.push(article.clone());
            }
        }
        Change::ArticleRemoved { article, .. } => {
            record.articles.retain(|a| a.id != *article);
            batch.remove(&keys::document(article));
        }
        Change::Reviewed { difference, review, .. } => {
            let key = keys::review(event, difference);
            if review.is_blank() { batch.remove(&key) } else { batch.put(&key, review)? }
        }
    }
    batch.put(&keys::event(event), &record)
}

/// Now, to the millisecond: ISO 8601, UTC.
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Millisecond).unwrap_or(now).to_string()
}

/// The same file in the same event has the same id again, after a rebuild too.
fn article_id(event: &str, sha256: &str) -> String {
    short("a", &[event, sha256])
}

/// An id that no other event has: from the time, the process and a count.
fn unique_id(time: &str) -> String {
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

/// The changes that would make the records what they are: a new journal where the old one was lost.
pub(crate) fn as_changes(store: &Store) -> Result<Vec<Entry>, LibraryError> {
    let entry = |time: &str, change| Entry { version: records::VERSION, time: time.to_owned(), change };
    let mut entries = Vec::new();
    for (id, event) in store.all::<EventRecord>(keys::EVENTS)? {
        entries.push(entry(&event.created, Change::EventMade { event: id.clone(), name: event.name }));
        for article in event.articles {
            entries.push(entry(&article.added.clone(), Change::ArticleAdded { event: id.clone(), article }));
        }
        for (difference, review) in store.all::<Review>(&keys::reviews(&id))? {
            entries.push(entry(&review.time.clone(), Change::Reviewed { event: id.clone(), difference, review }));
        }
        // Last, so that the event keeps the time it was last touched.
        entries.push(entry(&event.touched, Change::EventDeleted { event: id, deleted: event.deleted }));
    }
    Ok(entries)
}
