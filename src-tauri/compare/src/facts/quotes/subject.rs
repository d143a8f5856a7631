//! Who says it: the noun phrase before the verb, or behind it after a quotation.

use std::ops::Range;

use super::cues::{self, ADVERBS, AUXILIARIES, BE, BREAKS};
use crate::facts::names::tables::{ABBREVIATIONS, CALENDAR};
use crate::facts::reading::Reading;

pub(super) fn is_adverb(low: &str) -> bool {
    ADVERBS.contains(low)
        || low.len() > 4
            && low.ends_with("ly")
            && !matches!(
                low,
                "family"
                    | "july"
                    | "italy"
                    | "supply"
                    | "reply"
                    | "rally"
                    | "apply"
                    | "assembly"
                    | "kelly"
                    | "sally"
                    | "billy"
                    | "emily"
                    | "molly"
            )
}

/// Before a base form: "they say", "officials say", "some argue".
pub(super) fn plural_subject(r: &Reading, j: usize, start: usize) -> bool {
    if j <= start {
        return false;
    }
    let low = r.low(j - 1);
    matches!(
        low,
        "they"
            | "we"
            | "i"
            | "you"
            | "people"
            | "some"
            | "many"
            | "others"
            | "most"
            | "both"
            | "police"
            | "who"
            | "which"
            | "women"
            | "men"
            | "families"
            | "few"
            | "all"
            | "that"
            | ","
    ) || (low.len() > 3 && low.ends_with('s') && !low.ends_with("ss") && low != "'s" && !low.ends_with("us"))
        || r.is_capitalized(j - 1) && j >= start + 3 && r.low(j - 2) == "and"
}

/// The subject that ends right before token `j`.
pub(super) fn subject(r: &Reading, start: usize, j: usize, quoted: &[bool], known: Option<Range<usize>>) -> Option<Range<usize>> {
    if j <= start {
        return known;
    }
    let last = j - 1;
    let low = r.low(last);
    if quoted[last] {
        return None;
    }
    if matches!(
        low,
        "he" | "she"
            | "they"
            | "we"
            | "i"
            | "it"
            | "you"
            | "who"
            | "which"
            | "he's"
            | "she's"
            | "they're"
            | "i'm"
            | "we're"
            | "it's"
            | "you're"
            | "er"
            | "sie"
            | "il"
            | "elle"
            | "él"
            | "ella"
    ) {
        return Some(last..j);
    }
    if matches!(low, "and" | "but" | "or") {
        return known.or_else(|| first_noun_phrase(r, &(start..last), last));
    }
    if r.word(last) == "," {
        // "Ann Roe, the chairwoman, said".
        let mut k = last;
        while k > start && last - k < 30 {
            k -= 1;
            if quoted[k] {
                return None;
            }
            if r.word(k) == "," {
                let mut first = noun_phrase(r, start, k, quoted)?;
                // "Ann Roe, 40, a nurse, said": over several commas while what stands before is a name.
                let mut guard = 0;
                while first.start > start && r.word(first.start - 1) == "," && !r.is_capitalized(first.start) && guard < 4 {
                    guard += 1;
                    match noun_phrase(r, start, first.start - 1, quoted) {
                        Some(earlier)
                            if (r.is_capitalized(earlier.end - 1) || r.is_number(earlier.end - 1))
                                && !CALENDAR.contains(r.low(earlier.end - 1)) =>
                        {
                            first = earlier
                        }
                        _ => break,
                    }
                }
                return Some(first.start..last);
            }
            if matches!(r.word(k), ";" | ":" | "—") {
                return None;
            }
        }
        return None;
    }
    if r.word(last) == ")" {
        let mut k = last;
        while k > start && last - k < 10 {
            k -= 1;
            if r.word(k) == "(" {
                return noun_phrase(r, start, k, quoted).map(|np| np.start..j);
            }
        }
        return None;
    }
    if matches!(r.word(last), "—" | "–") {
        // "Ann Roe — who is a lawyer — said".
        let open = (start..last).rev().take(30).find(|&k| matches!(r.word(k), "—" | "–"))?;
        return noun_phrase(r, start, open, quoted);
    }
    noun_phrase(r, start, j, quoted)
}

