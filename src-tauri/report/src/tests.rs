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
    written_with(format, &Work::default(), Options::default())
}

fn written_with(format: Format, work: &Work, options: Options) -> Vec<u8> {
    let (comparison, read) = sample();
    Report { id: "e", title: "Ferry <collision>", comparison: &comparison, read: &read, work, options }.write(format).unwrap()
}

/// A decision with a hostile note.
fn decided(verdict: Verdict) -> Work {
    let decision = Decision {
        verdict,
        side: Some("b".into()),
        note: "=HYPERLINK(\"x\") <b>asked</b> the harbour".into(),
        initials: "@ab".into(),
        time: "2026-05-13T09:30:12.5Z".into(),
        since: None,
    };
    Work { decisions: [("d1".to_owned(), decision)].into(), ..Work::default() }
}

fn html(work: &Work, options: Options) -> String {
    String::from_utf8(written_with(Format::Html, work, options)).unwrap()
}

#[test]
fn decisions_are_told_and_nothing_in_them_runs() {
    let work = decided(Verdict::Resolved);
    let page = html(&work, Options::default());
    assert!(page.contains("Resolved: Daily Signal holds by @ab, 2026-05-13 09:30 UTC"), "{page}");
    assert!(page.contains("&lt;b&gt;asked&lt;/b&gt;") && page.contains("1 of 1 difference decided"));
    let text = String::from_utf8(written_with(Format::Csv, &work, Options::default())).unwrap();
    assert!(text.contains("resolved") && text.contains("2026-05-13 09:30") && text.contains("'=HYPERLINK"));
    assert!(!text.contains(",=") && !text.contains(",@") && !text.contains(",\"="));
    let parsed: serde_json::Value = serde_json::from_slice(&written_with(Format::Json, &work, Options::default())).unwrap();
    assert_eq!(parsed["differences"][0]["review"]["decision"], "resolved");
    let comments = unzipped(&written_with(Format::Docx, &work, Options::default()), "word/comments.xml");
    assert!(comments.contains("9 here, 14 there") && comments.contains("asked&lt;/b&gt; the harbour"), "{comments}");
    let without = html(&work, Options { decisions: false, ..Options::default() });
    assert!(!without.contains("harbour") && without.contains("Left out of this report: decisions and notes."));
}

#[test]
fn what_speaks_for_a_difference_stands_below_it() {
    let work = Work::default();
    let page = html(&work, Options::default());
    assert!(page.contains("In common: "), "{page}");
    let without = Options { evidence: false, ..Options::default() };
    let silent = html(&work, without);
    assert!(!silent.contains("In common: ") && silent.contains("Left out of this report: what speaks for each difference."), "{silent}");
    let json = |options| -> serde_json::Value { serde_json::from_slice(&written_with(Format::Json, &work, options)).unwrap() };
    assert!(json(Options::default())["differences"][0]["evidence"]["for"].is_array());
    assert!(json(without)["differences"][0].get("evidence").is_none());
    assert!(unzipped(&written_with(Format::Docx, &work, Options::default()), "word/document.xml").contains("In common: "));
    // In tables it is a column.
    let csv = |options| String::from_utf8(written_with(Format::Csv, &work, options)).unwrap();
    let lines = |table: &str| -> Vec<String> { table.lines().map(str::to_owned).collect() };
    let (told, silent) = (lines(&csv(Options::default())), lines(&csv(without)));
    assert!(told[0].contains(",Reasons,Evidence,Outlets,Origins,Decision,"), "{told:?}");
    assert!(silent[0].contains(",Reasons,Outlets,Origins,Decision,") && !silent.concat().contains("In common: "), "{silent:?}");
    let differing = told.iter().find(|l| l.contains(",differ,")).unwrap();
    assert!(differing.contains("In common: "), "{differing}");
    let single = told.iter().find(|l| l.contains(",single,"));
    assert!(single.is_none_or(|l| !l.contains("In common: ")), "{single:?}");
    let strings = |options| unzipped(&written_with(Format::Xlsx, &work, options), "xl/sharedStrings.xml");
    assert!(strings(Options::default()).contains(">Evidence<") && strings(Options::default()).contains("In common: "));
    assert!(!strings(without).contains(">Evidence<"));
}

