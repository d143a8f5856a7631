//! Under a passphrase nothing of the library can be read, and what is deleted for good is gone: every file of its folder is searched
//! for words that came in through every door. Setting and removing the passphrase and deleting are killed at each of their steps.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

/// What it costs.
mod figures;
/// A library with words in it, and a search for them.
mod filled;
/// Everything stays.
mod kept;
/// Ended at each step.
mod kills;
/// Nobody else.
#[cfg(unix)]
mod private;
/// No word.
mod words;
