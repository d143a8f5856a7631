//! Decisions when another version of a decided article is taken in: none is lost, and none whose words still stand loses its place.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_app::session::Session;
use crosscheck_app::views;
use crosscheck_app::wire::{DecisionView, EventView, ReviewView};

use crate::desk::{Desk, states};

/// An outlet's page, published at a time of 4 May 2026.
fn page(outlet: &str, time: &str, headline: &str, paragraphs: &[&str]) -> String {
    let body: String = paragraphs.iter().map(|p| format!("<p>{p}</p>")).collect();
    format!(
        "<!doctype html><html lang=en><head><meta property=\"og:site_name\" content=\"{outlet}\"><meta property=\"og:type\" \
         content=\"article\"><meta property=\"article:published_time\" content=\"2026-05-04T{time}:00Z\"></head><body><article>\
         <h1>{headline}</h1>{body}</article></body></html>"
    )
}

const POST: [&str; 6] = [
    "Nine people were injured on Monday when a fire broke out on the ferry Halcyon off Skarne, the coastguard said.",
    "The ferry had 212 passengers on board when the fire began at 9:40 a.m. in the engine room.",
    "Captain Lena Ruud of the coastguard said the damage was put at $4.2 million.",
    "The ferry was built in 1998 and is owned by Halden Lines.",
    "“It is a wonder that nobody died,” said Ada Brenn, 41, the harbour master.",
    "All passengers were brought ashore at Skarne by noon.",
];

const ECHO: [&str; 6] = [
    "Eleven people were injured on Sunday when a fire broke out on the ferry Halcyon off Skarne, the coastguard said.",
    "The ferry had 221 passengers on board when the fire began at 9:55 a.m. in the engine room.",
    "Captain Lena Ruud of the coastguard said the damage was put at $2.4 million.",
    "The ferry was built in 1989 and is owned by Halden Lines.",
    "“It is a wonder that only one man died,” said Ada Brenn, 47, the harbour master.",
    "All passengers were brought ashore at Halden by noon.",
];

/// The notes of all decisions, each with the difference it stands on; none for one that has no place.
fn notes(view: &EventView) -> BTreeMap<String, Option<String>> {
    let note = |r: &ReviewView| r.note.clone();
    let at = view.differences.iter().filter_map(|d| Some((note(d.review.as_ref()?), Some(d.id.clone()))));
    at.chain(view.unplaced.iter().map(|u| (note(&u.review), None))).collect()
}

/// Whether both sides of a difference are as they were: the same sentences of the same articles, the same words.
fn sides(view: &EventView, id: &str) -> BTreeSet<(String, i32, String)> {
    let found = view.differences.iter().find(|d| d.id == id).unwrap();
    found.values.iter().map(|v| (v.article.clone(), v.sentence, v.text.clone())).collect()
}

/// An event of two articles with a decision, and a note of its own, on every difference.
fn decided(desk: &Desk) -> (String, EventView) {
    let headline = "Ferry fire off Skarne";
    let paths = [
        desk.file("post.html", page("Skarne Post", "10:00", headline, &POST).as_bytes()),
        desk.file("echo.html", page("Halden Echo", "10:30", headline, &ECHO).as_bytes()),
    ];
    let event = desk.take(None, &paths).event.unwrap();
    let view = desk.session.view(&event).unwrap();
    assert!(view.differences.len() >= 6, "{} differences", view.differences.len());
    let decisions = [DecisionView::Confirmed, DecisionView::Dismissed, DecisionView::Resolved];
    for (i, d) in view.differences.iter().enumerate() {
        let decision = decisions[i % 3];
        let side = (decision == DecisionView::Resolved).then(|| d.values[0].article.clone());
        let review = views::review::record(decision, side, format!("note {}", d.id), "ab".into());
        desk.session.review(&event, &d.id, review).unwrap();
    }
    let view = desk.session.view(&event).unwrap();
    assert!(view.differences.iter().all(|d| d.review.is_some()));
    (event, view)
}