#[test]
fn dismissed_ones_go_to_the_appendix() {
    let page = html(&decided(Verdict::Dismissed), Options::default());
    let appendix = page.find("Appendix: dismissed differences").unwrap();
    assert!(page.find("9 here, 14 there").unwrap() > appendix && !page.contains(">Conflicts<"));
    let without = html(&decided(Verdict::Dismissed), Options { dismissed: false, ..Options::default() });
    assert!(!without.contains("9 here, 14 there"));
}

#[test]
fn what_is_not_wanted_is_not_in_it_and_that_is_said() {
    let options = Options { open: false, agreements: false, only_here: false, left_out: false, ..Options::default() };
    let page = html(&Work::default(), options);
    assert!(!page.contains("9 here, 14 there") && !page.contains("Only in one outlet") && !page.contains("Not compared"));
    assert!(page.contains("Left out of this report: undecided differences, agreements"));
    assert!(html(&decided(Verdict::Confirmed), options).contains("9 here, 14 there"), "a decided one stays");
}

#[test]
fn what_could_not_be_placed_is_told() {
    let unplaced = Unplaced {
        reason: "7 here, 8 there".into(),
        sides: vec![("Courier".into(), "Seven".into(), "Seven <i>were</i> hurt.".into())],
        decision: Decision { verdict: Verdict::Confirmed, ..Decision::default() },
    };
    let work = Work { unplaced: vec![unplaced], corrections: vec!["Linked: “a” and “b”".into()], ..Work::default() };
    let page = html(&work, Options::default());
    assert!(page.contains("words no longer stand") && page.contains("7 here, 8 there") && page.contains("Seven &lt;i&gt;were"));
    assert!(page.contains("Corrected by hand: Linked"));
}

#[test]
fn json_goes_round() {
    let bytes = written_with(Format::Json, &decided(Verdict::Confirmed), Options::default());
    let parsed: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    // What turns text round is written as an escape; else the same bytes again.
    let again = format!("{parsed}\n").replace('\u{202e}', "\\u202e");
    assert_eq!(again, String::from_utf8(bytes).unwrap());
    for value in parsed["differences"][0]["values"].as_array().unwrap() {
        let article = parsed["articles"].as_array().unwrap().iter().find(|a| a["id"] == value["article"]).unwrap();
        let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        let span = value["start"].as_u64().unwrap() as usize..value["end"].as_u64().unwrap() as usize;
        assert_eq!(text[span].iter().collect::<String>(), value["text"].as_str().unwrap());
    }
}

#[test]
fn the_order_is_the_screens_in_every_format() {
    let (mut c, read) = sample();
    let first = c.differences[0].clone();
    let with =
        |id: &str, severity, update, reason: &str| Difference { id: id.into(), severity, update, reason: reason.into(), ..first.clone() };
    // In the comparison's own order: conflicts, updates, minor ones.
    c.differences = vec![
        first.clone(),
        with("d2", Severity::Material, false, "second reason"),
        with("d3", Severity::Material, true, "third reason"),
        with("d4", Severity::Minor, false, "fourth reason"),
    ];
    let wanted: Vec<&str> = c.differences.iter().map(|d| d.reason.as_str()).collect();
    let work = Work::default();
    let report = Report { id: "e", title: "t", comparison: &c, read: &read, work: &work, options: Options::default() };
    let order = |text: &str| -> Vec<usize> { wanted.iter().map(|w| text.find(w).unwrap()).collect() };
    for format in [Format::Json, Format::Html, Format::Markdown, Format::Csv] {
        let at = order(&String::from_utf8(report.write(format).unwrap()).unwrap());
        assert!(at.is_sorted(), "{format:?} {at:?}");
    }
    assert!(order(&unzipped(&report.write(Format::Docx).unwrap(), "word/document.xml")).is_sorted());
    let facts = sheet::Sheet::new(&report).facts;
    let statuses: Vec<String> = facts.rows.iter().take(4).map(|r| r[3].words()).collect();
    assert_eq!(statuses, ["differ", "differ", "update", "minor"]);
}

