//! Which difference or claim of a comparison a decision belongs to, after articles were added or corrected and the engine changed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crosscheck_compare::article::Article;
use crosscheck_compare::comparison::{Claim, Comparison, Difference, Place, Side};
use crosscheck_compare::corrections::Anchor;

use crate::records::{Review, Subject, SubjectSide};

/// How a difference or claim has changed since it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// It stands as it was decided.
    Same,
    /// Another article has come into it.
    Grown,
    /// The same words are told apart in another way: another kind, fewer sides.
    Reworded,
}

/// A decision and where it was found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The id under which it is kept.
    pub key: String,
    /// The decision.
    pub review: Review,
    /// What has changed since.
    pub since: Since,
}

/// All decisions of an event over a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// By the id of the difference or claim.
    pub at: BTreeMap<String, Found>,
    /// Those whose words no longer stand, by the id under which they are kept.
    pub lost: BTreeMap<String, Review>,
}

/// What a difference is, to be kept with the decision on it.
pub fn of_difference(comparison: &Comparison, difference: &Difference) -> Subject {
    let side = |s: &Side| {
        let article = comparison.articles.get(s.place.article)?;
        let words = article.words_at(s.place.sentence, s.span).to_owned();
        Some(SubjectSide { words, value: s.value.clone(), ..mention(&comparison.articles, s.place)? })
    };
    let sides = difference.values.iter().filter_map(side).collect();
    Subject { kind: difference.kind.name().to_owned(), reason: difference.reason.clone(), sides }
}

/// What a claim is, to be kept with the decision on it.
pub fn of_claim(comparison: &Comparison, claim: &Claim) -> Subject {
    let sides = claim.mentions.iter().filter_map(|m| mention(&comparison.articles, *m)).collect();
    Subject { sides, ..Subject::default() }
}

fn mention(articles: &[Article], place: Place) -> Option<SubjectSide> {
    let outlet = articles.get(place.article)?.metadata.outlet.clone().unwrap_or_default();
    Some(SubjectSide { sentence: Anchor::at(articles, place)?, outlet, words: String::new(), value: String::new() })
}

/// Finds all decisions again: by id, else by the words that were decided on.
pub fn place(reviews: &BTreeMap<String, Review>, comparison: &Comparison) -> Placed {
    let mut placed = Placed::default();
    let known = |id: &str| comparison.differences.iter().any(|d| d.id == id) || comparison.claims.iter().any(|c| c.id == id);
    let (exact, moved): (Vec<_>, Vec<_>) = reviews.iter().partition(|(id, _)| known(id));
    for (id, review) in exact {
        placed.at.insert(id.clone(), Found { key: id.clone(), review: review.clone(), since: Since::Same });
    }
    // The last decision has the word where two fit one difference.
    let mut moved = moved;
    moved.sort_by(|a, b| (&b.1.time, a.0).cmp(&(&a.1.time, b.0)));
    for (key, review) in moved {
        match review.subject.as_ref().and_then(|s| nearest(s, comparison)) {
            Some((id, since)) => match placed.at.entry(id) {
                Entry::Vacant(free) => drop(free.insert(Found { key: key.clone(), review: review.clone(), since })),
                Entry::Occupied(newer) if answers(newer.key(), newer.get(), review) => {}
                // Two differences became one: the other decision's words have no place of their own, but they are not lost.
                Entry::Occupied(_) => drop(placed.lost.insert(key.clone(), review.clone())),
            },
            None => drop(placed.lost.insert(key.clone(), review.clone())),
        }
    }
    placed
}

/// Whether a newer decision, kept under the id of what it stands on or moved there, is on all that an older one was on.
fn answers(id: &str, newer: &Found, older: &Review) -> bool {
    let of = |r: &Review| r.subject.as_ref().map_or(&[][..], |s| &s.sides).to_vec();
    let (new, old) = (of(&newer.review), of(older));
    let same = |a: &SubjectSide, b: &SubjectSide| a.sentence == b.sentence && within(&a.words, &b.words);
    newer.key == id || old.iter().all(|o| new.iter().any(|n| same(n, o) || (o.words.is_empty() && n.sentence == o.sentence)))
}

/// The id of what a subject is now.
fn nearest(subject: &Subject, comparison: &Comparison) -> Option<(String, Since)> {
    if subject.sides.is_empty() {
        return None;
    }
    if subject.kind.is_empty() { nearest_claim(subject, comparison) } else { nearest_difference(subject, comparison) }
}

