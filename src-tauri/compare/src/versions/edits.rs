//! What was added, cut and changed from one version of an article to the next, sentence by sentence.
//!
//! Sentences of the same words are counterparts wherever they stand, by their keys. Of the rest those are that share most of their words:
//! found by an index of the rarer words, the likest first. A sentence beside such a pair that was parted from it, or became one with it,
//! belongs to the passage.

use std::collections::{BTreeMap, HashMap};

use crate::article::{Article, HEADLINE};
use crate::span::Span;
use crate::token::TokenClass;
use crate::versions::{Edit, Passage, Piece};
use crate::words::Worded;

/// A word that so many sentences without a counterpart have says nothing of which belong together.
const COMMON: usize = 24;
/// So many sentences are looked at for each.
const LOOKED_AT: usize = 8;
/// Share of the words of both that two sentences must have in common to be one another's counterparts.
const ALIKE: f64 = 0.5;
/// Share of a sentence's words that must stand in what its neighbour became, for it to have been parted from that.
const PARTED: f64 = 0.7;
/// Sentences of fewer words than this are not parted from another one.
const SHORTEST: usize = 4;

/// A sentence as its words, as they are compared.
struct Words {
    /// In order.
    list: Vec<String>,
    /// Each with how often it stands there.
    counts: BTreeMap<String, usize>,
}

impl Words {
    fn of(article: &Article, index: i32) -> Self {
        let base = article.base(index);
        let tokens = article.tokens_of(index).iter().filter(|t| t.class != TokenClass::Punctuation || says_something(t.of(base)));
        let list: Vec<String> = tokens.map(|t| t.of(base).to_lowercase().replace('’', "'").replace('\u{ad}', "")).collect();
        let mut counts = BTreeMap::new();
        list.iter().for_each(|w| *counts.entry(w.clone()).or_default() += 1);
        Self { list, counts }
    }

    fn in_common(&self, other: &Self) -> usize {
        self.counts.iter().map(|(w, n)| other.counts.get(w).map_or(0, |m| (*n).min(*m))).sum()
    }

    fn alike(&self, other: &Self) -> f64 {
        let all = self.list.len() + other.list.len();
        if all == 0 { 0.0 } else { (2 * self.in_common(other)) as f64 / all as f64 }
    }

    /// Share of its words that stand in another sentence beside those which that one has in common with a third.
    fn parted_from(&self, whole: &Self, other: &Self) -> f64 {
        if self.list.len() < SHORTEST {
            return 0.0;
        }
        let left = |w: &String, n: usize| n.saturating_sub(other.counts.get(w).copied().unwrap_or(0));
        let own: usize = self.counts.iter().map(|(w, n)| whole.counts.get(w).map_or(0, |m| left(w, *m).min(*n))).sum();
        own as f64 / self.list.len() as f64
    }
}

/// Whether anything but commas, stops, quotation marks and dashes stands there: words, figures, marks that carry meaning ("$5", "5 %").
fn says_something(words: &str) -> bool {
    words.chars().any(|c| c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '¥' | '%' | '+' | '=' | '°' | '&' | '#' | '@' | '/'))
}

/// The passages of two versions, in the order of [`super::Step::passages`].
pub(super) fn passages(earlier: &Article, later: &Article) -> Vec<Passage> {
    let mut out: Vec<Passage> = headline(earlier, later).into_iter().collect();
    let body = |a: &Article| a.sentences.iter().map(|s| Words::of(a, s.index)).collect::<Vec<_>>();
    let (old, new) = (body(earlier), body(later));
    let mut pairs = same(&old, &new);
    likest(&old, &new, &mut pairs);
    let (mut of_old, mut of_new) = (vec![None; old.len()], vec![None; new.len()]);
    // Ranges of sentences of both: most are of one.
    let mut ranges: Vec<(Range, Range)> = Vec::new();
    for (a, b) in pairs {
        of_old[a] = Some(ranges.len());
        of_new[b] = Some(ranges.len());
        ranges.push((Range(a, a), Range(b, b)));
    }
    parted(&old, &new, (&mut of_old, &mut of_new), &mut ranges);
    let mut made: Vec<Option<Passage>> = Vec::new();
    for (i, (a, b)) in ranges.iter().enumerate() {
        let passage = against((earlier, &old, *a), (later, &new, *b));
        if passage.is_none() {
            of_old.iter_mut().chain(&mut of_new).filter(|o| **o == Some(i)).for_each(|o| *o = None);
        }
        made.push(passage);
    }
    in_order(&of_old, &of_new, made, &mut out);
    out
}

