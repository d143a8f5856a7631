//! Which words of an event may stand for one another, found once for all of them.

use std::collections::BTreeMap;

use crate::event::Lexicon;

/// Words of one group of synonyms.
const SYNONYM: f64 = 0.7;
/// Words that begin alike: forms that stemming parts.
const SAME_HEAD: f64 = 0.6;
/// Letters that words must begin with in common.
const HEAD: usize = 4;
/// Words that begin alike are looked at this far along the alphabet: a bound for texts made to have too many.
const REACH: usize = 64;
/// Figures that differ are a sign that the same thing is counted.
pub const FIGURES: f64 = 0.3;

/// For each term the terms that may stand for it, and how well, 0 to 1; best first. Figures are not listed: each may stand for
/// any other.
#[derive(Clone, Debug, Default)]
pub struct Partners {
    of: Vec<Vec<(u32, f64)>>,
}

impl Partners {
    /// Finds them by what the words begin with and by their groups.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut of: Vec<BTreeMap<u32, f64>> = vec![BTreeMap::new(); lexicon.entries.len()];
        let mut groups: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
        let mut words: Vec<(&[u8], u32)> = Vec::new();
        for (id, e) in lexicon.entries.iter().enumerate().filter(|(_, e)| !e.number && e.is_word()) {
            e.groups.iter().for_each(|g| groups.entry(*g).or_default().push(id as u32));
            words.push((e.key.as_bytes(), id as u32));
        }
        words.sort_unstable();
        for (i, (x, t)) in words.iter().enumerate() {
            for (y, u) in words[i + 1..].iter().take(REACH) {
                let head = x.iter().zip(*y).take_while(|(p, q)| p == q).count();
                if head < HEAD || head * 3 < x.len() * 2 {
                    break;
                }
                if head * 3 >= y.len() * 2 {
                    of[*t as usize].insert(*u, SAME_HEAD);
                    of[*u as usize].insert(*t, SAME_HEAD);
                }
            }
        }
        for group in groups.values() {
            for &t in group {
                of[t as usize].extend(group.iter().filter(|&&u| u != t).map(|&u| (u, SYNONYM)));
            }
        }
        let best_first = |all: BTreeMap<u32, f64>| {
            let mut list: Vec<(u32, f64)> = all.into_iter().collect();
            list.sort_by(|x, y| y.1.total_cmp(&x.1));
            list
        };
        Self { of: of.into_iter().map(best_first).collect() }
    }

    /// The terms that may stand for a word, best first.
    pub fn of(&self, term: u32) -> &[(u32, f64)] {
        self.of.get(term as usize).map_or(&[], Vec::as_slice)
    }
}
