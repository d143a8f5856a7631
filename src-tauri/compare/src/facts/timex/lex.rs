//! The tokens of a sentence as words of time: by a lexicon, by the shape of figures, by marks.

use super::words::{Lexeme, Lexicon, Word};
use crate::article::Passage;
use crate::token::{Token, TokenClass};

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
