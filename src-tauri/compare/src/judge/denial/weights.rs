//! The weights of whether one of two sentences alone denies what the other says. Written by `training/denial.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.65;
/// Intercept.
pub const BIAS: f64 = -0.2406;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("score", 0.3423),
    ("head", 0.1850),
    ("scope", 0.7438),
    ("before", -0.3974),
    ("nothing_before", 0.7001),
    ("covered", 0.2253),
    ("covered_there", 0.6018),
    ("length", 0.4655),
    ("length_there", 0.0276),
    ("not", 0.1107),
    ("no", -0.5406),
    ("never", 0.0880),
    ("without", 0.0000),
    ("several", 0.2323),
    ("but", 0.1678),
    ("may", 0.6483),
    ("quoted", -0.2782),
    ("figures", -0.4075),
    ("same_start", 0.4407),
    ("new_there", -0.3026),
];
