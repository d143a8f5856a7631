//! The customer's two articles, measured. Their texts are their publishers' and not in this repository: where `../shared` is
//! missing, this says so and measures nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::{Path, PathBuf};

use crosscheck_compare::comparison::{Comparison, DifferenceKind, Place};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{Input, compare};
use crosscheck_import as import;
use serde_json::Value;

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.parent()?;
    let folder = root.join("shared/corpus/seeds");
    if folder.join("expected.json").exists() {
        return Some(folder);
    }
    println!("seeds: not measured, {} is not there", folder.display());
    None
}

/// What is expected, and the comparison, articles K then D.
fn seeds() -> Option<(Value, Comparison)> {
    let folder = folder()?;
    let expected: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let inputs = ["K", "D"].map(|id| {
        let name = expected["articles"][id]["file"].as_str().unwrap();
        let bytes = std::fs::read(folder.join(name)).unwrap();
        Input { id: id.into(), document: import::read(&import::Input { name, bytes: &bytes, ..import::Input::default() }).unwrap() }
    });
    Some((expected, compare(&inputs, &NoMeaning)))
}

#[test]
fn both_bodies_are_found() {
    let Some((expected, c)) = seeds() else { return };
    for a in &c.articles {
        let want = &expected["articles"][&a.id];
        assert!(a.text.starts_with(want["body_begins"].as_str().unwrap()), "{} begins: {:.120}", a.id, a.text);
        assert!(
            a.text.trim_end().ends_with(want["body_ends"].as_str().unwrap()),
            "{} ends: {}",
            a.id,
            &a.text[a.text.len().saturating_sub(120)..]
        );
        for clutter in want["must_not_contain"].as_array().unwrap() {
            assert!(!a.text.contains(clutter.as_str().unwrap()), "{} contains {clutter}", a.id);
        }
        assert_eq!(a.metadata.outlet.as_deref(), want["outlet"].as_str(), "outlet of {}", a.id);
        assert_eq!(a.metadata.headline.as_deref(), want["headline"].as_str(), "headline of {}", a.id);
        assert_eq!(a.metadata.byline.as_deref(), want["byline"].as_str(), "byline of {}", a.id);
        assert_eq!(a.metadata.published.as_deref(), want["published"].as_str(), "published of {}", a.id);
    }
}

#[test]
fn its_dates_are_resolved() {
    let Some((expected, c)) = seeds() else { return };
    for want in expected["facts"].as_array().unwrap() {
        let article = c.articles.iter().find(|a| a.id == want["article"].as_str().unwrap()).unwrap();
        let text = want["text"].as_str().unwrap();
        let found = article.facts.iter().any(|f| {
            matches!(&f.value, crosscheck_compare::fact::Value::Timex(t) if t.value == want["value"].as_str().unwrap())
                && article.words_at(f.sentence, f.span).contains(text)
        });
        assert!(found, "{} {text}: {:?}", article.id, article.facts.iter().filter(|f| f.kind.is_timex()).collect::<Vec<_>>());
    }
}

/// The sentence of an article that begins with these words, or holds them.
fn place(c: &Comparison, article: &str, words: &str) -> Option<Place> {
    let at = c.articles.iter().position(|a| a.id == article)?;
    let a = &c.articles[at];
    a.units().find(|s| a.words(s.index).contains(words)).map(|s| Place { article: at, sentence: s.index })
}

#[test]
fn its_agreements_are_shown_as_agreements() {
    let Some((expected, c)) = seeds() else { return };
    for claim in expected["claims"].as_array().unwrap().iter().filter(|x| x["status"] == "agree") {
        let places = |id: &str| -> Vec<Place> {
            let mentions = claim["mentions"][id].as_array().unwrap();
            mentions.iter().filter_map(|w| place(&c, id, w.as_str().unwrap())).collect()
        };
        let (k, d) = (places("K"), places("D"));
        let joined = c.claims.iter().any(|x| k.iter().any(|p| x.mentions.contains(p)) && d.iter().any(|p| x.mentions.contains(p)));
        assert!(joined, "not joined: {}", claim["gist"]);
    }
}

#[test]
fn no_false_difference_of_numbers_or_dates() {
    let Some((_, c)) = seeds() else { return };
    let false_ones: Vec<_> = c.differences.iter().filter(|d| matches!(d.kind, DifferenceKind::Number | DifferenceKind::Date)).collect();
    assert!(false_ones.is_empty(), "{false_ones:?}");
}
