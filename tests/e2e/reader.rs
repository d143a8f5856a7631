//! What a screen reader is told along the main job: roles and names as AT-SPI has them, by which Orca reads.

use std::sync::PoisonError;

use serde_json::json;

use crate::ALONE;
use crate::desktop::Desktop;

const CONTROL: &str = "\u{e009}";

/// Roles and names in the order of reading.
struct Told(Vec<(String, String)>);

impl Told {
    fn of(desktop: &Desktop) -> Self {
        let lines = desktop.read_aloud();
        let line = |l: &str| {
            let mut parts = l.split('\t').skip(1).map(str::to_owned);
            Some((parts.next()?, parts.next()?))
        };
        Self(lines.lines().filter_map(line).collect())
    }

    fn names(&self, role: &str) -> Vec<&str> {
        self.0.iter().filter(|(r, _)| r == role).map(|(_, n)| n.as_str()).collect()
    }

    fn has(&self, role: &str, name: &str) {
        assert!(self.names(role).iter().any(|n| n.contains(name)), "no {role} “{name}” among {:?}", self.names(role));
    }

    /// What can be worked with and does not say what it is.
    fn nameless(&self) -> Vec<&str> {
        const WORKED: [&str; 8] = ["push button", "toggle button", "check box", "radio button", "entry", "combo box", "page tab", "dialog"];
        self.0.iter().filter(|(r, n)| WORKED.contains(&r.as_str()) && n.is_empty()).map(|(r, _)| r.as_str()).collect()
    }
}

#[test]
fn a_screen_reader_is_told_the_main_job() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start_with(&[("NO_AT_BRIDGE", "0")]);
    let window = desktop.app();
    window.see("open-example");
    let told = Told::of(&desktop);
    told.has("menu item", "Report…");
    told.has("push button", "Choose files");
    told.has("push button", "example");
    assert!(told.nameless().is_empty(), "{:?}", told.nameless());

    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    let told = Told::of(&desktop);
    told.has("document web", "Explosion at the Port Ellerby grain terminal – Crosscheck");
    let counted = |n: &String| n.strip_prefix("Differences ").is_some_and(|d| d.parse::<usize>().is_ok_and(|d| d > 0));
    assert!(told.names("page tab").into_iter().any(|n| counted(&n.to_owned())), "{:?}", told.names("page tab"));
    told.has("landmark", "Articles side by side");
    told.has("push button", "same fact");
    told.has("push button", "one outlet only");
    // A mark says what it marks, what the others print, and who has it: once, however many facts it holds.
    told.has("toggle button", "differs: time, at 4:12 p.m. here and in Meridian Wire, shortly after 5 p.m. in The Lantern");
    let marks = window.script("return document.querySelectorAll('[data-testid=mark]').length", &[]);
    let read = told.names("toggle button").iter().filter(|n| n.starts_with("differs: ") || n.starts_with("update: ")).count();
    assert_eq!(json!(read), marks);
    assert!(told.nameless().is_empty(), "{:?}", told.nameless());

    // The difference: the reason is a heading, each side a list item with its outlet, its button says whose side it is.
    window.press("j");
    window.see("reason");
    let told = Told::of(&desktop);
    told.has("landmark", "The selected difference");
    told.has("heading", "“at 16:12” against “shortly after 5 p.m.”: 48 minutes apart, for the same happening");
    told.has("list item", "The Lantern shortly after 5 p.m.");
    told.has("toggle button", "This holds (The Ellerby Courier)");
    told.has("toggle button", "Confirm");
    told.has("entry", "Note");
    assert!(told.nameless().is_empty(), "{:?}", told.nameless());
    window.press("c");
    window.wait("decided", "/\\b1 of \\d+ decided/.test(document.body.innerText)", &[]);

    // The grid: a table of cells with their outlet, value, and who has the same.
    window.chord(&["\u{e00a}", "2"]);
    window.see("grid-cell");
    let told = Told::of(&desktop);
    told.has("table", "Fact grid");
    told.has("push button", "The Ellerby Courier: at 4:12 p.m. differs, ≠ 2 of 3 outlets");
    // WebKit has no name for a cell that is not laid out, just beyond the edge; it gets one when the focus brings it into sight.
    assert!(told.nameless().len() < 10, "{:?}", told.nameless());

    // The report.
    window.chord(&[CONTROL, "e"]);
    window.see("report-preview");
    let told = Told::of(&desktop);
    told.has("dialog", "Report");
    told.has("radio button", "Web page, to print");
    told.has("check box", "What speaks for and against");
    told.has("push button", "Save…");
    assert!(told.nameless().is_empty(), "{:?}", told.nameless());
}
