//! Two sentences that are the same but for a few words: which words stand where others stood.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::judge::mention::{Mention, Pair};

/// Words of `a` in whose place `b` has others; positions in the mentions' `words`. Either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replaced {
    /// In the first.
    pub a: std::ops::Range<usize>,
    /// In the second.
    pub b: std::ops::Range<usize>,
}

/// What was replaced, where nearly all words are the same; `None` where the sentences are not that close.
pub(super) fn replaced(pair: &Pair) -> Option<Vec<Replaced>> {
    let read = |m: &Mention| -> (Vec<usize>, Vec<String>) {
        let kept: Vec<usize> =
            (0..m.words.len()).filter(|i| !m.words[*i].mark && !matches!(m.words[*i].lower.as_str(), "a" | "an" | "the")).collect();
        let stems = kept.iter().map(|i| m.words[*i].stem.clone()).collect();
        (kept, stems)
    };
    let ((at_a, a), (at_b, b)) = (read(pair.a), read(pair.b));
    let most = a.len().max(b.len());
    if !(3..=80).contains(&most) || a.len().min(b.len()) * 5 < most * 3 {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &a, &b);
    let shared: usize = ops.iter().map(|o| if let DiffOp::Equal { len, .. } = o { *len } else { 0 }).sum();
    if shared * 3 < most * 2 && shared + 3 < most || shared < 3 && most > 4 {
        return None;
    }
    let place = |at: &[usize], r: std::ops::Range<usize>| match (at.get(r.start), r.end.checked_sub(1).and_then(|e| at.get(e))) {
        (Some(from), Some(to)) if !r.is_empty() => *from..*to + 1,
        (Some(from), _) => *from..*from,
        _ => at.last().map_or(0..0, |l| *l + 1..*l + 1),
    };
    Some(
        ops.iter()
            .filter(|o| !matches!(o, DiffOp::Equal { .. }))
            .map(|o| Replaced { a: place(&at_a, o.old_range()), b: place(&at_b, o.new_range()) })
            .collect(),
    )
}
