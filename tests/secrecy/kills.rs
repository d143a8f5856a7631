//! What writes the library anew, ended at each of its steps.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crosscheck_library::secrecy::{self, Progress, QUICK};

use crate::filled::{fill, found, open, passphrase, secrets, state};

const WORK: &str = "CROSSCHECK_TEST_REWRITE";

/// Not a test of its own: the process that is ended in the middle of its work, at the step that it is told.
#[test]
fn worker() {
    let Ok(told) = std::env::var(WORK) else { return };
    let mut words = told.splitn(3, ' ');
    let (work, at) = (words.next().unwrap(), words.next().unwrap().parse::<usize>().unwrap());
    let library = open(Path::new(words.next().unwrap()));
    let steps = AtomicUsize::new(0);
    let tell = |_: Progress| {
        if steps.fetch_add(1, Ordering::Relaxed) == at {
            // Nothing is closed, nothing is written any more.
            std::process::abort();
        }
    };
    match work {
        "protect" => library.protect(&passphrase(), QUICK, &tell),
        "unprotect" => library.unprotect(&tell),
        _ => {
            let bin: Vec<String> = library.bin().unwrap().into_iter().map(|e| e.id).collect();
            library.delete_for_good(&bin, &tell)
        }
    }
    .unwrap();
}

/// Does the work in a process that is ended at a step; whether it came to its end before.
fn ended_at(work: &str, at: usize, root: &Path) -> bool {
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::worker", "--test-threads=1"])
        .env(WORK, format!("{work} {at} {}", root.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.success()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap().flatten() {
        let (path, there) = (file.path(), to.join(file.file_name()));
        if path.is_dir() {
            copy(&path, &there);
        } else {
            std::fs::copy(&path, &there).unwrap();
        }
    }
}

/// Every step where this is set; else every fifth, which differs from work to work.
const ALL: &str = "CROSSCHECK_ALL_KILLS";

#[test]
fn a_kill_at_any_step_leaves_the_old_or_the_new() {
    let stride = if std::env::var_os(ALL).is_some() { 1 } else { 5 };
    let folder = tempfile::tempdir().unwrap();
    let (plain, sealed) = (folder.path().join("plain"), folder.path().join("sealed"));
    let library = open(&plain);
    let (event, _) = fill(&library);
    library.set_deleted(&event, true).unwrap();
    let old = state(&library);
    drop(library);
    copy(&plain, &sealed);
    open(&sealed).protect(&passphrase(), QUICK, &|_| ()).unwrap();
    let mut kills = 0;
    let works = [("protect", &plain), ("protect", &sealed), ("unprotect", &sealed), ("delete", &plain), ("delete", &sealed)];
    for (first, (work, from)) in works.into_iter().enumerate() {
        let mut switched = false;
        for at in (first % stride..).step_by(stride) {
            let root = folder.path().join("work");
            copy(from, &root);
            let done = ended_at(work, at, &root);
            let now_protected = secrecy::is_protected(&root).unwrap();
            let library = open(&root);
            assert_eq!(library.is_protected(), now_protected, "{work} at {at}");
            let after = state(&library);
            let new = if work == "delete" { after.len() < old.len() } else { now_protected != (from == &sealed) };
            if work != "protect" || from != &sealed {
                assert!(new || !switched, "{work} at {at}: new once, new for ever");
                switched = new;
            }
            let expected: Vec<_> = old.iter().filter(|(e, ..)| work != "delete" || !new || e.id != event).cloned().collect();
            assert_eq!(after, expected, "{work} at {at}");
            drop(library);
            for left in ["next", "ready"] {
                assert!(!root.join(left).exists(), "{work} at {at} left {left}");
            }
            if now_protected || work == "delete" && new {
                let mut gone = secrets();
                gone.retain(|w| now_protected || w != b"mimsyportgaz");
                assert_eq!(found(&root, &gone), Vec::<String>::new(), "{work} at {at}");
            }
            std::fs::remove_dir_all(&root).unwrap();
            if done {
                assert!(at > 8 && (switched || from == &sealed && work == "protect"), "{work}: {at} steps");
                break;
            }
            kills += 1;
        }
    }
    eprintln!("{kills} kills, each left the old or the new");
}
