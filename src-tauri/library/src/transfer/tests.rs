use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crosscheck_compare::corrections::Anchor;
use crosscheck_compare::document::{Document, Metadata};

use super::*;
use crate::{Added, ArticleCorrection, ArticleRecord, Decision, Library, LibraryError, NewArticle, Review, Subject, SubjectSide};

fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { outlet: Some("Post".into()), ..Metadata::default() }))
}

fn open(root: &Path) -> Library {
    Library::open(root, &read).unwrap().library
}

fn add(library: &Library, event: &str, file: &str, text: &str) -> ArticleRecord {
    let document = read("", None, text.as_bytes()).unwrap();
    let new = NewArticle { file, bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
    let Added::New(article) = library.add_article(event, &new).unwrap() else { panic!("new") };
    article
}

fn anchor(article: &ArticleRecord) -> Anchor {
    Anchor { article: article.id.clone(), sentence: 0, words: "Nine people".into() }
}

/// Two events, one of them in the bin, with decisions, corrections and something taken back.
fn fill(library: &Library) -> String {
    let event = library.make_event("Ferry fire: “nine” hurt?").unwrap().id;
    let one = add(library, &event, "../../post.html", "Nine people were hurt.");
    let two = add(library, &event, "echo.txt", "Eleven people were hurt.");
    library.correct_article(&event, &one.id, ArticleCorrection { outlet: Some("The Post".into()), ..Default::default() }).unwrap();
    library.correct(&event, true, vec![anchor(&one)], vec![anchor(&two)]).unwrap();
    let side = SubjectSide { sentence: anchor(&one), outlet: "Post".into(), words: "Nine".into(), value: "9".into() };
    let subject = Some(Subject { sides: vec![side], ..Subject::default() });
    let review = Review { decision: Decision::Resolved, side: Some(one.id), note: "Asked.".into(), subject, ..Review::default() };
    library.review(&event, "d1", review).unwrap();
    library.rename_event(&event, "Another name").unwrap();
    library.step(&event, true).unwrap().unwrap();
    let binned = library.make_event("In the bin").unwrap().id;
    library.set_deleted(&binned, true).unwrap();
    event
}

fn exported(library: &Library, events: Option<&[String]>, folder: &Path) -> PathBuf {
    let to = folder.join("all.crosscheck");
    library.export(events, &to, &|_| vec![("html".into(), b"<p>report</p>".to_vec())], &|_| true).unwrap();
    to
}

/// All that a library says of its events.
fn said(library: &Library) -> BTreeMap<String, (crate::EventRecord, BTreeMap<String, Review>)> {
    let events = library.events().unwrap().into_iter().chain(library.bin().unwrap());
    events.map(|e| (e.id.clone(), (e.clone(), library.reviews(&e.id).unwrap()))).collect()
}

#[test]
fn a_whole_library_is_the_same_on_another_computer() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    let event = fill(&library);
    let file = exported(&library, None, here.path());
    let other = open(there.path());
    let imported = other.import(&file, &|_| true).unwrap();
    assert_eq!((imported.events.len(), imported.articles, imported.unread.len()), (2, 2, 0));
    let strip = |mut all: BTreeMap<String, (crate::EventRecord, _)>| {
        all.values_mut().flat_map(|(e, _)| &mut e.articles).for_each(|a| a.file = a.file.rsplit('/').next().unwrap().to_owned());
        all
    };
    assert_eq!(said(&other), strip(said(&library)));
    for article in other.event(&event).unwrap().articles {
        assert_eq!(other.original(&article).unwrap(), library.original(&article).unwrap());
        assert_eq!(other.document(&article.id).unwrap(), library.document(&article.id).unwrap());
    }
    assert_eq!(other.history(&event).unwrap(), library.history(&event).unwrap());
    other.step(&event, false).unwrap().unwrap();
    assert_eq!(other.event(&event).unwrap().name, "Another name");
    // It outlives the store.
    let expected = said(&other);
    drop(other);
    std::fs::remove_dir_all(there.path().join("store")).unwrap();
    assert_eq!(said(&open(there.path())), expected);
}

#[test]
fn an_event_comes_once_and_a_changed_one_comes_beside_it() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    let event = fill(&library);
    let file = exported(&library, Some(std::slice::from_ref(&event)), here.path());
    let other = open(there.path());
    assert_eq!(other.import(&file, &|_| true).unwrap().events, [(event.clone(), "Ferry fire: “nine” hurt?".to_owned())]);
    assert_eq!(other.history(&event).unwrap(), (None, None), "it may be about events that stayed behind");
    assert_eq!(other.import(&file, &|_| true).unwrap().there.len(), 1);
    other.rename_event(&event, "Ours").unwrap();
    let imported = other.import(&file, &|_| true).unwrap();
    let second = &imported.events[0].0;
    assert_ne!(*second, event);
    let (ours, theirs) = (other.event(&event).unwrap(), other.event(second).unwrap());
    assert_eq!(ours.name, "Ours");
    let review = &other.reviews(second).unwrap()["d1"];
    assert_eq!(review.side.as_ref(), Some(&theirs.articles[0].id));
    assert_ne!(theirs.articles[0].id, ours.articles[0].id);
    assert_eq!(review.subject.as_ref().unwrap().sides[0].sentence.article, theirs.articles[0].id);
    assert_eq!(theirs.corrections[0].left[0].article, theirs.articles[0].id);
    assert_eq!(theirs.articles[0].correction.outlet.as_deref(), Some("The Post"));
    assert_eq!(other.document(&theirs.articles[1].id).unwrap().text, "Eleven people were hurt.");
}

