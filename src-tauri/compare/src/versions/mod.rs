//! Versions of one outlet's article in an event: which articles they are, which came first, and what was added, cut and changed.
//!
//! Two articles are versions of one when one outlet printed both and most of the shorter one stands in the other: shingles of four words,
//! as [`crate::duplicates`] has them, quotations left out (two reporters of one desk quote the same words of the police in two stories).
//! Articles without an outlet are never versions: an agency's text that two of them print says nothing of who printed it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::align::{Link, Possible, Standing};
use crate::article::Article;
use crate::comparison::Place;
use crate::duplicates::{self, Sketched};
use crate::event::Event;
use crate::span::Span;
use crate::words::Run;

/// What was added, cut and changed from one version to the next.
mod edits;
/// Which version came first.
mod order;

/// Share of the shorter one's shingles in common from which two articles of one outlet are versions of one.
const VERSION: f32 = 0.5;
/// The same where both were saved from one address.
const ONE_ADDRESS: f32 = 0.2;
/// From this many articles of one outlet on, only those are compared of which some of the smallest shingles agree.
const FEW: usize = 32;
/// What two sentences of two versions that are one another's counterparts count as: surely the same statement.
const SURE: f64 = 0.99;

/// One outlet's article in two or more versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Versions {
    /// Positions in [`crate::comparison::Comparison::articles`], the earlier before the later.
    pub articles: Vec<usize>,
    /// From each to the next.
    pub steps: Vec<Step>,
}

/// From one version to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Position of the earlier one in [`crate::comparison::Comparison::articles`].
    pub earlier: usize,
    /// Position of the later one.
    pub later: usize,
    /// The articles' times tell which came first. Where they don't, `earlier` and `later`, added and cut may be the other way round.
    pub ordered: bool,
    /// All sentences of both, each once, the headlines first: in the later one's order, what was cut after what stood before it.
    pub passages: Vec<Passage>,
}

/// Sentences of two versions that are one another's counterparts, or one without a counterpart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// What was done.
    pub edit: Edit,
    /// Of the earlier version: none where it was added; several where they became one.
    pub earlier: Vec<Piece>,
    /// Of the later version: none where it was cut; several where one was parted.
    pub later: Vec<Piece>,
}

/// What was done to a sentence between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// The same words, whatever the commas, capitals and shapes of marks.
    Kept,
    /// Other words in it.
    Changed,
    /// In the later one only.
    Added,
    /// In the earlier one only.
    Cut,
}

impl Edit {
    /// In one word, as JSON and tables have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Cut => "cut",
        }
    }
}

/// A sentence of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its index; -1 is the headline.
    pub sentence: i32,
    /// Whole words in it that the counterpart does not have there, in order; spans of the body, or of the headline.
    pub changed: Vec<Span>,
}

impl Piece {
    /// The sentence as runs that join back to it, to the letter; spans of the sentence's words alone, as in [`crate::words::word_runs`].
    pub fn runs(&self, article: &Article) -> Vec<Run> {
        let Some(whole) = article.sentence(self.sentence).map(|s| s.span) else { return Vec::new() };
        let mut out: Vec<Run> = Vec::new();
        let mut put = |from: usize, to: usize, changed: bool| {
            if from < to {
                out.push((Span::new(from - whole.start, to - whole.start), changed));
            }
        };
        let mut at = whole.start;
        for span in &self.changed {
            put(at, span.start, false);
            put(span.start.max(at), span.end, true);
            at = span.end.max(at);
        }
        put(at, whole.end, false);
        out
    }
}

impl Step {
    /// How many passages an edit was made to.
    pub fn count(&self, edit: Edit) -> usize {
        self.passages.iter().filter(|p| p.edit == edit).count()
    }
}

impl Versions {
    /// The last version, where the times tell that it is the last.
    pub fn latest(&self) -> Option<usize> {
        self.articles.last().copied().filter(|_| self.steps.last().is_none_or(|s| s.ordered))
    }

