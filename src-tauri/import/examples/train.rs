//! Trains the tables of weights in `src/clutter/weights.rs` on corpora of pages with known article bodies, and checks them by folds over sites.
//!
//! `cargo run --release -p crosscheck-import --example train -- CORPUS [--write]`; CORPUS is a folder laid out as the bench's (its
//! README.md says how). With `--pdfs FOLDER` (what `tests/benches/pdf_pages.py --keep FOLDER` printed) the tables for printed pages alone are
//! trained, into `src/clutter/print.rs`. Without `--write` it only measures; `--worst` lists the files read worst. The texts stay where they are; only weights come out. One implementation of the features: the crate's own.

#![allow(clippy::expect_used, reason = "a program for whoever trains: a missing file ends it with a message")]

use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::Path;

use crosscheck_import::clutter::features::{features, names, printed_names};
use crosscheck_import::clutter::shape::{Shape, shapes};
use crosscheck_import::clutter::{Line, Markup};
use crosscheck_import::clutter::{context, decide, segment};
use crosscheck_import::{html, text};
use serde_json::Value;

/// One file to learn from.
struct Example {
    site: String,
    lines: Vec<Line>,
    shapes: Vec<Shape>,
    rows: Vec<Vec<f32>>,
    words: Vec<f32>,
    /// The headline where the page says it.
    title: Option<String>,
    /// Share of each line's words that stand in the body.
    labels: Vec<f32>,
    /// The gold body; empty where only the lines are labelled.
    body: String,
    /// Weight of the whole file.
    weight: f32,
    /// Counted in the figure.
    measured: bool,
    id: String,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let corpus = arguments.next().expect("the corpus folder");
    let rest: Vec<String> = arguments.collect();
    let write = rest.iter().any(|a| a == "--write");
    let corpus = Path::new(&corpus);
    let sites = sites(corpus);
    if let Some(folder) = rest.iter().position(|a| a == "--pdfs").and_then(|i| rest.get(i + 1)) {
        let tables = run("print", &printed(corpus, Path::new(folder)), &rest);
        let mut out = String::from(
            "//! The trained weights for printed pages. Written by `examples/train.rs --pdfs`; do not edit by hand.\n#![allow(clippy::approx_constant, reason = \"a weight may happen to be near one\")]\n\n/// In the order of [`super::features::printed_names`].\n",
        );
        out += &print("PRINT", &tables.0, &printed_names());
        out += "\n/// The second look, in the order of [`super::context::NAMES`].\n";
        out += &print("PRINT_AGAIN", &tables.1, &context::NAMES.map(str::to_owned));
        if write {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/clutter/print.rs"), out).expect("the table can be written");
        }
        return;
    }
    let mut text = Vec::new();
    plain(corpus, &sites, &mut text);
    let mut pages = Vec::new();
    web(corpus, &mut pages, &mut text);
    events(corpus, &mut text);
    eprintln!("{} texts, {} pages, {} features", text.len(), pages.len(), names().len());
    // Columns left out, by a part of their names: to see what they are worth.
    if let Some(part) = rest.iter().position(|a| a == "--drop").and_then(|i| rest.get(i + 1)) {
        let out: Vec<usize> = names().iter().enumerate().filter(|(_, n)| n.contains(part.as_str())).map(|(i, _)| i).collect();
        for e in text.iter_mut().chain(&mut pages) {
            e.rows.iter_mut().for_each(|row| row.iter_mut().enumerate().filter(|(i, _)| out.contains(i)).for_each(|(_, x)| *x = 0.0));
        }
    }
    let mut out = String::from(
        "//! The trained weights of the line scorer. Written by `examples/train.rs`; do not edit by hand.\n#![allow(clippy::approx_constant, reason = \"a weight may happen to be near one\")]\n\n/// For plain text, in the order of [`super::features::names`].\n",
    );
    let tables = run("text", &text, &rest);
    out += &print("TEXT", &tables.0, &names());
    out += "\n/// For pages, in the order of [`super::features::names`].\n";
    let tables = run("page", &pages, &rest);
    out += &print("PAGE", &tables.0, &names());
    out += "\n/// The second look, in the order of [`super::context::NAMES`].\n";
    out += &print("PAGE_AGAIN", &tables.1, &context::NAMES.map(str::to_owned));
    if write {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/clutter/weights.rs");
        std::fs::write(path, out).expect("the table can be written");
    }
}

