//! Copied text: which sentences were taken from one another or from one agency, and so which articles are one source.
//!
//! Two sentences count as copied by their share of words in common runs. What stands inside quotation marks does not count:
//! that two reporters quote the same words says that both were told them, not that one took them from the other.

use std::collections::{BTreeMap, HashMap};

use crate::align::terms::fold;
use crate::article::{Article, HEADLINE};
use crate::comparison::{Copied, Place};
use crate::event::Event;
use crate::token::TokenClass;

/// Common runs of fewer words than this are chance.
const RUN: usize = 3;
/// Sentences with fewer words outside quotation marks are not taken for copied.
const SHORTEST: usize = 5;
/// From this share of the words of both in common runs on, two sentences count as copied.
const COPIED: f64 = 0.58;
/// From this share of the shorter article's words in copied sentences on, two articles are one source.
const ONE_SOURCE: f64 = 0.5;
/// A quotation is never longer than this; an odd mark does not swallow the rest of the article.
const LONGEST_QUOTE: usize = 3000;

/// Copied sentences and how many words they have.
type Lengths = BTreeMap<Place, usize>;

/// A sentence's words outside quotation marks.
struct Words {
    place: Place,
    words: Vec<u32>,
}

/// All copied sentence pairs of different articles, in order of place.
pub fn copied(event: &Event) -> Vec<Copied> {
    let sentences = sentences(event);
    let mut index: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for (i, s) in sentences.iter().enumerate() {
        for run in s.words.windows(RUN) {
            let at = index.entry(run).or_default();
            if at.last() != Some(&i) {
                at.push(i);
            }
        }
    }
    let mut out = Vec::new();
    for (i, s) in sentences.iter().enumerate() {
        // How many words of this sentence stand in runs that another one has as well.
        let mut met: BTreeMap<usize, usize> = BTreeMap::new();
        for run in s.words.windows(RUN) {
            for &j in index.get(run).into_iter().flatten().filter(|&&j| j > i && sentences[j].place.article != s.place.article) {
                *met.entry(j).or_default() += 1;
            }
        }
        for (j, runs) in met {
            let t = &sentences[j];
            // No more words can be common than runs tell: most pairs end here.
            let all = s.words.len() + t.words.len();
            if 2.0 * (runs * RUN) as f64 / (all as f64) < COPIED {
                continue;
            }
            let similarity = (covered(&s.words, &t.words) + covered(&t.words, &s.words)) as f64 / all as f64;
            if similarity >= COPIED {
                out.push(Copied { a: s.place, b: t.place, similarity });
            }
        }
    }
    out.sort_by_key(|c| (c.a, c.b));
    out
}

/// The origin group of each article; groups are numbered by first article. Articles are one source when most of the shorter
/// one stands in sentences that both have.
pub fn groups(event: &Event, copied: &[Copied]) -> Vec<usize> {
    let n = event.articles.len();
    let length = |p: Place| event.articles[p.article].tokens_of(p.sentence).len();
    let whole: Vec<usize> = event.articles.iter().map(|a| a.tokens.len()).collect();
    let mut shared: BTreeMap<(usize, usize), [Lengths; 2]> = BTreeMap::new();
    for c in copied.iter().filter(|c| c.a.sentence != HEADLINE && c.b.sentence != HEADLINE) {
        let [a, b] = shared.entry((c.a.article, c.b.article)).or_default();
        a.insert(c.a, length(c.a));
        b.insert(c.b, length(c.b));
    }
    let mut group: Vec<usize> = (0..n).collect();
    for ((a, b), [in_a, in_b]) in shared {
        let (words, of) = if whole[a] <= whole[b] { (in_a, whole[a]) } else { (in_b, whole[b]) };
        if of > 0 && words.values().sum::<usize>() as f64 / of as f64 >= ONE_SOURCE {
            let (keep, gone) = (group[a].min(group[b]), group[a].max(group[b]));
            group.iter_mut().filter(|g| **g == gone).for_each(|g| *g = keep);
        }
    }
    group
}

/// Words of `a` that stand in runs which `b` has.
fn covered(a: &[u32], b: &[u32]) -> usize {
    let mut runs: Vec<&[u32]> = b.windows(RUN).collect();
    runs.sort_unstable();
    let mut hit = vec![false; a.len()];
    for (i, run) in a.windows(RUN).enumerate() {
        if runs.binary_search(&run).is_ok() {
            hit[i..i + RUN].fill(true);
        }
    }
    hit.iter().filter(|h| **h).count()
}

/// All sentences that may be copied, in order of place.
fn sentences(event: &Event) -> Vec<Words> {
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
                out.push(Words { place: Place { article, sentence: s.index }, words });
            }
        }
    }
    out
}

/// Where quotations stand in the body. A mark that is never closed opens nothing, but for a quotation that goes on in the next
/// paragraph, which opens with a mark again.
fn quotations(article: &Article) -> Vec<(usize, usize)> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Reference;
    use crate::document::{Document, Metadata};

    fn pairs(texts: &[&str]) -> (Vec<(Place, Place)>, Vec<usize>) {
        let read = |(i, t): (usize, &&str)| Article::read(&i.to_string(), &Document::raw(t, Metadata::default()), Reference::default());
        let articles: Vec<Article> = texts.iter().enumerate().map(read).collect();
        let event = Event::new(&articles);
        let copied = copied(&event);
        let groups = groups(&event, &copied);
        (copied.iter().map(|c| (c.a, c.b)).collect(), groups)
    }

    #[test]
    fn finds_copied_sentences_and_one_source() {
        let a = "The ferry ran aground off Tarn Point shortly after noon on Monday. Nobody was hurt. Divers will look at the hull.";
        let b = "Shortly before one, the ferry ran aground off Tarn Point, shortly after noon on Monday. All is well.";
        let c = "A choir sang in Tarn on Monday.";
        let (copied, groups) = pairs(&[a, b, c]);
        assert_eq!(copied, [(Place { article: 0, sentence: 0 }, Place { article: 1, sentence: 0 })]);
        assert_eq!(groups, [0, 0, 2]);
    }

    #[test]
    fn the_same_quotation_is_not_copied() {
        let a = "“We will rebuild the pier before the spring,” mayor Ida Holt said.";
        let b = "Ida Holt was firm. \"We will rebuild the pier before the spring,\" she told reporters.";
        assert!(pairs(&[a, b]).0.is_empty());
    }

    #[test]
    fn an_odd_mark_swallows_nothing() {
        let a = "\"The pier was closed for the third time this winter, officials wrote.\nMore will follow on Friday in the town hall.";
        let b = "The pier was closed for the third time this winter, officials wrote.";
        assert_eq!(pairs(&[a, b]).0.len(), 1);
    }
}
