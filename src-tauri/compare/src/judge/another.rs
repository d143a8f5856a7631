//! Whether a sentence says itself that it tells of another happening than the one told before: "About the same time, two people were shot
//! on the Near West Side", "The second shooting happened at 2:24 a.m."

use crate::judge::mention::{Mention, Pair};

/// What there is a second one of.
const HAPPENINGS: &[&str] = &[
    "incident",
    "shooting",
    "attack",
    "crash",
    "fire",
    "collision",
    "explosion",
    "stabbing",
    "robbery",
    "blast",
    "raid",
    "accident",
    "call",
    "scene",
    "killing",
    "case",
    "protest",
];

/// What says that it is not the first.
const OTHER: &[&str] = &["second", "third", "fourth", "another", "other", "separate", "unrelated", "different", "earlier", "previous"];

/// Whether one of two sentences tells of another happening by its own words and the other doesn't.
pub(super) fn parts(pair: &Pair) -> bool {
    tells_of_another(pair.a) != tells_of_another(pair.b)
}

/// Whether the sentence sets what it tells apart from another happening of the sort.
fn tells_of_another(m: &Mention) -> bool {
    let words: Vec<&str> = m.words.iter().filter(|w| !w.mark).map(|w| w.lower.as_str()).collect();
    let opens =
        matches!(words[..], ["about" | "around" | "at", "the", "same", "time", ..] | ["at", "about" | "around", "the", "same", "time", ..]);
    // "the third time in 24 hours that".
    let counts = |w: &[&str]| OTHER[..3].contains(&w[0]) && w[1] == "time";
    opens || words.windows(2).any(|w| OTHER.contains(&w[0]) && HAPPENINGS.contains(&w[1]) || counts(w))
}