fn print(name: &str, table: &[f32], names: &[String]) -> String {
    let mut out = format!("#[rustfmt::skip]\npub const {name}: [f32; {}] = [\n", table.len());
    for (w, n) in table.iter().zip(names) {
        out += &format!("    {w:.3}, // {n}\n");
    }
    out + "];\n"
}

/// First and second table.
type Tables = (Vec<f32>, Vec<f32>);

/// Trains both tables: the second on answers of first tables that had not seen the file's site.
fn both(learn: &[&Example], l2: f32, again: f32) -> Tables {
    const INNER: u64 = 4;
    let mut second = Vec::new();
    for fold in 0..INNER {
        let inside = |e: &&&Example| (hash(&e.site) / 64) % INNER == fold;
        let rest: Vec<&Example> = learn.iter().filter(|e| !inside(e)).copied().collect();
        let table = train(&rest.iter().map(|e| Rows::first(e)).collect::<Vec<_>>(), l2);
        for e in learn.iter().filter(inside) {
            let once = segment::scores(&e.rows, &table);
            second.push((*e, context::rows(&e.lines, &e.shapes, &once)));
        }
    }
    let first = train(&learn.iter().map(|e| Rows::first(e)).collect::<Vec<_>>(), l2);
    let second: Vec<Rows> = second.iter().map(|(e, rows)| Rows { of: e, rows }).collect();
    (first, train(&second, again))
}

fn run(what: &str, all: &[Example], options: &[String]) -> Tables {
    let number = |name: &str, default: f32| {
        options.iter().position(|a| a == name).and_then(|i| options.get(i + 1)).and_then(|v| v.parse().ok()).unwrap_or(default)
    };
    let (l2, again) = (number("--l2", 8.0), number("--again", 3.0));
    let only = options.iter().position(|a| a == "--only").and_then(|i| options.get(i + 1));
    let every: Vec<&Example> = all.iter().collect();
    if only.is_some_and(|o| o != what) || options.iter().any(|a| a == "--quick") {
        return both(&every, l2, again);
    }
    let folds = 8u64;
    let mut scored: Vec<(&Example, Vec<f32>, Vec<f32>)> = Vec::new();
    for fold in 0..folds {
        let (mut learn, mut test) = (Vec::new(), Vec::new());
        for e in all {
            if hash(&e.site) % folds == fold { test.push(e) } else { learn.push(e) }
        }
        let (first, second) = both(&learn, l2, again);
        for e in test.into_iter().filter(|e| e.measured) {
            let once = segment::scores(&e.rows, &first);
            let twice = segment::scores(&context::rows(&e.lines, &e.shapes, &once), &second);
            scored.push((e, once, twice));
        }
    }
    let unruled = options.iter().any(|a| a == "--unruled");
    let decided = |e: &Example, s: &[f32], switch: f32, shift: f32| -> Vec<bool> {
        let s: Vec<f32> = s.iter().map(|x| x + shift).collect();
        if unruled {
            let counts: Vec<f32> = e.words.iter().map(|&w| segment::weight(w)).collect();
            return segment::path(&s, &counts, switch);
        }
        decide::by_scores(&e.lines, &e.shapes, &s, switch, e.title.as_deref(), false).reasons.iter().map(Option::is_none).collect()
    };
    for look in [1, 2] {
        for switch in [0.25, 0.5, 1.0, 2.0] {
            for shift in [-0.3, 0.0, 0.3, 0.6] {
                let counts: Vec<[f64; 3]> = scored
                    .iter()
                    .map(|(e, once, twice)| counts(&e.body, &joined(e, &decided(e, if look == 1 { once } else { twice }, switch, shift))))
                    .collect();
                let (p, r, f) = shares(&counts);
                let words: f64 = scored
                    .iter()
                    .map(|(e, once, twice)| words_f1(&e.body, &joined(e, &decided(e, if look == 1 { once } else { twice }, switch, shift))))
                    .sum();
                let words = words / scored.len().max(1) as f64;
                println!("{what}: look {look} switch {switch} shift {shift}: P {p:.4} R {r:.4} F1 {f:.4}; by words {words:.4}");
            }
        }
    }
    let perfect: Vec<[f64; 3]> =
        scored.iter().map(|(e, ..)| counts(&e.body, &joined(e, &e.labels.iter().map(|&l| l >= 0.5).collect::<Vec<_>>()))).collect();
    println!("{what}: perfect lines F1 {:.4}", shares(&perfect).2);
    if options.iter().any(|a| a == "--worst") {
        let mut worst: Vec<(f64, String)> = scored
            .iter()
            .map(|(e, _, s)| {
                let kept = decided(e, s, decide::SWITCH, decide::SHIFT_PAGE);
                let c = counts(&e.body, &joined(e, &kept));
                let f = 2.0 * c[0] / (2.0 * c[0] + c[1] + c[2]).max(1e-9);
                let mut wrong = String::new();
                for (i, l) in e.lines.iter().enumerate() {
                    if kept[i] != (e.labels[i] >= 0.5) {
                        wrong += &format!(
                            "    {} {:.1} {}\n",
                            if kept[i] { "extra " } else { "missed" },
                            s[i],
                            l.text.chars().take(110).collect::<String>()
                        );
                    }
                }
                (f, format!("{} {:.3} P {:.2} R {:.2}\n{wrong}", e.id, f, c[0] / (c[0] + c[1]).max(1e-9), c[0] / (c[0] + c[2]).max(1e-9)))
            })
            .collect();
        worst.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, t) in worst.iter().take(25) {
            println!("{t}");
        }
    }
    both(&every, l2, again)
}

