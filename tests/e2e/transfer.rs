//! One event or all of the library as one file, out and in, in the real window.

use std::sync::PoisonError;

use serde_json::json;

use crate::desktop::{Desktop, eventually};
use crate::driver::Window;
use crate::{ALONE, example_with_a_decision, picture};

const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";

/// Gives a command from the palette.
fn command(window: &Window, id: &str) {
    window.chord(&[CONTROL, SHIFT, "p"]);
    window.see("palette-field");
    window.script("document.querySelector('#command-' + arguments[0]).click()", &[json!(id)]);
}

/// A program that stands for the system's own one for files, and notes what it is asked to show.
fn file_manager(folder: &std::path::Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    let program = folder.join("xdg-open");
    std::fs::write(&program, format!("#!/bin/sh\nprintf %s \"$1\" >'{}'\n", folder.join("shown").display())).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default())
}

#[test]
fn an_event_goes_out_by_the_menu_and_comes_in_by_a_drop_a_second_start_and_the_menu() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = tempfile::tempdir().unwrap();
    let exported = kept.path().join("Fähre & Feuer.crosscheck");
    {
        let path = file_manager(kept.path());
        let desktop = Desktop::start_with(&[("PATH", &path)]);
        let window = desktop.app();
        example_with_a_decision(&window);
        command(&window, "export_event");
        window.see("export");
        picture(&window, "transfer-export");
        window.click("export-button");
        desktop.answer_file_dialog("Export the event", &exported);
        window.wait("it is written", "/Saved as “Fähre & Feuer.crosscheck”: 1 event, 3 articles/.test(document.body.innerText)", &[]);
        assert!(std::fs::read(&exported).unwrap().starts_with(b"PK"));
        command(&window, "show_folder");
        let shown = kept.path().join("shown");
        let folder = desktop.library();
        eventually("the folder", || std::fs::read_to_string(&shown).is_ok_and(|shown| shown == folder.to_string_lossy()));
        // Closed without a name: nothing happens, and the dialog is as it was.
        command(&window, "export_library");
        window.click("export-button");
        desktop.close_dialog("Export the library");
        window.wait("it can be asked again", "document.querySelector('[data-testid=export-button]')?.disabled === false", &[]);
    }

    let desktop = Desktop::start();
    let window = desktop.app();
    window.see("drop-area");
    desktop.drag(std::slice::from_ref(&exported));
    window.see("import-events");
    let told = window.texts("import-events").join(" ");
    assert!(told.contains("Fähre & Feuer.crosscheck") && told.contains("1 event, 3 articles"), "{told}");
    picture(&window, "transfer-import");
    window.click("import-button");
    window.wait("it is open", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window.wait("the decision came along", "/\\b1 of \\d+ decided/.test(document.body.innerText)", &[]);
    assert_eq!(window.count("event-item"), 1);

    // "Open with" while the window is there: it is there already, just so.
    assert!(desktop.second_start(std::slice::from_ref(&exported)).status.success());
    window.see("import-events");
    window.click("import-button");
    window.wait(
        "it is told",
        "/was here already, just so/.test(document.querySelector('[data-testid=imported-events]')?.innerText ?? '')",
        &[],
    );
    picture(&window, "transfer-there");
    window.script("document.querySelector('dialog header button').click()", &[]);

    // A damaged one, by the menu's way.
    let bytes = std::fs::read(&exported).unwrap();
    let cut = desktop.file("cut.crosscheck", &bytes[..bytes.len() / 2]);
    command(&window, "import_events");
    desktop.choose_in_file_dialog("Import from Crosscheck", &cut);
    window.see("import-events");
    window.click("import-button");
    window.wait(
        "why",
        "/Nothing was imported/.test(document.querySelector('[data-testid=imported-events] .refused')?.innerText ?? '')",
        &[],
    );
    picture(&window, "transfer-refused");
    window.script("document.querySelector('dialog header button').click()", &[]);

    // What a protected library gives away is told before.
    let protect = json!({ "passphrase": "four grey herons, one pike", "progress": "__CHANNEL__:1" });
    window.script_async("window.__TAURI_INTERNALS__.invoke('protect', arguments[0]).then(done, done)", &[protect]);
    window.reload();
    window.see("event-item");
    window.click("theme-toggle");
    command(&window, "export_library");
    window.wait("a caution", "/The file is not/.test(document.querySelector('[data-testid=export] .caution')?.innerText ?? '')", &[]);
    picture(&window, "transfer-protected");
    window.script("document.querySelector('dialog header button').click()", &[]);
    desktop.drag(std::slice::from_ref(&exported));
    window.see("import-events");
    picture(&window, "transfer-import-dark");
    let trouble = window.texts("notice[role=alert]");
    assert!(trouble.is_empty(), "{trouble:?}");
}
