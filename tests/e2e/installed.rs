//! The app as it was installed: what it finds of its package, and files that the desktop hands to it. Run by `tests/install/run`.

use std::path::Path;
use std::sync::PoisonError;

use crate::desktop::Desktop;
use crate::{ALONE, picture};

#[test]
#[ignore = "needs the installed package: make test-install"]
fn opened_with_files() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.see("drop-area");
    let about = window.script_async("window.__TAURI_INTERNALS__.invoke('about').then(done)", &[]);
    assert_eq!(about["meaning"], true, "the sentence model is found");
    assert!(about["parts"].as_array().is_some_and(|p| p.len() > 300), "the licences are told");
    // The command line of the desktop's entry hands them to the window that is open.
    desktop.open_with(
        Path::new("/usr/share/applications/Crosscheck.desktop"),
        &["/home/desk/skarne courier.html", "/home/desk/meridian-wire.md"],
    );
    window.wait("both", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 2", &[]);
    window.wait("marks", "document.querySelectorAll('[data-testid=mark]').length > 2", &[]);
    picture(&window, "installed");
    let library = window.script_async("window.__TAURI_INTERNALS__.invoke('library').then(done)", &[]);
    assert_eq!(library["meaning"], true, "{library}");
}
