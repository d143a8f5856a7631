//! The menu bar. What an item does is the window's to know: it hears of every choice by the event `menu`.
//!
//! Letters and what a text field needs itself (undo) have no accelerator here, so that typing reaches the field; the window hears
//! those keys and says them in its list of keys.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Wry};

use crate::wire::desk::{MenuAction, MenuChoiceView, MenuStateView};
use crate::wire::{EventSummary, LibraryView};

/// Events under "Open recent".
const RECENT: usize = 10;
/// Before the id of an event.
const RECENT_ID: &str = "recent:";

/// A line of a menu.
enum Line {
    /// What it does, its label, its key.
    Item(MenuAction, &'static str, Option<&'static str>),
    /// The events opened last.
    Recent,
    /// What every program has.
    Cut,
    Copy,
    Paste,
    SelectAll,
    Rule,
}

use Line::{Copy, Cut, Item, Paste, Recent, Rule, SelectAll};
use MenuAction as A;

const FILE: &[Line] = &[
    Item(A::NewEvent, "New event", Some("CmdOrCtrl+N")),
    Item(A::AddFiles, "Add articles…", Some("CmdOrCtrl+O")),
    Item(A::PasteArticle, "Paste an article…", Some("CmdOrCtrl+Shift+V")),
    Recent,
    Item(A::OpenExample, "Open an example", None),
    Rule,
    Item(A::SaveReport, "Report…", Some("CmdOrCtrl+S")),
    Item(A::Print, "Print…", Some("CmdOrCtrl+P")),
    Rule,
    Item(A::ExportEvent, "Export event…", None),
    Item(A::ExportLibrary, "Export library…", None),
    Item(A::ImportEvents, "Import…", None),
    Item(A::ShowFolder, "Show library folder", None),
    Rule,
    Item(A::CloseEvent, "Close event", Some("CmdOrCtrl+W")),
    Item(A::Settings, "Settings…", Some("CmdOrCtrl+,")),
    Item(A::LockNow, "Lock now", Some("CmdOrCtrl+L")),
    Item(A::Quit, "Quit", Some("CmdOrCtrl+Q")),
];
const EDIT: &[Line] = &[
    Item(A::Undo, "Undo", None),
    Item(A::Redo, "Redo", None),
    Rule,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Rule,
    Item(A::Find, "Search all articles…", Some("CmdOrCtrl+F")),
    Item(A::Palette, "Commands…", Some("CmdOrCtrl+K")),
];
const VIEW: &[Line] = &[
    Item(A::Reading, "Reading", Some("Alt+1")),
    Item(A::FactGrid, "Fact grid", Some("Alt+2")),
    Item(A::Differences, "Differences", Some("Alt+3")),
    Item(A::OnlyHere, "Only here", Some("Alt+4")),
    Item(A::Quotes, "Quotes", Some("Alt+5")),
    Item(A::Independence, "Independence", Some("Alt+6")),
    Item(A::WhatWasRead, "What was read", Some("Alt+7")),
    Item(A::Versions, "Versions", Some("Alt+8")),
    Rule,
    Item(A::ZoomIn, "Larger", None),
    Item(A::ZoomOut, "Smaller", None),
    Item(A::ZoomReset, "Normal size", None),
    Item(A::Theme, "Light or dark", None),
];
const REVIEW: &[Line] = &[
    Item(A::NextDifference, "Next difference", None),
    Item(A::PreviousDifference, "Previous difference", None),
    Rule,
    Item(A::Confirm, "Confirm", None),
    Item(A::Dismiss, "Dismiss", None),
    Item(A::Note, "Note", None),
];
const HELP: &[Line] = &[Item(A::Guide, "Guide", Some("F1")), Item(A::Keys, "Keys", None), Rule, Item(A::About, "About Crosscheck", None)];
const MENUS: [(&str, &[Line]); 5] = [("File", FILE), ("Edit", EDIT), ("Views", VIEW), ("Differences", REVIEW), ("Help", HELP)];

/// Words of the menus that can't be changed while they stand: a bar with others is made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Titles {
    menus: Vec<String>,
    recent: String,
    /// Cut, copy, paste, select all.
    edit: Vec<String>,
}

impl Default for Titles {
    fn default() -> Self {
        Self {
            menus: MENUS.iter().map(|(title, _)| (*title).to_owned()).collect(),
            recent: "Open recent".to_owned(),
            edit: ["Cut", "Copy", "Paste", "Select all"].map(str::to_owned).to_vec(),
        }
    }
}

/// The menu bar's parts, to be changed.
struct Bar {
    titles: Titles,
    items: BTreeMap<MenuAction, MenuItem<Wry>>,
    recent: Submenu<Wry>,
    /// Ids and names of the events under "Open recent".
    shown: Vec<(String, String)>,
}

