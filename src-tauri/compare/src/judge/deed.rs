//! A deed that one mention tells and the other denies: clauses of one predicate ([`crate::facts::clauses`]) whose doer and whom it was done
//! to fit together.
//!
//! The same two clauses were tried for doubts ("failed", "may have failed": 2 right of 9 on annotated events) and for another doer (1 of 8).
//! Those are not compared here.

use std::collections::BTreeSet;

use crate::align::synonyms;
use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::fact::{Clause, ClauseForm, FactKind, Slot};
use crate::judge::mention::{Mention, Pair};
use crate::judge::words;
use crate::judge::{Clash, Value};
use crate::span::Span;

/// How the same slot of two clauses is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// By the same, as far as names and nouns tell.
    Same,
    /// By two that are surely not one.
    Other,
    /// Nothing can be said: one is left out, a pronoun, or two nouns that may mean one.
    Open,
}

/// Two clauses of one predicate.
struct Both<'a> {
    a: &'a Clause,
    b: &'a Clause,
    doer: Fit,
    done_to: Fit,
}

/// One says that it was done, the other that it was not.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let deeds = both(pair);
    // What is quoted is compared as a quotation, by who said it.
    let quoted = |m: &Mention, c: &Clause| m.quoted.iter().any(|q| q.overlaps(c.predicate));
    let alike = deeds.iter().filter(|o| o.a.denied.is_some() == o.b.denied.is_some() && fits(o));
    let told_alike: BTreeSet<&str> = alike.map(|o| o.a.lemma.as_str()).collect();
    // "Police did not identify the victims; relatives did": what one leaves undone another does.
    let done_too = |m: &Mention, c: &Clause| {
        let others = m.article.clauses_of(m.place.sentence).iter().take(MOST);
        c.denied.is_some() && others.filter(|o| o.lemma == c.lemma).any(|o| o.denied.is_none())
    };
    let clashing = |d: &&Both| {
        d.a.denied.is_some() != d.b.denied.is_some()
            && d.a.hedge.is_none()
            && d.b.hedge.is_none()
            && d.a.mood == d.b.mood
            && d.a.form != ClauseForm::Nominal
            && d.b.form != ClauseForm::Nominal
            && !quoted(pair.a, d.a)
            && !quoted(pair.b, d.b)
            && !done_too(pair.a, d.a)
            && !done_too(pair.b, d.b)
            && fits(d)
            && !told_alike.contains(d.a.lemma.as_str())
    };
    let found = deeds.iter().filter(clashing).take(1);
    found
        .map(|d| Clash {
            kind: DifferenceKind::Negation,
            severity: Severity::Material,
            // Right about every other time: nothing to be acted on without a look.
            confidence: Confidence::Low,
            a: told(pair.a, d.a, d.a.denied),
            b: told(pair.b, d.b, d.b.denied),
            note: "one says it is so, the other that it is not".to_owned(),
        })
        .collect()
}

/// Whether two clauses may tell one deed: a slot is filled by the same and none by another.
fn fits(d: &Both) -> bool {
    d.doer != Fit::Other && d.done_to != Fit::Other && (d.doer == Fit::Same || d.done_to == Fit::Same)
}

/// So many clauses of one sentence are looked at: of more it is none.
const MOST: usize = 24;

/// All clauses of the two mentions that have one predicate.
fn both<'a>(pair: &Pair<'_, 'a>) -> Vec<Both<'a>> {
    let (a, b) = (pair.a.article.clauses_of(pair.a.place.sentence), pair.b.article.clauses_of(pair.b.place.sentence));
    let mut out = Vec::new();
    for x in a.iter().take(MOST).filter(|c| !is_light(&c.lemma)) {
        for y in b.iter().take(MOST).filter(|y| y.lemma == x.lemma) {
            let (doer, done_to) = (fit(pair, x.agent.as_ref(), y.agent.as_ref()), fit(pair, x.patient.as_ref(), y.patient.as_ref()));
            out.push(Both { a: x, b: y, doer, done_to });
        }
    }
    out
}

/// Verbs that say too little of a deed to tell that two are one.
fn is_light(lemma: &str) -> bool {
    const LIGHT: &[&str] = &[
        "be", "have", "do", "go", "come", "get", "make", "take", "give", "say", "tell", "know", "think", "see", "want", "need", "use",
        "find", "put", "let", "keep", "seem", "become", "try", "call", "add", "include", "want", "believe", "expect", "begin", "start",
        "continue", "hold", "show", "look", "work", "ask", "help", "move", "turn", "happen", "occur",
    ];
    LIGHT.contains(&lemma)
}

