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
    let (at_a, at_b) = (&pair.a.compared, &pair.b.compared);
    let most = at_a.len().max(at_b.len());
    if !(3..=80).contains(&most) || at_a.len().min(at_b.len()) * 5 < most * 3 {
        return None;
    }
    let far = |shared: usize| shared * 3 < most * 2 && shared + 3 < most || shared < 3 && most > 4;
    // In whatever order: no more than this can be shared in order.
    if far(in_common(pair.a, pair.b)) {
        return None;
    }
    let stems = |m: &'_ Mention| -> Vec<String> { m.compared.iter().map(|i| m.words[*i].stem.clone()).collect() };
    let (a, b) = (stems(pair.a), stems(pair.b));
    let ops = capture_diff_slices(Algorithm::Myers, &a, &b);
    let shared: usize = ops.iter().map(|o| if let DiffOp::Equal { len, .. } = o { *len } else { 0 }).sum();
    if far(shared) {
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
            .map(|o| Replaced { a: place(at_a, o.old_range()), b: place(at_b, o.new_range()) })
            .collect(),
    )
}

/// How many stems the two mentions share, each as often as both have it.
fn in_common(a: &Mention, b: &Mention) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.by_stem.get(i), b.by_stem.get(j)) {
        match a.words[*x].stem.cmp(&b.words[*y].stem) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared
}
