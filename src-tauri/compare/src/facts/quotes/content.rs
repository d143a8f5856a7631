//! Where what is said begins and ends.

use std::ops::Range;

use super::cues::{self, AUXILIARIES, BE, BREAKS, Form, TIMES, Takes};
use super::subject::is_adverb;
use crate::facts::names::tables::CALENDAR;
use crate::facts::reading::Reading;

/// Without blanks of marks at both ends and a leading conjunction.
pub(super) fn trim(r: &Reading, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && !r.is_word(range.start) && !r.is_number(range.start) && !matches!(r.word(range.start), "$" | "€" | "£")
    {
        range.start += 1;
    }
    while range.end > range.start && !r.is_word(range.end - 1) && !r.is_number(range.end - 1) && !matches!(r.word(range.end - 1), "%") {
        range.end -= 1;
    }
    range
}

/// Past "on Tuesday", "last week", "in a statement".
pub(super) fn after_times(r: &Reading, mut i: usize, end: usize) -> usize {
    loop {
        let low = r.low(i);
        if i >= end {
            return end;
        }
        if TIMES.contains(low) || CALENDAR.contains(low) || is_adverb(low) && r.is_word(i) {
            i += 1;
            continue;
        }
        let to_somebody = low == "to"
            && (r.is_capitalized(i + 1)
                || matches!(r.low(i + 1), "reporters" | "the" | "a" | "an" | "his" | "her" | "police" | "me" | "us" | "him" | "them"));
        if to_somebody || matches!(low, "in" | "at" | "during" | "on" | "via" | "by" | "through" | "of" | "with" | "after" | "from") {
            // A short phrase of place or time that ends at a mark or "that".
            let mut k = i + 1;
            while k < end
                && k - i < 14
                && (r.is_word(k) || r.is_number(k) || matches!(r.word(k), "-" | "'" | "’"))
                && !matches!(r.low(k), "that" | "he" | "she" | "they" | "it" | "we" | "i")
            {
                k += 1;
            }
            if k >= end
                || matches!(r.word(k), "," | "." | ":")
                || r.low(k) == "that"
                || matches!(r.low(k), "he" | "she" | "they" | "it" | "we" | "i")
            {
                return k;
            }
        }
        return i;
    }
}

pub(super) fn is_mark(r: &Reading, i: usize) -> bool {
    matches!(r.word(i), "“" | "\"" | "«" | "„" | "‘" | "'" | "”")
}

/// Where what is said ends: at the sentence's end, or where another clause of the outlet's own begins.
pub(super) fn content_end(r: &Reading, from: usize, end: usize, quoted: &[bool], language: &str) -> usize {
    let mut k = from;
    while k < end {
        if quoted[k] {
            k += 1;
            continue;
        }
        let (word, low) = (r.word(k), r.low(k));
        // " – including how", "- and that he": still what is said.
        let goes_on = matches!(word, "—" | "–" | "-")
            && (r.low(k + 1) == "including" || matches!(r.low(k + 1), "and" | "but") && r.low(k + 2) == "that");
        if goes_on {
            k += 1;
            continue;
        }
        if matches!(word, ";" | "—" | "–") && k > from + 2 || word == "-" && k > from + 2 && !r.is_glued(k) && !r.is_glued(k - 1) {
            return k;
        }
        if low == "according" && r.low(k + 1) == "to" {
            return k;
        }
        let closed = k > from && matches!(word, "”" | "\"" | "»") && r.word(k - 1) == "," && quoted[k - 1];
        if closed && matches!(r.low(k + 1), "but" | "although" | "though" | "while") {
            return k + 1;
        }
        if word == "," && k > from + 1 {
            let next = r.low(k + 1);
            if matches!(next, "but" | "although" | "though") || next == "according" {
                return k;
            }
            // ", compared with 41 percent for", ", double the number", ", up from": the outlet's own comparison.
            if matches!(next, "compared" | "double" | "triple" | "twice") || matches!(next, "up" | "down") && r.low(k + 2) == "from" {
                return k;
            }
            if next == "while" || next == "whereas" || next == "prompting" || next == "leading" {
                return k;
            }
            // ", adding that", ", and said", ", saying".
            let verb = if next == "and" { r.low(k + 2) } else { next };
            if cues::of(verb, language).iter().any(|c| {
                c.form == Form::Ing && next != "and" && speaks_on(c.lemma)
                    || c.form == Form::Past && next == "and" && c.takes != Takes::Thing
            }) {
                return k;
            }
        }
        // ", and other leaders said", "and Ann Roe says".
        if low == "and" && k > from + 2 && other_speaker(r, k + 1, end, language) {
            return k;
        }
        if low == "and"
            && k > from + 2
            && matches!(r.low(k + 1), "said" | "added" | "told" | "says" | "called" | "urged" | "vowed" | "promised" | "accused")
        {
            return k;
        }
        k += 1;
    }
    end
}

/// A word that makes the words from `from` on look like a clause.
pub(super) fn is_finite(r: &Reading, t: usize, from: usize) -> bool {
    let low = r.low(t);
    BE.contains(low)
        || AUXILIARIES.contains(low)
        || t > from && r.is_word(t) && low.ends_with("ed")
        || matches!(
            low,
            "went"
                | "took"
                | "came"
                | "made"
                | "got"
                | "won"
                | "lost"
                | "fell"
                | "rose"
                | "led"
                | "held"
                | "shot"
                | "died"
                | "wants"
                | "needs"
                | "to"
        )
}

/// Whether a subject and a verb of saying follow: another's statement begins.
pub(super) fn other_speaker(r: &Reading, from: usize, end: usize, language: &str) -> bool {
    for t in from..end.min(from + 7) {
        if !r.is_word(t) {
            return false;
        }
        if t > from
            && cues::of(r.low(t), language).iter().any(|c| {
                c.takes == Takes::Infinitive
                    && c.form == Form::Past
                    && matches!(c.lemma, "vow" | "pledge" | "promise" | "threaten" | "refuse")
                    || matches!(c.takes, Takes::Speech)
                        && matches!(c.form, Form::Past | Form::Third)
                        && matches!(c.lemma, "say" | "tell" | "add" | "write" | "claim" | "argue" | "insist" | "warn" | "note")
                    || c.takes == Takes::Thought && c.form == Form::Third
            })
        {
            return true;
        }
        if BREAKS.contains(r.low(t)) && !matches!(r.low(t), "he" | "she" | "they") {
            return false;
        }
    }
    false
}

/// Verbs whose participle goes on with somebody's speech: ", adding that".
pub(super) fn speaks_on(lemma: &str) -> bool {
    !matches!(
        lemma,
        "show"
            | "tell"
            | "indicate"
            | "see"
            | "mean"
            | "find"
            | "prove"
            | "demonstrate"
            | "hit"
            | "highlight"
            | "feel"
            | "want"
            | "seek"
            | "support"
            | "back"
            | "document"
            | "signal"
            | "reflect"
            | "imply"
    )
}
