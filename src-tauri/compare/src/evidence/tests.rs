use std::collections::BTreeSet;

use super::*;
use crate::comparison::{Difference, DifferenceKind, Severity, Status};
use crate::corrections::{Anchor, Corrections};
use crate::document::{Document, Metadata};
use crate::meaning::NoMeaning;
use crate::pipeline::{self, Input};

const COURIER: &str = "Nine people were hurt when the ferry Halcyon caught fire off Skarne on Monday, harbour master Ann Roe said. \
    The wreck was towed to the northern quay before dawn. A choir sang in the town hall.";
const SIGNAL: &str = "The ferry Halcyon caught fire off Skarne on Monday and eleven passengers were hurt, said Ann Roe, the harbour master. \
    Tugs brought the wreck to the northern quay. A baker sold more bread than ever.";
const HERALD: &str =
    "Eleven people were hurt on Monday when the ferry Halcyon burned near Skarne. Roe said the wreck lies at the northern quay.";

fn inputs(texts: &[&str]) -> Vec<Input> {
    let metadata = Metadata { published: Some("2026-03-04".to_owned()), ..Metadata::default() };
    let one =
        |(i, t): (usize, &&str)| Input { id: format!("{}", ('a'..='z').nth(i).unwrap()), document: Document::raw(t, metadata.clone()) };
    texts.iter().enumerate().map(one).collect()
}

fn compared(texts: &[&str]) -> Comparison {
    pipeline::compare(&inputs(texts), &NoMeaning)
}

/// The texts of a kind.
fn told(e: &Evidence, kind: Kind) -> Vec<&str> {
    e.grounds.iter().chain(&e.doubts).filter(|g| g.kind == kind).map(|g| g.text.as_str()).collect()
}

/// The claim that holds the first sentence of the first article.
fn first(c: &Comparison) -> usize {
    let here = Place { article: 0, sentence: 0 };
    c.claims.iter().position(|x| x.mentions.len() > 1 && x.mentions.contains(&here)).expect("a claim")
}

#[test]
fn tells_names_days_speakers_and_rare_words() {
    let c = compared(&[COURIER, SIGNAL]);
    let e = Explainer::new(&c).claim(first(&c));
    assert_eq!(e.outlets, 2);
    assert_eq!(told(&e, Kind::Speaker), ["Ann Roe"]);
    assert_eq!(told(&e, Kind::Person), [""; 0], "she is told as the speaker");
    assert_eq!(told(&e, Kind::Date), ["Monday"]);
    assert!(told(&e, Kind::CopiedWords)[0].contains("ferry Halcyon caught fire off Skarne on Monday"), "{e:?}");
    assert_eq!(told(&e, Kind::Opening).len(), 1);
    assert!(e.doubts.iter().all(|d| d.kind != Kind::OtherNames && d.kind != Kind::FewWords), "{:?}", e.doubts);
}

#[test]
fn every_spot_is_of_the_unchanged_text_and_of_a_mention() {
    let c = compared(&[COURIER, SIGNAL, HERALD]);
    let explainer = Explainer::new(&c);
    let claims = (0..c.claims.len()).map(|i| explainer.claim(i));
    let all: Vec<Evidence> = claims.chain((0..c.differences.len()).map(|i| explainer.difference(i))).collect();
    assert!(all.iter().any(|e| !e.grounds.is_empty()));
    for e in &all {
        assert!(e.sentences.is_sorted());
        for g in e.grounds.iter().chain(&e.doubts) {
            for (place, span) in &g.spots {
                let article = &c.articles[place.article];
                assert!(e.sentences.contains(place));
                assert!(article.sentence(place.sentence).unwrap().span.contains(*span), "{g:?}");
                assert!(!span.of(article.base(place.sentence)).trim().is_empty());
            }
        }
    }
}

#[test]
fn a_difference_tells_what_its_values_are_of() {
    let c = compared(&[COURIER, &COURIER.replace("Nine", "Eleven").replace("caught fire off", "burned off")]);
    let at = c.differences.iter().position(|d| d.kind == DifferenceKind::Number).expect("nine against eleven");
    let e = Explainer::new(&c).difference(at);
    assert!(!told(&e, Kind::SameCounted).is_empty() && !told(&e, Kind::SameSaid).is_empty(), "{e:?}");
    assert_eq!(told(&e, Kind::OnlyValue).len(), 1);
    // The values are what differs: they speak for nothing.
    for g in &e.grounds {
        assert!(!g.kind.is_figure(), "{g:?}");
    }
    assert!(told(&e, Kind::OtherFigures).is_empty());
}

