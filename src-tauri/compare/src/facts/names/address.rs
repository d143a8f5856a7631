//! Street addresses, blocks, corners and numbered roads as places.

use std::ops::Range;

use super::tables::{ABBREVIATIONS, STREETS};
use crate::facts::reading::Reading;

const DIRECTIONS: &[&str] =
    &["n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];
const NUMBERED_ROADS: &[&str] = &["interstate", "highway", "hwy", "route", "rt", "us", "i", "sr", "autobahn", "county"];

/// The addresses of a sentence, as ranges of tokens in order.
pub fn find(r: &Reading, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        match at(r, i, sentence.end) {
            Some(end) if end > i => {
                out.push(i..end);
                i = end;
            }
            _ => i += 1,
        }
    }
    out
}

/// Where the address that begins at token `i` ends.
fn at(r: &Reading, i: usize, end: usize) -> Option<usize> {
    if r.is_number(i) {
        if matches!(r.low(i + 1), "block" | "blk") && i + 1 < end {
            return block(r, i + 2, end);
        }
        if is_ordinal(r.low(i)) {
            let street = street(r, i, end)?;
            return Some(corner(r, street, end).unwrap_or(street)).filter(|&e| e > i + 1);
        }
        if house_number(r.word(i)) {
            let first = directions(r, i + 1, end);
            let stop = street(r, first, end)?;
            return ends_in_street(r, stop).then_some(stop);
        }
        return None;
    }
    let numbered = NUMBERED_ROADS.contains(&r.low(i)) && r.is_capitalized(i);
    if numbered {
        let next = if r.word(i + 1) == "-" && r.is_glued(i) { i + 2 } else { i + 1 };
        let plain = r.word(next).bytes().all(|b| b.is_ascii_digit()) && r.word(next).len() <= 4 && !r.word(next).is_empty();
        if next < end && plain && (r.low(i) != "i" || next == i + 2) && r.low(i) != "us" && r.low(i) != "county" {
            return Some(next + 1);
        }
    }
    let first = directions(r, i, end);
    if first > i && is_ordinal(r.low(first)) {
        let stop = street(r, first, end)?;
        return ends_in_street(r, stop).then(|| corner(r, stop, end).unwrap_or(stop));
    }
    None
}

/// "block of North Alder", "block of West 44th Street".
fn block(r: &Reading, of: usize, end: usize) -> Option<usize> {
    if r.low(of) != "of" {
        return None;
    }
    let first = directions(r, of + 1, end);
    street(r, first, end).or(Some(first).filter(|&f| f > of + 1))
}

/// The end of the street name that begins here: capitalized words or an ordinal, up to the street word where there is one.
fn street(r: &Reading, first: usize, end: usize) -> Option<usize> {
    let mut i = first;
    let mut plain = first;
    while i < end && i < first + 6 {
        let name = r.is_capitalized(i)
            || is_ordinal(r.low(i)) && i == first
            || (i > first && matches!(r.low(i), "de" | "la" | "of" | "the") && r.is_capitalized(i + 1));
        if !name || (i > first && r.is_line_end(i - 1)) {
            break;
        }
        if STREETS.contains(r.low(i)) && i > first {
            let point = (r.word(i + 1) == "." && r.is_glued(i) && i + 1 < end && ABBREVIATIONS.contains(r.low(i))) as usize;
            // "Marlow Circle South"
            let after = i + 1 + point;
            let tail = (after < end && DIRECTIONS.contains(&r.low(after)) && r.is_capitalized(after)) as usize;
            return Some(after + tail);
        }
        i += 1;
        if r.word(i) == "." && r.is_glued(i - 1) && r.word(i - 1).chars().count() <= 2 && i + 1 < end {
            i += 1;
        }
        if r.word(i) == "-" && i > 0 && r.is_glued(i - 1) && r.is_capitalized(i + 1) {
            i += 1;
        }
        plain = i;
    }
    (plain > first).then_some(plain)
}

/// "87th and Ashland", "31st Street and Linden Avenue".
fn corner(r: &Reading, i: usize, end: usize) -> Option<usize> {
    if !matches!(r.low(i), "and" | "&") || i + 1 >= end {
        return None;
    }
    let first = directions(r, i + 1, end);
    if !r.is_capitalized(first) && !is_ordinal(r.low(first)) {
        return None;
    }
    street(r, first, end)
}

/// Past "W.", "South", "N".
fn directions(r: &Reading, mut i: usize, end: usize) -> usize {
    while i < end && DIRECTIONS.contains(&r.low(i)) && r.is_capitalized(i) {
        i += 1;
        if r.word(i) == "." && i < end {
            i += 1;
        }
    }
    i
}

fn ends_in_street(r: &Reading, stop: usize) -> bool {
    (1..=3).any(|back| stop >= back && STREETS.contains(r.low(stop - back)))
}

fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
}

fn house_number(word: &str) -> bool {
    word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit())
}
