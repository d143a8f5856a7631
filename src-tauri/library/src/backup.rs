//! Back-ups of what a person did: the journal as it was on earlier days, packed (gzip), in `back-ups/`.
//!
//! One is made at most once a day; those of the last seven days, of the last four weeks and of the last six months stay. As the
//! journal is only appended to, an older one is the beginning of a newer one, and a damaged place of the journal can be put back from
//! any that reaches it, where nothing better is left. (A journal that was written anew from the store begins otherwise: `mended` sees
//! that.) Originals need none: they are written once and never changed. Under a passphrase they are sealed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::journal::{self, Journal};
use crate::originals::{private_folder, sync_folder};
use crate::secrecy::seal::{Seal, Use};

/// The folder's name.
pub const FOLDER: &str = "back-ups";
const BEGIN: &str = "journal-";
const END: &str = ".jsonl.gz";
/// As it stands in a back-up's name, UTC.
const TIME: &str = "%Y%m%dT%H%M%SZ";
/// The last days, weeks and months of which one back-up each is kept.
const KEPT: [(&str, usize); 3] = [("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6)];
const DAY: i64 = 24 * 60 * 60;
/// How often a program that stays open looks whether one is due.
const LOOK: Duration = Duration::from_secs(60 * 60);

/// The back-ups of a library.
#[derive(Debug)]
pub struct BackUps {
    folder: PathBuf,
    seal: Option<Seal>,
    looked: Option<Instant>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct BackUp {
    /// When it was made.
    pub time: Timestamp,
    path: PathBuf,
    seal: Option<Seal>,
}

impl BackUp {
    /// The journal in it; `None` where it is damaged.
    pub fn read(&self) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        let bytes = fs::read(&self.path).ok()?;
        let packed = match &self.seal {
            Some(seal) => seal.open(Use::BackUp, &[], &bytes)?,
            None => bytes,
        };
        GzDecoder::new(packed.as_slice()).read_to_end(&mut text).ok()?;
        journal::state(&text).damaged.is_empty().then_some(text)
    }

    /// The day, for people: `2026-11-22`.
    pub fn day(&self) -> String {
        self.time.strftime("%Y-%m-%d").to_string()
    }
}

impl BackUps {
    /// Those of the library in a folder.
    pub(crate) fn of(root: &Path, seal: Option<Seal>) -> Self {
        Self { folder: root.join(FOLDER), seal, looked: None }
    }

    /// All of them, the newest first.
    pub fn all(&self) -> Vec<BackUp> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut all: Vec<BackUp> = files
            .filter_map(|f| Some(BackUp { time: time_of(f.file_name().to_str()?)?, path: f.path(), seal: self.seal.clone() }))
            .collect();
        all.sort_by_key(|b| std::cmp::Reverse(b.time));
        all
    }

    /// Makes one where the last is more than a day old, and takes those away that are not needed any more. Whether one was made.
    ///
    /// # Errors
    /// When the disk refuses; the library is none the worse for it.
    pub fn keep(&mut self, journal: &mut Journal, now: Timestamp) -> io::Result<bool> {
        self.looked = Some(Instant::now());
        let all = self.all();
        // One from the future was made before the clock was set back: it says nothing of today.
        let recent = |b: &BackUp| (0..DAY).contains(&(now.as_second() - b.time.as_second()));
        if journal.length() == 0 || all.iter().any(recent) {
            return Ok(false);
        }
        let text = journal.bytes().map_err(io::Error::other)?;
        if !journal::state(&text).damaged.is_empty() || all.first().and_then(BackUp::read).is_some_and(|last| last == text) {
            return Ok(false);
        }
        private_folder(&self.folder)?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&text)?;
        let packed = packed.finish()?;
        let sealed = self.seal.as_ref().map(|seal| seal.close(Use::BackUp, &[], &packed)).transpose().map_err(io::Error::other)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(sealed.as_ref().unwrap_or(&packed))?;
        file.as_file().sync_all()?;
        file.persist(self.folder.join(format!("{BEGIN}{}{END}", now.strftime(TIME)))).map_err(|e| e.error)?;
        sync_folder(&self.folder)?;
        for old in spare(&self.all()) {
            fs::remove_file(&old.path)?;
        }
        Ok(true)
    }

    /// The same, looked at once an hour at most; a disk that refuses is told at the next start.
    pub(crate) fn keep_where_due(&mut self, journal: &mut Journal) {
        if self.looked.is_none_or(|l| l.elapsed() >= LOOK) {
            let _ = self.keep(journal, Timestamp::now());
        }
    }

    /// Takes all away: for what is to be forgotten for good.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_all(&self) -> io::Result<()> {
        self.all().iter().try_for_each(|b| fs::remove_file(&b.path))
    }
}

