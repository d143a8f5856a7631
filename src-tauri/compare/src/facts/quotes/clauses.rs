//! Who says what in a sentence: cue, source and the stretch that is said, by word order alone.

use std::ops::Range;

use super::according::according;
use super::content::trim;
use super::cues;
use super::reported::reported;
use crate::facts::reading::Reading;

/// How many tokens before and after a cue are looked at.
const REACH: usize = 120;

/// A statement of a sentence: ranges of tokens.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The verb or "according to".
    pub cue: Range<usize>,
    /// What is said.
    pub content: Range<usize>,
}

/// The statements of a sentence. `quoted` tells of each token of the passage whether it stands between quotation marks.
pub fn find(r: &Reading, sentence: Range<usize>, quoted: &[bool], language: &str) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let mut subject_of_sentence: Option<Range<usize>> = None;
    let mut i = sentence.start;
    while i < sentence.end {
        if quoted.get(i).copied().unwrap_or(false) {
            i += 1;
            continue;
        }
        if let Some(statement) = according(r, i, &(i.saturating_sub(REACH).max(sentence.start)..sentence.end.min(i + REACH))) {
            i = statement.cue.end.max(i + 1);
            out.push(statement);
            continue;
        }
        if let Some(statement) = asked(r, i, &sentence, quoted) {
            out.push(statement);
            i += 1;
            continue;
        }
        let readings = cues::of(r.low(i), language);
        // No more of a sentence than this is looked at around a cue, so that the time stays linear.
        let near = i.saturating_sub(REACH).max(sentence.start)..sentence.end.min(i + REACH);
        if !readings.is_empty()
            && let Some(statement) = reported(r, i, readings, &near, quoted, subject_of_sentence.clone(), language)
        {
            if subject_of_sentence.is_none() {
                subject_of_sentence.clone_from(&statement.source);
            }
            out.push(statement);
        }
        i += 1;
    }
    out
}

/// "Asked whether the bridge was safe, Roe said": what somebody was asked.
fn asked(r: &Reading, i: usize, sentence: &Range<usize>, quoted: &[bool]) -> Option<Statement> {
    let initial = i == sentence.start
        || i <= sentence.start + 1 && matches!(r.low(i - 1), "when" | "if")
        || i > sentence.start && r.low(i - 1) == "when";
    if r.low(i) != "asked"
        || !initial
        || !matches!(r.low(i + 1), "if" | "whether" | "how" | "why" | "what" | "who" | "whom" | "where" | "when" | "about")
    {
        return None;
    }
    let from = i + 1 + usize::from(r.low(i + 1) == "about");
    let end = (from + 1..sentence.end.min(i + REACH)).find(|&k| r.word(k) == "," && !quoted[k]).unwrap_or(sentence.end);
    let content = trim(r, from..end);
    (content.len() > 1).then_some(Statement { source: None, cue: i..i + 1, content })
}
