//! Verb groups: "may not have been shot"; which word is a finite verb here, by its form and its neighbours.

use std::ops::Range;

use super::phrase::{DETERMINERS, PREPOSITIONS, PRONOUNS};
use super::verbs;
use crate::fact::Mood;
use crate::facts::inflection;
use crate::facts::reading::Reading;

/// No verb group is looked at for more tokens than this.
pub(super) const GROUP: usize = 9;

/// A verb group: "may not have been shot".
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) main: usize,
    pub(super) be: bool,
    pub(super) have: bool,
    pub(super) modal: Option<Mood>,
    pub(super) denied: Option<usize>,
    /// After "to".
    pub(super) infinitive: bool,
}

pub(super) fn is_be(low: &str) -> bool {
    matches!(
        low,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
            | "am"
            | "got"
            | "gets"
            | "getting"
    )
}

pub(super) fn modal(low: &str) -> Option<Mood> {
    match low {
        "will" | "won't" | "shall" | "'ll" => Some(Mood::Coming),
        "may" | "might" | "could" | "would" | "can" | "should" | "must" | "cannot" | "couldn't" | "wouldn't" | "can't" | "shouldn't"
        | "'d" => Some(Mood::Possible),
        _ => None,
    }
}

pub(super) fn negates(low: &str) -> bool {
    matches!(low, "not" | "never" | "n't" | "cannot") || low.ends_with("n't")
}

pub(super) fn is_adverb(r: &Reading, i: usize) -> bool {
    let low = r.low(i);
    matches!(
        low,
        "not"
            | "never"
            | "also"
            | "later"
            | "already"
            | "still"
            | "then"
            | "now"
            | "just"
            | "only"
            | "even"
            | "soon"
            | "again"
            | "once"
            | "twice"
            | "first"
            | "since"
            | "yet"
            | "both"
            | "all"
            | "badly"
            | "fatally"
    ) || low.len() > 4
        && low.ends_with("ly")
        && r.is_word(i)
        && !r.is_capitalized(i)
        && verbs::of(low).is_none()
        && low != "family"
        && low != "early"
        && low != "supply"
}

