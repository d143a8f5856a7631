//! The weights of whether a statement stands otherwise in the other outlet. Written by `training/standing.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.35;
/// Medium confidence from this one on.
pub const SURE: f64 = 0.5;
/// Intercept.
pub const BIAS: f64 = -3.8732;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("margin_least", 0.5839),
    ("rank_least", 1.4014),
    ("overlap", -0.9446),
    ("covered", 1.1881),
    ("covered_after", 0.1655),
    ("head_there", 1.2687),
    ("rarest", 1.5262),
    ("stretch", 0.7842),
    ("headline", -0.8874),
    ("length_there", -1.1341),
    ("quoted", -1.4782),
    ("whether", -0.3891),
    ("denied_open", 0.9455),
    ("denied_doubted", -1.1180),
    ("denied_coming", -0.7347),
    ("denied_flat", -0.8822),
    ("open_doubted", 0.0237),
    ("open_coming", 1.3124),
    ("open_flat", 0.1391),
    ("doubted_coming", -0.3219),
    ("doubted_flat", 0.4254),
];
