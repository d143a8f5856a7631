//! Under a passphrase nothing of the library can be read, and what is deleted for good is gone: every file of its folder is searched
//! for words that came in through every door. Setting and removing the passphrase and deleting are killed at each of their steps.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use crosscheck_compare::corrections::Anchor;
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::secrecy::{self, Cost, Progress, QUICK};
use crosscheck_library::{
    Added, ArticleCorrection, ArticleRecord, Decision, EventRecord, Library, LibraryError, NewArticle, Noted, Passphrase, Review, Subject,
    SubjectSide,
};
use sha2::{Digest, Sha256};

/// Words that stand nowhere but in the event that is to be kept secret.
const WORDS: [&str; 13] = [
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
const PASSPHRASE: &str = "four grey herons, one pike";

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let outlet = Some("The mimsyportgaz".to_owned());
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { outlet, ..Metadata::default() }))
}

/// Opens it as it can be opened.
fn open(root: &Path) -> Library {
    let opened = Library::unlock(root, &passphrase(), &read).unwrap();
    assert_eq!(opened.notice, None);
    opened.library
}

fn add(library: &Library, event: &str, file: &str, text: &str) -> ArticleRecord {
    let document = read(file, None, text.as_bytes()).unwrap();
    let new = NewArticle { file, bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
    let Added::New(article) = library.add_article(event, &new).unwrap() else { panic!("new") };
    article
}

const SECRET: &str = "A vorpalhound was seen in the harbour. Nobody believed it.";
const OUT: &str = "A bandersnatch was not.";
const SHARED: &str = "The ferry ran aground at nine.";

/// Words through every door, and another event beside. Gives the ids of the two.
fn fill(library: &Library) -> (String, String) {
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
fn files(root: &Path) -> Vec<PathBuf> {
    let (mut open, mut found) = (vec![root.to_owned()], Vec::new());
    while let Some(next) = open.pop() {
        for path in std::fs::read_dir(next).unwrap().flatten().map(|f| f.path()) {
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found
}

/// A word as it may stand in a file: as it is, in small letters, in UTF-16, in base64 at each of its three positions.
fn forms(word: &[u8]) -> Vec<Vec<u8>> {
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
fn found(root: &Path, words: &[Vec<u8>]) -> Vec<String> {
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

fn hex(text: &str) -> String {
    Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect()
}

/// The words, the hashes by which known files and sentences are told.
fn secrets() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = WORDS.iter().map(|w| w.as_bytes().to_vec()).collect();
    for text in [SECRET, OUT, "vorpalhound"] {
        all.push(hex(text).into_bytes());
        all.push(Sha256::digest(text).to_vec());
    }
    all
}

#[test]
fn of_a_protected_library_no_word_can_be_read_whenever_it_was_protected() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let (event, other) = fill(&library);
    drop(library);
    let open_words = found(folder.path(), &secrets());
    for word in WORDS.iter().filter(|w| **w != "outgrabesktc" && **w != "momerathscch") {
        assert!(open_words.iter().any(|w| w.starts_with(word)), "the search finds {word} where it can be read: {open_words:?}");
    }
    // What an earlier damage left.
    std::fs::write(folder.path().join("set-aside-1-journal.jsonl"), "vorpalhound").unwrap();
    std::fs::create_dir_all(folder.path().join("back-ups")).unwrap();
    std::fs::write(folder.path().join("back-ups").join("1.jsonl"), "vorpalhound").unwrap();
    open(folder.path()).protect(&passphrase(), QUICK, &|_| ()).unwrap();
    let mut more = secrets();
    more.extend([event.clone().into_bytes(), other.into_bytes(), hex(SHARED).into_bytes()]);
    assert_eq!(found(folder.path(), &more), Vec::<String>::new());

    // And so it stays while it is worked on.
    let library = open(folder.path());
    assert_eq!(library.cache().comparison(&event, &[1; 32]).as_deref(), Some(&b"momerathscch"[..]));
    library.set_deleted(&event, true).unwrap();
    fill(&library);
    assert_eq!(found(folder.path(), &more), Vec::<String>::new(), "while it is open");
    drop(library);
    assert_eq!(found(folder.path(), &more), Vec::<String>::new());
    assert!(!folder.path().join("search").exists());
}

/// All that a person sees of a library.
fn state(library: &Library) -> Vec<(EventRecord, String, Vec<String>)> {
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

#[test]
fn set_changed_and_removed_it_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let (event, _) = fill(&library);
    let before = state(&library);
    library.protect(&passphrase(), QUICK, &|p| assert!(p.done <= p.total)).unwrap();
    assert!(secrecy::is_protected(folder.path()).unwrap());
    let library = open(folder.path());
    assert!(library.is_protected());
    assert_eq!(state(&library), before);
    library.step(&event, true).unwrap().unwrap();
    library.step(&event, false).unwrap().unwrap();
    let before = state(&library);
    let other = Passphrase::new("another one altogether".into());
    assert!(matches!(library.change_passphrase(&other, &other, QUICK), Err(LibraryError::WrongPassphrase)));
    assert!(matches!(
        library.change_passphrase(&passphrase(), &Passphrase::new("short".into()), QUICK),
        Err(LibraryError::ShortPassphrase)
    ));
    library.change_passphrase(&passphrase(), &other, QUICK).unwrap();
    assert!(library.check(&other).is_ok() && library.check(&passphrase()).is_err());
    drop(library);
    assert!(matches!(Library::unlock(folder.path(), &passphrase(), &read), Err(LibraryError::WrongPassphrase)));

    // A store that is lost is made again from the sealed journal and originals; a journal that is lost from the sealed store.
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    let library = Library::unlock(folder.path(), &other, &read).unwrap().library;
    assert_eq!(state(&library), before);
    drop(library);
    std::fs::remove_file(folder.path().join("journal.jsonl")).unwrap();
    let opened = Library::unlock(folder.path(), &other, &read).unwrap();
    assert!(opened.notice.unwrap().contains("journal"));
    opened.library.unprotect(&|_| ()).unwrap();
    assert!(!secrecy::is_protected(folder.path()).unwrap());
    let library = open(folder.path());
    assert!(!library.is_protected());
    let names = |s: Vec<(EventRecord, String, Vec<String>)>| s.into_iter().map(|(e, r, t)| (e.name, r, t)).collect::<Vec<_>>();
    assert_eq!(names(state(&library)), names(before));
    assert!(!folder.path().join("key.json").exists() && !folder.path().join("key-copy.json").exists());
    assert!(String::from_utf8(std::fs::read(folder.path().join("journal.jsonl")).unwrap()).unwrap().contains("Zanzibraxton"));
}

#[test]
fn what_is_wrong_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    fill(&library);
    library.protect(&passphrase(), QUICK, &|_| ()).unwrap();
    let locked = |e| matches!(e, LibraryError::Locked);
    assert!(locked(Library::open(folder.path(), &read).unwrap_err()));
    let wrong = Library::unlock(folder.path(), &Passphrase::new("no such thing".into()), &read).unwrap_err();
    assert!(matches!(wrong, LibraryError::WrongPassphrase));
    let (main, copy) = (folder.path().join("key.json"), folder.path().join("key-copy.json"));
    let key = std::fs::read(&main).unwrap();
    std::fs::write(&main, "noise").unwrap();
    drop(open(folder.path()));
    assert_eq!(std::fs::read(&main).unwrap(), key, "mended from its copy");
    for path in [&main, &copy] {
        std::fs::write(path, &key[..key.len() / 2]).unwrap();
    }
    assert!(matches!(Library::unlock(folder.path(), &passphrase(), &read), Err(LibraryError::KeyDamaged)));
    assert!(secrecy::is_protected(folder.path()).is_err());
    std::fs::remove_file(&main).unwrap();
    std::fs::remove_file(&copy).unwrap();
    let missing = Library::open(folder.path(), &read).unwrap_err();
    assert!(matches!(missing, LibraryError::KeyMissing) && missing.to_string().contains("key.json"));
    std::fs::write(&copy, &key).unwrap();
    assert_eq!(open(folder.path()).events().unwrap().len(), 2, "nothing was harmed meanwhile");
}

#[test]
fn deleted_for_good_no_word_is_left_and_all_else_is() {
    for protected in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let library = open(folder.path());
        let (event, other) = fill(&library);
        // Part of the secret event went to another; what moved belongs there now.
        let moved = add(&library, &event, "moved.txt", "This one was moved.");
        let third = library.move_articles(&event, &[moved.id], None).unwrap();
        if protected {
            library.protect(&passphrase(), QUICK, &|_| ()).unwrap();
        } else {
            drop(library);
        }
        let library = open(folder.path());
        assert!(matches!(library.delete_for_good(std::slice::from_ref(&event), &|_| ()), Err(LibraryError::NotFound(_))), "not in the bin");
        let library = open(folder.path());
        library.set_deleted(&event, true).unwrap();
        let before: Vec<_> = state(&library).into_iter().filter(|(e, ..)| e.id != event).collect();
        std::fs::write(folder.path().join("set-aside-1-journal.jsonl"), "vorpalhound").unwrap();
        let originals = files(&folder.path().join("originals")).len();
        library.delete_for_good(std::slice::from_ref(&event), &|_| ()).unwrap();
        assert_eq!(files(&folder.path().join("originals")).len(), originals - 2, "those that nobody else has");
        let mut gone = secrets();
        gone.push(event.into_bytes());
        // The outlet's name is that of the articles that stay.
        gone.retain(|w| w != b"mimsyportgaz");
        assert_eq!(found(folder.path(), &gone), Vec::<String>::new());
        let library = open(folder.path());
        assert_eq!(library.is_protected(), protected);
        assert_eq!(state(&library), before);
        assert!(library.bin().unwrap().is_empty());
        assert!(library.history(&third).unwrap().0.is_none(), "what would bring it back is no step any more");
        assert_eq!(library.reviews(&other).unwrap()["d1"].note, "stays");
        library.search().start();
        assert!(library.search().settled(Duration::from_secs(60)));
        assert!(library.search().search("vorpalhound", 9).unwrap().hits.is_empty());
        assert_eq!(library.search().search("ferry", 9).unwrap().hits.len(), 1);
        drop(library);
        std::fs::remove_dir_all(folder.path().join("store")).unwrap();
        assert_eq!(state(&open(folder.path())), before, "made again from the journal, it is the same");
        assert_eq!(found(folder.path(), &gone), Vec::<String>::new());
    }
}

const WORK: &str = "CROSSCHECK_TEST_REWRITE";

/// Not a test of its own: the process that is ended in the middle of its work, at the step that it is told.
#[test]
fn worker() {
    let Ok(told) = std::env::var(WORK) else { return };
    let mut words = told.splitn(3, ' ');
    let (work, at) = (words.next().unwrap(), words.next().unwrap().parse::<usize>().unwrap());
    let library = open(Path::new(words.next().unwrap()));
    let steps = AtomicUsize::new(0);
    let tell = |_: Progress| {
        if steps.fetch_add(1, Ordering::Relaxed) == at {
            // Nothing is closed, nothing is written any more.
            std::process::abort();
        }
    };
    match work {
        "protect" => library.protect(&passphrase(), QUICK, &tell),
        "unprotect" => library.unprotect(&tell),
        _ => {
            let bin: Vec<String> = library.bin().unwrap().into_iter().map(|e| e.id).collect();
            library.delete_for_good(&bin, &tell)
        }
    }
    .unwrap();
}

/// Does the work in a process that is ended at a step; whether it came to its end before.
fn ended_at(work: &str, at: usize, root: &Path) -> bool {
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "worker", "--test-threads=1"])
        .env(WORK, format!("{work} {at} {}", root.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.success()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap().flatten() {
        let (path, there) = (file.path(), to.join(file.file_name()));
        if path.is_dir() {
            copy(&path, &there);
        } else {
            std::fs::copy(&path, &there).unwrap();
        }
    }
}

/// Every step where this is set; else every fifth, which differs from work to work.
const ALL: &str = "CROSSCHECK_ALL_KILLS";

#[test]
fn a_kill_at_any_step_leaves_the_old_or_the_new() {
    let stride = if std::env::var_os(ALL).is_some() { 1 } else { 5 };
    let folder = tempfile::tempdir().unwrap();
    let (plain, sealed) = (folder.path().join("plain"), folder.path().join("sealed"));
    let library = open(&plain);
    let (event, _) = fill(&library);
    library.set_deleted(&event, true).unwrap();
    let old = state(&library);
    drop(library);
    copy(&plain, &sealed);
    open(&sealed).protect(&passphrase(), QUICK, &|_| ()).unwrap();
    let mut kills = 0;
    let works = [("protect", &plain), ("protect", &sealed), ("unprotect", &sealed), ("delete", &plain), ("delete", &sealed)];
    for (first, (work, from)) in works.into_iter().enumerate() {
        let mut switched = false;
        for at in (first % stride..).step_by(stride) {
            let root = folder.path().join("work");
            copy(from, &root);
            let done = ended_at(work, at, &root);
            let now_protected = secrecy::is_protected(&root).unwrap();
            let library = open(&root);
            assert_eq!(library.is_protected(), now_protected, "{work} at {at}");
            let after = state(&library);
            let new = if work == "delete" { after.len() < old.len() } else { now_protected != (from == &sealed) };
            if work != "protect" || from != &sealed {
                assert!(new || !switched, "{work} at {at}: new once, new for ever");
                switched = new;
            }
            let expected: Vec<_> = old.iter().filter(|(e, ..)| work != "delete" || !new || e.id != event).cloned().collect();
            assert_eq!(after, expected, "{work} at {at}");
            drop(library);
            for left in ["next", "ready"] {
                assert!(!root.join(left).exists(), "{work} at {at} left {left}");
            }
            if now_protected || work == "delete" && new {
                let mut gone = secrets();
                gone.retain(|w| now_protected || w != b"mimsyportgaz");
                assert_eq!(found(&root, &gone), Vec::<String>::new(), "{work} at {at}");
            }
            std::fs::remove_dir_all(&root).unwrap();
            if done {
                assert!(at > 8 && (switched || from == &sealed && work == "protect"), "{work}: {at} steps");
                break;
            }
            kills += 1;
        }
    }
    eprintln!("{kills} kills, each left the old or the new");
}

#[cfg(unix)]
const MASKLESS: &str = "CROSSCHECK_TEST_MASKLESS";

/// Not a test of its own: writes a library in a process whose mask lets everybody read everything.
#[cfg(unix)]
#[test]
fn maskless() {
    let Ok(root) = std::env::var(MASKLESS) else { return };
    let root = Path::new(&root);
    let library = open(root);
    let (event, _) = fill(&library);
    // sled keeps what is long in files of its own.
    add(&library, &event, "long.txt", &"words of an article ".repeat(100_000));
    assert_private(root);
    drop(library);
    assert_private(root);
    open(root).protect(&passphrase(), QUICK, &|_| ()).unwrap();
    assert_private(root);
    let library = open(root);
    library.set_deleted(&event, true).unwrap();
    library.delete_for_good(&[event], &|_| ()).unwrap();
    drop(open(root));
    assert_private(root);
}

#[cfg(unix)]
fn assert_private(root: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mut left = vec![root.to_owned()];
    while let Some(path) = left.pop() {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        if path.is_dir() {
            left.extend(std::fs::read_dir(&path).unwrap().flatten().map(|f| f.path()));
        }
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_may_enter_or_read_whatever_the_mask() {
    let folder = tempfile::tempdir().unwrap();
    let told = Command::new("sh")
        .args(["-c", "umask 0; exec \"$0\" --exact maskless --test-threads=1"])
        .arg(std::env::current_exe().unwrap())
        .env(MASKLESS, folder.path().join("library"))
        .output()
        .unwrap();
    assert!(told.status.success(), "{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
}

/// An event of 30 articles of 40 sentences, with all that is kept of it: about what the app reads when it opens one.
fn large(library: &Library) -> (String, Vec<[u8; 32]>) {
    let event = library.make_event("Large").unwrap().id;
    let mut sentences = Vec::new();
    for article in 0..30 {
        let words =
            |n: usize| format!("Article {article} says in its sentence {n} what the harbour master of Port Halden said at {n} o’clock. ");
        let text: String = (0..40).map(words).collect();
        sentences.extend((0..40).map(|n| <[u8; 32]>::from(Sha256::digest(words(n)))));
        add(library, &event, &format!("{article}.txt"), &text);
    }
    let vectors: Vec<([u8; 32], Vec<u8>)> = sentences.iter().map(|s| (*s, s.repeat(64))).collect();
    library.cache().keep_vectors(&vectors).unwrap();
    library.cache().keep_comparison(&event, &[1; 32], &sentences.concat().repeat(40)).unwrap();
    (event, sentences)
}

fn median(mut one: impl FnMut() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..7).map(|_| one()).collect();
    times.sort_by(f64::total_cmp);
    times[3]
}

fn seconds<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = std::time::Instant::now();
    let made = work();
    (begun.elapsed().as_secs_f64(), made)
}

/// What a passphrase costs: `cargo test --release -p crosscheck-tests --test secrecy figures -- --ignored --nocapture`.
#[test]
#[ignore = "prints figures"]
fn figures() {
    let folder = tempfile::tempdir().unwrap();
    let (event, sentences) = large(&open(folder.path()));
    for protected in [false, true] {
        if protected {
            let (took, _) = seconds(|| open(folder.path()).protect(&passphrase(), QUICK, &|_| ()).unwrap());
            eprintln!("set for 30 articles in {:.0} ms", took * 1e3);
        }
        let opening = median(|| seconds(|| open(folder.path())).0);
        let reading = median(|| {
            let library = open(folder.path());
            let all = || {
                let record = library.event(&event).unwrap();
                let documents: Vec<_> = record.articles.iter().map(|a| library.document(&a.id).unwrap()).collect();
                let reviews = library.reviews(&event).unwrap();
                let vectors = sentences.iter().filter_map(|s| library.cache().vectors(s)).count();
                (documents, reviews, vectors, library.cache().comparison(&event, &[1; 32]).unwrap())
            };
            seconds(all).0
        });
        let deciding = median(|| {
            let library = open(folder.path());
            seconds(|| library.review(&event, "d", Review { decision: Decision::Confirmed, ..Review::default() }).unwrap()).0
        });
        let (indexing, library) = seconds(|| {
            let library = open(folder.path());
            library.search().start();
            assert!(library.search().settled(Duration::from_secs(60)));
            library
        });
        let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let memory = memory.lines().find(|l| l.starts_with("VmRSS")).unwrap_or_default().to_owned();
        drop(library);
        eprintln!(
            "passphrase {}: library opened in {:.1} ms (without the passphrase’s own time), all of an event of 30 articles read in {:.1} ms, \
             a decision kept in {:.1} ms, index ready {:.0} ms after the start, {memory}",
            if protected { "on" } else { "off" },
            opening * 1e3,
            reading * 1e3,
            deciding * 1e3,
            indexing * 1e3,
        );
    }
    for cost in [Cost { memory_kib: 19 << 10, passes: 2, lanes: 1 }, Cost::default()] {
        open(folder.path()).protect(&passphrase(), cost, &|_| ()).unwrap();
        eprintln!("{cost:?}: unlocked in {:.0} ms", median(|| seconds(|| open(folder.path())).0) * 1e3);
    }
}
