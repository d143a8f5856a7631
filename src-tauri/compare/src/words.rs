//! Word-level difference of two sentences that are close enough to be worth it.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::span::Span;
use crate::token::{self, Token, TokenClass};

/// A stretch of a sentence, and whether the other sentence words it otherwise.
pub type Run = (Span, bool);

/// Least share of words in common (of the words of both) for marks to help rather than pepper.
const CLOSE: f64 = 0.5;
/// A common stretch of fewer words than this, between two changed ones, is taken as changed.
const SHORTEST_ISLAND: usize = 2;
/// Longer sentences are no sentences; comparing them word by word would take long and help nobody.
const LONGEST: usize = 600;

/// A sentence made ready to be compared with several.
#[derive(Clone, Debug)]
pub struct Worded<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// What each token counts as.
    keys: Vec<String>,
    /// The positions of the words among the tokens, by what they count as.
    sorted: Vec<usize>,
}

/// The runs of `a` and of `b`, in order: each run is a span of its own sentence and says whether the words there differ.
///
/// The runs join back to the sentence, to the letter. Whole words only; case, the shape of quotation marks and of dashes do
/// not count. Nothing where the two are not close enough, or do not differ.
pub fn word_runs(a: &str, b: &str) -> Option<(Vec<Run>, Vec<Run>)> {
    Worded::new(a).against(&Worded::new(b))
}

impl<'a> Worded<'a> {
    /// Makes a sentence ready.
    pub fn new(text: &'a str) -> Self {
        let tokens = token::tokenize(text);
        let keys = keys(text, &tokens);
        let mut sorted: Vec<usize> = (0..tokens.len()).filter(|&i| tokens[i].class != TokenClass::Punctuation).collect();
        sorted.sort_unstable_by(|&x, &y| keys[x].cmp(&keys[y]));
        Self { text, tokens, keys, sorted }
    }

    /// The runs of both, as [`word_runs`] gives them.
    pub fn against(&self, other: &Self) -> Option<(Vec<Run>, Vec<Run>)> {
        let (ta, tb) = (&self.tokens, &other.tokens);
        if ta.is_empty() || tb.is_empty() || ta.len() > LONGEST || tb.len() > LONGEST {
            return None;
        }
        let all = self.sorted.len() + other.sorted.len();
        // No more words can be common in their order than are common at all: most pairs end here.
        if all == 0 || (2 * self.in_common(other)) as f64 / (all as f64) < CLOSE || self.keys == other.keys {
            return None;
        }
        let ops = capture_diff_slices(Algorithm::Myers, &self.keys, &other.keys);
        let words = |tokens: &[Token]| tokens.iter().filter(|t| t.class != TokenClass::Punctuation).count();
        let equal = |op: &DiffOp| if let DiffOp::Equal { old_index, len, .. } = op { words(&ta[*old_index..old_index + len]) } else { 0 };
        let common: usize = ops.iter().map(equal).sum();
        if (2 * common) as f64 / (all as f64) < CLOSE {
            return None;
        }
        let (mut ca, mut cb) = (vec![true; ta.len()], vec![true; tb.len()]);
        for (i, op) in ops.iter().enumerate() {
            if let DiffOp::Equal { old_index, new_index, len } = *op {
                let inner = i > 0 && i + 1 < ops.len();
                if !inner || words(&ta[old_index..old_index + len]) >= SHORTEST_ISLAND {
                    ca[old_index..old_index + len].fill(false);
                    cb[new_index..new_index + len].fill(false);
                }
            }
        }
        Some((runs(self.text, ta, &ca), runs(other.text, tb, &cb)))
    }

    /// How many words two sentences share, in whatever order.
    fn in_common(&self, other: &Self) -> usize {
        let (mut i, mut j, mut common) = (0, 0, 0);
        while let (Some(&x), Some(&y)) = (self.sorted.get(i), other.sorted.get(j)) {
            let order = self.keys[x].cmp(&other.keys[y]);
            common += usize::from(order.is_eq());
            i += usize::from(order.is_le());
            j += usize::from(order.is_ge());
        }
        common
    }
}

/// What a token counts as when it is compared.
fn keys(text: &str, tokens: &[Token]) -> Vec<String> {
    tokens
        .iter()
        .map(|t| match t.of(text) {
            "“" | "”" | "„" | "«" | "»" => "\"".to_owned(),
            "‘" | "’" => "'".to_owned(),
            "–" | "—" | "―" => "-".to_owned(),
            word => word.to_lowercase().replace('’', "'"),
        })
        .collect()
}

/// Tokens and their marks to runs over the whole text; blanks between a marked and an unmarked word stay unmarked.
fn runs(text: &str, tokens: &[Token], changed: &[bool]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut put = |start: usize, end: usize, mark: bool| {
        if start >= end {
            return;
        }
        match out.last_mut() {
            Some(last) if last.1 == mark => last.0.end = end,
            _ => out.push((Span::new(start, end), mark)),
        }
    };
    let (mut at, mut before) = (0, false);
    for (token, &mark) in tokens.iter().zip(changed) {
        put(at, token.span.start, before && mark);
        put(token.span.start, token.span.end, mark);
        (at, before) = (token.span.end, mark);
    }
    put(at, text.len(), false);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, runs: &[Run]) -> String {
        runs.iter().map(|(s, m)| if *m { format!("[{}]", s.of(text)) } else { s.of(text).to_owned() }).collect()
    }

    #[test]
    fn marks_whole_words() {
        let (a, b) = ("Police said 12 people were hurt in Arden.", "Police said 14 people were hurt in the Arden.");
        let (ra, rb) = word_runs(a, b).unwrap();
        assert_eq!(marked(a, &ra), "Police said [12] people were hurt in Arden.");
        assert_eq!(marked(b, &rb), "Police said [14] people were hurt in [the] Arden.");
    }

    #[test]
    fn joins_marks_over_lone_common_words() {
        let (a, b) =
            ("The bridge fell at dawn on a cold Monday, the mayor said.", "The bridge fell late on one warm Monday, the mayor said.");
        let (ra, _) = word_runs(a, b).unwrap();
        assert_eq!(marked(a, &ra), "The bridge fell [at dawn on a cold] Monday, the mayor said.");
    }

    #[test]
    fn says_nothing_where_two_are_far_or_alike() {
        assert_eq!(word_runs("The bridge fell at dawn.", "Officials promised an inquiry soon."), None);
        assert_eq!(word_runs("“We’re fine,” he said.", "\"We're fine,\" he said."), None);
        assert_eq!(word_runs("", "Words."), None);
    }

    #[test]
    fn runs_join_back_to_the_letter() {
        let texts = ["  Élan — 3,5 % of “all”\u{a0}it ", "Elan - 3,5 % of it all", "\u{301}x ½ of all it", "of it all 3,5 %\t"];
        for a in texts {
            for b in texts {
                if let Some((ra, rb)) = word_runs(a, b) {
                    assert_eq!(ra.iter().map(|r| r.0.of(a)).collect::<String>(), a);
                    assert_eq!(rb.iter().map(|r| r.0.of(b)).collect::<String>(), b);
                }
            }
        }
    }
}
