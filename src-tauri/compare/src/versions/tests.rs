use std::collections::BTreeSet;

use super::*;
use crate::comparison::{Comparison, Status};
use crate::document::{Document, Metadata};
use crate::meaning::NoMeaning;
use crate::pipeline::{self, Input};

const MORNING: &str = "Nine people were hurt when the ferry Halcyon caught fire off Skarne on Monday morning, the coast guard said. The harbour \
    of Skarne was closed to all ships until the wreck had been towed to the northern quay. A baker near the quay had seen the smoke first. \
    Divers will look at the hull as soon as the storm over the strait has passed.";
const EVENING: &str = "Eleven people were hurt when the ferry Halcyon caught fire off Skarne on Monday morning, the coast guard said. The \
    harbour of Skarne was closed to all ships until the wreck had been towed to the northern quay. Divers will look at the hull as soon as \
    the storm over the strait has passed. The ferry was built in 1998 and had passed its last inspection in May.";
const OTHERS: &str = "The ferry Halcyon caught fire off Skarne on Monday, and eleven people were hurt, according to the coast guard. Rescue \
    boats took everyone ashore within the hour.";

fn input(id: &str, outlet: &str, published: &str, text: &str) -> Input {
    let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
    let metadata = Metadata { outlet: some(outlet), published: some(published), ..Metadata::default() };
    Input { id: id.to_owned(), document: Document::raw(text, metadata) }
}

fn three() -> Vec<Input> {
    vec![
        input("b", "Skarne Courier", "2031-03-03T18:00", EVENING),
        input("a", "The Skarne Courier", "2031-03-03T09:00", MORNING),
        input("c", "Strait Radio", "2031-03-03T12:00", OTHERS),
    ]
}

fn compared(inputs: &[Input]) -> Comparison {
    pipeline::compare(inputs, &NoMeaning)
}

/// "kept 0>0" and so on, with the changed words.
fn drawn(c: &Comparison, step: &Step) -> Vec<String> {
    let side = |at: usize, list: &[Piece]| {
        let one = |p: &Piece| {
            let words: Vec<&str> = p.changed.iter().map(|s| c.articles[at].words_at(p.sentence, *s)).collect();
            if words.is_empty() { p.sentence.to_string() } else { format!("{}[{}]", p.sentence, words.join("|")) }
        };
        list.iter().map(one).collect::<Vec<_>>().join("+")
    };
    let one = |p: &Passage| format!("{} {}>{}", p.edit.name(), side(step.earlier, &p.earlier), side(step.later, &p.later));
    step.passages.iter().map(one).collect()
}

fn only_step(texts: [&str; 2]) -> Vec<String> {
    let c = compared(&[input("a", "Courier", "2031-03-03", texts[0]), input("b", "Courier", "2031-03-04", texts[1])]);
    assert_eq!(c.versions.len(), 1, "{texts:?}");
    drawn(&c, &c.versions[0].steps[0])
}

#[test]
fn two_versions_are_seen_and_what_was_edited() {
    let c = compared(&three());
    assert_eq!(c.versions.len(), 1);
    let v = &c.versions[0];
    assert_eq!((v.articles.as_slice(), v.latest()), ([1, 0].as_slice(), Some(0)));
    assert!(v.steps[0].ordered);
    let expected = ["changed 0[Nine]>0[Eleven]", "kept 1>1", "cut 2>", "kept 3>2", "added >3"];
    assert_eq!(drawn(&c, &v.steps[0]), expected);
    assert_eq!([Edit::Kept, Edit::Changed, Edit::Added, Edit::Cut].map(|e| v.steps[0].count(e)), [2, 1, 1, 1]);
    let runs = v.steps[0].passages[0].earlier[0].runs(&c.articles[1]);
    assert_eq!(runs.iter().map(|r| r.0.of(c.articles[1].words(0))).collect::<String>(), c.articles[1].words(0));
}

#[test]
fn an_outlet_does_not_agree_with_itself() {
    let c = compared(&three());
    let both = |sentence_a: i32, sentence_b: i32| {
        let has = |article, sentence| Place { article, sentence };
        c.claims.iter().find(|x| x.mentions.contains(&has(1, sentence_a)) && x.mentions.contains(&has(0, sentence_b)))
    };
    let closed = both(1, 1).expect("the two versions of one sentence are one claim");
    assert_eq!((closed.status, closed.origins, closed.mentions.len()), (Status::Single, 1, 2));
    assert!(c.copied.iter().all(|x| x.a.article == 2 || x.b.article == 2));
    assert_eq!(c.origin_of[0], c.origin_of[1]);
    // Nine against eleven stands between the morning's version and the other outlet alone, and the evening's version settled it.
    for d in &c.differences {
        let articles: BTreeSet<usize> = d.values.iter().map(|v| v.place.article).collect();
        assert!(articles.contains(&2), "{d:?}");
    }
    let count = c.differences.iter().find(|d| d.reason.contains("eleven") && d.reason.contains("Nine")).expect("nine against eleven");
    assert!(count.update && count.reason.ends_with("the later version of the same article has the other’s value"), "{}", count.reason);
}

