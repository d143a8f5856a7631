//! A time expression as read, before it is resolved: where it stands and what its words mean.

use super::words::{DayPart, Lexeme, Season, Unit, Word};
use crate::fact::{FactKind, TimexModifier};

/// A time expression of a sentence, by the places of its lexemes.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// First lexeme.
    pub start: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// What its words mean.
    pub meaning: Meaning,
    /// "early", "the end of", "at least".
    pub modifier: Option<TimexModifier>,
    /// "about", "nearly".
    pub approximate: bool,
    /// A clock of twelve hours, and nothing tells which half of the day it means ("half past six").
    pub twelve: bool,
}

impl Phrase {
    /// Without modifier.
    pub fn new(start: usize, end: usize, meaning: Meaning) -> Self {
        Self { start, end, meaning, modifier: None, approximate: false, twelve: false }
    }
}

/// Which of several like periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Not said: the tense tells ("Sunday", "in March").
    Bare,
    /// "last", "past".
    Last,
    /// "this", "current".
    This,
    /// "next", "coming".
    Next,
    /// "that", "the same": the one spoken of.
    Same,
    /// "the following", "the next day": the one after the one spoken of.
    Following,
    /// "the previous", "the day before".
    Previous,
    /// "year-ago", "year-earlier".
    YearAgo,
}

/// What is said of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Nothing.
    Unsaid,
    /// "1989".
    Known(i16),
    /// "last year" is -1.
    Shifted(i16),
}

/// What the words mean, with what they leave open.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// No time expression after all (an age, a score): the words are used up.
    Nothing,
    /// A value that needs no context.
    Fixed(FactKind, String),
    /// A year.
    Year(i16),
    /// A day of the calendar.
    Day {
        /// As printed.
        weekday: Option<i8>,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// As printed.
        year: Year,
        /// "last Oct. 23".
        step: Step,
    },
    /// A month.
    Month {
        /// 1 to 12.
        month: i8,
        /// As printed.
        year: Year,
        /// "last March".
        step: Step,
    },
    /// A weekday.
    Weekday(i8, Step),
    /// So many days from publication: "yesterday" is -1.
    DayShift(i64),
    /// A calendar unit: "last week", "this year", "the quarter".
    Period(Unit, Step),
    /// A quarter of a year.
    Quarter(i8, Year, Step),
    /// The quarter spoken of, in this year: "the 1988 quarter".
    QuarterIn(i16),
    /// A half of a year.
    Half(i8, Year),
    /// A season.
    Season(Season, Year, Step),
    /// A weekend.
    Weekend(Step),
    /// So many units before (negative) or after publication, or, where `narrative`, the day spoken of.
    Shift {
        /// How many, negative for the past.
        count: f64,
        /// Of what.
        unit: Unit,
        /// "earlier", "later": from the day spoken of.
        narrative: bool,
    },
    /// A part of a day.
    Part(Option<Box<Meaning>>, DayPart),
    /// A time of the clock.
    Clock {
        /// The day it is of, where printed beside it.
        day: Option<Box<Meaning>>,
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// Standard offset and whether daylight saving is said (`None`: not said).
        zone: Option<(i16, Option<bool>)>,
    },
    /// The week that a day lies in.
    WeekOf(Box<Meaning>),
}

/// The lexemes of one sentence, with edges.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// All of the sentence.
    pub all: &'a [Lexeme],
    /// "Jean Dupont, 19 ans": the language gives ages without a word for old.
    pub age_without_word: bool,
}

impl Words<'_> {
    /// The class of the lexeme at `i`; [`Word::Edge`] outside.
    pub fn at(&self, i: usize) -> Word {
        self.all.get(i).map_or(Word::Edge, |l| l.word)
    }

    /// The class of the lexeme before `i`.
    pub fn before(&self, i: usize) -> Word {
        i.checked_sub(1).map_or(Word::Edge, |j| self.at(j))
    }

    /// Whether the lexeme at `i` begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.all.get(i).is_some_and(|l| l.capital)
    }

    /// Whether the lexeme at `i` follows the one before without a blank.
    pub fn glued(&self, i: usize) -> bool {
        self.all.get(i).is_some_and(|l| l.glued)
    }

    /// `i`, or the place after it when there is such a word.
    pub fn skip(&self, i: usize, word: Word) -> usize {
        if self.at(i) == word { i + 1 } else { i }
    }
}
