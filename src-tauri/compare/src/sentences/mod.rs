//! Splits a text into sentences: spans of it, unchanged.
//!
//! One pass over each paragraph: every mark that may end a sentence is judged by the words on both sides of it
//! ([`boundary`]), with the abbreviations of the crate `sentencex` for some thirty languages and finer ones for English
//! ([`abbreviations`]). Multi-sentence quotes are split too, as each of their sentences reports something of its own.

/// Words before a full stop that do not end a sentence, and words that begin one.
mod abbreviations;
/// Whether a mark ends a sentence.
mod boundary;
/// Full stops of times, days and split figures.
mod clock;
/// What stands on both sides of a full stop.
mod following;
/// Numbered and bulleted lists.
mod lists;
/// Where paragraphs part.
mod paragraphs;
/// Marks that may end a sentence.
mod stops;

use crate::article::Sentence;
use crate::span::Span;

/// The sentences of a text, in order. `language` is ISO 639-1.
///
/// Paragraphs are parted by blank lines, and by single line breaks unless the text is hard-wrapped. Takes time linear in the
/// length of the text.
pub fn split(text: &str, language: &str) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut abbreviations = abbreviations::Abbreviations::new(language, text);
    for (paragraph, span) in paragraphs::split(text).into_iter().enumerate() {
        let words = span.of(text);
        let mut ends = boundary::ends(words, &mut abbreviations);
        lists::mend(words, &mut ends);
        ends.push(words.len());
        let mut from = 0;
        for end in ends {
            let part = words.get(from..end).unwrap_or("");
            let start = span.start + from + (part.len() - part.trim_start().len());
            let trimmed = part.trim();
            if !trimmed.is_empty() {
                out.push(Sentence { index: out.len() as i32, paragraph, span: Span::new(start, start + trimmed.len()) });
            }
            from = end.max(from);
        }
    }
    out
}

#[cfg(test)]
mod tests;