fn fit(pair: &Pair, x: Option<&Slot>, y: Option<&Slot>) -> Fit {
    let (Some(x), Some(y)) = (x, y) else { return Fit::Open };
    let is_name = |s: &Slot| s.head.chars().next().is_some_and(char::is_uppercase);
    match (is_name(x), is_name(y)) {
        (true, true) => match pair.event.entities.relation(&x.head, &y.head) {
            Relation::Different if is_person(pair.a, x) && is_person(pair.b, y) => Fit::Other,
            Relation::Different => Fit::Open,
            _ => Fit::Same,
        },
        (false, false) if x.head == y.head && !is_pronoun(&x.head) => Fit::Same,
        (false, false) => {
            let (p, q) = (words::stem(&x.head), words::stem(&y.head));
            match () {
                () if is_pronoun(&x.head) || is_pronoun(&y.head) => Fit::Open,
                () if p == q => Fit::Same,
                () if synonyms::groups(&p).iter().any(|g| synonyms::groups(&q).contains(g)) => Fit::Same,
                () if is_anybody(&x.head) || is_anybody(&y.head) => Fit::Open,
                () => Fit::Other,
            }
        }
        _ => Fit::Open,
    }
}

fn is_person(m: &Mention, s: &Slot) -> bool {
    m.facts.iter().any(|f| f.kind == FactKind::Person && f.span.overlaps(s.span))
}

fn is_pronoun(head: &str) -> bool {
    matches!(
        head,
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "him"
            | "her"
            | "them"
            | "us"
            | "who"
            | "which"
            | "that"
            | "this"
            | "these"
            | "those"
            | "one"
            | "himself"
            | "herself"
            | "themselves"
            | "itself"
            | "all"
            | "some"
            | "many"
            | "both"
            | "other"
            | "others"
            | "none"
            | "nobody"
            | "someone"
            | "somebody"
            | "everyone"
            | "anyone"
            | "people"
            | "there"
            | "what"
            | "most"
            | "more"
    ) || head.starts_with(|c: char| c.is_ascii_digit())
}

/// Nouns that may mean anybody, so that another noun may mean the same.
fn is_anybody(head: &str) -> bool {
    matches!(
        head,
        "man"
            | "woman"
            | "person"
            | "boy"
            | "girl"
            | "suspect"
            | "victim"
            | "official"
            | "officer"
            | "authority"
            | "leader"
            | "member"
            | "group"
            | "team"
            | "company"
            | "firm"
            | "state"
            | "country"
            | "side"
            | "party"
            | "government"
            | "agency"
            | "body"
            | "pair"
            | "couple"
            | "thing"
            | "event"
            | "incident"
            | "family"
            | "resident"
            | "number"
            | "part"
            | "rest"
            | "dozen"
            | "hundred"
    )
}

/// The predicate with the word that denies or hedges it, where they stand together.
fn told(m: &Mention, c: &Clause, cue: Option<Span>) -> Value {
    let span = match cue {
        Some(cue) => {
            let joined = Span::new(cue.start.min(c.predicate.start), cue.end.max(c.predicate.end));
            if m.range(joined).len() <= 8 { joined } else { c.predicate }
        }
        None => c.predicate,
    };
    let at = m.range(span);
    // An auxiliary belongs to what it is said of: "was hit".
    let from = if at.start > 0 && is_auxiliary(&m.words[at.start - 1].lower) { at.start - 1 } else { at.start };
    let shown = m.stretch(from, at.end.saturating_sub(1).max(from));
    Value::new(shown, m.at(shown))
}

fn is_auxiliary(lower: &str) -> bool {
    matches!(lower, "was" | "were" | "is" | "are" | "been" | "be" | "has" | "have" | "had" | "did" | "does" | "do" | "will" | "would")
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn a_deed_and_its_denial() {
        says(
            &["Her residence in the capital was not hit, a guard said.", "The residence of the president was hit by a rocket on Monday."],
            &["negation material: was not hit | was hit"],
        );
        silent(&[("The court did not clear the mayor.", "The court cleared the auditor.")]);
    }

    #[test]
    fn what_one_leaves_undone_and_another_does() {
        silent(&[("Police did not identify the victims, but relatives identified them.", "The victims were identified on Monday.")]);
    }
}
