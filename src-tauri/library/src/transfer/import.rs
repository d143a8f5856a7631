//! A file into a library. All of it is checked before anything is written; nothing is ever written under a name of the file's; and what
//! it brings is one line of the journal, so that it is there whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use crosscheck_compare::document::Document;
use serde::de::DeserializeOwned;
use serde_json::Value;
use zip::ZipArchive;

use super::{EventFile, FORMAT, MANIFEST, Manifest, ORIGINALS, Step, Steps};
use crate::error::LibraryError;
use crate::history::History;
use crate::journal::{Change, Deed};
use crate::library::{Library, article_id, now, unique_id};
use crate::originals::{is_name, sha256};
use crate::records::ArticleRecord;
use crate::state::EventState;

/// Bytes of the manifest at most.
pub const LARGEST_MANIFEST: u64 = 64 << 20;
/// Bytes of an event, of an original at most.
const LARGEST: [u64; 2] = [256 << 20, 512 << 20];
/// Parts at most.
const PARTS: usize = 100_000;
/// All of it unpacked at most: so many times the file, and so much more. Text packs to a tenth; a bomb to a thousandth.
const TIMES: u64 = 100;
const MORE: u64 = 256 << 20;
/// Letters of an id at most.
const LONGEST_ID: usize = 200;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Events that came: id and name.
    pub events: Vec<(String, String)>,
    /// Names of those that the library has already, just as they are.
    pub there: Vec<String>,
    /// Articles that came.
    pub articles: usize,
    /// Those of them that can't be read: event and file.
    pub unread: Vec<(String, String)>,
}

fn damaged(what: &str) -> LibraryError {
    LibraryError::Unusable(format!("The file is damaged ({what}). Nothing was imported. Copy it again from where it came from."))
}

fn refused(what: &str) -> LibraryError {
    LibraryError::Unusable(format!("This is no file that Crosscheck made ({what}). Nothing was imported."))
}

impl Library {
    /// Takes the events of a file in, with all that was done in them. An event whose id is taken comes as another one; one that is there
    /// just so is left as it is. `step` hears of every part that is checked and every article that is read, and stops it.
    ///
    /// # Errors
    /// [`LibraryError::Unusable`] where the file is damaged, of a later version, or made to do harm; then, when it is stopped, and when the
    /// disk refuses, the library is as it was.
    pub fn import(&self, from: &Path, step: &Step) -> Result<Imported, LibraryError> {
        let file = File::open(from).map_err(LibraryError::disk("open the file"))?;
        let packed = file.metadata().map_err(LibraryError::disk("open the file"))?.len();
        let steps = Steps::of(0, step);
        let mut parcel = Parcel::open(file, packed, &steps)?;
        let known: BTreeSet<String> = self.events()?.into_iter().chain(self.bin()?).map(|e| e.id).collect();
        let (mut imported, mut states, mut originals) = (Imported::default(), Vec::new(), BTreeMap::new());
        let mut coming = BTreeSet::new();
        for name in parcel.manifest.events.clone() {
            let event: EventFile = parcel.json(&name.file, LARGEST[0])?;
            let state = sound(event.state, &parcel, &event.originals)?;
            if known.contains(&state.record.id) && self.has_just(&state)? {
                imported.there.push(state.record.name);
                continue;
            }
            originals.extend(event.originals);
            let taken = known.contains(&state.record.id) || !coming.insert(state.record.id.clone());
            states.push(at_home(state, taken)?);
        }
        let ids: BTreeSet<String> = states.iter().map(|s| s.record.id.clone()).collect();
        for state in &mut states {
            // What can be taken back must be about events that are here, and what was said of articles taken out about them too.
            if !history_is_within(&state.history, &ids) || !known.is_empty() {
                state.history = History::default();
                state.aside = BTreeMap::new();
            }
            imported.events.push((state.record.id.clone(), state.record.name.clone()));
        }
        let Some(first) = states.first().map(|s| s.record.id.clone()) else { return Ok(imported) };
        let mut read: BTreeMap<String, Document> = BTreeMap::new();
        for state in &states {
            for article in &state.record.articles {
                imported.articles += 1;
                steps.next()?;
                if let Some(entry) = originals.get(&article.sha256) {
                    let bytes = parcel.bytes(entry, LARGEST[1])?;
                    if self.originals.keep(&bytes)? != article.sha256 {
                        return Err(damaged("an original is another"));
                    }
                }
                match self.again.read(&self.originals, article) {
                    Some(document) => drop(read.insert(article.id.clone(), document)),
                    None if state.documents.contains_key(&article.id) => {}
                    None => imported.unread.push((state.record.name.clone(), article.file.clone())),
                }
            }
        }
        let restored = |state: EventState| Change::EventRestored { event: state.record.id.clone(), state: Box::new(state) };
        let changes = states.into_iter().map(restored).collect();
        let change = Change::Together { event: first, deed: Deed::Imported, changes };
        self.change_by(&mut |article: &ArticleRecord| read.remove(&article.id), |_| Ok(Some(change)))?;
        Ok(imported)
    }

