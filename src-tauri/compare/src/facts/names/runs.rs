//! Runs of capitalized words: the raw material of names.

#![allow(clippy::if_same_then_else, reason = "each arm is a rule of its own")]

use std::ops::Range;

use super::tables::{ABBREVIATIONS, CALENDAR, COMMON, ORGANIZATION_HEADS, PARTICLES, PLACE_HEADS};
use crate::facts::reading::Reading;

/// Names of offices that go on after "of": "Department of Justice", "University of Essex".
fn takes_of(word: &str) -> bool {
    (ORGANIZATION_HEADS.contains(word)
        || PLACE_HEADS.contains(word)
        || matches!(word, "republic" | "kingdom" | "states" | "centers" | "cape" | "strait" | "isle"))
        && !matches!(word, "street" | "road" | "team" | "times" | "news" | "state")
}

/// The runs of a stretch of tokens, in order, none overlapping.
pub fn find(r: &Reading, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut i = range.start;
    while i < range.end {
        if starts(r, i) {
            let end = extend(r, i, range.end);
            out.push(i..end);
            i = end;
        } else {
            i += 1;
        }
    }
    out
}

fn starts(r: &Reading, i: usize) -> bool {
    if r.is_capitalized(i) {
        // "R-Texas", "D-Ohio": the party is no part of the place.
        if matches!(r.word(i), "R" | "D" | "I") && r.word(i + 1) == "-" && r.is_glued(i) && i > 0 && matches!(r.word(i - 1), "(" | ",") {
            return false;
        }
        return !is_pronoun(r.low(i))
            && !holiday(r, i)
            && !(i > 0 && holiday(r, i - 1))
            && !(i > 2 && r.low(i - 1) == "'s" && holiday(r, i - 3));
    }
    // "al-Qaida", "de Blasio" mid-sentence.
    matches!(r.low(i), "al" | "el") && r.word(i + 1) == "-" && r.is_glued(i) && r.is_glued(i + 1) && r.is_capitalized(i + 2)
}

/// "New Year", "New Year's Eve": the words are no name.
fn holiday(r: &Reading, i: usize) -> bool {
    r.low(i) == "new" && matches!(r.low(i + 1), "year" | "years")
}

fn is_pronoun(low: &str) -> bool {
    low == "i" || low.starts_with("i'")
}

/// "University of Halden and Nordhavn Bank": a second body, with a head of its own.
fn another_body(r: &Reading, from: usize, limit: usize) -> bool {
    let end = (from..limit.min(from + 6)).take_while(|&i| r.is_capitalized(i)).last().map_or(from, |i| i + 1);
    end >= from + 2
        && matches!(
            r.low(end - 1),
            "bank"
                | "university"
                | "college"
                | "hospital"
                | "party"
                | "corp"
                | "inc"
                | "airlines"
                | "airways"
                | "company"
                | "police"
                | "court"
                | "council"
                | "union"
                | "school"
                | "museum"
        )
}

/// The end of the run that begins at `start`.
fn extend(r: &Reading, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit && !r.is_line_end(end - 1) {
        let low = r.low(end);
        let glued = r.is_glued(end - 1);
        let inside = |i: usize| i < limit && r.is_capitalized(i) && !is_pronoun(r.low(i));
        if r.is_capitalized(end) && !is_pronoun(low) {
            if holiday(r, end)
                || CALENDAR.contains(low)
                || CALENDAR.contains(r.low(end - 1)) && !matches!(r.low(end - 1), "april" | "june" | "may" | "august")
            {
                break;
            }
            end += 1;
        } else if r.word(end) == "." && glued && ABBREVIATIONS.contains(r.low(end - 1)) {
            let ends_here = end + 1 >= limit || r.is_line_end(end);
            // The last point of "U.S." belongs to it; the point after an initial before another word too.
            let dotted = r.low(end - 1).chars().count() == 1 && (end >= start + 2 && r.word(end - 2) == "." || r.is_glued(end));
            if ends_here && !dotted {
                break;
            }
            end += 1;
        } else if r.word(end) == "-" && glued && r.is_glued(end) && inside(end + 1) {
            end += 2;
        } else if r.word(end) == "-" && glued && r.is_glued(end) && r.is_word(end + 1) && end + 1 < limit {
            // "Kremlin-backed", "Texas-based": the name ends before the hyphen; "Al-awsat" goes on.
            if matches!(r.low(end - 1), "al" | "el") {
                end += 2;
                continue;
            }
            break;
        } else if matches!(r.word(end), "&") && inside(end + 1) {
            end += 2;
        } else if matches!(low, "of" | "for" | "on" | "against") && (start..end).any(|i| takes_of(r.low(i)) && r.is_capitalized(i)) {
            let after = end + 1 + usize::from(r.low(end + 1) == "the");
            if !inside(after) || CALENDAR.contains(r.low(after)) || low != "of" && !takes_of(r.low(end - 1)) {
                break;
            }
            end = after + 1;
        } else if low == "and"
            && inside(end + 1)
            && (start..end).any(|i| r.low(i) == "of" || r.low(i) == "for")
            && (start..end).any(|i| takes_of(r.low(i)))
            && !COMMON.contains(r.low(end + 1))
            && !another_body(r, end + 1, limit)
        {
            end += 2;
        } else if PARTICLES.contains(low)
            && !matches!(low, "ten" | "del" | "do" | "e" | "y" | "das" | "des" | "la" | "le" | "los" | "las" | "af")
        {
            let after = end + 1 + usize::from(PARTICLES.contains(r.low(end + 1)) && !r.is_capitalized(end + 1));
            if !inside(after) {
                break;
            }
            end = after + 1;
        } else if matches!(low, "la" | "le" | "del" | "do" | "des" | "y" | "las" | "los")
            && inside(end + 1)
            && !COMMON.contains(r.low(end - 1))
        {
            end += 2;
        } else if low == "'s"
            && inside(end + 1)
            && matches!(r.low(end + 1), "office" | "department" | "hospital" | "church" | "school" | "cathedral" | "college" | "university")
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}
