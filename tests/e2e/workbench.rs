//! What a person does with events, corrections, citations and reports, in the real window.

use std::path::Path;
use std::sync::PoisonError;

use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::driver::Window;
use crate::{ALONE, picture};

const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const ALT: &str = "\u{e00a}";

/// The example event, open.
fn example(desktop: &Desktop) -> Window {
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window
}

/// An article about something else.
fn other(desktop: &Desktop) -> std::path::PathBuf {
    let text = "Bridge at Corran closed after crack is found\n\nThe bridge at Corran was closed on Monday after an inspector found a crack in its third pier.\n\nThe county's engineer, Ines Falk, said repairs would take six weeks and cost 2.4 million euros.\n\nAbout 8,000 cars cross the bridge each day.\n";
    desktop.file("Corran bridge – Brücke.txt", text.as_bytes())
}

/// Opens the menu of the event at a place in the list and chooses an item by its place.
fn choose(window: &Window, event: usize, item: usize) {
    window.script("document.querySelectorAll('[data-testid=event-item] [aria-haspopup=menu]')[arguments[0]].click()", &[json!(event)]);
    window.wait("the menu", "document.querySelectorAll('[role=menuitem]').length > a[0]", &[json!(item)]);
    window.script("document.querySelectorAll('[role=menuitem]')[arguments[0]].click()", &[json!(item)]);
}

fn events(window: &Window, amount: usize) {
    window.wait("so many events", "document.querySelectorAll('[data-testid=event-item]').length === a[0]", &[json!(amount)]);
}

#[test]
fn sentences_are_parted_and_linked_and_it_is_taken_back() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = example(&desktop);
    let agree = || window.script("return document.querySelectorAll('[data-testid=sentence][data-status=agree]').length", &[]);
    let before = agree();
    // A claim of two sentences is parted: both stand alone.
    let alone = "[...document.querySelectorAll('[data-testid=sentence][data-status=agree] .glyph')]";
    let all = window.script(&format!("return {alone}.length"), &[]).as_u64().unwrap_or(0);
    let mut parted = false;
    for at in 0..all {
        window.press(ESCAPE);
        window.script(&format!("{alone}[arguments[0]].click()"), &[json!(at)]);
        window.see("sentence-detail");
        if window.count("sentence-detail section li") == 1 {
            window.script("document.querySelector('[data-testid=sentence-detail] section li .plain').click()", &[]);
            parted = true;
            break;
        }
    }
    assert!(parted, "a claim of two sentences in the example");
    window.wait(
        "the comparison follows",
        "document.querySelectorAll('[data-testid=sentence][data-status=agree]').length < a[0]",
        std::slice::from_ref(&before),
    );
    window.press(ESCAPE);
    window.chord(&[CONTROL, "z"]);
    window.wait(
        "it is taken back",
        "document.querySelectorAll('[data-testid=sentence][data-status=agree]').length === a[0]",
        std::slice::from_ref(&before),
    );

    // Two sentences that stand alone are linked.
    window.script("document.querySelector('[data-testid=sentence][data-status=single] .glyph').click()", &[]);
    window.see("sentence-detail");
    window.script("document.querySelector('[data-testid=sentence-detail] .acts button').click()", &[]);
    window.script(
        "const from = document.querySelector('[data-testid=sentence][data-status=single]').dataset.article;
         [...document.querySelectorAll('[data-testid=sentence][data-status=single]')].find((s) => s.dataset.article !== from).querySelector('.glyph').click()",
        &[],
    );
    window.wait("a correction", "/1 correction/.test(document.querySelector('.event header').textContent)", &[]);
    window.chord(&[CONTROL, "z"]);
    window.wait("none", "!/correction/.test(document.querySelector('.event header').textContent)", &[]);
    assert_eq!(agree(), before);

    // A note on a claim.
    window.press(ESCAPE);
    window.script(&format!("{alone}[0].click()"), &[]);
    window.see("sentence-detail [data-testid=note]");
    window.press("n");
    window.wait("the note's field", "document.activeElement?.matches('[data-note]')", &[]);
    window.write("Seen the log");
    window.press(ESCAPE);
    window.press(ESCAPE);
    window.wait("let go", "!document.querySelector('[data-testid=sentence-detail]')", &[]);
    window.script(&format!("{alone}[0].click()"), &[]);
    window.wait("the note", "document.querySelector('[data-testid=note]')?.value === 'Seen the log'", &[]);

    // A citation, pasted again.
    window.chord(&[CONTROL, SHIFT, "c"]);
    window.see("notice");
    window.chord(&[CONTROL, "f"]);
    window.see("search-field");
    window.chord(&[CONTROL, "v"]);
    let cited = window.wait("the citation", "document.querySelector('[data-testid=search-field]').value", &[]);
    let cited = cited.as_str().unwrap_or("");
    assert!(cited.contains(", 15 April 2026, ") && cited.ends_with('”'), "{cited}");
}

