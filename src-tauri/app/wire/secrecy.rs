//! The passphrase, and deleting for good.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

/// How far the library is written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RewriteProgress {
    /// Files and records done.
    pub done: u32,
    pub total: u32,
}
