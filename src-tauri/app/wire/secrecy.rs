//! Work on the library that takes its time: the passphrase, deleting for good, one file out or in.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryProgress {
    /// Files, records, articles done.
    pub done: u32,
    pub total: u32,
}
