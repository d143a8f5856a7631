//! Reports from the window: the same as from the command.

use std::io::Write;
use std::path::Path;

use crosscheck_compare::document::Document;
use crosscheck_library::work::work;
use crosscheck_library::{EventRecord, placing};
use crosscheck_report::{File, Format, Language, Options, Report};

use crate::session::{Compared, Session};
use crate::wire::report::{ReportFormatView, ReportOptionsView, ReportPreviewView};
use crate::wire::{Problem, ProblemCode};

/// Letters of a suggested file name.
const LONGEST_NAME: usize = 60;

/// The report as HTML, for the window.
///
/// # Errors
/// When there is no such event or it can't be read.
pub fn preview(session: &Session, event: &str, options: ReportOptionsView, language: Language) -> Result<ReportPreviewView, Problem> {
    with_report(session, event, options, language, |report, record| {
        let (html, style) = report.preview();
        Ok(ReportPreviewView { title: record.name.clone(), html, style: style.to_owned(), file: file_name(&record.name) })
    })
}

/// Suggested file name without ending, and the bytes of the report.
///
/// # Errors
/// When there is no such event, it can't be read, or the format can't hold it.
pub fn write(
    session: &Session,
    event: &str,
    format: ReportFormatView,
    options: ReportOptionsView,
    language: Language,
) -> Result<(String, Vec<u8>), Problem> {
    let format = match format {
        ReportFormatView::Html => Format::Html,
        ReportFormatView::Docx => Format::Docx,
        ReportFormatView::Xlsx => Format::Xlsx,
        ReportFormatView::Csv => Format::Csv,
        ReportFormatView::Markdown => Format::Markdown,
        ReportFormatView::Json => Format::Json,
    };
    with_report(session, event, options, language, |report, record| {
        let bytes = report.write(format).map_err(|e| Problem::new(ProblemCode::Unwritable, e.to_string()))?;
        Ok((file_name(&record.name), bytes))
    })
}

fn with_report<T>(
    session: &Session,
    event: &str,
    options: ReportOptionsView,
    language: Language,
    then: impl FnOnce(&Report, &EventRecord) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let (record, compared) = session.compared(event)?;
    let ReportOptionsView { minor, open, agreements, only_here, dismissed, left_out, decisions, evidence } = options;
    let options = Options { minor, open, agreements, only_here, dismissed, left_out, decisions, evidence, language };
    over(session, &record, &compared, options, |report| then(report, &record))
}

/// The report of an event in the bin or out of it; its comparison is not kept in memory.
///
/// # Errors
/// When the library can't be read.
pub fn of_record<T>(session: &Session, record: &EventRecord, options: Options, then: impl FnOnce(&Report) -> T) -> Result<T, Problem> {
    let compared = session.compared_apart(record)?;
    over(session, record, &compared, options, |report| Ok(then(report)))
}

fn over<T>(
    session: &Session,
    record: &EventRecord,
    compared: &Compared,
    options: Options,
    then: impl FnOnce(&Report) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let placed = placing::place(&session.library()?.reviews(&record.id)?, &compared.comparison);
    let file = |a: &crosscheck_library::ArticleRecord| File { name: Some(a.file.clone()), sha256: a.sha256.clone() };
    let read: Vec<(Document, File)> = compared.documents.iter().cloned().zip(compared.articles.iter().map(file)).collect();
    let work = work(placed, record);
    let report = Report { id: &record.id, title: &record.name, comparison: &compared.comparison, read: &read, work: &work, options };
    then(&report)
}

/// An event's name as a file name that every system takes.
pub fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c };
    let words: Vec<String> = name.chars().map(plain).collect::<String>().split_whitespace().map(str::to_owned).collect();
    let short: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    let short = short.trim().trim_matches('.').trim();
    if short.is_empty() { "Crosscheck report".to_owned() } else { short.to_owned() }
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
        Problem::new(ProblemCode::Unwritable, format!("“{name}” could not be written there ({}). Choose another folder.", e.kind()))
    };
    write().map_err(why)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_taken_everywhere() {
        assert_eq!(file_name("Ferry: fire? 9/11 “hurt”"), "Ferry fire 9 11 “hurt”");
        assert_eq!(file_name(" ../..\n"), "Crosscheck report");
        assert_eq!(file_name(&"ü".repeat(300)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_report_is_written_over_an_older_one_and_a_refusal_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("r.html");
        std::fs::write(&path, "old and longer").unwrap();
        assert_eq!(save(&path, b"new").unwrap(), "r.html");
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        let refused = save(&folder.path().join("gone").join("r.html"), b"new").unwrap_err();
        assert_eq!(refused.code, ProblemCode::Unwritable);
        assert!(refused.message.contains("r.html") && !refused.message.contains(&*folder.path().to_string_lossy()));
    }
}
