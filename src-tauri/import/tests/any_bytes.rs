//! Each parser, with files that were sound before bytes of them were changed, cut, doubled: a sound document or a refusal, never a
//! panic. And with sound files: no paragraph is lost without a word, each is a block, kept or trimmed with a reason.
//!
//! Deterministic: the same files each time. `fuzz/` looks further.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "tests")]

use std::collections::HashSet;
use std::io::{Cursor, Write};

use crosscheck_compare::document::Document;
use crosscheck_import::{Input, archives, read};

/// Numbers without order, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % most.max(1)
    }
}

const PARAGRAPHS: [&str; 6] = [
    "The harbour board of Port Ellery voted on Friday to close the old pier to visitors after divers found cracks in nine pillars.",
    "The mayor, Jo Marsh, said that the work would begin in March and cost about four million, of which the county pays half.",
    "“We were not told,” said Ana Lind, 61, who has moored her boat there since the storm of 1987 carried off the tea room.",
    "Fishermen who land their catch at the pier asked for a berth at the northern quay, and the board lent them two pontoons.",
    "Die Küstenwache sprach von „großem Glück“; l’été dernier déjà, un pilier s’était fissuré, a rappelé la préfecture.",
    "An inquiry is to report within six weeks, and the pier is to open again in May of next year at the latest, the board said.",
];

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        // The formats want their name in the clear.
        let method = if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        writer.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn each(around: impl Fn(&str) -> String) -> String {
    PARAGRAPHS.iter().map(|p| around(p)).collect()
}

fn page() -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Old pier closed | Courier</title><meta property=og:site_name content=Courier></head><body><nav><a href=/>Home</a></nav><article><h1>Old pier closed</h1>{}</article><footer>© Courier</footer></body></html>",
        each(|p| format!("<p>{p}</p>\n"))
    )
}

fn rtf() -> Vec<u8> {
    let letters =
        |p: &str| -> String { p.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{}?", u32::from(c)) }).collect() };
    format!("{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}\\f0 {}}}", each(|p| letters(p) + "\\par\n")).into_bytes()
}

fn msg() -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in [
        ("__substg1.0_0037001F", wide("Old pier closed")),
        ("__substg1.0_0C1A001F", wide("Harbour Courier")),
        ("__properties_version1.0", vec![0; 32]),
        ("__substg1.0_1000001F", wide(&each(|p| format!("{p}\r\n\r\n")))),
    ] {
        file.create_stream(format!("/{name}")).unwrap().write_all(&content).unwrap();
    }
    file.into_inner().into_inner()
}

fn webarchive() -> Vec<u8> {
    let mut resource = plist::Dictionary::new();
    resource.insert("WebResourceData".into(), plist::Value::Data(page().into_bytes()));
    resource.insert("WebResourceTextEncodingName".into(), plist::Value::String("UTF-8".into()));
    let mut archive = plist::Dictionary::new();
    archive.insert("WebMainResource".into(), plist::Value::Dictionary(resource));
    let mut out = Vec::new();
    plist::Value::Dictionary(archive).to_writer_binary(&mut out).unwrap();
    out
}

fn epub() -> Vec<u8> {
    packed(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<container><rootfile full-path=\"c.opf\"/></container>"),
        ("c.opf", b"<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"),
        ("a.xhtml", page().as_bytes()),
    ])
}

