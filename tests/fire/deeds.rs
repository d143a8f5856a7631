//! Deeds: what can be done to a library, at random.

use std::path::Path;

use crosscheck_compare::corrections::Anchor;
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::secrecy::QUICK;
use crosscheck_library::{
    Added, ArticleCorrection, Decision, Library, LibraryError, NewArticle, Opened, Passphrase, Review, Subject, SubjectSide,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Reads an invented original: its text is the article.
pub fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let outlet = Some("The Harbour Post".to_owned());
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { outlet, ..Metadata::default() }))
}

/// The passphrases that a library here is under, if any.
pub fn passphrase(number: usize) -> Passphrase {
    Passphrase::new(["four grey herons, one pike", "a pier, a lamp and nobody"][number].to_owned())
}

/// Opens a library, or says why it can't.
pub fn open(root: &Path) -> Opened {
    open_telling(root).0
}

/// The same, and which passphrase it is under.
pub fn open_telling(root: &Path) -> (Opened, Option<usize>) {
    let with = |number| match Library::unlock(root, &passphrase(number), &read) {
        Err(LibraryError::WrongPassphrase) => None,
        opened => Some((opened.unwrap_or_else(|e| panic!("{}: {e}", root.display())), number)),
    };
    let (opened, number) = with(0).or_else(|| with(1)).unwrap_or_else(|| panic!("{}: under no passphrase of ours", root.display()));
    let under = opened.library.is_protected().then_some(number);
    (opened, under)
}

/// Puts a library under the first passphrase.
pub fn protect(root: &Path) {
    open(root).library.protect(&passphrase(0), QUICK, &|_| ()).unwrap();
}

/// A number that was asked for.
pub fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
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
    /// All of the library is written anew.
    Turn(Turn),
}

/// What is done to the library as a whole. It is closed by it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Turn {
    /// A passphrase is set, with a new key where there was one.
    Protect { under: usize },
    /// Another passphrase for the same key.
    Change { from: usize, to: usize },
    /// The passphrase is taken away.
    Unprotect,
    /// Events of the bin are deleted for good.
    Forget { events: Vec<String> },
}

impl Turn {
    /// The passphrase that a library is under after it, of one that was under `before`.
    pub fn leaves(&self, before: Option<usize>) -> Option<usize> {
        match self {
            Self::Protect { under } | Self::Change { to: under, .. } => Some(*under),
            Self::Unprotect => None,
            Self::Forget { .. } => before,
        }
    }
}

/// Does what writes all of it anew, and opens it again.
pub fn turn(library: Library, turn: &Turn) -> Library {
    let root = library.root().to_owned();
    match turn {
        Turn::Protect { under } => drop(library.protect(&passphrase(*under), QUICK, &|_| ()).unwrap()),
        Turn::Change { from, to } => library.change_passphrase(&passphrase(*from), &passphrase(*to), QUICK).unwrap(),
        Turn::Unprotect => drop(library.unprotect(&|_| ()).unwrap()),
        Turn::Forget { events } => drop(library.delete_for_good(events, &|_| ()).unwrap()),
    }
    let Opened { library, notice } = open(&root);
    assert_eq!(notice, None, "{turn:?}");
    library
}

/// A turn that this library can take now; `under` is the passphrase that it is under.
pub fn choose_turn(dice: &mut Dice, library: &Library, under: Option<usize>) -> Turn {
    let bin: Vec<String> = library.bin().unwrap().into_iter().map(|e| e.id).collect();
    match (dice.below(6), under) {
        (0 | 1, Some(from)) => Turn::Change { from, to: 1 - from },
        (2, Some(_)) => Turn::Unprotect,
        (3 | 4, _) if !bin.is_empty() => Turn::Forget { events: bin },
        _ => Turn::Protect { under: dice.below(2) },
    }
}

/// Does it and gives the id of what is new.
pub fn act(library: &Library, deed: &Deed) -> Option<String> {
    try_act(library, deed).unwrap()
}

/// The same where it may be refused.
pub fn try_act(library: &Library, deed: &Deed) -> Result<Option<String>, LibraryError> {
    match deed.clone() {
        Deed::Make { name } => return Ok(Some(library.make_event(&name)?.id)),
        Deed::Rename { event, name } => library.rename_event(&event, &name)?,
        Deed::Delete { event, deleted } => library.set_deleted(&event, deleted)?,
        Deed::Archive { event, archived } => library.set_archived(&event, archived)?,
        Deed::Add { event, text } => drop(try_add(library, &event, &text)?),
        Deed::Remove { event, article } => library.remove_article(&event, &article)?,
        Deed::CorrectArticle { event, article, correction } => library.correct_article(&event, &article, correction)?,
        Deed::Review { event, subject, review, instead } => drop(library.review_instead(&event, &subject, review, &instead)?),
        Deed::Correct { event, linked, left, right } => return Ok(Some(library.correct(&event, linked, left, right)?)),
        Deed::Withdraw { event, correction } => library.withdraw(&event, &correction)?,
        Deed::Merge { into, from } => library.merge(&into, &from)?,
        Deed::Move { from, articles, to } => return Ok(Some(library.move_articles(&from, &articles, to.as_deref())?)),
        Deed::Undo { event } => drop(library.step(&event, true)?.unwrap()),
        Deed::Redo { event } => drop(library.step(&event, false)?.unwrap()),
        Deed::Noise { event, number } => noise(library, &event, number)?,
        Deed::Turn(turn) => panic!("{turn:?} takes the library itself"),
    }
    Ok(None)
}

pub fn add(library: &Library, event: &str, text: &str) -> Added {
    try_add(library, event, text).unwrap()
}

fn try_add(library: &Library, event: &str, text: &str) -> Result<Added, LibraryError> {
    let document = read("", None, text.as_bytes()).unwrap();
    let new = NewArticle { file: "a.txt", bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
    library.add_article(event, &new)
}

fn noise(library: &Library, event: &str, number: u64) -> Result<(), LibraryError> {
    let cache = library.cache();
    let hash: [u8; 32] = Sha256::digest(number.to_le_bytes()).into();
    cache.keep_vectors(&[(hash, vec![7; 400 + usize::try_from(number % 3000).unwrap()])])?;
    cache.keep_comparison(event, &hash, &vec![9; usize::try_from(number % 200_000).unwrap()])?;
    library.note(event, &crosscheck_library::Noted { material: vec![format!("d{number}")], ..Default::default() })?;
    if number.is_multiple_of(3) {
        let _ = library.search().search("people hurt", 20);
    }
    Ok(())
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
