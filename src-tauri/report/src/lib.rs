//! A comparison to what is read elsewhere: the contract's JSON, and the reports.

/// The contract's JSON.
pub mod json;
