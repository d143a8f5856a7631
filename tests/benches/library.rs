//! How long a person waits for the library: an event of 30 articles opened, a word looked up among 10,000 articles. `make bench`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crosscheck_app::intake::{self, Source};
use crosscheck_app::session::Session;
use crosscheck_app::views;
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::secrecy::{Cost, QUICK};
use crosscheck_library::{Library, Passphrase};
use divan::{Bencher, black_box};
use sha2::{Digest, Sha256};

#[path = "../src/invented.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod invented;

fn main() {
    divan::main();
}

/// A folder for as long as the program runs; it is taken away at the end of the benchmark's own work.
struct Folder(tempfile::TempDir);

fn event_of(articles: usize) -> (Folder, String) {
    let folder = Folder(tempfile::tempdir().unwrap());
    let session = Session::new(folder.0.path().to_owned());
    let source = |input: crosscheck_compare::pipeline::Input| {
        let headline = input.document.metadata.headline.unwrap_or_default();
        let bytes = format!("{headline}\n\nBy {}\nMay 4, 2026\n\n{}", input.id, input.document.text).into_bytes();
        Source::Bytes { name: format!("{}.txt", input.id), bytes, format: Some("text") }
    };
    let sources: Vec<Source> = invented::articles(articles, 40).into_iter().map(source).collect();
    let library = session.library().unwrap();
    let event = intake::take_in(&library, None, None, &sources, &AtomicBool::new(false), &|_| {}).unwrap().event.unwrap();
    session.view(&event).unwrap();
    (folder, event)
}

/// An event that was compared before, opened by a program that was just started: from the library to what the window is sent.
#[divan::bench(args = [3, 30], sample_count = 10)]
fn opening_an_event(bencher: Bencher, articles: usize) {
    let (folder, event) = event_of(articles);
    let fresh = || {
        let session = Session::new(folder.0.path().to_owned());
        session.library().unwrap();
        session
    };
    // The session is given back, so that closing it does not count.
    bencher.with_inputs(fresh).bench_local_values(|session| {
        black_box(serde_json::to_string(&session.view(&event).unwrap()).unwrap());
        session
    });
}

/// The same of a library under a passphrase, which is unlocked already.
#[divan::bench(args = [3, 30], sample_count = 10)]
fn opening_an_event_of_a_protected_library(bencher: Bencher, articles: usize) {
    let (folder, event) = event_of(articles);
    let passphrase = Passphrase::new("four grey herons, one pike".to_owned());
    let session = Session::new(folder.0.path().to_owned());
    session.anew(|library| library.protect(&passphrase, QUICK, &|_| ())).unwrap();
    drop(session);
    let fresh = || {
        let session = Session::new(folder.0.path().to_owned());
        session.unlock(&passphrase).unwrap();
        session
    };
    bencher.with_inputs(fresh).bench_local_values(|session| {
        black_box(serde_json::to_string(&session.view(&event).unwrap()).unwrap());
        session
    });
}

/// From the right passphrase to the open library.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn unlocking(bencher: Bencher) {
    let (folder, _) = event_of(30);
    let passphrase = Passphrase::new("four grey herons, one pike".to_owned());
    let session = Session::new(folder.0.path().to_owned());
    session.anew(|library| library.protect(&passphrase, Cost::default(), &|_| ())).unwrap();
    drop(session);
    bencher.with_inputs(|| Session::new(folder.0.path().to_owned())).bench_local_values(|session| {
        session.unlock(&passphrase).unwrap();
        session
    });
}

/// The same where an article has come in since: compared anew, with the vectors kept.
#[divan::bench(args = [3, 30], sample_count = 3, sample_size = 1)]
fn comparing_anew(bencher: Bencher, articles: usize) {
    let (folder, event) = event_of(articles);
    let mut turn = 0;
    let fresh = || {
        turn += 1;
        let session = Session::new(folder.0.path().to_owned());
        let article = session.library().unwrap().event(&event).unwrap().articles[0].id.clone();
        let outlet = Some(format!("Outlet {turn}"));
        session
            .library()
            .unwrap()
            .correct_article(&event, &article, crosscheck_library::ArticleCorrection { outlet, ..Default::default() })
            .unwrap();
        session
    };
    bencher.with_inputs(fresh).bench_local_values(|session| {
        black_box(session.view(&event).unwrap());
        session
    });
}

/// A library of 1,000 events of ten articles, written as the app writes it, and its index.
fn large() -> &'static Library {
    static LARGE: OnceLock<(Folder, Library)> = OnceLock::new();
    &LARGE
        .get_or_init(|| {
            let folder = Folder(tempfile::tempdir().unwrap());
            write_library(folder.0.path());
            let library = Library::open(folder.0.path(), &read).unwrap().library;
            let begun = std::time::Instant::now();
            library.search().start();
            assert!(library.search().settled(Duration::from_secs(600)));
            eprintln!("10,000 articles indexed in {:.1} s", begun.elapsed().as_secs_f64());
            (folder, library)
        })
        .1
}

fn write_library(root: &Path) {
    let articles = invented::articles(200, 40);
    let mut journal = String::new();
    let time = "2026-05-04T10:00:00Z";
    for event in 0..1000 {
        let _ = writeln!(journal, r#"{{"v":1,"time":"{time}","change":"event_made","event":"e{event}","name":"Event {event}"}}"#);
        for n in 0..10 {
            let input = &articles[(event * 7 + n) % articles.len()];
            let text = format!("Ferry {event} at Port Halden\n\nWitness number{event}x{n} was there. {}", input.document.text);
            let sha256: String = Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
            let folder: PathBuf = root.join("originals").join(&sha256[..2]);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(&sha256), text).unwrap();
            let _ = writeln!(
                journal,
                r#"{{"v":1,"time":"{time}","change":"article_added","event":"e{event}","article":{{"id":"a{event}-{n}","sha256":"{sha256}","file":"{n}.txt","added":"{time}"}}}}"#
            );
        }
    }
    std::fs::write(root.join("journal.jsonl"), journal).unwrap();
}

/// A rare word, a begun one, two common ones, a phrase, one that half of all sentences have.
#[divan::bench(args = ["number77x3", "solv", "harbour master", "\"Port Halden\"", "the"], sample_count = 20)]
fn searching_10_000_articles(bencher: Bencher, words: &str) {
    let library = large();
    bencher.bench_local(|| black_box(views::search::search(library, words, 50).unwrap()));
}

/// Reads an original again.
fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (headline, body) = text.split_once("\n\n")?;
    let metadata = Metadata { headline: Some(headline.to_owned()), outlet: Some("Halden Courier".into()), ..Metadata::default() };
    Some(Document::raw(body, metadata))
}
