//! Files into an event: walked, read on all cores, taken in in the order given, each with its own progress and outcome. A bad
//! file never stops the others.

use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crosscheck_compare::document::Document;
use crosscheck_compare::duplicates::{self, Likeness};
use crosscheck_import as import;
use crosscheck_import::contained;
use crosscheck_library::{Added, Library, NewArticle};

use crate::desk::defects;
use crate::wire::{FileOutcome, ImportProgress, ImportResult, Problem, ProblemCode, WarningView};

/// Files read at a time, at most; each has a process of its own for hostile formats.
const READERS: usize = 16;
/// How far reading may run ahead of taking in, in files for each reader: what is read waits in memory.
const AHEAD: usize = 3;
/// Parsers go deep on some pages.
const STACK_BYTES: usize = 64 << 20;
/// A folder of more files is no event.
const MOST_FILES: usize = 2000;
/// How deep folders are walked.
const DEEPEST: usize = 8;
/// From so many files on, progress is told at intervals.
const MANY: usize = 40;
/// At most so often.
const INTERVAL: Duration = Duration::from_millis(100);

/// Something to read.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file of the disk.
    File(PathBuf),
    /// Bytes at hand: pasted text, an example.
    Bytes {
        /// Shown as its file's name.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
        /// `text` or `html` where known.
        format: Option<&'static str>,
    },
    /// Nothing that can be read, and why.
    Refused(String, Problem),
}

impl Source {
    fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Bytes { name, .. } | Self::Refused(name, _) => name.clone(),
        }
    }

    fn format(&self) -> Option<&'static str> {
        if let Self::Bytes { format, .. } = self { *format } else { None }
    }
}

/// What reading a source gave.
struct Reading {
    bytes: Vec<u8>,
    document: Document,
}

enum Step {
    Begun(usize),
    Read(usize, Box<Result<Reading, Problem>>),
    Skipped(usize),
}

/// Reads the sources and takes them into `event`, or into a new one named by the first headline. An archive's place in the progress
/// is taken by the files in it when its turn comes. `stop` cancels what is not yet taken in; `tell` hears of every step.
///
/// # Errors
/// When the library refuses; what was taken in before stays.
pub fn take_in(
    library: &Library,
    event: Option<String>,
    name: Option<&str>,
    sources: &[Source],
    stop: &AtomicBool,
    tell: &dyn Fn(ImportProgress),
) -> Result<ImportResult, Problem> {
    let mut taking = Taking {
        library,
        event,
        name,
        files: sources.iter().map(|s| FileOutcome::Waiting { file: s.name() }).collect(),
        known: Known::default(),
        tell,
        told: Instant::now(),
    };
    taking.tell(false, true);
    taking.look_around()?;
    // Archives are opened one at a time: all that is in one is in memory.
    let (mut at, mut rest) = (0, sources);
    while !rest.is_empty() {
        let files = rest.iter().position(|s| !stop.load(Ordering::Relaxed) && begins_as_archive(s)).unwrap_or(rest.len());
        taking.read(&rest[..files], at, stop);
        at += files;
        rest = &rest[files..];
        if let Some((archive, after)) = rest.split_first() {
            at += taking.open(archive, at, stop);
            rest = after;
        }
    }
    taking.tell(true, true);
    let Taking { event, files, .. } = taking;
    let is_there =
        |f: &FileOutcome| matches!(f, FileOutcome::Imported { .. } | FileOutcome::LikelyDuplicate { .. } | FileOutcome::Duplicate { .. });
    let in_event = files.iter().any(is_there);
    Ok(ImportResult { event: event.filter(|_| in_event), files, suggestions: Vec::new() })
}

/// The articles that are compared in the event, for finding likely duplicates of them.
#[derive(Default)]
struct Known {
    index: duplicates::Index,
    /// Id and file of each, in the index's order.
    articles: Vec<(String, String)>,
}

impl Known {
    fn add(&mut self, id: &str, file: &str, document: &Document) {
        self.index.add(file, document);
        self.articles.push((id.to_owned(), file.to_owned()));
    }
}

struct Taking<'a> {
    library: &'a Library,
    event: Option<String>,
    name: Option<&'a str>,
    files: Vec<FileOutcome>,
    known: Known,
    tell: &'a dyn Fn(ImportProgress),
    told: Instant,
}

