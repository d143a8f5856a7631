//! Bytes that begin as the format does, so that all of them reach its parser.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let whole = [b"MIME-Version: 1.0\nFrom: a\nTo: b\n", bytes].concat();
    let _ = read(&Input { name: "file", bytes: &whole, ..Input::default() });
});
