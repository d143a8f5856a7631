//! The gold list of facts: articles about invented events in `tests/facts/`, with what the finders must find in them.
//!
//! `docs/facts.md` tells the format. Every mark must hold: where one fails, the finder is wrong and not the list.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that says which line of the list is wrong")]

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck_compare::article::{Article, Reference};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::fact::{Clause, Credit, Fact, Mood, Quantity, QuoteType, Slot, TitleClass, Value};
use crosscheck_compare::facts::quantity::sum::sums;
use crosscheck_compare::span::Span;

/// One line of the list.
struct Mark {
    file: String,
    line: usize,
    /// `number`, `clause`, …; with `absent` there must be none over the words.
    kind: String,
    absent: bool,
    words: String,
    value: String,
    /// The paragraph that the words stand in.
    at: Span,
}

/// An article of the list.
struct Listed {
    language: String,
    published: String,
    text: String,
    marks: Vec<Mark>,
}

fn read(file: &str, source: &str) -> Vec<Listed> {
    let mut out: Vec<Listed> = Vec::new();
    let mut at = Span::new(0, 0);
    for (number, line) in (1..).zip(source.lines()) {
        if let Some(head) = line.strip_prefix("== ") {
            let mut parts = head.split('|').map(str::trim);
            let _name = parts.next();
            let mut next = || parts.next().unwrap_or_default().to_owned();
            out.push(Listed { language: next(), published: next(), text: String::new(), marks: Vec::new() });
        } else if let Some(mark) = line.strip_prefix("    ") {
            let article = out.last_mut().unwrap_or_else(|| panic!("{file}:{number}: a mark before any article"));
            let (kind, rest) = mark.split_once('[').unwrap_or_else(|| panic!("{file}:{number}: `kind [words] value`"));
            let (words, value) = rest.rsplit_once(']').unwrap_or_else(|| panic!("{file}:{number}: `kind [words] value`"));
            let (absent, kind) = kind.trim().strip_prefix("no ").map_or((false, kind.trim()), |k| (true, k));
            let (kind, words, value) = (kind.to_owned(), words.replace('¶', "\n\n"), value.trim().to_owned());
            article.marks.push(Mark { file: file.to_owned(), line: number, kind, absent, words, value, at });
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            let article = out.last_mut().unwrap_or_else(|| panic!("{file}:{number}: text before any article"));
            if !article.text.is_empty() {
                article.text.push_str("\n\n");
            }
            at = Span::new(article.text.len(), article.text.len() + line.len());
            article.text.push_str(line);
        }
    }
    out
}

/// What was found, as `(kind, span, value in words)`.
fn found(article: &Article) -> Vec<(String, Span, String)> {
    let text = &article.text;
    let mut out: Vec<(String, Span, String)> =
        article.facts.iter().map(|f| (f.kind.name().to_owned(), f.span, describe(f, text))).collect();
    out.extend(article.credits.iter().map(|c| ("credit".to_owned(), c.source, credit(c, text))));
    out.extend(article.clauses.iter().map(|c| ("clause".to_owned(), c.predicate, clause(c))));
    for s in &article.sentences {
        out.extend(sums(article.facts_of(s.index), text).into_iter().map(|s| ("sum".to_owned(), s.span, quantity(&s.total))));
    }
    out
}

fn describe(fact: &Fact, text: &str) -> String {
    match &fact.value {
        Value::Quantity(q) => quantity(q),
        Value::Money { quantity: q, currency } => format!("{} {currency}{}", range(q), after(" ", &q.about)),
        Value::Timex(t) => format!("{}{}", if t.approximate { "~" } else { "" }, t.value),
        Value::Name(n) => n.canonical.clone(),
        Value::Title(t) => {
            let class = match t.class {
                TitleClass::Role => "role",
                TitleClass::Charge => "charge",
                TitleClass::Status => "status",
            };
            format!("{class} {}{}", t.label, t.holder.as_ref().map_or(String::new(), |h| format!(" of {h}")))
        }
        Value::Quote(q) => {
            let way = match q.quote_type {
                QuoteType::Direct => "direct",
                QuoteType::Mixed => "mixed",
                QuoteType::Indirect => "indirect",
            };
            let cue = q.cue.map_or(String::new(), |c| format!(" : {}", c.of(text)));
            format!("{way}{}{cue}", q.speaker.as_ref().map_or(String::new(), |s| format!(" by {s}")))
        }
        Value::Scope(s) => format!("{} over {}", s.label, s.governs.of(text)),
    }
}

