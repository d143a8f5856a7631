//! One outlet's article: its sentences, tokens and facts, all spans of the unchanged text.

use jiff::civil::Date;

use crate::document::{Document, Metadata};
use crate::fact::{Clause, Credit, Fact};
use crate::facts;
use crate::sentences;
use crate::span::Span;
use crate::token::{self, Token};

/// Index of the headline where sentence indices are asked for.
pub const HEADLINE: i32 = -1;

/// A sentence: a span of the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its number in the article, from 0; [`HEADLINE`] for the headline.
    pub index: i32,
    /// The paragraph it stands in, from 0.
    pub paragraph: usize,
    /// Where it stands, without surrounding blanks.
    pub span: Span,
}

/// The day that relative dates are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Day of publication, or the one borrowed.
    pub day: Option<Date>,
    /// Taken from other articles of the event, not from this one.
    pub borrowed: bool,
}

/// A stretch of text that the finders read: the body, or the headline as one sentence of its own.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// All of it.
    pub text: &'a str,
    /// Its sentences in order.
    pub sentences: &'a [Sentence],
    /// Its tokens in order.
    pub tokens: &'a [Token],
    /// The day that relative dates are counted from.
    pub reference: Reference,
    /// ISO 639-1; `en` when unknown.
    pub language: &'a str,
}

impl<'a> Passage<'a> {
    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &'a [Token] {
        token::within(self.tokens, sentence.span)
    }

    /// The words at a span.
    pub fn words(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or("")
    }
}

/// One outlet's article, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Unique within its event.
    pub id: String,
    /// What is known of it beside its words.
    pub metadata: Metadata,
    /// The body.
    pub text: String,
    /// The body's sentences, in order; `sentences[i].index == i`.
    pub sentences: Vec<Sentence>,
    /// The headline as a sentence with index [`HEADLINE`]; its span is of `metadata.headline`.
    pub headline: Option<Sentence>,
    /// The body's tokens.
    pub tokens: Vec<Token>,
    /// The headline's tokens; spans of `metadata.headline`.
    pub headline_tokens: Vec<Token>,
    /// All facts, headline first, then by place.
    pub facts: Vec<Fact>,
    /// Who each statement is credited to.
    pub credits: Vec<Credit>,
    /// Who did what to whom, headline first, then by place.
    pub clauses: Vec<Clause>,
    /// What relative dates were counted from.
    pub reference: Reference,
}

impl Article {
    /// Reads a document: sentences, tokens, facts. Never fails.
    pub fn read(id: &str, document: &Document, reference: Reference) -> Self {
        let metadata = document.metadata.clone();
        let language = metadata.language.clone().unwrap_or_else(|| "en".to_owned());
        let text = document.text.clone();
        let sentences = sentences::split(&text, &language);
        let tokens = token::tokenize(&text);
        let title = metadata.headline.clone().unwrap_or_default();
        let headline_tokens = token::tokenize(&title);
        let headline = (!title.trim().is_empty()).then(|| {
            let start = title.len() - title.trim_start().len();
            Sentence { index: HEADLINE, paragraph: 0, span: Span::new(start, title.trim_end().len()) }
        });
        let mut article = Self {
            id: id.to_owned(),
            metadata,
            text,
            sentences,
            headline,
            tokens,
            headline_tokens,
            facts: Vec::new(),
            credits: Vec::new(),
            clauses: Vec::new(),
            reference,
        };
        facts::find_all(&mut article, &language);
        article
    }

    /// The text that the spans of this sentence index refer to: the headline's or the body's.
    pub fn base(&self, sentence: i32) -> &str {
        if sentence == HEADLINE { self.metadata.headline.as_deref().unwrap_or("") } else { &self.text }
    }

    /// A sentence by its index; [`HEADLINE`] gives the headline.
    pub fn sentence(&self, index: i32) -> Option<&Sentence> {
        if index == HEADLINE { self.headline.as_ref() } else { self.sentences.get(usize::try_from(index).ok()?) }
    }

    /// The words of a sentence.
    pub fn words(&self, index: i32) -> &str {
        self.sentence(index).map_or("", |s| s.span.of(self.base(index)))
    }

    /// The words at a span of a sentence.
    pub fn words_at(&self, sentence: i32, span: Span) -> &str {
        span.of(self.base(sentence))
    }

    /// The headline, if there is one, and then all sentences.
    pub fn units(&self) -> impl Iterator<Item = &Sentence> {
        self.headline.iter().chain(&self.sentences)
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, index: i32) -> &[Token] {
        let all = if index == HEADLINE { &self.headline_tokens } else { &self.tokens };
        self.sentence(index).map_or(&[], |s| token::within(all, s.span))
    }

    /// The facts of a sentence, in order.
    pub fn facts_of(&self, index: i32) -> &[Fact] {
        let from = self.facts.partition_point(|f| f.sentence < index);
        let to = self.facts.partition_point(|f| f.sentence <= index);
        &self.facts[from..to]
    }

    /// The clauses of a sentence, in order.
    pub fn clauses_of(&self, index: i32) -> &[Clause] {
        let from = self.clauses.partition_point(|c| c.sentence < index);
        let to = self.clauses.partition_point(|c| c.sentence <= index);
        &self.clauses[from..to]
    }

    /// The credits of a sentence.
    pub fn credits_of(&self, index: i32) -> impl Iterator<Item = &Credit> {
        self.credits.iter().filter(move |c| c.sentence == index)
    }
}
