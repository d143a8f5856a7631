//! Who an age is of, as printed: the name or noun that stands before or behind it.

use super::line::Line;
use super::vocabulary::{BEARERS, NO_NAMES};

/// Capitalised words that a number with a comma may follow and that are no name of a person.
pub(super) fn is_no_person(word: &str) -> bool {
    NO_NAMES.contains(word)
}

/// "two men, 19 and 20," is not read; "a man, 19," is: the noun before the comma.
pub(super) fn person_before(line: &Line, before: usize) -> Option<String> {
    let word = line.back(before, 1);
    matches!(
        word,
        "man"
            | "woman"
            | "boy"
            | "girl"
            | "driver"
            | "suspect"
            | "victim"
            | "teen"
            | "teenager"
            | "student"
            | "officer"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "wife"
            | "husband"
            | "mother"
            | "father"
            | "passenger"
            | "resident"
    )
    .then(|| line.raw(before - 1).to_owned())
}

/// The name that ends right before a token, as printed: capitalised words, initials and particles.
pub(super) fn name_before(line: &Line, before: usize) -> String {
    let mut from = before;
    let mut last_capital = before;
    while from > 0 && before - from < 8 {
        let i = from - 1;
        let word = line.word(i);
        let initial = word == "."
            && i > 0
            && line.is_word(i - 1)
            && (line.word(i - 1).len() == 1 || matches!(line.word(i - 1), "jr" | "sr" | "st" | "ii"))
            && line.is_joined(i);
        let inner = initial
            || matches!(word, "-" | "‑") && line.is_joined(i)
            || matches!(
                word,
                "de" | "la" | "van" | "von" | "der" | "den" | "bin" | "al" | "el" | "da" | "dos" | "di" | "del" | "“" | "”" | "\"" | "ibn"
            );
        // "Kim Do-yun": the second part of a given name.
        let given = line.is_word(i) && line.is_joined(i) && i > 1 && matches!(line.word(i - 1), "-" | "‑") && line.is_capital(i - 2);
        if (line.is_capital(i) || given) && line.is_word(i) && !is_no_person(word) && !line.taken[i] {
            last_capital = i;
        } else if word == "," && matches!(line.back(from, 0), "jr" | "sr") && from < before {
        } else if !inner || from == before && !initial {
            break;
        }
        from = i;
    }
    if last_capital == before { String::new() } else { line.span(last_capital, before).of(line.text).to_owned() }
}

/// Who has an age that stands before: "19-year-old John Smith", "2-year-old girl", "the 19-year-old, John Smith,".
pub(super) fn bearer_after(line: &Line, to: usize) -> String {
    let mut at = to;
    let mut noun = String::new();
    for _ in 0..7 {
        let word = line.word(at);
        if line.is_word(at) && line.is_capital(at) {
            let name_to = (at..(at + 7).min(line.len())).find(|&i| {
                let inner = line.is_capital(i) && line.is_word(i)
                    || line.word(i) == "."
                        && (line.word(i - 1).len() == 1 || matches!(line.word(i - 1), "mr" | "mrs" | "ms" | "dr" | "sgt" | "lt" | "st"))
                    || line.is_hyphen(i)
                    || matches!(line.word(i), "de" | "la" | "van" | "von" | "bin" | "al" | "el" | "del");
                !inner
            });
            let name_to = name_to.unwrap_or((at + 7).min(line.len()));
            let words = (at..name_to).filter(|&i| line.is_word(i)).count();
            // "19-year-old Memphis man": one capital and then a person.
            if words == 1 && is_person_noun(line.word(name_to)) {
                return line.raw(name_to).to_owned();
            }
            if is_person_noun(line.word(name_to)) && words <= 3 {
                return line.raw(name_to).to_owned();
            }
            return line.span(at, name_to).of(line.text).to_owned();
        }
        if is_person_noun(word) {
            noun = line.raw(at).to_owned();
            at += 1;
            // "19-year-old suspect John Smith", "19-year-old man, John Smith,"
            if line.is_capital(at) && line.is_word(at) && line.is_capital(at + 1) {
                continue;
            }
            if line.word(at) == "," && line.is_capital(at + 1) && line.is_capital(at + 2) {
                at += 1;
                continue;
            }
            return noun;
        }
        if noun.is_empty() && at == to && word == "," && line.is_capital(at + 1) && line.is_capital(at + 2) && line.is_word(at + 2) {
            at += 1;
            continue;
        }
        if !line.is_word(at)
            || matches!(
                word,
                "was"
                    | "is"
                    | "were"
                    | "who"
                    | "and"
                    | "from"
                    | "in"
                    | "at"
                    | "of"
                    | "had"
                    | "has"
                    | "to"
                    | "with"
                    | "said"
                    | "on"
                    | "by"
                    | "for"
                    | "as"
                    | "when"
            )
        {
            break;
        }
        at += 1;
    }
    noun
}

pub(super) fn is_person_noun(word: &str) -> bool {
    BEARERS.contains(word)
}

/// Who has an age that stands after: "John Smith, aged 19", "a man in his 20s", "boys aged 14 and 15".
pub(super) fn bearer_before(line: &Line, before: usize) -> String {
    let mut at = before;
    if at > 0 && matches!(line.back(at, 1), "," | "is" | "was" | "who") {
        at -= 1;
        if at > 0 && matches!(line.back(at, 1), "," | "who") {
            at -= 1;
        }
    }
    let name = name_before(line, at);
    if !name.is_empty() {
        return name;
    }
    (0..3)
        .find_map(|k| at.checked_sub(k + 1).filter(|&i| is_person_noun(line.word(i)) || line.word(i) == "people"))
        .map_or(String::new(), |i| line.raw(i).to_owned())
}

/// "John Smith is a 19-year-old": the name before the verb.
pub(super) fn subject_before(line: &Line, from: usize) -> String {
    let mut at = from;
    if matches!(line.back(at, 1), "a" | "an" | "the" | "at" | "only" | "just") {
        at -= 1;
    }
    if at > 0 && matches!(line.back(at, 1), "is" | "was" | "," | "died") {
        return name_before(line, at - 1);
    }
    String::new()
}
