//! Files into an event as the window asks for it, and what is done in it: decisions, corrections, reports, passphrase, export.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod decisions;
mod desk;
mod files;
mod kept_apart;
mod shown;
mod versions;
