//! The corpus of invented events: fact sheets, tagged articles, and the gold that follows from the tags.
//!
//! `docs/corpus.md` tells the format and how to add an event.

/// What the finders mark at the words of gold differences.
pub mod coverage;
/// Fact sheets and tagged articles, parsed.
pub mod event;
/// The articles in the forms in which a journalist has them.
pub mod forms;
/// Claims, differences, near misses and copies from the tags, in the form of the bench's `events` corpus.
pub mod gold;
/// The second reading by someone without the fact sheet, and how far it agrees.
pub mod reading;
/// What a sound event must fulfil.
pub mod validate;

use std::path::{Path, PathBuf};

pub use event::Event;

/// The folder with the events, one folder each.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/events")
}

/// All events, or those named, in order of their names. An event that can't be parsed is an error that names file and line.
pub fn load(folder: &Path, only: &[&str]) -> Result<Vec<Event>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.join("event.json").exists()).collect();
    paths.retain(|p| only.is_empty() || p.file_name().is_some_and(|n| only.iter().any(|o| n == *o)));
    paths.sort();
    paths.iter().map(|p| Event::load(p)).collect()
}

/// Which part of the corpus an event belongs to: decided by its languages and its name alone, so that adding events moves none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// English, to learn from: six of ten.
    Train,
    /// English, to tune on: two of ten.
    Dev,
    /// English, to measure once: two of ten.
    Test,
    /// One other language; kept apart.
    Languages,
    /// Outlets that write in different languages; kept apart, for later work.
    Cross,
}

impl Part {
    /// All parts with the names that the tool takes.
    pub const ALL: [(&str, Self); 5] =
        [("train", Self::Train), ("dev", Self::Dev), ("test", Self::Test), ("languages", Self::Languages), ("cross", Self::Cross)];

    /// The part of an event: for English ones FNV-1a of the name, modulo ten.
    pub fn of(event: &Event) -> Self {
        match event.sheet.languages.as_slice() {
            [only] if only == "en" => Self::of_name(&event.id),
            [_] => Self::Languages,
            _ => Self::Cross,
        }
    }

    fn of_name(id: &str) -> Self {
        let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        match hash % 10 {
            0..=5 => Self::Train,
            6 | 7 => Self::Dev,
            _ => Self::Test,
        }
    }
}
