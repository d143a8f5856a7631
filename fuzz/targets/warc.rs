//! Bytes that begin as a web archive does: records, HTTP answers, their codings.
#![no_main]

use crosscheck_import::{Input, archives};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let whole = [b"WARC/1.0\r\n", bytes].concat();
    let _ = archives::unpack(&Input { name: "file.warc", bytes: &whole, ..Input::default() });
});