fn time_of(name: &str) -> Option<Timestamp> {
    let time = name.strip_prefix(BEGIN)?.strip_suffix(END)?;
    jiff::civil::DateTime::strptime(TIME, time).ok()?.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp())
}

/// Those that no day, week or month needs; `all` has the newest first.
fn spare(all: &[BackUp]) -> Vec<BackUp> {
    let mut needed = BTreeSet::new();
    for (form, most) in KEPT {
        let mut seen = BTreeSet::new();
        for back_up in all {
            let stretch = back_up.time.strftime(form).to_string();
            if seen.len() < most && seen.insert(stretch) {
                needed.insert(back_up.time);
            }
        }
    }
    all.iter().filter(|b| !needed.contains(&b.time)).cloned().collect()
}

/// What a back-up makes of a journal that is all that is left, and damaged or too short: where all that is sound of it stands in a longer
/// back-up, that one; else each damaged place that the back-up reaches is as it was. `None` where it is of no help, or was made of another
/// journal: one that was written anew from the store begins otherwise than its back-ups of before.
pub(crate) fn mended(text: &[u8], damaged: &[Range<u64>], back_up: &[u8]) -> Option<Vec<u8>> {
    let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
    // What is sound: between the damaged places.
    let ends = damaged.iter().map(|d| at(d.start)).chain([text.len()]);
    let begins = [0].into_iter().chain(damaged.iter().map(|d| at(d.end)));
    let sound: Vec<Range<usize>> = begins.zip(ends).map(|(begin, end)| begin..end).collect();
    if back_up.len() > text.len() {
        let known: BTreeSet<&[u8]> = back_up.split_inclusive(|&b| b == b'\n').collect();
        let mut lines = sound.iter().filter_map(|part| text.get(part.clone())).flat_map(|part| part.split_inclusive(|&b| b == b'\n'));
        if lines.all(|line| known.contains(line)) {
            return Some(back_up.to_vec());
        }
    }
    let mut reached = 0;
    for part in sound {
        let part = part.start.min(back_up.len())..part.end.min(back_up.len());
        reached += part.len();
        if text.get(part.clone())? != back_up.get(part)? {
            return None;
        }
    }
    let mut out = text.to_vec();
    let mut better = false;
    for range in damaged {
        let range = at(range.start)..at(range.end);
        let Some(there) = back_up.get(range.clone()).filter(|b| b.ends_with(b"\n")) else { break };
        if !was(text.get(range.clone())?, there, reached > 0) {
            break;
        }
        out.get_mut(range)?.copy_from_slice(there);
        better = true;
    }
    better.then_some(out)
}

/// Whether damaged lines may have been these: by the sum that the last has, where it can be read; else where anything else is the same.
fn was(damaged: &[u8], there: &[u8], otherwise: bool) -> bool {
    let sum = |lines| journal::last_sum(lines).filter(|sum| sum.bytes().all(|b| b.is_ascii_hexdigit()));
    let Some(kept) = sum(damaged) else { return otherwise };
    // The damage may be within the sum.
    let but_sum = |lines: &[u8]| lines.len().checked_sub(kept.len() + END_OF_LINE).map(|end| lines[..end].to_vec());
    sum(there).as_ref() == Some(&kept) || but_sum(damaged) == but_sum(there)
}

