//! The library in another place, at another time, beside another version or with another journal: what must come of it.

use std::fs;
use std::path::PathBuf;

use crosscheck_library::{Decision, Library, LibraryError, Opened, Review};

use crate::deeds::{add, open, open_telling, protect, read};
use crate::faults::{aside, copy, files, filled, same_files};
use crate::model::Model;

#[test]
fn another_journal_in_its_place_is_noticed() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    filled(one.path());
    let library = open(two.path()).library;
    for i in 0..60 {
        library.make_event(&format!("Event {i} of another library with a {} journal", "long ".repeat(400))).unwrap();
    }
    let expected = Model::of(&library);
    drop(library);
    fs::copy(two.path().join("journal.jsonl"), one.path().join("journal.jsonl")).unwrap();
    let Opened { library, notice } = open(one.path());
    assert!(notice.unwrap().contains("is not the one"));
    assert_eq!(Model::of(&library), expected);
    assert_eq!(aside(one.path()), 1, "the store of before is kept");
}

/// The journal's entries are of the future: the clock was set back.
#[test]
fn a_clock_set_back_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).library;
    let event = library.make_event("First").unwrap().id;
    add(&library, &event, "Nine people were hurt.");
    drop(library);
    let path = folder.path().join("journal.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    // As lines of the first form, which have no sum.
    let future: String = text
        .lines()
        .map(|l| {
            let (body, _) = l.split_once(",\"sum\":").unwrap();
            let year = jiff::Timestamp::now().strftime("%Y").to_string();
            format!("{}}}\n", body.replace("{\"v\":2", "{\"v\":1").replace(&format!("\"{year}-"), "\"2099-"))
        })
        .collect();
    fs::write(&path, future).unwrap();
    fs::remove_dir_all(folder.path().join("store")).unwrap();
    let library = open(folder.path()).library;
    library.review(&event, "d1", Review { decision: Decision::Confirmed, ..Review::default() }).unwrap();
    library.rename_event(&event, "Second").unwrap();
    library.step(&event, true).unwrap().unwrap();
    let second = library.make_event("Now").unwrap().id;
    let expected = Model::of(&library);
    drop(library);
    fs::remove_dir_all(folder.path().join("store")).unwrap();
    let library = open(folder.path()).library;
    assert_eq!(Model::of(&library), expected, "the order is the journal's, not the clock's");
    assert_eq!(library.event(&event).unwrap().name, "First");
    assert!(library.event(&second).is_ok());
}

#[test]
fn copied_to_another_place_it_is_the_same() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let expected = filled(here.path());
    copy(here.path(), &there.path().join("Ünterordner with spaces"));
    let Opened { library, notice } = open(&there.path().join("Ünterordner with spaces"));
    assert_eq!((Model::of(&library), notice), (expected.clone(), None));
    same_files(&library);
    drop(library);
    // Copied by a program that knows nothing of it, while it is open and written to.
    let library = open(here.path()).library;
    std::thread::scope(|scope| {
        let copying = scope.spawn(|| copy(here.path(), &there.path().join("live")));
        let mut i = 0;
        while !copying.is_finished() {
            library.make_event(&format!("Meanwhile {i}")).unwrap();
            i += 1;
        }
    });
    drop(library);
    let found = Model::of(&open(&there.path().join("live")).library);
    assert!(expected.iter().all(|(id, kept)| found.get(id) == Some(kept)), "all of before is there");
    // Under a passphrase nothing but it is needed there: its key lies in the folder.
    let moved = there.path().join("Ünterordner with spaces");
    protect(&moved);
    copy(&moved, &there.path().join("a third"));
    let (Opened { library, notice }, under) = open_telling(&there.path().join("a third"));
    assert_eq!((Model::of(&library), notice, under), (expected, None, Some(0)));
    same_files(&library);
}

#[test]
fn a_later_version_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).library;
    library.make_event("Now").unwrap();
    drop(library);
    let path = folder.path().join("journal.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    let body = "{\"v\":3,\"time\":\"2030-01-01T00:00:00Z\",\"change\":\"something_new\"";
    let later = format!("{text}{body},\"sum\":\"{:08x}\"}}\n", crc(body.as_bytes()));
    fs::write(&path, &later).unwrap();
    let before: Vec<(PathBuf, Vec<u8>)> = files(folder.path()).into_iter().map(|f| (f.clone(), fs::read(f).unwrap())).collect();
    let refused = Library::open(folder.path(), &read).map(|_| ());
    assert!(matches!(refused, Err(LibraryError::Newer)));
    assert!(before.iter().all(|(path, bytes)| fs::read(path).unwrap() == *bytes), "nothing was changed");
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
