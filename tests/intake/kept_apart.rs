//! Under a passphrase, and out of the library and in again as one file.

use std::cell::RefCell;
use std::fs;
use std::time::Duration;

use crosscheck_app::session::Session;
use crosscheck_app::wire::{FileOutcome, ProblemCode};
use crosscheck_app::{example, transfer, views};
use crosscheck_library::secrecy::{Progress, QUICK};
use crosscheck_library::{Decision, Passphrase, Review};
use crosscheck_report::Language;

use crate::desk::{Desk, STORY, beside, states};

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
