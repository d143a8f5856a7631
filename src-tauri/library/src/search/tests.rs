use std::path::Path;
use std::time::Duration;

use crosscheck_compare::document::{Document, Metadata};

use super::*;
use crate::records::{Decision, Review};
use crate::{Added, ArticleCorrection, Library, NewArticle};

const PATIENCE: Duration = Duration::from_secs(60);

fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let metadata = Metadata { headline: Some("Ferry fire".into()), outlet: Some("Skarne Post".into()), ..Metadata::default() };
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, metadata))
}

fn open(root: &Path) -> Library {
    Library::open(root, &read).unwrap().library
}

fn add(library: &Library, event: &str, text: &str) -> String {
    let document = read("", None, text.as_bytes()).unwrap();
    let new = NewArticle { file: "a.txt", bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
    let Added::New(article) = library.add_article(event, &new).unwrap() else { panic!("new") };
    article.id
}

/// All hits, in step with the library.
fn hits(library: &Library, words: &str) -> Vec<Hit> {
    library.search().start();
    assert!(library.search().settled(PATIENCE), "in step in the end");
    let found = library.search().search(words, 20).unwrap();
    assert!(found.complete);
    found.hits
}

fn sentences(library: &Library, words: &str) -> Vec<String> {
    hits(library, words).into_iter().map(|h| h.runs.into_iter().map(|r| r.0).collect()).collect()
}

#[test]
fn hits_say_what_stands_where() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let event = library.make_event("Fire on the Halcyon").unwrap().id;
    let article = add(&library, &event, "Nobody was hurt. The engine room of the Hálcyon burned.");
    let hit = hits(&library, "engine halc").remove(0);
    assert_eq!(
        (hit.kind, hit.event.as_str(), hit.article.as_deref(), hit.sentence),
        (HitKind::Sentence, event.as_str(), Some(article.as_str()), Some(1))
    );
    let marked: Vec<&str> = hit.runs.iter().filter(|r| r.1).map(|r| r.0.as_str()).collect();
    assert_eq!(marked, ["engine", "Hálcyon"]);
    assert_eq!(sentences(&library, "\"room engine\""), Vec::<String>::new());
    assert_eq!(sentences(&library, "\"engine room\"").len(), 1);
    assert_eq!(sentences(&library, "skarne burned").len(), 1, "the outlet counts beside the sentence");
    assert_eq!(sentences(&library, "skarne"), Vec::<String>::new(), "and not alone");
    assert_eq!(sentences(&library, "fire"), ["Fire on the Halcyon", "Ferry fire"]);
    assert_eq!(sentences(&library, "\u{0} * ( \" ~"), Vec::<String>::new());
}

#[test]
fn it_is_kept_in_step() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let event = library.make_event("One").unwrap().id;
    let article = add(&library, &event, "A pier collapsed.");
    assert_eq!(sentences(&library, "pier").len(), 1);
    library.rename_event(&event, "Pier").unwrap();
    assert_eq!(sentences(&library, "pier").len(), 2);
    let review = Review { decision: Decision::Confirmed, note: "Rang the pier master".into(), ..Review::default() };
    library.review(&event, "d1", review).unwrap();
    let note = hits(&library, "rang").remove(0);
    assert_eq!((note.kind, note.subject.as_deref()), (HitKind::Note, Some("d1")));
    library.step(&event, true).unwrap();
    assert!(hits(&library, "rang").is_empty());
    let correction = ArticleCorrection { headline: Some("Jetty gone".into()), ..ArticleCorrection::default() };
    library.correct_article(&event, &article, correction).unwrap();
    assert_eq!(sentences(&library, "jetty"), ["Jetty gone"]);
    library.remove_article(&event, &article).unwrap();
    assert_eq!(sentences(&library, "pier"), ["Pier"]);
    library.set_deleted(&event, true).unwrap();
    assert!(hits(&library, "pier").is_empty());
    library.set_deleted(&event, false).unwrap();
    assert_eq!(sentences(&library, "pier"), ["Pier"]);
}

#[test]
fn it_catches_up_with_what_was_done_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let event = library.make_event("One").unwrap().id;
    assert_eq!(sentences(&library, "one").len(), 1);
    drop(library);
    // The thread is started by the first question alone.
    let library = open(folder.path());
    add(&library, &event, "A bridge fell.");
    drop(library);
    assert_eq!(sentences(&open(folder.path()), "bridge").len(), 1);
}

#[test]
fn a_lost_or_damaged_index_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let event = library.make_event("One").unwrap().id;
    add(&library, &event, "A bridge fell.");
    assert_eq!(sentences(&library, "bridge").len(), 1);
    drop(library);
    let index = folder.path().join("search");
    let damages: [&dyn Fn(&Path); 4] = [
        &|index| fs::remove_dir_all(index).unwrap(),
        &|index| fs::write(index.join("index.sqlite"), "noise").unwrap(),
        &|index| fs::write(index.join("index.sqlite"), vec![0xa5; 60_000]).unwrap(),
        &|index| {
            let mut bytes = fs::read(index.join("index.sqlite")).unwrap();
            bytes.iter_mut().skip(4096).step_by(7).for_each(|b| *b ^= 0x5a);
            fs::write(index.join("index.sqlite"), bytes).unwrap();
        },
    ];
    for damage in damages {
        damage(&index);
        let library = open(folder.path());
        assert_eq!(sentences(&library, "bridge").len(), 1);
        assert_eq!(library.event(&event).unwrap().articles.len(), 1, "the library does not care");
    }
}
