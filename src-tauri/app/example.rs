//! Three articles about an event that never happened, by outlets that do not exist: to see what Crosscheck does before the first
//! article of one's own.

use crosscheck_library::Library;

use crate::intake::{self, Source};
use crate::wire::Problem;

/// The event's name.
pub const NAME: &str = "Explosion at the Port Ellerby grain terminal";

/// File name and bytes of each article.
pub const ARTICLES: [(&str, &[u8]); 3] = [
    ("ellerby-courier-terminal-blast.html", include_bytes!("example/ellerby-courier-terminal-blast.html")),
    ("meridian-wire-port-ellerby.md", include_bytes!("example/meridian-wire-port-ellerby.md")),
    ("the-lantern-pasted.txt", include_bytes!("example/the-lantern-pasted.txt")),
];

/// The articles as if they were dropped.
pub fn sources() -> Vec<Source> {
    ARTICLES.iter().map(|(name, bytes)| Source::Bytes { name: (*name).to_owned(), bytes: bytes.to_vec(), format: None }).collect()
}

/// The example's event: the one opened before where it is as it was, else a new one.
///
/// # Errors
/// When the library refuses.
pub fn open(library: &Library) -> Result<String, Problem> {
    let files: Vec<&str> = ARTICLES.iter().map(|(file, _)| *file).collect();
    let is_example =
        |e: &crosscheck_library::EventRecord| e.name == NAME && e.articles.iter().map(|a| a.file.as_str()).eq(files.iter().copied());
    if let Some(event) = library.events()?.into_iter().find(is_example) {
        return Ok(event.id);
    }
    let never = std::sync::atomic::AtomicBool::new(false);
    let result = intake::take_in(library, None, Some(NAME), &sources(), &never, &|_| {})?;
    result.event.ok_or_else(Problem::internal)
}
