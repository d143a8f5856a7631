//! Files into an event as the window asks for it: good and bad ones together, folders, the same again, cancelling.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crosscheck_app::intake::{self, Source};
use crosscheck_app::session::Session;
use crosscheck_app::wire::changes::{ArticleCorrectionView, StepAction};
use crosscheck_app::wire::report::{ReportFormatView, ReportOptionsView};
use crosscheck_app::wire::search::HitKind;
use crosscheck_app::wire::{DecisionView, EventView, FieldName, FileOutcome, ImportProgress, ImportResult, PlaceView, ProblemCode};
use crosscheck_app::{example, reports, transfer, views};
use crosscheck_library::secrecy::{Progress, QUICK};
use crosscheck_library::{Decision, Passphrase, Review};
use crosscheck_report::Language;

const STORY: &str = "Ferry fire off Skarne injures nine\n\nBy Ada Quill\nMay 4, 2026\n\nNine people were injured on Monday when a fire broke out on a ferry off Skarne, the coastguard said.\n\nThe ferry, the Halcyon, had 212 passengers on board when the fire began at 9:40 a.m. in the engine room.\n\nAll passengers were brought ashore by noon, coastguard captain Lena Ruud said.\n";

fn states(result: &ImportResult) -> Vec<&'static str> {
    result.files.iter().map(state).collect()
}

fn state(file: &FileOutcome) -> &'static str {
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
        intake::take_in(&self.session.library().unwrap(), event.map(str::to_owned), None, &sources, &AtomicBool::new(false), &|_| {})
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

/// The story as another format saves it: the same words, other bytes.
fn page(story: &str) -> String {
    let paragraphs: String = story.split("\n\n").skip(2).map(|p| format!("<p>{p}</p>")).collect();
    format!(
        "<!doctype html><html><body><h1>Ferry fire off Skarne injures nine</h1><p>By Ada Quill</p><p>May 4, 2026</p>{paragraphs}</body></html>"
    )
}

#[test]
fn the_same_article_in_another_format_is_set_aside_until_it_is_kept() {
    let desk = Desk::new();
    let result = desk.take(None, &[desk.file("story.txt", STORY.as_bytes()), desk.file("story.html", page(STORY).as_bytes())]);
    assert_eq!(states(&result), ["imported", "likely_duplicate"]);
    let FileOutcome::LikelyDuplicate { article, of_file, .. } = &result.files[1] else { panic!("{:?}", result.files[1]) };
    assert_eq!(of_file, "story.txt");
    let event = result.event.clone().unwrap();
    let view = desk.session.view(&event).unwrap();
    assert_eq!(view.articles.len(), 1, "it is no second outlet");
    assert_eq!(view.set_aside.len(), 1);
    assert_eq!(&view.set_aside[0].article, article);
    let listed = views::library::library(&desk.session.library().unwrap(), None, false).unwrap();
    assert_eq!(listed.events[0].articles, 1);

    desk.session.keep_article(&event, article).unwrap();
    let kept = desk.session.view(&event).unwrap();
    assert_eq!((kept.articles.len(), kept.set_aside.len()), (2, 0));
    desk.session.step(&event, true).unwrap();
    assert_eq!(desk.session.view(&event).unwrap().set_aside.len(), 1, "taken back");
    // Where the other one goes, it stands for it.
    let first = view.articles[0].id.clone();
    desk.session.library().unwrap().remove_article(&event, &first).unwrap();
    let alone = desk.session.view(&event).unwrap();
    assert_eq!((alone.articles.len(), alone.set_aside.len()), (1, 0));
}

#[test]
fn another_version_of_an_article_is_compared_and_told() {
    let desk = Desk::new();
    let later = STORY.replace("Nine people were injured", "Eleven people were injured").replace("noon", "one o'clock");
    let result = desk.take(None, &[desk.file("early.txt", STORY.as_bytes()), desk.file("later.txt", later.as_bytes())]);
    assert_eq!(states(&result), ["imported", "imported"]);
    let FileOutcome::Imported { warnings, .. } = &result.files[1] else { panic!() };
    assert!(warnings.iter().any(|w| w.code == "another_version" && w.message.contains("early.txt")), "{warnings:?}");
}

