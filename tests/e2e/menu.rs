//! The menu bar: in the window's language, with the events opened last.

use std::sync::PoisonError;

use serde_json::json;

use crate::ALONE;
use crate::desktop::Desktop;

/// Where the first menu is, on the screen.
const FILE: (i32, i32) = (178, 103);

#[test]
fn the_menu_follows_the_language_and_opens_a_recent_event() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window.script("document.querySelector('.sidebar .home').click()", &[]);
    window.see("drop-area");
    let before = desktop.settled(None);
    desktop.click(FILE.0, FILE.1);
    let english = desktop.settled(Some(&before));
    english.keep("menu-en.rgb");
    desktop.press(&["Escape", "Escape"]);
    desktop.settled(Some(&english));

    window.click("settings-open");
    window.script(
        "const field = document.querySelector('[data-testid=setting-language]'); field.value = 'de'; field.dispatchEvent(new Event('change', { bubbles: true })); document.querySelector('dialog header button').click()",
        &[],
    );
    window.wait("German", "/Legen Sie ab/.test(document.body.innerText)", &[]);
    let closed = desktop.settled(None);
    desktop.click(FILE.0, FILE.1);
    let german = desktop.settled(Some(&closed));
    german.keep("menu-de.rgb");
    assert!(german.unlike(&english) > 0.01);
    // The fourth item is the menu of recent events; its first one is the example.
    desktop.press(&["Down", "Down", "Down", "Down", "Right"]);
    desktop.settled(None).keep("menu-recent.rgb");
    desktop.press(&["Return"]);
    window.wait("it is open", "document.querySelector('[data-testid=event-name]')?.textContent.includes('Port Ellerby')", &[]);

    // An event that is renamed, another that is made: the menu has them by their names, in the order of their use.
    let made = window.script_async("window.__TAURI_INTERNALS__.invoke('make_event', { name: 'A & B' }).then(done)", &[]);
    window.script("document.querySelector('.sidebar .home').click()", &[]);
    window.reload();
    window.wait("two events", "document.querySelectorAll('[data-testid=event-item]').length === 2", &[]);
    let closed = desktop.settled(None);
    desktop.click(FILE.0, FILE.1);
    desktop.settled(Some(&closed));
    desktop.press(&["Down", "Down", "Down", "Down", "Right"]);
    desktop.settled(None).keep("menu-recent-two.rgb");
    desktop.press(&["Return"]);
    window.wait(
        "the newer one is the first",
        "document.querySelector('[data-testid=event-item][data-id=\"' + a[0] + '\"] [aria-current=page]')",
        &[json!(made)],
    );
}
