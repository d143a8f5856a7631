//! Articles from one event to another, with the decisions and corrections that are about them alone.

use std::collections::BTreeMap;

use crosscheck_compare::corrections::Anchor;

use crate::error::LibraryError;
use crate::journal::{Change, Deed};
use crate::library::{Library, article_id, now, unique_id};
use crate::records::{ArticleRecord, EventRecord, Review};

impl Library {
    /// Puts all articles, decisions and corrections of one event into another; what is left of it goes to the bin. One step of the
    /// event that it is put into.
    ///
    /// # Errors
    /// When there is no such event, both are the same, or the disk refuses.
    pub fn merge(&self, into: &str, from: &str) -> Result<(), LibraryError> {
        let (target, source) = (self.event(into)?, self.event(from)?);
        if into == from {
            return Err(LibraryError::NotFound("other event"));
        }
        let articles: Vec<&ArticleRecord> = source.articles.iter().collect();
        let mut changes = self.moving(&source, &articles, &target, true)?;
        changes.push(Change::EventDeleted { event: from.to_owned(), deleted: true });
        self.change(Change::Together { event: into.to_owned(), deed: Deed::Merged, changes })
    }

    /// Moves articles to another event, or to a new one named by the first headline, and gives that event's id. One step of the event
    /// that they come from.
    ///
    /// # Errors
    /// When there is no such event or article, or the disk refuses.
    pub fn move_articles(&self, from: &str, articles: &[String], to: Option<&str>) -> Result<String, LibraryError> {
        let source = self.event(from)?;
        let moved: Vec<&ArticleRecord> = source.articles.iter().filter(|a| articles.contains(&a.id)).collect();
        if moved.len() < articles.len() || moved.is_empty() {
            return Err(LibraryError::NotFound("article"));
        }
        if to == Some(from) {
            return Ok(from.to_owned());
        }
        let mut changes = Vec::new();
        let target = match to {
            Some(id) => self.event(id)?,
            None => {
                let first = moved[0];
                let headline = first.correction.headline.as_ref().or(first.headline.as_ref()).filter(|h| !h.trim().is_empty());
                let name = headline.unwrap_or(&first.file).clone();
                let id = unique_id(&now());
                changes.push(Change::EventMade { event: id.clone(), name: name.clone() });
                EventRecord { id, name, ..EventRecord::default() }
            }
        };
        changes.extend(self.moving(&source, &moved, &target, false)?);
        self.change(Change::Together { event: from.to_owned(), deed: Deed::Moved, changes })?;
        Ok(target.id)
    }

    /// The changes that move articles. Reviews and corrections that are about other articles too stay behind, but where `all` move.
    fn moving(&self, source: &EventRecord, moved: &[&ArticleRecord], target: &EventRecord, all: bool) -> Result<Vec<Change>, LibraryError> {
        let (from, to) = (&source.id, &target.id);
        let ids: BTreeMap<&str, String> = moved.iter().map(|a| (a.id.as_str(), article_id(to, &a.sha256))).collect();
        let goes = |anchor: &Anchor| ids.contains_key(anchor.article.as_str());
        let rename = |anchor: &mut Anchor| {
            if let Some(id) = ids.get(anchor.article.as_str()) {
                anchor.article.clone_from(id);
            }
        };
        let mut changes = Vec::new();
        for article in moved {
            let id = ids[article.id.as_str()].clone();
            if !target.articles.iter().any(|a| a.id == id) {
                let article_there = ArticleRecord { id, ..(*article).clone() };
                changes.push(Change::ArticleAdded { event: to.clone(), article: article_there, at: None, like: Some(article.id.clone()) });
            }
        }
        let there = self.reviews(to).unwrap_or_default();
        for (difference, review) in self.reviews(from)? {
            let about = review.subject.as_ref().is_some_and(|s| s.sides.iter().all(|side| goes(&side.sentence)));
            if !(all || about) {
                continue;
            }
            let mut review_there = review;
            review_there.side = review_there.side.map(|side| ids.get(side.as_str()).cloned().unwrap_or(side));
            review_there.subject.iter_mut().flat_map(|s| &mut s.sides).for_each(|side| rename(&mut side.sentence));
            if !there.contains_key(&difference) {
                changes.push(Change::Reviewed { event: to.clone(), difference: difference.clone(), review: review_there });
            }
            changes.push(Change::Reviewed { event: from.clone(), difference, review: Review::default() });
        }
        for correction in &source.corrections {
            if !(all || correction.left.iter().chain(&correction.right).all(goes)) {
                continue;
            }
            let mut correction_there = correction.clone();
            correction_there.left.iter_mut().chain(&mut correction_there.right).for_each(rename);
            changes.push(Change::Corrected { event: to.clone(), correction: correction_there, at: None });
            changes.push(Change::Withdrawn { event: from.clone(), correction: correction.id.clone() });
        }
        changes.extend(moved.iter().map(|a| Change::ArticleRemoved { event: from.clone(), article: a.id.clone() }));
        Ok(changes)
    }
}
