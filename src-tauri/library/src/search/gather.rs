//! All that is to be found of an event, from the records.

use crosscheck_compare::document::Document;
use crosscheck_compare::sentences;

use super::index::{BREAK, Text};
use super::query::HitKind;
use crate::keys;
use crate::records::{ArticleRecord, EventRecord, Noted, Review};
use crate::store::Store;

/// The texts of an event; none of one that is gone or in the bin.
pub(super) fn event(store: &Store, id: &str) -> Vec<Text> {
    let Ok(Some(event)) = store.get::<EventRecord>(&keys::event(id)) else { return Vec::new() };
    if event.deleted {
        return Vec::new();
    }
    let fresh =
        |kind, text: &str| Text { kind, article: None, subject: None, headline: false, text: text.to_owned(), beside: event.name.clone() };
    let mut out = vec![Text { beside: String::new(), ..fresh(HitKind::Event, &event.name) }];
    for article in &event.articles {
        if let Ok(Some(document)) = store.get::<Document>(&keys::document(&article.id)) {
            out.push(passages(article, document, &event.name));
        }
    }
    let noted = store.get::<Noted>(&keys::noted(id)).ok().flatten().unwrap_or_default();
    for (difference, reason) in &noted.reasons {
        out.push(Text { subject: Some(difference.clone()), ..fresh(HitKind::Difference, reason) });
    }
    for (key, review) in store.all::<Review>(&keys::reviews(id)).unwrap_or_default() {
        if !review.note.trim().is_empty() {
            let now = noted.moved.iter().find(|(_, kept)| **kept == key).map_or(&key, |(now, _)| now);
            out.push(Text { subject: Some(now.clone()), ..fresh(HitKind::Note, &review.note) });
        }
    }
    out
}

/// The headline and the sentences, in the engine's order.
fn passages(article: &ArticleRecord, document: Document, event: &str) -> Text {
    let document = article.correction.corrected(document);
    let language = document.metadata.language.clone().unwrap_or_else(|| "en".to_owned());
    let headline = document.metadata.headline.as_deref().map(str::trim).filter(|h| !h.is_empty());
    let sentences = sentences::split(&document.text, &language);
    let body = sentences.iter().map(|s| s.span.of(&document.text));
    let all: Vec<String> = headline.into_iter().chain(body).map(|s| s.replace(BREAK, " ")).collect();
    let outlet = document.metadata.outlet.as_deref().filter(|o| !o.trim().is_empty()).unwrap_or(&article.file);
    Text {
        kind: HitKind::Sentence,
        article: Some(article.id.clone()),
        subject: None,
        headline: headline.is_some(),
        text: all.join(&BREAK.to_string()),
        beside: format!("{outlet} {event}"),
    }
}
