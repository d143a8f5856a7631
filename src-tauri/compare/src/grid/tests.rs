use super::*;
use crate::document::{Document, Metadata};
use crate::meaning::NoMeaning;
use crate::pipeline::{self, Input};

fn compared(texts: &[&str]) -> Comparison {
    let input = |(i, text): (usize, &&str)| {
        let metadata = Metadata { published: Some("2031-05-14".to_owned()), ..Metadata::default() };
        Input { id: format!("article {i}"), document: Document::raw(text, metadata) }
    };
    pipeline::compare(&texts.iter().enumerate().map(input).collect::<Vec<_>>(), &NoMeaning)
}

/// `question | answer, answer`, the differing ones first.
fn grid(texts: &[&str]) -> Vec<String> {
    let comparison = compared(texts);
    let line = |row: &Row| {
        let words = |c: &Cell| comparison.articles[c.place.article].words_at(c.place.sentence, c.span).to_owned();
        let sign = if row.difference.is_some() { "≠" } else { "=" };
        format!("{sign} {} {}", row.question, row.cells.iter().map(words).collect::<Vec<_>>().join(" | "))
    };
    rows(&comparison).iter().map(line).collect()
}

#[test]
fn asks_what_the_sentences_answer() {
    let rows = grid(&[
        "Nine people were shot at the Lindow market hall, police chief Ann Tregarth said. The suspect paid $1.2 million for the warehouse.",
        "Twelve people were shot at the Lindow market hall, police chief Ann Tregarth said. The suspect paid $1.2 million for the warehouse.",
    ]);
    assert!(rows.iter().any(|r| r.starts_with("≠ How many were shot? ") && r.contains(" | ")), "{rows:#?}");
    assert!(rows.iter().any(|r| r == "= How much was paid? $1.2 million | $1.2 million"), "{rows:#?}");
}

#[test]
fn an_agreement_needs_two_articles() {
    let rows = grid(&["Nine people were injured in Lindow on Tuesday.", "A dog show in Marle drew nobody."]);
    assert!(rows.is_empty(), "{rows:#?}");
}

#[test]
fn a_row_is_told_from_others_by_its_topic() {
    let comparison = compared(&[
        "The ferry Solveig struck the breakwater at 6:05 a.m., the coast guard said.",
        "The ferry Solveig struck the breakwater at 6:40 a.m., the coast guard said.",
    ]);
    let row = rows(&comparison).into_iter().find(|r| r.difference.is_some()).expect("a difference");
    assert_eq!((row.question.as_str(), row.topic.as_str()), ("At what time did it happen?", "ferry Solveig struck breakwater"));
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let texts = [
        "The ferry Solveig struck the breakwater at 6:05 a.m. Nine people were hurt.",
        "The ferry Solveig struck the breakwater at 6:40 a.m. Fourteen people were hurt.",
        "Fourteen people were hurt when the ferry Solveig struck the breakwater.",
    ];
    let told = |texts: &[&str]| -> Vec<(String, String)> { rows(&compared(texts)).into_iter().map(|r| (r.question, r.topic)).collect() };
    assert_eq!(told(&texts), told(&[texts[2], texts[0], texts[1]]));
}
