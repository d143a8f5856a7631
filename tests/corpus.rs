//! The corpus of invented events: sound, and read by the engine no worse than before.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crosscheck_compare::comparison::{Comparison, Difference, Severity};
use crosscheck_compare::document::Metadata;
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{Input, compare};
use crosscheck_import as import;
use crosscheck_tests::corpus::forms::{self, Flaw, Form};
use crosscheck_tests::corpus::{self, Event, Part, gold, validate};

fn events() -> Vec<Event> {
    let events = corpus::load(&corpus::folder(), &[]).unwrap();
    assert!(!events.is_empty());
    events
}

/// An event as the app would read it: clutter in place, headline, outlet and date known.
fn comparison(event: &Event) -> Comparison {
    let input = |a: &corpus::event::Tagged| {
        let text = gold::lay(a).text;
        let head = |name: &str| a.head.get(name).cloned();
        let given = Metadata { headline: head("headline"), outlet: head("outlet"), published: head("published"), ..Metadata::default() };
        let input = import::Input { name: &a.id, bytes: text.as_bytes(), given, ..import::Input::default() };
        Input { id: a.id.clone(), document: import::read(&input).unwrap() }
    };
    compare(&event.articles.iter().map(input).collect::<Vec<_>>(), &NoMeaning)
}

/// The words of a difference's sides, by article.
fn sides(c: &Comparison, d: &Difference) -> Vec<(String, String, String)> {
    d.values
        .iter()
        .map(|v| {
            let a = &c.articles[v.place.article];
            (a.id.clone(), a.words(v.place.sentence).to_owned(), a.words_at(v.place.sentence, v.span).to_owned())
        })
        .collect()
}

