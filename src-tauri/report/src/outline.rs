//! What the prose reports say, in their order, before it takes a format. All text in it is inert.

use std::collections::BTreeSet;

use crosscheck_compare::article::{Article, HEADLINE};
use crosscheck_compare::comparison::{Claim, Comparison, Confidence, Difference, Place, Severity, Status};

use crate::Report;
use crate::inert::inert;
use crosscheck_compare::decisions::{Decision, Unplaced, Verdict};

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
    /// What two or more outlets have and nothing stands against, by whether it has more than one origin. Empty ones are left out.
    pub agreements: Vec<Agreed>,
    /// What one outlet alone has, by outlet.
    pub only: Vec<Listing>,
    /// What was trimmed and so not compared, by outlet; each line with its reason.
    pub left_out: Vec<Listing>,
    /// Dismissed differences; their numbers go on.
    pub dismissed: Vec<Entry>,
    /// Decisions whose words no longer stand.
    pub unplaced: Vec<Entry>,
    /// Program, version and settings, a line each.
    pub made_by: Vec<String>,
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
    /// Outlets that do not report it.
    pub silent: Vec<String>,
    /// What was decided, if anything.
    pub decision: Option<Decided>,
}

/// A decision in words.
#[derive(Debug)]
pub struct Decided {
    /// "Confirmed by ab, 13 May 2026 09:30 UTC".
    pub words: String,
    /// The note; may be empty.
    pub note: String,
    /// Who decided; may be empty.
    pub initials: String,
}

/// Agreements under one heading.
#[derive(Debug)]
pub struct Agreed {
    /// The heading.
    pub heading: &'static str,
    /// The agreements.
    pub entries: Vec<Agreement>,
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
    /// Outlets that do not report it.
    pub silent: Vec<String>,
    /// What was decided of it, if anything.
    pub decision: Option<Decided>,
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
        let verdict = |d: &Difference| report.work.decisions.get(&d.id).map_or(Verdict::Open, |x| x.verdict);
        let mut number = 0;
        let mut entries = |wanted: &dyn Fn(&Difference) -> bool| -> Vec<Entry> {
            let chosen = c.differences.iter().filter(|d| wanted(d));
            let numbered = chosen.map(|d| {
                number += 1;
                entry(report, &outlets, d, number)
            });
            numbered.collect()
        };
        let shown = |d: &Difference| report.options.shows(d, verdict(d));
        let mut differences = vec![
            Section { heading: "Conflicts", entries: entries(&|d| d.severity == Severity::Material && !d.update && shown(d)) },
            Section { heading: "Updates", entries: entries(&|d| d.severity == Severity::Material && d.update && shown(d)) },
            Section { heading: "Minor differences", entries: entries(&|d| d.severity == Severity::Minor && shown(d)) },
        ];
        differences.retain(|s| !s.entries.is_empty());
        let dismissed = match report.options.dismissed {
            true => entries(&|d| report.options.in_appendix(verdict(d))),
            false => Vec::new(),
        };
        let unplaced = match report.options.decisions {
            true => report.work.unplaced.iter().map(unplaced).collect(),
            false => Vec::new(),
        };
        Self {
            title: inert(report.title),
            summary: summary(report),
            sources: (0..c.articles.len()).map(|i| source(report, i, &outlets[i])).collect(),
            differences,
            agreements: if report.options.agreements { agreements(report, &outlets) } else { Vec::new() },
            only: if report.options.only_here { only(c, &outlets) } else { Vec::new() },
            left_out: if report.options.left_out { left_out(report, &outlets) } else { Vec::new() },
            dismissed,
            unplaced,
            made_by: made_by(report),
        }
    }
}

