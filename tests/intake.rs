//! Files into an event as the window asks for it: good and bad ones together, folders, the same again, cancelling.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crosscheck_app::intake::{self, Source};
use crosscheck_app::session::Session;
use crosscheck_app::wire::{FileOutcome, ImportProgress, ImportResult, ProblemCode};
use crosscheck_app::{example, views};
use crosscheck_library::{Decision, Review};

const STORY: &str = "Ferry fire off Skarne injures nine\n\nBy Ada Quill\nMay 4, 2026\n\nNine people were injured on Monday when a fire broke out on a ferry off Skarne, the coastguard said.\n\nThe ferry, the Halcyon, had 212 passengers on board when the fire began at 9:40 a.m. in the engine room.\n\nAll passengers were brought ashore by noon, coastguard captain Lena Ruud said.\n";

fn states(result: &ImportResult) -> Vec<&'static str> {
    result.files.iter().map(state).collect()
}

fn state(file: &FileOutcome) -> &'static str {
    match file {
        FileOutcome::Waiting { .. } => "waiting",
        FileOutcome::Reading { .. } => "reading",
        FileOutcome::Imported { .. } => "imported",
        FileOutcome::Duplicate { .. } => "duplicate",
        FileOutcome::Refused { .. } => "refused",
        FileOutcome::Cancelled { .. } => "cancelled",
    }
}

struct Desk {
    folder: tempfile::TempDir,
    session: Session,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(folder.path().join("library"));
        Self { folder, session }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn take(&self, event: Option<&str>, paths: &[PathBuf]) -> ImportResult {
        let sources = intake::walk(paths);
        intake::take_in(self.session.library().unwrap(), event.map(str::to_owned), None, &sources, &AtomicBool::new(false), &|_| {})
            .unwrap()
    }
}

fn problem(file: &FileOutcome) -> ProblemCode {
    let FileOutcome::Refused { problem, .. } = file else { panic!("{file:?}") };
    assert!(problem.message.len() > 10, "{}", problem.message);
    problem.code
}

#[test]
fn a_bad_file_never_stops_the_others() {
    let desk = Desk::new();
    let paths = [
        desk.file("empty.txt", b""),
        desk.file("story.txt", STORY.as_bytes()),
        desk.folder.path().join("gone.txt"),
        desk.file("other.txt", STORY.replace("Nine", "Eleven").as_bytes()),
    ];
    let result = desk.take(None, &paths);
    assert_eq!(states(&result), ["refused", "imported", "refused", "imported"]);
    assert_eq!(problem(&result.files[0]), ProblemCode::Empty);
    assert_eq!(problem(&result.files[2]), ProblemCode::Unreadable);
    let (event, compared) = desk.session.compared(&result.event.unwrap()).unwrap();
    assert_eq!(event.articles.iter().map(|a| a.file.as_str()).collect::<Vec<_>>(), ["story.txt", "other.txt"], "in the order given");
    assert_eq!(compared.comparison.articles.len(), 2);
}

#[test]
fn nothing_read_makes_no_event() {
    let desk = Desk::new();
    let result = desk.take(None, &[desk.file("empty.txt", b"")]);
    assert_eq!(result.event, None);
    assert!(desk.session.library().unwrap().events().unwrap().is_empty());
}

#[test]
fn the_same_file_again_is_recognised() {
    let desk = Desk::new();
    let story = desk.file("story.txt", STORY.as_bytes());
    let first = desk.take(None, &[story.clone(), story.clone()]);
    assert_eq!(states(&first), ["imported", "duplicate"]);
    let event = first.event.unwrap();
    assert_eq!(states(&desk.take(Some(&event), &[story])), ["duplicate"]);
    assert_eq!(desk.session.library().unwrap().event(&event).unwrap().articles.len(), 1);
}

#[test]
fn folders_are_walked_without_what_browsers_save_beside_a_page() {
    let desk = Desk::new();
    desk.file("in/b.txt", STORY.as_bytes());
    desk.file("in/a/deep.txt", b"x");
    desk.file("in/.hidden", b"x");
    desk.file("in/Page.html", b"x");
    desk.file("in/Page_files/script.js", b"x");
    desk.file("in/other_files/c.txt", b"x");
    let found = |path: &Path| -> Vec<String> {
        let sources = intake::walk(&[path.to_owned()]);
        let file =
            |s: &Source| if let Source::File(p) = s { p.strip_prefix(path).unwrap().display().to_string() } else { format!("{s:?}") };
        sources.iter().map(file).collect()
    };
    assert_eq!(found(&desk.folder.path().join("in")), ["Page.html", "a/deep.txt", "b.txt", "other_files/c.txt"]);
    fs::create_dir(desk.folder.path().join("nothing")).unwrap();
    assert!(found(&desk.folder.path().join("nothing"))[0].starts_with("Refused"));
}

