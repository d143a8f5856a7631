//! Noun phrases to the left and right of a verb, by word order and closed tables.

use std::ops::Range;
use std::sync::LazyLock;

use super::verbs;
use crate::facts::names::tables::{ABBREVIATIONS, CALENDAR};
use crate::facts::reading::{Reading, Words, words};

/// No noun phrase is longer, in tokens.
const LONGEST: usize = 14;
/// How many phrases hung on by prepositions are walked over to the head ("the driver of the bus from Halden").
const HUNG: usize = 4;

/// Words that begin a noun phrase.
pub static DETERMINERS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "a an the this that these those his her their its my our your some any no every each another both all several many most few neither either one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands
        other more at about nearly",
    )
});

/// Pronouns that are a phrase of their own.
pub static PRONOUNS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "he she they it we i you him them me us himself herself themselves itself who whom nobody somebody someone anyone anybody everyone everybody none nothing something everything one others",
    )
});

/// Prepositions: what follows hangs on a noun or verb before.
pub static PREPOSITIONS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "in on at from with by to for into onto over under near after before during about against between among through across along around behind beyond inside outside since until till upon within without toward towards off out up down
        aboard alongside atop versus past throughout as than like despite amid via per of because except including following",
    )
});

/// Words at which a phrase ends: conjunctions, question words, helping verbs, adverbs.
static STOPS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "and or but nor that which who whom whose when while where whether if although though because so yet then there here not n't never also still already again just only even later now today yesterday tomorrow tonight too ago
        is are was were be been being am has have had having do does did will would can could may might must shall should cannot said says told how why what however meanwhile instead once twice soon away back together alone ahead late early",
    )
});

/// Whether a token can stand inside a noun phrase: a noun, an adjective, a name, a figure.
fn nominal(r: &Reading, i: usize) -> bool {
    let low = r.low(i);
    if r.is_number(i) {
        return true;
    }
    if !r.is_word(i) || STOPS.contains(low) || PREPOSITIONS.contains(low) && !(r.is_capitalized(i) && low != "of") || low.ends_with("n't") {
        return false;
    }
    // Adverbs part subject and verb; finite verbs end a phrase unless a noun is spelt so.
    if low.ends_with("ly")
        && low.len() > 5
        && !r.is_capitalized(i)
        && !matches!(low, "family" | "assembly" | "elderly" | "supply" | "friendly" | "early" | "monthly" | "weekly" | "daily")
    {
        return false;
    }
    true
}

/// Marks that join words of one phrase.
fn joins(r: &Reading, i: usize) -> bool {
    let glued = i > 0 && r.is_glued(i - 1);
    match r.word(i) {
        "-" | "‑" => glued && r.is_glued(i),
        "&" | "$" | "€" | "£" | "%" | "'" | "’" => true,
        "." => glued && ABBREVIATIONS.contains(r.low(i.saturating_sub(1))),
        _ => false,
    }
}

/// A phrase and its head noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// All its tokens.
    pub tokens: Range<usize>,
    /// The last noun before any "of".
    pub head: usize,
}

/// The plain phrase that ends right before `end`: no "of" in it.
fn chunk_before(r: &Reading, floor: usize, end: usize) -> Option<Phrase> {
    let mut k = end;
    while k > floor && end - k < LONGEST {
        let i = k - 1;
        let low = r.low(i);
        if r.is_line_end(i) && i + 1 < end {
            break;
        }
        if PRONOUNS.contains(low) && !matches!(low, "one" | "others") {
            return (k == end).then_some(Phrase { tokens: i..end, head: i });
        }
        if nominal(r, i) || joins(r, i) {
            k = i;
            if DETERMINERS.contains(low)
                && !matches!(
                    low,
                    "one"
                        | "two"
                        | "three"
                        | "four"
                        | "five"
                        | "six"
                        | "seven"
                        | "eight"
                        | "nine"
                        | "ten"
                        | "more"
                        | "other"
                        | "all"
                        | "both"
                        | "no"
                )
                && !(k > floor && matches!(r.low(k - 1), "all" | "both" | "about" | "nearly" | "some"))
            {
                break;
            }
            continue;
        }
        // "Roe and Odell", "police and soldiers": both sides alike.
        if low == "and" && k < end && i > floor && nominal(r, i - 1) && alike(r, floor, i, k) {
            k = i;
            continue;
        }
        break;
    }
    while k < end && (!r.is_word(k) && !r.is_number(k) && !matches!(r.word(k), "$" | "€" | "£") || r.low(k) == "'s" || r.low(k) == "and")
    {
        k += 1;
    }
    let head = (k..end).rev().find(|&t| r.is_word(t) && r.low(t) != "'s" || r.is_number(t))?;
    (!DETERMINERS.contains(r.low(head)) || r.is_number(head) || head > k || counts_alone(r.low(head)))
        .then_some(Phrase { tokens: k..end, head })
}

