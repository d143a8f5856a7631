//! Reported speech: direct (between quotation marks), mixed (partly so) and indirect, with source, cue and content.
//!
//! Word order alone, no parser: quotation marks give the stretches that are spoken word for word, cue verbs with a subject to
//! their left or right give who says what. The classes follow PolNeAR (Newell et al., LREC 2018).

#![allow(clippy::nonminimal_bool, clippy::collapsible_if, reason = "a rule and its exceptions read as such")]

/// Sources without a verb.
mod according;
/// Who says what in a sentence.
mod clauses;
/// What a verb of reporting takes.
mod complement;
/// Where what is said begins and ends.
mod content;
/// Words that report.
pub mod cues;
/// Quotation marks.
pub mod marks;
/// A verb of reporting with its subject.
mod reported;
/// Who a source is.
mod speaker;
/// Who says it.
mod subject;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use super::Found;
use super::names::tables::COMMON;
use super::reading::Reading;
use crate::article::Passage;
use crate::fact::{Fact, FactKind, Quote, QuoteType, Value};
use crate::span::Span;
use clauses::Statement;
use marks::Region;

/// What a stretch between quotation marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A whole utterance.
    Utterance,
    /// A few words of one.
    Fragment,
    /// No speech: a work's title, a nickname, an inch mark.
    Other,
}

/// Who says a stretch.
#[derive(Clone, Debug)]
struct Claimed {
    source: Option<Span>,
    cue: Option<Span>,
}

/// Finds the quotes of a passage.
pub fn find(passage: &Passage, found: &mut Found) {
    let r = Reading::new(passage);
    let text = passage.text;
    let regions = marks::find(text);
    let ranges: Vec<Range<usize>> = regions.iter().map(|g| r.within(g.inner)).collect();
    let shapes: Vec<Shape> = regions.iter().zip(&ranges).map(|(g, t)| shape(&r, g, t)).collect();
    let mut quoted = vec![false; r.tokens.len()];
    let mut region_of: Vec<Option<usize>> = vec![None; r.tokens.len()];
    for (i, range) in ranges.iter().enumerate() {
        if shapes[i] != Shape::Other {
            quoted[range.clone()].fill(true);
            region_of[range.clone()].fill(Some(i));
        }
    }

    let mut claims: Vec<Option<(usize, Claimed)>> = vec![None; regions.len()];
    let mut others: Vec<(Statement, QuoteType, Span)> = Vec::new();
    for sentence in passage.sentences {
        let range = r.range(sentence);
        let statements = clauses::find(&r, range.clone(), &quoted, passage.language);
        for s in statements.into_iter().chain(colon(&r, &range, &quoted)) {
            let words: Vec<usize> = s.content.clone().filter(|&t| r.is_word(t) || r.is_number(t)).collect();
            let inside = words.iter().filter(|&&t| quoted[t]).count();
            let touched: Vec<usize> = {
                let mut all: Vec<usize> = words.iter().filter_map(|&t| region_of[t]).collect();
                all.dedup();
                all
            };
            let whole = touched.iter().any(|&g| shapes[g] == Shape::Utterance);
            let claimed = Claimed { source: s.source.clone().and_then(|x| r.span(x)), cue: r.span(s.cue.clone()) };
            // Words beside the quotation that belong to what is said: more than an "and" or a "that".
            let outside = words.len() - inside;
            let only_quoted = inside > 0 && (outside == 0 || whole && (outside <= 1 || inside >= 8 * outside));
            if only_quoted {
                for &g in &touched {
                    let near = ranges[g].start.abs_diff(s.cue.start).min(ranges[g].end.abs_diff(s.cue.start));
                    if claims[g].as_ref().is_none_or(|c| c.0 > near) {
                        claims[g] = Some((near, claimed.clone()));
                    }
                }
                continue;
            }
            // A left part that ends in a whole quotation: the quotation is what is said, the words before it are the outlet's.
            if whole && s.content.end <= s.cue.start {
                if let Some(&g) = touched.last()
                    && shapes[g] == Shape::Utterance
                    && ranges[g].end + 3 >= s.content.end
                {
                    let near = s.cue.start.abs_diff(ranges[g].end);
                    if claims[g].as_ref().is_none_or(|c| c.0 > near) {
                        claims[g] = Some((near, claimed.clone()));
                    }
                    continue;
                }
            }
            let Some(mut span) = r.span(s.content.clone()) else { continue };
            let kind = if inside > 0 { QuoteType::Mixed } else { QuoteType::Indirect };
            for &g in &touched {
                // The marks of a quotation inside belong to the content.
                if span.start >= regions[g].outer.start && span.start <= regions[g].inner.start {
                    span.start = regions[g].outer.start;
                }
                if span.end <= regions[g].outer.end && span.end >= regions[g].inner.start {
                    span.end = regions[g].outer.end;
                }
                if claims[g].is_none() && shapes[g] == Shape::Fragment {
                    claims[g] = Some((usize::MAX, claimed.clone()));
                }
            }
            others.push((s, kind, span));
        }
    }

    let names = speaker::Names::of(found);
    let sentences: Vec<Span> = passage.sentences.iter().map(|s| s.span).collect();
    let quoted_spans: Vec<Span> = regions.iter().map(|region| region.inner).collect();
    let mut told: Vec<(usize, String)> = Vec::new();
    inherit(passage, &r, &regions, &ranges, &shapes, &mut claims);
    let mut quotes: BTreeMap<(usize, usize), (QuoteType, Claimed)> = BTreeMap::new();
    for (g, region) in regions.iter().enumerate() {
        let Some((near, claimed)) = &claims[g] else { continue };
        let span = trimmed(text, region.inner);
        if *near == usize::MAX || span.is_empty() {
            continue;
        }
        quotes.insert((span.start, span.end), (QuoteType::Direct, claimed.clone()));
    }
    for (s, kind, span) in &others {
        let claimed = Claimed { source: s.source.clone().and_then(|x| r.span(x)), cue: r.span(s.cue.clone()) };
        quotes.entry((span.start, span.end)).or_insert((*kind, claimed));
    }
    let mut last: Option<(usize, String)> = None;
    for ((start, end), (quote_type, claimed)) in quotes {
        let Some(sentence) = sentence_at(passage, start) else { continue };
        let near = last.as_ref().filter(|(at, _)| start.saturating_sub(*at) < 800).map(|(_, name)| name.as_str());
        let around = speaker::Around { text, sentences: &sentences, quoted: &quoted_spans, told: &told };
        let speaker = claimed.source.and_then(|s| names.speaker(s, near, &around));
        if let Some(name) = &speaker {
            told.push((sentences.partition_point(|s| s.end <= start), name.clone()));
        }
        if let Some(name) = &speaker
            && quote_type != QuoteType::Indirect
        {
            last = Some((end, name.clone()));
        }
        found.facts.push(Fact {
            kind: FactKind::Quote,
            sentence,
            span: Span::new(start, end),
            value: Value::Quote(Quote { source: claimed.source, speaker, cue: claimed.cue, quote_type }),
        });
    }
}

