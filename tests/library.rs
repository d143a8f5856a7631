//! Nothing a person did is lost: not by closing, by a kill at any moment, by a store that won't open, or by the same file twice.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::{Added, ArticleRecord, Decision, Library, LibraryError, NewArticle, Opened, Review};

fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let outlet = Some("The Harbour Post".to_owned());
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { outlet, ..Metadata::default() }))
}

fn open(root: &Path) -> Opened {
    Library::open(root, &read).unwrap()
}

fn add(library: &Library, event: &str, file: &str, text: &str) -> Added {
    let document = read(file, None, text.as_bytes()).unwrap();
    library.add_article(event, &NewArticle { file, bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None }).unwrap()
}

fn confirmed(note: &str) -> Review {
    Review { decision: Decision::Confirmed, note: note.to_owned(), initials: "ab".to_owned(), ..Review::default() }
}

/// An event with two articles and a review, as most tests begin.
fn fill(library: &Library) -> (String, ArticleRecord) {
    let event = library.make_event("Ferry fire").unwrap().id;
    let Added::New(first) = add(library, &event, "post.txt", "Nine people were hurt.") else { panic!("new") };
    add(library, &event, "echo.txt", "Eleven people were hurt.");
    library.review(&event, "d1", confirmed("called the coastguard")).unwrap();
    (event, first)
}

fn check(library: &Library, event: &str, first: &ArticleRecord) {
    let record = library.event(event).unwrap();
    assert_eq!(record.name, "Ferry fire");
    assert_eq!(record.articles.len(), 2);
    assert_eq!(&record.articles[0], first);
    assert_eq!(library.document(&first.id).unwrap().text, "Nine people were hurt.");
    assert_eq!(library.original(first).unwrap(), b"Nine people were hurt.");
    assert_eq!(library.reviews(event).unwrap()["d1"].note, "called the coastguard");
}

fn store_set_aside(root: &Path) -> usize {
    std::fs::read_dir(root).unwrap().flatten().filter(|f| f.file_name().to_string_lossy().starts_with("set-aside-")).count()
}

#[test]
fn everything_is_there_after_closing() {
    let folder = tempfile::tempdir().unwrap();
    let (event, first) = fill(&open(folder.path()).library);
    let Opened { library, notice } = open(folder.path());
    assert_eq!(notice, None);
    check(&library, &event, &first);
}

#[test]
fn the_same_file_again_is_recognised() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).library;
    let (event, first) = fill(&library);
    assert_eq!(add(&library, &event, "another name.txt", "Nine people were hurt."), Added::Duplicate(first.clone()));
    let other = library.make_event("Another").unwrap().id;
    let Added::New(there) = add(&library, &other, "post.txt", "Nine people were hurt.") else { panic!("new in another event") };
    assert_ne!(there.id, first.id);
    library.remove_article(&event, &first.id).unwrap();
    assert!(matches!(library.document(&first.id), Err(LibraryError::NotFound(_))));
    let Added::New(again) = add(&library, &event, "post.txt", "Nine people were hurt.") else { panic!("new again") };
    assert_eq!(again.id, first.id, "its reviews find it again");
}

#[test]
fn the_bin_gives_back() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).library;
    let (event, first) = fill(&library);
    library.set_deleted(&event, true).unwrap();
    assert!(library.events().unwrap().is_empty());
    assert!(matches!(library.event(&event), Err(LibraryError::NotFound(_))));
    library.set_deleted(&event, false).unwrap();
    check(&library, &event, &first);
}

#[test]
fn a_blank_review_clears() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).library;
    let (event, _) = fill(&library);
    assert_eq!(library.review(&event, "d1", Review::default()).unwrap(), None);
    assert!(library.reviews(&event).unwrap().is_empty());
}

#[test]
fn a_second_one_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path());
    let Err(e) = Library::open(folder.path(), &read) else { panic!("opened twice") };
    assert!(matches!(e, LibraryError::InUse), "{e}");
    assert!(e.to_string().contains("already open"));
    drop(first);
    open(folder.path());
}

#[test]
fn a_broken_store_is_moved_aside_and_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let (event, first) = fill(&open(folder.path()).library);
    let store = folder.path().join("store");
    type Damage = fn(&Path);
    let damages: [Damage; 4] = [
        |store| std::fs::write(store.join("conf"), b"not a store").unwrap(),
        |store| std::fs::write(store.join("db"), vec![0xa5; 300_000]).unwrap(),
        |store| {
            std::fs::remove_dir_all(store).unwrap();
            std::fs::write(store, b"a file where a folder was").unwrap();
        },
        |store| {
            let mut bytes = std::fs::read(store.join("db")).unwrap();
            bytes.iter_mut().skip(7).step_by(13).for_each(|b| *b ^= 0x5a);
            std::fs::write(store.join("db"), bytes).unwrap();
        },
    ];
    for (i, damage) in damages.iter().enumerate() {
        damage(&store);
        let Opened { library, .. } = open(folder.path());
        check(&library, &event, &first);
        library.review(&event, "d2", confirmed(&format!("{i}"))).unwrap();
        drop(library);
        assert_eq!(open(folder.path()).library.reviews(&event).unwrap()["d2"].note, format!("{i}"));
    }
    assert!(store_set_aside(folder.path()) >= 2, "what was damaged is kept");
}

