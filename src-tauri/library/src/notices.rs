//! What a person should know of how the library opened, in words.

use std::path::Path;

use crate::aside::Aside;
use crate::error::LibraryError;

/// What is said, and where what was damaged goes.
pub(crate) struct Notices<'r> {
    pub(crate) aside: Aside<'r>,
    said: Vec<String>,
}

impl<'r> Notices<'r> {
    pub(crate) fn new(root: &'r Path) -> Self {
        Self { aside: Aside::new(root), said: Vec::new() }
    }

    /// Says something by which nothing is lost.
    pub(crate) fn tell(&mut self, words: impl Into<String>) {
        self.said.push(words.into());
    }

    /// Says that something is lost, or may be; and writes it down, so that what was set aside stays. Call it before anything takes the
    /// place of what was damaged: a kill then leaves the file.
    pub(crate) fn tell_loss(&mut self, words: &str) -> Result<(), LibraryError> {
        self.aside.lost(words).map_err(LibraryError::disk("write down what was lost"))?;
        self.tell(words);
        Ok(())
    }

    /// Says what was lost of the journal and the originals.
    pub(crate) fn taken(&mut self, taken: &Taken) -> Result<(), LibraryError> {
        taken.losses().iter().try_for_each(|words| self.tell_loss(words))
    }

    /// All of it; `None` when all was in order.
    pub(crate) fn into_words(self) -> Option<String> {
        (!self.said.is_empty()).then(|| self.said.join(" "))
    }
}

/// What came of taking in the journal.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// Lines that could not be read.
    pub(crate) unreadable: usize,
    /// Articles whose files could not be read again.
    pub(crate) missing: usize,
}

impl Taken {
    fn losses(&self) -> Vec<String> {
        let mut losses = Vec::new();
        if self.unreadable > 0 {
            losses.push(format!(
                "{} of the journal of changes could not be read and were left out; the damaged journal is kept beside the new one.",
                if self.unreadable == 1 { "1 line".to_owned() } else { format!("{} lines", self.unreadable) }
            ));
        }
        if self.missing > 0 {
            losses.push(format!(
                "{} could not be read again: the files kept for them are missing or damaged. Drop the files in again.",
                if self.missing == 1 { "1 article".to_owned() } else { format!("{} articles", self.missing) }
            ));
        }
        losses
    }
}
