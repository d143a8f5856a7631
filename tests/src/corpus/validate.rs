//! What a sound event must fulfil: tags that exist, variants that are used, differences that a reader can see.

use std::collections::BTreeSet;
use std::path::Path;

use super::Event;
use super::gold;

/// The contract's kinds of difference.
pub const KINDS: [&str; 17] = [
    "number",
    "money",
    "percent",
    "age",
    "date",
    "time",
    "place",
    "name",
    "title",
    "quote",
    "speaker",
    "attribution",
    "certainty",
    "negation",
    "actor",
    "sequence",
    "other",
];

/// The sorts of clutter that may be tagged: the names of `TrimReason`.
pub const CLUTTER: [&str; 9] = ["furniture", "teaser", "caption", "headline", "byline", "author", "comment", "promotion", "legal"];

/// What is wrong with an event; empty when nothing is.
pub fn faults(event: &Event) -> Vec<String> {
    let mut out = Vec::new();
    let mut fault = |text: String| out.push(format!("{}: {text}", event.id));
    if event.articles.len() < 2 {
        fault("fewer than two articles".to_owned());
    }
    let mut used = BTreeSet::new();
    for a in &event.articles {
        for name in ["outlet", "voice", "headline", "published"] {
            if !a.head.contains_key(name) {
                fault(format!("{}: no {name}", a.id));
            }
        }
        if let Some(file) = a.head.get("file")
            && !Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file).is_file()
        {
            fault(format!("{}: no file {file} in the project", a.id));
        }
        for unit in a.units().chain([&a.headline]) {
            if let Some(c) = &unit.clutter
                && !CLUTTER.contains(&c.as_str())
            {
                fault(format!("{}: clutter of no known sort: {c}", a.id));
            }
            for fact in &unit.facts {
                if !event.sheet.facts.contains_key(fact) {
                    fault(format!("{}: no fact {fact} in the sheet: {}", a.id, unit.text));
                }
            }
            for (start, end, fact, variant) in &unit.values {
                if start == end {
                    fault(format!("{}: empty value of {fact}.{variant}", a.id));
                }
                match event.sheet.facts.get(fact) {
                    Some(f) if !f.variants.contains_key(variant) => fault(format!("{}: no variant {fact}.{variant} in the sheet", a.id)),
                    _ => drop(used.insert((fact.clone(), variant.clone()))),
                }
            }
        }
    }
    for (id, fact) in &event.sheet.facts {
        for variant in fact.variants.keys().filter(|v| !used.contains(&(id.clone(), (*v).clone()))) {
            fault(format!("no article uses {id}.{variant}"));
        }
        let known = |(fact, variant): (&str, &str)| event.sheet.facts.get(fact).is_some_and(|f| f.variants.contains_key(variant));
        let differ = fact.differences.iter().flat_map(|d| &d.between).map(|v| (id.as_str(), v.as_str()));
        let near = fact.near_misses.iter().flat_map(|n| &n.between).map(|v| gold::named(id, v));
        for (of, variant) in differ.chain(near).filter(|name| !known(*name)) {
            fault(format!("{id}: no variant {of}.{variant}"));
        }
        for d in &fact.differences {
            if !KINDS.contains(&d.kind.as_str()) || !["material", "minor"].contains(&d.severity.as_str()) {
                fault(format!("{id}: no such kind or severity: {} {}", d.kind, d.severity));
            }
        }
    }
    let wanted: usize = event.sheet.facts.values().map(|f| f.differences.len()).sum();
    let record = gold::record(event);
    let seen = record["gold"]["differences"].as_array().map_or(0, Vec::len);
    if seen < wanted {
        fault(format!("{} of {wanted} differences are not printed by two articles", wanted - seen));
    }
    let near: usize = event.sheet.facts.values().map(|f| f.near_misses.len()).sum();
    if gold::near_misses(event).len() < near {
        fault("a near miss is not printed by two articles".to_owned());
    }
    out
}
