//! Hostile formats are read in a child process: the same program, asked with [`ARGUMENT`]. Whatever a file does to its parser
//! (a crash, a hang, all memory) ends that child, and so that file's reading alone.
//!
//! A program makes this so by calling [`serve`] first thing in its `main`. Where it does not, as in tests, files are read in the
//! process itself. Children are kept and used again; one that a parser may have left in disorder is not.

use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use crosscheck_compare::document::Document;

use crate::archives::{self, Unpacked};
use crate::detect::{self, Format};
use crate::{Input, Refusal, RefusalCode, limits};
use child::Child;

/// The child as its parent sees it.
mod child;
/// What crosses between the two.
mod frames;
/// The child's own side.
mod server;

/// What a program is asked with to read files for another of its kind.
pub const ARGUMENT: &str = "--read-for-parent";

/// Children at hand.
static POOL: OnceLock<Pool> = OnceLock::new();

#[derive(Debug)]
struct Pool {
    program: std::path::PathBuf,
    /// Longest time for one file.
    limit: Duration,
    idle: Mutex<Vec<Child>>,
}

/// To be called first in `main`. When the program was started to read files for its parent, does so, and answers `true` when there
/// are no more: the program then ends. Else answers `false`, and from now on files are read by children.
pub fn serve() -> bool {
    if std::env::args_os().nth(1).is_some_and(|a| a == ARGUMENT) {
        server::run();
        return true;
    }
    if let Ok(program) = std::env::current_exe() {
        begin(program);
    }
    false
}

/// From now on files are read by children that `program` is; it must call [`serve`].
pub fn begin(program: std::path::PathBuf) {
    begin_within(program, limits::FILE_TIME);
}

/// As [`begin`], with another limit for the time that one file may take.
pub fn begin_within(program: std::path::PathBuf, limit: Duration) {
    // Whoever came first stays.
    let _ = POOL.set(Pool { program, limit, idle: Mutex::default() });
}

/// Ends the children that wait for the next file. They would end with this process anyway; after this, what they took of the processor is
/// counted with it.
pub fn end() {
    if let Some(pool) = POOL.get() {
        pool.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// A request to a child.
enum Job<'a> {
    Read(&'a Input<'a>),
    Unpack(&'a Input<'a>),
}

/// What came back.
enum Answer {
    Document(Box<Document>),
    Unpacked(Unpacked),
    Refusal(Refusal),
}

/// Reads a file as [`crate::read`] does, in a child where its format is hostile. `stop` ends the child at once.
///
/// # Errors
/// A [`Refusal`]; [`RefusalCode::Crashed`], [`RefusalCode::TimedOut`] and [`RefusalCode::OutOfMemory`] are what became of the child.
pub fn read(input: &Input, stop: &AtomicBool) -> Result<Document, Refusal> {
    let Some(pool) = POOL.get().filter(|_| hostile(input)) else { return crate::read(input) };
    match pool.ask(&Job::Read(input), stop) {
        Answer::Document(document) => Ok(*document),
        Answer::Refusal(refusal) => Err(refusal),
        Answer::Unpacked(_) => Err(crashed()),
    }
}

/// What is in a packed folder, a mailbox, a web archive or an e-book, each part a file of its own; `None` when it is none of them.
/// In a child, as [`read`].
///
/// # Errors
/// When it can't be unpacked.
pub fn unpack(input: &Input, stop: &AtomicBool) -> Option<Result<Unpacked, Refusal>> {
    if input.raw || input.format.is_some() || !archives::is_archive(input.bytes, input.name) {
        return None;
    }
    let Some(pool) = POOL.get() else { return Some(archives::unpack(input)) };
    Some(match pool.ask(&Job::Unpack(input), stop) {
        Answer::Unpacked(unpacked) => Ok(unpacked),
        Answer::Refusal(refusal) => Err(refusal),
        Answer::Document(_) => Err(crashed()),
    })
}

/// Plain text has no parser that could be led astray.
fn hostile(input: &Input) -> bool {
    let small = input.bytes.len() <= limits::FILE_BYTES && !input.bytes.is_empty();
    let text = match input.format {
        Some("html") => false,
        Some("markdown") => true,
        Some("text") => matches!(crate::as_text(input.bytes), Format::Text | Format::Markdown),
        _ => matches!(detect::detect(input.bytes, input.name), Format::Text | Format::Markdown),
    };
    small && !input.raw && !text
}

fn crashed() -> Refusal {
    Refusal::new(
        RefusalCode::Crashed,
        "The file broke the part of Crosscheck that reads it; nothing else was harmed. Copy the article's text and paste it instead.",
    )
}

impl Pool {
    fn ask(&self, job: &Job, stop: &AtomicBool) -> Answer {
        // A kept child may have died while it waited; a fresh one has not.
        for _ in 0..2 {
            let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let fresh = kept.is_none();
            let child = match kept {
                Some(child) => Ok(child),
                None => Child::start(&self.program),
            };
            let Ok(mut child) = child else { break };
            match child.ask(job, self.limit, stop) {
                Ok((answer, again)) => {
                    let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
                    if again && idle.len() < limits::KEPT_CHILDREN {
                        idle.push(child);
                    }
                    return answer;
                }
                Err(refusal) if fresh || !child.never_began() => return Answer::Refusal(refusal),
                Err(_) => {}
            }
        }
        let message = "The part of Crosscheck that reads files could not be started; close other programs and try again.";
        Answer::Refusal(Refusal::new(RefusalCode::Crashed, message))
    }
}
