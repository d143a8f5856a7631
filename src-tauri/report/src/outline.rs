//! What the prose reports say, in their order, before it takes a format. All text in it is inert.

use std::collections::BTreeSet;

use crosscheck_compare::article::{Article, HEADLINE};
use crosscheck_compare::comparison::{Comparison, Confidence, Difference, Place, Severity, Status};
use crosscheck_compare::evidence::Explainer;

use crate::inert::inert;
use crate::language::Language;
use crate::versions::{self, Rewritten};
use crate::{Report, decided, evidence, listed, times};
use crosscheck_compare::decisions::Verdict;

/// A report's content.
#[derive(Debug)]
pub struct Outline {
    /// What its words are in.
    pub language: Language,
    /// The event's name.
    pub title: String,
    /// How many of what, in one line each.
    pub summary: Vec<String>,
    /// The articles.
    pub sources: Vec<Source>,
    /// Differences by section: conflicts, updates, minor ones. Empty sections are left out.
    pub differences: Vec<Section>,
    /// What was added, cut and changed between versions of one outlet's article.
    pub versions: Vec<Rewritten>,
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
    /// What speaks for its sentences being comparable, and against it, in one line; empty where it is not to be told.
    pub evidence: String,
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
        let (c, l) = (report.comparison, report.options.language);
        let outlets = versions::names(report, l);
        let verdict = |d: &Difference| report.work.decisions.get(&d.id).map_or(Verdict::Open, |x| x.verdict);
        let explainer = report.options.evidence.then(|| Explainer::new(c));
        let mut number = 0;
        let mut entries = |wanted: &dyn Fn(&Difference) -> bool| -> Vec<Entry> {
            let chosen = c.differences.iter().filter(|d| wanted(d));
            let numbered = chosen.map(|d| {
                number += 1;
                entry(report, &outlets, d, number, explainer.as_ref())
            });
            numbered.collect()
        };
        let shown = |d: &Difference| report.options.shows(d, verdict(d));
        let mut differences = vec![
            Section { heading: l.say("Conflicts"), entries: entries(&|d| d.severity == Severity::Material && !d.update && shown(d)) },
            Section { heading: l.say("Updates"), entries: entries(&|d| d.severity == Severity::Material && d.update && shown(d)) },
            Section { heading: l.say("Minor differences"), entries: entries(&|d| d.severity == Severity::Minor && shown(d)) },
        ];
        differences.retain(|s| !s.entries.is_empty());
        let dismissed = match report.options.dismissed {
            true => entries(&|d| report.options.in_appendix(verdict(d))),
            false => Vec::new(),
        };
        let unplaced = match report.options.decisions {
            true => report.work.unplaced.iter().map(|u| decided::unplaced(u, l)).collect(),
            false => Vec::new(),
        };
        Self {
            language: l,
            title: inert(report.title),
            summary: summary(report),
            sources: (0..c.articles.len()).map(|i| source(report, i, &outlets[i])).collect(),
            differences,
            versions: versions::rewritten(report, l),
            agreements: if report.options.agreements { listed::agreements(report, &outlets) } else { Vec::new() },
            only: if report.options.only_here { listed::only(c, &outlets, l) } else { Vec::new() },
            left_out: if report.options.left_out { listed::left_out(report, &outlets) } else { Vec::new() },
            dismissed,
            unplaced,
            made_by: made_by(report),
        }
    }
}

/// Program, version and settings.
fn made_by(report: &Report) -> Vec<String> {
    let l = report.options.language;
    let mut lines = vec![l.fill("Made by Crosscheck {}. The quoted words are the outlets’ own.", &[env!("CARGO_PKG_VERSION")])];
    let matched = match report.comparison.meaning {
        true => l.say("Sentences were matched by their words and by the sentence model."),
        false => l.say("Sentences were matched by their words alone: the sentence model was not there."),
    };
    lines.push(matched.to_owned());
    if let Some(aside) = report.options.left_aside() {
        lines.push(l.fill("Left out of this report: {}.", &[&aside]));
    }
    lines.extend(report.work.corrections.iter().map(|c| l.fill("Corrected by hand: {}", &[&inert(c)])));
    lines
}

/// The outlet's name as the report prints it, or the file's where none is known, or the article's id.
pub fn outlet(report: &Report, article: usize) -> String {
    let a = &report.comparison.articles[article];
    let file = report.read.get(article).and_then(|(_, f)| f.name.clone());
    inert(a.metadata.outlet.as_deref().filter(|o| !o.trim().is_empty()).or(file.as_deref()).unwrap_or(&a.id))
}

/// "headline" or "sentence 4", as a reader counts.
pub(crate) fn place_words(sentence: i32, l: Language) -> String {
    if sentence == HEADLINE { l.say("headline").to_owned() } else { l.fill("sentence {}", &[&(sentence + 1).to_string()]) }
}

