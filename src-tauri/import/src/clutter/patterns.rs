//! Many regular expressions asked of one text: which of them hold.
//!
//! One automaton for all of them at once is huge, and building its states costs more than reading the page. So each expression is asked in
//! three steps, as RE2's `FilteredRE2` does in two: of the words that it can't hold without (of each of its branches one), one must stand
//! in the text, which one search finds for all; then a loose form, which counts nothing and takes every byte beyond ASCII for any
//! character; then the expression itself, for ASCII text over bytes. What is not reached is not compiled.

use std::sync::OnceLock;

use aho_corasick::automaton::Automaton;
use aho_corasick::{Anchored, dfa};
use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// At most 64 expressions.
pub struct Patterns {
    /// Finds the words that expressions can't hold without.
    words: Option<dfa::DFA>,
    /// Of each word, the expressions that need it, as bits.
    needed: Vec<u64>,
    /// Those that need none, as bits.
    always: u64,
    each: Vec<Pattern>,
}

/// One expression, compiled as far as texts have reached.
struct Pattern {
    text: String,
    loose: OnceLock<Option<Regex>>,
    ascii: OnceLock<Option<Regex>>,
    any: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn holds(&self, text: &str) -> bool {
        let is_match = |regex: &Option<Regex>| regex.as_ref().is_some_and(|r| r.is_match(text.as_bytes()));
        let over_bytes = |sense: Sense| RegexBuilder::new(&translated(&self.text, sense)).unicode(false).build().ok();
        if !is_match(self.loose.get_or_init(|| over_bytes(Sense::Loose))) {
            return false;
        }
        if text.is_ascii() {
            return is_match(self.ascii.get_or_init(|| over_bytes(Sense::Ascii)));
        }
        is_match(self.any.get_or_init(|| RegexBuilder::new(&translated(&self.text, Sense::Exact)).build().ok()))
    }
}

impl Patterns {
    /// Of expressions whose `\b` parts ASCII letters from all else, and that have no classes in classes.
    pub fn new<'a>(patterns: impl Iterator<Item = &'a str>) -> Self {
        let (mut words, mut needed, mut always, mut each) = (Vec::new(), Vec::new(), 0, Vec::new());
        for (i, pattern) in patterns.enumerate() {
            match needs(&translated(pattern, Sense::Loose)) {
                Some(own) => own.into_iter().for_each(|word| {
                    words.push(word);
                    needed.push(1 << i);
                }),
                None => always |= 1 << i,
            }
            each.push(Pattern { text: pattern.to_owned(), loose: OnceLock::new(), ascii: OnceLock::new(), any: OnceLock::new() });
        }
        let words = dfa::DFA::new(words).ok();
        Self { words, needed, always, each }
    }

    /// Those that hold, in their order.
    pub fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let asked = self.asked(text.as_bytes()).unwrap_or(u64::MAX);
        self.each.iter().enumerate().filter(move |(i, p)| asked & 1 << i != 0 && p.holds(text)).map(|(i, _)| i)
    }

    /// Those whose words stand in the text, as bits. The automaton is walked by hand: of a word that stands there often, each place would
    /// be told one by one.
    fn asked(&self, text: &[u8]) -> Option<u64> {
        let words = self.words.as_ref()?;
        let mut state = words.start_state(Anchored::No).ok()?;
        let mut bits = self.always;
        for byte in text {
            state = words.next_state(Anchored::No, state, *byte);
            if words.is_match(state) {
                bits |= (0..words.match_len(state)).fold(0, |bits, i| bits | self.needed[words.match_pattern(state, i).as_usize()]);
            }
        }
        Some(bits)
    }

    /// The first that holds.
    pub fn first(&self, text: &str) -> Option<usize> {
        self.all(text).next()
    }

    /// How many expressions there are, and how many can't be compiled in one of their forms.
    #[cfg(test)]
    pub fn sizes(&self) -> (usize, usize) {
        let compiles = |p: &&Pattern| {
            let over_bytes = |sense| RegexBuilder::new(&translated(&p.text, sense)).unicode(false).build().is_ok();
            over_bytes(Sense::Loose) && over_bytes(Sense::Ascii) && RegexBuilder::new(&translated(&p.text, Sense::Exact)).build().is_ok()
        };
        (self.each.len(), self.each.iter().filter(|p| !compiles(p)).count())
    }
}

