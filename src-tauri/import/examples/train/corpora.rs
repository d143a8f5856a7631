//! The corpora: files with known bodies, read as the importers read them, and what of each line stands in the body.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use crosscheck_import::clutter::features::features;
use crosscheck_import::clutter::shape::{Shape, shapes};
use crosscheck_import::clutter::{Line, Markup};
use crosscheck_import::{html, text};
use serde_json::Value;

/// One file to learn from.
pub struct Example {
    pub site: String,
    pub lines: Vec<Line>,
    pub shapes: Vec<Shape>,
    pub rows: Vec<Vec<f32>>,
    pub words: Vec<f32>,
    /// The headline where the page says it.
    pub title: Option<String>,
    /// Share of each line's words that stand in the body.
    pub labels: Vec<f32>,
    /// The gold body; empty where only the lines are labelled.
    pub body: String,
    /// Weight of the whole file.
    pub weight: f32,
    /// Counted in the figure.
    pub measured: bool,
    pub id: String,
}

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
pub fn sites(corpus: &Path) -> HashMap<String, String> {
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

pub fn plain(corpus: &Path, sites: &HashMap<String, String>, out: &mut Vec<Example>) {
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

pub fn web(corpus: &Path, pages: &mut Vec<Example>, texts: &mut Vec<Example>) {
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
pub fn printed(corpus: &Path, folder: &Path) -> Vec<Example> {
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
pub fn events(corpus: &Path, out: &mut Vec<Example>) {
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

pub fn tokens(text: &str) -> Vec<String> {
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
