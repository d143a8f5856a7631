//! What a search found.

use std::collections::HashMap;

use crosscheck_library::search::{Hit, HitKind as Kind};
use crosscheck_library::{EventRecord, Library};

use crate::wire::Problem;
use crate::wire::search::{HitKind, HitRunView, HitView, SearchView};

/// More are not shown.
const MOST: u32 = 200;

/// Searches the library.
///
/// # Errors
/// When the index can't be read.
pub fn search(library: &Library, query: &str, limit: u32) -> Result<SearchView, Problem> {
    let found = library.search().search(query, limit.min(MOST) as usize)?;
    let mut events: HashMap<String, Option<EventRecord>> = HashMap::new();
    let mut days: HashMap<String, Option<String>> = HashMap::new();
    let mut hits = Vec::with_capacity(found.hits.len());
    for hit in found.hits {
        let event = events.entry(hit.event.clone()).or_insert_with(|| library.event(&hit.event).ok());
        // Taken away since it was indexed.
        if let Some(mut view) = event.as_ref().and_then(|event| view(hit, event)) {
            if let (None, Some(article)) = (&view.published, &view.article) {
                let read = || library.document(article).ok().and_then(|d| d.metadata.published);
                view.published = days.entry(article.clone()).or_insert_with(read).clone();
            }
            hits.push(view);
        }
    }
    Ok(SearchView { hits, complete: found.complete })
}

fn view(hit: Hit, event: &EventRecord) -> Option<HitView> {
    let Hit { kind, event: id, article, sentence, subject, runs } = hit;
    let record = match &article {
        Some(article) => Some(event.articles.iter().find(|a| a.id == *article)?),
        None => None,
    };
    Some(HitView {
        kind: match kind {
            Kind::Sentence => HitKind::Sentence,
            Kind::Difference => HitKind::Difference,
            Kind::Note => HitKind::Note,
            Kind::Event => HitKind::Event,
        },
        event: id,
        event_name: event.name.clone(),
        archived: event.archived,
        outlet: record.map(|a| a.outlet().to_owned()),
        published: record.and_then(|a| a.correction.published.clone()),
        article,
        sentence,
        subject,
        runs: runs.into_iter().map(|(text, hit)| HitRunView { text, hit }).collect(),
    })
}
