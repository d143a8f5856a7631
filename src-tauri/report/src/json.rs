//! The contract's JSON (`crosscheck.article/1`, `crosscheck.comparison/1`). Offsets are code points into the article's text.

use crate::{Decision, File, Report};
use crosscheck_compare::article::{Article, HEADLINE};
use crosscheck_compare::comparison::{Comparison, Difference, Place, Status};
use crosscheck_compare::document::Document;
use crosscheck_compare::evidence::{Evidence, Explainer, Ground};
use crosscheck_compare::fact::{Fact, Quantity, QuoteType, Value as FactValue};
use crosscheck_compare::span::Span;
use crosscheck_compare::versions::{Edit, Passage, Piece, Versions};
use serde_json::{Map, Value, json};

/// Byte offsets to code points of one text.
struct Points<'a> {
    text: &'a str,
    /// Code points before every 64th byte boundary, so that a look-up is short.
    marks: Vec<usize>,
}

const STEP: usize = 64;

impl<'a> Points<'a> {
    fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (i, b) in text.bytes().enumerate() {
            if i % STEP == 0 {
                marks.push(count);
            }
            count += usize::from(!(0x80..0xc0).contains(&b));
        }
        Self { text, marks }
    }

    fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let Some(&base) = self.marks.get(byte / STEP) else { return self.text.chars().count() };
        let from = byte / STEP * STEP;
        base + self.text.as_bytes()[from..byte].iter().filter(|b| !(0x80..0xc0).contains(*b)).count()
    }

    fn put(&self, object: &mut Map<String, Value>, span: Span) {
        object.insert("start".into(), self.at(span.start).into());
        object.insert("end".into(), self.at(span.end).into());
        object.insert("text".into(), span.of(self.text).into());
    }

    fn object(&self, span: Span) -> Value {
        let mut o = Map::new();
        self.put(&mut o, span);
        Value::Object(o)
    }
}

/// One article, as `extract` answers.
pub fn article(article: &Article, document: &Document, file: &File) -> Value {
    let body = Points::new(&article.text);
    let title = Points::new(article.base(HEADLINE));
    let m = &article.metadata;
    let sentences: Vec<Value> = article
        .sentences
        .iter()
        .map(|s| {
            let mut o = Map::new();
            o.insert("index".into(), s.index.into());
            o.insert("paragraph".into(), s.paragraph.into());
            body.put(&mut o, s.span);
            Value::Object(o)
        })
        .collect();
    let facts: Vec<Value> = article.facts.iter().map(|f| fact(f, if f.sentence == HEADLINE { &title } else { &body })).collect();
    let trimmed: Vec<Value> = document.blocks.iter().filter_map(|b| Some(json!({"text": b.text, "reason": b.reason?.words()}))).collect();
    json!({
        "schema": "crosscheck.article/1", "id": article.id, "file": file.name, "sha256": file.sha256, "format": document.format,
        "outlet": m.outlet, "headline": m.headline, "byline": m.byline, "published": m.published, "updated": m.updated,
        "language": m.language, "text": article.text, "sentences": sentences, "facts": facts, "trimmed": trimmed,
        "warnings": document.warnings,
    })
}

fn fact(fact: &Fact, points: &Points) -> Value {
    let mut o = Map::new();
    o.insert("kind".into(), fact.kind.name().into());
    o.insert("sentence".into(), fact.sentence.into());
    points.put(&mut o, fact.span);
    match &fact.value {
        FactValue::Quantity(q) => drop(o.insert("value".into(), quantity(q))),
        FactValue::Money { quantity: q, currency } => {
            let mut v = quantity(q);
            v["currency"] = currency.as_str().into();
            o.insert("value".into(), v);
        }
        FactValue::Timex(t) => drop(o.insert("value".into(), t.value.as_str().into())),
        FactValue::Name(n) => drop(o.insert("value".into(), n.canonical.as_str().into())),
        FactValue::Title(t) => drop(o.insert("value".into(), t.label.as_str().into())),
        FactValue::Scope(s) => drop(o.insert("value".into(), s.label.as_str().into())),
        FactValue::Quote(q) => {
            o.insert("value".into(), q.speaker.clone().into());
            o.insert("source".into(), q.source.map_or(Value::Null, |s| points.object(s)));
            o.insert("cue".into(), q.cue.map_or(Value::Null, |s| points.object(s)));
            let kind = match q.quote_type {
                QuoteType::Direct => "direct",
                QuoteType::Mixed => "mixed",
                QuoteType::Indirect => "indirect",
            };
            o.insert("quote_type".into(), kind.into());
        }
    }
    Value::Object(o)
}

