//! Which event an article belongs to: by the names and rare words that it shares with an event's articles, and by the days.
//!
//! Each article is a [`Sketch`] of its rarest words, cheap to make and to keep. An event is as near as the cosine of the article with
//! the mean of its articles; words that several events have count less.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::align::background;
use crate::align::terms;
use crate::document::Document;
use crate::token::{self, TokenClass};

/// Words of an article that are kept.
const KEPT: usize = 80;
/// Words of a text that are read: an article says what it is about at its beginning.
const READ: usize = 1500;
/// A name counts so many times a word that is as rare.
const NAME: f32 = 1.5;
/// A headline's word counts as so many.
const HEADLINE: f32 = 3.0;
/// Least cosine of an article and an event.
const NEAR: f32 = 0.22;
/// Least share by which it must be nearer than the next event.
const NEARER: f32 = 1.25;
/// Names in common, at least.
const NAMES: usize = 2;
/// Names and rare words in common, at least.
const WORDS: usize = 6;
/// Articles so many days apart share but half.
const HALF_DAYS: f32 = 21.0;
/// Names and words that are told.
const TOLD: usize = 4;

/// What an article is about, in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// Stem, weight and a printed form of each word, the heaviest first. The weights' squares add up to 1.
    pub words: Vec<Word>,
    /// The day of publication, as ISO 8601.
    pub day: Option<String>,
}

/// A word of a sketch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// What is the same word.
    pub stem: String,
    /// How much it says.
    pub weight: f32,
    /// As it is printed.
    pub printed: String,
    /// It is written as a name.
    pub name: bool,
}

/// An event that an article belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Belongs {
    /// Position among the events that were given.
    pub event: usize,
    /// How near it is, 0 to 1.
    pub nearness: f32,
    /// Names and then rare words in common, as printed in the article; a few.
    pub shared: Vec<String>,
    /// Days between the article and the nearest of the event; `None` where one has no date.
    pub days: Option<i32>,
}

impl Sketch {
    /// What a document is about.
    pub fn of(document: &Document) -> Self {
        let mut found: BTreeMap<String, (f32, u32, u32, String)> = BTreeMap::new();
        let headline = document.metadata.headline.as_deref().unwrap_or("");
        for (text, count) in [(headline, HEADLINE), (document.text.as_str(), 1.0)] {
            let mut begins = true;
            for token in token::tokenize(text).iter().take(READ) {
                let first = std::mem::take(&mut begins);
                if token.class == TokenClass::Punctuation {
                    begins = matches!(token.of(text), "." | "!" | "?" | "“" | "\"" | ":");
                    continue;
                }
                let Some(term) = terms::term(token, text).filter(|t| !t.number && t.key.chars().count() > 2) else { continue };
                let entry = found.entry(term.key).or_insert_with(|| (0.0, 0, 0, token.of(text).to_owned()));
                entry.0 += count;
                // Headlines may have capitals everywhere.
                if !first && text.len() == document.text.len() {
                    *(if token.is_capitalized(text) { &mut entry.1 } else { &mut entry.2 }) += 1;
                    if token.is_capitalized(text) {
                        entry.3 = token.of(text).to_owned();
                    }
                }
            }
        }
        let word = |(stem, (count, capital, small, printed)): (String, (f32, u32, u32, String))| {
            let name = capital > small;
            let weight = (1.0 + count.ln()) * background::idf(&stem) as f32 * if name { NAME } else { 1.0 };
            Word { stem, weight, printed, name }
        };
        let mut words: Vec<Word> = found.into_iter().map(word).collect();
        words.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.stem.cmp(&b.stem)));
        words.truncate(KEPT);
        let length = words.iter().map(|w| w.weight * w.weight).sum::<f32>().sqrt();
        if length > 0.0 {
            words.iter_mut().for_each(|w| w.weight /= length);
        }
        Self { words, day: document.metadata.day().map(|d| d.to_string()) }
    }
}

/// The event that an article belongs to, by its articles; `None` where none is near enough or two are.
pub fn nearest(article: &Sketch, events: &[Vec<Sketch>]) -> Option<Belongs> {
    // In how many events each word stands.
    let mut spread: BTreeMap<&str, f32> = BTreeMap::new();
    let centres: Vec<BTreeMap<&str, f32>> = events.iter().map(|e| centre(e)).collect();
    for stem in centres.iter().flat_map(BTreeMap::keys) {
        *spread.entry(stem).or_default() += 1.0;
    }
    let rarity = |stem: &str| 1.0 / spread.get(stem).copied().unwrap_or(1.0);
    let own: f32 = article.words.iter().map(|w| (w.weight * rarity(&w.stem)).powi(2)).sum::<f32>().sqrt();
    let mut rated: Vec<Belongs> = Vec::new();
    for (event, centre) in centres.iter().enumerate() {
        let length = centre.iter().map(|(stem, w)| (w * rarity(stem)).powi(2)).sum::<f32>().sqrt();
        let common: Vec<(&Word, f32)> = article.words.iter().filter_map(|w| Some((w, *centre.get(w.stem.as_str())?))).collect();
        let dot: f32 = common.iter().map(|(w, there)| w.weight * there * rarity(&w.stem).powi(2)).sum();
        let cosine = if own > 0.0 && length > 0.0 { dot / (own * length) } else { 0.0 };
        let days = days_between(article, &events[event]);
        let nearness = cosine * days.map_or(1.0, |d| (0.5f32).powf(d as f32 / HALF_DAYS));
        // A word that every event has is no reason.
        let telling: BTreeSet<&str> = common.iter().filter(|(w, _)| rarity(&w.stem) > 0.4).map(|(w, _)| w.stem.as_str()).collect();
        let names = common.iter().filter(|(w, _)| w.name && telling.contains(w.stem.as_str())).count();
        if names < NAMES || telling.len() < WORDS {
            continue;
        }
        let mut told: Vec<&Word> = common.iter().filter(|(w, _)| telling.contains(w.stem.as_str())).map(|(w, _)| *w).collect();
        told.sort_by(|a, b| b.name.cmp(&a.name).then(b.weight.total_cmp(&a.weight)).then_with(|| a.stem.cmp(&b.stem)));
        let shared = told.into_iter().take(TOLD).map(|w| w.printed.clone()).collect();
        rated.push(Belongs { event, nearness, shared, days });
    }
    rated.sort_by(|a, b| b.nearness.total_cmp(&a.nearness).then(a.event.cmp(&b.event)));
    let next = rated.get(1).map_or(0.0, |b| b.nearness);
    rated.into_iter().next().filter(|b| b.nearness >= NEAR && b.nearness >= next * NEARER)
}

