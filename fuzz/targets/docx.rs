//! Any bytes as the document inside of a Word file; the packing around it is sound, so that none are lost to checksums.
#![no_main]

use crosscheck_fuzz::packed;
use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let whole = packed(&[("word/document.xml", bytes)]);
    let _ = read(&Input { name: "file.docx", bytes: &whole, ..Input::default() });
});
