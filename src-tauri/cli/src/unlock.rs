//! The app's library, opened; and the passphrase that it may need: of a file, of the environment, or asked for.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crosscheck_compare::document::Document;
use crosscheck_import::contained;
use crosscheck_library::{Library, LibraryError, Opened, Passphrase};

use crate::input;

/// The environment variable that may hold the passphrase.
const VARIABLE: &str = "CROSSCHECK_PASSPHRASE";

/// Opens the library in a folder.
///
/// # Errors
/// In words: there is none, another Crosscheck has it open, or its passphrase is missing or another.
pub fn open(folder: &Path, passphrase: Option<&Path>) -> Result<Opened, String> {
    if !folder.join("journal.jsonl").is_file() && !folder.join("key.json").is_file() {
        return Err(format!("There is no library in {}. Name the folder that the app's About box tells.", folder.display()));
    }
    open_or_make(folder, passphrase)
}

/// The same; makes one where there is none.
///
/// # Errors
/// In words: another Crosscheck has it open, its passphrase is missing or another, or the disk refuses.
pub fn open_or_make(folder: &Path, passphrase: Option<&Path>) -> Result<Opened, String> {
    match Library::open(folder, &read_again) {
        Err(LibraryError::Locked) => Library::unlock(folder, &found(passphrase)?, &read_again),
        opened => opened,
    }
    .map_err(|e| e.to_string())
}

/// Reads an original again.
fn read_again(name: &str, format: Option<&str>, bytes: &[u8]) -> Option<Document> {
    contained::read(&crosscheck_import::Input { name, bytes, format, ..Default::default() }, &AtomicBool::new(false)).ok()
}

/// The passphrase from where it is to be had.
fn found(file: Option<&Path>) -> Result<Passphrase, String> {
    if let Some(file) = file {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{}: The passphrase can't be read ({e}).", input::name_of(file)))?;
        return Ok(Passphrase::new(text.lines().next().unwrap_or_default().to_owned()));
    }
    match std::env::var(VARIABLE) {
        Ok(said) if !said.is_empty() => return Ok(Passphrase::new(said)),
        _ => {}
    }
    if std::io::stdin().is_terminal() {
        let asked =
            rpassword::prompt_password("Passphrase of the library: ").map_err(|e| format!("The passphrase can't be asked for ({e})."))?;
        return Ok(Passphrase::new(asked));
    }
    Err(format!("This library is protected by a passphrase. Give it by --passphrase-file FILE or by the environment variable {VARIABLE}."))
}
