//! What crosses to the window and back. Made by destructuring the engine's values, so that a new field can't be forgotten;
//! generated into `ui/src/backend/wire/` by ts-rs and checked for drift.
//!
//! The window needs no offsets: it gets runs of text that join back to the sentence, to the letter.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Corrections; taking back.
pub mod changes;
/// Settings, menu, about.
pub mod desk;
/// Fact grid, quotes, independence, versions.
pub mod evidence;
/// Reports from the window.
pub mod report;
/// Full-text search; which event an article belongs to.
pub mod search;
/// The passphrase, and deleting for good.
pub mod secrecy;
/// Events out of the library as one file, and in again.
pub mod transfer;

use changes::{ArticleCorrectionView, CorrectionView, HistoryView, UnplacedView};
use search::SuggestionView;

/// The library at first sight.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryView {
    /// All events, last touched first; archived ones among them.
    pub events: Vec<EventSummary>,
    /// Deleted events, which can be restored; last deleted first.
    pub bin: Vec<EventSummary>,
    /// What the person should know about the library itself (it was rebuilt, it is read-only …).
    pub notice: Option<String>,
    /// It is under a passphrase.
    pub protected: bool,
    /// Initials of who works with it; empty where they are not said.
    pub initials: String,
    /// Version of the program.
    pub version: String,
    /// The sentence model is on this computer. Without it words alone tell what belongs together, a little less well.
    pub meaning: bool,
}

/// One line of the list of events.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventSummary {
    pub id: String,
    pub name: String,
    pub articles: u32,
    pub outlets: Vec<String>,
    /// ISO 8601, UTC.
    pub touched: String,
    /// Material differences.
    pub differences: u32,
    /// How many of these are decided.
    pub decided: u32,
    /// Done with: shown apart.
    pub archived: bool,
}

/// An event opened: the whole comparison.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventView {
    pub id: String,
    pub name: String,
    pub articles: Vec<ArticleView>,
    /// Likely duplicates of these: not compared until they are kept.
    pub set_aside: Vec<SetAsideView>,
    pub claims: Vec<ClaimView>,
    /// In the order to be stepped through.
    pub differences: Vec<DifferenceView>,
    pub copied: Vec<CopiedView>,
    /// How many independent origins the articles have.
    pub origins: u32,
    /// Sentences in a claim of two or more outlets, and all sentences: the coverage meter.
    pub sentences_compared: u32,
    pub sentences: u32,
    /// The sentence model took part in this comparison.
    pub meaning: bool,
    pub archived: bool,
    /// What can be taken back and done again.
    pub history: HistoryView,
    /// Corrections that were made, the last first.
    pub corrections: Vec<CorrectionView>,
    /// Decisions whose words no longer stand.
    pub unplaced: Vec<UnplacedView>,
}

/// An article that looks like another save of one in the event.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAsideView {
    pub article: String,
    pub outlet: String,
    pub file: String,
    /// The article that it is like.
    pub of: String,
    /// Its file.
    pub of_file: String,
}

/// One outlet's article in an event.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleView {
    pub id: String,
    /// Never empty: the outlet, or the file's name where no outlet is known.
    pub outlet: String,
    pub headline: Option<String>,
    pub byline: Option<String>,
    /// ISO 8601: a day or a minute, with the zone where printed.
    pub published: Option<String>,
    pub updated: Option<String>,
    pub language: Option<String>,
    pub file: String,
    pub format: String,
    pub sha256: String,
    pub warnings: Vec<WarningView>,
    /// The headline first (index -1), then the body.
    pub sentences: Vec<SentenceView>,
    /// Number of trimmed blocks.
    pub trimmed: u32,
    /// Articles with the same number are one origin.
    pub origin: u32,
    /// Where it is one of several versions of its outlet's article.
    pub version: Option<VersionView>,
    /// What a person changed of it; null in it where nothing was.
    pub corrected: ArticleCorrectionView,
}

/// Which of the versions of one outlet's article an article is.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// Versions with the same number are of one article.
    pub chain: u32,
    /// From 1, the earliest.
    pub number: u32,
    /// How many there are.
    pub of: u32,
    /// The articles' times tell which came first.
    pub ordered: bool,
    /// The last one; may be itself.
    pub latest: String,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct WarningView {
    pub code: String,
    pub message: String,
}

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