    /// Whether it fits articles: positions, sentences and spans are of theirs.
    pub fn fits(&self, articles: &[Article]) -> bool {
        let piece = |at: usize, p: &Piece| {
            let article = articles.get(at)?;
            let whole = article.sentence(p.sentence)?.span;
            let base = article.base(p.sentence);
            p.changed.iter().all(|s| whole.contains(*s) && base.get(s.start..s.end).is_some()).then_some(())
        };
        let step = |s: &Step| {
            let all = |at: usize, list: &[Piece]| list.iter().all(|p| piece(at, p).is_some());
            s.passages.iter().all(|p| all(s.earlier, &p.earlier) && all(s.later, &p.later))
        };
        self.articles.iter().all(|a| *a < articles.len())
            && self.steps.iter().all(|s| s.earlier < articles.len() && s.later < articles.len() && step(s))
    }
}

/// For each article a number, the same for articles of one outlet. An article whose outlet is not known has one of its own.
pub fn outlets(articles: &[Article]) -> Vec<usize> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let key = |a: &Article| a.metadata.outlet.as_deref().and_then(duplicates::outlet_key);
    articles.iter().enumerate().map(|(i, a)| key(a).map_or(i, |k| *known.entry(k).or_insert(i))).collect()
}

/// All articles of an event that are versions of others, and which of their sentences are one another's counterparts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chains {
    /// In order of their first articles.
    pub all: Vec<Versions>,
    /// For each article its chain.
    of: BTreeMap<usize, usize>,
    /// For each sentence of a version the number of its statement.
    statement: HashMap<Place, usize>,
    /// All sentences of each statement, in order of place.
    members: Vec<Vec<Place>>,
}

impl Chains {
    /// Finds them.
    pub fn find(articles: &[Article]) -> Self {
        let mut out = Self::default();
        let mut by_outlet: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        outlets(articles).into_iter().enumerate().for_each(|(i, o)| by_outlet.entry(o).or_default().push(i));
        for group in by_outlet.values().filter(|g| g.len() > 1) {
            for mut chain in versions(articles, group) {
                let ordered = order::order(articles, &mut chain);
                let steps = chain.windows(2).zip(ordered).map(|(w, ordered)| Step {
                    earlier: w[0],
                    later: w[1],
                    ordered,
                    passages: edits::passages(&articles[w[0]], &articles[w[1]]),
                });
                out.all.push(Versions { steps: steps.collect(), articles: chain });
            }
        }
        out.all.sort_by_key(|v| v.articles.iter().min().copied());
        for (i, versions) in out.all.iter().enumerate() {
            out.of.extend(versions.articles.iter().map(|a| (*a, i)));
        }
        out.tie();
        out
    }

    /// Gives the counterparts of each sentence, over all versions, one number.
    fn tie(&mut self) {
        for step in self.all.iter().flat_map(|v| &v.steps) {
            for passage in step.passages.iter().filter(|p| matches!(p.edit, Edit::Kept | Edit::Changed)) {
                let places = |article: usize, list: &[Piece]| -> Vec<Place> {
                    list.iter().map(|p| Place { article, sentence: p.sentence }).collect()
                };
                // The earlier one's sentences may have a number from the step before; where several became one, the first one's holds.
                let earlier = places(step.earlier, &passage.earlier);
                let number = earlier.iter().filter_map(|p| self.statement.get(p)).min().copied().unwrap_or(self.members.len());
                if number == self.members.len() {
                    self.members.push(Vec::new());
                }
                for place in earlier.into_iter().chain(places(step.later, &passage.later)) {
                    if let Entry::Vacant(free) = self.statement.entry(place) {
                        free.insert(number);
                        self.members[number].push(place);
                    }
                }
            }
        }
        self.members.iter_mut().for_each(|m| m.sort_unstable());
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether two articles are versions of one.
    pub fn same(&self, a: usize, b: usize) -> bool {
        !self.is_empty() && self.of.get(&a).is_some_and(|x| self.of.get(&b) == Some(x))
    }

    /// The number of the chain that an article is in.
    pub fn of(&self, article: usize) -> Option<usize> {
        self.of.get(&article).copied()
    }

    /// Whether an article has a later version, and that one: the last, where all times from the one to the other tell the order.
    pub fn later(&self, article: usize) -> Option<usize> {
        let versions = &self.all[self.of(article)?];
        let at = versions.articles.iter().position(|a| *a == article)?;
        let last = versions.articles.last().copied()?;
        (last != article && versions.steps[at..].iter().all(|s| s.ordered)).then_some(last)
    }

    /// The sentences of an article that are counterparts of a sentence of another version.
    pub fn counterparts(&self, place: Place, article: usize) -> impl Iterator<Item = Place> + '_ {
        let all = self.statement.get(&place).map_or(&[][..], |s| self.members[*s].as_slice());
        all.iter().copied().filter(move |p| p.article == article)
    }

