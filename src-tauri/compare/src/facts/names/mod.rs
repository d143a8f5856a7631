//! People, organizations and places in news prose, without a model: runs of capitalized words, told apart by titles, heads,
//! gazetteers, given names and what stands around them, then resolved to the fullest form that the article prints.

#![allow(clippy::nonminimal_bool, reason = "a rule and its exceptions read as such")]

/// Street addresses, blocks and corners.
mod address;
/// Whether two names can mean the same organization or place.
mod bodies;
/// Countries, states, cities, demonyms.
pub mod gazetteer;
/// What a run of words names.
mod kind;
/// Whether two names can mean the same.
pub mod likeness;
/// Short forms to full forms.
mod resolve;
/// Runs of capitalized words.
mod runs;
/// Whether two words are spellings of one.
mod spelling;
/// Tables of words.
pub mod tables;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::Found;
use super::reading::Reading;
use crate::article::Passage;
use crate::fact::{Fact, FactKind, Name, Value};
use crate::span::Span;
use crate::token::TokenClass;
use gazetteer::{DEMONYMS, PLACES, STATES};
use tables::{CALENDAR, COMMON, GIVEN, NO_ACRONYMS, ORGANIZATION_HEADS, PLACE_HEADS, SPEAKING_HOUSES, TITLE_MODIFIERS, TITLES};

/// A name before it is resolved.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    sentence: i32,
    tokens: Range<usize>,
    span: Span,
    words: String,
    kind: FactKind,
    /// Known by something better than a guess.
    sure: bool,
}

/// Finds the names of a passage.
pub fn find(passage: &Passage, found: &mut Found) {
    let r = Reading::new(passage);
    let seen = Seen::of(&r, passage);
    let mut candidates: Vec<Candidate> = Vec::new();
    for sentence in passage.sentences {
        let range = r.range(sentence);
        let mut blocked = vec![false; range.len()];
        for address in address::find(&r, range.clone()) {
            blocked[address.start - range.start..address.end - range.start].fill(true);
            push(&r, sentence.index, address, FactKind::Place, true, &mut candidates);
        }
        let style = Style::of(&r, range.clone());
        for run in runs::find(&r, range.clone()) {
            if blocked[run.start - range.start..run.end - range.start].contains(&true) {
                continue;
            }
            match style {
                Style::Prose => prose(&r, sentence.index, run, range.start, &seen, &mut candidates),
                Style::Headline => headline(&r, sentence.index, run, &seen, &found.known, &mut candidates),
            }
        }
    }
    let names = resolve::resolve(&r, candidates, &found.known);
    for (candidate, canonical) in names {
        found.known.insert(canonical.clone(), candidate.kind);
        found.facts.push(Fact {
            kind: candidate.kind,
            sentence: candidate.sentence,
            span: candidate.span,
            value: Value::Name(Name { canonical }),
        });
    }
}

/// Names known from the article's other passage: canonical form and kind.
pub type Known = BTreeMap<String, FactKind>;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Names alone are capitalized.
    Prose,
    /// Most Words Are Capitalized, OR ALL OF IT IS.
    Headline,
}

impl Style {
    fn of(r: &Reading, range: Range<usize>) -> Self {
        let (mut upper, mut lower, mut shouted) = (0, 0, 0);
        for i in range.clone() {
            if !r.is_word(i) || r.word(i).chars().count() < 4 {
                continue;
            }
            if r.is_capitalized(i) {
                upper += 1;
                shouted += usize::from(r.word(i).chars().all(char::is_uppercase));
            } else if !matches!(r.low(i), "with" | "from" | "over" | "that" | "after" | "into" | "about" | "this") {
                lower += 1;
            }
        }
        let ends_in_point = range.end > range.start && r.word(range.end - 1) == ".";
        let titled = upper >= 4 && upper > 4 * lower && !ends_in_point;
        if titled || (shouted >= 3 && shouted > 2 * lower && shouted * 2 > upper) { Self::Headline } else { Self::Prose }
    }
}

/// What the passage as a whole tells of its words.
struct Seen<'a> {
    /// Words in lower case.
    lower: HashSet<&'a str>,
    /// Capitalized words inside prose sentences, not at the beginning.
    inside: HashSet<&'a str>,
}

