//! A web page, also one saved by SingleFile.

/// The page as blocks.
mod blocks;
/// What an extractor took.
mod extracted;
/// The page made light and shallow.
mod slim;

use std::sync::mpsc;

use trafilatura::dom::Document as Page;

use crate::clutter::Line;
use crate::limits;

/// What a page gives before anything is decided.
#[derive(Debug, Default)]
pub struct Read {
    /// Its blocks in reading order, with what the markup and the extractor say.
    pub lines: Vec<Line>,
    /// What its head and its marked-up parts say of it.
    pub facts: crate::metadata::page::PageFacts,
    /// Tags were nested too deeply and left out.
    pub flattened: bool,
    /// The extractor did not finish in time or failed; the blocks were weighed without it.
    pub unaided: bool,
}

/// Reads a page's markup. Parsing runs in a thread of its own with a deep stack and a time limit.
///
/// `None` when even the plain way did not finish.
pub fn read(html: &str) -> Option<Read> {
    let slim = slim::slim(html, limits::DEPTH);
    let flattened = slim.flattened;
    let aided = slim.elements <= limits::ELEMENTS && !flattened;
    let markup = std::sync::Arc::new(slim.html);
    let for_plain = markup.clone();
    let mut read = in_time(move || {
        let page = Page::parse(&for_plain);
        let lines = blocks::read(&page, limits::BLOCKS);
        let facts = crate::metadata::page::read(&page);
        Read { lines, facts, flattened, unaided: true }
    })?;
    if aided && let Some(text) = in_time(move || extract(&markup)).flatten() {
        extracted::mark(&mut read.lines, &text);
        read.unaided = false;
    }
    Some(read)
}

/// The charset that a page names in its head.
pub fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let at = head.find("charset")?;
    let rest = head[at + 7..].trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')).collect();
    (!name.is_empty()).then_some(name)
}

/// The article's text as the extractor sees it.
fn extract(markup: &str) -> Option<String> {
    let options = trafilatura::Options::default()
        .with_fallback(true)
        .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
        .with_exclude_comments(true);
    trafilatura::extract(markup, &options).ok().map(|r| r.content_text)
}

/// Runs a parser where a deep recursion or a panic ends nothing else, and stops waiting for it after a while.
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (send, receive) = mpsc::sync_channel(1);
    std::thread::Builder::new()
        .stack_size(limits::STACK)
        .spawn(move || {
            // The receiver may have stopped waiting.
            let _ = send.send(work());
        })
        .ok()?;
    receive.recv_timeout(limits::PARSER_TIME).ok()
}
