//! What the reports say of versions of one outlet's article: their names, and what was added, cut and changed.

use crosscheck_compare::article::Article;
use crosscheck_compare::versions::{Edit, Passage, Piece, Step, Versions};

use crate::inert::inert;
use crate::language::Language;
use crate::outline::{outlet, place_words};
use crate::{Report, times};

/// What a reader should know of the section.
pub const ABOUT: &str = "Versions of one article count as one outlet and as one source. What an outlet changed in its own article is told here, not among the \
    differences between outlets.";

/// What was done from one version of an article to the next.
#[derive(Debug)]
pub struct Rewritten {
    /// "Halden Courier: 2026-05-13 09:30 → 2026-05-13 18:00".
    pub heading: String,
    /// "3 added, 1 cut, 2 changed, 14 kept".
    pub counts: String,
    /// That it is not known which came first; empty where it is.
    pub note: String,
    /// What was added, cut and changed, in the later one's order.
    pub changes: Vec<Change>,
}

/// One passage that was added, cut or changed.
#[derive(Debug)]
pub struct Change {
    /// What was done.
    pub edit: Edit,
    /// "Changed".
    pub label: &'static str,
    /// The sentences of the earlier version, then of the later one.
    pub sides: Vec<Wording>,
}

/// A sentence of one version, word by word.
#[derive(Debug)]
pub struct Wording {
    /// Whether it is the later version's.
    pub later: bool,
    /// "earlier, sentence 4".
    pub place: String,
    /// The sentence in runs, and whether the other version does not have these words; they join to the sentence.
    pub runs: Vec<(String, bool)>,
}

/// The outlets' names as a report prints them, an earlier version told from the last.
pub fn names(report: &Report, l: Language) -> Vec<String> {
    (0..report.comparison.articles.len()).map(|i| name(report, i, l)).collect()
}

fn name(report: &Report, article: usize, l: Language) -> String {
    let own = outlet(report, article);
    let Some(versions) = report.comparison.versions_of(article) else { return own };
    let at = versions.articles.iter().position(|a| *a == article).unwrap_or_default();
    let (number, all) = ((at + 1).to_string(), versions.articles.len());
    match () {
        () if !versions.steps.iter().all(|s| s.ordered) => l.fill("{} (version {})", &[&own, &letter(at)]),
        () if at + 1 == all => own,
        () if all == 2 => l.fill("{} (earlier version)", &[&own]),
        () => l.fill("{} (version {} of {})", &[&own, &number, &all.to_string()]),
    }
}

/// A, B, …, Z, 27, 28: versions of which nobody knows the order are not numbered.
fn letter(at: usize) -> String {
    u8::try_from(at).ok().filter(|n| *n < 26).map_or_else(|| (at + 1).to_string(), |n| char::from(b'A' + n).to_string())
}

/// All steps of all versions.
pub fn rewritten(report: &Report, l: Language) -> Vec<Rewritten> {
    let of = |v: &Versions| v.steps.iter().map(|s| step(report, s, l)).collect::<Vec<_>>();
    report.comparison.versions.iter().flat_map(of).collect()
}

fn step(report: &Report, step: &Step, l: Language) -> Rewritten {
    let articles = &report.comparison.articles;
    let time = |a: usize| as_of(&articles[a]).unwrap_or_else(|| l.say("no date").to_owned());
    let (earlier, later) = if step.ordered { (l.say("earlier"), l.say("later")) } else { (l.say("one version"), l.say("the other")) };
    let side = |at: usize, list: &[Piece], later: bool, name: &str| -> Vec<Wording> {
        let one = |p: &Piece| {
            let words = articles[at].words(p.sentence);
            let runs = p.runs(&articles[at]).into_iter().map(|(s, changed)| (inert(s.of(words)), changed)).collect();
            Wording { later, place: format!("{name}, {}", place_words(p.sentence, l)), runs }
        };
        list.iter().map(one).collect()
    };
    let change = |p: &Passage| {
        let mut sides = side(step.earlier, &p.earlier, false, earlier);
        sides.extend(side(step.later, &p.later, true, later));
        let label = match (p.edit, step.ordered) {
            (Edit::Kept, _) => l.say("Kept"),
            (Edit::Changed, _) => l.say("Changed"),
            (Edit::Added, true) => l.say("Added"),
            (Edit::Cut, true) => l.say("Cut"),
            (Edit::Added, false) => l.say("Only in the other"),
            (Edit::Cut, false) => l.say("Only in the one"),
        };
        Change { edit: p.edit, label, sides }
    };
    Rewritten {
        heading: format!("{}: {} → {}", outlet(report, step.earlier), time(step.earlier), time(step.later)),
        counts: counts(step, l),
        note: if step.ordered { String::new() } else { l.say("The articles’ times do not tell which version came first.").to_owned() },
        changes: step.passages.iter().filter(|p| p.edit != Edit::Kept).map(change).collect(),
    }
}

/// "3 added, 1 cut, 2 changed, 14 kept".
fn counts(step: &Step, l: Language) -> String {
    let of = |edit| step.count(edit).to_string();
    let (added, cut) = if step.ordered { ("{} added", "{} cut") } else { ("{} only in the other", "{} only in the one") };
    [(added, Edit::Added), (cut, Edit::Cut), ("{} changed", Edit::Changed), ("{} kept", Edit::Kept)]
        .map(|(words, edit)| l.fill(words, &[&of(edit)]))
        .join(", ")
}

/// When an article was last changed, as printed: "2026-05-13 09:30".
pub fn as_of(article: &Article) -> Option<String> {
    let m = &article.metadata;
    let time = m.updated.as_deref().or(m.published.as_deref()).filter(|t| !t.trim().is_empty())?;
    Some(times::printed(time))
}
