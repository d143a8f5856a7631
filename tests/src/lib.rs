//! Tests that span the crates; the tests themselves are the files beside `src`.

/// Articles of an invented event, as many and as long as a test or a benchmark wants.
pub mod invented;
