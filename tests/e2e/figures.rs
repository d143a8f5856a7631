//! How long the next difference takes and what the web process holds after a thousand of them; how evenly the fact grid of thirty outlets is
//! scrolled. Prints figures: `make figures`.

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

/// A frame at 60 a second, in milliseconds.
const FRAME: f64 = 1000.0 / 60.0;

/// Scrolls the fact grid a step a frame, down and up or across and back. For each frame: the milliseconds since the one before, and those from
/// its beginning until the page was free again: script, style, layout and what of painting the page does itself.
const SCROLL: &str = "
const [amount, down, across, which] = arguments;
const grid = document.querySelector(which);
// What is scrolled across may lie around it.
const wide = document.querySelector(which.replace(']', '-across]')) ?? grid;
grid.scrollTop = 0;
wide.scrollLeft = 0;
const between = [], busy = [];
let last = 0, way = 1;
const one = (now) => {
  const begun = performance.now();
  if (last) between.push(now - last);
  last = now;
  if (between.length >= amount && busy.length >= amount) { done([between, busy]); return; }
  const before = [grid.scrollTop, wide.scrollLeft];
  if (down) grid.scrollBy(0, way * down);
  if (across) wide.scrollBy(way * across, 0);
  if (grid.scrollTop === before[0] && wide.scrollLeft === before[1]) way = -way;
  // A message comes once the frame is done.
  const after = new MessageChannel();
  after.port1.onmessage = () => { busy.push(performance.now() - begun); after.port1.close(); };
  after.port2.postMessage(null);
  requestAnimationFrame(one);
};
requestAnimationFrame(one);";

/// In place of the grid: lines of text and nothing else, about as much to scroll.
const PLAIN: &str = "
const grid = document.querySelector('[data-testid=fact-grid]');
const box = grid.getBoundingClientRect();
const [height, wide] = [grid.scrollHeight, document.querySelector('[data-testid=fact-grid-across]').scrollWidth];
const plain = document.createElement('div');
plain.id = 'plain';
Object.assign(plain.style, { position: 'fixed', left: box.left + 'px', top: box.top + 'px', width: box.width + 'px', height: box.height + 'px', overflow: 'auto', background: '#fff', color: '#000' });
for (let at = 0; at * 21 < height; at++) {
  const line = document.createElement('p');
  line.textContent = ('Nothing but words in line ' + at + '. ').repeat(40);
  Object.assign(line.style, { width: wide + 'px', height: '21px', overflow: 'hidden' });
  plain.append(line);
}
document.querySelector('#app').style.display = 'none';
document.body.append(plain);";

fn said(what: &str, times: &serde_json::Value) {
    let mut took: Vec<f64> = times.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
    took.sort_by(f64::total_cmp);
    let at = |part: f64| took.get(((took.len() as f64 - 1.0) * part) as usize).copied().unwrap_or(f64::NAN);
    let over = |limit: f64| took.iter().filter(|ms| **ms > limit).count() as f64 * 100.0 / took.len().max(1) as f64;
    println!(
        "  {what}: {} frames, median {:.1} ms, 95th of a hundred {:.1} ms, worst {:.1} ms; {:.1} % over a frame's time, {:.1} % over 50 ms",
        took.len(),
        at(0.5),
        at(0.95),
        at(1.0),
        // The clock of the page is coarse.
        over(FRAME + 1.0),
        over(50.0)
    );
}

#[test]
#[ignore = "prints figures: make figures"]
fn the_fact_grid_of_thirty_outlets_is_scrolled() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let desktop = Desktop::start();
    let written = invented::articles(30, 40).into_iter().map(|input| {
        let metadata = &input.document.metadata;
        let (headline, outlet, day) = (metadata.headline.as_deref(), metadata.outlet.as_deref(), metadata.published.as_deref());
        let head = format!("title: {}\noutlet: {}\ndate: {}", headline.unwrap_or(""), outlet.unwrap_or(""), day.unwrap_or(""));
        desktop.file(&format!("{}.md", input.id), format!("---\n{head}\n---\n\n{}\n", input.document.text).as_bytes())
    });
    let files: Vec<std::path::PathBuf> = written.collect();
    let window = desktop.app_with(&files);
    // Twelve hundred sentences with the sentence model.
    let begun = std::time::Instant::now();
    while window.count("row") < 6 {
        assert!(begun.elapsed().as_secs() < 600, "the event is not there: {}", window.script("return document.body.innerText", &[]));
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    println!("30 articles imported and compared after {:?}", begun.elapsed());
    window.script("document.querySelector('[aria-label=Imports] [aria-label=Close]')?.click()", &[]);
    window.click("tab-grid");
    window.see("grid-cell");
    let opened = window.script_async(
        "document.querySelector('#tab-reading').click(); setTimeout(() => { const begun = performance.now(); document.querySelector('#tab-grid').click(); requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))) }, 3000)",
        &[],
    );
    println!("the grid opened in {opened} ms: {} rows, {} cells in the page", window.count("grid-row"), window.count("grid-cell"));
    let size = window.script("const g = document.querySelector('[data-testid=fact-grid]'); return [g.clientWidth, g.clientHeight, g.scrollWidth, g.scrollHeight]", &[]);
    println!("what can be seen of it and all of it: {size}");
    window.wait("it is quiet", "document.getAnimations().length === 0", &[]);
    for drawn in [true, false] {
        // Not drawn, it is laid out all the same: what then takes time is not the drawing, which a machine without a graphics card does slowly.
        let hide = "const g = document.querySelector('[data-testid=fact-grid]'); g.style.opacity = arguments[0] ? '' : '0'; [...g.children].forEach((row) => (row.style.visibility = arguments[0] ? '' : 'hidden'))";
        window.script(hide, &[json!(drawn)]);
        for (name, down, across) in [("down", 40, 0), ("across", 0, 40), ("both ways", 24, 24)] {
            for round in ["first time", "again"] {
                let times = window.script_async(SCROLL, &[json!(300), json!(down), json!(across), json!("[data-testid=fact-grid]")]);
                println!("{name}, {round}, {}:", if drawn { "drawn" } else { "laid out and not drawn" });
                said("from frame to frame", &times[0]);
                said("the page at work", &times[1]);
            }
        }
    }
    // What this display needs for a plain page of text in the same place, scrolled as far: nothing can be faster here.
    window.script(PLAIN, &[]);
    for (name, down, across) in [("down", 40, 0), ("across", 0, 40)] {
        let times = window.script_async(SCROLL, &[json!(300), json!(down), json!(across), json!("#plain")]);
        println!("a plain page of text, {name}:");
        said("from frame to frame", &times[0]);
        said("the page at work", &times[1]);
    }
}
