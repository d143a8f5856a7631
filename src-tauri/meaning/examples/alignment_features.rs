//! What the training scripts read: for each line of standard input (JSON) one line of standard output.
//!
//! `{"text"}` gives `{"terms"}`; `{"a", "b", "published"?}` gives `{"pair": [features], "sense": [features]}`;
//! `{"articles": [{"headline"?, "text"}]}` gives `{"units": [[article, sentence, first byte, end]], "candidates": [[a, b, [features],
//! [sense]]]}`, a and b counting units. The sense is null where there are no weights.

use std::io::{BufRead, Write};

use crosscheck_compare::align::{self, terms};
use crosscheck_compare::article::{Article, Reference};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::event::{Event, Unit};
use crosscheck_compare::span::Span;
use crosscheck_compare::token;
use crosscheck_meaning::Model;
use serde_json::{Value, json};

mod kept;

fn main() {
    let out = std::io::stdout();
    let model = kept::model();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let given: Value = serde_json::from_str(&line).unwrap_or(Value::Null);
        let _ = writeln!(out.lock(), "{}", answer(&given, &model));
    }
}

fn answer(given: &Value, model: &Model) -> Value {
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
        let event = Event::new(&articles);
        return json!({ "pair": align::pair_features(&event), "sense": align::pair_sense(&event, model).map(Vec::from) });
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
    let candidate = |c: &align::Candidate| json!([c.a, c.b, c.features.to_vec(), c.sense.map(Vec::from)]);
    let candidates: Vec<Value> = align::candidates(&event, model).iter().map(candidate).collect();
    json!({ "units": units, "candidates": candidates })
}
