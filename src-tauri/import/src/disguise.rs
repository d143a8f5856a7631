//! What a file could deceive with: an outlet's name in letters that only look right, characters that can't be seen. Told, never mended: the
//! text stays as it was found.

use crosscheck_compare::document::{Metadata, Warning};
use unicode_script::{Script, UnicodeScript};
use unicode_security::confusable_detection::skeleton;

use crate::assemble::warning;

/// A whole word in another alphabet is only told from this many letters on: shorter ones are alike by chance.
const FEWEST_LETTERS: usize = 3;

/// Adds what is to be told of a document.
pub fn warn(metadata: &Metadata, text: &str, warnings: &mut Vec<Warning>) {
    if let Some(outlet) = &metadata.outlet
        && let Some(seems) = imitated(outlet, text)
    {
        let message = format!(
            "The outlet's name \"{outlet}\" has letters of another alphabet that look like Latin ones; it may pass itself off as \"{seems}\": \
             check who published this."
        );
        warnings.push(warning("disguised_outlet", message));
    }
    let head = [&metadata.headline, &metadata.outlet, &metadata.byline].into_iter().flatten().map(String::as_str);
    let unseen: usize = head.chain([text]).map(|t| t.chars().filter(|&c| is_unseen(c)).count()).sum();
    if unseen > 0 {
        let characters = if unseen == 1 { "1 character".to_owned() } else { format!("{unseen} characters") };
        let message = format!(
            "The article has {characters} that can't be seen or that turn the direction of others; they show as \u{FFFD}: check the words \
             around them."
        );
        warnings.push(warning("hidden_characters", message));
    }
}

/// Whether a character is drawn as nothing and can mislead: controls, overrides and embeddings of direction.
fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
}

/// The name that this one looks like, where it is written with letters of another alphabet that look like Latin ones (Unicode
/// Technical Standard #39, confusables): among Latin letters in one word, or as a whole word in an article in Latin letters.
fn imitated(name: &str, text: &str) -> Option<String> {
    let mut found = false;
    let words: Vec<String> = name
        .split(' ')
        .map(|word| {
            let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
            let latin = letters.iter().filter(|c| c.script() == Script::Latin).count();
            let alike = letters.iter().filter(|&&c| twin(c).is_some()).count();
            let mixed = latin > 0 && alike > 0;
            let whole = alike == letters.len() && alike >= FEWEST_LETTERS && mostly_latin(text);
            if !mixed && !whole {
                return word.to_owned();
            }
            found = true;
            word.chars().map(|c| twin(c).unwrap_or_else(|| c.to_string())).collect()
        })
        .collect();
    found.then(|| words.join(" "))
}

/// The Latin letters that a letter of another alphabet looks like.
fn twin(c: char) -> Option<String> {
    if c.is_ascii() || !c.is_alphabetic() || c.script() == Script::Latin {
        return None;
    }
    let seems: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
    (!seems.is_empty() && seems.chars().all(|s| s.is_ascii_alphabetic())).then_some(seems)
}

/// Whether the beginning of a text is mostly in Latin letters.
fn mostly_latin(text: &str) -> bool {
    let letters: Vec<char> = text.chars().take(2000).filter(|c| c.is_alphabetic()).collect();
    let latin = letters.iter().filter(|c| c.script() == Script::Latin).count();
    latin * 2 > letters.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The pier closed on Friday.";

    #[test]
    fn names_in_borrowed_letters_are_found() {
        assert_eq!(imitated("H\u{430}lden Courier", ENGLISH).as_deref(), Some("Halden Courier"), "a Cyrillic a");
        assert_eq!(imitated("The H\u{3b1}lden C\u{3bf}urier", ENGLISH).as_deref(), Some("The Halden Courier"), "Greek letters");
        assert_eq!(imitated("\u{441}\u{43e}\u{440}\u{440}\u{435}", ENGLISH).as_deref(), Some("coppe"), "a whole word");
    }

    #[test]
    fn names_of_all_alphabets_are_what_they_are() {
        for name in
            ["Süddeutsche Zeitung", "Коммерсантъ", "РИА Novosti", "朝日新聞 Asahi", "BBCニュース", "Καθημερινή", "L’Équipe", "24/7", ""]
        {
            assert_eq!(imitated(name, ENGLISH), None, "{name}");
        }
        assert_eq!(imitated("\u{441}\u{43e}\u{440}\u{440}\u{435}", "Причал закрыли в пятницу."), None, "in its own language");
    }

    #[test]
    fn hidden_characters_are_counted_once_and_told() {
        let metadata = Metadata { headline: Some("paid \u{202e}000,1$".into()), ..Metadata::default() };
        let mut warnings = Vec::new();
        warn(&metadata, "Rang\u{7} the bell.\n\nOnce.", &mut warnings);
        assert!(warnings.iter().any(|w| w.code == "hidden_characters" && w.message.contains("2 characters")), "{warnings:?}");
        warnings.clear();
        warn(&Metadata { headline: Some("Soft\u{ad}ly, می\u{200c}خواهم".into()), ..Metadata::default() }, ENGLISH, &mut warnings);
        assert_eq!(warnings, []);
    }
}
