//! Deeds, and a plain model of a library that knows what each must change. The model shares nothing with the library's own way of
//! taking changes in: it holds records as the library gives them out.

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck_compare::corrections::Anchor;
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::{
    Added, ArticleCorrection, ArticleRecord, Correction, Decision, EventRecord, Library, NewArticle, Opened, Review, Subject, SubjectSide,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Reads an invented original: its text is the article.
pub fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let outlet = Some("The Harbour Post".to_owned());
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { outlet, ..Metadata::default() }))
}

/// Opens a library, or says why it can't.
pub fn open(root: &Path) -> Opened {
    Library::open(root, &read).unwrap_or_else(|e| panic!("{}: {e}", root.display()))
}

/// Random numbers from a seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

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

/// One thing done to a library.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Deed {
    Make {
        name: String,
    },
    Rename {
        event: String,
        name: String,
    },
    Delete {
        event: String,
        deleted: bool,
    },
    Archive {
        event: String,
        archived: bool,
    },
    Add {
        event: String,
        text: String,
    },
    Remove {
        event: String,
        article: String,
    },
    CorrectArticle {
        event: String,
        article: String,
        correction: ArticleCorrection,
    },
    Review {
        event: String,
        subject: String,
        review: Review,
        instead: Vec<String>,
    },
    Correct {
        event: String,
        linked: bool,
        left: Vec<Anchor>,
        right: Vec<Anchor>,
    },
    Withdraw {
        event: String,
        correction: String,
    },
    Merge {
        into: String,
        from: String,
    },
    Move {
        from: String,
        articles: Vec<String>,
        to: Option<String>,
    },
    Undo {
        event: String,
    },
    Redo {
        event: String,
    },
    /// Caches, notes of a comparison, search, a file that is there already: nothing that a person did.
    Noise {
        event: String,
        number: u64,
    },
}

/// Does it and gives the id of what is new.
pub fn act(library: &Library, deed: &Deed) -> Option<String> {
    match deed.clone() {
        Deed::Make { name } => return Some(library.make_event(&name).unwrap().id),
        Deed::Rename { event, name } => library.rename_event(&event, &name).unwrap(),
        Deed::Delete { event, deleted } => library.set_deleted(&event, deleted).unwrap(),
        Deed::Archive { event, archived } => library.set_archived(&event, archived).unwrap(),
        Deed::Add { event, text } => drop(add(library, &event, &text)),
        Deed::Remove { event, article } => library.remove_article(&event, &article).unwrap(),
        Deed::CorrectArticle { event, article, correction } => library.correct_article(&event, &article, correction).unwrap(),
        Deed::Review { event, subject, review, instead } => drop(library.review_instead(&event, &subject, review, &instead).unwrap()),
        Deed::Correct { event, linked, left, right } => return Some(library.correct(&event, linked, left, right).unwrap()),
        Deed::Withdraw { event, correction } => library.withdraw(&event, &correction).unwrap(),
        Deed::Merge { into, from } => library.merge(&into, &from).unwrap(),
        Deed::Move { from, articles, to } => return Some(library.move_articles(&from, &articles, to.as_deref()).unwrap()),
        Deed::Undo { event } => drop(library.step(&event, true).unwrap().unwrap()),
        Deed::Redo { event } => drop(library.step(&event, false).unwrap().unwrap()),
        Deed::Noise { event, number } => noise(library, &event, number),
    }
    None
}

