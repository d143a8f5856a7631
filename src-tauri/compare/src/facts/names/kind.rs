//! What a run of capitalized words names: titles parted from names, then heads, gazetteers, given names and the words around.

use std::ops::Range;

use super::gazetteer::{DEMONYMS, PLACES, STATES};
use super::tables::{
    COMMON, GIVEN, NO_ACRONYMS, ORGANIZATION_HEADS, PARTICLES, PERSON_VERBS, PLACE_HEADS, PLACE_STARTS, SPEAKING_HOUSES, SUFFIXES,
    TITLE_MODIFIERS, TITLES,
};
use crate::fact::FactKind;
use crate::facts::reading::Reading;

/// A part of a run.
pub struct Part {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// A title stands directly before it.
    pub titled: bool,
    /// A title stands directly after it ("Sorrel County | Coroner").
    pub before_title: bool,
}

/// Whether a lower-case word is a verb that people do.
pub fn is_person_verb(low: &str) -> bool {
    PERSON_VERBS.contains(low)
}

/// Parts a run at its titles: "Sorrel County Coroner Ann Moor" gives "Sorrel County" and "Ann Moor".
pub fn parts(r: &Reading, run: Range<usize>) -> Vec<Part> {
    let last = r.low(run.end - 1);
    let headed = ORGANIZATION_HEADS.contains(last) || PLACE_HEADS.contains(last);
    let title = (run.start..run.end).rev().find(|&i| is_title(r, i, &run));
    match title {
        Some(at) => {
            // "Justice Department", "Governor's Office", "President Street": the head rules.
            if headed && at + 1 < run.end && run.end - at <= 3 && !GIVEN.contains(r.low(at + 1)) {
                return vec![whole(run)];
            }
            let mut from = at;
            while from > run.start
                && (is_title(r, from - 1, &run)
                    || modifies(r, from - 1, run.start)
                    || matches!(r.word(from - 1), "-" | "&")
                    || r.word(from - 1) == "." && from >= run.start + 2 && is_title(r, from - 2, &run))
            {
                from -= 1;
            }
            let mut after = at + 1;
            while after < run.end && matches!(r.word(after), "." | "-") {
                after += 1;
            }
            let mut out = Vec::new();
            let mut before = run.start..from;
            if DEMONYMS.contains(r.low(before.start)) && before.len() == 1 {
                before.end = before.start;
            }
            while before.end > before.start && !r.is_word(before.end - 1) && r.word(before.end - 1) != "." {
                before.end -= 1;
            }
            if !before.is_empty() {
                out.push(Part { tokens: before, titled: false, before_title: true });
            }
            if after < run.end {
                // "Speaker of the House", "Secretary of State".
                if r.low(after) == "of" || r.low(after) == "for" {
                    let rest = after + 1 + usize::from(r.low(after + 1) == "the");
                    if rest < run.end {
                        out.push(whole(rest..run.end));
                    }
                } else {
                    out.push(Part { tokens: after..run.end, titled: true, before_title: false });
                }
            }
            out
        }
        None => {
            let mut run = run;
            if DEMONYMS.contains(r.low(run.start)) && run.len() >= 2 && GIVEN.contains(r.low(run.start + 1)) {
                run.start += 1;
            }
            // "Texas Republican": somebody of a place, no name.
            while run.len() >= 2 && DEMONYMS.contains(r.low(run.end - 1)) && !GIVEN.contains(r.low(run.start)) {
                run.end -= 1;
            }
            vec![whole(run)]
        }
    }
}

/// A word that belongs to the title after it and not to the name before it ("Sorrel County", "White House").
fn modifies(r: &Reading, i: usize, start: usize) -> bool {
    let low = r.low(i);
    let of_a_name = matches!(
        low,
        "county"
            | "city"
            | "state"
            | "house"
            | "justice"
            | "states"
            | "district"
            | "police"
            | "education"
            | "health"
            | "security"
            | "interior"
            | "defense"
            | "defence"
            | "finance"
            | "army"
            | "force"
    );
    TITLE_MODIFIERS.contains(low)
        && !(of_a_name && i > start && !TITLE_MODIFIERS.contains(r.low(i - 1)) && !DEMONYMS.contains(r.low(i - 1)))
}

fn whole(tokens: Range<usize>) -> Part {
    Part { tokens, titled: false, before_title: false }
}

