//! Two sentences alone, one of which denies what the other may say: "He did not smile at her" against "He smiled".
//!
//! Whether what stands under the negation is what the other sentence tells is weighed by logistic regression, trained by
//! `training/denial.py` on the sentence pairs of the open corpora; the weights are a table ([`weights`]). Sentences of articles are
//! left to [`super::negation`], [`super::deed`] and [`super::standing`], which know what else the articles tell.

use std::collections::BTreeSet;

use crate::align::{synonyms, terms};
use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::comparable::Row;
use crate::judge::mention::{Mention, Pair};
use crate::judge::negation::{is_partial, is_scoped, negates};
use crate::judge::{Clash, Value, logistic};
use crate::span::Span;

/// The trained weights, as a table.
mod weights;

/// How many features there are.
const COUNT: usize = 20;

/// Their names, in order.
pub const NAMES: [&str; COUNT] = [
    "score",
    "head",
    "scope",
    "before",
    "nothing_before",
    "covered",
    "covered_there",
    "length",
    "length_there",
    "not",
    "no",
    "never",
    "without",
    "several",
    "but",
    "may",
    "quoted",
    "figures",
    "same_start",
    "new_there",
];

/// So many words under a negation are looked at.
const SCOPE: usize = 6;
/// So many words of a sentence are looked at: a longer one is no statement but a list.
const MOST: usize = 120;
/// What a word that may stand for another counts beside the same word.
const SYNONYM: f64 = 0.6;

/// A negation of one sentence, and what the other says of the same.
struct Candidate {
    a: Span,
    b: Span,
    features: [f64; COUNT],
}

/// The content words of a sentence, and what may stand for them.
struct Known {
    stems: BTreeSet<String>,
    groups: BTreeSet<u16>,
}

impl Known {
    fn of(m: &Mention) -> Self {
        let content: Vec<String> = m.words.iter().filter(|w| w.content && !negates(&w.lower)).map(|w| terms::stem(&w.lower)).collect();
        let groups = content.iter().flat_map(|s| synonyms::groups(s)).copied().collect();
        let plain = m.words.iter().filter(|w| w.content).map(|w| w.stem.clone());
        Self { stems: content.iter().cloned().chain(plain).collect(), groups }
    }

    /// How well a word of the other sentence is matched here.
    fn has(&self, m: &Mention, i: usize) -> f64 {
        let w = &m.words[i];
        let stem = terms::stem(&w.lower);
        match () {
            () if self.stems.contains(&w.stem) || self.stems.contains(&stem) => 1.0,
            () if synonyms::groups(&stem).iter().any(|g| self.groups.contains(g)) => SYNONYM,
            () => 0.0,
        }
    }
}