#[test]
fn a_mailbox_gives_all_its_articles() {
    let desk = Desk::new();
    let mail = |name: &str| {
        format!(
            "From a@b.example Mon May  4 10:00:00 2026\nFrom: {name} <a@b.example>\nSubject: Ferry fire off Skarne\nMIME-Version: 1.0\n\n{name} writes: {STORY}\n"
        )
    };
    let result = desk.take(None, &[desk.file("box.mbox", [mail("Skarne Post"), mail("North Wire")].concat().as_bytes())]);
    assert_eq!(states(&result), ["imported", "imported"]);
    let names: Vec<&str> =
        result.files.iter().map(|f| if let FileOutcome::Imported { file, .. } = f { file.as_str() } else { "" }).collect();
    assert_eq!(names, ["box.mbox/mail 1.eml", "box.mbox/mail 2.eml"]);
}

#[test]
fn a_folder_of_many_mixed_files_ends_with_an_outcome_for_each() {
    let desk = Desk::new();
    for i in 0..60 {
        let story = format!("{STORY}\nIt was ferry number {i} of the line.\n");
        desk.file(&format!("in/{i:03}.txt"), story.as_bytes());
        desk.file(
            &format!("in/{i:03}.html"),
            format!("<!doctype html><html><body><h1>Ferry fire {i}</h1><p>{story}</p></body></html>").as_bytes(),
        );
    }
    for i in 0..10 {
        let again = format!("{STORY}\nIt was ferry number {i} of the line.\n");
        desk.file(&format!("in/{i:03}-again.txt"), again.as_bytes());
        desk.file(&format!("in/{i:03}-broken.pdf"), b"%PDF-1.7 nothing more");
    }
    let result = desk.take(None, &[desk.folder.path().join("in")]);
    let count = |wanted: &str| states(&result).iter().filter(|s| **s == wanted).count();
    assert_eq!((count("imported"), count("duplicate"), count("refused")), (120, 10, 10));
    let broken = |f: &&FileOutcome| matches!(f, FileOutcome::Refused { .. });
    assert!(result.files.iter().filter(broken).all(|f| problem(f) == ProblemCode::Damaged));
}

#[test]
fn what_is_cancelled_is_not_read() {
    let desk = Desk::new();
    let sources: Vec<Source> = (0..6).map(|i| Source::File(desk.file(&format!("{i}.txt"), format!("{STORY}{i}").as_bytes()))).collect();
    let stop = desk.session.begin_import("job");
    desk.session.cancel_import("job");
    let result = intake::take_in(desk.session.library().unwrap(), None, None, &sources, &stop, &|_| {}).unwrap();
    assert_eq!(states(&result), ["cancelled"; 6]);
    assert_eq!(result.event, None);
}

#[test]
fn progress_tells_of_every_file_and_ends() {
    let desk = Desk::new();
    let sources = intake::walk(&[desk.file("a.txt", STORY.as_bytes()), desk.file("b.txt", b"")]);
    let heard: RefCell<Vec<ImportProgress>> = RefCell::default();
    let tell = |now| heard.borrow_mut().push(now);
    intake::take_in(desk.session.library().unwrap(), None, None, &sources, &AtomicBool::new(false), &tell).unwrap();
    let heard = heard.into_inner();
    assert!(heard[0].files.iter().all(|f| state(f) == "waiting"));
    assert!(heard.iter().any(|p| state(&p.files[0]) == "reading"));
    assert_eq!(heard.iter().filter(|p| p.done).count(), 1);
    let last = heard.last().unwrap();
    assert!(last.done);
    assert_eq!(last.files.iter().map(state).collect::<Vec<_>>(), ["imported", "refused"]);
}

#[test]
fn the_example_opens_once_and_is_all_there_after_a_restart() {
    let desk = Desk::new();
    let library = desk.session.library().unwrap();
    let id = example::open(library).unwrap();
    assert_eq!(example::open(library).unwrap(), id);
    let (event, compared) = desk.session.compared(&id).unwrap();
    assert_eq!(event.name, example::NAME);
    let before = desk.session.view(&id).unwrap();
    assert_eq!(before.articles.len(), compared.comparison.articles.len());
    let first = before.differences.first().map(|d| d.id.clone()).unwrap_or_default();
    let review = Review { decision: Decision::Confirmed, ..Review::default() };
    library.review(&id, &first, review).unwrap();

    let Desk { folder, session } = desk;
    drop(session);
    let again = Session::new(folder.path().join("library"));
    let after = again.view(&id).unwrap();
    assert_eq!(after.articles.len(), before.articles.len());
    assert_eq!(after.differences.len(), before.differences.len());
    if let Some(difference) = after.differences.first() {
        assert_eq!(difference.id, first);
        assert!(difference.review.is_some());
    }
    let listed = views::library::library(again.library().unwrap(), None, false).unwrap();
    assert_eq!(listed.events[0].articles, 3);
    let material = after.differences.iter().filter(|d| matches!(d.severity, crosscheck_app::wire::SeverityView::Material)).count();
    assert_eq!(listed.events[0].differences as usize, material);
}
