//! sled behind calls that can't panic: a damaged store is an error, never an abort. (sled 0.34 panics on some damage.)
//!
//! Under a passphrase a record's key is made of keyed hashes: of its kind (`r/`), of its group (`r/` and the event) and of the whole, so
//! that records can still be asked for together; the key itself is sealed with the value.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::closing::{Closing, PATIENCE, guarded};
use crate::error::LibraryError;
use crate::originals::make_private;
use crate::pieces::{self, Writes};
use crate::secrecy::seal::{Seal, Use};
use crate::turns::{TURNS, Turn, Waits};

/// Enough for thousands of events; sled's own default is a gigabyte.
const CACHE_BYTES: u64 = 64 << 20;

/// Records by key.
#[derive(Clone, Debug)]
pub struct Store {
    db: Arc<Closing>,
    /// A file that says: make me again at the next start. Made when something in the store can't be read.
    marker: PathBuf,
    seal: Option<Seal>,
    path: PathBuf,
}

/// Bytes of the hashes of a sealed key: of its kind, of its group, of the whole.
const PARTS: [usize; 3] = [8, 12, 12];

/// How long opening may take: a log that was not closed is read anew.
const PATIENCE_TO_OPEN: Duration = Duration::from_secs(60);

fn refused(doing: &'static str) -> impl Fn(Waits) -> LibraryError {
    move |waits| {
        let doing = match waits {
            Waits::Still => doing,
            Waits::ForAnother => "write the library’s index until Crosscheck is started again",
        };
        LibraryError::Disk { doing, source: io::ErrorKind::TimedOut.into() }
    }
}

/// Changes that come about together or not at all.
#[derive(Default)]
pub struct Batch(Vec<(Vec<u8>, Option<Vec<u8>>)>);

impl Batch {
    /// Sets a record.
    pub fn put<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), LibraryError> {
        self.put_bytes(key, serde_json::to_vec(value).map_err(|e| LibraryError::Store(e.to_string()))?);
        Ok(())
    }

    /// Sets a record that is written already.
    pub fn put_bytes(&mut self, key: impl AsRef<[u8]>, value: Vec<u8>) {
        self.0.push((key.as_ref().to_vec(), Some(value)));
    }

    /// Takes a record away.
    pub fn remove(&mut self, key: &str) {
        self.0.push((key.as_bytes().to_vec(), None));
    }
}

impl Store {
    /// Opens or makes the store in a folder of its own.
    pub fn open(path: &Path, seal: Option<Seal>) -> Result<Self, LibraryError> {
        // The folder is in use for a moment after a store in it was closed: its threads end in their own time.
        let mut last = LibraryError::Store("it would not open".into());
        for pause in [0, 20, 60, 200] {
            std::thread::sleep(Duration::from_millis(pause));
            without_unfinished(path);
            let config = sled::Config::new().path(path).cache_capacity(CACHE_BYTES);
            let open = move |_: &Turn| (guarded(|| config.open()), ());
            match TURNS.take_one("open", PATIENCE_TO_OPEN, open).map_err(refused("open the library’s index"))? {
                Ok(db) => {
                    let store = Self { db: Arc::new(Closing::new(db)), marker: marker(path), seal, path: path.to_owned() };
                    store.make_private();
                    return Ok(store);
                }
                Err(e) => last = e,
            }
        }
        Err(last)
    }

    /// Lets go of a damaged store without closing it: sled 0.34 may wait for ever when it closes one whose log it can't bring to an end, and
    /// holds up every other store of the process meanwhile. Its files are moved aside and the process forgets them when it ends.
    pub fn abandon(self) {
        // Where an open file can't be renamed it has to be closed.
        if cfg!(unix) {
            std::mem::forget(self);
        }
    }

