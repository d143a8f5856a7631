//! What a passphrase costs.

use std::time::Duration;

use crosscheck_library::secrecy::{Cost, QUICK};
use crosscheck_library::{Decision, Library, Review};
use sha2::{Digest, Sha256};

use crate::filled::{add, open, passphrase};

/// An event of 30 articles of 40 sentences, with all that is kept of it: about what the app reads when it opens one.
fn large(library: &Library) -> (String, Vec<[u8; 32]>) {
    let event = library.make_event("Large").unwrap().id;
    let mut sentences = Vec::new();
    for article in 0..30 {
        let words =
            |n: usize| format!("Article {article} says in its sentence {n} what the harbour master of Port Halden said at {n} o’clock. ");
        let text: String = (0..40).map(words).collect();
        sentences.extend((0..40).map(|n| <[u8; 32]>::from(Sha256::digest(words(n)))));
        add(library, &event, &format!("{article}.txt"), &text);
    }
    let vectors: Vec<([u8; 32], Vec<u8>)> = sentences.iter().map(|s| (*s, s.repeat(64))).collect();
    library.cache().keep_vectors(&vectors).unwrap();
    library.cache().keep_comparison(&event, &[1; 32], &sentences.concat().repeat(40)).unwrap();
    (event, sentences)
}

fn median(mut one: impl FnMut() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..7).map(|_| one()).collect();
    times.sort_by(f64::total_cmp);
    times[3]
}

fn seconds<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = std::time::Instant::now();
    let made = work();
    (begun.elapsed().as_secs_f64(), made)
}

/// What a passphrase costs: `cargo test --release -p crosscheck-tests --test secrecy figures -- --ignored --nocapture`.
#[test]
#[ignore = "prints figures"]
fn figures() {
    let folder = tempfile::tempdir().unwrap();
    let (event, sentences) = large(&open(folder.path()));
    for protected in [false, true] {
        if protected {
            let (took, _) = seconds(|| open(folder.path()).protect(&passphrase(), QUICK, &|_| ()).unwrap());
            eprintln!("set for 30 articles in {:.0} ms", took * 1e3);
        }
        let opening = median(|| seconds(|| open(folder.path())).0);
        let reading = median(|| {
            let library = open(folder.path());
            let all = || {
                let record = library.event(&event).unwrap();
                let documents: Vec<_> = record.articles.iter().map(|a| library.document(&a.id).unwrap()).collect();
                let reviews = library.reviews(&event).unwrap();
                let vectors = sentences.iter().filter_map(|s| library.cache().vectors(s)).count();
                (documents, reviews, vectors, library.cache().comparison(&event, &[1; 32]).unwrap())
            };
            seconds(all).0
        });
        let deciding = median(|| {
            let library = open(folder.path());
            seconds(|| library.review(&event, "d", Review { decision: Decision::Confirmed, ..Review::default() }).unwrap()).0
        });
        let (indexing, library) = seconds(|| {
            let library = open(folder.path());
            library.search().start();
            assert!(library.search().settled(Duration::from_secs(60)));
            library
        });
        let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let memory = memory.lines().find(|l| l.starts_with("VmRSS")).unwrap_or_default().to_owned();
        drop(library);
        eprintln!(
            "passphrase {}: library opened in {:.1} ms (without the passphrase’s own time), all of an event of 30 articles read in {:.1} ms, \
             a decision kept in {:.1} ms, index ready {:.0} ms after the start, {memory}",
            if protected { "on" } else { "off" },
            opening * 1e3,
            reading * 1e3,
            deciding * 1e3,
            indexing * 1e3,
        );
    }
    for cost in [Cost { memory_kib: 19 << 10, passes: 2, lanes: 1 }, Cost::default()] {
        open(folder.path()).protect(&passphrase(), cost, &|_| ()).unwrap();
        eprintln!("{cost:?}: unlocked in {:.0} ms", median(|| seconds(|| open(folder.path())).0) * 1e3);
    }
}
