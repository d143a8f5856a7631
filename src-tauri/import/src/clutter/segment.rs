//! From a score for each line to the lines that are the article.

/// Chooses the lines to keep: the two-state path with the greatest sum of scores, where every change between
/// article and clutter costs (Viterbi's algorithm on a chain of two states).
///
/// `scores` are log-odds that a line is part of the article, `weights` how much each line counts (its words, damped).
/// `switch` is the cost of one change. Linear in the number of lines.
pub fn path(scores: &[f32], weights: &[f32], switch: f32) -> Vec<bool> {
    let mut best = [0.0_f32, -switch];
    let mut back: Vec<[bool; 2]> = Vec::with_capacity(scores.len());
    for (score, weight) in scores.iter().zip(weights) {
        let gain = score * weight;
        let out_from_in = best[1] - switch > best[0];
        let in_from_in = best[1] >= best[0] - switch;
        let out = if out_from_in { best[1] - switch } else { best[0] };
        let inside = if in_from_in { best[1] } else { best[0] - switch } + gain;
        back.push([out_from_in, in_from_in]);
        best = [out, inside];
    }
    let mut kept = vec![false; scores.len()];
    let mut state = best[1] > best[0];
    for i in (0..scores.len()).rev() {
        kept[i] = state;
        state = back[i][usize::from(state)];
    }
    kept
}

/// How much a line counts in [`path`]: more words, more weight, with diminishing returns.
pub fn weight(words: f32) -> f32 {
    (1.0 + words).sqrt().min(12.0) / 3.0
}

/// Log-odds of each row of features under a table of weights.
pub fn scores(rows: &[Vec<f32>], table: &[f32]) -> Vec<f32> {
    rows.iter().map(|row| row.iter().zip(table).map(|(x, w)| x * w).sum::<f32>().clamp(-6.0, 6.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_weak_line_between_strong_ones_stays_and_far_ones_go() {
        let kept = path(&[-3.0, 2.0, -0.5, 3.0, -2.0, -2.0, 0.3, -2.0], &[1.0; 8], 1.0);
        assert_eq!(kept, [false, true, true, true, false, false, false, false]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(path(&[], &[], 1.0).is_empty());
    }
}
