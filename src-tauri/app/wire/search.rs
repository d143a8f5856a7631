//! Full-text search over articles, claims and notes.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

/// What a search found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchView {
    /// Best first.
    pub hits: Vec<HitView>,
    /// False while the index is being made again: there may be more.
    pub complete: bool,
}

/// Something that has the words.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HitView {
    pub kind: HitKind,
    pub event: String,
    pub event_name: String,
    /// The event lies among the archived ones.
    pub archived: bool,
    /// The article; null for an event's name and for notes.
    pub article: Option<String>,
    pub outlet: Option<String>,
    /// The article's date, where known. ISO 8601.
    pub published: Option<String>,
    /// The sentence to open at; -1 is the headline, null where the hit is none.
    pub sentence: Option<i32>,
    /// The difference or claim of a note.
    pub subject: Option<String>,
    /// The sentence or note, cut to what can be shown; they join to it.
    pub runs: Vec<HitRunView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A headline or a sentence.
    Sentence,
    /// A difference: its reason or its values.
    Difference,
    /// What a person noted.
    Note,
    /// An event's name.
    Event,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HitRunView {
    pub text: String,
    /// The words looked for.
    pub hit: bool,
}

/// An event that articles seem to belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestionView {
    /// The articles, which lie in another event now.
    pub articles: Vec<String>,
    /// The event that they seem to belong to.
    pub event: String,
    pub event_name: String,
    /// Why, in words: "Both name Halcyon, Skarne and Lena Ruud; published on the same day."
    pub why: String,
}
