//! No word can be read of a protected library, and none is left of what is deleted for good.

use std::time::Duration;

use crosscheck_library::LibraryError;
use crosscheck_library::secrecy::QUICK;

use crate::filled::{SHARED, WORDS, add, files, fill, found, hex, open, passphrase, secrets, state};

#[test]
fn of_a_protected_library_no_word_can_be_read_whenever_it_was_protected() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let (event, other) = fill(&library);
    drop(library);
    let open_words = found(folder.path(), &secrets());
    for word in WORDS.iter().filter(|w| **w != "outgrabesktc" && **w != "momerathscch") {
        assert!(open_words.iter().any(|w| w.starts_with(word)), "the search finds {word} where it can be read: {open_words:?}");
    }
    // What an earlier damage left.
    std::fs::write(folder.path().join("set-aside-1-journal.jsonl"), "vorpalhound").unwrap();
    std::fs::create_dir_all(folder.path().join("back-ups")).unwrap();
    std::fs::write(folder.path().join("back-ups").join("1.jsonl"), "vorpalhound").unwrap();
    open(folder.path()).protect(&passphrase(), QUICK, &|_| ()).unwrap();
    let mut more = secrets();
    more.extend([event.clone().into_bytes(), other.into_bytes(), hex(SHARED).into_bytes()]);
    assert_eq!(found(folder.path(), &more), Vec::<String>::new());

    // And so it stays while it is worked on.
    let library = open(folder.path());
    assert_eq!(library.cache().comparison(&event, &[1; 32]).as_deref(), Some(&b"momerathscch"[..]));
    library.set_deleted(&event, true).unwrap();
    fill(&library);
    assert_eq!(found(folder.path(), &more), Vec::<String>::new(), "while it is open");
    drop(library);
    assert_eq!(found(folder.path(), &more), Vec::<String>::new());
    assert!(!folder.path().join("search").exists());
}

#[test]
fn deleted_for_good_no_word_is_left_and_all_else_is() {
    for protected in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let library = open(folder.path());
        let (event, other) = fill(&library);
        // Part of the secret event went to another; what moved belongs there now.
        let moved = add(&library, &event, "moved.txt", "This one was moved.");
        let third = library.move_articles(&event, &[moved.id], None).unwrap();
        if protected {
            library.protect(&passphrase(), QUICK, &|_| ()).unwrap();
        } else {
            drop(library);
        }
        let library = open(folder.path());
        assert!(matches!(library.delete_for_good(std::slice::from_ref(&event), &|_| ()), Err(LibraryError::NotFound(_))), "not in the bin");
        let library = open(folder.path());
        library.set_deleted(&event, true).unwrap();
        let before: Vec<_> = state(&library).into_iter().filter(|(e, ..)| e.id != event).collect();
        std::fs::write(folder.path().join("set-aside-1-journal.jsonl"), "vorpalhound").unwrap();
        let originals = files(&folder.path().join("originals")).len();
        library.delete_for_good(std::slice::from_ref(&event), &|_| ()).unwrap();
        assert_eq!(files(&folder.path().join("originals")).len(), originals - 2, "those that nobody else has");
        let mut gone = secrets();
        gone.push(event.into_bytes());
        // The outlet's name is that of the articles that stay.
        gone.retain(|w| w != b"mimsyportgaz");
        assert_eq!(found(folder.path(), &gone), Vec::<String>::new());
        let library = open(folder.path());
        assert_eq!(library.is_protected(), protected);
        assert_eq!(state(&library), before);
        assert!(library.bin().unwrap().is_empty());
        assert!(library.history(&third).unwrap().0.is_none(), "what would bring it back is no step any more");
        assert_eq!(library.reviews(&other).unwrap()["d1"].note, "stays");
        library.search().start();
        assert!(library.search().settled(Duration::from_secs(60)));
        assert!(library.search().search("vorpalhound", 9).unwrap().hits.is_empty());
        assert_eq!(library.search().search("ferry", 9).unwrap().hits.len(), 1);
        drop(library);
        std::fs::remove_dir_all(folder.path().join("store")).unwrap();
        assert_eq!(state(&open(folder.path())), before, "made again from the journal, it is the same");
        assert_eq!(found(folder.path(), &gone), Vec::<String>::new());
    }
}
