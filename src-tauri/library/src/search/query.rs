//! What was typed to a question to the index, and the answer as runs to be shown.

use rusqlite::{Connection, params};

use super::index::BREAK;

/// Words of a question that count; nobody types more.
const MOST_WORDS: usize = 16;
/// Sentences of one article that are shown.
const SENTENCES: usize = 3;
/// Letters of a hit that are shown.
const SHOWN: usize = 280;
/// Letters before the first hit in a text that is cut.
const BEFORE: usize = 80;
/// Marks around a hit in what the index answers. No text has them.
const MARKS: [char; 2] = ['\u{2}', '\u{3}'];

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitKind {
    /// A headline or a sentence.
    Sentence,
    /// Why something is a difference.
    Difference,
    /// What a person noted.
    Note,
    /// An event's name.
    Event,
}

impl HitKind {
    const ALL: [Self; 4] = [Self::Sentence, Self::Difference, Self::Note, Self::Event];

    /// In the index.
    pub(super) fn number(self) -> i64 {
        Self::ALL.iter().position(|k| *k == self).map_or(0, |at| at as i64)
    }
}

/// Something that has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// The event.
    pub event: String,
    /// The article, of a sentence.
    pub article: Option<String>,
    /// The sentence's index; -1 is the headline.
    pub sentence: Option<i32>,
    /// The difference or claim, of a reason or note.
    pub subject: Option<String>,
    /// The text, cut where it is long, and which of it was looked for.
    pub runs: Vec<(String, bool)>,
}

/// What was typed in the language of FTS5; `None` where there is no word in it. Words alone go in, so nothing of that language can.
fn question(typed: &str) -> Option<String> {
    let quoted = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let parts: Vec<&str> = typed.split(quoted).collect();
    let mut wanted: Vec<String> = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let words: Vec<&str> = part.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        // An odd mark at the end opens a phrase that is still being typed.
        if i % 2 == 1 {
            if !words.is_empty() {
                wanted.push(format!("\"{}\"", words.join(" ")));
            }
            continue;
        }
        let begun = i + 1 == parts.len() && part.chars().next_back().is_some_and(char::is_alphanumeric);
        let last = words.len().saturating_sub(1);
        wanted.extend(words.iter().enumerate().map(|(n, w)| if begun && n == last { format!("\"{w}\"*") } else { format!("\"{w}\"") }));
    }
    wanted.truncate(MOST_WORDS);
    // An outlet's name alone would give all that it ever wrote: one word at least stands in the text.
    (!wanted.is_empty()).then(|| format!("({}) AND {{text}} : ({})", wanted.join(" AND "), wanted.join(" OR ")))
}

