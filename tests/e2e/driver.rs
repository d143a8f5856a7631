//! A WebDriver client: the few calls that these tests make, over one TCP connection each.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long the window may take for anything, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);
/// The key of an element in WebDriver's JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The app's window under the driver's hand. Dropping it closes the app.
pub struct Window {
    port: u16,
    session: String,
}

impl Window {
    /// Starts the app and takes its window; or why the driver has none.
    pub fn try_open(port: u16, binary: &Path, arguments: &[PathBuf]) -> Result<Self, String> {
        let capabilities = json!({ "alwaysMatch": { "webkitgtk:browserOptions": { "binary": binary, "args": arguments } } });
        let answer = try_call(port, "POST", "/session", Some(&json!({ "capabilities": capabilities })))?;
        let session = answer["sessionId"].as_str().ok_or_else(|| format!("no session: {answer}"))?.to_owned();
        Ok(Self { port, session })
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        call(self.port, method, &format!("/session/{}{path}", self.session), body)
    }

    /// Runs a function body in the page; `arguments` are its arguments.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        self.execute("sync", body, arguments).unwrap_or_else(|e| panic!("{e}\n{body}"))
    }

    /// Runs a function body in the page that calls its last argument, `done`, with the answer.
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Value {
        self.execute("async", &with_done(body), arguments).unwrap_or_else(|e| panic!("{e}\n{body}"))
    }

    /// Runs a function body in a page that may be gone; `None` where it is.
    pub fn try_script(&self, body: &str, arguments: &[Value]) -> Option<Value> {
        self.execute("sync", body, arguments).ok()
    }

    /// Runs a function body that calls `done` in a page that may be gone; `None` where it is.
    pub fn try_script_async(&self, body: &str, arguments: &[Value]) -> Option<Value> {
        self.execute("async", &with_done(body), arguments).ok()
    }

    fn execute(&self, how: &str, body: &str, arguments: &[Value]) -> Result<Value, String> {
        let asked = json!({ "script": body, "args": arguments });
        let answer = try_call(self.port, "POST", &format!("/session/{}/execute/{how}", self.session), Some(&asked))?;
        // What the page answers may have an error of its own; the driver's says what it is.
        match (answer["error"].as_str(), answer["message"].as_str()) {
            (Some(error), Some(message)) => Err(format!("{error}: {message}")),
            _ => Ok(answer),
        }
    }

    /// Loads the page again and waits for the new one: what is looked for or pressed next is not the old one's.
    pub fn reload(&self) {
        // The page may be gone before the driver has its answer.
        let _ = self.try_script("window.left = true; setTimeout(() => location.reload())", &[]);
        self.wait("the new page", "window.left === undefined && document.readyState === 'complete'", &[]);
    }

    /// Waits until an expression of the page is true; `a` are its arguments.
    pub fn wait(&self, what: &str, expression: &str, a: &[Value]) -> Value {
        let body = format!("const a = arguments; return ({expression});");
        let start = Instant::now();
        loop {
            // While a page is left there may be none.
            let value = self.try_script(&body, a).unwrap_or_default();
            if !matches!(value, Value::Null | Value::Bool(false)) && value != json!(0) && value != json!("") {
                return value;
            }
            if start.elapsed() > PATIENCE {
                let page = self.script("return document.body.innerText.slice(0, 3000)", &[]);
                panic!("waited in vain for {what}: {expression}\nThe window says:\n{}", page.as_str().unwrap_or(""));
            }
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    /// Waits for an element with this test id (and more of a selector behind it).
    pub fn see(&self, id: &str) {
        self.wait(id, "document.querySelector(a[0]) !== null", &[json!(selector(id))]);
    }

    /// How many elements with this test id there are.
    pub fn count(&self, id: &str) -> usize {
        let n = self.script("return document.querySelectorAll(arguments[0]).length", &[json!(selector(id))]);
        usize::try_from(n.as_u64().unwrap_or(0)).unwrap_or(0)
    }

    /// The text of all elements with this test id. (Not `innerText`: it is empty for what WebKit has not laid out yet.)
    pub fn texts(&self, id: &str) -> Vec<String> {
        let all = self.script("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", &[json!(selector(id))]);
        all.as_array().into_iter().flatten().filter_map(|t| t.as_str().map(str::to_owned)).collect()
    }

    /// Waits for the first element with this test id and clicks it as a person does.
    pub fn click(&self, id: &str) {
        self.see(id);
        let found = self.call("POST", "/element", Some(&json!({ "using": "css selector", "value": selector(id) })));
        let element = found[ELEMENT].as_str().unwrap_or_else(|| panic!("no element {id}: {found}"));
        let answer = self.call("POST", &format!("/element/{element}/click"), Some(&json!({})));
        assert!(answer.is_null(), "could not click {id}: {answer}");
    }

    /// Whether a dialog of the page's own is open (`alert`, `confirm`).
    pub fn has_alert(&self) -> bool {
        self.call("GET", "/alert/text", None)["error"] != "no such alert"
    }

    /// Does what a hand does; a key that did not arrive fails the test here and not where it is missed.
    fn act(&self, source: &Value) {
        let answer = self.call("POST", "/actions", Some(&json!({ "actions": [source] })));
        assert!(answer.is_null(), "could not do {source}: {answer}");
    }

    /// Presses and lets go of a key.
    pub fn press(&self, key: &str) {
        let actions = json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    /// Presses keys together, the last one while the others are held.
    pub fn chord(&self, keys: &[&str]) {
        let down = keys.iter().map(|k| json!({ "type": "keyDown", "value": k }));
        let up = keys.iter().rev().map(|k| json!({ "type": "keyUp", "value": k }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    /// Types a text, key by key.
    pub fn write(&self, text: &str) {
        text.chars().for_each(|c| self.press(&c.to_string()));
    }

    /// Drags with the pointer from one place of the page to another.
    pub fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        let step = |i: i64| json!({ "type": "pointerMove", "duration": 30, "x": from.0 + (to.0 - from.0) * i / 8, "y": from.1 + (to.1 - from.1) * i / 8 });
        let mut actions = vec![step(0), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend((1..=8).map(step));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let pointer = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.act(&pointer);
    }

    /// A picture of the page, PNG.
    pub fn picture(&self, path: &Path) {
        // Two frames, so that what was just asked for is drawn, and fonts are there.
        let drawn = "const done = arguments[0]; document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))";
        self.call("POST", "/execute/async", Some(&json!({ "script": drawn, "args": [] })));
        std::thread::sleep(Duration::from_millis(250));
        let picture = self.call("GET", "/screenshot", None);
        std::fs::write(path, base64(picture.as_str().unwrap_or(""))).expect("the picture is written");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The app may be gone.
        let _ = try_call(self.port, "DELETE", &format!("/session/{}", self.session), None);
    }
}

/// `done` is the last argument.
fn with_done(body: &str) -> String {
    format!("const done = arguments[arguments.length - 1]; {body}")
}

/// `row` is the element with that test id; `event-item button` and `file-outcome[data-state=refused]` go on from there.
fn selector(id: &str) -> String {
    let end = id.find([' ', '[', ':']).unwrap_or(id.len());
    format!("[data-testid=\"{}\"]{}", &id[..end], &id[end..])
}

fn call(port: u16, method: &str, path: &str, body: Option<&Value>) -> Value {
    try_call(port, method, path, body).unwrap_or_else(|e| panic!("{method} {path}: {e}"))
}

fn try_call(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let ask = || -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let mut answer = Vec::new();
        let mut part = [0; 65536];
        loop {
            let n = stream.read(&mut part)?;
            answer.extend_from_slice(&part[..n]);
            if n == 0 || is_whole(&answer) {
                return Ok(answer);
            }
        }
    };
    let answer = ask().map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&answer);
    let json = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    Ok(serde_json::from_str::<Value>(json).map_err(|e| format!("{e}: {text}"))?["value"].take())
}

fn is_whole(answer: &[u8]) -> bool {
    let Some(head) = answer.windows(4).position(|w| w == b"\r\n\r\n") else { return false };
    let length = String::from_utf8_lossy(&answer[..head])
        .to_ascii_lowercase()
        .lines()
        .find_map(|l| l.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    length.is_some_and(|n| answer.len() >= head + 4 + n)
}

fn base64(text: &str) -> Vec<u8> {
    let value = |c: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|&x| x == c);
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for six in text.bytes().filter_map(value) {
        held = (held << 6 | u32::try_from(six).unwrap_or(0)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).unwrap_or(0));
        }
    }
    bytes
}
