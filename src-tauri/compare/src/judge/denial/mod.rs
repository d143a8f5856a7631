//! Two sentences alone, one of which denies what the other may say: "He did not smile at her" against "He smiled".
//!
//! Whether what stands under the negation is what the other sentence tells is weighed by logistic regression, trained by
//! `training/denial.py` on the sentence pairs of the open corpora; the weights are a table ([`weights`]). Sentences of articles are
//! left to [`super::negation`], [`super::deed`] and [`super::standing`], which know what else the articles tell.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::comparable::Row;
use crate::judge::counterparts::Counterparts;
use crate::judge::mention::{Mention, Pair};
use crate::judge::negation::{is_partial, is_scoped, negates};
use crate::judge::{Clash, Value, logistic};
use crate::span::Span;

/// The trained weights, as a table.
mod weights;

/// How many features there are.
const COUNT: usize = 18;

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
    "may",
    "figures",
    "same_start",
    "new_there",
];

/// So many words under a negation are looked at.
const SCOPE: usize = 6;
/// So many words of a sentence are looked at: a longer one is no statement but a list.
const MOST: usize = 120;
/// So many words behind a deed are what it is done to.
const OBJECT: usize = 4;

/// A negation of one sentence, and what the other says of the same.
struct Candidate {
    a: Span,
    b: Span,
    features: [f64; COUNT],
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
    let word = own.words[cue].lower.as_str();
    let next = own.words.get(cue + 1).map_or("", |w| w.lower.as_str());
    // What is quoted is compared as a quotation; of none of them "absence" tells.
    if is_partial(next) || matches!(word, "none" | "nobody" | "nothing") || !own.quoted.is_empty() || !other.quoted.is_empty() {
        return None;
    }
    let (before, scope) = around(own, cue);
    let deed = *scope.first()?;
    if is_telling(&own.words[deed].stem) {
        return None;
    }
    let (here, there) = (Counterparts::new(own), Counterparts::new(other));
    let had = |i: usize| there.places(own, i).map_or(0.0, |p| p.1);
    let share = |list: &[usize]| list.iter().map(|i| had(*i)).sum::<f64>() / list.len().max(1) as f64;
    let under = share(&scope);
    // "No ambassador has been sent": what there was none of is nothing yet, unless most of the rest is said too.
    if word == "no" && under <= 0.5 {
        return None;
    }
    // The deed alone may have been done to another: "did not clear the mayor" against "cleared the auditor".
    match scope.iter().filter(|i| had(**i) > 0.0).count() {
        0 => return None,
        1 => {
            let at = *there.places(own, deed)?.0.first()?;
            let object = (at + 1..other.words.len()).take(OBJECT).take_while(|i| !other.words[*i].mark);
            if object.filter(|i| other.words[*i].content).any(|i| here.places(other, i).is_none()) {
                return None;
            }
        }
        _ => {}
    }
    // Shown: the negation with what is denied; there, from the first to the last word of it.
    let shown = own.stretch(cue.saturating_sub(1), scope.get(1).copied().unwrap_or(deed));
    let found: Vec<usize> = scope.iter().filter_map(|i| there.places(own, *i)).flat_map(|p| p.0).collect();
    let (from, to) = (*found.iter().min()?, *found.iter().max()?);
    let tight = other.stretch(from, to.min(from + 8));
    if is_scoped(other, tight) {
        return None;
    }

    let all: Vec<usize> = (0..own.words.len()).filter(|i| says(own, *i)).collect();
    let others: Vec<usize> = (0..other.words.len()).filter(|i| other.words[*i].content).collect();
    let back: Vec<f64> = others.iter().map(|i| here.places(other, *i).map_or(0.0, |p| p.1)).collect();
    let flag = |b: bool| f64::from(u8::from(b));
    let capped = |n: usize, most: usize| n.min(most) as f64 / most as f64;
    let has_figure = |m: &Mention| m.words.iter().any(|w| w.lower.starts_with(|c: char| c.is_ascii_digit()));
    let features = [
        pair.link,
        had(deed),
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
        flag(own.words[cue.saturating_sub(2)..cue].iter().any(|w| is_modal(&w.lower))),
        flag(has_figure(own) || has_figure(other)),
        flag(own.words.first().map(|w| &w.lower) == other.words.first().map(|w| &w.lower)),
        capped(back.iter().filter(|h| **h == 0.0).count(), 8),
    ];
    let (a, b) = if swapped { (tight, shown) } else { (shown, tight) };
    Some(Candidate { a, b, features })
}

/// Whether a word says something, and is no negation itself.
fn says(m: &Mention, i: usize) -> bool {
    m.words[i].content && !negates(&m.words[i].lower)
}

/// What says something before a negation, within its sentence, and under it: behind it up to the next mark.
fn around(m: &Mention, cue: usize) -> (Vec<usize>, Vec<usize>) {
    let stop = |i: &usize| m.words[*i].mark && matches!(m.words[*i].lower.as_str(), "." | ";" | ":" | "!" | "?");
    let start = (0..cue).rev().find(stop).map_or(0, |i| i + 1);
    let ends = |i: &usize| m.words[*i].mark && m.words[*i].lower != "-";
    let under = (cue + 1..m.words.len()).take_while(|i| !ends(i)).filter(|i| says(m, *i)).take(SCOPE).collect();
    ((start..cue).filter(|i| says(m, *i)).collect(), under)
}

fn is_modal(lower: &str) -> bool {
    matches!(lower, "can" | "could" | "may" | "might" | "should" | "would" | "will" | "must")
}

/// Verbs of telling and of thinking: who would not comment on a thing does not deny it. In the stems of [`crate::judge::words`].
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
