//! The weights of whether two places are said of the same thing. Written by `training/whereabouts.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.35;
/// Medium confidence from this one on.
pub const SURE: f64 = 0.5;
/// Intercept.
pub const BIAS: f64 = -1.1450;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("margin_least", 2.2198),
    ("overlap", 0.0068),
    ("shared", -1.5901),
    ("near_3", 0.8166),
    ("near_6", 1.3534),
    ("word_before", 1.3187),
    ("same_head", 0.9808),
    ("printed_there", -2.2852),
];
