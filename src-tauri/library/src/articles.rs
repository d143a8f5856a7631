//! Articles of an event: taken in, taken out, read again, corrected.

use crosscheck_compare::document::Document;

use crate::error::LibraryError;
use crate::journal::Change;
use crate::keys;
use crate::library::{Library, article_id, now};
use crate::records::{ArticleCorrection, ArticleRecord, EventRecord};
use crate::store::Batch;

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

impl Library {
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
}