#[test]
fn corrections_of_a_reading_hold_when_the_file_comes_again_and_are_taken_back() {
    let desk = Desk::new();
    let story = desk.file("story.txt", STORY.as_bytes());
    let result = desk.take(None, std::slice::from_ref(&story));
    let event = result.event.clone().unwrap();
    let session = &desk.session;
    let article = session.view(&event).unwrap().articles[0].id.clone();
    let read = session.source(&article).unwrap();
    let last = read.blocks.iter().rposition(|b| b.reason.is_none()).unwrap();
    let cut = session.correct_block(&event, &article, last, false).unwrap();
    assert_eq!(cut.blocks[last].reason.as_deref(), Some("cut by hand"));
    assert!(cut.blocks[last].by_hand && cut.blocks[last].read_reason.is_none());
    let entered = session.correct_field(&event, &article, FieldName::Outlet, "  Skarne   Post ").unwrap();
    let outlet = entered.fields.iter().find(|f| f.field == FieldName::Outlet).unwrap();
    assert_eq!((outlet.value.as_str(), outlet.by_hand, outlet.warnings.len()), ("Skarne Post", true, 0));
    assert!(session.correct_field(&event, &article, FieldName::Published, "soon").is_err());
    assert!(session.correct_block(&event, &article, 999, true).is_err());

    let words = |view: &crosscheck_app::wire::EventView| -> String {
        view.articles[0].sentences.iter().flat_map(|s| &s.runs).map(|r| r.text.as_str()).collect()
    };
    let corrected = session.view(&event).unwrap();
    assert_eq!(corrected.articles[0].outlet, "Skarne Post");
    assert!(!words(&corrected).contains("by noon"), "what was cut is not compared");

    session.library().unwrap().remove_article(&event, &article).unwrap();
    assert_eq!(states(&desk.take(Some(&event), &[story])), ["imported"]);
    let again = session.view(&event).unwrap();
    assert_eq!(again.articles[0].outlet, "Skarne Post", "it holds for the same file again");
    assert!(!words(&again).contains("by noon"));

    // The removal, the outlet, the block.
    for _ in 0..3 {
        session.step(&event, true).unwrap();
    }
    let back = session.view(&event).unwrap();
    assert!(words(&back).contains("by noon"));
    assert!(session.source(&article).unwrap().blocks.iter().all(|b| !b.by_hand));
}

#[test]
fn an_archive_is_opened_when_its_turn_comes_and_can_be_cancelled() {
    let desk = Desk::new();
    let mail = |n: usize| {
        format!(
            "From a@b.example Mon May  4 10:00:00 2026\nFrom: Post {n} <a@b.example>\nSubject: Ferry {n}\nMIME-Version: 1.0\n\nNumber {n}. {STORY}\n"
        )
    };
    let paths = [desk.file("a.txt", STORY.as_bytes()), desk.file("box.mbox", [mail(1), mail(2)].concat().as_bytes())];
    let sources = intake::walk(&paths);
    assert_eq!(sources.len(), 2, "nothing is opened before progress is told");
    let stop = AtomicBool::new(false);
    let heard: RefCell<Vec<Vec<&str>>> = RefCell::default();
    let tell = |now: ImportProgress| {
        let states: Vec<&str> = now.files.iter().map(state).collect();
        // As soon as the archive's turn is shown.
        if states.get(1) == Some(&"reading") {
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
        }
        heard.borrow_mut().push(states);
    };
    let result = intake::take_in(&desk.session.library().unwrap(), None, None, &sources, &stop, &tell).unwrap();
    assert_eq!(heard.borrow()[0], ["waiting", "waiting"]);
    assert_eq!(states(&result)[0], "imported");
    assert!(states(&result)[1..].iter().all(|s| *s == "cancelled"), "{:?}", states(&result));
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
    assert_eq!((count("imported"), count("likely_duplicate"), count("duplicate"), count("refused")), (60, 60, 10, 10));
    let broken = |f: &&FileOutcome| matches!(f, FileOutcome::Refused { .. });
    assert!(result.files.iter().filter(broken).all(|f| problem(f) == ProblemCode::Damaged));
}

