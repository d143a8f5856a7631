//! sled behind calls that can't panic: a damaged store is an error, never an abort. (sled 0.34 panics on some damage.)

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::LibraryError;

/// Enough for thousands of events; sled's own default is a gigabyte.
const CACHE_BYTES: u64 = 64 << 20;

/// Records by key.
#[derive(Clone, Debug)]
pub struct Store {
    db: sled::Db,
    /// A file that says: make me again at the next start. Made when something in the store can't be read.
    marker: PathBuf,
}

/// Changes that come about together or not at all.
#[derive(Default)]
pub struct Batch(sled::Batch);

impl Batch {
    /// Sets a record.
    pub fn put<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), LibraryError> {
        self.0.insert(key, serde_json::to_vec(value).map_err(|e| LibraryError::Store(e.to_string()))?);
        Ok(())
    }

    /// Sets a record that is written already.
    pub fn put_bytes(&mut self, key: impl AsRef<[u8]>, value: Vec<u8>) {
        self.0.insert(key.as_ref(), value);
    }

    /// Takes a record away.
    pub fn remove(&mut self, key: &str) {
        self.0.remove(key);
    }
}

impl Store {
    /// Opens or makes the store in a folder of its own.
    pub fn open(path: &Path) -> Result<Self, LibraryError> {
        // The folder is in use for a moment after a store in it was closed: its threads end in their own time.
        let mut last = LibraryError::Store("it would not open".into());
        for pause in [0, 20, 60, 200] {
            std::thread::sleep(std::time::Duration::from_millis(pause));
            match guarded(|| sled::Config::new().path(path).cache_capacity(CACHE_BYTES).open()) {
                Ok(db) => return Ok(Self { db, marker: marker(path) }),
                Err(e) => last = e,
            }
        }
        Err(last)
    }

    /// One record.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, LibraryError> {
        self.noticed(guarded(|| self.db.get(key)).and_then(|found| found.map(|bytes| parsed(&bytes)).transpose()))
    }

    /// Bytes that are no record: of a cache.
    pub fn get_bytes(&self, key: &[u8]) -> Result<Option<Vec<u8>>, LibraryError> {
        Ok(self.noticed(guarded(|| self.db.get(key)))?.map(|bytes| bytes.to_vec()))
    }

    /// All records whose key begins so, with the rest of their keys, in order.
    pub fn all<T: DeserializeOwned>(&self, prefix: &str) -> Result<Vec<(String, T)>, LibraryError> {
        self.noticed(self.all_bytes(prefix)?.into_iter().map(|(key, value)| Ok((key, parsed(&value)?))).collect())
    }

    /// The same, not yet read.
    pub fn all_bytes(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, LibraryError> {
        let pairs = self.noticed(guarded(|| self.db.scan_prefix(prefix).collect::<Result<Vec<_>, _>>()))?;
        let rest = |key: &[u8]| String::from_utf8_lossy(key.get(prefix.len()..).unwrap_or_default()).into_owned();
        Ok(pairs.into_iter().map(|(key, value)| (rest(&key), value.to_vec())).collect())
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> Result<bool, LibraryError> {
        guarded(|| self.db.iter().next().transpose()).map(|first| first.is_none())
    }

    /// Makes the changes and returns when they are on the disk.
    pub fn apply(&self, batch: Batch) -> Result<(), LibraryError> {
        self.noticed(guarded(|| self.db.apply_batch(batch.0.clone())))?;
        self.noticed(guarded(|| self.db.flush())).map(|_| ())
    }

    /// Makes changes that may be lost by a kill: caches.
    pub fn apply_unflushed(&self, batch: Batch) -> Result<(), LibraryError> {
        self.noticed(guarded(|| self.db.apply_batch(batch.0.clone())))
    }

    /// Damage is written down, so that the next start makes the store again.
    fn noticed<T>(&self, answer: Result<T, LibraryError>) -> Result<T, LibraryError> {
        if matches!(answer, Err(LibraryError::Store(_))) && !self.marker.exists() {
            // Where even that can't be written, the next start looks for itself.
            let _ = private_file(&self.marker);
        }
        answer
    }
}

/// Beside the store's folder.
pub fn marker(store: &Path) -> PathBuf {
    store.with_extension("damaged")
}

fn private_file(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

pub(crate) fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, LibraryError> {
    serde_json::from_slice(bytes).map_err(|e| LibraryError::Store(e.to_string()))
}

fn guarded<T>(call: impl Fn() -> Result<T, sled::Error>) -> Result<T, LibraryError> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(sled::Error::Io(e))) if is_the_disks(&e) => {
            Err(LibraryError::Disk { doing: "read or write the library’s index", source: e })
        }
        Ok(Err(e)) => Err(LibraryError::Store(e.to_string())),
        Err(_) => Err(LibraryError::Store("its files are damaged".into())),
    }
}

/// The disk's own refusal, which says nothing of the store.
fn is_the_disks(e: &std::io::Error) -> bool {
    use std::io::ErrorKind::{FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(e.kind(), StorageFull | QuotaExceeded | FileTooLarge | ReadOnlyFilesystem | PermissionDenied)
}
