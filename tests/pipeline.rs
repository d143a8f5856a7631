//! Documents to a comparison, end to end: the invariants that must hold on any articles.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use crosscheck_compare::comparison::{Comparison, Place, Side, Status};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{Input, compare, judge};
use crosscheck_tests::invented;
use proptest::prelude::*;

fn document(outlet: &str, text: &str) -> Document {
    let metadata = Metadata {
        outlet: Some(outlet.to_owned()),
        headline: Some("Ferry and freighter collide".to_owned()),
        published: Some("2031-05-13".to_owned()),
        ..Metadata::default()
    };
    Document::raw(text, metadata)
}

fn inputs(texts: &[(&str, &str)]) -> Vec<Input> {
    texts.iter().map(|(outlet, text)| Input { id: (*outlet).to_owned(), document: document(outlet, text) }).collect()
}

/// A claim's mentions as outlet and sentence, so that comparisons of another file order can be set side by side.
fn named(c: &Comparison, places: &[Place]) -> Vec<(String, i32)> {
    places.iter().map(|p| (c.articles[p.article].id.clone(), p.sentence)).collect()
}

/// All that a comparison says, without positions.
fn said(c: &Comparison) -> String {
    let claims: Vec<_> = c.claims.iter().map(|x| (x.id.clone(), x.status, named(c, &x.mentions), x.origins)).collect();
    let differences: Vec<_> = c
        .differences
        .iter()
        .map(|d| {
            (
                d.id.clone(),
                d.kind,
                d.severity,
                d.reason.clone(),
                d.values.iter().map(|v| (named(c, &[v.place]), v.span)).collect::<Vec<_>>(),
            )
        })
        .collect();
    let copied: Vec<_> = c.copied.iter().map(|x| (named(c, &[x.a, x.b]), x.similarity.to_bits())).collect();
    format!("{claims:?}\n{differences:?}\n{copied:?}")
}

#[test]
fn the_order_of_files_changes_nothing() {
    let articles = invented::articles(4, 15);
    let c = compare(&articles, &NoMeaning);
    for turn in 1..articles.len() {
        let mut turned = articles.clone();
        turned.rotate_left(turn);
        let d = compare(&turned, &NoMeaning);
        assert_eq!(said(&c), said(&d));
        assert_eq!(d.articles[0].id, turned[0].id, "the articles keep the order given");
    }
}

#[test]
fn the_same_text_twice_agrees_and_is_one_origin() {
    let text = &invented::articles(1, 12)[0].document.text;
    let c = compare(&inputs(&[("A", text), ("B", text)]), &NoMeaning);
    assert!(c.differences.is_empty(), "{:?}", c.differences);
    assert!(c.claims.iter().all(|x| x.status == Status::Agree), "{:?}", c.claims);
    assert!(c.claims.iter().all(|x| x.origins == 1));
    assert_eq!(c.origin_of[0], c.origin_of[1]);
}

#[test]
fn every_sentence_is_in_a_claim() {
    let c = compare(&invented::articles(3, 20), &NoMeaning);
    for (article, a) in c.articles.iter().enumerate() {
        for s in a.units() {
            let place = Place { article, sentence: s.index };
            assert!(c.claims.iter().any(|x| x.mentions.contains(&place)), "{}: {}", a.id, a.words(s.index));
        }
    }
}

#[test]
fn a_figure_that_differs_is_shown_with_its_words() {
    let c = compare(
        &inputs(&[
            ("A", "Nine people were injured when the ferry Solveig hit a freighter off Port Halden on Tuesday."),
            ("B", "The ferry Solveig hit a freighter off Port Halden on Tuesday, and 14 people were injured."),
        ]),
        &NoMeaning,
    );
    let d = c.differences.iter().find(|d| d.kind.name() == "number").expect("a number difference");
    let mut words: Vec<&str> = d.values.iter().map(|v| c.articles[v.place.article].words_at(v.place.sentence, v.span)).collect();
    words.sort_unstable();
    assert!(words[0].contains("14") && words[1].contains("Nine"), "{words:?}");
}

#[test]
fn one_article_alone_and_none_at_all_are_sound() {
    assert!(compare(&[], &NoMeaning).claims.is_empty());
    let c = compare(&inputs(&[("A", "One man was hurt.")]), &NoMeaning);
    assert!(c.claims.iter().all(|x| x.status == Status::Single));
}

