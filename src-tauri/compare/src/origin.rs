//! Copied text: which sentences were taken from one another or from one agency, and so which articles are one source.

use std::collections::BTreeMap;

use crate::article::HEADLINE;
use crate::comparison::{Copied, Place};
use crate::event::Event;
use crate::shingles::{COPIED, Counts, Texts};

/// From this share of the shorter article's words in copied sentences on, two articles are one source.
const ONE_SOURCE: f64 = 0.5;

/// Of sentences copied into more articles than this not every two are listed.
const LISTED_ARTICLES: usize = 30;

/// Nor of more sentences than this.
const LISTED_SENTENCES: usize = 300;

/// Similar texts that are remembered before those of groups too large to be listed are forgotten.
const REMEMBERED: usize = 1 << 20;

/// What was copied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origins {
    /// Copied sentence pairs of different articles, in order of place: all of them, but where a group of sentences copied from one
    /// another is of more than 30 articles or 300 sentences. Of those each sentence is listed with the one most like it (the first of
    /// several), so that the list grows with the event and not with its square.
    pub copied: Vec<Copied>,
    /// The origin group of each article; groups are numbered by first article. Articles are one source when most of the shorter one
    /// stands in sentences that both have.
    pub of: Vec<usize>,
}

impl Origins {
    /// Finds what was copied among the sentences of an event, listed or not.
    pub(crate) fn of(event: &Event, texts: &Texts) -> Self {
        let mut groups = Groups::new(texts);
        let mut reach = Reach::new(event, texts);
        let mut similar: Vec<(u32, u32, f64)> = Vec::new();
        let mut limit = REMEMBERED;
        let mut counts = Counts::default();
        for (i, text) in texts.all.iter().enumerate() {
            for (j, similarity) in texts.copies(i, &mut counts) {
                if text.apart(&texts.all[j]) {
                    reach.join(i, j);
                    groups.join(i, j, similarity);
                    similar.push((i as u32, j as u32, similarity));
                }
            }
            if similar.len() > limit {
                similar.retain(|s| groups.sentences(s.0 as usize) <= LISTED_SENTENCES);
                limit = REMEMBERED.max(similar.len() * 2);
            }
        }
        Self { copied: listed(event, texts, &mut groups, &similar), of: one_source(event, texts, &reach) }
    }
}

/// Whether two sentences are copied, in the words of [`Origins::copied`], listed there or not.
pub(crate) fn is_copied(texts: &Texts, a: usize, b: usize) -> bool {
    a == b || texts.similarity(a, b) >= COPIED
}

/// The pairs to be listed.
fn listed(event: &Event, texts: &Texts, groups: &mut Groups, similar: &[(u32, u32, f64)]) -> Vec<Copied> {
    let mut out: Vec<Copied> = Vec::new();
    // An outlet that keeps a sentence from one version of its article to the next copies from nobody.
    let apart = |p: Place, q: Place| p.article != q.article && !event.versions.same(p.article, q.article);
    let mut list = |p: Place, q: Place, similarity: f64| {
        if apart(p, q) {
            out.push(Copied { a: p.min(q), b: p.max(q), similarity });
        }
    };
    let large = groups.large(texts);
    for &(i, j, similarity) in similar {
        let (i, j) = (i as usize, j as usize);
        if !large[i] {
            texts.all[i].members.iter().for_each(|p| texts.all[j].members.iter().for_each(|q| list(*p, *q, similarity)));
        }
    }
    for (i, text) in texts.all.iter().enumerate() {
        if !large[i] {
            let pairs = text.members.iter().enumerate().flat_map(|(k, p)| text.members[k + 1..].iter().map(move |q| (p, q)));
            pairs.for_each(|(p, q)| list(*p, *q, 1.0));
            continue;
        }
        for p in &text.members {
            let elsewhere = |t: usize| texts.all[t].members.iter().find(|q| apart(**q, *p));
            if let Some(q) = elsewhere(i) {
                list(*p, *q, 1.0);
            } else if let Some((j, similarity)) = groups.best[i]
                && let Some(q) = elsewhere(j)
            {
                list(*p, *q, similarity);
            }
        }
    }
    out.sort_by_key(|c| (c.a, c.b));
    out.dedup_by_key(|c| (c.a, c.b));
    out
}

/// Texts that were copied from one another, by a forest of sets.
struct Groups {
    parent: Vec<usize>,
    /// Sentences of the set, at its root.
    size: Vec<usize>,
    /// For each text the one most like it, the first of several.
    best: Vec<Option<(usize, f64)>>,
}

