//! A passage's tokens with their lower-case words at hand: what the finders of names and speech scan.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::article::{Passage, Sentence};
use crate::span::Span;
use crate::token::{Token, TokenClass};

/// The tokens of a passage and their lower-case forms, by number.
pub struct Reading<'a> {
    /// The passage's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    lower: Vec<Cow<'a, str>>,
}

impl<'a> Reading<'a> {
    /// Reads a passage.
    pub fn new(passage: &Passage<'a>) -> Self {
        let lower = passage.tokens.iter().map(|t| lower_case(t.of(passage.text))).collect();
        Self { text: passage.text, tokens: passage.tokens, lower }
    }

    /// The numbers of a sentence's tokens.
    pub fn range(&self, sentence: &Sentence) -> Range<usize> {
        self.within(sentence.span)
    }

    /// The numbers of the tokens inside a span.
    pub fn within(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|t| t.span.start < span.start);
        let to = self.tokens.partition_point(|t| t.span.end <= span.end);
        from..to.max(from)
    }

    /// A token's characters; empty beyond the end.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    /// A token in lower case, with straight apostrophes; empty beyond the end.
    pub fn low(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", |w| w.as_ref())
    }

    /// A word that begins with a capital.
    pub fn is_capitalized(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.class == TokenClass::Word && t.is_capitalized(self.text))
    }

    /// A word, not a figure and not a mark.
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.class == TokenClass::Word)
    }

    /// A figure.
    pub fn is_number(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.class == TokenClass::Number)
    }

    /// Nothing stands between token `i` and the next.
    pub fn is_glued(&self, i: usize) -> bool {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// A line break stands between token `i` and the next.
    pub fn is_line_end(&self, i: usize) -> bool {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => self.text[a.span.end..b.span.start].contains('\n'),
            _ => true,
        }
    }

    /// The span from the first token of a range to its last; `None` for an empty one.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        (first.span.start < last.span.end).then(|| Span::new(first.span.start, last.span.end))
    }
}

/// Lower case with straight apostrophes; borrowed where nothing changes.
fn lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('’', "'"))
}

/// A table of words, from a text with blanks between them.
pub type Words = HashSet<&'static str>;

/// Reads a table of words.
pub fn words(table: &'static str) -> Words {
    table.split_whitespace().collect()
}

/// Reads a table of phrases, one a line or parted by `|`.
pub fn phrases(table: &'static str) -> Words {
    table.split(['\n', '|']).map(str::trim).filter(|p| !p.is_empty()).collect()
}
