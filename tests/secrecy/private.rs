//! Whoever else uses the computer may enter no folder and read no file.

use std::path::Path;
use std::process::Command;

use crosscheck_library::secrecy::QUICK;

use crate::filled::{add, fill, open, passphrase};

const MASKLESS: &str = "CROSSCHECK_TEST_MASKLESS";

/// Not a test of its own: writes a library in a process whose mask lets everybody read everything.
#[test]
fn maskless() {
    let Ok(root) = std::env::var(MASKLESS) else { return };
    let root = Path::new(&root);
    let library = open(root);
    let (event, _) = fill(&library);
    // sled keeps what is long in files of its own.
    add(&library, &event, "long.txt", &"words of an article ".repeat(100_000));
    assert_private(root);
    drop(library);
    assert_private(root);
    open(root).protect(&passphrase(), QUICK, &|_| ()).unwrap();
    assert_private(root);
    let library = open(root);
    library.set_deleted(&event, true).unwrap();
    library.delete_for_good(&[event], &|_| ()).unwrap();
    drop(open(root));
    assert_private(root);
}

fn assert_private(root: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mut left = vec![root.to_owned()];
    while let Some(path) = left.pop() {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        if path.is_dir() {
            left.extend(std::fs::read_dir(&path).unwrap().flatten().map(|f| f.path()));
        }
    }
}

#[test]
fn nobody_else_may_enter_or_read_whatever_the_mask() {
    let folder = tempfile::tempdir().unwrap();
    let told = Command::new("sh")
        .args(["-c", "umask 0; exec \"$0\" --exact private::maskless --test-threads=1"])
        .arg(std::env::current_exe().unwrap())
        .env(MASKLESS, folder.path().join("library"))
        .output()
        .unwrap();
    assert!(told.status.success(), "{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
}
