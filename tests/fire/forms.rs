//! Libraries as every form of the program wrote them (`forms/README.md`): each opens, everything in it is there, and it goes on working.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crosscheck_library::journal::Change;
use crosscheck_library::secrecy::QUICK;
use crosscheck_library::{Added, ArticleRecord, Decision, EventRecord, Library, Opened, Review};

use crate::deeds::{add, number, passphrase, read};
use crate::kills::killed_while_opening;
use crate::model::Model;

/// What came with a form, as in `forms/write.rs`.
#[derive(Debug)]
struct Form {
    file: PathBuf,
    steps: bool,
    kept: bool,
    read: bool,
    /// An article and a comparison that are larger than a piece: whole, in pieces.
    large: Option<Cut>,
    sealed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Whole,
    Pieces,
}

fn forms() -> Vec<Form> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fire/forms");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().flatten().map(|f| f.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "zip"));
    let number = |file: &PathBuf| file.file_name()?.to_str()?.split('-').next()?.parse::<u32>().ok();
    files.sort_by_key(number);
    assert!(files.len() >= 12, "{files:?}");
    let form = |(at, file): (usize, PathBuf)| {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(name.starts_with(&format!("{}-", at + 1)), "{name}");
        let large = [("-whole", Cut::Whole), ("-pieces", Cut::Pieces)].into_iter().find(|(n, _)| name.contains(n)).map(|(_, cut)| cut);
        Form { file, steps: at >= 1, kept: at >= 2, read: at >= 3, large, sealed: name.ends_with("sealed") }
    };
    files.into_iter().enumerate().map(form).collect()
}

impl Form {
    fn unpacked(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        zip::ZipArchive::new(Cursor::new(std::fs::read(&self.file).unwrap())).unwrap().extract(folder.path()).unwrap();
        folder
    }

    /// Opens it, and nothing is said of it.
    fn open(&self, root: &Path) -> Library {
        let Opened { library, notice } = self.opened(root);
        assert_eq!(notice, None, "{self:?}");
        library
    }

    fn opened(&self, root: &Path) -> Opened {
        if self.sealed {
            assert!(Library::open(root, &read).is_err(), "{self:?}: not without the passphrase");
        }
        Library::unlock(root, &passphrase(0), &read).unwrap_or_else(|e| panic!("{self:?}: {e}"))
    }

    /// All that `forms/write.rs` did.
    fn check(&self, library: &Library) {
        let names = |events: Vec<EventRecord>| {
            let mut names: Vec<String> = events.into_iter().map(|e| e.name).collect();
            names.sort();
            names
        };
        let mut events = vec!["Bridge at Halden “closed”"];
        events.push(if self.steps { "Ferry Halcyon aground" } else { "Ferry aground off Skarne" });
        events.extend(self.sealed.then_some("Written under the passphrase"));
        events.extend(self.steps.then_some("part.txt"));
        assert_eq!(names(library.events().unwrap()), events, "{self:?}");
        let mut bin = vec!["Made by mistake"];
        bin.extend(self.steps.then_some("The Halcyon again"));
        assert_eq!(names(library.bin().unwrap()), bin, "{self:?}");

        let (ferry, bridge) = (named(library, "Ferry"), named(library, "Bridge"));
        let mut files = vec![("post.txt", "Nine people"), ("echo.txt", "Eleven people")];
        files.extend(self.steps.then_some(("late.txt", "The Halcyon was towed")));
        files.extend(self.read.then_some(("post (2).txt", "Nine people")));
        files.extend(self.read.then_some(("post (3).txt", "Nine people")));
        assert_eq!(ferry.articles.iter().map(|a| a.file.as_str()).collect::<Vec<_>>(), files.iter().map(|f| f.0).collect::<Vec<_>>());
        for (article, (_, begin)) in ferry.articles.iter().zip(&files) {
            let original = library.original(article).unwrap();
            assert!(original.starts_with(begin.as_bytes()), "{self:?}: {}", article.file);
            assert_eq!(library.document(&article.id).unwrap().text.as_bytes(), original);
            assert_eq!(article.outlet.as_deref(), Some("The Harbour Post"));
        }

        let reviews = library.reviews(&ferry.id).unwrap();
        assert_eq!(reviews.keys().map(String::as_str).collect::<Vec<_>>(), if self.steps { ["d1", "d4"] } else { ["d1", "d2"] });
        let resolved = &reviews["d1"];
        assert_eq!((resolved.decision, resolved.note.as_str()), (Decision::Resolved, "the harbour master says eleven"));
        assert_eq!((resolved.side.as_deref(), resolved.initials.as_str()), (Some(ferry.articles[1].id.as_str()), "ab"));
        assert!(resolved.time.starts_with("20"), "{}", resolved.time);
        if self.steps {
            self.check_steps(library, &ferry, &bridge, &reviews["d4"]);
        } else {
            assert_eq!(reviews["d2"].decision, Decision::Dismissed);
        }
        if self.read {
            let [_, _, _, own, aside] = ferry.articles.as_slice() else { panic!("{self:?}") };
            assert!(!ferry.is_set_aside(own) && own.correction.own && own.duplicate_of.as_ref() == Some(&ferry.articles[0].id));
            assert!(ferry.is_set_aside(aside) && !aside.correction.own);
            let said = &bridge.articles[0].correction;
            assert_eq!((said.blocks.len(), said.language.as_deref()), (1, Some("en")));
        }
        if self.sealed {
            let event = named(library, "Written");
            assert_eq!(library.reviews(&event.id).unwrap()["d1"].note, "sealed from the start");
        }
        if self.large.is_some() {
            let long = &bridge.articles[1];
            let original = library.original(long).unwrap();
            assert!(original.len() > 15_000 && original.ends_with(b"the bridge was open.\n"), "{self:?}");
            assert_eq!(library.document(&long.id).unwrap().text.as_bytes(), original);
            let kept = library.cache().comparison(&bridge.id, &[2; 32]);
            assert!(kept.is_none_or(|k| k == original), "{self:?}: it may be lost, not be another");
        }
        let material = library.noted(&ferry.id).unwrap().material;
        assert!(material.is_empty() || material[0] == "d1", "{self:?}: it may be lost, not be another");
        if self.kept {
            let kept = library.cache().comparison(&ferry.id, &[1; 32]);
            assert!(kept.is_none_or(|k| k == b"a comparison"), "{self:?}: it may be lost, not be another");
        }
    }