/// The first and last sentence of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range(usize, usize);

/// The two headlines are one another's counterparts whatever they say.
fn headline(earlier: &Article, later: &Article) -> Option<Passage> {
    let whole = |a: &Article, changed: bool| {
        let span = a.headline.as_ref()?.span;
        Some(Piece { sentence: HEADLINE, changed: if changed { vec![span] } else { Vec::new() } })
    };
    match (&earlier.headline, &later.headline) {
        (None, None) => None,
        (None, Some(_)) => Some(Passage { edit: Edit::Added, earlier: Vec::new(), later: whole(later, true).into_iter().collect() }),
        (Some(_), None) => Some(Passage { edit: Edit::Cut, earlier: whole(earlier, true).into_iter().collect(), later: Vec::new() }),
        (Some(a), Some(b)) => {
            if Words::of(earlier, HEADLINE).list == Words::of(later, HEADLINE).list {
                let one = |a| whole(a, false).into_iter().collect();
                return Some(Passage { edit: Edit::Kept, earlier: one(earlier), later: one(later) });
            }
            let (x, y) = (earlier.words(HEADLINE), later.words(HEADLINE));
            let piece = |text: &str, start: usize, runs: &[(Span, bool)]| Piece { sentence: HEADLINE, changed: marked(text, start, runs) };
            let (x, y) = match Worded::new(x).against(&Worded::new(y)) {
                Some((rx, ry)) => (Some(piece(x, a.span.start, &rx)), Some(piece(y, b.span.start, &ry))),
                None => (whole(earlier, true), whole(later, true)),
            };
            Some(Passage { edit: Edit::Changed, earlier: x.into_iter().collect(), later: y.into_iter().collect() })
        }
    }
}

/// Sentences of the same words, the first with the first.
fn same(old: &[Words], new: &[Words]) -> Vec<(usize, usize)> {
    let mut by: HashMap<&[String], Vec<usize>> = HashMap::new();
    new.iter().enumerate().rev().for_each(|(i, w)| by.entry(&w.list).or_default().push(i));
    old.iter().enumerate().filter_map(|(i, w)| Some((i, by.get_mut(w.list.as_slice())?.pop()?))).collect()
}

/// Of the sentences without a counterpart those that share most of their words, the likest first.
fn likest(old: &[Words], new: &[Words], pairs: &mut Vec<(usize, usize)>) {
    let (mut has_old, mut has_new) = (vec![false; old.len()], vec![false; new.len()]);
    for (a, b) in pairs.iter() {
        (has_old[*a], has_new[*b]) = (true, true);
    }
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, words) in new.iter().enumerate().filter(|(i, _)| !has_new[*i]) {
        words.counts.keys().for_each(|w| index.entry(w).or_default().push(i));
    }
    let mut found: Vec<(f64, usize, usize, usize)> = Vec::new();
    for (i, words) in old.iter().enumerate().filter(|(i, _)| !has_old[*i]) {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        let postings = words.counts.keys().filter_map(|w| index.get(w.as_str())).filter(|p| p.len() <= COMMON);
        postings.flatten().for_each(|j| *votes.entry(*j).or_default() += 1);
        let mut votes: Vec<(usize, usize)> = votes.into_iter().collect();
        votes.sort_by_key(|&(j, n)| (std::cmp::Reverse(n), j));
        for (j, _) in votes.into_iter().take(LOOKED_AT) {
            let alike = words.alike(&new[j]);
            if alike >= ALIKE {
                found.push((alike, distance(i, old.len(), j, new.len()), i, j));
            }
        }
    }
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2, x.3).cmp(&(y.1, y.2, y.3))));
    for (_, _, a, b) in found {
        if !has_old[a] && !has_new[b] {
            (has_old[a], has_new[b]) = (true, true);
            pairs.push((a, b));
        }
    }
}

/// How far apart two sentences stand, in thousandths of their articles.
fn distance(a: usize, of_a: usize, b: usize, of_b: usize) -> usize {
    (a * 1000 / of_a.max(1)).abs_diff(b * 1000 / of_b.max(1))
}

