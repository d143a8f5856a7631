//! Files that are damaged or gone. Each test says what must come of it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crosscheck_library::journal::{Change, Entry, written};
use crosscheck_library::{Added, ArticleRecord, Library, LibraryError, Opened};

use crate::deeds::{Deed, Dice, act, add, choose, number, open, protect};
use crate::model::{Kept, Model};

/// A library with some of everything in it, and what it says. Events are named by chance, so the same dice choose otherwise each time: it is
/// filled until everything is there.
pub fn filled(root: &Path) -> std::collections::BTreeMap<String, Kept> {
    let library = open(root).library;
    let mut dice = Dice(42);
    for _ in 0..20 {
        let mut begun = 0;
        while begun < 120 {
            let deed = choose(&mut dice, &library, None);
            if !matches!(deed, Deed::Noise { .. }) {
                act(&library, &deed);
                begun += 1;
            }
        }
        let found = Model::of(&library);
        if has_everything(&found) {
            return found;
        }
    }
    panic!("some of everything was not to be had");
}

fn has_everything(found: &std::collections::BTreeMap<String, Kept>) -> bool {
    let any = |is: &dyn Fn(&Kept) -> bool| found.values().any(is);
    any(&|k| k.record.archived)
        && any(&|k| k.record.deleted)
        && any(&|k| !k.record.corrections.is_empty())
        && any(&|k| !k.reviews.is_empty())
        && any(&|k| k.record.articles.is_empty())
        && any(&|k| k.record.articles.iter().any(|a| a.correction.headline.is_some()))
}

/// The same, under a passphrase or not.
fn filled_and(sealed: bool, root: &Path) -> std::collections::BTreeMap<String, Kept> {
    let found = filled(root);
    if sealed {
        protect(root);
    }
    found
}

/// What can be taken back in each event.
fn histories(library: &Library) -> Vec<(String, String)> {
    let events = library.events().unwrap();
    let mut all: Vec<_> = events.into_iter().map(|e| (format!("{:?}", library.history(&e.id).unwrap()), e.id)).collect();
    all.sort();
    all
}

pub fn same_files(library: &Library) {
    for event in library.events().unwrap() {
        for article in event.articles {
            assert_eq!(library.document(&article.id).unwrap().text.as_bytes(), library.original(&article).unwrap());
        }
    }
}

pub fn copy(from: &Path, to: &Path) {
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

pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        if file.path().is_dir() { found.extend(files(&file.path())) } else { found.push(file.path()) }
    }
    found.sort();
    found
}

pub fn aside(root: &Path) -> usize {
    names_aside(root).iter().filter(|n| !n.ends_with(".txt")).count()
}

fn names_aside(root: &Path) -> Vec<String> {
    let names = fs::read_dir(root).unwrap().flatten().map(|f| f.file_name().to_string_lossy().into_owned());
    names.filter(|n| n.starts_with("set-aside-")).collect()
}

/// Every file of the store, cut short, filled with noise or with a bit changed at many places: whatever it is, the library opens and
/// says what it said.
#[test]
fn the_store_damaged_anywhere_loses_nothing() {
    the_store_damaged(false);
}

#[test]
fn the_store_damaged_under_a_passphrase_loses_nothing() {
    the_store_damaged(true);
}

fn the_store_damaged(sealed: bool) {
    let whole = tempfile::tempdir().unwrap();
    let expected = filled_and(sealed, whole.path());
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
            let Opened { library, notice } = open(folder.path());
            assert_eq!(Model::of(&library), expected, "{say}, start {start}: {notice:?}");
            same_files(&library);
            told += usize::from(notice.is_some());
        }
        tried += 1;
    }
    eprintln!("{tried} stores damaged, {told} starts said so, nothing lost");
}

#[test]
fn the_journal_damaged_anywhere_loses_nothing_while_the_store_is_there() {
    the_journal_damaged(false);
}

#[test]
fn the_journal_damaged_under_a_passphrase_loses_nothing_while_the_store_is_there() {
    the_journal_damaged(true);
}

fn the_journal_damaged(sealed: bool) {
    let whole = tempfile::tempdir().unwrap();
    let expected = filled_and(sealed, whole.path());
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
        // Cut off between two lines, what is left is sound; of part of the first line, as a kill leaves it, nothing is left: nothing to keep.
        let no_line = matches!(round % 5, 0 | 1 | 3) && !text[..at].contains(&b'\n');
        let sound = no_line || round % 5 < 2 && text.last().is_none_or(|b| *b == b'\n');
        assert!(aside(folder.path()) > 0 || sound, "round {round}, at {at}: the damaged one is kept");
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
    for sealed in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let expected = filled_and(sealed, folder.path());
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
}