/// The noun phrase that ends right before token `end`.
pub(super) fn noun_phrase(r: &Reading, start: usize, end: usize, quoted: &[bool]) -> Option<Range<usize>> {
    let mut k = end;
    while k > start && end - k < 18 {
        let low = r.low(k - 1);
        let word = r.word(k - 1);
        if quoted[k - 1] || BREAKS.contains(low) && !(low == "us" || low == "as") {
            break;
        }
        if r.is_word(k - 1) || r.is_number(k - 1) {
            if matches!(low, "and" | "or") && !(k < end && k >= start + 2 && (r.is_capitalized(k - 2) == r.is_capitalized(k))) {
                break;
            }
            if CALENDAR.contains(low) && k < end {
                break;
            }
            k -= 1;
            continue;
        }
        let joins = matches!(word, "-" | "&" | "'" | "’" | "$" | "%")
            || word == "." && k >= 2 && ABBREVIATIONS.contains(r.low(k - 2))
            || word == "/";
        if !joins {
            break;
        }
        k -= 1;
    }
    // No preposition at the beginning: "On a visit Ann Roe said".
    while k < end
        && matches!(
            r.low(k),
            "on" | "in" | "at" | "of" | "for" | "to" | "with" | "by" | "from" | "and" | "or" | "about" | "also" | "even" | "still" | "as"
        )
    {
        let next = (k + 1..end)
            .find(|&n| r.is_capitalized(n) || matches!(r.low(n), "the" | "a" | "an" | "his" | "her" | "their" | "officials" | "police"));
        match next {
            Some(n) if n > k => k = n,
            _ => k += 1,
        }
        if !matches!(r.low(k), "on" | "in" | "at" | "of" | "for" | "to" | "with" | "by" | "from" | "and" | "or") {
            break;
        }
    }
    (k < end && (k..end).any(|t| r.is_word(t))).then_some(k..end)
}

/// The first noun phrase of a sentence: the subject of a participle further on.
pub(super) fn first_noun_phrase(r: &Reading, sentence: &Range<usize>, before: usize) -> Option<Range<usize>> {
    let mut k = sentence.start;
    while k < before && !r.is_word(k) {
        k += 1;
    }
    if matches!(r.low(k), "he" | "she" | "they" | "it" | "we" | "i") {
        return Some(k..k + 1);
    }
    let first = (k..before).find(|&t| {
        r.is_capitalized(t)
            && (t > k
                || !matches!(r.low(t), "the" | "a" | "an" | "in" | "on" | "at" | "but" | "and" | "as" | "after" | "when" | "while" | "for"))
    })?;
    let mut end = first;
    while end < before && (r.is_capitalized(end) || matches!(r.word(end), "." | "-") && r.is_glued(end.saturating_sub(1))) {
        end += 1;
    }
    Some(first..end.max(first + 1))
}

/// "said Ann Roe, the chairwoman" after a quote: the subject behind the verb, and where it ends.
pub(super) fn inverted_subject(
    r: &Reading,
    i: usize,
    sentence: &Range<usize>,
    quoted: &[bool],
    language: &str,
) -> Option<(Range<usize>, usize)> {
    let start = i + 1;
    if start >= sentence.end || quoted[start] {
        return None;
    }
    let low = r.low(start);
    let begins = r.is_capitalized(start)
        || matches!(
            low,
            "the"
                | "a"
                | "an"
                | "one"
                | "his"
                | "her"
                | "police"
                | "officials"
                | "another"
                | "der"
                | "die"
                | "ein"
                | "eine"
                | "le"
                | "la"
                | "un"
                | "une"
                | "el"
                | "los"
                | "er"
                | "sie"
        );
    if !begins || CALENDAR.contains(low) {
        return None;
    }
    let mut end = start;
    while end < sentence.end && end - start < 25 && !quoted[end] {
        let low = r.low(end);
        if r.is_word(end) || r.is_number(end) {
            if end > start
                && (BREAKS.contains(low) && !matches!(low, "who" | "as")
                    || cues::is_saying(low, language) && !r.is_capitalized(end)
                    || CALENDAR.contains(low)
                    || matches!(low, "in" | "on" | "at" | "during" | "after" | "when" | "while" | "about" | "to" | "as"))
            {
                break;
            }
        } else if !(matches!(r.word(end), "-" | "&" | "'" | "’")
            || r.word(end) == "." && end > start && ABBREVIATIONS.contains(r.low(end - 1)) && end + 1 < sentence.end)
        {
            break;
        }
        end += 1;
    }
    // A verb right after it would make it the subject of what is said, not of saying ("said the plan was").
    if end < sentence.end && (BE.contains(r.low(end)) || AUXILIARIES.contains(r.low(end))) {
        return None;
    }
    (end > start).then_some((start..end, end))
}