#[test]
fn what_is_cancelled_is_not_read() {
    let desk = Desk::new();
    let sources: Vec<Source> = (0..6).map(|i| Source::File(desk.file(&format!("{i}.txt"), format!("{STORY}{i}").as_bytes()))).collect();
    let stop = desk.session.begin_import("job");
    desk.session.cancel_import("job");
    let result = intake::take_in(&desk.session.library().unwrap(), None, None, &sources, &stop, &|_| {}).unwrap();
    assert_eq!(states(&result), ["cancelled"; 6]);
    assert_eq!(result.event, None);
}

#[test]
fn progress_tells_of_every_file_and_ends() {
    let desk = Desk::new();
    let sources = intake::walk(&[desk.file("a.txt", STORY.as_bytes()), desk.file("b.txt", b"")]);
    let heard: RefCell<Vec<ImportProgress>> = RefCell::default();
    let tell = |now| heard.borrow_mut().push(now);
    intake::take_in(&desk.session.library().unwrap(), None, None, &sources, &AtomicBool::new(false), &tell).unwrap();
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
    let id = example::open(&library).unwrap();
    assert_eq!(example::open(&library).unwrap(), id);
    let (event, compared) = desk.session.compared(&id).unwrap();
    assert_eq!(event.name, example::NAME);
    let before = desk.session.view(&id).unwrap();
    assert_eq!(before.articles.len(), compared.comparison.articles.len());
    let first = before.differences.first().map(|d| d.id.clone()).unwrap_or_default();
    let review = Review { decision: Decision::Confirmed, ..Review::default() };
    library.review(&id, &first, review).unwrap();

    let Desk { folder, session } = desk;
    drop((library, session));
    let again = Session::new(folder.path().join("library"));
    let after = again.view(&id).unwrap();
    assert_eq!(after.articles.len(), before.articles.len());
    assert_eq!(after.differences.len(), before.differences.len());
    if let Some(difference) = after.differences.first() {
        assert_eq!(difference.id, first);
        assert!(difference.review.is_some());
    }
    let listed = views::library::library(&again.library().unwrap(), None, false).unwrap();
    assert_eq!(listed.events[0].articles, 3);
    let material = after.differences.iter().filter(|d| matches!(d.severity, crosscheck_app::wire::SeverityView::Material)).count();
    assert_eq!(listed.events[0].differences as usize, material);
}

/// Two outlets on one fire.
fn two(desk: &Desk) -> (String, Vec<PathBuf>) {
    let other = STORY.replace("Nine people", "Eleven people").replace("Ada Quill", "Rolf Brandt");
    let paths = vec![desk.file("post.txt", STORY.as_bytes()), desk.file("echo.txt", other.as_bytes())];
    (desk.take(None, &paths).event.unwrap(), paths)
}

fn decision(view: &EventView, id: &str) -> Option<DecisionView> {
    view.differences.iter().find(|d| d.id == id)?.review.as_ref().map(|r| r.decision)
}

fn confirmed() -> Review {
    views::review::record(DecisionView::Confirmed, None, "rang them".into(), "ab".into())
}

#[test]
fn decisions_are_taken_back_and_made_again_over_a_restart() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let view = desk.session.view(&event).unwrap();
    assert_eq!(view.history, Default::default());
    let id = view.differences[0].id.clone();
    desk.session.review(&event, &id, confirmed()).unwrap();
    desk.session.review(&event, &id, views::review::record(DecisionView::Dismissed, None, String::new(), "ab".into())).unwrap();
    assert!(desk.session.review(&event, "d-nobody", confirmed()).is_err());

    let Desk { folder, session } = desk;
    drop(session);
    let session = Session::new(folder.path().join("library"));
    let undo = session.view(&event).unwrap().history.undo.unwrap();
    assert_eq!((undo.action, undo.detail.is_empty()), (StepAction::Dismiss, false));
    let step = session.step(&event, true).unwrap().unwrap();
    assert_eq!((step.subject.as_deref(), step.review.map(|r| r.decision)), (Some(id.as_str()), Some(DecisionView::Confirmed)));
    let step = session.step(&event, true).unwrap().unwrap();
    assert!(step.review.is_none() && step.history.undo.is_none());
    assert!(session.step(&event, true).unwrap().is_none());
    assert_eq!(decision(&session.view(&event).unwrap(), &id), None);
    session.step(&event, false).unwrap().unwrap();
    assert_eq!(decision(&session.view(&event).unwrap(), &id), Some(DecisionView::Confirmed));
}

