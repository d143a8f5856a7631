//! The engine of Crosscheck: reads articles of one event and says what agrees, what differs and what only one outlet has.
//!
//! Pure: no disk, no clock, no network. Deterministic, and independent of the order of articles. It can't fail on any text.

/// Which sentences report the same fact, and the claims they make.
pub mod align;
/// One outlet's article: sentences, tokens, facts.
pub mod article;
/// Which event an article belongs to.
pub mod belonging;
/// The one result for screen, report, command line and tests.
pub mod comparison;
/// What a person says of the comparison.
pub mod corrections;
/// What a person decided on it.
pub mod decisions;
/// What importers give: blocks of text and metadata.
pub mod document;
/// One article saved twice; versions of one article.
pub mod duplicates;
/// Names that mean the same, across articles.
pub mod entities;
/// The articles of one event, read together.
pub mod event;
/// What speaks for a claim or a difference, and what against.
pub mod evidence;
/// The types of facts and their values.
pub mod fact;
/// The finders of facts, one file a kind.
pub mod facts;
/// The fact grid: a row a question, a column an article.
pub mod grid;
/// What stands against a claim.
pub mod judge;
/// Letters without their accents.
mod letters;
/// Sentence vectors, behind one trait.
pub mod meaning;
/// Copied text and independent origins.
pub mod origin;
/// Documents to a comparison.
pub mod pipeline;
/// The rows of the reading view.
pub mod reading;
/// Text to sentences.
pub mod sentences;
/// Sentences as runs of words.
mod shingles;
/// Byte spans.
pub mod span;
/// Text to tokens.
pub mod token;
/// Versions of one outlet's article: what was added, cut and changed.
pub mod versions;
/// Word-level difference of two sentences.
pub mod words;