fn credit(c: &Credit, text: &str) -> String {
    let rung = format!("{:?}", c.rung).to_lowercase();
    format!("{rung} {}{}", c.name, c.cue.map_or(String::new(), |c| format!(" : {}", c.of(text))))
}

/// `shoot: officer -> driver (denied, hedged, coming)`; how it is told (active, passive, a noun) makes no difference.
fn clause(c: &Clause) -> String {
    let head = |s: &Option<Slot>| s.as_ref().map_or("-".to_owned(), |s| s.head.clone());
    let mut notes: Vec<&str> = Vec::new();
    notes.extend(c.denied.map(|_| "denied"));
    notes.extend(c.hedge.map(|_| "hedged"));
    notes.extend(match c.mood {
        Mood::Done => None,
        Mood::Coming => Some("coming"),
        Mood::Possible => Some("possible"),
        Mood::Wanted => Some("wanted"),
    });
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    format!("{}: {} -> {}{notes}", c.lemma, head(&c.agent), head(&c.patient))
}

fn quantity(q: &Quantity) -> String {
    let unit = if q.unit.is_empty() { "-" } else { &q.unit };
    format!("{} {unit}{}{}", range(q), after(" ", &q.about), after(" of ", &q.of))
}

fn after(lead: &str, word: &str) -> String {
    if word.is_empty() { String::new() } else { format!("{lead}{word}") }
}

fn range(q: &Quantity) -> String {
    let end = |e: Option<f64>| e.map_or(String::new(), |e| e.to_string());
    let sign = if q.approximate { "~" } else { "" };
    if q.low == Some(q.amount) && q.high == Some(q.amount) {
        format!("{sign}{}", q.amount)
    } else {
        format!("{sign}{}..{}", end(q.low), end(q.high))
    }
}

/// Whether a found value begins with the words of the mark: `~` alone is any inexact value, a clause must be alike to the end.
fn fits(kind: &str, got: &str, want: &str) -> bool {
    let rest = got.strip_prefix(want);
    want.is_empty()
        || want == "~" && got.starts_with('~')
        || rest.is_some_and(|r| r.is_empty() || kind != "clause" && r.starts_with([' ', '.', ':']))
}

#[test]
fn every_listed_fact_is_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/facts");
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).unwrap().flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    let (mut all, mut failed): (BTreeMap<String, usize>, Vec<String>) = Default::default();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for listed in read(&name, &std::fs::read_to_string(&path).unwrap()) {
            let metadata = Metadata { language: Some(listed.language.clone()), ..Metadata::default() };
            let reference = Reference { day: listed.published.parse().ok(), borrowed: false };
            let article = Article::read("a", &Document::raw(&listed.text, metadata), reference);
            let found = found(&article);
            for m in &listed.marks {
                let kind = if m.absent { "absent".to_owned() } else { m.kind.clone() };
                *all.entry(kind).or_default() += 1;
                let near: Vec<&(String, Span, String)> =
                    found.iter().filter(|(k, s, _)| *k == m.kind && s.start < m.at.end && s.end > m.at.start).collect();
                let holds = if m.absent {
                    let places: Vec<Span> =
                        m.at.of(&listed.text)
                            .match_indices(&m.words)
                            .map(|(i, w)| Span::new(m.at.start + i, m.at.start + i + w.len()))
                            .collect();
                    assert!(!places.is_empty(), "{}:{}: no such words", m.file, m.line);
                    !near.iter().any(|(_, s, _)| places.iter().any(|p| p.overlaps(*s)))
                } else {
                    assert!(listed.text.contains(&m.words), "{}:{}: no such words", m.file, m.line);
                    near.iter().any(|(_, s, v)| s.of(&listed.text) == m.words && fits(&m.kind, v, &m.value))
                };
                if !holds {
                    let got: Vec<String> = near.iter().map(|(_, s, v)| format!("[{}] {v}", s.of(&listed.text))).collect();
                    failed.push(format!(
                        "{}:{}: {}{} [{}] {}\n      found: {}",
                        m.file,
                        m.line,
                        if m.absent { "no " } else { "" },
                        m.kind,
                        m.words,
                        m.value,
                        got.join("  ")
                    ));
                }
            }
        }
    }
    let count: usize = all.values().sum();
    println!("{count} facts: {all:?}");
    assert!(failed.is_empty(), "{} of {count} fail:\n{}", failed.len(), failed.join("\n"));
    assert!(count >= 420, "the list has {count} facts");
}
