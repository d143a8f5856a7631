//! Any bytes as the content of an OpenDocument file; the packing around it is sound.
#![no_main]

use crosscheck_fuzz::packed;
use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let whole = packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", bytes)]);
    let _ = read(&Input { name: "file.odt", bytes: &whole, ..Input::default() });
});
