//! Any bytes as the list of contents and two pages of an e-book (parted by the byte 0x1E); the packing around them is sound.
#![no_main]

use crosscheck_fuzz::packed;
use crosscheck_import::{Input, archives};

const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path=\"book/list.opf\"/></rootfiles></container>";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(3, |b| *b == 0x1E);
    let mut next = || parts.next().unwrap_or_default();
    let whole = packed(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("book/list.opf", next()),
        ("book/a.xhtml", next()),
        ("book/b.xhtml", next()),
    ]);
    let _ = archives::unpack(&Input { name: "file.epub", bytes: &whole, ..Input::default() });
});
