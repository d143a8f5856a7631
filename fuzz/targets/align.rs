//! Any words as the articles of an event, compared with and without a sentence model, with corrections: the order of the articles
//! changes nothing, what is kept of a comparison gives it again, and the window's rows, grid and words can be made of it.
#![no_main]

use std::collections::BTreeSet;

use crosscheck_compare::comparison::{Comparison, Place};
use crosscheck_compare::corrections::{Anchor, Corrections};
use crosscheck_compare::meaning::{Meaning, NoMeaning};
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_compare::{grid, reading, words};
use crosscheck_fuzz::event;

fn ids(c: &Comparison) -> (BTreeSet<&str>, BTreeSet<&str>) {
    (c.claims.iter().map(|c| c.id.as_str()).collect(), c.differences.iter().map(|d| d.id.as_str()).collect())
}

fn check(c: &Comparison) {
    c.articles.iter().for_each(event::check);
    let there = |p: &Place| c.articles.get(p.article).is_some_and(|a| a.sentence(p.sentence).is_some());
    for claim in &c.claims {
        assert!(!claim.mentions.is_empty() && claim.mentions.iter().all(there), "claims have mentions, all of them there");
        assert!(claim.origins >= 1, "claims have an origin");
    }
    for d in &c.differences {
        assert!(d.claim < c.claims.len() && d.values.len() >= 2, "differences are of a claim and have two sides");
        for side in &d.values {
            assert!(there(&side.place), "sides are there");
            let base = c.articles[side.place.article].base(side.place.sentence);
            assert!(base.get(side.span.start..side.span.end).is_some(), "sides stand in the text");
        }
        if let [a, b, ..] = &*d.values {
            let words_of = |p: Place| c.articles[p.article].words(p.sentence);
            if let Some((left, right)) = words::word_runs(words_of(a.place), words_of(b.place)) {
                for (runs, whole) in [(left, words_of(a.place)), (right, words_of(b.place))] {
                    let joined: String = runs.iter().map(|(span, _)| span.of(whole)).collect();
                    assert_eq!(joined, whole, "runs join to the sentence");
                }
            }
        }
    }
    for left in 0..c.articles.len() {
        for right in 0..c.articles.len() {
            let rows = reading::rows(c, left, right);
            assert!(rows.iter().all(|r| !r.left.is_empty() || !r.right.is_empty()), "no row is empty");
        }
    }
    let _ = grid::rows(c);
    let read = c.articles.clone();
    assert_eq!(Comparison::rejoined(read, c.outcome()).as_ref(), Some(c), "what is kept gives the comparison again");
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let mut inputs: Vec<Input> = event::articles(rest);
    let meaning: &dyn Meaning = if choice & 1 == 0 { &NoMeaning } else { &event::Letters };
    let first = pipeline::compare(&inputs, meaning);
    check(&first);
    if choice & 2 != 0 {
        inputs.reverse();
        let other = pipeline::compare(&inputs, meaning);
        assert_eq!(ids(&first), ids(&other), "the order of the articles changes nothing");
    } else if first.articles.len() > 1 {
        let at = |article: usize, n: u8| {
            let sentences = first.articles[article].sentences.len().max(1);
            Anchor::at(&first.articles, Place { article, sentence: i32::from(n) % i32::try_from(sentences).unwrap_or(1) })
        };
        let pair = |n: u8| Some((at(0, n >> 2)?, at(1, n >> 5)?, n & 4 != 0));
        let pairs = rest.iter().take(4).filter_map(|&n| pair(n)).collect();
        check(&pipeline::compare_corrected(&inputs, meaning, &Corrections { pairs }));
    }
});
