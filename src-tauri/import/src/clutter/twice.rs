//! An article that stands twice on a printed page: once for reading and once for printing, for the small screen, or to scroll on from.

use std::collections::HashSet;

use crosscheck_compare::document::TrimReason;

use super::Line;

/// Words that stand side by side.
const SIDE_BY_SIDE: usize = 5;
/// A paragraph is said before when this share of its words side by side is.
const SHARE: f32 = 0.8;
/// Words of a copy; less is a pull quote or a phrase.
const LEAST: usize = 40;

/// Trims what stands in the kept lines above already, where it is a run of paragraphs.
pub fn trim(lines: &[Line], reasons: &mut [Option<TrimReason>]) {
    let kept: Vec<usize> = (0..lines.len()).filter(|&i| reasons[i].is_none()).collect();
    let mut seen: HashSet<String> = HashSet::new();
    let mut said: Vec<(usize, usize, bool)> = Vec::new();
    for &i in &kept {
        let words: Vec<String> = words(&lines[i].text).collect();
        let grams: Vec<String> = words.windows(SIDE_BY_SIDE).map(|w| w.join(" ")).collect();
        let known = grams.iter().filter(|g| seen.contains(*g)).count() as f32;
        let again = !grams.is_empty() && known >= SHARE * grams.len() as f32;
        // A short line between two that are said again is too.
        said.push((i, words.len(), again || grams.is_empty() && said.last().is_some_and(|s| s.2)));
        if !again {
            seen.extend(grams);
        }
    }
    for run in said.chunk_by(|a, b| a.2 == b.2).filter(|run| run[0].2 && run.iter().map(|r| r.1).sum::<usize>() >= LEAST) {
        run.iter().for_each(|r| reasons[r.0] = Some(TrimReason::Furniture));
    }
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
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
        let (b1, b2) = b.split_at(40);
        assert_eq!(left(&[a, b, c, "Share", a, b1, b2, c]), [0, 1, 2, 3]);
    }

    #[test]
    fn a_phrase_said_twice_stays() {
        let [a, b, c] = ARTICLE;
        assert_eq!(left(&[a, b, c, "The harbour board voted on Friday to close the old pier.", c]), [0, 1, 2, 3, 4]);
    }
}
