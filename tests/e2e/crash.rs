//! What breaks costs nothing: a defect, the web process killed, the whole program killed.

use std::sync::PoisonError;
use std::time::Duration;

use serde_json::{Value, json};

use crate::ALONE;
use crate::desktop::{Desktop, eventually};
use crate::driver::Window;

/// A command of the program, from the page; the answer or what it refused with.
const ASK: &str = "const [name, values] = arguments;
window.__TAURI_INTERNALS__.invoke(name, values ?? {}).then((answer) => done({ answer }), (problem) => done({ problem }));";

fn ask(window: &Window, command: &str, values: &Value) -> Value {
    window.script_async(ASK, &[json!(command), values.clone()])
}

#[test]
fn a_defect_is_a_message_and_a_line_of_the_log_without_content() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start_with(&[("CROSSCHECK_PROVOKE", "1")]);
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    for whence in ["command", "waiting"] {
        let told = ask(&window, "provoke", &json!({ "whence": whence }));
        assert_eq!(told["problem"]["code"], json!("internal"), "{whence}: {told}");
    }
    ask(&window, "provoke", &json!({ "whence": "thread" }));
    window.see("notice[role=alert]");
    let told = window.texts("notice[role=alert]").join(" ");
    assert!(told.contains("src-tauri/app/commands/desk.rs:") && told.contains("defects.log"), "{told}");
    // The window goes on.
    window.press("j");
    window.wait("the first", "/^1 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.press("c");
    window.wait("the second", "/^2 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.wait("decided", "/\\b1 of \\d+ decided/.test(document.body.innerText)", &[]);
    // On the window's own thread the program may end; the next start says so.
    window.try_script("window.__TAURI_INTERNALS__.invoke('provoke', { whence: 'window' })", &[]);
    let log = || std::fs::read_to_string(desktop.library().join("defects.log")).expect("a log");
    eventually("the line of the window's own thread", || log().lines().count() == 4);
    let log = log();
    assert!(!log.contains("words of an article"), "{log}");
    desktop.kill("crosscheck-app");
    drop(window);
    let window = desktop.app();
    window.wait("it is told", "document.body.innerText.includes('defect of its own')", &[]);
    window.wait("nothing lost", "/\\b1 of \\d+ decided/.test(document.body.innerText)", &[]);
}

/// The driver's session ends with the web process, so the window is driven by the system's keys and looked at as a picture.
#[test]
fn the_web_process_dies_and_the_window_is_where_it_was() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    drop(window);
    let empty = desktop.settled(None);
    let mut app = desktop.by_hand();
    let start = desktop.settled(Some(&empty));
    // The one event in the list.
    desktop.click(260, 227);
    let reading = desktop.settled(Some(&start));
    desktop.keys(&["alt+3", "j", "j", "n", "A", "s", "k"]);
    let before = desktop.settled(Some(&reading));
    assert_eq!(desktop.kill("WebKitWebProces"), 1, "one web process");
    before.keep("crash-before.rgb");
    eventually("another web process", || desktop.processes("WebKitWebProces").len() == 1);
    // In the same place, but for a line that it was loaded again.
    desktop.looks_like(&before, 0.06);
    desktop.settled(None);
    // Into the field again, where the note that was being written still is; and the line goes.
    desktop.keys(&["n"]);
    let after = desktop.looks_like(&before, 0.01);
    after.keep("crash-after.rgb");
    // And it is alive.
    desktop.keys(&["Escape", "alt+2"]);
    desktop.settled(Some(&after));
    app.kill().and_then(|()| app.wait()).expect("it ends");
}

/// How often the whole program is killed.
const KILLS: u32 = 10;

#[test]
fn the_program_is_killed_again_and_again_and_what_it_acknowledged_is_there() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    let event = window.script("return document.querySelector('[data-testid=event-item]').dataset.id", &[]);
    let open = ask(&window, "open_event", &json!({ "id": event }));
    let subjects: Vec<String> =
        open["answer"]["differences"].as_array().into_iter().flatten().filter_map(|d| d["id"].as_str().map(str::to_owned)).collect();
    assert!(subjects.len() > 4);
    drop(window);

    // What was acknowledged: the last note on each difference; how many articles another event has.
    let mut notes: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let (mut articles, mut acknowledged) = (0, 0);
    for round in 0..KILLS {
        let window = desktop.app();
        window.see("event-item");
        let open = ask(&window, "open_event", &json!({ "id": event }));
        let kept: std::collections::BTreeMap<&str, &str> = open["answer"]["differences"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|d| Some((d["id"].as_str()?, d["review"]["note"].as_str()?)))
            .collect();
        for (subject, note) in &notes {
            // One more may have been kept than was acknowledged.
            let number = |note: &str| note.parse::<u32>().unwrap_or(0);
            let now = kept.get(subject.as_str()).map_or(0, |n| number(n));
            assert!(now >= number(note), "round {round}: {subject}: {now} where {note} was acknowledged");
        }
        let library = ask(&window, "library", &Value::Null);
        let there: u64 = library["answer"]["events"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|e| e["id"] != event)
            .filter_map(|e| e["articles"].as_u64())
            .sum();
        assert!(there >= articles, "round {round}: {there} articles where {articles} were acknowledged");
        assert!(library["answer"]["notice"].is_null(), "round {round}: {library}");

        // Decisions one after another, and now and then a file, until the kill comes.
        std::thread::scope(|scope| {
            let (desktop, window) = (&desktop, &window);
            scope.spawn(move || {
                std::thread::sleep(Duration::from_millis(120 + u64::from(round) * 73));
                desktop.kill("crosscheck-app");
            });
            for step in 0.. {
                let number = round * 1000 + step + 1;
                let done = if step % 4 == 3 {
                    let text =
                        format!("The harbour office counted {number} ships.\n\nNobody was hurt on ship {number}, it said on Monday.");
                    window.try_script_async(ASK, &[json!("import_text"), json!({ "event": null, "text": text, "html": false })])
                } else {
                    let subject = &subjects[number as usize % subjects.len()];
                    let review = json!({ "event": event, "difference": subject, "decision": "confirmed", "side": null, "note": number.to_string(), "initials": "e2e" });
                    window.try_script_async(ASK, &[json!("review"), review])
                };
                let Some(done) = done else { break };
                assert!(done["problem"].is_null(), "{done}");
                acknowledged += 1;
                if step % 4 == 3 {
                    articles += 1;
                } else {
                    notes.insert(subjects[number as usize % subjects.len()].clone(), number.to_string());
                }
            }
        });
    }
    assert!(acknowledged > KILLS, "{acknowledged} acknowledged over {KILLS} kills");
}
