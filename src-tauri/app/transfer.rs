//! Events out of the library as one file, and in again, from the window.

use std::path::Path;

use crosscheck_library::EventRecord;
use crosscheck_library::secrecy::Progress;
use crosscheck_library::transfer::{self, Step};
use crosscheck_report::{Format, Language, Options};

use crate::reports;
use crate::session::Session;
use crate::wire::Problem;
use crate::wire::transfer::{ExportFileView, ExportedView, ImportedEventView, ImportedView, LostFileView};

/// The name of a file as people read it.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn lost(files: Vec<(String, String)>) -> Vec<LostFileView> {
    files.into_iter().map(|(event, file)| LostFileView { event, file }).collect()
}

/// What a file that was exported says of itself; `None` where it is none.
pub fn look(path: &Path) -> Option<ExportFileView> {
    let transfer::Contents { events, articles, whole, made } = transfer::look(path)?;
    Some(ExportFileView { path: path.to_string_lossy().into_owned(), file: name(path), events, articles: count(articles), whole, made })
}

/// What a file that the person chose says of itself; nothing where it is none, which importing it then tells.
pub fn chosen(path: &Path) -> ExportFileView {
    let nothing = || ExportFileView {
        path: path.to_string_lossy().into_owned(),
        file: name(path),
        events: Vec::new(),
        articles: 0,
        whole: false,
        made: String::new(),
    };
    look(path).unwrap_or_else(nothing)
}

/// Suggested name of the file: the event's, or the day's.
///
/// # Errors
/// When there is no such event or the library can't be read.
pub fn suggested(session: &Session, event: Option<&str>) -> Result<String, Problem> {
    let name = match event {
        Some(event) => reports::file_name(&session.library()?.event(event)?.name),
        None => format!("Crosscheck {}", jiff::Timestamp::now().strftime("%Y-%m-%d")),
    };
    Ok(format!("{name}.{}", transfer::ENDING))
}

/// Writes an event, or all of the library, as one file, with a report of each in a language.
///
/// # Errors
/// When there is no such event, the file can't be written there, or `step` stops it; nothing is written then.
pub fn export(session: &Session, event: Option<String>, to: &Path, language: Language, step: &Step) -> Result<ExportedView, Problem> {
    let library = session.library()?;
    // A report that can't be made is left out: what it is made from is in the file.
    let report = |record: &EventRecord| {
        let written =
            reports::of_record(session, record, Options { language, ..Options::default() }, |report| report.write(Format::Html).ok());
        written.ok().flatten().map(|bytes| vec![("html".to_owned(), bytes)]).unwrap_or_default()
    };
    let exported = library.export(event.map(|e| vec![e]).as_deref(), to, &report, step)?;
    Ok(ExportedView {
        file: name(to),
        events: count(exported.events),
        articles: count(exported.articles),
        without_original: lost(exported.without_original),
    })
}

/// Takes the events of a file in, and compares each, so that the list of events has its counts.
///
/// # Errors
/// Why the file is refused, or that `step` stopped it; the library is then as it was.
pub fn import(session: &Session, from: &Path, step: &Step) -> Result<ImportedView, Problem> {
    let coming = transfer::look(from).unwrap_or_default().events.len();
    let last = std::cell::Cell::new(0);
    let told = |now: Progress| {
        last.set(now.total);
        step(Progress { done: now.done, total: now.total + coming })
    };
    let imported = session.library()?.import(from, &told)?;
    let bin: Vec<String> = session.library()?.bin()?.into_iter().map(|e| e.id).collect();
    for (at, (event, _)) in imported.events.iter().enumerate() {
        // What is stopped now is compared when it is opened; what is in the bin, when it is taken out.
        if !step(Progress { done: last.get() + at, total: last.get() + coming }) {
            break;
        }
        if !bin.contains(event) {
            let _ = session.note(event);
        }
    }
    let events = imported.events.into_iter().map(|(id, name)| ImportedEventView { binned: bin.contains(&id), id, name }).collect();
    Ok(ImportedView { events, there: imported.there, articles: count(imported.articles), unread: lost(imported.unread) })
}
