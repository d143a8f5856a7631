//! An event opened: its articles and the whole comparison.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

use super::changes::{ArticleCorrectionView, CorrectionView, HistoryView, UnplacedView};
use super::{ClaimView, CopiedView, DifferenceView, SentenceView};

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
