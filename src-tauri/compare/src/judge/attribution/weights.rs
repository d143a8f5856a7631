//! The weights of whether two credits are of the same statement. Written by `training/attribution.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.4;
/// Two named people are a material matter from this one on.
pub const SURE: f64 = 0.5;
/// Intercept.
pub const BIAS: f64 = -2.4712;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("link", -0.2143),
    ("rank_least", 0.5462),
    ("margin_least", 0.9088),
    ("overlap", 0.0356),
    ("content_share", 0.4798),
    ("content_shared", 0.1160),
    ("content_most", 0.9109),
    ("whole_sentence", 0.3513),
    ("source_there", -0.6572),
    ("named", 0.3105),
    ("both_named", 0.6923),
    ("institution", -0.2352),
    ("media", -0.0423),
    ("unnamed", -0.0369),
    ("same_rung", -0.2024),
    ("nominal", -0.1361),
    ("quoted", 0.2260),
    ("headline", -0.0896),
    ("values_agree", -0.0885),
];
