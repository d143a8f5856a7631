//! Features of all values of linked sentences that may be of the same thing, for `src-tauri/compare/training/comparable.py`.
//!
//! Events as lines of JSON on standard input, as `crosscheck compare --jsonl` takes them; a line of JSON an event on standard output.

#![allow(clippy::unwrap_used, reason = "a tool for training: bad input may stop it")]

use std::io::{BufRead, stdin};

use crosscheck_compare::align::{self, Link};
use crosscheck_compare::article::{Article, Reference};
use crosscheck_compare::comparison::Place;
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::event::Event;
use crosscheck_compare::judge;
use crosscheck_compare::judge::comparable::NAMES;
use crosscheck_compare::meaning::NoMeaning;
use serde_json::{Value, json};

fn main() {
    for line in stdin().lock().lines() {
        let event: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = |v: &Value| v.as_str().map(str::to_owned);
        let read = |a: &Value| {
            let metadata = Metadata {
                headline: text(&a["headline"]),
                outlet: text(&a["outlet"]),
                published: text(&a["published"]),
                ..Metadata::default()
            };
            let reference = Reference { day: metadata.day(), borrowed: false };
            Article::read(a["id"].as_str().unwrap(), &Document::raw(a["text"].as_str().unwrap(), metadata), reference)
        };
        let articles: Vec<Article> = event["articles"].as_array().unwrap().iter().map(read).collect();
        let read = Event::new(&articles);
        // Two sentences alone are judged as `crosscheck judge` does.
        let alone = event["alone"].as_bool() == Some(true);
        let links = if alone {
            let score = align::score_pair(&read, &NoMeaning);
            let places = |i: usize| articles[i].units().map(move |s| Place { article: i, sentence: s.index });
            places(0).flat_map(|a| places(1).map(move |b| Link { a, b, score })).collect()
        } else {
            align::links(&read, &NoMeaning)
        };
        let place = |p: Place| json!([articles[p.article].id, articles[p.article].words(p.sentence), p.sentence]);
        let rows: Vec<Value> = judge::comparable_rows(&read, &links, alone)
            .into_iter()
            .map(|r| {
                json!({"a": place(r.a), "b": place(r.b), "words": [r.words_a, r.words_b], "kind": r.kind, "minor": r.minor, "features": r.features.as_slice()})
            })
            .collect();
        println!("{}", json!({"id": event["id"], "names": NAMES.as_slice(), "rows": rows}));
    }
}
