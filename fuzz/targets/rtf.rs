//! Bytes that begin as the format does, so that all of them reach its parser.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let whole = [b"{\\rtf1 ", bytes].concat();
    let _ = read(&Input { name: "file", bytes: &whole, ..Input::default() });
});
