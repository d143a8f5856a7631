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

/// Vectors are kept in two generations of about so many bytes: one is filled, the other goes when it is full.
const GENERATION: usize = 64 << 20;

fn vector_key(generation: u8, of: &Hash) -> String {
    of.iter().fold(keys::vectors(generation), |key, byte| key + &format!("{byte:02x}"))
}

impl Library {
    /// Where what takes time is kept.
    pub fn cache(&self) -> Cache {
        Cache { store: self.store.clone() }
    }
}

impl Cache {
    /// The vectors of a sentence.
    pub fn vectors(&self, of: &Hash) -> Option<Vec<u8>> {
        let (now, _) = self.filled();
        let of_generation = |generation| self.store.get_bytes(vector_key(generation, of).as_bytes()).ok().flatten();
        if let Some(found) = of_generation(now) {
            return Some(found);
        }
        let found = of_generation(1 - now)?;
        // What is still used outlives its generation.
        drop(self.keep_vectors(&[(*of, found.clone())]));
        Some(found)
    }

    /// Keeps vectors of sentences: of those used last, [`GENERATION`] bytes at least and twice that at most.
    ///
    /// # Errors
    /// When the store can't be written: nothing is lost by it.
    pub fn keep_vectors(&self, all: &[(Hash, Vec<u8>)]) -> Result<(), LibraryError> {
        self.keep_vectors_within(all, GENERATION)
    }

    fn keep_vectors_within(&self, all: &[(Hash, Vec<u8>)], most: usize) -> Result<(), LibraryError> {
        let (mut now, mut bytes) = self.filled();
        let mut batch = Batch::default();
        if bytes > most {
            // This one becomes the older; what was the older goes.
            (now, bytes) = (1 - now, 0);
            let prefix = keys::vectors(now);
            self.store.all_bytes(&prefix)?.iter().for_each(|(rest, _)| batch.remove(&format!("{prefix}{rest}")));
        }
        for (of, vectors) in all {
            bytes += vectors.len();
            batch.put_bytes(vector_key(now, of), vectors.clone());
        }
        batch.put(keys::VECTORS, &(now, bytes))?;
        self.store.apply_unflushed(batch)
    }

    /// Which generation of vectors is filled, and how many bytes are in it, about.
    fn filled(&self) -> (u8, usize) {
        let kept: Option<(u8, usize)> = self.store.get(keys::VECTORS).ok().flatten();
        kept.filter(|(generation, _)| *generation < 2).unwrap_or_default()
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
    fn vectors_have_a_bound_and_what_is_used_stays() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), &|_, _, _| None).unwrap().library;
        let cache = library.cache();
        let of = |i: u8| [i; 32];
        for i in 0..100 {
            cache.keep_vectors_within(&[(of(i), vec![i; 100])], 1000).unwrap();
            assert_eq!(cache.vectors(&of(0)), Some(vec![0; 100]), "it is asked for again and again");
        }
        let kept = (0..100).filter(|i| cache.vectors(&of(*i)).is_some()).count();
        assert!((10..=30).contains(&kept), "{kept}");
        assert_eq!(cache.vectors(&of(99)), Some(vec![99; 100]));
        assert_eq!(cache.vectors(&of(1)), None);
    }

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