#[test]
fn every_event_is_sound() {
    let faults: Vec<String> = events().iter().flat_map(validate::faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_parts_are_fixed_by_name() {
    let parts: BTreeSet<Part> = events().iter().map(Part::of).collect();
    assert!(parts.is_superset(&BTreeSet::from([Part::Train, Part::Dev, Part::Test])), "{parts:?}");
    // Adding events must move none: an English event's part hangs on its name alone.
    let part = |name: &str| Part::of(events().iter().find(|e| e.id == name).unwrap());
    assert_eq!((part("ferry-port-halden"), part("derailment-tamarack-siding")), (Part::Train, Part::Test));
}

/// The app's example is told once: its files hold the sentences of the event of the same title, in order, and between them nothing but clutter.
#[test]
fn the_apps_example_is_an_event_of_the_corpus() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/app");
    let all = events();
    let event = all.iter().find(|e| e.id == "grain-terminal-port-ellerby").unwrap();
    assert!(std::fs::read_to_string(app.join("example.rs")).unwrap().contains(&format!("{:?}", event.sheet.title)));
    let mut files: Vec<String> =
        std::fs::read_dir(app.join("example")).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let named: Vec<String> = event.articles.iter().map(|a| a.head["file"].replace("src-tauri/app/example/", "")).collect();
    assert_eq!(files, named);
    for a in &event.articles {
        let made = forms::make(event, a);
        let read = import::read(&import::Input { name: &made.name, bytes: &made.bytes, ..import::Input::default() }).unwrap();
        let head = |name: &str| a.head.get(name).cloned();
        let m = &read.metadata;
        assert_eq!((m.headline.clone(), m.outlet.clone(), m.published.clone()), (head("headline"), head("outlet"), head("published")));
        let text = read.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = text.as_str();
        for sentence in a.units().filter(|u| u.clutter.is_none()) {
            let (before, after) =
                rest.split_once(&sentence.text).unwrap_or_else(|| panic!("{}: not in the file: {}", made.name, sentence.text));
            let known = |words: &str| words.is_empty() || a.units().any(|u| u.clutter.is_some() && u.text == words);
            assert!(known(before.trim()), "{}: not in the corpus: {before}", made.name);
            rest = after;
        }
        assert_eq!(rest.trim(), "", "{}: not in the corpus", made.name);
    }
}

/// What looks different and is not: shown as a material difference it would cost the journalist her trust.
#[test]
fn near_misses_stay_silent() {
    // Those of one fact, which is told in two ways; and those of two facts, of which one is about something else.
    let mut loud = [Vec::new(), Vec::new()];
    let mut near = [0, 0];
    for e in events() {
        let c = comparison(&e);
        let texts: Vec<_> =
            e.articles.iter().flat_map(|a| a.units().enumerate().map(move |(i, u)| (format!("{}{}", a.id, i + 1), &u.text))).collect();
        for miss in gold::near_misses(&e) {
            let sort = usize::from(miss.other);
            near[sort] += 1;
            let words = |article: &str, sentence: &str, shown: &str| {
                miss.values.iter().any(|(place, value)| {
                    place.starts_with(article)
                        && texts.iter().any(|(p, t)| p == place && (t.contains(sentence) || sentence.contains(t.as_str())))
                        && (value.contains(shown) || shown.contains(value.as_str()))
                })
            };
            for d in c.differences.iter().filter(|d| d.severity == Severity::Material) {
                // A difference among more outlets than the near miss has may be a true one between the others.
                let shown = sides(&c, d);
                let of_miss: BTreeSet<&str> = shown.iter().filter(|(a, s, w)| words(a, s, w)).map(|(a, ..)| a.as_str()).collect();
                if of_miss.len() > 1 && shown.iter().all(|(a, s, w)| words(a, s, w)) {
                    loud[sort].push(format!("{} {}: {} | {}", e.id, miss.fact, d.reason, miss.why));
                }
            }
        }
    }
    for (sort, what) in ["of one fact", "of two facts"].into_iter().enumerate() {
        println!("{} of {} near misses {what} shown as material differences", loud[sort].len(), near[sort]);
        assert!(loud[sort].len() * 50 <= near[sort], "{what}, more than one in fifty:\n{}", loud[sort].join("\n"));
    }
}

/// Words, as a bag.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}

/// F1 of the words read over the words of the article's sentences.
fn words_f1(read: &str, meant: &str) -> f64 {
    let (a, b) = (bag(read), bag(meant));
    let both: usize = a.iter().map(|(w, n)| n.min(b.get(w).unwrap_or(&0))).sum();
    2.0 * both as f64 / (a.values().sum::<usize>() + b.values().sum::<usize>()).max(1) as f64
}

/// What was read of all articles in one sort of form.
#[derive(Debug, Default)]
struct Read {
    files: usize,
    body: f64,
    headline: usize,
    outlet: [usize; 2],
    date: [usize; 2],
    refused: Vec<String>,
}

/// Every article in the form that its name gives it: the body, and headline, outlet and date where the file has them.
#[test]
fn every_form_is_read() {
    let mut all: BTreeMap<&str, Read> = BTreeMap::new();
    for e in events() {
        for a in &e.articles {
            let made = forms::make(&e, a);
            let sort = match made.form {
                Form::Text => "text",
                Form::Html(_) => "html",
                Form::Markdown => "markdown",
                Form::Pdf { .. } => "pdf",
                Form::Docx => "docx",
                Form::Eml => "eml",
                Form::Mhtml(_) => "mhtml",
            };
            let read = all.entry(sort).or_default();
            read.files += 1;
            let input = import::Input { name: &made.name, bytes: &made.bytes, ..import::Input::default() };
            let document = match import::read(&input) {
                Ok(d) => d,
                Err(refused) => {
                    read.refused.push(format!("{}: {}", made.name, refused.message));
                    continue;
                }
            };
            let meant: Vec<&str> = a.units().filter(|u| u.clutter.is_none()).map(|u| u.text.as_str()).collect();
            read.body += words_f1(&document.text, &meant.join(" "));
            let m = &document.metadata;
            read.headline += usize::from(m.headline.as_deref() == Some(a.headline.text.as_str()));
            // Where the metadata are missing or wrong, the page may still print it; only true ones must be found.
            if !matches!(made.flaw, Flaw::NoOutlet | Flaw::WrongOutlet) {
                read.outlet[1] += 1;
                read.outlet[0] += usize::from(m.outlet.as_deref() == a.head.get("outlet").map(String::as_str));
            }
            if !matches!(made.flaw, Flaw::NoDate | Flaw::WrongDate) {
                read.date[1] += 1;
                let day = |d: Option<&str>| d.and_then(|d| d.get(..10)).map(str::to_owned);
                read.date[0] += usize::from(day(m.published.as_deref()) == day(a.head.get("published").map(String::as_str)));
            }
        }
    }
    for (sort, r) in &all {
        let of = |n: usize, m: usize| n as f64 / m.max(1) as f64;
        println!(
            "{sort:9} {:3} files, {} refused; body {:.3}, headline {:.2}, outlet {:.2}, date {:.2}",
            r.files,
            r.refused.len(),
            r.body / (r.files - r.refused.len()).max(1) as f64,
            of(r.headline, r.files),
            of(r.outlet[0], r.outlet[1]),
            of(r.date[0], r.date[1])
        );
        // Floors, a little under what was measured; the figures themselves are printed.
        let read = r.files - r.refused.len();
        assert!(r.refused.is_empty() || *sort == "pdf", "{sort}: {:#?}", r.refused);
        assert!(read == 0 || r.body >= 0.95 * read as f64, "{sort}: body");
        assert!(read == 0 || r.date[0] * 10 >= r.date[1] * 9, "{sort}: date {:?}", r.date);
    }
}
