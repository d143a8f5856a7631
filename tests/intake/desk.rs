//! A library of its own, files beside it, and what most tests begin with.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use crosscheck_app::intake;
use crosscheck_app::session::Session;
use crosscheck_app::views;
use crosscheck_app::wire::{DecisionView, EventView, FileOutcome, ImportResult, ProblemCode};
use crosscheck_library::Review;

pub const STORY: &str = "Ferry fire off Skarne injures nine\n\nBy Ada Quill\nMay 4, 2026\n\nNine people were injured on Monday when a fire broke out on a ferry off Skarne, the coastguard said.\n\nThe ferry, the Halcyon, had 212 passengers on board when the fire began at 9:40 a.m. in the engine room.\n\nAll passengers were brought ashore by noon, coastguard captain Lena Ruud said.\n";

pub fn states(result: &ImportResult) -> Vec<&'static str> {
    result.files.iter().map(state).collect()
}

pub fn state(file: &FileOutcome) -> &'static str {
    match file {
        FileOutcome::Waiting { .. } => "waiting",
        FileOutcome::Reading { .. } => "reading",
        FileOutcome::Imported { .. } => "imported",
        FileOutcome::LikelyDuplicate { .. } => "likely_duplicate",
        FileOutcome::Duplicate { .. } => "duplicate",
        FileOutcome::Refused { .. } => "refused",
        FileOutcome::Cancelled { .. } => "cancelled",
    }
}

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub session: Session,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(folder.path().join("library"));
        Self { folder, session }
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn take(&self, event: Option<&str>, paths: &[PathBuf]) -> ImportResult {
        let sources = intake::walk(paths);
        intake::take_in(&self.session.library().unwrap(), event.map(str::to_owned), None, &sources, &AtomicBool::new(false), &|_| {})
            .unwrap()
    }
}

pub fn problem(file: &FileOutcome) -> ProblemCode {
    let FileOutcome::Refused { problem, .. } = file else { panic!("{file:?}") };
    assert!(problem.message.len() > 10, "{}", problem.message);
    problem.code
}

/// Two outlets on one fire.
pub fn two(desk: &Desk) -> (String, Vec<PathBuf>) {
    let other = STORY.replace("Nine people", "Eleven people").replace("Ada Quill", "Rolf Brandt");
    let paths = vec![desk.file("post.txt", STORY.as_bytes()), desk.file("echo.txt", other.as_bytes())];
    (desk.take(None, &paths).event.unwrap(), paths)
}

pub fn decision(view: &EventView, id: &str) -> Option<DecisionView> {
    view.differences.iter().find(|d| d.id == id)?.review.as_ref().map(|r| r.decision)
}

pub fn confirmed() -> Review {
    views::review::record(DecisionView::Confirmed, None, "rang them".into(), "ab".into())
}

/// The story as another format saves it: the same words, other bytes.
pub fn page(story: &str) -> String {
    let paragraphs: String = story.split("\n\n").skip(2).map(|p| format!("<p>{p}</p>")).collect();
    format!(
        "<!doctype html><html><body><h1>Ferry fire off Skarne injures nine</h1><p>By Ada Quill</p><p>May 4, 2026</p>{paragraphs}</body></html>"
    )
}

/// A session over another library beside the first.
pub fn beside(desk: &Desk, name: &str) -> Session {
    Session::new(desk.folder.path().join(name))
}