impl Groups {
    fn new(texts: &Texts) -> Self {
        let n = texts.all.len();
        Self { parent: (0..n).collect(), size: texts.all.iter().map(|t| t.members.len()).collect(), best: vec![None; n] }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    fn sentences(&mut self, i: usize) -> usize {
        let root = self.root(i);
        self.size[root]
    }

    fn join(&mut self, i: usize, j: usize, similarity: f64) {
        for (x, y) in [(i, j), (j, i)] {
            let better = |(z, s): (usize, f64)| similarity > s || similarity == s && y < z;
            if self.best[x].is_none_or(better) {
                self.best[x] = Some((y, similarity));
            }
        }
        let (x, y) = (self.root(i), self.root(j));
        if x != y {
            let (keep, gone) = (x.min(y), x.max(y));
            self.parent[gone] = keep;
            self.size[keep] += self.size[gone];
        }
    }

    /// For each text whether its set is too large for all pairs to be listed.
    fn large(&mut self, texts: &Texts) -> Vec<bool> {
        let mut articles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, text) in texts.all.iter().enumerate() {
            let root = self.root(i);
            articles.entry(root).or_default().extend(text.members.iter().map(|p| p.article));
        }
        let many = |list: &mut Vec<usize>| {
            list.sort_unstable();
            list.dedup();
            list.len() > LISTED_ARTICLES
        };
        let many: BTreeMap<usize, bool> = articles.iter_mut().map(|(root, list)| (*root, many(list))).collect();
        (0..texts.all.len())
            .map(|i| {
                let root = self.root(i);
                self.size[root] > LISTED_SENTENCES || many.get(&root) == Some(&true)
            })
            .collect()
    }
}

/// For each text the articles that have it or one so alike that it counts as copied, headlines aside: a bit an article.
struct Reach {
    width: usize,
    own: Vec<u64>,
    all: Vec<u64>,
}

impl Reach {
    fn new(event: &Event, texts: &Texts) -> Self {
        let width = event.articles.len().div_ceil(64).max(1);
        let mut own = vec![0u64; texts.all.len() * width];
        for (i, text) in texts.all.iter().enumerate() {
            for p in text.members.iter().filter(|p| p.sentence != HEADLINE) {
                own[i * width + p.article / 64] |= 1 << (p.article % 64);
            }
        }
        Self { width, all: own.clone(), own }
    }

    fn join(&mut self, i: usize, j: usize) {
        for (x, y) in [(i, j), (j, i)] {
            let (to, from) = (x * self.width, y * self.width);
            self.all[to..to + self.width].iter_mut().zip(&self.own[from..from + self.width]).for_each(|(a, b)| *a |= b);
        }
    }

    fn articles(&self, text: usize) -> impl Iterator<Item = usize> + '_ {
        let words = self.all[text * self.width..(text + 1) * self.width].iter().enumerate();
        words.flat_map(|(w, bits)| (0..64).filter(move |b| bits >> b & 1 == 1).map(move |b| w * 64 + b))
    }
}

/// The origin group of each article; versions of one article are one source.
fn one_source(event: &Event, texts: &Texts, reach: &Reach) -> Vec<usize> {
    let n = event.articles.len();
    let whole: Vec<usize> = event.articles.iter().map(|a| a.tokens.len()).collect();
    // Words of each article (row) in sentences that another one (column) has as well.
    let mut shared = vec![0usize; n * n];
    for (i, text) in texts.all.iter().enumerate() {
        let articles: Vec<usize> = reach.articles(i).collect();
        for p in text.members.iter().filter(|p| p.sentence != HEADLINE) {
            let length = event.articles[p.article].tokens_of(p.sentence).len();
            articles.iter().filter(|b| **b != p.article).for_each(|b| shared[p.article * n + b] += length);
        }
    }
    let mut group: Vec<usize> = (0..n).collect();
    for a in 0..n {
        for b in a + 1..n {
            let version = event.versions.same(a, b);
            let (words, of) = if whole[a] <= whole[b] { (shared[a * n + b], whole[a]) } else { (shared[b * n + a], whole[b]) };
            if version || words > 0 && of > 0 && words as f64 / of as f64 >= ONE_SOURCE {
                let (keep, gone) = (group[a].min(group[b]), group[a].max(group[b]));
                group.iter_mut().filter(|g| **g == gone).for_each(|g| *g = keep);
            }
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Reference};
    use crate::document::{Document, Metadata};

    fn pairs(texts: &[&str]) -> (Vec<(Place, Place)>, Vec<usize>) {
        let read = |(i, t): (usize, &&str)| Article::read(&i.to_string(), &Document::raw(t, Metadata::default()), Reference::default());
        let articles: Vec<Article> = texts.iter().enumerate().map(read).collect();
        let event = Event::new(&articles);
        let origins = Origins::of(&event, &Texts::of(&event));
        (origins.copied.iter().map(|c| (c.a, c.b)).collect(), origins.of)
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

    #[test]
    fn of_very_many_copies_each_is_listed_once_and_all_are_one_source() {
        let copied = "The ferry ran aground off Tarn Point shortly after noon on Monday, and divers will look at its hull.";
        let texts: Vec<String> = (0..40).map(|i| if i == 7 { copied.replace("Monday", "Sunday") } else { copied.to_owned() }).collect();
        let (listed, groups) = pairs(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(listed.len(), 39);
        let both = |i: usize| listed.iter().any(|(a, b)| a.article == i || b.article == i);
        assert!((0..40).all(both) && groups.iter().all(|g| *g == 0));
        let (listed, _) = pairs(&vec![copied; 30]);
        assert_eq!(listed.len(), 30 * 29 / 2);
    }
}