#[test]
fn what_the_later_version_still_says_otherwise_is_no_update() {
    let mut inputs = three();
    inputs[2] = input("c", "Strait Radio", "", &OTHERS.replace("eleven", "fourteen"));
    let c = compared(&inputs);
    let count: Vec<_> = c.differences.iter().filter(|d| d.reason.contains("fourteen")).collect();
    assert!(!count.is_empty() && count.iter().all(|d| !d.update), "{count:?}");
}

#[test]
fn nothing_depends_on_the_order_of_files() {
    let of = |inputs: &[Input]| {
        let c = compared(inputs);
        let id = |a: usize| c.articles[a].id.clone();
        let steps: Vec<_> =
            c.versions.iter().flat_map(|v| &v.steps).map(|s| (id(s.earlier), id(s.later), s.ordered, drawn(&c, s))).collect();
        let claims: Vec<_> = c.claims.iter().map(|x| (x.id.clone(), x.status, x.origins)).collect();
        let differences: Vec<_> = c.differences.iter().map(|x| (x.id.clone(), x.update, x.reason.clone())).collect();
        (steps, claims, differences)
    };
    for dates in [["2031-03-03T18:00", "2031-03-03T09:00"], ["", ""]] {
        let mut inputs = three();
        inputs[0].document.metadata.published = Some(dates[0].to_owned()).filter(|d| !d.is_empty());
        inputs[1].document.metadata.published = Some(dates[1].to_owned()).filter(|d| !d.is_empty());
        let one = of(&inputs);
        assert_eq!(one.0.len(), 1);
        assert_eq!(one.0[0].2, !dates[0].is_empty());
        for turn in 0..5 {
            inputs.rotate_left(1);
            if turn == 2 {
                inputs.reverse();
            }
            assert_eq!(of(&inputs), one);
        }
    }
}

#[test]
fn other_outlets_other_stories_and_unknown_outlets_are_no_versions() {
    let none = |inputs: &[Input]| assert!(compared(inputs).versions.is_empty());
    none(&[input("a", "Courier", "", MORNING), input("b", "Strait Radio", "", EVENING)]);
    none(&[input("a", "", "", MORNING), input("b", "", "", EVENING)]);
    none(&[input("a", "Courier", "", MORNING), input("b", "", "", EVENING)]);
    let story = "The owners of the ferry Halcyon have met the families of the hurt in the town hall of Skarne. The harbour of Skarne was closed \
        to all ships until the wreck had been towed to the northern quay. They promised to pay for the hotel and the way home, and to answer \
        every letter within the week; a lawyer for nineteen of the families said that this was not enough.";
    let two = [input("a", "Courier", "2031-03-03", MORNING), input("b", "Courier", "2031-03-04", story)];
    none(&two);
    // What only they have in common, one outlet alone has.
    let c = compared(&two);
    assert!(c.claims.iter().all(|x| x.status != Status::Agree));
    assert!(c.claims.iter().any(|x| x.mentions.len() == 2 && x.status == Status::Single));
}

#[test]
fn a_quoted_statement_makes_no_version() {
    let quote = "\u{201c}We are shocked by the fire on the Halcyon and our thoughts are with all who were hurt and with those who waited for \
        news of them through the night. We will give the inquiry every paper it asks for, and will not sail again until it has ended,\u{201d}";
    let one = format!(
        "The head of the ferry line spoke on the quay of Skarne on Monday evening before some forty reporters. {quote} Ida Holt said. \
         She left without taking questions and was driven to the airport in a grey car."
    );
    let two = format!(
        "Shares of the ferry line lost a third of their worth when trading opened in the capital on Tuesday after the fire. {quote} its head \
         Ida Holt said. Two banks told their clients to sell, and one to wait for what the inquiry finds."
    );
    assert!(compared(&[input("a", "Courier", "2031-03-03", &one), input("b", "Courier", "2031-03-04", &two)]).versions.is_empty());
}

