//! Disk and files that fail. Each test says what must come of it; those that need root say that they were left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crosscheck_library::{Added, ArticleRecord, Decision, Library, LibraryError, NewArticle, Opened, Review};

use crate::deeds::{Deed, Dice, Kept, Model, act, add, choose, open, read};

/// A library with some of everything in it, and what it says.
fn filled(root: &Path) -> std::collections::BTreeMap<String, Kept> {
    let library = open(root).library;
    let mut dice = Dice(42);
    let mut begun = 0;
    while begun < 120 {
        let deed = choose(&mut dice, &library, None);
        if !matches!(deed, Deed::Noise { .. }) {
            act(&library, &deed);
            begun += 1;
        }
    }
    let found = Model::of(&library);
    assert!(found.values().any(|k| k.record.archived) && found.values().any(|k| k.record.deleted));
    assert!(found.values().any(|k| !k.record.corrections.is_empty()) && found.values().any(|k| !k.reviews.is_empty()));
    assert!(found.values().any(|k| k.record.articles.is_empty()), "an event without articles");
    assert!(found.values().flat_map(|k| &k.record.articles).any(|a| a.correction.headline.is_some()));
    found
}

/// What can be taken back in each event.
fn histories(library: &Library) -> Vec<(String, String)> {
    let events = library.events().unwrap();
    let mut all: Vec<_> = events.into_iter().map(|e| (format!("{:?}", library.history(&e.id).unwrap()), e.id)).collect();
    all.sort();
    all
}

