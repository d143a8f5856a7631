//! The real window, driven as a person drives it: files dragged in with the pointer, clicks and keys. Pictures of every screen go
//! to `tests/e2e/out`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crosscheck_app::example;
use serde_json::json;

use crate::desktop::Desktop;
use crate::driver::Window;

/// Access: axe on every screen, the keyboard alone.
mod access;
/// What breaks costs nothing.
mod crash;
/// A desktop of the test's own.
mod desktop;
/// A WebDriver client.
mod driver;
/// How fast and how heavy the window is; not among the tests.
mod figures;
/// Pictures of every screen; not among the tests.
mod gallery;
/// The window in German.
mod german;
/// A saved page that tries everything.
mod hostile;
/// The app as it was installed; not among the tests.
mod installed;
/// The menu bar.
mod menu;
/// All of it without a network, traced.
mod network;
/// The report on paper.
mod printing;
/// What a screen reader is told.
mod reader;
/// Every screen, and how to get there.
mod screens;
/// The passphrase.
mod secrecy;
/// Starts after kills, again and again; not among the tests.
mod starts;
/// One event or all as one file.
mod transfer;
/// Two versions of one outlet's article.
mod versions;
/// Events, corrections, citations, reports.
mod workbench;

/// One window at a time: two slow each other until one waits in vain.
static ALONE: Mutex<()> = Mutex::new(());

fn picture(window: &Window, name: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/e2e/out/{name}.png"));
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    window.picture(&file);
}

fn example_files(desktop: &Desktop) -> Vec<PathBuf> {
    example::ARTICLES.iter().map(|(name, bytes)| desktop.file(name, bytes)).collect()
}

/// The example event, its first difference confirmed.
fn example_with_a_decision(window: &Window) {
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window.press("j");
    window.wait("the first", "/^1 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.press("c");
    window.wait("decided", "/\\b1 of \\d+ decided/.test(document.body.innerText)", &[]);
}

/// "3 of 17" as figures.
fn counter(window: &Window) -> (usize, usize) {
    let text = window.texts("difference-counter").join(" ");
    let mut figures = text.split(" of ").filter_map(|f| f.trim().parse().ok());
    (figures.next().unwrap_or(0), figures.next().unwrap_or(0))
}

/// All sentences of the selected difference that are in the two panes can be seen, and there are two at least.
const BOTH_IN_VIEW: &str = "(() => {
  const marks = [...document.querySelectorAll('[data-testid=mark][aria-pressed=true]')];
  const articles = new Set(marks.map((m) => m.closest('[data-testid=sentence]')?.dataset.article));
  const seen = (m) => { const b = m.getBoundingClientRect(); return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight; };
  return articles.size >= 2 && [...articles].every((a) => marks.some((m) => m.closest('[data-testid=sentence]').dataset.article === a && seen(m)));
})()";

