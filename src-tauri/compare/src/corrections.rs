//! What a person says of the comparison: sentences that report the same fact, and sentences that don't.
//!
//! A sentence is named by its article and its words, so that a correction finds it again after articles were added, a file was
//! read again, or sentences are split otherwise.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::align::{Link, Possible, Standing};
use crate::article::Article;
use crate::comparison::Place;

/// A sentence by its article and its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Anchor {
    /// The article's id.
    pub article: String,
    /// Its index when it was named: the nearest sentence of these words is meant.
    pub sentence: i32,
    /// The whole sentence.
    pub words: String,
}

impl Anchor {
    /// The sentence at a place; `None` where there is none.
    pub fn at(articles: &[Article], place: Place) -> Option<Self> {
        let article = articles.get(place.article)?;
        article.sentence(place.sentence)?;
        let words = article.words(place.sentence).to_owned();
        Some(Self { article: article.id.clone(), sentence: place.sentence, words })
    }

    /// Where it stands now; `None` where its words are gone.
    pub fn find(&self, articles: &[Article]) -> Option<Place> {
        let position = articles.iter().position(|a| a.id == self.article)?;
        let article = &articles[position];
        let same = article.units().map(|s| s.index).filter(|&i| article.words(i) == self.words);
        let sentence = same.min_by_key(|i| i.abs_diff(self.sentence))?;
        Some(Place { article: position, sentence })
    }
}

/// All corrections of an event. A later one has the word over an earlier one about the same two sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Pairs of sentences, and whether they report the same fact.
    pub pairs: Vec<(Anchor, Anchor, bool)>,
}

/// Corrections as places of an event.
#[derive(Clone, Debug, Default)]
pub(crate) struct Placed {
    linked: BTreeSet<(Place, Place)>,
    parted: BTreeSet<(Place, Place)>,
}

impl Placed {
    /// Finds the sentences; pairs of which one is gone are left out.
    pub fn new(corrections: &Corrections, articles: &[Article]) -> Self {
        let mut placed = Self::default();
        for (a, b, linked) in &corrections.pairs {
            let (Some(a), Some(b)) = (a.find(articles), b.find(articles)) else { continue };
            let pair = (a.min(b), a.max(b));
            let (to, from) = if *linked { (&mut placed.linked, &mut placed.parted) } else { (&mut placed.parted, &mut placed.linked) };
            from.remove(&pair);
            // Claims hold sentences of different articles together; those of one article come in through them.
            if a != b && (!linked || a.article != b.article) {
                to.insert(pair);
            }
        }
        placed
    }

    /// The possible pairs with what a person said of them, in order of place: a pair that she linked is sure, one that she parted is none.
    pub fn apply(&self, mut possible: Vec<Possible>) -> Vec<Possible> {
        if self.linked.is_empty() && self.parted.is_empty() {
            return possible;
        }
        let known: BTreeMap<(Place, Place), Option<i8>> = possible.iter().map(|p| ((p.link.a, p.link.b), p.meaning)).collect();
        possible.retain(|p| !self.linked.contains(&(p.link.a, p.link.b)) && !self.parted.contains(&(p.link.a, p.link.b)));
        let standing = Standing { rank_most: 1.0, rank_least: 1.0, ..Standing::default() };
        let sure = |&(a, b): &(Place, Place)| Possible {
            link: Link { a, b, score: 1.0 },
            linked: true,
            standing,
            meaning: known.get(&(a, b)).copied().flatten(),
        };
        possible.extend(self.linked.iter().map(sure));
        possible.sort_by_key(|p| (p.link.a, p.link.b));
        possible
    }

    /// Whether a person said that two sentences report the same fact.
    pub fn linked(&self, a: Place, b: Place) -> bool {
        self.linked.contains(&(a.min(b), a.max(b)))
    }

    /// Whether a person spoke of a sentence.
    pub fn names(&self, place: Place) -> bool {
        self.linked.iter().chain(&self.parted).any(|(a, b)| *a == place || *b == place)
    }

