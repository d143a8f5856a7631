//! What speaks for two or more sentences reporting the same fact, and what speaks against it: for a person to check.
//!
//! A claim puts sentences of several outlets together; a difference sets two of their values against one another. Here is told what the
//! sentences have in common (names, figures, days, quoted words, rare words, a run of words, their meaning, their place in the article),
//! what makes the values of a difference comparable, and what gives reason to doubt. It is found in the words again when it is asked for
//! and costs comparing nothing but [`Comparison::joined`]. One function feeds window, command and reports.
//!
//! What more than half of the outlets share is told; of two outlets, what both have. Nothing depends on the order of the articles.

use std::collections::BTreeSet;

use crate::comparison::{Comparison, Confidence, JoinedBy, Place, Side};
use crate::event::Event;
use crate::span::Span;

/// What gives reason to doubt.
mod doubts;
/// What each sentence has that others may share.
mod items;
/// The longest run of words in common.
mod runs;
/// What makes the values of a difference comparable.
mod values;

/// What sort of evidence. In the order in which it is told: what is hardest to come by chance first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person linked the sentences.
    ByHand,
    /// The values of the difference are of one person or thing.
    SameBearer,
    /// They count, or measure, the same.
    SameCounted,
    /// The same is said of what they count.
    SameSaid,
    /// They belong to the same deed.
    SameDeed,
    /// Each is the only value of its kind in its sentence.
    OnlyValue,
    /// A run of words, word for word.
    CopiedWords,
    /// Words inside quotation marks, word for word.
    QuotedWords,
    /// Who is credited.
    Speaker,
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// A number of something.
    Number,
    /// An amount of money.
    Money,
    /// A share.
    Percent,
    /// An age.
    Age,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A word that stands near each of the values.
    Beside,
    /// A word that few sentences of the event have.
    Word,
    /// The sentence model takes them for all but the same.
    MeaningVeryClose,
    /// It takes them for near to one another.
    MeaningClose,
    /// All are headlines.
    Headlines,
    /// All stand in the headline or the opening lines.
    Opening,
    /// Doubt: the sentences alone would not have been put together; two values that seem to be of one thing did it.
    ByValues,
    /// Doubt: neither words nor values link them; one says that there was none of what the other tells of.
    ByDenial,
    /// Doubt: nothing but meaning speaks for it.
    OnlyMeaning,
    /// Doubt: next to no words in common.
    FewWords,
    /// Doubt: each names somebody or something else.
    OtherNames,
    /// Doubt: each gives another figure.
    OtherFigures,
    /// Doubt: each gives another day or time.
    OtherTimes,
    /// Doubt: the sentence model takes them for far from one another.
    MeaningFar,
}

impl Kind {
    /// The name in JSON and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByHand => "by_hand",
            Self::SameBearer => "same_bearer",
            Self::SameCounted => "same_counted",
            Self::SameSaid => "same_said",
            Self::SameDeed => "same_deed",
            Self::OnlyValue => "only_value",
            Self::Beside => "beside",
            Self::CopiedWords => "copied_words",
            Self::QuotedWords => "quoted_words",
            Self::Speaker => "speaker",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Age => "age",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Word => "word",
            Self::MeaningVeryClose => "meaning_very_close",
            Self::MeaningClose => "meaning_close",
            Self::Headlines => "headlines",
            Self::Opening => "opening",
            Self::ByValues => "by_values",
            Self::ByDenial => "by_denial",
            Self::OnlyMeaning => "only_meaning",
            Self::FewWords => "few_words",
            Self::OtherNames => "other_names",
            Self::OtherFigures => "other_figures",
            Self::OtherTimes => "other_times",
            Self::MeaningFar => "meaning_far",
        }
    }

    /// Person, organization or place.
    fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Organization | Self::Place)
    }

    /// Number, money, percent or age.
    fn is_figure(self) -> bool {
        matches!(self, Self::Number | Self::Money | Self::Percent | Self::Age)
    }

    /// Day, time of day or length of time.
    fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Duration)
    }

    /// How many of a kind are told.
    fn most(self) -> usize {
        match self {
            Self::Word => WORDS,
            Self::Person | Self::Organization | Self::Place | Self::Beside => 4,
            _ => 3,
        }
    }
}

