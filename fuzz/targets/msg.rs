//! Bytes that begin as Outlook's mails do: the compound file, its streams, compressed rich text.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let whole = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", bytes].concat();
    let _ = read(&Input { name: "file.msg", bytes: &whole, ..Input::default() });
});
