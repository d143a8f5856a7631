//! Splits a text into sentences: spans of it, unchanged.

use crate::article::Sentence;
use crate::span::Span;

/// The sentences of a text, in order. Paragraphs are parted by line breaks; `language` is ISO 639-1.
pub fn split(text: &str, language: &str) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut paragraph = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            for part in sentencex::segment(language, line) {
                let start = at + (part.as_ptr() as usize - line.as_ptr() as usize);
                let trimmed = part.trim();
                if trimmed.is_empty() {
                    continue;
                }
                let start = start + (part.len() - part.trim_start().len());
                out.push(Sentence { index: out.len() as i32, paragraph, span: Span::new(start, start + trimmed.len()) });
            }
            paragraph += 1;
        }
        at += line.len();
    }
    out
}
