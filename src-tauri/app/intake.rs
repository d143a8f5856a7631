//! Files into an event: walked, read on all cores, taken in in the order given, each with its own progress and outcome. A bad
//! file never stops the others.

use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crosscheck_compare::document::Document;
use crosscheck_import as import;
use crosscheck_import::contained;
use crosscheck_library::{Added, Library, NewArticle};

use crate::wire::{FileOutcome, ImportProgress, ImportResult, Problem, ProblemCode, WarningView};

/// Files read at a time, at most; each has a process of its own for hostile formats.
const READERS: usize = 16;
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

/// Reads the sources and takes them into `event`, or into a new one named by the first headline. `stop` cancels what is not yet
/// begun; `tell` hears of every step.
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
        tell,
        told: Instant::now(),
    };
    taking.tell(false, true);
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (sender, steps) = channel();
        let cores = thread::available_parallelism().map_or(2, usize::from);
        for _ in 0..READERS.min(cores).min(sources.len()) {
            let (sender, next) = (sender.clone(), &next);
            let work = move || read_all(sources, next, stop, &sender);
            if thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        drop(sender);
        let mut ready = BTreeMap::new();
        let mut turn = 0;
        for step in steps {
            match step {
                Step::Begun(at) => {
                    taking.files[at] = FileOutcome::Reading { file: sources[at].name() };
                    taking.tell(false, false);
                }
                Step::Read(at, read) => drop(ready.insert(at, Some(*read))),
                Step::Skipped(at) => drop(ready.insert(at, None)),
            }
            while let Some(read) = ready.remove(&turn) {
                taking.files[turn] = taking.outcome(&sources[turn], read);
                taking.tell(false, false);
                turn += 1;
            }
        }
    });
    taking.tell(true, true);
    let Taking { event, files, .. } = taking;
    let in_event = files.iter().any(|f| matches!(f, FileOutcome::Imported { .. } | FileOutcome::Duplicate { .. }));
    Ok(ImportResult { event: event.filter(|_| in_event), files, suggestions: Vec::new() })
}

struct Taking<'a> {
    library: &'a Library,
    event: Option<String>,
    name: Option<&'a str>,
    files: Vec<FileOutcome>,
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

    fn outcome(&mut self, source: &Source, read: Option<Result<Reading, Problem>>) -> FileOutcome {
        let file = source.name();
        match read {
            None => FileOutcome::Cancelled { file },
            Some(Err(Problem { code: ProblemCode::Cancelled, .. })) => FileOutcome::Cancelled { file },
            Some(Err(problem)) => FileOutcome::Refused { file, problem },
            Some(Ok(read)) => match self.add(source, &read) {
                Ok(Added::New(article)) => {
                    let warnings = read.document.warnings.iter().cloned().map(WarningView::from).collect();
                    let outlet = article.outlet.filter(|o| !o.trim().is_empty()).unwrap_or_else(|| file.clone());
                    FileOutcome::Imported { article: article.id, outlet, warnings, file }
                }
                Ok(Added::Duplicate(article)) => FileOutcome::Duplicate { file, article: article.id },
                Err(problem) => FileOutcome::Refused { file, problem },
            },
        }
    }

    fn add(&mut self, source: &Source, read: &Reading) -> Result<Added, Problem> {
        let file = source.name();
        let event = match &self.event {
            Some(event) => event.clone(),
            None => {
                let headline = read.document.metadata.headline.as_deref().map(str::trim).filter(|h| !h.is_empty());
                let made = self.library.make_event(self.name.or(headline).unwrap_or(&file))?;
                self.event.insert(made.id).clone()
            }
        };
        let new = NewArticle { file: &file, bytes: &read.bytes, format: source.format(), document: &read.document };
        Ok(self.library.add_article(&event, &new)?)
    }
}

fn read_all(sources: &[Source], next: &AtomicUsize, stop: &AtomicBool, steps: &Sender<Step>) {
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(source) = sources.get(at) else { return };
        let step = if stop.load(Ordering::Relaxed) {
            Step::Skipped(at)
        } else {
            let _ = steps.send(Step::Begun(at));
            // A reader's defect costs this one file.
            Step::Read(at, Box::new(catch_unwind(AssertUnwindSafe(|| read(source, stop))).unwrap_or_else(|_| Err(Problem::internal()))))
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
    sources.into_iter().flat_map(opened).collect()
}

/// A packed folder, a mailbox, a web archive as what is in it; any other file as it is.
fn opened(source: Source) -> Vec<Source> {
    let Source::File(path) = &source else { return vec![source] };
    let file = source.name();
    // Only what may be an archive is loaded for a look.
    let Ok(bytes) = begins_as_archive(path).and_then(|may| if may { load(path) } else { Err(Problem::internal()) }) else {
        return vec![source];
    };
    let input = import::Input { name: &file, bytes: &bytes, ..Default::default() };
    match contained::unpack(&input, &AtomicBool::new(false)) {
        None => vec![source],
        Some(Err(refusal)) => vec![Source::Refused(file, Problem::refused(refusal))],
        Some(Ok(unpacked)) => {
            let part = |p: import::archives::Part| Source::Bytes {
                name: format!("{file}/{}", p.name),
                bytes: p.bytes,
                format: p.format.as_deref().filter(|f| *f == "html").map(|_| "html"),
            };
            unpacked.parts.into_iter().map(part).collect()
        }
    }
}

/// Whether a file begins as packed files, mailboxes and web archives do.
fn begins_as_archive(path: &Path) -> Result<bool, Problem> {
    let mut start = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| Problem::unreadable(&e))?;
    file.take(8).read_to_end(&mut start).map_err(|e| Problem::unreadable(&e))?;
    let starts: [&[u8]; 4] = [b"PK", b"\x1F\x8B", b"From ", b"WARC/"];
    Ok(starts.iter().any(|s| start.starts_with(s)))
}

fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_page_folder(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let page = name.strip_suffix("_files").filter(|_| entry.file_type().is_dir());
    page.is_some_and(|page| ["html", "htm"].iter().any(|ending| entry.path().with_file_name(format!("{page}.{ending}")).is_file()))
}