#[test]
fn decisions_stay_when_an_article_comes_and_are_told_when_one_goes() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let id = desk.session.view(&event).unwrap().differences[0].id.clone();
    desk.session.review(&event, &id, confirmed()).unwrap();
    let third = STORY.replace("Nine people", "Fourteen people").replace("Ada Quill", "Ida Holt");
    desk.take(Some(&event), &[desk.file("herald.txt", third.as_bytes())]);
    let view = desk.session.view(&event).unwrap();
    assert!(view.unplaced.is_empty());
    let kept: Vec<_> = view.differences.iter().filter(|d| d.review.is_some()).collect();
    assert_eq!(kept.len(), 1);
    let listed = || views::library::library(&desk.session.library().unwrap(), None, false).unwrap();
    assert_eq!(listed().events[0].decided, 1, "the list counts it wherever it went");
    // Decided anew, it stands for the new one alone; and clearing it leaves nothing behind.
    let now = kept[0].id.clone();
    desk.session.review(&event, &now, views::review::record(DecisionView::Open, None, String::new(), String::new())).unwrap();
    let view = desk.session.view(&event).unwrap();
    assert!(view.differences.iter().all(|d| d.review.is_none()) && view.unplaced.is_empty());
    desk.session.step(&event, true).unwrap().unwrap();
    assert_eq!(listed().events[0].decided, 1);

    for article in &view.articles[1..] {
        desk.session.library().unwrap().remove_article(&event, &article.id).unwrap();
    }
    let view = desk.session.view(&event).unwrap();
    assert_eq!(view.unplaced.len(), 1);
    let lost = &view.unplaced[0];
    assert!(lost.sides.iter().any(|s| s.sentence.contains("Eleven people")) && lost.review.note == "rang them");
    let blank = views::review::record(DecisionView::Open, None, String::new(), String::new());
    desk.session.review(&event, &lost.subject, blank).unwrap();
    assert!(desk.session.view(&event).unwrap().unplaced.is_empty());
}

#[test]
fn corrections_are_followed_at_once_and_taken_back() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let view = desk.session.view(&event).unwrap();
    let difference = &view.differences[0];
    let place = |i: usize| PlaceView { article: difference.values[i].article.clone(), sentence: difference.values[i].sentence };
    desk.session.review(&event, &difference.id, confirmed()).unwrap();
    let parted = desk.session.link(&event, &[place(0)], &[place(1)], false).unwrap();
    assert!(parted.differences.iter().all(|d| d.id != difference.id));
    assert_eq!((parted.corrections.len(), parted.corrections[0].holds, parted.unplaced.len()), (1, true, 1));
    assert!(desk.session.step(&event, true).unwrap().unwrap().subject.is_none(), "the whole event is to be opened anew");
    let back = desk.session.view(&event).unwrap();
    assert_eq!(decision(&back, &difference.id), Some(DecisionView::Confirmed));
    assert!(back.corrections.is_empty());
    assert!(desk.session.link(&event, &[place(0)], &[place(0)], true).is_err(), "sentences of one article");

    let outlet = ArticleCorrectionView { outlet: Some("The Skarne Post".into()), ..Default::default() };
    let article = view.articles[0].id.clone();
    let named = desk.session.correct(&event, &article, outlet).unwrap();
    assert_eq!(named.articles[0].outlet, "The Skarne Post");
    assert_eq!(named.differences.iter().filter(|d| d.review.is_some()).count(), 1, "the decision follows");
    let listed = views::library::library(&desk.session.library().unwrap(), None, false).unwrap();
    assert_eq!(listed.events[0].outlets[0], "The Skarne Post");
    let wrong = ArticleCorrectionView { published: Some("last Monday".into()), ..Default::default() };
    assert_eq!(desk.session.correct(&event, &article, wrong).unwrap_err().code, ProblemCode::NotADate);
    let withdrawn = desk.session.withdraw(&event, &named.corrections[0].id).unwrap();
    assert_eq!(withdrawn.articles[0].outlet, view.articles[0].outlet);
}

