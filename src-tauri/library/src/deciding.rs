//! What a person decided of differences and said of sentences, and what was done taken back.

use std::collections::BTreeMap;

use crosscheck_compare::corrections::Anchor;

use crate::error::LibraryError;
use crate::history::History;
use crate::journal::{Change, Deed};
use crate::keys;
use crate::library::{Library, now, unique_id};
use crate::records::{Correction, Noted, Review};
use crate::store::Batch;

impl Library {
    /// Keeps a decision, with the time of now; a blank one clears. Gives what is kept.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn review(&self, event: &str, subject: &str, review: Review) -> Result<Option<Review>, LibraryError> {
        self.review_instead(event, subject, review, &[])
    }

    /// The same; decisions that stood for it under other ids are cleared with it, as one step.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn review_instead(&self, event: &str, subject: &str, review: Review, instead: &[String]) -> Result<Option<Review>, LibraryError> {
        self.event(event)?;
        let review = Review { time: now(), ..review };
        let reviewed = |difference: &str, review| Change::Reviewed { event: event.to_owned(), difference: difference.to_owned(), review };
        let cleared = instead.iter().filter(|i| *i != subject).map(|i| reviewed(i, Review::default()));
        let mut changes: Vec<Change> = cleared.chain([reviewed(subject, review.clone())]).collect();
        let change = match changes.len() {
            1 => changes.remove(0),
            _ => Change::Together { event: event.to_owned(), deed: Deed::Reviewed, changes },
        };
        self.change(change)?;
        Ok((!review.is_blank()).then_some(review))
    }

    /// All reviews of an event by difference; those of differences that no longer stand too.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn reviews(&self, event: &str) -> Result<BTreeMap<String, Review>, LibraryError> {
        Ok(self.store.all(&keys::reviews(event))?.into_iter().collect())
    }

    /// Keeps what a person said of sentences, and gives the id under which it is withdrawn.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn correct(&self, event: &str, linked: bool, left: Vec<Anchor>, right: Vec<Anchor>) -> Result<String, LibraryError> {
        self.event(event)?;
        let id = unique_id(&now()).replacen('e', "x", 1);
        let correction = Correction { id: id.clone(), linked, left, right };
        self.change(Change::Corrected { event: event.to_owned(), correction, at: None })?;
        Ok(id)
    }

    /// Takes a correction of sentences away.
    ///
    /// # Errors
    /// When there is no such correction or the disk refuses.
    pub fn withdraw(&self, event: &str, correction: &str) -> Result<(), LibraryError> {
        if !self.event(event)?.corrections.iter().any(|c| c.id == correction) {
            return Err(LibraryError::NotFound("correction"));
        }
        self.change(Change::Withdrawn { event: event.to_owned(), correction: correction.to_owned() })
    }

    /// What can be taken back in an event, and what can be done again.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn history(&self, event: &str) -> Result<(Option<Change>, Option<Change>), LibraryError> {
        let history: History = self.store.get(&keys::history(event))?.unwrap_or_default();
        let next = |back| history.next(back).map(|s| s.forward.clone());
        Ok((next(true), next(false)))
    }

    /// Takes the last thing done in an event back, or does again what was taken back last. Gives what that was; `None` where there is
    /// nothing.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn step(&self, event: &str, back: bool) -> Result<Option<Change>, LibraryError> {
        self.event(event)?;
        let mut taken = None;
        self.change_by(&mut |_| None, |store| {
            let history: History = store.get(&keys::history(event))?.unwrap_or_default();
            let Some(step) = history.next(back) else { return Ok(None) };
            let changes = if back { step.back.clone() } else { step.forward.parts().to_vec() };
            taken = Some(step.forward.clone());
            Ok(Some(Change::Stepped { event: event.to_owned(), back, changes }))
        })?;
        Ok(taken)
    }

    /// What was noted of an event's last comparison.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn noted(&self, event: &str) -> Result<Noted, LibraryError> {
        // It can be had again by comparing: one that can't be read is none.
        Ok(self.store.get(&keys::noted(event)).unwrap_or_default().unwrap_or_default())
    }

    /// Notes what the list of events shows of a comparison. Can be had again by comparing.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn note(&self, event: &str, noted: &Noted) -> Result<(), LibraryError> {
        if self.noted(event)? == *noted {
            return Ok(());
        }
        let mut batch = Batch::default();
        batch.put(&keys::noted(event), noted)?;
        self.store.apply_unflushed(batch)?;
        self.search.touch(event);
        Ok(())
    }
}
