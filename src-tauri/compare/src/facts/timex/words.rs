//! The words that time expressions are made of: tokens of a sentence, classed.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::article::Passage;
use crate::span::Span;
use crate::token::{Token, TokenClass};

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

/// The longest word of a lexicon, in bytes.
const LONGEST: usize = 16;

/// Classes the tokens of a sentence into `out`. Whether any of them can be the heart of a time expression.
pub fn lex(passage: &Passage, tokens: &[Token], lexicon: &Lexicon, out: &mut Vec<Lexeme>) -> bool {
    out.clear();
    let mut worth = false;
    let mut end = 0;
    for t in tokens {
        let text = passage.words(t.span);
        let word = match t.class {
            TokenClass::Word => word(text, lexicon),
            TokenClass::Number => number(text),
            TokenClass::Punctuation => mark(text),
        };
        worth |= is_heart(word);
        let capital = text.bytes().next().is_some_and(|b| b.is_ascii_uppercase() || !b.is_ascii());
        out.push(Lexeme { word, span: t.span, capital, glued: t.span.start == end });
        end = t.span.end;
    }
    worth
}

/// Whether a time expression can hang on this word.
fn is_heart(word: Word) -> bool {
    use Word::{
        Age, Ahead1, And, At, By, Did, Dot, Figure, For, From, In, Just, Many, More, Of, Old, On, Open, Or, Ordinal, Other, Than, That,
        The, This, To, Up,
    };
    match word {
        Figure { digits, .. } => digits == 4 || digits == 2 || digits == 1,
        Other
        | Word::New
        | Did
        | Ahead1
        | Word::Be
        | Word::Soonest
        | Word::Possessive
        | Word::No
        | Of
        | In
        | On
        | At
        | By
        | For
        | To
        | From
        | And
        | Or
        | The
        | This
        | That
        | Dot
        | Old
        | Age
        | More
        | Than
        | Up
        | Just
        | Many
        | Ordinal(_)
        | Open => false,
        Word::A | Word::Comma | Word::Hyphen | Word::Apostrophe | Word::Slash | Word::Semicolon | Word::Money | Word::M | Word::P => false,
        Word::AgoPiece(_) | Word::Measure => false,
        _ => true,
    }
}

/// The class of a word; the endings of English verbs of the past count.
fn word(text: &str, lexicon: &Lexicon) -> Word {
    let bytes = text.as_bytes();
    if text.is_ascii() {
        let mut lower = [0u8; LONGEST];
        if let Some(place) = lower.get_mut(..bytes.len()) {
            place.copy_from_slice(bytes);
            place.make_ascii_lowercase();
            if let Some(w) = std::str::from_utf8(place).ok().and_then(|s| lexicon.get(s)) {
                return *w;
            }
        }
    } else if bytes.len() <= 2 * LONGEST {
        let lower = text.to_lowercase().replace('’', "'");
        if let Some(w) = lexicon.get(lower.as_str()) {
            return *w;
        }
    }
    if bytes.len() > 3 && bytes.ends_with(b"ed") { Word::Did } else { Word::Other }
}

fn mark(text: &str) -> Word {
    match text {
        "." => Word::Dot,
        "," => Word::Comma,
        "-" | "‐" | "‑" | "–" => Word::Hyphen,
        "'" | "’" | "‘" => Word::Apostrophe,
        "/" => Word::Slash,
        "(" => Word::Open,
        ";" | "—" => Word::Semicolon,
        "$" | "€" | "£" | "¥" | "#" => Word::Money,
        _ => Word::Other,
    }
}