#[test]
fn swapping_articles_swaps_sides_and_nothing_else() {
    let texts = [COURIER, SIGNAL, HERALD];
    let one = compared(&texts);
    let mut inputs = inputs(&texts);
    inputs.reverse();
    let other = pipeline::compare(&inputs, &NoMeaning);
    let told = |c: &Comparison| -> BTreeSet<String> {
        let explainer = Explainer::new(c);
        let words = |g: &Ground| {
            let spots: BTreeSet<String> =
                g.spots.iter().map(|(p, s)| format!("{}:{}:{s:?}", c.articles[p.article].id, p.sentence)).collect();
            format!("{:?} {} {} {spots:?}", g.kind, g.text, g.outlets)
        };
        let evidence = |id: &str, e: Evidence| {
            format!(
                "{id} {:?} {:?} {:?}",
                e.grounds.iter().map(words).collect::<Vec<_>>(),
                e.doubts.iter().map(words).collect::<Vec<_>>(),
                e.sure
            )
        };
        let claims = c.claims.iter().enumerate().map(|(i, x)| evidence(&x.id, explainer.claim(i)));
        claims.chain(c.differences.iter().enumerate().map(|(i, x)| evidence(&x.id, explainer.difference(i)))).collect()
    };
    assert_eq!(told(&one), told(&other));
    assert_eq!(one.joined.len(), other.joined.len());
    assert!(!one.joined.is_empty() && other.joined.iter().all(|j| j.a < j.b));
}

#[test]
fn a_claim_of_one_outlet_has_none() {
    let c = compared(&[COURIER, SIGNAL]);
    let explainer = Explainer::new(&c);
    for (i, claim) in c.claims.iter().enumerate() {
        assert_eq!(claim.status == Status::Single, explainer.claim(i) == Evidence::default());
    }
    assert_eq!(explainer.claim(999), Evidence::default());
    assert_eq!(explainer.difference(999), Evidence::default());
}

#[test]
fn tells_what_a_person_linked_and_that_little_speaks_for_it() {
    let texts = [COURIER, SIGNAL];
    let anchor = |id: &str, words: &str| Anchor { article: id.to_owned(), sentence: 2, words: words.to_owned() };
    let pair = (anchor("a", "A choir sang in the town hall."), anchor("b", "A baker sold more bread than ever."), true);
    let c = pipeline::compare_corrected(&inputs(&texts), &NoMeaning, &Corrections { pairs: vec![pair] });
    let here = Place { article: 0, sentence: 2 };
    let claim = c.claims.iter().position(|x| x.mentions.contains(&here)).unwrap();
    let e = Explainer::new(&c).claim(claim);
    assert_eq!(told(&e, Kind::ByHand).len(), 1);
    assert_eq!(e.sure, None);
    assert_eq!(e.grounds.len(), 1, "{e:?}");
}

#[test]
fn whichever_order_the_files_have_the_pair_is_found_and_the_vaguer_day_agrees() {
    for turned in [false, true] {
        let mut texts = ["The ferry sank on Monday.", "It sank early on Monday."];
        if turned {
            texts.reverse();
        }
        let mut c = compared(&texts);
        let place = |article| Place { article, sentence: 0 };
        c.joined = vec![crate::comparison::Joined { a: place(0), b: place(1), by: JoinedBy::Values, meaning: None }];
        let mentions = vec![place(1), place(0)];
        c.claims = vec![crate::comparison::Claim { id: "c".into(), status: Status::Agree, mentions, origins: 2, score: 0.4 }];
        c.differences.clear();
        let e = Explainer::new(&c).claim(0);
        assert_eq!(e.doubts.first().map(|d| d.kind), Some(Kind::ByValues), "{e:?}");
        assert!(e.grounds.iter().any(|g| g.kind.is_time() && g.outlets == 2), "{e:?}");
    }
}

/// What joins them is that the one denies what the other tells of, and that is what is said: not that their values did it.
#[test]
fn none_against_some_is_told_as_such() {
    let none = "The Halden mill burned to the ground on Sunday. Forty firefighters came from five towns. No deaths have been reported.";
    let some = "Fire took the old mill of Halden. The night watchman, Casimir Pohl, was killed by a beam and buried yesterday. His widow \
                keeps the keys. Nothing is left of the machines that he had oiled for thirty years.";
    let c = compared(&[none, some]);
    let by = c.joined.iter().find(|j| j.a.sentence.max(j.b.sentence) == 2).map(|j| j.by);
    assert_eq!(by, Some(JoinedBy::Denial), "{:?}", c.joined);
    let e = Explainer::new(&c).difference(0);
    let kinds: Vec<Kind> = e.doubts.iter().map(|d| d.kind).collect();
    assert!(kinds.contains(&Kind::ByDenial) && !kinds.contains(&Kind::ByValues), "{kinds:?}");
    // A person who links the two leaves no such doubt.
    let hand = put_together(&["No deaths have been reported.", "The night watchman was killed by a beam."], 20, JoinedBy::Person);
    assert!(told(&hand, Kind::ByDenial).is_empty(), "{hand:?}");
    // Comparisons kept before there was the word read as they did.
    assert_eq!(serde_json::from_str::<JoinedBy>("\"values\"").unwrap(), JoinedBy::Values);
    assert_eq!(serde_json::to_string(&JoinedBy::Denial).unwrap(), "\"denial\"");
}

