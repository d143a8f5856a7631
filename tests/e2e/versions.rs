//! Two versions of one outlet's article: a view of its own, and one outlet in the comparison.

use std::sync::PoisonError;

use serde_json::json;

use crate::access::broken_rules;
use crate::desktop::Desktop;
use crate::driver::Window;
use crate::{ALONE, picture};

const COURIER: &str = "The Tarnholm Courier";
const REST: [&str; 3] = [
    "The swing bridge over the Tarn was closed to all traffic until the engineers of the county have looked at its eastern pier.",
    "Lorries are led over the old toll road, which adds about forty minutes to the way to the harbour.",
    "The barge, which carried gravel from the quarry at Skelby, lies aground below the weir with its bow in the reeds.",
];

/// A page as outlets publish it.
fn page(outlet: &str, headline: &str, published: &str, updated: Option<&str>, paragraphs: &[&str]) -> String {
    let updated = updated.map(|u| format!("<meta property=\"article:modified_time\" content=\"{u}\">")).unwrap_or_default();
    let body: String = paragraphs.iter().map(|p| format!("<p>{p}</p>\n")).collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{headline}</title><meta property=\"og:site_name\" content=\"{outlet}\">\
         <meta property=\"og:title\" content=\"{headline}\"><meta property=\"article:published_time\" content=\"{published}\">{updated}</head>\
         <body><article><h1>{headline}</h1>\n{body}</article></body></html>"
    )
}

