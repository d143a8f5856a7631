//! Habits of a desktop app: menu bar, about, settings, files handed over.

/// Version, licence, parts.
pub mod about;
/// A word at the end of a long import.
pub mod finished;
/// One program for one library.
pub mod instance;
/// The menu bar.
pub mod menu;
/// Files that Crosscheck is opened with.
pub mod opened;
/// The settings, in a file beside the library.
pub mod settings;