fn warc() -> Vec<u8> {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", page());
    let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/pier\r\nContent-Length: ";
    format!("{head}{}\r\n\r\n{answer}\r\n\r\n", answer.len()).into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

/// A sound file of each format, all with the same paragraphs.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let text = format!("Old pier closed\n\nBy Ana Lind\n3 March 2031\n\n{}", each(|p| format!("{p}\n\n")));
    let mail = format!(
        "From: Harbour Courier <news@courier.example>\r\nSubject: Old pier closed\r\nDate: Mon, 3 Mar 2031 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}",
        each(|p| format!("{p}\r\n\r\n"))
    );
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSubject: Old pier closed\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://courier.example/pier\r\n\r\n{}\r\n--xx--\r\n",
        page()
    );
    let word = format!("<w:document><w:body>{}</w:body></w:document>", each(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")));
    let open = format!("<office:body>{}</office:body>", each(|p| format!("<text:p>{p}</text:p>")));
    let mbox = format!("From a@b.example Mon Mar  3 10:00:00 2031\n{mail}\n");
    vec![
        ("html", page().into_bytes()),
        ("text", text.clone().into_bytes()),
        ("markdown", format!("---\ntitle: Old pier closed\nauthor: Ana Lind\n---\n\n{}", each(|p| format!("{p}\n\n"))).into_bytes()),
        ("docx", packed(&[("word/document.xml", word.as_bytes())])),
        ("odt", packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", open.as_bytes())])),
        ("rtf", rtf()),
        ("mail", mail.into_bytes()),
        ("mhtml", mhtml.into_bytes()),
        ("msg", msg()),
        ("webarchive", webarchive()),
        ("epub", epub()),
        ("warc", warc()),
        ("warc.gz", gzip(&warc())),
        ("zip", packed(&[("a.html", page().as_bytes()), ("photo.jpg", b"\xFF\xD8\xFF")])),
        ("mbox", mbox.into_bytes()),
    ]
}

/// Spans are spans of the text in order; what is not kept has a reason.
fn check(document: &Document) {
    let mut at = 0;
    for block in &document.blocks {
        assert_eq!(block.kept.is_some(), block.reason.is_none());
        if let Some(span) = block.kept {
            assert!(span.start >= at && span.end <= document.text.len());
            assert_eq!(span.of(&document.text), block.text);
            at = span.end;
        }
    }
    assert!(!document.text.trim().is_empty());
}

fn try_it(name: &str, bytes: &[u8]) {
    let input = Input { name, bytes, ..Input::default() };
    match read(&input) {
        Ok(document) => check(&document),
        Err(refusal) => assert!(refusal.message.len() < 400 && !refusal.message.contains('\n') && refusal.message.ends_with('.')),
    }
    if archives::is_archive(bytes, name)
        && let Ok(unpacked) = archives::unpack(&input)
    {
        assert!(unpacked.parts.iter().all(|p| !p.bytes.is_empty()));
    }
}

/// Some bytes changed, a piece cut out, doubled, or taken from another file.
fn changed(bytes: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        if out.is_empty() {
            break;
        }
        let (at, length) = (chance.below(out.len()), chance.below(80) + 1);
        let end = (at + length).min(out.len());
        match chance.below(6) {
            0 => out[at] = (chance.below(256)) as u8,
            1 => out[at] ^= 1 << chance.below(8),
            2 => drop(out.drain(at..end)),
            3 => out.truncate(at),
            4 => {
                let piece = out[at..end].to_vec();
                let to = chance.below(out.len());
                out.splice(to..to, piece);
            }
            _ => {
                let from = chance.below(other.len());
                let piece = other[from..(from + length).min(other.len())].to_vec();
                out.splice(at..at, piece);
            }
        }
    }
    out
}

#[test]
fn changed_files_of_each_format_end_in_a_sound_document_or_a_refusal() {
    let files = sound();
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for (name, bytes) in &files {
        for _ in 0..120 {
            let other = &files[chance.below(files.len())].1;
            try_it(name, &changed(bytes, other, &mut chance));
        }
    }
}

#[test]
fn changed_pdfs_end_in_a_sound_document_or_a_refusal() {
    let printed = include_bytes!("files/printed.pdf");
    let locked = include_bytes!("files/locked.pdf");
    let mut chance = Chance(7);
    for _ in 0..40 {
        try_it("a.pdf", &changed(printed, locked, &mut chance));
        try_it("a.pdf", &changed(locked, printed, &mut chance));
    }
}

#[test]
fn no_paragraph_of_a_sound_file_is_lost() {
    for (name, bytes) in sound() {
        let document = read(&Input { name, bytes: &bytes, ..Input::default() }).unwrap_or_else(|r| panic!("{name}: {}", r.message));
        check(&document);
        for paragraph in PARAGRAPHS {
            assert!(document.text.contains(paragraph), "{name}: {paragraph}\n{}", document.text);
        }
    }
}

/// Lines of random words, furniture among them: whatever is trimmed is a block with a reason, so nothing goes silently.
#[test]
fn every_word_of_a_text_or_page_is_in_a_block() {
    const WORDS: [&str; 24] = [
        "the",
        "pier",
        "closed",
        "Friday,",
        "Marsh",
        "said.",
        "Share",
        "©",
        "2031",
        "Read",
        "more:",
        "Advertisement",
        "—",
        "“We",
        "told”",
        "9.5",
        "million",
        "By",
        "Ana",
        "Comments",
        "(3)",
        "•",
        "café",
        "的",
    ];
    let mut chance = Chance(11);
    for round in 0..60 {
        let mut unique = 0;
        let lines: Vec<String> = (0..=chance.below(30))
            .map(|_| {
                let mut line: Vec<String> = (0..=chance.below(25)).map(|_| WORDS[chance.below(WORDS.len())].to_owned()).collect();
                unique += 1;
                line.push(format!("mark{round}x{unique}"));
                line.join(" ")
            })
            .collect();
        let page = format!("<html><body>{}</body></html>", lines.iter().map(|l| format!("<p>{l}</p>")).collect::<String>());
        for (name, bytes, format) in [("a.txt", lines.join("\n\n"), "text"), ("a.html", page, "html")] {
            let document = read(&Input { name, bytes: bytes.as_bytes(), format: Some(format), ..Input::default() }).expect("an article");
            check(&document);
            let all: String = document.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n");
            let found: HashSet<&str> = all.split_whitespace().collect();
            for n in 1..=unique {
                assert!(found.contains(format!("mark{round}x{n}").as_str()), "{name} {round} {n}\n{bytes}");
            }
        }
    }
}
