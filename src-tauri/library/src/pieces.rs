//! Large values in pieces, so that sled never puts one into a file of its own.
//!
//! sled 0.34 writes a page that is larger than a quarter of a segment (131,052 bytes) to a file beside its log. Where that file can't be
//! written because the disk is full, `Log::reserve_inner` returns with the room in its buffer claimed and never given back: the buffer
//! waits for a writer who is gone, is never written, and nothing says so (no `global_error` is set). All that comes after it never becomes
//! stable, and whoever flushes or closes the database waits for ever. Writes of the log alone fail soundly: the error is set, and all who
//! wait are told.
//!
//! A page has up to about twenty records: no piece is larger than [`LARGEST`], so that a page of pieces stays in the log. Head and pieces
//! are written in one batch. Values that an earlier version wrote whole are read as they are, and are cut when they are written again.

use std::collections::BTreeMap;

use sled::{Db, IVec};

/// So many bytes one record of sled has at most: with its name, 25 of them are less than what sled writes to the log.
pub(crate) const LARGEST: usize = 5 << 10;

/// What the head of a value in pieces begins with; its length follows. No JSON and nothing sealed begins so; what does is cut as well.
const MARK: &[u8] = b"\0\xffin pieces\xff\0\x01";

/// What the names of pieces begin with: no key does.
const PIECE: u8 = 0xff;

/// What is to be written, by name; `None` takes it away.
pub(crate) type Writes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

/// The name of a piece of a value.
fn name_of(name: &[u8], at: usize) -> Vec<u8> {
    [&[PIECE], name, &(at as u64).to_be_bytes()].concat()
}

/// Whether a name is that of a piece. Sealed names, which may begin with anything, are all of one length, and pieces of theirs are longer.
pub(crate) fn is_piece(name: &[u8], sealed: Option<usize>) -> bool {
    name.first() == Some(&PIECE) && sealed.is_none_or(|length| name.len() > length)
}

/// The length of the value that something is the head of.
fn length(kept: &[u8]) -> Option<usize> {
    let length = kept.strip_prefix(MARK)?.try_into().ok().map(u64::from_be_bytes)?;
    usize::try_from(length).ok()
}

/// The writes as sled takes them: large values cut, and the pieces of what was there before taken away.
pub(crate) fn cut(db: &Db, writes: &Writes) -> Result<sled::Batch, sled::Error> {
    let mut batch = sled::Batch::default();
    for (name, value) in writes {
        let before = db.get(name)?.and_then(|kept| length(&kept)).map_or(0, |length| length.div_ceil(LARGEST));
        let mut now = 0;
        match value {
            None => batch.remove(name.as_slice()),
            Some(value) if value.len() <= LARGEST && !value.starts_with(MARK) => batch.insert(name.as_slice(), value.as_slice()),
            Some(value) => {
                batch.insert(name.as_slice(), [MARK, &(value.len() as u64).to_be_bytes()].concat());
                for piece in value.chunks(LARGEST) {
                    batch.insert(name_of(name, now), piece);
                    now += 1;
                }
            }
        }
        (now..before).for_each(|at| batch.remove(name_of(name, at)));
    }
    Ok(batch)
}

/// The value that something kept under a name is, or is the head of.
pub(crate) fn whole(db: &Db, name: &[u8], kept: IVec) -> Result<Vec<u8>, sled::Error> {
    let Some(length) = length(&kept) else { return Ok(kept.to_vec()) };
    let mut out = Vec::new();
    for at in 0..length.div_ceil(LARGEST) {
        out.extend_from_slice(&db.get(name_of(name, at))?.unwrap_or_default());
    }
    if out.len() == length { Ok(out) } else { Err(sled::Error::ReportableBug("a piece of a record is missing".to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_any_size_come_back_and_leave_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let db = sled::open(folder.path()).unwrap();
        let write = |value: Option<&[u8]>| {
            let writes = Writes::from([(b"x/1".to_vec(), value.map(<[u8]>::to_vec))]);
            db.apply_batch(cut(&db, &writes).unwrap()).unwrap();
        };
        let read = || db.get("x/1").unwrap().map(|kept| whole(&db, b"x/1", kept).unwrap());
        for size in [0, 1, LARGEST, LARGEST + 1, 40 * LARGEST, 3 * LARGEST, 12] {
            let value: Vec<u8> = (0..size).map(|i| (i % 251) as u8).collect();
            write(Some(&value));
            assert_eq!(read().as_deref(), Some(value.as_slice()));
            assert_eq!(db.len(), 1 + if size > LARGEST { size.div_ceil(LARGEST) } else { 0 }, "{size}");
            assert!(db.iter().values().flatten().all(|v| v.len() <= LARGEST));
        }
        // What looks like a head is none.
        for value in [[MARK, &7_u64.to_be_bytes()].concat(), MARK.to_vec()] {
            write(Some(&value));
            assert_eq!(read().as_deref(), Some(value.as_slice()));
        }
        write(Some(&[7; 3 * LARGEST]));
        db.remove(name_of(b"x/1", 1)).unwrap();
        assert!(whole(&db, b"x/1", db.get("x/1").unwrap().unwrap()).is_err(), "a piece is missing");
        write(None);
        assert_eq!(db.len(), 0);
    }

    /// sled makes a file beside its log for what is larger.
    #[test]
    fn no_page_of_pieces_is_put_into_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let db = sled::open(folder.path()).unwrap();
        for round in 0..3_usize {
            for event in 0..40_usize {
                let writes = (0..4).map(|n| {
                    let size = (event * 37 + round * 113 + n * 59) % 97 * 1_000;
                    (format!("x/e{event}-{n}").into_bytes(), (event % 5 != round).then(|| vec![n as u8; size]))
                });
                db.apply_batch(cut(&db, &writes.collect()).unwrap()).unwrap();
            }
            db.flush().unwrap();
        }
        assert_eq!(std::fs::read_dir(folder.path().join("blobs")).unwrap().count(), 0);
        drop(db);
        let whole_ones = tempfile::tempdir().unwrap();
        let db = sled::open(whole_ones.path()).unwrap();
        db.insert("x/1", vec![7; 200_000]).unwrap();
        db.flush().unwrap();
        assert_ne!(std::fs::read_dir(whole_ones.path().join("blobs")).unwrap().count(), 0, "else this test says nothing");
    }
}
