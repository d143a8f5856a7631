//! A plain model of a library that knows what each deed must change. It shares nothing with the library's own way of taking changes in:
//! it holds records as the library gives them out.

use std::collections::BTreeMap;

use crosscheck_compare::corrections::Anchor;
use crosscheck_library::{ArticleCorrection, ArticleRecord, Correction, EventRecord, Library, Review};
use sha2::{Digest, Sha256};

use crate::deeds::{Deed, Turn};

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The id that the library gives the same file in the same event.
pub fn article_id(event: &str, sha256: &str) -> String {
    let mut hash = Sha256::new();
    for part in [event, sha256] {
        hash.update(part.as_bytes());
        hash.update([0x1e]);
    }
    hash.finalize().iter().take(8).fold("a".to_owned(), |out, b| out + &format!("{b:02x}"))
}

/// An event as the library gives it out, without times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub record: EventRecord,
    pub reviews: BTreeMap<String, Review>,
}

/// What a library must say.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub events: BTreeMap<String, Kept>,
    /// The passphrase that it is under.
    pub under: Option<usize>,
    /// What was said of articles that were taken out, by their ids: it comes back with them.
    aside: BTreeMap<String, ArticleCorrection>,
    /// The model before and after the last thing done in an event that can be taken back.
    last: Option<(String, Box<Model>, Box<Model>)>,
}

impl Model {
    /// Of a library with nothing in it.
    pub fn of_none(under: Option<usize>) -> Self {
        Self { under, ..Self::default() }
    }

    /// What a library says.
    pub fn of(library: &Library) -> BTreeMap<String, Kept> {
        let events = library.events().unwrap().into_iter().chain(library.bin().unwrap());
        events
            .map(|record| {
                let reviews = library.reviews(&record.id).unwrap();
                let reviews = reviews.into_iter().map(|(id, r)| (id, Review { time: String::new(), ..r })).collect();
                let articles = record.articles.into_iter().map(|a| ArticleRecord { added: String::new(), ..a }).collect();
                let id = record.id.clone();
                let record = EventRecord { created: String::new(), touched: String::new(), articles, ..record };
                (id, Kept { record, reviews })
            })
            .collect()
    }

    fn at(&mut self, event: &str) -> &mut Kept {
        self.events.get_mut(event).unwrap()
    }