fn joined(e: &Example, kept: &[bool]) -> String {
    e.lines.iter().zip(kept).filter(|(_, k)| **k).map(|(l, _)| l.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

// --- the corpora -------------------------------------------------------------------------------------------------

fn records(path: &Path) -> Vec<Value> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).expect("the corpus file")).read_to_string(&mut text).expect("gzip");
    if path.ends_with("gold.json.gz") {
        return serde_json::from_str::<Vec<Value>>(&text).expect("JSON");
    }
    text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect()
}

fn string(v: &Value) -> String {
    v.as_str().unwrap_or("").to_owned()
}

fn host(url: &str) -> String {
    let host = url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or("");
    host.trim_start_matches("www.").to_owned()
}

/// Site of each page by the end of its id.
fn sites(corpus: &Path) -> HashMap<String, String> {
    records(&corpus.join("html/gold.json.gz")).iter().map(|r| (tail(&string(&r["id"])), host(&string(&r["url"])))).collect()
}

fn tail(id: &str) -> String {
    id.rsplit('-').next().unwrap_or(id).to_owned()
}

fn example(site: String, id: String, lines: Vec<Line>, body: String, weight: f32) -> Example {
    let shapes = shapes(&lines);
    let rows = features(&lines, &shapes);
    let words: Vec<f32> = shapes.iter().map(|s| s.words).collect();
    let labels = labels(&lines, &body);
    Example { site, lines, shapes, rows, words, title: None, labels, body, weight, measured: true, id }
}

fn plain(corpus: &Path, sites: &HashMap<String, String>, out: &mut Vec<Example>) {
    for r in records(&corpus.join("plaintext.jsonl.gz")) {
        let id = string(&r["id"]);
        let site = sites.get(&tail(&id)).filter(|s| !s.is_empty()).cloned().unwrap_or_else(|| id.clone());
        out.push(example(site.clone(), id.clone(), text::lines(&string(&r["text"])), string(&r["body"]), 1.0));
        // The clean article: what a careful person copies. All of it is article.
        let mut clean = example(site, id, text::lines(&string(&r["body"])), string(&r["body"]), 0.3);
        clean.measured = false;
        out.push(clean);
    }
}

fn web(corpus: &Path, pages: &mut Vec<Example>, texts: &mut Vec<Example>) {
    for r in records(&corpus.join("html/gold.json.gz")) {
        let id = string(&r["id"]);
        let mut bytes = Vec::new();
        let file = std::fs::File::open(corpus.join(format!("html/{id}.html.gz"))).expect("the page");
        flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).expect("gzip");
        let site = Some(host(&string(&r["url"]))).filter(|h| !h.is_empty()).unwrap_or_else(|| id.clone());
        let Some(read) = html::read(&String::from_utf8_lossy(&bytes)) else {
            eprintln!("no answer for {id}");
            continue;
        };
        let body = string(&r["body"]);
        if !id.starts_with("scrapinghub") {
            // As a copied text: the same blocks without what the markup says.
            let bare = read.lines.iter().map(|l| Line { markup: Markup::default(), ..l.clone() }).collect();
            texts.push(example(site.clone(), id.clone(), bare, body.clone(), 1.0));
        }
        let mut page = example(site, id, read.lines, body, 1.0);
        page.title = crosscheck_import::metadata::of_page(&read.facts).headline;
        pages.push(page);
    }
}

