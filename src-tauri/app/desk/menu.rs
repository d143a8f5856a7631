//! The menu bar.

use tauri::AppHandle;

use crate::wire::desk::MenuStateView;

/// Sets labels and what can't be chosen.
///
/// # Errors
/// When the system refuses.
pub fn set(_: &AppHandle, _: MenuStateView) -> tauri::Result<()> {
    Ok(())
}
