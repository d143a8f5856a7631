//! The rows of the reading view: two outlets side by side, each sentence once, what reports the same fact in one row.

use std::collections::BTreeMap;

use crate::article::{Article, HEADLINE};
use crate::comparison::{Comparison, Place};
use crate::token::TokenClass;

/// A row of the reading view. One side may be empty, not both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Sentences of the left article, in order; -1 is the headline.
    pub left: Vec<i32>,
    /// Sentences of the right article, in order.
    pub right: Vec<i32>,
    /// Positions of the claims that join the two sides of this row, in order.
    pub claims: Vec<usize>,
}

/// How strongly two sentences belong side by side, and the claims that join them.
#[derive(Default)]
struct Tie {
    strength: f64,
    claims: Vec<usize>,
}

/// The rows for two articles of a comparison (positions in [`Comparison::articles`]).
///
/// Every sentence of both, headlines included, stands in exactly one row. The left article's order leads; a right sentence
/// stands beside its best counterpart on the left; one without a counterpart follows the row of the right sentence before it.
/// The two headlines always share the first row. Empty when a position is not of this comparison.
pub fn rows(comparison: &Comparison, left: usize, right: usize) -> Vec<Row> {
    let (Some(l), Some(r)) = (comparison.articles.get(left), comparison.articles.get(right)) else { return Vec::new() };
    if left == right {
        return l.units().map(|s| Row { left: vec![s.index], right: vec![s.index], claims: Vec::new() }).collect();
    }
    let ties = ties(comparison, left, right);

    // The left sentence that each right sentence stands beside.
    let mut beside: BTreeMap<i32, i32> = BTreeMap::new();
    for s in r.units() {
        let best = if s.index == HEADLINE && l.headline.is_some() {
            Some(HEADLINE)
        } else {
            let candidates = ties.iter().filter(|((_, b), _)| *b == s.index);
            candidates.max_by(|x, y| x.1.strength.total_cmp(&y.1.strength).then(y.0.0.cmp(&x.0.0))).map(|((a, _), _)| *a)
        };
        if let Some(a) = best {
            beside.insert(s.index, a);
        }
    }

    // Left rows; a sentence whose counterpart already stands in the row just before joins that row.
    let mut rows: Vec<Row> = Vec::new();
    for s in l.units() {
        let own: Vec<i32> = beside.iter().filter(|(_, a)| **a == s.index).map(|(b, _)| *b).collect();
        if own.is_empty() && s.index > 0 {
            let best = ties
                .iter()
                .filter(|((a, _), _)| *a == s.index)
                .max_by(|x, y| x.1.strength.total_cmp(&y.1.strength).then(y.0.1.cmp(&x.0.1)));
            if let (Some(((_, b), _)), Some(last)) = (best, rows.last_mut())
                && last.right.contains(b)
                && last.left != [HEADLINE]
            {
                last.left.push(s.index);
                continue;
            }
        }
        rows.push(Row { left: vec![s.index], right: own, claims: Vec::new() });
    }

    // Right sentences without a counterpart, after the row of the sentence before them.
    let mut before: Option<i32> = None;
    for s in r.units() {
        if !beside.contains_key(&s.index) {
            let row = Row { left: Vec::new(), right: vec![s.index], claims: Vec::new() };
            let at = before.and_then(|b| rows.iter().position(|row| row.right.contains(&b))).map_or(0, |i| i + 1);
            rows.insert(at, row);
        }
        before = Some(s.index);
    }

    for row in &mut rows {
        let joined = row.left.iter().flat_map(|a| row.right.iter().map(move |b| (*a, *b)));
        row.claims = joined.filter_map(|pair| ties.get(&pair)).flat_map(|t| t.claims.iter().copied()).collect();
        row.claims.sort_unstable();
        row.claims.dedup();
    }
    rows
}

/// All ties between sentences of two articles: claims they share, the surest first, closeness of wording breaking ties.
fn ties(comparison: &Comparison, left: usize, right: usize) -> BTreeMap<(i32, i32), Tie> {
    let mut ties: BTreeMap<(i32, i32), Tie> = BTreeMap::new();
    for (i, claim) in comparison.claims.iter().enumerate() {
        let of = |article: usize| claim.mentions.iter().filter(move |m: &&Place| m.article == article).map(|m| m.sentence);
        for a in of(left) {
            for b in of(right) {
                let tie = ties.entry((a, b)).or_default();
                tie.strength = tie.strength.max(claim.score);
                tie.claims.push(i);
            }
        }
    }
    for ((a, b), tie) in &mut ties {
        tie.strength += shared_words(&comparison.articles[left], *a, &comparison.articles[right], *b);
    }
    ties
}

/// Share of the words of two sentences that both have, 0 to 1.
fn shared_words(left: &Article, a: i32, right: &Article, b: i32) -> f64 {
    let words = |article: &Article, index: i32| {
        let base = article.base(index);
        let mut words: Vec<String> =
            article.tokens_of(index).iter().filter(|t| t.class != TokenClass::Punctuation).map(|t| t.of(base).to_lowercase()).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (x, y) = (words(left, a), words(right, b));
    let common = x.iter().filter(|w| y.binary_search(w).is_ok()).count();
    let all = x.len() + y.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Reference;
    use crate::comparison::{Claim, Status};
    use crate::document::{Document, Metadata};

    fn article(id: &str, headline: &str, sentences: usize) -> Article {
        let text = vec!["The bridge fell."; sentences].join("\n");
        let metadata = Metadata { headline: Some(headline.to_owned()), ..Metadata::default() };
        Article::read(id, &Document::raw(&text, metadata), Reference::default())
    }

    fn claim(score: f64, mentions: &[(usize, i32)]) -> Claim {
        let mentions = mentions.iter().map(|&(article, sentence)| Place { article, sentence }).collect();
        Claim { id: String::new(), status: Status::Agree, mentions, origins: 1, score }
    }

    fn drawn(rows: &[Row]) -> Vec<(Vec<i32>, Vec<i32>)> {
        rows.iter().map(|r| (r.left.clone(), r.right.clone())).collect()
    }

    #[test]
    fn every_sentence_stands_once_and_the_left_order_leads() {
        let comparison = Comparison {
            articles: vec![article("a", "Bridge falls", 4), article("b", "A fall", 5)],
            claims: vec![
                claim(0.9, &[(0, 0), (1, 2)]),
                claim(0.6, &[(0, 3), (1, 0)]),
                claim(0.8, &[(0, 1), (1, 2)]),
                claim(0.7, &[(0, 2), (1, 2), (1, 4)]),
            ],
            ..Comparison::default()
        };
        let rows = rows(&comparison, 0, 1);
        let expected =
            [(vec![-1], vec![-1]), (vec![0, 1], vec![2]), (vec![], vec![3]), (vec![2], vec![4]), (vec![3], vec![0]), (vec![], vec![1])];
        assert_eq!(drawn(&rows), expected);
        assert_eq!(rows[1].claims, [0, 2]);
        assert_eq!(rows[0].claims, Vec::<usize>::new());
    }

    #[test]
    fn leading_right_sentences_follow_the_headline() {
        let comparison = Comparison { articles: vec![article("a", "x", 1), article("b", "", 1)], ..Comparison::default() };
        assert_eq!(drawn(&rows(&comparison, 0, 1)), [(vec![], vec![0]), (vec![-1], vec![]), (vec![0], vec![])]);
        assert!(rows(&comparison, 0, 7).is_empty());
    }
}
