//! A word at the end of a long import, for a person who meanwhile works elsewhere.

use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::wire::{FileOutcome, ImportResult};

/// An import that took so long is told of.
const LONG: Duration = Duration::from_secs(8);

/// Tells of an import that took long, where the window is not the one in front.
pub fn tell(app: &AppHandle, result: &ImportResult, took: Duration) {
    let in_front = app.get_webview_window("main").is_some_and(|w| w.is_focused().unwrap_or(false));
    if let Some(words) = words(result, took).filter(|_| !in_front) {
        // Where the system has nobody to show it, the window itself tells it anyway.
        let show = move || drop(notify_rust::Notification::new().appname("Crosscheck").summary("Crosscheck").body(&words).show());
        drop(tauri::async_runtime::spawn_blocking(show));
    }
}

/// Tests do not wait so long.
fn long() -> Duration {
    if cfg!(debug_assertions) && std::env::var_os("CROSSCHECK_PROVOKE").is_some() { Duration::ZERO } else { LONG }
}

/// What to tell; nothing of a short import, and none of the articles' words.
fn words(result: &ImportResult, took: Duration) -> Option<String> {
    let count = |wanted: fn(&FileOutcome) -> bool| result.files.iter().filter(|f| wanted(f)).count();
    let imported = count(|f| matches!(f, FileOutcome::Imported { .. }));
    let refused = count(|f| matches!(f, FileOutcome::Refused { .. }));
    let articles = if imported == 1 { "1 article is imported".to_owned() } else { format!("{imported} articles are imported") };
    let refused = if refused == 0 { ".".to_owned() } else { format!("; {refused} could not be read.") };
    (took >= long()).then(|| articles + &refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Problem, ProblemCode};

    #[test]
    fn only_long_imports_are_told_of() {
        let refused = FileOutcome::Refused { file: "b".into(), problem: Problem::new(ProblemCode::Empty, "x") };
        let imported = FileOutcome::Imported { file: "a".into(), article: "1".into(), outlet: "O".into(), warnings: Vec::new() };
        let result = ImportResult { event: None, files: vec![imported, refused], suggestions: Vec::new() };
        assert_eq!(words(&result, Duration::from_secs(1)), None);
        assert_eq!(words(&result, LONG).as_deref(), Some("1 article is imported; 1 could not be read."));
    }
}
