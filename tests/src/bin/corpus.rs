//! The corpus's own tool: `corpus check`, `corpus counts`, `corpus gold FOLDER [all|train|dev|test]`.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crosscheck_tests::corpus::{self, Event, Part, gold, validate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let events = match corpus::load(&corpus::folder()) {
        Ok(events) => events,
        Err(e) => return fail(&e),
    };
    match words.as_slice() {
        ["check"] => check(&events),
        ["counts"] => counts(&events),
        ["gold", folder] => write_gold(&events, Path::new(folder), "all"),
        ["gold", folder, part] => write_gold(&events, Path::new(folder), part),
        _ => fail("corpus check | corpus counts | corpus gold FOLDER [all|train|dev|test]"),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}

fn check(events: &[Event]) -> ExitCode {
    let faults: Vec<String> = events.iter().flat_map(validate::faults).collect();
    if faults.is_empty() {
        println!("{} events, no fault", events.len());
        return ExitCode::SUCCESS;
    }
    fail(&faults.join("\n"))
}

fn counts(events: &[Event]) -> ExitCode {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let (mut articles, mut sentences, mut clutter, mut near) = (0, 0, 0, 0);
    for e in events {
        articles += e.articles.len();
        near += gold::near_misses(e).len();
        for u in e.articles.iter().flat_map(|a| a.units()) {
            if u.clutter.is_some() { clutter += 1 } else { sentences += 1 }
        }
        for d in gold::record(e)["gold"]["differences"].as_array().into_iter().flatten() {
            *kinds.entry(d["kind"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
        }
    }
    println!("{} events, {articles} articles, {sentences} sentences, {clutter} pieces of clutter, {near} near misses", events.len());
    for kind in validate::KINDS {
        println!("{kind:12} {}", kinds.get(kind).copied().unwrap_or(0));
    }
    ExitCode::SUCCESS
}

fn write_gold(events: &[Event], folder: &Path, part: &str) -> ExitCode {
    let wanted = |e: &&Event| match part {
        "train" => Part::of(&e.id) == Part::Train,
        "dev" => Part::of(&e.id) == Part::Dev,
        "test" => Part::of(&e.id) == Part::Test,
        _ => true,
    };
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        let file = std::fs::File::create(folder.join("events.jsonl.gz"))?;
        let mut out = flate2::write::GzEncoder::new(file, flate2::Compression::default());
        for e in events.iter().filter(wanted) {
            writeln!(out, "{}", gold::record(e))?;
        }
        out.finish()
    });
    match written {
        Ok(_) => ExitCode::SUCCESS,
        Err(e) => fail(&format!("{}: {e}", folder.display())),
    }
}
