//! What a verb of reporting takes to its right: a clause, an infinitive, a thing.

use std::ops::Range;

use super::content::{after_times, content_end, is_finite, is_mark, trim};
use super::cues::{AUXILIARIES, BE, BREAKS, Cue, Takes};
use crate::facts::reading::Reading;

/// What a cue takes to its right: which reading, and the content.
pub(super) fn right_side(
    r: &Reading,
    i: usize,
    sentence: &Range<usize>,
    quoted: &[bool],
    readings: &[Cue],
    language: &str,
) -> Option<(Takes, Range<usize>)> {
    let end = content_end(r, i + 1, sentence.end, quoted, language);
    let by = |takes: Takes| readings.iter().find(|c| c.takes == takes);
    let clausal = by(Takes::Speech).or(by(Takes::Thought));
    let mut k = after_times(r, i + 1, sentence.end);
    // "said, however, that"; "said: "; "said, “".
    if matches!(r.word(k), "," | ":") && k + 1 < sentence.end {
        let next = k + 1;
        // "Der Minister sagte, die Hilfe komme".
        let german = language == "de" && r.word(k) == "," && r.is_word(next) && sentence.end - next > 2;
        if r.word(k) == ":" || quoted[next] || is_mark(r, next) || german {
            let cue = clausal?;
            let content = trim(r, next..sentence.end);
            return (!content.is_empty()).then_some((cue.takes, content));
        }
        if let Some(that) = (next..sentence.end.min(next + 8)).find(|&t| r.low(t) == "that" && r.word(t - 1) == ",") {
            k = that;
        } else {
            return None;
        }
    }
    if k >= sentence.end || !r.is_word(k) && !r.is_number(k) && !quoted[k] && !is_mark(r, k) && !matches!(r.word(k), "$" | "(" | "[") {
        return None;
    }
    let low = r.low(k);
    // "told reporters that", "warned Iran that".
    let tells = readings
        .iter()
        .any(|c| matches!(c.lemma, "tell" | "warn" | "assure" | "inform" | "remind" | "advise" | "brief" | "convince" | "promise"));
    let that = (k..end.min(k + 12)).find(|&t| matches!(r.low(t), "that" | "dass" | "que")).filter(|&t| {
        let plain = (k..t).all(|m| {
            (r.is_word(m) || r.is_number(m) || matches!(r.word(m), "-" | "'" | "." | "’"))
                && !BE.contains(r.low(m))
                && !AUXILIARIES.contains(r.low(m))
        });
        plain && (t == k || tells || (k..t).any(|m| matches!(r.low(m), "in" | "to" | "on" | "at" | "during")) || t - k <= 1)
    });
    if let Some(t) = that
        && readings.iter().any(|c| matches!(c.takes, Takes::Speech | Takes::Thought | Takes::That))
    {
        let cue = by(Takes::Speech).or(by(Takes::Thought)).or(by(Takes::That))?;
        let content = trim(r, t..end);
        return (content.len() > 2).then_some((cue.takes, content));
    }
    let question = matches!(low, "how" | "why" | "whether" | "what" | "if" | "where" | "when");
    if question && readings.iter().any(|c| matches!(c.takes, Takes::Speech | Takes::Thought | Takes::That)) {
        let cue = readings.first()?;
        let content = trim(r, k..end);
        return (content.len() > 2).then_some((cue.takes, content));
    }
    if let Some(cue) = by(Takes::Infinitive)
        && low == "to"
    {
        let content = trim(r, k..end);
        return (content.len() > 1).then_some((cue.takes, content));
    }
    if let Some(cue) = by(Takes::SomebodyTo)
        && let Some(to) = (k..end.min(k + 9)).find(|&t| r.low(t) == "to" && t > k)
        && (k..to)
            .all(|m| r.is_word(m) && !BREAKS.contains(r.low(m)) || matches!(r.low(m), "him" | "them" | "me" | "us" | "you" | "it" | "her"))
        && !matches!(low, "to" | "for" | "about")
    {
        let content = trim(r, k..end);
        return (content.len() > 2 && to > k).then_some((cue.takes, content));
    }
    if let Some(cue) = clausal.or(by(Takes::That).filter(|c| matches!(c.lemma, "show" | "indicate"))) {
        let mut from = k;
        if tells {
            // Over the one who is told: "told the Times the plan was dead", "told reporters she".
            let stop = (k..end.min(k + 9)).find(|&t| {
                t > k
                    && (matches!(
                        r.low(t),
                        "he's"
                            | "she's"
                            | "they're"
                            | "he'd"
                            | "she'd"
                            | "he"
                            | "she"
                            | "they"
                            | "it"
                            | "we"
                            | "i"
                            | "there"
                            | "about"
                            | "the"
                            | "his"
                            | "her"
                            | "their"
                            | "this"
                            | "in"
                            | "of"
                    ) || quoted[t]
                        || is_mark(r, t))
            });
            match stop {
                Some(s) if (k..s).all(|m| r.is_word(m) || r.is_number(m)) => from = s,
                Some(_) | None => {
                    if matches!(cue.lemma, "tell") {
                        return None;
                    }
                }
            }
            if matches!(r.low(from), "in" | "of" | "about") {
                from = after_times(r, from, end);
                if matches!(r.word(from), "," | ".") || from >= end {
                    return None;
                }
            }
        }
        let bare = matches!(
            cue.lemma,
            "say"
                | "think"
                | "show"
                | "indicate"
                | "assure"
                | "believe"
                | "tell"
                | "claim"
                | "hope"
                | "know"
                | "feel"
                | "insist"
                | "argue"
                | "suggest"
                | "acknowledge"
                | "admit"
                | "note"
                | "add"
                | "report"
                | "fear"
                | "find"
                | "deny"
                | "predict"
                | "expect"
                | "estimate"
                | "announce"
                | "warn"
                | "write"
                | "concede"
                | "suspect"
                | "assume"
                | "promise"
                | "vow"
                | "confirm"
                | "allege"
                | "state"
                | "declare"
                | "doubt"
                | "explain"
                | "recall"
                | "tweet"
                | "conclude"
                | "understand"
                | "consider"
        );
        let preposition = leads_on(r.low(from)) || matches!(r.low(from), "with" | "since" | "until");
        // "said about half of the losses", "said over 40 people": a figure that is bounded.
        let preposition = preposition && !(matches!(r.low(from), "about" | "over" | "under" | "up" | "more") && figure_near(r, from, end));
        let small = matches!(r.low(from), "so" | "much" | "more" | "it") && end - from < 3;
        let strict = matches!(
            cue.lemma,
            "show"
                | "indicate"
                | "write"
                | "report"
                | "find"
                | "know"
                | "announce"
                | "note"
                | "explain"
                | "recall"
                | "state"
                | "declare"
                | "tweet"
                | "confirm"
                | "consider"
                | "understand"
                | "predict"
                | "estimate"
                | "expect"
                | "add"
                | "fear"
                | "doubt"
                | "promise"
                | "vow"
                | "deny"
        );
        let clause =
            from < r.tokens.len() && (quoted[from] || is_mark(r, from) || (from..end.min(from + 14)).any(|t| is_finite(r, t, from)));
        if bare && !preposition && !small && (!strict || clause) {
            let content = trim(r, from..end);
            if content.len() > 1 || content.clone().any(|t| quoted[t]) {
                return Some((cue.takes, content));
            }
        }
        if preposition
            && matches!(
                cue.lemma,
                "warn"
                    | "think"
                    | "write"
                    | "complain"
                    | "boast"
                    | "joke"
                    | "worry"
                    | "wonder"
                    | "learn"
                    | "know"
                    | "ask"
                    | "comment"
                    | "point"
            )
            && matches!(r.low(from), "of" | "about" | "on" | "out" | "to" | "for")
        {
            let after = from + 1 + usize::from(r.low(from + 1) == "that" && r.low(from) == "out");
            let content = trim(r, after..end);
            if content.len() > 1 {
                return Some((cue.takes, content));
            }
        }
    }
    if let Some(cue) = by(Takes::Thing) {
        let from = match (cue.lemma, low) {
            ("call", "for" | "on") => k + 1,
            ("disagree", "with") | ("blame" | "accuse", _) | ("call", _) => k,
            _ => k,
        };
        let preposition = leads_on(r.low(from)) || matches!(r.low(from), "," | "back" | "over" | "against");
        if !preposition {
            let stop = (from + 2..end).find(|&t| !quoted[t] && r.word(t) == "," && !is_mark(r, t + 1)).unwrap_or(end);
            let content = trim(r, from..stop);
            if content.len() > 1 {
                return Some((cue.takes, content));
            }
        }
    }
    None
}

/// A word behind a cue that leads on to something else than what was said: where, when, to whom.
fn leads_on(word: &str) -> bool {
    matches!(
        word,
        "of" | "on"
            | "for"
            | "about"
            | "in"
            | "at"
            | "by"
            | "to"
            | "from"
            | "as"
            | "and"
            | "or"
            | "but"
            | "into"
            | "out"
            | "up"
            | "down"
            | "off"
            | "after"
            | "before"
            | "during"
    )
}

/// A figure or a word of quantity shortly behind a word like "about".
pub(super) fn figure_near(r: &Reading, from: usize, end: usize) -> bool {
    (from + 1..end.min(from + 3)).any(|t| {
        r.is_number(t)
            || matches!(r.low(t), "half" | "a" | "one" | "two" | "three" | "four" | "five" | "ten" | "than" | "to") && r.low(from) != "more"
            || matches!(r.word(t), "$" | "€" | "£")
    }) && matches!(r.low(from), "about" | "over" | "under" | "up" | "more")
}
