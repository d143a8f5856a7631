//! Small forms of files that are made to fill the memory, the stack or the day: each ends at once with a clear message or a sound
//! article. `tests/benches/hostile_files.py` has the big ones, read by the real program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use crosscheck_import::{Input, Refusal, RefusalCode, read};

const STORY: &str = "The old pier in Port Ellery was closed on Friday, the harbour board said, until divers have inspected its pillars.";
/// Far more than any of these takes, even on a busy machine without optimisation.
const AT_ONCE: Duration = Duration::from_secs(60);

fn text_of(name: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let begun = Instant::now();
    let answer = read(&Input { name, bytes, ..Input::default() });
    assert!(begun.elapsed() < AT_ONCE, "{name} took {:?}", begun.elapsed());
    if let Err(refusal) = &answer {
        assert!(refusal.message.ends_with('.') && refusal.message.len() > 20, "a clear message: {}", refusal.message);
    }
    answer.map(|d| d.text)
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        // The name of the format stands unpacked, as the formats want it.
        let method = if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        writer.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn archives_in_archives_are_opened_only_so_deep() {
    let mut inner = zip(&[("pier.txt", STORY.as_bytes())]);
    for _ in 0..40 {
        inner = zip(&[("inner.zip", &inner)]);
    }
    let refused = text_of("nested.zip", &inner).unwrap_err().code;
    assert!(matches!(refused, RefusalCode::TooComplex | RefusalCode::NoArticle), "{refused:?}");
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    // 64 MB of zeros are 64 KB.
    let zeros = vec![b'0'; 64 << 20];
    let packed = zip(&[("word/document.xml", &zeros), ("[Content_Types].xml", b"<Types/>")]);
    assert!(packed.len() < 1 << 20);
    text_of("bomb.docx", &packed).unwrap_err();
    text_of("bomb.zip", &zip(&[("pier.txt", &zeros)])).unwrap_err();
}

#[test]
fn entities_are_not_multiplied() {
    let mut lol = String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
    for i in 1..=12 {
        lol += &format!("<!ENTITY lol{i} \"{}\">", format!("&lol{};", i - 1).repeat(10));
    }
    lol += "]>";
    let word = format!(
        "{lol}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{STORY} &lol12;</w:t></w:r></w:p></w:body></w:document>"
    );
    let odt = format!(
        "{lol}<office:document-content><office:body><office:text><text:p>{STORY} &lol12;</text:p></office:text></office:body></office:document-content>"
    );
    let docx = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", word.as_bytes())]);
    let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", odt.as_bytes())]);
    for (name, bytes) in [("bomb.docx", docx), ("bomb.odt", odt)] {
        if let Ok(text) = text_of(name, &bytes) {
            assert!(text.len() < 1000, "{name}: {} bytes", text.len());
        }
    }
}

#[test]
fn a_thousand_levels_of_elements_are_read_flat() {
    let page = format!("<html><body>{}<p>{STORY}</p>{}</body></html>", "<div>".repeat(1000), "</div>".repeat(1000));
    assert!(text_of("deep.html", page.as_bytes()).unwrap().contains("Port Ellery"));
    let quoted = format!("{}{STORY}", "> ".repeat(1000));
    assert!(text_of("deep.md", quoted.as_bytes()).is_ok_and(|t| t.contains("Port Ellery")));
    let rich = format!("{{\\rtf1 {}{STORY}{}}}", "{".repeat(1000), "}".repeat(1000));
    assert!(text_of("deep.rtf", rich.as_bytes()).unwrap().contains("Port Ellery"));
}

#[test]
fn a_thousand_parts_within_parts_of_a_mail_end() {
    let mut mail = String::from("From: ana@courier.example\r\nSubject: Old pier closed\r\nMIME-Version: 1.0\r\n");
    for i in 0..1000 {
        mail += &format!("Content-Type: multipart/mixed; boundary=\"b{i}\"\r\n\r\n--b{i}\r\n");
    }
    mail += &format!("Content-Type: text/plain\r\n\r\n{STORY}\r\n");
    let _ = text_of("deep.eml", mail.as_bytes());
}

#[test]
fn pdfs_of_loops_and_of_nothing_but_size_end() {
    let pdf = |objects: &[&str]| {
        let mut out = String::from("%PDF-1.7\n");
        let places: Vec<usize> = (objects.iter().enumerate())
            .map(|(i, o)| {
                let at = out.len();
                out += &format!("{} 0 obj\n{o}\nendobj\n", i + 1);
                at
            })
            .collect();
        let table = out.len();
        out += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        places.iter().for_each(|p| out += &format!("{p:010} 00000 n \n"));
        out + &format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
    };
    let catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    // Pages that are their own children.
    let cycle = pdf(&[catalog, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]);
    text_of("cycle.pdf", cycle.as_bytes()).unwrap_err();
    // A tree of pages 2,000 deep.
    let mut deep = vec![catalog.to_owned()];
    deep.extend((0..2000).map(|i| format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", i + 3)));
    deep.push("<< /Type /Page /MediaBox [0 0 600 800] >>".to_owned());
    text_of("deep.pdf", pdf(&deep.iter().map(String::as_str).collect::<Vec<_>>()).as_bytes()).unwrap_err();
    // A form that draws itself, and a picture of two thousand million pixels.
    let form =
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 5 >>\nstream\n/F Do\nendstream";
    let picture = "<< /Type /XObject /Subtype /Image /Width 46000 /Height 46000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Length 1 >>\nstream\nx\nendstream";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /XObject << /F 4 0 R /P 6 0 R >> >> /Contents 5 0 R >>";
    let draw = "<< /Length 11 >>\nstream\n/F Do /P Do\nendstream";
    let drawn = pdf(&[catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, form, draw, picture]);
    text_of("drawn.pdf", drawn.as_bytes()).unwrap_err();
}
