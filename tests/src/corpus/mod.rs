//! The corpus of invented events: fact sheets, tagged articles, and the gold that follows from the tags.
//!
//! `docs/corpus.md` tells the format and how to add an event.

/// Fact sheets and tagged articles, parsed.
pub mod event;
/// Claims, differences, near misses and copies from the tags, in the form of the bench's `events` corpus.
pub mod gold;
/// What a sound event must fulfil.
pub mod validate;

use std::path::{Path, PathBuf};

pub use event::Event;

/// The folder with the events, one folder each.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/events")
}

/// All events, in order of their names. An event that can't be parsed is an error that names file and line.
pub fn load(folder: &Path) -> Result<Vec<Event>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.join("event.json").exists()).collect();
    paths.sort();
    paths.iter().map(|p| Event::load(p)).collect()
}

/// Which part of the corpus an event belongs to: decided by its name alone, so that adding events moves none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// To learn from: six of ten.
    Train,
    /// To tune on: two of ten.
    Dev,
    /// To measure once: two of ten.
    Test,
}

impl Part {
    /// The part of an event: FNV-1a of its name, modulo ten.
    pub fn of(id: &str) -> Self {
        let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        match hash % 10 {
            0..=5 => Self::Train,
            6 | 7 => Self::Dev,
            _ => Self::Test,
        }
    }
}
