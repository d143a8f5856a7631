//! The second reading: what someone sees who has the articles and not the fact sheet, and how far that agrees with the gold.
//!
//! `corpus read FOLDER` writes an event's articles as a reader sees them, sentences numbered, and pairs of sentences to judge: some that
//! the tags join, those that look least alike first, and as many that they don't, those that look most alike first: there the
//! forgotten tags are. The reader's answers are kept as `reading.json` beside the event; `corpus agreement` compares them with the gold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::event::{Event, Unit};
use super::gold;

/// How many pairs of sentences of each sort the reader judges in an event.
const PAIRS: usize = 8;

/// `reading.json`: a second reader's answers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The differences that the reader saw.
    pub differences: Vec<Seen>,
    /// Pairs of sentences (`A3-C7`): do they report at least one fact in common?
    pub same: BTreeMap<String, bool>,
    /// What else struck the reader.
    #[serde(default)]
    pub doubts: Vec<String>,
    /// How what the reader and the gold disagreed on was settled: what was mended, or why the gold stands.
    #[serde(default)]
    pub settled: Vec<String>,
}

/// One difference as the reader saw it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The contract's kind.
    pub kind: String,
    /// `material` or `minor`.
    pub severity: String,
    /// Exact words by sentence (`A3`), of two articles or more.
    pub values: BTreeMap<String, String>,
    /// Why, in words.
    pub why: String,
}

impl Reading {
    /// The reading of an event's folder, if it was read.
    ///
    /// # Errors
    /// The file and what is wrong with it.
    pub fn load(folder: &Path) -> Result<Option<Self>, String> {
        let path = folder.join("reading.json");
        if !path.exists() {
            return Ok(None);
        }
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        serde_json::from_str(&text).map(Some).map_err(|e| format!("{}: {e}", path.display()))
    }
}

/// An event as the second reader gets it: no fact sheet, no tags.
pub fn sheet(event: &Event) -> String {
    let mut out = format!("# {}\n", event.id);
    for a in &event.articles {
        let head = |name: &str| a.head.get(name).map_or("-", String::as_str);
        let _ = write!(
            out,
            "\n## {}: {}, published {}\nBy: {}\n{}0 (headline) {}\n",
            a.id,
            head("outlet"),
            head("published"),
            head("byline"),
            a.id,
            a.headline.text
        );
        let mut number = 0;
        for paragraph in &a.paragraphs {
            out.push('\n');
            for unit in paragraph {
                number += 1;
                if unit.clutter.is_none() {
                    let _ = writeln!(out, "{}{number} {}", a.id, unit.text);
                }
            }
        }
    }
    out.push_str("\n## Pairs to judge: do the two sentences report at least one fact in common?\n");
    for pair in pairs(event) {
        let _ = writeln!(out, "{pair}");
    }
    out
}

fn words(unit: &Unit) -> BTreeSet<String> {
    let parts = unit.text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|w| w.chars().count() > 3 || w.chars().any(|c| c.is_ascii_digit())).map(str::to_lowercase).collect()
}

/// The pairs of sentences that the second reader judges, joined and not, in an order that doesn't tell which.
pub fn pairs(event: &Event) -> Vec<String> {
    let mut units: Vec<(String, &Unit, BTreeSet<String>)> = Vec::new();
    for a in &event.articles {
        let body = a.units().enumerate().filter(|(_, u)| u.clutter.is_none());
        units.extend(body.map(|(i, u)| (format!("{}{}", a.id, i + 1), u, words(u))));
    }
    let mut rarity: BTreeMap<&str, usize> = BTreeMap::new();
    for word in units.iter().flat_map(|(.., w)| w) {
        *rarity.entry(word.as_str()).or_default() += 1;
    }
    let weight = |w: &BTreeSet<String>| w.iter().map(|w| 1.0 / rarity[w.as_str()] as f64).sum::<f64>();
    let (mut joined, mut apart) = (Vec::new(), Vec::new());
    for (i, (p, u, x)) in units.iter().enumerate() {
        for (q, v, y) in &units[i + 1..] {
            if p[..1] == q[..1] || u.copied.is_some() && u.copied == v.copied {
                continue;
            }
            let shared: f64 = x.intersection(y).map(|w| 1.0 / rarity[w.as_str()] as f64).sum();
            let alike = shared / (weight(x) + weight(y) - shared).max(f64::MIN_POSITIVE);
            let common = u.facts.iter().any(|f| v.facts.contains(f));
            if common { &mut joined } else { &mut apart }.push((alike, format!("{p}-{q}")));
        }
    }
    joined.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    apart.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    // Of the joined ones every n-th, so that not only the most remote are asked.
    let step = (joined.len() / PAIRS).max(1);
    let mut chosen: Vec<String> = joined.into_iter().step_by(step).take(PAIRS).chain(apart.into_iter().take(PAIRS)).map(|p| p.1).collect();
    chosen.sort();
    chosen
}

