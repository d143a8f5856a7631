//! Files of all sorts: good and bad ones together, folders, archives, the same again, cancelling.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crosscheck_app::intake::{self, Source};
use crosscheck_app::views;
use crosscheck_app::wire::{FileOutcome, ImportProgress, ProblemCode};

use crate::desk::{Desk, STORY, page, problem, state, states};

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
