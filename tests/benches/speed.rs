//! How long the main job takes on one core: `make bench`. Where the sentence model is not there, its lines say the same as those
//! without it.

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_import as import;
use crosscheck_meaning::Model;
use crosscheck_tests::invented;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The articles as files: their texts with the headline on top.
fn files(count: usize) -> Vec<(String, Vec<u8>)> {
    let file = |i: Input| {
        let headline = i.document.metadata.headline.unwrap_or_default();
        (i.id, format!("{headline}\n\n{}", i.document.text).into_bytes())
    };
    invented::articles(count, 40).into_iter().map(file).collect()
}

/// From bytes to `Comparison`, articles of 40 sentences each.
#[divan::bench(args = [3, 10, 30, 100], sample_count = 3)]
fn bytes_to_comparison(bencher: Bencher, articles: usize) {
    let files = files(articles);
    bencher.bench_local(|| black_box(pipeline::compare(&read(&files), &NoMeaning)));
}

fn read(files: &[(String, Vec<u8>)]) -> Vec<Input> {
    let one = |(id, bytes): &(String, Vec<u8>)| {
        let input = import::Input { name: id, bytes, ..import::Input::default() };
        Some(Input { id: id.clone(), document: import::read(&input).ok()? })
    };
    files.iter().filter_map(one).collect()
}

/// The same with the sentence model, the vectors kept from before.
#[divan::bench(args = [3, 10, 30, 100], sample_count = 3)]
fn with_vectors_kept(bencher: Bencher, articles: usize) {
    let (files, model) = (files(articles), Model::found());
    pipeline::compare(&read(&files), &model);
    bencher.bench_local(|| black_box(pipeline::compare(&read(&files), &model)));
}

/// Articles that were copied from one another, up to as many as one event will ever have: no square of them may be felt.
#[divan::bench(args = [30, 100, 500], sample_count = 1, sample_size = 1)]
fn copies(bencher: Bencher, articles: usize) {
    let inputs = invented::copies(articles, 40);
    bencher.bench_local(|| black_box(pipeline::compare(&inputs, &NoMeaning)));
}

/// Versions of one outlet's article, a live page saved again and again: each is laid beside the one before it alone.
#[divan::bench(args = [2, 30, 200], sample_count = 1, sample_size = 1)]
fn versions(bencher: Bencher, count: usize) {
    let mut inputs = invented::copies(count, 40);
    for (i, input) in inputs.iter_mut().enumerate() {
        input.document.metadata.outlet = Some("The Harbour Courier".to_owned());
        input.document.metadata.published = Some(format!("2031-03-{:02}T{:02}:00", 1 + i / 24, i % 24));
    }
    bencher.bench_local(|| black_box(pipeline::compare(&inputs, &NoMeaning)));
}

/// Two long reports of sentences that are all about the same few things: every pair shares something, the cost must still grow with the
/// sentences and not with their pairs.
#[divan::bench(args = [1000, 2000, 4000], sample_count = 1, sample_size = 1)]
fn long(bencher: Bencher, sentences: usize) {
    const WHO: [&str; 7] = ["officer", "ferry", "council", "driver", "hospital", "village", "company"];
    const WHAT: [&str; 5] = ["closed the gate", "found a report", "blamed the road", "sold two boats", "denied a plan"];
    const WHERE: [&str; 6] = ["Halden", "Marsk", "Velm", "Orlo", "Tarn", "Grieve"];
    let report = |seed: usize| {
        let line = |i: usize| {
            let pick = |n: usize, of: usize| (i * 7 + seed * 13 + i / of * n) % of;
            let (who, what, place) = (WHO[pick(3, 7)], WHAT[pick(2, 5)], WHERE[pick(5, 6)]);
            format!("The {who} of {place} {what} and {} boats, the {} said.", 2 + (i * 31 + seed) % 90, WHO[pick(4, 7)])
        };
        let text = (0..sentences).map(line).collect::<Vec<_>>().chunks(4).map(|c| c.join(" ")).collect::<Vec<_>>().join("\n\n");
        Input { id: format!("report {seed}"), document: Document::raw(&text, Metadata::default()) }
    };
    let inputs = [report(1), report(2)];
    bencher.bench_local(|| black_box(pipeline::compare(&inputs, &NoMeaning)));
}

/// Three articles with the sentence model from its file on: nothing loaded, nothing kept.
#[divan::bench(sample_count = 3)]
fn cold(bencher: Bencher) {
    let files = files(3);
    bencher.bench_local(|| black_box(pipeline::compare(&read(&files), &Model::found())));
}

/// A folder of 1,000 mixed files (text, pages, mails, broken ones) read on all cores, each hostile one by a child process where the
/// command is built (`cargo build --release -p crosscheck-cli`), else in the process.
#[divan::bench(sample_count = 2, sample_size = 1)]
fn thousand_mixed_files(bencher: Bencher) {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/release/crosscheck");
    if std::path::Path::new(program).exists() {
        import::contained::begin(program.into());
    }
    let mixed = |(i, (name, text)): (usize, (String, Vec<u8>))| match i % 4 {
        0 => (name, text),
        1 => {
            let body = String::from_utf8_lossy(&text).replace("\n\n", "</p><p>");
            (name, format!("<!doctype html><html><body><article><p>{body}</p></article></body></html>").into_bytes())
        }
        2 => (name, [b"From: Ana <a@b.example>\nTo: desk\nSubject: Story\nMIME-Version: 1.0\n\n".as_slice(), &text].concat()),
        _ => (name, [b"%PDF-1.7\n".as_slice(), &text].concat()),
    };
    let files: Vec<(String, Vec<u8>)> = files(1000).into_iter().enumerate().map(mixed).collect();
    let never = std::sync::atomic::AtomicBool::new(false);
    bencher.counter(divan::counter::ItemsCount::new(files.len())).bench_local(|| {
        let next = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
                scope.spawn(|| {
                    while let Some((name, bytes)) = files.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                        let _ = black_box(import::contained::read(&import::Input { name, bytes, ..Default::default() }, &never));
                    }
                });
            }
        });
    });
}

/// The facts alone, in bytes a second.
#[divan::bench(sample_count = 20)]
fn facts(bencher: Bencher) {
    let articles = invented::articles(30, 40);
    let bytes: usize = articles.iter().map(|a| a.document.text.len()).sum();
    bencher.counter(divan::counter::BytesCount::new(bytes)).bench_local(|| {
        for a in &articles {
            black_box(crosscheck_compare::article::Article::read(&a.id, &a.document, Default::default()));
        }
    });
}

/// Hostile repetitions: four times as long should take about four times as long.
#[divan::bench(args = [5_000, 20_000, 80_000], sample_count = 5)]
fn hostile(bencher: Bencher, bytes: usize) {
    const SEEDS: [&str; 8] = ["(.", "a. ", "1) ", "said “", "$1,", "according to ", "Roe and Roe of ", "not in May "];
    let documents: Vec<Document> = SEEDS.iter().map(|s| Document::raw(&s.repeat(bytes / s.len()), Metadata::default())).collect();
    bencher.bench_local(|| {
        for d in &documents {
            black_box(crosscheck_compare::article::Article::read("a", d, Default::default()));
        }
    });
}
