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
    // Of several ways to lay them side by side that keep as many words, which one is found hangs on what comes first: so it is always the
    // same that does.
    let turned = b < a;
    let ops = if turned { capture_diff_slices(Algorithm::Myers, &b, &a) } else { capture_diff_slices(Algorithm::Myers, &a, &b) };
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
            .map(|o| if turned { (o.new_range(), o.old_range()) } else { (o.old_range(), o.new_range()) })
            .map(|(a, b)| Replaced { a: place(at_a, a), b: place(at_b, b) })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::Place;
    use crate::event::Event;
    use crate::judge::tests::article;

    #[test]
    fn what_is_replaced_does_not_hang_on_which_sentence_comes_first() {
        const WORDS: [&str; 3] = ["gate", "quay", "mole"];
        let sentence = |n: usize| (0..4).map(|i| WORDS[n / WORDS.len().pow(i) % WORDS.len()]).collect::<Vec<_>>().join(" ");
        let articles: Vec<_> = (0..81).map(|n| article(n, &sentence(n), "2031-05-14")).collect();
        let event = Event::new(&articles);
        let mentions: Vec<Mention> =
            (0..articles.len()).filter_map(|article| Mention::new(&event, Place { article, sentence: 0 }, &[])).collect();
        assert_eq!(mentions.len(), 81);
        for a in &mentions {
            for b in &mentions {
                let turned = replaced(&Pair::alone(&event, b, a, 0.5));
                let turned = turned.map(|all| all.into_iter().map(|r| Replaced { a: r.b, b: r.a }).collect::<Vec<_>>());
                assert_eq!(replaced(&Pair::alone(&event, a, b, 0.5)), turned, "{} / {}", a.at(a.span), b.at(b.span));
            }
        }
    }
}