#[test]
fn numbers_and_days_have_a_spreadsheets_types() {
    let (mut c, mut read) = sample();
    for (i, outlet) in ["Halden Courier", "Daily Signal"].iter().enumerate() {
        c.articles[i].metadata.published = Some("2026-05-13T09:30".into());
        read[i].0.metadata.outlet = Some((*outlet).into());
    }
    let work = Work::default();
    let report = Report { id: "e", title: "t", comparison: &c, read: &read, work: &work, options: Options::default() };
    let sheet = sheet::Sheet::new(&report);
    assert_eq!(sheet.sources.rows[0][3], sheet::Cell::Moment(2026, 5, 13, 9, 30));
    let answers: Vec<f64> = sheet.facts.rows[0][sheet.facts.fixed..]
        .iter()
        .filter_map(|c| if let sheet::Cell::Printed(value, _) = c { Some(&**value) } else { None })
        .filter_map(|c| if let sheet::Cell::Number(x) = c { Some(*x) } else { None })
        .collect();
    assert_eq!(answers, [9.0, 14.0]);
    let written = unzipped(&report.write(Format::Xlsx).unwrap(), "xl/worksheets/sheet3.xml");
    // 13 May 2026 is day 46155 of a spreadsheet.
    assert!(written.contains("<v>46155.39583"), "{written}");
}

/// When an outlet printed its article stands in the prose as a decision's time does: no "T", no seconds, the zone where one is known.
#[test]
fn the_sources_times_are_written_for_readers() {
    let (mut c, read) = sample();
    c.articles[0].metadata.published = Some("2026-05-13T09:30:00+02:00".into());
    c.articles[0].metadata.updated = Some("2026-05-13T10:05:41Z".into());
    c.articles[1].metadata.published = Some("early on Tuesday".into());
    let work = Work::default();
    for language in [Language::English, Language::German] {
        let options = Options { language, ..Options::default() };
        let report = Report { id: "e", title: "t", comparison: &c, read: &read, work: &work, options };
        let page = String::from_utf8(report.write(Format::Html).unwrap()).unwrap();
        let markdown = String::from_utf8(report.write(Format::Markdown).unwrap()).unwrap();
        let document = unzipped(&report.write(Format::Docx).unwrap(), "word/document.xml");
        for text in [&page, &markdown.replace('\\', ""), &document] {
            for time in ["2026-05-13 09:30 +02:00", "2026-05-13 10:05 UTC", "early on Tuesday"] {
                assert!(text.contains(time), "{time}: {text}");
            }
            assert!(!text.contains("13T09") && !text.contains(":41"), "{text}");
        }
    }
    // Programs get what the outlet's page said.
    let report = Report { id: "e", title: "t", comparison: &c, read: &read, work: &work, options: Options::default() };
    let parsed: serde_json::Value = serde_json::from_slice(&report.write(Format::Json).unwrap()).unwrap();
    assert_eq!(parsed["articles"][0]["updated"], "2026-05-13T10:05:41Z");
}

