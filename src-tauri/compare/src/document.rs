//! What an importer gives from a file's bytes: blocks of text and metadata, clutter told apart.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What is known of an article beside its words. Every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline, never part of the body.
    pub headline: Option<String>,
    /// Who published.
    pub outlet: Option<String>,
    /// The authors as one line, without "By".
    pub byline: Option<String>,
    /// When published: ISO 8601, a day (`2025-12-21`) or a minute with or without zone (`2025-12-21T16:39+05:30`).
    pub published: Option<String>,
    /// When last updated, in the same form.
    pub updated: Option<String>,
    /// Language of the body, ISO 639-1 (`en`).
    pub language: Option<String>,
    /// Address of the page, where the file tells it. Never fetched.
    pub url: Option<String>,
}

impl Metadata {
    /// The day of publication as printed (its own zone); the day of the update where only that is known.
    pub fn day(&self) -> Option<Date> {
        [&self.published, &self.updated].into_iter().flatten().find_map(|s| s.get(..10)?.parse().ok())
    }
}

/// Why a block is not part of the article. Closed: the window and the reports have words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrimReason {
    /// Menus, buttons, share bars, "2 min read", "Show more".
    Furniture,
    /// Headlines and first lines of other stories, "Read more", "Trending".
    Teaser,
    /// A picture's caption or credit.
    Caption,
    /// The headline or its repetition; it is kept as the headline.
    Headline,
    /// Byline, dateline alone, time of publication.
    Byline,
    /// About the author, contact, "contributed to this report".
    Author,
    /// Readers' comments.
    Comment,
    /// Cookie, subscription, newsletter and advertising text.
    Promotion,
    /// Copyright, terms, agency small print.
    Legal,
    /// Cut by the journalist.
    ByHand,
}

impl TrimReason {
    /// In words, as the contract and the window print it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Furniture => "page furniture",
            Self::Teaser => "another story",
            Self::Caption => "picture caption or credit",
            Self::Headline => "headline",
            Self::Byline => "byline or date line",
            Self::Author => "about the author",
            Self::Comment => "reader comment",
            Self::Promotion => "promotion or subscription",
            Self::Legal => "copyright or terms",
            Self::ByHand => "cut by hand",
        }
    }
}

/// One block of the file in reading order: either part of the body, or trimmed with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The block's words.
    pub text: String,
    /// Where the block stands in [`Document::text`]; `None` when it was trimmed.
    pub kept: Option<Span>,
    /// Why it was trimmed; `None` when kept.
    pub reason: Option<TrimReason>,
}

/// Something the reader of the comparison should know about how this file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Closed set, `snake_case`: `no_date`, `no_outlet`, `no_headline`, `truncated`, `short`, `guessed_charset`, `long`, …
    pub code: String,
    /// What it means, in one sentence.
    pub message: String,
}

/// A file as understood: the body, what is known of it, and what was left out and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What is known of it.
    pub metadata: Metadata,
    /// The article's body alone; paragraphs parted by a blank line.
    pub text: String,
    /// All of the file in reading order, kept and trimmed. Kept blocks are slices of `text`.
    pub blocks: Vec<Block>,
    /// What the file was: `text`, `markdown`, `html`, …
    pub format: String,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// A text that is clean already: every character of it is the body.
    pub fn raw(text: &str, metadata: Metadata) -> Self {
        let block = Block { text: text.to_owned(), kept: Some(Span::new(0, text.len())), reason: None };
        Self { metadata, text: text.to_owned(), blocks: vec![block], format: "text".to_owned(), warnings: Vec::new() }
    }
}
