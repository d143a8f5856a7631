//! What comparing gave: sentences in runs, claims, differences, copies, rows of the reading view.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReviewView;

#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatusView {
    Agree,
    Differ,
    Single,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentenceView {
    /// -1 is the headline.
    pub index: i32,
    pub paragraph: u32,
    /// `differ` before `agree` before `single`, over all claims of the sentence.
    pub status: StatusView,
    /// Join to the sentence, to the letter.
    pub runs: Vec<RunView>,
    /// Ids of the claims that mention it.
    pub claims: Vec<String>,
    /// Who the sentence credits, where it does; the first of several.
    pub credit: Option<String>,
}

/// A stretch of a sentence that is marked alike.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    pub text: String,
    /// Ids of the differences whose words stand here.
    pub differences: Vec<String>,
    /// The fact that stands here, if any.
    pub fact: Option<FactView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactView {
    /// `number`, `date`, `person`, …
    pub kind: String,
    /// Normalized value in words that can be shown ("21 December 2025", "12 people, about").
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    pub article: String,
    pub sentence: i32,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimView {
    pub id: String,
    pub status: StatusView,
    pub mentions: Vec<PlaceView>,
    pub origins: u32,
    pub review: Option<ReviewView>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeverityView {
    Material,
    Minor,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConfidenceView {
    High,
    Medium,
    Low,
}

/// Closed: the window has a word and a colour for each.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKindView {
    Number,
    Money,
    Percent,
    Age,
    Date,
    Time,
    Place,
    Name,
    Title,
    Quote,
    Speaker,
    Attribution,
    Certainty,
    Negation,
    Actor,
    Sequence,
    Other,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceView {
    pub id: String,
    pub claim: String,
    pub kind: DifferenceKindView,
    pub severity: SeverityView,
    pub update: bool,
    pub confidence: ConfidenceView,
    /// Why, in plain words.
    pub reason: String,
    pub values: Vec<ValueView>,
    /// The sentences of the sides, word by word; empty where they are not close enough to be worth it.
    pub words: Vec<WordsView>,
    pub review: Option<ReviewView>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueView {
    pub article: String,
    pub sentence: i32,
    /// The words as printed.
    pub text: String,
    /// Normalized, printable.
    pub value: String,
    /// Who the outlet credits for it, where it does.
    pub credit: Option<String>,
}

/// One side's sentence with the words that the other sides do not have marked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WordsView {
    pub article: String,
    pub sentence: i32,
    pub runs: Vec<WordRunView>,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct WordRunView {
    pub text: String,
    /// These words stand on this side only.
    pub changed: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedView {
    pub a: PlaceView,
    pub b: PlaceView,
    pub similarity: f64,
}

/// One row of the reading view: sentences of the left and right article that belong side by side.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// Sentence indices of the left article, in its order. Every sentence of it stands in exactly one row.
    pub left: Vec<i32>,
    /// Of the right one; likewise.
    pub right: Vec<i32>,
    /// The claims that join the two sides.
    pub claims: Vec<String>,
}
