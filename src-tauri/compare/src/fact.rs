//! A fact: a typed span with a normalized value.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What sort of fact. The contract's `facts[].kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the glossary's words")]
pub enum FactKind {
    Number,
    Money,
    Percent,
    Age,
    Date,
    Time,
    Duration,
    Set,
    Place,
    Person,
    Organization,
    Title,
    Quote,
    Hedge,
    Negation,
}

impl FactKind {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Age => "age",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
            Self::Place => "place",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Title => "title",
            Self::Quote => "quote",
            Self::Hedge => "hedge",
            Self::Negation => "negation",
        }
    }

    /// Date, time, duration or set.
    pub fn is_timex(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Duration | Self::Set)
    }

    /// Person, organization or place.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Organization | Self::Place)
    }
}

/// A typed span of one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What sort.
    pub kind: FactKind,
    /// Index of the sentence; -1 is the headline, and then the span is of the headline's text.
    pub sentence: i32,
    /// Where it stands.
    pub span: Span,
    /// What it means.
    pub value: Value,
}

/// The normalized value of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Number, percent (unit `percent` or `percentage points`), age (unit `years`, whose age in `of`).
    Quantity(Quantity),
    /// An amount of money.
    Money {
        /// How much, in whole units of the currency.
        quantity: Quantity,
        /// ISO 4217.
        currency: String,
    },
    /// Date, time, duration or set.
    Timex(Timex),
    /// Person, organization or place.
    Name(Name),
    /// Role, charge or legal status.
    Title(Title),
    /// Reported speech; the fact's span is the content.
    Quote(Quote),
    /// A hedge or a negation.
    Scope(Scope),
}

/// A quantity and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The figure as meant (`half a million` is 500000).
    pub amount: f64,
    /// The least it can be; `None` when unbounded below ("up to 20").
    pub low: Option<f64>,
    /// The most it can be; `None` when unbounded above ("at least 20").
    pub high: Option<f64>,
    /// What is counted, normalized: `people` for persons of any kind, else the noun's lemma (`car`, `year`, `shot`), with
    /// `people` subtypes kept in `unit_word`. Empty when unknown.
    pub unit: String,
    /// The counted noun as printed, lower case (`men`, `officers`); empty when none.
    pub unit_word: String,
    /// What is said of the counted, as a lemma class: `kill`, `injure`, `shoot`, `arrest`, `miss`, `rescue`, … ; empty when unknown.
    pub about: String,
    /// Whose it is: for an age the person's name or noun as printed; empty when unknown.
    pub of: String,
    /// Said to be inexact ("about", "nearly", "some", "dozens").
    pub approximate: bool,
}

/// A time expression in TIMEX3 form. To compare two, see `facts::timex::value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timex {
    /// `2025-12-21`, `2025-12-21T16:39`, `2025-W51`, `P3Y`, `PRESENT_REF`, `XXXX-WXX-7`, …
    pub value: String,
    /// "about", "around", "shortly after" …
    pub approximate: bool,
    /// The year is not printed and comes from another article of the event.
    pub borrowed_year: bool,
    /// Which part of the period, or which side of the figure, is meant (TIMEX3 `mod`); `None` for all of it.
    pub modifier: Option<TimexModifier>,
    /// The printed time zone as minutes east of UTC ("5 p.m. Eastern" in winter is -300). `value` stays in that zone.
    pub zone: Option<i16>,
    /// The day is not printed beside the time of day; it is the one spoken of just before, and may be another.
    pub assumed_day: bool,
    /// A clock of twelve hours, of which nothing tells the half of the day ("half past six"): `value` has the hour as it is said.
    pub twelve: bool,
}

/// Which part of a period, or which side of a figure, a time expression means. TIMEX3's `mod`, without `APPROX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimexModifier {
    /// "early Monday", "the beginning of 2025".
    Start,
    /// "mid-June", "the middle of the week".
    Mid,
    /// "late on Sunday", "the end of the year".
    End,
    /// "before 5 p.m.", "by Friday".
    Before,
    /// "after midnight", "since 2019".
    After,
    /// "less than an hour", "up to three years", "nearly two weeks".
    AtMost,
    /// "more than two hours", "at least three years".
    AtLeast,
}

