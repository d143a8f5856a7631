//! Bytes as the articles of an event.

use crosscheck_compare::article::Article;
use crosscheck_compare::document::{Document, Metadata, TrimReason};
use crosscheck_compare::fact::Fact;
use crosscheck_compare::meaning::{Meaning, PIECE, Vectors};
use crosscheck_compare::pipeline::Input;
use std::sync::Arc;

/// More only makes each try slower.
const MOST_ARTICLES: usize = 6;

/// Articles, parted by form feeds. The first line of each is its headline, the second the outlet, the day of publication, the language,
/// the author, the time of the update and the address, parted by bars; the rest is the body.
pub fn articles(bytes: &[u8]) -> Vec<Input> {
    let text = String::from_utf8_lossy(bytes);
    let one = |(i, whole): (usize, &str)| {
        let mut lines = whole.splitn(3, '\n');
        let mut line = || lines.next().unwrap_or_default();
        let (headline, about, body) = (line(), line(), line());
        let mut parts = about.split('|').map(|p| Some(p.to_owned()).filter(|p| !p.is_empty()));
        let metadata = Metadata {
            headline: Some(headline.to_owned()),
            outlet: parts.next().flatten(),
            published: parts.next().flatten(),
            language: parts.next().flatten(),
            byline: parts.next().flatten(),
            updated: parts.next().flatten(),
            url: parts.next().flatten(),
            ..Metadata::default()
        };
        let mut document = Document::raw(body, metadata);
        // What a report lists as left out.
        let trimmed = crosscheck_compare::document::Block { text: headline.to_owned(), kept: None, reason: Some(TrimReason::Headline) };
        document.blocks.insert(0, trimmed);
        Input { id: format!("a{i}"), document }
    };
    text.split('\x0c').take(MOST_ARTICLES).enumerate().map(one).collect()
}

/// Another version of an article, later by some days or of the same day: sentences of it are left out, doubled, exchanged, joined and
/// cut short, and words of it changed, as a number says.
pub fn version(of: &Input, mut seed: u8) -> Input {
    let mut document = of.document.clone();
    let mut dice = || {
        seed = seed.wrapping_mul(61).wrapping_add(17);
        seed >> 3
    };
    let mut out: Vec<String> = Vec::new();
    for sentence in document.text.split_inclusive(['.', '\n']) {
        let mut words: Vec<&str> = sentence.split_inclusive(' ').collect();
        match dice() {
            0..=2 => continue,
            3 => out.push(sentence.to_owned()),
            4 => out.insert(out.len() / 2, String::new()),
            5 => words.truncate(words.len() / 2),
            6 => {
                let third = words.len() / 3;
                words.rotate_left(third);
            }
            7 => {
                let middle = words.len() / 2;
                words.insert(middle, "seven ");
            }
            8 => drop(words.pop()),
            9 => words.extend(["and ", "on ", "Tuesday "]),
            _ => {}
        }
        let at = if dice() == 9 { out.len().saturating_sub(1) } else { out.len() };
        out.insert(at, words.concat());
    }
    if let Some(day) = &mut document.metadata.published
        && dice() < 16
        && let Some(last) = day.pop()
    {
        day.push(if last.is_ascii_digit() { '9' } else { last });
    }
    let metadata = document.metadata.clone();
    Input { id: of.id.clone(), document: Document::raw(&out.concat(), metadata) }
}

/// Every span of an article stands in its text and within its sentence's.
pub fn check(article: &Article) {
    let mut end = 0;
    for (i, s) in article.sentences.iter().enumerate() {
        assert_eq!(usize::try_from(s.index), Ok(i), "sentences are numbered");
        assert!(s.span.start >= end && s.span.end > s.span.start, "sentences are in order");
        assert!(article.text.get(s.span.start..s.span.end).is_some(), "sentences stand in the text");
        end = s.span.end;
    }
    for fact in &article.facts {
        let Fact { sentence, span, .. } = fact;
        let base = article.base(*sentence);
        assert!(span.start < span.end && base.get(span.start..span.end).is_some(), "facts stand in the text");
    }
    for clause in &article.clauses {
        assert!(article.sentence(clause.sentence).is_some(), "clauses are of a sentence");
    }
}

/// A meaning made of the letters of words: what the sentence model gives in form, and as good as nothing in sense.
#[derive(Debug)]
pub struct Letters;

impl Meaning for Letters {
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Arc<Vectors>>> {
        let word = |word: &str| {
            let mut state = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                ((state >> 40) as i8) / 8
            };
            (2000 + (word.len() as u32 * 37) % 28_000, std::array::from_fn::<i8, PIECE, _>(|_| next()))
        };
        let one = |text: &&str| {
            let mut v = Vectors { sentence: vec![0; 384], ..Vectors::default() };
            for (piece, numbers) in text.split_whitespace().take(120).map(word) {
                v.pieces.push(piece);
                v.tokens.extend(numbers);
                v.sentence.iter_mut().zip(numbers.iter().cycle()).for_each(|(s, n)| *s = s.saturating_add(*n));
            }
            Arc::new(v)
        };
        Some(texts.iter().map(one).collect())
    }
}
