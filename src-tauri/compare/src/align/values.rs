//! What the values of two texts alone say of their reporting the same fact: a day or clock that both give, the same sort of people counted,
//! the same age, a name in common; and that they give two days, or name nobody in common.
//!
//! Within an event this says nothing more than the words do (measured: training/alignment.py, with and without it).

use std::collections::BTreeSet;

use crate::fact::{Fact, FactKind, Value};

/// How many signals there are.
pub const VALUES: usize = 12;
/// Their names, as in the table of weights.
pub const VALUE_NAMES: [&str; VALUES] = [
    "day_shared",
    "day_conflict",
    "name_words_shared",
    "name_words_conflict",
    "name_words_share",
    "fate_shared",
    "noun_shared",
    "count_shared",
    "age_shared",
    "age_conflict",
    "clock_shared",
    "clock_both",
];

/// The fewest letters of a word of a name that tells it from others.
const WORD: usize = 3;

/// Words of names beyond this many say no more.
const WORDS: usize = 3;

/// The values of a text.
#[derive(Clone, Debug, Default, PartialEq)]
struct Values<'f> {
    /// Days; those of its clocks where it gives none by themselves.
    days: BTreeSet<&'f str>,
    /// Times of day.
    clocks: BTreeSet<&'f str>,
    /// Words of the names of people, places and organizations.
    words: BTreeSet<String>,
    /// What became of those counted, with what they are: people, killed.
    fates: BTreeSet<(&'f str, &'f str)>,
    /// Nouns counted.
    nouns: BTreeSet<&'f str>,
    /// Nouns counted with their number.
    counts: BTreeSet<(&'f str, u64)>,
    /// Ages.
    ages: BTreeSet<u64>,
}

impl<'f> Values<'f> {
    fn of(facts: &'f [Fact]) -> Self {
        let mut out = Self::default();
        let mut days_of_clocks = BTreeSet::new();
        for fact in facts {
            match &fact.value {
                Value::Timex(t) => {
                    // A timex is a day and, behind a T, the time of day.
                    let (day, clock) = t.value.split_once('T').unwrap_or((&t.value, ""));
                    match fact.kind {
                        FactKind::Date => out.days.insert(day),
                        FactKind::Time if !day.is_empty() => days_of_clocks.insert(day),
                        _ => false,
                    };
                    if fact.kind == FactKind::Time && !clock.is_empty() {
                        out.clocks.insert(clock);
                    }
                }
                Value::Name(name) => {
                    let telling = |w: &&str| w.chars().count() >= WORD && w.starts_with(char::is_uppercase);
                    out.words.extend(name.canonical.split_whitespace().filter(telling).map(str::to_lowercase));
                }
                Value::Quantity(q) if fact.kind == FactKind::Age => {
                    out.ages.insert(q.amount.to_bits());
                }
                Value::Quantity(q) => {
                    if !q.about.is_empty() {
                        out.fates.insert((&q.unit, &q.about));
                    }
                    if !q.unit_word.is_empty() {
                        out.nouns.insert(&q.unit_word);
                        out.counts.insert((&q.unit_word, q.amount.to_bits()));
                    }
                }
                _ => {}
            }
        }
        if out.days.is_empty() {
            out.days = days_of_clocks;
        }
        out
    }
}

/// What the facts of two texts say, in the order of [`VALUE_NAMES`].
pub fn values(a: &[Fact], b: &[Fact]) -> [f64; VALUES] {
    let (a, b) = (Values::of(a), Values::of(b));
    let words = shared(&a.words, &b.words);
    [
        some(&a.days, &b.days),
        none(&a.days, &b.days),
        words.min(WORDS) as f64 / WORDS as f64,
        none(&a.words, &b.words),
        words as f64 / a.words.len().min(b.words.len()).max(1) as f64,
        some(&a.fates, &b.fates),
        some(&a.nouns, &b.nouns),
        some(&a.counts, &b.counts),
        some(&a.ages, &b.ages),
        none(&a.ages, &b.ages),
        some(&a.clocks, &b.clocks),
        f64::from(!a.clocks.is_empty() && !b.clocks.is_empty()),
    ]
}

fn shared<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> usize {
    a.intersection(b).count()
}

/// Whether the two have some in common.
fn some<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    f64::from(!a.is_disjoint(b))
}

/// Whether both have some, and none in common.
fn none<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    f64::from(!a.is_empty() && !b.is_empty() && a.is_disjoint(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Reference};
    use crate::document::{Document, Metadata};

    fn said(a: &str, b: &str) -> Vec<&'static str> {
        let metadata = Metadata { published: Some("2031-05-14".to_owned()), ..Metadata::default() };
        let reference = Reference { day: metadata.day(), borrowed: false };
        let read = |text| Article::read("x", &Document::raw(text, metadata.clone()), reference);
        let (a, b) = (read(a), read(b));
        let all = values(&a.facts, &b.facts);
        assert_eq!(all, values(&b.facts, &a.facts));
        VALUE_NAMES.iter().zip(all).filter(|(_, v)| *v > 0.0).map(|(n, _)| *n).collect()
    }

    #[test]
    fn what_both_give() {
        let both = said("Two people were killed in Tarnby on Sunday.", "Three men were killed in the port of Tarnby early Sunday.");
        assert!(["day_shared", "name_words_shared", "fate_shared"].iter().all(|n| both.contains(n)), "{both:?}");
        assert!(!both.contains(&"day_conflict") && !both.contains(&"count_shared"), "{both:?}");
        let clocks = said("The ferry left at 9:30 p.m. with 14 cars.", "At 9:40 p.m. the ferry left with 14 cars.");
        assert!(clocks.contains(&"clock_both") && clocks.contains(&"count_shared") && !clocks.contains(&"clock_shared"), "{clocks:?}");
        assert!(said("Ada Holm, 34, was found.", "A woman of 34, Ada Holm, was found.").contains(&"age_shared"));
    }

    #[test]
    fn what_speaks_against() {
        let other = said("Two people were hurt in Tarnby on Sunday.", "Two people were hurt in Osrow on Monday.");
        assert!(other.contains(&"day_conflict") && other.contains(&"name_words_conflict"), "{other:?}");
        assert_eq!(said("Rain fell.", "Nobody came."), Vec::<&str>::new());
    }
}
