//! The weights of whether a statement stands otherwise in the other outlet. Written by `training/standing.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.45;
/// Medium confidence from this one on.
pub const SURE: f64 = 0.5;
/// Intercept.
pub const BIAS: f64 = -3.9133;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("margin_least", 0.5955),
    ("rank_least", 1.3929),
    ("overlap", -0.9829),
    ("covered", 1.2418),
    ("covered_after", 0.1647),
    ("head_there", 1.3001),
    ("rarest", 1.5428),
    ("stretch", 0.7341),
    ("headline", -0.8858),
    ("length_there", -1.2003),
    ("quoted", -1.2882),
    ("whether", -0.3471),
    ("denied_open", 0.9984),
    ("denied_doubted", -1.1093),
    ("denied_coming", -0.7065),
    ("denied_flat", -0.8520),
    ("open_doubted", 0.0428),
    ("open_coming", 1.3248),
    ("open_flat", 0.0147),
    ("doubted_coming", -0.2862),
    ("doubted_flat", 0.4845),
];
