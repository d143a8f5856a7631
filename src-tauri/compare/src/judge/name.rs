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
            if let Some(severity) = variant(pair, fa, fb) {
                out.push(Clash {
                    kind: DifferenceKind::Name,
                    severity,
                    confidence: Confidence::High,
                    a: Value::new(fa.span, x),
                    b: Value::new(fb.span, y),
                    note: "the same name in another spelling".to_owned(),
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
