//! Tests that span the crates; the tests themselves are the files beside `src`.

/// The corpus of invented events, and the gold that follows from its tags.
pub mod corpus;
/// Articles of an invented event, as many and as long as a test or a benchmark wants.
pub mod invented;
