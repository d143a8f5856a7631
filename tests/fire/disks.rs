//! Disks that are full, may only be read, or are none. Those tests that need root say that they were left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crosscheck_library::secrecy::QUICK;
use crosscheck_library::{Library, LibraryError, NewArticle, Opened};

use crate::deeds::{Dice, add, number, open, open_telling, passphrase, protect, read};
use crate::faults::files;
use crate::model::{Model, sha256};

/// A mount of our own, unmounted in the end; none without root.
struct Mount(PathBuf);

impl Mount {
    fn tmpfs(size: &str) -> Option<(tempfile::TempDir, Self)> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        let made = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).output();
        if !made.is_ok_and(|o| o.status.success()) {
            eprintln!("left out: a disk of a size of our own needs root");
            return None;
        }
        let path = folder.path().to_owned();
        Some((folder, Self(path)))
    }

    fn again(&self, options: &str) {
        // The store's threads end in their own time.
        for _ in 0..100 {
            if Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).output().unwrap().status.success() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("the disk can't be mounted again with {options}");
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

const FULL: &str = "CROSSCHECK_FIRE_FULL";

/// Not a test of its own: the process that fills the disk. It says what was acknowledged and what was refused, and ends as a program does
/// that is closed.
#[test]
fn filler() {
    let Ok(root) = std::env::var(FULL) else { return };
    let mut dice = Dice(number("SEED", 9));
    let library = match Library::open(Path::new(&root), &read) {
        Ok(opened) => opened.library,
        Err(e) => {
            println!("\nrefused {}", format!("{e:?} {e}").replace('\n', " "));
            std::process::exit(0);
        }
    };
    let events = library.events().unwrap();
    let event = events.first().map_or_else(|| library.make_event("Fills up").unwrap().id, |e| e.id.clone());
    let mut refused = 0;
    while refused < 5 {
        let text = format!("{} people were hurt. {}", dice.next(), "Words of an article. ".repeat(dice.below(2000)));
        let document = read("", None, text.as_bytes()).unwrap();
        let new = NewArticle { file: "a.txt", bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
        match library.add_article(&event, &new) {
            Ok(_) => println!("\nack {event} {}", sha256(text.as_bytes())),
            Err(e) => {
                println!("\nrefused {}", format!("{e:?} {e}").replace('\n', " "));
                refused += 1;
            }
        }
    }
    std::process::exit(0);
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let mut said = std::collections::BTreeSet::new();
    for size in ["2500k", "4m", "6m"] {
        let Some((_folder, disk)) = Mount::tmpfs(size) else { return };
        let mut kept: Vec<(String, String)> = Vec::new();
        // Opened again and again on the full disk.
        for seed in 0..3 {
            let out = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "disks::filler", "--nocapture", "--test-threads=1"])
                .env(FULL, &disk.0)
                .env("SEED", seed.to_string())
                .output()
                .unwrap();
            for line in String::from_utf8(out.stdout).unwrap().lines() {
                if let Some((event, sha256)) = line.strip_prefix("ack ").and_then(|l| l.split_once(' ')) {
                    kept.push((event.to_owned(), sha256.to_owned()));
                } else if let Some(refusal) = line.strip_prefix("refused ") {
                    assert!(refusal.starts_with("Disk") || refusal.starts_with("Behind"), "{size}: {refusal}");
                    assert!(refusal.contains("disk"), "{refusal}");
                    said.insert(refusal.chars().take(90).collect::<String>());
                }
            }
        }
        assert!(!kept.is_empty() && !said.is_empty(), "{size}: {} kept", kept.len());
        // Room is made: all that was acknowledged is there, and the next is taken.
        disk.again("size=64m");
        let Opened { library, notice } = open(&disk.0);
        for (event, sha256) in &kept {
            let record = library.event(event).unwrap();
            let article = record.articles.iter().find(|a| a.sha256 == *sha256).unwrap_or_else(|| panic!("{size}: {notice:?}"));
            assert_eq!(library.document(&article.id).unwrap().text.as_bytes(), library.original(article).unwrap());
        }
        let event = &kept[0].0;
        library.rename_event(event, "There is room again").unwrap();
        drop(library);
        assert_eq!(open(&disk.0).library.event(event).unwrap().name, "There is room again");
    }
    eprintln!("what was said: {said:#?}");
}

/// All of it is written anew for a passphrase: where that finds no room, the library is as it was.
#[test]
fn a_disk_that_fills_while_a_passphrase_is_set_keeps_the_old() {
    let Some((_folder, disk)) = Mount::tmpfs("64m") else { return };
    let library = open(&disk.0).library;
    let event = library.make_event("Ferry fire").unwrap().id;
    let mut dice = Dice(number("SEED", 3));
    for _ in 0..30 {
        let text: String = (0..6_000).map(|_| format!("{:x} ", dice.next())).collect();
        add(&library, &event, &text);
    }
    let before = Model::of(&library);
    drop(library);
    let used: u64 = files(&disk.0).iter().map(|f| fs::metadata(f).unwrap().len()).sum();
    // Room enough to start, and to write some of it.
    disk.again(&format!("size={}", used + (3 << 20)));
    let refused = open(&disk.0).library.protect(&passphrase(0), QUICK, &|_| ()).map(|_| ()).unwrap_err();
    assert!(matches!(refused, LibraryError::Disk { .. }) && refused.to_string().contains("room"), "{refused:?} {refused}");
    disk.again("size=64m");
    let (Opened { library, notice }, under) = open_telling(&disk.0);
    assert_eq!((Model::of(&library), notice, under), (before.clone(), None, None));
    assert!(!disk.0.join("next").exists() && !disk.0.join("ready").exists(), "the room is given back");
    drop(library);
    protect(&disk.0);
    let (Opened { library, notice }, under) = open_telling(&disk.0);
    assert_eq!((Model::of(&library), notice, under), (before, None, Some(0)));
}

#[test]
fn a_read_only_disk_is_told() {
    let Some((_folder, disk)) = Mount::tmpfs("16m") else { return };
    let library = open(&disk.0).library;
    let event = library.make_event("Before").unwrap().id;
    drop(library);
    disk.again("ro");
    let refused = Library::open(&disk.0, &read).map(|_| ()).unwrap_err();
    assert!(matches!(refused, LibraryError::Disk { .. }), "{refused:?}");
    assert!(refused.to_string().contains("you may write to the library’s folder"), "{refused}");
    disk.again("rw");
    assert_eq!(open(&disk.0).library.event(&event).unwrap().name, "Before");
}

#[test]
fn a_file_in_place_of_the_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    fs::write(&path, "a file").unwrap();
    assert!(matches!(Library::open(&path, &read).map(|_| ()), Err(LibraryError::Disk { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"a file");
}
