//! What the training scripts read: for each line of standard input (JSON) one line of standard output.
//!
//! `{"text"}` gives `{"terms"}`; `{"a", "b", "published"?}` gives `{"pair": [features]}`; `{"articles": [{"headline"?, "text"}]}`
//! gives `{"units": [[article, sentence, first byte, end]], "candidates": [[a, b, features…]]}`, a and b counting units.

use std::io::{BufRead, Write};

use crosscheck_compare::align::{self, terms};
use crosscheck_compare::article::{Article, Reference};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::event::{Event, Unit};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::span::Span;
use crosscheck_compare::token;
use serde_json::{Value, json};

fn main() {
    let out = std::io::stdout();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let given: Value = serde_json::from_str(&line).unwrap_or(Value::Null);
        let _ = writeln!(out.lock(), "{}", answer(&given));
    }
}

fn answer(given: &Value) -> Value {
    let text = |v: &Value, key: &str| v[key].as_str().map(str::to_owned);
    if let Some(text) = text(given, "text") {
        let terms: Vec<String> = token::tokenize(&text).iter().filter_map(|t| terms::term(t, &text)).map(|t| t.key).collect();
        return json!({ "terms": terms });
    }
    let read = |v: &Value, words: String, headline: Option<String>, id: usize| {
        let metadata = Metadata { headline, published: text(v, "published"), ..Metadata::default() };
        let reference = Reference { day: metadata.day(), borrowed: false };
        Article::read(&id.to_string(), &Document::raw(&words, metadata), reference)
    };
    if let (Some(a), Some(b)) = (text(given, "a"), text(given, "b")) {
        let articles = [read(given, a, None, 0), read(given, b, None, 1)];
        return json!({ "pair": align::pair_features(&Event::new(&articles)) });
    }
    let articles: Vec<Article> = given["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(i, a)| read(a, text(a, "text").unwrap_or_default(), text(a, "headline"), i))
        .collect();
    let event = Event::new(&articles);
    let span = |u: &Unit| articles[u.place.article].sentence(u.place.sentence).map_or(Span::new(0, 0), |s| s.span);
    let units: Vec<Value> = event.units.iter().map(|u| json!([u.place.article, u.place.sentence, span(u).start, span(u).end])).collect();
    let candidates: Vec<Value> = align::candidates(&event, &NoMeaning).iter().map(|c| json!([c.a, c.b, c.features.to_vec()])).collect();
    json!({ "units": units, "candidates": candidates })
}