/// The mean of an event's articles.
fn centre(articles: &[Sketch]) -> BTreeMap<&str, f32> {
    let mut sum: BTreeMap<&str, f32> = BTreeMap::new();
    for word in articles.iter().flat_map(|a| &a.words) {
        *sum.entry(word.stem.as_str()).or_default() += word.weight / articles.len() as f32;
    }
    sum
}

fn days_between(article: &Sketch, event: &[Sketch]) -> Option<i32> {
    let day = |sketch: &Sketch| sketch.day.as_deref()?.parse::<Date>().ok();
    let of_article = day(article)?;
    event.iter().filter_map(|a| day(a)?.until(of_article).ok()).map(|s| s.get_days().abs()).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Metadata;

    fn sketch(headline: &str, published: &str, text: &str) -> Sketch {
        let metadata = Metadata { headline: Some(headline.into()), published: Some(published.into()), ..Metadata::default() };
        Sketch::of(&Document::raw(text, metadata))
    }

    fn ferry() -> Vec<Sketch> {
        vec![
            sketch(
                "Ferry fire off Skarne injures nine",
                "2026-05-04",
                "Nine people were injured on Monday when a fire broke out in the engine room of the ferry Halcyon off Skarne, the coastguard said. Captain Lena Ruud ordered passengers onto the deck. The operator, Nordline, opened an inquiry.",
            ),
            sketch(
                "Halcyon passengers brought ashore",
                "2026-05-05",
                "Passengers of the ferry Halcyon were brought ashore at Skarne after a fire in the engine room. Lena Ruud, the captain, thanked the coastguard. Nordline said the cause was not known.",
            ),
        ]
    }

    fn budget() -> Vec<Sketch> {
        vec![sketch(
            "Arran council votes through its budget",
            "2026-05-04",
            "Councillors in Arran voted through a budget of 40 million after a night of debate. Mayor Tove Brandt called the vote a relief. Opposition leader Piet Aalders said libraries would close.",
        )]
    }

    #[test]
    fn an_article_finds_its_event() {
        let article = sketch(
            "Nordline under fire after blaze on Halcyon",
            "2026-05-06",
            "The operator Nordline was asked on Wednesday why the engine room of the Halcyon had not been inspected. Captain Lena Ruud told the coastguard in Skarne that the pumps failed.",
        );
        let found = nearest(&article, &[budget(), ferry()]).unwrap();
        assert_eq!((found.event, found.days), (1, Some(1)));
        assert!(found.shared.iter().any(|s| s == "Halcyon"), "{found:?}");
    }

    #[test]
    fn near_misses_find_none() {
        // Another ferry, another fire.
        let other = sketch(
            "Blaze on a ferry near Port Ellerby",
            "2026-05-05",
            "A fire broke out on the ferry Meridian near Port Ellerby on Tuesday, injuring three passengers. The coastguard towed it to the harbour. The operator, Baltic Star, opened an inquiry.",
        );
        assert_eq!(nearest(&other, &[budget(), ferry()]), None);
        // The same town, something else.
        let town = sketch(
            "Skarne opens a new library",
            "2026-05-05",
            "A library was opened in Skarne on Tuesday. The architect, Ida Holt, said she had thought of a lighthouse. Children sang.",
        );
        assert_eq!(nearest(&town, &[budget(), ferry()]), None);
        // The same ferry, two years on.
        let later = sketch(
            "Halcyon back in service",
            "2028-06-01",
            "The ferry Halcyon sailed from Skarne again on Thursday. Captain Lena Ruud and Nordline welcomed passengers. The engine room is new.",
        );
        assert_eq!(nearest(&later, &[budget(), ferry()]), None);
    }

    #[test]
    fn two_events_alike_are_none() {
        let article = ferry().remove(0);
        assert_eq!(nearest(&article, &[ferry(), ferry()]), None);
        assert_eq!(nearest(&article, &[]), None);
        assert_eq!(nearest(&Sketch::default(), &[ferry()]), None);
        assert_eq!(nearest(&sketch("", "", ""), &[Vec::new()]), None);
    }

    #[test]
    fn sketches_are_kept_as_json() {
        let one = ferry().remove(0);
        assert_eq!(serde_json::from_str::<Sketch>(&serde_json::to_string(&one).unwrap()).unwrap(), one);
    }
}