#[test]
fn a_damaged_journal_without_a_store_is_put_back_from_the_back_up() {
    for sealed in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let expected = filled_and(sealed, folder.path());
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
}

/// Nothing is left that knows the damaged line: the rest is there, and the loss is told.
/// A long run of kills found it: the first line of a journal that had been written anew was as long as some lines of the back-up of before, which
/// were put into its place when it was damaged, though the store had all; with the store gone after that, events were as they had been once.
#[test]
fn a_journal_that_was_written_anew_is_not_mended_with_a_back_up_of_before() {
    for store_too in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let expected = filled(folder.path());
        let (path, store, back_ups) = (folder.path().join("journal.jsonl"), folder.path().join("store"), folder.path().join("back-ups"));
        fs::remove_file(&path).unwrap();
        assert!(open(folder.path()).notice.unwrap().contains("written from the library"));
        let mut text = fs::read(&path).unwrap();
        let first = text.iter().position(|&b| b == b'\n').unwrap() + 1;
        let line = |name: String| written(&[Entry::new("2026-01-01T00:00:00Z", Change::EventMade { event: "e1".into(), name })]).unwrap();
        let before = line("x".repeat(first - line(String::new()).len()));
        assert_eq!(before.len(), first);
        for back_up in files(&back_ups) {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            packed.write_all(&before).unwrap();
            fs::write(back_up, packed.finish().unwrap()).unwrap();
        }
        assert!(!files(&back_ups).is_empty());
        text[first / 2] ^= 1;
        fs::write(&path, text).unwrap();
        if store_too {
            fs::remove_dir_all(&store).unwrap();
            let Opened { library, notice } = open(folder.path());
            assert!(!notice.unwrap().contains("put back"), "nothing is said to be as it was");
            assert!(Model::of(&library).values().all(|kept| expected.values().any(|e| e == kept) || kept.record.id == "recovered"));
            continue;
        }
        let Opened { library, notice } = open(folder.path());
        assert!(notice.unwrap().contains("written again from the library"));
        assert_eq!(Model::of(&library), expected);
        drop(library);
        fs::remove_dir_all(&store).unwrap();
        let Opened { library, notice } = open(folder.path());
        assert_eq!((Model::of(&library), notice), (expected, None));
    }
}

#[test]
fn what_cannot_be_put_back_is_told() {
    for sealed in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        filled_and(sealed, folder.path());
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

/// A disk that damages the store again and again does not fill itself with what was set aside; what may hold what was lost stays.
#[test]
fn what_was_set_aside_is_thinned_but_for_losses() {
    let folder = tempfile::tempdir().unwrap();
    let expected = filled(folder.path());
    let damage_the_store = || {
        for _ in 0..6 {
            fs::write(folder.path().join("store.damaged"), "").unwrap();
            drop(open(folder.path()));
        }
    };
    damage_the_store();
    assert_eq!(aside(folder.path()), 3, "{:?}", names_aside(folder.path()));
    // A line is lost: of a journal without a store and without back-ups.
    let path = folder.path().join("journal.jsonl");
    let mut text = fs::read(&path).unwrap();
    let at = text.len() / 2;
    text[at] ^= 16;
    fs::write(&path, &text).unwrap();
    for gone in ["store", "back-ups"] {
        fs::remove_dir_all(folder.path().join(gone)).unwrap();
    }
    let notice = open(folder.path()).notice.unwrap();
    let of_loss = names_aside(folder.path());
    let told = of_loss.iter().find(|n| n.ends_with("-what-was-lost.txt")).unwrap();
    assert!(fs::read_to_string(folder.path().join(told)).unwrap().starts_with(notice.split(". ").next().unwrap().trim_end_matches('.')));
    damage_the_store();
    let left = names_aside(folder.path());
    assert!(of_loss.iter().all(|n| left.contains(n)), "{of_loss:?} {left:?}");
    assert!(left.iter().any(|n| fs::read(folder.path().join(n)).is_ok_and(|bytes| bytes == text)), "the damaged journal");
    let library = open(folder.path()).library;
    assert_eq!(library.look_over().unwrap().losses, std::slice::from_ref(told));
    assert!(Model::of(&library).len() > expected.len() / 2);
    // A file for another computer has none of it.
    let file = folder.path().join("all.zip");
    library.export(None, &file, &|_| Vec::new(), &|_| true).unwrap();
    let names: Vec<String> = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap().file_names().map(str::to_owned).collect();
    assert!(
        !names.is_empty() && names.iter().all(|n| !n.contains("set-aside") && !n.contains("journal") && !n.contains("store")),
        "{names:?}"
    );
    drop(library);
    fs::remove_file(folder.path().join(told)).unwrap();
    damage_the_store();
    assert!(names_aside(folder.path()).len() <= 4, "looked at, it is thinned: {:?}", names_aside(folder.path()));
}