fn same_files(library: &Library) {
    for event in library.events().unwrap() {
        for article in event.articles {
            assert_eq!(library.document(&article.id).unwrap().text.as_bytes(), library.original(&article).unwrap());
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        // A file that goes while a folder is copied is no reason to stop: so do copying programs.
        if file.path().is_dir() {
            copy(&file.path(), &to.join(file.file_name()));
        } else {
            let _ = fs::copy(file.path(), to.join(file.file_name()));
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        if file.path().is_dir() { found.extend(files(&file.path())) } else { found.push(file.path()) }
    }
    found.sort();
    found
}

fn aside(root: &Path) -> usize {
    fs::read_dir(root).unwrap().flatten().filter(|f| f.file_name().to_string_lossy().starts_with("set-aside-")).count()
}

/// Every file of the store, cut short, filled with noise or with a bit changed at many places: whatever it is, the library opens and
/// says what it said.
#[test]
fn the_store_damaged_anywhere_loses_nothing() {
    let whole = tempfile::tempdir().unwrap();
    let expected = filled(whole.path());
    let mut dice = Dice(number("SEED", 5));
    let (mut tried, mut told) = (0, 0);
    let store = whole.path().join("store");
    let all: Vec<PathBuf> = files(&store).iter().map(|f| f.strip_prefix(whole.path()).unwrap().to_owned()).collect();
    for round in 0..number("FAULTS", 16) {
        let folder = tempfile::tempdir().unwrap();
        copy(whole.path(), folder.path());
        let path = folder.path().join(dice.one(&all).unwrap());
        let mut bytes = fs::read(&path).unwrap();
        if bytes.is_empty() {
            continue;
        }
        // Most of a store's file is room for more: what is written there counts.
        let used = bytes.iter().rposition(|b| *b != 0).map_or(bytes.len(), |at| at + 1);
        let what = match round % 4 {
            0 => {
                let at = dice.below(used);
                bytes.truncate(at);
                format!("cut at {at}")
            }
            1 => {
                let at = dice.below(used);
                bytes[at] ^= 1 << dice.below(8);
                format!("bit at {at}")
            }
            2 => {
                let at = dice.below(used);
                let end = (at + 1 + dice.below(4096)).min(bytes.len());
                bytes[at..end].fill(0);
                format!("zeros at {at} to {end}")
            }
            _ => {
                let places: Vec<usize> = (0..20).map(|_| dice.below(used)).collect();
                places.iter().for_each(|at| bytes[*at] ^= 1 << dice.below(8));
                format!("bits at {places:?}")
            }
        };
        fs::write(&path, bytes).unwrap();
        let say = format!("{} {what}", path.display());
        // Twice: what is noticed only when it is read is put in order at the next start.
        for start in 0..2 {
            let Opened { library, notice } = Library::open(folder.path(), &read).unwrap_or_else(|e| panic!("{say}: {e}"));
            assert_eq!(Model::of(&library), expected, "{say}, start {start}: {notice:?}");
            same_files(&library);
            told += usize::from(notice.is_some());
        }
        tried += 1;
    }
    eprintln!("{tried} stores damaged, {told} starts said so, nothing lost");
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn the_journal_damaged_anywhere_loses_nothing_while_the_store_is_there() {
    let whole = tempfile::tempdir().unwrap();
    let expected = filled(whole.path());
    let steps = histories(&open(whole.path()).library);
    let mut dice = Dice(number("SEED", 6));
    for round in 0..number("FAULTS", 20) {
        let folder = tempfile::tempdir().unwrap();
        copy(whole.path(), folder.path());
        // Without back-ups in one half: then the store alone knows.
        if round % 2 == 0 {
            fs::remove_dir_all(folder.path().join("back-ups")).unwrap();
        }
        let path = folder.path().join("journal.jsonl");
        let mut text = fs::read(&path).unwrap();
        let at = dice.below(text.len());
        match round % 5 {
            0 | 1 => text.truncate(at),
            2 => text[at] ^= 1 << dice.below(8),
            3 => text[at..].fill(0),
            _ => text.insert(at, b'\n'),
        }
        fs::write(&path, &text).unwrap();
        let Opened { library, notice } = open(folder.path());
        let notice = notice.unwrap_or_else(|| panic!("round {round}, at {at}: nothing was said"));
        assert!(notice.contains("journal"), "{notice}");
        assert_eq!(Model::of(&library), expected, "round {round}, at {at}: {notice}");
        drop(library);
        assert!(aside(folder.path()) > 0, "the damaged one is kept");
        // The journal alone now holds all of it again.
        fs::remove_dir_all(folder.path().join("store")).unwrap();
        let library = open(folder.path()).library;
        assert_eq!(Model::of(&library), expected, "round {round}, at {at}, made again");
        assert_eq!(histories(&library), steps, "round {round}: what can be taken back");
        same_files(&library);
    }
}

#[test]
fn store_and_journal_lost_the_back_up_comes() {
    let folder = tempfile::tempdir().unwrap();
    let expected = filled(folder.path());
    // The next start makes the back-up.
    drop(open(folder.path()));
    let library = open(folder.path()).library;
    let event = library.make_event("After the back-up").unwrap().id;
    add(&library, &event, "Words that no back-up speaks of.");
    drop(library);
    let both = [fs::remove_dir_all(folder.path().join("store")), fs::remove_file(folder.path().join("journal.jsonl"))];
    assert!(both.iter().all(Result::is_ok));
    let Opened { library, notice } = open(folder.path());
    let notice = notice.unwrap();
    assert!(notice.contains("back-up of") && notice.contains("Recovered articles"), "{notice}");
    let mut found = Model::of(&library);
    let recovered = found.remove("recovered").unwrap();
    assert_eq!(found, expected);
    assert_eq!(recovered.record.articles.len(), 1);
    assert_eq!(library.document(&recovered.record.articles[0].id).unwrap().text, "Words that no back-up speaks of.");
    drop(library);
    assert_eq!(open(folder.path()).notice, None, "said once");
}

#[test]
fn a_damaged_journal_without_a_store_is_put_back_from_the_back_up() {
    let folder = tempfile::tempdir().unwrap();
    let expected = filled(folder.path());
    drop(open(folder.path()));
    let path = folder.path().join("journal.jsonl");
    let mut text = fs::read(&path).unwrap();
    let at = text.len() / 2;
    text[at] ^= 16;
    fs::write(&path, text).unwrap();
    fs::remove_dir_all(folder.path().join("store")).unwrap();
    let Opened { library, notice } = open(folder.path());
    assert!(notice.unwrap().contains("put back from the back-up"));
    assert_eq!(Model::of(&library), expected);
}

/// Nothing is left that knows the damaged line: the rest is there, and the loss is told.
#[test]
fn what_cannot_be_put_back_is_told() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let path = folder.path().join("journal.jsonl");
    let mut text = fs::read(&path).unwrap();
    let at = text.len() / 2;
    text[at] ^= 16;
    fs::write(&path, text).unwrap();
    for gone in ["store", "back-ups"] {
        let _ = fs::remove_dir_all(folder.path().join(gone));
    }
    let Opened { library, notice } = open(folder.path());
    let notice = notice.unwrap();
    assert!(notice.contains("1 line of the journal") && notice.contains("left out"), "{notice}");
    assert!(Model::of(&library).len() > 3);
    drop(library);
    assert_eq!(open(folder.path()).notice, None, "said once");
}

#[test]
fn a_correction_of_an_article_that_was_taken_out_outlives_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).library;
    let event = library.make_event("Ferry fire").unwrap().id;
    let Added::New(article) = add(&library, &event, "Nine people were hurt.") else { panic!("new") };
    let said = crosscheck_library::ArticleCorrection { outlet: Some("The Post".into()), ..Default::default() };
    library.correct_article(&event, &article.id, said.clone()).unwrap();
    library.remove_article(&event, &article.id).unwrap();
    drop(library);
    fs::remove_file(folder.path().join("journal.jsonl")).unwrap();
    drop(open(folder.path()));
    fs::remove_dir_all(folder.path().join("store")).unwrap();
    let library = open(folder.path()).library;
    assert!(library.history(&event).unwrap().0.is_some(), "it can still be taken back");
    let Added::New(again) = add(&library, &event, "Nine people were hurt.") else { panic!("new again") };
    assert_eq!((again.id, library.event(&event).unwrap().articles[0].correction.clone()), (article.id, said));
}

