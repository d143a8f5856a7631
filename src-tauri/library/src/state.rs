//! All that is kept of an event, as one value: what a journal that is written anew says of it, and what a file made for another
//! computer holds.

use std::collections::BTreeMap;

use crosscheck_compare::document::Document;
use serde::{Deserialize, Serialize};

use crate::error::LibraryError;
use crate::history::History;
use crate::journal::{Change, Entry};
use crate::keys;
use crate::originals::Originals;
use crate::pending::Pending;
use crate::records::{ArticleCorrection, ArticleRecord, EventRecord, Review};
use crate::store::Store;

/// All that is kept of an event. Fields are only ever added, with a default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventState {
    /// Its name, its articles and what was said of them.
    pub record: EventRecord,
    /// What was decided, by difference or claim.
    pub reviews: BTreeMap<String, Review>,
    /// What can be taken back and done again.
    #[serde(skip_serializing_if = "History::is_empty")]
    pub history: History,
    /// What was said of articles that were taken out since, for when they come again.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub aside: BTreeMap<String, ArticleCorrection>,
    /// What was read of articles whose original is gone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, Document>,
}

impl EventState {
    /// What the store has of an event.
    pub(crate) fn of(store: &Store, originals: &Originals, record: EventRecord) -> Result<Self, LibraryError> {
        let mut documents = BTreeMap::new();
        for article in record.articles.iter().filter(|a| !originals.has(&a.sha256)) {
            if let Ok(Some(document)) = store.get::<Document>(&keys::document(&article.id)) {
                documents.insert(article.id.clone(), document);
            }
        }
        let reviews = store.all(&keys::reviews(&record.id))?.into_iter().collect();
        let history = store.get(&keys::history(&record.id))?.unwrap_or_default();
        Ok(Self { record, reviews, history, aside: BTreeMap::new(), documents })
    }

    /// Puts it into the records. What was read of the articles comes by itself.
    pub(crate) fn put(&self, pending: &mut Pending) -> Result<(), LibraryError> {
        let event = &self.record.id;
        for (article, document) in &self.documents {
            pending.put(&keys::document(article), document)?;
        }
        for (difference, review) in &self.reviews {
            pending.put(&keys::review(event, difference), review)?;
        }
        for (article, correction) in &self.aside {
            pending.put(&keys::correction_aside(article), correction)?;
        }
        if !self.history.is_empty() {
            pending.put(&keys::history(event), &self.history)?;
        }
        Ok(())
    }

    /// The articles of it.
    pub(crate) fn articles(&self) -> &[ArticleRecord] {
        &self.record.articles
    }
}

/// The changes that would make the records what they are: a new journal where the old one was lost or damaged.
pub(crate) fn as_changes(store: &Store, originals: &Originals) -> Result<Vec<Entry>, LibraryError> {
    let mut states = Vec::new();
    for (_, record) in store.all::<EventRecord>(keys::EVENTS)? {
        states.push(EventState::of(store, originals, record)?);
    }
    // They are kept by article, not by event; which event says them again does not matter.
    if let Some(first) = states.first_mut() {
        first.aside = store.all(keys::CORRECTIONS_ASIDE)?.into_iter().collect();
    }
    let restored = |state: EventState| {
        let (event, touched) = (state.record.id.clone(), state.record.touched.clone());
        Entry::new(&touched, Change::EventRestored { event, state: Box::new(state) })
    };
    Ok(states.into_iter().map(restored).collect())
}