#[test]
fn a_sentence_is_dragged_out_as_a_citation_and_about_tells_what_this_is() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = example(&desktop);
    let place = window.script(
        "const sign = document.querySelector('[data-testid=sentence][data-status=agree] .glyph');
         sign.scrollIntoView({ block: 'center' });
         const b = sign.getBoundingClientRect();
         return [Math.round(b.x + b.width / 2), Math.round(b.y + b.height / 2 + outerHeight - innerHeight), outerWidth, outerHeight]",
        &[],
    );
    let at = |i: usize| i32::try_from(place[i].as_i64().unwrap_or(0)).unwrap_or(0);
    // The window lies in the middle of the screen.
    let got = desktop.drag_out((800 - at(2) / 2 + at(0), 500 - at(3) / 2 + at(1)));
    assert!(got.starts_with("got The Ellerby Courier, 15 April 2026") && got.ends_with('”'), "{got}");

    // About, from the palette.
    window.chord(&[CONTROL, SHIFT, "p"]);
    window.see("palette-field");
    window.write("about");
    window.see("palette-field");
    window.press("\u{e007}");
    window.wait("the version", "document.querySelector('dialog[open]')?.innerText.includes(a[0])", &[json!(env!("CARGO_PKG_VERSION"))]);
    let about = window.script("return document.querySelector('dialog[open]').innerText", &[]);
    let about = about.as_str().unwrap_or("");
    assert!(about.contains("Apache-2.0") && about.contains("parts of others"), "{about}");
    picture(&window, "about");
}

#[test]
fn why_sentences_stand_together_is_told_and_lit_in_each() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = example(&desktop);
    let lit = "new Set([...document.querySelectorAll('[data-article] [data-testid=lit]')].map((l) => l.closest('[data-article]').dataset.article)).size";
    // A difference: shut, with one line that sums it up; the key opens it and goes there.
    window.press("j");
    window.see("reason");
    window.wait("a line", "document.querySelector('[data-testid=why-line]')?.textContent.trim().length > 10", &[]);
    assert_eq!(window.count("why-chip"), 0);
    window.press("w");
    window.see("why-chip");
    window.wait("the focus is there", "document.activeElement?.matches('[data-why]')", &[]);
    window.press(TAB);
    window.wait("the first chip", "document.activeElement?.matches('[data-testid=why-chip]')", &[]);
    window.wait("its words in both articles", &format!("{lit} > 1"), &[]);
    let printed = window.script("return document.querySelector('.forms').textContent", &[]);
    assert!(printed.as_str().is_some_and(|p| p.contains('“')), "{printed}");
    picture(&window, "why-differ");
    // An agreement, where it stays open.
    window.press(ESCAPE);
    window.script("document.querySelector('[data-testid=sentence][data-status=agree] .glyph').click()", &[]);
    window.see("sentence-detail [data-testid=why-chip]");
    window.script("document.querySelector('[data-testid=why-chip]').click()", &[]);
    window.wait("its words in both", &format!("{lit} > 1"), &[]);
    window.script("document.querySelector('[data-testid=theme-toggle]').click()", &[]);
    window.script("document.querySelector('[data-testid=why]').scrollIntoView({ block: 'end' })", &[]);
    picture(&window, "why-agree");
    // The sentences stay the outlets' own, to the letter.
    let whole = window.script(
        "return [...document.querySelectorAll('[data-testid=sentence]:has([data-testid=lit]) p')].every((p) => p.textContent.trim().length > 20)",
        &[],
    );
    assert_eq!(whole, json!(true));
    // The differences' list has it too.
    window.press("w");
    window.chord(&[ALT, "3"]);
    window.script("document.querySelector('[data-testid=difference-item]').click()", &[]);
    window.wait("its line", "document.querySelector('[data-testid=why-line]')?.textContent.trim().length > 10", &[]);
    picture(&window, "why-shut");
    window.press("w");
    window.see("why-chip");
    picture(&window, "why-list");
}

