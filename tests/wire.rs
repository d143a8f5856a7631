//! What crosses to the window: types as generated, samples as made, runs that join back, and a window that may do nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck_app::session::Compared;
use crosscheck_app::wire::changes::StepView;
use crosscheck_app::wire::desk::{AboutView, MenuChoiceView, MenuStateView, SettingsView};
use crosscheck_app::wire::evidence::{EvidenceView, GridView, IndependenceView, QuotesView, VersionsView};
use crosscheck_app::wire::report::{ReportFormatView, ReportPreviewView};
use crosscheck_app::wire::search::SearchView;
use crosscheck_app::wire::secrecy::LibraryProgress;
use crosscheck_app::wire::transfer::{ExportFileView, ExportedView, ImportedView};
use crosscheck_app::wire::{EventView, ImportProgress, ImportResult, LibraryView, Problem, ReviewView, RowView, SourceView};
use crosscheck_app::{example, views};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_library::{ArticleRecord, EventRecord};
use serde_json::Value;
use ts_rs::{Config, TS};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares files with what they should be, or writes them where `UPDATE` is set (`make generated`).
fn check(folder: &Path, wanted: &BTreeMap<String, String>) {
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder).unwrap();
        wanted.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    }
    assert_eq!(files(folder).keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "run `make generated`");
    for (name, text) in files(folder) {
        assert!(text == wanted[&name], "{name} is not what Rust says: run `make generated`");
    }
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap().flatten();
    files.map(|f| (f.file_name().into_string().unwrap(), fs::read_to_string(f.path()).unwrap())).collect()
}

#[test]
fn the_typescript_is_generated_from_rust() {
    let folder = tempfile::tempdir().unwrap();
    let to = Config::new().with_out_dir(folder.path());
    LibraryView::export_all(&to).unwrap();
    EventView::export_all(&to).unwrap();
    RowView::export_all(&to).unwrap();
    SourceView::export_all(&to).unwrap();
    ImportProgress::export_all(&to).unwrap();
    ImportResult::export_all(&to).unwrap();
    ReviewView::export_all(&to).unwrap();
    Problem::export_all(&to).unwrap();
    GridView::export_all(&to).unwrap();
    QuotesView::export_all(&to).unwrap();
    IndependenceView::export_all(&to).unwrap();
    EvidenceView::export_all(&to).unwrap();
    VersionsView::export_all(&to).unwrap();
    SearchView::export_all(&to).unwrap();
    StepView::export_all(&to).unwrap();
    ReportFormatView::export_all(&to).unwrap();
    ReportPreviewView::export_all(&to).unwrap();
    SettingsView::export_all(&to).unwrap();
    AboutView::export_all(&to).unwrap();
    MenuChoiceView::export_all(&to).unwrap();
    MenuStateView::export_all(&to).unwrap();
    LibraryProgress::export_all(&to).unwrap();
    ExportFileView::export_all(&to).unwrap();
    ExportedView::export_all(&to).unwrap();
    ImportedView::export_all(&to).unwrap();
    check(&root().join("ui/src/backend/wire"), &files(folder.path()));
}

/// The example, read and compared without a library.
fn compared() -> (EventRecord, Compared) {
    let mut articles = Vec::new();
    let mut documents = Vec::new();
    for (i, (file, bytes)) in example::ARTICLES.iter().enumerate() {
        let input = crosscheck_import::Input { name: file, bytes, ..Default::default() };
        let document = crosscheck_import::read(&input).expect(file);
        let article = ArticleRecord {
            id: format!("article-{}", i + 1),
            sha256: format!("{i}").repeat(64),
            file: (*file).to_owned(),
            outlet: document.metadata.outlet.clone(),
            headline: document.metadata.headline.clone(),
            ..ArticleRecord::default()
        };
        articles.push(article);
        documents.push(document);
    }
    let inputs: Vec<Input> = articles.iter().zip(&documents).map(|(a, d)| Input { id: a.id.clone(), document: d.clone() }).collect();
    let comparison = pipeline::compare(&inputs, &NoMeaning);
    let event = EventRecord { id: "example".into(), name: example::NAME.into(), articles: articles.clone(), ..EventRecord::default() };
    (event, Compared { articles, corrections: Vec::new(), documents, comparison })
}

#[test]
fn runs_join_back_to_the_sentence_to_the_letter() {
    let (event, compared) = compared();
    let view = views::event::event(&event, &compared, Default::default(), Default::default());
    assert_eq!(view.articles.len(), 3);
    for (shown, article) in view.articles.iter().zip(&compared.comparison.articles) {
        assert_eq!(shown.sentences.len(), article.units().count());
        for sentence in &shown.sentences {
            let joined: String = sentence.runs.iter().map(|r| r.text.as_str()).collect();
            assert_eq!(joined, article.words(sentence.index));
            assert!(sentence.runs.iter().all(|r| !r.text.is_empty()));
        }
    }
    for difference in &view.differences {
        for value in &difference.values {
            let article = view.articles.iter().find(|a| a.id == value.article).unwrap();
            let sentence = article.sentences.iter().find(|s| s.index == value.sentence).unwrap();
            let marked: String = sentence.runs.iter().filter(|r| r.differences.contains(&difference.id)).map(|r| r.text.as_str()).collect();
            assert!(marked.contains(&value.text), "{marked:?} has {:?}", value.text);
        }
        for words in &difference.words {
            let article = compared.comparison.articles.iter().find(|a| a.id == words.article).unwrap();
            assert_eq!(words.runs.iter().map(|r| r.text.as_str()).collect::<String>(), article.words(words.sentence));
        }
    }
}

