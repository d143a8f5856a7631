//! The changes, one JSON object a line, only ever appended to and synced before anything is acknowledged.
//!
//! A kill in the middle of a line leaves a line without its end: it was never acknowledged, and is cut at the next start.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::LibraryError;
use crate::records::{ArticleCorrection, ArticleRecord, Correction, Review};

/// One thing that a person did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "few are at hand at a time")]
pub enum Change {
    /// A new event.
    EventMade {
        /// Its id.
        event: String,
        /// Its name.
        name: String,
    },
    /// Another name for it.
    EventRenamed {
        /// Its id.
        event: String,
        /// Its new name.
        name: String,
    },
    /// To the bin or back.
    EventDeleted {
        /// Its id.
        event: String,
        /// In the bin from now on.
        deleted: bool,
    },
    /// Among those done with, or back.
    EventArchived {
        /// Its id.
        event: String,
        /// Done with from now on.
        archived: bool,
    },
    /// An article came.
    ArticleAdded {
        /// To which event.
        event: String,
        /// Which one.
        article: ArticleRecord,
        /// At which position among the articles; `None` is the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
        /// The article, of this event or another, of whose file what was read is what is read of this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        like: Option<String>,
    },
    /// A person said what an article's outlet, headline, … are.
    ArticleCorrected {
        /// In which event.
        event: String,
        /// Which article.
        article: String,
        /// All that was said of it, now.
        correction: ArticleCorrection,
    },
    /// A person said that sentences report the same fact, or that they don't.
    Corrected {
        /// In which event.
        event: String,
        /// What was said.
        correction: Correction,
        /// At which position among the corrections; `None` is the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// A correction was taken away.
    Withdrawn {
        /// In which event.
        event: String,
        /// Which correction.
        correction: String,
    },
    /// An article was taken out; its original stays.
    ArticleRemoved {
        /// Of which event.
        event: String,
        /// Its id.
        article: String,
    },
    /// A difference was decided, or its review cleared.
    Reviewed {
        /// In which event.
        event: String,
        /// Which difference.
        difference: String,
        /// What was decided; a blank one clears.
        review: Review,
    },
    /// Several changes that are one thing done.
    Together {
        /// In whose history it stands.
        event: String,
        /// What it was.
        deed: Deed,
        /// The changes in order, of this event and others.
        changes: Vec<Change>,
    },
    /// The last thing done was taken back, or what was taken back last was done again.
    Stepped {
        /// In which event.
        event: String,
        /// Taken back.
        back: bool,
        /// What that changes, in order.
        changes: Vec<Change>,
    },
}

/// What several changes together are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A decision that stood for another difference was made anew.
    Reviewed,
    /// One event was put into another.
    Merged,
    /// Articles were moved to another event.
    Moved,
}

impl Change {
    /// The event that it is made in.
    pub fn event(&self) -> &str {
        match self {
            Self::EventMade { event, .. }
            | Self::EventRenamed { event, .. }
            | Self::EventDeleted { event, .. }
            | Self::EventArchived { event, .. }
            | Self::ArticleAdded { event, .. }
            | Self::ArticleCorrected { event, .. }
            | Self::ArticleRemoved { event, .. }
            | Self::Corrected { event, .. }
            | Self::Withdrawn { event, .. }
            | Self::Reviewed { event, .. }
            | Self::Together { event, .. }
            | Self::Stepped { event, .. } => event,
        }
    }

    /// The change itself, or those that it is made of.
    pub fn parts(&self) -> &[Change] {
        match self {
            Self::Together { changes, .. } | Self::Stepped { changes, .. } => changes,
            one => std::slice::from_ref(one),
        }
    }
}

/// A change and when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of the line's form.
    #[serde(rename = "v")]
    pub version: u32,
    /// ISO 8601, UTC.
    pub time: String,
    /// What was done.
    #[serde(flatten)]
    pub change: Change,
}

/// The file of changes, open at its end.
#[derive(Debug)]
pub struct Journal {
    file: File,
    length: u64,
}

/// What stands in a journal from some place on.
#[derive(Debug, Default)]
pub struct Contents {
    /// The entries in order, each with the place in the file where it ends.
    pub entries: Vec<(Entry, u64)>,
    /// Lines that could not be read; they are left where they are.
    pub unreadable: usize,
}