#[test]
fn events_are_handed_over_moved_archived_binned_and_merged() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = example(&desktop);
    // A second start hands its file over and ends.
    let second = desktop.second_start(&[other(&desktop)]);
    assert!(second.status.success());
    events(&window, 2);
    window.wait("it is open", "document.querySelector('[data-testid=event-name]')?.textContent.includes('Corran')", &[]);
    window.script("document.querySelector('[aria-label=Imports] [aria-label=Close]')?.click()", &[]);

    // One of the example's articles is dragged to it, with the pointer.
    window.script("[...document.querySelectorAll('[data-testid=event-item]')].find((e) => e.textContent.includes('Ellerby')).querySelector('button').click()", &[]);
    window.wait("the example", "document.querySelector('[data-testid=event-name]')?.textContent.includes('Ellerby')", &[]);
    window.see("swap");
    let middle = |what: &str| {
        let place = window.script(
            &format!("const b = ({what}).getBoundingClientRect(); return [Math.round(b.x + b.width / 2), Math.round(b.y + b.height / 2)]"),
            &[],
        );
        (place[0].as_i64().unwrap_or(0), place[1].as_i64().unwrap_or(0))
    };
    let from = middle("document.querySelector('.pane .grip')");
    let to = middle("[...document.querySelectorAll('[data-testid=event-item]')].find((e) => e.textContent.includes('Corran'))");
    window.drag(from, to);
    window.wait(
        "two and two",
        "[...document.querySelectorAll('[data-testid=event-item]')].every((e) => /2 articles/.test(e.textContent))",
        &[],
    );
    window.chord(&[CONTROL, "z"]);
    window.wait(
        "back again",
        "[...document.querySelectorAll('[data-testid=event-item]')].some((e) => /3 articles/.test(e.textContent))",
        &[],
    );

    // Archived and brought back.
    let items = |n: usize| events(&window, n);
    choose(&window, 0, 2);
    items(1);
    window.wait("the fold", "document.querySelector('.sidebar .fold[aria-expanded]')", &[]);
    window.script("document.querySelector('.sidebar .fold[aria-expanded]').click()", &[]);
    items(2);
    choose(&window, 1, 2);
    window.wait("no archive", "!document.querySelector('.sidebar .fold[aria-expanded]')", &[]);
    items(2);

    // Into the bin and out of it.
    choose(&window, 0, 4);
    items(1);
    window.click("bin-open");
    window.see("bin");
    window.script("document.querySelector('[data-testid=bin] .button').click()", &[]);
    items(2);
    window.press(ESCAPE);
    window.wait("closed", "!document.querySelector('dialog[open]')", &[]);

    // Merged: all four articles in one.
    choose(&window, 0, 1);
    window.see("choose-event");
    window.script("document.querySelector('[data-testid=choose-event] button').click()", &[]);
    items(1);
    window.wait("all articles", "/4 articles/.test(document.querySelector('[data-testid=event-item]').textContent)", &[]);
    // Recent events on the screen that the app starts with.
    window.script("document.querySelector('.sidebar .home').click()", &[]);
    window.wait("recent", "document.querySelector('.recent button')", &[]);
    window.script("document.querySelector('.recent button').click()", &[]);
    window.see("event-name");
    let trouble = window.texts("notice[role=alert]");
    assert!(trouble.is_empty(), "{trouble:?}");
}