/// The denial, if one of the two sentences alone has a negation.
fn candidate(pair: &Pair) -> Option<Candidate> {
    if !pair.alone || pair.a.words.len().max(pair.b.words.len()) > MOST {
        return None;
    }
    let cues = |m: &Mention| m.words.iter().filter(|w| negates(&w.lower)).count();
    let swapped = match (cues(pair.a), cues(pair.b)) {
        (1.., 0) => false,
        (0, 1..) => true,
        _ => return None,
    };
    let (own, other) = if swapped { (pair.b, pair.a) } else { (pair.a, pair.b) };
    let cue = own.words.iter().position(|w| negates(&w.lower))?;
    let next = own.words.get(cue + 1).map_or("", |w| w.lower.as_str());
    if is_partial(next) {
        return None;
    }
    let says = |i: &usize| own.words[*i].content && !negates(&own.words[*i].lower);
    let ends = |i: &usize| own.words[*i].mark && own.words[*i].lower != "-";
    let scope: Vec<usize> = (cue + 1..own.words.len()).take_while(|i| !ends(i)).filter(says).take(SCOPE).collect();
    let stop = |i: &usize| own.words[*i].mark && matches!(own.words[*i].lower.as_str(), "." | ";" | ":" | "!" | "?");
    let start = (0..cue).rev().find(stop).map_or(0, |i| i + 1);
    let before: Vec<usize> = (start..cue).filter(says).collect();
    let (here, there) = (Known::of(own), Known::of(other));
    let share = |list: &[usize]| list.iter().map(|i| there.has(own, *i)).sum::<f64>() / list.len().max(1) as f64;
    let head = scope.first().map_or(0.0, |i| there.has(own, *i));
    let under = share(&scope);
    let found = scope.iter().filter(|i| there.has(own, **i) > 0.0).count();
    let deed = *scope.first()?;
    let quoted = |m: &Mention| !m.quoted.is_empty();
    if matches!(own.words[cue].lower.as_str(), "none" | "nobody" | "nothing")
        || is_telling(&own.words[deed].stem)
        || quoted(own)
        || quoted(other)
    {
        return None;
    }
    // "No ambassador has been sent": what of it there was none of is nothing yet, unless most of the rest is said too.
    if own.words[cue].lower == "no" && under <= 0.5 {
        return None;
    }
    // The deed alone may have been done to another: "did not clear the mayor" against "cleared the auditor".
    if found == 0 || found == 1 && !(head > 0.0 && is_done_to_nothing(own, deed, other, &here)) {
        return None;
    }
    let all: Vec<usize> = (0..own.words.len()).filter(says).collect();
    let others: Vec<usize> = (0..other.words.len()).filter(|i| other.words[*i].content).collect();
    let back: Vec<f64> = others.iter().map(|i| here.has(other, *i)).collect();
    let flag = |b: bool| f64::from(u8::from(b));
    let capped = |n: usize, most: usize| n.min(most) as f64 / most as f64;
    let word = own.words[cue].lower.as_str();
    let either = |f: &dyn Fn(&Mention) -> bool| flag(f(own) || f(other));
    let says_one_of = |m: &Mention, list: &[&str]| m.words.iter().any(|w| list.contains(&w.lower.as_str()));
    let modal = |w: &crate::judge::words::Word| {
        matches!(w.lower.as_str(), "can" | "could" | "may" | "might" | "should" | "would" | "will" | "must")
    };
    let features = [
        pair.link,
        head,
        under,
        share(&before),
        flag(before.is_empty()),
        share(&all),
        back.iter().sum::<f64>() / back.len().max(1) as f64,
        capped(all.len(), 20),
        capped(others.len(), 20),
        flag(word == "not" || word.ends_with("n't")),
        flag(word == "no"),
        flag(word == "never"),
        flag(word == "without"),
        flag(cues(own) > 1),
        either(&|m| says_one_of(m, &["but", "although", "though", "however"])),
        flag(own.words[cue.saturating_sub(2)..cue].iter().any(modal)),
        either(&|m| m.base.contains(['"', '“'])),
        either(&|m| m.words.iter().any(|w| w.lower.starts_with(|c: char| c.is_ascii_digit()))),
        flag(own.words.first().map(|w| &w.lower) == other.words.first().map(|w| &w.lower)),
        capped(back.iter().filter(|h| **h == 0.0).count(), 8),
    ];
    // Shown: the negation with what is denied; there, from the first to the last word of it.
    let last = scope.get(1).or(scope.first()).copied().unwrap_or(cue);
    let shown = own.stretch(cue.saturating_sub(1), last);
    let wanted = Known::of_words(own, &scope);
    let found: Vec<usize> = others.iter().copied().filter(|i| wanted.has(other, *i) > 0.0).collect();
    let (from, to) = (*found.first()?, *found.last()?);
    let tight = other.stretch(from, to.min(from + 8));
    if is_scoped(other, tight) {
        return None;
    }
    let (a, b) = if swapped { (tight, shown) } else { (shown, tight) };
    Some(Candidate { a, b, features })
}

/// Whether nothing that the denial has not is said right after the deed in the other sentence.
fn is_done_to_nothing(own: &Mention, deed: usize, other: &Mention, here: &Known) -> bool {
    let wanted = Known::of_words(own, &[deed]);
    let Some(at) = (0..other.words.len()).find(|i| other.words[*i].content && wanted.has(other, *i) > 0.0) else { return false };
    let mut after = (at + 1..other.words.len()).take(4).take_while(|i| !other.words[*i].mark).filter(|i| other.words[*i].content);
    after.all(|i| here.has(other, i) > 0.0)
}

