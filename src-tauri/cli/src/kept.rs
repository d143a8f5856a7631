//! An event of the app's library: its articles as they were corrected, and what was decided.

use std::path::Path;

use crosscheck_compare::comparison::Comparison;
use crosscheck_compare::decisions::Work;
use crosscheck_compare::document::Document;
use crosscheck_compare::meaning::Meaning;
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_library::work::work;
use crosscheck_library::{EventRecord, Library, placing};
use crosscheck_report::File;

use crate::unlock;

/// An event, compared, and all that belongs into its report.
pub struct Event {
    pub id: String,
    pub name: String,
    pub comparison: Comparison,
    pub read: Vec<(Document, File)>,
    pub work: Work,
}

/// Finds an event by its id, or by its name in any case.
///
/// # Errors
/// In words: no such library or event, another Crosscheck has it open, or its passphrase is another.
pub fn find(folder: &Path, passphrase: Option<&Path>, event: &str, meaning: &dyn Meaning) -> Result<Event, String> {
    let opened = unlock::open(folder, passphrase)?;
    opened.notice.iter().for_each(|notice| eprintln!("{notice}"));
    let library = &opened.library;
    compared(library, chosen(library.events().map_err(|e| e.to_string())?, event)?, meaning)
}

/// An event, compared.
///
/// # Errors
/// In words: an article of it can't be read.
pub fn compared(library: &Library, record: EventRecord, meaning: &dyn Meaning) -> Result<Event, String> {
    let mut read = Vec::new();
    let mut inputs = Vec::new();
    for article in record.compared() {
        let found = library.document(&article.id).map_err(|e| format!("{}: {e}", article.file))?;
        let document = article.correction.corrected(found);
        inputs.push(Input { id: article.id.clone(), document: document.clone() });
        read.push((document, File { name: Some(article.file.clone()), sha256: article.sha256.clone() }));
    }
    let comparison = pipeline::compare_corrected(&inputs, meaning, &record.corrections_of_sentences());
    let reviews = library.reviews(&record.id).map_err(|e| e.to_string())?;
    let work = work(placing::place(&reviews, &comparison), &record);
    Ok(Event { id: record.id, name: record.name, comparison, read, work })
}

/// The event of this id, or of this name in any case.
///
/// # Errors
/// In words: there is none, or there are several.
pub fn chosen(events: Vec<EventRecord>, wanted: &str) -> Result<EventRecord, String> {
    let same = |e: &EventRecord| e.id == wanted || e.name.to_lowercase() == wanted.trim().to_lowercase();
    let names: Vec<String> = events.iter().map(|e| format!("{} ({})", e.name, e.id)).collect();
    let mut found: Vec<EventRecord> = events.into_iter().filter(same).collect();
    match found.len() {
        1 => Ok(found.remove(0)),
        0 if names.is_empty() => Err("There are no events in this library.".to_owned()),
        0 => Err(format!("There is no event “{wanted}” in this library. There are: {}.", names.join("; "))),
        _ => Err(format!("Several events are called “{wanted}”. Name one by its id: {}.", names.join("; "))),
    }
}