/// Words of number that may stand for people or things by themselves.
fn counts_alone(low: &str) -> bool {
    matches!(
        low,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "dozens"
            | "hundreds"
            | "thousands"
            | "all"
            | "both"
            | "several"
            | "many"
            | "some"
            | "most"
    )
}

fn alike(r: &Reading, floor: usize, and: usize, after: usize) -> bool {
    let before = and - 1;
    let starts = |t: usize| r.is_capitalized(t) || DETERMINERS.contains(r.low(t)) || r.is_number(t);
    // "… the driver and two passengers": the phrase before must begin somewhere near.
    let opened = (floor..and).rev().take(4).any(starts);
    r.is_capitalized(before) == r.is_capitalized(after)
        && (starts(after) && opened || !starts(after) && r.low(before).ends_with('s') && before == floor)
}

/// The noun phrase that ends right before `end`: prepositional phrases hung on it are walked over, "of" belongs to it.
pub fn before(r: &Reading, floor: usize, end: usize) -> Option<Phrase> {
    let mut phrase = chunk_before(r, floor, end)?;
    let mut whole = phrase.clone();
    for _ in 0..HUNG {
        let start = phrase.tokens.start;
        if start <= floor + 1 || !PREPOSITIONS.contains(r.low(start - 1)) || r.is_capitalized(start - 1) {
            break;
        }
        // "In Halden police", "According to": nothing before the preposition.
        let Some(earlier) = chunk_before(r, floor, start - 1) else { break };
        if is_time(r, &earlier) || verbs::of(r.low(earlier.head)).is_some_and(|v| v.uses.past && !v.uses.base) {
            break;
        }
        let of = r.low(start - 1) == "of";
        whole = Phrase { tokens: earlier.tokens.start..if of { whole.tokens.end } else { earlier.tokens.end }, head: earlier.head };
        phrase = earlier;
    }
    (!is_time(r, &whole)).then_some(whole)
}

/// The noun phrase that begins at `from` or after its adverbs.
pub fn after(r: &Reading, from: usize, ceiling: usize) -> Option<Phrase> {
    let start = from;
    let low = r.low(start);
    if start >= ceiling {
        return None;
    }
    if PRONOUNS.contains(low) && !matches!(low, "who" | "one" | "others") {
        return Some(Phrase { tokens: start..start + 1, head: start });
    }
    let mut k = start;
    let mut head = None;
    let mut of = false;
    while k < ceiling && k - start < LONGEST {
        let low = r.low(k);
        if DETERMINERS.contains(low)
            && !matches!(low, "that")
            && (k == start
                || of && head_open(r, k)
                || r.low(k - 1) == "of"
                || matches!(r.low(k - 1), "all" | "both" | "about" | "nearly" | "some" | "at")
                || counts_alone(low))
        {
            if !of && counts_alone(low) {
                head = Some(k);
            }
            k += 1;
            continue;
        }
        if low == "of" && head.is_some() && k + 1 < ceiling {
            of = true;
            k += 1;
            continue;
        }
        if low == "and"
            && head.is_some()
            && k + 1 < ceiling
            && k > start
            && nominal(r, k + 1)
            && r.is_capitalized(k + 1) == r.is_capitalized(k - 1)
            && !matches!(r.low(k + 1), "plans" | "wants" | "hopes" | "seeks" | "intends" | "says" | "said")
            && (r.is_capitalized(k + 1) || DETERMINERS.contains(r.low(k + 1)) || !finite_ahead(r, k + 1))
        {
            k += 1;
            continue;
        }
        // "beat Marlow Town 3-1": a figure behind a name is not of it.
        if r.is_number(k) && head.is_some() && r.is_capitalized(k - 1) {
            break;
        }
        if nominal(r, k) && !DETERMINERS.contains(low) && !ends_phrase(r, k, start) {
            if !of && r.low(k) != "'s" {
                head = Some(k);
            }
            k += 1;
            if r.is_line_end(k - 1) {
                break;
            }
            continue;
        }
        if joins(r, k) {
            k += 1;
            continue;
        }
        break;
    }
    let mut end = k;
    if end > start + 1 && matches!(r.low(end - 1), "first" | "last") && !DETERMINERS.contains(r.low(end - 2)) {
        end -= 1;
        head = head.map(|h| h.min(end - 1));
    }
    while end > start
        && (matches!(r.low(end - 1), "of" | "and" | "a" | "an" | "the" | "'s")
            || !r.is_word(end - 1) && !r.is_number(end - 1) && r.word(end - 1) != "%")
    {
        end -= 1;
    }
    let phrase = Phrase { tokens: start..end, head: head? };
    (phrase.head < end && !is_time(r, &phrase)).then_some(phrase)
}