fn nearest_difference(subject: &Subject, comparison: &Comparison) -> Option<(String, Since)> {
    let rate = |d: &Difference| {
        let standing: Vec<&SubjectSide> =
            subject.sides.iter().filter(|s| d.values.iter().any(|v| stands(s, v, &comparison.articles))).collect();
        let all = standing.len() == subject.sides.len();
        let outlets = standing.iter().any(|s| s.sentence.article != standing[0].sentence.article);
        let same_kind = d.kind.name() == subject.kind;
        let since = match (same_kind, all) {
            (true, true) if d.values.len() <= subject.sides.len() => Since::Same,
            (true, true) => Since::Grown,
            (_, true) => Since::Reworded,
            // Of a difference over three outlets, two still differ.
            (true, false) if outlets => Since::Reworded,
            _ => return None,
        };
        Some(((since, !same_kind, std::cmp::Reverse(standing.len()), d.values.len()), d.id.clone(), since))
    };
    comparison.differences.iter().filter_map(rate).min_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1))).map(|(_, id, since)| (id, since))
}

/// Whether a side still stands in a difference: in the same sentence, by the same words or words within them.
fn stands(side: &SubjectSide, value: &Side, articles: &[Article]) -> bool {
    let Some(article) = articles.get(value.place.article).filter(|a| a.id == side.sentence.article) else { return false };
    let sentence = article.words(value.place.sentence);
    let words = article.words_at(value.place.sentence, value.span);
    within(sentence, &side.sentence.words) && within(words, &side.words)
}

/// Whether one text stands in the other.
fn within(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a))
}

