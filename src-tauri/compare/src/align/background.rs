//! How rare a word is in the news at large: for two sentences without an event around them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One class a line: in which share of news articles the words stand (1 in so many), and the words as stems. Counted by
/// `training/background.py`; a word that is not listed is rarer than all that are.
const TABLE: &str = include_str!("background.txt");

static IDF: LazyLock<HashMap<&'static str, f64>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(one_in) = words.next().and_then(|n| n.parse::<f64>().ok()) else { continue };
        map.extend(words.map(|w| (w, (1.0 + one_in).ln())));
    }
    map
});

/// Rarity of words that the table does not list: one article in two hundred.
const UNLISTED: f64 = 5.3;

/// Natural logarithm of one in how many articles, plus one, has the stem.
pub fn idf(stem: &str) -> f64 {
    IDF.get(stem).copied().unwrap_or(UNLISTED)
}