/// So many rare words are told.
const WORDS: usize = 6;

/// One thing that speaks for it, or gives reason to doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What sort.
    pub kind: Kind,
    /// In the outlets' own words; empty where the kind says all. Of several forms the one that most outlets print.
    pub text: String,
    /// Where it stands, each outlet's own form, in order of place; of the doubts about values and names all that are other.
    pub spots: Vec<(Place, Span)>,
    /// How many outlets have it; 0 where it is of the sentences as a whole.
    pub outlets: usize,
}

/// What speaks for a claim or a difference, and what against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The sentences it is about, in order of place.
    pub sentences: Vec<Place>,
    /// How many outlets they are of; versions of one outlet's article are one.
    pub outlets: usize,
    /// What speaks for it, in the order of [`Kind`].
    pub grounds: Vec<Ground>,
    /// What gives reason to doubt.
    pub doubts: Vec<Ground>,
    /// How sure it is that all report the same fact; `None` where a person said so.
    pub sure: Option<Confidence>,
}

/// From this cosine (in hundredths) on the meaning of two sentences is very close. Of the claims on the open events
/// one in twenty is.
const VERY_CLOSE: i8 = 80;
/// From this one on it is close: nearly a third.
const CLOSE: i8 = 60;
/// Below this one it is far: one in fourteen.
const FAR: i8 = 35;
/// From this probability on it is sure that sentences report the same fact; it is calibrated, see `training/`.
const SURE: f64 = 0.8;
/// From this one on it is likely.
const LIKELY: f64 = 0.5;
/// Up to this index a sentence is one of the opening lines.
const OPENING: i32 = 1;

/// Tells what speaks for the claims and differences of a comparison. Making one reads the words of all articles once.
#[derive(Debug)]
pub struct Explainer<'a> {
    comparison: &'a Comparison,
    event: Event<'a>,
    outlets: Outlets,
}

/// For each article its outlet's number.
#[derive(Debug)]
struct Outlets(Vec<usize>);

impl Outlets {
    /// How many outlets places are of.
    fn count(&self, places: impl Iterator<Item = Place>) -> usize {
        places.filter_map(|p| self.0.get(p.article)).collect::<BTreeSet<_>>().len()
    }
}

impl<'a> Explainer<'a> {
    /// Reads the articles together, so that it is known how rare each word is and who is who.
    pub fn new(comparison: &'a Comparison) -> Self {
        Self { comparison, event: Event::new(&comparison.articles), outlets: Outlets(comparison.outlets()) }
    }

    /// What speaks for the sentences of a claim being one. Empty for a claim of one sentence and for one that is not there.
    pub fn claim(&self, claim: usize) -> Evidence {
        let Some(claim) = self.comparison.claims.get(claim) else { return Evidence::default() };
        // Mentions are in the comparison's own order of articles.
        let mut places = claim.mentions.clone();
        places.sort_unstable();
        self.evidence(&places, &[], claim.score)
    }

    /// What speaks for the values of a difference being of one thing.
    pub fn difference(&self, difference: usize) -> Evidence {
        let Some(difference) = self.comparison.differences.get(difference) else { return Evidence::default() };
        let mut places: Vec<Place> = difference.values.iter().map(|v| v.place).collect();
        places.sort_unstable();
        places.dedup();
        let score = self.comparison.claims.get(difference.claim).map_or(0.0, |c| c.score);
        self.evidence(&places, &difference.values, score)
    }

