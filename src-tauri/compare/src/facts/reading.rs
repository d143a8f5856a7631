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

#[cfg(test)]
mod tests {
    use crate::article::{Article, Reference};
    use crate::document::{Document, Metadata};
    use crate::fact::{FactKind, Value};

    /// Pieces from which texts are made: what the finders look for, and what could trip them.
    const PIECES: &[&str] = &[
        "said",
        "“",
        "”",
        "\"",
        "''",
        "'",
        "«",
        "»",
        "„",
        "Ann Roe",
        "Mr.",
        "U.S.",
        "(AP)",
        ",",
        ".",
        ":",
        "—",
        "-",
        "\n\n",
        "\n",
        "according to",
        "not",
        "no",
        "may",
        "alleged",
        "police",
        "of",
        "the",
        "de",
        "12",
        "block of",
        "St.",
        "é",
        "漢字",
        "🎈",
        "\u{301}",
        "charged with",
        "murder",
        "who",
        "and",
        "that",
        "told",
        "’s",
        "O’Neil",
        "X",
        "…",
        "to",
        "is believed to",
        "Department",
        "\u{a0}",
        "PARIS",
        "İ",
        "ß",
    ];

    /// Texts from a small linear congruential generator: the same on every run.
    fn texts() -> impl Iterator<Item = String> {
        let mut state = 7u64;
        (0..120).map(move |n| {
            let mut out = String::new();
            for _ in 0..(n % 60) {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                let piece = PIECES[(state >> 33) as usize % PIECES.len()];
                out.push_str(piece);
                if !(state >> 20).is_multiple_of(4) {
                    out.push(' ');
                }
            }
            out
        })
    }

    #[test]
    fn any_text_is_read_and_spans_stand_in_their_sentence() {
        for (n, text) in texts().enumerate() {
            let language = ["en", "de", "fr", "es", "xx"][n % 5];
            let metadata =
                Metadata { language: Some(language.to_owned()), headline: Some(text.chars().take(60).collect()), ..Metadata::default() };
            let article = Article::read("a", &Document::raw(&text, metadata), Reference::default());
            for f in &article.facts {
                let base = article.base(f.sentence);
                assert!(base.get(f.span.start..f.span.end).is_some_and(|w| !w.is_empty()), "{f:?} in {text:?}");
                let Some(sentence) = article.sentence(f.sentence) else { panic!("{f:?} has no sentence in {text:?}") };
                if f.kind == FactKind::Quote {
                    assert!(sentence.span.start <= f.span.start && f.span.start < sentence.span.end, "{f:?} in {text:?}");
                } else {
                    assert!(sentence.span.contains(f.span), "{f:?} in {text:?}");
                }
                if let Value::Scope(s) = &f.value {
                    assert!(base.get(s.governs.start..s.governs.end).is_some() && sentence.span.contains(s.governs), "{f:?} in {text:?}");
                }
                if let Value::Quote(q) = &f.value {
                    assert!([q.source, q.cue].into_iter().flatten().all(|s| base.get(s.start..s.end).is_some()), "{f:?} in {text:?}");
                }
            }
            for c in &article.credits {
                let base = article.base(c.sentence);
                assert!([c.source, c.governs].into_iter().chain(c.cue).all(|s| base.get(s.start..s.end).is_some()), "{c:?} in {text:?}");
            }
        }
    }

    #[test]
    fn long_repetitions_are_read() {
        for piece in [
            "said ",
            "“said ",
            "Ann Roe, said, ",
            "according to ",
            "not ",
            "Roe and Roe of ",
            "''",
            "murder charge ",
            "Department of ",
            "Roe-",
            "a, ",
        ] {
            let text = piece.repeat(600);
            let metadata = Metadata { language: Some("en".to_owned()), ..Metadata::default() };
            let article = Article::read("a", &Document::raw(&text, metadata), Reference::default());
            assert!(article.facts.len() < text.len() + 1);
        }
    }
}
