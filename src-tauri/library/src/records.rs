//! What is kept of events, articles and reviews. Written as JSON; fields are only ever added, with a default.

use serde::{Deserialize, Serialize};

/// Version of all records: raised when an old one can't be read as it stands; `open` then makes the store again.
pub const VERSION: u32 = 1;

/// A folder of articles about one thing that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRecord {
    /// Unique in the library.
    pub id: String,
    /// As the person named it, or the first headline.
    pub name: String,
    /// ISO 8601, UTC.
    pub created: String,
    /// Last change by a person: ISO 8601, UTC.
    pub touched: String,
    /// In the bin.
    #[serde(default)]
    pub deleted: bool,
    /// In the order they came.
    #[serde(default)]
    pub articles: Vec<ArticleRecord>,
}

/// One outlet's article in an event: what is needed without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// Unique in the library; the same again when the same file comes to the same event again.
    pub id: String,
    /// Of the original's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The file's name without its folders.
    pub file: String,
    /// `text` or `html` where the giver knew it (pasted text); else told from the content.
    #[serde(default)]
    pub format: Option<String>,
    /// As read from the file.
    #[serde(default)]
    pub outlet: Option<String>,
    /// As read from the file.
    #[serde(default)]
    pub headline: Option<String>,
    /// ISO 8601, UTC.
    pub added: String,
}

/// What a journalist decided of a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Not yet decided.
    #[default]
    Open,
    /// It is a difference that matters.
    Confirmed,
    /// It is none.
    Dismissed,
    /// One side holds.
    Resolved,
}

/// The journalist's decision on a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What was decided.
    pub decision: Decision,
    /// Which article's side holds, when resolved.
    #[serde(default)]
    pub side: Option<String>,
    /// In the journalist's words.
    #[serde(default)]
    pub note: String,
    /// Who decided.
    #[serde(default)]
    pub initials: String,
    /// ISO 8601, UTC; set by the library.
    #[serde(default)]
    pub time: String,
}

impl Review {
    /// Nothing decided and nothing noted.
    pub fn is_blank(&self) -> bool {
        self.decision == Decision::Open && self.note.trim().is_empty()
    }
}
