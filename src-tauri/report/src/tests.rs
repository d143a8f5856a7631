//! Every format of one small comparison with hostile words in it.

use std::io::Read;

use crosscheck_compare::comparison::{Confidence, Difference, DifferenceKind, Place, Severity, Side, Status};
use crosscheck_compare::document::{Block, Metadata, TrimReason};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_compare::span::Span;

use super::*;

fn document(outlet: &str, headline: &str, text: &str) -> Document {
    let metadata = Metadata { outlet: Some(outlet.into()), headline: Some(headline.into()), ..Metadata::default() };
    let mut d = Document::raw(text, metadata);
    d.blocks.push(Block { text: "Read more <b>here</b>".into(), kept: None, reason: Some(TrimReason::Teaser) });
    d
}

/// Two articles and one difference, whatever the engine finds.
fn sample() -> (Comparison, Vec<(Document, File)>) {
    let a = document("Halden Courier", "=2+3 hurt\u{202e} <script>alert(1)</script>", "Nine people were hurt. *Bold* words.");
    let b = document("Daily Signal", "Fourteen hurt", "Fourteen people were hurt.");
    let inputs: Vec<Input> = [("a", &a), ("b", &b)].map(|(id, d)| Input { id: id.into(), document: d.clone() }).into();
    let mut c = pipeline::compare(&inputs, &NoMeaning);
    let sides = [(0, 0, 4, "9"), (1, 0, 8, "14")];
    c.claims[0].status = Status::Differ;
    c.differences = vec![Difference {
        id: "d1".into(),
        claim: 0,
        kind: DifferenceKind::Number,
        severity: Severity::Material,
        update: false,
        confidence: Confidence::High,
        values: sides
            .map(|(article, start, end, value)| Side {
                place: Place { article, sentence: 0 },
                span: Span::new(start, end),
                value: value.into(),
            })
            .into(),
        reason: "9 here, 14 there".into(),
    }];
    let file = |name: &str| File { name: Some(name.into()), sha256: "00ff".into() };
    (c, vec![(a, file("a.txt")), (b, file("b.txt"))])
}

fn written(format: Format) -> Vec<u8> {
    let (comparison, read) = sample();
    Report { id: "e", title: "Ferry <collision>", comparison: &comparison, read: &read }.write(format).unwrap()
}

fn unzipped(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn json_offsets_are_code_points_of_the_text() {
    let text = "Ça. Nine people.";
    let (mut c, mut read) = sample();
    c.articles[0] = crosscheck_compare::article::Article::read("a", &Document::raw(text, Metadata::default()), Default::default());
    read[0].0 = Document::raw(text, Metadata::default());
    c.differences[0].values[0].place.sentence = 1;
    c.differences[0].values[0].span = Span::new(5, 9);
    let answer = json::comparison(&Report { id: "e", title: "", comparison: &c, read: &read });
    let v = &answer["differences"][0]["values"][0];
    assert_eq!((v["start"].as_u64(), v["end"].as_u64(), v["text"].as_str()), (Some(4), Some(8), Some("Nine")));
    assert_eq!(answer["schema"], "crosscheck.comparison/1");
}

#[test]
fn html_is_escaped_and_runs_nothing() {
    let page = String::from_utf8(written(Format::Html)).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script"));
    assert!(page.contains("Ferry &lt;collision&gt;") && page.contains("9 here, 14 there") && page.contains("<mark>Nine</mark>"));
    assert!(!page.contains('\u{202e}') && !page.contains("http://") && !page.contains("https://"));
}

#[test]
fn markdown_is_escaped() {
    let text = String::from_utf8(written(Format::Markdown)).unwrap();
    assert!(text.contains("\\<script\\>") && text.contains("\\*Bold\\* words") && text.contains("### 1. 9 here, 14 there"));
}

#[test]
fn csv_has_a_row_a_claim_and_no_formula() {
    let bytes = written(Format::Csv);
    let rows: Vec<::csv::StringRecord> = ::csv::Reader::from_reader(&bytes[3..]).records().map(|r| r.unwrap()).collect();
    assert_eq!(rows.len(), sample().0.claims.len());
    assert_eq!((&rows[0][1], &rows[0][2]), ("differ", "number"));
    assert!(rows.iter().flat_map(|r| r.iter()).all(|c| !c.starts_with(['=', '+', '-', '@'])));
}

#[test]
fn xlsx_and_docx_hold_the_same_words() {
    let sheet = unzipped(&written(Format::Xlsx), "xl/sharedStrings.xml");
    assert!(sheet.contains("9 here, 14 there") && sheet.contains("Halden Courier"));
    assert!(!unzipped(&written(Format::Xlsx), "xl/worksheets/sheet1.xml").contains("<f>"));
    let text = unzipped(&written(Format::Docx), "word/document.xml");
    assert!(text.contains("9 here, 14 there") && text.contains("Fourteen") && text.contains("Ferry &lt;collision&gt;"));
}

#[test]
fn all_formats_name_the_same_differences() {
    let parsed: serde_json::Value = serde_json::from_slice(&written(Format::Json)).unwrap();
    let reason = parsed["differences"][0]["reason"].as_str().unwrap().to_owned();
    for format in [Format::Html, Format::Markdown, Format::Csv] {
        assert!(String::from_utf8(written(format)).unwrap().contains(&reason), "{format:?}");
    }
}

#[test]
fn a_text_of_any_length_and_script_has_sound_offsets() {
    for text in ["", "x", "é", &"añ".repeat(200), "😀 two 😀."] {
        let article = crosscheck_compare::article::Article::read("a", &Document::raw(text, Metadata::default()), Default::default());
        let answer = json::article(&article, &Document::raw(text, Metadata::default()), &File::default());
        let all: Vec<char> = text.chars().collect();
        for s in answer["sentences"].as_array().unwrap() {
            let (from, to) = (s["start"].as_u64().unwrap() as usize, s["end"].as_u64().unwrap() as usize);
            assert_eq!(all[from..to].iter().collect::<String>(), s["text"].as_str().unwrap());
        }
    }
}
