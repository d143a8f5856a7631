//! What sentences mean, as vectors: a small sentence model on this computer, run in pure Rust.
//!
//! The weights are no part of the source: a set-up step fetches them (`make models`), and they are shipped beside the program.
//! Without them the engine works all the same, by words alone, and says so.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crosscheck_compare::meaning::{Meaning, Vectors};
use sha2::{Digest, Sha256};

/// The model itself.
mod model;
/// Shorter vectors of word pieces.
mod projection;
/// Vectors as bytes to keep.
pub mod record;

pub use model::{FILES, MiniLm};

/// The environment variable that names the folder of the weights.
pub const FOLDER: &str = "CROSSCHECK_MODEL";

/// The folder of the weights under each place where they may lie.
const UNDER: &str = "models/minilm";

/// Vectors kept in memory at most, about two kilobytes each; then those from before are forgotten.
const MOST: usize = 60_000;

/// A text's name: the SHA-256 of its bytes.
pub type Key = [u8; 32];

/// Where vectors are kept from one run to the next.
pub trait Shelf: Send + Sync {
    /// What was put under a key.
    fn get(&self, key: &Key) -> Option<Vec<u8>>;
    /// Keeps bytes under keys. May fail in silence: it is a cache.
    fn put(&self, records: &[(Key, Vec<u8>)]);
}

/// Where the weights lie: where the environment says; else beside the program or in a folder above it, as in a checkout; else where
/// packages put an app's files.
pub fn find() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER).filter(|f| !f.is_empty()) {
        return complete(PathBuf::from(folder));
    }
    let program = std::env::current_exe().ok()?;
    let program = program.canonicalize().unwrap_or(program);
    let above = program.ancestors().skip(1).take(5).map(|p| p.join(UNDER));
    let installed =
        ["lib/Crosscheck", "lib/crosscheck-app", "Resources"].map(|p| program.ancestors().nth(2).map(|a| a.join(p).join(UNDER)));
    above.chain(installed.into_iter().flatten()).find_map(complete)
}

/// The folder, if all files are in it.
fn complete(folder: PathBuf) -> Option<PathBuf> {
    FILES.iter().all(|(name, _)| folder.join(name).is_file()).then_some(folder)
}

/// The model, loaded when first asked, and the vectors that it gave before.
#[derive(Default)]
pub struct Model {
    folder: Option<PathBuf>,
    loaded: OnceLock<Option<MiniLm>>,
    kept: Mutex<HashMap<Key, Arc<Vectors>>>,
    shelf: Option<Box<dyn Shelf>>,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Model {
    /// The model in a folder; `None` is no model.
    pub fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned), ..Self::default() }
    }

    /// The model where [`find`] finds it.
    pub fn found() -> Self {
        Self::new(find().as_deref())
    }

    /// Keeps vectors there as well.
    #[must_use]
    pub fn with_shelf(self, shelf: Box<dyn Shelf>) -> Self {
        Self { shelf: Some(shelf), ..self }
    }

    /// Whether there are weights, without loading them.
    pub fn is_found(&self) -> bool {
        self.folder.is_some()
    }

    /// Whether there are weights. Loads them: call it off the window's thread.
    pub fn is_there(&self) -> bool {
        self.model().is_some()
    }

    fn model(&self) -> Option<&MiniLm> {
        let load = || {
            let folder = self.folder.as_deref()?;
            MiniLm::load(folder).map_err(|e| eprintln!("The sentence model can't be used, words alone will do: {e}")).ok()
        };
        self.loaded.get_or_init(load).as_ref()
    }

    fn kept(&self, key: &Key) -> Option<Arc<Vectors>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }
}

