//! Which articles share text.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_compare::comparison::Comparison;

use crate::wire::evidence::{IndependenceView, OriginView, SharedTextView};

/// The origins of a comparison.
pub fn independence(comparison: &Comparison) -> IndependenceView {
    let id = |article: usize| comparison.articles.get(article).map(|a| a.id.clone()).unwrap_or_default();
    let mut origins: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (article, origin) in comparison.origin_of.iter().enumerate() {
        origins.entry(*origin).or_default().push(id(article));
    }
    let mut shared: BTreeMap<(usize, usize), Vec<[i32; 2]>> = BTreeMap::new();
    for c in &comparison.copied {
        let (a, b) = if c.a.article < c.b.article { (c.a, c.b) } else { (c.b, c.a) };
        shared.entry((a.article, b.article)).or_default().push([a.sentence, b.sentence]);
    }
    let length = |article: usize| comparison.articles.get(article).map_or(1, |a| a.sentences.len().max(1));
    let view = |((a, b), sentences): ((usize, usize), Vec<[i32; 2]>)| {
        let share = (sentences.len() as f64 / length(a).min(length(b)) as f64).min(1.0);
        SharedTextView { a: id(a), b: id(b), sentences, share }
    };
    let mut shared: Vec<SharedTextView> = shared.into_iter().map(view).collect();
    shared.sort_by(|x, y| y.share.total_cmp(&x.share));
    let origin = |(origin, articles): (usize, Vec<String>)| OriginView {
        origin: u32::try_from(origin).unwrap_or(u32::MAX),
        articles,
        agencies: agencies(comparison, origin),
    };
    let mut origins: Vec<OriginView> = origins.into_iter().map(origin).collect();
    origins.sort_by_key(|o| std::cmp::Reverse(o.articles.len()));
    IndependenceView { origins, shared }
}

/// The agencies that the articles of an origin name as where their text is from ("(AP) —").
fn agencies(comparison: &Comparison, origin: usize) -> Vec<String> {
    let articles = comparison.articles.iter().zip(&comparison.origin_of).filter(|(_, o)| **o == origin).map(|(a, _)| a);
    // Such a mark has no verb of saying.
    let names = articles.flat_map(|a| a.credits.iter().filter(|c| c.cue.is_none()).map(|c| c.name.clone()));
    names.collect::<BTreeSet<_>>().into_iter().collect()
}
