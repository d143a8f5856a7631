//! The list of events.

use crosscheck_library::{Decision, EventRecord, Library};

use crate::wire::{EventSummary, LibraryView, Problem};

/// All events with their counts.
///
/// # Errors
/// When the library can't be read.
pub fn library(library: &Library, notice: Option<String>) -> Result<LibraryView, Problem> {
    let events = library.events()?.into_iter().map(|e| summary(library, e)).collect::<Result<_, _>>()?;
    Ok(LibraryView { events, notice, version: env!("CARGO_PKG_VERSION").to_owned() })
}

fn summary(library: &Library, event: EventRecord) -> Result<EventSummary, Problem> {
    let EventRecord { id, name, created: _, touched, deleted: _, articles } = event;
    let material = library.material(&id)?;
    let reviews = library.reviews(&id)?;
    let decided = material.iter().filter(|d| reviews.get(*d).is_some_and(|r| r.decision != Decision::Open)).count();
    let mut outlets: Vec<String> = Vec::new();
    for article in &articles {
        let outlet = article.outlet.as_deref().filter(|o| !o.trim().is_empty()).unwrap_or(&article.file);
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
        differences: count(material.len()),
        decided: count(decided),
    })
}
