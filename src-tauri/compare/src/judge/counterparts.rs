//! The words of a sentence that may be the counterparts of another's: the same by stem, or one that may stand for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::{synonyms, terms};
use crate::judge::mention::Mention;
use crate::judge::words::Word;

/// So many places of one word are looked at: a sentence that has it oftener is none, and each is laid beside all others.
const PLACES: usize = 12;
/// What a word that may stand for another counts beside the same word.
const SYNONYM: f64 = 0.6;

/// A sentence's content words by stem and by group of words that may stand for one another.
#[derive(Debug)]
pub(super) struct Counterparts<'m> {
    stems: BTreeMap<&'m str, Vec<usize>>,
    groups: BTreeMap<u16, Vec<usize>>,
}

impl<'m> Counterparts<'m> {
    /// Reads a sentence.
    pub fn new(m: &'m Mention) -> Self {
        let mut index = Self { stems: BTreeMap::new(), groups: BTreeMap::new() };
        for (i, w) in m.words.iter().enumerate().filter(|(_, w)| w.content) {
            let add = |places: &mut Vec<usize>| {
                if places.len() < PLACES {
                    places.push(i);
                }
            };
            add(index.stems.entry(w.stem.as_str()).or_default());
            for g in synonyms::groups(&terms::stem(&w.lower)) {
                add(index.groups.entry(*g).or_default());
            }
        }
        index
    }

    /// Where a word stands, or one that may stand for it, and what that counts.
    pub fn places(&self, m: &Mention, i: usize) -> Option<(Vec<usize>, f64)> {
        let w = &m.words[i];
        if let Some(same) = self.stems.get(w.stem.as_str()) {
            return Some((same.clone(), 1.0));
        }
        let stem = terms::stem(&w.lower);
        let alike: BTreeSet<usize> = synonyms::groups(&stem).iter().filter_map(|g| self.groups.get(g)).flatten().copied().collect();
        (!alike.is_empty()).then(|| (alike.into_iter().collect(), SYNONYM))
    }
}

/// Whether two words are the same or may stand for one another.
pub(super) fn alike(a: &Word, b: &Word) -> bool {
    a.stem == b.stem || {
        let there = synonyms::groups(&terms::stem(&b.lower));
        synonyms::groups(&terms::stem(&a.lower)).iter().any(|g| there.contains(g))
    }
}
