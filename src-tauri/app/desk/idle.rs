//! A library under a passphrase is locked when nobody does anything for as long as the settings say.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Emitter};

use super::menu;
use crate::session::Session;

/// How often it is looked at.
const LOOK: Duration = Duration::from_secs(5);
/// The window says when it has kept what was being typed. One that does not answer is not waited for longer.
const GRACE: Duration = Duration::from_secs(15);
const MINUTE: Duration = Duration::from_secs(60);

/// How often it was looked at.
static LOOKS: AtomicUsize = AtomicUsize::new(0);

/// Starts to look.
pub fn watch(app: AppHandle, session: Arc<Session>) {
    let look = move || {
        loop {
            std::thread::sleep(LOOK);
            look_once(&app, &session);
            LOOKS.fetch_add(1, Ordering::SeqCst);
        }
    };
    // Without a thread it is locked by hand alone.
    drop(std::thread::Builder::new().name("idle".into()).spawn(look));
}

fn look_once(app: &AppHandle, session: &Session) {
    let longest = MINUTE * session.settings().lock_after;
    if longest.is_zero() || !session.is_idle(longest) {
        return;
    }
    session.ask_to_let_go();
    let _ = app.emit("idle", ());
    session.wait_for_letting_go(GRACE);
    // Somebody may have come back meanwhile.
    if session.is_idle(longest) {
        lock(app, session);
    }
}

/// Waits until it was looked at anew, from beginning to end: for tests.
#[cfg(debug_assertions)]
pub fn looked() {
    // The one under way may have begun before.
    let enough = LOOKS.load(Ordering::SeqCst) + 2;
    while LOOKS.load(Ordering::SeqCst) < enough {
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Locks the library, takes the events out of the menu, and tells the window, which forgets all it has.
pub fn lock(app: &AppHandle, session: &Session) {
    if session.lock() {
        let _ = menu::recent(app, &[]);
        let _ = app.emit("locked", ());
    }
}
