//! Habits of a desktop app.

use tauri::{AppHandle, WebviewWindow};

use super::{Shared, away};
use crate::desk;
use crate::wire::desk::{AboutView, MenuStateView, SettingsView};
use crate::wire::{Problem, ProblemCode};

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

/// Version, licence and parts of the program.
#[tauri::command]
pub async fn about(session: Shared<'_>) -> Result<AboutView, Problem> {
    away(session, |s| Ok(desk::about::about(s))).await
}

/// The files that Crosscheck was started with, or that a second start handed over, once. The event `opened-files` says that
/// there are some.
#[tauri::command]
pub async fn opened_files(session: Shared<'_>) -> Result<Vec<String>, Problem> {
    Ok(session.take_opened_files())
}

/// Tells the menu bar its labels and what can't be chosen now.
#[tauri::command]
pub async fn set_menu(app: AppHandle, state: MenuStateView) -> Result<(), Problem> {
    desk::menu::set(&app, state).map_err(|_| Problem::internal())
}

/// Opens the system's dialog for printing what the window shows.
#[tauri::command]
pub async fn print(window: WebviewWindow) -> Result<(), Problem> {
    window.print().map_err(|_| Problem::new(ProblemCode::Internal, "The system's print dialog would not open."))
}

/// Closes the window and ends the program.
#[tauri::command]
pub async fn quit(app: AppHandle) -> Result<(), Problem> {
    app.exit(0);
    Ok(())
}
