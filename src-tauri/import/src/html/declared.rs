//! Which blocks of a page its structured data gives as the article's body (`articleBody`).

use std::collections::HashSet;

use crate::clutter::Line;

/// Words of a shingle; a shorter block counts by all its words.
const WIDTH: usize = 4;
/// A body of fewer words is a summary.
const LEAST: usize = 60;

/// Sets [`Markup::declared`](crate::clutter::Markup::declared) of each block: the share of its 4-word shingles that stand in the body given.
///
/// Blocks of fewer words than that match by chance all over a page; they stay at none.
pub fn mark(lines: &mut [Line], bodies: &[String]) {
    let bodies: Vec<Vec<String>> = bodies.iter().map(|b| words(b)).filter(|w| w.len() >= LEAST).collect();
    let shingles: HashSet<&[String]> = bodies.iter().flat_map(|w| w.windows(WIDTH)).collect();
    if shingles.is_empty() {
        return;
    }
    for line in lines.iter_mut() {
        let own = words(&line.text);
        let total = own.windows(WIDTH).count();
        let found = own.windows(WIDTH).filter(|s| shingles.contains(s)).count();
        line.markup.declared = if total == 0 { 0.0 } else { found as f32 / total as f32 };
    }
}

/// Lower-case words; of markup inside the text only the words count.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_data_gives_is_told_from_the_rest() {
        let body = "The old pier was closed on Friday after divers found cracks in nine of its pillars, the harbour board said. ".repeat(4);
        let line = |text: &str| Line { text: text.to_owned(), ..Line::default() };
        let mut lines =
            [line("The old pier was closed on Friday after divers found cracks"), line("Ten recipes for a long winter in town")];
        mark(&mut lines, &[body]);
        assert!(lines[0].markup.declared > 0.9);
        assert!(lines[1].markup.declared < 0.1);
    }
}
