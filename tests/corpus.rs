//! The corpus of invented events: sound, and read by the engine no worse than before.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use crosscheck_compare::comparison::{Comparison, Difference, Severity};
use crosscheck_compare::document::Metadata;
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{Input, compare};
use crosscheck_import as import;
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

/// What looks different and is not: shown as a material difference it would cost the journalist her trust.
#[test]
fn near_misses_stay_silent() {
    let mut loud = Vec::new();
    let mut near = 0;
    for e in events() {
        let c = comparison(&e);
        let texts: Vec<_> =
            e.articles.iter().flat_map(|a| a.units().enumerate().map(move |(i, u)| (format!("{}{}", a.id, i + 1), &u.text))).collect();
        for miss in gold::near_misses(&e) {
            near += 1;
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
                    loud.push(format!("{} {}: {} | {}", e.id, miss.fact, d.reason, miss.why));
                }
            }
        }
    }
    println!("{} of {near} near misses shown as material differences", loud.len());
    assert!(loud.len() * 50 <= near, "more than one in fifty:\n{}", loud.join("\n"));
}
