//! Claims from links: overlapping groups of sentences, so that a sentence may report several facts.

use crate::align::Link;
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

/// All groups, linked ones and the sentences that stand alone.
pub fn group(event: &Event, links: &[Link]) -> Vec<Group> {
    let mut groups: Vec<Group> = links.iter().map(|l| Group { mentions: vec![l.a, l.b], score: l.score }).collect();
    for (article, a) in event.articles.iter().enumerate() {
        for s in a.units() {
            let place = Place { article, sentence: s.index };
            if !links.iter().any(|l| l.a == place || l.b == place) {
                groups.push(Group { mentions: vec![place], score: 1.0 });
            }
        }
    }
    groups
}