/// A name, resolved within its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest form that the article prints ("Dmitry Peskov" for "Peskov").
    pub canonical: String,
}

/// A role, a charge or a legal status, and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Which of the three.
    pub class: TitleClass,
    /// Normalized: `spokesperson`, `second-degree murder`, `arrested`.
    pub label: String,
    /// Canonical name of the holder, where known.
    pub holder: Option<String>,
}

/// The sorts of title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleClass {
    /// What somebody is: spokesperson, president, former aide.
    Role,
    /// What somebody is accused of: murder, fraud.
    Charge,
    /// Where somebody stands before the law: detained, arrested, charged, indicted, convicted, acquitted, released.
    Status,
}

/// Reported speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where the speaker is named, in the same text as the quote.
    pub source: Option<Span>,
    /// Canonical name of the speaker, pronouns resolved; the source's words where it is no name.
    pub speaker: Option<String>,
    /// The verb of saying or "according to".
    pub cue: Option<Span>,
    /// How it is given.
    pub quote_type: QuoteType,
}

/// How speech is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteType {
    /// Wholly inside quotation marks.
    Direct,
    /// Partly inside.
    Mixed,
    /// In the outlet's words.
    Indirect,
}

/// A hedge or a negation and the words it governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Normalized: `alleged`, `may`, `not`, `never`, `denied`, …
    pub label: String,
    /// The governed words (the clause, the cue included).
    pub governs: Span,
}

/// Whose word a statement is: the attribution ladder, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// A named person ("Sheriff Ann Doe said").
    Named,
    /// An institution ("police said", "the Elysée").
    Institution,
    /// Another outlet or agency ("RIA reported", "told Fox News").
    Media,
    /// "a source said", "officials familiar with".
    Unnamed,
}

/// Who a sentence, or a part of it, credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The sentence; -1 is the headline.
    pub sentence: i32,
    /// The source's words ("RIA news agency").
    pub source: Span,
    /// The cue ("reported by", "according to").
    pub cue: Option<Span>,
    /// What the source vouches for: the content.
    pub governs: Span,
    /// Canonical name of the source.
    pub name: String,
    /// Where it stands on the ladder.
    pub rung: Rung,
}

/// Who did what to whom, and how sure and on whose word: the slots of one clause.
///
/// A light form, found by word order and closed tables, no parser: a slot that is not sure to be filled is left empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The sentence; -1 is the headline.
    pub sentence: i32,
    /// From its first slot to its last.
    pub span: Span,
    /// The word that names the deed: the main verb, or a noun that stands for it ("the arrest of").
    pub predicate: Span,
    /// The verb's lemma, of a noun that of its verb ("the arrest of Roe": `arrest`).
    pub lemma: String,
    /// How it is told.
    pub form: ClauseForm,
    /// Who does it; passives are turned round.
    pub agent: Option<Slot>,
    /// To whom or what it is done.
    pub patient: Option<Slot>,
    /// Whether it is told as done, as coming, as possible or as wanted.
    pub mood: Mood,
    /// The word that denies it ("did not resign", "no shots were fired", "denied killing").
    pub denied: Option<Span>,
    /// The word that takes back certainty ("may", "allegedly", "is believed to").
    pub hedge: Option<Span>,
    /// Where the source that vouches for it stands on the ladder; `None` where nobody is credited.
    pub rung: Option<Rung>,
    /// That source's words.
    pub source: Option<Span>,
}

/// A slot of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The noun phrase, with what follows after "of" ("the driver of the bus").
    pub span: Span,
    /// Its last noun before any "of", in lower case and singular, or the canonical name that stands there; pronouns resolved where a name
    /// stands near.
    pub head: String,
}

/// How a clause tells its deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseForm {
    /// "Marsh shot Odell".
    Active,
    /// "Odell was shot by Marsh", "a man shot by Marsh".
    Passive,
    /// "the arrest of Marsh".
    Nominal,
}

/// Whether a deed is told as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// "shot", "has resigned", "are closing".
    Done,
    /// "will appeal", "is to close", "is going to".
    Coming,
    /// "may appeal", "could have", "would".
    Possible,
    /// "wants to appeal", "plans to close", "refused to leave".
    Wanted,
}
