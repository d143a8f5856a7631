//! What was damaged is moved aside, as `set-aside-TIME-…` in the library's folder, and thinned as time goes by.
//!
//! Of stores and of journals each, the newest three stay, and the newest of each of the last four weeks that have any. Where something was
//! lost, `set-aside-TIME-what-was-lost.txt` says what, and all that was set aside in that start or in the day before it stays for as long as
//! that file is there: a person takes it away who has looked. It is written before anything takes the place of what was damaged.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::library::now;
use crate::originals::sync_folder;

/// How the names of all that is set aside begin.
pub(crate) const BEGIN: &str = "set-aside-";
/// How the name of the file ends that says what was lost.
const LOST: &str = "-what-was-lost.txt";
/// As the time stands in a name, UTC; a fraction may follow.
const TIME: &str = "%Y%m%d%H%M%S";
const DIGITS: usize = 14;
/// So many of a kind stay, whatever their age.
const NEWEST: usize = 3;
/// And one of each of so many weeks.
const WEEKS: usize = 4;
/// What was set aside so many seconds before a loss may have to do with it.
const BEFORE_LOSS: i64 = 24 * 60 * 60;

/// What is set aside in one start.
pub(crate) struct Aside<'r> {
    root: &'r Path,
    time: String,
}

impl<'r> Aside<'r> {
    pub(crate) fn new(root: &'r Path) -> Self {
        Self { root, time: now().chars().filter(char::is_ascii_digit).collect() }
    }

    /// Renames a part of the library so that nothing of it is lost, and gives its new name.
    pub(crate) fn move_there(&self, name: &str) -> io::Result<String> {
        let aside = self.name(name);
        fs::rename(self.root.join(name), self.root.join(&aside))?;
        Ok(aside)
    }

    /// Keeps a file of the library under another name too: what then takes its place does not end it.
    pub(crate) fn keep(&self, name: &str) -> io::Result<()> {
        let (path, aside) = (self.root.join(name), self.root.join(self.name(name)));
        if fs::metadata(&path).is_ok_and(|m| m.len() > 0) && fs::hard_link(&path, &aside).is_err() {
            fs::copy(&path, &aside)?;
        }
        Ok(())
    }

    /// Writes down, in words without content, what was lost.
    pub(crate) fn lost(&self, words: &str) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(self.root.join(format!("{BEGIN}{}{LOST}", self.time)))?;
        writeln!(file, "{words}\nWhat was damaged is kept beside this file. Take this file away when you need it no more.")?;
        file.sync_all()?;
        sync_folder(self.root)
    }

    /// A name that nothing has, whatever the clock says.
    fn name(&self, name: &str) -> String {
        let time = &self.time;
        let names = (1..).map(|n| if n == 1 { format!("{BEGIN}{time}-{name}") } else { format!("{BEGIN}{time}-{n}-{name}") });
        names.into_iter().find(|n| !self.root.join(n).exists()).unwrap_or_default()
    }

    /// Takes away what need not stay, never what this start has set aside.
    pub(crate) fn thin(&self) -> io::Result<()> {
        let names = fs::read_dir(self.root)?.flatten().filter_map(|f| f.file_name().into_string().ok());
        let parts: Vec<Part> = names.filter_map(Part::of).collect();
        for name in spare(&parts).into_iter().filter(|n| !n.starts_with(&format!("{BEGIN}{}-", self.time))) {
            let path = self.root.join(name);
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }?;
        }
        Ok(())
    }
}

/// Files that say what was lost, which nobody has taken away.
pub(crate) fn losses(root: &Path) -> Vec<String> {
    let names = fs::read_dir(root).into_iter().flatten().flatten().filter_map(|f| f.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|n| n.starts_with(BEGIN) && n.ends_with(LOST)).collect();
    names.sort();
    names
}

/// Something that was set aside.
struct Part {
    name: String,
    time: Timestamp,
}

impl Part {
    fn of(name: String) -> Option<Self> {
        let digits = name.strip_prefix(BEGIN)?.get(..DIGITS)?;
        let time = jiff::civil::DateTime::strptime(TIME, digits).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
        Some(Self { time, name })
    }