#[test]
fn an_article_that_lies_in_the_wrong_event_is_told() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let budget = "Arran council votes through its budget\n\nBy Piet Aalders\nMay 4, 2026\n\nCouncillors in Arran voted through a budget of 40 million after a night of debate. Mayor Tove Brandt called the vote a relief. Libraries would close, the opposition said.\n";
    let other = desk.take(None, &[desk.file("budget.txt", budget.as_bytes())]).event.unwrap();
    let late = STORY.replace("Nine", "Ten").replace("Ada Quill", "Mo Lind").replace("All passengers", "All of them");
    let wrong = desk.take(Some(&other), &[desk.file("late.txt", late.as_bytes())]);
    let FileOutcome::Imported { article, .. } = &wrong.files[0] else { panic!("imported") };
    let told = desk.session.suggestions(&other, std::slice::from_ref(article)).unwrap();
    assert_eq!((told.len(), told[0].event.as_str()), (1, event.as_str()));
    assert!(told[0].why.starts_with("Both speak of "), "{}", told[0].why);
    desk.session.library().unwrap().move_articles(&other, &told[0].articles, Some(&event)).unwrap();
    assert_eq!(desk.session.view(&event).unwrap().articles.len(), 3);
    let there = desk.session.library().unwrap().event(&event).unwrap().articles[2].id.clone();
    assert!(desk.session.suggestions(&event, &[there]).unwrap().is_empty(), "it is where it belongs");
}

#[test]
fn what_is_kept_of_a_comparison_gives_the_same_view() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let fresh = serde_json::to_value(desk.session.view(&event).unwrap()).unwrap();
    let Desk { folder, session } = desk;
    drop(session);
    let session = Session::new(folder.path().join("library"));
    assert!(serde_json::to_value(session.view(&event).unwrap()).unwrap() == fresh, "to the letter");
}

#[test]
fn a_report_has_the_screens_differences_in_the_screens_order() {
    let desk = Desk::new();
    let id = example::open(&desk.session.library().unwrap()).unwrap();
    let view = desk.session.view(&id).unwrap();
    desk.session.review(&id, &view.differences[0].id, confirmed()).unwrap();
    let all =
        ReportOptionsView { minor: true, open: true, agreements: true, only_here: true, dismissed: true, left_out: true, decisions: true };
    let (name, bytes) = reports::write(&desk.session, &id, ReportFormatView::Json, all, Language::English).unwrap();
    assert_eq!(name, example::NAME);
    let parsed: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let ids: Vec<&str> = parsed["differences"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap()).collect();
    assert_eq!(ids, view.differences.iter().map(|d| d.id.as_str()).collect::<Vec<_>>());
    assert_eq!(parsed["differences"][0]["review"]["note"], "rang them");
    let preview = reports::preview(&desk.session, &id, all, Language::English).unwrap();
    let german = reports::preview(&desk.session, &id, all, Language::German).unwrap();
    assert!(german.html.contains("<h2>Quellen</h2>") && preview.html.contains("<h2>Sources</h2>"));
    assert!(preview.html.contains("Confirmed by ab") && !preview.html.contains("<style") && preview.style.contains("@page"));
    for format in
        [ReportFormatView::Html, ReportFormatView::Docx, ReportFormatView::Xlsx, ReportFormatView::Csv, ReportFormatView::Markdown]
    {
        assert!(reports::write(&desk.session, &id, format, all, Language::English).unwrap().1.len() > 1000, "{format:?}");
    }
}

#[test]
fn search_opens_in_place() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let id = desk.session.view(&event).unwrap().differences[0].id.clone();
    desk.session.review(&event, &id, confirmed()).unwrap();
    let library = desk.session.library().unwrap();
    library.search().start();
    assert!(library.search().settled(std::time::Duration::from_secs(60)));
    let found = views::search::search(&library, "engine roo", 20).unwrap();
    assert!(found.complete);
    let hit = found.hits.iter().find(|h| h.kind == HitKind::Sentence && h.sentence == Some(1)).unwrap();
    assert_eq!((hit.event.as_str(), hit.published.as_deref()), (event.as_str(), Some("2026-05-04")));
    assert!(hit.article.is_some() && hit.runs.iter().any(|r| r.hit && r.text == "engine"));
    let note = views::search::search(&library, "rang", 20).unwrap().hits.remove(0);
    assert_eq!((note.kind, note.subject.as_deref()), (HitKind::Note, Some(id.as_str())));
    let word = desk.session.view(&event).unwrap().differences[0].reason.split_whitespace().next().unwrap().to_owned();
    let reasons = views::search::search(&library, &word, 50).unwrap();
    assert!(reasons.hits.iter().any(|h| h.kind == HitKind::Difference), "{word}");
}

