//! What a line of the journal says: a change, and when it was made.

use serde::{Deserialize, Serialize};

use super::line;
use crate::records::{ArticleCorrection, ArticleRecord, Correction, Review};
use crate::state::EventState;

/// One thing that a person did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "few are at hand at a time")]
pub enum Change {
    /// A new event.
    EventMade {
        /// Its id.
        event: String,
        /// Its name.
        name: String,
    },
    /// Another name for it.
    EventRenamed {
        /// Its id.
        event: String,
        /// Its new name.
        name: String,
    },
    /// To the bin or back.
    EventDeleted {
        /// Its id.
        event: String,
        /// In the bin from now on.
        deleted: bool,
    },
    /// Among those done with, or back.
    EventArchived {
        /// Its id.
        event: String,
        /// Done with from now on.
        archived: bool,
    },
    /// An article came.
    ArticleAdded {
        /// To which event.
        event: String,
        /// Which one.
        article: ArticleRecord,
        /// At which position among the articles; `None` is the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
        /// The article, of this event or another, of whose file what was read is what is read of this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        like: Option<String>,
    },
    /// A person said what an article's outlet, headline, … are.
    ArticleCorrected {
        /// In which event.
        event: String,
        /// Which article.
        article: String,
        /// All that was said of it, now.
        correction: ArticleCorrection,
    },
    /// A person said that sentences report the same fact, or that they don't.
    Corrected {
        /// In which event.
        event: String,
        /// What was said.
        correction: Correction,
        /// At which position among the corrections; `None` is the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// A correction was taken away.
    Withdrawn {
        /// In which event.
        event: String,
        /// Which correction.
        correction: String,
    },
    /// An article was taken out; its original stays.
    ArticleRemoved {
        /// Of which event.
        event: String,
        /// Its id.
        article: String,
    },
    /// A difference was decided, or its review cleared.
    Reviewed {
        /// In which event.
        event: String,
        /// Which difference.
        difference: String,
        /// What was decided; a blank one clears.
        review: Review,
    },
    /// Several changes that are one thing done.
    Together {
        /// In whose history it stands.
        event: String,
        /// What it was.
        deed: Deed,
        /// The changes in order, of this event and others.
        changes: Vec<Change>,
    },
    /// The last thing done was taken back, or what was taken back last was done again.
    Stepped {
        /// In which event.
        event: String,
        /// Taken back.
        back: bool,
        /// What that changes, in order.
        changes: Vec<Change>,
    },
    /// An event as a whole: where the journal was written anew from the store, and of an imported file.
    EventRestored {
        /// Its id.
        event: String,
        /// All that is kept of it.
        state: Box<EventState>,
    },
}

/// What several changes together are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A decision that stood for another difference was made anew.
    Reviewed,
    /// One event was put into another.
    Merged,
    /// Articles were moved to another event.
    Moved,
    /// Events came from a file.
    Imported,
}

impl Change {
    /// The event that it is made in.
    pub fn event(&self) -> &str {
        match self {
            Self::EventMade { event, .. }
            | Self::EventRenamed { event, .. }
            | Self::EventDeleted { event, .. }
            | Self::EventArchived { event, .. }
            | Self::ArticleAdded { event, .. }
            | Self::ArticleCorrected { event, .. }
            | Self::ArticleRemoved { event, .. }
            | Self::Corrected { event, .. }
            | Self::Withdrawn { event, .. }
            | Self::Reviewed { event, .. }
            | Self::Together { event, .. }
            | Self::Stepped { event, .. }
            | Self::EventRestored { event, .. } => event,
        }
    }

    /// The change itself, or those that it is made of.
    pub fn parts(&self) -> &[Change] {
        match self {
            Self::Together { changes, .. } | Self::Stepped { changes, .. } => changes,
            one => std::slice::from_ref(one),
        }
    }
}

/// A change and when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of the line's form.
    #[serde(rename = "v")]
    pub version: u32,
    /// ISO 8601, UTC.
    pub time: String,
    /// What was done.
    #[serde(flatten)]
    pub change: Change,
}

impl Entry {
    /// A change in the form of today.
    pub fn new(time: &str, change: Change) -> Self {
        Self { version: line::FORM, time: time.to_owned(), change }
    }
}
