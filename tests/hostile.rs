//! A saved page that tries everything: scripts, remote images, formulas, overrides of direction, borrowed letters. What is read of it is
//! text, and in every report it stays text. (`tests/e2e/hostile.rs` is the same in the window.)

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::io::{Cursor, Read};

use crosscheck_compare::comparison::Comparison;
use crosscheck_compare::document::Document;
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_import as import;
use crosscheck_report::{File, Format, Options, Report, Work};

/// With nobody listening there: the test of the window has somebody.
const PORT: &str = "9";
/// Of one attribute, in bytes.
const HUGE: usize = 2 << 20;

fn page() -> String {
    include_str!("hostile/skarne-courier.html")
        .replace("{{PORT}}", PORT)
        .replace("{{HUGE}}", &"\u{202e}A\"".repeat(HUGE / 5).replace('"', "&quot;"))
}

fn read(name: &str, bytes: &[u8]) -> Document {
    import::read(&import::Input { name, bytes, ..import::Input::default() }).unwrap()
}

fn compared() -> (Comparison, Vec<(Document, File)>) {
    let documents = [
        ("hostile", read("skarne-courier.html", page().as_bytes())),
        ("other", read("meridian-wire.md", include_bytes!("hostile/meridian-wire.md"))),
    ];
    let inputs: Vec<Input> = documents.iter().map(|(id, d)| Input { id: (*id).into(), document: d.clone() }).collect();
    let file = |id: &str| File { name: Some(format!("{id}\u{202e}.html")), sha256: "00ff".into() };
    (pipeline::compare(&inputs, &NoMeaning), documents.into_iter().map(|(id, d)| (d, file(id))).collect())
}

fn report(format: Format) -> Vec<u8> {
    let (comparison, read) = compared();
    let title = read[0].0.metadata.headline.clone().unwrap();
    Report { id: "e", title: &title, comparison: &comparison, read: &read, work: &Work::default(), options: Options::default() }
        .write(format)
        .unwrap()
}

fn text(format: Format) -> String {
    String::from_utf8(report(format)).unwrap()
}

/// All files of a package that are XML.
fn unpacked(format: Format) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(report(format))).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().to_owned(), text)
        })
        .collect()
}

fn assert_nothing_unseen(text: &str, of: &str) {
    let unseen = text.chars().find(|&c| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    });
    assert_eq!(unseen, None, "{of}");
}

#[test]
fn it_is_read_as_text_and_what_could_deceive_is_told() {
    let document = read("skarne-courier.html", page().as_bytes());
    assert!(document.metadata.headline.as_deref().is_some_and(|h| h.starts_with("=HYPERLINK")), "{:?}", document.metadata);
    assert_eq!(document.metadata.outlet.as_deref(), Some("Sk\u{430}rne Courier"));
    assert!(document.text.contains("Nine people were injured") && document.text.contains("=cmd|") && !document.text.contains("alert("));
    let codes: Vec<&str> = document.warnings.iter().map(|w| w.code.as_str()).collect();
    assert!(codes.contains(&"disguised_outlet") && codes.contains(&"hidden_characters"), "{codes:?}");
    assert!(document.text.len() < 5_000, "no attribute is text");
}

#[test]
fn the_articles_are_compared_as_any_others() {
    let (comparison, _) = compared();
    let reasons: Vec<&str> = comparison.differences.iter().map(|d| d.reason.as_str()).collect();
    assert!(reasons.len() >= 3, "{reasons:?}");
}

#[test]
fn the_page_runs_nothing_and_asks_for_nothing() {
    let page = text(Format::Html);
    assert_nothing_unseen(&page, "HTML");
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
    assert!(page.contains("&lt;script&gt;document.title='owned'&lt;/script&gt;") && page.contains("&lt;img src=x onerror="));
    // Parsed as a browser does, there are our own elements, with our own attributes, and none of the page's.
    let parsed = scraper::Html::parse_document(&page);
    let mut names: Vec<&str> = parsed.tree.values().filter_map(|n| n.as_element()).map(|e| e.name()).collect();
    names.sort_unstable();
    names.dedup();
    let ours = [
        "article",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "head",
        "header",
        "html",
        "li",
        "main",
        "mark",
        "meta",
        "p",
        "section",
        "span",
        "strong",
        "style",
        "table",
        "tbody",
        "td",
        "th",
        "title",
        "tr",
        "ul",
    ];
    assert!(names.iter().all(|n| ours.contains(n)), "{names:?}");
    for element in parsed.tree.values().filter_map(|n| n.as_element()) {
        for (name, value) in element.attrs() {
            assert!(
                ["lang", "charset", "name", "content", "http-equiv", "class", "scope"].contains(&name),
                "{}: {name}={value}",
                element.name()
            );
            assert!(!value.contains("127.0.0.1") && !value.contains("refresh"), "{name}={value}");
        }
    }
    assert!(!include_str!("../src-tauri/report/src/report.css").contains("url("));
}

#[test]
fn word_and_excel_files_have_no_link_and_no_formula() {
    for format in [Format::Docx, Format::Xlsx] {
        for (name, xml) in unpacked(format) {
            assert_nothing_unseen(&xml, &name);
            if name.ends_with(".rels") {
                assert!(!xml.contains("External") && !xml.contains("127.0.0.1"), "{name}: {xml}");
            }
            let forbidden = ["<f>", "<f ", "<hyperlink", "w:hyperlink", "DDEAUTO", "<w:altChunk", "vbaProject", "<script"];
            let found = forbidden.iter().find(|f| xml.contains(**f) && !name.ends_with("settings.xml"));
            assert_eq!(found, None, "{name}");
            // The one field is the number of the page.
            for instruction in xml.split("<w:instrText").skip(1) {
                assert!(instruction.contains("PAGE") && !instruction.contains("HYPERLINK"), "{name}: {instruction:.80}");
            }
        }
    }
    let words = unpacked(Format::Xlsx).into_iter().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap().1;
    assert!(words.contains("=HYPERLINK("), "told as text");
}

#[test]
fn no_cell_of_the_table_starts_a_formula_whatever_parts_cells() {
    let table = text(Format::Csv);
    assert_nothing_unseen(&table, "CSV");
    for separator in [b',', b';'] {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        for cell in reader.records().flat_map(|r| r.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "parted at {}: {cell:?}", char::from(separator));
        }
    }
}

#[test]
fn markdown_becomes_no_page_link_or_picture() {
    let text = text(Format::Markdown);
    assert_nothing_unseen(&text, "Markdown");
    // With all of GitHub's additions: tables, addresses as links.
    let mut options = pulldown_cmark::Options::all();
    options.remove(pulldown_cmark::Options::ENABLE_OLD_FOOTNOTES);
    for event in pulldown_cmark::Parser::new_ext(&text, options) {
        use pulldown_cmark::{Event, Tag};
        assert!(
            !matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock | Tag::CodeBlock(_))
            ),
            "{event:?}"
        );
    }
    let bare = |mark: &str| text.match_indices(mark).any(|(at, _)| !text[..at].ends_with('\\'));
    assert!(!bare("://") && !bare("@") && !bare("<") && !text.to_lowercase().contains("www."));
}

#[test]
fn json_says_every_letter_and_none_that_a_terminal_obeys() {
    let written = text(Format::Json);
    assert_nothing_unseen(&written, "JSON");
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert!(value["articles"][0]["headline"].as_str().unwrap().contains('\u{202e}'), "the text itself is unchanged");
}
