//! Names: a spelling variant, or another person in the same place.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind};
use crate::facts::names::gazetteer::PLACES;
use crate::facts::names::likeness::{self, Relation};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};

/// Names that are spelled otherwise, or that stand in the same place for another.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = Vec::new();
    for fa in pair.a.facts.iter().filter(|f| f.kind.is_name()) {
        for fb in pair.b.facts.iter().filter(|f| f.kind == fa.kind) {
            let (x, y) = (pair.a.at(fa.span), pair.b.at(fb.span));
            let note = match variant(pair, fa, fb) {
                Some(_) => Some("the same name in another spelling"),
                None if fa.kind == FactKind::Person && mixed_up(pair, x, y) => Some("one part of the name is the same, the other not"),
                None => None,
            };
            if let Some(note) = note {
                out.push(Clash {
                    kind: DifferenceKind::Name,
                    severity: Severity::Minor,
                    confidence: if note.starts_with("one part") { Confidence::Medium } else { Confidence::High },
                    a: Value::new(fa.span, x),
                    b: Value::new(fb.span, y),
                    note: note.to_owned(),
                });
            }
        }
    }
    out
}

/// How much a spelling difference matters; `None` where there is none, or where both spellings are known to one of the articles.
fn variant(pair: &Pair, fa: &Fact, fb: &Fact) -> Option<Severity> {
    let (x, y) = (pair.a.at(fa.span), pair.b.at(fb.span));
    let relation = match fa.kind {
        FactKind::Person => pair.event.entities.people(x, y),
        _ => spelled(x, y),
    };
    // Plurals of one name, and two places that are both known, are no variants.
    let known = |name: &str| PLACES.contains(name.trim_start_matches("the ").to_lowercase().as_str());
    let plural = |p: &str, q: &str| p.len() == q.len() + 1 && p.strip_suffix('s') == Some(q);
    if relation != Relation::Variant || (known(x) && known(y)) || plural(x, y) || plural(y, x) {
        return None;
    }
    let (only_x, only_y) = differing(x, y);
    if only_x.is_empty() || only_y.is_empty() {
        return None;
    }
    // Where an article prints the other's spelling too, the two may be two persons, or a slip that it has put right itself.
    if knows(pair.a, &only_y) || knows(pair.b, &only_x) {
        return None;
    }
    Some(Severity::Minor)
}

/// How like each other the parts of two names must be that are not the same: "Leonard" and "Lionel" Pask. Ours.
const ALIKE: f64 = 0.4;

/// Whether two persons of linked sentences are probably one whose name one outlet has wrong: the given or the last name is the same, the
/// other part begins alike, and neither article knows the other's.
fn mixed_up(pair: &Pair, x: &str, y: &str) -> bool {
    let (p, q) = (likeness::split(x), likeness::split(y));
    let ([given_p, .., last_p], [given_q, .., last_q]) = (p.as_slice(), q.as_slice()) else { return false };
    let begins = |a: &str, b: &str| a.chars().next() == b.chars().next() && a.chars().count() > 2 && b.chars().count() > 2;
    let alike = |a: &str, b: &str| a != b && begins(a, b) && likeness::likeness(a, b) >= ALIKE;
    if !(last_p == last_q && alike(given_p, given_q) || given_p == given_q && alike(last_p, last_q)) {
        return false;
    }
    let (only_x, only_y) = differing(x, y);
    !only_x.is_empty() && !only_y.is_empty() && !knows(pair.a, &only_y) && !knows(pair.b, &only_x)
}

/// Places and organizations: the same words but for one that is nearly the same.
fn spelled(x: &str, y: &str) -> Relation {
    if x == y {
        return Relation::Same;
    }
    let (p, q) = (likeness::split(x), likeness::split(y));
    if p.len() != q.len() {
        return Relation::Different;
    }
    let mut worst = Relation::Same;
    let mut others = 0;
    for (a, b) in p.iter().zip(&q) {
        match likeness::word_relation(a, b) {
            Relation::Different => return Relation::Different,
            Relation::Variant => {
                worst = Relation::Variant;
                others += 1;
            }
            Relation::Same => {}
        }
    }
    if others > 1 { Relation::Different } else { worst }
}

fn differing(x: &str, y: &str) -> (Vec<String>, Vec<String>) {
    let (p, q) = (likeness::split(x), likeness::split(y));
    (p.iter().filter(|w| !q.contains(w)).cloned().collect(), q.iter().filter(|w| !p.contains(w)).cloned().collect())
}

/// Whether an article prints one of these words anywhere.
fn knows(m: &Mention, words: &[String]) -> bool {
    let a = m.article;
    let prints = |text: &str, tokens: &[crate::token::Token]| {
        tokens.iter().any(|t| t.is_capitalized(text) && words.contains(&likeness::fold(t.of(text))))
    };
    prints(&a.text, &a.tokens) || prints(a.base(crate::article::HEADLINE), &a.headline_tokens)
}
