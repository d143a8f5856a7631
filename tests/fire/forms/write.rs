//! Writes a small library about invented events, with the code of whichever commit it is put into (see README.md). It is not built with
//! the project. What came with a form stands under its `cfg`: `steps`, `kept`, `read`, `large`, `sealed`.

use std::path::Path;

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::{Added, Decision, Library, NewArticle, Review};
#[cfg(steps)]
use {
    crosscheck_compare::corrections::Anchor,
    crosscheck_library::{ArticleCorrection, Noted, Subject, SubjectSide},
};

fn read(_: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let outlet = Some("The Harbour Post".to_owned());
    Some(Document::raw(std::str::from_utf8(bytes).ok()?, Metadata { outlet, ..Metadata::default() }))
}

fn add(library: &Library, event: &str, file: &str, text: &str, _duplicate_of: Option<&str>) -> String {
    let document = read(file, None, text.as_bytes()).unwrap();
    let new = NewArticle {
        file,
        bytes: text.as_bytes(),
        format: None,
        document: &document,
        #[cfg(read)]
        duplicate_of: _duplicate_of,
    };
    let Added::New(article) = library.add_article(event, &new).unwrap() else { panic!("new") };
    article.id
}

fn review(decision: Decision, side: Option<&str>, note: &str) -> Review {
    Review { decision, side: side.map(str::to_owned), note: note.to_owned(), initials: "ab".to_owned(), ..Review::default() }
}

