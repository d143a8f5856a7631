//! The program, its driver and its web processes are killed at any moment, in any order, and started again: no start may hang. Prints how
//! long the phases of the starts took, and keeps the stacks of one that takes too long: `make starts`.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::ALONE;
use crate::desktop::{Desktop, app};
use crate::driver::Window;

/// A start that takes longer is looked into.
const LONG: Duration = Duration::from_secs(20);
/// One that takes longer is given up.
const HANGS: Duration = Duration::from_secs(100);
const APP: &str = "crosscheck-app";
const VICTIMS: [&str; 4] = [APP, "WebKitWebProces", "WebKitNetworkPr", "WebKitWebDriver"];

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// Processes that do nothing but keep the machine busy; they end with it.
struct Burners(Vec<Child>);

impl Burners {
    fn start(count: u64) -> Self {
        let one = |_| Command::new("nice").args(["sh", "-c", "while :; do :; done"]).spawn().expect("a burner");
        Self((0..count).map(one).collect())
    }
}

impl Drop for Burners {
    fn drop(&mut self) {
        for burner in &mut self.0 {
            let _ = burner.kill();
            let _ = burner.wait();
        }
    }
}

/// Whether a process holds the library's lock: it is taken when the page asks for the library for the first time, so the page was loaded and
/// the bridge to it works.
fn library_is_open(desktop: &Desktop) -> bool {
    let Ok(lock) = std::fs::metadata(desktop.library().join("lock")) else { return false };
    let inode = format!(":{} ", lock.ino());
    std::fs::read_to_string("/proc/locks").unwrap_or_default().lines().any(|l| l.contains("FLOCK") && l.contains(&inode))
}

/// When what was first there, in milliseconds from the start.
type Phases = BTreeMap<&'static str, u128>;

/// Looks until all is there, or the time is over.
fn look(desktop: &Desktop, begun: Instant, until: Duration, phases: &mut Phases) -> bool {
    while begun.elapsed() < until {
        let now = begun.elapsed().as_millis();
        for (phase, name) in [("1 program", APP), ("2 network process", VICTIMS[2]), ("3 web process", VICTIMS[1])] {
            if !phases.contains_key(phase) && !desktop.processes(name).is_empty() {
                phases.insert(phase, now);
            }
        }
        if library_is_open(desktop) {
            phases.entry("4 library").or_insert(now);
            return true;
        }
        std::thread::sleep(Duration::from_millis(15));
    }
    false
}

/// Writes down what every process of the desktop does.
fn stacks(desktop: &Desktop, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/out/starts");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut told = String::new();
    for victim in VICTIMS {
        for process in desktop.processes(victim) {
            told += &format!("==== {victim} {}\n", process.display());
            for thread in std::fs::read_dir(process.join("task")).into_iter().flatten().flatten() {
                let read = |file| std::fs::read_to_string(thread.path().join(file)).unwrap_or_default();
                told += &format!("{} waits in {}: {}\n", read("comm").trim(), read("wchan"), read("stack").replace('\n', " "));
            }
            let id = process.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            let gdb = Command::new("timeout").args(["60", "gdb", "-p", &id, "-batch", "-ex", "thread apply all bt 40"]).output();
            told += &gdb.map(|g| String::from_utf8_lossy(&g.stdout).into_owned()).unwrap_or_default();
        }
    }
    for list in ["-tanp", "-xanp"] {
        let sockets = Command::new("ss").arg(list).output();
        told += &sockets.map(|s| String::from_utf8_lossy(&s.stdout).into_owned()).unwrap_or_default();
    }
    std::fs::write(folder.join(format!("{name}.txt")), told).expect("the stacks are kept");
}

/// Asks the driver for a window, on a thread of its own: it may never answer.
fn ask_driver(desktop: &Desktop) -> Receiver<Result<Window, String>> {
    let (sender, receiver) = channel();
    let port = desktop.driver();
    std::thread::spawn(move || drop(sender.send(Window::try_open(port, &app(), &[]))));
    receiver
}