/// What was read of a file, and what a person corrected of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    pub article: String,
    pub blocks: Vec<BlockView>,
    /// One for each part of the metadata, in the order to be shown.
    pub fields: Vec<FieldView>,
    /// What is still to be known of the reading.
    pub warnings: Vec<WarningView>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockView {
    pub text: String,
    /// Why it was trimmed; null where it is part of the article.
    pub reason: Option<String>,
    /// A person put it back, or cut it.
    pub by_hand: bool,
    /// Why the importer trimmed it; null where it took it for a part of the article.
    pub read_reason: Option<String>,
}

/// Parts of the metadata that can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    Outlet,
    Headline,
    Byline,
    Published,
    Updated,
    Language,
}

/// One part of the metadata.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    pub field: FieldName,
    /// What holds; empty where nothing is known.
    pub value: String,
    /// What was read of the file; empty where nothing was.
    pub read: String,
    /// A person entered it.
    pub by_hand: bool,
    /// Conflicts and guesses that a person should look at.
    pub warnings: Vec<WarningView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionView {
    Open,
    Confirmed,
    Dismissed,
    Resolved,
}

/// The journalist's decision on a difference.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    pub decision: DecisionView,
    /// Which article's side holds, when resolved.
    pub side: Option<String>,
    pub note: String,
    pub initials: String,
    /// ISO 8601, UTC; set by the library.
    pub time: String,
    /// Since it was made: null where its difference stands as it was decided.
    pub since: Option<ReviewChange>,
}

/// How a difference has changed since it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewChange {
    /// Another outlet has come into it: look again.
    Grown,
    /// The same words are told apart in another way: another kind, other values.
    Reworded,
}

/// What came of one dropped file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum FileOutcome {
    Waiting {
        file: String,
    },
    Reading {
        file: String,
    },
    /// It is an article of the event now.
    Imported {
        file: String,
        article: String,
        outlet: String,
        warnings: Vec<WarningView>,
    },
    /// It looks like another save of an article that is there; it is in the event, set aside, until a person keeps or removes it.
    #[serde(rename_all = "camelCase")]
    LikelyDuplicate {
        file: String,
        article: String,
        outlet: String,
        /// The article that it is like.
        of: String,
        /// Its file.
        of_file: String,
    },
    /// The same bytes are in the event already.
    Duplicate {
        file: String,
        article: String,
    },
    Refused {
        file: String,
        problem: Problem,
    },
    Cancelled {
        file: String,
    },
}

/// Sent while an import runs, on the command's channel; the last one has `done`.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// One for each file, in the order given.
    pub files: Vec<FileOutcome>,
    pub done: bool,
    /// The event that the articles go to, from the first one on: what is dropped meanwhile belongs there too.
    pub event: Option<String>,
}

/// What an import came to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportResult {
    /// The event that the articles went to; null when none was imported.
    pub event: Option<String>,
    pub files: Vec<FileOutcome>,
    /// Articles that seem to belong to another event; nothing is moved unasked.
    pub suggestions: Vec<SuggestionView>,
}

/// Closed set of things that can go wrong. The window acts on some and shows the message of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    Empty,
    TooLarge,
    NotText,
    Unsupported,
    NoArticle,
    Encrypted,
    Damaged,
    TooComplex,
    NoText,
    Crashed,
    TimedOut,
    OutOfMemory,
    Unreadable,
    /// A report or an export that the disk would not take.
    Unwritable,
    /// The system would not print.
    Unprintable,
    /// No file that was exported from Crosscheck, or a damaged one.
    Unusable,
    NotADate,
    NotALanguage,
    NotFound,
    /// The library is under a passphrase: the window asks for it.
    Locked,
    WrongPassphrase,
    ShortPassphrase,
    /// The library is being locked or written anew.
    Busy,
    Library,
    Cancelled,
    Internal,
}

/// What every command gives instead of an answer when it can't.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    pub code: ProblemCode,
    /// Which file, what happened, what to do.
    pub message: String,
}
