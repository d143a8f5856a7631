//! Any file's bytes to a [`Document`]: the article and its metadata, clutter told apart; or a clear refusal.
//!
//! One format a file. Never fetches anything. Never panics: hostile input ends in a [`Refusal`].

use crosscheck_compare::document::{Document, Metadata};

/// Plain text, clean or copied from a page with its clutter.
mod text;

/// A file to read.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    /// The file's name without its folders; used in messages and as a weak hint, never alone to tell the format.
    pub name: &'a str,
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// What is known from elsewhere (the command's JSON, a journalist's correction); wins over what the file says.
    pub given: Metadata,
    /// The text is clean already: take every character of it.
    pub raw: bool,
    /// The format where the giver knows it (`text`, `html`), as with pasted text; else told from the content.
    pub format: Option<&'a str>,
}

/// No larger file is read, in bytes. Whoever loads files looks at their length first.
pub const LARGEST_FILE: u64 = 64 << 20;

/// The refusal of a file of so many bytes, which is over [`LARGEST_FILE`].
pub fn too_large(bytes: u64) -> Refusal {
    let (size, limit) = (bytes >> 20, LARGEST_FILE >> 20);
    Refusal {
        code: RefusalCode::TooLarge,
        message: format!("The file has {size} MB; Crosscheck reads articles of up to {limit} MB. Save the article alone and try again."),
    }
}

/// Why a file is no article. Closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it; `Refusal::message` tells the person")]
pub enum RefusalCode {
    Empty,
    TooLarge,
    NotText,
    Unsupported,
    NoArticle,
    Encrypted,
    Damaged,
    TooComplex,
}

impl RefusalCode {
    /// The code as the contract's `error.code` and the window give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::NotText => "not_text",
            Self::Unsupported => "unsupported",
            Self::NoArticle => "no_article",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::TooComplex => "too_complex",
        }
    }
}

/// A file that can't be an article, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which sort.
    pub code: RefusalCode,
    /// What happened and what to do, in one sentence, without the file's name.
    pub message: String,
}

/// Reads a file.
///
/// # Errors
/// A [`Refusal`] when there is no article in it that this version can read.
pub fn read(input: &Input) -> Result<Document, Refusal> {
    text::read(input)
}