/// How far a reading agrees with the gold.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// Differences in the gold; those among them that the reader saw; those seen with the gold's kind; with the gold's severity.
    pub gold: usize,
    /// See `gold`.
    pub seen: usize,
    /// See `gold`.
    pub kind: usize,
    /// See `gold`.
    pub severity: usize,
    /// The reader's differences; those among them that the gold has.
    pub read: usize,
    /// See `read`.
    pub known: usize,
    /// Pairs by (the tags join them, the reader says that they report the same): counts.
    pub pairs: BTreeMap<(bool, bool), usize>,
    /// Near misses that the reader took for a material difference.
    pub near_taken: usize,
    /// What must be settled, in words.
    pub open: Vec<String>,
}

impl Agreement {
    /// Adds another event's.
    pub fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.seen += other.seen;
        self.kind += other.kind;
        self.severity += other.severity;
        self.read += other.read;
        self.known += other.known;
        self.near_taken += other.near_taken;
        for (k, n) in &other.pairs {
            *self.pairs.entry(*k).or_default() += n;
        }
        self.open.extend(other.open.iter().cloned());
    }

    /// Cohen's kappa over the judged pairs; `None` where nothing was judged.
    pub fn kappa(&self) -> Option<f64> {
        let n = |a: bool, b: bool| self.pairs.get(&(a, b)).copied().unwrap_or(0) as f64;
        let all = self.pairs.values().sum::<usize>() as f64;
        let same = (n(true, true) + n(false, false)) / all;
        let tagged = (n(true, true) + n(true, false)) / all;
        let read = (n(true, true) + n(false, true)) / all;
        let chance = tagged * read + (1.0 - tagged) * (1.0 - read);
        (all > 0.0).then(|| (same - chance) / (1.0 - chance))
    }
}

/// Do two sets of exact words by sentence speak of the same thing: in two articles the same sentence, with words in common?
fn meet(a: &BTreeMap<String, String>, b: &BTreeMap<String, String>) -> bool {
    let common = |x: &str, y: &str| {
        let (x, y) = (x.to_lowercase(), y.to_lowercase());
        let split = |t: &str| t.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect::<BTreeSet<_>>();
        x.contains(&y) || y.contains(&x) || !split(&x).is_disjoint(&split(&y))
    };
    let met = a.iter().filter(|(place, words)| b.get(*place).is_some_and(|w| common(w, words)));
    met.map(|(place, _)| &place[..1]).collect::<BTreeSet<_>>().len() > 1
}

