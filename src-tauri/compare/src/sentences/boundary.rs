//! Whether a mark ends a sentence: judged by the words on both sides of it.

use super::abbreviations::{Abbreviations, Dot};
use super::clock::{clock_ends, is_clock, is_month, minutes_follow, scaled};
use super::following::{Next, last_word, speech_follows};
use super::stops::{Run, brackets, closers, is_armenian_stop, is_terminator, is_unseen};

/// Where the sentences of one paragraph end, the paragraph's own end left out: byte places, in order.
pub fn ends(text: &str, abbreviations: &mut Abbreviations) -> Vec<usize> {
    let brackets = brackets(text);
    let mut at_bracket = 0;
    let mut out: Vec<usize> = Vec::new();
    let mut quotes = 0usize;
    let mut i = 0;
    while let Some(c) = text[i..].chars().next() {
        let next = i + c.len_utf8();
        if c == '"' {
            quotes += 1;
        }
        if !is_terminator(c) && !is_armenian_stop(text, i, c) {
            i = next;
            continue;
        }
        let run = Run::at(text, i);
        let (end, more) = closers(text, run.end, quotes % 2 == 1);
        quotes += more;
        while brackets.get(at_bracket).is_some_and(|b| b.1 <= run.start) {
            at_bracket += 1;
        }
        let shielded = brackets.get(at_bracket).is_some_and(|b| b.0 < run.start && run.end < b.1 && end < b.1);
        let from = out.last().copied().unwrap_or(0);
        if !shielded && decide(text, from, &run, end, abbreviations) {
            out.push(end);
            i = end;
        } else if let Some(split) = run.first_dot_ends(text) {
            out.push(split);
            i = end;
        } else {
            i = end.max(next);
        }
    }
    captions(text, &mut out);
    if let Some(end) = date_line(text)
        && out.first().is_none_or(|&first| first > end)
    {
        out.insert(0, end);
    }
    out.retain(|&e| e < text.len());
    out
}

/// A picture's credit run on to its caption ("The bridge in May Photo: Jo Lind") is a sentence of its own.
fn captions(text: &str, ends: &mut Vec<usize>) {
    const CREDITS: &[&str] = &["Image: ", "Photo: ", "Photograph: ", "Picture: ", "Credit: ", "Foto: ", "Bild: "];
    let found: Vec<usize> = CREDITS
        .iter()
        .flat_map(|c| text.match_indices(c))
        .map(|m| m.0)
        .filter(|&at| {
            let before = &text[..at];
            before.ends_with(' ')
                && before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '.')
                && text[at..].split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
        })
        .collect();
    if !found.is_empty() {
        ends.extend(found);
        ends.sort_unstable();
        ends.dedup();
    }
}

/// "Thursday, May 7, 2015 On Tuesday, …": a whole date at the beginning that nothing ties to what follows stood on a line of its own.
fn date_line(text: &str) -> Option<usize> {
    const DAYS: &[&str] = &["Monday,", "Tuesday,", "Wednesday,", "Thursday,", "Friday,", "Saturday,", "Sunday,"];
    const MONTHS: &[&str] =
        &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let mut words = text.split_ascii_whitespace();
    let weekday = words.next()?;
    let (month, day, year, next) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let dated = DAYS.contains(&weekday)
        && MONTHS.contains(&month)
        && day.strip_suffix(',').is_some_and(|d| (1..=2).contains(&d.len()) && digits(d))
        && year.len() == 4
        && digits(year);
    (dated && next.starts_with(char::is_uppercase)).then(|| year.as_ptr() as usize - text.as_ptr() as usize + year.len())
}

/// Whether the sentence that began at `from` ends with this run (and its closers, which end at `end`).
fn decide(text: &str, from: usize, run: &Run, end: usize, abbreviations: &Abbreviations) -> bool {
    let rest = &text[end..];
    let tight = rest.chars().next().is_some_and(|c| !c.is_whitespace());
    let next = Next::of(rest);
    if run.full {
        return !(tight && text[run.start..].starts_with(':'));
    }
    let Some(first) = next.first else { return rest.trim().is_empty() };
    let word = last_word(&text[from..run.start]);
    if tight {
        return run.single && end == run.end && missing_blank(word, next.word, abbreviations);
    }
    if first.is_lowercase() && !is_camel(next.word) {
        // Text typed without capitals: only after an ordinary word, and never after a closing quote.
        return end == run.end && !run.ellipsis && abbreviations.is_plain(word) && !next.dashed && !next.bracketed;
    }
    let closed = end > run.end;
    if !run.single {
        if run.ellipsis {
            return !first.is_numeric()
                && next.word != "I"
                && !(first.is_alphabetic() && text[run.start..].starts_with(". . . .") && !closed && before_is_close(text, run));
        }
        return !(closed && speech_follows(&rest[rest.len() - next.rest.len()..]));
    }
    if text[run.start + 1..end].chars().any(|c| matches!(c, ')' | ']')) && word.is_empty() {
        return true;
    }
    full_stop(text, from, run, closed, word, &next, abbreviations)
}

fn before_is_close(text: &str, run: &Run) -> bool {
    text[..run.start].chars().next_back().is_some_and(|c| !c.is_whitespace())
}

