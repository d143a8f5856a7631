//! How long the next difference takes and what the web process holds after a thousand of them. Prints figures: `make figures`.

use std::sync::PoisonError;

use serde_json::json;

#[path = "../src/invented.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod invented;

use crate::ALONE;
use crate::desktop::Desktop;

/// Steps through all differences by key, up and down, and says how long each took, from the key to the drawn frame's layout.
const STEPS: &str = "
const [amount] = arguments;
const counter = () => document.querySelector('[data-testid=difference-counter]').textContent;
const took = [];
let down = true;
const one = () => {
  if (took.length === amount) { done(took); return; }
  const [at, all] = counter().split(' of ').map(Number);
  if (at === all) down = false;
  if (at === 1) down = true;
  const start = performance.now();
  dispatchEvent(new KeyboardEvent('keydown', { key: down ? 'j' : 'k', bubbles: true, cancelable: true }));
  // What the key asked for is done with the microtasks that follow; reading a size lays it out.
  Promise.resolve().then(() => Promise.resolve()).then(() => {
    void document.querySelector('[data-testid=reason]')?.offsetHeight;
    took.push(performance.now() - start);
    setTimeout(one);
  });
};
one();";

#[test]
#[ignore = "prints figures: make figures"]
fn a_thousand_differences() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let window = desktop.app();
    window.click("open-example");
    window.wait("rows", "document.querySelectorAll('[data-testid=row]').length > 5", &[]);
    window.press("j");
    window.wait("the first", "/^1 of/.test(document.querySelector('[data-testid=difference-counter]')?.textContent ?? '')", &[]);
    // The first rounds warm up the engine of the page and fill its caches.
    for _ in 0..4 {
        window.script_async(STEPS, &[json!(25)]);
    }
    let mut memory = vec![desktop.web_process_memory()];
    let mut took: Vec<f64> = Vec::new();
    for _ in 0..5 {
        for _ in 0..8 {
            let answer = window.script_async(STEPS, &[json!(25)]);
            took.extend(answer.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64));
        }
        memory.push(desktop.web_process_memory());
    }
    took.sort_by(f64::total_cmp);
    let at = |part: f64| took.get(((took.len() as f64 - 1.0) * part) as usize).copied().unwrap_or(f64::NAN);
    println!("{} next differences: median {} ms, 95th of a hundred {} ms, worst {} ms", took.len(), at(0.5), at(0.95), at(1.0));
    println!("private memory of the web process, kB, after each 200 steps: {memory:?}");
}

/// Scrolls the fact grid a step a frame, down and across and back, and gives the milliseconds between frames.
const SCROLL: &str = "
const [amount, down, across] = arguments;
const grid = document.querySelector('[data-testid=fact-grid]');
const took = [];
let last = 0;
let way = 1;
const one = (now) => {
  if (last) took.push(now - last);
  last = now;
  if (took.length === amount) { done(took); return; }
  const before = [grid.scrollTop, grid.scrollLeft];
  grid.scrollTop += way * down;
  grid.scrollLeft += way * across;
  if (grid.scrollTop === before[0] && grid.scrollLeft === before[1]) way = -way;
  requestAnimationFrame(one);
};
requestAnimationFrame(one);";

#[test]
#[ignore = "prints figures: make figures"]
fn the_grid_of_thirty_outlets_is_scrolled() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let files: Vec<std::path::PathBuf> = invented::articles(30, 14)
        .into_iter()
        .map(|input| {
            let headline = input.document.metadata.headline.unwrap_or_default();
            let text = format!("{headline}\n\nBy {}\nMay 4, 2026\n\n{}", input.id, input.document.text);
            desktop.file(&format!("{}.txt", input.id), text.as_bytes())
        })
        .collect();
    let window = desktop.app_with(&files);
    // An engine that was built to be debugged takes its time.
    for _ in 0..300 {
        if window.count("row") > 5 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
    window.script("document.querySelector('[aria-label=Imports] [aria-label=Close]')?.click()", &[]);
    window.click("tab-grid");
    window.see("grid-cell");
    std::thread::sleep(std::time::Duration::from_secs(2));
    println!("{} cells in the grid", window.count("grid-cell"));
    for (name, down, across) in [("down", 40, 0), ("across", 0, 40), ("both", 24, 24)] {
        window.script("const grid = document.querySelector('[data-testid=fact-grid]'); grid.scrollTop = 0; grid.scrollLeft = 0", &[]);
        // The first round draws what was never drawn.
        for round in ["first", "second"] {
            let answer = window.script_async(SCROLL, &[json!(240), json!(down), json!(across)]);
            let mut took: Vec<f64> = answer.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
            took.sort_by(f64::total_cmp);
            let at = |part: f64| took.get(((took.len() as f64 - 1.0) * part) as usize).copied().unwrap_or(f64::NAN);
            let late = took.iter().filter(|ms| **ms > 17.7).count();
            println!(
                "{name}, {round}: {} frames: median {:.1} ms, 95th of a hundred {:.1} ms, worst {:.1} ms; {late} late",
                took.len(),
                at(0.5),
                at(0.95),
                at(1.0)
            );
        }
    }
}
