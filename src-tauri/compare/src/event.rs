//! The articles of one event, read together: what alignment and judgement look things up in.

use std::collections::HashMap;

use crate::align::background;
use crate::align::synonyms;
use crate::align::terms::{self, Term};
use crate::article::Article;
use crate::comparison::Place;
use crate::entities::Entities;
use crate::fact::{FactKind, Quantity, Value};
use crate::token::TokenClass;
use crate::versions::Chains;

/// All articles of an event in canonical order, and what is known across them.
#[derive(Debug)]
pub struct Event<'a> {
    /// The articles in canonical order (see [`crate::pipeline`]); a [`Place`] counts in this order.
    pub articles: &'a [Article],
    /// Who and what is named, across the articles.
    pub entities: Entities,
    /// Every headline and sentence as terms, in order of place.
    pub units: Vec<Unit>,
    /// What is known of each term.
    pub lexicon: Lexicon,
    /// Which articles are versions of one outlet's article.
    pub(crate) versions: Chains,
}

/// A sentence or headline as the terms of the event's [`Lexicon`].
#[derive(Clone, Debug)]
pub struct Unit {
    /// Where it stands.
    pub place: Place,
    /// Its terms in the order of the words; function words left out.
    pub sequence: Vec<u32>,
    /// Its distinct terms in order of number, and how often each stands there.
    pub terms: Vec<(u32, u32)>,
    /// Its distinct terms inside quotation marks, in order of number.
    pub quoted: Vec<u32>,
    /// Its distinct facts, each kind in order of number: who is named, what is counted, when.
    pub facts: UnitFacts,
    /// Where it stands in its article: 0 the headline or first sentence, 1 the last.
    pub position: f64,
}

/// The facts of a unit as terms of the lexicon, so that their rarity within the event is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct UnitFacts {
    /// Entities named.
    pub names: Vec<u32>,
    /// Amounts of numbers, money, percents and ages, with what they are amounts of.
    pub figures: Vec<u32>,
    /// Days and times.
    pub times: Vec<u32>,
}

/// The terms of an event and what is known of each, by its number.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    ids: HashMap<String, u32>,
    /// What each term is.
    pub entries: Vec<Entry>,
}

/// A term of the event.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stem or figure.
    pub key: String,
    /// Whether it is a figure.
    pub number: bool,
    /// Whether it is written as a name: with a capital inside sentences.
    pub name: bool,
    /// In how many units of the event it stands.
    pub count: u32,
    /// Its rarity within the event: ln(1 + units / count).
    pub idf: f64,
    /// Its rarity in the news at large.
    pub background: f64,
    /// Groups of words that may stand for one another.
    pub groups: &'static [u16],
    capital: u32,
    small: u32,
}

impl<'a> Event<'a> {
    /// Reads the articles together.
    pub fn new(articles: &'a [Article]) -> Self {
        let mut lexicon = Lexicon::default();
        let entities = Entities::resolve(articles);
        let mut units = Vec::new();
        for (article, a) in articles.iter().enumerate() {
            let last = a.sentences.len().max(2) - 1;
            for s in a.units() {
                let place = Place { article, sentence: s.index };
                let position = f64::from(s.index.max(0)) / last as f64;
                units.push(lexicon.unit(a, &entities, place, position));
            }
        }
        lexicon.weigh(units.len());
        Self { articles, entities, units, lexicon, versions: Chains::find(articles) }
    }

    /// The positions in [`Event::units`] of an article's units.
    pub fn units_of(&self, article: usize) -> std::ops::Range<usize> {
        let from = self.units.partition_point(|u| u.place.article < article);
        let to = self.units.partition_point(|u| u.place.article <= article);
        from..to
    }

    /// The position in [`Event::units`] of a place.
    pub fn unit_at(&self, place: Place) -> Option<usize> {
        self.units.binary_search_by_key(&place, |u| u.place).ok()
    }
}

impl Entry {
    /// Whether it is a word of the text, not a fact that stands beside the words as a term of its own.
    pub fn is_word(&self) -> bool {
        !self.key.starts_with('\u{1}')
    }
}

