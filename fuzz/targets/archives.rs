//! Any bytes as an archive, of whatever sort they look like: packed folders, gzip, mailboxes, web archives, e-books.
#![no_main]

use crosscheck_import::{Input, archives};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = archives::unpack(&Input { name: "file", bytes, ..Input::default() });
});
