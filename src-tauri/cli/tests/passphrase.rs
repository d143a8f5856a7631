//! The real program and a library under a passphrase.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::secrecy::QUICK;
use crosscheck_library::{Library, NewArticle, Passphrase};

const PASSPHRASE: &str = "four grey herons, one pike";

fn protected(folder: &Path) {
    let library = Library::open(folder, &|_, _, _| None).unwrap().library;
    let event = library.make_event("Ferry fire").unwrap().id;
    for text in ["Nine people were hurt in Port Halden.", "Eleven people were hurt in Port Halden."] {
        let document = Document::raw(text, Metadata::default());
        let new = NewArticle { file: "a.txt", bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
        library.add_article(&event, &new).unwrap();
    }
    library.protect(&Passphrase::new(PASSPHRASE.to_owned()), QUICK, &|_| ()).unwrap();
}

fn compare(library: &Path, file: Option<&Path>, variable: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(["compare", "--event", "ferry fire", "--library"]).arg(library).stdin(Stdio::null()).env_remove("CROSSCHECK_PASSPHRASE");
    if let Some(file) = file {
        command.arg("--passphrase-file").arg(file);
    }
    if let Some(said) = variable {
        command.env("CROSSCHECK_PASSPHRASE", said);
    }
    command.output().unwrap()
}

#[test]
fn it_is_taken_from_a_file_or_the_environment_and_told_when_missing_or_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    protected(&library);
    let file = folder.path().join("passphrase");
    std::fs::write(&file, format!("{PASSPHRASE}\nanother line\n")).unwrap();
    for told in [compare(&library, Some(&file), None), compare(&library, None, Some(PASSPHRASE))] {
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        assert!(String::from_utf8_lossy(&told.stdout).contains("Eleven people"));
    }
    let refused = |told: Output, words: &str| {
        let said = String::from_utf8_lossy(&told.stderr).into_owned();
        assert_eq!(told.status.code(), Some(2), "{said}");
        assert!(said.contains(words) && told.stdout.is_empty(), "{said}");
    };
    refused(compare(&library, None, None), "--passphrase-file FILE");
    refused(compare(&library, None, Some("no such thing")), "not the passphrase");
    refused(compare(&library, Some(&folder.path().join("none")), None), "can't be read");
    std::fs::write(library.join("key.json"), "{").unwrap();
    std::fs::write(library.join("key-copy.json"), "{").unwrap();
    refused(compare(&library, Some(&file), None), "damaged");
}
