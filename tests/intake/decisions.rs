//! Decisions and corrections: taken back, made again, and kept when articles come and go.

use crosscheck_app::session::Session;
use crosscheck_app::views;
use crosscheck_app::wire::changes::{ArticleCorrectionView, StepAction};
use crosscheck_app::wire::{DecisionView, FieldName, PlaceView, ProblemCode};

use crate::desk::{Desk, STORY, confirmed, decision, states, two};

#[test]
fn decisions_are_taken_back_and_made_again_over_a_restart() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let view = desk.session.view(&event).unwrap();
    assert_eq!(view.history, Default::default());
    let id = view.differences[0].id.clone();
    desk.session.review(&event, &id, confirmed()).unwrap();
    desk.session.review(&event, &id, views::review::record(DecisionView::Dismissed, None, String::new(), "ab".into())).unwrap();
    assert!(desk.session.review(&event, "d-nobody", confirmed()).is_err());

    let Desk { folder, session } = desk;
    drop(session);
    let session = Session::new(folder.path().join("library"));
    let undo = session.view(&event).unwrap().history.undo.unwrap();
    assert_eq!((undo.action, undo.detail.is_empty()), (StepAction::Dismiss, false));
    let step = session.step(&event, true).unwrap().unwrap();
    assert_eq!((step.subject.as_deref(), step.review.map(|r| r.decision)), (Some(id.as_str()), Some(DecisionView::Confirmed)));
    let step = session.step(&event, true).unwrap().unwrap();
    assert!(step.review.is_none() && step.history.undo.is_none());
    assert!(session.step(&event, true).unwrap().is_none());
    assert_eq!(decision(&session.view(&event).unwrap(), &id), None);
    session.step(&event, false).unwrap().unwrap();
    assert_eq!(decision(&session.view(&event).unwrap(), &id), Some(DecisionView::Confirmed));
}

#[test]
fn decisions_stay_when_an_article_comes_and_are_told_when_one_goes() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let id = desk.session.view(&event).unwrap().differences[0].id.clone();
    desk.session.review(&event, &id, confirmed()).unwrap();
    let third = STORY.replace("Nine people", "Fourteen people").replace("Ada Quill", "Ida Holt");
    desk.take(Some(&event), &[desk.file("herald.txt", third.as_bytes())]);
    let view = desk.session.view(&event).unwrap();
    assert!(view.unplaced.is_empty());
    let kept: Vec<_> = view.differences.iter().filter(|d| d.review.is_some()).collect();
    assert_eq!(kept.len(), 1);
    let listed = || views::library::library(&desk.session.library().unwrap(), None, false).unwrap();
    assert_eq!(listed().events[0].decided, 1, "the list counts it wherever it went");
    // Decided anew, it stands for the new one alone; and clearing it leaves nothing behind.
    let now = kept[0].id.clone();
    desk.session.review(&event, &now, views::review::record(DecisionView::Open, None, String::new(), String::new())).unwrap();
    let view = desk.session.view(&event).unwrap();
    assert!(view.differences.iter().all(|d| d.review.is_none()) && view.unplaced.is_empty());
    desk.session.step(&event, true).unwrap().unwrap();
    assert_eq!(listed().events[0].decided, 1);

    for article in &view.articles[1..] {
        desk.session.library().unwrap().remove_article(&event, &article.id).unwrap();
    }
    let view = desk.session.view(&event).unwrap();
    assert_eq!(view.unplaced.len(), 1);
    let lost = &view.unplaced[0];
    assert!(lost.sides.iter().any(|s| s.sentence.contains("Eleven people")) && lost.review.note == "rang them");
    let blank = views::review::record(DecisionView::Open, None, String::new(), String::new());
    desk.session.review(&event, &lost.subject, blank).unwrap();
    assert!(desk.session.view(&event).unwrap().unplaced.is_empty());
}

