//! Bad and odd input, through import and comparison: a clear refusal or a sound result, and the others go on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use crosscheck_compare::comparison::Status;
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{Input, compare};
use crosscheck_import::{self as import, LARGEST_FILE, RefusalCode};
use crosscheck_tests::invented;

const ARTICLE: &str = "Ferry hits pier in Port Halden\n\nA passenger ferry hit the outer pier of Port Halden on Tuesday morning, the coast guard said. \
    Nine people were taken to hospital, two of them with broken bones.\n\nThe Solveig was on her way from Brenn when her engines would not \
    answer, Captain Tomas Reyl told reporters on the quay. The crossing stays closed until Friday.";

fn read(name: &str, bytes: &[u8]) -> Result<crosscheck_compare::document::Document, import::Refusal> {
    import::read(&import::Input { name, bytes, ..import::Input::default() })
}

/// A refusal that a person can act on: one line, not too long, nothing technical in it.
fn refused(name: &str, bytes: &[u8]) -> RefusalCode {
    let refusal = read(name, bytes).expect_err(name);
    assert!(refusal.message.len() > 20 && refusal.message.len() < 400 && !refusal.message.contains('\n'), "{}", refusal.message);
    refusal.code
}

#[test]
fn nothing_and_blanks_are_empty() {
    assert_eq!(refused("a.txt", b""), RefusalCode::Empty);
    assert_eq!(refused("a.txt", b" \n\t \r\n"), RefusalCode::Empty);
}

#[test]
fn a_picture_or_program_named_txt_is_told() {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 1, 2, 3, 255, 254].repeat(400)].concat();
    let elf = [b"\x7fELF\x02\x01\x01\0".as_slice(), &[0, 7, 200, 13].repeat(500)].concat();
    for bytes in [png, elf] {
        let code = refused("statement.txt", &bytes);
        assert!(matches!(code, RefusalCode::NotText | RefusalCode::Unsupported), "{code:?}");
    }
}

#[test]
fn fifty_megabytes_end_in_an_answer() {
    let text = ARTICLE.repeat((50 << 20) / ARTICLE.len());
    match read("huge.txt", text.as_bytes()) {
        Ok(document) => assert!(!document.text.is_empty()),
        Err(refusal) => assert_eq!(refusal.code, RefusalCode::TooLarge),
    }
    assert_eq!(import::too_large(LARGEST_FILE + 1).code, RefusalCode::TooLarge);
}

#[test]
fn other_charsets_are_read() {
    let text = "Fähre rammt Pier in Port Halden\n\nEine Fähre hat am Dienstagmorgen den äußeren Pier gerammt, sagte die Küstenwache. Neun Menschen \
        wurden verletzt, zwei davon schwer. Die Überfahrt bleibt bis Freitag geschlossen.";
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [text.as_bytes(), &latin1, &utf16] {
        let document = read("a.txt", bytes).unwrap();
        assert!(document.text.contains("Küstenwache") && document.text.contains("äußeren"), "{}", document.text);
    }
}

#[test]
fn a_declared_charset_that_is_wrong_does_not_garble() {
    let page = format!(
        "<html><head><meta charset=\"iso-8859-1\"><title>Pier</title></head><body><article><h1>Pier</h1><p>{}</p></article></body></html>",
        "Die Küstenwache zählte neun Verletzte, sagte eine Sprecherin am Dienstag in Port Halden. ".repeat(6)
    );
    assert!(read("a.html", page.as_bytes()).unwrap().text.contains("Küstenwache zählte"));
}

#[test]
fn an_article_of_one_line_comes_back_whole() {
    let line = "A passenger ferry hit the outer pier of Port Halden on Tuesday, hurting nine people.";
    assert_eq!(read("a.txt", line.as_bytes()).unwrap().text.trim(), line);
}

#[test]
fn an_article_without_dates_still_compares() {
    let documents = ["a.txt", "b.txt"].map(|name| Input { id: name.into(), document: read(name, ARTICLE.as_bytes()).unwrap() });
    let c = compare(&documents, &NoMeaning);
    assert!(c.differences.is_empty(), "{:?}", c.differences);
    assert!(c.claims.iter().all(|x| x.status == Status::Agree), "the same article twice agrees in all");
}

#[test]
fn a_bad_file_does_not_stop_the_others() {
    let files: [(&str, &[u8]); 3] = [("a.txt", ARTICLE.as_bytes()), ("b.txt", b""), ("c.txt", ARTICLE.as_bytes())];
    let good: Vec<Input> = files.iter().filter_map(|(n, b)| Some(Input { id: (*n).into(), document: read(n, b).ok()? })).collect();
    assert_eq!(compare(&good, &NoMeaning).articles.len(), 2);
}

#[test]
fn thirty_articles_compare() {
    let c = compare(&invented::articles(30, 40), &NoMeaning);
    assert_eq!(c.articles.len(), 30);
    assert!(c.claims.iter().any(|x| x.status != Status::Single));
}

#[test]
fn deep_nesting_is_an_answer() {
    let page = format!("{}<p>Nine people were hurt in Port Halden.</p>{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
    if let Err(refusal) = read("deep.html", page.as_bytes()) {
        assert!(matches!(refusal.code, RefusalCode::TooComplex | RefusalCode::NoArticle), "{refusal:?}");
    }
}
