//! The changes, one JSON object a line, only ever appended to and synced before anything is acknowledged.
//!
//! A kill in the middle of a line leaves a line without its end: it was never acknowledged, and is cut at the next start. Every line
//! ends with a sum of what stands before it (see [`line`]), so that a letter that the disk changed is noticed.
//!
//! Under a passphrase the lines are sealed (see [`sealed`]); what is said of places and lengths here is of the text without.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;

use crate::error::LibraryError;
use crate::originals::sync_folder;
use crate::secrecy::seal::Seal;

/// What a line says.
mod change;
/// A line and its sum.
mod line;
/// Lines under a passphrase.
mod sealed;

pub use change::{Change, Deed, Entry};

/// The file of changes, open at its end.
#[derive(Debug)]
pub struct Journal {
    file: File,
    length: u64,
    seal: Option<Seal>,
    /// Bytes of the file itself.
    on_disk: u64,
    /// Number of the last sealed line.
    number: u64,
    state: State,
    /// The sum of the last line.
    last: Option<String>,
}

/// Whether a file is a journal whose lines are sealed. One that can't be read is none.
pub(crate) fn is_sealed(path: &Path) -> bool {
    let mut start = Vec::new();
    File::open(path).and_then(|f| f.take(sealed::HEAD).read_to_end(&mut start)).is_ok() && sealed::is_sealed(&start)
}

/// How a journal was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Where lines stand that can't be read or whose sum is wrong, in order; lines that follow one another are one range.
    pub damaged: Vec<Range<u64>>,
    /// A later version wrote lines of it.
    pub newer: bool,
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
    /// Opens or makes the file, cuts a last line that has no end, and looks at every line's sum.
    pub(crate) fn open(path: &Path, seal: Option<Seal>) -> Result<Self, LibraryError> {
        Self::open_file(path, seal).map_err(LibraryError::disk("open the journal of changes"))
    }

    fn open_file(path: &Path, seal: Option<Seal>) -> std::io::Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let on_disk = whole_lines(&bytes).len();
        if on_disk < bytes.len() {
            file.set_len(on_disk as u64)?;
            file.sync_all()?;
            bytes.truncate(on_disk);
        }
        let (bytes, number) = opened(bytes, seal.as_ref());
        let (length, on_disk) = (bytes.len() as u64, on_disk as u64);
        Ok(Self { file, length, seal, on_disk, number, state: state(&bytes), last: last_sum(&bytes) })
    }

    /// Bytes in it.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// How it was found.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// All of it.
    pub fn bytes(&mut self) -> Result<Vec<u8>, LibraryError> {
        self.bytes_from(0)
    }

    fn bytes_from(&mut self, from: u64) -> Result<Vec<u8>, LibraryError> {
        let mut text = Vec::new();
        let mut read = |from| self.file.seek(SeekFrom::Start(from)).and_then(|_| self.file.read_to_end(&mut text));
        // Where a sealed line stands in the file is not where its text does.
        read(if self.seal.is_some() { 0 } else { from }).map_err(LibraryError::disk("read the journal of changes"))?;
        if self.seal.is_none() {
            return Ok(text);
        }
        Ok(opened(text, self.seal.as_ref()).0.split_off(usize::try_from(from.min(self.length)).unwrap_or(usize::MAX)))
    }

    /// The sum of the line that ends at byte `end`; `None` where no line does, or one of the first form, which had none.
    pub fn sum_at(&mut self, end: u64) -> Result<Option<String>, LibraryError> {
        if end == self.length {
            return Ok(self.last.clone());
        }
        let mut text = self.bytes()?;
        text.truncate(usize::try_from(end).unwrap_or(usize::MAX));
        Ok(last_sum(&text))
    }

    /// Where what a store has not yet taken in begins: after byte `applied`, but where damage has moved the lines, after the one whose sum
    /// is that of the last it took in.
    pub fn resume(&mut self, applied: u64, line: Option<&str>) -> Result<u64, LibraryError> {
        if applied == 0 || applied <= self.length && self.state.damaged.iter().all(|d| d.start >= applied) {
            return Ok(applied);
        }
        let text = self.bytes()?;
        let (mut end, mut found, mut next) = (0, None, self.length);
        for at in text.split_inclusive(|&b| b == b'\n') {
            end += at.len() as u64;
            if line.is_some() && line::sum(at) == line {
                found = Some(end);
            }
            if end >= applied {
                next = next.min(end);
            }
        }
        Ok(found.unwrap_or(next))
    }

    /// Appends entries and returns when they are on the disk.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), LibraryError> {
        let text = written(entries).map_err(LibraryError::disk("write the journal of changes"))?;
        let mut number = self.number;
        let sealed = self.seal.as_ref().map(|seal| sealed::close(&text, seal, &mut number)).transpose()?;
        self.write(sealed.as_ref().unwrap_or(&text)).map_err(LibraryError::disk("write the journal of changes"))?;
        self.number = number;
        self.length += text.len() as u64;
        self.last = last_sum(&text);
        Ok(())
    }

    fn write(&mut self, lines: &[u8]) -> std::io::Result<()> {
        let written = self.file.write_all(lines).and_then(|()| self.file.sync_data());
        if written.is_err() {
            // A full disk may have taken half a line: what follows must not be glued to it.
            self.file.set_len(self.on_disk)?;
        }
        written?;
        self.on_disk += lines.len() as u64;
        Ok(())
    }

    /// What stands in it from byte `from` on.
    pub fn read_from(&mut self, from: u64) -> Result<Contents, LibraryError> {
        Ok(parsed(&self.bytes_from(from)?, from))
    }

    /// Puts a journal of these lines into the place of the one at `path`, wholly or not at all.
    pub(crate) fn replace(path: &Path, lines: &[u8], seal: Option<Seal>) -> Result<Self, LibraryError> {
        let sealed = seal.as_ref().map(|seal| sealed::close(lines, seal, &mut 0)).transpose()?;
        let write = || {
            let folder = path.parent().unwrap_or(Path::new("."));
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(sealed.as_deref().unwrap_or(lines))?;
            file.as_file().sync_all()?;
            file.persist(path).map_err(|e| e.error)?;
            sync_folder(folder)
        };
        write().map_err(LibraryError::disk("write the journal of changes anew"))?;
        Self::open(path, seal)
    }
}

