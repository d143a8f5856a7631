//! Claims from links: overlapping groups of sentences, so that a sentence may report several facts.
//!
//! A group is a clique: every two of its mentions of different articles are linked themselves, so that no two sentences are
//! joined through a weak chain. Cliques are grown from the surest link that no group covers yet, until all links are covered.

use crate::align::Link;
use crate::align::similarity::{common, vector};
use crate::comparison::Place;
use crate::event::{Event, Unit};

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
    group_but(event, links, &|_, _| false)
}

/// The same, but for sentences of one article that a person parted.
pub fn group_but(event: &Event, links: &[Link], parted: &dyn Fn(Place, Place) -> bool) -> Vec<Group> {
    let graph = Graph::new(event, links, parted);
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by(|&x, &y| {
        let (x, y) = (&links[x], &links[y]);
        y.score.total_cmp(&x.score).then(x.a.cmp(&y.a)).then(x.b.cmp(&y.b))
    });
    let mut covered = vec![false; links.len()];
    let mut groups = Vec::new();
    for first in order {
        if covered[first] {
            continue;
        }
        let (Some(a), Some(b)) = (event.unit_at(links[first].a), event.unit_at(links[first].b)) else { continue };
        let (members, score) = graph.grow((a, b), links[first].score);
        for (i, &x) in members.iter().enumerate() {
            for &y in &members[i + 1..] {
                if let Some(edge) = graph.edge(x, y) {
                    covered[edge.link] = true;
                }
            }
        }
        groups.push(Group { mentions: members.iter().map(|&u| event.units[u].place).collect(), score });
    }
    for (unit, edges) in event.units.iter().zip(&graph.edges) {
        if edges.is_empty() {
            groups.push(Group { mentions: vec![unit.place], score: 1.0 });
        }
    }
    groups.sort_by(|x, y| x.mentions.cmp(&y.mentions));
    groups
}

/// A link as one of its two units sees it.
#[derive(Clone, Copy, Debug)]
struct Edge {
    /// Position of the other unit in [`Event::units`].
    to: usize,
    /// Probability of the link.
    score: f64,
    /// Its position among all links.
    link: usize,
}

/// The links of an event by unit.
struct Graph<'a> {
    /// For each unit its links, in order of the other unit.
    edges: Vec<Vec<Edge>>,
    /// The article of each unit.
    article: Vec<usize>,
    /// The words of each linked unit, weighed by their rarity in the event.
    words: Vec<Vec<(u32, f64)>>,
    /// The place of each unit.
    places: Vec<Place>,
    /// Whether two sentences may not come together.
    parted: &'a dyn Fn(Place, Place) -> bool,
}

impl<'a> Graph<'a> {
    fn new(event: &Event, links: &[Link], parted: &'a dyn Fn(Place, Place) -> bool) -> Self {
        let mut edges: Vec<Vec<Edge>> = vec![Vec::new(); event.units.len()];
        for (i, l) in links.iter().enumerate() {
            if let (Some(a), Some(b)) = (event.unit_at(l.a), event.unit_at(l.b)) {
                edges[a].push(Edge { to: b, score: l.score, link: i });
                edges[b].push(Edge { to: a, score: l.score, link: i });
            }
        }
        edges.iter_mut().for_each(|e| e.sort_by_key(|e| e.to));
        let weight = |t: u32| event.lexicon.entry(t).idf;
        let words = |(u, e): (&Unit, &Vec<Edge>)| if e.is_empty() { Vec::new() } else { vector(u, weight) };
        let words = event.units.iter().zip(&edges).map(words).collect();
        let places: Vec<Place> = event.units.iter().map(|u| u.place).collect();
        Self { edges, article: places.iter().map(|p| p.article).collect(), words, places, parted }
    }

    /// The link between two units.
    fn edge(&self, x: usize, y: usize) -> Option<Edge> {
        let edges = self.edges.get(x)?;
        edges.binary_search_by_key(&y, |e| e.to).ok().map(|at| edges[at])
    }

    /// Whether two units of one article say much the same.
    fn alike(&self, x: usize, y: usize) -> bool {
        common(&self.words[x], &self.words[y], |p, q| p * q) >= SAME_ARTICLE && !(self.parted)(self.places[x], self.places[y])
    }

    /// The clique around a link: again and again the unit that is most surely linked to all that are in. Members in order.
    fn grow(&self, (a, b): (usize, usize), score: f64) -> (Vec<usize>, f64) {
        let mut members = vec![a, b];
        let mut weakest = score;
        // Those that fit all members so far, each with its weakest link to them. Units of the first one's own article come in
        // through the second.
        let of_a = self.edges[a].iter().map(|e| (e.to, e.score)).filter(|e| e.0 != b);
        let of_b = self.edges[b].iter().map(|e| (e.to, e.score));
        let own = of_b.filter(|e| self.article[e.0] == self.article[a] && e.0 != a && self.alike(e.0, a));
        let mut open: Vec<(usize, f64)> = of_a.chain(own).collect();
        open.sort_by_key(|e| e.0);
        self.narrow(&mut open, b);
        while let Some(&(unit, score)) = open.iter().max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))) {
            members.push(unit);
            weakest = weakest.min(score);
            open.retain(|e| e.0 != unit);
            self.narrow(&mut open, unit);
        }
        members.sort_unstable();
        (members, weakest)
    }

    /// Keeps what fits a new member: units of its own article that say much the same, others that are linked to it.
    fn narrow(&self, open: &mut Vec<(usize, f64)>, new: usize) {
        open.retain_mut(|(unit, weakest)| {
            if self.article[*unit] == self.article[new] {
                return self.alike(*unit, new);
            }
            self.edge(*unit, new).is_some_and(|e| {
                *weakest = weakest.min(e.score);
                true
            })
        });
    }
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