/// The class of a token that begins with a digit.
fn number(text: &str) -> Word {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 9 {
        return Word::Other;
    }
    let (head, rest) = text.split_at(digits);
    let Ok(value) = head.parse::<u32>() else { return Word::Other };
    let small = |n: u32| u8::try_from(n).ok();
    if rest.is_empty() {
        return Word::Figure { value, digits: digits as u8 };
    }
    let lower = rest.to_ascii_lowercase();
    let meridian = |t: &str| match t {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    match lower.as_str() {
        "st" | "nd" | "rd" | "th" | "er" => return Word::Ordinal(value),
        "s" if digits == 4 && value % 10 == 0 => return Word::Decade((value / 10) as u16),
        "s" if digits == 2 && value % 10 == 0 => return Word::Decade(190 + (value / 10) as u16),
        "h" | "hs" => return small(value).map_or(Word::Other, |h| Word::HourMark(h, 0)),
        _ => {}
    }
    if let (Some(pm), Some(h)) = (meridian(&lower), small(value)) {
        return Word::Meridian(h, 0, pm);
    }
    let Some(separator) = lower.chars().next().filter(char::is_ascii) else { return Word::Other };
    let tail = &lower[1..];
    let tail_digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let Ok(minutes) = tail[..tail_digits].parse::<u32>() else { return Word::Other };
    let after = &tail[tail_digits..];
    let clock = small(value).zip(small(minutes)).filter(|(h, m)| *h <= 24 && *m < 60 && tail_digits == 2);
    match (separator, clock) {
        (':' | '.', Some((h, m))) if meridian(after).is_some() => Word::Meridian(h, m, meridian(after) == Some(true)),
        (':', Some((h, m))) if after.is_empty() || after.starts_with(':') => Word::Colon(h, m),
        ('h', Some((h, m))) if after.is_empty() => Word::HourMark(h, m),
        ('.', Some(_)) | ('.', None) if after.len() == 5 && after.starts_with('.') && tail_digits <= 2 => {
            match (i8::try_from(value), i8::try_from(minutes), after[1..].parse()) {
                (Ok(day), Ok(month), Ok(year)) => Word::DotDate { day, month, year },
                _ => Word::Other,
            }
        }
        ('.', _) if after.is_empty() && tail_digits <= 6 => Word::Dotted(value, minutes, tail_digits as u8),
        (',', _) if tail.bytes().all(|b| b.is_ascii_digit() || b == b',') => {
            let all: String = text.bytes().filter(u8::is_ascii_digit).map(char::from).collect();
            all.parse().map_or(Word::Other, |value| Word::Figure { value, digits: 0 })
        }
        _ => Word::Other,
    }
}

/// English.
pub static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    use Unit::{Century, Day, Fortnight, Hour, Minute, Month, Quarter, Second, Week, Year};
    use Word as W;
    let mut map = Lexicon::new();
    let mut add = |words: &'static str, of: Word| {
        for w in words_of(words) {
            map.insert(w, of);
        }
    };
    for (i, w) in ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
        .into_iter()
        .enumerate()
    {
        add(w, W::Month(i as i8 + 1));
    }
    for (i, w) in ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept sep", "oct", "nov", "dec"].into_iter().enumerate() {
        add(w, W::MonthShort(i as i8 + 1));
    }
    for (i, w) in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].into_iter().enumerate() {
        add(w, W::Weekday(i as i8 + 1));
    }
    for (i, w) in ["mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"].into_iter().enumerate() {
        add(w, W::WeekdayShort(i as i8 + 1));
    }
    for (i, w) in ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"].into_iter().enumerate() {
        add(w, W::Weekdays(i as i8 + 1));
    }
    for (one, many, unit) in [
        ("", "seconds", Second),
        ("minute", "minutes mins", Minute),
        ("hour", "hours hrs", Hour),
        ("day", "days", Day),
        ("week", "weeks", Week),
        ("fortnight", "fortnights", Fortnight),
        ("month", "months", Month),
        ("quarter", "quarters", Quarter),
        ("year", "years yrs", Year),
        ("decade", "decades", Unit::Decade),
        ("century", "centuries", Century),
    ] {
        add(one, W::Unit(unit));
        add(many, W::Units(unit));
    }
    for (one, many, part) in [
        ("morning", "mornings", DayPart::Morning),
        ("afternoon", "afternoons", DayPart::Afternoon),
        ("evening", "evenings", DayPart::Evening),
        ("night overnight", "nights", DayPart::Night),
        ("midday", "", DayPart::Midday),
    ] {
        add(one, W::Part(part));
        add(many, W::Parts(part));
    }
    add("spring", W::Season(Season::Spring));
    add("summer", W::Season(Season::Summer));
    add("fall autumn", W::Season(Season::Fall));
    add("winter", W::Season(Season::Winter));
    for (i, w) in
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            .split(' ')
            .enumerate()
    {
        add(w, W::Cardinal(i as u32));
    }
    for (i, w) in "twenty thirty forty fifty sixty seventy eighty ninety".split(' ').enumerate() {
        add(w, W::Ten((i as u32 + 2) * 10));
    }
    for (i, w) in "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        .split(' ')
        .enumerate()
    {
        add(w, W::Ordinal(i as u32 + 1));
    }
    for (i, w) in "twenties thirties forties fifties sixties seventies eighties nineties".split(' ').enumerate() {
        add(w, W::Decade(192 + i as u16));
    }
    for (words, of) in [
        ("hundred", W::Hundred),
        ("thousand", W::Thousand),
        ("dozen", W::Dozen),
        ("dozens scores hundreds thousands", W::Dozens),
        ("a an", W::A),
        ("the", W::The),
        ("this", W::This),
        ("that", W::That),
        ("these", W::These),
        ("last", W::Last),
        ("next", W::Next),
        ("past", W::Past),
        ("previous prior preceding", W::Previous),
        ("following", W::Following),
        ("coming upcoming", W::Coming),
        ("current", W::Current),
        ("latest", W::Latest),
        ("same", W::Same),
        ("recent", W::Recent),
        ("each every", W::Each),
        ("final", W::Final),
        ("few", W::Few),
        ("several", W::Several),
        ("many", W::Many),
        ("couple", W::Couple),
        ("half", W::Half),
        ("ago", W::Ago),
        ("earlier", W::Earlier),
        ("later", W::Later),
        ("early", W::Early),
        ("late", W::Late),
        ("mid", W::Mid),
        ("beginning start", W::Beginning),
        ("end close", W::End),
        ("middle", W::Middle),
        ("rest remainder", W::Rest),
        ("before", W::Before),
        ("after", W::After),
        ("ahead", W::Ahead),
        ("of", W::Of),
        ("in during within throughout", W::In),
        ("on", W::On),
        ("at", W::At),
        ("by", W::By),
        ("for", W::For),
        ("to through", W::To),
        ("from", W::From),
        ("until till", W::Until),
        ("since", W::Since),
        ("and", W::And),
        ("or", W::Or),
        ("between", W::Between),
        ("around about approximately roughly circa", W::Around),
        ("almost nearly", W::Almost),
        ("more", W::More),
        ("less fewer", W::Less),
        ("least", W::Least),
        ("up", W::Up),
        ("over", W::Over),
        ("than", W::Than),
        ("just", W::Just),
        ("no", W::No),
        (
            "feet miles meters metres kilometers kilometres people men women students workers jobs votes points dollars pounds euros tons tonnes acres barrels soldiers troops homes houses residents members employees shares square block",
            W::Measure,
        ),
        ("shortly", W::Shortly),
        ("be", W::Be),
        ("as", W::Soonest),
        ("'s", W::Possessive),
        ("old", W::Old),
        ("age aged", W::Age),
        ("long", W::Long),
        ("straight consecutive additional full whole trading business working extra solid calendar successive school", W::Extra),
        ("fiscal", W::Fiscal),
        ("eve", W::Eve),
        ("now nowadays", W::Now),
        ("currently presently", W::Currently),
        ("today", W::Today),
        ("tonight", W::Tonight),
        ("yesterday", W::Yesterday),
        ("tomorrow", W::Tomorrow),
        ("recently lately", W::Recently),
        ("soon", W::Soon),
        ("future", W::Future),
        ("weekend", W::Weekend),
        ("noon", W::Noon),
        ("midnight", W::Midnight),
        ("new", W::New),
        ("christmas", W::Christmas),
        ("o'clock", W::Oclock),
        ("period", W::Period),
        ("daily", W::Daily),
        ("weekly", W::Weekly),
        ("monthly", W::Monthly),
        ("annually", W::Annually),
        ("hourly", W::Hourly),
        ("once", W::Once),
        ("twice", W::Twice),
        ("times", W::Times),
        ("gmt utc", W::Zone(0)),
        ("est cdt", W::Zone(-300)),
        ("edt", W::Zone(-240)),
        ("cst mdt", W::Zone(-360)),
        ("mst pdt", W::Zone(-420)),
        ("pst", W::Zone(-480)),
        ("bst cet", W::Zone(60)),
        ("cest eet", W::Zone(120)),
        ("eest", W::Zone(180)),
        ("et eastern", W::ZoneName(-300)),
        ("ct central", W::ZoneName(-360)),
        ("mt mountain", W::ZoneName(-420)),
        ("pt pacific", W::ZoneName(-480)),
        ("standard", W::Daylight(false)),
        ("daylight", W::Daylight(true)),
        ("am", W::Am(false)),
        ("pm", W::Am(true)),
        ("m", W::M),
        ("p", W::P),
        (
            "will shall expected due payable scheduled planned plans plan upcoming expires expire effective slated would must intends hopes resume resumes begins starts opens closes reopens returns turns",
            W::Ahead1,
        ),
        (
            "said was were had did began came told took held made found left went gave killed has have been says won lost met fell rose",
            W::Did,
        ),
    ] {
        add(words, of);
    }
    map.insert("may", W::Month(5));
    map
});

/// The words of a literal list.
pub fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(' ').filter(|w| !w.is_empty())
}
