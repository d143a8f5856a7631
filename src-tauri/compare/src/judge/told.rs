//! Where both outlets print both values, they are of two things: no difference.

use std::collections::{BTreeMap, HashSet};

use crate::align::claims::Group;
use crate::comparison::{DifferenceKind, Place};
use crate::event::Event;
use crate::judge::Clash;
use crate::judge::mention::Mention;

/// Which article prints which sentences: what another outlet says word for word it does not contradict elsewhere.
pub(super) struct Verbatim<'a>(HashSet<(usize, &'a str)>);

impl<'a> Verbatim<'a> {
    /// All sentences of an event.
    pub fn of(event: &Event<'a>) -> Self {
        let sentences = event.articles.iter().enumerate().flat_map(|(i, a)| a.units().map(move |s| (i, a.words(s.index))));
        Self(sentences.collect())
    }

    /// Whether an article has the sentence at a place word for word.
    pub fn has(&self, event: &Event<'a>, place: Place, article: usize) -> bool {
        event.articles.get(place.article).is_some_and(|a| self.0.contains(&(article, a.words(place.sentence))))
    }
}

/// Drops the clashes of figures, times and places of which each side is printed by the other outlet too, in a sentence that
/// reports the same as the one it stands in.
pub(super) fn drop(groups: &[Group], mentions: &BTreeMap<Place, Mention>, found: &mut BTreeMap<(Place, Place), Vec<Clash>>) {
    let mut holders: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (i, group) in groups.iter().enumerate() {
        group.mentions.iter().for_each(|m| holders.entry(*m).or_default().push(i));
    }
    // Whether an article prints these words where it reports what stands at a place.
    let prints = |place: Place, article: usize, words: &str| {
        let of = holders.get(&place).into_iter().flatten().flat_map(|g| &groups[*g].mentions);
        of.filter(|m| m.article == article).any(|m| mentions.get(m).is_some_and(|x| holds(x.at(x.span), words)))
    };
    for ((p, q), clashes) in found.iter_mut() {
        let (Some(a), Some(b)) = (mentions.get(p), mentions.get(q)) else { continue };
        let both = |c: &Clash| prints(*p, q.article, a.at(c.a.span)) && prints(*q, p.article, b.at(c.b.span));
        clashes.retain(|c| !(is_value(c.kind) && both(c)));
    }
}

fn is_value(kind: DifferenceKind) -> bool {
    use DifferenceKind::{Age, Date, Money, Number, Percent, Time};
    matches!(kind, Number | Money | Percent | Age | Date | Time | DifferenceKind::Place)
}

/// Whether a text has these words, not as a part of longer ones.
fn holds(text: &str, words: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| !joins(text[..at].chars().next_back()) && !joins(text[at + found.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole() {
        assert!(holds("He paid $5 million.", "$5 million") && holds("at 5 a.m.", "5 a.m."));
        assert!(!holds("15 people", "5 people") && !holds("5 peoples", "5 people"));
    }
}
