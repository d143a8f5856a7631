//! What the prose reports say, in their order, before it takes a format. All text in it is inert.

use crosscheck_compare::article::{Article, HEADLINE};
use crosscheck_compare::comparison::{Claim, Comparison, Confidence, Difference, Place, Severity, Status};

use crate::Report;
use crate::inert::inert;

/// A report's content.
#[derive(Debug)]
pub struct Outline {
    /// The event's name.
    pub title: String,
    /// How many of what, in one line each.
    pub summary: Vec<String>,
    /// The articles.
    pub sources: Vec<Source>,
    /// Differences by section: conflicts, updates, minor ones. Empty sections are left out.
    pub differences: Vec<Section>,
    /// What two or more outlets have and nothing stands against.
    pub agreements: Vec<Agreement>,
    /// What one outlet alone has, by outlet.
    pub only: Vec<Listing>,
    /// What was trimmed and so not compared, by outlet; each line with its reason.
    pub left_out: Vec<Listing>,
    /// Program and version.
    pub made_by: String,
}

/// One article and its file.
#[derive(Debug)]
pub struct Source {
    /// The outlet, or the file's name where none is known.
    pub outlet: String,
    /// Label and value of all else that is known.
    pub facts: Vec<(&'static str, String)>,
    /// What the reader should know of how it was read.
    pub warnings: Vec<String>,
}

/// Differences under one heading.
#[derive(Debug)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// The differences in the window's order.
    pub entries: Vec<Entry>,
}

/// One difference.
#[derive(Debug)]
pub struct Entry {
    /// Its number in the report.
    pub number: usize,
    /// "Number · material · high confidence".
    pub label: String,
    /// Why.
    pub reason: String,
    /// Outlet, words and sentence of each side.
    pub sides: Vec<SideEntry>,
}

/// One side of a difference, or one mention of an agreement.
#[derive(Debug)]
pub struct SideEntry {
    /// The outlet.
    pub outlet: String,
    /// The exact words that differ; empty for a mention.
    pub words: String,
    /// The value, normalized, where that is not what is printed; empty otherwise and for a mention.
    pub value: String,
    /// The whole sentence, verbatim.
    pub sentence: String,
    /// "headline" or "sentence 4".
    pub place: String,
    /// Who the outlet credits for it.
    pub credit: Option<String>,
}

/// A claim that agrees.
#[derive(Debug)]
pub struct Agreement {
    /// "3 outlets, 1 origin".
    pub label: String,
    /// Its mentions.
    pub sides: Vec<SideEntry>,
}

/// Lines of one outlet.
#[derive(Debug)]
pub struct Listing {
    /// The outlet.
    pub outlet: String,
    /// Text and where it stands or why it was left out.
    pub lines: Vec<(String, String)>,
}

impl Outline {
    /// The outline of a report.
    pub fn new(report: &Report) -> Self {
        let c = report.comparison;
        let outlets: Vec<String> = (0..c.articles.len()).map(|i| outlet(report, i)).collect();
        let mut number = 0;
        let mut section = |heading, wanted: &dyn Fn(&Difference) -> bool| Section {
            heading,
            entries: c
                .differences
                .iter()
                .filter(|d| wanted(d))
                .map(|d| {
                    number += 1;
                    entry(c, &outlets, d, number)
                })
                .collect(),
        };
        let mut differences = vec![
            section("Conflicts", &|d| d.severity == Severity::Material && !d.update),
            section("Updates", &|d| d.severity == Severity::Material && d.update),
            section("Minor differences", &|d| d.severity == Severity::Minor),
        ];
        differences.retain(|s| !s.entries.is_empty());
        let agreements = c.claims.iter().filter(|x| x.status == Status::Agree).map(|x| agreement(c, &outlets, x)).collect();
        Self {
            title: inert(report.title),
            summary: summary(c),
            sources: (0..c.articles.len()).map(|i| source(report, i, &outlets[i])).collect(),
            differences,
            agreements,
            only: only(c, &outlets),
            left_out: left_out(report, &outlets),
            made_by: format!("Crosscheck {}", env!("CARGO_PKG_VERSION")),
        }
    }
}

/// The outlet's name as the report prints it, or the file's where none is known, or the article's id.
pub fn outlet(report: &Report, article: usize) -> String {
    let a = &report.comparison.articles[article];
    let file = report.read.get(article).and_then(|(_, f)| f.name.clone());
    inert(a.metadata.outlet.as_deref().filter(|o| !o.trim().is_empty()).or(file.as_deref()).unwrap_or(&a.id))
}

/// "headline" or "sentence 4", as a reader counts.
pub fn place_words(sentence: i32) -> String {
    if sentence == HEADLINE { "headline".to_owned() } else { format!("sentence {}", sentence + 1) }
}

/// "1 outlet", "3 outlets".
fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