/// The sentence in which a byte stands.
fn sentence_at(passage: &Passage, at: usize) -> Option<i32> {
    let i = passage.sentences.partition_point(|s| s.span.end <= at);
    passage.sentences.get(i).filter(|s| s.span.start <= at).map(|s| s.index)
}

/// Without blanks at both ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// What a stretch between quotation marks is, by its words and what stands around it.
fn shape(r: &Reading, region: &Region, tokens: &Range<usize>) -> Shape {
    let words: Vec<usize> = tokens.clone().filter(|&t| r.is_word(t) || r.is_number(t)).collect();
    let count = words.len();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return Shape::Other };
    let inner = region.inner.of(r.text).trim();
    let ends = inner.ends_with(['.', ',', '?', '!', '…', '—', '–', '-', ';']);
    let closes = inner.ends_with(['.', '?', '!', '…', '—']);
    let start = tokens.start;
    let before = (0..start).rev().take(4).find(|&t| !matches!(r.word(t), "“" | "\"" | "'" | "‘" | "«" | "„" | "”")).filter(|_| start > 0);
    let after =
        (tokens.end..r.tokens.len().min(tokens.end + 4)).find(|&t| !matches!(r.word(t), "”" | "\"" | "'" | "’" | "»" | "“" | "." | ","));
    let before_low = before.map_or("", |t| r.low(t));
    if count <= 4 && before.is_some_and(|t| r.is_capitalized(t) && t + 2 >= start) && after.is_some_and(|t| r.is_capitalized(t)) && !ends {
        return Shape::Other;
    }
    let capitals = words.iter().filter(|&&t| r.is_capitalized(t) || r.is_number(t)).count();
    let small = words.iter().filter(|&&t| !r.is_capitalized(t) && r.word(t).chars().count() > 3 && r.is_word(t)).count();
    let titled = count <= 10 && capitals >= 1 && small == 0 && r.is_capitalized(first) && r.is_capitalized(last) && !closes;
    if titled && (count >= 2 && capitals * 2 >= count || matches!(before_low, "on" | "of" | "in" | "show" | "program"))
        || titled && count == 1 && !COMMON.contains(r.low(first))
    {
        return Shape::Other;
    }
    if matches!(
        before_low,
        "book"
            | "film"
            | "movie"
            | "song"
            | "album"
            | "novel"
            | "series"
            | "titled"
            | "entitled"
            | "hashtag"
            | "play"
            | "episode"
            | "documentary"
            | "magazine"
    ) && count <= 12
        && !ends
    {
        return Shape::Other;
    }
    let begins = r.is_capitalized(first) || inner.starts_with(['…', '.', '[', '(', '$', '¿', '¡']) || r.is_number(first);
    let paragraph_start =
        before.is_none_or(|t| r.tokens.get(start).is_some_and(|s| r.text[r.tokens[t].span.end..s.span.start].contains('\n')));
    if begins && ends && (count >= 2 || paragraph_start) || paragraph_start && count >= 5 && (ends || begins) {
        return Shape::Utterance;
    }
    if begins && count >= 6 && matches!(before_low, "," | ":" | "said" | "says") {
        return Shape::Utterance;
    }
    Shape::Fragment
}