/// Program, version and settings.
fn made_by(report: &Report) -> Vec<String> {
    let mut lines = vec![format!("Made by Crosscheck {}. The quoted words are the outlets’ own.", env!("CARGO_PKG_VERSION"))];
    lines.push(match report.comparison.meaning {
        true => "Sentences were matched by their words and by the sentence model.".to_owned(),
        false => "Sentences were matched by their words alone: the sentence model was not there.".to_owned(),
    });
    if let Some(aside) = report.options.left_aside() {
        lines.push(format!("Left out of this report: {aside}."));
    }
    lines.extend(report.work.corrections.iter().map(|c| format!("Corrected by hand: {}", inert(c))));
    lines
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

fn summary(report: &Report) -> Vec<String> {
    let c = report.comparison;
    let origins = c.origin_of.iter().collect::<std::collections::BTreeSet<_>>().len();
    let material = c.differences.iter().filter(|d| d.severity == Severity::Material);
    let (updates, conflicts): (Vec<_>, Vec<_>) = material.partition(|d| d.update);
    let minor = c.differences.iter().filter(|d| d.severity == Severity::Minor).count();
    let of = |status| c.claims.iter().filter(|x| x.status == status).count();
    let verdicts: Vec<Verdict> =
        c.differences.iter().filter_map(|d| report.work.decisions.get(&d.id)).map(|d| d.verdict).filter(|v| *v != Verdict::Open).collect();
    let mut lines = vec![
        format!("{}, {}", count(c.articles.len(), "article"), count(origins, "independent origin")),
        format!("{}, {}, {}", count(conflicts.len(), "conflict"), count(updates.len(), "update"), count(minor, "minor difference")),
        format!(
            "{} on which two or more outlets agree; {} that only one outlet has",
            count(of(Status::Agree), "claim"),
            of(Status::Single)
        ),
    ];
    if report.options.decisions && !verdicts.is_empty() {
        let of = |wanted| verdicts.iter().filter(|v| **v == wanted).count();
        lines.push(format!(
            "{} of {} decided: {} confirmed, {} resolved, {} dismissed",
            verdicts.len(),
            count(c.differences.len(), "difference"),
            of(Verdict::Confirmed),
            of(Verdict::Resolved),
            of(Verdict::Dismissed)
        ));
    }
    lines
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

fn entry(report: &Report, outlets: &[String], d: &Difference, number: usize) -> Entry {
    let c = report.comparison;
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
        silent: silent(c, outlets, d.values.iter().map(|v| v.place).chain(c.claims[d.claim].mentions.iter().copied())),
        decision: decided(report, outlets, &d.id),
    }
}

/// The outlets of which no article stands at one of the places.
fn silent(c: &Comparison, outlets: &[String], places: impl Iterator<Item = Place>) -> Vec<String> {
    let speaking: BTreeSet<usize> = places.map(|p| p.article).collect();
    (0..c.articles.len()).filter(|i| !speaking.contains(i)).map(|i| outlets[i].clone()).collect()
}

/// What was decided of a difference or claim, where the report is to say it.
fn decided(report: &Report, outlets: &[String], id: &str) -> Option<Decided> {
    let decision = report.work.decisions.get(id).filter(|_| report.options.decisions)?;
    let side = decision.side.as_ref().and_then(|s| report.comparison.articles.iter().position(|a| a.id == *s)).map(|i| outlets[i].as_str());
    Some(in_words(decision, side))
}

fn in_words(decision: &Decision, side: Option<&str>) -> Decided {
    let what = match (decision.verdict, side) {
        (Verdict::Open, _) => "Open".to_owned(),
        (Verdict::Confirmed, _) => "Confirmed".to_owned(),
        (Verdict::Dismissed, _) => "Dismissed".to_owned(),
        (Verdict::Resolved, Some(side)) => format!("Resolved: {side} holds"),
        (Verdict::Resolved, None) => "Resolved".to_owned(),
    };
    let by = if decision.initials.trim().is_empty() { String::new() } else { format!(" by {}", inert(decision.initials.trim())) };
    let when = if decision.time.is_empty() { String::new() } else { format!(", {}", moment(&decision.time)) };
    let since = decision.since.map(|s| format!(" ({s})")).unwrap_or_default();
    Decided { words: format!("{what}{by}{when}{since}"), note: inert(decision.note.trim()), initials: inert(decision.initials.trim()) }
}

/// "2026-05-13 09:30 UTC" of an ISO time.
fn moment(time: &str) -> String {
    match (time.get(..10), time.get(11..16)) {
        (Some(day), Some(clock)) => inert(&format!("{day} {clock} UTC")),
        _ => inert(time),
    }
}

fn unplaced(unplaced: &Unplaced) -> Entry {
    let side = |(outlet, words, sentence): &(String, String, String)| SideEntry {
        outlet: inert(outlet),
        words: inert(words),
        value: String::new(),
        sentence: inert(sentence),
        place: String::new(),
        credit: None,
    };
    Entry {
        number: 0,
        label: "its words no longer stand".to_owned(),
        reason: inert(&unplaced.reason),
        sides: unplaced.sides.iter().map(side).collect(),
        silent: Vec::new(),
        decision: Some(in_words(&unplaced.decision, None)),
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

/// Agreements by origin: what independent outlets say first, then what is one source however many print it.
fn agreements(report: &Report, outlets: &[String]) -> Vec<Agreed> {
    let agree = || report.comparison.claims.iter().filter(|x| x.status == Status::Agree);
    let entries = |wanted: &dyn Fn(&Claim) -> bool| agree().filter(|x| wanted(x)).map(|x| agreement(report, outlets, x)).collect();
    let mut agreed = vec![
        Agreed { heading: "What agrees", entries: entries(&|x| x.origins > 1) },
        Agreed { heading: "What several outlets have from one origin", entries: entries(&|x| x.origins <= 1) },
    ];
    agreed.retain(|a| !a.entries.is_empty());
    agreed
}

fn agreement(report: &Report, outlets: &[String], claim: &Claim) -> Agreement {
    let c = report.comparison;
    let articles: BTreeSet<usize> = claim.mentions.iter().map(|m| m.article).collect();
    Agreement {
        label: format!("{}, {}", count(articles.len(), "outlet"), count(claim.origins, "origin")),
        sides: claim.mentions.iter().map(|m| mention(&c.articles[m.article], &outlets[m.article], *m)).collect(),
        silent: silent(c, outlets, claim.mentions.iter().copied()),
        decision: decided(report, outlets, &claim.id),
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