#[test]
fn a_chain_of_versions_in_order() {
    let noon = MORNING.replace("Nine", "Ten");
    let inputs = [
        input("3", "Courier", "2031-03-05", EVENING),
        input("1", "Courier", "2031-03-03", MORNING),
        input("2", "Courier", "2031-03-04", &noon),
    ];
    let c = compared(&inputs);
    assert_eq!(c.versions[0].articles, [1, 2, 0]);
    assert_eq!(c.versions[0].steps.iter().map(|s| (s.earlier, s.later, s.ordered)).collect::<Vec<_>>(), [(1, 2, true), (2, 0, true)]);
    assert!(c.differences.is_empty() && c.claims.iter().all(|x| x.status == Status::Single));
    assert_eq!(c.claims.iter().filter(|x| x.mentions.len() == 3).count(), 3);
}

#[test]
fn parted_and_joined_sentences_are_one_passage() {
    let rest = "The harbour of Skarne was closed to all ships until the wreck had been towed to the northern quay. Divers will look at the hull \
        as soon as the storm over the strait has passed.";
    let one = format!(
        "The board voted on Friday to close the old pier to visitors, and the mayor said that the work would begin in March. {rest}"
    );
    let two =
        format!("The board voted on Friday to close the old pier to visitors. The mayor said that the work would begin in April. {rest}");
    assert_eq!(only_step([&one, &two])[0], "changed 0[, and|March]>0+1[April]");
    assert_eq!(only_step([&two, &one])[0], "changed 0+1[April]>0[, and|March]");
}

#[test]
fn moved_sentences_and_other_marks_are_kept() {
    let moved = "Divers will look at the hull as soon as the storm over the strait has passed. The harbour of Skarne was closed to all ships, \
        until the wreck had been towed to the northern quay. Nine people were hurt when the ferry Halcyon caught fire off Skarne on Monday \
        morning, the coast guard said. A baker near the quay had seen the smoke first.";
    assert_eq!(only_step([MORNING, moved]), ["kept 3>0", "kept 1>1", "kept 0>2", "kept 2>3"]);
}

#[test]
fn headlines_are_counterparts() {
    let mut inputs = three();
    inputs.truncate(2);
    for (input, headline) in inputs.iter_mut().zip(["Eleven hurt as ferry burns", "Fire on the Halcyon"]) {
        input.document.metadata.headline = Some(headline.to_owned());
    }
    let c = compared(&inputs);
    assert_eq!(drawn(&c, &c.versions[0].steps[0])[0], "changed -1[Fire on the Halcyon]>-1[Eleven hurt as ferry burns]");
}

#[test]
fn every_sentence_stands_once_and_the_outcome_keeps_it() {
    let mut inputs = three();
    inputs.push(input("d", "Skarne Courier", "2031-03-04T09:00", &format!("{EVENING} {MORNING} {EVENING}")));
    let c = compared(&inputs);
    for step in &c.versions[0].steps {
        for article in [step.earlier, step.later] {
            let pieces = |p: &Passage| -> Vec<i32> {
                (if article == step.earlier { &p.earlier } else { &p.later }).iter().map(|x| x.sentence).collect()
            };
            let mut spoken: Vec<i32> = step.passages.iter().flat_map(pieces).collect();
            spoken.sort_unstable();
            assert_eq!(spoken, c.articles[article].units().map(|s| s.index).collect::<Vec<_>>());
        }
    }
    let kept: crate::comparison::Outcome = serde_json::from_str(&serde_json::to_string(&c.outcome()).unwrap()).unwrap();
    assert_eq!(Comparison::rejoined(c.articles.clone(), kept.clone()).as_ref(), Some(&c));
    let mut other = kept;
    other.versions[0].steps[0].later = 99;
    assert_eq!(Comparison::rejoined(c.articles.clone(), other), None);
}

#[test]
fn in_a_large_event_copies_of_other_outlets_still_stand_against_an_edit() {
    let mut inputs: Vec<Input> = (0..34).map(|i| input(&format!("x{i:02}"), &format!("Outlet {i}"), "", MORNING)).collect();
    inputs.push(input("a", "Courier", "2031-03-03", MORNING));
    inputs.push(input("b", "Courier", "2031-03-04", EVENING));
    let c = compared(&inputs);
    assert_eq!(c.versions.len(), 1);
    let count = c.differences.iter().find(|d| d.reason.contains("Nine")).expect("nine against eleven");
    assert!(count.values.len() >= 35 && !count.update, "{}", count.values.len());
    assert!(c.copied.iter().all(|x| [x.a.article, x.b.article] != [34, 35]));
}