#[test]
fn a_report_has_no_local_path() {
    for format in [Format::Json, Format::Html, Format::Markdown, Format::Csv] {
        let text = String::from_utf8(written(format)).unwrap();
        assert!(!text.contains("/home") && !text.contains("/work") && !text.contains("C:\\"), "{format:?}");
    }
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
    let work = Work::default();
    let report = Report { id: "e", title: "", comparison: &c, read: &read, work: &work, options: Options::default() };
    let answer = json::comparison(&report);
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

/// Found by fuzzing: docx-rs writes a comment's author as it comes.
#[test]
fn initials_with_marks_leave_the_comments_sound() {
    let mut work = decided(Verdict::Confirmed);
    work.decisions.values_mut().for_each(|d| d.initials = "\"J\" & <M>".into());
    let comments = unzipped(&written_with(Format::Docx, &work, Options::default()), "word/comments.xml");
    assert!(comments.contains("w:author=\"&quot;J&quot; &amp; &lt;M&gt;\""), "{comments}");
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

#[test]
fn no_report_holds_the_moment_of_its_writing() {
    for format in [Format::Docx, Format::Xlsx] {
        let made = unzipped(&written_with(format, &Work::default(), Options::default()), "docProps/core.xml");
        assert!(made.contains(">1970-01-01T00:00:00Z<") && !made.contains(">20"), "{format:?}: {made}");
    }
}

#[test]
fn prose_is_german_where_that_is_asked_for_and_nothing_else_changes() {
    let options = Options { language: Language::German, ..Options::default() };
    let work = decided(Verdict::Resolved);
    let german = html(&work, options);
    for words in [
        "lang=\"de\"",
        "<h2>Quellen</h2>",
        "2 Artikel, 2 unabhängige Ursprünge",
        "Zahl · wesentlich · hohe Sicherheit",
        "Überschrift",
        "Geklärt: Daily Signal stimmt von @ab, 2026-05-13 09:30 UTC",
        "Nicht verglichen",
    ] {
        assert!(german.contains(words), "{words}: {german}");
    }
    assert!(german.contains("Gemeinsam: ") && !german.contains("In common"), "{german}");
    // What outlets wrote is what it is.
    assert!(german.contains("Nine people were hurt.") && german.contains("Fourteen people were hurt."));
    let document =
        String::from_utf8_lossy(&unzipped(&written_with(Format::Docx, &work, options), "word/document.xml").into_bytes()).into_owned();
    let text = String::from_utf8(written_with(Format::Markdown, &work, options)).unwrap();
    assert!(document.contains("Quellen") && text.contains("\n## Quellen\n"));
    for english in ["Sources", "Not compared", "confidence", "origins", "Resolved"] {
        assert!(!german.contains(english) && !document.contains(english) && !text.contains(english), "{english}");
    }
    for format in [Format::Json, Format::Csv, Format::Xlsx] {
        assert_eq!(written_with(format, &work, options), written_with(format, &work, Options::default()), "{format:?}");
    }
}

/// Two versions of one outlet's article and another outlet's.
fn versions() -> (Comparison, Vec<(Document, File)>) {
    let rest = "The harbour of Skarne was closed to all ships until the wreck had been towed to the northern quay. Divers will look at the hull \
        as soon as the storm over the strait has passed.";
    let dated = |outlet: &str, time: &str, text: String| {
        let metadata = Metadata { outlet: Some(outlet.into()), published: Some(time.into()), ..Metadata::default() };
        Document::raw(&text, metadata)
    };
    let documents = vec![
        dated(
            "Courier",
            "2031-03-03T18:00",
            format!("Eleven people were hurt on the ferry Halcyon on Monday. {rest} <b>=1+1</b> was added."),
        ),
        dated(
            "Courier",
            "2031-03-03T09:00",
            format!("Nine people were hurt on the ferry Halcyon on Monday. A baker saw the smoke first. {rest}"),
        ),
        dated(
            "Strait Radio",
            "2031-03-03T12:00",
            "The coast guard counted eleven people hurt after Monday’s fire on the ferry Halcyon; all were taken ashore.".into(),
        ),
    ];
    let inputs: Vec<Input> = documents.iter().enumerate().map(|(i, d)| Input { id: format!("x{i}"), document: d.clone() }).collect();
    let c = pipeline::compare(&inputs, &NoMeaning);
    assert_eq!(c.versions.len(), 1);
    (c, documents.into_iter().map(|d| (d, File { name: None, sha256: "00ff".into() })).collect())
}

#[test]
fn versions_of_one_article_are_told_in_every_format() {
    let (c, read) = versions();
    let work = Work::default();
    let report = Report { id: "e", title: "t", comparison: &c, read: &read, work: &work, options: Options::default() };
    let text = |format| String::from_utf8(report.write(format).unwrap()).unwrap();
    let page = text(Format::Html);
    for words in [
        "Versions of one article",
        "Courier: 2031-03-03 09:00 → 2031-03-03 18:00",
        "1 added, 1 cut, 1 changed, 2 kept",
        "<del>Nine</del> people were hurt",
        "<ins>Eleven</ins> people were hurt",
        "Courier (earlier version)",
        "&lt;b&gt;=1+1&lt;/b&gt; was added.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // The two are one source, and one of them is not said to have copied from the other.
    assert!(page.contains("3 articles, 2 independent origins") && !page.contains("shares its text with Courier"), "{page}");
    let markdown = text(Format::Markdown);
    assert!(markdown.contains("**Nine** people were hurt") && markdown.contains("\n**Cut**\n"), "{markdown}");
    let document = unzipped(&report.write(Format::Docx).unwrap(), "word/document.xml");
    assert!(document.contains("Versions of one article") && document.contains("<w:strike"), "{document}");
    let parsed: serde_json::Value = serde_json::from_str(&text(Format::Json)).unwrap();
    let step = &parsed["versions"][0]["steps"][0];
    assert_eq!((&step["earlier"], &step["later"], &step["order"]), (&"x1".into(), &"x0".into(), &"known".into()));
    assert_eq!((step["added"].as_u64(), step["cut"].as_u64(), step["changed"].as_u64()), (Some(1), Some(1), Some(1)));
    assert_eq!(step["passages"][0]["earlier"][0]["changed"][0]["text"], "Nine");
    let sheet = sheet::Sheet::new(&report);
    assert_eq!(sheet.versions.rows.len(), 3);
    assert_eq!(sheet.versions.rows[0][3], sheet::Cell::Moment(2031, 3, 3, 9, 0));
    assert!(unzipped(&report.write(Format::Xlsx).unwrap(), "xl/workbook.xml").contains("Versions"));
    let german = Report { options: Options { language: Language::German, ..Options::default() }, ..report };
    let german = String::from_utf8(german.write(Format::Html).unwrap()).unwrap();
    for words in
        ["Fassungen eines Artikels", "1 neu, 1 gestrichen, 1 geändert, 2 gleich geblieben", "Courier (frühere Fassung)", "früher, Satz 1"]
    {
        assert!(german.contains(words), "{words}: {german}");
    }
    assert!(!german.contains("Versions of") && !german.contains("earlier") && !german.contains("added,"), "{german}");
}

#[test]
fn without_versions_nothing_is_said_of_them() {
    let parsed: serde_json::Value = serde_json::from_slice(&written(Format::Json)).unwrap();
    assert!(parsed.get("versions").is_none());
    assert!(!html(&Work::default(), Options::default()).contains("Versions of one article"));
}

/// The same report whatever the versions' times say: where they say nothing, that is told.
#[test]
fn an_unknown_order_is_told() {
    let (_, mut read) = versions();
    read.iter_mut().for_each(|(d, _)| d.metadata.published = None);
    let inputs: Vec<Input> = read.iter().enumerate().map(|(i, (d, _))| Input { id: format!("x{i}"), document: d.clone() }).collect();
    let c = pipeline::compare(&inputs, &NoMeaning);
    let work = Work::default();
    let report = Report { id: "e", title: "t", comparison: &c, read: &read, work: &work, options: Options::default() };
    let page = String::from_utf8(report.write(Format::Html).unwrap()).unwrap();
    assert!(page.contains("do not tell which version came first") && page.contains("Courier (version A)"), "{page}");
    assert!(!page.contains("earlier version") && page.contains("Only in the one"), "{page}");
}