/// Pages printed to PDF. What is the article is told by the page's gold body and by what is read of the page itself: the two count alike.
fn printed(corpus: &Path, folder: &Path) -> Vec<Example> {
    let mut out = Vec::new();
    for r in records(&corpus.join("html/gold.json.gz")) {
        let id = string(&r["id"]);
        let (pdf, page) = (folder.join(format!("{id}.pdf")), folder.join(format!("{id}.html")));
        let (Ok(pdf), Ok(page)) = (std::fs::read(pdf), std::fs::read(page)) else { continue };
        let Ok(read) = crosscheck_import::pdf::read(&pdf) else { continue };
        let input = crosscheck_import::Input { name: "page.html", bytes: &page, format: Some("html"), ..Default::default() };
        let Ok(document) = crosscheck_import::read(&input) else { continue };
        let site = Some(host(&string(&r["url"]))).filter(|h| !h.is_empty()).unwrap_or_else(|| id.clone());
        let mut e = example(site, id, read.lines, document.text, 1.0);
        for (label, gold) in e.labels.iter_mut().zip(labels(&e.lines, &string(&r["body"]))) {
            *label = (*label + gold) / 2.0;
        }
        e.title = read.head.headline;
        out.push(e);
    }
    out
}

/// Articles with light clutter, labelled sentence by sentence.
fn events(corpus: &Path, out: &mut Vec<Example>) {
    for r in records(&corpus.join("events.jsonl.gz")) {
        let clutter: Vec<String> = r["gold"]["clutter"].as_array().into_iter().flatten().map(string).collect();
        for a in r["articles"].as_array().into_iter().flatten() {
            let whole = string(&a["text"]);
            let body: Vec<String> = a["sentences"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|s| s["id"] != "A0" && !clutter.contains(&string(&s["id"])))
                .map(|s| string(&s["text"]))
                .collect();
            let id = format!("{}-{}", string(&r["id"]), string(&a["id"]));
            let mut e = example(string(&r["id"]), id, text::lines(&whole), body.join("\n"), 0.5);
            e.measured = false;
            out.push(e);
        }
    }
}

// --- labels ------------------------------------------------------------------------------------------------------

fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Share of each line's words that the longest common sequence of file and body holds.
fn labels(lines: &[Line], body: &str) -> Vec<f32> {
    let mut words = Vec::new();
    let mut owner = Vec::new();
    let mut length = vec![0usize; lines.len()];
    for (i, line) in lines.iter().enumerate() {
        for t in tokens(&line.text) {
            words.push(t);
            owner.push(i);
            length[i] += 1;
        }
    }
    let gold = tokens(body);
    let mut hit = vec![0usize; lines.len()];
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(5);
    for op in similar::capture_diff_slices_deadline(similar::Algorithm::Myers, &words, &gold, Some(deadline)) {
        if let similar::DiffOp::Equal { old_index, len, .. } = op {
            for k in old_index..old_index + len {
                hit[owner[k]] += 1;
            }
        }
    }
    // A short line is only part of the body when its words stand there side by side.
    let folded = format!(" {} ", gold.join(" "));
    (0..lines.len())
        .map(|i| {
            if length[i] == 0 {
                return 0.0;
            }
            let share = hit[i] as f32 / length[i] as f32;
            if share >= 0.5 && length[i] < 8 && !folded.contains(&format!(" {} ", tokens(&lines[i].text).join(" "))) { 0.0 } else { share }
        })
        .collect()
}

/// F1 of the words, whatever their order: as `tests/benches/pdf_pages.py` has it.
fn words_f1(gold: &str, answer: &str) -> f64 {
    let count = |text: &str| {
        let mut map: BTreeMap<String, i64> = BTreeMap::new();
        tokens(&text.to_lowercase()).into_iter().for_each(|t| *map.entry(t).or_default() += 1);
        map
    };
    let (g, a) = (count(gold), count(answer));
    let both: i64 = g.iter().map(|(k, n)| *n.min(a.get(k).unwrap_or(&0))).sum();
    2.0 * both as f64 / (g.values().sum::<i64>() + a.values().sum::<i64>()).max(1) as f64
}

// --- the figure: 4-gram F1 as the bench has it ------------------------------------------------------------------------

fn counts(gold: &str, answer: &str) -> [f64; 3] {
    let grams = |text: &str| {
        let words = tokens(text);
        let mut map: BTreeMap<Vec<String>, i64> = BTreeMap::new();
        for i in 0..(words.len().saturating_sub(3)).max(1) {
            let gram = words[i.min(words.len())..(i + 4).min(words.len())].to_vec();
            if !gram.is_empty() {
                *map.entry(gram).or_default() += 1;
            }
        }
        map
    };
    let (g, a) = (grams(gold), grams(answer));
    let tp: i64 = g.iter().map(|(k, n)| *n.min(a.get(k).unwrap_or(&0))).sum();
    let fp = a.values().sum::<i64>() - tp;
    let fneg = g.values().sum::<i64>() - tp;
    let total = (tp + fp + fneg).max(1) as f64;
    [tp as f64 / total, fp as f64 / total, fneg as f64 / total]
}

