//! Decisions and corrections, and taking them back.

use super::{Shared, away};
use crate::wire::changes::{ArticleCorrectionView, StepView};
use crate::wire::{DecisionView, EventView, PlaceView, Problem, ReviewView};

/// Keeps the journalist's decision on a difference or a claim; nothing decided and nothing noted clears it.
#[tauri::command]
pub async fn review(
    session: Shared<'_>,
    event: String,
    difference: String,
    decision: DecisionView,
    side: Option<String>,
    note: String,
    initials: String,
) -> Result<Option<ReviewView>, Problem> {
    let review = crate::views::review::record(decision, side, note, initials);
    away(session, move |s| s.review(&event, &difference, review)).await
}

/// Takes the last change of an event back; null where there is none.
#[tauri::command]
pub async fn undo(session: Shared<'_>, event: String) -> Result<Option<StepView>, Problem> {
    away(session, move |s| s.step(&event, true)).await
}

/// Does again what was taken back last; null where there is nothing.
#[tauri::command]
pub async fn redo(session: Shared<'_>, event: String) -> Result<Option<StepView>, Problem> {
    away(session, move |s| s.step(&event, false)).await
}

/// Says that sentences of different articles report the same fact: `a` and each of `b`.
#[tauri::command]
pub async fn link_sentences(session: Shared<'_>, event: String, a: PlaceView, b: Vec<PlaceView>) -> Result<EventView, Problem> {
    away(session, move |s| s.link(&event, &[a], &b, true)).await
}

/// Says that no sentence of `left` reports the same fact as one of `right`: unlinks two sentences, or splits a claim.
#[tauri::command]
pub async fn part_sentences(session: Shared<'_>, event: String, left: Vec<PlaceView>, right: Vec<PlaceView>) -> Result<EventView, Problem> {
    away(session, move |s| s.link(&event, &left, &right, false)).await
}

/// Says what an article's outlet, headline, byline or dates are.
#[tauri::command]
pub async fn correct_article(
    session: Shared<'_>,
    event: String,
    article: String,
    correction: ArticleCorrectionView,
) -> Result<EventView, Problem> {
    away(session, move |s| s.correct(&event, &article, correction)).await
}

/// Takes one correction away, whenever it was made.
#[tauri::command]
pub async fn withdraw_correction(session: Shared<'_>, event: String, correction: String) -> Result<EventView, Problem> {
    away(session, move |s| s.withdraw(&event, &correction)).await
}
