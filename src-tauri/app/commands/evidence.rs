//! What the views beside the reading view are drawn from.

use super::{Shared, away};
use crate::views;
use crate::wire::Problem;
use crate::wire::evidence::{EvidenceView, GridView, IndependenceView, QuotesView, VersionsView};

/// The fact grid of an event.
#[tauri::command]
pub async fn fact_grid(session: Shared<'_>, event: String) -> Result<GridView, Problem> {
    away(session, move |s| Ok(views::grid::grid(&s.compared(&event)?.1.comparison))).await
}

/// The quotes of an event by speaker.
#[tauri::command]
pub async fn quotes(session: Shared<'_>, event: String) -> Result<QuotesView, Problem> {
    away(session, move |s| Ok(views::quotes::quotes(&s.compared(&event)?.1.comparison))).await
}

/// Which articles of an event share text.
#[tauri::command]
pub async fn independence(session: Shared<'_>, event: String) -> Result<IndependenceView, Problem> {
    away(session, move |s| Ok(views::independence::independence(&s.compared(&event)?.1.comparison))).await
}

/// What speaks for a claim or a difference of an event (its id), and what against.
#[tauri::command]
pub async fn explain(session: Shared<'_>, event: String, subject: String) -> Result<EvidenceView, Problem> {
    away(session, move |s| views::explained::explained(&s.compared(&event)?.1.comparison, &subject)).await
}

/// Versions of one outlet's article in an event: what was added, cut and changed.
#[tauri::command]
pub async fn versions(session: Shared<'_>, event: String) -> Result<VersionsView, Problem> {
    away(session, move |s| Ok(views::versions::versions(&s.compared(&event)?.1.comparison))).await
}
