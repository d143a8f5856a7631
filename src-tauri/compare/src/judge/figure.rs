//! The same sentence but for a figure: "for the first time" against "for the third time".
//!
//! Counts, sums and ages are weighed by [`super::comparable`]. Ranks are not: whatever is the first of something is not the first of
//! everything, so only two sentences that say the same but for that word are compared.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::FactKind;
use crate::facts::quantity::single::{self, Single};
use crate::judge::diff;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};

/// The only figures, in one place of two otherwise nearly equal sentences, that differ.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    // Most sentences have no figure at all: laying them side by side costs more than looking.
    let has = |m: &Mention| m.words.iter().any(|w| !w.mark && single::read(&w.lower).is_some());
    if !has(pair.a) || !has(pair.b) {
        return Vec::new();
    }
    let Some(replaced) = diff::replaced(pair) else { return Vec::new() };
    for r in &replaced {
        let (Some((i, x)), Some((j, y))) = (figure(pair.a, &r.a), figure(pair.b, &r.b)) else { continue };
        let (other, alike) = match (x, y) {
            (Single::Rank(p), Single::Rank(q)) => (p != q, ranked(pair.a, i) == ranked(pair.b, j)),
            // Counts stand for more than ranks do: nothing else may be new.
            (Single::Count(p), Single::Count(q)) => (p != q, replaced.len() == 1),
            _ => continue,
        };
        let (a, b) = (shown(pair.a, i), shown(pair.b, j));
        if !other || !alike || pair.a.prints_elsewhere(pair.b.at(b)) || pair.b.prints_elsewhere(pair.a.at(a)) {
            continue;
        }
        return vec![Clash {
            kind: DifferenceKind::Number,
            severity: Severity::Material,
            confidence: Confidence::High,
            a: Value::new(a, pair.a.at(a)),
            b: Value::new(b, pair.b.at(b)),
            note: "otherwise the two sentences say the same".to_owned(),
        }];
    }
    Vec::new()
}

/// The figure that alone makes up a stretch of words and is no part of a day, a sum or an age, and where it stands.
fn figure(m: &Mention, at: &std::ops::Range<usize>) -> Option<(usize, Single)> {
    let mut words = at.clone().filter(|i| !m.words[*i].mark && !matches!(m.words[*i].lower.as_str(), "a" | "an" | "the"));
    let (only, None) = (words.next()?, words.next()) else { return None };
    let weighed = |kind| {
        matches!(
            kind,
            FactKind::Date | FactKind::Time | FactKind::Duration | FactKind::Set | FactKind::Age | FactKind::Money | FactKind::Percent
        )
    };
    if m.facts.iter().any(|f| weighed(f.kind) && f.span.overlaps(m.words[only].span)) {
        return None;
    }
    Some((only, single::read(&m.words[only].lower)?))
}

/// What is ranked: the stem of the next word that says something.
fn ranked<'m>(m: &'m Mention, at: usize) -> Option<&'m str> {
    m.words[at + 1..].iter().take_while(|w| !w.mark).find(|w| w.content).map(|w| w.stem.as_str())
}

/// The figure with the word after it: "first" alone says too little.
fn shown(m: &Mention, at: usize) -> crate::span::Span {
    let next = m.words.get(at + 1).is_some_and(|w| w.content && !w.mark);
    m.stretch(at, if next { at + 1 } else { at })
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn ranks_and_counts_in_one_place() {
        says(
            &["The club won the cup for the first time in its history.", "The club won the cup for the third time in its history."],
            &["number material: first time | third time"],
        );
        says(&["He waited next to door number five.", "He waited next to door number seven."], &["number material: five | seven"]);
        silent(&[
            ("The first bus left the depot at noon.", "The second bus broke down on the bridge near Halden at noon."),
            ("The talks enter their third week.", "The talks enter their third week in Halden."),
            ("She won the first race. She came fourth in the last race.", "She came fourth in the last race."),
        ]);
    }
}