#[test]
fn the_main_job_from_an_empty_library() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.see("drop-area");
    assert_eq!(window.count("event-item"), 0, "an empty library");
    picture(&window, "1-first-sight");

    desktop.drag(&example_files(&desktop));
    window.wait("three articles", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 3", &[]);
    picture(&window, "2-imported");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window.wait("marks", "document.querySelectorAll('[data-testid=mark]').length > 3", &[]);
    let statuses = window
        .script("return [...new Set([...document.querySelectorAll('[data-testid=sentence]')].map((s) => s.dataset.status))].sort()", &[]);
    assert_eq!(statuses, json!(["agree", "differ", "single"]));
    window.script("document.querySelector('[aria-label=Imports] [aria-label=Close]')?.click()", &[]);
    picture(&window, "3-reading");

    // A click on a highlighted difference: both sentences in view, the reason, word by word.
    window.click("mark");
    window.wait("both sentences", BOTH_IN_VIEW, &[]);
    assert!(window.texts("reason").iter().any(|r| r.len() > 10), "{:?}", window.texts("reason"));
    picture(&window, "4-by-click");

    // All of them by key.
    window.press("\u{e00c}");
    window.press("j");
    window.wait("the first of all", "/^1 of/.test(document.querySelector('[data-testid=difference-counter]')?.innerText ?? '')", &[]);
    let (_, all) = counter(&window);
    assert!(all >= 5, "{all} differences in the example");
    let mut seen = std::collections::BTreeSet::new();
    for at in 1..=all {
        window.wait(
            "its place",
            "document.querySelector('[data-testid=difference-counter]').innerText === a[0]",
            &[json!(format!("{at} of {all}"))],
        );
        window.wait("both sentences", BOTH_IN_VIEW, &[]);
        assert!(window.count("word-detail") + window.count("reason") > 0);
        let marked = window.script("return [...document.querySelectorAll('[data-testid=mark][aria-pressed=true]')].map((m) => m.dataset.difference + m.innerText).join('|')", &[]);
        if at == 2 {
            picture(&window, "4-by-key");
        }
        seen.insert(format!("{} {marked}", window.texts("reason").join(" ")));
        window.press("j");
    }
    assert_eq!(seen.len(), all, "each one is another");

    // A decision, in the list.
    window.click("tab-differences");
    window.see("differences-list");
    assert!(window.count("difference-item") >= all);
    window.click("difference-item");
    let chosen = window.script("return document.querySelector('[data-testid=difference-item]').dataset.id", &[]);
    window.wait("it is chosen", "document.querySelector('[data-testid=difference-item][aria-current]')?.dataset.id === a[0]", &[chosen]);
    picture(&window, "5-differences");
    window.press("c");
    window.wait("one decided", "/\\b1 of \\d+ decided/.test(document.body.innerText)", &[]);

    // Closed and started anew: found again, decision and all.
    drop(window);
    let window = desktop.app();
    window.wait("the event", "document.querySelectorAll('[data-testid=event-item]').length === 1", &[]);
    picture(&window, "6-restarted");
    window.click("event-item button");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window.click("tab-differences");
    window.wait("the decision", "/\\b1 of \\d+ decided/.test(document.body.innerText)", &[]);
    assert_eq!(window.count("difference-item"), all);
}

#[test]
fn a_broken_file_among_good_ones() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.see("drop-area");
    let mut files = example_files(&desktop);
    let noise: Vec<u8> = (0..40_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    files.insert(1, desktop.file("broken – kaputt.txt", &noise));
    files.push(desktop.file("empty.txt", b""));
    desktop.drag(&files);
    window.wait("the good ones", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 3", &[]);
    window.wait("the bad ones", "document.querySelectorAll('[data-testid=file-outcome][data-state=refused]').length === 2", &[]);
    let told = window.texts("file-outcome[data-state=refused]");
    assert!(told[0].contains("broken – kaputt.txt"), "{told:?}");
    assert!(told.iter().all(|t| t.len() > 50), "each says why and what to do: {told:?}");
    picture(&window, "7-refused");

    // The same files again are recognised, once their event is there.
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    desktop.drag(&example_files(&desktop));
    window.wait("they are known", "document.querySelectorAll('[data-testid=file-outcome][data-state=duplicate]').length === 3", &[]);
    assert_eq!(window.count("event-item"), 1);
}

#[test]
fn the_example_what_was_trimmed_and_the_dark_theme() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    assert!(window.texts("event-name").join("").contains("Port Ellerby"));
    window.click("tab-only");
    window.see("only-item");
    picture(&window, "8-only-here");
    window.click("tab-reading");
    window.click("trimmed-open");
    window.see("trimmed-block");
    let trimmed = window.texts("trimmed-block").join("\n");
    assert!(trimmed.contains("cookies") || trimmed.contains("Subscribe"), "{trimmed}");
    picture(&window, "9-what-was-read");
    window.click("tab-reading");
    window.click("theme-toggle");
    window.click("mark");
    picture(&window, "10-other-theme");
    let console = window.script("return document.querySelectorAll('[data-testid=notice]').length", &[]);
    assert_eq!(console, json!(0), "no complaint: {:?}", window.texts("notice"));
}
