//! SIGKILL at any moment on a disk that is nearly full: a ballast leaves little room, the worker goes on until some deeds were refused, and
//! is killed; then room is made and the library opened. All that was acknowledged is there, of what was refused or under way all or nothing.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use crosscheck_library::{Library, LibraryError, Opened};

use crate::deeds::{Deed, Dice, choose, number, open_telling, protect, read, try_act};
use crate::disks::Mount;
use crate::kills::{check_files, killed_after, made};
use crate::model::Model;

const FOLDER: &str = "CROSSCHECK_FIRE_SQUEEZED";
const SEED: &str = "CROSSCHECK_FIRE_SQUEEZED_SEED";
/// Then another library is begun.
const KILLS_OF_ONE: usize = 25;
/// After so many refusals nothing more is done: each may be whole or absent.
const MOST_REFUSED: usize = 3;
/// The disk, and how much of it a ballast leaves at most: some more than a start needs.
const DISK: (&str, usize) = ("96m", 5 << 20);

/// Not a test of its own: the process that is killed.
#[test]
fn worker() {
    let Ok(root) = std::env::var(FOLDER) else { return };
    let mut dice = Dice(number(SEED, 1));
    let say = |what: String| {
        let mut out = std::io::stdout().lock();
        out.write_all(what.as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    let wait = || -> ! {
        loop {
            std::thread::sleep(Duration::from_secs(1));
        }
    };
    let full = |e: &LibraryError| matches!(e, LibraryError::Disk { .. } | LibraryError::Behind(_));
    let library = match Library::unlock(Path::new(&root), &crate::deeds::passphrase(0), &read) {
        Ok(opened) => opened.library,
        Err(e) => {
            assert!(full(&e), "{e:?}");
            say(format!("\nrefused to open: {}\n", e.to_string().replace('\n', " ")));
            wait();
        }
    };
    say("\nopened\n".to_owned());
    let mut refused = 0;
    while refused < MOST_REFUSED {
        if library.events().is_err() || library.bin().is_err() {
            // Nothing is read while a write is stuck.
            wait();
        }
        let deed = choose(&mut dice, &library, None);
        // What is made has a name only where it was acknowledged, and is looked for in the event where it was made.
        if refused > 0 && matches!(deed, Deed::Make { .. } | Deed::Move { .. } | Deed::Correct { .. } | Deed::Merge { .. }) {
            continue;
        }
        say(format!("try {}\n", serde_json::to_string(&deed).unwrap()));
        match try_act(&library, &deed) {
            Ok(new) => say(format!("ack {}\n", new.unwrap_or_default())),
            Err(e) => {
                assert!(full(&e), "{deed:?}: {e:?}");
                // Caches may be refused at every turn.
                refused += usize::from(!matches!(deed, Deed::Noise { .. }));
                say(format!("refused {}\n", e.to_string().replace('\n', " ")));
            }
        }
    }
    wait();
}

#[derive(Default)]
struct Figures {
    kills: usize,
    deeds: usize,
    refused: usize,
    not_opened: usize,
    /// Of what was refused or under way at the kill: absent, whole.
    became: [usize; 2],
}

/// What may have come of deeds, the first first: each acknowledged one is whole, each other one whole or absent. Gives the model that the
/// library now is, and how many of the others are absent and whole.
fn come_of(model: &Model, deeds: &[(Deed, Option<String>)], found: &Model) -> Option<(Model, [usize; 2])> {
    let Some(((deed, new), rest)) = deeds.split_first() else {
        return (model.events == found.events).then(|| (model.clone(), [0, 0]));
    };
    // A deed on what another one was refused is no way that it can have come.
    let with = |id: &str| {
        let mut with = model.clone();
        catch_unwind(AssertUnwindSafe(|| with.apply(deed, Some(id)))).ok().map(|()| with)
    };
    if new.is_some() || matches!(deed, Deed::Noise { .. }) {
        return come_of(&with(new.as_deref().unwrap_or_default())?, rest, found);
    }
    let whole = made(deed, model, &found.events).and_then(|id| come_of(&with(&id)?, rest, found));
    let counted = |(m, [absent, whole]): (Model, [usize; 2])| (m, [absent, whole + 1]);
    whole.map(counted).or_else(|| come_of(model, rest, found).map(|(m, [absent, whole])| (m, [absent + 1, whole])))
}

fn squeeze(kills: usize, seed: u64, protected: bool) -> Option<Figures> {
    let mut dice = Dice(seed);
    let mut figures = Figures::default();
    let mut disk = None;
    let mut model = Model::default();
    for kill in 0..kills {
        if kill.is_multiple_of(KILLS_OF_ONE) {
            disk = None;
            model = Model::of_none(protected.then_some(0));
        }
        if disk.is_none() {
            disk = Some(Mount::tmpfs(DISK.0)?);
            if protected {
                protect(&disk.as_ref()?.1.0.join("library"));
            }
        }
        let mount = &disk.as_ref()?.1;
        let (root, ballast) = (mount.0.join("library"), mount.0.join("ballast"));
        mount.leave(&ballast, dice.below(DISK.1));
        let environment = [(FOLDER, root.to_str()?), (SEED, &dice.next().to_string())];
        let (said, deeds) = killed_after("nearly_full::worker", &environment, Duration::from_micros(dice.next() % 400_000));
        std::fs::remove_file(&ballast).unwrap();
        figures.not_opened += usize::from(said.iter().any(|l| l.starts_with("refused to open")));
        figures.refused += said.iter().filter(|l| l.starts_with("refused ")).count();
        figures.deeds += deeds.len();

        let (Opened { library, notice }, under) = open_telling(&root);
        let say = format!("seed {seed}, kill {kill}, under {under:?}: {notice:?}");
        let mut found = Model::of_none(under);
        found.events = Model::of(&library);
        let Some((now, [absent, whole])) = come_of(&model, &deeds, &found) else {
            let (folder, mount) = disk.unwrap();
            let kept = tempfile::tempdir().unwrap().keep();
            crate::faults::copy(&mount.0, &kept);
            drop((mount, folder));
            let last: Vec<_> = deeds.iter().rev().take(6).collect();
            panic!("{say}\nlast deeds, the last first: {last:#?}\nlibrary kept: {}", kept.display());
        };
        let last: Vec<String> = said.iter().rev().take(6).map(|l| l.chars().take(160).collect()).collect();
        assert_eq!(notice, None, "{say}\n{last:#?}");
        check_files(&library, &found.events);
        model = now;
        figures.became[0] += absent;
        figures.became[1] += whole;
        figures.kills += 1;
    }
    Some(figures)
}

fn squeeze_and_tell(protected: bool) {
    let begun = Instant::now();
    // Each kill fills a disk: a fifth of the others'.
    let (kills, seed) = (number("KILLS", 50).div_ceil(5), number("SEED", 20_261_122));
    let Some(figures) = squeeze(usize::try_from(kills).unwrap(), seed, protected) else { return };
    let Figures { kills, deeds, refused, not_opened, became: [absent, whole] } = figures;
    eprintln!(
        "{kills} kills on a nearly full disk in {:.0} s, {deeds} deeds begun, 0 of those acknowledged lost; {refused} refused, {not_opened} times \
         to open; refused or under way at the kill: {whole} present whole, {absent} absent whole",
        begun.elapsed().as_secs_f64()
    );
    assert!(deeds >= kills && (refused > 0 || kills < 20), "{deeds} deeds, {refused} refused");
}

#[test]
fn a_kill_on_a_nearly_full_disk_loses_nothing() {
    squeeze_and_tell(false);
}

#[test]
fn a_kill_on_a_nearly_full_disk_under_a_passphrase_loses_nothing() {
    squeeze_and_tell(true);
}
