//! Features of all values of sentences that may be of the same thing, for `src-tauri/compare/training/comparable.py`, and of all
//! credits that may be of the same statement, for `attribution.py` beside it.
//!
//! Events as lines of JSON on standard input, as `crosscheck compare --jsonl` takes them; a line of JSON an event on standard output.

#![allow(clippy::unwrap_used, reason = "a tool for training: bad input may stop it")]

use std::io::{BufRead, stdin};

use crosscheck_compare::align;
use crosscheck_compare::article::{Article, Reference};
use crosscheck_compare::comparison::Place;
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::event::Event;
use crosscheck_compare::judge;
use crosscheck_compare::judge::comparable::{Row, feature_names};
use crosscheck_compare::judge::{attribution, denial, standing, whereabouts};
use serde_json::{Value, json};

mod kept;

fn main() {
    let model = kept::model();
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
        let (found, denials, credits, places, standings) = if alone {
            let score = align::score_pair(&read, &model);
            (judge::comparable_rows(&read, None, score), judge::denial_rows(&read, score), Vec::new(), Vec::new(), Vec::new())
        } else {
            let possible = align::possible(&read, &model);
            (
                judge::comparable_rows(&read, Some(&possible), 0.0),
                Vec::new(),
                judge::attribution_rows(&read, &possible),
                judge::place_rows(&read, &possible),
                judge::standing_rows(&read, &possible),
            )
        };
        let place = |p: Place| json!([articles[p.article].id, articles[p.article].words(p.sentence), p.sentence]);
        let row = |r: Row| json!({"a": place(r.a), "b": place(r.b), "words": [r.words_a, r.words_b], "kind": r.kind, "minor": r.minor, "features": r.features});
        let all = |rows: Vec<Row>| rows.into_iter().map(row).collect::<Vec<Value>>();
        let names: Vec<&str> = feature_names().collect();
        println!(
            "{}",
            json!({"id": event["id"], "names": names, "rows": all(found), "credit_names": attribution::NAMES.as_slice(), "credits": all(credits), "place_names": whereabouts::NAMES.as_slice(), "places": all(places), "denial_names": denial::NAMES.as_slice(), "denials": all(denials), "standing_names": standing::NAMES.as_slice(), "standings": all(standings)})
        );
    }
}
