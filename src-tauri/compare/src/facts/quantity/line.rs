//! One sentence as the finders of quantities read it: its tokens, their words in lower case, and what is taken already.

use std::borrow::Cow;

use crate::article::{Passage, Sentence};
use crate::span::Span;
use crate::token::{Token, TokenClass};

/// The languages whose number words and nouns are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    English,
    German,
    French,
    Spanish,
    /// Figures only.
    Other,
}

impl Tongue {
    pub fn of(language: &str) -> Self {
        match language.get(..2).unwrap_or("en") {
            "en" => Self::English,
            "de" => Self::German,
            "fr" => Self::French,
            "es" => Self::Spanish,
            _ => Self::Other,
        }
    }
}

/// A sentence's tokens.
pub struct Line<'a> {
    /// The text that the spans are of.
    pub text: &'a str,
    /// The tokens.
    pub tokens: &'a [Token],
    /// Their words in lower case.
    lower: Vec<Cow<'a, str>>,
    /// Whether a fact has each already.
    pub taken: Vec<bool>,
    /// The language.
    pub tongue: Tongue,
    /// Commas part decimals ("2,6 Millionen").
    pub decimal_comma: bool,
}

impl<'a> Line<'a> {
    pub fn new(passage: &Passage<'a>, sentence: &Sentence) -> Self {
        let tokens = passage.tokens_of(sentence);
        let lower = tokens
            .iter()
            .map(|t| {
                let word = t.of(passage.text);
                if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
                    Cow::Borrowed(word)
                } else {
                    Cow::Owned(word.to_lowercase())
                }
            })
            .collect();
        let language = passage.language.get(..2).unwrap_or("en");
        let decimal_comma = !matches!(language, "en" | "zh" | "ja" | "ko" | "hi" | "th" | "he" | "ar");
        Self { text: passage.text, tokens, lower, taken: vec![false; tokens.len()], tongue: Tongue::of(language), decimal_comma }
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word at a place in lower case; empty past the ends.
    pub fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", |w| w)
    }

    /// The word so many places before another; empty past the start.
    pub fn back(&self, at: usize, steps: usize) -> &str {
        at.checked_sub(steps).map_or("", |i| self.word(i))
    }

    /// The word as printed.
    pub fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Whether the token begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.class == TokenClass::Word)
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.class == TokenClass::Number)
    }

    pub fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.class == TokenClass::Punctuation)
    }

    /// Whether no blank stands between this token and the one before.
    pub fn is_joined(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| self.tokens[at - 1].span.end == t.span.start)
    }

    /// Whether a hyphen or dash stands here with no blanks about it.
    pub fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‑" | "‐" | "–") && self.is_joined(at) && self.is_joined(at + 1)
    }

    /// Whether the words stand at a place, one after another.
    pub fn matches(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, w)| self.word(at + i) == *w)
    }

    /// Whether the words stand right before a place.
    pub fn ends_with(&self, before: usize, words: &[&str]) -> bool {
        before.checked_sub(words.len()).is_some_and(|at| self.matches(at, words))
    }

    /// The bytes from one token up to, not including, another.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::new(0, 0),
        }
    }

    /// Marks tokens as part of a fact.
    pub fn take(&mut self, from: usize, to: usize) {
        let to = to.min(self.len());
        self.taken[from.min(to)..to].fill(true);
    }

    /// Whether any of the tokens is part of a fact.
    pub fn is_taken(&self, from: usize, to: usize) -> bool {
        let to = to.min(self.len());
        self.taken[from.min(to)..to].iter().any(|t| *t)
    }

    /// Marks the tokens of facts found before.
    pub fn take_spans(&mut self, spans: impl Iterator<Item = Span>) {
        for span in spans {
            let from = self.tokens.partition_point(|t| t.span.end <= span.start);
            let to = self.tokens.partition_point(|t| t.span.start < span.end);
            self.take(from, to.max(from));
        }
    }
}