/// The morning's version, the evening's, and another outlet's article, dropped together; the event open.
pub fn opened(desktop: &Desktop) -> Window {
    let window = desktop.app();
    window.see("drop-area");
    let morning = page(
        COURIER,
        "Barge strikes swing bridge at Tarnholm",
        "2031-03-03T08:10",
        None,
        &[
            "Four people were hurt on Monday morning when a gravel barge struck the swing bridge at Tarnholm, the river police said.",
            REST[0],
            "A baker on the quay said that he had first taken the noise for thunder.",
            REST[1],
            REST[2],
        ],
    );
    let evening = page(
        COURIER,
        "Seven hurt as barge strikes swing bridge at Tarnholm",
        "2031-03-03T08:10",
        Some("2031-03-03T19:45"),
        &[
            "Seven people were hurt on Monday morning when a gravel barge struck the swing bridge at Tarnholm, the river police said.",
            REST[0],
            REST[1],
            REST[2],
            "The skipper, who is 58, told the police that his rudder had not answered.",
        ],
    );
    let other = page(
        "Radio Skelby",
        "Bridge at Tarnholm shut after collision",
        "2031-03-03T13:00",
        None,
        &[
            "A gravel barge struck the swing bridge at Tarnholm on Monday morning and seven people were hurt, according to the river police.",
            "Divers of the fire brigade searched the river for two hours and found nobody else in the water.",
            "The bridge was built in 1931 and was last painted nine years ago.",
        ],
    );
    let files = [("morning.html", morning), ("evening.html", evening), ("radio.html", other)];
    let files: Vec<_> = files.iter().map(|(name, text)| desktop.file(name, text.as_bytes())).collect();
    desktop.drag(&files);
    window.wait("three articles", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 3", &[]);
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 3", &[]);
    window.script("document.querySelector('[aria-label=Imports] [aria-label=Close]')?.click()", &[]);
    window
}

/// The view of versions, opened by its tab.
pub fn view(window: &Window) {
    window.script("document.querySelector('#tab-versions').click()", &[]);
    window.wait("passages", "document.querySelectorAll('[data-testid=version-passage]').length > 2", &[]);
}

#[test]
fn two_versions_of_one_article_are_one_outlet_and_have_a_view() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = opened(&desktop);
    // Two outlets, two sources; the panes show the two outlets, the later version first.
    window.wait("two outlets", "/^\\s*2 outlets · 2 origins/.test(document.querySelector('.event .title p').textContent)", &[]);
    let name = |side: &str| {
        window.script(
            &format!("const s = document.querySelector('[data-testid=outlet-picker-{side}]'); return s.options[s.selectedIndex].text"),
            &[],
        )
    };
    let panes = [name("left"), name("right")];
    assert!(panes.contains(&json!(COURIER)) && panes.contains(&json!("Radio Skelby")), "{panes:?}");
    // What both versions have word for word is what one outlet alone has.
    let status = |words: &str| {
        window.script(
            "return [...document.querySelectorAll('[data-testid=sentence]')].find((s) => s.textContent.includes(arguments[0]))?.dataset.status",
            &[json!(words)],
        )
    };
    assert_eq!(status("Lorries are led over"), json!("single"));
    assert_ne!(status("Seven people were hurt"), json!("single"));

    view(&window);
    assert_eq!(window.texts("version-counts"), ["1 added, 1 cut, 2 changed, 3 kept"]);
    let edits = window.script(
        "return [...document.querySelectorAll('[data-testid=version-passage]')].map((p) => [p.dataset.edit, p.querySelector('del')?.textContent ?? '', p.querySelector('ins')?.textContent ?? ''])",
        &[],
    );
    let edits = edits.to_string();
    assert!(edits.contains("[\"changed\",\"Four\",\"Seven\"]") && edits.contains("[\"cut\",\"\",\"\"]"), "{edits}");
    picture(&window, "versions");
    assert_eq!(broken_rules(&window), Vec::<String>::new());
    window.script("document.querySelector('[data-testid=theme-toggle]').click()", &[]);
    assert_eq!(broken_rules(&window), Vec::<String>::new());
    picture(&window, "versions-dark");
    // From one change to the next by key, as in the other views; Enter reads it in the articles.
    let at = |place: &str| window.wait(place, "document.querySelector('[data-testid=edit-counter]').textContent === a[0]", &[json!(place)]);
    at("4 changes");
    window.script("document.activeElement?.blur()", &[]);
    window.press("j");
    at("1 of 4");
    window.press("j");
    at("2 of 4");
    let current = "const all = [...document.querySelectorAll('[data-testid=version-passage]')]; const here = all.filter((p) => p.ariaCurrent === 'true');
        return [here.length, all.indexOf(here[0]), here[0].contains(document.activeElement)]";
    assert_eq!(window.script(current, &[]), json!([1, 1, true]));
    window.press("k");
    at("1 of 4");
    window.press("k");
    at("1 of 4");
    assert_eq!(broken_rules(&window), Vec::<String>::new());
    window.press("\u{e007}");
    window.see("sentence-detail");
    // By its key, and a passage in its place.
    window.chord(&["\u{e00a}", "1"]);
    window.see("outlet-picker-left");
    window.chord(&["\u{e00a}", "8"]);
    window.see("version-step");
    window.script("document.querySelector('[data-testid=version-passage][data-edit=cut] button').click()", &[]);
    window.wait("the sentence", "/thunder/.test(document.querySelector('[data-testid=sentence-detail]')?.textContent ?? '') || /thunder/.test(document.querySelector('.event')?.textContent ?? '')", &[]);
    assert_eq!([name("left"), name("right")], [json!(format!("{COURIER} (earlier version)")), json!(COURIER)]);
    let told: Vec<String> = window.texts("version-of").iter().map(|t| t.trim().to_owned()).collect();
    assert_eq!(told, ["earlier version of the article of 3 March 2031, 19:45", "latest of 2 versions"]);
    // Twice the size, in the smallest window: nothing goes beyond the edge.
    desktop.resize(1024, 700);
    window.script("document.querySelector('[data-testid=settings-open]').click()", &[]);
    window.see("setting-size");
    window.script(
        "const size = document.querySelector('#size'); size.value = '200'; size.dispatchEvent(new Event('change', { bubbles: true })); document.querySelector('dialog header button').click();",
        &[],
    );
    view(&window);
    let wide = window.script("return document.documentElement.scrollWidth - innerWidth", &[]);
    assert!(wide.as_i64().unwrap_or(1) <= 0, "{wide} pixels beyond the edge");
    let cut = "const bar = document.querySelector('[role=tablist]'); const edge = bar.getBoundingClientRect();
        return [bar.scrollWidth > bar.clientWidth, [...bar.children].filter((tab) => tab.getBoundingClientRect().right > edge.right + 1).map((tab) => tab.id)]";
    assert_eq!(window.script(cut, &[]), json!([false, []]), "every view's name is whole");
    picture(&window, "versions-dark-200");
    assert_eq!(broken_rules(&window), Vec::<String>::new());
}
