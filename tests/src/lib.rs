//! Tests that span the crates; the tests themselves are the files beside `src`.
