//! What a person changes in an event, beside its reviews: corrections; and taking back.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DifferenceKindView, PlaceView, ReviewView};

/// What can be taken back and done again in an event; null where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    pub undo: Option<StepLabelView>,
    pub redo: Option<StepLabelView>,
}

/// What was done, to be put in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepLabelView {
    pub action: StepAction,
    /// What it was done to: a difference's reason, an article's file, an event's name; may be empty.
    pub detail: String,
}

/// All that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepAction {
    Confirm,
    Dismiss,
    Resolve,
    Reopen,
    Note,
    Link,
    Part,
    Withdraw,
    CorrectArticle,
    AddArticle,
    RemoveArticle,
    MoveArticles,
    Merge,
    Rename,
    /// Anything else.
    Change,
}

/// What came of taking back or doing again.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// What was taken back or done again.
    pub label: StepLabelView,
    /// The difference or claim whose review it was; null where the event itself changed: open it anew.
    pub subject: Option<String>,
    /// What is kept of that subject now.
    pub review: Option<ReviewView>,
    pub history: HistoryView,
}

/// A decision whose words no longer stand in the event: its article was taken out, or its sentences are read otherwise.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnplacedView {
    /// To be handed to `review`, which clears it with nothing decided and nothing noted.
    pub subject: String,
    /// Null where a claim was decided.
    pub kind: Option<DifferenceKindView>,
    /// Why it was a difference, as it was told then.
    pub reason: String,
    pub sides: Vec<UnplacedSideView>,
    pub review: ReviewView,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnplacedSideView {
    pub outlet: String,
    /// The words that differed; empty for a claim.
    pub text: String,
    /// The whole sentence as it was.
    pub sentence: String,
}

/// A correction that holds in an event.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionView {
    /// To be handed to `withdraw_correction`.
    pub id: String,
    pub kind: CorrectionKind,
    /// The sentences that were linked or parted; empty for an article's own.
    pub places: Vec<PlaceView>,
    /// The article whose outlet, date or headline was changed.
    pub article: Option<String>,
    /// In words: "Linked: “…” (Courier) and “…” (Signal)".
    pub label: String,
    /// False where its sentence no longer stands, so that it does nothing.
    pub holds: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    Linked,
    Parted,
    Article,
}

/// What a person says an article's outlet, headline, … are. Null leaves what was read; an empty text says that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleCorrectionView {
    pub outlet: Option<String>,
    pub headline: Option<String>,
    pub byline: Option<String>,
    /// ISO 8601: a day or a minute, with or without zone.
    pub published: Option<String>,
    pub updated: Option<String>,
}
