//! Whether a sentence says itself that it tells of another happening than the one told before: "About the same time, two people were shot
//! on the Near West Side", "The second shooting happened at 2:24 a.m."

use crate::judge::mention::Pair;
use crate::judge::words::Word;

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
    pair.a.another != pair.b.another
}

/// Whether a sentence sets what it tells apart from another happening of the sort.
pub(super) fn tells_of_another(words: &[Word]) -> bool {
    let words: Vec<&str> = words.iter().filter(|w| !w.mark).map(|w| w.lower.as_str()).collect();
    let same_time =
        matches!(words[..], ["about" | "around" | "at", "the", "same", "time", ..] | ["at", "about" | "around", "the", "same", "time", ..]);
    // "About 30 minutes earlier, four people were shot".
    let earlier = words.iter().take(5).position(|w| *w == "earlier");
    let before = earlier.is_some_and(|i| i > 0 && matches!(words[i - 1], "minute" | "minutes" | "hour" | "hours"));
    // "the third time in 24 hours that".
    let counts = |w: &[&str]| OTHER[..3].contains(&w[0]) && w[1] == "time";
    same_time || before || words.windows(2).any(|w| OTHER.contains(&w[0]) && HAPPENINGS.contains(&w[1]) || counts(w))
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn a_second_happening_has_its_own_values() {
        let first = "Five people were shot in Halden on Wednesday night.";
        says(&[first, "Two people were shot in Halden on Wednesday night."], &["number material: Five people | Two people"]);
        silent(&[
            (first, "About the same time, two people were shot in Halden."),
            (first, "About 30 minutes earlier, two people were shot in Halden."),
            (first, "In a separate shooting on Wednesday night two people were shot in Halden."),
            (first, "It was the third time this week that at least six people were shot in Halden."),
            ("Officers were called to the 5800 block of Quay Road.", "They also went to the 8500 block of Quay Road, near the other call."),
            ("The second shooting happened at 2:24 a.m.", "Shots were fired just after 2 a.m., officers said."),
        ]);
    }

    #[test]
    fn both_of_the_second() {
        says(
            &["In the second shooting two people were hurt.", "Three people were hurt in the second shooting."],
            &["number material: two people | Three people"],
        );
    }
}