/// Takes another version of the Post's article in and checks that no decision is lost; gives the event as it is then.
fn with_version(desk: &Desk, event: &str, before: &EventView, time: &str, paragraphs: &[&str]) -> EventView {
    let later = desk.file("post-later.html", page("Skarne Post", time, "Ferry fire off Skarne: what we know", paragraphs).as_bytes());
    assert_eq!(states(&desk.take(Some(event), &[later])), ["imported"]);
    let after = desk.session.view(event).unwrap();
    assert!(after.articles.iter().filter(|a| a.version.is_some()).count() == 2, "the two are versions of one");
    let (was, is) = (notes(before), notes(&after));
    assert_eq!(was.keys().collect::<Vec<_>>(), is.keys().collect::<Vec<_>>(), "no decision is lost");
    for (note, at) in &was {
        let old = sides(before, at.as_deref().unwrap());
        let Some(new) = &is[note] else { continue };
        let new = sides(&after, new);
        assert!(old.iter().filter(|s| new.contains(*s)).count() >= 2, "{note}: {old:?} is not in {new:?}");
    }
    // The words of every decision stand in the event still: the article that was decided on is there.
    let lost: Vec<_> = after.unplaced.iter().map(|u| (&u.review.note, &u.sides)).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    after
}

#[test]
fn a_later_version_with_other_figures_takes_no_decision_away() {
    let desk = Desk::new();
    let (event, before) = decided(&desk);
    let mut later = POST;
    later[0] = "Twelve people were injured on Monday when a fire broke out on the ferry Halcyon off Skarne, the coastguard said.";
    later[2] = "Captain Lena Ruud of the coastguard said the damage was put at $5 million.";
    let after = with_version(&desk, &event, &before, "18:00", &later);
    // Over a restart it is the same.
    let Desk { folder, session } = desk;
    drop(session);
    let again = Session::new(folder.path().join("library")).view(&event).unwrap();
    assert_eq!(notes(&again), notes(&after));
}

#[test]
fn a_version_that_took_over_the_other_outlets_figures_takes_none() {
    let desk = Desk::new();
    let (event, before) = decided(&desk);
    let mut later = ECHO;
    later[5] = "The ferry will be towed to Halden on Wednesday, the owner said.";
    // So that it is the Post's still.
    later[3] = POST[3];
    later[4] = POST[4];
    with_version(&desk, &event, &before, "18:00", &later);
}

#[test]
fn a_version_of_the_same_minute_and_ones_cut_short_take_none() {
    for (time, kept) in [("10:00", 6), ("08:00", 4), ("23:00", 3)] {
        let desk = Desk::new();
        let (event, before) = decided(&desk);
        let mut other = POST;
        other[1] = "The ferry had 230 passengers on board when the fire began at 9:20 a.m. in the engine room.";
        with_version(&desk, &event, &before, time, &other[..kept]);
    }
}

#[test]
fn a_version_in_place_of_the_one_decided_on_tells_what_has_no_place_any_more() {
    let desk = Desk::new();
    let (event, before) = decided(&desk);
    let mut later = POST;
    later[1] = "The ferry had 230 passengers on board when the fire began at 9:40 a.m. in the engine room.";
    let path = desk.file("post-later.html", page("Skarne Post", "18:00", "Ferry fire off Skarne", &later).as_bytes());
    desk.take(Some(&event), &[path]);
    let gone = before.articles.iter().find(|a| a.outlet == "Skarne Post").unwrap().id.clone();
    desk.session.library().unwrap().remove_article(&event, &gone).unwrap();
    let after = desk.session.view(&event).unwrap();
    assert_eq!(notes(&before).keys().collect::<Vec<_>>(), notes(&after).keys().collect::<Vec<_>>(), "each has a place or is listed");
    assert!(!after.unplaced.is_empty());
    // With the article, all of them come back.
    desk.session.step(&event, true).unwrap();
    assert_eq!(desk.session.view(&event).unwrap().unplaced.len(), 0);
}
