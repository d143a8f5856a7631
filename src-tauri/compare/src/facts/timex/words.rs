//! The words that time expressions are made of: tokens of a sentence, classed.

use std::collections::HashMap;

use crate::span::Span;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Of a minute.
    Second,
    /// Of an hour.
    Minute,
    /// Of a day.
    Hour,
    /// Midnight to midnight.
    Day,
    /// Two weeks.
    Fortnight,
    /// Monday to Sunday.
    Week,
    /// Of a year.
    Month,
    /// Three months.
    Quarter,
    /// January to December.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// `MO`
    Morning,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `MI`
    Midday,
}

impl DayPart {
    /// What follows the `T` in TIMEX3.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Midday => "MI",
        }
    }
}

/// A season as TIMEX3 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// `SP`
    Spring,
    /// `SU`
    Summer,
    /// `FA`
    Fall,
    /// `WI`
    Winter,
}

impl Season {
    /// TIMEX3's code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month it begins in.
    pub fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

/// What a token can be in a time expression.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "most are the words themselves")]
pub enum Word {
    /// No part of any time expression.
    Other,
    /// Before the first and after the last token.
    Edge,
    Month(i8),
    /// "Dec", "Sept"
    MonthShort(i8),
    Weekday(i8),
    /// "Sun", "Thurs"
    WeekdayShort(i8),
    /// "Sundays"
    Weekdays(i8),
    /// "Sonntagabend"
    WeekdayPart(i8, DayPart),
    /// So many days from today: "vorgestern".
    Shift(i8),
    /// "il y a", its words in order.
    AgoPiece(u8),
    /// "21.12.2025"
    DotDate {
        day: i8,
        month: i8,
        year: i16,
    },
    Unit(Unit),
    Units(Unit),
    Part(DayPart),
    Parts(DayPart),
    Season(Season),
    /// Digits alone; `digits` is 0 where a comma parts them.
    Figure {
        value: u32,
        digits: u8,
    },
    /// "3.5", "10.30": left and right of the point, and how many digits are right of it.
    Dotted(u32, u32, u8),
    /// "10:30"
    Colon(u8, u8),
    /// "8:30pm", "8pm"; `true` for p.m.
    Meridian(u8, u8, bool),
    /// "16h39", "16h"
    HourMark(u8, u8),
    Cardinal(u32),
    Ordinal(u32),
    /// "twenty", to be followed by a unit figure
    Ten(u32),
    Hundred,
    Thousand,
    Dozen,
    /// First three digits of the years: "1990s" is 199.
    Decade(u16),
    A,
    The,
    This,
    That,
    These,
    Last,
    Next,
    Past,
    Previous,
    Following,
    Coming,
    Current,
    Latest,
    Same,
    Recent,
    Each,
    Final,
    Few,
    Several,
    Many,
    Couple,
    Dozens,
    Half,
    Ago,
    Earlier,
    Later,
    Early,
    Late,
    Mid,
    Beginning,
    End,
    Middle,
    Rest,
    Before,
    After,
    Ahead,
    Of,
    In,
    On,
    At,
    By,
    For,
    To,
    From,
    Until,
    Since,
    And,
    Or,
    Between,
    Around,
    Almost,
    More,
    Less,
    Least,
    Up,
    Over,
    Than,
    Just,
    No,
    Shortly,
    Old,
    Age,
    Long,
    Extra,
    Fiscal,
    Eve,
    Now,
    Currently,
    Today,
    Tonight,
    Yesterday,
    Tomorrow,
    Recently,
    Soon,
    Future,
    Weekend,
    Noon,
    Midnight,
    Oclock,
    Period,
    Daily,
    Weekly,
    Monthly,
    Annually,
    Hourly,
    Once,
    Twice,
    Times,
    Zone(i16),
    /// "Eastern", "Pacific": standard offset in minutes.
    ZoneName(i16),
    /// "Standard" (false), "Daylight" (true)
    Daylight(bool),
    /// "am" (false), "pm" (true) as a word of its own.
    Am(bool),
    M,
    P,
    Be,
    Soonest,
    /// "'s"
    Possessive,
    /// A verb form or word that points ahead.
    Ahead1,
    /// A verb form of the past.
    Did,
    Dot,
    Comma,
    Hyphen,
    Apostrophe,
    Slash,
    Open,
    /// What is counted in thousands: a figure before it is no year.
    Measure,
    Semicolon,
    Money,
    /// "New" of "New Year's Day".
    New,
    /// Christmas.
    Christmas,
}

/// A token and its class.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// Its class.
    pub word: Word,
    /// Where it stands in the passage.
    pub span: Span,
    /// Begins with a capital letter.
    pub capital: bool,
    /// No blank before it.
    pub glued: bool,
}

/// The words of one language.
pub type Lexicon = HashMap<&'static str, Word>;

/// The words of a literal list.
pub fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(' ').filter(|w| !w.is_empty())
}
