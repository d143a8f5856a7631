//! Records as they will be: the store's, and over them what is changed but not yet written, so that a later change of a batch sees
//! an earlier one.
//!
//! A store may lose a record and not notice (a block of it that the disk changed). So all records that hold what a person did have a
//! sum together, which every batch brings up to date and every start works out anew. It does not depend on their order: a record
//! goes out of it as it came in.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::LibraryError;
use crate::keys;
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

    /// All changes and the sum that they lead to, to be made at once.
    pub fn into_batch(self) -> Result<Batch, LibraryError> {
        let mut sum: Sum = self.store.get(keys::SUM)?.unwrap_or_default();
        let before = sum;
        let mut batch = Batch::default();
        for (key, bytes) in self.changed {
            if keys::SUMMED.iter().any(|prefix| key.starts_with(prefix)) {
                sum.turn(&key, self.store.get_bytes(key.as_bytes())?.as_deref());
                sum.turn(&key, bytes.as_deref());
            }
            match bytes {
                Some(bytes) => batch.put_bytes(key, bytes),
                None => batch.remove(&key),
            }
        }
        if sum != before {
            batch.put(keys::SUM, &sum)?;
        }
        Ok(batch)
    }
}

/// The sum of records, in any order: the SHA-256 of each, folded together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum([u64; 2]);

impl Sum {
    /// The sum of what is in a store.
    pub fn of(store: &Store) -> Result<Self, LibraryError> {
        let mut sum = Self::default();
        for prefix in keys::SUMMED {
            for (rest, bytes) in store.all_bytes(prefix)? {
                sum.turn(&format!("{prefix}{rest}"), Some(&bytes));
            }
        }
        Ok(sum)
    }

    /// Takes a record in, or out where it is in.
    fn turn(&mut self, key: &str, bytes: Option<&[u8]>) {
        let Some(bytes) = bytes else { return };
        let mut hash = Sha256::new();
        hash.update(key.as_bytes());
        hash.update([0]);
        hash.update(bytes);
        let hash = hash.finalize();
        for (sum, part) in self.0.iter_mut().zip(hash.chunks_exact(8)) {
            *sum ^= part.iter().fold(0, |n, &b| n << 8 | u64::from(b));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_changed_is_read_before_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), None).unwrap();
        let mut first = Pending::new(&store);
        first.put("a/1", &1).unwrap();
        first.put("a/2", &2).unwrap();
        store.apply(first.into_batch().unwrap()).unwrap();

        let mut pending = Pending::new(&store);
        pending.remove("a/1");
        pending.put("a/3", &3).unwrap();
        pending.put("b", &4).unwrap();
        assert_eq!(pending.get::<i32>("a/1").unwrap(), None);
        assert_eq!(pending.get::<i32>("a/2").unwrap(), Some(2));
        assert_eq!(store.get::<i32>("a/1").unwrap(), Some(1), "not yet written");
        store.apply(pending.into_batch().unwrap()).unwrap();
        assert_eq!(store.all::<i32>("a/").unwrap().len(), 2);
    }

    #[test]
    fn the_sum_is_that_of_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), None).unwrap();
        let put = |key: &str, value: Option<i32>| {
            let mut pending = Pending::new(&store);
            match value {
                Some(value) => pending.put(key, &value).unwrap(),
                None => pending.remove(key),
            }
            store.apply(pending.into_batch().unwrap()).unwrap();
            let kept: Sum = store.get(keys::SUM).unwrap().unwrap_or_default();
            assert_eq!(kept, Sum::of(&store).unwrap());
            kept
        };
        let one = put("e/1", Some(1));
        put("r/1/d", Some(2));
        put("r/1/d", Some(3));
        put("d/1", Some(4));
        assert_ne!(put("e/1", Some(9)), one);
        put("r/1/d", None);
        assert_eq!(put("e/1", Some(1)), one);
    }
}
