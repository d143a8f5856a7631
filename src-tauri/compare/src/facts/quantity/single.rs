//! A figure in one word, read outside any sentence.

use super::words;

/// What a word counts or ranks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Single {
    /// "12", "twelve".
    Count(f64),
    /// "12th", "twelfth".
    Rank(f64),
}

/// Reads one word in lower case: digits, an English number word or an ordinal. Words that are figures and something else too ("a", "one",
/// "second") are read as figures.
pub fn read(word: &str) -> Option<Single> {
    if let Some(n) = words::ordinal(word) {
        return Some(Single::Rank(n));
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let of_digits = || digits.parse::<u32>().ok().map(f64::from);
    match &word[digits.len()..] {
        "" => of_digits().map(Single::Count).or_else(|| words::english(word).map(Single::Count)),
        "st" | "nd" | "rd" | "th" if !digits.is_empty() => of_digits().map(Single::Rank),
        _ => words::english(word).map(Single::Count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_ranks() {
        assert_eq!(read("12"), Some(Single::Count(12.0)));
        assert_eq!(read("twelve"), Some(Single::Count(12.0)));
        assert_eq!(read("12th"), Some(Single::Rank(12.0)));
        assert_eq!(read("twelfth"), Some(Single::Rank(12.0)));
        assert_eq!(read("north"), None);
        assert_eq!(read("th"), None);
        assert_eq!(read("12mm"), None);
    }
}
