//! Who works with the library: kept in its records, and so under its passphrase. It is in no journal: where the records are made again from
//! that, it is asked for again; decisions have initials of their own.

use crate::error::LibraryError;
use crate::keys;
use crate::library::Library;
use crate::store::Batch;

/// Letters of initials at most.
const LONGEST: usize = 12;

impl Library {
    /// The initials that stand beside decisions; empty where none are known.
    pub fn initials(&self) -> String {
        self.store.get(keys::INITIALS).unwrap_or_default().unwrap_or_default()
    }

    /// Keeps the initials that stand beside decisions from now on.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_initials(&self, initials: &str) -> Result<(), LibraryError> {
        let initials: String = initials.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        if self.initials() == initials {
            return Ok(());
        }
        let mut batch = Batch::default();
        batch.put(keys::INITIALS, &initials)?;
        self.store.apply(batch)
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::document::Document;

    use crate::secrecy::QUICK;
    use crate::{Library, Passphrase};

    const INITIALS: &str = "qvzxkwjymp";

    fn read(_: &str, _: Option<&str>, _: &[u8]) -> Option<Document> {
        None
    }

    /// Whether a file of the folder has them.
    fn lies_open(folder: &std::path::Path) -> bool {
        std::fs::read_dir(folder).unwrap().flatten().any(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => lies_open(&entry.path()),
            _ => std::fs::read(entry.path()).unwrap_or_default().windows(INITIALS.len()).any(|w| w == INITIALS.as_bytes()),
        })
    }

    #[test]
    fn they_are_kept_and_a_passphrase_covers_them() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("library");
        let library = Library::open(&root, &read).unwrap().library;
        assert_eq!(library.initials(), "");
        library.keep_initials(" qvzxkwjymp\n").unwrap();
        drop(library);
        let library = Library::open(&root, &read).unwrap().library;
        assert_eq!(library.initials(), INITIALS);
        assert!(lies_open(&root), "the search finds them");
        let passphrase = Passphrase::new("four grey herons".to_owned());
        library.protect(&passphrase, QUICK, &|_| ()).unwrap();
        assert!(!lies_open(&root));
        let library = Library::unlock(&root, &passphrase, &read).unwrap().library;
        assert_eq!(library.initials(), INITIALS);
        library.keep_initials("ab").unwrap();
        assert_eq!(library.initials(), "ab");
    }
}