    /// Whether an event is here just as a file has it.
    fn has_just(&self, state: &EventState) -> Result<bool, LibraryError> {
        let events = self.events()?.into_iter().chain(self.bin()?);
        let Some(here) = events.into_iter().find(|e| e.id == state.record.id) else { return Ok(false) };
        Ok(here == state.record && self.reviews(&here.id)? == state.reviews)
    }
}

/// A file that was opened, and what it says is in it.
struct Parcel {
    zip: ZipArchive<File>,
    manifest: Manifest,
    sums: BTreeMap<String, (String, u64)>,
}

impl Parcel {
    /// Opens a file and holds each part against its sum.
    fn open(file: File, packed: u64, steps: &Steps) -> Result<Self, LibraryError> {
        let mut zip = ZipArchive::new(file).map_err(|_| refused("it is no ZIP, or not all of one"))?;
        let text = part(&mut zip, MANIFEST, LARGEST_MANIFEST)?.ok_or_else(|| refused("it has no manifest"))?;
        let format = serde_json::from_slice::<Value>(&text).ok().and_then(|m| m["format"].as_u64());
        match format {
            Some(f) if f > u64::from(FORMAT) => {
                let message =
                    "This file was made by a later version of Crosscheck. Install that version to import it; nothing was imported.";
                return Err(LibraryError::Unusable(message.to_owned()));
            }
            Some(1) => {}
            _ => return Err(refused("its manifest says nothing")),
        }
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| damaged("its manifest can't be read"))?;
        let total = manifest.entries.iter().fold(0_u64, |n, e| n.saturating_add(e.bytes));
        if manifest.entries.len() > PARTS || total > packed.saturating_mul(TIMES).saturating_add(MORE) {
            return Err(LibraryError::Unusable("This file would unpack to far more than it can hold. Nothing was imported.".to_owned()));
        }
        let sums = manifest.entries.iter().map(|e| (e.name.clone(), (e.sha256.clone(), e.bytes))).collect();
        let mut parcel = Self { zip, manifest, sums };
        let names: Vec<String> = parcel.sums.keys().cloned().collect();
        // Each is checked; each article is then read.
        steps.total.set(names.len() + names.iter().filter(|n| n.starts_with(ORIGINALS)).count());
        for name in names {
            parcel.bytes(&name, LARGEST[1])?;
            steps.next()?;
        }
        Ok(parcel)
    }

    /// A part, as its sum says that it must be.
    fn bytes(&mut self, name: &str, most: u64) -> Result<Vec<u8>, LibraryError> {
        let (sum, length) = self.sums.get(name).cloned().ok_or_else(|| damaged("a part is not in its manifest"))?;
        if length > most {
            return Err(LibraryError::Unusable("A part of this file is larger than any article. Nothing was imported.".to_owned()));
        }
        let bytes = part(&mut self.zip, name, length)?.ok_or_else(|| damaged("a part is missing"))?;
        if bytes.len() as u64 != length || sha256(&bytes) != sum {
            return Err(damaged("a part is not what its sum says"));
        }
        Ok(bytes)
    }

    fn json<T: DeserializeOwned>(&mut self, name: &str, most: u64) -> Result<T, LibraryError> {
        let value: Value = serde_json::from_slice(&self.bytes(name, most)?).map_err(|_| damaged("an event can't be read"))?;
        serde_json::from_value(value).map_err(|_| damaged("an event can't be read"))
    }
}