impl Meaning for Model {
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Arc<Vectors>>> {
        self.folder.as_ref()?;
        let keys: Vec<Key> = texts.iter().map(|t| Sha256::digest(t).into()).collect();
        let mut all: HashMap<Key, Arc<Vectors>> = HashMap::new();
        let mut open: Vec<usize> = Vec::new();
        for (i, key) in keys.iter().enumerate() {
            if all.contains_key(key) || open.iter().any(|&o| keys[o] == *key) {
                continue;
            }
            let shelved = || Some(Arc::new(record::read(&self.shelf.as_ref()?.get(key)?)?));
            match self.kept(key).or_else(shelved) {
                Some(v) => drop(all.insert(*key, v)),
                None => open.push(i),
            }
        }
        if !open.is_empty() {
            let model = self.model()?;
            let new: Vec<(Key, Arc<Vectors>)> =
                open.iter().map(|&i| keys[i]).zip(side_by_side(&open, |&i| model.vectors(texts[i]).map(Arc::new))?).collect();
            if let Some(shelf) = &self.shelf {
                let records: Vec<(Key, Vec<u8>)> = new.iter().map(|(k, v)| (*k, record::write(v))).collect();
                shelf.put(&records);
            }
            all.extend(new);
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() + all.len() > MOST {
            kept.clear();
        }
        kept.extend(all.iter().map(|(k, v)| (*k, Arc::clone(v))));
        keys.iter().map(|k| all.get(k).cloned()).collect()
    }
}

/// Does work on all cores and gives the results in order; `None` where one has none.
///
/// Plain threads that take one item after another: a pool that takes up other work while one waits (the model waits for a thread of
/// its own) grows its stack with every item, until it overflows.
fn side_by_side<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> Option<R> + Sync) -> Option<Vec<R>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<R>>> = Mutex::new(items.iter().map(|_| None).collect());
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores.min(items.len()) {
            scope.spawn(|| {
                while let Some((at, item)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?))) {
                    let result = work(item);
                    done.lock().unwrap_or_else(PoisonError::into_inner)[at] = result;
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_side_by_side_keeps_its_order_and_one_failure_is_all() {
        let items: Vec<usize> = (0..500).collect();
        assert_eq!(side_by_side(&items, |&i| Some(i * 2)), Some((0..500).map(|i| i * 2).collect()));
        assert_eq!(side_by_side(&items, |&i| (i != 77).then_some(i)), None);
        assert_eq!(side_by_side(&[] as &[usize], |&i| Some(i)), Some(Vec::new()));
    }

    #[test]
    fn without_weights_there_is_no_meaning() {
        assert!(Model::new(None).vectors(&["A ferry ran aground."]).is_none());
        assert!(Model::new(Some(Path::new("nowhere"))).vectors(&["A ferry ran aground."]).is_none());
    }

    #[test]
    fn sentences_of_one_meaning_are_closer_than_others() {
        let model = Model::found();
        if !model.is_there() {
            eprintln!("skipped: no weights here (make models)");
            return;
        }
        let texts =
            ["The ferry ran aground.", "The boat hit the shore.", "Interest rates will stay where they are.", "The ferry ran aground."];
        let v = model.vectors(&texts).unwrap();
        let cosine = |a: &Vectors, b: &Vectors| {
            let dot =
                |x: &Vectors, y: &Vectors| x.sentence.iter().zip(&y.sentence).map(|(p, q)| f64::from(*p) * f64::from(*q)).sum::<f64>();
            dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
        };
        assert!(cosine(&v[0], &v[1]) > cosine(&v[0], &v[2]) + 0.2);
        assert_eq!(v[0], v[3]);
        assert_eq!(v[0].tokens.len(), v[0].pieces.len() * crosscheck_compare::meaning::PIECE);
        let alone = Model::found().vectors(&texts[1..2]).unwrap();
        assert_eq!(alone[0], v[1]);
        // Nothing breaks on a text of no words, nor on a very long one.
        let long = "word ".repeat(50_000);
        assert_eq!(model.vectors(&["", "  ", &long]).unwrap().len(), 3);
    }
}