/// Searches an index.
pub(super) fn search(connection: &Connection, typed: &str, limit: usize) -> rusqlite::Result<Vec<Hit>> {
    let Some(question) = question(typed).filter(|_| limit > 0) else { return Ok(Vec::new()) };
    let mut best = connection.prepare_cached(
        // In this form FTS5 sorts by itself, and marks the hits of those rows alone that are answered.
        "SELECT t.event, t.kind, t.article, t.subject, t.headline, highlight(words, 0, ?2, ?3)
         FROM words CROSS JOIN texts AS t ON t.id = words.rowid
         WHERE words MATCH ?1 AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?4",
    )?;
    let [open, close] = MARKS.map(String::from);
    let mut rows = best.query(params![question, open, close, i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: i64 = row.get(1)?;
        let Some(kind) = HitKind::ALL.into_iter().find(|k| k.number() == kind) else { continue };
        let (headline, marked): (bool, String) = (row.get(4)?, row.get(5)?);
        let hit = |sentence, text: &str| -> rusqlite::Result<Hit> {
            Ok(Hit { kind, event: row.get(0)?, article: row.get(2)?, sentence, subject: row.get(3)?, runs: runs(text) })
        };
        if kind == HitKind::Sentence {
            for (place, text) in sentences(&marked) {
                hits.push(hit(Some(place - i32::from(headline)), text)?);
            }
        } else {
            hits.push(hit(None, &marked)?);
        }
    }
    hits.truncate(limit);
    Ok(hits)
}

/// The sentences of an article with the most hits, in its order.
fn sentences(marked: &str) -> Vec<(i32, &str)> {
    let count = |s: &str| s.matches(MARKS[0]).count();
    let all = (0..).zip(marked.split(BREAK)).filter(|(_, s)| count(s) > 0);
    let mut best: Vec<(i32, &str)> = all.collect();
    best.sort_by_key(|(place, s)| (std::cmp::Reverse(count(s)), *place));
    best.truncate(SENTENCES);
    best.sort_by_key(|(place, _)| *place);
    best
}

/// A marked text as runs, cut around its first hit.
fn runs(marked: &str) -> Vec<(String, bool)> {
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once(MARKS[0]) {
        let (hit, after) = after.split_once(MARKS[1]).unwrap_or((after, ""));
        pieces.push((before, false));
        pieces.push((hit, true));
        rest = after;
    }
    pieces.push((rest, false));
    let text: String = pieces.iter().map(|p| p.0).collect();
    let (from, to) = window(&text, pieces.first().map_or(0, |p| p.0.len()));
    let mut out: Vec<(String, bool)> = Vec::new();
    let mut put = |piece: &str, hit: bool| {
        if !piece.is_empty() {
            out.push((piece.to_owned(), hit));
        }
    };
    put(if from > 0 { "…" } else { "" }, false);
    let mut at = 0;
    for (piece, hit) in pieces {
        let (start, end) = (at.max(from), (at + piece.len()).min(to));
        if start < end {
            put(&text[start..end], hit);
        }
        at += piece.len();
    }
    put(if to < text.len() { "…" } else { "" }, false);
    out
}

/// The stretch of a text that is shown, at blanks where it is cut.
fn window(text: &str, first: usize) -> (usize, usize) {
    let back = |at: usize, letters: usize| text[..at].char_indices().rev().nth(letters).map_or(0, |(i, _)| i);
    let on = |at: usize, letters: usize| text[at..].char_indices().nth(letters).map_or(text.len(), |(i, _)| at + i);
    if on(0, SHOWN) == text.len() {
        return (0, text.len());
    }
    let from = if on(0, BEFORE) >= first { 0 } else { back(first, BEFORE) };
    let from = if from == 0 { 0 } else { text[from..first].find(' ').map_or(first, |i| from + i + 1) };
    let to = on(from, SHOWN);
    let to = if to == text.len() { to } else { text[from..to].rfind(' ').map_or(to, |i| from + i) };
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> String {
        question(typed).map(|q| q.split(") AND {").next().unwrap_or("").trim_start_matches('(').to_owned()).unwrap_or_default()
    }

    #[test]
    fn the_last_word_may_be_begun() {
        assert_eq!(words("Ferry Skar"), "\"Ferry\" AND \"Skar\"*");
        assert_eq!(words("ferry "), "\"ferry\"");
        assert_eq!((question("  "), question(""), question("* ( \u{0}")), (None, None, None));
    }

    #[test]
    fn quotation_marks_make_a_phrase_and_no_other_language_comes_through() {
        assert_eq!(words("fire “engine room”"), "\"fire\" AND \"engine room\"");
        assert_eq!(words("\"engine room"), "\"engine room\"", "still being typed");
        assert_eq!(words("a NEAR(b) OR c*"), "\"a\" AND \"NEAR\" AND \"b\" AND \"OR\" AND \"c\"");
        assert_eq!(words("it's 9:40"), "\"it\" AND \"s\" AND \"9\" AND \"40\"*");
    }

    fn shown(marked: &str) -> String {
        runs(&marked.replace('[', "\u{2}").replace(']', "\u{3}"))
            .into_iter()
            .map(|(t, hit)| if hit { format!("[{t}]") } else { t })
            .collect()
    }

    #[test]
    fn long_texts_are_cut_at_blanks_around_the_hit() {
        let text = format!("{}[Skarne] {}", "before ü ".repeat(60), "after ö ".repeat(80));
        let cut = shown(&text);
        assert!(cut.starts_with('…') && cut.ends_with('…') && cut.contains(" [Skarne] "), "{cut}");
        assert!(cut.chars().count() < SHOWN + 10);
        assert_eq!(shown("A [hit] and [another]."), "A [hit] and [another].");
        assert_eq!(shown(""), "");
        assert!(shown(&"ß".repeat(2000)).chars().count() <= SHOWN + 1);
        assert!(shown(&format!("[{}]", "ß".repeat(2000))).chars().count() <= SHOWN + 3);
    }
}