#[test]
fn what_speaks_for_it_is_marked_in_the_unchanged_sentences() {
    let (_, compared) = compared();
    let comparison = &compared.comparison;
    let several = comparison.claims.iter().filter(|c| c.mentions.len() > 1).map(|c| &c.id);
    let mut marked = 0;
    for subject in several.chain(comparison.differences.iter().map(|d| &d.id)) {
        let view = views::explained::explained(comparison, subject).unwrap();
        let all: Vec<_> = view.grounds.iter().chain(&view.doubts).collect();
        for sentence in &view.sentences {
            let article = comparison.articles.iter().find(|a| a.id == sentence.article).unwrap();
            assert_eq!(sentence.runs.iter().map(|r| r.text.as_str()).collect::<String>(), article.words(sentence.sentence));
            let grounds: Vec<u32> = sentence.runs.iter().flat_map(|r| r.grounds.clone()).collect();
            assert!(grounds.iter().all(|g| (*g as usize) < all.len()));
            marked += grounds.len();
        }
    }
    assert!(marked > 50, "{marked}");
    assert!(views::explained::explained(comparison, "nothing").is_err());
}

#[test]
fn every_sentence_stands_in_one_row() {
    let (_, compared) = compared();
    let rows = views::rows::rows(&compared.comparison, "article-1", "article-3").unwrap();
    let articles = &compared.comparison.articles;
    let mut left: Vec<i32> = rows.iter().flat_map(|r| r.left.clone()).collect();
    left.sort_unstable();
    assert_eq!(left, articles[0].units().map(|s| s.index).collect::<Vec<_>>());
    let mut right: Vec<i32> = rows.iter().flat_map(|r| r.right.clone()).collect();
    right.sort_unstable();
    assert_eq!(right, articles[2].units().map(|s| s.index).collect::<Vec<_>>());
    assert!(views::rows::rows(&compared.comparison, "article-1", "nobody").is_err());
}

/// The fields of every object, by where it stands; the places in a list are one.
fn shapes(value: &Value, place: &str, found: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Object(fields) => {
            found.entry(place.to_owned()).or_default().extend(fields.keys().cloned());
            fields.iter().for_each(|(name, value)| shapes(value, &format!("{place}.{name}"), found));
        }
        Value::Array(list) => list.iter().for_each(|value| shapes(value, &format!("{place}[]"), found)),
        _ => {}
    }
}

/// Its form alone is checked: what the engine finds in the example may grow without a new sample.
#[test]
fn the_sample_has_the_form_that_the_app_sends() {
    let (event, compared) = compared();
    let view = views::event::event(&event, &compared, Default::default(), Default::default());
    let rows = views::rows::rows(&compared.comparison, "article-1", "article-2").unwrap();
    let sources: Vec<SourceView> = compared.articles.iter().zip(&compared.documents).map(|(a, d)| views::source::source(a, d)).collect();
    let sent = serde_json::json!({ "event": view, "rows": rows, "sources": sources });
    let path = "ui/src/backend/samples/example.json";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root().join(path), serde_json::to_string_pretty(&sent).unwrap() + "\n").unwrap();
    }
    let (mut now, mut kept) = (BTreeMap::new(), BTreeMap::new());
    shapes(&sent, "", &mut now);
    shapes(&json(path), "", &mut kept);
    for (place, fields) in &now {
        assert_eq!(Some(fields), kept.get(place).or(Some(fields)), "{place}: run `make generated`");
    }
}

fn json(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

#[test]
fn the_window_may_load_and_call_nothing_else() {
    let configuration = json("tauri.conf.json");
    let security = &configuration["app"]["security"];
    let policy = security["csp"].as_str().unwrap();
    let mut directives: Vec<&str> = policy.split(';').map(str::trim).collect();
    directives.sort_unstable();
    let wanted = [
        "base-uri 'none'",
        "connect-src ipc: http://ipc.localhost",
        "default-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ];
    assert_eq!(directives, wanted, "no network, no eval, no inline scripts or styles");
    assert_eq!(security.get("dangerousDisableAssetCspModification"), None);
    assert_eq!(security.get("assetProtocol"), None, "no file of the disk can be loaded by address");
    assert_eq!(configuration["app"]["withGlobalTauri"], false);
    assert_eq!(security["capabilities"], serde_json::json!(["window"]));

    let capabilities: Vec<_> = fs::read_dir(root().join("src-tauri/capabilities")).unwrap().flatten().map(|f| f.file_name()).collect();
    assert_eq!(capabilities, ["window.json"]);
    let capability = json("src-tauri/capabilities/window.json");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert_eq!(capability.get("remote"), None);
    let permissions: Vec<&str> = capability["permissions"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
    assert_eq!(permissions, ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"]);
}
