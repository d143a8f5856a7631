//! The library: asking and changing. Every change goes to the journal first, then to the store, and is acknowledged when both
//! are on the disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crosscheck_compare::corrections::Anchor;
use crosscheck_compare::document::Document;
use sha2::{Digest, Sha256};

use crate::backup::BackUps;
use crate::error::LibraryError;
use crate::history::History;
use crate::journal::{self, Change, Deed, Entry, Journal};
use crate::open::{self, Again, Opened, Reader};
use crate::originals::Originals;
use crate::pending::Pending;
use crate::records::{ArticleCorrection, ArticleRecord, Correction, EventRecord, Noted, Review};
use crate::search::Search;
use crate::secrecy::seal::Seal;
use crate::secrecy::{Keys, Passphrase, With};
use crate::store::{Batch, Store};
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
    /// The id of an article in the event that this one looks like another save of.
    pub duplicate_of: Option<&'a str>,
}

/// What came of adding an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the event now.
    New(ArticleRecord),
    /// The same bytes were in the event already.
    Duplicate(ArticleRecord),
}

/// What looking at everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Events that are not in the bin.
    pub events: usize,
    /// Events in the bin.
    pub in_bin: usize,
    /// Articles of both.
    pub articles: usize,
    /// Decisions and notes of both.
    pub decisions: usize,
    /// Articles whose file is gone or was changed: event and file.
    pub without_original: Vec<(String, String)>,
    /// Articles of which nothing that was read is left: event and file.
    pub unread: Vec<(String, String)>,
    /// The days of the back-ups that are sound, the newest first.
    pub back_ups: Vec<String>,
    /// How many back-ups are not.
    pub damaged_back_ups: usize,
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

    /// All events in the bin, last touched first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn bin(&self) -> Result<Vec<EventRecord>, LibraryError> {
        let mut events: Vec<EventRecord> =
            self.store.all(keys::EVENTS)?.into_iter().map(|(_, e)| e).filter(|e: &EventRecord| e.deleted).collect();
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
        let id = unique_id(&now());
        self.change(Change::EventMade { event: id.clone(), name: name.to_owned() })?;
        self.event(&id)
    }

    /// Gives an event another name.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn rename_event(&self, id: &str, name: &str) -> Result<(), LibraryError> {
        self.any_event(id)?;
        self.change(Change::EventRenamed { event: id.to_owned(), name: name.to_owned() })
    }

    /// Puts an event into the bin, or back. Nothing of it is lost.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn set_deleted(&self, id: &str, deleted: bool) -> Result<(), LibraryError> {
        self.any_event(id)?;
        self.change(Change::EventDeleted { event: id.to_owned(), deleted })
    }

    /// Puts an event among those done with, or back.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn set_archived(&self, id: &str, archived: bool) -> Result<(), LibraryError> {
        self.event(id)?;
        self.change(Change::EventArchived { event: id.to_owned(), archived })
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
        let article = ArticleRecord {
            id: article_id(event, &sha256),
            sha256,
            file: new.file.to_owned(),
            format: new.format.map(str::to_owned),
            outlet: new.document.metadata.outlet.clone(),
            headline: new.document.metadata.headline.clone(),
            added: now(),
            duplicate_of: new.duplicate_of.map(str::to_owned),
            ..ArticleRecord::default()
        };
        let change = Change::ArticleAdded { event: event.to_owned(), article: article.clone(), at: None, like: None };
        self.change_by(&mut |_| Some(new.document.clone()), |_| Ok(Some(change)))?;
        Ok(Added::New(article))
    }

    /// Puts back what was read of an article where it was lost.
    fn mend(&self, article: &ArticleRecord, document: &Document) -> Result<(), LibraryError> {
        if matches!(self.store.get::<Document>(&keys::document(&article.id)), Ok(Some(_))) {
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
        self.change(Change::ArticleRemoved { event: event.to_owned(), article: article.to_owned() })
    }

    /// What was read of an article's file, before any correction.
    ///
    /// # Errors
    /// [`LibraryError::NotFound`] when it was never read or could not be read again.
    pub fn document(&self, article: &str) -> Result<Document, LibraryError> {
        match self.store.get(&keys::document(article)) {
            Ok(Some(document)) => Ok(document),
            // The store lost it; the original is still there.
            lost => match self.read_again(article)? {
                Some(document) => Ok(document),
                None => lost?.ok_or(LibraryError::NotFound("article")),
            },
        }
    }

    /// Reads an article's original again and keeps what was read.
    fn read_again(&self, article: &str) -> Result<Option<Document>, LibraryError> {
        let events = self.store.all::<EventRecord>(keys::EVENTS)?;
        let Some(record) = events.into_iter().flat_map(|(_, e)| e.articles).find(|a| a.id == article) else { return Ok(None) };
        let document = self.again.read(&self.originals, &record);
        if let Some(document) = &document {
            let mut batch = Batch::default();
            batch.put(&keys::document(article), document)?;
            // Where it can't be kept, it is read again the next time.
            let _ = self.store.apply(batch);
        }
        Ok(document)
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
    pub fn review(&self, event: &str, subject: &str, review: Review) -> Result<Option<Review>, LibraryError> {
        self.review_instead(event, subject, review, &[])
    }

    /// The same; decisions that stood for it under other ids are cleared with it, as one step.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn review_instead(&self, event: &str, subject: &str, review: Review, instead: &[String]) -> Result<Option<Review>, LibraryError> {
        self.event(event)?;
        let review = Review { time: now(), ..review };
        let reviewed = |difference: &str, review| Change::Reviewed { event: event.to_owned(), difference: difference.to_owned(), review };
        let cleared = instead.iter().filter(|i| *i != subject).map(|i| reviewed(i, Review::default()));
        let mut changes: Vec<Change> = cleared.chain([reviewed(subject, review.clone())]).collect();
        let change = match changes.len() {
            1 => changes.remove(0),
            _ => Change::Together { event: event.to_owned(), deed: Deed::Reviewed, changes },
        };
        self.change(change)?;
        Ok((!review.is_blank()).then_some(review))
    }

    /// Keeps what a person said of an article's outlet, headline, ….
    ///
    /// # Errors
    /// When there is no such article or the disk refuses.
    pub fn correct_article(&self, event: &str, article: &str, correction: ArticleCorrection) -> Result<(), LibraryError> {
        let record = self.event(event)?;
        let known = record.articles.iter().find(|a| a.id == article).ok_or(LibraryError::NotFound("article"))?;
        if known.correction == correction {
            return Ok(());
        }
        self.change(Change::ArticleCorrected { event: event.to_owned(), article: article.to_owned(), correction })
    }

    /// Keeps what a person said of sentences, and gives the id under which it is withdrawn.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn correct(&self, event: &str, linked: bool, left: Vec<Anchor>, right: Vec<Anchor>) -> Result<String, LibraryError> {
        self.event(event)?;
        let id = unique_id(&now()).replacen('e', "x", 1);
        let correction = Correction { id: id.clone(), linked, left, right };
        self.change(Change::Corrected { event: event.to_owned(), correction, at: None })?;
        Ok(id)
    }

    /// Takes a correction of sentences away.
    ///
    /// # Errors
    /// When there is no such correction or the disk refuses.
    pub fn withdraw(&self, event: &str, correction: &str) -> Result<(), LibraryError> {
        if !self.event(event)?.corrections.iter().any(|c| c.id == correction) {
            return Err(LibraryError::NotFound("correction"));
        }
        self.change(Change::Withdrawn { event: event.to_owned(), correction: correction.to_owned() })
    }

    /// What can be taken back in an event, and what can be done again.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn history(&self, event: &str) -> Result<(Option<Change>, Option<Change>), LibraryError> {
        let history: History = self.store.get(&keys::history(event))?.unwrap_or_default();
        let next = |back| history.next(back).map(|s| s.forward.clone());
        Ok((next(true), next(false)))
    }

    /// Takes the last thing done in an event back, or does again what was taken back last. Gives what that was; `None` where there is
    /// nothing.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn step(&self, event: &str, back: bool) -> Result<Option<Change>, LibraryError> {
        self.event(event)?;
        let mut taken = None;
        self.change_by(&mut |_| None, |store| {
            let history: History = store.get(&keys::history(event))?.unwrap_or_default();
            let Some(step) = history.next(back) else { return Ok(None) };
            let changes = if back { step.back.clone() } else { step.forward.parts().to_vec() };
            taken = Some(step.forward.clone());
            Ok(Some(Change::Stepped { event: event.to_owned(), back, changes }))
        })?;
        Ok(taken)
    }

    /// All reviews of an event by difference; those of differences that no longer stand too.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn reviews(&self, event: &str) -> Result<BTreeMap<String, Review>, LibraryError> {
        Ok(self.store.all(&keys::reviews(event))?.into_iter().collect())
    }

    /// What was noted of an event's last comparison.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn noted(&self, event: &str) -> Result<Noted, LibraryError> {
        // It can be had again by comparing: one that can't be read is none.
        Ok(self.store.get(&keys::noted(event)).unwrap_or_default().unwrap_or_default())
    }

    /// Notes what the list of events shows of a comparison. Can be had again by comparing.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn note(&self, event: &str, noted: &Noted) -> Result<(), LibraryError> {
        if self.noted(event)? == *noted {
            return Ok(());
        }
        let mut batch = Batch::default();
        batch.put(&keys::noted(event), noted)?;
        self.store.apply_unflushed(batch)?;
        self.search.touch(event);
        Ok(())
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

    /// Looks at everything: whether each article's file is there, byte for byte, and can be read.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn look_over(&self) -> Result<Checked, LibraryError> {
        let (events, bin) = (self.events()?, self.bin()?);
        let mut checked = Checked { events: events.len(), in_bin: bin.len(), ..Checked::default() };
        for event in events.iter().chain(&bin) {
            for article in &event.articles {
                checked.articles += 1;
                if self.originals.read(&article.sha256).is_none() {
                    checked.without_original.push((event.name.clone(), article.file.clone()));
                }
                if self.document(&article.id).is_err() {
                    checked.unread.push((event.name.clone(), article.file.clone()));
                }
            }
            checked.decisions += self.reviews(&event.id)?.len();
        }
        let back_ups = self.back_ups.lock().unwrap_or_else(PoisonError::into_inner).all();
        checked.back_ups = back_ups.iter().filter(|b| b.read().is_some()).map(crate::backup::BackUp::day).collect();
        checked.damaged_back_ups = back_ups.len() - checked.back_ups.len();
        Ok(checked)
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