#[test]
fn it_can_be_read_without_the_app() {
    let here = tempfile::tempdir().unwrap();
    let library = open(here.path());
    fill(&library);
    let file = std::fs::File::open(exported(&library, None, here.path())).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let original = names.iter().find(|n| n.ends_with("-ferry-fire-nine-hurt/01-the-post.html")).unwrap();
    let mut text = String::new();
    zip.by_name(original).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "Nine people were hurt.");
    assert!(names.iter().any(|n| n.starts_with("reports/") && n.ends_with(".html")) && names.iter().any(|n| n == README));
    assert!(names.iter().all(|n| !n.contains("..") && !n.starts_with('/')));
}

#[test]
fn what_was_read_of_a_lost_original_goes_along() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    let event = fill(&library);
    let article = library.event(&event).unwrap().articles.remove(0);
    std::fs::remove_file(here.path().join("originals").join(&article.sha256[..2]).join(&article.sha256)).unwrap();
    let to = here.path().join("e.crosscheck");
    assert_eq!(library.export(None, &to, &|_| Vec::new(), &|_| true).unwrap().without_original.len(), 1);
    let other = open(there.path());
    assert!(other.import(&to, &|_| true).unwrap().unread.is_empty());
    assert_eq!(other.document(&article.id).unwrap().text, "Nine people were hurt.");
}

/// What becomes of a part, by its name; none takes it out.
type Change<'a> = dyn Fn(&str, Vec<u8>) -> Option<Vec<u8>> + 'a;

/// The file written again with some parts changed.
fn changed(from: &Path, change: &Change) -> PathBuf {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let to = from.with_extension("changed");
    let mut out = zip::ZipWriter::new(std::fs::File::create(&to).unwrap());
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let (name, mut bytes) = (part.name().to_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        if let Some(bytes) = change(&name, bytes) {
            out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            out.write_all(&bytes).unwrap();
        }
    }
    out.finish().unwrap();
    to
}

fn replaced(bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "{from}");
    text.replace(from, to).into_bytes()
}

#[test]
fn what_is_damaged_or_hostile_is_refused_and_changes_nothing() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(here.path());
    let event = fill(&library);
    let file = exported(&library, None, here.path());
    let other = open(there.path());
    other.make_event("Mine").unwrap();
    let before = said(&other);
    let refuse = |path: &Path, word: &str| {
        let refusal = other.import(path, &|_| true).unwrap_err();
        assert!(matches!(refusal, LibraryError::Unusable(_)), "{refusal:?}");
        assert!(refusal.to_string().contains(word) && refusal.to_string().contains("othing was imported"), "{refusal}");
        assert_eq!(said(&other), before);
    };
    let whole = std::fs::read(&file).unwrap();
    let broken = here.path().join("broken.crosscheck");
    for length in [0, 9, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&broken, &whole[..length]).unwrap();
        refuse(&broken, "no file that Crosscheck made");
    }
    // Any bit: refused, or of no weight (a date, an attribute).
    for at in (0..whole.len()).step_by(whole.len() / 150) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(&broken, bytes).unwrap();
        let scratch = tempfile::tempdir().unwrap();
        let library = open(scratch.path());
        match library.import(&broken, &|_| true) {
            Ok(_) => assert_eq!(said(&library).len(), 2, "bit at {at}"),
            Err(e) => assert!(matches!(e, LibraryError::Unusable(_)) && said(&library).is_empty(), "bit at {at}: {e}"),
        }
    }
    let only = |wanted: &'static str, from: &'static str, to: &'static str| {
        changed(&file, &move |name, bytes| Some(if name == wanted { replaced(bytes, from, to) } else { bytes }))
    };
    refuse(&only("manifest.json", "\"format\": 1", "\"format\": 2"), "later version");
    refuse(&only("events/1.json", "Nine", "Nein"), "damaged");
    refuse(&changed(&file, &|name, bytes| (!name.starts_with("originals/")).then_some(bytes)), "damaged");
    refuse(&changed(&file, &|name, bytes| (name != "manifest.json").then_some(bytes)), "no manifest");
    // With sums that are right: ids that would reach into other records, and an original that is another.
    let forged = |from: String, to: &str| {
        let to = to.to_owned();
        let event = std::cell::RefCell::new(Vec::new());
        let first = changed(&file, &|name, bytes| {
            let bytes = if name.starts_with("events/") && String::from_utf8_lossy(&bytes).contains(&from) {
                let bytes = replaced(bytes, &from, &to);
                event.borrow_mut().push((name.to_owned(), bytes.clone()));
                bytes
            } else {
                bytes
            };
            Some(bytes)
        });
        let second = first.with_extension("forged");
        std::fs::rename(&first, &second).unwrap();
        changed(&second, &|name, bytes| {
            if name != "manifest.json" {
                return Some(bytes);
            }
            let mut manifest: Manifest = serde_json::from_slice(&bytes).unwrap();
            for (name, bytes) in event.borrow().iter() {
                let part = manifest.entries.iter_mut().find(|e| e.name == *name).unwrap();
                (part.sha256, part.bytes) = (crate::originals::sha256(bytes), bytes.len() as u64);
            }
            Some(serde_json::to_vec(&manifest).unwrap())
        })
    };
    refuse(&forged(event.clone(), "../e1"), "damaged");
    let sha = library.event(&event).unwrap().articles[0].sha256.clone();
    refuse(&forged(sha.clone(), &"0".repeat(64)), "damaged");
    refuse(&forged(sha, "../../x"), "damaged");
    // A bomb: a small file that says a large one is in it.
    let bomb = changed(&file, &|name, bytes| {
        if name != "manifest.json" {
            return Some(bytes);
        }
        let mut manifest: Manifest = serde_json::from_slice(&bytes).unwrap();
        manifest.entries.iter_mut().for_each(|e| e.bytes = 1 << 40);
        Some(serde_json::to_vec(&manifest).unwrap())
    });
    refuse(&bomb, "far more");
}

