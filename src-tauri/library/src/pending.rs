//! Records as they will be: the store's, and over them what is changed but not yet written, so that a later change of a batch sees
//! an earlier one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::LibraryError;
use crate::store::{Batch, Store, parsed};

/// The store with changes over it.
#[derive(Debug)]
pub struct Pending<'a> {
    store: &'a Store,
    changed: BTreeMap<String, Option<Vec<u8>>>,
}

impl<'a> Pending<'a> {
    /// Nothing changed yet.
    pub fn new(store: &'a Store) -> Self {
        Self { store, changed: BTreeMap::new() }
    }

    /// One record.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, LibraryError> {
        match self.changed.get(key) {
            Some(bytes) => bytes.as_deref().map(parsed).transpose(),
            None => self.store.get(key),
        }
    }

    /// Sets a record.
    pub fn put<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), LibraryError> {
        let bytes = serde_json::to_vec(value).map_err(|e| LibraryError::Store(e.to_string()))?;
        self.changed.insert(key.to_owned(), Some(bytes));
        Ok(())
    }

    /// Takes a record away.
    pub fn remove(&mut self, key: &str) {
        self.changed.insert(key.to_owned(), None);
    }

    /// All changes, to be made at once.
    pub fn into_batch(self) -> Batch {
        let mut batch = Batch::default();
        for (key, bytes) in self.changed {
            match bytes {
                Some(bytes) => batch.put_bytes(key, bytes),
                None => batch.remove(&key),
            }
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_changed_is_read_before_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let mut first = Pending::new(&store);
        first.put("a/1", &1).unwrap();
        first.put("a/2", &2).unwrap();
        store.apply(first.into_batch()).unwrap();

        let mut pending = Pending::new(&store);
        pending.remove("a/1");
        pending.put("a/3", &3).unwrap();
        pending.put("b", &4).unwrap();
        assert_eq!(pending.get::<i32>("a/1").unwrap(), None);
        assert_eq!(pending.get::<i32>("a/2").unwrap(), Some(2));
        assert_eq!(store.get::<i32>("a/1").unwrap(), Some(1), "not yet written");
        store.apply(pending.into_batch()).unwrap();
        assert_eq!(store.all::<i32>("a/").unwrap().len(), 2);
    }
}
