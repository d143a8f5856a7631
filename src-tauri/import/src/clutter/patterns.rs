//! Many regular expressions asked of one text: which of them hold.
//!
//! An automaton for all of them at once that knows Unicode's letters and counts repetitions is huge: building its states costs more
//! than reading the page. So a loose one over bytes finds candidates: it counts nothing and takes every byte beyond ASCII for any
//! character. Then each candidate's own expression decides: for ASCII text one over bytes, compiled in a hundredth of the time.

use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// Memory that one set's automaton may fill, in bytes.
const AUTOMATON_BYTES: usize = 48 << 20;

/// Expressions asked in two steps.
pub struct Patterns {
    loose: RegexSet,
    exact: Vec<Exact>,
}

/// One expression; compiled when a text first meets its loose form.
struct Exact {
    pattern: String,
    ascii: OnceLock<Option<Regex>>,
    any: OnceLock<Option<Regex>>,
}

impl Exact {
    fn holds(&self, text: &str) -> bool {
        let regex = if text.is_ascii() {
            self.ascii.get_or_init(|| bytes(&translated(&self.pattern, Sense::Ascii)))
        } else {
            self.any.get_or_init(|| RegexBuilder::new(&translated(&self.pattern, Sense::Exact)).build().ok())
        };
        regex.as_ref().is_some_and(|r| r.is_match(text.as_bytes()))
    }
}

fn bytes(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).unicode(false).build().ok()
}

impl Patterns {
    /// Of expressions whose `\b` parts ASCII letters from all else, and that have no classes in classes.
    pub fn new<'a>(patterns: impl Iterator<Item = &'a str> + Clone) -> Self {
        let exact = |p: &str| Exact { pattern: p.to_owned(), ascii: OnceLock::new(), any: OnceLock::new() };
        Self { loose: set(patterns.clone().map(|p| translated(p, Sense::Loose))), exact: patterns.map(exact).collect() }
    }

    /// Those that hold, in their order.
    pub fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.loose.matches(text.as_bytes()).into_iter().filter(|&i| self.exact.get(i).is_some_and(|e| e.holds(text)))
    }

    /// The first that holds.
    pub fn first(&self, text: &str) -> Option<usize> {
        self.all(text).next()
    }

    /// Number of expressions in the set and by themselves: the same, where all of them compile.
    #[cfg(test)]
    pub fn sizes(&self) -> (usize, usize) {
        (self.loose.len(), self.exact.iter().filter(|e| bytes(&translated(&e.pattern, Sense::Ascii)).is_some()).count())
    }
}

/// A set that is exact on ASCII text, and only there.
pub fn ascii_set<'a>(patterns: impl Iterator<Item = &'a str>) -> RegexSet {
    set(patterns.map(|p| translated(p, Sense::Ascii)))
}

fn set(patterns: impl Iterator<Item = String>) -> RegexSet {
    RegexSetBuilder::new(patterns).unicode(false).dfa_size_limit(AUTOMATON_BYTES).build().unwrap_or_else(|_| RegexSet::empty())
}

/// What a translated expression is to hold for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// Whatever the original holds for, and more; over bytes.
    Loose,
    /// The same ASCII texts; over bytes.
    Ascii,
    /// The same texts; `.` alone is put in bytes.
    Exact,
}

/// One or more characters beyond ASCII, as bytes.
const BEYOND: &str = r"[\x80-\xff]+";

fn translated(pattern: &str, sense: Sense) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => escape(rest.next().unwrap_or('\\'), &mut rest, sense, &mut out),
            '.' if sense == Sense::Exact => out.push_str(r"(?-u:[^\n\x80-\xff]|[\xc0-\xff][\x80-\xbf]+)"),
            '.' if sense == Sense::Loose => either(r"[^\n\x80-\xff]", &mut out),
            '[' => class(&mut rest, sense, &mut out),
            '{' if sense == Sense::Loose => {
                let least: String = rest.by_ref().take_while(|c| *c != '}').collect();
                out.push(if least.starts_with('0') { '*' } else { '+' });
            }
            _ => out.push(c),
        }
    }
    out
}

fn either(ascii: &str, out: &mut String) {
    for part in ["(?:", ascii, "|", BEYOND, ")"] {
        out.push_str(part);
    }
}

/// The ASCII characters of a class that has a letter for a name, as they stand within brackets.
fn named(letter: char, rest: &mut std::str::Chars) -> Option<&'static str> {
    Some(match letter {
        'w' => "0-9A-Za-z_",
        'd' => "0-9",
        // A space is written out: between brackets too it counts for nothing in verbose expressions.
        's' => r"\t-\r\x20",
        'p' => match rest.by_ref().take_while(|c| *c != '}').collect::<String>().as_str() {
            "{Lu" => "A-Z",
            "{Ll" => "a-z",
            _ => "A-Za-z",
        },
        _ => return None,
    })
}

