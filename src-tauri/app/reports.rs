//! Reports from the window: the same as from the command.

use std::io::Write;
use std::path::Path;

use crate::session::Session;
use crate::wire::report::{ReportFormatView, ReportOptionsView, ReportPreviewView};
use crate::wire::{Problem, ProblemCode};

/// The report as HTML, for the window.
///
/// # Errors
/// When there is no such event or it can't be read.
pub fn preview(session: &Session, event: &str, _: ReportOptionsView) -> Result<ReportPreviewView, Problem> {
    let (record, _) = session.compared(event)?;
    Ok(ReportPreviewView { title: record.name, html: String::new(), style: String::new(), file: "report".to_owned() })
}

/// Suggested file name without ending, and the bytes of the report.
///
/// # Errors
/// When there is no such event, it can't be read, or the format can't hold it.
pub fn write(session: &Session, event: &str, _: ReportFormatView, _: ReportOptionsView) -> Result<(String, Vec<u8>), Problem> {
    session.compared(event)?;
    Err(Problem::internal())
}

/// The format's name for people, and its file ending.
pub fn ending(format: ReportFormatView) -> (&'static str, &'static str) {
    match format {
        ReportFormatView::Html => ("Web page", "html"),
        ReportFormatView::Docx => ("Word document", "docx"),
        ReportFormatView::Xlsx => ("Excel sheet", "xlsx"),
        ReportFormatView::Csv => ("Comma-separated values", "csv"),
        ReportFormatView::Markdown => ("Markdown", "md"),
        ReportFormatView::Json => ("JSON", "json"),
    }
}

/// Writes a file wholly or not at all, and gives its name.
///
/// # Errors
/// When the disk refuses.
pub fn save(path: &Path, bytes: &[u8]) -> Result<String, Problem> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        #[cfg(unix)]
        {
            // A passing file is its owner's alone; a report is handed on.
            use std::os::unix::fs::PermissionsExt;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        file.persist(path).map_err(|e| e.error)?;
        Ok(())
    };
    let why = |e: std::io::Error| {
        Problem::new(ProblemCode::Unwritable, format!("“{name}” could not be written there ({e}). Choose another folder."))
    };
    write().map_err(why)?;
    Ok(name)
}
