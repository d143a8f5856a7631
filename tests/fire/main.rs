//! The library under fire: killed at any moment, on a full disk, with damaged files, in older forms. docs/reliability.md has the
//! table of what was tried and what came of it.
//!
//! `make test` kills about a hundred and fifty times; `make fire` thousands of times (`KILLS=…`, `SEED=…`).
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "tests")]

/// What is done to a library.
mod deeds;
/// Disks that fail.
mod disks;
/// Files that are damaged.
mod faults;
/// Libraries of older forms.
mod forms;
/// SIGKILL.
mod kills;
/// What must come of deeds.
mod model;
/// SIGKILL on a nearly full disk.
mod nearly_full;
/// Another place, time, version or journal.
mod places;
