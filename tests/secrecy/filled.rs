//! A library with words in it that came in through every door, and a search of every file for them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use crosscheck_compare::corrections::Anchor;
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::{
    Added, ArticleCorrection, ArticleRecord, Decision, EventRecord, Library, NewArticle, Noted, Passphrase, Review, Subject, SubjectSide,
};
use sha2::{Digest, Sha256};

/// Words that stand nowhere but in the event that is to be kept secret.
pub const WORDS: [&str; 13] = [
    "Zanzibraxton", // the event's name
    "quenlothfile", // the file's name
    "vorpalhound",  // the article
    "mimsyportgaz", // its outlet
    "frumiousnote", // a note
    "galumphingzq", // initials
    "frabjousday1", // a headline that was corrected
    "slithytovesx", // what a decision was made on
    "borogovewrds", // sentences linked
    "momerathscch", // a kept comparison
    "jubjubreason", // a reason, to be found by search
    "outgrabesktc", // a sketch
    "bandersnatch", // an article that was taken out
];
pub const PASSPHRASE: &str = "four grey herons, one pike";

pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

pub fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let outlet = Some("The mimsyportgaz".to_owned());
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { outlet, ..Metadata::default() }))
}

/// Opens it as it can be opened.
pub fn open(root: &Path) -> Library {
    let opened = Library::unlock(root, &passphrase(), &read).unwrap();
    assert_eq!(opened.notice, None);
    opened.library
}

pub fn add(library: &Library, event: &str, file: &str, text: &str) -> ArticleRecord {
    let document = read(file, None, text.as_bytes()).unwrap();
    let new = NewArticle { file, bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
    let Added::New(article) = library.add_article(event, &new).unwrap() else { panic!("new") };
    article
}

pub const SECRET: &str = "A vorpalhound was seen in the harbour. Nobody believed it.";
pub const OUT: &str = "A bandersnatch was not.";
pub const SHARED: &str = "The ferry ran aground at nine.";

/// Words through every door, and another event beside. Gives the ids of the two.
pub fn fill(library: &Library) -> (String, String) {
    let event = library.make_event("Zanzibraxton").unwrap().id;
    let article = add(library, &event, "quenlothfile.txt", SECRET);
    add(library, &event, "shared.txt", SHARED);
    let out = add(library, &event, "out.txt", OUT);
    library.remove_article(&event, &out.id).unwrap();
    let anchor = |words: &str| Anchor { article: article.id.clone(), sentence: 0, words: words.into() };
    let side =
        SubjectSide { sentence: anchor("slithytovesx"), outlet: "o".into(), words: "slithytovesx".into(), value: "slithytovesx".into() };
    let review = Review {
        decision: Decision::Confirmed,
        note: "frumiousnote".into(),
        initials: "galumphingzq".into(),
        subject: Some(Subject { kind: "number".into(), reason: "slithytovesx".into(), sides: vec![side] }),
        ..Review::default()
    };
    library.review(&event, "d1", review).unwrap();
    let headline = Some("frabjousday1".to_owned());
    library.correct_article(&event, &article.id, ArticleCorrection { headline, ..ArticleCorrection::default() }).unwrap();
    library.correct(&event, true, vec![anchor("borogovewrds")], vec![anchor("borogovewrds")]).unwrap();
    library.note(&event, &Noted { reasons: vec![("d1".into(), "jubjubreason".into())], ..Noted::default() }).unwrap();
    let cache = library.cache();
    cache.keep_comparison(&event, &[1; 32], b"momerathscch").unwrap();
    cache.keep_sketch(&article.id, b"outgrabesktc").unwrap();
    cache.keep_vectors(&[(Sha256::digest("vorpalhound").into(), vec![1, 2, 3])]).unwrap();
    library.search().start();
    assert!(library.search().settled(Duration::from_secs(60)));
    for word in ["zanzibraxton", "vorpalhound", "jubjubreason", "frumiousnote"] {
        assert_eq!(library.search().search(word, 9).unwrap().hits.len(), 1, "{word}");
    }
    let other = library.make_event("Kept").unwrap().id;
    add(library, &other, "kept.txt", "Nine people were hurt.");
    add(library, &other, "shared.txt", SHARED);
    library.review(&other, "d1", Review { decision: Decision::Dismissed, note: "stays".into(), ..Review::default() }).unwrap();
    (event, other)
}

/// Every file below a folder.
pub fn files(root: &Path) -> Vec<PathBuf> {
    let (mut open, mut found) = (vec![root.to_owned()], Vec::new());
    while let Some(next) = open.pop() {
        for path in std::fs::read_dir(next).unwrap().flatten().map(|f| f.path()) {
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found
}

/// A word as it may stand in a file: as it is, in small letters, in UTF-16, in base64 at each of its three positions.
pub fn forms(word: &[u8]) -> Vec<Vec<u8>> {
    let mut forms = vec![word.to_vec(), word.to_ascii_lowercase(), word.iter().flat_map(|b| [*b, 0]).collect()];
    for before in 0..3 {
        let text = BASE64_STANDARD.encode([&vec![b' '; before], word].concat());
        // Without the letters that hang on what stands before and behind.
        let (from, to) = ((before * 8).div_ceil(6), (before + word.len()) * 8 / 6);
        forms.push(text.as_bytes()[from..to].to_vec());
    }
    forms
}

/// What of it stands in any file of a folder, or in a file's name.
pub fn found(root: &Path, words: &[Vec<u8>]) -> Vec<String> {
    let mut out = Vec::new();
    for path in files(root) {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap_or_default();
        for word in words {
            let stands =
                |form: &Vec<u8>| bytes.windows(form.len()).any(|w| w == form) || name.as_bytes().windows(form.len()).any(|w| w == form);
            if forms(word).iter().any(stands) {
                out.push(format!("{} in {name}", String::from_utf8_lossy(word)));
            }
        }
    }
    out
}

pub fn hex(text: &str) -> String {
    Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect()
}

/// The words, the hashes by which known files and sentences are told.
pub fn secrets() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = WORDS.iter().map(|w| w.as_bytes().to_vec()).collect();
    for text in [SECRET, OUT, "vorpalhound"] {
        all.push(hex(text).into_bytes());
        all.push(Sha256::digest(text).to_vec());
    }
    all
}

/// All that a person sees of a library.
pub fn state(library: &Library) -> Vec<(EventRecord, String, Vec<String>)> {
    let mut events = library.events().unwrap();
    events.extend(library.bin().unwrap());
    events.sort_by(|a, b| a.id.cmp(&b.id));
    let one = |event: EventRecord| {
        let texts = event.articles.iter().map(|a| {
            assert_eq!(library.original(a).unwrap(), library.document(&a.id).unwrap().text.as_bytes());
            library.document(&a.id).unwrap().text
        });
        let texts = texts.collect();
        let reviews = format!("{:?}", library.reviews(&event.id).unwrap());
        (event, reviews, texts)
    };
    events.into_iter().map(one).collect()
}