#[test]
fn a_missing_original_is_told_and_what_was_read_of_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path()).library;
    let event = library.make_event("Ferry fire").unwrap().id;
    let Added::New(gone) = add(&library, &event, "Nine people were hurt.") else { panic!("new") };
    let Added::New(changed) = add(&library, &event, "Ten people were hurt.") else { panic!("new") };
    drop(library);
    let path = |a: &ArticleRecord| folder.path().join("originals").join(&a.sha256[..2]).join(&a.sha256);
    fs::remove_file(path(&gone)).unwrap();
    fs::write(path(&changed), "Two people were hurt.").unwrap();
    let library = open(folder.path()).library;
    for article in [&gone, &changed] {
        assert!(matches!(library.original(article), Err(LibraryError::MissingOriginal(_))));
        assert!(library.document(&article.id).unwrap().text.ends_with("people were hurt."));
    }
    drop(library);
    // With the journal written anew, what was read of what is gone stands in it.
    fs::remove_file(folder.path().join("journal.jsonl")).unwrap();
    drop(open(folder.path()));
    fs::remove_dir_all(folder.path().join("store")).unwrap();
    let Opened { library, notice } = open(folder.path());
    assert_eq!(library.document(&gone.id).unwrap().text, "Nine people were hurt.");
    assert!(notice.unwrap().contains("1 article could not be read again"), "the changed one");
    // Dropped in again, it is whole again.
    assert!(matches!(add(&library, &event, "Ten people were hurt."), Added::Duplicate(_)));
    assert_eq!(library.original(&changed).unwrap(), b"Ten people were hurt.");
    assert_eq!(library.document(&changed.id).unwrap().text, "Ten people were hurt.");
}

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
            Ok(_) => println!("\nack {event} {}", crate::deeds::sha256(text.as_bytes())),
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
                .args(["--exact", "faults::filler", "--nocapture", "--test-threads=1"])
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
