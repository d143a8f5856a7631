//! What can be had again but takes time: comparisons, vectors of sentences. May be lost at any moment.

use crate::error::LibraryError;
use crate::keys;
use crate::library::Library;
use crate::store::{Batch, Store};

/// A place for bytes by the hash of what they were made from; outlives the call that asked for it, not the library's folder.
#[derive(Clone, Debug)]
pub struct Cache {
    store: Store,
}

/// A hash of what something was made from.
pub type Hash = [u8; 32];

impl Library {
    /// Where what takes time is kept.
    pub fn cache(&self) -> Cache {
        Cache { store: self.store.clone() }
    }
}

impl Cache {
    /// The vectors of a sentence.
    pub fn vectors(&self, of: &Hash) -> Option<Vec<u8>> {
        self.store.get_bytes(&keys::vectors(of)).ok().flatten()
    }

    /// Keeps vectors of sentences.
    ///
    /// # Errors
    /// When the store can't be written: nothing is lost by it.
    pub fn keep_vectors(&self, all: &[(Hash, Vec<u8>)]) -> Result<(), LibraryError> {
        let mut batch = Batch::default();
        all.iter().for_each(|(of, bytes)| batch.put_bytes(keys::vectors(of), bytes.clone()));
        self.store.apply_unflushed(batch)
    }

    /// What an article is about.
    pub fn sketch(&self, article: &str) -> Option<Vec<u8>> {
        self.store.get_bytes(keys::sketch(article).as_bytes()).ok().flatten()
    }

    /// Keeps what an article is about.
    ///
    /// # Errors
    /// When the store can't be written: nothing is lost by it.
    pub fn keep_sketch(&self, article: &str, bytes: &[u8]) -> Result<(), LibraryError> {
        let mut batch = Batch::default();
        batch.put_bytes(keys::sketch(article), bytes.to_vec());
        self.store.apply_unflushed(batch)
    }

    /// What was kept of an event's comparison, where it was made from the same.
    pub fn comparison(&self, event: &str, of: &Hash) -> Option<Vec<u8>> {
        let kept = self.store.get_bytes(keys::comparison(event).as_bytes()).ok().flatten()?;
        kept.strip_prefix(of).map(<[u8]>::to_vec)
    }

    /// Keeps an event's comparison, in the place of the one before.
    ///
    /// # Errors
    /// When the store can't be written: nothing is lost by it.
    pub fn keep_comparison(&self, event: &str, of: &Hash, bytes: &[u8]) -> Result<(), LibraryError> {
        let mut batch = Batch::default();
        batch.put_bytes(keys::comparison(event), [of, bytes].concat());
        self.store.apply_unflushed(batch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_made_from_the_same_is_given() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), &|_, _, _| None).unwrap().library;
        let cache = library.cache();
        assert_eq!(cache.comparison("e", &[1; 32]), None);
        cache.keep_comparison("e", &[1; 32], b"one").unwrap();
        cache.keep_comparison("e", &[2; 32], b"two").unwrap();
        assert_eq!(cache.comparison("e", &[1; 32]), None);
        assert_eq!(cache.comparison("e", &[2; 32]).as_deref(), Some(&b"two"[..]));
        cache.keep_vectors(&[([3; 32], vec![0, 255]), ([4; 32], Vec::new())]).unwrap();
        assert_eq!(cache.vectors(&[3; 32]), Some(vec![0, 255]));
        assert_eq!(cache.vectors(&[5; 32]), None);
        drop((library, cache));
        let library = Library::open(folder.path(), &|_, _, _| None).unwrap().library;
        assert_eq!(library.cache().vectors(&[3; 32]), Some(vec![0, 255]), "they outlive the program");
    }
}
