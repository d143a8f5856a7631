//! The real command with the app's library: killed while it reads, and taking events out and in.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::{Decision, Library, NewArticle, Opened, Review};

const TEXTS: [&str; 2] = [
    "Nine people were hurt when the ferry Halcyon burned off Skarne on Monday, the coastguard said.",
    "Eleven people were hurt when the ferry Halcyon burned off Skarne on Monday, the police said.",
];

fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata::default()))
}

fn open(root: &Path) -> Opened {
    Library::open(root, &read).unwrap()
}

/// An event with two articles and a decision.
fn fill(root: &Path) -> String {
    let library = open(root).library;
    let event = library.make_event("Ferry fire").unwrap().id;
    for text in TEXTS {
        let document = read("", None, text.as_bytes()).unwrap();
        let new = NewArticle { file: "a.txt", bytes: text.as_bytes(), format: Some("text"), document: &document, duplicate_of: None };
        library.add_article(&event, &new).unwrap();
    }
    let review = Review { decision: Decision::Confirmed, note: "Asked the coastguard.".into(), ..Review::default() };
    library.review(&event, "d1", review).unwrap();
    event
}

fn crosscheck(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_kill_while_it_reads_harms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_str().unwrap();
    let event = fill(folder.path());
    let before = open(folder.path()).library.event(&event).unwrap();
    for round in 0..12 {
        // Half of the time it makes the store again first.
        if round % 2 == 0 {
            std::fs::remove_dir_all(folder.path().join("store")).unwrap();
        }
        let mut child =
            crosscheck(&["compare", "--library", root, "--event", &event]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(round * 9));
        child.kill().unwrap();
        child.wait().unwrap();
        let Opened { library, notice } = open(folder.path());
        assert_eq!(notice, None, "round {round}");
        assert_eq!(library.event(&event).unwrap(), before);
        assert_eq!(library.reviews(&event).unwrap()["d1"].note, "Asked the coastguard.");
    }
}

#[test]
fn events_go_out_and_in_and_a_look_at_everything_tells_what_is_missing() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let event = fill(here.path());
    let file = here.path().join("all.crosscheck");
    let (root, to, file) = (here.path().to_str().unwrap(), there.path().to_str().unwrap(), file.to_str().unwrap());
    let out = crosscheck(&["library", "export", "--library", root, "--event", "ferry fire", "--output", file]).output().unwrap();
    assert!(out.status.success() && said(&out).contains("1 event, 2 articles"), "{}", said(&out));
    let out = crosscheck(&["library", "import", "--library", to, file]).output().unwrap();
    assert!(out.status.success() && said(&out).contains(&event), "{}", said(&out));
    // What was read of them here was not read by the command.
    std::fs::remove_dir_all(here.path().join("store")).unwrap();
    let compare = |root: &str| crosscheck(&["compare", "--library", root, "--event", &event]).output().unwrap();
    let (one, two) = (compare(root), compare(to));
    assert!(one.status.success() && !one.stdout.is_empty(), "{}", said(&one));
    assert_eq!(said(&one), said(&two), "the same comparison");
    assert_eq!(open(there.path()).library.reviews(&event).unwrap(), open(here.path()).library.reviews(&event).unwrap());
    let check = || crosscheck(&["library", "check", "--library", to]).output().unwrap();
    assert!(check().status.success(), "{}", said(&check()));
    let sha256 = open(there.path()).library.event(&event).unwrap().articles[0].sha256.clone();
    std::fs::remove_file(there.path().join("originals").join(&sha256[..2]).join(&sha256)).unwrap();
    let out = check();
    assert_eq!(out.status.code(), Some(1));
    assert!(said(&out).contains("a.txt"), "{}", said(&out));
    std::fs::write(file, "no such file").unwrap();
    let out = crosscheck(&["library", "import", "--library", to, file]).output().unwrap();
    assert!(out.status.code() == Some(2) && said(&out).contains("othing was imported"), "{}", said(&out));
}

/// What comes from a file is one line of the journal: killed at any moment, all of it is there or nothing.
#[test]
fn a_kill_while_events_come_in_leaves_all_or_nothing_of_them() {
    let here = tempfile::tempdir().unwrap();
    fill(here.path());
    let second = open(here.path()).library.make_event("Second").unwrap().id;
    let file = here.path().join("all.crosscheck");
    let (root, file) = (here.path().to_str().unwrap(), file.to_str().unwrap());
    assert!(crosscheck(&["library", "export", "--library", root, "--output", file]).output().unwrap().status.success());
    let mut found = [0, 0];
    let begun = Instant::now();
    let whole = tempfile::tempdir().unwrap();
    assert!(crosscheck(&["library", "import", "--library", whole.path().to_str().unwrap(), file]).output().unwrap().status.success());
    // From the first moment to a little after the last.
    let step = begun.elapsed() / 12;
    for round in 0..16 {
        let there = tempfile::tempdir().unwrap();
        open(there.path()).library.make_event("Before").unwrap();
        let mut child = crosscheck(&["library", "import", "--library", there.path().to_str().unwrap(), file])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(step * round);
        child.kill().unwrap();
        child.wait().unwrap();
        let Opened { library, notice } = open(there.path());
        assert_eq!(notice, None, "round {round}");
        let events = library.events().unwrap();
        assert!(events.len() == 1 || events.len() == 3, "round {round}: {events:?}");
        found[usize::from(events.len() == 3)] += 1;
        drop(library);
        let out = crosscheck(&["library", "import", "--library", there.path().to_str().unwrap(), file]).output().unwrap();
        assert!(out.status.success(), "{}", said(&out));
        let library = open(there.path()).library;
        assert_eq!(library.events().unwrap().len(), 3, "and then all of it comes, once");
        assert!(library.event(&second).is_ok());
    }
    eprintln!("{} kills left nothing, {} all", found[0], found[1]);
}

#[test]
fn a_library_that_is_open_elsewhere_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let library = open(folder.path()).library;
    let out = crosscheck(&["library", "check", "--library", folder.path().to_str().unwrap()]).output().unwrap();
    assert!(out.status.code() == Some(2) && said(&out).contains("open"), "{}", said(&out));
    library.make_event("Goes on").unwrap();
}