pub fn add(library: &Library, event: &str, text: &str) -> Added {
    let document = read("", None, text.as_bytes()).unwrap();
    let new = NewArticle { file: "a.txt", bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
    library.add_article(event, &new).unwrap()
}

fn noise(library: &Library, event: &str, number: u64) {
    let cache = library.cache();
    let hash: [u8; 32] = Sha256::digest(number.to_le_bytes()).into();
    cache.keep_vectors(&[(hash, vec![7; 400 + usize::try_from(number % 3000).unwrap()])]).unwrap();
    cache.keep_comparison(event, &hash, &vec![9; usize::try_from(number % 200_000).unwrap()]).unwrap();
    library.note(event, &crosscheck_library::Noted { material: vec![format!("d{number}")], ..Default::default() }).unwrap();
    if number.is_multiple_of(3) {
        let _ = library.search().search("people hurt", 20);
    }
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
    /// What was said of articles that were taken out, by their ids: it comes back with them.
    aside: BTreeMap<String, ArticleCorrection>,
    /// The model before and after the last thing done in an event that can be taken back.
    last: Option<(String, Box<Model>, Box<Model>)>,
}

impl Model {
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
                *self = Model { events, aside, last: Some((of, before, after)) };
                return;
            }
            Deed::Redo { event } => {
                let (of, before, after) = self.last.take().unwrap();
                assert_eq!(of, event);
                *self = Model { events: after.events.clone(), aside: after.aside.clone(), last: Some((of, before, after)) };
                return;
            }
            Deed::Noise { .. } => return,
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

/// A deed that this library can have done to it now. `undo` is the event whose last deed may be taken back, and whether it is.
pub fn choose(dice: &mut Dice, library: &Library, undo: Option<&(String, bool)>) -> Deed {
    let (events, bin) = (library.events().unwrap(), library.bin().unwrap());
    let number = dice.next();
    if let Some((event, taken)) = undo
        && number.is_multiple_of(3)
        && events.iter().any(|e| e.id == *event)
    {
        return if *taken { Deed::Redo { event: event.clone() } } else { Deed::Undo { event: event.clone() } };
    }
    let Some(e) = dice.one(&events).filter(|_| events.len() > 1) else { return Deed::Make { name: format!("Event {number}") } };
    let event = e.id.clone();
    let article = dice.one(&e.articles).cloned();
    let anchor = |dice: &mut Dice| {
        let article = dice.one(&e.articles)?.id.clone();
        Some(Anchor { article, sentence: i32::try_from(dice.below(4)).unwrap(), words: format!("words {}", dice.below(9)) })
    };
    let words = ["people hurt", "“quoted”\nline", "ǘber 🜁", "", "\u{2028}tab\t", "{\"v\":1}"];
    match (dice.below(24), article) {
        (0, _) if events.len() < 8 => Deed::Make { name: format!("Event {number} {}", words[dice.below(6)]) },
        (1, _) => Deed::Rename { event, name: format!("{} {number}", words[dice.below(6)]) },
        (2, _) => Deed::Delete { event, deleted: true },
        (3, _) if !bin.is_empty() => Deed::Delete { event: dice.one(&bin).unwrap().id.clone(), deleted: false },
        (4, _) => Deed::Archive { event, archived: !e.archived },
        (5, Some(a)) => Deed::Remove { event, article: a.id },
        (6 | 7, Some(a)) => {
            let headline = Some(format!("{} {}", words[dice.below(6)], dice.below(99)));
            Deed::CorrectArticle { event, article: a.id, correction: ArticleCorrection { headline, ..ArticleCorrection::default() } }
        }
        (8..=12, Some(a)) => {
            let decision = [Decision::Open, Decision::Confirmed, Decision::Dismissed, Decision::Resolved][dice.below(4)];
            let sides = (0..dice.below(3)).filter_map(|_| anchor(dice));
            let side = |sentence| SubjectSide { sentence, outlet: "Post".into(), words: "nine".into(), value: "9".into() };
            let sides = sides.map(side).collect();
            let subject = dice.below(2) == 1;
            let review = Review {
                decision,
                side: (decision == Decision::Resolved).then_some(a.id),
                note: words[dice.below(6)].to_owned(),
                initials: "ab".into(),
                time: String::new(),
                subject: subject.then_some(Subject { kind: "number".into(), reason: "9 against 11".into(), sides }),
            };
            let instead = if number.is_multiple_of(7) { vec![format!("d{}", dice.below(9))] } else { Vec::new() };
            Deed::Review { event, subject: format!("d{}", 10 + dice.below(9)), review, instead }
        }
        (13 | 14, Some(_)) => Deed::Correct {
            event,
            linked: number.is_multiple_of(2),
            left: anchor(dice).into_iter().collect(),
            right: anchor(dice).into_iter().collect(),
        },
        (15, _) if !e.corrections.is_empty() => Deed::Withdraw { event, correction: dice.one(&e.corrections).unwrap().id.clone() },
        (16, _) if events.iter().any(|o| o.id != event) && events.len() > 3 => {
            let other = events.iter().find(|o| o.id != event).unwrap();
            Deed::Merge { into: event, from: other.id.clone() }
        }
        (17, Some(a)) => {
            let to = dice.one(&events).filter(|o| o.id != event).map(|o| o.id.clone());
            Deed::Move { from: event, articles: vec![a.id], to: to.filter(|_| events.len() > 6 || number.is_multiple_of(2)) }
        }
        (18..=20, _) => Deed::Noise { event, number },
        _ => {
            let text = format!("{} people were hurt. {}", dice.below(40), "Words of an article. ".repeat(dice.below(400)));
            Deed::Add { event, text }
        }
    }
}
