//! Clauses by word order: how far the governed words of a hedge or a negation reach.

use std::ops::Range;

use super::reading::{Reading, Words, words};
use std::sync::LazyLock;

/// Words that open a clause of their own.
static OPENERS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "that because when while where whether if although though since until unless whereas who whom whose which how why so after before once
        dass weil wenn während obwohl que qui parce quand lorsque porque cuando mientras aunque",
    )
});

/// Words after "and" or "but" that show another clause: subjects and finite verbs.
static RESUMES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "he she they it we i you the his her their there is was are were has had have did does do will would could may might can that who a an two police officers authorities",
    )
});

/// The longest reach to either side, in tokens.
const REACH: usize = 60;

/// Whether a clause begins at token `i` (`i` is its conjunction or mark).
fn parts(r: &Reading, i: usize) -> bool {
    let (word, low) = (r.word(i), r.low(i));
    match word {
        ";" | ":" | "—" | "–" | "“" | "”" | "\"" | "«" | "»" | "„" | "(" | ")" | "…" => true,
        "," => {
            // Not inside "May 4, 2021", "5, 6" and "Bergen, Norway".
            let names = i > 0 && r.is_capitalized(i - 1) && r.is_capitalized(i + 1);
            !r.is_number(i + 1) && !names
        }
        _ => {
            OPENERS.contains(low)
                || matches!(low, "and" | "but" | "und" | "aber" | "et" | "mais" | "pero") && RESUMES.contains(r.low(i + 1))
        }
    }
}

/// The clause of a sentence in which token `i` stands, as a range of tokens, without its opening conjunction.
pub fn around(r: &Reading, sentence: Range<usize>, i: usize) -> Range<usize> {
    let low_end = i.saturating_sub(REACH).max(sentence.start);
    let mut start = i;
    while start > low_end && !parts(r, start - 1) {
        start -= 1;
    }
    start..end(r, sentence, i)
}

/// Where the clause of token `i` ends.
pub fn end(r: &Reading, sentence: Range<usize>, i: usize) -> usize {
    let limit = sentence.end.min(i + REACH);
    let mut end = i + 1;
    while end < limit && !parts(r, end) {
        end += 1;
    }
    while end > i + 1 && matches!(r.word(end - 1), "." | "!" | "?" | "," | "'") {
        end -= 1;
    }
    end
}