impl Lexicon {
    /// What is known of a term by its key; `None` where the event has no such term.
    pub fn find(&self, key: &str) -> Option<&Entry> {
        self.ids.get(key).map(|&id| self.entry(id))
    }

    /// What is known of a term.
    pub fn entry(&self, term: u32) -> &Entry {
        &self.entries[term as usize]
    }

    fn unit(&mut self, article: &Article, entities: &Entities, place: Place, position: f64) -> Unit {
        let text = article.base(place.sentence);
        let tokens = article.tokens_of(place.sentence);
        let words = tokens.iter().filter(|t| t.class == TokenClass::Word && t.span.len() > 3);
        let (all, capital) = words.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.is_capitalized(text))));
        // In a headline in title case a capital says nothing.
        let title_case = capital * 5 > all * 3;
        let (mut sequence, mut quoted) = (Vec::new(), Vec::new());
        let (mut inside, mut first) = (false, true);
        for token in tokens {
            match token.of(text) {
                "\"" => inside = !inside,
                "“" | "«" | "„" => inside = true,
                "”" | "»" => inside = false,
                _ => {}
            }
            let Some(term) = terms::term(token, text) else {
                first &= token.class == TokenClass::Punctuation;
                continue;
            };
            let id = self.id(term);
            if !first && !title_case && token.class == TokenClass::Word {
                let entry = &mut self.entries[id as usize];
                *(if token.is_capitalized(text) { &mut entry.capital } else { &mut entry.small }) += 1;
            }
            first = false;
            sequence.push(id);
            if inside {
                quoted.push(id);
            }
        }
        let mut sorted = sequence.clone();
        sorted.sort_unstable();
        let mut terms: Vec<(u32, u32)> = Vec::with_capacity(sorted.len());
        for id in sorted {
            match terms.last_mut() {
                Some(last) if last.0 == id => last.1 += 1,
                _ => terms.push((id, 1)),
            }
        }
        for &(id, _) in &terms {
            self.entries[id as usize].count += 1;
        }
        quoted.sort_unstable();
        quoted.dedup();
        let facts = self.facts(article, entities, place.sentence);
        Unit { place, sequence, terms, quoted, facts, position }
    }

    fn facts(&mut self, article: &Article, entities: &Entities, sentence: i32) -> UnitFacts {
        let mut out = UnitFacts::default();
        for fact in article.facts_of(sentence) {
            // A mark that no word has keeps facts and words apart.
            let amount = |q: &Quantity, unit: &str| format!("\u{1}{}\u{1}{unit}\u{1}{}", fact.kind.name(), q.amount);
            let (list, key) = match &fact.value {
                Value::Name(name) => (&mut out.names, entities.id(&name.canonical).map(|id| format!("\u{1}name\u{1}{id}"))),
                Value::Quantity(q) => (&mut out.figures, Some(amount(q, ""))),
                Value::Money { quantity, currency } => (&mut out.figures, Some(amount(quantity, currency))),
                Value::Timex(t) if matches!(fact.kind, FactKind::Date | FactKind::Time) => {
                    (&mut out.times, Some(format!("\u{1}time\u{1}{}", t.value)))
                }
                _ => continue,
            };
            if let Some(key) = key {
                list.push(self.id(Term { key, number: false }));
            }
        }
        for list in [&mut out.names, &mut out.figures, &mut out.times] {
            list.sort_unstable();
            list.dedup();
            for id in list {
                self.entries[*id as usize].count += 1;
            }
        }
        out
    }

    fn id(&mut self, term: Term) -> u32 {
        if let Some(&id) = self.ids.get(&term.key) {
            return id;
        }
        let id = self.entries.len() as u32;
        self.ids.insert(term.key.clone(), id);
        let (background, groups) = (background::idf(&term.key), synonyms::groups(&term.key));
        self.entries.push(Entry {
            key: term.key,
            number: term.number,
            name: false,
            count: 0,
            idf: 0.0,
            background,
            groups,
            capital: 0,
            small: 0,
        });
        id
    }

    fn weigh(&mut self, units: usize) {
        for e in &mut self.entries {
            e.idf = (1.0 + units as f64 / f64::from(e.count.max(1))).ln();
            e.name = !e.number && e.capital > 0 && e.capital >= e.small;
        }
    }
}
