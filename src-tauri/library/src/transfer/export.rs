//! A file out of a library.

use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{EventFile, EventName, FORMAT, MANIFEST, Manifest, ORIGINALS, Part, README, Step, Steps};
use crate::error::LibraryError;
use crate::history::History;
use crate::library::{Library, now};
use crate::originals::{sha256, sync_folder};
use crate::records::EventRecord;
use crate::state::EventState;

/// Letters of a part's name.
const LONGEST: usize = 40;

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many events.
    pub events: usize,
    /// How many articles.
    pub articles: usize,
    /// Articles whose original is gone or damaged: by what was read of them alone. Event and file.
    pub without_original: Vec<(String, String)>,
}

/// Reports of an event to lay beside it: the ending of the file's name, and its bytes.
pub type Reports<'a> = dyn Fn(&EventRecord) -> Vec<(String, Vec<u8>)> + 'a;

impl Library {
    /// Writes events, or all of the library with its bin, as one file; wholly or not at all. `step` hears of every article and every
    /// report, and stops it.
    ///
    /// # Errors
    /// When there is no such event, the disk refuses or it is stopped.
    pub fn export(&self, events: Option<&[String]>, to: &Path, reports: &Reports, step: &Step) -> Result<Exported, LibraryError> {
        let records = match events {
            Some(ids) => ids.iter().map(|id| self.event(id)).collect::<Result<Vec<_>, _>>()?,
            None => self.events()?.into_iter().chain(self.bin()?).collect(),
        };
        let steps = Steps::of(records.iter().map(|r| r.articles.len() + 1).sum(), step);
        let disk = LibraryError::Unwritable;
        let folder = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::NamedTempFile::new_in(folder).map_err(disk)?;
        let mut out = Out { zip: ZipWriter::new(file), parts: Vec::new() };
        let mut exported = Exported { events: records.len(), ..Exported::default() };
        let mut names = Vec::new();
        for (at, record) in records.iter().enumerate() {
            let mut state = EventState::of(&self.store, &self.originals, record.clone())?;
            if events.is_some() {
                // What is taken back may be about events that stay behind.
                state.history = History::default();
            } else if at == 0 {
                state.aside = self.corrections_aside()?;
            }
            let (number, slug) = (at + 1, slug(&record.name, "event"));
            let mut originals = BTreeMap::new();
            for (at, article) in record.articles.iter().enumerate() {
                exported.articles += 1;
                match self.originals.read(&article.sha256) {
                    Some(bytes) => {
                        let ending = ending(&article.file, article.format.as_deref());
                        let name = format!("{ORIGINALS}{number}-{slug}/{:02}-{}.{ending}", at + 1, self::slug(article.outlet(), "article"));
                        out.put(&name, &bytes).map_err(disk)?;
                        originals.insert(article.sha256.clone(), name);
                    }
                    None => {
                        if let Ok(document) = self.document(&article.id) {
                            state.documents.insert(article.id.clone(), document);
                        }
                        exported.without_original.push((record.name.clone(), article.file.clone()));
                    }
                }
                steps.next()?;
            }
            let event = EventFile { format: FORMAT, state, originals };
            let file = format!("events/{number}.json");
            out.put(&file, &serde_json::to_vec_pretty(&event).map_err(|e| disk(e.into()))?).map_err(disk)?;
            for (ending, bytes) in reports(record) {
                out.put(&format!("reports/{number}-{slug}.{ending}"), &bytes).map_err(disk)?;
            }
            steps.next()?;
            names.push(EventName { name: record.name.clone(), file });
        }
        out.put(README, readme(&names).as_bytes()).map_err(disk)?;
        let manifest = Manifest {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made: now(),
            whole: events.is_none(),
            events: names,
            entries: std::mem::take(&mut out.parts),
        };
        out.put(MANIFEST, &serde_json::to_vec_pretty(&manifest).map_err(|e| disk(e.into()))?).map_err(disk)?;
        let file = out.zip.finish().map_err(|e| disk(e.into()))?;
        file.as_file().sync_all().map_err(disk)?;
        file.persist(to).map_err(|e| disk(e.error))?;
        sync_folder(folder).map_err(disk)?;
        Ok(exported)
    }
}

struct Out<W: Write + Seek> {
    zip: ZipWriter<W>,
    parts: Vec<Part>,
}

impl<W: Write + Seek> Out<W> {
    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(bytes.len() > 1 << 31);
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)?;
        self.parts.push(Part { name: name.to_owned(), sha256: sha256(bytes), bytes: bytes.len() as u64 });
        Ok(())
    }
}

/// A name as a part of a path that every system takes.
fn slug(name: &str, otherwise: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { otherwise.to_owned() } else { out.to_owned() }
}

/// The ending of an original's name: its own, where it is a plain one.
fn ending(file: &str, format: Option<&str>) -> String {
    let own = file.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    let plain = |e: &String| (1..=8).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_alphanumeric());
    own.filter(plain).unwrap_or_else(|| if format == Some("html") { "html".to_owned() } else { "txt".to_owned() })
}

fn readme(events: &[EventName]) -> String {
    let list: String =
        events.iter().enumerate().map(|(at, e)| format!("  {}  {}\n", at + 1, e.name.replace(char::is_control, " "))).collect();
    format!(
        "This file was made by Crosscheck {}. It can be read without it: it is a ZIP.\n\n\
         originals/  the articles as they were saved, byte for byte, a folder for each event\n\
         reports/    what the comparison found and what was decided, to be read in a browser\n\
         events/     names, articles, decisions, notes and corrections of each event (JSON)\n\
         manifest.json  what is in this file and the SHA-256 of each part\n\n\
         Events:\n{list}\n\
         To bring it into Crosscheck: open it with Crosscheck, drop it on its window, or\n\
         choose File > Import… there. On the command line, while the app is closed:\n\
         crosscheck library import --library FOLDER THIS-FILE\n\n\
         It is not protected by a passphrase, even where the library is. Who has it can read all of it.\n",
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_everywhere() {
        assert_eq!(slug("../../Ferry fire: “nine” hurt?", "event"), "ferry-fire-nine-hurt");
        assert_eq!(slug("火事", "event"), "event");
        assert!(slug(&"a b".repeat(99), "event").len() <= LONGEST);
        assert_eq!(ending("page.HTML", None), "html");
        assert_eq!(ending("Pasted page", Some("html")), "html");
        assert_eq!(ending("x.../../etc/passwd", None), "txt");
    }
}
