//! A library under a passphrase is locked when nobody does anything for as long as the settings say.

use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Emitter};

use super::menu;
use crate::session::Session;

/// How often it is looked at.
const LOOK: Duration = Duration::from_secs(5);
/// The window gets so long to keep what is being typed.
const GRACE: Duration = Duration::from_secs(3);

/// Tests do not wait so long.
fn minute() -> Duration {
    let quick = cfg!(debug_assertions) && std::env::var_os("CROSSCHECK_PROVOKE").is_some();
    Duration::from_secs(if quick { 2 } else { 60 })
}

/// Starts to look.
pub fn watch(app: AppHandle, session: Arc<Session>) {
    let look = move || {
        loop {
            std::thread::sleep(LOOK);
            let minutes = session.settings().lock_after;
            let longest = minute() * minutes;
            if minutes > 0 && session.is_idle(longest) {
                let _ = app.emit("idle", ());
                std::thread::sleep(GRACE);
                if session.is_idle(longest) {
                    lock(&app, &session);
                }
            }
        }
    };
    // Without a thread it is locked by hand alone.
    drop(std::thread::Builder::new().name("idle".into()).spawn(look));
}

/// Locks the library, takes the events out of the menu, and tells the window, which forgets all it has.
pub fn lock(app: &AppHandle, session: &Session) {
    if session.lock() {
        let _ = menu::recent(app, &[]);
        let _ = app.emit("locked", ());
    }
}
