//! Sources without a verb: "according to", "laut", "selon", "según", and what stands between them and what is said.

use std::ops::Range;

use super::clauses::Statement;
use super::content::trim;
use crate::facts::reading::Reading;

/// "according to NP", "laut NP", "selon NP", "según NP": content before it, or after it where it begins the sentence.
pub(super) fn according(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Statement> {
    if matches!(r.low(i), "reported" | "noted" | "described" | "quoted" | "cited" | "told")
        && r.low(i + 1) == "by"
        && i > sentence.start
        && r.low(i - 1) == "as"
    {
        return opening(r, i - 1..i + 2, sentence);
    }
    let cue = match r.low(i) {
        "according" if r.low(i + 1) == "to" => i..i + 2,
        "laut" | "selon" | "según" => i..i + 1,
        "zufolge" => return behind(r, i, sentence),
        // "Nach Angaben der Polizei", "nach Aussage von".
        "nach" if matches!(r.low(i + 1), "angaben" | "aussage" | "aussagen" | "auskunft" | "ansicht" | "einschätzung" | "darstellung") => {
            i..i + 2
        }
        // "D'après le parquet".
        "d'après" => i..i + 1,
        "de" if matches!(r.low(i + 1), "acuerdo") && r.low(i + 2) == "con" => i..i + 3,
        _ => return None,
    };
    opening(r, cue, sentence)
}

/// A cue that its source follows, before or after what is said.
pub(super) fn opening(r: &Reading, cue: Range<usize>, sentence: &Range<usize>) -> Option<Statement> {
    let i = cue.start;
    let mut from = cue.end;
    if from >= sentence.end {
        return None;
    }
    let mut to = from;
    // German has its verb right behind the source: "Laut Feuerwehr war niemand vermisst".
    let german = matches!(r.low(cue.start), "laut" | "nach") && r.is_word(cue.start);
    while to < sentence.end
        && !(german && to > from && ends_german(r, from, to))
        && !(matches!(r.word(to), "," | ";" | "—" | "–" | "”" | "“" | "\"" | ":")
            || (r.word(to) == "." && to + 1 >= sentence.end)
            || r.word(to) == ")")
    {
        // "according to police as of Monday", "who …": enough.
        if matches!(r.low(to), "who" | "which" | "that" | "and") && to > from + 1 && r.low(to) != "and" {
            break;
        }
        to += 1;
    }
    while from < to && !r.is_word(from) && !r.is_number(from) {
        from += 1;
    }
    if from >= to {
        return None;
    }
    let opens = i == sentence.start || (sentence.start..i).all(|k| !r.is_word(k) || matches!(r.low(k), "but" | "and" | "yet" | "so"));
    let content = if opens {
        let start = to + usize::from(r.word(to) == ",");
        trim(r, start..sentence.end)
    } else {
        let start = clause_start(r, sentence.start, i);
        trim(r, start..i)
    };
    (!content.is_empty()).then_some(Statement { source: Some(from..to), cue, content })
}

/// Whether a German noun phrase that begins at `from` ends before `to`: after a noun, at a word in small letters that is none of its own.
pub(super) fn ends_german(r: &Reading, from: usize, to: usize) -> bool {
    let noun = (from..to).any(|k| r.is_capitalized(k));
    noun && r.is_word(to)
        && !r.is_capitalized(to)
        && r.is_capitalized(to - 1)
        && !matches!(r.low(to), "der" | "des" | "von" | "vom" | "und" | "in" | "im" | "aus" | "für" | "den" | "am" | "zu")
}

/// "Der Polizei zufolge": the source stands before.
pub(super) fn behind(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Statement> {
    let from = (sentence.start..i).rev().take(8).take_while(|&k| r.is_word(k)).last()?;
    let content = if from <= sentence.start + 1 { trim(r, i + 1..sentence.end) } else { trim(r, sentence.start..from) };
    (!content.is_empty()).then_some(Statement { source: Some(from..i), cue: i..i + 1, content })
}

/// Where the clause that "according to" closes begins: after a colon, a dash or ", but".
pub(super) fn clause_start(r: &Reading, start: usize, end: usize) -> usize {
    let mut k = end;
    while k > start {
        k -= 1;
        if matches!(r.word(k), ":" | ";")
            || (r.word(k) == "," && matches!(r.low(k + 1), "but" | "though" | "although" | "while")) && k + 4 < end
        {
            let skip = usize::from(r.word(k) == ",");
            return k + 1 + skip;
        }
    }
    start
}
