//! The language that the prose reports are written in. What outlets wrote stays as it is; tables and JSON have English names, as programs
//! read them.
//!
//! As with gettext, the English phrase is the key of the catalogue. The engine's reasons and the importers' warnings have catalogues of their
//! own, which the window draws from too; `{}` in them stands for a name, a figure or another phrase. What a catalogue lacks stays English.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language that prose reports can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The language of the program.
    #[default]
    English,
    /// Deutsch.
    German,
}

/// The reports' own words.
static GERMAN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(include_str!("german.json"), &[]));
/// Why a difference is one, and why a block was left out.
static PHRASES: LazyLock<[Catalogue; 2]> =
    LazyLock::new(|| ["notes", "trimmed"].map(|part| Catalogue::read(include_str!("../../../ui/src/language/phrases.de.json"), &[part])));
/// What the importers warn of.
static MESSAGES: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(include_str!("../../../ui/src/language/messages.de.json"), &[]));

impl Language {
    /// The language of a code (ISO 639-1); English where reports are not written in it.
    pub fn of(code: &str) -> Self {
        if code == "de" { Self::German } else { Self::English }
    }

    /// Its code (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The words for a phrase of the reports' own.
    pub(crate) fn say(self, english: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::German => GERMAN.whole.get(english).map_or(english, String::as_str),
        }
    }

    /// The words for a phrase of the reports' own with places in it, and what stands there.
    pub(crate) fn fill(self, english: &'static str, values: &[&str]) -> String {
        filled(self.say(english), values)
    }

    /// "1 outlet", "3 outlets".
    pub(crate) fn count(self, n: usize, one: &'static str, many: &'static str) -> String {
        self.fill(if n == 1 { one } else { many }, &[&n.to_string()])
    }

    /// Why a difference is one: the printed values, which stay as they are, and then what makes them a difference.
    pub(crate) fn reason(self, english: &str) -> String {
        if self == Self::English {
            return english.to_owned();
        }
        let (values, note) = match english.rfind("”: ") {
            Some(end) => english.split_at(end + '”'.len_utf8()),
            None => (english, ""),
        };
        let values = values.replace("” against “", "” gegen “");
        let note = note.trim_start_matches(": ");
        if note.is_empty() { values } else { format!("{values}: {}", PHRASES[0].find(note).unwrap_or_else(|| note.to_owned())) }
    }

    /// Why a block was left out.
    pub(crate) fn trimmed(self, english: &str) -> String {
        self.from(&PHRASES[1], english)
    }

    /// What an importer warns of.
    pub(crate) fn warning(self, english: &str) -> String {
        self.from(&MESSAGES, english)
    }

    fn from(self, catalogue: &Catalogue, english: &str) -> String {
        let found = if self == Self::English { None } else { catalogue.find(english) };
        found.unwrap_or_else(|| english.to_owned())
    }
}

/// A catalogue's phrases.
struct Catalogue {
    whole: BTreeMap<String, String>,
    /// What stands around the places of each phrase that has any, and its words; what says most of itself first.
    open: Vec<(Vec<String>, String)>,
}

impl Catalogue {
    /// Reads a catalogue, or the part of it under some names. One that is none has no phrases; a test sees to it that ours are.
    fn read(json: &str, under: &[&str]) -> Self {
        let mut value: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
        for name in under {
            value = value[*name].take();
        }
        let whole: BTreeMap<String, String> = serde_json::from_value(value).unwrap_or_default();
        let mut open: Vec<_> = whole
            .iter()
            .filter(|(english, _)| english.contains("{}"))
            .map(|(english, words)| (english.split("{}").map(str::to_owned).collect::<Vec<_>>(), words.clone()))
            .collect();
        open.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.iter().map(String::len).sum::<usize>()));
        Self { whole, open }
    }

    fn find(&self, phrase: &str) -> Option<String> {
        if let Some(words) = self.whole.get(phrase) {
            return Some(words.clone());
        }
        self.open.iter().find_map(|(parts, words)| {
            let inside = places(parts, phrase)?;
            // Each is shorter than the phrase: this ends.
            let said: Vec<String> = inside.into_iter().map(|i| self.find(i).unwrap_or_else(|| i.to_owned())).collect();
            Some(filled(words, &said.iter().map(String::as_str).collect::<Vec<_>>()))
        })
    }
}

/// What stands in the places of a phrase, where it is one of this form.
fn places<'a>(parts: &[String], phrase: &'a str) -> Option<Vec<&'a str>> {
    let (first, others) = parts.split_first()?;
    let (last, middle) = others.split_last()?;
    let mut rest = phrase.strip_prefix(first.as_str())?;
    if first.is_empty() && last.is_empty() && middle.is_empty() {
        return None;
    }
    let mut inside = Vec::new();
    for part in middle {
        // A place is never empty.
        let from = rest.chars().next()?.len_utf8();
        let at = from + rest.get(from..)?.find(part.as_str())?;
        inside.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    inside.push(rest.strip_suffix(last.as_str()).filter(|i| !i.is_empty())?);
    Some(inside)
}

/// A phrase with its places filled: `{0}`, `{1}` by number, `{}` in turn.
fn filled(phrase: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(phrase.len());
    let (mut rest, mut next) = (phrase, 0);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        let at = name.parse().unwrap_or(next);
        next += 1;
        out.push_str(values.get(at).copied().unwrap_or_default());
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catalogues_are_read_and_what_they_lack_stays() {
        assert!(GERMAN.whole.len() > 50 && PHRASES.iter().all(|p| p.whole.len() > 8) && MESSAGES.whole.len() > 100);
        let de = Language::German;
        assert_eq!(de.reason("“12” against “15”: both count the dead"), "“12” gegen “15”: beide zählen die Toten");
        assert_eq!(de.reason("“34” against “43”: both give the age of Tomas"), "“34” gegen “43”: beide nennen das Alter von Tomas");
        assert_eq!(de.reason("nobody knows this"), "nobody knows this");
        assert_eq!(de.trimmed("reader comment"), "Leserkommentar");
        assert!(de.warning("The PDF has 40 pages; the first 30 were read.").contains("die ersten 30"));
        assert_eq!(de.warning("{} {0} nobody"), "{} {0} nobody");
        assert_eq!(de.count(1, "{} outlet", "{} outlets"), "1 Medium");
        assert_eq!(Language::English.count(3, "{} outlet", "{} outlets"), "3 outlets");
        assert_eq!(
            Language::English.warning("The PDF has 40 pages; the first 30 were read."),
            "The PDF has 40 pages; the first 30 were read."
        );
    }

    #[test]
    fn no_phrase_of_the_prose_is_left_in_english() {
        let sources = [
            include_str!("outline.rs"),
            include_str!("decided.rs"),
            include_str!("listed.rs"),
            include_str!("html.rs"),
            include_str!("docx.rs"),
            include_str!("markdown.rs"),
        ];
        let mut asked = 0;
        for source in sources {
            for call in ["say(\"", "fill(\"", ".count("] {
                for (at, _) in source.match_indices(call) {
                    let line = source[at..].lines().next().unwrap_or_default();
                    let phrases = line.split('"').skip(1).step_by(2);
                    let phrases: Vec<&str> =
                        if call == ".count(" { phrases.filter(|p| p.starts_with("{} ")).collect() } else { phrases.take(1).collect() };
                    for phrase in phrases {
                        asked += 1;
                        assert!(GERMAN.whole.contains_key(phrase), "{phrase:?} has no German");
                    }
                }
            }
        }
        assert!(asked > 40, "{asked}");
    }
}
