//! Access: no screen breaks a rule that a checker can see, and the main job goes by keys alone.

use std::sync::PoisonError;

use serde_json::json;

use crate::desktop::Desktop;
use crate::driver::Window;
use crate::screens::SCREENS;
use crate::{ALONE, picture};

/// Control and Shift in WebDriver's code.
const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// What axe finds, one line a rule.
const RUN: &str = "
// A colour that is still on its way is no colour.
for (const animation of document.getAnimations()) if (animation.effect.getComputedTiming().iterations !== Infinity) animation.finish();
axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }).then(
  (found) => done(found.violations.map((rule) => `${rule.id} (${rule.impact}), ${rule.nodes.length}: ${rule.nodes.slice(0, 2).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`)),
  (problem) => done([`axe failed: ${problem}`]),
);";

/// The checker's own script.
fn axe() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}: make ui"))
}

/// What axe finds on the screen as it is.
pub fn broken_rules(window: &Window) -> Vec<String> {
    window.script(&axe(), &[]);
    let found = window.script_async(RUN, &[]);
    found.as_array().into_iter().flatten().map(|rule| rule.as_str().unwrap_or("").to_owned()).collect()
}

#[test]
fn no_screen_breaks_a_rule_of_access() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut broken = Vec::new();
    // Light and dark; as small as the window gets, and that at twice the size of letters.
    for (theme, width, height, size) in
        [("light", 1280, 820, 100), ("dark", 1280, 820, 100), ("light", 1024, 700, 100), ("dark", 1024, 700, 200)]
    {
        let desktop = Desktop::start();
        let window = desktop.app();
        window.see("drop-area");
        desktop.resize(width, height);
        window.script(
            "localStorage.setItem('crosscheck.settings', '{}'); document.querySelector('[data-testid=settings-open]').click()",
            &[],
        );
        window.see("setting-size");
        window.script(
            "const set = (where, value) => { const field = document.querySelector(where); field.value = value; field.dispatchEvent(new Event('change', { bubbles: true })); };
             set('#theme', arguments[0]); set('#size', arguments[1]); document.querySelector('dialog header button').click();",
            &[json!(theme), json!(size.to_string())],
        );
        window.script(&axe(), &[]);
        for screen in SCREENS {
            screen.go(&window);
            std::thread::sleep(std::time::Duration::from_millis(200));
            // Locking loads the page again.
            if window.script("return typeof axe === 'undefined'", &[]) == json!(true) {
                window.script(&axe(), &[]);
            }
            let found = window.script_async(RUN, &[]);
            for rule in found.as_array().into_iter().flatten() {
                broken.push(format!("{} ({theme}, {width} × {height}, {size} %): {}", screen.name, rule.as_str().unwrap_or("")));
            }
            if size == 200 || width == 1024 {
                picture(&window, &format!("access/{}-{theme}-{size}", screen.name));
            }
        }
        // Nothing is lost beyond the window's edge.
        let wide = window.script("return document.documentElement.scrollWidth - innerWidth", &[]);
        assert!(wide.as_i64().unwrap_or(1) <= 0, "{wide} pixels beyond the edge at {width}, {size} %");
    }
    assert!(broken.is_empty(), "{} broken rules:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn the_main_job_by_keys_alone() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.see("open-example");
    // The example by Tab and Enter.
    for _ in 0..40 {
        if window.script("return document.activeElement?.dataset.testid ?? ''", &[]) == json!("open-example") {
            break;
        }
        window.press("\u{e004}");
    }
    window.press(ENTER);
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);

    // The first difference is confirmed, and the next one is there by itself.
    window.press("j");
    window.wait("the first", "/^1 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.press("c");
    window.wait("the second", "/^2 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    // A note, and one side.
    window.press("n");
    window.wait("the note's field", "document.activeElement?.matches('[data-note]')", &[]);
    window.write("Asked the harbour");
    window.press(ESCAPE);
    window.wait("out of the field", "!document.activeElement?.matches('[data-note]')", &[]);
    window.press("2");
    window.wait("the third", "/^3 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);

    // Taken back, and done again.
    window.chord(&[CONTROL, "z"]);
    window.wait("back at the second", "/^2 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '') && !document.querySelector('[data-testid=decision]')", &[]);
    window.chord(&[CONTROL, SHIFT, "z"]);
    window.see("decision");

    // Every view by key, the list of keys, the palette.
    for (at, tab) in ["reading", "grid", "differences", "only", "quotes", "origins", "source"].into_iter().enumerate() {
        window.chord(&["\u{e00a}", &(at + 1).to_string()]);
        window.wait(tab, "document.querySelector(a[0])?.getAttribute('aria-selected') === 'true'", &[json!(format!("#tab-{tab}"))]);
    }
    window.press("?");
    window.see("keys");
    window.press(ESCAPE);
    window.wait("the list is closed", "!document.querySelector('dialog[open]')", &[]);

    // The grid by its arrows.
    window.chord(&["\u{e00a}", "2"]);
    window.see("grid-cell");
    // Two of three print one value in their own words: that is told, of all three.
    window.wait(
        "who has the same",
        "/≠ 2 of 3 outlets/.test(document.querySelector('[data-testid=fact-grid]').textContent) && document.querySelector('.cell.odd')",
        &[],
    );
    window.script("document.querySelector('[data-testid=grid-cell][tabindex=\"0\"]').focus()", &[]);
    window.press("\u{e015}");
    window.press("\u{e014}");
    window.wait("a cell further", "document.activeElement?.dataset.at === '1 1'", &[]);
    window.press(ENTER);
    window.see("passage");

    // The report.
    window.chord(&[CONTROL, "e"]);
    window.see("report-preview");
    window.press(ESCAPE);
    window.wait("it is closed", "!document.querySelector('dialog[open]')", &[]);
    assert_eq!(window.count("notice"), 0, "{:?}", window.texts("notice"));
}

#[test]
fn search_opens_what_it_finds_in_its_place() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window.chord(&[CONTROL, "f"]);
    window.see("search-field");
    window.write("fire");
    window.see("search-hit");
    window.press(ENTER);
    window.wait(
        "in its place",
        "document.querySelector('#tab-reading')?.getAttribute('aria-selected') === 'true' && document.querySelector('.focused')",
        &[],
    );
}