#[test]
fn a_library_under_a_passphrase_is_locked_opened_and_written_anew_while_the_app_runs() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::new(folder.path().to_owned());
    let event = example::open(&session.library().unwrap()).unwrap();
    let before = serde_json::to_string(&session.view(&event).unwrap()).unwrap();
    assert!(!session.lock() && !session.is_idle(Duration::ZERO), "one without a passphrase stays open");
    let passphrase = Passphrase::new("four grey herons, one pike".to_owned());
    session.anew(|library| library.protect(&passphrase, QUICK, &|_| ())).unwrap();
    assert_eq!(serde_json::to_string(&session.view(&event).unwrap()).unwrap(), before, "it is open, and the same");
    session.keep_place(Some("a note that is being written".into()));
    assert!(session.is_idle(Duration::ZERO) && !session.is_idle(Duration::from_secs(60)));

    // Who works with it meanwhile ends in order.
    let working = std::thread::scope(|scope| {
        let held = session.library().unwrap();
        let locking = scope.spawn(|| session.lock());
        let refused = loop {
            match session.library() {
                Ok(_) => std::thread::yield_now(),
                Err(problem) => break problem,
            }
        };
        assert_eq!(held.event(&event).unwrap().id, event);
        drop(held);
        assert!(locking.join().unwrap());
        refused
    });
    assert!(matches!(working.code, ProblemCode::Busy | ProblemCode::Locked));
    assert_eq!(session.library().unwrap_err().code, ProblemCode::Locked);
    assert!(session.view(&event).is_err() && session.place().is_none() && !session.lock());
    assert_eq!(session.unlock(&Passphrase::new("no such thing".into())).unwrap_err().code, ProblemCode::WrongPassphrase);
    session.unlock(&passphrase).unwrap();
    assert_eq!(serde_json::to_string(&session.view(&event).unwrap()).unwrap(), before);

    // What fails leaves it open as it was.
    let short = Passphrase::new("short".into());
    assert_eq!(session.anew(|library| library.protect(&short, QUICK, &|_| ())).unwrap_err().code, ProblemCode::ShortPassphrase);
    assert_eq!(serde_json::to_string(&session.view(&event).unwrap()).unwrap(), before);
    session.library().unwrap().set_deleted(&event, true).unwrap();
    session.anew(|library| library.delete_for_good(std::slice::from_ref(&event), &|_| ())).unwrap();
    assert!(session.library().unwrap().bin().unwrap().is_empty());
    assert!(session.library().unwrap().is_protected());
    session.anew(|library| library.unprotect(&|_| ())).unwrap();
    assert!(!session.library().unwrap().is_protected());
}

/// A session over another library beside the first.
fn beside(desk: &Desk, name: &str) -> Session {
    Session::new(desk.folder.path().join(name))
}

