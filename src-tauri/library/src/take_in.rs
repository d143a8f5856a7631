//! What a change means for the records, and what would take it back.

use crosscheck_compare::document::Document;

use crate::error::LibraryError;
use crate::history::{History, Step};
use crate::journal::{Change, Deed, Entry};
use crate::keys;
use crate::pending::Pending;
use crate::records::{ArticleCorrection, ArticleRecord, EventRecord, Review};

/// Gives what was read of an article that comes in; `None` where it can't be read.
pub(crate) type Read<'a> = dyn FnMut(&ArticleRecord) -> Option<Document> + 'a;

/// Takes an entry of the journal into the records, and into the history of its event where it can be taken back.
pub(crate) fn take_in(pending: &mut Pending, entry: &Entry, read: &mut Read) -> Result<(), LibraryError> {
    let mut back = Vec::new();
    for part in entry.change.parts() {
        back.extend(apply(pending, part, &entry.time, read)?);
    }
    back.reverse();
    let key = keys::history(entry.change.event());
    let history = || pending.get::<History>(&key).map(Option::unwrap_or_default);
    match &entry.change {
        Change::Stepped { back, .. } => {
            let mut history = history()?;
            history.stepped(*back);
            pending.put(&key, &history)
        }
        change if is_step(change) && !back.is_empty() => {
            let mut history = history()?;
            history.push(Step { forward: change.clone(), back });
            pending.put(&key, &history)
        }
        _ => Ok(()),
    }
}

/// Whether a person takes it back with a key. The bin and the archive have ways of their own; so has an import, by taking the
/// article out.
fn is_step(change: &Change) -> bool {
    match change {
        Change::EventMade { .. }
        | Change::EventDeleted { .. }
        | Change::EventArchived { .. }
        | Change::ArticleAdded { .. }
        | Change::Stepped { .. }
        | Change::EventRestored { .. }
        | Change::Together { deed: Deed::Imported, .. } => false,
        Change::EventRenamed { .. }
        | Change::ArticleCorrected { .. }
        | Change::ArticleRemoved { .. }
        | Change::Corrected { .. }
        | Change::Withdrawn { .. }
        | Change::Reviewed { .. }
        | Change::Together { .. } => true,
    }
}

/// Puts one change into the records. Gives what would take it back; `None` where nothing changed.
fn apply(pending: &mut Pending, change: &Change, time: &str, read: &mut Read) -> Result<Option<Change>, LibraryError> {
    let id = change.event().to_owned();
    let fresh = || EventRecord { id: id.clone(), created: time.to_owned(), ..EventRecord::default() };
    let mut record: EventRecord = pending.get(&keys::event(&id))?.unwrap_or_else(fresh);
    time.clone_into(&mut record.touched);
    let event = id.clone();
    let back = match change {
        Change::EventMade { name, .. } => {
            record.name.clone_from(name);
            record.deleted = false;
            Some(Change::EventDeleted { event, deleted: true })
        }
        Change::EventRenamed { name, .. } => {
            let name = std::mem::replace(&mut record.name, name.clone());
            Some(Change::EventRenamed { event, name })
        }
        Change::EventDeleted { deleted, .. } => {
            let deleted = std::mem::replace(&mut record.deleted, *deleted);
            Some(Change::EventDeleted { event, deleted })
        }
        Change::EventArchived { archived, .. } => {
            let archived = std::mem::replace(&mut record.archived, *archived);
            Some(Change::EventArchived { event, archived })
        }
        Change::ArticleAdded { article, at, like, .. } => {
            bring_document(pending, article, like.as_deref(), read)?;
            if record.articles.iter().any(|a| a.id == article.id) {
                None
            } else {
                let at = at.unwrap_or(record.articles.len()).min(record.articles.len());
                let mut article = article.clone();
                // The same file again: what was said of it still holds.
                if article.correction == ArticleCorrection::default()
                    && let Some(said) = pending.get(&keys::correction_aside(&article.id))?
                {
                    article.correction = said;
                }
                record.articles.insert(at, article.clone());
                Some(Change::ArticleRemoved { event, article: article.id.clone() })
            }
        }
        Change::ArticleRemoved { article, .. } => {
            let document = keys::document(article);
            if let Some(found) = pending.get::<Document>(&document)? {
                pending.put(&keys::document_aside(article), &found)?;
                pending.remove(&document);
            }
            let at = record.articles.iter().position(|a| a.id == *article);
            let mut said = None;
            let back = at.map(|at| {
                let article = record.articles.remove(at);
                said = Some(article.correction.clone());
                Change::ArticleAdded { event, article, at: Some(at), like: None }
            });
            if let Some(said) = said {
                pending.put(&keys::correction_aside(article), &said)?;
            }
            back
        }
        Change::ArticleCorrected { article, correction, .. } => record.articles.iter_mut().find(|a| a.id == *article).map(|a| {
            let correction = std::mem::replace(&mut a.correction, correction.clone());
            Change::ArticleCorrected { event, article: article.clone(), correction }
        }),
        Change::Corrected { correction, at, .. } => {
            record.corrections.retain(|c| c.id != correction.id);
            let at = at.unwrap_or(record.corrections.len()).min(record.corrections.len());
            record.corrections.insert(at, correction.clone());
            Some(Change::Withdrawn { event, correction: correction.id.clone() })
        }
        Change::Withdrawn { correction, .. } => {
            let at = record.corrections.iter().position(|c| c.id == *correction);
            at.map(|at| Change::Corrected { event, correction: record.corrections.remove(at), at: Some(at) })
        }
        Change::Reviewed { difference, review, .. } => {
            let key = keys::review(&event, difference);
            let before: Review = pending.get(&key)?.unwrap_or_default();
            if review.is_blank() {
                pending.remove(&key);
            } else {
                pending.put(&key, review)?;
            }
            Some(Change::Reviewed { event, difference: difference.clone(), review: before })
        }
        Change::EventRestored { state, .. } => {
            state.put(pending)?;
            for article in state.articles() {
                bring_document(pending, article, None, read)?;
            }
            record = state.record.clone();
            None
        }
        // Nobody writes one inside another.
        Change::Together { .. } | Change::Stepped { .. } => None,
    };
    pending.put(&keys::event(&id), &record)?;
    Ok(back)
}