/// Entries as the lines of a journal.
///
/// # Errors
/// When an entry can't be written as JSON.
pub fn written(entries: &[Entry]) -> std::io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for entry in entries {
        line::write(entry, &mut lines)?;
    }
    Ok(lines)
}

/// The sum that an entry's line has; `None` for one of the first form.
///
/// # Errors
/// When it can't be written as JSON.
pub fn sum_of(entry: &Entry) -> Result<Option<String>, LibraryError> {
    if entry.version < line::FIRST_WITH_SUM {
        return Ok(None);
    }
    let line = written(std::slice::from_ref(entry)).map_err(LibraryError::disk("write the journal of changes"))?;
    Ok(line::sum(&line).map(str::to_owned))
}

/// The sum of a text's last line, where it has one.
pub(crate) fn last_sum(text: &[u8]) -> Option<String> {
    let line = text.strip_suffix(b"\n")?.rsplit(|&b| b == b'\n').next()?;
    line::sum(line).map(str::to_owned)
}

/// A text without a last line that has no end.
pub fn whole_lines(text: &[u8]) -> &[u8] {
    &text[..text.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1)]
}

/// How the lines of a journal are.
pub fn state(text: &[u8]) -> State {
    let mut state = State::default();
    let mut end = 0;
    for line in text.split_inclusive(|&b| b == b'\n') {
        let begin = end;
        end += line.len() as u64;
        match line::check(line) {
            line::Check::Sound => {}
            line::Check::Newer => state.newer = true,
            line::Check::Damaged => match state.damaged.last_mut() {
                Some(last) if last.end == begin => last.end = end,
                _ => state.damaged.push(begin..end),
            },
        }
    }
    state
}

/// What stands in a journal from byte `from` on, beside the one who writes it.
pub(crate) fn read(path: &Path, from: u64, seal: Option<&Seal>) -> std::io::Result<Contents> {
    // A line that is being written has no end yet.
    let mut text = std::fs::read(path)?;
    text.truncate(whole_lines(&text).len());
    let text = opened(text, seal).0;
    let rest = usize::try_from(from).ok().and_then(|from| text.get(from..));
    Ok(parsed(rest.unwrap_or_default(), from))
}

/// The text of a journal's file without its seals, and the number of its last sealed line.
fn opened(text: Vec<u8>, seal: Option<&Seal>) -> (Vec<u8>, u64) {
    match seal {
        None => (text, 0),
        Some(seal) => sealed::open(&text, seal),
    }
}

/// The entries of a text that stands at byte `from` of its journal.
pub(crate) fn parsed(text: &[u8], from: u64) -> Contents {
    let mut contents = Contents::default();
    let mut end = from;
    for line in text.split_inclusive(|&b| b == b'\n') {
        end += line.len() as u64;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match line::parse(line) {
            Some(entry) => contents.entries.push((entry, end)),
            None => contents.unreadable += 1,
        }
    }
    contents
}

#[cfg(test)]
mod tests;
