//! Disks that are full, may only be read, or are none. Those tests that need root say that they were left out.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crosscheck_library::secrecy::QUICK;
use crosscheck_library::{Library, LibraryError, NewArticle, Opened};

use crate::deeds::{Dice, add, number, open, open_telling, passphrase, protect, read};
use crate::faults::files;
use crate::model::{Model, sha256};

/// A mount of our own, unmounted in the end; none without root.
pub struct Mount(pub PathBuf);

impl Mount {
    pub fn tmpfs(size: &str) -> Option<(tempfile::TempDir, Self)> {
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

    /// Fills it with a ballast until no more than so many bytes are left.
    pub fn leave(&self, ballast: &Path, room: usize) {
        use std::io::Write;
        let mut file = fs::File::create(ballast).unwrap();
        let piece = [0x5a; 16 << 10];
        while file.write_all(&piece).is_ok() {}
        let full = file.metadata().unwrap().len();
        file.set_len(full.saturating_sub(room as u64)).unwrap();
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
const ROOM_AGAIN: &str = "CROSSCHECK_FIRE_ROOM";
const KEPT: &str = "CROSSCHECK_FIRE_KEPT";
/// No process takes longer: what waits for the disk is given up after ten seconds, and a refusal may be had five times.
const LONGEST: Duration = Duration::from_secs(150);

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

/// Not a test of its own: the process that looks whether all of it is there once there is room again, and goes on with it.
#[test]
fn checker() {
    let Ok(root) = std::env::var(ROOM_AGAIN) else { return };
    let root = Path::new(&root);
    let refused = |e: LibraryError| -> ! {
        println!("\nrefused {}", format!("{e:?} {e}").replace('\n', " "));
        std::process::exit(0);
    };
    let opened = || Library::open(root, &read).unwrap_or_else(|e| refused(e));
    let Opened { library, notice } = opened();
    let kept = std::env::var(KEPT).unwrap();
    let kept: Vec<(&str, &str)> = kept.split(',').filter_map(|k| k.split_once(' ')).collect();
    for (event, sha256) in &kept {
        let record = library.event(event).unwrap();
        let article = record.articles.iter().find(|a| a.sha256 == *sha256).unwrap_or_else(|| panic!("{sha256}: {notice:?}"));
        assert_eq!(library.document(&article.id).unwrap().text.as_bytes(), library.original(article).unwrap());
    }
    let event = kept[0].0;
    library.rename_event(event, "There is room again").unwrap_or_else(|e| refused(e));
    drop(library);
    assert_eq!(opened().library.event(event).unwrap().name, "There is room again");
    println!("\nchecked");
    std::process::exit(0);
}

/// What a process of this test's own says; one that does not end is a failure.
fn said(test: &str, environment: &[(&str, &str)]) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        out.read_to_string(&mut text).map(|_| text)
    });
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > LONGEST {
            child.kill().unwrap();
            panic!("{test} did not end: {environment:?}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    reader.join().unwrap().unwrap()
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let mut refusals = std::collections::BTreeMap::<String, usize>::new();
    let mut again = 0;
    for size in ["2500k", "4m", "6m"].repeat(usize::try_from(number("DISKS", 1)).unwrap()) {
        let Some((_folder, disk)) = Mount::tmpfs(size) else { return };
        let root = disk.0.to_str().unwrap();
        let mut kept: Vec<String> = Vec::new();
        // Opened again and again on the full disk.
        for seed in 0..3 {
            for line in said("disks::filler", &[(FULL, root), ("SEED", &seed.to_string())]).lines() {
                if let Some(ack) = line.strip_prefix("ack ") {
                    kept.push(ack.to_owned());
                } else if let Some(refusal) = line.strip_prefix("refused ") {
                    assert!(refusal.starts_with("Disk") || refusal.starts_with("Behind"), "{size}: {refusal}");
                    assert!(refusal.contains("disk"), "{refusal}");
                    *refusals.entry(refusal.chars().take(90).collect()).or_default() += 1;
                }
            }
        }
        assert!(!kept.is_empty() && !refusals.is_empty(), "{size}: {} kept", kept.len());
        // Room is made: all that was acknowledged is there, and the next is taken. Where sled does not come to its end with what was left, that
        // is told, and another start goes on.
        disk.again("size=64m");
        for start in 0.. {
            let told = said("disks::checker", &[(ROOM_AGAIN, root), (KEPT, &kept.join(","))]);
            if told.lines().any(|l| l == "checked") {
                break;
            }
            assert!(start < 2 && told.contains("refused Disk") && told.contains("started again"), "{size}: {told}");
            again += 1;
        }
    }
    eprintln!("refused, and how often: {refusals:#?}; started again because sled did not end: {again}");
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
