//! Any bytes as a page: all of them reach the parser, the blocks, the scorer and the metadata.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read(&Input { name: "page.html", bytes, format: Some("html"), ..Input::default() });
});