fn quantity(q: &Quantity) -> Value {
    json!({"amount": number(q.amount), "low": q.low.map(number), "high": q.high.map(number), "unit": q.unit, "approximate": q.approximate,
        "unit_word": q.unit_word, "about": q.about, "of": q.of})
}

/// Whole numbers without a decimal point.
fn number(x: f64) -> Value {
    if x.fract() == 0.0 && x.abs() < 9e15 { Value::from(x as i64) } else { Value::from(x) }
}

/// A comparison, as `compare` answers.
pub fn comparison(report: &Report) -> Value {
    let comparison = report.comparison;
    let articles: Vec<Value> = comparison.articles.iter().zip(report.read).map(|(a, (d, f))| article(a, d, f)).collect();
    let explainer = report.options.evidence.then(|| Explainer::new(comparison));
    let claims: Vec<Value> = comparison
        .claims
        .iter()
        .enumerate()
        .map(|(i, c)| {
            let mentions: Vec<Value> = c.mentions.iter().map(|m| place(comparison, *m)).collect();
            let mut claim =
                json!({"id": c.id, "status": c.status.name(), "mentions": mentions, "origins": c.origins, "score": rounded(c.score)});
            if let Some(explainer) = explainer.as_ref().filter(|_| c.status != Status::Single) {
                claim["evidence"] = evidence(&explainer.claim(i));
            }
            claim
        })
        .collect();
    let mut differences = differences(comparison);
    if let Some(explainer) = &explainer {
        differences.iter_mut().enumerate().for_each(|(i, d)| d["evidence"] = evidence(&explainer.difference(i)));
    }
    let copied: Vec<Value> = comparison
        .copied
        .iter()
        .map(|c| json!({"a": place(comparison, c.a), "b": place(comparison, c.b), "similarity": rounded(c.similarity)}))
        .collect();
    let mut answer = json!({
        "schema": "crosscheck.comparison/1", "id": report.id, "articles": articles, "claims": claims,
        "differences": differences, "copied": copied, "origin_of": comparison.origin_of, "meaning": comparison.meaning,
    });
    if !comparison.versions.is_empty() {
        answer["versions"] = comparison.versions.iter().map(|v| versions(comparison, v)).collect::<Vec<_>>().into();
    }
    decided(&mut answer, report);
    answer
}

/// Versions of one article. `order` is "known" where the articles' times tell which came first; else what is called added may be cut.
fn versions(comparison: &Comparison, versions: &Versions) -> Value {
    let id = |a: usize| comparison.articles[a].id.as_str();
    let piece = |at: usize, p: &Piece, points: &Points| {
        let changed: Vec<Value> = p.changed.iter().map(|s| points.object(*s)).collect();
        json!({"sentence": p.sentence, "text": comparison.articles[at].words(p.sentence), "changed": changed})
    };
    let steps = versions.steps.iter().map(|s| {
        let points = |at: usize| (Points::new(&comparison.articles[at].text), Points::new(comparison.articles[at].base(HEADLINE)));
        let (old, new) = (points(s.earlier), points(s.later));
        let pieces = |at: usize, list: &[Piece], (body, title): &(Points, Points)| -> Vec<Value> {
            list.iter().map(|p| piece(at, p, if p.sentence == HEADLINE { title } else { body })).collect()
        };
        let passage = |p: &Passage| {
            json!({"edit": p.edit.name(), "earlier": pieces(s.earlier, &p.earlier, &old), "later": pieces(s.later, &p.later, &new)})
        };
        let count = |e: Edit| s.count(e);
        json!({
            "earlier": id(s.earlier), "later": id(s.later), "order": if s.ordered { "known" } else { "unknown" },
            "kept": count(Edit::Kept), "changed": count(Edit::Changed), "added": count(Edit::Added), "cut": count(Edit::Cut),
            "passages": s.passages.iter().map(passage).collect::<Vec<_>>(),
        })
    });
    json!({"articles": versions.articles.iter().map(|a| id(*a)).collect::<Vec<_>>(), "steps": steps.collect::<Vec<_>>()})
}