/// All that must hold of any comparison.
fn check(c: &Comparison) {
    for a in &c.articles {
        for s in a.units() {
            assert!(!s.span.of(a.base(s.index)).trim().is_empty());
        }
        for f in &a.facts {
            let base = a.base(f.sentence);
            assert!(base.is_char_boundary(f.span.start) && base.is_char_boundary(f.span.end) && f.span.start < f.span.end, "{f:?}");
        }
    }
    for d in &c.differences {
        let mut sides: Vec<usize> = d.values.iter().map(|v| v.place.article).collect();
        sides.sort_unstable();
        sides.dedup();
        assert!(sides.len() > 1, "a difference within one article: {d:?}");
        assert_eq!(c.claims[d.claim].status, Status::Differ);
        for v in &d.values {
            assert!(!c.articles[v.place.article].words_at(v.place.sentence, v.span).is_empty(), "{d:?}");
        }
        // Its sides may stand in overlapping claims, but two articles' sides at least are mentions of its own.
        let mentions = &c.claims[d.claim].mentions;
        let own: BTreeSet<usize> = d.values.iter().filter(|v| mentions.contains(&v.place)).map(|v| v.place.article).collect();
        assert!(own.len() > 1, "{d:?}");
    }
    // A difference may stand against an overlapping claim too: two of its sides are mentions.
    for x in c.claims.iter().filter(|x| x.status == Status::Differ) {
        let against = |values: &[Side]| values.iter().filter(|v| x.mentions.contains(&v.place)).count() > 1;
        assert!(c.differences.iter().any(|d| against(&d.values)), "{x:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_comparison(a in "(?s).{0,400}", b in "[A-Za-z0-9 .,;:'\"“”$€%\\n-]{0,600}") {
        check(&compare(&inputs(&[("A", &a), ("B", &b), ("C", &format!("{a} {b}"))]), &NoMeaning));
    }

    #[test]
    fn any_pair_of_sentences_is_judged(a in "(?s).{0,120}", b in "[A-Za-z0-9 .,:'\"$-]{0,160}") {
        let j = judge(&a, &b, Some("2031-05-13"), &NoMeaning);
        prop_assert!((0.0..=1.0).contains(&j.score));
    }

    #[test]
    fn swapping_the_articles_swaps_the_sides(seed in 0usize..40) {
        let articles = invented::articles(2, 4 + seed % 9);
        let turned: Vec<Input> = articles.iter().rev().cloned().collect();
        let c = compare(&articles, &NoMeaning);
        check(&c);
        prop_assert_eq!(said(&c), said(&compare(&turned, &NoMeaning)));
    }

    #[test]
    fn versions_are_sound_whatever_was_edited(edits in prop::collection::vec((0usize..14, 0u8..4, "(?s).{0,60}"), 0..9), dated in any::<bool>()) {
        let first = &invented::articles(1, 12)[0];
        let mut sentences: Vec<String> = first.document.text.split_inclusive(". ").map(str::to_owned).collect();
        for (at, edit, words) in edits {
            let at = at % sentences.len().max(1);
            match edit {
                0 => sentences.insert(at, format!("{words} ")),
                1 if sentences.len() > 1 => drop(sentences.remove(at)),
                2 => sentences[at] = sentences[at].replacen(' ', &format!(" {words} "), 1),
                _ => sentences.rotate_left(at),
            }
        }
        let mut articles = vec![first.clone(), first.clone(), invented::articles(2, 9)[1].clone()];
        articles[0].document.metadata.outlet = Some("The Ellery Post".to_owned());
        articles[1] = Input { id: "later".to_owned(), document: document("Ellery Post", &sentences.concat()) };
        articles[1].document.metadata.published = dated.then(|| "2099-01-01".to_owned());
        let c = compare(&articles, &NoMeaning);
        check(&c);
        for versions in &c.versions {
            prop_assert!(versions.fits(&c.articles));
            prop_assert_eq!(c.origin_of[versions.articles[0]], c.origin_of[versions.articles[1]]);
            for step in &versions.steps {
                for (article, late) in [(step.earlier, false), (step.later, true)] {
                    let pieces = step.passages.iter().flat_map(|p| if late { &p.later } else { &p.earlier });
                    let mut all: Vec<i32> = pieces.clone().map(|p| p.sentence).collect();
                    all.sort_unstable();
                    prop_assert_eq!(all, c.articles[article].units().map(|s| s.index).collect::<Vec<_>>());
                    for piece in pieces {
                        let words = c.articles[article].words(piece.sentence);
                        let joined: String = piece.runs(&c.articles[article]).iter().map(|r| r.0.of(words)).collect();
                        prop_assert_eq!(joined, words);
                    }
                }
            }
        }
        let turned: Vec<Input> = articles.iter().rev().cloned().collect();
        prop_assert_eq!(said(&c), said(&compare(&turned, &NoMeaning)));
    }
}
