//! What the trained rules share: a probability by logistic regression over a readable table, and the likeliest clash of two mentions.

use crate::judge::Clash;

/// A weight by the name of its feature.
pub(super) type Weights = [(&'static str, f64)];

/// Calibrated probability from features in the order of the table.
pub(super) fn probability(weights: &Weights, bias: f64, features: &[f64]) -> f64 {
    let z: f64 = weights.iter().zip(features).map(|((_, w), f)| w * f).sum();
    1.0 / (1.0 + (-(z + bias)).exp())
}

/// The likeliest of the clashes of two mentions; of two as likely ones the earlier: two sentences make one statement in one way.
pub(super) fn likeliest(clashes: impl Iterator<Item = (f64, Clash)>) -> Vec<Clash> {
    let order =
        |x: &(f64, Clash), y: &(f64, Clash)| y.0.total_cmp(&x.0).then_with(|| (x.1.a.span, x.1.b.span).cmp(&(y.1.a.span, y.1.b.span)));
    clashes.min_by(order).map(|(_, clash)| clash).into_iter().collect()
}