impl<'a> Seen<'a> {
    fn of(r: &Reading<'a>, passage: &Passage<'a>) -> Self {
        let (mut lower, mut inside) = (HashSet::new(), HashSet::new());
        for sentence in passage.sentences {
            let range = r.range(sentence);
            if Style::of(r, range.clone()) == Style::Headline {
                continue;
            }
            for i in range.clone() {
                if r.tokens[i].class != TokenClass::Word {
                    continue;
                }
                if !r.is_capitalized(i) {
                    lower.insert(r.word(i));
                } else if i > range.start && !begins_clause(r, i) {
                    inside.insert(r.word(i));
                }
            }
        }
        Self { lower, inside }
    }

    fn is_lower(&self, low: &str) -> bool {
        self.lower.contains(low)
    }
}

/// A capital that the place demands: after an opening quotation mark, a colon, a dash or a bullet.
fn begins_clause(r: &Reading, i: usize) -> bool {
    i > 0
        && matches!(
            r.word(i - 1),
            "“" | "\"" | "‘" | "«" | "„" | ":" | "—" | "–" | "•" | "*" | "." | "!" | "?" | "(" | "[" | "…" | "|" | "'" | "»" | "”"
        )
}

fn push(r: &Reading, sentence: i32, tokens: Range<usize>, kind: FactKind, sure: bool, out: &mut Vec<Candidate>) {
    if let Some(span) = r.span(tokens.clone()) {
        let words = span.of(r.text).split_whitespace().collect::<Vec<_>>().join(" ");
        out.push(Candidate { sentence, tokens, span, words, kind, sure });
    }
}

/// A run in prose: drops what only the place capitalizes, parts titles from names, and tells the kinds apart.
fn prose(r: &Reading, sentence: i32, mut run: Range<usize>, sentence_start: usize, seen: &Seen, out: &mut Vec<Candidate>) {
    let initial = run.start == sentence_start || begins_clause(r, run.start);
    let mut stripped = false;
    while run.start < run.end {
        let low = r.low(run.start);
        let alone = run.end - run.start == 1;
        let named = TITLES.contains(low) || TITLE_MODIFIERS.contains(low) || PLACES.contains(low);
        let common = COMMON.contains(low) && (alone || !named);
        let drop = if CALENDAR.contains(low) {
            alone || !(GIVEN.contains(low) && r.is_capitalized(run.start + 1))
        } else if initial && !stripped {
            common && !(seen.inside.contains(r.word(run.start)) && alone && !seen.is_lower(low)) && !starts_name(r, &run)
                || alone && !common && seen.is_lower(low)
                || DEMONYMS.contains(low) && alone
        } else {
            is_function_word(low) || alone && DEMONYMS.contains(low)
        };
        if !drop {
            break;
        }
        stripped = true;
        run.start += 1;
        while run.start < run.end && !r.is_capitalized(run.start) {
            run.start += 1;
        }
    }
    while run.end > run.start
        && (CALENDAR.contains(r.low(run.end - 1)) && run.end - run.start > 1
            || is_function_word(r.low(run.end - 1)) && r.is_capitalized(run.end - 1))
    {
        run.end -= 1;
    }
    if run.is_empty() {
        return;
    }
    let alone = run.end - run.start == 1;
    if alone && initial && !stripped && !believable(r, run.start, seen) {
        return;
    }
    for part in kind::parts(r, run) {
        if let Some((kind, sure)) = kind::of(r, &part) {
            push(r, sentence, part.tokens, kind, sure, out);
        }
    }
}

/// "First National Bank", "New Hope": a common word that begins a name.
fn starts_name(r: &Reading, run: &Range<usize>) -> bool {
    let count = run.end - run.start;
    let last = r.low(run.end - 1);
    let low = r.low(run.start);
    let adjective = matches!(
        low,
        "new"
            | "old"
            | "big"
            | "little"
            | "first"
            | "second"
            | "united"
            | "national"
            | "federal"
            | "local"
            | "white"
            | "black"
            | "red"
            | "blue"
            | "green"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "state"
            | "city"
            | "county"
            | "police"
            | "world"
            | "great"
            | "long"
            | "international"
            | "american"
            | "health"
            | "water"
            | "fire"
            | "school"
            | "supreme"
            | "house"
            | "trade"
            | "justice"
            | "defense"
    );
    count >= 2
        && adjective
        && (ORGANIZATION_HEADS.contains(last)
            || PLACE_HEADS.contains(last)
            || PLACES.contains(joined(r, run).as_str())
            || count == 2 && matches!(low, "new" | "north" | "south" | "east" | "west" | "white" | "san"))
}

fn joined(r: &Reading, run: &Range<usize>) -> String {
    r.span(run.clone()).map_or(String::new(), |s| s.of(r.text).to_lowercase())
}