fn shares(counts: &[[f64; 3]]) -> (f64, f64, f64) {
    let mean = |k: usize| {
        let values: Vec<f64> = counts
            .iter()
            .filter(|c| c[0] + c[k] > 0.0)
            .map(|c| if c[1] == 0.0 && c[2] == 0.0 { 1.0 } else { c[0] / (c[0] + c[k]) })
            .collect();
        values.iter().sum::<f64>() / values.len().max(1) as f64
    };
    let (p, r) = (mean(1), mean(2));
    (p, r, 2.0 * p * r / (p + r))
}

// --- learning ----------------------------------------------------------------------------------------------------------

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)) >> 17
}

/// A file's rows of features, the first or the second table's.
struct Rows<'a> {
    of: &'a Example,
    rows: &'a [Vec<f32>],
}

impl<'a> Rows<'a> {
    fn first(of: &'a Example) -> Self {
        Self { of, rows: &of.rows }
    }
}

/// Logistic regression with an L2 penalty on standardized features, by Adam over all lines.
fn train(examples: &[Rows], l2: f32) -> Vec<f32> {
    let width = examples.first().and_then(|e| e.rows.first()).map_or(0, Vec::len);
    let mut rows: Vec<&[f32]> = Vec::new();
    let mut labels = Vec::new();
    let mut weights = Vec::new();
    for Rows { of: e, rows: own } in examples {
        let total: f32 = e.words.iter().map(|&w| segment::weight(w)).sum::<f32>().max(1.0);
        for i in 0..own.len() {
            rows.push(&own[i]);
            labels.push(e.labels[i]);
            // Files count alike, whatever their length, but for a damped bonus of the long.
            weights.push(e.weight * segment::weight(e.words[i]) / total * total.sqrt());
        }
    }
    let all: f32 = weights.iter().sum();
    let mut mean = vec![0.0_f32; width];
    let mut deviation = vec![0.0_f32; width];
    for (row, w) in rows.iter().zip(&weights) {
        for j in 0..width {
            mean[j] += row[j] * w / all;
        }
    }
    for (row, w) in rows.iter().zip(&weights) {
        for j in 0..width {
            deviation[j] += (row[j] - mean[j]).powi(2) * w / all;
        }
    }
    for d in &mut deviation {
        // What is rare must not count for more by being rare.
        *d = if *d < 1e-8 { 0.0 } else { 1.0 / d.sqrt().max(0.15) };
    }
    let scaled: Vec<f32> = rows.iter().flat_map(|row| (0..width).map(|j| (row[j] - mean[j]) * deviation[j]).collect::<Vec<_>>()).collect();
    let (mut w, mut bias) = (vec![0.0_f32; width], 0.0_f32);
    let (mut m, mut v) = (vec![0.0_f32; width + 1], vec![0.0_f32; width + 1]);
    for step in 1..=300 {
        let mut gradient = vec![0.0_f32; width + 1];
        for (i, row) in scaled.chunks_exact(width).enumerate() {
            let z = bias + row.iter().zip(&w).map(|(x, k)| x * k).sum::<f32>();
            let error = (1.0 / (1.0 + (-z).exp()) - labels[i]) * weights[i] / all;
            for j in 0..width {
                gradient[j] += error * row[j];
            }
            gradient[width] += error;
        }
        let rate = if step < 200 { 0.05 } else { 0.01 };
        for j in 0..=width {
            let g = gradient[j] + if j < width { l2 * w[j] / 1000.0 } else { 0.0 };
            m[j] = 0.9 * m[j] + 0.1 * g;
            v[j] = 0.999 * v[j] + 0.001 * g * g;
            let step = rate * (m[j] / (1.0 - 0.9_f32.powi(step))) / ((v[j] / (1.0 - 0.999_f32.powi(step))).sqrt() + 1e-8);
            if j < width { w[j] -= step } else { bias -= step }
        }
    }
    // Back to plain features; the first is always one and takes the constant.
    let constant = bias - (0..width).map(|j| w[j] * mean[j] * deviation[j]).sum::<f32>();
    let mut table: Vec<f32> = (0..width).map(|j| w[j] * deviation[j]).collect();
    table[0] += constant;
    table
}
