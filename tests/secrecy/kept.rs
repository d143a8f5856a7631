//! The passphrase set, changed and removed: everything stays, and what is wrong is told apart.

use crosscheck_library::secrecy::{self, QUICK};
use crosscheck_library::{EventRecord, Library, LibraryError, Passphrase};

use crate::filled::{fill, open, passphrase, read, state};

#[test]
fn set_changed_and_removed_it_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    let (event, _) = fill(&library);
    let before = state(&library);
    library.protect(&passphrase(), QUICK, &|p| assert!(p.done <= p.total)).unwrap();
    assert!(secrecy::is_protected(folder.path()).unwrap());
    let library = open(folder.path());
    assert!(library.is_protected());
    assert_eq!(state(&library), before);
    library.step(&event, true).unwrap().unwrap();
    library.step(&event, false).unwrap().unwrap();
    let before = state(&library);
    let other = Passphrase::new("another one altogether".into());
    assert!(matches!(library.change_passphrase(&other, &other, QUICK), Err(LibraryError::WrongPassphrase)));
    assert!(matches!(
        library.change_passphrase(&passphrase(), &Passphrase::new("short".into()), QUICK),
        Err(LibraryError::ShortPassphrase)
    ));
    library.change_passphrase(&passphrase(), &other, QUICK).unwrap();
    assert!(library.check(&other).is_ok() && library.check(&passphrase()).is_err());
    drop(library);
    assert!(matches!(Library::unlock(folder.path(), &passphrase(), &read), Err(LibraryError::WrongPassphrase)));

    // A store that is lost is made again from the sealed journal and originals; a journal that is lost from the sealed store.
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    let library = Library::unlock(folder.path(), &other, &read).unwrap().library;
    assert_eq!(state(&library), before);
    drop(library);
    std::fs::remove_file(folder.path().join("journal.jsonl")).unwrap();
    let opened = Library::unlock(folder.path(), &other, &read).unwrap();
    assert!(opened.notice.unwrap().contains("journal"));
    opened.library.unprotect(&|_| ()).unwrap();
    assert!(!secrecy::is_protected(folder.path()).unwrap());
    let library = open(folder.path());
    assert!(!library.is_protected());
    let names = |s: Vec<(EventRecord, String, Vec<String>)>| s.into_iter().map(|(e, r, t)| (e.name, r, t)).collect::<Vec<_>>();
    assert_eq!(names(state(&library)), names(before));
    assert!(!folder.path().join("key.json").exists() && !folder.path().join("key-copy.json").exists());
    assert!(String::from_utf8(std::fs::read(folder.path().join("journal.jsonl")).unwrap()).unwrap().contains("Zanzibraxton"));
}

#[test]
fn what_is_wrong_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path());
    fill(&library);
    library.protect(&passphrase(), QUICK, &|_| ()).unwrap();
    let locked = |e| matches!(e, LibraryError::Locked);
    assert!(locked(Library::open(folder.path(), &read).unwrap_err()));
    let wrong = Library::unlock(folder.path(), &Passphrase::new("no such thing".into()), &read).unwrap_err();
    assert!(matches!(wrong, LibraryError::WrongPassphrase));
    let (main, copy) = (folder.path().join("key.json"), folder.path().join("key-copy.json"));
    let key = std::fs::read(&main).unwrap();
    std::fs::write(&main, "noise").unwrap();
    drop(open(folder.path()));
    assert_eq!(std::fs::read(&main).unwrap(), key, "mended from its copy");
    for path in [&main, &copy] {
        std::fs::write(path, &key[..key.len() / 2]).unwrap();
    }
    assert!(matches!(Library::unlock(folder.path(), &passphrase(), &read), Err(LibraryError::KeyDamaged)));
    assert!(secrecy::is_protected(folder.path()).is_err());
    std::fs::remove_file(&main).unwrap();
    std::fs::remove_file(&copy).unwrap();
    let missing = Library::open(folder.path(), &read).unwrap_err();
    assert!(matches!(missing, LibraryError::KeyMissing) && missing.to_string().contains("key.json"));
    std::fs::write(&copy, &key).unwrap();
    assert_eq!(open(folder.path()).events().unwrap().len(), 2, "nothing was harmed meanwhile");
}
