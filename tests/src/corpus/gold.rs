//! Claims, differences, near misses and copies from the tags, in the form of the bench's `events` corpus.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Event;
use super::event::{Tagged, Unit};

/// Where a unit stands: article letter and number; 0 is the headline, the body's units count from 1.
pub type Id = String;

/// An article's text as its outlet prints it (clutter in place), and where each unit stands in it.
#[derive(Debug)]
pub struct Laid<'a> {
    /// The article.
    pub article: &'a Tagged,
    /// Its text; paragraphs parted by a blank line.
    pub text: String,
    /// Each unit of the body: id, byte start, byte end, the unit.
    pub units: Vec<(Id, usize, usize, &'a Unit)>,
}

/// Lays an article's units out as text.
pub fn lay(article: &Tagged) -> Laid<'_> {
    let mut text = String::new();
    let mut units = Vec::new();
    for paragraph in &article.paragraphs {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        for (i, unit) in paragraph.iter().enumerate() {
            if i > 0 {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(&unit.text);
            units.push((format!("{}{}", article.id, units.len() + 1), start, text.len(), unit));
        }
    }
    Laid { article, text, units }
}

/// A mention's exact words for one variant of a fact.
struct Mention {
    place: Id,
    variant: String,
    words: String,
}

/// All units of an event with their ids, headlines included.
fn places(event: &Event) -> Vec<(Id, &Unit)> {
    let mut all = Vec::new();
    for a in &event.articles {
        all.push((format!("{}0", a.id), &a.headline));
        all.extend(a.units().enumerate().map(|(i, u)| (format!("{}{}", a.id, i + 1), u)));
    }
    all
}

fn mentions(places: &[(Id, &Unit)], fact: &str) -> Vec<Mention> {
    let of = |(place, unit): &(Id, &Unit)| {
        let values = unit.values.iter().filter(|v| v.2 == fact);
        values.map(|v| Mention { place: place.clone(), variant: v.3.clone(), words: unit.text[v.0..v.1].to_owned() }).collect::<Vec<_>>()
    };
    places.iter().flat_map(of).collect()
}

/// The exact words of variants that are set against each other, by unit; only where two articles use different ones.
fn sides(all: &[Mention], between: &[String]) -> Option<BTreeMap<Id, String>> {
    let mine: Vec<&Mention> = all.iter().filter(|m| between.contains(&m.variant)).collect();
    let crossed = mine.iter().any(|m| mine.iter().any(|n| m.place[..1] != n.place[..1] && m.variant != n.variant));
    crossed.then(|| mine.iter().map(|m| (m.place.clone(), m.words.clone())).collect())
}

/// One near miss: the exact words by unit, and why they are no difference.
#[derive(Debug)]
pub struct Silent {
    /// The fact.
    pub fact: String,
    /// The words are of different facts: they are about something else, however alike they look.
    pub other: bool,
    /// Unit id -> words.
    pub values: BTreeMap<Id, String>,
    /// Why.
    pub why: String,
}

/// The fact and the variant that a near miss of `fact` names: `variant`, or `fact.variant` for another fact.
pub(super) fn named<'a>(fact: &'a str, variant: &'a str) -> (&'a str, &'a str) {
    variant.split_once('.').unwrap_or((fact, variant))
}

/// All near misses that two articles of the event really print.
pub fn near_misses(event: &Event) -> Vec<Silent> {
    let places = places(event);
    let mut out = Vec::new();
    for (id, fact) in &event.sheet.facts {
        for near in &fact.near_misses {
            let names: Vec<(&str, &str)> = near.between.iter().map(|v| named(id, v)).collect();
            let facts: BTreeSet<&str> = names.iter().map(|n| n.0).collect();
            // Variants go by their full names, as two facts may use the same one.
            let full = |fact: &str, variant: &str| format!("{fact}.{variant}");
            let mentioned =
                |f: &&str| mentions(&places, f).into_iter().map(|m| Mention { variant: full(f, &m.variant), ..m }).collect::<Vec<_>>();
            let all: Vec<Mention> = facts.iter().flat_map(mentioned).collect();
            let between: Vec<String> = names.iter().map(|(f, v)| full(f, v)).collect();
            if let Some(values) = sides(&all, &between) {
                out.push(Silent { fact: id.clone(), other: facts.len() > 1, values, why: near.why.clone() });
            }
        }
    }
    out
}

/// The record of an event, as `../shared/bench` reads it: articles and gold.
pub fn record(event: &Event) -> Value {
    let places = places(event);
    let mut claims = Vec::new();
    let mut differences = Vec::new();
    for (id, fact) in &event.sheet.facts {
        let reported: Vec<&Id> = places.iter().filter(|(_, u)| u.facts.contains(id)).map(|(p, _)| p).collect();
        if reported.is_empty() {
            continue;
        }
        let all = mentions(&places, id);
        let before = differences.len();
        for d in &fact.differences {
            if let Some(values) = sides(&all, &d.between) {
                differences.push(json!({"claim": id, "kind": d.kind, "severity": d.severity, "confidence": d.confidence, "update": d.update, "values": values, "why": d.why}));
            }
        }
        let outlets: BTreeSet<&str> = reported.iter().map(|p| &p[..1]).collect();
        let status = match (outlets.len(), differences.len() > before) {
            (1, _) => "single",
            (_, true) => "differ",
            (_, false) => "agree",
        };
        claims.push(json!({"id": id, "gist": fact.gist, "mentions": reported, "status": status}));
    }
    let clutter: Vec<&Id> = places.iter().filter(|(_, u)| u.clutter.is_some()).map(|(p, _)| p).collect();
    let articles: Vec<Value> = event.articles.iter().map(article).collect();
    json!({"id": event.id, "articles": articles, "gold": {"clutter": clutter, "claims": claims, "differences": differences, "copied": copied(&places)}})
}

fn copied(places: &[(Id, &Unit)]) -> Vec<[Id; 2]> {
    let mut out = Vec::new();
    for (i, (p, u)) in places.iter().enumerate() {
        for (q, v) in &places[i + 1..] {
            if u.copied.is_some() && u.copied == v.copied && p[..1] != q[..1] {
                out.push([p.clone(), q.clone()]);
            }
        }
    }
    out
}

fn article(article: &Tagged) -> Value {
    let laid = lay(article);
    let points = |byte: usize| laid.text[..byte].chars().count();
    let sentences: Vec<Value> = laid
        .units
        .iter()
        .map(|(id, start, end, unit)| json!({"id": id, "start": points(*start), "end": points(*end), "text": unit.text}))
        .collect();
    json!({"id": article.id, "headline": article.headline.text, "outlet": article.head.get("outlet"), "published": article.head.get("published"), "text": laid.text, "sentences": sentences})
}