#[test]
fn an_event_goes_out_and_comes_in_compared_and_decided() {
    let desk = Desk::new();
    let event = example::open(&desk.session.library().unwrap()).unwrap();
    let view = desk.session.view(&event).unwrap();
    let difference = view.differences[0].id.clone();
    let confirmed = Review { decision: Decision::Confirmed, note: "Rang the port.".into(), ..Review::default() };
    desk.session.review(&event, &difference, confirmed).unwrap();
    assert!(transfer::suggested(&desk.session, Some(&event)).unwrap().ends_with(".crosscheck"));
    let to = desk.folder.path().join("out.crosscheck");
    let steps = RefCell::new(Vec::new());
    let step = |now: Progress| {
        steps.borrow_mut().push(now.done);
        true
    };
    let exported = transfer::export(&desk.session, Some(event.clone()), &to, Language::English, &step).unwrap();
    assert_eq!((exported.file.as_str(), exported.events, exported.articles), ("out.crosscheck", 1, 3));
    assert_eq!(steps.borrow().as_slice(), [1, 2, 3, 4]);
    // The report is in it, with the decision.
    let mut zip = zip::ZipArchive::new(fs::File::open(&to).unwrap()).unwrap();
    let report = zip.file_names().find(|n| n.starts_with("reports/")).unwrap().to_owned();
    assert!(std::io::read_to_string(zip.by_name(&report).unwrap()).unwrap().contains("Rang the port."));

    let other = beside(&desk, "other");
    let file = transfer::look(&to).unwrap();
    assert_eq!((file.events.len(), file.articles, file.file.as_str()), (1, 3, "out.crosscheck"));
    let imported = transfer::import(&other, &to, &|_| true).unwrap();
    assert_eq!((imported.events[0].id.as_str(), imported.events[0].binned, imported.articles), (event.as_str(), false, 3));
    // The list has its counts at once.
    let listed = views::library::library(&other.library().unwrap(), None, false).unwrap();
    assert_eq!((listed.events[0].decided, listed.events[0].differences > 3), (1, true));
    let there = other.view(&event).unwrap();
    let review = there.differences.iter().find(|d| d.id == difference).unwrap().review.clone().unwrap();
    assert_eq!(review.note, "Rang the port.");
    let again = transfer::import(&other, &to, &|_| true).unwrap();
    assert_eq!((again.events.len(), again.there.len()), (0, 1));

    // Stopped, and refused: nothing changes, and it is told why.
    let third = beside(&desk, "third");
    assert_eq!(transfer::import(&third, &to, &|_| false).unwrap_err().code, ProblemCode::Cancelled);
    fs::write(&to, "no such file").unwrap();
    assert_eq!(transfer::chosen(&to).events.len(), 0);
    assert_eq!(transfer::import(&third, &to, &|_| true).unwrap_err().code, ProblemCode::Unusable);
    assert!(third.library().unwrap().events().unwrap().is_empty());
    let nowhere = desk.folder.path().join("gone/out.crosscheck");
    assert_eq!(transfer::export(&desk.session, None, &nowhere, Language::English, &|_| true).unwrap_err().code, ProblemCode::Unwritable);
}

#[test]
fn an_exported_file_among_articles_is_no_archive_of_them() {
    let desk = Desk::new();
    example::open(&desk.session.library().unwrap()).unwrap();
    let to = desk.folder.path().join("Articles/out.zip");
    fs::create_dir(to.parent().unwrap()).unwrap();
    transfer::export(&desk.session, None, &to, Language::English, &|_| true).unwrap();
    desk.file("Articles/story.txt", STORY.as_bytes());
    let result = desk.take(None, &[to.parent().unwrap().to_owned()]);
    assert_eq!(states(&result), ["refused", "imported"]);
    assert!(matches!(&result.files[0], FileOutcome::Refused { problem, .. } if problem.message.contains("Import…")));
}

#[test]
fn a_locked_library_exports_nothing_and_is_not_locked_while_one_is_under_way() {
    let desk = Desk::new();
    let event = example::open(&desk.session.library().unwrap()).unwrap();
    let passphrase = Passphrase::new("four grey herons".to_owned());
    desk.session.anew(|library| library.protect(&passphrase, QUICK, &|_| ())).unwrap();
    let idle = Duration::from_millis(40);
    drop(desk.session.begin_import("export-1"));
    std::thread::sleep(idle * 2);
    assert!(!desk.session.is_idle(idle), "what is under way counts as being there");
    desk.session.end_import("export-1");
    let to = desk.folder.path().join("out.crosscheck");
    transfer::export(&desk.session, Some(event.clone()), &to, Language::English, &|_| true).unwrap();
    assert!(fs::read(&to).unwrap().starts_with(b"PK"), "it is under no passphrase, as is told before");
    fs::remove_file(&to).unwrap();
    assert!(desk.session.lock());
    assert_eq!(transfer::export(&desk.session, Some(event), &to, Language::English, &|_| true).unwrap_err().code, ProblemCode::Locked);
    assert!(!to.exists());
}
