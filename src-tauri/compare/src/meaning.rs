//! What sentences mean, as vectors. The engine asks through one trait; the weights are handed to it.

use std::sync::Arc;

/// Length of the vector of one word piece.
pub const PIECE: usize = 64;

/// What a text means, as a sentence model sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vectors {
    /// The text's word pieces, by their numbers in the model's vocabulary: the more common, the lower, from about 2000 on.
    pub pieces: Vec<u32>,
    /// For each word piece in turn [`PIECE`] numbers: its direction in its context, of length 127.
    pub tokens: Vec<i8>,
    /// The whole text's direction; the length says nothing.
    pub sentence: Vec<i8>,
}

/// A source of vectors.
pub trait Meaning: Sync {
    /// The vectors of each text, in order, each by itself: what it is asked together with changes nothing. `None` where no model
    /// is at hand. Never gate on it: it adds paraphrase, the lexical signals carry the alignment.
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Arc<Vectors>>>;
}

/// No model: the lexical signals alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMeaning;

impl Meaning for NoMeaning {
    fn vectors(&self, _: &[&str]) -> Option<Vec<Arc<Vectors>>> {
        None
    }
}