/// Sees to it that what was read of an article is there: as it is, as another article's, as it was when the article was taken out, or
/// read anew.
fn bring_document(pending: &mut Pending, article: &ArticleRecord, like: Option<&str>, read: &mut Read) -> Result<(), LibraryError> {
    let key = keys::document(&article.id);
    let readable = |key: &str, pending: &Pending| pending.get::<Document>(key).ok().flatten();
    if readable(&key, pending).is_some() {
        return Ok(());
    }
    let aside = keys::document_aside(&article.id);
    let others = like.map(|l| [keys::document(l), keys::document_aside(l)]);
    let kept = std::iter::once(&aside).chain(others.iter().flatten()).find_map(|k| readable(k, pending));
    // What is read now is newer than what was kept.
    let found = if like.is_none() && kept.is_some() { read(article).or(kept) } else { kept.or_else(|| read(article)) };
    if let Some(document) = found {
        pending.put(&key, &document)?;
        pending.remove(&aside);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Correction, Decision};
    use crate::store::Store;

    fn review(note: &str) -> Review {
        Review { decision: Decision::Confirmed, note: note.to_owned(), ..Review::default() }
    }

    fn article(id: &str) -> ArticleRecord {
        ArticleRecord { id: id.to_owned(), ..ArticleRecord::default() }
    }

    /// Takes changes in one after another and gives the records after each.
    fn states(store: &Store, changes: &[Change]) -> Vec<(Option<EventRecord>, usize)> {
        let mut out = Vec::new();
        for (i, change) in changes.iter().enumerate() {
            let entry = Entry::new(&format!("t{i}"), change.clone());
            let mut pending = Pending::new(store);
            let mut read = |_: &ArticleRecord| Some(Document { text: "read".into(), ..Document::default() });
            take_in(&mut pending, &entry, &mut read).unwrap();
            store.apply(pending.into_batch().unwrap()).unwrap();
            let reviews = store.all::<Review>(&keys::reviews("e")).unwrap().len();
            let record = store.get::<EventRecord>(&keys::event("e")).unwrap();
            out.push((record.map(|r| EventRecord { touched: String::new(), ..r }), reviews));
        }
        out
    }

    /// The last step of the event, as a change.
    fn step(store: &Store, back: bool) -> Change {
        let history: History = store.get(&keys::history("e")).unwrap().unwrap_or_default();
        let step = history.next(back).unwrap();
        let changes = if back { step.back.clone() } else { step.forward.parts().to_vec() };
        Change::Stepped { event: "e".into(), back, changes }
    }

    #[test]
    fn every_step_can_be_taken_back_and_done_again() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), None).unwrap();
        let event = || "e".to_owned();
        let outlet = ArticleCorrection { outlet: Some("Post".into()), ..ArticleCorrection::default() };
        let changes = [
            Change::EventMade { event: event(), name: "Fire".into() },
            Change::ArticleAdded { event: event(), article: article("a"), at: None, like: None },
            Change::ArticleAdded { event: event(), article: article("b"), at: None, like: None },
            Change::Reviewed { event: event(), difference: "d".into(), review: review("one") },
            Change::Reviewed { event: event(), difference: "d".into(), review: review("two") },
            Change::EventRenamed { event: event(), name: "Ferry fire".into() },
            Change::ArticleCorrected { event: event(), article: "a".into(), correction: outlet },
            Change::Corrected { event: event(), correction: Correction { id: "x".into(), ..Correction::default() }, at: None },
            Change::Withdrawn { event: event(), correction: "x".into() },
            Change::ArticleRemoved { event: event(), article: "a".into() },
            Change::Together {
                event: event(),
                deed: crate::journal::Deed::Moved,
                changes: vec![
                    Change::ArticleRemoved { event: event(), article: "b".into() },
                    Change::ArticleAdded { event: "f".into(), article: article("c"), at: None, like: Some("b".into()) },
                ],
            },
        ];
        let forth = states(&store, &changes);
        assert_eq!(store.get::<Document>(&keys::document("c")).unwrap().unwrap().text, "read");
        for i in (3..changes.len()).rev() {
            assert_eq!(states(&store, &[step(&store, true)])[0], forth[i - 1], "back from {:?}", changes[i]);
        }
        assert!(store.get::<Document>(&keys::document("a")).unwrap().is_some(), "what was read is back too");
        assert!(store.get::<History>(&keys::history("e")).unwrap().unwrap().next(true).is_none());
        for (i, expected) in forth.iter().enumerate().skip(3) {
            assert_eq!(&states(&store, &[step(&store, false)])[0], expected, "again {:?}", changes[i]);
        }
    }

    #[test]
    fn something_new_ends_what_could_be_done_again() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), None).unwrap();
        let reviewed = |note| Change::Reviewed { event: "e".into(), difference: "d".into(), review: review(note) };
        states(&store, &[reviewed("one")]);
        states(&store, &[step(&store, true)]);
        states(&store, &[reviewed("two")]);
        let history: History = store.get(&keys::history("e")).unwrap().unwrap();
        assert!(history.next(false).is_none() && history.done.len() == 1);
    }
}