#[test]
#[ignore = "hundreds of starts: make starts"]
fn no_start_hangs_whatever_was_killed_before() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (starts, seed) = (number("STARTS", 200), number("SEED", 1));
    let by_driver = std::env::var("BY").map_or(2, |by| u64::from(by == "driver"));
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let desktop = Desktop::start();
    // An event to decide on.
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    drop(window);
    while !desktop.processes(APP).is_empty() {
        std::thread::sleep(Duration::from_millis(50));
    }
    let _burners = Burners::start(number("BURN", 2));

    let mut all: BTreeMap<&str, Vec<u128>> = BTreeMap::new();
    let (mut long, mut whole, mut cut, mut waits) = (Vec::new(), 0, 0, 0);
    let mut before = "nothing".to_owned();
    for round in 0..starts {
        let driven = if by_driver == 2 { dice.below(2) == 0 } else { by_driver == 1 };
        let midst = dice.below(3) == 0;
        let begun = Instant::now();
        let mut phases = Phases::new();
        let file = desktop.file(
            &format!("{round}.txt"),
            format!("Ferry {round}\n\nThe harbour office counted {round} ships. Nobody was hurt on ship {round}, it said on Monday.")
                .as_bytes(),
        );
        let (session, mut by_hand) = if driven { (Some(ask_driver(&desktop)), None) } else { (None, Some(desktop.starting(&[file]))) };
        let mut window = None;
        if midst {
            cut += 1;
            let until = Duration::from_millis(dice.below(2500));
            look(&desktop, begun, until, &mut phases);
            std::thread::sleep(until.saturating_sub(begun.elapsed()));
        } else {
            let mut told = false;
            while !look(&desktop, begun, begun.elapsed() + Duration::from_secs(2), &mut phases) {
                if begun.elapsed() > LONG && !told {
                    told = true;
                    stacks(&desktop, &format!("{seed}-{round}"));
                }
                if begun.elapsed() > HANGS {
                    break;
                }
            }
            let mut answer = "by hand".to_owned();
            if let Some(session) = &session {
                match session.recv_timeout(LONG) {
                    Ok(Ok(found)) => {
                        phases.insert("5 session", begun.elapsed().as_millis());
                        answer = "session".into();
                        window = Some(found);
                    }
                    Ok(Err(e)) => answer = format!("the driver: {e}"),
                    Err(_) => {
                        stacks(&desktop, &format!("{seed}-{round}-driver"));
                        answer = "the driver says nothing".into();
                    }
                }
            }
            if begun.elapsed() > LONG || !phases.contains_key("4 library") || session.is_some() && window.is_none() {
                let told = format!("{round}: {answer}, {:?}; before: {before}; {phases:?}", begun.elapsed());
                println!("{told}");
                long.push(told);
            } else {
                whole += 1;
            }
            // A decision or two while the kill is on its way.
            let end = Instant::now() + Duration::from_millis(dice.below(700));
            while Instant::now() < end {
                let Some(window) = &window else {
                    std::thread::sleep(Duration::from_millis(20));
                    continue;
                };
                let work =
                    "window.__TAURI_INTERNALS__.invoke('import_text', { event: null, text: arguments[0], html: false }).then(done, done)";
                window
                    .try_script_async(work, &[json!(format!("Ferry {round}\n\nNobody was hurt on ship {:?}, it said.", begun.elapsed()))]);
            }
        }
        for (phase, at) in &phases {
            all.entry(phase).or_default().push(*at);
        }
        let mut victims = VICTIMS;
        for i in (1..victims.len()).rev() {
            victims.swap(i, usize::try_from(dice.below(i as u64 + 1)).unwrap_or(0));
        }
        let count = 1 + usize::try_from(dice.below(4)).unwrap_or(0);
        let mut killed = victims[..count].to_vec();
        if !killed.contains(&APP) {
            killed.push(APP);
        }
        if std::env::var_os("TELL").is_some() {
            println!("{round}: {phases:?}; before: {before}");
        }
        before = format!("{}{} {killed:?}", if driven { "driven" } else { "by hand" }, if midst { " in the midst" } else { "" });
        for victim in &killed {
            desktop.kill(victim);
            std::thread::sleep(Duration::from_millis(dice.below(120)));
        }
        if killed.contains(&"WebKitWebDriver") {
            desktop.end_driver();
        }
        drop(window);
        // A driver whose app is gone in the midst of its start: it must say so, or another is needed.
        if let Some(session) = session.filter(|_| midst)
            && !killed.contains(&"WebKitWebDriver")
        {
            match session.recv_timeout(Duration::from_secs(5)) {
                Ok(Ok(_)) => before += ", session had come",
                Ok(Err(e)) => before += &format!(", driver: {}", e.chars().take(60).collect::<String>()),
                Err(_) => {
                    before += ", driver waits on";
                    waits += 1;
                    desktop.kill(APP);
                    desktop.end_driver();
                }
            }
        }
        // What the driver started too late for the kill.
        desktop.kill(APP);
        if let Some(app) = &mut by_hand {
            let _ = app.wait();
        }
        if round % 20 == 19 {
            println!("{round}: {whole} whole, {cut} cut short, {} too long", long.len());
        }
    }
    for (phase, mut at) in all {
        at.sort_unstable();
        let part = |p: f64| at[((at.len() - 1) as f64 * p) as usize];
        println!("{phase}: {} times, median {} ms, 99th of a hundred {} ms, worst {} ms", at.len(), part(0.5), part(0.99), part(1.0));
    }
    println!("{starts} starts (seed {seed}): {whole} whole, {cut} killed in the midst, {} too long", long.len());
    println!("{waits} times the driver waited on for an app that was killed in the midst of its start, and was ended");
    assert!(long.is_empty(), "too long:\n{}", long.join("\n"));
}