/// "WALLACE: Governor, …", "Roe: ‘I was first’": a name and a colon at the beginning.
fn colon(r: &Reading, range: &Range<usize>, quoted: &[bool]) -> Option<Statement> {
    let start = (range.start..range.end.min(range.start + 3)).find(|&t| r.is_word(t))?;
    let mut end = start;
    while end < range.end && end - start < 5 && (r.is_capitalized(end) || r.word(end) == ".") {
        end += 1;
    }
    if end == start || r.word(end) != ":" || end + 1 >= range.end {
        return None;
    }
    let turn = end == start + 1 && matches!(r.word(start), "Q" | "A") && !begins_small(r, end + 1);
    let shouted =
        turn || (start..end).all(|t| r.word(t).chars().all(|c| c.is_uppercase() || c == '.')) && r.word(start).chars().count() > 2;
    let next = (end + 1..range.end).find(|&t| r.is_word(t) || r.is_number(t))?;
    if matches!(
        r.low(start),
        "byline" | "length" | "section" | "source" | "dateline" | "update" | "note" | "photo" | "correction" | "video" | "related"
    ) {
        return None;
    }
    if !shouted && !quoted[next] || COMMON.contains(r.low(start)) && end - start == 1 {
        return None;
    }
    let range = &(range.start..if shouted { paragraph_end(r, range.end) } else { range.end });
    let last = (next..range.end).rev().find(|&t| r.is_word(t) || r.is_number(t)).unwrap_or(next);
    Some(Statement { source: Some(start..end), cue: end..end + 1, content: next..last + 1 })
}

