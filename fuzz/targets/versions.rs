//! Any words as the articles of an event, the first of them again as another version of it: the order of the articles changes neither the
//! versions nor what speaks for a claim or a difference; every sentence of two versions is told once, and all that is shown stands in the
//! text.
#![no_main]

use std::collections::BTreeSet;

use crosscheck_compare::article::{Article, HEADLINE};
use crosscheck_compare::comparison::{Comparison, Outcome, Status};
use crosscheck_compare::evidence::{Evidence, Explainer};
use crosscheck_compare::grid;
use crosscheck_compare::meaning::{Meaning, NoMeaning};
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_compare::versions::{Edit, Passage, Piece, Step};
use crosscheck_fuzz::event;

/// A step as it must be whatever the order of the articles: ids, and each passage's edit with the words of both sides, parted by runs.
type Told = (String, String, bool, Vec<(Edit, Vec<Vec<String>>, Vec<Vec<String>>)>);

fn side(article: &Article, pieces: &[Piece]) -> Vec<Vec<String>> {
    let one = |p: &Piece| {
        let words = article.words(p.sentence);
        let runs: Vec<String> = p.runs(article).into_iter().map(|(span, _)| span.of(words).to_owned()).collect();
        assert_eq!(runs.concat(), words, "runs join to the sentence");
        runs
    };
    pieces.iter().map(one).collect()
}

fn told(c: &Comparison, step: &Step) -> Told {
    let Step { earlier, later, ordered, passages } = step;
    let (old, new) = (&c.articles[*earlier], &c.articles[*later]);
    assert_ne!(earlier, later, "a step is of two articles");
    let all = |article: &Article, of: &dyn Fn(&Passage) -> Vec<i32>| {
        let mut seen: Vec<i32> = passages.iter().flat_map(of).collect();
        seen.sort_unstable();
        let headline = article.headline.as_ref().map(|_| HEADLINE);
        let there: Vec<i32> = headline.into_iter().chain(article.sentences.iter().map(|s| s.index)).collect();
        assert_eq!(seen, there, "every sentence is told once");
    };
    all(old, &|p| p.earlier.iter().map(|x| x.sentence).collect());
    all(new, &|p| p.later.iter().map(|x| x.sentence).collect());
    for p in passages {
        let sides = (p.earlier.is_empty(), p.later.is_empty());
        assert_eq!(sides, (p.edit == Edit::Added, p.edit == Edit::Cut), "what was added has no earlier side, what was cut no later one");
    }
    let passages = passages.iter().map(|p| (p.edit, side(old, &p.earlier), side(new, &p.later))).collect();
    (old.id.clone(), new.id.clone(), *ordered, passages)
}

/// Evidence without places: kinds, words, how many outlets.
type Spoken = (String, Vec<(&'static str, String, usize)>, Vec<(&'static str, String, usize)>);

fn spoken(c: &Comparison, id: &str, evidence: Evidence) -> Spoken {
    let Evidence { sentences, outlets, grounds, doubts, sure: _ } = evidence;
    for p in &sentences {
        assert!(c.articles[p.article].sentence(p.sentence).is_some(), "its sentences are there");
    }
    for ground in grounds.iter().chain(&doubts) {
        assert!(ground.outlets <= outlets, "no more outlets than there are");
        for (place, span) in &ground.spots {
            assert!(sentences.contains(place), "spots are in its sentences");
            let article = &c.articles[place.article];
            let whole = article.sentence(place.sentence).expect("there").span;
            let inside = whole.contains(*span) && article.base(place.sentence).get(span.start..span.end).is_some();
            assert!(inside, "spots stand in the sentence");
        }
    }
    assert!(grounds.is_sorted_by_key(|g| g.kind), "what is hardest to come by chance first");
    let plain = |list: Vec<crosscheck_compare::evidence::Ground>| list.into_iter().map(|g| (g.kind.name(), g.text, g.outlets)).collect();
    (id.to_owned(), plain(grounds), plain(doubts))
}

/// All that must be the same whatever the order of the articles.
fn all(c: &Comparison) -> (BTreeSet<Told>, Vec<Spoken>) {
    let outlets = c.outlets();
    for v in &c.versions {
        assert!(v.articles.len() > 1 && v.steps.len() + 1 == v.articles.len(), "from each version to the next");
        assert_eq!(v.articles.iter().map(|a| outlets[*a]).collect::<BTreeSet<_>>().len(), 1, "versions are of one outlet");
        assert_eq!(v.articles.iter().map(|a| c.origin_of[*a]).collect::<BTreeSet<_>>().len(), 1, "versions are of one origin");
        assert!(v.steps.iter().zip(v.articles.windows(2)).all(|(s, w)| (s.earlier, s.later) == (w[0], w[1])), "in order");
    }
    for claim in c.claims.iter().filter(|c| c.status == Status::Agree) {
        let of: BTreeSet<usize> = claim.mentions.iter().map(|m| outlets[m.article]).collect();
        assert!(of.len() > 1, "no outlet agrees with itself");
    }
    let explainer = Explainer::new(c);
    let mut evidence: Vec<Spoken> = c.claims.iter().enumerate().map(|(i, x)| spoken(c, &x.id, explainer.claim(i))).collect();
    evidence.extend(c.differences.iter().enumerate().map(|(i, x)| spoken(c, &x.id, explainer.difference(i))));
    evidence.sort();
    (c.versions.iter().flat_map(|v| &v.steps).map(|s| told(c, s)).collect(), evidence)
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [choice, seed, rest @ ..] = bytes else { return };
    let mut inputs: Vec<Input> = event::articles(rest);
    for made in 0..(choice >> 4) & 3 {
        if let Some(version) = inputs.get(usize::from(made) % 2).map(|i| event::version(i, seed.wrapping_add(made.wrapping_mul(77)))) {
            inputs.push(Input { id: format!("v{made}"), ..version });
        }
    }
    let meaning: &dyn Meaning = if choice & 1 == 0 { &NoMeaning } else { &event::Letters };
    let first = pipeline::compare(&inputs, meaning);
    let before = all(&first);
    let _ = grid::rows(&first);
    let kept = serde_json::to_string(&first.outcome()).expect("JSON");
    let kept: Outcome = serde_json::from_str(&kept).expect("JSON again");
    assert_eq!(Comparison::rejoined(first.articles.clone(), kept).as_ref(), Some(&first), "what is kept gives the comparison again");
    if choice & 2 != 0 {
        inputs.reverse();
        assert_eq!(all(&pipeline::compare(&inputs, meaning)), before, "the order of the articles changes nothing");
    }
});