/// One full stop, a blank, and a word that does not begin small.
fn full_stop(text: &str, from: usize, run: &Run, closed: bool, word: &str, next: &Next, abbreviations: &Abbreviations) -> bool {
    let starter = abbreviations.is_starter(next.word);
    let number_next = next.first.is_some_and(char::is_numeric);
    if word.is_empty() {
        return true;
    }
    let sentence = text[from..run.start].trim_start();
    let figure = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    if !figure.is_empty()
        && figure.chars().all(|c| c.is_ascii_digit())
        && word[..word.len() - figure.len()].ends_with(|c: char| !c.is_alphanumeric()) | (figure == word)
    {
        return after_figure(sentence, figure, next, number_next, abbreviations);
    }
    let letters: Vec<char> = word.chars().filter(|c| !is_unseen(*c) && *c != '.').take(12).collect();
    // "i.e.", "e.g.", "v.": never the end.
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "i.e" | "e.g" | "z.b" | "d.h" | "u.a" | "p.ej") {
        return false;
    }
    if is_clock(sentence, &lower) {
        return clock_ends(sentence, next, starter);
    }
    let initialism =
        word.contains('.') && word.split('.').all(|p| p.chars().count() <= 2 && !p.is_empty() && p.chars().all(char::is_alphabetic));
    if initialism {
        // "Washington, D.C. — The", "U.S. (AP)".
        return !next.dashed && (starter && !is_name_continued(next) || closed) || state_before(sentence, word) && !next.dashed;
    }
    if letters.len() == 1 && letters[0].is_alphabetic() {
        // Initials, "т. б.", "z. B."; a lone letter with a word that begins sentences behind it is the end.
        let before = sentence[..sentence.len() - word.len()].trim_end();
        let after_small = before.chars().next_back().is_some_and(|c| c.is_alphanumeric())
            && last_word(before).chars().next().is_some_and(|c| c.is_lowercase() || c.is_numeric());
        if !letters[0].is_uppercase() && !letters[0].is_lowercase() {
            return false;
        }
        if letters[0].is_lowercase() {
            return starter && !before.ends_with('.');
        }
        return (starter && next.word.chars().count() > 1) || (word == "I" && after_small) || closed;
    }
    let dot = abbreviations.dot(word.rsplit(['/', '-', '–']).next().unwrap_or(word));
    match dot {
        Dot::Ends => !(abbreviations.ordinal_stop && is_roman(word) && !starter),
        Dot::Never => closed,
        Dot::BeforeNumber => !number_next,
        Dot::Month => !number_next,
        Dot::State => !next.dashed && !next.bracketed && (comma_before(sentence, word) || starter || closed),
        Dot::MayEnd if word.eq_ignore_ascii_case("st") => {
            let street = last_word(sentence[..sentence.len() - word.len()].trim_end())
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_numeric());
            starter && street || closed
        }
        Dot::MayEnd if lower == "etc" => true,
        Dot::MayEnd => (starter || closed) && !next.dashed,
    }
}

/// A figure before the full stop: a list number, half of "2. 6m", an ordinal, or the end.
fn after_figure(sentence: &str, word: &str, next: &Next, number_next: bool, abbreviations: &Abbreviations) -> bool {
    let before = sentence[..sentence.len() - word.len()].trim_end();
    if before.is_empty() && word.len() <= 3 {
        return false;
    }
    if number_next && (before.ends_with(['$', '€', '£', '¥']) || scaled(next)) {
        return false;
    }
    if word.len() <= 2 && (is_month(next.word) || minutes_follow(next.rest)) {
        return false;
    }
    if abbreviations.ordinal_stop && word.len() <= 2 && !abbreviations.is_starter(next.word) {
        return false;
    }
    true
}

/// "Mesa, Ariz": the state stands after a comma.
fn comma_before(sentence: &str, word: &str) -> bool {
    sentence[..sentence.len() - word.len()].trim_end().ends_with(',')
}

/// "Washington, D.C", "Sun City, N.M": the same with initials.
fn state_before(sentence: &str, word: &str) -> bool {
    comma_before(sentence, word)
        && matches!(word, "D.C" | "N.Y" | "N.J" | "N.M" | "N.H" | "N.C" | "N.D" | "S.C" | "S.D" | "W.Va" | "R.I" | "B.C" | "P.E.I")
}

/// "U.S. First Lady": openers that names hold too.
fn is_name_continued(next: &Next) -> bool {
    matches!(next.word, "First" | "Second" | "Police" | "Officials" | "Image" | "Images" | "Video")
        && next.rest.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
}

fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'))
}

/// A missing blank ("at home.The"): only before a word that begins sentences, and no address or file name.
fn missing_blank(word: &str, next: &str, abbreviations: &Abbreviations) -> bool {
    let plain = word.chars().count() >= 2 && word.chars().all(char::is_alphanumeric) && word.chars().any(char::is_lowercase);
    plain && next.chars().count() >= 2 && abbreviations.is_starter(next)
}

/// "iPhone", "eBay".
fn is_camel(word: &str) -> bool {
    let mut c = word.chars();
    c.next().is_some_and(char::is_lowercase) && c.next().is_some_and(char::is_uppercase)
}
