//! From decided lines to a [`Document`]: the body's text, the blocks, the warnings.

use crosscheck_compare::document::{Block, Document, Metadata, TrimReason, Warning};
use crosscheck_compare::span::Span;

use crate::clutter::shape::count_words;
use crate::clutter::{Line, decide};
use crate::metadata::dated::{self, From};
use crate::metadata::{self, language, visible};
use crate::truncated::{self, Declared};
use crate::{Refusal, RefusalCode, disguise};

/// Bodies shorter than this, in words, are told.
const SHORT_WORDS: f32 = 40.0;
/// Bodies longer than this, in words, are told.
const LONG_WORDS: f32 = 8000.0;

/// What is known of a file beside its lines.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// From the file's head; wins over the visible lines.
    pub head: Metadata,
    /// Given by the caller; wins over all.
    pub given: Metadata,
    /// The format's name.
    pub format: &'static str,
    /// Where the head's date is from.
    pub dated: From,
    /// The lines are an article without a page around it (a Word file, a mail): only the rules trim.
    pub bare: bool,
    /// What the file's data say of its text.
    pub declared: Declared,
    /// Warnings so far.
    pub warnings: Vec<Warning>,
}

/// A warning with its code.
pub fn warning(code: &str, message: impl Into<String>) -> Warning {
    Warning { code: code.to_owned(), message: message.into() }
}

/// Decides, and puts the document together.
pub fn document(lines: &[Line], known: Known) -> Result<Document, Refusal> {
    if lines.is_empty() {
        return Err(Refusal {
            code: RefusalCode::Empty,
            message: "There is no text in this file; save the article again or paste its text.".to_owned(),
        });
    }
    let title = known.given.headline.clone().or(known.head.headline.clone()).filter(|t| !t.trim().is_empty());
    let decision = decide::decide(lines, title.as_deref(), known.bare);
    let (mut found, stamps) = visible::read(lines, &decision.reasons);
    found.headline = decision.headline;
    let printed = found.published.clone();
    let (text, blocks) = join(lines, &decision.reasons);
    let mut warnings = known.warnings;
    let mut data = known.head.clone();
    if known.given.published.is_none() && !warnings.iter().any(|w| w.code == "date_conflict") {
        dated::as_printed(&mut data, &stamps, known.dated);
        conflict(known.head.published.as_deref(), printed.as_deref(), data.published.as_deref(), &mut warnings);
    }
    let told = known.given.outlet.is_some() || known.head.outlet.is_some();
    if !told && found.outlet.is_none() {
        found.outlet = visible::credited(&text);
    }
    if !told && found.outlet.is_none() && (known.bare || known.format == "pdf") {
        found.outlet = found.headline.as_deref().and_then(|h| visible::above(lines, h));
    }
    let guessed = found.outlet.clone().filter(|_| !told);
    let mut head = metadata::given_wins(&data, found);
    if let (None, None, Some(day)) = (&head.published, &known.given.published, head.url.as_deref().and_then(dated::of_address)) {
        warnings.push(warning("guessed_date", format!("The page gives no date; {day} was taken from its address: check it.")));
        head.published = Some(day);
    }
    head.language = language::detect(&text).or(head.language);
    let metadata = metadata::given_wins(&known.given, head);
    if let Some(outlet) = guessed {
        warnings.push(warning(
            "guessed_outlet",
            format!("The outlet is not named as such; \"{outlet}\" was taken from the visible text: check it."),
        ));
    }
    warn(&metadata, &text, &blocks, known.declared, &mut warnings);
    disguise::warn(&metadata, &text, &mut warnings);
    Ok(Document { metadata, text, blocks, format: known.format.to_owned(), warnings })
}

/// Tells when the file's data and its visible text give days of publication that are more than one apart (a day may be a time zone), and
/// which was taken.
fn conflict(data: Option<&str>, printed: Option<&str>, taken: Option<&str>, warnings: &mut Vec<Warning>) {
    let day = |s: Option<&str>| s.and_then(|s| s.get(..10)).and_then(|s| s.parse::<jiff::civil::Date>().ok());
    if let (Some(a), Some(b)) = (day(data), day(printed))
        && (a - b).get_days().abs() > 1
    {
        let taken = day(taken).unwrap_or(a);
        warnings.push(warning(
            "date_conflict",
            format!("The file's data say that it was published on {a}, its text prints {b}; {taken} was taken: check the date."),
        ));
    }
}

/// The kept lines, parted by blank lines, and all lines as blocks.
fn join(lines: &[Line], reasons: &[Option<TrimReason>]) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(lines.len());
    for (line, reason) in lines.iter().zip(reasons) {
        let kept = reason.is_none().then(|| {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(&line.text);
            Span::new(start, text.len())
        });
        blocks.push(Block { text: line.text.clone(), kept, reason: *reason });
    }
    (text, blocks)
}

fn warn(metadata: &Metadata, text: &str, blocks: &[Block], declared: Declared, warnings: &mut Vec<Warning>) {
    if metadata.day().is_none() {
        warnings.push(warning(
            "no_date",
            "No date of publication was found; relative dates such as \"Sunday\" can't be resolved until it is entered.",
        ));
    }
    if metadata.outlet.is_none() {
        warnings.push(warning("no_outlet", "It is not said who published this; enter the outlet's name."));
    }
    if metadata.headline.is_none() {
        warnings.push(warning("no_headline", "No headline was found; enter it if it matters."));
    }
    let words = count_words(text);
    if words < SHORT_WORDS {
        warnings.push(warning("short", "The article is very short; check that all of it was saved."));
    }
    if words > LONG_WORDS {
        warnings.push(warning("long", "The text is much longer than a news article; check that it holds one article only."));
    }
    if let Some(why) = truncated::why(text, blocks, declared) {
        warnings.push(warning("truncated", why));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_blocks_are_slices_of_the_text_in_order() {
        let lines: Vec<Line> = ["Advertisement", "The pier closed on Friday.", "Share", "It will open in May."]
            .into_iter()
            .map(|t| Line { text: t.to_owned(), ..Line::default() })
            .collect();
        let document = document(&lines, Known::default()).expect("an article");
        let mut at = 0;
        for block in &document.blocks {
            assert_eq!(block.kept.is_some(), block.reason.is_none());
            if let Some(span) = block.kept {
                assert!(span.start >= at);
                assert_eq!(span.of(&document.text), block.text);
                at = span.end;
            }
        }
        assert_eq!(document.text, "The pier closed on Friday.\n\nIt will open in May.");
    }

    #[test]
    fn a_paywall_is_told() {
        let lines: Vec<Line> = ["The pier closed on Friday, and the mayor of Port Ellery said…", "Subscribe to continue reading."]
            .into_iter()
            .map(|t| Line { text: t.to_owned(), ..Line::default() })
            .collect();
        let document = document(&lines, Known::default()).expect("an article");
        assert!(document.warnings.iter().any(|w| w.code == "truncated"));
    }
}