fn head_open(r: &Reading, k: usize) -> bool {
    r.low(k.saturating_sub(1)) == "of"
}

/// A day or date behind a noun, or a participle or verb that goes on with the sentence.
fn ends_phrase(r: &Reading, k: usize, start: usize) -> bool {
    let low = r.low(k);
    if k == start {
        return false;
    }
    if CALENDAR.contains(low) && low != "may" && r.is_capitalized(k) {
        return true;
    }
    matches!(low, "last" | "next" | "early" | "late" | "overnight") && matches!(r.low(k + 1), "week" | "month" | "year" | "night" | "summer" | "winter" | "spring" | "autumn" | "fall" | "in" | "on" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
        || verbs::of(low).is_some_and(|v| v.uses.past && !v.uses.base && !r.is_capitalized(k) && !is_nominal_before(r, k))
        // A verb of no table: "angered the crews", "plans to".
        || low.len() > 4 && low.ends_with("ed") && verbs::of(low).is_none() && !r.is_capitalized(k) && (DETERMINERS.contains(r.low(k + 1)) || r.is_capitalized(k + 1))
        || r.low(k + 1) == "to" && matches!(low, "plans" | "wants" | "hopes" | "seeks" | "intends" | "refuses" | "tries" | "agrees" | "vows" | "threatens" | "promises")
        || low.len() > 4 && low.ends_with("ing") && verbs::of(low).is_some_and(|v| v.uses.ing) && !r.is_capitalized(k) && matches!(r.low(k + 1), "the" | "a" | "an" | "his" | "her" | "their")
}

/// A participle before a noun is an adjective ("two injured men").
fn is_nominal_before(r: &Reading, k: usize) -> bool {
    matches!(r.low(k.saturating_sub(1)), "first" | "second" | "third" | "last" | "final" | "single" | "new" | "warning" | "opening")
        || DETERMINERS.contains(r.low(k.saturating_sub(1))) && nominal(r, k + 1)
        || matches!(r.low(k.saturating_sub(1)), "the" | "a" | "an")
}

fn finite_ahead(r: &Reading, k: usize) -> bool {
    (k..k + 4).any(|t| verbs::of(r.low(t)).is_some_and(|v| v.uses.past) || STOPS.contains(r.low(t)) && !matches!(r.low(t), "and" | "or"))
}

/// "last week", "Monday", "two days": no one who acts.
fn is_time(r: &Reading, p: &Phrase) -> bool {
    let low = r.low(p.head);
    CALENDAR.contains(low) && (low != "may" && low != "march" || p.tokens.len() > 1)
        || matches!(
            low,
            "week"
                | "weeks"
                | "month"
                | "months"
                | "year"
                | "years"
                | "day"
                | "days"
                | "hour"
                | "hours"
                | "minutes"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "midnight"
                | "noon"
                | "time"
                | "later"
                | "earlier"
                | "dawn"
                | "weekend"
                | "today"
                | "yesterday"
        )
}

/// The head noun in lower case and singular.
pub fn singular(low: &str) -> String {
    match low {
        "men" | "women" | "policemen" | "gunmen" | "firemen" | "policewomen" | "fishermen" | "servicemen" => {
            return low.replace("men", "man");
        }
        "people" | "police" | "news" | "series" | "children" => return low.to_owned(),
        _ => {}
    }
    if let Some(stem) = low.strip_suffix("ies").filter(|s| s.len() > 2) {
        return format!("{stem}y");
    }
    if ["ches", "shes", "sses", "xes"].iter().any(|e| low.ends_with(e)) {
        return low[..low.len() - 2].to_owned();
    }
    match low.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') && !stem.ends_with('u') && !stem.ends_with('i') => stem.to_owned(),
        _ => low.to_owned(),
    }
}