impl Taking<'_> {
    fn tell(&mut self, done: bool, now: bool) {
        if now || self.files.len() < MANY || self.told.elapsed() > INTERVAL {
            (self.tell)(ImportProgress { files: self.files.clone(), done, event: self.event.clone() });
            self.told = Instant::now();
        }
    }

    /// Notes what is in the event already.
    fn look_around(&mut self) -> Result<(), Problem> {
        let Some(event) = &self.event else { return Ok(()) };
        for article in self.library.event(event)?.compared() {
            // One whose reading was lost is like nothing.
            if let Ok(document) = self.library.document(&article.id) {
                self.known.add(&article.id, &article.file, &article.correction.corrected(document));
            }
        }
        Ok(())
    }

    /// Reads files on all cores, and takes them in in their order; `first` is the first one's place in the progress.
    fn read(&mut self, sources: &[Source], first: usize, stop: &AtomicBool) {
        let next = AtomicUsize::new(0);
        let turn = Turn::default();
        thread::scope(|scope| {
            let (sender, steps) = channel();
            let readers = thread::available_parallelism().map_or(2, usize::from).min(READERS).min(sources.len());
            for _ in 0..readers {
                let (sender, next, turn) = (sender.clone(), &next, &turn);
                let work = move || read_all(sources, next, turn, readers * AHEAD, stop, &sender);
                if thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work).is_err() {
                    break;
                }
            }
            drop(sender);
            let mut ready = BTreeMap::new();
            let mut now = 0;
            for step in steps {
                match step {
                    Step::Begun(at) => {
                        self.files[first + at] = FileOutcome::Reading { file: sources[at].name() };
                        self.tell(false, false);
                    }
                    Step::Read(at, read) => drop(ready.insert(at, Some(*read))),
                    Step::Skipped(at) => drop(ready.insert(at, None)),
                }
                while let Some(read) = ready.remove(&now) {
                    self.files[first + now] = self.outcome(&sources[now], read);
                    self.tell(false, false);
                    now += 1;
                    turn.reached(now);
                }
            }
        });
    }

    /// Opens an archive at a place in the progress, reads what is in it, and says how many places it took.
    fn open(&mut self, source: &Source, at: usize, stop: &AtomicBool) -> usize {
        let file = source.name();
        if stop.load(Ordering::Relaxed) {
            self.files[at] = FileOutcome::Cancelled { file };
            return 1;
        }
        self.files[at] = FileOutcome::Reading { file: file.clone() };
        self.tell(false, true);
        let parts = match parts_of(source, &file, stop) {
            Ok(Some(parts)) => parts,
            Ok(None) => {
                self.read(std::slice::from_ref(source), at, stop);
                return 1;
            }
            Err(problem) => {
                self.files[at] = self.outcome(source, Some(Err(problem)));
                return 1;
            }
        };
        self.files.splice(at..=at, parts.iter().map(|p| FileOutcome::Waiting { file: p.name() }));
        self.tell(false, true);
        self.read(&parts, at, stop);
        parts.len()
    }

    fn outcome(&mut self, source: &Source, read: Option<Result<Reading, Problem>>) -> FileOutcome {
        let file = source.name();
        match read {
            None => FileOutcome::Cancelled { file },
            Some(Err(Problem { code: ProblemCode::Cancelled, .. })) => FileOutcome::Cancelled { file },
            Some(Err(problem)) => FileOutcome::Refused { file, problem },
            Some(Ok(read)) => self.take(source, read).unwrap_or_else(|problem| FileOutcome::Refused { file, problem }),
        }
    }

    fn take(&mut self, source: &Source, mut read: Reading) -> Result<FileOutcome, Problem> {
        let file = source.name();
        let event = match &self.event {
            Some(event) => event.clone(),
            None => {
                let headline = read.document.metadata.headline.as_deref().map(str::trim).filter(|h| !h.is_empty());
                let made = self.library.make_event(self.name.or(headline).unwrap_or(&file))?;
                self.event.insert(made.id).clone()
            }
        };
        let alike = self.known.index.find(&read.document);
        let same = alike.as_ref().filter(|m| m.likeness == Likeness::Same).map(|m| self.known.articles[m.position].clone());
        if let Some(version) = alike.filter(|m| m.likeness == Likeness::Version) {
            read.document.warnings.push(version.warning());
        }
        let duplicate_of = same.as_ref().map(|(id, _)| id.as_str());
        let new = NewArticle { file: &file, bytes: &read.bytes, format: source.format(), document: &read.document, duplicate_of };
        let article = match self.library.add_article(&event, &new)? {
            Added::New(article) => article,
            Added::Duplicate(article) => return Ok(FileOutcome::Duplicate { file, article: article.id }),
        };
        let outlet = article.outlet.clone().filter(|o| !o.trim().is_empty()).unwrap_or_else(|| file.clone());
        if let Some((of, of_file)) = same {
            return Ok(FileOutcome::LikelyDuplicate { file, article: article.id, outlet, of, of_file });
        }
        self.known.add(&article.id, &file, &read.document);
        let warnings = read.document.warnings.into_iter().map(WarningView::from).collect();
        Ok(FileOutcome::Imported { article: article.id, outlet, warnings, file })
    }
}

/// How many files were taken in: whoever reads too far ahead waits for it.
#[derive(Default)]
struct Turn {
    taken: Mutex<usize>,
    moved: Condvar,
}

