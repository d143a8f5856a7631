//! The sentences of an event as runs of words, each text once however many articles print it, and how much of one stands in another:
//! what tells copied text, by an index of the runs.
//!
//! What stands inside quotation marks does not count: that two reporters quote the same words says that both were told them, not that
//! one took them from the other.

use std::collections::HashMap;

use crate::align::terms::fold;
use crate::article::{Article, HEADLINE};
use crate::comparison::Place;
use crate::event::Event;
use crate::token::TokenClass;

/// Common runs of fewer words than this are chance.
pub(crate) const RUN: usize = 3;
/// Sentences with fewer words outside quotation marks are not taken for copied.
const SHORTEST: usize = 5;
/// From this share of the words of both in common runs on, two sentences count as copied.
pub(crate) const COPIED: f64 = 0.58;
/// A quotation is never longer than this; an odd mark does not swallow the rest of the article.
const LONGEST_QUOTE: usize = 3000;

/// Words outside quotation marks that one or more sentences have, in the same order.
#[derive(Debug)]
pub(crate) struct Text {
    /// The sentences that have them, in order of place.
    pub members: Vec<Place>,
    /// How many words.
    pub length: usize,
    /// The runs of [`RUN`] words, by number, as they follow one another.
    runs: Vec<u32>,
    /// The distinct runs, in order of number.
    distinct: Vec<u32>,
}

impl Text {
    /// The runs of [`RUN`] words, by number, as they follow one another.
    pub fn runs(&self) -> &[u32] {
        &self.runs
    }

    /// Whether a sentence of this text and one of another (or of the same) stand in two articles.
    pub fn apart(&self, other: &Self) -> bool {
        let only = |t: &Self| match (t.members.first(), t.members.last()) {
            (Some(first), Some(last)) if first.article == last.article => Some(first.article),
            _ => None,
        };
        only(self).is_none_or(|a| only(other) != Some(a))
    }
}

/// All texts of an event that may be copied.
#[derive(Debug)]
pub(crate) struct Texts {
    /// In order of their first sentences.
    pub all: Vec<Text>,
    of: HashMap<Place, usize>,
    /// For each run the texts that have it, in order.
    index: Vec<Vec<u32>>,
}

/// Counts of runs in common, to be used again and again.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    of: Vec<u32>,
    touched: Vec<u32>,
}

impl Counts {
    /// One more for each of a list.
    pub fn add(&mut self, list: &[u32]) {
        for &t in list {
            if self.of.len() <= t as usize {
                self.of.resize(t as usize + 1, 0);
            }
            if self.of[t as usize] == 0 {
                self.touched.push(t);
            }
            self.of[t as usize] += 1;
        }
    }

    /// All counts in order; none are left.
    pub fn take(&mut self) -> Vec<(usize, usize)> {
        self.touched.sort_unstable();
        let of = &mut self.of;
        self.touched.drain(..).map(|t| (t as usize, std::mem::take(&mut of[t as usize]) as usize)).collect()
    }
}

impl Texts {
    /// Reads them.
    pub fn of(event: &Event) -> Self {
        let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut numbers: HashMap<[u32; RUN], u32> = HashMap::new();
        let mut out = Self { all: Vec::new(), of: HashMap::new(), index: Vec::new() };
        for (place, words) in sentences(event) {
            let at = *known.entry(words).or_insert_with_key(|words| {
                let number = |run: &[u32]| {
                    let next = numbers.len() as u32;
                    *numbers.entry(std::array::from_fn(|i| run[i])).or_insert(next)
                };
                let runs: Vec<u32> = words.windows(RUN).map(number).collect();
                let mut distinct = runs.clone();
                distinct.sort_unstable();
                distinct.dedup();
                out.index.resize(numbers.len(), Vec::new());
                distinct.iter().for_each(|r| out.index[*r as usize].push(out.all.len() as u32));
                out.all.push(Text { members: Vec::new(), length: words.len(), runs, distinct });
                out.all.len() - 1
            });
            out.all[at].members.push(place);
            out.of.insert(place, at);
        }
        out
    }

    /// The text of a sentence; `None` where it is too short or mostly quotes.
    pub fn at(&self, place: Place) -> Option<usize> {
        self.of.get(&place).copied()
    }

