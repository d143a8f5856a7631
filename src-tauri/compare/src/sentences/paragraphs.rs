//! Where paragraphs part: at blank lines, and at single line breaks where these are no mere wrapping.

use crate::span::Span;

/// The paragraphs of a text that hold any words, in order; line breaks inside them are wrapping.
pub fn split(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for line in &lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        match out.last_mut() {
            Some(last) if open && (wrapped && !begins_item(line.of(text)) || continues(last.of(text), line.of(text))) => {
                last.end = line.end
            }
            _ => out.push(*line),
        }
        open = true;
    }
    out
}

/// The lines of a text without surrounding blanks; a blank line is an empty span.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let start = at + (line.len() - line.trim_start().len());
            let length = line.trim().len();
            at += line.len() + 1;
            if length == 0 { Span::new(at - 1, at - 1) } else { Span::new(start, start + length) }
        })
        .collect()
}

/// Whether lines are broken at a column and not at paragraphs: most lines that another follows at once stop in the middle of a
/// sentence, and are about as long as one another.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let (mut inner, mut open, mut longest) = (0, 0, 0);
    for pair in lines.windows(2).filter(|p| !p[0].is_empty() && !p[1].is_empty()) {
        inner += 1;
        longest = longest.max(pair[0].len());
        if pair[0].len() >= 40 && !pair[0].of(text).ends_with(['.', '!', '?', ':', '"', '”', '»', '…', ')', '\'', '’']) {
            open += 1;
        }
    }
    inner >= 2 && open * 2 > inner && longest <= 120
}

/// A single break that wraps whatever the rest of the text does: the sentence goes on in lower case.
fn continues(before: &str, line: &str) -> bool {
    let open = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '–' | '—'));
    open && line.chars().next().is_some_and(char::is_lowercase) && before.len() >= 40
}

/// A line that begins a list item.
fn begins_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['•', '·', '*', '▪', '◦', '‣', '-', '–']) || (rest.len() < line.len() && rest.starts_with(['.', ')']))
}
