//! Any bytes as Markdown behind a front matter that has begun.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let whole = [b"---\ntitle: x\n", bytes].concat();
    let _ = read(&Input { name: "article.md", bytes: &whole, format: Some("markdown"), ..Input::default() });
});
