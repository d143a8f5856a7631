//! A look at everything.

use std::sync::PoisonError;

use crate::aside;
use crate::error::LibraryError;
use crate::library::Library;

/// What looking at everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Events that are not in the bin.
    pub events: usize,
    /// Events in the bin.
    pub in_bin: usize,
    /// Articles of both.
    pub articles: usize,
    /// Decisions and notes of both.
    pub decisions: usize,
    /// Articles whose file is gone or was changed: event and file.
    pub without_original: Vec<(String, String)>,
    /// Articles of which nothing that was read is left: event and file.
    pub unread: Vec<(String, String)>,
    /// The days of the back-ups that are sound, the newest first.
    pub back_ups: Vec<String>,
    /// How many back-ups are not.
    pub damaged_back_ups: usize,
    /// Files in the library's folder that say what was lost, and that nobody has taken away yet.
    pub losses: Vec<String>,
}

impl Library {
    /// Looks at everything: whether each article's file is there, byte for byte, and can be read.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn look_over(&self) -> Result<Checked, LibraryError> {
        let (events, bin) = (self.events()?, self.bin()?);
        let mut checked = Checked { events: events.len(), in_bin: bin.len(), ..Checked::default() };
        for event in events.iter().chain(&bin) {
            for article in &event.articles {
                checked.articles += 1;
                if self.originals.read(&article.sha256).is_none() {
                    checked.without_original.push((event.name.clone(), article.file.clone()));
                }
                if self.document(&article.id).is_err() {
                    checked.unread.push((event.name.clone(), article.file.clone()));
                }
            }
            checked.decisions += self.reviews(&event.id)?.len();
        }
        let back_ups = self.back_ups.lock().unwrap_or_else(PoisonError::into_inner).all();
        checked.back_ups = back_ups.iter().filter(|b| b.read().is_some()).map(crate::backup::BackUp::day).collect();
        checked.damaged_back_ups = back_ups.len() - checked.back_ups.len();
        checked.losses = aside::losses(&self.root);
        Ok(checked)
    }
}