/// Compares a reading with the event's gold.
pub fn agreement(event: &Event, reading: &Reading) -> Agreement {
    let record = gold::record(event);
    let strings = |v: &Value| {
        v.as_object().into_iter().flatten().map(|(k, w)| (k.clone(), w.as_str().unwrap_or_default().to_owned())).collect::<BTreeMap<_, _>>()
    };
    let gold: Vec<(BTreeMap<String, String>, &Value)> =
        record["gold"]["differences"].as_array().into_iter().flatten().map(|d| (strings(&d["values"]), d)).collect();
    let mut out = Agreement { gold: gold.len(), read: reading.differences.len(), ..Agreement::default() };
    for (values, d) in &gold {
        let hits: Vec<&Seen> = reading.differences.iter().filter(|s| meet(&s.values, values)).collect();
        out.seen += usize::from(!hits.is_empty());
        out.kind += usize::from(hits.iter().any(|s| d["kind"] == s.kind.as_str()));
        out.severity += usize::from(hits.iter().any(|s| d["severity"] == s.severity.as_str()));
        if hits.is_empty() {
            out.open.push(format!("{}: not seen by the reader: {} {} {}: {}", event.id, d["claim"], d["kind"], d["values"], d["why"]));
        }
    }
    for s in &reading.differences {
        if gold.iter().any(|(values, _)| meet(&s.values, values)) {
            out.known += 1;
        } else {
            out.open.push(format!("{}: only the reader's: {} {} {:?}: {}", event.id, s.kind, s.severity, s.values, s.why));
        }
    }
    for near in gold::near_misses(event) {
        // A record of more outlets than the near miss has may be of a true difference between the others.
        let own = |s: &Seen| s.values.keys().all(|place| near.values.contains_key(place));
        if let Some(s) = reading.differences.iter().find(|s| s.severity == "material" && own(s) && meet(&s.values, &near.values)) {
            out.near_taken += 1;
            out.open.push(format!("{}: near miss {} taken for a difference: {} ({})", event.id, near.fact, s.why, near.why));
        }
    }
    let facts: BTreeMap<String, &Unit> =
        event.articles.iter().flat_map(|a| a.units().enumerate().map(move |(i, u)| (format!("{}{}", a.id, i + 1), u))).collect();
    for (pair, same) in &reading.same {
        let Some((p, q)) = pair.split_once('-').and_then(|(p, q)| Some((facts.get(p)?, facts.get(q)?))) else {
            out.open.push(format!("{}: no such pair: {pair}", event.id));
            continue;
        };
        let joined = p.facts.iter().any(|f| q.facts.contains(f));
        *out.pairs.entry((joined, *same)).or_default() += 1;
        if joined != *same {
            let word = if *same { "the same for the reader, no tag in common" } else { "joined by a tag, not the same for the reader" };
            out.open.push(format!("{}: {pair} {word}:\n    {} {:?}\n    {} {:?}", event.id, p.text, p.facts, q.text, q.facts));
        }
    }
    out.open.extend(reading.doubts.iter().map(|d| format!("{}: doubt: {d}", event.id)));
    out
}

#[cfg(test)]
mod tests {
    use super::super::event::{Sheet, Tagged};
    use super::*;

    fn event() -> Event {
        let sheet: Sheet = serde_json::from_str(
            r#"{"title": "t", "subject": "s", "languages": ["en"], "facts": {"hurt": {"gist": "g", "variants": {"nine": "", "ten": ""},
            "differences": [{"between": ["nine", "ten"], "kind": "number", "severity": "material", "why": "w"}]}}}"#,
        )
        .unwrap();
        let article = |id: &str, n: &str| {
            Tagged::parse(id, &format!("outlet: {id}\n\nAt the quay [{n}|hurt.{n}] people were hurt.\nSmoke rose.")).unwrap()
        };
        Event { id: "e".into(), sheet, articles: vec![article("A", "nine"), article("B", "ten")] }
    }

    #[test]
    fn what_the_reader_saw_counts_by_place_and_words() {
        let seen = |b: &str| Seen {
            kind: "number".into(),
            severity: "minor".into(),
            values: [("A1".to_owned(), "nine people".to_owned()), (b.to_owned(), "ten".to_owned())].into(),
            why: String::new(),
        };
        let reading = Reading {
            differences: vec![seen("B1"), seen("B2")],
            same: [("A1-B1".to_owned(), true), ("A2-B2".to_owned(), true)].into(),
            doubts: vec![],
            settled: vec![],
        };
        let a = agreement(&event(), &reading);
        assert_eq!((a.gold, a.seen, a.kind, a.severity, a.read, a.known), (1, 1, 1, 0, 2, 1));
        assert_eq!((a.pairs[&(true, true)], a.pairs[&(false, true)]), (1, 1));
        assert_eq!(a.open.len(), 2);
    }

    #[test]
    fn the_sheet_shows_no_tags() {
        let text = sheet(&event());
        assert!(text.contains("A1 At the quay nine people were hurt.") && text.contains("A1-B1") && !text.contains("hurt.nine"));
    }
}
