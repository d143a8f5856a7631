//! The weights of whether one of two sentences alone denies what the other says. Written by `training/denial.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.65;
/// Intercept.
pub const BIAS: f64 = -0.1829;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("score", 0.3433),
    ("head", 0.1445),
    ("scope", 0.6970),
    ("before", -0.4078),
    ("nothing_before", 0.7336),
    ("covered", 0.1799),
    ("covered_there", 0.5344),
    ("length", 0.5129),
    ("length_there", 0.0461),
    ("not", 0.1104),
    ("no", -0.5555),
    ("never", 0.0894),
    ("without", 0.0000),
    ("several", 0.2192),
    ("may", 0.6787),
    ("figures", -0.4249),
    ("same_start", 0.4685),
    ("new_there", -0.2525),
];