#[test]
fn a_store_that_is_gone_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let (event, first) = fill(&open(folder.path()).library);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    check(&open(folder.path()).library, &event, &first);
}

#[test]
fn a_journal_that_is_gone_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let (event, first) = fill(&open(folder.path()).library);
    std::fs::remove_file(folder.path().join("journal.jsonl")).unwrap();
    let Opened { library, notice } = open(folder.path());
    assert!(notice.unwrap().contains("journal"));
    check(&library, &event, &first);
    drop(library);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    check(&open(folder.path()).library, &event, &first);
}

#[test]
fn with_the_originals_alone_the_articles_come_back() {
    let folder = tempfile::tempdir().unwrap();
    fill(&open(folder.path()).library);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    std::fs::remove_file(folder.path().join("journal.jsonl")).unwrap();
    let Opened { library, notice } = open(folder.path());
    assert!(notice.unwrap().contains("Recovered articles"));
    let events = library.events().unwrap();
    assert_eq!(events[0].articles.len(), 2);
    assert!(library.document(&events[0].articles[0].id).unwrap().text.contains("people were hurt"));
}

#[test]
fn a_missing_original_costs_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (event, first) = fill(&open(folder.path()).library);
    std::fs::remove_file(folder.path().join("originals").join(&first.sha256[..2]).join(&first.sha256)).unwrap();
    let library = open(folder.path()).library;
    assert!(matches!(library.original(&first), Err(LibraryError::MissingOriginal(file)) if file == "post.txt"));
    assert_eq!(library.document(&first.id).unwrap().text, "Nine people were hurt.", "what was read of it stays");
    drop(library);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    let Opened { library, notice } = open(folder.path());
    assert!(notice.unwrap().contains("could not be read again"));
    assert_eq!(library.event(&event).unwrap().articles.len(), 2);
    assert_eq!(library.reviews(&event).unwrap().len(), 1);
    let Added::Duplicate(_) = add(&library, &event, "post.txt", "Nine people were hurt.") else { panic!("known") };
    assert_eq!(library.document(&first.id).unwrap().text, "Nine people were hurt.", "dropped again, it is whole again");
    assert_eq!(library.original(&first).unwrap(), b"Nine people were hurt.");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("library");
    fill(&open(&root).library);
    open(&root);
    let mut left = vec![root];
    while let Some(path) = left.pop() {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o077;
        assert_eq!(mode, 0, "{}", path.display());
        if path.is_dir() {
            left.extend(std::fs::read_dir(&path).unwrap().flatten().map(|f| f.path()));
        }
    }
}

const WRITER: &str = "CROSSCHECK_TEST_WRITER";

/// Not a test of its own: the process that [`a_kill_at_any_moment_loses_nothing_acknowledged`] kills. It writes without end and
/// prints what was acknowledged.
#[test]
fn writer() {
    let Ok(root) = std::env::var(WRITER) else { return };
    let library = open(Path::new(&root)).library;
    let said = |what: String| {
        let mut out = std::io::stdout().lock();
        out.write_all(what.as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    let round = std::process::id();
    for i in 0.. {
        let event = library.make_event(&format!("event {round} {i}")).unwrap().id;
        said(format!("ack event {event}\n"));
        let text = format!("{round} {i} {}", "words of an article ".repeat(200));
        let Added::New(article) = add(&library, &event, "a.txt", &text) else { panic!("new") };
        said(format!("ack article {event} {}\n", article.id));
        library.review(&event, &format!("d{i}"), confirmed("noted")).unwrap();
        said(format!("ack review {event} d{i}\n"));
    }
}

#[test]
fn a_kill_at_any_moment_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..20 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
            .env(WRITER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // The first line says that it has begun; then it is killed at another moment each time. The harness may print before it on the same line.
        let first = lines.by_ref().find(|l| l.contains("ack "));
        std::thread::sleep(Duration::from_micros(1_700 * round * round % 97_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let rest: Vec<String> = lines.collect();
        acknowledged.extend(first.into_iter().chain(rest).filter_map(|l| l.split_once("ack ").map(|(_, what)| what.to_owned())));

        let library = open(folder.path()).library;
        for what in &acknowledged {
            let words: Vec<&str> = what.split(' ').collect();
            match words[..] {
                ["event", event] => drop(library.event(event).unwrap()),
                ["article", event, article] => {
                    let record = library.event(event).unwrap().articles.into_iter().find(|a| a.id == article).unwrap();
                    assert_eq!(library.document(article).unwrap().text.as_bytes(), library.original(&record).unwrap());
                }
                ["review", event, difference] => assert_eq!(library.reviews(event).unwrap()[difference].note, "noted"),
                // The line that the kill cut.
                _ => {}
            }
        }
    }
    assert!(acknowledged.len() >= 20, "{}", acknowledged.len());
    assert_eq!(store_set_aside(folder.path()), 0, "the store opened each time");
}