    /// Sentences of one article that no claim may hold together.
    pub fn parted(&self, a: Place, b: Place) -> bool {
        self.parted.contains(&(a.min(b), a.max(b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Comparison, Status};
    use crate::document::{Document, Metadata};
    use crate::meaning::NoMeaning;
    use crate::pipeline::{self, Input};

    const COURIER: &str = "Nine people were hurt when the ferry Halcyon caught fire off Skarne. The harbour master opened an inquiry.";
    const SIGNAL: &str = "Eleven people were hurt when the ferry Halcyon caught fire off Skarne. A baker sold more bread than ever.";

    fn inputs() -> Vec<Input> {
        let input = |(id, text): (&str, &str)| Input { id: id.to_owned(), document: Document::raw(text, Metadata::default()) };
        [("a", COURIER), ("b", SIGNAL)].map(input).into()
    }

    fn anchor(article: &str, sentence: i32, text: &str) -> Anchor {
        Anchor { article: article.to_owned(), sentence, words: text.to_owned() }
    }

    fn compared(pairs: Vec<(Anchor, Anchor, bool)>) -> Comparison {
        pipeline::compare_corrected(&inputs(), &NoMeaning, &Corrections { pairs })
    }

    fn sentences(text: &str) -> [&str; 2] {
        let at = text.find(". ").unwrap() + 1;
        [&text[..at], text[at..].trim()]
    }

    fn together(c: &Comparison, a: i32, b: i32) -> bool {
        let has = |x: &crate::comparison::Claim, article, sentence| x.mentions.contains(&Place { article, sentence });
        c.claims.iter().any(|x| has(x, 0, a) && has(x, 1, b))
    }

    #[test]
    fn parted_sentences_are_in_no_claim_together_and_nothing_stands_against_them() {
        let [a, b] = [sentences(COURIER)[0], sentences(SIGNAL)[0]];
        let before = compared(Vec::new());
        assert!(together(&before, 0, 0) && !before.differences.is_empty());
        let after = compared(vec![(anchor("a", 0, a), anchor("b", 0, b), false)]);
        assert!(!together(&after, 0, 0) && after.differences.is_empty());
        assert!(after.claims.iter().all(|c| c.status == Status::Single));
    }

    #[test]
    fn linked_sentences_are_in_one_claim() {
        let [a, b] = [sentences(COURIER)[1], sentences(SIGNAL)[1]];
        assert!(!together(&compared(Vec::new()), 1, 1));
        // The index was another when the sentence was named.
        let after = compared(vec![(anchor("a", 7, a), anchor("b", 1, b), true)]);
        assert!(together(&after, 1, 1) && together(&after, 0, 0));
    }

    #[test]
    fn the_last_word_holds_and_what_is_gone_does_nothing() {
        let [a, b] = [sentences(COURIER)[1], sentences(SIGNAL)[1]];
        let pair = |linked| (anchor("a", 1, a), anchor("b", 1, b), linked);
        assert!(!together(&compared(vec![pair(true), pair(false)]), 1, 1));
        assert!(together(&compared(vec![pair(false), pair(true)]), 1, 1));
        let gone = (anchor("a", 1, "Words that do not stand there."), anchor("b", 1, b), true);
        assert_eq!(compared(vec![gone]), compared(Vec::new()));
    }

    #[test]
    fn sides_and_files_may_be_swapped() {
        let [a, b] = [sentences(COURIER)[1], sentences(SIGNAL)[1]];
        let one = compared(vec![(anchor("a", 1, a), anchor("b", 1, b), true)]);
        let mut inputs = inputs();
        inputs.reverse();
        let pairs = vec![(anchor("b", 1, b), anchor("a", 1, a), true)];
        let other = pipeline::compare_corrected(&inputs, &NoMeaning, &Corrections { pairs });
        let ids = |c: &Comparison| c.claims.iter().map(|c| c.id.clone()).collect::<BTreeSet<_>>();
        assert_eq!(ids(&one), ids(&other));
    }
}
