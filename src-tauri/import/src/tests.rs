//! Any bytes, and what is told of those that hold no article.

use super::*;

/// Bytes without order, the same each time.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24) as u8
        })
        .collect()
}

fn check(bytes: &[u8]) {
    match read(&Input { name: "x", bytes, ..Input::default() }) {
        Ok(document) => {
            let mut at = 0;
            for block in &document.blocks {
                assert_eq!(block.kept.is_some(), block.reason.is_none());
                if let Some(span) = block.kept {
                    assert!(span.start >= at, "blocks stand in order");
                    assert_eq!(span.of(&document.text), block.text);
                    at = span.end;
                }
            }
            assert!(!document.text.trim().is_empty());
        }
        Err(refusal) => assert!(refusal.message.len() < 300 && !refusal.message.contains('\n')),
    }
}

#[test]
fn any_bytes_end_in_a_document_or_a_refusal() {
    const STARTS: [&[u8]; 12] = [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04word/document.xml",
        b"{\\rtf1 ",
        b"<!doctype html><p>",
        b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\n\n",
        b"bplist00WebMainResource",
        b"---\ntitle: x\n---\n",
        b"\xFF\xFE",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"<script>",
        b"By Ana Lind\n",
    ];
    for (seed, start) in STARTS.iter().enumerate() {
        for length in [0, 1, 7, 300, 4000] {
            let tail = noise(seed as u64 * 31 + length as u64, length);
            check(&[start, tail.as_slice()].concat());
            // The same as letters and marks: it gets past the look for binary data.
            let letters: Vec<u8> = tail.iter().map(|b| b" abcdefgH.,<>/=\"'&;:|-\n\n{}\\01239@#()"[usize::from(*b) % 36]).collect();
            check(&[start, letters.as_slice()].concat());
        }
    }
}

#[test]
fn refusals_say_what_the_file_is() {
    for (bytes, code, word) in [
        (&b""[..], RefusalCode::Empty, "empty"),
        (b" \n\t ", RefusalCode::Empty, "blank"),
        (b"%PDF-1.4 x", RefusalCode::Damaged, "PDF"),
        (b"\x89PNG\r\n\x1a\n", RefusalCode::Unsupported, "picture"),
    ] {
        let refusal = read(&Input { name: "a.txt", bytes, ..Input::default() }).expect_err("no article");
        assert_eq!(refusal.code, code);
        assert!(refusal.message.contains(word), "{}", refusal.message);
    }
    let refusal = read(&Input { name: "a.txt", bytes: &noise(1, 64_000), ..Input::default() }).expect_err("noise");
    assert_eq!(refusal.code, RefusalCode::NotText);
}

#[test]
fn a_text_far_longer_than_an_article_is_refused_at_once() {
    let bytes = b"The pier closed on Friday.\n".repeat(2_000_000);
    let refusal = read(&Input { name: "a.txt", bytes: &bytes, ..Input::default() }).expect_err("too long");
    assert_eq!(refusal.code, RefusalCode::TooLarge);
}

#[test]
fn one_line_comes_back_whole_and_raw_is_untouched() {
    let line = "Fire crews were called to the harbour at noon.";
    assert_eq!(read(&Input { bytes: line.as_bytes(), ..Input::default() }).expect("an article").text, line);
    let raw = "  Menu\n\nRead more \n";
    assert_eq!(read(&Input { bytes: raw.as_bytes(), raw: true, ..Input::default() }).expect("an article").text, raw);
}

#[test]
fn what_is_given_wins() {
    let given = Metadata { headline: Some("Pier closed".into()), outlet: Some("The Ellery Post".into()), ..Metadata::default() };
    let bytes = b"Pier closed\n\nThe old pier in Port Ellery was closed on Friday, the board said.";
    let document = read(&Input { bytes, given, ..Input::default() }).expect("an article");
    assert_eq!(document.metadata.outlet.as_deref(), Some("The Ellery Post"));
    assert_eq!(document.text, "The old pier in Port Ellery was closed on Friday, the board said.");
}

#[test]
fn deep_pages_end_soon() {
    let page = format!("<html><body>{}The pier closed on Friday, the board said.{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
    let document = read(&Input { bytes: page.as_bytes(), ..Input::default() }).expect("an article");
    assert!(document.text.contains("The pier closed"));
    assert!(document.warnings.iter().any(|w| w.code == "flattened"));
}
