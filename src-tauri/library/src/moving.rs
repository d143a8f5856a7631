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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crosscheck_compare::document::{Document, Metadata};

    use super::*;
    use crate::{Added, Decision, NewArticle, Subject, SubjectSide};

    fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
        Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { headline: Some("A headline".into()), ..Metadata::default() }))
    }

    fn open(root: &Path) -> Library {
        Library::open(root, &read).unwrap().library
    }

    fn add(library: &Library, event: &str, text: &str) -> ArticleRecord {
        let document = read("", None, text.as_bytes()).unwrap();
        let new = NewArticle { file: "a.txt", bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
        let Added::New(article) = library.add_article(event, &new).unwrap() else { panic!("new") };
        article
    }

    fn anchor(article: &ArticleRecord) -> Anchor {
        Anchor { article: article.id.clone(), sentence: 0, words: "w".into() }
    }

    fn review(articles: &[&ArticleRecord]) -> Review {
        let side = |a: &&ArticleRecord| SubjectSide { sentence: anchor(a), outlet: String::new(), words: "w".into(), value: String::new() };
        let subject = Subject { sides: articles.iter().map(side).collect(), ..Subject::default() };
        let side = articles.first().map(|a| a.id.clone());
        Review { decision: Decision::Resolved, side, subject: Some(subject), ..Review::default() }
    }

    #[test]
    fn merging_brings_everything_and_can_be_taken_back_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let library = open(folder.path());
        let (into, from) = (library.make_event("Into").unwrap().id, library.make_event("From").unwrap().id);
        add(&library, &into, "one");
        let (a, b) = (add(&library, &from, "two"), add(&library, &from, "three"));
        library.review(&from, "d1", review(&[&a, &b])).unwrap();
        library.correct(&from, true, vec![anchor(&a)], vec![anchor(&b)]).unwrap();
        let before = (library.event(&into).unwrap(), library.event(&from).unwrap());
        library.merge(&into, &from).unwrap();
        let merged = library.event(&into).unwrap();
        assert_eq!(merged.articles.len(), 3);
        let kept = &library.reviews(&into).unwrap()["d1"];
        assert_eq!(kept.side.as_ref(), Some(&merged.articles[1].id));
        assert_eq!(merged.corrections[0].left[0].article, merged.articles[1].id);
        assert_eq!(library.document(&merged.articles[2].id).unwrap().text, "three");
        assert_eq!(library.bin().unwrap()[0].id, from);
        drop(library);

        // Made again from the journal and the originals, it is the same.
        std::fs::remove_dir_all(folder.path().join("store")).unwrap();
        let library = open(folder.path());
        assert_eq!(library.event(&into).unwrap(), merged);
        library.step(&into, true).unwrap().unwrap();
        let same = |a: &EventRecord, b: &EventRecord| (&a.articles, &a.corrections) == (&b.articles, &b.corrections);
        assert!(same(&library.event(&into).unwrap(), &before.0) && same(&library.event(&from).unwrap(), &before.1));
        assert_eq!(library.document(&a.id).unwrap().text, "two");
        assert_eq!(library.reviews(&from).unwrap().len(), 1);
        library.step(&into, false).unwrap().unwrap();
        assert_eq!(library.event(&into).unwrap().articles.len(), 3);
    }

    #[test]
    fn what_is_about_other_articles_too_stays_behind() {
        let folder = tempfile::tempdir().unwrap();
        let library = open(folder.path());
        let from = library.make_event("From").unwrap().id;
        let (a, b, c) = (add(&library, &from, "one"), add(&library, &from, "two"), add(&library, &from, "three"));
        library.review(&from, "d1", review(&[&a, &b])).unwrap();
        library.review(&from, "d2", review(&[&b, &c])).unwrap();
        let to = library.move_articles(&from, &[a.id.clone(), b.id.clone()], None).unwrap();
        assert_eq!(library.event(&to).unwrap().name, "A headline");
        assert_eq!(library.reviews(&to).unwrap().keys().collect::<Vec<_>>(), ["d1"]);
        assert_eq!(library.reviews(&from).unwrap().keys().collect::<Vec<_>>(), ["d2"]);
        assert_eq!(library.event(&from).unwrap().articles, std::slice::from_ref(&c));
        // Back to where it came from, it has its id again.
        let there = library.event(&to).unwrap().articles.iter().map(|a| a.id.clone()).collect::<Vec<_>>();
        assert_eq!(library.move_articles(&to, &there, Some(&from)).unwrap(), from);
        let back = library.event(&from).unwrap();
        assert!(back.articles.contains(&a) && back.articles.len() == 3);
        library.step(&to, true).unwrap().unwrap();
        assert_eq!(library.event(&to).unwrap().articles.len(), 2);
        assert!(library.move_articles(&from, &["nobody".into()], None).is_err());
        assert!(library.merge(&from, &from).is_err());
    }
}
