//! How long the next difference takes and what the web process holds after a thousand of them. Prints figures: `make figures`.

use std::sync::PoisonError;

use serde_json::json;

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
