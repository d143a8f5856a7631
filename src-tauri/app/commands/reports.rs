//! Reports from the window.

use crosscheck_report::Language;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use super::{Shared, apart, away, path_of};
use crate::reports;
use crate::wire::Problem;
use crate::wire::report::{ReportFormatView, ReportOptionsView, ReportPreviewView};

/// The report as it would be saved as HTML, in a language (ISO 639-1).
#[tauri::command]
pub async fn preview_report(
    session: Shared<'_>,
    event: String,
    options: ReportOptionsView,
    language: String,
) -> Result<ReportPreviewView, Problem> {
    away(session, move |s| reports::preview(s, &event, options, Language::of(&language))).await
}

/// Asks where by the system's own dialog, and saves the report there. The file's name; null where the dialog was closed.
#[tauri::command]
pub async fn save_report(
    app: AppHandle,
    session: Shared<'_>,
    event: String,
    format: ReportFormatView,
    options: ReportOptionsView,
    language: String,
    title: String,
) -> Result<Option<String>, Problem> {
    let (name, bytes) = away(session, move |s| reports::write(s, &event, format, options, Language::of(&language))).await?;
    apart(async move {
        let (label, ending) = reports::ending(format);
        let (sender, chosen) = tokio::sync::oneshot::channel();
        let dialog = app.dialog().file().set_title(title).set_file_name(format!("{name}.{ending}")).add_filter(label, &[ending]);
        dialog.save_file(move |path| drop(sender.send(path)));
        let path = chosen.await.ok().flatten().and_then(path_of);
        path.map(|p| reports::save(&p, &bytes)).transpose()
    })
    .await
}