    /// Share of the words of two texts that stand in runs which both have, 0 to 1.
    pub fn similarity(&self, a: usize, b: usize) -> f64 {
        let (s, t) = (&self.all[a], &self.all[b]);
        (covered(s, t) + covered(t, s)) as f64 / (s.length + t.length) as f64
    }

    /// The texts after one that are so alike that they count as copied, in order, with the similarity.
    pub fn copies(&self, text: usize, counts: &mut Counts) -> Vec<(usize, f64)> {
        for run in &self.all[text].runs {
            let have = &self.index[*run as usize];
            counts.add(&have[have.partition_point(|t| *t as usize <= text)..]);
        }
        let may = counts.take().into_iter().filter(|&(t, runs)| self.may_share(COPIED, text, t, runs));
        may.map(|(t, _)| (t, self.similarity(text, t))).filter(|t| t.1 >= COPIED).collect()
    }

    /// Whether two texts may share so many of their words, the first one having so many runs of the second: no more words can be common
    /// than runs tell, and most pairs end here.
    pub fn may_share(&self, least: f64, a: usize, b: usize, runs: usize) -> bool {
        let (s, t) = (&self.all[a], &self.all[b]);
        // Where a text says a run twice, the other may be covered by fewer runs than it covers.
        let most = if t.runs.len() == t.distinct.len() { runs * RUN } else { t.length };
        (runs * RUN + most) as f64 / (s.length + t.length) as f64 >= least
    }
}

/// Words of `a` that stand in runs which `b` has.
fn covered(a: &Text, b: &Text) -> usize {
    let (mut count, mut until) = (0, 0);
    for (i, run) in a.runs.iter().enumerate() {
        if b.distinct.binary_search(run).is_ok() {
            count += i + RUN - until.max(i);
            until = i + RUN;
        }
    }
    count
}

/// All sentences that may be copied, in order of place, and their words as numbers.
fn sentences(event: &Event) -> Vec<(Place, Vec<u32>)> {
    let mut ids: HashMap<String, u32> = HashMap::new();
    let mut out = Vec::new();
    for (article, a) in event.articles.iter().enumerate() {
        let quotations = quotations(a);
        for s in a.units() {
            let text = a.base(s.index);
            let tokens = a.tokens_of(s.index).iter().filter(|t| t.class != TokenClass::Punctuation);
            let all = tokens.clone().count();
            let words: Vec<u32> = tokens
                .filter(|t| s.index == HEADLINE || !quotations.iter().any(|q| q.0 < t.span.start && t.span.start < q.1))
                .map(|t| {
                    let next = ids.len() as u32;
                    *ids.entry(fold(t.of(text))).or_insert(next)
                })
                .collect();
            // A sentence that mostly quotes is a quotation with its frame.
            if words.len() >= SHORTEST && words.len() * 2 >= all {
                out.push((Place { article, sentence: s.index }, words));
            }
        }
    }
    out
}

/// Where quotations stand in the body. A mark that is never closed opens nothing, but for a quotation that goes on in the next
/// paragraph, which opens with a mark again.
pub(crate) fn quotations(article: &Article) -> Vec<(usize, usize)> {
    let text = article.text.as_str();
    let mut out = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let marks = article
        .tokens
        .iter()
        .filter(|t| t.class == TokenClass::Punctuation)
        .filter_map(|t| t.of(text).chars().next().map(|c| (t.span.start, c)));
    for (at, mark) in marks {
        if !matches!(mark, '"' | '“' | '”') {
            continue;
        }
        let Some((from, with)) = open else {
            if mark != '”' {
                open = Some((at, mark));
            }
            continue;
        };
        let between = text.get(from..at).unwrap_or("");
        let paragraph = between.contains('\n');
        let closes = if with == '“' { mark == '”' } else { mark == '"' };
        let goes_on = paragraph && mark == with && text[..at].trim_end_matches([' ', '\t']).ends_with('\n');
        if closes && !paragraph && between.len() <= LONGEST_QUOTE || goes_on && with == '“' {
            out.push((from, at));
            open = goes_on.then_some((at, mark));
        } else if mark != '”' {
            open = Some((at, mark));
        } else {
            open = None;
        }
    }
    out
}
