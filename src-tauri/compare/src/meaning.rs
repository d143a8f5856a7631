//! What sentences mean, as vectors. The engine asks through one trait; the weights are handed to it.

/// A source of sentence vectors.
pub trait Meaning: Sync {
    /// One vector of equal length a sentence, or `None` where no model is at hand. Never gate on it: it adds paraphrase, the
    /// lexical signals carry the alignment.
    fn vectors(&self, sentences: &[&str]) -> Option<Vec<Vec<f32>>>;
}

/// No model: the lexical signals alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMeaning;

impl Meaning for NoMeaning {
    fn vectors(&self, _: &[&str]) -> Option<Vec<Vec<f32>>> {
        None
    }
}