fn is_title(r: &Reading, i: usize, run: &Range<usize>) -> bool {
    let low = r.low(i);
    if !TITLES.contains(low) || !r.is_capitalized(i) {
        return false;
    }
    match low {
        "general" => {
            i > run.start
                && matches!(
                    r.low(i - 1),
                    "attorney" | "secretary" | "major" | "brigadier" | "lieutenant" | "inspector" | "surgeon" | "solicitor"
                )
                || r.is_capitalized(i + 1) && GIVEN.contains(r.low(i + 1))
        }
        "justice" | "king" | "prince" | "chief" | "judge" | "bishop" | "dean" | "marshal" | "pope" | "major" | "duke" | "leader"
        | "house" | "agent" => {
            // Also last names: a given name before makes them one ("Owen King"). And given names: "His brother, Dean Marsh".
            let kin = |t: usize| {
                matches!(
                    r.low(t),
                    "brother"
                        | "sister"
                        | "son"
                        | "daughter"
                        | "husband"
                        | "wife"
                        | "father"
                        | "mother"
                        | "uncle"
                        | "nephew"
                        | "cousin"
                        | "friend"
                        | "partner"
                        | "neighbour"
                        | "neighbor"
                        | "colleague"
                )
            };
            let of_kin = i > 1 && (kin(i - 1) || r.word(i - 1) == "," && kin(i - 2)) && GIVEN.contains(low);
            !(i > run.start && GIVEN.contains(r.low(i - 1))) && !of_kin
        }
        "ms" | "miss" => i + 1 < run.end,
        _ => true,
    }
}

/// The kind of a part, and whether it is known by something better than a guess. `None`: no name.
pub fn of(r: &Reading, part: &Part) -> Option<(FactKind, bool)> {
    use FactKind::{Organization, Person, Place};
    let t = &part.tokens;
    let words: Vec<&str> = t.clone().map(|i| r.low(i)).filter(|w| *w != "." && *w != "-" && *w != "&").collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let text = r.span(t.clone())?.of(r.text);
    let low = text.to_lowercase();
    let count = words.len();
    let before = if t.start > 0 { r.low(t.start - 1) } else { "" };
    let next = r.low(t.end);
    if part.titled
        && !PLACES.contains(low.as_str())
        && !(ORGANIZATION_HEADS.contains(last) && count > 2)
        && !(count == 1 && COMMON.contains(last))
        && count <= 5
    {
        return Some((Person, true));
    }
    if PLACES.contains(low.trim_start_matches("the ").trim_end_matches('.')) {
        if low == "us" && text != "US" || low == "nice" && !matches!(before, "in" | "of" | "at" | "from" | "to") {
            return None;
        }
        let person = GIVEN.contains(low.as_str()) && count == 1 && !locative(before) && before != ",";
        return Some((Place, !person));
    }
    if before == "," && count == 1 && STATES.contains_key(first) {
        return Some((Place, true));
    }
    if count == 1 && DEMONYMS.contains(first) {
        return None;
    }
    if count == 1 && (super::is_acronym(text) || text.contains('.') && text.chars().filter(|c| c.is_uppercase()).count() >= 2) {
        return if NO_ACRONYMS.contains(first) { None } else { Some((Organization, true)) };
    }
    // "Radio Bramley", "Televisión Norte".
    if count >= 2 && matches!(first, "radio" | "tv" | "télé" | "televisión") {
        return Some((Organization, true));
    }
    if SUFFIXES.contains(last) && count >= 2 {
        return Some((Person, true));
    }
    let has_of = words.contains(&"of") || words.contains(&"for");
    let headed = t.clone().any(|i| ORGANIZATION_HEADS.contains(r.low(i)));
    if has_of && headed {
        return Some((Organization, true));
    }
    if has_of && words.iter().any(|w| PLACE_HEADS.contains(w) || *w == "republic") {
        return Some((Place, true));
    }
    if count >= 2
        && GIVEN.contains(first)
        && count <= 4
        && !ORGANIZATION_HEADS.contains(last)
        && !(PLACE_HEADS.contains(last) && !is_last_name_too(last))
    {
        return Some((Person, true));
    }
    if count >= 2 && ORGANIZATION_HEADS.contains(last) {
        return Some((Organization, true));
    }
    if count >= 2 && PLACE_HEADS.contains(last) && !(is_last_name_too(last) && age_follows(r, t.end)) {
        return Some((Place, true));
    }
    if count == 1 && (ORGANIZATION_HEADS.contains(first) || PLACE_HEADS.contains(first)) {
        return if SPEAKING_HOUSES.contains(first) { Some((Organization, true)) } else { None };
    }
    if count == 1 && SPEAKING_HOUSES.contains(first) {
        return Some((Organization, true));
    }
    if count >= 2 && PLACE_STARTS.contains(first) && !age_follows(r, t.end) {
        return Some((Place, locative(before)));
    }
    let initial = t.clone().any(|i| i > t.start && r.word(i) == "." && r.word(i - 1).chars().count() == 1);
    let particle =
        words.iter().skip(1).any(|w| PARTICLES.contains(w)) && t.clone().any(|i| PARTICLES.contains(r.low(i)) && !r.is_capitalized(i));
    if count >= 2 && (initial || particle) && count <= 5 {
        return Some((Person, true));
    }
    let named_by_letters = t.clone().any(|i| super::is_acronym(r.word(i)));
    if count >= 2 && (DEMONYMS.contains(first) || named_by_letters) {
        return Some((Organization, false));
    }
    if part.before_title {
        // "Trump campaign spokesman" is lower case; "Acme Chairman Roe".
        return Some((Organization, false));
    }
    if count >= 2 {
        if words.iter().all(|w| COMMON.contains(w) || TITLES.contains(w)) {
            return None;
        }
        if age_follows(r, t.end) || age_precedes(r, t.start) {
            return Some((Person, true));
        }
        if count <= 3
            && (is_person_verb(next) || next == "," && matches!(r.low(t.end + 1), "who" | "whose" | "a" | "an" | "the"))
            && before != "the"
        {
            return Some((Person, count == 2 && !words.iter().any(|w| COMMON.contains(w))));
        }
        if locative(before) {
            return Some((Place, false));
        }
        if before == "the" || count >= 4 || words.iter().any(|w| COMMON.contains(w)) {
            return Some((Organization, false));
        }
        return Some((Person, false));
    }
    // One word.
    if COMMON.contains(first) || TITLES.contains(first) || TITLE_MODIFIERS.contains(first) {
        return None;
    }
    if GIVEN.contains(first) || age_follows(r, t.end) || age_precedes(r, t.start) {
        return Some((Person, false));
    }
    if locative(before) {
        return Some((Place, false));
    }
    // "the road at Halden was closed", "staff at Orlen said": nobody is met at a person.
    if matches!(before, "the" | "at") {
        return Some((Organization, false));
    }
    if is_person_verb(next) || next == "'s" {
        return Some((Person, false));
    }
    Some((Organization, false))
}

