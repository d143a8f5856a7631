//! A web page, also one saved by SingleFile.

/// The page as blocks.
mod blocks;
/// What structured data gives as the article.
mod declared;
/// What names of elements say.
pub mod names;
/// The page made light and shallow.
mod slim;

use std::cell::RefCell;
use std::sync::mpsc;
use std::thread::JoinHandle;

use scraper::{ElementRef, Html, Node};

use crate::clutter::Line;
use crate::limits;

/// What a page gives before anything is decided.
#[derive(Debug, Default)]
pub struct Read {
    /// Its blocks in reading order, with what the markup says.
    pub lines: Vec<Line>,
    /// What its head and its marked-up parts say of it.
    pub facts: crate::metadata::page::PageFacts,
    /// Tags were nested too deeply and left out.
    pub flattened: bool,
}

/// Reads a page's markup. Parsing runs in a thread of its own with a deep stack and a time limit.
///
/// `None` when it did not finish.
pub fn read(html: &str) -> Option<Read> {
    let slim = slim::slim(html, limits::DEPTH);
    in_time(move || {
        let page = Html::parse_document(&slim.html);
        let facts = crate::metadata::page::read(&page);
        let mut lines = blocks::read(&page, limits::BLOCKS);
        declared::mark(&mut lines, &facts.bodies);
        Read { lines, facts, flattened: slim.flattened }
    })
}

/// All text in an element.
pub fn text_of(element: ElementRef) -> String {
    element.descendants().filter_map(|n| if let Node::Text(t) = n.value() { Some(&**t) } else { None }).collect()
}

/// The charset that a page names in its head.
pub fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let at = head.find("charset")?;
    let rest = head[at + 7..].trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')).collect();
    (!name.is_empty()).then_some(name)
}

/// Work for a [`Worker`].
type Work = Box<dyn FnOnce() + Send>;

/// A thread with a deep stack that reads one page after another: what it has prepared (automata above all) serves the next.
struct Worker {
    to: mpsc::SyncSender<Work>,
    thread: JoinHandle<()>,
}

impl Worker {
    fn start() -> Option<Self> {
        let (to, from) = mpsc::sync_channel::<Work>(1);
        let run = move || from.into_iter().for_each(|work| work());
        let thread = std::thread::Builder::new().stack_size(limits::STACK).spawn(run).ok()?;
        Some(Self { to, thread })
    }
}

thread_local! {
    /// Each thread that reads pages has its own, so that none waits for another.
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Runs a parser where a deep recursion or a panic ends nothing else, and stops waiting for it after a while: then it is left behind.
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let worker = WORKER.take().filter(|w| !w.thread.is_finished()).or_else(Worker::start)?;
    let (send, receive) = mpsc::sync_channel(1);
    let work = move || {
        // The receiver may have stopped waiting.
        let _ = send.send(work());
    };
    worker.to.send(Box::new(work)).ok()?;
    let done = receive.recv_timeout(limits::PARSER_TIME).ok()?;
    WORKER.set(Some(worker));
    Some(done)
}

/// Gives back the deep stack that pages were read on.
pub fn rest() {
    if let Some(Worker { to, thread }) = WORKER.take() {
        drop(to);
        // It has nothing to do, or has panicked.
        let _ = thread.join();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_one_page_alone() {
        assert_eq!(in_time(|| 1), Some(1));
        assert_eq!(in_time(|| -> u8 { panic!("of a test") }), None);
        assert_eq!(in_time(|| 2), Some(2));
        rest();
        assert_eq!(in_time(|| 3), Some(3));
    }
}
