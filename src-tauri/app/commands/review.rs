//! Decisions and corrections, and taking them back.

use super::{Shared, away};
use crate::wire::changes::{ArticleCorrectionView, StepView};
use crate::wire::{DecisionView, EventView, FieldName, PlaceView, Problem, ReviewView, SourceView};

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

/// Puts a block of an article's file (its number among the blocks of `source`) back into the article, or cuts it.
#[tauri::command]
pub async fn correct_block(session: Shared<'_>, event: String, article: String, block: usize, keep: bool) -> Result<SourceView, Problem> {
    away(session, move |s| s.correct_block(&event, &article, block, keep)).await
}

/// Says what one part of an article's metadata is, as a person writes it; an empty value says that there is none.
#[tauri::command]
pub async fn correct_field(
    session: Shared<'_>,
    event: String,
    article: String,
    field: FieldName,
    value: String,
) -> Result<SourceView, Problem> {
    away(session, move |s| s.correct_field(&event, &article, field, &value)).await
}

/// Says that a likely duplicate is an article of its own: it is compared from now on.
#[tauri::command]
pub async fn keep_article(session: Shared<'_>, event: String, article: String) -> Result<(), Problem> {
    away(session, move |s| s.keep_article(&event, &article)).await
}

/// Takes one correction away, whenever it was made.
#[tauri::command]
pub async fn withdraw_correction(session: Shared<'_>, event: String, correction: String) -> Result<EventView, Problem> {
    away(session, move |s| s.withdraw(&event, &correction)).await
}