    /// One record.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, LibraryError> {
        self.noticed(self.kept(key.as_bytes()).and_then(|found| found.map(|bytes| parsed(&bytes)).transpose()))
    }

    /// Bytes that are no record: of a cache.
    pub fn get_bytes(&self, key: &[u8]) -> Result<Option<Vec<u8>>, LibraryError> {
        self.noticed(self.kept(key))
    }

    fn kept(&self, key: &[u8]) -> Result<Option<Vec<u8>>, LibraryError> {
        let name = self.name(key);
        let get = || self.db.get(&name)?.map(|kept| pieces::whole(&self.db, &name, kept)).transpose();
        let Some(kept) = self.reading(get)? else { return Ok(None) };
        Ok(Some(self.read(&name, &kept)?.1))
    }

    /// All records whose key begins so, with the rest of their keys, in order.
    pub fn all<T: DeserializeOwned>(&self, prefix: &str) -> Result<Vec<(String, T)>, LibraryError> {
        self.noticed(self.all_bytes(prefix)?.into_iter().map(|(key, value)| Ok((key, parsed(&value)?))).collect())
    }

    /// The same, not yet read.
    pub fn all_bytes(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, LibraryError> {
        let names = self.names(prefix);
        let whole = |(name, kept): (sled::IVec, sled::IVec)| Ok((name.clone(), pieces::whole(&self.db, &name, kept)?));
        let scan =
            || self.db.scan_prefix(&names).filter(|pair| !self.is_piece(pair)).map(|pair| whole(pair?)).collect::<Result<Vec<_>, _>>();
        let pairs = self.noticed(self.reading(scan))?;
        let rest = |key: &[u8]| String::from_utf8_lossy(key.get(prefix.len()..).unwrap_or_default()).into_owned();
        let one = |(name, kept): (sled::IVec, Vec<u8>)| {
            let (key, value) = self.read(&name, &kept)?;
            Ok((rest(&key), value))
        };
        let mut all = self.noticed(pairs.into_iter().map(one).collect::<Result<Vec<_>, LibraryError>>())?;
        if self.seal.is_some() {
            all.sort_by(|a, b| a.0.cmp(&b.0));
        }
        Ok(all)
    }

    /// Every record with its key, in no order. What can't be read is left out.
    pub fn every(&self) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> + '_ {
        let mut pairs = self.db.iter();
        std::iter::from_fn(move || {
            loop {
                // A panic of sled's ends it, as an error does.
                let next = catch_unwind(AssertUnwindSafe(|| pairs.next())).ok()??;
                if self.is_piece(&next) {
                    continue;
                }
                let (name, kept) = next.ok()?;
                let kept = guarded(|| pieces::whole(&self.db, &name, kept.clone()));
                if let Ok(pair) = kept.and_then(|kept| self.read(&name, &kept)) {
                    return Some(pair);
                }
            }
        })
    }

    /// How many records there are.
    pub fn count(&self) -> usize {
        catch_unwind(AssertUnwindSafe(|| self.db.iter().filter(|pair| !self.is_piece(pair)).count())).unwrap_or(0)
    }

    /// Whether what sled gives is a piece of a record.
    fn is_piece(&self, pair: &sled::Result<(sled::IVec, sled::IVec)>) -> bool {
        pair.as_ref().is_ok_and(|(name, _)| pieces::is_piece(name, self.seal.as_ref().map(|_| PARTS.iter().sum())))
    }

    /// The name that a record has in sled.
    fn name(&self, key: &[u8]) -> Vec<u8> {
        let Some(seal) = &self.seal else { return key.to_vec() };
        let of = [up_to(key, 1), up_to(key, 2), key];
        of.into_iter().zip(PARTS).flat_map(|(part, length)| seal.record_name(part).into_iter().take(length)).collect()
    }

    /// What the names of all records begin with whose keys begin with `prefix`, which ends one of the key's parts.
    fn names(&self, prefix: &str) -> Vec<u8> {
        if self.seal.is_none() {
            return prefix.as_bytes().to_vec();
        }
        let parts = prefix.matches('/').count().min(2);
        self.name(prefix.as_bytes()).into_iter().take(PARTS.iter().take(parts).sum()).collect()
    }

    /// What sled keeps under a name: the key and the value.
    fn read(&self, name: &[u8], kept: &[u8]) -> Result<(Vec<u8>, Vec<u8>), LibraryError> {
        let Some(seal) = &self.seal else { return Ok((name.to_vec(), kept.to_vec())) };
        let damaged = || LibraryError::Store("a sealed record is damaged".into());
        let mut opened = seal.open(Use::Record, name, kept).ok_or_else(damaged)?;
        let (length, rest) = opened.split_first_chunk().ok_or_else(damaged)?;
        let key = rest.get(..u32::from_le_bytes(*length) as usize).ok_or_else(damaged)?.to_vec();
        opened.drain(..length.len() + key.len());
        Ok((key, opened))
    }

    /// The changes by the names that records have in sled, sealed where they are to be.
    fn named(&self, batch: Batch) -> Result<Writes, LibraryError> {
        let mut out = Writes::default();
        for (key, value) in batch.0 {
            let name = self.name(&key);
            let value = match (value, &self.seal) {
                (Some(value), Some(seal)) => {
                    let length = u32::try_from(key.len()).map_err(|_| LibraryError::Store("a key is too long".into()))?;
                    Some(seal.close(Use::Record, &name, &[&length.to_le_bytes(), key.as_slice(), &value].concat())?)
                }
                (value, _) => value,
            };
            out.insert(name, value);
        }
        Ok(out)
    }

    /// Takes sled's files from everybody but their owner: it makes them as the system's mask says, and new ones as it grows.
    pub fn make_private(&self) {
        make_private(&self.path);
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> Result<bool, LibraryError> {
        self.reading(|| self.db.iter().next().transpose()).map(|first| first.is_none())
    }

    /// Makes the changes and returns when they are on the disk.
    pub fn apply(&self, batch: Batch) -> Result<(), LibraryError> {
        self.write(batch, true)?;
        self.make_private();
        Ok(())
    }

    /// Makes changes that may be lost by a kill: caches.
    pub fn apply_unflushed(&self, batch: Batch) -> Result<(), LibraryError> {
        self.write(batch, false)
    }

    fn write(&self, batch: Batch, flush: bool) -> Result<(), LibraryError> {
        if self.db.stuck.load(Ordering::Relaxed) {
            return Err(refused("write the library’s index")(Waits::ForAnother));
        }
        let (writes, db) = (self.named(batch)?, Arc::clone(&self.db));
        let write = move |turn: &Turn| {
            db.writes.fetch_add(1, Ordering::SeqCst);
            let mut done = guarded(|| db.apply_batch(pieces::cut(&db, &writes)?));
            db.writes.fetch_add(1, Ordering::SeqCst);
            if matches!(done, Err(LibraryError::Disk { .. })) && db.context.global_error().is_ok() {
                db.stuck.store(true, Ordering::Relaxed);
            }
            if flush && done.is_ok() {
                turn.flushing();
                done = guarded(|| db.flush()).map(drop);
            }
            (done, db)
        };
        let done = TURNS.take_one("write", PATIENCE, write);
        if matches!(done, Err(Waits::Still)) && self.db.refused() {
            // Whoever waits for the failed write was not woken (see `turns`): a flush, which fails at once, wakes it.
            let db = Arc::clone(&self.db);
            drop(std::thread::Builder::new().name("wake".into()).spawn(move || guarded(|| db.flush()).map(drop)));
        }
        self.noticed(done.unwrap_or_else(|waits| Err(refused("write the library’s index")(waits))))
    }

    /// Reads what one who writes does not keep for itself without end; again where something was written meanwhile, so that no value is put
    /// together from pieces of two.
    fn reading<T>(&self, call: impl Fn() -> Result<T, sled::Error>) -> Result<T, LibraryError> {
        let end = Instant::now() + PATIENCE;
        while TURNS.may_read(PATIENCE) && Instant::now() < end {
            let writes = self.db.writes.load(Ordering::SeqCst);
            if writes.is_multiple_of(2) {
                let found = guarded(&call);
                if self.db.writes.load(Ordering::SeqCst) == writes {
                    return found;
                }
            }
            std::thread::yield_now();
        }
        Err(refused("read the library’s index")(Waits::Still))
    }

    /// Damage is written down, so that the next start makes the store again. What can't be read after the disk refused a write is no damage:
    /// the next start finds what the disk took.
    fn noticed<T>(&self, answer: Result<T, LibraryError>) -> Result<T, LibraryError> {
        if matches!(answer, Err(LibraryError::Store(_))) && (self.db.refused() || self.db.stuck.load(Ordering::Relaxed)) {
            return Err(LibraryError::Disk { doing: "read or write the library’s index", source: io::ErrorKind::StorageFull.into() });
        }
        if matches!(answer, Err(LibraryError::Store(_))) && !self.marker.exists() {
            // Where even that can't be written, the next start looks for itself.
            let _ = private_file(&self.marker);
        }
        answer
    }
}

