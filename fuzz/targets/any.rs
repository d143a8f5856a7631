//! Any bytes as a file of unknown format: a document or a refusal, never a panic.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read(&Input { name: "file", bytes, ..Input::default() });
});
