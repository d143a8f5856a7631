//! Habits of a desktop app: settings, menu, about.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The few settings. Kept beside the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SettingsView {
    pub theme: ThemeView,
    /// In percent, 75 to 200.
    pub text_size: u32,
    pub date_order: DateOrderView,
    /// Show keys beside what they do.
    pub keyboard_hints: bool,
    /// A library under a passphrase is locked when nobody did anything for so many minutes; 0 never does.
    pub lock_after: u32,
    /// Language of the window, ISO 639-1; null follows the system.
    pub language: Option<String>,
    /// What was last chosen to be in a report; null before the first choice.
    pub report: Option<super::report::ReportOptionsView>,
}

impl Default for SettingsView {
    fn default() -> Self {
        Self {
            theme: ThemeView::System,
            text_size: 100,
            date_order: DateOrderView::System,
            keyboard_hints: true,
            lock_after: 15,
            language: None,
            report: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ThemeView {
    System,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrderView {
    System,
    DayFirst,
    MonthFirst,
    YearFirst,
}

/// For the About box.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AboutView {
    pub version: String,
    /// Licence of Crosscheck itself, SPDX.
    pub licence: String,
    /// The sentence model takes part in comparing.
    pub meaning: bool,
    /// Where the library lies, as the person would look for it.
    pub library: String,
    /// What Crosscheck is made of, by name.
    pub parts: Vec<PartView>,
}

/// Something that somebody else made.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PartView {
    pub name: String,
    pub version: String,
    /// SPDX.
    pub licence: String,
}

/// What a menu's item asks the window to do; sent as the event `menu`. `recent` carries the event's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MenuChoiceView {
    pub action: MenuAction,
    /// With `recent` only.
    pub event: Option<String>,
}

/// All items of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MenuAction {
    // File
    NewEvent,
    AddFiles,
    PasteArticle,
    OpenExample,
    Recent,
    SaveReport,
    Print,
    ExportEvent,
    ExportLibrary,
    ImportEvents,
    ShowFolder,
    CloseEvent,
    Settings,
    LockNow,
    Quit,
    // Edit
    Undo,
    Redo,
    Find,
    Palette,
    // View
    Reading,
    FactGrid,
    Differences,
    OnlyHere,
    Quotes,
    Independence,
    WhatWasRead,
    Versions,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Theme,
    // Review
    NextDifference,
    PreviousDifference,
    Confirm,
    Dismiss,
    Note,
    // Help
    Keys,
    Guide,
    About,
}

/// What the window knows of its menu: labels in its language, what can't be chosen now.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MenuStateView {
    /// Labels of items; those left out stay as they are.
    pub labels: Vec<MenuLabelView>,
    /// Labels of the menus themselves, in their order: File, Edit, Views, Differences, Help.
    pub menus: Vec<String>,
    /// Label of the menu of recent events.
    pub recent: String,
    /// Labels of cut, copy, paste and select all, in this order.
    pub edit: Vec<String>,
    /// Items that can't be chosen now.
    pub disabled: Vec<MenuAction>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MenuLabelView {
    pub action: MenuAction,
    pub label: String,
}
