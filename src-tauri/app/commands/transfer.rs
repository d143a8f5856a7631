//! Events out of the library as one file, and in again; the library's folder.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use crosscheck_library::secrecy::Progress;
use crosscheck_library::transfer::ENDING;
use crosscheck_report::Language;
use tauri::AppHandle;
use tauri::ipc::Channel;
use tauri_plugin_dialog::DialogExt;

use super::secrecy::teller;
use super::{Shared, apart, away, path_of};
use crate::session::Session;
use crate::transfer;
use crate::wire::secrecy::LibraryProgress;
use crate::wire::transfer::{ExportFileView, ExportedView, ImportedView};
use crate::wire::{Problem, ProblemCode};

/// Does work that can be stopped by its name, as an import of articles is; while it lasts, the library is not locked for being idle.
fn stoppable<T>(
    session: &Session,
    job: &str,
    progress: Channel<LibraryProgress>,
    work: impl FnOnce(&dyn Fn(Progress) -> bool) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let stop = session.begin_import(job);
    // However it ends: what is under way keeps the library open.
    let _under_way = UnderWay(session, job);
    let tell = teller(progress);
    let going_on = |stop: &AtomicBool| !stop.load(Ordering::Relaxed);
    work(&|now| {
        tell(now);
        going_on(&stop)
    })
}

/// Long work by its name; it is over when this is dropped.
struct UnderWay<'a>(&'a Session, &'a str);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.end_import(self.1);
    }
}

/// Asks where by the system's own dialog, and writes an event there, or all of the library; null where the dialog was closed.
#[tauri::command]
pub async fn export_events(
    app: AppHandle,
    session: Shared<'_>,
    event: Option<String>,
    title: String,
    language: String,
    job: String,
    progress: Channel<LibraryProgress>,
) -> Result<Option<ExportedView>, Problem> {
    let wanted = event.clone();
    let name = away(session.clone(), move |s| transfer::suggested(s, wanted.as_deref())).await?;
    let path = apart(async move {
        let (sender, chosen) = tokio::sync::oneshot::channel();
        let dialog = app.dialog().file().set_title(title).set_file_name(name).add_filter("Crosscheck", &[ENDING]);
        dialog.save_file(move |path| drop(sender.send(path)));
        Ok(chosen.await.ok().flatten().and_then(path_of))
    })
    .await?;
    let Some(path) = path else { return Ok(None) };
    away(session, move |s| stoppable(s, &job, progress, |step| transfer::export(s, event, &path, Language::of(&language), step)).map(Some))
        .await
}

/// Asks for a file by the system's own dialog, and says what is in it; null where the dialog was closed.
#[tauri::command]
pub async fn choose_export(app: AppHandle, title: String) -> Result<Option<ExportFileView>, Problem> {
    apart(async move {
        let (sender, chosen) = tokio::sync::oneshot::channel();
        // A file manager or a mail program may have given it another ending.
        let dialog = app.dialog().file().set_title(title).add_filter("Crosscheck", &[ENDING, "zip"]);
        dialog.pick_file(move |path| drop(sender.send(path)));
        let path = chosen.await.ok().flatten().and_then(path_of);
        tauri::async_runtime::spawn_blocking(move || path.map(|p| transfer::chosen(&p))).await.map_err(|_| Problem::internal())
    })
    .await
}

/// Those of some files that were exported, with what is in each.
#[tauri::command]
pub async fn exports_among(session: Shared<'_>, paths: Vec<PathBuf>) -> Result<Vec<ExportFileView>, Problem> {
    away(session, move |_| Ok(paths.iter().filter_map(|p| transfer::look(p)).collect())).await
}

/// Takes the events of a file in.
#[tauri::command]
pub async fn import_events(
    session: Shared<'_>,
    path: PathBuf,
    job: String,
    progress: Channel<LibraryProgress>,
) -> Result<ImportedView, Problem> {
    away(session, move |s| stoppable(s, &job, progress, |step| transfer::import(s, &path, step))).await
}

/// Shows the library's folder in the system's program for files.
#[tauri::command]
pub async fn show_library_folder(session: Shared<'_>) -> Result<(), Problem> {
    away(session, |s| {
        let folder = s.root();
        // It says no more than that nobody is there to show it.
        open::that_detached(folder).map_err(|_| {
            Problem::new(ProblemCode::Unreadable, format!("No program for files would open. The library’s folder is {}.", folder.display()))
        })
    })
    .await
}
