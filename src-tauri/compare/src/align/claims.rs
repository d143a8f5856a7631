//! Claims from links: overlapping groups of sentences, so that a sentence may report several facts.
//!
//! A group is a clique: every two of its mentions of different articles are linked themselves, so that no two sentences are
//! joined through a weak chain. Cliques are grown from the surest link that no group covers yet, until all links are covered.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::Link;
use crate::align::similarity::{common, vector};
use crate::comparison::Place;
use crate::event::Event;

/// A claim before it is judged: its mentions in order, and how sure the alignment is.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The sentences, in order of place.
    pub mentions: Vec<Place>,
    /// Probability that all report the same fact.
    pub score: f64,
}

/// Two sentences of one article belong to one claim only when they are at least this alike: else they report two facts that
/// a third sentence holds together.
const SAME_ARTICLE: f64 = 0.2;

/// All groups, linked ones and the sentences that stand alone, in order of their first mentions.
pub fn group(event: &Event, links: &[Link]) -> Vec<Group> {
    let mut linked: BTreeMap<Place, BTreeMap<Place, f64>> = BTreeMap::new();
    for l in links {
        linked.entry(l.a).or_default().insert(l.b, l.score);
        linked.entry(l.b).or_default().insert(l.a, l.score);
    }
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|x, y| y.score.total_cmp(&x.score).then(x.a.cmp(&y.a)).then(x.b.cmp(&y.b)));
    let mut covered: BTreeSet<(Place, Place)> = BTreeSet::new();
    let mut groups = Vec::new();
    for link in order {
        if covered.contains(&(link.a, link.b)) {
            continue;
        }
        let group = grow(event, &linked, link);
        for (i, &x) in group.mentions.iter().enumerate() {
            covered.extend(group.mentions[i + 1..].iter().map(|&y| (x, y)));
        }
        groups.push(group);
    }
    for unit in &event.units {
        if !linked.contains_key(&unit.place) {
            groups.push(Group { mentions: vec![unit.place], score: 1.0 });
        }
    }
    groups.sort_by(|x, y| x.mentions.cmp(&y.mentions));
    groups
}

/// The clique around a link: again and again the sentence that is most surely linked to all that are in.
fn grow(event: &Event, linked: &BTreeMap<Place, BTreeMap<Place, f64>>, link: &Link) -> Group {
    let mut mentions = vec![link.a, link.b];
    let mut score = link.score;
    // Those that fit all members so far, each with its weakest link to them.
    let mut open: BTreeMap<Place, f64> = BTreeMap::new();
    let fit = |open: &mut BTreeMap<Place, f64>, mentions: &[Place], new: Place, first: bool| {
        let Some(of_new) = linked.get(&new) else { return };
        if first {
            *open = of_new.clone();
            return;
        }
        open.retain(|place, weakest| {
            if mentions.contains(place) {
                return false;
            }
            if place.article == new.article {
                return alike(event, *place, new);
            }
            of_new.get(place).is_some_and(|s| {
                *weakest = weakest.min(*s);
                true
            })
        });
    };
    fit(&mut open, &mentions, link.a, true);
    // Sentences of the first one's own article come in through the second.
    if let Some(of_b) = linked.get(&link.b) {
        for (place, s) in of_b.iter().filter(|(p, _)| p.article == link.a.article) {
            if *place != link.a && alike(event, *place, link.a) {
                open.insert(*place, *s);
            }
        }
    }
    fit(&mut open, &mentions, link.b, false);
    while let Some((&place, &weakest)) = open.iter().max_by(|x, y| x.1.total_cmp(y.1).then(y.0.cmp(x.0))) {
        mentions.push(place);
        score = score.min(weakest);
        fit(&mut open, &mentions, place, false);
    }
    mentions.sort_unstable();
    Group { mentions, score }
}

/// Whether two sentences of one article say much the same.
fn alike(event: &Event, x: Place, y: Place) -> bool {
    let (Some(a), Some(b)) = (event.unit_at(x), event.unit_at(y)) else { return false };
    let weight = |t: u32| event.lexicon.entry(t).idf;
    common(&vector(&event.units[a], weight), &vector(&event.units[b], weight), |p, q| p * q) >= SAME_ARTICLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Reference};
    use crate::document::{Document, Metadata};

    fn articles(texts: &[&str]) -> Vec<Article> {
        let read = |(i, t): (usize, &&str)| Article::read(&i.to_string(), &Document::raw(t, Metadata::default()), Reference::default());
        texts.iter().enumerate().map(read).collect()
    }

    fn p(article: usize, sentence: i32) -> Place {
        Place { article, sentence }
    }

    fn mentions(groups: &[Group]) -> Vec<Vec<Place>> {
        groups.iter().map(|g| g.mentions.clone()).collect()
    }

    #[test]
    fn no_chain_joins_what_is_not_linked() {
        let articles = articles(&["Apples fell.", "Pears rose.", "Plums stayed.", "Nothing here."]);
        let event = Event::new(&articles);
        let links = [Link { a: p(0, 0), b: p(1, 0), score: 0.9 }, Link { a: p(1, 0), b: p(2, 0), score: 0.8 }];
        let groups = group(&event, &links);
        assert_eq!(mentions(&groups), [vec![p(0, 0), p(1, 0)], vec![p(1, 0), p(2, 0)], vec![p(3, 0)]]);
        let links = [links[0], Link { a: p(0, 0), b: p(2, 0), score: 0.6 }, links[1]];
        let groups = group(&event, &links);
        assert_eq!(mentions(&groups)[0], [p(0, 0), p(1, 0), p(2, 0)]);
        assert_eq!(groups[0].score, 0.6);
    }

    #[test]
    fn sentences_of_one_article_join_only_when_alike() {
        let texts = ["The old bridge fell at dawn. The bridge fell. A choir sang.", "The old bridge fell as a choir sang."];
        let articles = articles(&texts);
        let event = Event::new(&articles);
        let links: Vec<Link> = (0..3).map(|i| Link { a: p(0, i), b: p(1, 0), score: 0.9 - f64::from(i) / 10.0 }).collect();
        let groups = group(&event, &links);
        assert_eq!(mentions(&groups), [vec![p(0, 0), p(0, 1), p(1, 0)], vec![p(0, 2), p(1, 0)]]);
    }
}
