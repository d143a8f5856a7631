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
  if (took.length === amount) { took.sort((a, b) => a - b); done({ median: took[amount >> 1], p95: took[Math.floor(amount * 0.95)], worst: took[amount - 1] }); return; }
  const [at, all] = counter().split(' of ').map(Number);
  if (at === all) down = false;
  if (at === 1) down = true;
  const start = performance.now();
  dispatchEvent(new KeyboardEvent('keydown', { key: down ? 'j' : 'k', bubbles: true, cancelable: true }));
  // What the key asked for is done with the microtasks that follow; reading a size lays it out.
  Promise.resolve().then(() => Promise.resolve()).then(() => {
    void document.querySelector('[data-testid=reason]')?.offsetHeight;
    took.push(performance.now() - start);
    requestAnimationFrame(one);
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
    window.script_async(STEPS, &[json!(200)]);
    let mut memory = vec![desktop.web_process_memory()];
    for round in 1..=5 {
        let took = window.script_async(STEPS, &[json!(200)]);
        memory.push(desktop.web_process_memory());
        println!("next difference, steps {} to {}: {took}", (round - 1) * 200 + 1, round * 200);
    }
    println!("private memory of the web process, kB, after each 200 steps: {memory:?}");
}
