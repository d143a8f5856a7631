//! A word at the end of a long import, for a person who meanwhile works elsewhere.

use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::wire::{FileOutcome, ImportResult};

/// An import that took so long is told of.
const LONG: Duration = Duration::from_secs(8);

/// Tells in a language of the window's (`en`, `de`) of an import that took long, where the window is not the one in front.
pub fn tell(app: &AppHandle, result: &ImportResult, took: Duration, language: &str) {
    let in_front = app.get_webview_window("main").is_some_and(|w| w.is_focused().unwrap_or(false));
    if let Some(words) = words(result, took, language).filter(|_| !in_front) {
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
fn words(result: &ImportResult, took: Duration, language: &str) -> Option<String> {
    let count = |wanted: fn(&FileOutcome) -> bool| result.files.iter().filter(|f| wanted(f)).count();
    let imported = count(|f| matches!(f, FileOutcome::Imported { .. }));
    let refused = count(|f| matches!(f, FileOutcome::Refused { .. }));
    let words = match (language, imported, refused) {
        ("de", 1, 0) => "1 Artikel ist importiert.".to_owned(),
        ("de", n, 0) => format!("{n} Artikel sind importiert."),
        ("de", n, r) => format!("Importiert: {n} Artikel; nicht lesbar: {r}."),
        (_, 1, 0) => "1 article is imported.".to_owned(),
        (_, n, 0) => format!("{n} articles are imported."),
        (_, 1, r) => format!("1 article is imported; {r} could not be read."),
        (_, n, r) => format!("{n} articles are imported; {r} could not be read."),
    };
    (took >= long()).then_some(words)
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
        assert_eq!(words(&result, Duration::from_secs(1), "en"), None);
        assert_eq!(words(&result, LONG, "en").as_deref(), Some("1 article is imported; 1 could not be read."));
        assert_eq!(words(&result, LONG, "de").as_deref(), Some("Importiert: 1 Artikel; nicht lesbar: 1."));
    }
}