impl Turn {
    fn reached(&self, taken: usize) {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) = taken;
        self.moved.notify_all();
    }

    fn wait_until_near(&self, at: usize, ahead: usize) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while at > *taken + ahead {
            taken = self.moved.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn read_all(sources: &[Source], next: &AtomicUsize, turn: &Turn, ahead: usize, stop: &AtomicBool, steps: &Sender<Step>) {
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(source) = sources.get(at) else { return };
        // The files before this one are with other readers, or in their turn: this ends.
        turn.wait_until_near(at, ahead);
        let step = if stop.load(Ordering::Relaxed) {
            Step::Skipped(at)
        } else {
            let _ = steps.send(Step::Begun(at));
            // A reader's defect costs this one file.
            let reading = catch_unwind(AssertUnwindSafe(|| defects::answered(|| read(source, stop))));
            Step::Read(at, Box::new(reading.unwrap_or_else(|_| Err(Problem::internal()))))
        };
        if steps.send(step).is_err() {
            return;
        }
    }
}

fn read(source: &Source, stop: &AtomicBool) -> Result<Reading, Problem> {
    let bytes = match source {
        Source::File(path) => load(path)?,
        Source::Bytes { bytes, .. } => bytes.clone(),
        Source::Refused(_, problem) => return Err(problem.clone()),
    };
    let input = import::Input { name: &source.name(), bytes: &bytes, format: source.format(), ..Default::default() };
    let document = contained::read(&input, stop).map_err(Problem::refused)?;
    Ok(Reading { bytes, document })
}

/// A file's bytes, never more than are read anyway.
fn load(path: &Path) -> Result<Vec<u8>, Problem> {
    let found = std::fs::metadata(path).map_err(|e| Problem::unreadable(&e))?;
    if !found.is_file() {
        return Err(Problem::new(ProblemCode::Unreadable, "It is no file that can be read. Drop a saved article."));
    }
    if found.len() > import::LARGEST_FILE {
        return Err(Problem::refused(import::too_large(found.len())));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| Problem::unreadable(&e))?;
    file.take(import::LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|e| Problem::unreadable(&e))?;
    Ok(bytes)
}

/// The files of what was dropped: folders walked, in the order given and by name; hidden files and the pictures and scripts
/// beside a page that a browser saved (`Page_files` beside `Page.html`) left out.
pub fn walk(paths: &[PathBuf]) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in paths {
        if !path.is_dir() {
            sources.push(Source::File(path.clone()));
            continue;
        }
        let before = sources.len();
        let walk = walkdir::WalkDir::new(path).max_depth(DEEPEST).sort_by_file_name();
        let wanted = |entry: &walkdir::DirEntry| entry.depth() == 0 || !(is_hidden(entry) || is_page_folder(entry));
        let files = walk.into_iter().filter_entry(wanted).filter_map(Result::ok).filter(|e| e.file_type().is_file());
        sources.extend(files.take(MOST_FILES + 1).map(|e| Source::File(e.into_path())));
        let name = || path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if sources.len() - before > MOST_FILES {
            sources.truncate(before);
            let message = format!("This folder holds more than {MOST_FILES} files. Drop the articles of one event.");
            sources.push(Source::Refused(name(), Problem::new(ProblemCode::TooLarge, message)));
        } else if sources.len() == before {
            sources.push(Source::Refused(name(), Problem::new(ProblemCode::Empty, "There are no files in this folder.")));
        }
    }
    sources
}

/// What is in a packed folder, a mailbox, a web archive, each as a source; `None` when the file is none of them.
fn parts_of(source: &Source, file: &str, stop: &AtomicBool) -> Result<Option<Vec<Source>>, Problem> {
    let Source::File(path) = source else { return Ok(None) };
    let bytes = load(path)?;
    if crosscheck_library::transfer::is_export(&bytes) {
        let message = "It holds events that Crosscheck exported, no article. Choose File > Import… to take them in.";
        return Err(Problem::new(ProblemCode::Unsupported, message));
    }
    let input = import::Input { name: file, bytes: &bytes, ..Default::default() };
    let Some(unpacked) = contained::unpack(&input, stop) else { return Ok(None) };
    let part = |p: import::archives::Part| Source::Bytes {
        name: format!("{file}/{}", p.name),
        bytes: p.bytes,
        format: p.format.as_deref().filter(|f| *f == "html").map(|_| "html"),
    };
    Ok(Some(unpacked.map_err(Problem::refused)?.parts.into_iter().map(part).collect()))
}

/// Whether a file begins as packed files, mailboxes and web archives do, and is no packed document.
fn begins_as_archive(source: &Source) -> bool {
    const STARTS: [&[u8]; 4] = [b"PK", b"\x1F\x8B", b"From ", b"WARC/"];
    let Source::File(path) = source else { return false };
    let mut start = Vec::new();
    let begun = std::fs::File::open(path).and_then(|f| f.take(8).read_to_end(&mut start));
    // Word files and the like begin as packed folders do: only all of it says what it is.
    let is_one = || load(path).is_ok_and(|bytes| import::archives::is_archive(&bytes, &source.name()));
    begun.is_ok() && STARTS.iter().any(|s| start.starts_with(s)) && is_one()
}

fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_page_folder(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let page = name.strip_suffix("_files").filter(|_| entry.file_type().is_dir());
    page.is_some_and(|page| ["html", "htm"].iter().any(|ending| entry.path().with_file_name(format!("{page}.{ending}")).is_file()))
}
