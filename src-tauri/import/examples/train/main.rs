//! Trains the tables of weights in `src/clutter/weights.rs` on corpora of pages with known article bodies, and checks them by folds over sites.
//!
//! `cargo run --release -p crosscheck-import --example train -- CORPUS [--write]`; CORPUS is a folder laid out as the bench's (its
//! README.md says how). With `--pdfs FOLDER` (what `tests/benches/pdf_pages.py --keep FOLDER` printed) the tables for printed pages alone are
//! trained, into `src/clutter/print.rs`. Without `--write` it only measures; `--worst` lists the files read worst. The texts stay where they are; only weights come out. One implementation of the features: the crate's own.

#![allow(clippy::expect_used, reason = "a program for whoever trains: a missing file ends it with a message")]

use std::path::Path;

use crosscheck_import::clutter::features::{names, printed_names};
use crosscheck_import::clutter::{context, decide, segment};

use corpora::{Example, events, plain, printed, sites, web};
use measure::{counts, shares, words_f1};
use regression::{Rows, hash, train};

/// The files to learn from.
mod corpora;
/// How well it went.
mod measure;
/// How it is learned.
mod regression;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let corpus = arguments.next().expect("the corpus folder");
    let rest: Vec<String> = arguments.collect();
    let write = rest.iter().any(|a| a == "--write");
    let corpus = Path::new(&corpus);
    let sites = sites(corpus);
    if let Some(folder) = rest.iter().position(|a| a == "--pdfs").and_then(|i| rest.get(i + 1)) {
        let tables = run("print", &printed(corpus, Path::new(folder)), &rest);
        let mut out = String::from(
            "//! The trained weights for printed pages. Written by `examples/train --pdfs`; do not edit by hand.\n#![allow(clippy::approx_constant, reason = \"a weight may happen to be near one\")]\n\n/// In the order of [`super::features::printed_names`].\n",
        );
        out += &print("PRINT", &tables.0, &printed_names());
        out += "\n/// The second look, in the order of [`super::context::NAMES`].\n";
        out += &print("PRINT_AGAIN", &tables.1, &context::NAMES.map(str::to_owned));
        if write {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/clutter/print.rs"), out).expect("the table can be written");
        }
        return;
    }
    let mut text = Vec::new();
    plain(corpus, &sites, &mut text);
    let mut pages = Vec::new();
    web(corpus, &mut pages, &mut text);
    events(corpus, &mut text);
    eprintln!("{} texts, {} pages, {} features", text.len(), pages.len(), names().len());
    // Columns left out, by a part of their names: to see what they are worth.
    if let Some(part) = rest.iter().position(|a| a == "--drop").and_then(|i| rest.get(i + 1)) {
        let out: Vec<usize> = names().iter().enumerate().filter(|(_, n)| n.contains(part.as_str())).map(|(i, _)| i).collect();
        for e in text.iter_mut().chain(&mut pages) {
            e.rows.iter_mut().for_each(|row| row.iter_mut().enumerate().filter(|(i, _)| out.contains(i)).for_each(|(_, x)| *x = 0.0));
        }
    }
    let mut out = String::from(
        "//! The trained weights of the line scorer. Written by `examples/train`; do not edit by hand.\n#![allow(clippy::approx_constant, reason = \"a weight may happen to be near one\")]\n\n/// For plain text, in the order of [`super::features::names`].\n",
    );
    let tables = run("text", &text, &rest);
    out += &print("TEXT", &tables.0, &names());
    out += "\n/// For pages, in the order of [`super::features::names`].\n";
    let tables = run("page", &pages, &rest);
    out += &print("PAGE", &tables.0, &names());
    out += "\n/// The second look, in the order of [`super::context::NAMES`].\n";
    out += &print("PAGE_AGAIN", &tables.1, &context::NAMES.map(str::to_owned));
    if write {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/clutter/weights.rs");
        std::fs::write(path, out).expect("the table can be written");
    }
}

fn print(name: &str, table: &[f32], names: &[String]) -> String {
    let mut out = format!("#[rustfmt::skip]\npub const {name}: [f32; {}] = [\n", table.len());
    for (w, n) in table.iter().zip(names) {
        out += &format!("    {w:.3}, // {n}\n");
    }
    out + "];\n"
}

/// First and second table.
type Tables = (Vec<f32>, Vec<f32>);

/// Trains both tables: the second on answers of first tables that had not seen the file's site.
fn both(learn: &[&Example], l2: f32, again: f32) -> Tables {
    const INNER: u64 = 4;
    let mut second = Vec::new();
    for fold in 0..INNER {
        let inside = |e: &&&Example| (hash(&e.site) / 64) % INNER == fold;
        let rest: Vec<&Example> = learn.iter().filter(|e| !inside(e)).copied().collect();
        let table = train(&rest.iter().map(|e| Rows::first(e)).collect::<Vec<_>>(), l2);
        for e in learn.iter().filter(inside) {
            let once = segment::scores(&e.rows, &table);
            second.push((*e, context::rows(&e.lines, &e.shapes, &once)));
        }
    }
    let first = train(&learn.iter().map(|e| Rows::first(e)).collect::<Vec<_>>(), l2);
    let second: Vec<Rows> = second.iter().map(|(e, rows)| Rows { of: e, rows }).collect();
    (first, train(&second, again))
}