    /// What can be taken back, what was said of sentences, and what events and articles became.
    fn check_steps(&self, library: &Library, ferry: &EventRecord, bridge: &EventRecord, decided: &Review) {
        assert!(bridge.archived && !ferry.archived);
        assert_eq!((decided.decision, decided.note.as_str()), (Decision::Confirmed, "asked both"));
        let subject = decided.subject.as_ref().unwrap();
        assert_eq!((subject.kind.as_str(), subject.sides.len(), subject.sides[1].words.as_str()), ("number", 2, "Eleven"));
        assert_eq!(ferry.articles[1].outlet(), "The Evening Echo");
        let [correction] = ferry.corrections.as_slice() else { panic!("{self:?}: {:?}", ferry.corrections) };
        assert!(correction.linked && correction.right[0].words == "Eleven people were hurt");
        assert_eq!(correction.right[0].article, ferry.articles[1].id);
        let part = named(library, "part.txt");
        assert_eq!(library.original(&part.articles[0]).unwrap(), b"A lorry lost its load in Halden.");
        let (last, next) = library.history(&ferry.id).unwrap();
        if self.read {
            assert!(matches!(last, Some(Change::ArticleCorrected { .. })), "{self:?}: {last:?}");
        } else {
            assert!(matches!(next, Some(Change::EventRenamed { name, .. }) if name == "No name for it"), "{self:?}");
        }
    }
}

fn named(library: &Library, begin: &str) -> EventRecord {
    library.events().unwrap().into_iter().find(|e| e.name.starts_with(begin)).unwrap()
}

fn finds(library: &Library, word: &str) -> usize {
    library.search().start();
    assert!(library.search().settled(Duration::from_secs(60)));
    library.search().search(word, 20).unwrap().hits.len()
}