/// The item's name: as the action is called on the wire.
fn name(action: MenuAction) -> String {
    serde_json::to_value(action).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Makes the menu bar.
///
/// # Errors
/// When the system refuses.
pub fn make(app: &AppHandle) -> tauri::Result<()> {
    let bar = build(app, Titles::default())?;
    app.manage(Mutex::new(bar));
    app.on_menu_event(chosen);
    Ok(())
}

/// Puts a bar with these titles in the place of the one that is there.
fn build(app: &AppHandle, titles: Titles) -> tauri::Result<Bar> {
    let menu = Menu::new(app)?;
    let recent = Submenu::new(app, &titles.recent, false)?;
    let mut items = BTreeMap::new();
    let edit = |at: usize| titles.edit.get(at).map(String::as_str);
    for (at, (title, lines)) in MENUS.into_iter().enumerate() {
        let submenu = Submenu::new(app, titles.menus.get(at).map_or(title, String::as_str), true)?;
        for line in lines {
            match line {
                Item(action, label, key) => {
                    let item = MenuItem::with_id(app, name(*action), label, true, *key)?;
                    submenu.append(&item)?;
                    items.insert(*action, item);
                }
                Recent => submenu.append(&recent)?,
                Cut => submenu.append(&PredefinedMenuItem::cut(app, edit(0))?)?,
                Copy => submenu.append(&PredefinedMenuItem::copy(app, edit(1))?)?,
                Paste => submenu.append(&PredefinedMenuItem::paste(app, edit(2))?)?,
                SelectAll => submenu.append(&PredefinedMenuItem::select_all(app, edit(3))?)?,
                Rule => submenu.append(&PredefinedMenuItem::separator(app)?)?,
            }
        }
        menu.append(&submenu)?;
    }
    app.set_menu(menu)?;
    Ok(Bar { titles, items, recent, shown: Vec::new() })
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    if let Some(choice) = choice(event.id().as_ref()) {
        if choice.action == MenuAction::Quit {
            app.exit(0);
        }
        let _ = app.emit("menu", choice);
    }
}

/// What an item's name stands for.
fn choice(id: &str) -> Option<MenuChoiceView> {
    if let Some(event) = id.strip_prefix(RECENT_ID) {
        return Some(MenuChoiceView { action: MenuAction::Recent, event: Some(event.to_owned()) });
    }
    let action = serde_json::from_value(serde_json::Value::from(id)).ok()?;
    Some(MenuChoiceView { action, event: None })
}

/// Sets labels, and what can't be chosen. In another language the bar is made anew.
///
/// # Errors
/// When the system refuses.
pub fn set(app: &AppHandle, state: MenuStateView) -> tauri::Result<()> {
    let Some(bar) = app.try_state::<Mutex<Bar>>() else { return Ok(()) };
    let mut bar = bar.lock().unwrap_or_else(PoisonError::into_inner);
    let MenuStateView { labels, menus, recent, edit, disabled } = state;
    let titles = Titles { menus, recent, edit };
    if titles != bar.titles {
        let shown = std::mem::take(&mut bar.shown);
        *bar = build(app, titles)?;
        list(app, &mut bar, shown)?;
    }
    for said in labels {
        if let Some(item) = bar.items.get(&said.action) {
            item.set_text(said.label)?;
        }
    }
    for (action, item) in &bar.items {
        let enabled = !disabled.contains(action);
        if item.is_enabled()? != enabled {
            item.set_enabled(enabled)?;
        }
    }
    Ok(())
}

/// The events that the menu may name: what is under a passphrase is named by none, as the desktop may show it elsewhere.
pub fn named(library: Option<&LibraryView>) -> &[EventSummary] {
    library.filter(|l| !l.protected).map(|l| l.events.as_slice()).unwrap_or_default()
}

/// Puts the events touched last under "Open recent".
///
/// # Errors
/// When the system refuses.
pub fn recent(app: &AppHandle, events: &[EventSummary]) -> tauri::Result<()> {
    let Some(bar) = app.try_state::<Mutex<Bar>>() else { return Ok(()) };
    let wanted: Vec<(String, String)> =
        events.iter().filter(|e| !e.archived).take(RECENT).map(|e| (e.id.clone(), e.name.clone())).collect();
    let mut bar = bar.lock().unwrap_or_else(PoisonError::into_inner);
    if bar.shown == wanted { Ok(()) } else { list(app, &mut bar, wanted) }
}

fn list(app: &AppHandle, bar: &mut Bar, wanted: Vec<(String, String)>) -> tauri::Result<()> {
    for _ in 0..bar.shown.len() {
        bar.recent.remove_at(0)?;
    }
    for (id, label) in &wanted {
        // A single ampersand would underline the next letter.
        let label = label.replace('&', "&&");
        bar.recent.append(&MenuItem::with_id(app, format!("{RECENT_ID}{id}"), label, true, None::<&str>)?)?;
    }
    bar.recent.set_enabled(!wanted.is_empty())?;
    bar.shown = wanted;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_protected_or_locked_library_is_named_by_no_menu() {
        let event = EventSummary {
            id: "e".into(),
            name: "Ferry fire".into(),
            articles: 0,
            outlets: Vec::new(),
            touched: String::new(),
            differences: 0,
            decided: 0,
            archived: false,
        };
        let mut view = LibraryView {
            events: vec![event],
            bin: Vec::new(),
            notice: None,
            protected: false,
            initials: String::new(),
            version: String::new(),
            meaning: false,
        };
        assert_eq!(named(Some(&view)).len(), 1);
        view.protected = true;
        assert_eq!((named(Some(&view)).len(), named(None).len()), (0, 0));
    }

    #[test]
    fn every_item_is_chosen_by_its_name_and_has_a_key_of_its_own() {
        let (mut names, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for line in MENUS.iter().flat_map(|(_, lines)| *lines) {
            if let Item(action, label, key) = line {
                assert!(names.insert(name(*action)) && !label.is_empty());
                assert_eq!(choice(&name(*action)).map(|c| c.action), Some(*action));
                assert!(key.is_none_or(|k| keys.insert(k)), "{key:?} twice");
            }
        }
        let recent = choice("recent:e12").unwrap();
        assert_eq!((recent.action, recent.event.as_deref()), (MenuAction::Recent, Some("e12")));
        assert_eq!(choice("cut"), None);
    }
}
