//! What a line looks like by itself: its words, its end, its marks.

use foldhash::{HashMap, HashMapExt};

use super::Line;
use super::words::{cues, is_small};

/// What one line looks like by itself.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Words; two characters of Chinese or Japanese count as one.
    pub words: f32,
    /// Ends as a sentence does.
    pub sentence_end: bool,
    /// Share of words that are small words of running prose.
    pub small: f32,
    /// Share of words that begin with a capital.
    pub capitals: f32,
    /// Share of characters that are digits.
    pub digits: f32,
    /// Commas and sentence ends inside, a word.
    pub stops: f32,
    /// Cues, as bits.
    pub cues: u32,
    /// The same line stands elsewhere in the file.
    pub repeated: bool,
    /// Share of its longer words that stand in other long lines of the file.
    pub topical: f32,
    /// Has quotation marks.
    pub quoted: bool,
    /// Has an address, a handle, a hashtag.
    pub address: bool,
    /// Share of words of the first and second person.
    pub person: f32,
    /// All letters are capitals.
    pub shouted: bool,
    /// Begins with a bullet or a number and a full stop.
    pub bullet: bool,
    /// Ends with a colon.
    pub colon: bool,
    /// Ends with an ellipsis.
    pub cut: bool,
}

/// Number of words as the scorer counts them.
pub fn count_words(text: &str) -> f32 {
    if text.is_ascii() {
        return ascii_words(text) as f32;
    }
    let wide = text.chars().filter(|&c| is_wide(c)).count();
    let spaced = text.split(|c: char| c.is_whitespace() || is_wide(c)).filter(|w| w.chars().any(char::is_alphanumeric)).count();
    spaced as f32 + wide as f32 / 2.0
}

/// Stretches without white space that have a letter or a digit.
fn ascii_words(text: &str) -> usize {
    let (mut words, mut counted) = (0, false);
    for byte in text.bytes() {
        if matches!(byte, b' ' | b'\t'..=b'\r') {
            counted = false;
        } else if !counted && byte.is_ascii_alphanumeric() {
            counted = true;
            words += 1;
        }
    }
    words
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ac00}'..='\u{d7af}')
}

/// The shapes of all lines.
pub fn shapes(lines: &[Line]) -> Vec<Shape> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    // In how many long lines a word stands.
    let mut spread: HashMap<&str, Spread> = HashMap::new();
    let lowers: Vec<String> = lines.iter().map(|l| l.text.to_lowercase()).collect();
    let counts: Vec<f32> = lines.iter().map(|l| count_words(&l.text)).collect();
    for (i, (line, lower)) in lines.iter().zip(&lowers).enumerate() {
        *seen.entry(line.text.trim()).or_default() += 1;
        if counts[i] >= LONG {
            for word in longer_words(lower) {
                let known = spread.entry(word).or_insert(Spread { lines: 0, last: usize::MAX });
                known.lines += u32::from(known.last != i);
                known.last = i;
            }
        }
    }
    lines.iter().zip(&lowers).zip(counts).map(|((line, lower), words)| shape(line, lower, words, &seen, &spread)).collect()
}

/// A line of so many words is long.
const LONG: f32 = 15.0;

/// In how many lines a word stands, and which was the last.
struct Spread {
    lines: u32,
    last: usize,
}

/// Bytes of the longest word that is looked for, and as many again: letters may have fewer in lower case.
const LONGEST_SMALL: usize = 24;

/// A word of ASCII letters in lower case, within `room`.
fn lower_ascii<'a>(word: &str, room: &'a mut [u8; LONGEST_SMALL]) -> Option<&'a str> {
    let room = room.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

fn longer_words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 4 && !is_small(w))
}

fn shape(line: &Line, lower: &str, words: f32, seen: &HashMap<&str, u32>, spread: &HashMap<&str, Spread>) -> Shape {
    let text = line.text.trim();
    let list: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let n = list.len().max(1) as f32;
    let share = |f: &dyn Fn(&str) -> bool| list.iter().filter(|w| f(w)).count() as f32 / n;
    let (mut small, mut person) = (0u32, 0u32);
    for word in &list {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // None of the words that are looked for is longer.
        if bare.len() > LONGEST_SMALL {
            continue;
        }
        let mut letters = [0; LONGEST_SMALL];
        let other;
        let bare = match lower_ascii(bare, &mut letters) {
            Some(bare) => bare,
            None => {
                other = bare.to_lowercase();
                other.as_str()
            }
        };
        small += u32::from(is_small(bare));
        person += u32::from(matches!(bare, "i" | "me" | "my" | "you" | "your" | "we" | "our" | "us" | "i'm" | "you're"));
    }
    let own_long = words >= LONG;
    let (mut met, mut longer) = (0u32, 0u32);
    for word in longer_words(lower) {
        longer += 1;
        met += u32::from(spread.get(word).is_some_and(|k| k.lines > u32::from(own_long)));
    }
    let characters = text.chars().count().max(1) as f32;
    let tail = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '*', ' ']);
    Shape {
        words,
        sentence_end: tail.ends_with(['.', '!', '?', '。', '…', '।', '؟', '！', '？']) && words >= 2.0,
        small: small as f32 / n,
        capitals: share(&|w| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)),
        digits: text.chars().filter(char::is_ascii_digit).count() as f32 / characters,
        stops: text.matches([',', ';', '、', '،']).count() as f32 / n + text.matches(". ").count() as f32 / n,
        cues: cues(lower.trim()),
        repeated: seen.get(text).is_some_and(|&k| k > 1),
        topical: if longer == 0 { 0.0 } else { met as f32 / longer as f32 },
        quoted: text.contains(['"', '“', '”', '«', '„', '「']),
        address: lower.contains("http") || lower.contains("www.") || text.contains('@') || text.starts_with('#') || lower.contains(".com"),
        person: person as f32 / n,
        shouted: text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase),
        bullet: text.starts_with(['•', '·', '-', '–', '*', '»', '>', '|', '▪', '●'])
            || text.split_once(['.', ')']).is_some_and(|(h, _)| !h.is_empty() && h.len() <= 2 && h.bytes().all(|b| b.is_ascii_digit())),
        colon: text.ends_with(':'),
        cut: text.ends_with("...") || text.ends_with('…'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_scripts_without_spaces_count() {
        assert_eq!(count_words("港が金曜日に再開した"), 5.0);
        assert_eq!(count_words("The pier – closed"), 3.0);
    }
}