#[test]
fn corrections_of_a_reading_hold_when_the_file_comes_again_and_are_taken_back() {
    let desk = Desk::new();
    let story = desk.file("story.txt", STORY.as_bytes());
    let result = desk.take(None, std::slice::from_ref(&story));
    let event = result.event.clone().unwrap();
    let session = &desk.session;
    let article = session.view(&event).unwrap().articles[0].id.clone();
    let read = session.source(&article).unwrap();
    let last = read.blocks.iter().rposition(|b| b.reason.is_none()).unwrap();
    let cut = session.correct_block(&event, &article, last, false).unwrap();
    assert_eq!(cut.blocks[last].reason.as_deref(), Some("cut by hand"));
    assert!(cut.blocks[last].by_hand && cut.blocks[last].read_reason.is_none());
    let entered = session.correct_field(&event, &article, FieldName::Outlet, "  Skarne   Post ").unwrap();
    let outlet = entered.fields.iter().find(|f| f.field == FieldName::Outlet).unwrap();
    assert_eq!((outlet.value.as_str(), outlet.by_hand, outlet.warnings.len()), ("Skarne Post", true, 0));
    assert!(session.correct_field(&event, &article, FieldName::Published, "soon").is_err());
    assert!(session.correct_block(&event, &article, 999, true).is_err());

    let words = |view: &crosscheck_app::wire::EventView| -> String {
        view.articles[0].sentences.iter().flat_map(|s| &s.runs).map(|r| r.text.as_str()).collect()
    };
    let corrected = session.view(&event).unwrap();
    assert_eq!(corrected.articles[0].outlet, "Skarne Post");
    assert!(!words(&corrected).contains("by noon"), "what was cut is not compared");

    session.library().unwrap().remove_article(&event, &article).unwrap();
    assert_eq!(states(&desk.take(Some(&event), &[story])), ["imported"]);
    let again = session.view(&event).unwrap();
    assert_eq!(again.articles[0].outlet, "Skarne Post", "it holds for the same file again");
    assert!(!words(&again).contains("by noon"));

    // The removal, the outlet, the block.
    for _ in 0..3 {
        session.step(&event, true).unwrap();
    }
    let back = session.view(&event).unwrap();
    assert!(words(&back).contains("by noon"));
    assert!(session.source(&article).unwrap().blocks.iter().all(|b| !b.by_hand));
}

#[test]
fn corrections_are_followed_at_once_and_taken_back() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let view = desk.session.view(&event).unwrap();
    let difference = &view.differences[0];
    let place = |i: usize| PlaceView { article: difference.values[i].article.clone(), sentence: difference.values[i].sentence };
    desk.session.review(&event, &difference.id, confirmed()).unwrap();
    let parted = desk.session.link(&event, &[place(0)], &[place(1)], false).unwrap();
    assert!(parted.differences.iter().all(|d| d.id != difference.id));
    assert_eq!((parted.corrections.len(), parted.corrections[0].holds, parted.unplaced.len()), (1, true, 1));
    assert!(desk.session.step(&event, true).unwrap().unwrap().subject.is_none(), "the whole event is to be opened anew");
    let back = desk.session.view(&event).unwrap();
    assert_eq!(decision(&back, &difference.id), Some(DecisionView::Confirmed));
    assert!(back.corrections.is_empty());
    assert!(desk.session.link(&event, &[place(0)], &[place(0)], true).is_err(), "sentences of one article");

    let outlet = ArticleCorrectionView { outlet: Some("The Skarne Post".into()), ..Default::default() };
    let article = view.articles[0].id.clone();
    let named = desk.session.correct(&event, &article, outlet).unwrap();
    assert_eq!(named.articles[0].outlet, "The Skarne Post");
    assert_eq!(named.differences.iter().filter(|d| d.review.is_some()).count(), 1, "the decision follows");
    let listed = views::library::library(&desk.session.library().unwrap(), None, false).unwrap();
    assert_eq!(listed.events[0].outlets[0], "The Skarne Post");
    let wrong = ArticleCorrectionView { published: Some("last Monday".into()), ..Default::default() };
    assert_eq!(desk.session.correct(&event, &article, wrong).unwrap_err().code, ProblemCode::NotADate);
    let withdrawn = desk.session.withdraw(&event, &named.corrections[0].id).unwrap();
    assert_eq!(withdrawn.articles[0].outlet, view.articles[0].outlet);
}
