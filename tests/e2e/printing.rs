//! The report on paper, by the system's own dialog, to a file.

use std::path::Path;
use std::process::Command;
use std::sync::PoisonError;

use crate::desktop::{Desktop, eventually};
use crate::{ALONE, example_with_a_decision};

const CONTROL: &str = "\u{e009}";

/// GTK's printer that writes a file is the one printer of this desktop.
fn printer(home: &Path) {
    let settings = home.join("XDG_CONFIG_HOME/gtk-3.0");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("settings.ini"), "[Settings]\ngtk-print-backends=file\n").unwrap();
}

#[test]
fn control_p_prints_the_report() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    printer(desktop.home());
    let window = desktop.app();
    example_with_a_decision(&window);
    // Cancelled first: the window is as it was.
    window.chord(&[CONTROL, "p"]);
    desktop.close_dialog("Print");
    window.wait("it is over", "!document.querySelector('[data-testid=paper]')", &[]);
    window.chord(&[CONTROL, "p"]);
    let dialog = desktop.settled(None);
    dialog.keep("print-dialog.rgb");
    // Its one printer.
    desktop.click(575, 329);
    desktop.settled(None).keep("print-dialog-chosen.rgb");
    desktop.confirm_dialog("Print");
    window.wait("it is over", "!document.querySelector('[data-testid=paper]')", &[]);
    // It is named after the event, in the folder that the dialog shows.
    let printed = desktop.home().join("Explosion at the Port Ellerby grain terminal.pdf");
    eventually("the printed pages", || std::fs::metadata(&printed).is_ok_and(|m| m.len() > 0));
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/out/printed.pdf");
    std::fs::copy(&printed, &out).unwrap_or_else(|e| panic!("{}: {e}", printed.display()));
    let text = Command::new("pdftotext").args(["-layout"]).arg(&out).arg("-").output().expect("apt-get install poppler-utils");
    // A font may print two letters as one: "Conﬁrmed".
    let text = String::from_utf8_lossy(&text.stdout).replace('ﬁ', "fi").replace('ﬂ', "fl").replace('ﬀ', "ff");
    assert!(text.contains("Sources") && text.contains("Confirmed") && text.contains("Meridian Wire"), "{text}");
    assert!(!text.contains("Fact grid"), "the report alone: {text}");
    assert!(text.contains('\u{c}'), "pages");
    let trouble = window.texts("notice[role=alert]");
    assert!(trouble.is_empty(), "{trouble:?}");
}