/// A part's bytes, one more than asked for at most.
pub fn part<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str, most: u64) -> Result<Option<Vec<u8>>, LibraryError> {
    let Ok(entry) = zip.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    entry.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged("a part can't be unpacked"))?;
    if bytes.len() as u64 > most {
        return Err(damaged("a part is longer than it says"));
    }
    Ok(Some(bytes))
}

/// An event whose ids and files are such as we make.
fn sound(mut state: EventState, parcel: &Parcel, originals: &BTreeMap<String, String>) -> Result<EventState, LibraryError> {
    let is_id = |id: &str| (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_key = |id: &str| (1..=LONGEST_ID).contains(&id.len()) && !id.chars().any(char::is_control);
    let record = &mut state.record;
    let mut seen = BTreeSet::new();
    for article in &mut record.articles {
        let there = originals.get(&article.sha256).is_none_or(|name| parcel.sums.get(name).is_some_and(|(sum, _)| *sum == article.sha256));
        if !is_id(&article.id) || !is_name(&article.sha256) || !seen.insert(article.sha256.clone()) || !there {
            return Err(damaged("an article of it is none"));
        }
        article.file = article.file.rsplit(['/', '\\']).next().unwrap_or_default().replace(char::is_control, " ");
    }
    if !is_id(&record.id) || !state.reviews.keys().all(|k| is_key(k)) || !record.corrections.iter().all(|c| is_key(&c.id)) {
        return Err(damaged("an event of it is none"));
    }
    record.name = record.name.replace(char::is_control, " ");
    let ids: BTreeSet<&str> = record.articles.iter().map(|a| a.id.as_str()).collect();
    state.documents.retain(|id, _| ids.contains(id.as_str()));
    state.aside.retain(|id, _| is_id(id));
    Ok(state)
}

/// The event under an id of its own where its own is `taken`, and its articles under the ids that they have in it.
fn at_home(mut state: EventState, taken: bool) -> Result<EventState, LibraryError> {
    let old = state.record.id.clone();
    let new = if taken { unique_id(&now()) } else { old.clone() };
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for article in &state.record.articles {
        names.insert(article.id.clone(), article_id(&new, &article.sha256));
    }
    names.insert(old, new);
    names.retain(|a, b| a != b);
    if names.is_empty() {
        return Ok(state);
    }
    state.history = History::default();
    state.aside = BTreeMap::new();
    let unreadable = |_| damaged("an event can't be read");
    let mut value = serde_json::to_value(&state).map_err(unreadable)?;
    rename(&mut value, &names);
    serde_json::from_value(value).map_err(unreadable)
}

/// Gives every id its new name, wherever it stands.
fn rename(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(new) = names.get(text) {
                text.clone_from(new);
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|v| rename(v, names)),
        Value::Object(fields) => {
            let old = std::mem::take(fields);
            for (key, mut value) in old {
                rename(&mut value, names);
                fields.insert(names.get(&key).cloned().unwrap_or(key), value);
            }
        }
        _ => {}
    }
}

fn history_is_within(history: &History, events: &BTreeSet<String>) -> bool {
    let steps = history.done.iter().chain(&history.undone);
    let within = |c: &Change| c.parts().iter().all(|p| events.contains(p.event()));
    steps.into_iter().all(|s| within(&s.forward) && s.back.iter().all(within))
}