    fn says_what_was_lost(&self) -> bool {
        self.name.ends_with(LOST)
    }
}

/// The names of those that need not stay.
fn spare(parts: &[Part]) -> Vec<&str> {
    let losses: Vec<Timestamp> = parts.iter().filter(|p| p.says_what_was_lost()).map(|p| p.time).collect();
    let near = |p: &Part| losses.iter().any(|l| (0..=BEFORE_LOSS).contains(&(l.as_second() - p.time.as_second())));
    let mut spare = Vec::new();
    for kind in ["-store", "-journal.jsonl"] {
        let mut of: Vec<&Part> = parts.iter().filter(|p| p.name.ends_with(kind)).collect();
        of.sort_by(|a, b| (b.time, &b.name).cmp(&(a.time, &a.name)));
        let mut weeks = BTreeSet::new();
        for (at, part) in of.into_iter().enumerate() {
            let first_of_week = weeks.len() < WEEKS && weeks.insert(part.time.strftime("%G-%V").to_string());
            if at >= NEWEST && !first_of_week && !near(part) {
                spare.push(part.name.as_str());
            }
        }
    }
    spare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there(root: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(root).unwrap().flatten().map(|f| f.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn few_stay_but_all_that_may_hold_what_was_lost() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let make = |name: String| {
            if name.ends_with("store") { fs::create_dir(root.join(name)).unwrap() } else { fs::write(root.join(name), "x").unwrap() }
        };
        // A store a day, and two journals long ago.
        for day in 1..=28 {
            make(format!("set-aside-202602{day:02}100000123-store"));
        }
        make("set-aside-20250101100000-journal.jsonl".to_owned());
        make("set-aside-20250101100000-2-journal.jsonl".to_owned());
        make("set-aside-by-hand".to_owned());
        let aside = Aside { root, time: "20260301100000123".to_owned() };
        aside.thin().unwrap();
        let stores = ["20260201", "20260208", "20260215", "20260222", "20260226", "20260227", "20260228"];
        let mut expected: Vec<String> = stores[1..].iter().map(|d| format!("set-aside-{d}100000123-store")).collect();
        expected.insert(0, "set-aside-20250101100000-journal.jsonl".to_owned());
        expected.insert(0, "set-aside-20250101100000-2-journal.jsonl".to_owned());
        expected.push("set-aside-by-hand".to_owned());
        assert_eq!(there(root), expected);

        // Something is lost: what this start set aside and what was set aside the day before stay, however much comes after.
        make("journal.jsonl".to_owned());
        aside.keep("journal.jsonl").unwrap();
        make("store".to_owned());
        assert_eq!(aside.move_there("store").unwrap(), "set-aside-20260301100000123-store");
        make("set-aside-20260228120000-store".to_owned());
        aside.lost("1 line was lost.").unwrap();
        for month in 4..=9 {
            for day in 1..=9 {
                make(format!("set-aside-20260{month}0{day}100000-store"));
                make(format!("set-aside-20260{month}0{day}100000-journal.jsonl"));
            }
        }
        Aside { root, time: "20261001100000123".to_owned() }.thin().unwrap();
        let left = there(root);
        let of_loss =
            ["20260228120000-store", "20260301100000123-journal.jsonl", "20260301100000123-store", "20260301100000123-what-was-lost.txt"];
        for name in of_loss {
            assert!(left.contains(&format!("set-aside-{name}")), "{name}: {left:?}");
        }
        assert!(left.len() < 25, "{left:?}");
        let losses = losses(root);
        assert_eq!(losses, ["set-aside-20260301100000123-what-was-lost.txt"]);
        // A person has looked.
        fs::remove_file(root.join(&losses[0])).unwrap();
        let aside = Aside { root, time: "20200101100000123".to_owned() };
        make("store-of-the-past".to_owned());
        make("set-aside-20200101100000123-store".to_owned());
        aside.thin().unwrap();
        let left = there(root);
        assert!(of_loss.iter().all(|name| !left.contains(&format!("set-aside-{name}"))), "{left:?}");
        assert!(left.contains(&"set-aside-20200101100000123-store".to_owned()), "what this start set aside stays, whatever the clock says");
    }
}
