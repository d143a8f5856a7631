//! How two quantities stand to one another. Reads no text.

use crate::fact::Quantity;

/// How two quantities of the same thing stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same figure, said the same way.
    Same,
    /// Both can be true, and one is a plain rounding or estimate of the other ("about 20", 19; "2.6 million", 2.63 million).
    Rounded,
    /// Both can be true, but one sets a bound where the other gives a figure ("at least four", four).
    Bounded,
    /// Both can't be true.
    Conflict,
}

/// How far an estimate may lie from the figure, as a share of it. Ours: "about 20" is 18 to 22.
const SLACK: f64 = 0.12;

/// How `a` stands to `b`.
pub(super) fn relate(a: &Quantity, b: &Quantity) -> Relation {
    if let Some(relation) = results(a, b) {
        return relation;
    }
    let (x, y) = (range(a), range(b));
    let bound = |q: &Quantity| q.low.is_none() || q.high.is_none();
    let meets = x.0 <= y.1 && y.0 <= x.1;
    if same(a.amount, b.amount) {
        return match (bound(a) != bound(b), a.approximate != b.approximate) {
            (true, _) => Relation::Bounded,
            (_, true) => Relation::Rounded,
            _ => Relation::Same,
        };
    }
    if bound(a) || bound(b) {
        return if meets { Relation::Bounded } else { Relation::Conflict };
    }
    if meets || is_rounding(a.amount, b.amount) || is_rounding(b.amount, a.amount) { Relation::Rounded } else { Relation::Conflict }
}

/// How two results stand, votes or scores, each of two figures: alike only where both figures are, whoever's is named first. Against a
/// single figure nothing can be said ("by two votes").
fn results(a: &Quantity, b: &Quantity) -> Option<Relation> {
    let result = |q: &Quantity| {
        matches!(q.unit.as_str(), "vote" | "score") && !q.approximate && q.low.zip(q.high).is_some_and(|(low, high)| low < high)
    };
    match (result(a), result(b)) {
        (true, true) if a.low == b.low && a.high == b.high => Some(Relation::Same),
        (true, true) => Some(Relation::Conflict),
        (true, false) | (false, true) if a.unit == b.unit => Some(Relation::Rounded),
        _ => None,
    }
}

fn same(x: f64, y: f64) -> bool {
    (x - y).abs() <= 1e-9 * x.abs().max(y.abs()).max(1.0)
}

/// The least and the most it can be, with the slack of an estimate.
fn range(q: &Quantity) -> (f64, f64) {
    let (mut low, mut high) = (q.low.unwrap_or(f64::NEG_INFINITY), q.high.unwrap_or(f64::INFINITY));
    if q.approximate {
        low = low.min(q.amount - q.amount.abs() * SLACK);
        high = high.max(q.amount + q.amount.abs() * SLACK);
    }
    (low, high)
}

/// Whether `round` is `exact` rounded to fewer figures: 2.6 million for 2,630,000; 1,200 for 1,234. Small counts are never rounded.
fn is_rounding(round: f64, exact: f64) -> bool {
    if round.abs() < 100.0 && round.fract() == 0.0 && exact.fract() == 0.0 {
        return false;
    }
    let mut unit = 1e-3;
    while unit <= round.abs() {
        let next = unit * 10.0;
        if !same((round / next).round() * next, round) {
            break;
        }
        unit = next;
    }
    let most = round.abs() * 0.06;
    same((exact / unit).round() * unit, round) && (round - exact).abs() <= most
}

/// Whether a total is the sum of two or more of these parts ("seven", "six men and one woman").
pub(super) fn is_sum(total: f64, parts: &[f64]) -> bool {
    let parts = &parts[..parts.len().min(10)];
    (0u32..1 << parts.len()).any(|set| {
        set.count_ones() >= 2 && same(parts.iter().enumerate().filter(|(i, _)| set & (1 << i) != 0).map(|(_, p)| p).sum(), total)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(amount: f64) -> Quantity {
        Quantity {
            amount,
            low: Some(amount),
            high: Some(amount),
            unit: String::new(),
            unit_word: String::new(),
            about: String::new(),
            of: String::new(),
            approximate: false,
        }
    }

    fn about(amount: f64) -> Quantity {
        Quantity { approximate: true, ..exact(amount) }
    }

    fn at_least(amount: f64) -> Quantity {
        Quantity { high: None, ..exact(amount) }
    }

    #[test]
    fn tells_estimates_and_bounds_from_conflicts() {
        assert_eq!(relate(&exact(12.0), &exact(15.0)), Relation::Conflict);
        assert_eq!(relate(&about(20.0), &exact(19.0)), Relation::Rounded);
        assert_eq!(relate(&about(20.0), &exact(30.0)), Relation::Conflict);
        assert_eq!(relate(&at_least(4.0), &exact(4.0)), Relation::Bounded);
        assert_eq!(relate(&at_least(4.0), &exact(9.0)), Relation::Bounded);
        assert_eq!(relate(&at_least(4.0), &exact(3.0)), Relation::Conflict);
        assert_eq!(relate(&exact(2.6e6), &exact(2.63e6)), Relation::Rounded);
        assert_eq!(relate(&exact(20.0), &exact(19.0)), Relation::Conflict);
        assert_eq!(relate(&exact(2e6), &exact(2e9)), Relation::Conflict);
        assert_eq!(relate(&exact(7.0), &exact(7.0)), Relation::Same);
    }

    #[test]
    fn results_are_alike_in_both_figures_or_not_at_all() {
        let vote = |a: f64, b: f64| Quantity { unit: "vote".to_owned(), low: Some(a.min(b)), high: Some(a.max(b)), ..exact(a) };
        assert_eq!(relate(&vote(17.0, 14.0), &vote(17.0, 13.0)), Relation::Conflict);
        assert_eq!(relate(&vote(9.0, 8.0), &vote(8.0, 9.0)), Relation::Same);
        assert_eq!(relate(&vote(9.0, 8.0), &Quantity { unit: "vote".to_owned(), ..exact(1.0) }), Relation::Rounded);
    }

    #[test]
    fn knows_sums() {
        assert!(is_sum(7.0, &[6.0, 1.0]));
        assert!(is_sum(7.0, &[4.0, 6.0, 1.0]));
        assert!(!is_sum(7.0, &[7.0, 1.0]));
    }
}