impl Journal {
    /// Opens or makes the file, and cuts a last line that has no end.
    pub fn open(path: &Path) -> Result<Self, LibraryError> {
        Self::open_file(path).map_err(LibraryError::disk("open the journal of changes"))
    }

    fn open_file(path: &Path) -> std::io::Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let length = bytes.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1) as u64;
        if length < bytes.len() as u64 {
            file.set_len(length)?;
            file.sync_all()?;
        }
        Ok(Self { file, length })
    }

    /// Bytes in it.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Appends entries and returns when they are on the disk.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), LibraryError> {
        self.write(entries).map_err(LibraryError::disk("write the journal of changes"))
    }

    fn write(&mut self, entries: &[Entry]) -> std::io::Result<()> {
        let mut lines = Vec::new();
        for entry in entries {
            serde_json::to_writer(&mut lines, entry)?;
            lines.push(b'\n');
        }
        let written = self.file.write_all(&lines).and_then(|()| self.file.sync_data());
        if written.is_err() {
            // A full disk may have taken half a line: what follows must not be glued to it.
            self.file.set_len(self.length)?;
        }
        written?;
        self.length += lines.len() as u64;
        Ok(())
    }

    /// What stands in it from byte `from` on.
    pub fn read_from(&mut self, from: u64) -> Result<Contents, LibraryError> {
        let mut text = Vec::new();
        self.file
            .seek(SeekFrom::Start(from))
            .and_then(|_| self.file.read_to_end(&mut text))
            .map_err(LibraryError::disk("read the journal of changes"))?;
        Ok(parsed(&text, from))
    }
}

/// What stands in a journal from byte `from` on, beside the one who writes it.
pub(crate) fn read(path: &Path, from: u64) -> std::io::Result<Contents> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    // A line that is being written has no end yet.
    let whole = text.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    Ok(parsed(&text[..whole], from))
}

/// The entries of a text that stands at byte `from` of its journal.
fn parsed(text: &[u8], from: u64) -> Contents {
    let mut contents = Contents::default();
    let mut end = from;
    for line in text.split_inclusive(|&b| b == b'\n') {
        end += line.len() as u64;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice(line) {
            Ok(entry) => contents.entries.push((entry, end)),
            Err(_) => contents.unreadable += 1,
        }
    }
    contents
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str) -> Entry {
        Entry { version: 1, time: "2026-01-01T00:00:00Z".into(), change: Change::EventMade { event: "e1".into(), name: name.into() } }
    }

    fn entries(journal: &mut Journal, from: u64) -> Vec<Entry> {
        journal.read_from(from).unwrap().entries.into_iter().map(|(e, _)| e).collect()
    }

    #[test]
    fn gives_back_what_was_appended() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        Journal::open(&path).unwrap().append(&[entry("a\nb"), entry("ü")]).unwrap();
        let mut journal = Journal::open(&path).unwrap();
        assert_eq!(entries(&mut journal, 0), [entry("a\nb"), entry("ü")]);
        let end = journal.length();
        journal.append(&[entry("c")]).unwrap();
        assert_eq!(entries(&mut journal, end), [entry("c")]);
        assert_eq!(journal.read_from(end).unwrap().entries[0].1, journal.length());
    }

    #[test]
    fn cuts_a_line_that_a_kill_left_unfinished_and_steps_over_damage() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        Journal::open(&path).unwrap().append(&[entry("a")]).unwrap();
        let mut text = std::fs::read(&path).unwrap();
        text.extend_from_slice(b"\xff\xfenoise\n{\"v\":1,\"time\":\"20");
        std::fs::write(&path, text).unwrap();
        let mut journal = Journal::open(&path).unwrap();
        journal.append(&[entry("b")]).unwrap();
        let contents = Journal::open(&path).unwrap().read_from(0).unwrap();
        assert_eq!(contents.entries.iter().map(|(e, _)| e.clone()).collect::<Vec<_>>(), [entry("a"), entry("b")]);
        assert_eq!(contents.unreadable, 1);
    }
}
