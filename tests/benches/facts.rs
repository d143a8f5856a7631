//! How fast the finders are, each by itself and all together, and how their time grows on text that could trip them: `make bench`, or
//! `cargo bench -p crosscheck-tests --bench facts`. One core, no model.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crosscheck_compare::article::{Article, Passage, Reference};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::facts::{Finder, Found, clauses, credit, hedge, names, negation, quantity, quotes, timex, title};
use crosscheck_compare::{sentences, token};

/// The articles of the gold list and of the corpus, run together to about a megabyte.
fn news() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = if root.join("facts").exists() { root.to_owned() } else { root.join("../../tests") };
    let mut text = String::new();
    let mut folders: Vec<_> = std::fs::read_dir(tests.join("corpus/events")).into_iter().flatten().flatten().map(|e| e.path()).collect();
    folders.sort();
    for folder in folders {
        for letter in ["A", "B", "C"] {
            let Ok(article) = std::fs::read_to_string(folder.join(format!("{letter}.txt"))) else { continue };
            let body = article.split_once("\n\n").map_or("", |b| b.1);
            // Without the corpus's tags: `[words|fact.variant]` and `{facts}`.
            let mut tag = false;
            for c in body.chars() {
                match c {
                    '[' => {}
                    '|' | '{' => tag = true,
                    ']' | '}' => tag = false,
                    _ if !tag => text.push(c),
                    _ => {}
                }
            }
            text.push_str("\n\n");
        }
    }
    let once = text.clone();
    while text.len() < 1_000_000 && !once.is_empty() {
        text.push_str(&once);
    }
    text
}

/// Text that could trip a finder, to be repeated.
const TRIPPING: &[&str] = &[
    "said ",
    "“said ",
    "he said, ",
    "Ann Roe, said, ",
    "according to ",
    "not ",
    "no one who ",
    "Roe and Roe of ",
    "''",
    "“",
    "\"",
    "murder charge ",
    "Department of ",
    "Roe-",
    "a, ",
    "was shot by ",
    "who was ",
    "the arrest of the ",
    "by the ",
    "and ",
    "of the ",
    "to be ",
    "Jan. ",
    "2 ",
    "two ",
    "hundred ",
    "1,",
    "at least ",
    "early late ",
    "the last ",
    "(",
    ")",
    "$",
    "M. ",
    "a.m. ",
    "... ",
    "In the ",
    "Photo: ",
    "may have been ",
    "said to ",
    "that ",
    "x",
    "xed ",
    "Mr. ",
    "U.S. ",
    "3-",
    "éa\u{301}",
    "漢",
    "asked if ",
    "Q: a\n",
    "“a”, ",
    "by the count of ",
];

/// Time of this thread on a core where the system tells it (other work on the computer does not count), else the clock's.
fn now() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|t| t.split_whitespace().next()?.parse().ok()).map(Duration::from_nanos);
    spent.unwrap_or_else(|| START.elapsed())
}

fn least(mut work: impl FnMut()) -> Duration {
    (0..3)
        .map(|_| {
            let start = now();
            work();
            now().saturating_sub(start)
        })
        .min()
        .unwrap_or_default()
}

fn main() {
    let text = news();
    let megabytes = text.len() as f64 / 1e6;
    let sentences_of = sentences::split(&text, "en");
    let tokens = token::tokenize(&text);
    let reference = Reference { day: "2031-05-14".parse().ok(), borrowed: false };
    let passage = Passage { text: &text, sentences: &sentences_of, tokens: &tokens, reference, language: "en" };
    println!("{megabytes:.1} MB of news, MB a second");
    let speed = |name: &str, time: Duration| println!("  {name:12} {:6.1}", megabytes / time.as_secs_f64());
    speed("sentences", least(|| _ = black_box(sentences::split(&text, "en"))));
    speed("tokens", least(|| _ = black_box(token::tokenize(&text))));
    let finders: [(&str, Finder); 9] = [
        ("timex", timex::find),
        ("quantity", quantity::find),
        ("names", names::find),
        ("title", title::find),
        ("quotes", quotes::find),
        ("hedge", hedge::find),
        ("negation", negation::find),
        ("credit", credit::find),
        ("clauses", clauses::find),
    ];
    let mut found = Found::default();
    let mut all = Duration::ZERO;
    for (name, find) in finders {
        // Each once, on top of what those before it found; a second run would find everything twice.
        let start = now();
        find(&passage, &mut found);
        let time = now().saturating_sub(start);
        all += time;
        speed(name, time);
    }
    speed("all finders", all);
    println!("growth: time of a text of double length over that of the single one, as a power (1 is linear)");
    let read = |text: &str| {
        let metadata = Metadata { language: Some("en".to_owned()), ..Metadata::default() };
        black_box(Article::read("a", &Document::raw(text, metadata), reference));
    };
    let mut worst: Vec<(f64, &str)> = TRIPPING
        .iter()
        .map(|seed| {
            let at = |bytes: usize| {
                let text = seed.repeat(bytes / seed.len());
                least(|| read(&text)).as_secs_f64()
            };
            ((at(120_000) / at(30_000)).log2() / 2.0, *seed)
        })
        .collect();
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (power, seed) in worst.iter().take(8) {
        println!("  {power:5.2} {seed:?}");
    }
}