/// The verb group that begins at token `i`.
pub(super) fn group(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Group> {
    let low = r.low(i);
    if !r.is_word(i) {
        return None;
    }
    let mut g = Group { start: i, main: i, be: false, have: false, modal: None, denied: None, infinitive: false };
    let helps = |low: &str| {
        is_be(low)
            || modal(low).is_some()
            || matches!(
                low,
                "has"
                    | "have"
                    | "had"
                    | "having"
                    | "hasn't"
                    | "haven't"
                    | "hadn't"
                    | "do"
                    | "does"
                    | "did"
                    | "don't"
                    | "doesn't"
                    | "didn't"
                    | "'ve"
            )
    };
    let mut k = i;
    if low == "to" && verbs::of(r.low(i + 1)).is_some_and(|v| v.uses.base) && !r.is_capitalized(i + 1) {
        g.infinitive = true;
        g.main = i + 1;
        return Some(g);
    }
    if low == "to" && matches!(r.low(i + 1), "be" | "have") {
        g.infinitive = true;
        k += 1;
    } else if !helps(low) || low == "may" && r.is_capitalized(i) && i > sentence.start {
        return finite(r, i, sentence).then_some(g);
    }
    let limit = sentence.end.min(i + GROUP);
    let mut bare = false;
    while k < limit {
        let low = r.low(k);
        if is_be(low) {
            g.be = true;
        } else if let Some(m) = modal(low) {
            g.modal = g.modal.or(Some(m));
        } else if matches!(low, "has" | "have" | "had" | "having" | "hasn't" | "haven't" | "hadn't" | "'ve") {
            g.have = true;
        } else if matches!(low, "do" | "does" | "did" | "don't" | "doesn't" | "didn't") {
            bare = true;
        } else if !is_adverb(r, k) {
            break;
        }
        if negates(low) && g.denied.is_none() {
            g.denied = Some(k);
        }
        k += 1;
    }
    if k >= limit || !r.is_word(k) {
        return None;
    }
    // "is to close", "was due to sail", "is going to appeal".
    if g.be
        && (r.low(k) == "to" && verbs::of(r.low(k + 1)).is_some_and(|v| v.uses.base)
            || matches!(r.low(k), "due" | "set" | "going" | "expected" | "scheduled") && r.low(k + 1) == "to")
    {
        let to = if r.low(k) == "to" { k } else { k + 1 };
        g.modal = g.modal.or(Some(Mood::Coming));
        g.main = to + 1;
        g.be = r.low(g.main) == "be";
        if g.be {
            g.main += 1;
        }
        return (g.main < sentence.end && verbs::of(r.low(g.main)).is_some()).then_some(g);
    }
    let word = r.low(k);
    let fits = if g.be {
        participle(word) || word.ends_with("ing") && verbs::of(word).is_some_and(|v| v.uses.ing)
    } else if g.have {
        participle(word)
    } else if bare || g.modal.is_some() || g.infinitive {
        // "will overhaul the system": a word of no table with an object behind it.
        verbs::of(word).is_some_and(|v| v.uses.base)
            || verbs::of(word).is_none()
                && word.len() > 3
                && !PREPOSITIONS.contains(word)
                && !DETERMINERS.contains(word)
                && !PRONOUNS.contains(word)
                && !word.ends_with("ly")
                && word.bytes().all(|b| b.is_ascii_lowercase())
                && opens_object(r, k + 1)
    } else {
        false
    };
    g.main = k;
    (fits && !r.is_capitalized(k)).then_some(g)
}

pub(super) fn participle(word: &str) -> bool {
    verbs::of(word).is_some_and(|v| v.uses.participle)
        || word.len() > 4
            && word.ends_with("ed")
            && !matches!(word, "hundred" | "indeed" | "need" | "speed" | "naked" | "sacred" | "united")
}

/// Whether a lone word is a finite verb here: by its form and by what stands before and after it.
pub(super) fn finite(r: &Reading, i: usize, sentence: &Range<usize>) -> bool {
    let low = r.low(i);
    if r.is_capitalized(i)
        || i > sentence.start && matches!(r.word(i - 1), "-" | "'") && r.is_glued(i - 1)
        || r.word(i + 1) == "-" && r.is_glued(i)
    {
        return false;
    }
    let known = verbs::of(low);
    let regular = low.len() > 4
        && low.ends_with("ed")
        && known.is_none()
        && inflection::guess(low).is_some()
        && !matches!(low, "hundred" | "indeed" | "speed" | "naked" | "sacred" | "united" | "wicked" | "rugged");
    let Some(before) = i.checked_sub(1).filter(|b| *b >= sentence.start).map(|b| r.low(b)) else { return false };
    let next = r.low(i + 1);
    let past = regular || known.is_some_and(|v| v.uses.past || v.uses.participle);
    if past {
        // "the injured man", "an agreed price": an adjective.
        let adjective = (DETERMINERS.contains(before)
            && !matches!(
                before,
                "that"
                    | "all"
                    | "both"
                    | "one"
                    | "several"
                    | "many"
                    | "others"
                    | "some"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "most"
                    | "neither"
                    | "each"
                    | "none"
                    | "those"
            )
            || PREPOSITIONS.contains(before) && before != "following"
            || before == "'s" && !matches!(next, "by"))
            && before != "as";
        let base = known.is_some_and(|v| v.uses.base);
        return !adjective && (!base || !PREPOSITIONS.contains(before) && before != "to");
    }
    if known.is_some_and(|v| v.uses.ing) {
        // ", killing two people", "after killing", "while driving".
        return matches!(
            before,
            "," | "after"
                | "before"
                | "while"
                | "by"
                | "without"
                | "when"
                | "of"
                | "and"
                | "for"
                | "denied"
                | "denies"
                | "admitted"
                | "admits"
        ) && (opens_object(r, i + 1) || next == "by");
    }
    let third = known.is_some_and(|v| v.uses.third);
    let base = known.is_some_and(|v| v.uses.base);
    if third || base {
        let apposed =
            before == "," && base && DETERMINERS.contains(next) && (sentence.start..i - 1).any(|k| r.word(k) == ",") && low == "own";
        let subject = apposed
            || r.is_capitalized(i - 1) && !third_noun(before)
            || matches!(before, "he" | "she" | "it" | "they" | "we" | "who" | "which" | "that" | "police" | "i")
            || third != base && (before.ends_with('s') == base) && before.len() > 3 && r.is_word(i - 1);
        return subject && opens_object(r, i + 1) && !DETERMINERS.contains(before) && !PREPOSITIONS.contains(before);
    }
    false
}

pub(super) fn third_noun(low: &str) -> bool {
    PREPOSITIONS.contains(low) || DETERMINERS.contains(low)
}

/// Whether an object can begin here: an article, a name, a pronoun, a figure.
pub(super) fn opens_object(r: &Reading, i: usize) -> bool {
    let low = r.low(i);
    DETERMINERS.contains(low)
        || PRONOUNS.contains(low) && low != "who"
        || r.is_number(i)
        || r.is_capitalized(i)
        || matches!(r.word(i), "$" | "€" | "£" | "“" | "\"")
}
