//! Any words as articles, decisions, notes and names of files, in all six formats: JSON that is JSON, XML that is XML, no cell that
//! starts a formula, nothing that runs.
#![no_main]

use std::io::{Cursor, Read};

use crosscheck_compare::decisions::{Decision, Unplaced, Verdict, Work};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline;
use crosscheck_fuzz::event;
use crosscheck_report::{File, Format, Language, Options, Report};

const FORMATS: [Format; 6] = [Format::Json, Format::Markdown, Format::Html, Format::Csv, Format::Xlsx, Format::Docx];

fn well_formed(xml: &[u8]) {
    let text = std::str::from_utf8(xml).expect("XML is UTF-8");
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(legal), "a character that XML can't have");
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().expect("XML is well formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Text(t) => drop(t.xml10_content()),
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                e.attributes().for_each(|a| drop(a.expect("attributes").normalized_value(quick_xml::XmlVersion::Implicit1_0).expect("value")));
            }
            _ => {}
        }
    }
}

fn packed(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).expect("a file in it");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its bytes");
        if [".xml", ".rels"].iter().any(|end| file.name().ends_with(end)) {
            well_formed(&content);
        }
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let inputs = event::articles(rest);
    let comparison = pipeline::compare(&inputs, &NoMeaning);
    let words: Vec<String> = rest.rsplit(|&b| b == b'\n').take(8).map(|l| String::from_utf8_lossy(l).into_owned()).collect();
    let word = |i: usize| words.get(i % words.len().max(1)).cloned().unwrap_or_default();
    let mut work = Work { corrections: vec![word(0), word(1)], ..Work::default() };
    let subjects = comparison.differences.iter().map(|d| &d.id).chain(comparison.claims.iter().map(|c| &c.id));
    for (i, id) in subjects.enumerate().filter(|(i, _)| (choice >> (i % 8)) & 1 == 1) {
        let verdict = [Verdict::Open, Verdict::Confirmed, Verdict::Dismissed, Verdict::Resolved][i % 4];
        let side = inputs.get(i % inputs.len().max(1)).map(|a| a.id.clone());
        let decision = Decision { verdict, side, note: word(i), initials: word(i + 1), time: word(i + 2), since: None };
        work.decisions.insert(id.clone(), decision);
    }
    if choice & 1 == 1 {
        let decision = Decision { note: word(2), ..Decision::default() };
        work.unplaced.push(Unplaced { reason: word(3), sides: vec![(word(4), word(5), word(6))], decision });
    }
    let file = |i: usize| File { name: Some(word(i)), sha256: "0".repeat(64) };
    let read: Vec<_> = inputs.iter().enumerate().map(|(i, input)| (input.document.clone(), file(i))).collect();
    let bit = |n: u8| choice & (1 << n) == 0;
    let options = Options {
        minor: bit(0),
        open: bit(1),
        agreements: bit(2),
        only_here: bit(3),
        dismissed: bit(4),
        left_out: bit(5),
        decisions: bit(6),
        evidence: rest.len() % 2 == 0,
        language: if choice & 128 == 0 { Language::English } else { Language::German },
    };
    let title = word(7);
    let report = Report { id: "event", title: &title, comparison: &comparison, read: &read, work: &work, options };
    for format in FORMATS {
        let written = report.write(format).expect("small reports can be written");
        match format {
            Format::Json => drop(serde_json::from_slice::<serde_json::Value>(&written).expect("JSON")),
            Format::Markdown | Format::Html | Format::Csv => drop(std::str::from_utf8(&written).expect("UTF-8")),
            Format::Xlsx | Format::Docx => packed(&written),
        }
        if format == Format::Html {
            let page = String::from_utf8_lossy(&written).to_lowercase();
            assert!(!["<script", "<iframe", "<img", "<meta http-equiv=\"refresh", "<object", "<embed"].iter().any(|t| page.contains(t)), "inert");
        }
    }
    let _ = report.preview();
});