fn summary(report: &Report) -> Vec<String> {
    let (c, l) = (report.comparison, report.options.language);
    let origins = c.origin_of.iter().collect::<std::collections::BTreeSet<_>>().len();
    let material = c.differences.iter().filter(|d| d.severity == Severity::Material);
    let (updates, conflicts): (Vec<_>, Vec<_>) = material.partition(|d| d.update);
    let minor = c.differences.iter().filter(|d| d.severity == Severity::Minor).count();
    let of = |status| c.claims.iter().filter(|x| x.status == status).count();
    let verdicts: Vec<Verdict> =
        c.differences.iter().filter_map(|d| report.work.decisions.get(&d.id)).map(|d| d.verdict).filter(|v| *v != Verdict::Open).collect();
    let mut lines = vec![
        [l.count(c.articles.len(), "{} article", "{} articles"), l.count(origins, "{} independent origin", "{} independent origins")]
            .join(", "),
        [
            l.count(conflicts.len(), "{} conflict", "{} conflicts"),
            l.count(updates.len(), "{} update", "{} updates"),
            l.count(minor, "{} minor difference", "{} minor differences"),
        ]
        .join(", "),
        claims_in_words(of(Status::Agree), of(Status::Single), l),
    ];
    if report.options.decisions && !verdicts.is_empty() {
        let of = |wanted| verdicts.iter().filter(|v| **v == wanted).count();
        let all = c.differences.len();
        let figures = [verdicts.len(), all, of(Verdict::Confirmed), of(Verdict::Resolved), of(Verdict::Dismissed)].map(|n| n.to_string());
        let figures = figures.each_ref().map(String::as_str);
        lines.push(match all {
            1 => l.fill("{} of {} difference decided: {} confirmed, {} resolved, {} dismissed", &figures),
            _ => l.fill("{} of {} differences decided: {} confirmed, {} resolved, {} dismissed", &figures),
        });
    }
    lines
}

fn claims_in_words(agree: usize, single: usize, l: Language) -> String {
    let figures = [&*agree.to_string(), &*single.to_string()];
    match agree {
        1 => l.fill("{} claim on which two or more outlets agree; {} that only one outlet has", &figures),
        _ => l.fill("{} claims on which two or more outlets agree; {} that only one outlet has", &figures),
    }
}

fn source(report: &Report, article: usize, outlet: &str) -> Source {
    let l = report.options.language;
    let (document, file) = &report.read[article];
    let m = &report.comparison.articles[article].metadata;
    let mut facts = Vec::new();
    let known = [
        ("Headline", m.headline.clone()),
        ("By", m.byline.clone()),
        ("Published", m.published.as_deref().map(times::printed)),
        ("Updated", m.updated.as_deref().map(times::printed)),
        ("Language", m.language.clone()),
        ("File", file.name.clone()),
        ("Format", Some(document.format.clone())),
        ("SHA-256", Some(file.sha256.clone())),
        ("Origin", Some(origin_words(report, article))),
    ];
    for (label, value) in known {
        if let Some(v) = value.filter(|v| !v.is_empty()) {
            facts.push((l.say(label), inert(&v)));
        }
    }
    Source { outlet: outlet.to_owned(), facts, warnings: document.warnings.iter().map(|w| inert(&l.warning(&w.message))).collect() }
}

fn origin_words(report: &Report, article: usize) -> String {
    let of = &report.comparison.origin_of;
    let version = |i: usize| report.comparison.versions_of(article).is_some_and(|v| v.articles.contains(&i));
    let same: Vec<String> =
        (0..of.len()).filter(|&i| i != article && of[i] == of[article] && !version(i)).map(|i| outlet(report, i)).collect();
    let l = report.options.language;
    match same.as_slice() {
        [] => l.say("no text shared with the others").to_owned(),
        same => l.fill("shares its text with {}", &[&same.join(", ")]),
    }
}

fn entry(report: &Report, outlets: &[String], d: &Difference, number: usize, explainer: Option<&Explainer>) -> Entry {
    let (c, l) = (report.comparison, report.options.language);
    let confidence = match d.confidence {
        Confidence::High => l.say("high confidence"),
        Confidence::Medium => l.say("medium confidence"),
        Confidence::Low => l.say("low confidence"),
    };
    let origins = l.count(c.claims[d.claim].origins, "{} origin", "{} origins");
    let update = d.update.then(|| l.say("update"));
    let label = [Some(l.say(d.kind.name())), Some(l.say(d.severity.name())), update, Some(confidence), Some(&origins)];
    Entry {
        number,
        label: label.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        reason: inert(&l.reason(&d.reason)),
        evidence: explainer
            .and_then(|e| Some(evidence::line(&e.difference(c.differences.iter().position(|x| x.id == d.id)?), l)))
            .unwrap_or_default(),
        sides: d
            .values
            .iter()
            .map(|v| {
                let article = &c.articles[v.place.article];
                let credit = article.credits_of(v.place.sentence).find(|x| x.governs.overlaps(v.span)).map(|x| inert(&x.name));
                let words = inert(article.words_at(v.place.sentence, v.span));
                let value = Some(inert(&v.value)).filter(|x| x.to_lowercase() != words.to_lowercase());
                SideEntry { words, value: value.unwrap_or_default(), credit, ..mention(article, &outlets[v.place.article], v.place, l) }
            })
            .collect(),
        silent: silent(c, outlets, d.values.iter().map(|v| v.place).chain(c.claims[d.claim].mentions.iter().copied())),
        decision: decided::decided(report, outlets, &d.id),
    }
}

/// The outlets of which no article stands at one of the places. Versions of one article are silent together, and named once.
pub(crate) fn silent(c: &Comparison, outlets: &[String], places: impl Iterator<Item = Place>) -> Vec<String> {
    let speaking: BTreeSet<usize> = places.map(|p| p.article).collect();
    let silent = |i: &usize| match c.versions_of(*i) {
        Some(v) => v.articles.last() == Some(i) && !v.articles.iter().any(|a| speaking.contains(a)),
        None => !speaking.contains(i),
    };
    (0..c.articles.len()).filter(silent).map(|i| outlets[i].clone()).collect()
}

/// A sentence as a report shows it.
pub(crate) fn mention(article: &Article, outlet: &str, place: Place, l: Language) -> SideEntry {
    SideEntry {
        outlet: outlet.to_owned(),
        words: String::new(),
        value: String::new(),
        sentence: inert(article.words(place.sentence)),
        place: place_words(place.sentence, l),
        credit: None,
    }
}
