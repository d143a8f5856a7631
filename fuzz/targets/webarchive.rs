//! Safari's archives. The first byte says how the rest is taken: as the page in a sound archive, as a binary property list, as one in XML.
#![no_main]

use crosscheck_import::{Input, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((how, rest)) = bytes.split_first() else { return };
    let whole = match how % 3 {
        0 => crosscheck_fuzz::webarchive(rest),
        1 => [b"bplist00", rest].concat(),
        _ => [b"<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>WebMainResource</key>", rest].concat(),
    };
    let _ = read(&Input { name: "file.webarchive", bytes: &whole, ..Input::default() });
});