/// Verbs of telling: who would not comment on a thing does not deny it. In the stems of [`crate::judge::words`].
fn is_telling(stem: &str) -> bool {
    matches!(
        stem,
        "comment"
            | "confirm"
            | "respond"
            | "reply"
            | "answer"
            | "elaborat"
            | "disclos"
            | "releas"
            | "identify"
            | "specify"
            | "provid"
            | "know"
            | "think"
            | "believ"
            | "expect"
            | "rul"
            | "mention"
            | "explain"
    )
}

impl Known {
    fn of_words(m: &Mention, at: &[usize]) -> Self {
        let stems: Vec<String> = at.iter().map(|i| terms::stem(&m.words[*i].lower)).collect();
        let groups = stems.iter().flat_map(|s| synonyms::groups(s)).copied().collect();
        Self { stems: stems.into_iter().chain(at.iter().map(|i| m.words[*i].stem.clone())).collect(), groups }
    }
}

/// One denies what the other says.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let found = candidate(pair).filter(|c| logistic::probability(weights::WEIGHTS, weights::BIAS, &c.features) >= weights::SHOWN);
    let clash = |c: Candidate| Clash {
        kind: DifferenceKind::Negation,
        severity: Severity::Material,
        confidence: Confidence::Low,
        a: Value::new(c.a, pair.a.at(c.a)),
        b: Value::new(c.b, pair.b.at(c.b)),
        note: "one says it is so, the other that it is not".to_owned(),
    };
    found.map(clash).into_iter().collect()
}

/// The candidate of two mentions with its features, for training.
pub(super) fn rows(pair: &Pair) -> Vec<Row> {
    let row = |c: Candidate| Row {
        a: pair.a.place,
        b: pair.b.place,
        words_a: pair.a.at(c.a).to_owned(),
        words_b: pair.b.at(c.b).to_owned(),
        kind: DifferenceKind::Negation.name(),
        minor: false,
        features: c.features.to_vec(),
    };
    candidate(pair).map(row).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meaning::NoMeaning;
    use crate::pipeline::judge;

    #[test]
    fn the_table_stands_in_the_order_of_the_features() {
        assert_eq!(weights::WEIGHTS.iter().map(|w| w.0).collect::<Vec<_>>(), NAMES);
    }

    /// What two sentences alone deny of one another: the words of either side.
    fn denied(a: &str, b: &str) -> Vec<Vec<String>> {
        let found = judge(a, b, None, &NoMeaning).comparison.differences;
        let words = |d: &crate::comparison::Difference| d.values.iter().map(|v| v.value.clone()).collect();
        found.iter().filter(|d| d.kind == DifferenceKind::Negation).map(words).collect()
    }

    #[test]
    fn a_statement_and_its_denial_in_other_words() {
        for (a, b) in [
            ("He did not wave at the crew.", "He waved at the crew who were leaving the quay behind him."),
            ("A red coat was not worn by the pilot.", "The pilot wore a red coat."),
            ("Technicians are checking out some samples.", "Some technicians are not checking their samples."),
        ] {
            assert_eq!(denied(a, b).len(), 1, "{a} / {b}");
            assert_eq!(denied(b, a).len(), 1, "{b} / {a}");
        }
    }

    #[test]
    fn what_is_no_denial() {
        for (a, b) in [
            ("Not many of the boats had been damaged.", "Some of the boats had been damaged."),
            ("He would not comment on the report.", "A report on the fire was published on Monday."),
            ("The council did not discuss the budget.", "The council met on Tuesday and elected a chairman."),
            ("He did not see the boat.", "The harbour was closed for the night."),
            ("The court did not clear the mayor.", "The court cleared the auditor."),
            ("None of the children was hurt.", "Two sailors were hurt when the ferry struck the quay."),
        ] {
            assert_eq!(denied(a, b), Vec::<Vec<String>>::new(), "{a} / {b}");
        }
    }
}
