//! Any bytes as plain text: charset, clutter, visible metadata.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read(&Input { name: "article.txt", bytes, format: Some("text"), ..Input::default() });
});