fn run(what: &str, all: &[Example], options: &[String]) -> Tables {
    let number = |name: &str, default: f32| {
        options.iter().position(|a| a == name).and_then(|i| options.get(i + 1)).and_then(|v| v.parse().ok()).unwrap_or(default)
    };
    let (l2, again) = (number("--l2", 8.0), number("--again", 3.0));
    let only = options.iter().position(|a| a == "--only").and_then(|i| options.get(i + 1));
    let every: Vec<&Example> = all.iter().collect();
    if only.is_some_and(|o| o != what) || options.iter().any(|a| a == "--quick") {
        return both(&every, l2, again);
    }
    let folds = 8u64;
    let mut scored: Vec<(&Example, Vec<f32>, Vec<f32>)> = Vec::new();
    for fold in 0..folds {
        let (mut learn, mut test) = (Vec::new(), Vec::new());
        for e in all {
            if hash(&e.site) % folds == fold { test.push(e) } else { learn.push(e) }
        }
        let (first, second) = both(&learn, l2, again);
        for e in test.into_iter().filter(|e| e.measured) {
            let once = segment::scores(&e.rows, &first);
            let twice = segment::scores(&context::rows(&e.lines, &e.shapes, &once), &second);
            scored.push((e, once, twice));
        }
    }
    let unruled = options.iter().any(|a| a == "--unruled");
    let decided = |e: &Example, s: &[f32], switch: f32, shift: f32| -> Vec<bool> {
        let s: Vec<f32> = s.iter().map(|x| x + shift).collect();
        if unruled {
            let counts: Vec<f32> = e.words.iter().map(|&w| segment::weight(w)).collect();
            return segment::path(&s, &counts, switch);
        }
        decide::by_scores(&e.lines, &e.shapes, &s, switch, e.title.as_deref(), false).reasons.iter().map(Option::is_none).collect()
    };
    for look in [1, 2] {
        for switch in [0.25, 0.5, 1.0, 2.0] {
            for shift in [-0.3, 0.0, 0.3, 0.6] {
                let counts: Vec<[f64; 3]> = scored
                    .iter()
                    .map(|(e, once, twice)| counts(&e.body, &joined(e, &decided(e, if look == 1 { once } else { twice }, switch, shift))))
                    .collect();
                let (p, r, f) = shares(&counts);
                let words: f64 = scored
                    .iter()
                    .map(|(e, once, twice)| words_f1(&e.body, &joined(e, &decided(e, if look == 1 { once } else { twice }, switch, shift))))
                    .sum();
                let words = words / scored.len().max(1) as f64;
                println!("{what}: look {look} switch {switch} shift {shift}: P {p:.4} R {r:.4} F1 {f:.4}; by words {words:.4}");
            }
        }
    }
    let perfect: Vec<[f64; 3]> =
        scored.iter().map(|(e, ..)| counts(&e.body, &joined(e, &e.labels.iter().map(|&l| l >= 0.5).collect::<Vec<_>>()))).collect();
    println!("{what}: perfect lines F1 {:.4}", shares(&perfect).2);
    if options.iter().any(|a| a == "--worst") {
        let mut worst: Vec<(f64, String)> = scored
            .iter()
            .map(|(e, _, s)| {
                let kept = decided(e, s, decide::SWITCH, decide::SHIFT_PAGE);
                let c = counts(&e.body, &joined(e, &kept));
                let f = 2.0 * c[0] / (2.0 * c[0] + c[1] + c[2]).max(1e-9);
                let mut wrong = String::new();
                for (i, l) in e.lines.iter().enumerate() {
                    if kept[i] != (e.labels[i] >= 0.5) {
                        wrong += &format!(
                            "    {} {:.1} {}\n",
                            if kept[i] { "extra " } else { "missed" },
                            s[i],
                            l.text.chars().take(110).collect::<String>()
                        );
                    }
                }
                (f, format!("{} {:.3} P {:.2} R {:.2}\n{wrong}", e.id, f, c[0] / (c[0] + c[1]).max(1e-9), c[0] / (c[0] + c[2]).max(1e-9)))
            })
            .collect();
        worst.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, t) in worst.iter().take(25) {
            println!("{t}");
        }
    }
    both(&every, l2, again)
}

fn joined(e: &Example, kept: &[bool]) -> String {
    e.lines.iter().zip(kept).filter(|(_, k)| **k).map(|(l, _)| l.text.as_str()).collect::<Vec<_>>().join("\n\n")
}
