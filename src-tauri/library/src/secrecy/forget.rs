//! Events deleted for good: what of the journal and of the records is left without them.

use std::collections::{BTreeMap, BTreeSet};

use crate::history::{History, Step};
use crate::journal::{Change, Entry};
use crate::keys;
use crate::records::{ArticleCorrection, ArticleRecord, EventRecord};

/// The events, their articles, and what was learnt of the originals while the journal was gone through.
#[derive(Debug, Default)]
pub(super) struct Forgotten {
    events: BTreeSet<String>,
    articles: BTreeSet<String>,
    /// SHA-256 of files that these events have or had.
    files: BTreeSet<String>,
    /// SHA-256 of files that others have or had.
    others: BTreeSet<String>,
}

impl Forgotten {
    pub(super) fn new(events: &[String]) -> Self {
        Self { events: events.iter().cloned().collect(), ..Self::default() }
    }

    /// SHA-256 of files that are deleted, where nobody wants them.
    pub(super) fn unwanted(&self) -> impl Iterator<Item = &str> {
        self.files.difference(&self.others).map(String::as_str)
    }

    /// SHA-256 of files that others have.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(String::as_str)
    }

    /// The journal without the events. Call it before [`Self::record`]: it learns whose the articles are.
    pub(super) fn entries(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        if self.events.is_empty() {
            return entries;
        }
        for part in entries.iter().flat_map(|e| e.change.parts()) {
            match part {
                Change::ArticleAdded { event, article, .. } => self.learn_of(event, std::slice::from_ref(article)),
                Change::EventRestored { event, state } => self.learn_of(event, &state.record.articles),
                _ => {}
            }
        }
        // What was said of articles that were taken out stands with the first event that was restored.
        let mut aside = BTreeMap::new();
        entries.into_iter().flat_map(|entry| self.entry(entry, &mut aside)).collect()
    }

    /// A line: as it is where the events are not in it; else its other parts, each a line of its own, as it can't be one step any more.
    fn entry(&self, mut entry: Entry, aside: &mut BTreeMap<String, ArticleCorrection>) -> Vec<Entry> {
        if let Change::EventRestored { event, state } = &mut entry.change {
            aside.append(&mut state.aside);
            aside.retain(|article, _| !self.articles.contains(article));
            self.forget_steps(&mut state.history);
            if !self.events.contains(event) {
                state.aside = std::mem::take(aside);
            }
        }
        if !self.is_in(&entry.change) {
            return vec![entry];
        }
        let Entry { time, change, .. } = entry;
        let left = change.parts().iter().filter(|part| !self.is_in(part)).cloned();
        left.map(|change| Entry::new(&time, change)).collect()
    }

    /// Whether a change, or a part of it, is made in one of the events.
    fn is_in(&self, change: &Change) -> bool {
        self.events.contains(change.event()) || change.parts().iter().any(|part| self.events.contains(part.event()))
    }

    /// A record as it is without the events; `None` where nothing is left of it.
    pub(super) fn record(&self, key: &[u8], value: Vec<u8>) -> Option<Vec<u8>> {
        if self.events.is_empty() {
            return Some(value);
        }
        // Whose sentences the vectors are of can't be told; they are made again.
        if key.starts_with(b"v") || key == keys::VECTORS.as_bytes() {
            return None;
        }
        let Ok(key) = std::str::from_utf8(key) else { return Some(value) };
        let Some((kind, rest)) = key.split_once('/') else { return Some(value) };
        match kind {
            "e" | "n" | "x" | "h" if self.events.contains(rest) => None,
            "r" if rest.split_once('/').is_some_and(|(event, _)| self.events.contains(event)) => None,
            "d" | "g" | "c" if self.articles.contains(rest) => None,
            _ if kind.starts_with('s') && self.articles.contains(rest) => None,
            // What can be taken back or done again must not bring them back.
            "h" => self.history(value),
            _ => Some(value),
        }
    }

    fn history(&self, value: Vec<u8>) -> Option<Vec<u8>> {
        let Ok(mut history) = serde_json::from_slice::<History>(&value) else { return None };
        self.forget_steps(&mut history);
        serde_json::to_vec(&history).ok()
    }

    fn forget_steps(&self, history: &mut History) {
        let stays = |step: &Step| !self.is_in(&step.forward) && !step.back.iter().any(|c| self.is_in(c));
        history.done.retain(stays);
        history.undone.retain(stays);
    }

    /// Learns what the records have and the journal does not: of a library whose journal was damaged.
    pub(super) fn learn(&mut self, events: &[EventRecord]) {
        events.iter().for_each(|event| self.learn_of(&event.id, &event.articles));
    }

    fn learn_of(&mut self, event: &str, articles: &[ArticleRecord]) {
        let ours = self.events.contains(event);
        for article in articles {
            if ours {
                self.articles.insert(article.id.clone());
            }
            let of = if ours { &mut self.files } else { &mut self.others };
            of.insert(article.sha256.clone());
        }
    }
}
