//! The passphrase, locking, and deleting for good.

use std::sync::Arc;

use crosscheck_library::secrecy::{Cost, Progress};
use crosscheck_library::{Library, LibraryError, Passphrase};
use tauri::AppHandle;
use tauri::ipc::Channel;

use super::{Shared, apart, away};
use crate::desk;
use crate::wire::Problem;
use crate::wire::secrecy::LibraryProgress;

/// Progress is told at most so often in all.
const TOLD: usize = 200;

/// What tells the window how far it is.
pub(super) fn teller(channel: Channel<LibraryProgress>) -> impl Fn(Progress) {
    let last = std::cell::Cell::new(usize::MAX);
    move |Progress { done, total }| {
        let share = done * TOLD / total.max(1);
        if last.replace(share) != share {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            drop(channel.send(LibraryProgress { done: count(done), total: count(total) }));
        }
    }
}

/// Opens a library that is under a passphrase.
#[tauri::command]
pub async fn unlock(session: Shared<'_>, passphrase: String) -> Result<(), Problem> {
    away(session, move |s| s.unlock(&Passphrase::new(passphrase))).await
}

/// Locks a library that is under a passphrase. The event `locked` says that it is.
#[tauri::command]
pub async fn lock_now(app: AppHandle, session: Shared<'_>) -> Result<(), Problem> {
    away(session, move |s| {
        desk::idle::lock(&app, s);
        Ok(())
    })
    .await
}

/// The person did something in the window.
#[tauri::command]
pub async fn still_here(session: Shared<'_>) -> Result<(), Problem> {
    let session = Arc::clone(&session);
    apart(async move {
        session.still_here();
        Ok(())
    })
    .await
}

/// The window has kept what was being typed, as the event `idle` asked: nothing stands against locking.
#[tauri::command]
pub async fn let_go(session: Shared<'_>) -> Result<(), Problem> {
    let session = Arc::clone(&session);
    apart(async move {
        session.has_let_go();
        Ok(())
    })
    .await
}

/// Puts the library under a passphrase.
#[tauri::command]
pub async fn protect(session: Shared<'_>, passphrase: String, progress: Channel<LibraryProgress>) -> Result<(), Problem> {
    let passphrase = Passphrase::new(passphrase);
    away(session, move |s| {
        passphrase.is_long_enough()?;
        s.anew(|library| library.protect(&passphrase, Cost::default(), &teller(progress)))
    })
    .await
}

/// Another passphrase in the place of the old one.
#[tauri::command]
pub async fn change_passphrase(session: Shared<'_>, old: String, new: String) -> Result<(), Problem> {
    let (old, new) = (Passphrase::new(old), Passphrase::new(new));
    away(session, move |s| Ok(s.library()?.change_passphrase(&old, &new, Cost::default())?)).await
}

/// Takes the passphrase away; who does must know it.
#[tauri::command]
pub async fn unprotect(session: Shared<'_>, passphrase: String, progress: Channel<LibraryProgress>) -> Result<(), Problem> {
    let passphrase = Passphrase::new(passphrase);
    away(session, move |s| {
        s.library()?.check(&passphrase)?;
        s.anew(|library| library.unprotect(&teller(progress)))
    })
    .await
}

/// Deletes events of the bin for good; all of it where none is named.
#[tauri::command]
pub async fn delete_for_good(session: Shared<'_>, events: Vec<String>, progress: Channel<LibraryProgress>) -> Result<(), Problem> {
    let bin = |library: &Library| Ok::<_, LibraryError>(library.bin()?.into_iter().map(|e| e.id).collect::<Vec<_>>());
    away(session, move |s| {
        let bin = bin(&*s.library()?)?;
        // Asked before the library is closed: what is not in the bin is refused without harm.
        if events.iter().any(|id| !bin.contains(id)) || bin.is_empty() {
            return Err(LibraryError::NotFound("event in the bin").into());
        }
        let events = if events.is_empty() { bin } else { events };
        s.anew(|library| library.delete_for_good(&events, &teller(progress)))
    })
    .await
}