/// Opened, worked on, and made again from each half of itself.
#[test]
fn a_library_of_any_form_opens_whole_and_goes_on_working() {
    for form in forms() {
        let folder = form.unpacked();
        let root = folder.path();
        let library = form.open(root);
        form.check(&library);
        assert_eq!((finds(&library, "foggy"), finds(&library, "whale")), (1, 0), "{form:?}");
        drop(library);
        let library = form.open(root);
        form.check(&library);
        assert!(!library.look_over().unwrap().back_ups.is_empty(), "{form:?}: a back-up is there after the first start");

        let ferry = named(&library, "Ferry").id;
        let undone = form.steps.then(|| library.step(&ferry, true).unwrap().unwrap());
        assert!(undone.is_none() || library.step(&ferry, false).unwrap().is_some());
        form.check(&library);
        let Added::New(again) = add(&library, &ferry, "A whale was seen off Skarne.") else { panic!("{form:?}: taken out") };
        let again = library.event(&ferry).unwrap().articles.into_iter().find(|a| a.id == again.id).unwrap();
        assert_eq!(again.correction.headline.as_deref(), form.read.then_some("A whale"), "{form:?}: what was said of it");
        library.review(&ferry, "d9", Review { decision: Decision::Confirmed, note: "of today".to_owned(), ..Review::default() }).unwrap();
        library.rename_event(&ferry, "Ferry, renamed today").unwrap();
        library.step(&ferry, true).unwrap().unwrap();
        let expected = Model::of(&library);
        assert!(finds(&library, "whale") > 0, "{form:?}");
        drop(library);

        assert_eq!(Model::of(&form.open(root)), expected, "{form:?}: closed and opened");
        std::fs::remove_dir_all(root.join("store")).unwrap();
        let library = form.open(root);
        assert_eq!(Model::of(&library), expected, "{form:?}: made again from its journal");
        same_files(&library);
        drop(library);
        std::fs::remove_file(root.join("journal.jsonl")).unwrap();
        let Opened { library, notice } = form.opened(root);
        assert!(notice.unwrap().contains("journal"));
        assert_eq!(Model::of(&library), expected, "{form:?}: the journal made again from the store");

        // Out and in as one file.
        let file = root.join("all.zip");
        library.export(None, &file, &|_| Vec::new(), &|_| true).unwrap();
        let other = tempfile::tempdir().unwrap();
        let there = crate::deeds::open(other.path()).library;
        there.import(&file, &|_| true).unwrap();
        assert_eq!(Model::of(&there).len(), expected.len(), "{form:?}");
        drop(library);

        // The passphrase set, or taken away.
        let library = form.open(root);
        let turned = if form.sealed { library.unprotect(&|_| ()) } else { library.protect(&passphrase(0), QUICK, &|_| ()) };
        turned.unwrap();
        let library = Library::unlock(root, &passphrase(0), &read).unwrap().library;
        assert_eq!((Model::of(&library), library.is_protected()), (expected, !form.sealed), "{form:?}");
        same_files(&library);
    }
}

fn same_files(library: &Library) {
    let articles: Vec<ArticleRecord> = library.events().unwrap().into_iter().flat_map(|e| e.articles).collect();
    for article in articles {
        assert_eq!(library.document(&article.id).unwrap().text.as_bytes(), library.original(&article).unwrap());
    }
}

/// Else the tests above say nothing of values that are too large for sled's log, and of those in pieces.
#[test]
fn large_values_of_before_are_whole_and_those_of_today_in_pieces() {
    for form in forms() {
        let Some(cut) = form.large else { continue };
        let folder = form.unpacked();
        let blobs = std::fs::read_dir(folder.path().join("store/blobs")).unwrap().count();
        assert_eq!(blobs > 0, cut == Cut::Whole && !form.sealed, "{form:?}: {blobs}");
        // What was whole is read as it is, the comparison too.
        let library = form.open(folder.path());
        let bridge = named(&library, "Bridge");
        assert!(library.cache().comparison(&bridge.id, &[2; 32]).is_some(), "{form:?}");
    }
}

/// Ended by a kill before it was closed, with the store behind the journal or gone: as a program of that day may have left it.
#[test]
fn a_library_of_any_form_whose_store_is_lost_is_made_again_from_its_journal() {
    for form in forms() {
        let folder = form.unpacked();
        std::fs::remove_dir_all(folder.path().join("store")).unwrap();
        let library = form.open(folder.path());
        form.check(&library);
        assert_eq!(finds(&library, "foggy"), 1, "{form:?}");
    }
}

/// Killed while it is first opened, with the store of that day or while it is made again.
#[test]
fn a_kill_while_a_library_of_any_form_is_first_opened_loses_nothing() {
    let rounds = u32::try_from(number("KILLS", 50)).unwrap().div_ceil(10);
    let mut before_the_end = 0;
    for form in forms() {
        let begun = Instant::now();
        let folder = form.unpacked();
        killed_while_opening(folder.path(), Duration::from_millis(1));
        let expected = Model::of(&form.open(folder.path()));
        // From the first moment to a little after the last.
        let step = begun.elapsed().max(Duration::from_millis(60)) / rounds;
        for round in 0..rounds {
            let folder = form.unpacked();
            if round % 2 == 1 {
                std::fs::remove_dir_all(folder.path().join("store")).unwrap();
            }
            let opened = killed_while_opening(folder.path(), step * round);
            before_the_end += usize::from(!opened);
            let library = form.open(folder.path());
            form.check(&library);
            assert_eq!(Model::of(&library), expected, "{form:?}, round {round}");
        }
    }
    assert!(before_the_end > 0, "each was opened before it was killed");
    eprintln!("{} kills, {before_the_end} before it was open", forms().len() * usize::try_from(rounds).unwrap());
}
