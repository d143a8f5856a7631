//! The window's web process may die: it is killed, or its memory runs out. The window is then loaded anew in the same place: what it
//! said of its place (`keep_place`) is told to it again.

use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::session::Session;

/// Deaths so near to each other have one cause.
const NEAR: Duration = Duration::from_secs(60);
/// After so many near ones the place itself is taken for the cause.
const FORGET: usize = 3;
/// After so many it is given up.
const MOST: usize = 6;

/// What is done after a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remedy {
    /// Load the window again.
    Reload,
    /// Load it again, but not in its place.
    ReloadAtStart,
    /// Nothing helps.
    GiveUp,
}

/// When the web process died.
#[derive(Debug, Default)]
struct Deaths(Vec<Instant>);

impl Deaths {
    fn another(&mut self, now: Instant) -> Remedy {
        self.0.retain(|then| now.duration_since(*then) < NEAR);
        self.0.push(now);
        match self.0.len() {
            n if n > MOST => Remedy::GiveUp,
            n if n > FORGET => Remedy::ReloadAtStart,
            _ => Remedy::Reload,
        }
    }
}

/// Loads the window anew whenever its web process dies.
///
/// # Errors
/// When the system refuses.
pub fn watch(app: &AppHandle) -> tauri::Result<()> {
    let Some(window) = app.get_webview_window("main") else { return Ok(()) };
    let app = app.clone();
    window.with_webview(move |webview| {
        #[cfg(target_os = "linux")]
        {
            use webkit2gtk::WebViewExt;
            let deaths = std::cell::RefCell::new(Deaths::default());
            webview.inner().connect_web_process_terminated(move |view, _| {
                eprintln!("Crosscheck: the web process ended; the window is loaded again.");
                if renew(&app, deaths.borrow_mut().another(Instant::now())) {
                    view.reload();
                }
            });
        }
        // Elsewhere the system's own web view shows what it has for this.
        #[cfg(not(target_os = "linux"))]
        let _ = (webview, &app, renew as fn(&AppHandle, Remedy) -> bool, Deaths::default());
    })
}

/// Whether the window is to be loaded again.
fn renew(app: &AppHandle, remedy: Remedy) -> bool {
    if remedy != Remedy::Reload
        && let Some(session) = app.try_state::<std::sync::Arc<Session>>()
    {
        session.keep_place(None);
    }
    if remedy == Remedy::GiveUp {
        let words = "The system ended Crosscheck's window again and again; it may be short of memory. All that you did is kept. Close other programs and start Crosscheck anew.";
        let app_then = app.clone();
        app.dialog().message(words).title("Crosscheck").kind(MessageDialogKind::Error).show(move |_| app_then.exit(1));
    }
    remedy != Remedy::GiveUp
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_and_again_is_not_tried_for_ever() {
        let mut deaths = Deaths::default();
        let start = Instant::now();
        let remedies: Vec<Remedy> = (0..8).map(|i| deaths.another(start + Duration::from_secs(i))).collect();
        assert_eq!(remedies[..3], [Remedy::Reload; 3]);
        assert_eq!(remedies[3..6], [Remedy::ReloadAtStart; 3]);
        assert_eq!(remedies[6], Remedy::GiveUp);
        assert_eq!(deaths.another(start + Duration::from_secs(500)), Remedy::Reload, "long ago is another matter");
    }
}
