//! The corpus's own tool: `corpus check [EVENT…]`, `corpus counts [EVENT…]`, `corpus gold FOLDER [all|train|dev|test|languages|cross]`,
//! `corpus forms FOLDER [EVENT…]` (the articles as files), `corpus read FOLDER [EVENT…]` (what a second reader gets), `corpus agreement [EVENT…]` (the second readings against the gold),
//! `corpus coverage [EVENT…]` (which words of gold differences carry a mark of the finders).

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crosscheck_tests::corpus::{self, Event, Part, coverage, forms, gold, reading, validate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Check and counts take the names of events, so that one that is half written stops nobody else.
    let only = match words.first() {
        Some(&("check" | "counts" | "agreement" | "coverage")) => words.split_off(1),
        Some(&("read" | "forms")) if words.len() > 1 => words.split_off(2),
        _ => Vec::new(),
    };
    let events = match corpus::load(&corpus::folder(), &only) {
        Ok(events) => events,
        Err(e) => return fail(&e),
    };
    match words.as_slice() {
        ["check"] => check(&events),
        ["counts"] => counts(&events),
        ["agreement"] => agreement(&events),
        ["coverage"] => covered(&events),
        ["read", folder] => write_sheets(&events, Path::new(folder)),
        ["forms", folder] => write_forms(&events, Path::new(folder)),
        ["gold", folder] => write_gold(&events, Path::new(folder), "all"),
        ["gold", folder, part] => write_gold(&events, Path::new(folder), part),
        _ => fail("corpus check | counts | agreement | coverage | read FOLDER | forms FOLDER | gold FOLDER [PART]: see docs/corpus.md"),
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
    let wanted: Vec<Part> = Part::ALL.iter().filter(|(name, p)| *name == part || part == "all" && *p != Part::Cross).map(|p| p.1).collect();
    if wanted.is_empty() {
        return fail(&format!("no part {part}"));
    }
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        let file = std::fs::File::create(folder.join("events.jsonl.gz"))?;
        let mut out = flate2::write::GzEncoder::new(file, flate2::Compression::default());
        for e in events.iter().filter(|e| wanted.contains(&Part::of(e))) {
            writeln!(out, "{}", gold::record(e))?;
        }
        out.finish()
    });
    match written {
        Ok(_) => ExitCode::SUCCESS,
        Err(e) => fail(&format!("{}: {e}", folder.display())),
    }
}

fn write_sheets(events: &[Event], folder: &Path) -> ExitCode {
    let write = |e: &Event| std::fs::write(folder.join(format!("{}.txt", e.id)), reading::sheet(e));
    match std::fs::create_dir_all(folder).and_then(|()| events.iter().try_for_each(write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => fail(&format!("{}: {e}", folder.display())),
    }
}

fn write_forms(events: &[Event], folder: &Path) -> ExitCode {
    let write = |made: forms::Made| std::fs::write(folder.join(made.name), made.bytes);
    let mut all = events.iter().flat_map(|e| e.articles.iter().map(move |a| forms::make(e, a)));
    match std::fs::create_dir_all(folder).and_then(|()| all.try_for_each(write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => fail(&format!("{}: {e}", folder.display())),
    }
}

fn agreement(events: &[Event]) -> ExitCode {
    let mut all = reading::Agreement::default();
    let mut read = 0;
    for e in events {
        match reading::Reading::load(&corpus::folder().join(&e.id)) {
            Ok(Some(r)) => {
                read += 1;
                all.add(&reading::agreement(e, &r));
            }
            Ok(None) => {}
            Err(e) => return fail(&e),
        }
    }
    for line in &all.open {
        println!("{line}");
    }
    let of = |n: usize, m: usize| format!("{n} of {m} ({:.2})", n as f64 / m.max(1) as f64);
    println!("{read} of {} events read", events.len());
    println!(
        "gold differences that the reader saw: {}; with the same kind {}, the same severity {}",
        of(all.seen, all.gold),
        of(all.kind, all.seen),
        of(all.severity, all.seen)
    );
    println!("the reader's differences that the gold has: {}", of(all.known, all.read));
    println!("near misses taken for a material difference: {}", all.near_taken);
    let same = all.pairs.iter().filter(|((tags, reader), _)| tags == reader).map(|(_, n)| n).sum();
    println!("pairs of sentences judged alike: {}; kappa {:.2}", of(same, all.pairs.values().sum()), all.kappa().unwrap_or(0.0));
    ExitCode::SUCCESS
}

fn covered(events: &[Event]) -> ExitCode {
    let mut all = coverage::Coverage::default();
    for e in events.iter().filter(|e| !matches!(Part::of(e), Part::Languages | Part::Cross)) {
        coverage::add(e, &mut all);
    }
    for line in &all.missed {
        println!("{line}");
    }
    for (kind, (n, own, any)) in &all.kinds {
        let share = |k: &usize| *k as f64 / (*n).max(1) as f64;
        println!("{kind:12} {n:4} values, marked by its kind {:.2}, by anything {:.2}", share(own), share(any));
    }
    ExitCode::SUCCESS
}
