//! Files that Crosscheck is opened with: on its command line, by "Open with", by a second start.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Emitter, Manager};

use crate::session::Session;

/// The files and folders that a command line names; a relative one counts from `folder`.
pub fn files(arguments: impl IntoIterator<Item = String>, folder: &Path) -> Vec<String> {
    let path = |argument: String| {
        let path = argument.strip_prefix("file://").map_or_else(|| PathBuf::from(&argument), decoded);
        let path = if path.is_absolute() { path } else { folder.join(path) };
        path.exists().then(|| path.to_string_lossy().into_owned())
    };
    arguments.into_iter().skip(1).filter(|a| !a.starts_with('-') && !a.is_empty()).filter_map(path).collect()
}

/// The path of a `file:` address, which some file managers hand over.
fn decoded(address: &str) -> PathBuf {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match hex {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

/// Keeps files for the window, tells it so, and brings it forward.
pub fn hand_over(app: &AppHandle, session: &Session, files: Vec<String>) {
    if !files.is_empty() {
        session.add_opened_files(files);
        let _ = app.emit("opened-files", ());
    }
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a ü.html");
        std::fs::write(&file, "x").unwrap();
        let address = format!("file://{}/a%20%C3%BC.html", folder.path().display());
        let said = ["crosscheck-app", "--flag", "a ü.html", "gone.txt", "", &address].map(str::to_owned);
        let found = files(said, folder.path());
        assert_eq!(found, [file.to_string_lossy(), file.to_string_lossy()]);
        assert_eq!(files(["crosscheck-app".to_owned()], folder.path()), Vec::<String>::new());
    }
}
