//! The list of events.

use crosscheck_library::{EventRecord, Library};

use crate::wire::{EventSummary, LibraryView, Problem};

/// All events with their counts.
///
/// # Errors
/// When the library can't be read.
pub fn library(library: &Library, notice: Option<String>, meaning: bool) -> Result<LibraryView, Problem> {
    let summaries = |events: Vec<EventRecord>| events.into_iter().map(|e| summary(library, e)).collect::<Result<_, _>>();
    let (events, bin) = (summaries(library.events()?)?, summaries(library.bin()?)?);
    Ok(LibraryView {
        events,
        bin,
        notice,
        protected: library.is_protected(),
        initials: library.initials(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        meaning,
    })
}

fn summary(library: &Library, event: EventRecord) -> Result<EventSummary, Problem> {
    let articles: Vec<_> = event.compared().cloned().collect();
    let EventRecord { id, name, created: _, touched, deleted: _, archived, articles: _, corrections: _ } = event;
    let noted = library.noted(&id)?;
    let reviews = library.reviews(&id)?;
    let decided = noted.decided(&reviews);
    let mut outlets: Vec<String> = Vec::new();
    for article in &articles {
        let outlet = article.outlet();
        if !outlets.iter().any(|o| o == outlet) {
            outlets.push(outlet.to_owned());
        }
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(EventSummary {
        id,
        name,
        articles: count(articles.len()),
        outlets,
        touched,
        differences: count(noted.material.len()),
        decided: count(decided),
        archived,
    })
}
