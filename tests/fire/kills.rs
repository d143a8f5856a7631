//! A worker does random deeds and says each before and after it; the killer ends it with SIGKILL at a random moment, opens the library
//! and holds it against the model: all that was acknowledged is there, of the one deed under way all or nothing, and nothing is said
//! of damage.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crosscheck_library::{Library, LibraryError, Opened};

use crate::deeds::{Deed, Dice, act, choose, choose_turn, number, open, open_telling, protect, read, turn};
use crate::model::{Kept, Model};

const FOLDER: &str = "CROSSCHECK_FIRE_FOLDER";
const SEED: &str = "CROSSCHECK_FIRE_SEED";
/// Then passphrases are set, changed and taken away, and events deleted for good.
const TURNS: &str = "CROSSCHECK_FIRE_TURNS";
/// Then nothing is done but to open it.
const IDLE: &str = "CROSSCHECK_FIRE_IDLE";
/// Then another library is begun, so that opening stays quick.
const KILLS_OF_ONE: usize = 60;

/// Not a test of its own: the process that is killed.
#[test]
fn worker() {
    let Ok(root) = std::env::var(FOLDER) else { return };
    let mut dice = Dice(number(SEED, 1));
    let turns = std::env::var_os(TURNS).is_some();
    let (Opened { mut library, .. }, mut under) = open_telling(Path::new(&root));
    let say = |what: String| {
        let mut out = std::io::stdout().lock();
        out.write_all(what.as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    say("\nopened\n".to_owned());
    while std::env::var_os(IDLE).is_some() {
        std::thread::sleep(Duration::from_secs(1));
    }
    let mut undo: Option<(String, bool)> = None;
    loop {
        if turns && dice.below(12) == 0 {
            let chosen = choose_turn(&mut dice, &library, under);
            let deed = Deed::Turn(chosen.clone());
            say(format!("try {}\n", serde_json::to_string(&deed).unwrap()));
            library = turn(library, &chosen);
            say("ack \n".to_owned());
            (under, undo) = (chosen.leaves(under), None);
            continue;
        }
        let deed = choose(&mut dice, &library, undo.as_ref());
        say(format!("try {}\n", serde_json::to_string(&deed).unwrap()));
        let before = undoable(&library, &deed);
        let new = act(&library, &deed);
        say(format!("ack {}\n", new.unwrap_or_default()));
        undo = match deed {
            Deed::Undo { event } => Some((event, true)),
            Deed::Redo { event } => Some((event, false)),
            Deed::Noise { .. } => undo,
            // Only what was done just now: then the model need not know what lies between.
            _ => before.filter(|(event, last)| library.history(event).ok().map(|h| h.0) != Some(last.clone())).map(|(e, _)| (e, false)),
        };
    }
}

/// The event in whose history a deed stands, and what stood last in it.
fn undoable(library: &Library, deed: &Deed) -> Option<(String, Option<crosscheck_library::journal::Change>)> {
    let event = match deed {
        Deed::Rename { event, .. }
        | Deed::Remove { event, .. }
        | Deed::CorrectArticle { event, .. }
        | Deed::Correct { event, .. }
        | Deed::Withdraw { event, .. } => event,
        Deed::Merge { into, .. } => into,
        Deed::Move { from, .. } => from,
        _ => return None,
    };
    library.history(event).ok().map(|h| (event.clone(), h.0))
}

/// What stands in the way of the worker when it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// Nothing; killed while it works.
    Nothing,
    /// Nothing; killed while it opens.
    Opening,
    /// The store is gone: killed while it is made again.
    NoStore,
    /// The store is said to be damaged.
    Marked,
    /// The journal is cut short: killed while it is written anew.
    CutJournal,
    /// A letter of the journal changed.
    Flipped,
    /// The journal is gone.
    NoJournal,
}

impl Before {
    fn chosen(dice: &mut Dice) -> Self {
        match dice.below(20) {
            0..=9 => Self::Nothing,
            10..=13 => Self::Opening,
            14 => Self::NoStore,
            15 => Self::Marked,
            16 | 17 => Self::CutJournal,
            18 => Self::Flipped,
            _ => Self::NoJournal,
        }
    }

    fn make(self, root: &Path, dice: &mut Dice) {
        let journal = root.join("journal.jsonl");
        let length = std::fs::metadata(&journal).map_or(0, |m| usize::try_from(m.len()).unwrap());
        match self {
            Self::Nothing | Self::Opening => {}
            Self::NoStore => drop(std::fs::remove_dir_all(root.join("store"))),
            Self::Marked => std::fs::write(root.join("store.damaged"), "").unwrap(),
            Self::NoJournal => drop(std::fs::remove_file(&journal)),
            Self::CutJournal if length > 0 => {
                let file = std::fs::OpenOptions::new().write(true).open(&journal).unwrap();
                file.set_len(dice.below(length) as u64).unwrap();
            }
            Self::Flipped if length > 0 => {
                let mut text = std::fs::read(&journal).unwrap();
                text[dice.below(length)] ^= 1 << dice.below(8);
                std::fs::write(&journal, text).unwrap();
            }
            Self::CutJournal | Self::Flipped => {}
        }
    }

    fn is_told(self) -> bool {
        !matches!(self, Self::Nothing | Self::Opening)
    }
}

/// Starts the worker; what it says comes line by line.
fn started(root: &Path, seed: u64, how: Option<&str>) -> (Child, impl Iterator<Item = String> + use<>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::worker", "--nocapture", "--test-threads=1"])
        .env(FOLDER, root)
        .env(SEED, seed.to_string())
        .envs(how.map(|how| (how, "1")))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    (child, lines)
}

/// SIGKILL; a worker that ended by itself went wrong.
fn kill(child: &mut Child) {
    if let Some(status) = child.try_wait().unwrap() {
        let mut said = String::new();
        let _ = child.stderr.take().unwrap().read_to_string(&mut said);
        panic!("the worker ended by itself, {status}: {said}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Opens the library in a process that is killed after a while; whether it had opened.
pub fn killed_while_opening(root: &Path, after: Duration) -> bool {
    let (mut child, mut lines) = started(root, 1, Some(IDLE));
    std::thread::sleep(after);
    kill(&mut child);
    lines.any(|l| l == "opened")
}

/// Runs the worker, kills it and gives what it said: whether it had opened, and the deeds; the last may have no acknowledgement.
fn killed(root: &Path, seed: u64, turns: bool, before: Before, dice: &mut Dice) -> Vec<(Deed, Option<String>)> {
    let (mut child, mut lines) = started(root, seed, turns.then_some(TURNS));
    let mut said = Vec::new();
    if before == Before::Nothing {
        said.extend(lines.by_ref().find(|l| l == "opened"));
        // To write all of it anew takes longer.
        std::thread::sleep(Duration::from_micros(dice.next() % if turns { 500_000 } else { 120_000 }));
    } else {
        std::thread::sleep(Duration::from_micros(dice.next() % 70_000));
    }
    kill(&mut child);
    said.extend(lines);
    deeds(&said)
}

/// The deeds of what a worker said, each with the acknowledgement where it has one.
fn deeds(said: &[String]) -> Vec<(Deed, Option<String>)> {
    let mut deeds: Vec<(Deed, Option<String>)> = Vec::new();
    for line in said {
        if let Some(deed) = line.strip_prefix("try ") {
            // The line that the kill cut is of a deed that had not begun.
            let Ok(deed) = serde_json::from_str(deed) else { continue };
            deeds.push((deed, None));
        } else if let Some(id) = line.strip_prefix("ack ") {
            deeds.last_mut().unwrap().1 = Some(id.to_owned());
        }
    }
    deeds
}

/// Runs a worker, kills it some time after it opened or was refused, and gives what it said and the deeds.
pub fn killed_after(worker: &str, environment: &[(&str, &str)], time: Duration) -> (Vec<String>, Vec<(Deed, Option<String>)>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", worker, "--nocapture", "--test-threads=1"])
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said: Vec<String> = Vec::new();
    said.extend(lines.by_ref().find(|l| l == "opened" || l.starts_with("refused to open")));
    std::thread::sleep(time);
    kill(&mut child);
    said.extend(lines);
    let deeds = deeds(&said);
    (said, deeds)
}

/// The id of what a deed made, where the library has something that the model has not.
pub fn made(deed: &Deed, model: &Model, found: &BTreeMap<String, Kept>) -> Option<String> {
    match deed {
        Deed::Make { .. } | Deed::Move { to: None, .. } => found.keys().find(|id| !model.events.contains_key(*id)).cloned(),
        Deed::Move { to, .. } => to.clone(),
        Deed::Correct { event, .. } => {
            let known = &model.events[event].record.corrections;
            found[event].record.corrections.iter().map(|c| c.id.clone()).find(|id| known.iter().all(|k| k.id != *id))
        }
        _ => Some(String::new()),
    }
}

/// Every article's reading and file are there.
pub fn check_files(library: &Library, found: &BTreeMap<String, Kept>) {
    for article in found.values().flat_map(|k| &k.record.articles) {
        let original = library.original(article).unwrap();
        let document = library.document(&article.id).unwrap();
        assert_eq!(document.text.as_bytes(), original, "what was read of {}", article.id);
    }
}

#[derive(Default)]
struct Figures {
    kills: usize,
    deeds: usize,
    /// Of these, those that write all of the library anew.
    turns: usize,
    /// The deed under way at the kill: absent, whole.
    under_way: [usize; 2],
    /// Of these, those that write all of the library anew.
    turns_under_way: [usize; 2],
}

impl Figures {
    /// Counts what became of the deed that was not acknowledged.
    fn count(&mut self, deed: &Deed, whole: bool) {
        self.under_way[usize::from(whole)] += 1;
        self.turns_under_way[usize::from(whole)] += usize::from(matches!(deed, Deed::Turn(_)));
    }
}

fn fire(kills: usize, seed: u64, turns: bool) -> Figures {
    let mut dice = Dice(seed);
    let mut figures = Figures::default();
    let mut folder = tempfile::tempdir().unwrap();
    let mut model = Model::default();
    for kill in 0..kills {
        if kill.is_multiple_of(KILLS_OF_ONE) {
            folder = tempfile::tempdir().unwrap();
            model = Model::of_none(turns.then_some(0));
            if turns {
                protect(folder.path());
            }
        }
        let root = folder.path();
        let before = Before::chosen(&mut dice);
        before.make(root, &mut dice);
        let deeds = killed(root, dice.next(), turns, before, &mut dice);
        let (Opened { library, notice }, under) = open_telling(root);
        let say = format!("seed {seed}, kill {kill}, {before:?}, under {under:?}: {notice:?}");
        assert!(before.is_told() || notice.is_none(), "{say}\nlast: {:#?}", deeds.last());
        let found = Model::of(&library);
        for (deed, new) in &deeds {
            figures.deeds += 1;
            figures.turns += usize::from(matches!(deed, Deed::Turn(_)));
            match new {
                Some(id) => model.apply(deed, Some(id.as_str())),
                None => {
                    let whole = made(deed, &model, &found).map(|id| {
                        let mut with = model.clone();
                        with.apply(deed, Some(&id));
                        with
                    });
                    let whole = whole.filter(|w| w.events == found && w.under == under);
                    figures.count(deed, whole.is_some());
                    model = whole.unwrap_or(model);
                }
            }
        }
        if model.events != found || model.under != under {
            let last: Vec<_> = deeds.iter().rev().take(4).collect();
            for (id, kept) in &model.events {
                if found.get(id) != Some(kept) {
                    eprintln!("expected {kept:#?}\nfound {:#?}", found.get(id));
                }
            }
            let kept = folder.keep();
            panic!("{say}, expected {:?}\nlast deeds, the last first: {last:#?}\nlibrary kept: {}", model.under, kept.display());
        }
        check_files(&library, &found);
        figures.kills += 1;
    }
    figures
}

fn fire_and_tell(turns: bool) {
    let begun = Instant::now();
    let (kills, seed) = (number("KILLS", 50), number("SEED", 20_261_122));
    let figures = fire(usize::try_from(kills).unwrap(), seed, turns);
    let seconds = begun.elapsed().as_secs_f64();
    let Figures { kills, deeds, turns: anew, under_way: [absent, whole], turns_under_way: [old, new] } = figures;
    eprintln!(
        "{kills} kills in {seconds:.0} s, {deeds} deeds begun, 0 of those acknowledged lost; under way at the kill: {whole} present whole, {absent} absent whole"
    );
    if turns {
        eprintln!(
            "of these, passphrases set, changed or taken away and events deleted for good: {anew} begun; under way: {new} done, {old} as before"
        );
    }
    assert!(deeds >= kills, "the worker was given no time");
}

#[test]
fn a_kill_at_any_moment_loses_nothing() {
    fire_and_tell(false);
}

/// The library is under a passphrase, which is set anew, changed, taken away and set again meanwhile; events are deleted for good.
#[test]
fn a_kill_at_any_moment_under_a_passphrase_loses_nothing() {
    fire_and_tell(true);
}

#[test]
fn another_process_is_told_that_it_is_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, mut lines) = started(folder.path(), 1, None);
    lines.find(|l| l == "opened").unwrap();
    let refused = Library::open(folder.path(), &read);
    kill(&mut child);
    assert!(matches!(refused.map(|_| ()), Err(LibraryError::InUse)));
    assert_eq!(open(folder.path()).notice, None, "what it wrote meanwhile is unharmed");
}