fn nearest_claim(subject: &Subject, comparison: &Comparison) -> Option<(String, Since)> {
    let places: Vec<Place> = subject.sides.iter().filter_map(|s| s.sentence.find(&comparison.articles)).collect();
    if places.len() < subject.sides.len() {
        return None;
    }
    let holds = |c: &&Claim| places.iter().all(|p| c.mentions.contains(p));
    let claim = comparison.claims.iter().filter(holds).min_by_key(|c| (c.mentions.len(), c.id.clone()))?;
    let since = if claim.mentions.len() > places.len() { Since::Grown } else { Since::Same };
    Some((claim.id.clone(), since))
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::document::{Document, Metadata};
    use crosscheck_compare::meaning::NoMeaning;
    use crosscheck_compare::pipeline::{self, Input};

    use super::*;
    use crate::records::Decision;

    const COURIER: &str = "Nine people were hurt when the ferry Halcyon caught fire off Skarne on Monday. The harbour was closed.";
    const SIGNAL: &str = "Eleven people were hurt when the ferry Halcyon caught fire off Skarne on Monday. A baker sold bread.";
    const HERALD: &str = "Fourteen people were hurt when the ferry Halcyon caught fire off Skarne on Monday.";

    fn compared(articles: &[(&str, &str, &str)]) -> Comparison {
        let input = |(id, outlet, text): &(&str, &str, &str)| {
            let metadata = Metadata { outlet: Some((*outlet).to_owned()), ..Metadata::default() };
            Input { id: (*id).to_owned(), document: Document::raw(text, metadata) }
        };
        pipeline::compare(&articles.iter().map(input).collect::<Vec<_>>(), &NoMeaning)
    }

    /// A decision on the first difference, as it is kept.
    fn decided(comparison: &Comparison) -> BTreeMap<String, Review> {
        let difference = &comparison.differences[0];
        let review = Review { decision: Decision::Confirmed, subject: Some(of_difference(comparison, difference)), ..Review::default() };
        BTreeMap::from([(difference.id.clone(), review)])
    }

    #[test]
    fn a_decision_stays_where_it_was() {
        let c = compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL)]);
        let reviews = decided(&c);
        let placed = place(&reviews, &c);
        assert_eq!(placed.at[&c.differences[0].id].since, Since::Same);
        assert!(placed.lost.is_empty());
    }

    #[test]
    fn it_follows_another_outlet_name_and_another_article() {
        let reviews = decided(&compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL)]));
        let renamed = compared(&[("a", "The Halden Courier", COURIER), ("b", "Signal", SIGNAL)]);
        assert!(!reviews.contains_key(&renamed.differences[0].id), "its id is another now");
        assert_eq!(place(&reviews, &renamed).at[&renamed.differences[0].id].since, Since::Same);

        let grown = compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL), ("c", "Herald", HERALD)]);
        let placed = place(&reviews, &grown);
        assert!(placed.lost.is_empty(), "{placed:?}");
        let (id, found) = placed.at.iter().next().unwrap();
        let difference = grown.differences.iter().find(|d| d.id == *id).unwrap();
        assert_eq!(found.since, if difference.values.len() > 2 { Since::Grown } else { Since::Same });
    }

    #[test]
    fn what_no_longer_stands_is_told() {
        let reviews = decided(&compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL)]));
        let without = compared(&[("a", "Courier", COURIER), ("c", "Herald", HERALD)]);
        let placed = place(&reviews, &without);
        assert!(placed.at.is_empty());
        let lost = placed.lost.values().next().unwrap().subject.clone().unwrap();
        assert!(lost.sides.iter().any(|s| s.outlet == "Signal" && s.sentence.words.starts_with("Eleven")));
        assert!(lost.reason.contains("11") || lost.reason.to_lowercase().contains("eleven"), "{}", lost.reason);
    }

    #[test]
    fn a_near_miss_takes_no_decision() {
        let reviews = decided(&compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL)]));
        let other = SIGNAL.replace("Eleven", "Twelve");
        let corrected = compared(&[("a", "Courier", COURIER), ("b", "Signal", &other)]);
        assert_eq!(place(&reviews, &corrected).at, BTreeMap::new(), "another figure is another difference");
    }

    #[test]
    fn a_newer_decision_on_the_same_words_has_the_word() {
        let before = compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL)]);
        let now = compared(&[("a", "Halden Courier", COURIER), ("b", "Signal", SIGNAL)]);
        let mut reviews = decided(&before);
        let newer = Review { decision: Decision::Dismissed, ..Review::default() };
        reviews.insert(now.differences[0].id.clone(), newer);
        let placed = place(&reviews, &now);
        assert_eq!(placed.at[&now.differences[0].id].review.decision, Decision::Dismissed);
        assert!(placed.lost.is_empty(), "the older one is answered, not lost");
    }

    #[test]
    fn of_two_differences_that_became_one_the_older_decision_is_listed() {
        let (courier, signal, herald) = (("a", "Courier", COURIER), ("b", "Signal", SIGNAL), ("c", "Herald", HERALD));
        let mut reviews = decided(&compared(&[courier, signal]));
        for (id, review) in decided(&compared(&[courier, herald])) {
            reviews.insert(id, Review { time: "2031-03-05T09:00:00Z".into(), note: "rang them".into(), ..review });
        }
        assert_eq!(reviews.len(), 2);
        let mut now = compared(&[courier, signal, herald]);
        // As one difference, whether the engine tells it as one or as two.
        let all: Vec<Side> = now.differences.iter().flat_map(|d| d.values.clone()).collect();
        now.differences.truncate(1);
        for side in all {
            let values = &mut now.differences[0].values;
            if !values.iter().any(|v| v.place == side.place) {
                values.push(side);
            }
        }
        now.differences[0].id = "d-one".into();
        let placed = place(&reviews, &now);
        assert_eq!(placed.at["d-one"].review.note, "rang them", "the newer one");
        assert_eq!((placed.at.len(), placed.lost.len()), (1, 1), "{placed:#?}");
        // Decided anew, as one: both are answered.
        reviews.insert("d-one".into(), Review { note: "all three".into(), ..Review::default() });
        let placed = place(&reviews, &now);
        assert_eq!((placed.at["d-one"].review.note.as_str(), placed.lost.len()), ("all three", 0));
    }

    #[test]
    fn decisions_on_claims_are_found_too() {
        let c = compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL)]);
        let claim = c.claims.iter().find(|c| c.mentions.len() == 2).unwrap();
        let review = Review { note: "asked".into(), subject: Some(of_claim(&c, claim)), ..Review::default() };
        let reviews = BTreeMap::from([("c-old".to_owned(), review)]);
        let grown = compared(&[("a", "Courier", COURIER), ("b", "Signal", SIGNAL), ("c", "Herald", HERALD)]);
        let placed = place(&reviews, &grown);
        assert_eq!(placed.at.len(), 1, "{placed:?}");
        assert_eq!(placed.at.values().next().unwrap().since, Since::Grown);
    }
}
