//! Habits of a desktop app.

use std::sync::Arc;

use tauri::{AppHandle, WebviewWindow};

use super::{Shared, apart, away};
use crate::desk;
use crate::desk::printing::Printed;
use crate::wire::Problem;
use crate::wire::desk::{AboutView, MenuStateView, SettingsView};

/// The settings.
#[tauri::command]
pub async fn settings(session: Shared<'_>) -> Result<SettingsView, Problem> {
    away(session, |s| Ok(s.settings())).await
}

/// Keeps the settings.
#[tauri::command]
pub async fn save_settings(session: Shared<'_>, settings: SettingsView) -> Result<(), Problem> {
    away(session, move |s| s.save_settings(&settings)).await
}

/// Keeps the initials that stand beside decisions, in the library.
#[tauri::command]
pub async fn keep_initials(session: Shared<'_>, initials: String) -> Result<(), Problem> {
    away(session, move |s| Ok(s.library()?.keep_initials(&initials)?)).await
}

/// Version, licence and parts of the program.
#[tauri::command]
pub async fn about(session: Shared<'_>) -> Result<AboutView, Problem> {
    away(session, |s| Ok(desk::about::about(s))).await
}

/// The files that Crosscheck was started with, or that a second start handed over, once. The event `opened-files` says that
/// there are some.
#[tauri::command]
pub async fn opened_files(session: Shared<'_>) -> Result<Vec<String>, Problem> {
    let session = Arc::clone(&session);
    apart(async move { Ok(session.take_opened_files()) }).await
}

/// Tells the menu bar its labels and what can't be chosen now.
#[tauri::command]
pub async fn set_menu(app: AppHandle, state: MenuStateView) -> Result<(), Problem> {
    apart(async move { desk::menu::set(&app, state).map_err(|_| Problem::internal()) }).await
}

/// Prints what the window shows on paper, by the system's dialog; true once that is over, false where the system does not say.
#[tauri::command]
pub async fn print(window: WebviewWindow, name: String) -> Result<bool, Problem> {
    apart(async move { Ok(desk::printing::print(&window, name).await? == Printed::Over) }).await
}

/// Closes the window and ends the program.
#[tauri::command]
pub async fn quit(app: AppHandle) -> Result<(), Problem> {
    app.exit(0);
    Ok(())
}

/// Where the window was when its web process died, as it said itself; null at a start.
#[tauri::command]
pub async fn place(session: Shared<'_>) -> Result<Option<String>, Problem> {
    let session = Arc::clone(&session);
    apart(async move { Ok(session.place()) }).await
}

/// Keeps where the window is, for as long as the program runs and nowhere but in its memory. Only the window knows what it means.
#[tauri::command]
pub async fn keep_place(session: Shared<'_>, place: Option<String>) -> Result<(), Problem> {
    let session = Arc::clone(&session);
    apart(async move {
        session.keep_place(place);
        Ok(())
    })
    .await
}

/// Something on demand, for the tests of what comes of it: a defect in a command, a waiting command, a thread, the window's own thread; minutes
/// that pass without anybody doing something, a look at whether they did. Answers for how many seconds nobody did. Not in what is shipped.
#[cfg(debug_assertions)]
#[tauri::command]
#[allow(clippy::panic, reason = "that is what it is for")]
pub async fn provoke(app: AppHandle, session: Shared<'_>, whence: String, minutes: Option<u32>) -> Result<u64, Problem> {
    if std::env::var_os("CROSSCHECK_PROVOKE").is_none() {
        return Err(Problem::internal());
    }
    session.pass(std::time::Duration::from_secs(60 * u64::from(minutes.unwrap_or(0))));
    let unused = session.unused().as_secs();
    match whence.as_str() {
        "time" => Ok(unused),
        "look" => {
            away(session, |s| {
                desk::idle::looked();
                Ok(s.unused().as_secs())
            })
            .await
        }
        "command" => away(session, |_| panic!("words of an article")).await,
        "waiting" => apart(async { panic!("words of an article") }).await,
        "thread" => {
            drop(std::thread::spawn(|| panic!("words of an article")));
            Ok(unused)
        }
        _ => app.run_on_main_thread(|| panic!("words of an article")).map(|()| unused).map_err(|_| Problem::internal()),
    }
}
