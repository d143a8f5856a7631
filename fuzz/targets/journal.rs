//! Any lines as the journal of a library: it opens, shows what it has, and takes a change, and opens the same again.
#![no_main]

use std::path::Path;

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::{Library, Review};

fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    Some(Document::raw(&String::from_utf8_lossy(bytes), Metadata::default()))
}

fn all(library: &Library) -> String {
    let events: Vec<_> = library.events().into_iter().chain(library.bin()).flatten().collect();
    let mut out = format!("{events:?}");
    for event in &events {
        let _ = event.corrections_in_words();
        out.push_str(&format!("{:?} {:?}", library.reviews(&event.id), library.history(&event.id)));
        for article in &event.articles {
            out.push_str(&format!("{:?}", library.document(&article.id).is_ok()));
            if let Ok(document) = library.document(&article.id) {
                let _ = article.correction.corrected(document);
            }
        }
    }
    out
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder");
    let root = folder.path().join("library");
    std::fs::create_dir_all(&root).expect("a folder");
    std::fs::write(root.join("journal.jsonl"), bytes).expect("written");
    // Any journal opens: what can't be read of it is told.
    let library = Library::open(&root, &read).expect("opens").library;
    let first = library.events().expect("events").first().map(|e| e.id.clone());
    if let Some(event) = &first {
        while let Ok(Some(_)) = library.step(event, true) {}
        let _ = library.step(event, false);
        let _ = library.review(event, "d1", Review { note: "n".to_owned(), ..Review::default() });
    }
    let made = library.make_event("Another").expect("a change is taken").id;
    let before = all(&library);
    drop(library);
    std::fs::remove_dir_all(root.join("store")).expect("the store");
    let library = Library::open(&root, &read).expect("opens again").library;
    assert!(library.event(&made).is_ok(), "what was acknowledged is there");
    assert_eq!(all(&library), before, "made again, it is the same");
});