#[test]
fn a_report_of_each_format_by_the_system_s_dialog() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = example(&desktop);
    window.press("j");
    window.wait("the first", "/^1 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.press("c");
    window.wait("the second", "/^2 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.press("1");
    window.wait("the third", "/^3 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.press("d");
    window.wait("three decided", "/\\b3 of \\d+ decided/.test(document.body.innerText)", &[]);
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/out/reports");
    std::fs::create_dir_all(&out).expect("a folder");
    for (format, begins) in
        [("html", &b"<!DOCTYPE html>"[..]), ("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("markdown", b"# "), ("json", b"{")]
    {
        window.chord(&[CONTROL, "e"]);
        window.see("report-preview");
        window.script("document.querySelector(`input[name=format][value=${arguments[0]}]`).click(); document.querySelector('[data-testid=report-save]').click()", &[json!(format)]);
        let path = out.join(format!("report.{format}"));
        let _ = std::fs::remove_file(&path);
        desktop.answer_file_dialog("Save the report", &path);
        window.wait(format, "!document.querySelector('dialog[open]')", &[]);
        let saved = std::fs::read(&path).unwrap_or_else(|e| panic!("{format}: {e}"));
        assert!(saved.len() > 2000 && saved.starts_with(begins), "{format}: {:?}", String::from_utf8_lossy(&saved[..20]));
        window.script("document.querySelectorAll('[data-testid=notice] .plain').forEach((b) => b.click())", &[]);
    }
    let html = std::fs::read_to_string(out.join("report.html")).expect("the report");
    assert!(html.contains("Confirmed") && html.contains("Dismissed"), "the decisions are in it");
    assert!(html.contains("In common: "), "what speaks for each is in it");
    let read: Value = serde_json::from_slice(&std::fs::read(out.join("report.json")).expect("the report")).expect("JSON");
    assert!(read["differences"].as_array().is_some_and(|d| d.len() > 4));

    // Without what speaks for each: in the preview at once, and in the file; the choice is kept.
    window.chord(&[CONTROL, "e"]);
    let told = "document.querySelector('[data-testid=report-preview]')?.shadowRoot.textContent.includes('In common: ')";
    window.wait("what speaks for each", &format!("{told} === true"), &[]);
    window.click("report-part-evidence");
    window.wait("nothing of it", &format!("{told} === false"), &[]);
    picture(&window, "report-without-evidence");
    window.click("report-save");
    let path = out.join("silent.html");
    let _ = std::fs::remove_file(&path);
    desktop.answer_file_dialog("Save the report", &path);
    window.wait("saved", "!document.querySelector('dialog[open]')", &[]);
    let silent = std::fs::read_to_string(&path).expect("the report");
    assert!(!silent.contains("In common: ") && silent.contains("what speaks for each difference"), "it says what was left out");
    window.chord(&[CONTROL, "e"]);
    window.wait("still without", "document.querySelector('[data-testid=report-part-evidence]')?.checked === false", &[]);
}

#[test]
fn a_long_import_is_told_of_where_the_window_is_not_in_front() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start_with(&[("CROSSCHECK_PROVOKE", "1")]);
    let window = desktop.app();
    window.see("drop-area");
    let told = desktop.notifications();
    desktop.look_away();
    let values = json!({ "event": null, "paths": [other(&desktop)], "job": "e2e", "progress": "__CHANNEL__:1" });
    window.script("window.__TAURI_INTERNALS__.invoke('import_files', arguments[0])", &[values]);
    let told = told.recv_timeout(std::time::Duration::from_secs(20)).expect("a word");
    assert_eq!(told, "1 article is imported.");
}
