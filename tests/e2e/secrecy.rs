//! A library under a passphrase in the real window: set, locked, opened again, and nothing of it outside.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use serde_json::json;

use crate::ALONE;
use crate::desktop::{Desktop, eventually};
use crate::driver::Window;

const CONTROL: &str = "\u{e009}";
const ENTER: &str = "\u{e007}";
const PASSPHRASE: &str = "four grey herons, one pike";
/// They stand in an article, in its file's name and in the event's name.
const WORDS: [&str; 3] = ["vorpalhound", "quenlothfile", "zanzibraxton"];

fn files(root: &Path) -> Vec<PathBuf> {
    let (mut open, mut found) = (vec![root.to_owned()], Vec::new());
    while let Some(next) = open.pop() {
        for file in std::fs::read_dir(next).into_iter().flatten().flatten() {
            match file.file_type() {
                Ok(kind) if kind.is_dir() => open.push(file.path()),
                Ok(kind) if kind.is_file() => found.push(file.path()),
                _ => {}
            }
        }
    }
    found
}

/// The words that stand in files of the app, wherever they lie; not in those that the person dropped.
fn found(desktop: &Desktop) -> Vec<String> {
    let mut out = Vec::new();
    for file in files(desktop.home()).into_iter().filter(|f| !f.to_string_lossy().contains("Dienstag")) {
        let bytes = std::fs::read(&file).unwrap_or_default().to_ascii_lowercase();
        let name = file.to_string_lossy().to_lowercase();
        for word in WORDS {
            let wide: Vec<u8> = word.bytes().flat_map(|b| [b, 0]).collect();
            let stands = |form: &[u8]| bytes.windows(form.len()).any(|w| w == form);
            if name.contains(word) || stands(word.as_bytes()) || stands(&wide) {
                out.push(format!("{word} in {name}"));
            }
        }
    }
    out
}

#[test]
fn nothing_of_a_protected_library_is_outside_of_it_and_it_is_locked_and_opened() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.see("drop-area");
    let first_paint =
        |window: &Window| window.script("return Math.round(performance.getEntriesByType('paint').at(-1)?.startTime ?? -1)", &[]);
    println!("first paint without a passphrase: {} ms", first_paint(&window));
    window.chord(&[CONTROL, ","]);
    window.click("protect-open");
    for field in ["new-passphrase", "again-passphrase"] {
        window.click(field);
        window.write(PASSPHRASE);
    }
    window.click("protect-button");
    window.wait("it insists", "/Confirm that you have understood/.test(document.querySelector('dialog').innerText)", &[]);
    window.click("understood");
    window.click("protect-button");
    window.see("lock-now");

    let text = "Port Halden, 4 May 2026 – A vorpalhound was seen in the harbour of Port Halden on Monday. Nobody was hurt, the police said. \
                Three people who had been swimming there were taken to hospital all the same.";
    let file = desktop.file("quenlothfile.txt", format!("A vorpalhound in Port Halden\n\n{text}").as_bytes());
    desktop.drag(&[file]);
    window.wait("the article", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 1", &[]);
    window.chord(&[CONTROL, "n"]);
    window.wait("the field", "document.activeElement?.matches('[data-testid=event-name-field]')", &[]);
    window.write("Zanzibraxton");
    window.press(ENTER);
    window.wait("the event", "/Zanzibraxton/.test(document.title)", &[]);
    window.chord(&[CONTROL, "f"]);
    window.wait("the field", "document.activeElement?.matches('[data-testid=search-field]')", &[]);
    window.write("vorpalhound");
    window.see("search-hit");
    // In a field for searching, Escape empties it first.
    window.script("document.querySelector('dialog header button').click()", &[]);
    window.wait("the search is closed", "!document.querySelector('dialog[open]')", &[]);

    window.chord(&[CONTROL, "l"]);
    window.see("unlock");
    let page = window.script("return document.title + document.documentElement.outerHTML", &[]);
    let page = page.as_str().unwrap_or_default().to_lowercase();
    assert!(WORDS.iter().all(|w| !page.contains(w)), "nothing of it is in the page");
    assert_eq!(found(&desktop), Vec::<String>::new());
    drop(window);
    assert_eq!(found(&desktop), Vec::<String>::new(), "after it is closed");

    // Another start asks for it; a wrong one is told, the right one opens.
    let window = desktop.app();
    window.see("unlock-passphrase");
    println!("first paint of the locked library: {} ms", first_paint(&window));
    window.write("no such thing");
    window.press(ENTER);
    window.wait("it is told", "/not the passphrase/.test(document.body.innerText)", &[]);
    window.write(PASSPHRASE);
    window.press(ENTER);
    window.wait("the events", "document.querySelectorAll('[data-testid=event-item]').length === 2", &[]);

    // To the bin and out of it for good.
    window.click("event-item [aria-haspopup=menu]");
    window.script("const items = document.querySelectorAll('[role=menuitem]'); items[items.length - 1].click()", &[]);
    window.click("bin-open");
    window.click("forget-ask");
    window.wait("the one that does no harm", "document.activeElement?.matches('[data-safe]')", &[]);
    window.click("forget-button");
    window.wait("it is gone", "document.querySelectorAll('[data-testid=bin] .name').length === 0 && document.querySelectorAll('[data-testid=forget]').length === 0", &[]);
    assert_eq!(window.script("return document.querySelectorAll('[data-testid=event-item]').length", &[]), json!(1));
    #[cfg(unix)]
    for file in files(desktop.home()).into_iter().filter(|f| !f.to_string_lossy().contains("Dienstag")) {
        use std::os::unix::fs::PermissionsExt;
        // Gone meanwhile: a passing file.
        let Ok(found) = std::fs::metadata(&file) else { continue };
        let ours = !file.to_string_lossy().contains("XDG_CACHE_HOME");
        assert!(!ours || found.permissions().mode() & 0o077 == 0, "{}: {:o}", file.display(), found.permissions().mode());
    }
}

