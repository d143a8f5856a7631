//! Habits of a desktop app: menu bar, about, settings, files handed over.

/// Version, licence, parts.
pub mod about;
/// The menu bar.
pub mod menu;
/// The settings, in a file beside the library.
pub mod settings;