/// Takes away a snapshot that a kill left half written. sled 0.34 writes `snap.….generating` and renames it, but at the next start takes
/// the unfinished one for the newest and gives up; the log alone says all that it would.
fn without_unfinished(path: &Path) {
    for file in std::fs::read_dir(path).into_iter().flatten().flatten() {
        if file.path().extension().is_some_and(|e| e == "generating") {
            // Where it can't be taken away, the store is made again.
            let _ = std::fs::remove_file(file.path());
        }
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

/// A key up to the end of its first part, or of its second: all of it where it has fewer.
fn up_to(key: &[u8], parts: usize) -> &[u8] {
    let end = key.iter().enumerate().filter(|(_, b)| **b == b'/').nth(parts - 1).map_or(key.len(), |(at, _)| at + 1);
    &key[..end]
}

pub(crate) fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, LibraryError> {
    serde_json::from_slice(bytes).map_err(|e| LibraryError::Store(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrecy::seal::Key;

    /// A value in pieces that is read while another is written in its place is the one or the other.
    #[test]
    fn what_is_read_while_it_is_written_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), None).unwrap();
        let write = |round: usize| {
            let mut batch = Batch::default();
            batch.put_bytes("x/1", vec![b'a' + (round % 26) as u8; 40_000 + round % 3 * 20_000]);
            store.apply_unflushed(batch).unwrap();
        };
        write(0);
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| (1..300).for_each(write));
            while !writer.is_finished() {
                let one = store.get_bytes(b"x/1").unwrap().unwrap();
                let all = store.all_bytes("x/").unwrap();
                assert!([&one, &all[0].1].into_iter().all(|v| v.iter().all(|b| *b == v[0]) && v.len() % 20_000 == 0));
            }
        });
        assert!(!store.marker.exists());
    }

    #[test]
    fn sealed_records_are_found_by_key_and_by_group_and_tell_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let seal = || Some(Seal::new(&Key::new([5; 32])));
        let store = Store::open(folder.path(), seal()).unwrap();
        let mut batch = Batch::default();
        for key in ["e/2", "e/1", "r/1/skarne", "r/1/halden", "r/2/skarne"] {
            batch.put(key, &format!("value of {key}")).unwrap();
        }
        batch.put_bytes([b"v/", [b'/'; 32].as_slice()].concat(), vec![0, 255]);
        store.apply(batch).unwrap();
        assert_eq!(store.get::<String>("e/1").unwrap().as_deref(), Some("value of e/1"));
        let keys = |prefix| store.all::<String>(prefix).unwrap().into_iter().map(|(k, _)| k).collect::<Vec<_>>();
        assert_eq!(
            (keys("e/"), keys("r/1/"), keys("r/3/")),
            (vec!["1".into(), "2".into()], vec!["halden".into(), "skarne".into()], vec![])
        );
        assert_eq!(keys("r/"), ["1/halden", "1/skarne", "2/skarne"]);
        assert_eq!(store.get_bytes(&[b"v/", [b'/'; 32].as_slice()].concat()).unwrap(), Some(vec![0, 255]));
        assert_eq!((store.every().count(), store.count()), (6, 6));
        assert!(store.every().any(|(key, value)| key == b"r/1/skarne" && value == b"\"value of r/1/skarne\""));
        let mut batch = Batch::default();
        batch.remove("e/1");
        store.apply(batch).unwrap();
        assert_eq!(keys("e/"), ["2"]);
        assert!(
            store
                .db
                .iter()
                .flatten()
                .all(|(name, kept)| name.len() == PARTS.iter().sum::<usize>() && !kept.windows(5).any(|w| w == b"value"))
        );
        drop(store);
        let other = Store::open(folder.path(), Some(Seal::new(&Key::new([6; 32])))).unwrap();
        assert_eq!(other.get::<String>("e/2").unwrap(), None);
        assert_eq!(other.every().count(), 0);
        drop(other);
        // A record put under another's name is not believed.
        let store = Store::open(folder.path(), seal()).unwrap();
        let (from, to) = (store.name(b"e/2"), store.name(b"e/9"));
        let kept = store.db.get(from).unwrap().unwrap();
        store.db.insert(to, kept).unwrap();
        assert!(store.get::<String>("e/9").is_err());
    }
}