fn is_function_word(low: &str) -> bool {
    matches!(
        low,
        "the"
            | "a"
            | "an"
            | "and"
            | "or"
            | "but"
            | "in"
            | "on"
            | "at"
            | "of"
            | "for"
            | "to"
            | "by"
            | "with"
            | "from"
            | "as"
            | "if"
            | "when"
            | "while"
            | "after"
            | "before"
            | "since"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "this"
            | "that"
            | "these"
            | "those"
            | "is"
            | "was"
            | "are"
            | "were"
            | "there"
            | "what"
            | "who"
            | "how"
            | "why"
            | "where"
            | "not"
            | "no"
            | "yes"
            | "it's"
            | "he's"
            | "she's"
            | "so"
            | "then"
    )
}

/// A single word at the beginning of a sentence that is a name all the same.
fn believable(r: &Reading, i: usize, seen: &Seen) -> bool {
    let (word, low) = (r.word(i), r.low(i));
    if seen.inside.contains(word)
        || PLACES.contains(low)
        || SPEAKING_HOUSES.contains(low)
        || (is_acronym(word) && !NO_ACRONYMS.contains(low))
    {
        return true;
    }
    if COMMON.contains(low) || seen.is_lower(low) {
        return false;
    }
    if GIVEN.contains(low) {
        return true;
    }
    let next = r.low(i + 1);
    let derived = ["ing", "ly", "ed", "tion", "ers", "ors", "ists", "ness", "ment"].iter().any(|e| low.ends_with(e));
    !derived && (next == "'s" || kind::is_person_verb(next))
}

/// Two to six capitals, figures allowed after the first.
fn is_acronym(word: &str) -> bool {
    let count = word.chars().count();
    (2..=6).contains(&count)
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// A run in a headline or in capitals: only names known otherwise, because all words are capitalized there.
fn headline(r: &Reading, sentence: i32, run: Range<usize>, seen: &Seen, known: &Known, out: &mut Vec<Candidate>) {
    let mut i = run.start;
    'words: while i < run.end {
        for end in (i + 1..=run.end.min(i + 5)).rev() {
            let Some(span) = r.span(i..end) else { continue };
            let words = span.of(r.text);
            let low = words.to_lowercase();
            let match_known = known.iter().find(|(name, _)| {
                let name_low = name.to_lowercase();
                name_low == low
                    || end == i + 1
                        && low.chars().count() > 3
                        && !COMMON.contains(low.as_str())
                        && name_low.rsplit(' ').next() == Some(low.as_str())
            });
            let single = end == i + 1;
            let kind = if let Some((_, kind)) = match_known {
                Some(*kind)
            } else if PLACES.contains(low.as_str())
                && !(low == "us" && r.word(i) != "US")
                && !(single && matches!(low.as_str(), "nice" | "mobile" | "reading" | "turkey" | "chad" | "jackson" | "jordan" | "georgia"))
            {
                Some(FactKind::Place)
            } else if single && SPEAKING_HOUSES.contains(low.as_str()) {
                Some(FactKind::Organization)
            } else if !single
                && end - i <= 3
                && GIVEN.contains(r.low(i))
                && (i + 1..end).all(|j| !COMMON.contains(r.low(j)) && !seen.is_lower(r.low(j)) && plausible_last(r, j))
            {
                Some(FactKind::Person)
            } else {
                None
            };
            if let Some(kind) = kind {
                // Of a wholly capitalized pair "Jane Roe Dies" the verb is not part of the name: two words at most without proof.
                let end = if match_known.is_none() && kind == FactKind::Person { end.min(i + 2) } else { end };
                push(r, sentence, i..end, kind, true, out);
                i = end;
                continue 'words;
            }
        }
        if STATES.contains_key(r.low(i)) && i > run.start && r.word(i - 1) == "," {
            push(r, sentence, i..i + 1, FactKind::Place, true, out);
        }
        i += 1;
    }
}

/// A word of a headline that can be a last name: not a figure, not a verb of news.
fn plausible_last(r: &Reading, i: usize) -> bool {
    let low = r.low(i);
    r.word(i) == "."
        || r.is_word(i)
            && !matches!(
                low,
                "dies"
                    | "dead"
                    | "says"
                    | "wins"
                    | "loses"
                    | "resigns"
                    | "quits"
                    | "calls"
                    | "to"
                    | "announces"
                    | "named"
                    | "leaves"
                    | "joins"
                    | "gets"
                    | "faces"
                    | "won"
                    | "makes"
                    | "takes"
                    | "slams"
                    | "backs"
                    | "shot"
                    | "will"
                    | "arrested"
            )
}