/// What speaks for a claim or a difference, and against: kind and words of each, and how many outlets have it where not all do.
fn evidence(evidence: &Evidence) -> Value {
    let ground = |g: &Ground| {
        let mut o = Map::new();
        o.insert("kind".into(), g.kind.name().into());
        if !g.text.is_empty() {
            o.insert("text".into(), g.text.as_str().into());
        }
        if g.outlets > 0 && g.outlets < evidence.outlets {
            o.insert("outlets".into(), g.outlets.into());
        }
        Value::Object(o)
    };
    let list = |grounds: &[Ground]| grounds.iter().map(ground).collect::<Vec<_>>();
    json!({"for": list(&evidence.grounds), "against": list(&evidence.doubts), "sure": evidence.sure})
}

/// Puts what a person did beside what it was done to; nothing where nothing was done.
fn decided(answer: &mut Value, report: &Report) {
    let work = report.work;
    let value = |d: &Decision| json!({"decision": d.verdict.name(), "side": d.side, "note": d.note, "initials": d.initials, "time": d.time, "since": d.since});
    for list in ["differences", "claims"] {
        for entry in answer[list].as_array_mut().into_iter().flatten() {
            if let Some(decision) = entry["id"].as_str().and_then(|id| work.decisions.get(id)) {
                entry["review"] = value(decision);
            }
        }
    }
    if !work.unplaced.is_empty() {
        let side = |(outlet, text, sentence): &(String, String, String)| json!({"outlet": outlet, "text": text, "sentence": sentence});
        let unplaced = work
            .unplaced
            .iter()
            .map(|u| json!({"reason": u.reason, "sides": u.sides.iter().map(side).collect::<Vec<_>>(), "review": value(&u.decision)}));
        answer["unplaced"] = unplaced.collect::<Vec<_>>().into();
    }
    if !work.corrections.is_empty() {
        answer["corrections"] = work.corrections.clone().into();
    }
}

/// The differences of a comparison.
pub fn differences(comparison: &Comparison) -> Vec<Value> {
    let points: Vec<(Points, Points)> = comparison.articles.iter().map(|a| (Points::new(&a.text), Points::new(a.base(HEADLINE)))).collect();
    comparison.differences.iter().map(|d| difference(comparison, d, &points)).collect()
}

fn difference(comparison: &Comparison, d: &Difference, points: &[(Points, Points)]) -> Value {
    let values: Vec<Value> = d
        .values
        .iter()
        .map(|v| {
            let mut o = Map::new();
            o.insert("article".into(), comparison.articles[v.place.article].id.as_str().into());
            o.insert("sentence".into(), v.place.sentence.into());
            let (body, title) = &points[v.place.article];
            (if v.place.sentence == HEADLINE { title } else { body }).put(&mut o, v.span);
            o.insert("value".into(), v.value.as_str().into());
            Value::Object(o)
        })
        .collect();
    json!({
        "id": d.id, "claim": comparison.claims[d.claim].id, "kind": d.kind.name(), "severity": d.severity.name(), "update": d.update,
        "confidence": d.confidence, "values": values, "reason": d.reason,
    })
}

fn place(comparison: &Comparison, place: Place) -> Value {
    json!({"article": comparison.articles[place.article].id, "sentence": place.sentence})
}

/// Three decimals: enough for a probability, and the same text on every machine.
pub fn rounded(x: f64) -> Value {
    Value::from((x * 1000.0).round() / 1000.0)
}
