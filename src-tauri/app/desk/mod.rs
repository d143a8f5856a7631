//! Habits of a desktop app: menu bar, about, settings, files handed over, defects.

/// Version, licence, parts.
pub mod about;
/// Panics: a log and a message.
pub mod defects;
/// Whether there is a display.
pub mod display;
/// A word at the end of a long import.
pub mod finished;
/// Locking when nobody is there.
pub mod idle;
/// One program for one library.
pub mod instance;
/// The menu bar.
pub mod menu;
/// Files that Crosscheck is opened with.
pub mod opened;
/// The window goes nowhere else.
pub mod own_page;
/// The report on paper.
pub mod printing;
/// The window is loaded again where its web process died.
pub mod renewal;
/// The settings, in a file beside the library.
pub mod settings;