    fn evidence(&self, places: &[Place], values: &[Side], score: f64) -> Evidence {
        let outlets = self.outlets.count(places.iter().copied());
        if outlets < 2 {
            return Evidence::default();
        }
        let least = outlets / 2 + 1;
        let pairs = self.pairs(places);
        let mut grounds = runs::shared(&self.event, &self.outlets, places);
        let mut items = items::of(&self.event, places, values);
        items.extend(values::items(&self.event, values));
        grounds.extend(items::shared(&self.outlets, &items, least));
        let words = items::words(&self.event, &self.outlets, places, values, &grounds, least);
        let common = words.all;
        grounds.extend(words.rare);
        grounds.extend(whole(places, pairs.by_hand, pairs.meaning));
        grounds.sort_by_key(|g| g.kind);
        let about = doubts::About { words: common, values: !values.is_empty() };
        let mut doubts = doubts::of(&self.event, &self.outlets, &grounds, &items, &pairs, &about);
        let sure = match score {
            _ if pairs.by_hand => None,
            _ if score >= SURE => Some(Confidence::High),
            _ if score >= LIKELY => Some(Confidence::Medium),
            _ => Some(Confidence::Low),
        };
        // A name that a sentence is credited to may be printed in another: it speaks, but marks nothing here.
        let here = |(p, s): &(Place, Span)| self.event.articles[p.article].sentence(p.sentence).is_some_and(|x| x.span.contains(*s));
        grounds.iter_mut().chain(&mut doubts).for_each(|g| g.spots.retain(here));
        Evidence { sentences: places.to_vec(), outlets, grounds, doubts, sure }
    }

    /// What is known of how the sentences came together.
    fn pairs(&self, places: &[Place]) -> Pairs {
        let mut pairs = Pairs::default();
        let mut near: Vec<i8> = Vec::new();
        for p in places {
            let joined = &self.comparison.joined;
            let from = joined.partition_point(|j| j.a < *p);
            for j in joined[from..].iter().take_while(|j| j.a == *p).filter(|j| places.binary_search(&j.b).is_ok()) {
                pairs.by_hand |= j.by == JoinedBy::Person;
                pairs.by_values |= j.by == JoinedBy::Values;
                pairs.by_denial |= j.by == JoinedBy::Denial;
                near.extend(j.meaning);
            }
        }
        near.sort_unstable();
        // Of several pairs the middle one; of two the farther.
        pairs.meaning = near.get(near.len().saturating_sub(1) / 2).copied();
        pairs
    }
}

/// What is known of how sentences came together.
#[derive(Clone, Copy, Debug, Default)]
struct Pairs {
    /// A person linked two of them.
    by_hand: bool,
    /// Two of them came together by their values alone.
    by_values: bool,
    /// Two of them came together only because one says that there was none of what the other tells of.
    by_denial: bool,
    /// How near they are in meaning, in hundredths; `None` where that is not known.
    meaning: Option<i8>,
}

/// What is of the sentences as a whole: who put them together, their meaning, their place.
fn whole(places: &[Place], by_hand: bool, meaning: Option<i8>) -> Vec<Ground> {
    // Each article by its foremost sentence.
    let mut first: Vec<Place> = places.to_vec();
    first.dedup_by_key(|p| p.article);
    let position = match first.iter().map(|p| p.sentence).max() {
        Some(last) if last < 0 => Some(Kind::Headlines),
        Some(last) if last <= OPENING => Some(Kind::Opening),
        _ => None,
    };
    let meaning = match meaning {
        Some(near) if near >= VERY_CLOSE => Some(Kind::MeaningVeryClose),
        Some(near) if near >= CLOSE => Some(Kind::MeaningClose),
        _ => None,
    };
    let all = [by_hand.then_some(Kind::ByHand), meaning, position];
    all.into_iter().flatten().map(Ground::of_all).collect()
}

impl Ground {
    /// One that is of the sentences as a whole.
    fn of_all(kind: Kind) -> Self {
        Self { kind, text: String::new(), spots: Vec::new(), outlets: 0 }
    }
}

#[cfg(test)]
mod tests;
