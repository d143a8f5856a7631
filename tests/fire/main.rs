//! The library under fire: killed at any moment, on a full disk, with damaged files, in older forms. docs/reliability.md has the
//! table of what was tried and what came of it.
//!
//! `make test` kills about fifty times; `make fire` three thousand times (`KILLS=…`, `SEED=…`).
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "tests")]

/// What is done to a library, and a plain model of what must come of it.
mod deeds;
/// Disk and files that fail.
mod faults;
/// SIGKILL.
mod kills;