/// Asks the program for something that tests alone may ask for; for how many seconds nobody did anything then.
fn provoke(window: &Window, whence: &str, minutes: u32) -> u64 {
    let asked = json!({ "whence": whence, "minutes": minutes });
    let told = window.script_async("window.__TAURI_INTERNALS__.invoke('provoke', arguments[0]).then(done, done)", &[asked]);
    told.as_u64().unwrap_or_else(|| panic!("{whence}: {told}"))
}

/// The minutes pass by the program's clock alone; who looks at it, asks the window to let go and locks is the program's own timer.
#[test]
fn a_library_that_nobody_uses_is_locked_and_what_was_being_typed_is_kept() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start_with(&[("CROSSCHECK_PROVOKE", "1")]);
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    let protect = json!({ "passphrase": PASSPHRASE, "progress": "__CHANNEL__:1" });
    window.script_async("window.__TAURI_INTERNALS__.invoke('protect', arguments[0]).then(done, done)", &[protect]);
    window.reload();
    window.see("lock-now");
    window.chord(&[CONTROL, ","]);
    window.click("setting-initials");
    window.write("qz");
    window.script(
        "const field = document.querySelector('[data-testid=setting-lock]'); field.value = '15'; field.dispatchEvent(new Event('change', { bubbles: true })); document.querySelector('dialog header button').click()",
        &[],
    );
    window.wait("no dialog", "!document.querySelector('dialog[open]')", &[]);
    // By itself only where the window had said where it was before the library was closed to be protected.
    window.click("event-item button");
    window.wait("the event again", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    // Used now and then, it stays open for far longer than a quarter of an hour.
    for round in 0..2 {
        assert!(provoke(&window, "time", 14) >= 14 * 60, "the minutes pass");
        // The window tells it now and then that somebody is there, not with every key.
        eventually("the program knows of the key", || {
            window.press("j");
            provoke(&window, "time", 0) < 60
        });
        provoke(&window, "look", 0);
        assert_eq!(window.count("unlock"), 0, "round {round}");
    }
    window.press("n");
    window.wait("the note's field", "document.activeElement?.matches('[data-note]')", &[]);
    window.write("half a thought");
    // Nobody is there any more: a quarter of an hour, less a little and then in full.
    let unused = provoke(&window, "time", 0);
    assert!(unused < 5 * 60, "{unused}");
    provoke(&window, "time", 9);
    provoke(&window, "look", 0);
    assert_eq!(window.count("unlock"), 0, "not yet");
    provoke(&window, "time", 6);
    window.see("unlock");
    assert!(!window.script("return document.body.innerText", &[]).as_str().unwrap_or("").contains("Ellerby"));
    let settings = std::fs::read_to_string(desktop.library().join("settings.json")).unwrap_or_default();
    assert!(settings.contains("lockAfter") && !settings.contains("qz"), "{settings}");

    window.click("unlock-passphrase");
    window.write(PASSPHRASE);
    window.press(ENTER);
    window.see("event-item");
    window.chord(&[CONTROL, "f"]);
    window.see("search-field");
    window.write("half a thought");
    window.wait("the note is kept", "/half a thought/.test(document.querySelector('[data-testid=search-hit]')?.textContent ?? '')", &[]);
    window.script("document.querySelector('dialog header button').click()", &[]);
    window.wait("no dialog", "!document.querySelector('dialog[open]')", &[]);
    window.chord(&[CONTROL, ","]);
    window.see("setting-initials");
    window.wait("the initials too", "document.querySelector('[data-testid=setting-initials]')?.value === 'qz'", &[]);
}
