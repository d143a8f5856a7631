//! How near what was kept is to the body.

use std::collections::BTreeMap;

use crate::corpora::tokens;

/// F1 of the words, whatever their order: as `tests/benches/pdf_pages.py` has it.
pub fn words_f1(gold: &str, answer: &str) -> f64 {
    let count = |text: &str| {
        let mut map: BTreeMap<String, i64> = BTreeMap::new();
        tokens(&text.to_lowercase()).into_iter().for_each(|t| *map.entry(t).or_default() += 1);
        map
    };
    let (g, a) = (count(gold), count(answer));
    let both: i64 = g.iter().map(|(k, n)| *n.min(a.get(k).unwrap_or(&0))).sum();
    2.0 * both as f64 / (g.values().sum::<i64>() + a.values().sum::<i64>()).max(1) as f64
}

pub fn counts(gold: &str, answer: &str) -> [f64; 3] {
    let grams = |text: &str| {
        let words = tokens(text);
        let mut map: BTreeMap<Vec<String>, i64> = BTreeMap::new();
        for i in 0..(words.len().saturating_sub(3)).max(1) {
            let gram = words[i.min(words.len())..(i + 4).min(words.len())].to_vec();
            if !gram.is_empty() {
                *map.entry(gram).or_default() += 1;
            }
        }
        map
    };
    let (g, a) = (grams(gold), grams(answer));
    let tp: i64 = g.iter().map(|(k, n)| *n.min(a.get(k).unwrap_or(&0))).sum();
    let fp = a.values().sum::<i64>() - tp;
    let fneg = g.values().sum::<i64>() - tp;
    let total = (tp + fp + fneg).max(1) as f64;
    [tp as f64 / total, fp as f64 / total, fneg as f64 / total]
}

pub fn shares(counts: &[[f64; 3]]) -> (f64, f64, f64) {
    let mean = |k: usize| {
        let values: Vec<f64> = counts
            .iter()
            .filter(|c| c[0] + c[k] > 0.0)
            .map(|c| if c[1] == 0.0 && c[2] == 0.0 { 1.0 } else { c[0] / (c[0] + c[k]) })
            .collect();
        values.iter().sum::<f64>() / values.len().max(1) as f64
    };
    let (p, r) = (mean(1), mean(2));
    (p, r, 2.0 * p * r / (p + r))
}