/// Whole utterances without a cue of their own: the speaker before them or after them in the same paragraph, or of the
/// paragraph before that ended in a quote, or the one whom a colon introduces.
fn inherit(
    passage: &Passage,
    r: &Reading,
    regions: &[Region],
    ranges: &[Range<usize>],
    shapes: &[Shape],
    claims: &mut [Option<(usize, Claimed)>],
) {
    let paragraph = |g: usize| {
        let i = passage.sentences.partition_point(|s| s.span.end <= regions[g].inner.start);
        passage.sentences.get(i).map_or(usize::MAX, |s| s.paragraph)
    };
    let last_paragraph = |g: usize| {
        let i = passage.sentences.partition_point(|s| s.span.end < regions[g].inner.end);
        passage.sentences.get(i).map_or(usize::MAX, |s| s.paragraph)
    };
    let real = |c: &Option<(usize, Claimed)>| c.as_ref().is_some_and(|c| c.0 != usize::MAX);
    // "“No,” said Roe, “it was neglect.”": the speech goes on after its cue.
    for g in 1..regions.len() {
        let (from, to) = (ranges[g - 1].end, ranges[g].start);
        let close = to > from
            && to - from <= 14
            && !(from..to).any(|t| matches!(r.word(t), "." | "!" | "?" | ";"))
            && to >= 2
            && (to - 2..to).any(|t| r.word(t) == ",");
        let cue_between = claims[g - 1]
            .as_ref()
            .filter(|c| c.0 != usize::MAX)
            .and_then(|c| c.1.cue)
            .is_some_and(|c| c.start >= regions[g - 1].inner.end && c.end <= regions[g].outer.start);
        if close && cue_between && claims[g].is_none() && shapes[g] == Shape::Fragment {
            claims[g] = claims[g - 1].clone();
        }
    }
    for g in 0..regions.len() {
        if real(&claims[g]) || shapes[g] != Shape::Utterance {
            continue;
        }
        let own = paragraph(g);
        // A quotation of part of a sentence speaks for the whole one behind it, too.
        let earlier = (0..g)
            .rev()
            .take(6)
            .find(|&e| real(&claims[e]) || claims[e].is_some() && paragraph(e) == own && begins_sentence(passage, regions[g].outer.start));
        let later = (g + 1..regions.len().min(g + 6)).find(|&l| real(&claims[l]));
        let from = match (earlier, later) {
            (Some(e), _) if last_paragraph(e) == own => Some(e),
            (_, Some(l)) if paragraph(l) == own => Some(l),
            (Some(e), _) if last_paragraph(e).saturating_add(1) == own && begins_paragraph(passage, regions[g].outer.start) => Some(e),
            _ => None,
        };
        let claimed = match from {
            Some(f) => claims[f].as_ref().map(|c| c.1.clone()),
            None => introduced(r, ranges[g].start)
                .or_else(|| named_after(r, ranges[g].end))
                .or_else(|| begins_paragraph(passage, regions[g].outer.start).then_some(Claimed { source: None, cue: None })),
        };
        claims[g] = claimed.map(|c| (usize::MAX - 1, c));
    }
}

/// "Ann Roe said:" right before a quotation in a sentence or paragraph of its own.
fn introduced(r: &Reading, start: usize) -> Option<Claimed> {
    let mark = (start.saturating_sub(4)..start).rev().find(|&t| r.word(t) == ":")?;
    let cue = (mark.saturating_sub(12)..mark).rev().find(|&t| cues::is_saying(r.low(t), "en"))?;
    let from = (cue.saturating_sub(12)..cue)
        .rev()
        .take_while(|&t| !matches!(r.word(t), "." | "”" | "\"" | "!" | "?") && !r.is_line_end(t))
        .last()?;
    Some(Claimed { source: r.span(from..cue), cue: r.span(cue..cue + 1) })
}

/// Whether a byte is the first of its line.
fn begins_paragraph(passage: &Passage, at: usize) -> bool {
    passage
        .text
        .get(..at)
        .is_some_and(|t| t.trim_end_matches([' ', '\t', '\u{a0}']).is_empty() || t.trim_end_matches([' ', '\t', '\u{a0}']).ends_with('\n'))
}

/// "…,” Ann Roe elaborated": a name or pronoun and a verb right after a quotation that ends in a comma.
fn named_after(r: &Reading, end: usize) -> Option<Claimed> {
    let comma = end > 0 && matches!(r.word(end - 1), "," | "?" | "!" | "—");
    let start = (end..end + 3).find(|&t| r.is_word(t))?;
    if !comma {
        return None;
    }
    let mut stop = start;
    while stop < start + 5 && (r.is_capitalized(stop) || matches!(r.word(stop), "." | "-") && stop > start) {
        stop += 1;
    }
    if stop == start && matches!(r.low(start), "he" | "she" | "they") {
        stop += 1;
    }
    let verb = r.low(stop);
    (stop > start && r.is_word(stop) && (verb.ends_with("ed") || verb.ends_with('s')))
        .then_some(Claimed { source: r.span(start..stop), cue: r.span(stop..stop + 1) })
}

/// The token after the last of the line that goes on at token `i`; not further than a turn of an interview is long.
fn paragraph_end(r: &Reading, i: usize) -> usize {
    let last = i.saturating_sub(1);
    (last..r.tokens.len().min(last + 400)).find(|&k| r.is_line_end(k)).map_or(i, |k| k + 1).max(i)
}

/// Whether a byte is the first of its sentence.
fn begins_sentence(passage: &Passage, at: usize) -> bool {
    let i = passage.sentences.partition_point(|s| s.span.end <= at);
    passage.sentences.get(i).is_some_and(|s| s.span.start == at)
}

fn begins_small(r: &Reading, i: usize) -> bool {
    r.word(i).starts_with(char::is_lowercase)
}
