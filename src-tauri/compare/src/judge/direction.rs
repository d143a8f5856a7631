//! Which of several alike: "the east stand" against "the west stand", "the left leg" against "the right leg".

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};

/// Words of which one at most is right of one thing.
const GROUPS: &[&[&str]] = &[
    &["north", "south", "east", "west", "northern", "southern", "eastern", "western"],
    &["left", "right"],
    &["upper", "lower"],
    &["eastbound", "westbound", "northbound", "southbound"],
];

/// The directions of a mention: position, group, word, what it is said of. Capitalised ones are parts of names.
fn directions(m: &Mention) -> Vec<(usize, usize, String)> {
    let of = |i: usize| {
        let w = &m.words[i];
        let group = GROUPS.iter().position(|g| g.contains(&w.lower.as_str())).filter(|_| !w.capital)?;
        m.words.get(i + 1).filter(|n| n.content && !n.mark && !n.capital).map(|_| (i, group, w.lower.trim_end_matches("ern").to_owned()))
    };
    (0..m.words.len()).filter_map(of).take(MOST).collect()
}

/// So many directions of one sentence are looked at.
const MOST: usize = 8;

/// The same thing of another side, in linked sentences that share more than it.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (directions(pair.a), directions(pair.b));
    let of = |m: &Mention, i: usize| m.words[i + 1].stem.clone();
    for (i, group, x) in &a {
        for (j, _, y) in b.iter().filter(|(_, g, _)| g == group) {
            let noun = of(pair.a, *i);
            let said =
                |m: &Mention, list: &[(usize, usize, String)], word: &str| list.iter().any(|(k, _, w)| w == word && of(m, *k) == noun);
            if x == y || noun != of(pair.b, *j) || said(pair.a, &a, y) || said(pair.b, &b, x) {
                continue;
            }
            let (at, bt) = (pair.a.stretch(*i, i + 1), pair.b.stretch(*j, j + 1));
            if pair.shared_around(at, bt, 16) < 2 {
                continue;
            }
            return vec![Clash {
                kind: DifferenceKind::Place,
                severity: Severity::Material,
                confidence: Confidence::Medium,
                a: Value::new(at, pair.a.at(at)),
                b: Value::new(bt, pair.b.at(bt)),
                note: "another side of the same thing".to_owned(),
            }];
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn another_side() {
        says(
            &["The east stand of the stadium came down during the derby.", "The west stand of the stadium crumpled during the derby."],
            &["place material: east stand | west stand"],
        );
        silent(&[
            ("The east and the west stand of the stadium came down.", "The west stand of the stadium came down."),
            ("He was hit in the left leg at the stadium derby.", "He was on the right side of the stadium during the derby."),
        ]);
    }
}
