//! The bridge: what the window can ask. Each command is thin and works off the window's thread; what can't be answered is a
//! [`Problem`]. File drops come to the window as Tauri's own `tauri://drag-…` events.

use std::path::PathBuf;
use std::sync::Arc;

use tauri::ipc::Channel;
use tauri::{AppHandle, Emitter, State};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::desk::defects;
use crate::intake::{self, Source};
use crate::session::Session;
use crate::wire::{EventView, FileOutcome, ImportProgress, ImportResult, LibraryView, Problem, RowView, SourceView};
use crate::{example, views};

/// Menu, settings, printing, about.
pub mod desk;
/// Making, merging, archiving, moving; search.
pub mod events;
/// Fact grid, quotes, independence.
pub mod evidence;
/// Reports: preview and saving.
pub mod reports;
/// Decisions, corrections, taking back.
pub mod review;
/// The passphrase, and deleting for good.
pub mod secrecy;
/// One event or all as one file; the library's folder.
pub mod transfer;

/// The path that a dialog answered with.
fn path_of(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

type Shared<'a> = State<'a, Arc<Session>>;

/// Does work on a thread of its own.
async fn away<T: Send + 'static>(
    session: Shared<'_>,
    work: impl FnOnce(&Session) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let session = Arc::clone(&session);
    let work = move || defects::answered(|| work(&session));
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::internal()))
}

/// Waits for something that is done elsewhere, on a task of its own: a defect in it is an answer too.
async fn apart<T: Send + 'static>(work: impl Future<Output = Result<T, Problem>> + Send + 'static) -> Result<T, Problem> {
    tauri::async_runtime::spawn(work).await.unwrap_or_else(|_| Err(Problem::internal()))
}

/// Compares what was taken in before the window asks, so that the list of events has its counts at once.
fn ready(session: &Session, result: Result<ImportResult, Problem>) -> Result<ImportResult, Problem> {
    let mut result = result?;
    if let Some(event) = &result.event {
        session.compared(event)?;
        let new = |f: &FileOutcome| if let FileOutcome::Imported { article, .. } = f { Some(article.clone()) } else { None };
        let new: Vec<String> = result.files.iter().filter_map(new).collect();
        // A suggestion that can't be made is none.
        result.suggestions = session.suggestions(event, &new).unwrap_or_default();
    }
    Ok(result)
}

/// All events, last touched first.
#[tauri::command]
pub async fn library(app: AppHandle, session: Shared<'_>) -> Result<LibraryView, Problem> {
    let view = away(session, |s| {
        let library = s.library()?;
        views::library::library(&library, s.notice()?, s.has_model())
    })
    .await;
    apart(async move {
        // A menu that can't be changed is no reason to show no events.
        let _ = crate::desk::menu::recent(&app, crate::desk::menu::named(view.as_ref().ok()));
        view
    })
    .await
}

/// An event and its whole comparison.
#[tauri::command]
pub async fn open_event(session: Shared<'_>, id: String) -> Result<EventView, Problem> {
    away(session, move |s| s.view(&id)).await
}

/// The rows of the reading view for two articles (ids) of an event.
#[tauri::command]
pub async fn reading_rows(session: Shared<'_>, event: String, left: String, right: String) -> Result<Vec<RowView>, Problem> {
    away(session, move |s| views::rows::rows(&s.compared(&event)?.1.comparison, &left, &right)).await
}

/// What was read of an article's file: what is compared and what was trimmed.
#[tauri::command]
pub async fn source(session: Shared<'_>, article: String) -> Result<SourceView, Problem> {
    away(session, move |s| s.source(&article)).await
}

/// Takes files and folders into an event; `event` null makes a new one, named by the first headline. `progress` hears of every
/// file; `job` is the name to cancel it by, `language` that of the window.
#[tauri::command]
pub async fn import_files(
    app: AppHandle,
    session: Shared<'_>,
    event: Option<String>,
    paths: Vec<PathBuf>,
    job: String,
    language: Option<String>,
    progress: Channel<ImportProgress>,
) -> Result<ImportResult, Problem> {
    let begun = std::time::Instant::now();
    let result = away(session, move |s| {
        let stop = s.begin_import(&job);
        let tell = |now| drop(progress.send(now));
        let result = s.library().and_then(|library| intake::take_in(&library, event, None, &intake::walk(&paths), &stop, &tell));
        s.end_import(&job);
        ready(s, result)
    })
    .await?;
    apart(async move {
        crate::desk::finished::tell(&app, &result, begun.elapsed(), language.as_deref().unwrap_or("en"));
        // The window that asked may have been loaded again since: its answer would come to nobody.
        let _ = app.emit("imported", &result.event);
        Ok(result)
    })
    .await
}

/// Takes pasted text or a pasted page's HTML into an event.
#[tauri::command]
pub async fn import_text(session: Shared<'_>, event: Option<String>, text: String, html: bool) -> Result<ImportResult, Problem> {
    let (name, format) = if html { ("Pasted page", "html") } else { ("Pasted text", "text") };
    let source = Source::Bytes { name: name.to_owned(), bytes: text.into_bytes(), format: Some(format) };
    away(session, move |s| ready(s, intake::take_in(&*s.library()?, event, None, &[source], &false.into(), &|_| {}))).await
}

/// Stops an import after the files that are being read.
#[tauri::command]
pub async fn cancel_import(session: Shared<'_>, job: String) -> Result<(), Problem> {
    let session = Arc::clone(&session);
    apart(async move {
        session.cancel_import(&job);
        Ok(())
    })
    .await
}

/// The system's own dialog for choosing files; empty when it was closed.
#[tauri::command]
pub async fn choose_files(app: AppHandle, title: String) -> Result<Vec<PathBuf>, Problem> {
    apart(async move {
        let (sender, chosen) = tokio::sync::oneshot::channel();
        app.dialog().file().set_title(title).pick_files(move |files| drop(sender.send(files)));
        let files = chosen.await.ok().flatten().unwrap_or_default();
        Ok(files.into_iter().filter_map(path_of).collect())
    })
    .await
}

/// The id of the example event, which is made where it is not there yet.
#[tauri::command]
pub async fn open_example(session: Shared<'_>) -> Result<String, Problem> {
    away(session, |s| {
        let event = example::open(&*s.library()?)?;
        s.compared(&event)?;
        Ok(event)
    })
    .await
}
