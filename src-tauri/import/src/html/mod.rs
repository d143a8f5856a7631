//! A web page, also one saved by SingleFile.

/// The page as blocks.
mod blocks;
/// What structured data gives as the article.
mod declared;
/// What names of elements say.
pub mod names;
/// The page made light and shallow.
mod slim;

use std::sync::mpsc;

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