fn summary(c: &Comparison) -> Vec<String> {
    let origins = c.origin_of.iter().collect::<std::collections::BTreeSet<_>>().len();
    let material = c.differences.iter().filter(|d| d.severity == Severity::Material);
    let (updates, conflicts): (Vec<_>, Vec<_>) = material.partition(|d| d.update);
    let minor = c.differences.iter().filter(|d| d.severity == Severity::Minor).count();
    let of = |status| c.claims.iter().filter(|x| x.status == status).count();
    vec![
        format!("{}, {}", count(c.articles.len(), "article"), count(origins, "independent origin")),
        format!("{}, {}, {}", count(conflicts.len(), "conflict"), count(updates.len(), "update"), count(minor, "minor difference")),
        format!(
            "{} on which two or more outlets agree; {} that only one outlet has",
            count(of(Status::Agree), "claim"),
            of(Status::Single)
        ),
    ]
}

fn source(report: &Report, article: usize, outlet: &str) -> Source {
    let (document, file) = &report.read[article];
    let m = &report.comparison.articles[article].metadata;
    let mut facts = Vec::new();
    let known = [
        ("Headline", m.headline.clone()),
        ("By", m.byline.clone()),
        ("Published", m.published.clone()),
        ("Updated", m.updated.clone()),
        ("Language", m.language.clone()),
        ("File", file.name.clone()),
        ("Format", Some(document.format.clone())),
        ("SHA-256", Some(file.sha256.clone())),
        ("Origin", Some(origin_words(report, article))),
    ];
    for (label, value) in known {
        if let Some(v) = value.filter(|v| !v.is_empty()) {
            facts.push((label, inert(&v)));
        }
    }
    Source { outlet: outlet.to_owned(), facts, warnings: document.warnings.iter().map(|w| inert(&w.message)).collect() }
}

fn origin_words(report: &Report, article: usize) -> String {
    let of = &report.comparison.origin_of;
    let same: Vec<String> = (0..of.len()).filter(|&i| i != article && of[i] == of[article]).map(|i| outlet(report, i)).collect();
    if same.is_empty() { "no text shared with the others".to_owned() } else { format!("shares its text with {}", same.join(", ")) }
}

fn entry(c: &Comparison, outlets: &[String], d: &Difference, number: usize) -> Entry {
    let confidence = match d.confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    };
    let origins = count(c.claims[d.claim].origins, "origin");
    let update = if d.update { " · update" } else { "" };
    Entry {
        number,
        label: format!("{} · {}{update} · {confidence} confidence · {origins}", d.kind.name(), d.severity.name()),
        reason: inert(&d.reason),
        sides: d
            .values
            .iter()
            .map(|v| {
                let article = &c.articles[v.place.article];
                let credit = article.credits_of(v.place.sentence).find(|x| x.governs.overlaps(v.span)).map(|x| inert(&x.name));
                let words = inert(article.words_at(v.place.sentence, v.span));
                let value = Some(inert(&v.value)).filter(|x| x.to_lowercase() != words.to_lowercase());
                SideEntry { words, value: value.unwrap_or_default(), credit, ..mention(article, &outlets[v.place.article], v.place) }
            })
            .collect(),
    }
}

fn mention(article: &Article, outlet: &str, place: Place) -> SideEntry {
    SideEntry {
        outlet: outlet.to_owned(),
        words: String::new(),
        value: String::new(),
        sentence: inert(article.words(place.sentence)),
        place: place_words(place.sentence),
        credit: None,
    }
}

fn agreement(c: &Comparison, outlets: &[String], claim: &Claim) -> Agreement {
    let mut articles: Vec<usize> = claim.mentions.iter().map(|m| m.article).collect();
    articles.sort_unstable();
    articles.dedup();
    Agreement {
        label: format!("{}, {}", count(articles.len(), "outlet"), count(claim.origins, "origin")),
        sides: claim.mentions.iter().map(|m| mention(&c.articles[m.article], &outlets[m.article], *m)).collect(),
    }
}

fn only(c: &Comparison, outlets: &[String]) -> Vec<Listing> {
    let mut lists: Vec<Listing> = outlets.iter().map(|o| Listing { outlet: o.clone(), lines: Vec::new() }).collect();
    let mut places: Vec<Place> = c.claims.iter().filter(|x| x.status == Status::Single).flat_map(|x| x.mentions.clone()).collect();
    places.sort_unstable();
    places.dedup();
    for p in places {
        lists[p.article].lines.push((inert(c.articles[p.article].words(p.sentence)), place_words(p.sentence)));
    }
    lists.retain(|l| !l.lines.is_empty());
    lists
}

fn left_out(report: &Report, outlets: &[String]) -> Vec<Listing> {
    let lists = report.read.iter().zip(outlets).map(|((document, _), o)| Listing {
        outlet: o.clone(),
        lines: document.blocks.iter().filter_map(|b| Some((inert(&b.text), b.reason?.words().to_owned()))).collect(),
    });
    lists.filter(|l| !l.lines.is_empty()).collect()
}
