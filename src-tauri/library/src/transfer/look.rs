//! What a file holds, before it is taken in: its manifest alone is read.

use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use serde_json::Value;
use zip::ZipArchive;

use super::import::{LARGEST_MANIFEST, part};
use super::{ENDING, MANIFEST, ORIGINALS};

/// What the manifest of a file says. Nothing of it is checked yet: [`crate::Library::import`] does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The events' names.
    pub events: Vec<String>,
    /// How many articles' files.
    pub articles: usize,
    /// A whole library, with its bin.
    pub whole: bool,
    /// ISO 8601, UTC; empty where it does not say.
    pub made: String,
}

/// Whether a file is one that was exported: by what is in it, or else by its name, so that a damaged one is told of as such. `None` where
/// it is neither.
pub fn look(path: &Path) -> Option<Contents> {
    // Opening something else, as a pipe, might wait for ever.
    if !path.is_file() {
        return None;
    }
    let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ENDING));
    File::open(path).ok().and_then(contents).or_else(|| named.then(Contents::default))
}

/// Whether bytes are those of a file that was exported.
pub fn is_export(bytes: &[u8]) -> bool {
    contents(Cursor::new(bytes)).is_some()
}

fn contents<R: Read + Seek>(mut file: R) -> Option<Contents> {
    // Whatever begins otherwise is no such file, however large it is.
    let mut begin = [0; 2];
    file.read_exact(&mut begin).ok().filter(|()| begin == *b"PK")?;
    file.rewind().ok()?;
    let mut zip = ZipArchive::new(file).ok()?;
    let manifest = part(&mut zip, MANIFEST, LARGEST_MANIFEST).ok()??;
    let manifest: Value = serde_json::from_slice(&manifest).ok()?;
    // Other programs have manifests too; a later version of ours may have another form.
    let (Some(_), Some(_), Some(events), Some(entries)) =
        (manifest["format"].as_u64(), manifest["program"].as_str(), manifest["events"].as_array(), manifest["entries"].as_array())
    else {
        return None;
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Some(Contents {
        events: events.iter().map(|e| text(&e["name"])).collect(),
        articles: entries.iter().filter(|e| e["name"].as_str().is_some_and(|n| n.starts_with(ORIGINALS))).count(),
        whole: manifest["whole"] == true,
        made: text(&manifest["made"]),
    })
}
