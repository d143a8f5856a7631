//! The weights of whether two credits are of the same statement. Written by `training/attribution.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.35;
/// Two named people are a material matter from this one on.
pub const SURE: f64 = 0.5;
/// Intercept.
pub const BIAS: f64 = -2.5160;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("link", -0.2104),
    ("rank_least", 0.5328),
    ("margin_least", 0.8125),
    ("overlap", -0.0243),
    ("content_share", 0.5506),
    ("content_shared", 0.2637),
    ("content_most", 0.8754),
    ("whole_sentence", 0.2265),
    ("source_there", -0.6657),
    ("named", 0.1783),
    ("both_named", 0.6308),
    ("institution", -0.5094),
    ("media", 0.2238),
    ("unnamed", 0.1050),
    ("same_rung", -0.0214),
    ("nominal", -0.3309),
    ("quoted", 0.1196),
    ("headline", -0.1694),
    ("values_agree", -0.0237),
];