/// Sentences without a counterpart that stand beside a pair and belong to it: one sentence became two, or two became one.
fn parted(old: &[Words], new: &[Words], of: (&mut [Option<usize>], &mut [Option<usize>]), ranges: &mut [(Range, Range)]) {
    let (of_old, of_new) = of;
    for (i, (a, b)) in ranges.iter_mut().enumerate() {
        let (first_a, first_b) = (a.0, b.0);
        for beside in [b.0.checked_sub(1), Some(b.1 + 1).filter(|n| *n < new.len())].into_iter().flatten() {
            if of_new[beside].is_none() && new[beside].parted_from(&old[first_a], &new[first_b]) >= PARTED {
                of_new[beside] = Some(i);
                *b = Range(b.0.min(beside), b.1.max(beside));
            }
        }
        if b.0 != b.1 {
            continue;
        }
        for beside in [a.0.checked_sub(1), Some(a.1 + 1).filter(|n| *n < old.len())].into_iter().flatten() {
            if of_old[beside].is_none() && old[beside].parted_from(&new[first_b], &old[first_a]) >= PARTED {
                of_old[beside] = Some(i);
                *a = Range(a.0.min(beside), a.1.max(beside));
            }
        }
    }
}

/// Two ranges word by word; `None` where they are not close enough.
fn against((earlier, old, a): (&Article, &[Words], Range), (later, new, b): (&Article, &[Words], Range)) -> Option<Passage> {
    let span = |x: &Article, r: Range| Some(Span::new(x.sentences.get(r.0)?.span.start, x.sentences.get(r.1)?.span.end));
    let (at, bt) = (span(earlier, a)?, span(later, b)?);
    let kept = old[a.0..=a.1].iter().flat_map(|w| &w.list).eq(new[b.0..=b.1].iter().flat_map(|w| &w.list));
    let runs = if kept { None } else { Some(Worded::new(at.of(&earlier.text)).against(&Worded::new(bt.of(&later.text)))?) };
    let (x, y) =
        runs.map_or_else(Default::default, |(x, y)| (marked(at.of(&earlier.text), at.start, &x), marked(bt.of(&later.text), bt.start, &y)));
    Some(Passage { edit: if kept { Edit::Kept } else { Edit::Changed }, earlier: pieces(earlier, a, &x), later: pieces(later, b, &y) })
}

/// The changed runs of a text that begins somewhere in the body, but for mere commas and the like.
fn marked(text: &str, start: usize, runs: &[(Span, bool)]) -> Vec<Span> {
    let changed = runs.iter().filter(|r| r.1 && says_something(r.0.of(text)));
    changed.map(|r| Span::new(r.0.start + start, r.0.end + start)).collect()
}

/// Each sentence of a range with what changed in it.
fn pieces(article: &Article, range: Range, changed: &[Span]) -> Vec<Piece> {
    let piece = |s: &crate::article::Sentence| {
        let within = |c: &Span| Span::new(c.start.max(s.span.start), c.end.min(s.span.end));
        Piece { sentence: s.index, changed: changed.iter().map(within).filter(|c| !c.is_empty()).collect() }
    };
    article.sentences[range.0..=range.1].iter().map(piece).collect()
}

/// All passages in the later version's order; what was cut comes after what stood before it in the earlier one.
fn in_order(of_old: &[Option<usize>], of_new: &[Option<usize>], mut made: Vec<Option<Passage>>, out: &mut Vec<Passage>) {
    let alone = |sentence: usize, edit: Edit| {
        let piece = vec![Piece { sentence: sentence as i32, changed: Vec::new() }];
        let (earlier, later) = if edit == Edit::Cut { (piece, Vec::new()) } else { (Vec::new(), piece) };
        Passage { edit, earlier, later }
    };
    // What was cut, by the passage that it follows; at the beginning by none.
    let mut cut: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut before = None;
    for (i, of) in of_old.iter().enumerate() {
        match of {
            Some(passage) => before = Some(*passage),
            None => cut.entry(before).or_default().push(i),
        }
    }
    let mut follow = |passage: Option<usize>, out: &mut Vec<Passage>| {
        out.extend(cut.remove(&passage).into_iter().flatten().map(|i| alone(i, Edit::Cut)));
    };
    follow(None, out);
    for (j, of) in of_new.iter().enumerate() {
        match of {
            None => out.push(alone(j, Edit::Added)),
            Some(passage) => {
                if let Some(made) = made.get_mut(*passage).and_then(Option::take) {
                    out.push(made);
                    follow(Some(*passage), out);
                }
            }
        }
    }
}