/// Words of which one must stand in any text that the expression over bytes holds for; `None` where there are none.
fn needs(pattern: &str) -> Option<Vec<Vec<u8>>> {
    let parsed = ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern).ok()?;
    needs_of(&parsed)
}

fn needs_of(part: &Hir) -> Option<Vec<Vec<u8>>> {
    /// A class of more characters tells too little.
    const MEMBERS: usize = 10;
    match part.kind() {
        HirKind::Literal(literal) => Some(vec![literal.0.to_vec()]),
        HirKind::Class(Class::Bytes(class)) => {
            let members: Vec<Vec<u8>> = class.iter().flat_map(|r| r.start()..=r.end()).map(|b| vec![b]).collect();
            (members.len() <= MEMBERS).then_some(members)
        }
        HirKind::Class(Class::Unicode(class)) => {
            let members: Vec<Vec<u8>> =
                class.iter().flat_map(|r| r.start()..=r.end()).take(MEMBERS + 1).map(|c| c.to_string().into_bytes()).collect();
            (members.len() <= MEMBERS).then_some(members)
        }
        HirKind::Repetition(repetition) => needs_of(&repetition.sub).filter(|_| repetition.min > 0),
        HirKind::Capture(capture) => needs_of(&capture.sub),
        HirKind::Alternation(branches) => {
            branches.iter().map(needs_of).collect::<Option<Vec<_>>>().map(|all| all.into_iter().flatten().collect())
        }
        // The part whose shortest word is longest, the fewest words among equals.
        HirKind::Concat(parts) => {
            let shortest = |words: &Vec<Vec<u8>>| words.iter().map(Vec::len).min().unwrap_or(0);
            parts.iter().filter_map(needs_of).max_by_key(|words| (shortest(words), usize::MAX - words.len()))
        }
        HirKind::Empty | HirKind::Look(_) => None,
    }
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
    fn an_expression_needs_a_word_of_each_branch() {
        let needs = |p: &str| super::needs(p).map(|all| all.iter().map(|w| String::from_utf8_lossy(w).into_owned()).collect::<Vec<_>>());
        let words = |all: &[&str]| Some(all.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
        assert_eq!(needs(r"^[^a-z]*(share|tweet) (this|on)s?$"), words(&["share", "tweet"]));
        assert_eq!(needs(r"[$|]\d+"), words(&["$", "|"]));
        assert_eq!(needs(r"(a|\w+)b?"), None);
        assert_eq!(needs(r"(photo)?x{0,3}"), None);
    }

    #[test]
    fn the_three_steps_say_what_the_expressions_say() {
        let patterns = Patterns::new(ALL.iter().copied());
        assert_eq!(patterns.sizes(), (ALL.len(), 0));
        let texts = [
            "",
            "a",
            "read: the pier",
            "» à lire – le môle",
            "à lire: the pier closed on friday",
            "ab | cd | ef",
            "é | cd | ef",
            "éé | öö | üü",
            "abcdefgh | cd | ef",
            "(jo marsh)",
            "(jo o’hara)",
            "(zoë lind, ap…)",
            "(jo marsh said)",
            "(jo)",
            "— ana lind",
            "-- ana lind",
            "— ana",
            "share this",
            "bepartager",
            "à partager",
            "partageré",
            "12.3456, -7.8910",
            "12.34, 7",
            "for $12.50",
            "for £3",
            "for €3 ",
            "£",
            "ana@ellery.example",
            "ana@ellery.example.",
            "zoë@élan.example",
            "abc",
            "abcde",
            "abcdef",
            "abcde…",
            "ééééé",
            "éééééé",
            "ab",
            "日本語",
            "日本",
            "日本語日本語",
            "a\nb c",
        ];
        for text in texts {
            let exact = |p: &str| regex::Regex::new(&p.replace(r"\b", r"(?-u:\b)")).is_ok_and(|r| r.is_match(text));
            let expected: Vec<usize> = (0..ALL.len()).filter(|&i| exact(ALL[i])).collect();
            assert_eq!(patterns.all(text).collect::<Vec<_>>(), expected, "{text:?}");
        }
    }
}
