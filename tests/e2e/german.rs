//! The window in German: what the program, the importers and the reports say too.

use std::sync::PoisonError;

use crate::desktop::Desktop;
use crate::{ALONE, example_files, picture};

#[test]
fn refusals_warnings_and_reports_are_german() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.click("settings-open");
    window.script(
        "const field = document.querySelector('[data-testid=setting-language]'); field.value = 'de'; field.dispatchEvent(new Event('change', { bubbles: true })); document.querySelector('dialog header button').click()",
        &[],
    );
    window.wait("German", "/Legen Sie ab/.test(document.body.innerText)", &[]);
    let mut files = example_files(&desktop);
    files.push(desktop.file("leer.txt", b""));
    files.push(desktop.file("bild.png", b"\x89PNG\r\n\x1a\n and more of it, which is no text at all \x00\x01\x02"));
    desktop.drag(&files);
    window.wait("the good ones", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 3", &[]);
    window.wait("the bad ones", "document.querySelectorAll('[data-testid=file-outcome][data-state=refused]').length === 2", &[]);
    let told = window.texts("file-outcome[data-state=refused]").join(" ");
    assert!(told.contains("Die Datei ist leer.") && told.contains("Das ist ein Bild (PNG)"), "{told}");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    picture(&window, "german-imports");
    window.script("document.querySelector('[aria-label=Aufnahmen] [aria-label=Schließen]')?.click()", &[]);
    window.click("tab-source");
    window.see("trimmed-block");
    window.script("[...document.querySelectorAll('.picking .pick')].find((one) => /Lantern/.test(one.textContent)).click()", &[]);
    window.wait("a warning", "/stammt aus dem sichtbaren Text/.test(document.body.innerText)", &[]);
    picture(&window, "german-what-was-read");
    // A key that the menu bar alone has: it is made anew in another language, keys and all.
    desktop.keys(&["ctrl+s"]);
    window.see("report-preview");
    window.wait("the report", "/Quellen/.test(document.querySelector('[data-testid=report-preview]').shadowRoot?.textContent ?? '')", &[]);
    let report = window.script("return document.querySelector('[data-testid=report-preview]').shadowRoot.textContent", &[]);
    let report = report.as_str().unwrap_or("");
    for english in ["Sources", "confidence", "Not compared", "sentence 4", "both count"] {
        assert!(!report.contains(english), "{english}: {report}");
    }
    picture(&window, "german-report");
}