/// What stands after a line's sum.
const END_OF_LINE: usize = b"\"}\n".len();

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Change, Entry};

    fn entry(name: &str) -> Entry {
        Entry::new("2026-01-01T00:00:00Z", Change::EventMade { event: "e1".into(), name: name.into() })
    }

    #[test]
    fn one_a_day_and_fewer_the_older_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(&folder.path().join("journal.jsonl"), None).unwrap();
        let mut back_ups = BackUps::of(folder.path(), None);
        let first: Timestamp = "2026-01-01T10:00:00Z".parse().unwrap();
        assert!(!back_ups.keep(&mut journal, first).unwrap(), "nothing to keep yet");
        for hours in (0..24 * 400).step_by(6) {
            journal.append(&[entry("a")]).unwrap();
            back_ups.keep(&mut journal, first + jiff::SignedDuration::from_hours(hours)).unwrap();
        }
        let all = back_ups.all();
        assert!((12..=17).contains(&all.len()), "{}", all.len());
        let days: Vec<i64> = all.iter().map(|b| (all[0].time.as_second() - b.time.as_second()) / DAY).collect();
        assert_eq!(days[..7], [0, 1, 2, 3, 4, 5, 6]);
        assert!(*days.last().unwrap() > 120, "{days:?}");
        assert!(all.iter().all(|b| b.read().is_some()));
        assert!(all[0].read().unwrap().starts_with(&all[5].read().unwrap()));
        // The clock is set back a year: those of the future are no reason to keep none.
        journal.append(&[entry("b")]).unwrap();
        assert!(back_ups.keep(&mut journal, first).unwrap() || back_ups.all().iter().any(|b| b.time == first));
    }

    #[test]
    fn damage_is_put_back_from_a_back_up_that_reaches_it() {
        let lines = |names: &[&str]| journal::written(&names.iter().map(|n| entry(n)).collect::<Vec<_>>()).unwrap();
        let (old, whole) = (lines(&["one", "two"]), lines(&["one", "two", "three"]));
        let one = lines(&["one"]).len();
        let mut text = whole.clone();
        text[one + 9] ^= 4;
        text[one + 30] = b'\n';
        assert_eq!(mended(&text, &journal::state(&text).damaged, &old).unwrap(), whole);
        let mut later = whole.clone();
        later[old.len() + 3] ^= 4;
        assert_eq!(mended(&later, &journal::state(&later).damaged, &old), None, "the back-up ends before");
        assert_eq!(mended(&lines(&["one"]), &[], &old).unwrap(), old);
        assert_eq!(mended(&[], &[], &old).unwrap(), old);
        assert_eq!(mended(&lines(&["other"]), &[], &old), None, "of another library");
    }

    /// A journal that was written anew from the store is not what the back-ups of before are the beginning of.
    #[test]
    fn damage_is_not_put_back_from_a_back_up_of_another_journal() {
        let lines = |names: &[&str]| journal::written(&names.iter().map(|n| entry(n)).collect::<Vec<_>>()).unwrap();
        let flipped = |names: &[&str], at: usize| {
            let mut text = lines(names);
            text[at] ^= 4;
            text
        };
        let mend = |text: &[u8], back_up: &[u8]| mended(text, &journal::state(text).damaged, back_up);
        // As long as the lines of before, the first damaged: in its words, and all of it.
        let (new, one) = (["new", "later", "then"], lines(&["new"]).len());
        for other in [lines(&["old"]), lines(&["old", "later"]), lines(&["old", "more1", "then"])] {
            assert_eq!(mend(&flipped(&new, 70), &other), None);
            let mut zeros = lines(&new);
            zeros[..one - 1].fill(0);
            assert_eq!(mend(&zeros, &lines(&["old"])), None, "nothing tells that it was this");
        }
        // The same first line, another second one of the same length.
        let second = one + 70;
        assert_eq!(mend(&flipped(&new, second), &lines(&["new", "Later"])), None);
        assert_eq!(mend(&flipped(&new, second), &lines(&["new", "Later", "then"])), None);
        // A longer one is not taken whole where it lacks a sound line.
        assert_eq!(mend(&flipped(&new, 70), &lines(&["old", "later", "more", "and more"])), None);
        // Its own helps wherever the damage is.
        for at in 0..one - 1 {
            assert_eq!(mend(&flipped(&new, at), &lines(&["new", "later"])).unwrap(), lines(&new), "{at}");
        }
    }
}
