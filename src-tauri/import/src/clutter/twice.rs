//! An article that stands twice on a printed page: once for reading and once for printing, for the small screen, or to scroll on from.

use std::collections::HashSet;

use crosscheck_compare::document::TrimReason;

use super::Line;

/// Words that stand side by side.
const SIDE_BY_SIDE: usize = 5;
/// A paragraph is said before when this share of its words side by side is.
const SHARE: f32 = 0.8;
/// Words of what is said again; less is a phrase.
const LEAST: usize = 12;

/// Trims what stands in the kept lines above already.
pub fn trim(lines: &[Line], reasons: &mut [Option<TrimReason>]) {
    let kept: Vec<usize> = (0..lines.len()).filter(|&i| reasons[i].is_none()).collect();
    let mut seen: HashSet<u64> = HashSet::new();
    // Line, words, said before.
    let mut said: Vec<(usize, usize, bool)> = Vec::new();
    for &i in &kept {
        let words: Vec<u64> = words(&lines[i].text).collect();
        let side_by_side = words.len().clamp(1, SIDE_BY_SIDE);
        let grams = words.windows(side_by_side).map(hash);
        let known = grams.clone().filter(|g| seen.contains(g)).count() as f32;
        let again = !words.is_empty() && known >= SHARE * grams.count() as f32;
        // A short line of words that stand above is said again only after one that is.
        let again = again && (words.len() >= LEAST || said.last().is_some_and(|s| s.2));
        said.push((i, words.len(), again));
        if !again {
            for length in 1..=SIDE_BY_SIDE {
                seen.extend(words.windows(length).map(hash));
            }
        }
    }
    said.iter().filter(|s| s.2).for_each(|s| reasons[s.0] = Some(TrimReason::Furniture));
}

/// Of words in their order.
fn hash(words: &[u64]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |h, w| (h ^ w).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29))
}

/// The words as numbers, whatever their case.
fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    let number = |w: &str| w.chars().flat_map(char::to_lowercase).map(u64::from).collect::<Vec<_>>();
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(move |w| hash(&number(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: [&str; 3] = [
        "The harbour board voted on Friday to close the old pier to visitors until its pillars have been inspected.",
        "Divers found cracks in four of the eleven pillars in March, and a fifth was mended last year.",
        "“Nobody was hurt,” said Marsh.",
    ];

    fn left(texts: &[&str]) -> Vec<usize> {
        let lines: Vec<Line> = texts.iter().map(|t| Line { text: (*t).to_owned(), ..Line::default() }).collect();
        let mut reasons = vec![None; lines.len()];
        trim(&lines, &mut reasons);
        (0..lines.len()).filter(|&i| reasons[i].is_none()).collect()
    }

    #[test]
    fn a_second_copy_goes_also_where_its_lines_break_otherwise() {
        let [a, b, c] = ARTICLE;
        let (b1, b2) = b.split_at(b.find(" and a fifth").unwrap_or(0));
        assert_eq!(left(&[a, b, c, "Share", a, b1, b2, c]), [0, 1, 2, 3]);
    }

    #[test]
    fn a_phrase_said_twice_stays_and_what_is_new_too() {
        let [a, b, c] = ARTICLE;
        assert_eq!(left(&[a, b, c, "The harbour board voted on Friday.", c]), [0, 1, 2, 3, 4]);
        assert_eq!(left(&[a, a, "What comes next", b]), [0, 2, 3]);
    }

    #[test]
    fn two_layers_of_one_text_are_one() {
        let [a, b, c] = ARTICLE;
        let (a1, a2) = a.split_at(a.find(" until").unwrap_or(0));
        assert_eq!(left(&[a, a1, a2, b, b, c]), [0, 3, 5]);
    }
}