    /// The possible pairs of an event, in order of place: between versions the counterparts, surely linked, and no others. One article's
    /// sentences are not laid beside one another as those of two outlets are.
    pub fn apply(&self, event: &Event, mut possible: Vec<Possible>) -> Vec<Possible> {
        if self.is_empty() {
            return possible;
        }
        possible.retain(|p| !self.same(p.link.a.article, p.link.b.article));
        let standing = Standing { rank_most: 1.0, rank_least: 1.0, ..Standing::default() };
        for members in &self.members {
            let there: Vec<Place> = members.iter().copied().filter(|p| event.unit_at(*p).is_some()).collect();
            for (i, &a) in there.iter().enumerate() {
                let others = there[i + 1..].iter().filter(|b| b.article != a.article);
                possible.extend(others.map(|&b| Possible { link: Link { a, b, score: SURE }, linked: true, standing, meaning: None }));
            }
        }
        possible.sort_by_key(|p| (p.link.a, p.link.b));
        possible
    }
}

/// The articles of one outlet that are versions of others, in sets.
fn versions(articles: &[Article], group: &[usize]) -> Vec<Vec<usize>> {
    let read: Vec<Option<Sketched>> = group.iter().map(|&i| sketched(&articles[i])).collect();
    let mut root: Vec<usize> = (0..group.len()).collect();
    let mut join = |a: usize, b: usize| {
        let (Some(x), Some(y)) = (&read[a], &read[b]) else { return };
        let address = |i: usize| articles[group[i]].metadata.url.as_deref().and_then(|u| u.split('#').next()).filter(|u| !u.is_empty());
        let one_address = address(a).is_some() && address(a) == address(b);
        if x.share(y) >= if one_address { ONE_ADDRESS } else { VERSION } {
            let (keep, gone) = (root[a].min(root[b]), root[a].max(root[b]));
            root.iter_mut().filter(|r| **r == gone).for_each(|r| *r = keep);
        }
    };
    if group.len() <= FEW {
        (0..group.len()).for_each(|a| (a + 1..group.len()).for_each(|b| join(a, b)));
    } else {
        duplicates::near(&read).into_iter().for_each(|(a, b)| join(a, b));
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    group.iter().zip(&root).for_each(|(i, r)| sets.entry(*r).or_default().push(*i));
    sets.into_values().filter(|s| s.len() > 1).collect()
}

/// The shingles of an article's body outside quotation marks; of all of it where that is too little. `None` where it is too short to say
/// anything of.
fn sketched(article: &Article) -> Option<Sketched> {
    let quoted = crate::shingles::quotations(article);
    let own = Sketched::of(&words(article, &|at| !quoted.iter().any(|q| q.0 < at && at < q.1)));
    own.or_else(|| Sketched::of(&words(article, &|_| true)))
}

fn words(article: &Article, wanted: &dyn Fn(usize) -> bool) -> Vec<String> {
    let tokens = article.tokens.iter().filter(|t| t.class != crate::token::TokenClass::Punctuation && wanted(t.span.start));
    tokens.map(|t| crate::align::terms::fold(t.of(&article.text))).collect()
}

#[cfg(test)]
mod tests;