fn main() {
    let root = std::env::args().nth(1).unwrap();
    let root = Path::new(&root);
    let library = Library::open(root, &read).unwrap().library;
    let ferry = library.make_event("Ferry aground off Skarne").unwrap().id;
    let post = add(&library, &ferry, "post.txt", "Nine people were hurt when the ferry Halcyon ran aground off Skarne.", None);
    let echo = add(&library, &ferry, "echo.txt", "Eleven people were hurt when the ferry Halcyon ran aground. It was foggy.", None);
    let gone = add(&library, &ferry, "gone.txt", "A whale was seen off Skarne.", None);
    library.review(&ferry, "d1", review(Decision::Resolved, Some(&echo), "the harbour master says eleven")).unwrap();
    library.review(&ferry, "d2", review(Decision::Dismissed, None, "")).unwrap();
    library.review(&ferry, "d3", review(Decision::Confirmed, None, "to be cleared")).unwrap();
    library.review(&ferry, "d3", Review::default()).unwrap();
    #[cfg(read)]
    {
        // What was said of an article that is then taken out comes back with it.
        let headline = Some("A whale".to_owned());
        library.correct_article(&ferry, &gone, ArticleCorrection { headline, ..ArticleCorrection::default() }).unwrap();
    }
    library.remove_article(&ferry, &gone).unwrap();
    let bridge = library.make_event("Bridge").unwrap().id;
    library.rename_event(&bridge, "Bridge at Halden “closed”").unwrap();
    let toll = add(&library, &bridge, "toll.txt", "The bridge at Halden was closed for a day.", None);
    let bin = library.make_event("Made by mistake").unwrap().id;
    library.set_deleted(&bin, true).unwrap();
    #[cfg(not(steps))]
    library.note_material(&ferry, &["d1".to_owned()]).unwrap();

    #[cfg(steps)]
    {
        let anchor = |article: &str, words: &str| Anchor { article: article.to_owned(), sentence: 0, words: words.to_owned() };
        let outlet = Some("The Evening Echo".to_owned());
        library.correct_article(&ferry, &echo, ArticleCorrection { outlet, ..ArticleCorrection::default() }).unwrap();
        library.correct(&ferry, true, vec![anchor(&post, "Nine people were hurt")], vec![anchor(&echo, "Eleven people were hurt")]).unwrap();
        let taken = library.correct(&ferry, false, vec![anchor(&post, "x")], vec![anchor(&echo, "It was foggy.")]).unwrap();
        library.withdraw(&ferry, &taken).unwrap();
        let side = |article: &str, words: &str| SubjectSide {
            sentence: anchor(article, words),
            outlet: "The Harbour Post".to_owned(),
            words: words.to_owned(),
            value: "9".to_owned(),
        };
        let subject = Subject { kind: "number".to_owned(), reason: "9 against 11".to_owned(), sides: vec![side(&post, "Nine"), side(&echo, "Eleven")] };
        let decided = Review { subject: Some(subject), ..review(Decision::Confirmed, None, "asked both") };
        library.review_instead(&ferry, "d4", decided, &["d2".to_owned()]).unwrap();
        library.set_archived(&bridge, true).unwrap();
        let again = library.make_event("The Halcyon again").unwrap().id;
        add(&library, &again, "late.txt", "The Halcyon was towed to Skarne on Tuesday.", None);
        library.merge(&ferry, &again).unwrap();
        let part = add(&library, &ferry, "part.txt", "A lorry lost its load in Halden.", None);
        library.move_articles(&ferry, &[part], None).unwrap();
        // The last step of the first event can be taken back, and one was.
        library.rename_event(&ferry, "Ferry Halcyon aground").unwrap();
        library.rename_event(&ferry, "No name for it").unwrap();
        library.step(&ferry, true).unwrap().unwrap();
        let noted = Noted {
            material: vec!["d1".to_owned(), "d4".to_owned()],
            #[cfg(kept)]
            reasons: vec![("d4".to_owned(), "nine against eleven hurt".to_owned())],
            ..Noted::default()
        };
        library.note(&ferry, &noted).unwrap();
    }

    #[cfg(kept)]
    {
        let cache = library.cache();
        cache.keep_comparison(&ferry, &[1; 32], b"a comparison").unwrap();
        cache.keep_sketch(&post, b"a sketch").unwrap();
        cache.keep_vectors(&[([7; 32], vec![1, 2, 3])]).unwrap();
        library.search().start();
        assert!(library.search().settled(std::time::Duration::from_secs(60)));
    }

    #[cfg(read)]
    {
        let twin = add(&library, &ferry, "post (2).txt", "Nine people were hurt when the ferry Halcyon ran aground off Skarne. ", Some(&post));
        add(&library, &ferry, "post (3).txt", "Nine people were hurt when the ferry Halcyon ran aground off Skarne.  ", Some(&post));
        library.correct_article(&ferry, &twin, ArticleCorrection { own: true, ..ArticleCorrection::default() }).unwrap();
        let mut said = ArticleCorrection { language: Some("en".to_owned()), ..ArticleCorrection::default() };
        assert!(said.turn(&library.document(&toll).unwrap(), 0, false));
        library.correct_article(&bridge, &toll, said).unwrap();
    }
    #[cfg(large)]
    {
        // More than sled keeps in its log; sealed it can't be packed, so less.
        let days = if cfg!(sealed) { 500 } else { 4_000 };
        let long: String = (1..=days).map(|day| format!("On day {day} the bridge was open.\n")).collect();
        add(&library, &bridge, "long.txt", &long, None);
        library.cache().keep_comparison(&bridge, &[2; 32], long.as_bytes()).unwrap();
    }
    let _ = (&post, &toll);
    drop(library);
    // The next start makes a back-up of what this one did, in the forms that have them.
    drop(Library::open(root, &read).unwrap());

    #[cfg(sealed)]
    {
        use crosscheck_library::Passphrase;
        use crosscheck_library::secrecy::QUICK;
        let library = Library::open(root, &read).unwrap().library;
        let passphrase = Passphrase::new("four grey herons, one pike".to_owned());
        library.protect(&passphrase, QUICK, &|_| ()).unwrap();
        let library = Library::unlock(root, &passphrase, &read).unwrap().library;
        // Sealed lines that were written one by one.
        let event = library.make_event("Written under the passphrase").unwrap().id;
        library.review(&event, "d1", review(Decision::Confirmed, None, "sealed from the start")).unwrap();
    }
}
