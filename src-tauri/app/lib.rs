//! The desktop app: the one crate that knows Tauri. It asks the engine, the importers and the library, and shows the window what
//! they say.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use tauri::Manager;
use tauri_plugin_window_state::StateFlags;

use crate::desk::opened;

/// What the window can ask.
mod commands;
/// What a person does in an event.
mod deeds;
/// Habits of a desktop app.
pub mod desk;
/// The example event.
pub mod example;
/// Files into an event.
pub mod intake;
/// Comparisons and vectors, kept.
mod kept;
/// Refusals and errors as the window's problems.
mod problem;
/// Reports from the window.
pub mod reports;
/// What is at hand while the app runs.
pub mod session;
/// Which event an article belongs to.
mod suggest;
/// Events out of the library as one file, and in again.
pub mod transfer;
/// Values of the engine and the library as the window is shown them.
pub mod views;
/// What crosses to the window and back.
pub mod wire;

/// Runs the app until its window is closed.
pub fn run() -> ExitCode {
    if crosscheck_import::contained::serve() {
        return ExitCode::SUCCESS;
    }
    desk::defects::catch();
    keep_to_ourselves();
    if !desk::display::answers() {
        eprintln!("Crosscheck could not open its window: no display answers (start it from within a desktop session)");
        return ExitCode::FAILURE;
    }
    let app = tauri::Builder::default()
        .plugin(desk::own_page::only())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().with_state_flags(PLACE).build())
        .setup(|app| {
            let folder = library_folder(app)?;
            let files = opened::files(std::env::args(), &std::env::current_dir().unwrap_or_default());
            let session = Arc::new(session::Session::new(folder.clone()));
            desk::defects::keep_in(&folder);
            let (handle, first) = (app.handle().clone(), Arc::clone(&session));
            let others = move |files| opened::hand_over(&handle, &first, files);
            if !desk::instance::only(&folder, &files, others) {
                // The one that runs has the files now.
                std::process::exit(0);
            }
            session.add_opened_files(files);
            desk::idle::watch(app.handle().clone(), Arc::clone(&session));
            app.manage(session);
            desk::menu::make(app.handle())?;
            desk::defects::tell(app.handle());
            desk::renewal::watch(app.handle())?;
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            commands::library,
            commands::open_event,
            commands::reading_rows,
            commands::source,
            commands::import_files,
            commands::import_text,
            commands::cancel_import,
            commands::choose_files,
            commands::open_example,
            commands::events::make_event,
            commands::events::rename_event,
            commands::events::delete_event,
            commands::events::restore_event,
            commands::events::archive_event,
            commands::events::merge_events,
            commands::events::move_articles,
            commands::events::remove_article,
            commands::events::suggest_events,
            commands::events::search,
            commands::review::review,
            commands::review::undo,
            commands::review::redo,
            commands::review::link_sentences,
            commands::review::part_sentences,
            commands::review::correct_article,
            commands::review::withdraw_correction,
            commands::review::correct_block,
            commands::review::correct_field,
            commands::review::keep_article,
            commands::evidence::fact_grid,
            commands::evidence::quotes,
            commands::evidence::independence,
            commands::evidence::explain,
            commands::evidence::versions,
            commands::reports::preview_report,
            commands::reports::save_report,
            commands::secrecy::unlock,
            commands::secrecy::lock_now,
            commands::secrecy::still_here,
            commands::secrecy::let_go,
            commands::secrecy::protect,
            commands::secrecy::change_passphrase,
            commands::secrecy::unprotect,
            commands::secrecy::delete_for_good,
            commands::transfer::export_events,
            commands::transfer::choose_export,
            commands::transfer::exports_among,
            commands::transfer::import_events,
            commands::transfer::show_library_folder,
            commands::desk::settings,
            commands::desk::save_settings,
            commands::desk::keep_initials,
            commands::desk::about,
            commands::desk::opened_files,
            commands::desk::set_menu,
            commands::desk::print,
            commands::desk::quit,
            commands::desk::place,
            commands::desk::keep_place,
            #[cfg(debug_assertions)]
            commands::desk::provoke,
        ])
        .run(tauri::generate_context!());
    match app {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("Crosscheck could not open its window: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Size and place of the window are kept, not whether it was hidden.
const PLACE: StateFlags = StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

/// Where the library lies: the system's folder for the app's data, or where tests say.
fn library_folder(app: &tauri::App) -> tauri::Result<PathBuf> {
    match std::env::var_os("CROSSCHECK_LIBRARY") {
        Some(folder) if !folder.is_empty() => Ok(folder.into()),
        _ => Ok(app.path().app_data_dir()?.join("library")),
    }
}

/// What the app and the parts it is made of write (settings, the window's place, the web view's own files) is its owner's alone, and a
/// crash leaves no picture of its memory behind.
fn keep_to_ourselves() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit, umask};
        umask(rustix::fs::Mode::from_raw_mode(0o077));
        // Where the system refuses, it is as it was.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
}
