//! What is done with events as a whole, and searching them.

use super::{Shared, away};
use crate::views;
use crate::wire::Problem;
use crate::wire::search::{SearchView, SuggestionView};

/// Makes an empty event and gives its id.
#[tauri::command]
pub async fn make_event(session: Shared<'_>, name: String) -> Result<String, Problem> {
    away(session, move |s| Ok(s.library()?.make_event(name.trim())?.id)).await
}

/// Gives an event another name.
#[tauri::command]
pub async fn rename_event(session: Shared<'_>, id: String, name: String) -> Result<(), Problem> {
    away(session, move |s| Ok(s.library()?.rename_event(&id, name.trim())?)).await
}

/// Puts an event into the bin.
#[tauri::command]
pub async fn delete_event(session: Shared<'_>, id: String) -> Result<(), Problem> {
    away(session, move |s| Ok(s.library()?.set_deleted(&id, true)?)).await
}

/// Takes an event out of the bin.
#[tauri::command]
pub async fn restore_event(session: Shared<'_>, id: String) -> Result<(), Problem> {
    away(session, move |s| Ok(s.library()?.set_deleted(&id, false)?)).await
}

/// Puts an event among those done with, or back.
#[tauri::command]
pub async fn archive_event(session: Shared<'_>, id: String, archived: bool) -> Result<(), Problem> {
    away(session, move |s| Ok(s.library()?.set_archived(&id, archived)?)).await
}

/// Puts all articles, decisions and corrections of one event into another; what is left of it goes to the bin.
#[tauri::command]
pub async fn merge_events(session: Shared<'_>, into: String, from: String) -> Result<(), Problem> {
    away(session, move |s| Ok(s.library()?.merge(&into, &from)?)).await
}

/// Moves articles with their decisions to another event, or to a new one named by the first headline, and gives that event's id.
#[tauri::command]
pub async fn move_articles(session: Shared<'_>, from: String, articles: Vec<String>, to: Option<String>) -> Result<String, Problem> {
    away(session, move |s| Ok(s.library()?.move_articles(&from, &articles, to.as_deref())?)).await
}

/// Takes an article out of an event. Its file and the reviews stay.
#[tauri::command]
pub async fn remove_article(session: Shared<'_>, event: String, article: String) -> Result<(), Problem> {
    away(session, move |s| Ok(s.library()?.remove_article(&event, &article)?)).await
}

/// The events that articles of an event seem to belong to instead.
#[tauri::command]
pub async fn suggest_events(session: Shared<'_>, event: String, articles: Vec<String>) -> Result<Vec<SuggestionView>, Problem> {
    away(session, move |s| s.suggestions(&event, &articles)).await
}

/// Searches articles, differences, notes and events' names.
#[tauri::command]
pub async fn search(session: Shared<'_>, query: String, limit: u32) -> Result<SearchView, Problem> {
    away(session, move |s| views::search::search(&*s.library()?, &query, limit)).await
}
