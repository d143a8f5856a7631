//! Events: made, named, put into the bin and among those done with.

use crate::error::LibraryError;
use crate::journal::Change;
use crate::keys;
use crate::library::{Library, now, unique_id};
use crate::records::EventRecord;

impl Library {
    /// All events that are not in the bin, last touched first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn events(&self) -> Result<Vec<EventRecord>, LibraryError> {
        let mut events: Vec<EventRecord> =
            self.store.all(keys::EVENTS)?.into_iter().map(|(_, e)| e).filter(|e: &EventRecord| !e.deleted).collect();
        events.sort_by(|a, b| (&b.touched, &b.id).cmp(&(&a.touched, &a.id)));
        Ok(events)
    }

    /// All events in the bin, last touched first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn bin(&self) -> Result<Vec<EventRecord>, LibraryError> {
        let mut events: Vec<EventRecord> =
            self.store.all(keys::EVENTS)?.into_iter().map(|(_, e)| e).filter(|e: &EventRecord| e.deleted).collect();
        events.sort_by(|a, b| (&b.touched, &b.id).cmp(&(&a.touched, &a.id)));
        Ok(events)
    }

    /// One event.
    ///
    /// # Errors
    /// [`LibraryError::NotFound`] when it does not exist or lies in the bin.
    pub fn event(&self, id: &str) -> Result<EventRecord, LibraryError> {
        self.any_event(id).and_then(|e| if e.deleted { Err(LibraryError::NotFound("event")) } else { Ok(e) })
    }

    pub(crate) fn any_event(&self, id: &str) -> Result<EventRecord, LibraryError> {
        self.store.get(&keys::event(id))?.ok_or(LibraryError::NotFound("event"))
    }

    /// Makes an event.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn make_event(&self, name: &str) -> Result<EventRecord, LibraryError> {
        let id = unique_id(&now());
        self.change(Change::EventMade { event: id.clone(), name: name.to_owned() })?;
        self.event(&id)
    }

    /// Gives an event another name.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn rename_event(&self, id: &str, name: &str) -> Result<(), LibraryError> {
        self.any_event(id)?;
        self.change(Change::EventRenamed { event: id.to_owned(), name: name.to_owned() })
    }

    /// Puts an event into the bin, or back. Nothing of it is lost.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn set_deleted(&self, id: &str, deleted: bool) -> Result<(), LibraryError> {
        self.any_event(id)?;
        self.change(Change::EventDeleted { event: id.to_owned(), deleted })
    }

    /// Puts an event among those done with, or back.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn set_archived(&self, id: &str, archived: bool) -> Result<(), LibraryError> {
        self.event(id)?;
        self.change(Change::EventArchived { event: id.to_owned(), archived })
    }
}
