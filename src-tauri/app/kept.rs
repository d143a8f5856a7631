//! Comparisons and vectors of sentences, kept in the library so that an event opens at once the next time.

use crosscheck_compare::article::Article;
use crosscheck_compare::comparison::{Comparison, Outcome};
use crosscheck_compare::corrections::Corrections;
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_library::cache::{Cache, Hash};
use crosscheck_meaning::{Key, Model, Shelf};
use sha2::{Digest, Sha256};

/// Of the engine's sources (`build.rs`): another engine makes its own comparisons.
const ENGINE: &str = env!("CROSSCHECK_ENGINE");

/// Vectors in the library.
#[derive(Debug)]
pub struct Vectors(pub Cache);

impl Shelf for Vectors {
    fn get(&self, key: &Key) -> Option<Vec<u8>> {
        self.0.vectors(key)
    }

    fn put(&self, records: &[(Key, Vec<u8>)]) {
        // A cache: what could not be kept is made again.
        drop(self.0.keep_vectors(records));
    }
}

/// The comparison of an event: the one kept, where it was made from the same articles, corrections, engine and model; else a new one,
/// which is then kept.
pub fn comparison(cache: &Cache, event: &str, inputs: &[Input], corrections: &Corrections, model: &Model) -> Comparison {
    let of = hash(inputs, corrections, model.is_found());
    if let Some(kept) = cache.comparison(event, &of).and_then(|bytes| serde_json::from_slice::<Outcome>(&bytes).ok())
        && let Some(comparison) = Comparison::rejoined(read(inputs), kept)
    {
        return comparison;
    }
    let comparison = pipeline::compare_corrected(inputs, model, corrections);
    // Where the weights are there but can't be used, the next start may fare better.
    if comparison.meaning == model.is_found()
        && let Ok(bytes) = serde_json::to_vec(&comparison.outcome())
    {
        drop(cache.keep_comparison(event, &of, &bytes));
    }
    comparison
}

/// Reads the articles on all cores.
fn read(inputs: &[Input]) -> Vec<Article> {
    let references = pipeline::references(inputs);
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let share = inputs.len().div_ceil(cores).max(1);
    let one = |(input, reference): (&Input, &_)| Article::read(&input.id, &input.document, *reference);
    std::thread::scope(|scope| {
        let parts = inputs.chunks(share).zip(references.chunks(share));
        let begun: Vec<_> = parts.map(|(i, r)| scope.spawn(move || i.iter().zip(r).map(one).collect::<Vec<_>>())).collect();
        // A thread that panicked gives nothing: the outcome then fits nothing and is made anew.
        begun.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

/// Of all that a comparison is made from.
fn hash(inputs: &[Input], corrections: &Corrections, model: bool) -> Hash {
    let mut hash = Sha256::new();
    let mut put = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    put(ENGINE);
    put(if model { "model" } else { "words" });
    for input in inputs {
        let m = &input.document.metadata;
        put(&input.id);
        put(&input.document.text);
        for said in [&m.headline, &m.outlet, &m.byline, &m.published, &m.updated, &m.language, &m.url] {
            put(said.as_deref().unwrap_or("\0"));
        }
    }
    for (a, b, linked) in &corrections.pairs {
        for anchor in [a, b] {
            put(&anchor.article);
            put(&anchor.sentence.to_string());
            put(&anchor.words);
        }
        put(if *linked { "linked" } else { "parted" });
    }
    hash.finalize().into()
}
