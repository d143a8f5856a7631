//! Which blocks of a page an extractor took into the article: its text matched against the blocks' words.

use std::collections::HashMap;

use crate::clutter::Line;

/// Sets [`Markup::extracted`](crate::clutter::Markup::extracted) of each block from an extractor's text.
///
/// Shares of 4-word shingles; where a block stands twice on the page, the one inside the stretch that the long blocks span counts.
pub fn mark(lines: &mut [Line], text: &str) {
    let words: Vec<String> = words(text);
    let mut shingles: HashMap<&[String], u32> = HashMap::new();
    for n in 1..=WIDTH {
        for shingle in words.windows(n) {
            *shingles.entry(shingle).or_default() += 1;
        }
    }
    for line in lines.iter_mut() {
        let own = self::words(&line.text);
        let width = own.len().clamp(1, WIDTH);
        let total = own.windows(width).count();
        let found = own.windows(width).filter(|s| shingles.contains_key(s)).count();
        line.markup.extracted = if total == 0 { 0.0 } else { found as f32 / total as f32 };
    }
    // Short blocks (`Sports`, a name) match by chance all over the page: only inside the stretch of the long ones.
    let long = |l: &Line| l.markup.extracted >= 0.7 && self::words(&l.text).len() >= 8;
    let first = lines.iter().position(long);
    let last = lines.iter().rposition(long);
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (i, line) in lines.iter_mut().enumerate() {
        let inside = first.is_some_and(|f| i + 3 >= f) && last.is_some_and(|l| i <= l + 3);
        let short = self::words(&line.text).len() < 6;
        let outside_any = first.is_none() || last.is_none();
        if short && !inside && !outside_any {
            line.markup.extracted = 0.0;
        }
        if line.markup.extracted >= 0.7 {
            *taken.entry(line.text.clone()).or_default() += 1;
        }
    }
}

/// Longest shingle, in words.
const WIDTH: usize = 4;

/// Lower-case words.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}