/// Sentences put together whatever they say, as if the model had found them near.
fn put_together(texts: &[&str], meaning: i8, by: JoinedBy) -> Evidence {
    let mut c = compared(texts);
    let mentions: Vec<Place> = (0..texts.len()).map(|article| Place { article, sentence: 0 }).collect();
    c.joined = vec![crate::comparison::Joined { a: mentions[0], b: mentions[1], by, meaning: Some(meaning) }];
    c.claims = vec![crate::comparison::Claim { id: "c".into(), status: Status::Agree, mentions, origins: 2, score: 0.4 }];
    c.differences.clear();
    Explainer::new(&c).claim(0)
}

#[test]
fn doubts_are_told() {
    let e = put_together(&["Mayor Ann Doe opened the bridge.", "Tom Marsh cut a ribbon."], 85, JoinedBy::Sentences);
    assert_eq!(told(&e, Kind::OnlyMeaning).len(), 1, "{e:?}");
    assert_eq!(told(&e, Kind::OtherNames), ["Ann Doe · Tom Marsh"]);
    let some = ["Ann Doe opened the bridge.", "Ann Doe opened it.", "The bridge was opened by Tom Marsh.", "It was opened."];
    assert!(told(&put_together(&some, 70, JoinedBy::Sentences), Kind::OtherNames).is_empty(), "two outlets have one name");
    assert_eq!(e.sure, Some(Confidence::Low));
    let e = put_together(&["The ferry sank on Monday.", "A warehouse burned on Friday."], 20, JoinedBy::Values);
    let kinds: Vec<Kind> = e.doubts.iter().map(|d| d.kind).collect();
    assert_eq!(kinds, [Kind::ByValues, Kind::FewWords, Kind::OtherTimes, Kind::MeaningFar]);
}

#[test]
fn an_hour_agrees_with_its_day_but_not_with_its_month() {
    let e = put_together(&["The ferry sank at 2 a.m. on Monday.", "It sank early on Monday, March 2."], 70, JoinedBy::Sentences);
    assert!(e.grounds.iter().any(|g| g.kind.is_time() && g.outlets == 2), "{e:?}");
    let e = put_together(&["The ferry sank on March 2.", "It sank in March."], 70, JoinedBy::Sentences);
    assert!(!e.grounds.iter().any(|g| g.kind.is_time()), "{e:?}");
}

#[test]
fn quoted_words_are_told_as_such() {
    let texts = ["“We heard a single loud bang,” she said.", "Roe said they “heard a single loud bang” at noon."];
    let e = put_together(&texts, 70, JoinedBy::Sentences);
    assert_eq!(told(&e, Kind::QuotedWords), ["heard a single loud bang"]);
    assert!(told(&e, Kind::CopiedWords).is_empty());
}

#[test]
fn many_outlets_share_what_most_of_them_have() {
    let texts = [
        "The ferry Halcyon sank off Skarne on Monday.",
        "The ferry Halcyon went down off Skarne on Monday.",
        "The ferry Halcyon was lost on Monday night.",
        "A ferry sank near Utvik.",
    ];
    let e = put_together(&texts, 70, JoinedBy::Sentences);
    let monday = e.grounds.iter().find(|g| g.kind == Kind::Date).unwrap_or_else(|| panic!("{e:?}"));
    assert_eq!((monday.outlets, e.outlets), (3, 4));
    assert!(!told(&e, Kind::Place).contains(&"Utvik"));
}

#[test]
fn long_and_repetitive_sentences_are_no_trouble() {
    let long = "bang ".repeat(4000) + "and the ferry Halcyon sank off Skarne.";
    let other = "the ferry ".repeat(2000) + "bang bang bang bang bang bang bang.";
    let e = put_together(&[&long, &other], 70, JoinedBy::Sentences);
    assert_eq!(e.outlets, 2);
    let c = compared(&["Ünlü “ſtraße” — 9️⃣ \u{200d}.", "Ünlü “ſtraße” — 9️⃣ \u{200d}!", ""]);
    let explainer = Explainer::new(&c);
    (0..c.claims.len()).for_each(|i| drop(explainer.claim(i)));
}

#[test]
fn a_difference_between_copies_has_few_more_grounds_than_one_between_two() {
    let texts: Vec<String> = (0..20).map(|i| if i % 2 == 0 { COURIER.to_owned() } else { COURIER.replace("Nine", "Ten") }).collect();
    let c = compared(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let material = |d: &Difference| d.severity == Severity::Material;
    if let Some(at) = c.differences.iter().position(material) {
        let e = Explainer::new(&c).difference(at);
        assert!(e.grounds.len() < 40, "{}", e.grounds.len());
    }
}