fn escape(letter: char, rest: &mut std::str::Chars, sense: Sense, out: &mut String) {
    if letter == 'b' {
        // The engine's fast automaton can't tell Unicode's boundaries on text with accents and would fall back to one a hundred
        // times slower.
        out.push_str(r"(?-u:\b)");
    } else if sense == Sense::Exact {
        out.extend(['\\', letter]);
    } else if let Some(ascii) = named(letter.to_ascii_lowercase(), rest).filter(|_| "wdspWS".contains(letter)) {
        let not = if letter.is_ascii_uppercase() { "^" } else { "" };
        match sense {
            Sense::Loose if not.is_empty() => either(&format!("[{ascii}]"), out),
            Sense::Loose => either(&format!(r"[^{ascii}\x80-\xff]"), out),
            _ => out.extend(["[", not, ascii, "]"]),
        }
    } else {
        out.extend(['\\', letter]);
    }
}

/// A class in brackets, whose opening bracket has been read.
fn class(rest: &mut std::str::Chars, sense: Sense, out: &mut String) {
    let (mut ascii, mut beyond) = (String::new(), false);
    let not = rest.as_str().starts_with('^');
    if not {
        rest.next();
    }
    let begun = rest.clone();
    let mut length = 0;
    while let Some(c) = rest.next() {
        match c {
            ']' => break,
            '\\' => {
                let letter = rest.next().unwrap_or('\\');
                match named(letter, rest) {
                    Some(members) => {
                        ascii.push_str(members);
                        beyond = true;
                    }
                    None => ascii.extend(['\\', letter]),
                }
            }
            c if c.is_ascii() => ascii.push(c),
            _ => beyond = true,
        }
        length = begun.as_str().len() - rest.as_str().len();
    }
    match (sense, not) {
        (Sense::Exact, _) => out.extend([if not { "[^" } else { "[" }, &begun.as_str()[..length], "]"]),
        (Sense::Ascii, true) => out.extend(["[^", &ascii, "]"]),
        (Sense::Loose, true) => either(&format!(r"[^{ascii}\x80-\xff]"), out),
        // Nothing that is ASCII.
        (Sense::Ascii, false) if ascii.is_empty() => out.push_str(r"[\x80-\xff]"),
        (Sense::Loose, false) if ascii.is_empty() => out.push_str(BEYOND),
        (Sense::Loose, false) if beyond => either(&format!("[{ascii}]"), out),
        _ => out.extend(["[", &ascii, "]"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [&str; 9] = [
        r"^\W*(read|à lire)\s*(:|»|–)\s*\S.{0,16}$",
        r"^[^|.!?]{2,6}(\s\|\s[^|.!?]{2,6}){2,}$",
        r"^\((?:[\p{L}.'’-]+\s){1,3}[\p{L}.'’-]+(,\s[\p{L} .…]+)?\)$",
        r"^[—–-]{1,3}\s*\p{L}[\p{L}.'’-]*(\s\p{L}[\p{L}.'’-]*){1,2}$",
        r"\b(share|partager)\b",
        r"^-?\d{1,3}\.\d{4,}[,\s]+-?\d{1,3}\.\d{4,}$",
        r"[$£€]\d+(\.\d\d)?\s*$",
        r"^\W*[\w.+-]+@[\w-]+\.[\w.]+\W*$",
        r"^.{3,5}…?$",
    ];

    #[test]
    fn the_two_steps_say_what_the_expressions_say() {
        let patterns = Patterns::new(ALL.iter().copied());
        assert_eq!(patterns.sizes(), (ALL.len(), ALL.len()));
        let texts = [
            "", "a", "read: the pier", "» à lire – le môle", "à lire: the pier closed on friday", "ab | cd | ef", "é | cd | ef", "éé | öö | üü",
            "abcdefgh | cd | ef", "(jo marsh)", "(jo o’hara)", "(zoë lind, ap…)", "(jo marsh said)", "(jo)", "— ana lind", "-- ana lind", "— ana",
            "share this", "bepartager", "à partager", "partageré", "12.3456, -7.8910", "12.34, 7", "for $12.50", "for £3", "for €3 ", "£", "ana@ellery.example",
            "ana@ellery.example.", "zoë@élan.example", "abc", "abcde", "abcdef", "abcde…", "ééééé", "éééééé", "ab", "日本語", "日本", "日本語日本語", "a\nb c",
        ];
        for text in texts {
            let exact = |p: &str| regex::Regex::new(&p.replace(r"\b", r"(?-u:\b)")).is_ok_and(|r| r.is_match(text));
            let expected: Vec<usize> = (0..ALL.len()).filter(|&i| exact(ALL[i])).collect();
            assert_eq!(patterns.all(text).collect::<Vec<_>>(), expected, "{text:?}");
            if text.is_ascii() {
                let set = ascii_set(ALL.iter().copied());
                assert_eq!(set.matches(text.as_bytes()).into_iter().collect::<Vec<_>>(), expected, "{text:?}");
            }
        }
    }
}
