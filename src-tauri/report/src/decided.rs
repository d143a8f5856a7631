//! What a person decided, in words.

use crosscheck_compare::decisions::{Decision, Unplaced, Verdict};

use crate::inert::inert;
use crate::language::Language;
use crate::outline::{Decided, Entry, SideEntry};
use crate::{Report, times};

/// What was decided of a difference or claim, where the report is to say it.
pub(crate) fn decided(report: &Report, outlets: &[String], id: &str) -> Option<Decided> {
    let decision = report.work.decisions.get(id).filter(|_| report.options.decisions)?;
    let side = decision.side.as_ref().and_then(|s| report.comparison.articles.iter().position(|a| a.id == *s)).map(|i| outlets[i].as_str());
    Some(in_words(decision, side, report.options.language))
}

fn in_words(decision: &Decision, side: Option<&str>, l: Language) -> Decided {
    let what = match (decision.verdict, side) {
        (Verdict::Open, _) => l.say("Open").to_owned(),
        (Verdict::Confirmed, _) => l.say("Confirmed").to_owned(),
        (Verdict::Dismissed, _) => l.say("Dismissed").to_owned(),
        (Verdict::Resolved, Some(side)) => l.fill("Resolved: {} holds", &[side]),
        (Verdict::Resolved, None) => l.say("Resolved").to_owned(),
    };
    let what = match decision.initials.trim() {
        "" => what,
        initials => l.fill("{} by {}", &[&what, &inert(initials)]),
    };
    let when = if decision.time.is_empty() { String::new() } else { format!(", {}", times::printed(&decision.time)) };
    let since = decision.since.map(|s| format!(" ({})", l.say(s))).unwrap_or_default();
    Decided { words: format!("{what}{when}{since}"), note: inert(decision.note.trim()), initials: inert(decision.initials.trim()) }
}

/// A decision whose words no longer stand.
pub(crate) fn unplaced(unplaced: &Unplaced, l: Language) -> Entry {
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
        label: l.say("its words no longer stand").to_owned(),
        reason: inert(&l.reason(&unplaced.reason)),
        evidence: String::new(),
        sides: unplaced.sides.iter().map(side).collect(),
        silent: Vec::new(),
        decision: Some(in_words(&unplaced.decision, None, l)),
    }
}