#[test]
fn each_step_is_told_and_a_stop_at_any_leaves_nothing() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = open(&folder.path().join("a"));
    let event = fill(&library);
    let to = other.path().join("x.crosscheck");
    let run = |last: usize| {
        let told = std::cell::RefCell::new(Vec::new());
        let step = |now: Progress| {
            told.borrow_mut().push((now.done, now.total));
            now.done < last
        };
        (library.export(None, &to, &|_| Vec::new(), &step).map(|_| ()), told.into_inner())
    };
    let (done, told) = run(usize::MAX);
    done.unwrap();
    // Two articles, two events.
    assert_eq!(told, [(1, 4), (2, 4), (3, 4), (4, 4)]);
    std::fs::remove_file(&to).unwrap();
    for last in 1..=4 {
        assert!(matches!(run(last).0, Err(LibraryError::Cancelled)));
        assert_eq!(std::fs::read_dir(other.path()).unwrap().count(), 0, "nothing is left behind");
    }
    run(usize::MAX).0.unwrap();
    let empty = open(&folder.path().join("b"));
    let all = std::cell::Cell::new(0);
    for last in 1..100 {
        let step = |now: Progress| {
            all.set(now.total);
            now.done < last
        };
        match empty.import(&to, &step) {
            Err(LibraryError::Cancelled) => assert!(empty.events().unwrap().is_empty() && empty.bin().unwrap().is_empty(), "{last}"),
            Err(e) => panic!("{e}"),
            Ok(imported) => {
                assert_eq!((imported.events.len(), last), (2, all.get() + 1));
                assert_eq!(empty.events().unwrap()[0].id, event);
                break;
            }
        }
    }
}

#[test]
fn a_file_tells_what_is_in_it_and_others_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(&folder.path().join("a"));
    let event = fill(&library);
    let file = exported(&library, None, folder.path());
    let contents = look(&file).unwrap();
    assert_eq!((contents.events.len(), contents.articles, contents.whole), (2, 2, true));
    assert!(contents.made.ends_with('Z') && is_export(&std::fs::read(&file).unwrap()));
    let renamed = folder.path().join("renamed.zip");
    std::fs::rename(exported(&library, Some(&[event]), folder.path()), &renamed).unwrap();
    assert_eq!(look(&renamed).map(|c| (c.events.len(), c.whole)), Some((1, false)));
    // A damaged one is one by its name, so that it is told why it is refused.
    let cut = folder.path().join("cut.CROSSCHECK");
    std::fs::write(&cut, &std::fs::read(&renamed).unwrap()[..200]).unwrap();
    assert_eq!(look(&cut), Some(Contents::default()));
    for (name, manifest) in [("extension.zip", "{\"manifest_version\": 3, \"name\": \"x\"}"), ("list.zip", "[1]"), ("no.zip", "PK")] {
        let path = folder.path().join(name);
        let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        zip.start_file("manifest.json", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(manifest.as_bytes()).unwrap();
        zip.finish().unwrap();
        assert_eq!(look(&path), None, "{name}");
    }
    assert_eq!((look(folder.path()), look(&folder.path().join("gone.crosscheck"))), (None, None));
}