/// "in", "near": what follows is likely to be a place.
fn locative(before: &str) -> bool {
    matches!(
        before,
        "in" | "near"
            | "outside"
            | "throughout"
            | "across"
            | "downtown"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "nearby"
            | "neighboring"
    )
}

/// Words that are both heads of places and last names.
fn is_last_name_too(low: &str) -> bool {
    matches!(
        low,
        "hill"
            | "park"
            | "lake"
            | "street"
            | "lane"
            | "rivers"
            | "bay"
            | "ford"
            | "forest"
            | "garden"
            | "field"
            | "fields"
            | "woods"
            | "brooks"
            | "banks"
            | "ridge"
            | "towns"
            | "towers"
            | "place"
            | "drive"
            | "court"
            | "way"
            | "desert"
            | "st"
            | "dr"
            | "falls"
            | "heights"
            | "point"
            | "beach"
            | "base"
            | "mount"
    ) && !matches!(low, "street" | "st" | "drive" | "dr" | "court" | "falls" | "heights" | "beach" | "place" | "base")
}

/// ", 27," and " (27)" after a name.
fn age_follows(r: &Reading, end: usize) -> bool {
    let age = |i: usize| r.is_number(i) && r.word(i).parse::<u8>().is_ok_and(|n| n > 0 && n < 115);
    matches!(r.word(end), "," | "(") && age(end + 1) && matches!(r.word(end + 2), "," | ")" | ";" | "." | "and" | "of")
}

/// "27-year-old" before a name.
fn age_precedes(r: &Reading, start: usize) -> bool {
    start >= 3 && r.low(start - 1) == "old" && r.word(start - 2) == "-" && r.low(start - 3) == "year"
}