    /// What a deed changes; `new` is the id of what it makes.
    pub fn apply(&mut self, deed: &Deed, new: Option<&str>) {
        let before = Model { last: None, ..self.clone() };
        let mut step = None;
        match deed.clone() {
            Deed::Make { name } => {
                let id = new.unwrap().to_owned();
                let record = EventRecord { id: id.clone(), name, ..EventRecord::default() };
                self.events.insert(id, Kept { record, reviews: BTreeMap::new() });
            }
            Deed::Rename { event, name } => {
                self.at(&event).record.name = name;
                step = Some(event);
            }
            Deed::Delete { event, deleted } => self.at(&event).record.deleted = deleted,
            Deed::Archive { event, archived } => self.at(&event).record.archived = archived,
            Deed::Add { event, text } => {
                let sha256 = sha256(text.as_bytes());
                self.put(
                    &event,
                    ArticleRecord { sha256, file: "a.txt".into(), outlet: Some("The Harbour Post".into()), ..Default::default() },
                );
            }
            Deed::Remove { event, article } => {
                self.take(&event, &article);
                step = Some(event);
            }
            Deed::CorrectArticle { event, article, correction } => {
                let known = self.at(&event).record.articles.iter_mut().find(|a| a.id == article).unwrap();
                step = (known.correction != correction).then_some(event);
                known.correction = correction;
            }
            Deed::Review { event, subject, review, instead } => {
                let kept = self.at(&event);
                instead.iter().for_each(|i| drop(kept.reviews.remove(i)));
                if review.is_blank() {
                    kept.reviews.remove(&subject);
                } else {
                    kept.reviews.insert(subject, review);
                }
                step = Some(event);
            }
            Deed::Correct { event, linked, left, right } => {
                let id = new.unwrap().to_owned();
                self.at(&event).record.corrections.push(Correction { id, linked, left, right });
                step = Some(event);
            }
            Deed::Withdraw { event, correction } => {
                self.at(&event).record.corrections.retain(|c| c.id != correction);
                step = Some(event);
            }
            Deed::Merge { into, from } => {
                let all: Vec<String> = self.events[&from].record.articles.iter().map(|a| a.id.clone()).collect();
                self.carry(&from, &all, &into, true);
                self.at(&from).record.deleted = true;
                step = Some(into);
            }
            Deed::Move { from, articles, to } => {
                let id = new.unwrap().to_owned();
                if to.is_none() {
                    let first = self.events[&from].record.articles.iter().find(|a| articles.contains(&a.id)).unwrap();
                    let name = first.correction.headline.clone().filter(|h| !h.trim().is_empty()).unwrap_or_else(|| first.file.clone());
                    let record = EventRecord { id: id.clone(), name, ..EventRecord::default() };
                    self.events.insert(id.clone(), Kept { record, reviews: BTreeMap::new() });
                }
                self.carry(&from, &articles, &id, false);
                step = Some(from);
            }
            Deed::Undo { event } => {
                let (of, before, after) = self.last.take().unwrap();
                assert_eq!(of, event);
                // What was said of articles stays known by their ids, where they are and where they were.
                let mut aside = after.aside.clone();
                for kept in after.events.values() {
                    for article in &kept.record.articles {
                        let there = before.events.get(&kept.record.id);
                        if there.is_none_or(|k| k.record.articles.iter().all(|a| a.id != article.id)) {
                            aside.insert(article.id.clone(), article.correction.clone());
                        }
                    }
                }
                let mut events = before.events.clone();
                // An event that the deed made goes to the bin.
                for (id, kept) in &after.events {
                    if !events.contains_key(id) {
                        let record = EventRecord { deleted: true, articles: Vec::new(), corrections: Vec::new(), ..kept.record.clone() };
                        events.insert(id.clone(), Kept { record, reviews: BTreeMap::new() });
                    }
                }
                *self = Model { events, under: self.under, aside, last: Some((of, before, after)) };
                return;
            }
            Deed::Redo { event } => {
                let (of, before, after) = self.last.take().unwrap();
                assert_eq!(of, event);
                let (events, aside) = (after.events.clone(), after.aside.clone());
                *self = Model { events, under: self.under, aside, last: Some((of, before, after)) };
                return;
            }
            Deed::Noise { .. } => return,
            Deed::Turn(turn) => {
                self.under = turn.leaves(self.under);
                if let Turn::Forget { events } = turn {
                    events.iter().for_each(|id| drop(self.events.remove(id)));
                }
            }
        }
        match step {
            Some(event) => self.last = Some((event, Box::new(before), Box::new(Model { last: None, ..self.clone() }))),
            None => self.last = None,
        }
    }

    fn put(&mut self, event: &str, article: ArticleRecord) {
        let id = article_id(event, &article.sha256);
        if self.at(event).record.articles.iter().any(|a| a.id == id) {
            return;
        }
        let mut article = ArticleRecord { id, ..article };
        if article.correction == ArticleCorrection::default() {
            article.correction = self.aside.get(&article.id).cloned().unwrap_or_default();
        }
        self.at(event).record.articles.push(article);
    }

    fn take(&mut self, event: &str, article: &str) {
        let articles = &mut self.at(event).record.articles;
        let at = articles.iter().position(|a| a.id == article).unwrap();
        let article = articles.remove(at);
        self.aside.insert(article.id, article.correction);
    }

    fn carry(&mut self, from: &str, articles: &[String], to: &str, all: bool) {
        let source = self.events[from].clone();
        let moved: Vec<ArticleRecord> = source.record.articles.iter().filter(|a| articles.contains(&a.id)).cloned().collect();
        let goes = |a: &Anchor| moved.iter().any(|m| m.id == a.article);
        let there = |id: &mut String| {
            if let Some(article) = moved.iter().find(|m| m.id == *id) {
                *id = article_id(to, &article.sha256);
            }
        };
        moved.iter().for_each(|a| self.put(to, a.clone()));
        for (subject, mut review) in source.reviews {
            if all || review.subject.as_ref().is_some_and(|s| s.sides.iter().all(|side| goes(&side.sentence))) {
                review.side.iter_mut().for_each(there);
                review.subject.iter_mut().flat_map(|s| &mut s.sides).for_each(|s| there(&mut s.sentence.article));
                self.at(from).reviews.remove(&subject);
                self.at(to).reviews.entry(subject).or_insert(review);
            }
        }
        for mut correction in source.record.corrections {
            if all || correction.left.iter().chain(&correction.right).all(goes) {
                self.at(from).record.corrections.retain(|c| c.id != correction.id);
                correction.left.iter_mut().chain(&mut correction.right).for_each(|a| there(&mut a.article));
                self.at(to).record.corrections.push(correction);
            }
        }
        moved.iter().for_each(|a| self.take(from, &a.id));
    }
}
