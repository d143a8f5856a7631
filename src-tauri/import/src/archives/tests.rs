use std::io::Write;

use super::*;

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its bytes");
    }
    writer.finish().expect("a file").into_inner()
}

fn names(bytes: &[u8]) -> Vec<String> {
    let input = Input { name: "x", bytes, ..Input::default() };
    unpack(&input).map(|u| u.parts.into_iter().map(|p| p.name).collect()).unwrap_or_else(|r| vec![format!("{:?}", r.code)])
}

#[test]
fn a_packed_folder_gives_its_articles_and_those_of_folders_in_it() {
    let inner = packed(&[("b.txt", b"The mayor did not comment.")]);
    let bytes = packed(&[
        ("a.html", b"<html><body><p>The pier closed.</p></body></html>"),
        ("a_files/frame.html", b"<html>x</html>"),
        ("photo.jpg", b"\xFF\xD8\xFF"),
        ("__MACOSX/._a.html", b"x"),
        ("inner.zip", &inner),
    ]);
    assert_eq!(names(&bytes), ["a.html", "b.txt"]);
}

#[test]
fn a_word_file_stored_in_a_folder_does_not_make_the_folder_a_word_file() {
    let word = packed(&[("word/document.xml", b"<w:p><w:t>The pier closed.</w:t></w:p>")]);
    assert_eq!(names(&packed(&[("a.docx", &word), ("b.txt", b"It rained.")])), ["a.docx", "b.txt"]);
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b'a'; 40 << 20];
    let files: Vec<(String, &[u8])> = (0..8).map(|i| (format!("{i}.txt"), zeros.as_slice())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    assert_eq!(names(&packed(&files)), ["TooLarge"]);
    let mut nested = packed(&[("a.txt", b"The pier closed.")]);
    for _ in 0..12 {
        nested = packed(&[("b.zip", &nested)]);
    }
    assert_eq!(names(&nested), ["NoArticle"]);
}

#[test]
fn the_mails_of_a_mailbox() {
    let bytes = b"From ana@courier.example Mon Mar  3 10:00:00 2031\nFrom: Ana <ana@courier.example>\nSubject: Pier\nMIME-Version: 1.0\n\nThe pier closed.\n>From the harbour it is far.\n\nFrom jo@signal.example Mon Mar  3 11:00:00 2031\nFrom: Jo <jo@signal.example>\nSubject: Mayor\nMIME-Version: 1.0\n\nThe mayor did not comment.\n";
    let unpacked = unpack(&Input { name: "box", bytes, ..Input::default() }).expect("a mailbox");
    assert_eq!(unpacked.parts.len(), 2);
    assert!(String::from_utf8_lossy(&unpacked.parts[0].bytes).contains("\nFrom the harbour"));
}

#[test]
fn the_pages_of_a_web_archive_packed_or_not() {
    let record = |kind: &str, address: &str, block: &str| {
        format!("WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
    };
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\n<html><p>The pier closed.<\r\n3\r\n/p>\r\n0\r\n\r\n";
    let bytes = [
        record("warcinfo", "", "software: x"),
        record("response", "https://courier.example/pier?x=1", page),
        record("response", "https://courier.example/a.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxyz"),
    ]
    .concat()
    .into_bytes();
    assert_eq!(names(&bytes), ["courier.example/pier"]);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&bytes).expect("bytes");
    let gzip = gzip.finish().expect("a file");
    assert_eq!(names(&gzip), ["courier.example/pier"]);
    assert_eq!(names(&packed(&[("archive/data.warc.gz", &gzip), ("datapackage.json", b"{}")])), ["courier.example/pier"]);
    let parts = unpack(&Input { name: "x", bytes: &bytes, ..Input::default() }).expect("pages").parts;
    assert_eq!(parts[0].bytes, b"<html><p>The pier closed.</p>");
}

#[test]
fn the_long_pages_of_an_e_book() {
    let long = format!("<html><body><p>{}</p></body></html>", "The pier was closed on Friday. ".repeat(20));
    let book = |second: &str| {
        packed(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", b"<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>"),
            ("OPS/book.opf", b"<package><manifest><item id='b' href='b.xhtml'/><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>"),
            ("OPS/a.xhtml", b"<html><body><h1>Contents</h1></body></html>"),
            ("OPS/b.xhtml", second.as_bytes()),
        ])
    };
    assert_eq!(names(&book(&long)), ["OPS/b.xhtml"]);
    assert_eq!(names(&book("<html><body><p>Short.</p></body></html>")), ["OPS/book.opf"]);
}
