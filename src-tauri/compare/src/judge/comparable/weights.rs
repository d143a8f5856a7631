//! The weights of what makes two values comparable. Written by `training/comparable.py`: do not edit by hand.

/// Shown from this probability on.
pub const SHOWN: f64 = 0.3;
/// Minor ones (bounds, exactness) from this one on.
pub const SHOWN_MINOR: f64 = 0.35;
/// Of medium confidence from this one on.
pub const MEDIUM: f64 = 0.5;
/// Of high confidence from this one on.
pub const HIGH: f64 = 0.7;
/// For two sentences without their articles, from this one on.
pub const SHOWN_ALONE: f64 = 0.35;
/// Intercept.
pub const BIAS: f64 = -0.7622;
/// Weights in the order of the features.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("link", 1.1869),
    ("overlap", 0.1718),
    ("shared", 0.3174),
    ("near_3", -0.0189),
    ("near_6", 0.4210),
    ("next_word", -0.2782),
    ("word_before", 0.3496),
    ("same_unit", 0.9123),
    ("other_unit", -0.1463),
    ("same_noun", -0.0268),
    ("same_about", 0.6288),
    ("other_about", -0.4068),
    ("same_bearer", 0.3250),
    ("other_bearer", 0.0000),
    ("alone", 0.5556),
    ("rivals", -0.5777),
    ("close", -0.5826),
    ("far", -1.5028),
    ("digits", 1.3637),
    ("other_value_agrees", 0.4502),
    ("other_value_clashes", -0.0065),
    ("names", -0.5932),
    ("no_names", -0.5836),
    ("approximate", -0.6780),
    ("bound", -0.2876),
    ("told_elsewhere", -1.9027),
    ("told_elsewhere_both", -1.3961),
    ("headline", 0.4693),
    ("quoted", -0.5379),
    ("same_occasion", -0.0890),
    ("same_exactness", -0.0657),
    ("same_preposition", 0.5073),
    ("same_credit", 0.0398),
    ("number", -0.4565),
    ("money", 0.7413),
    ("percent", 0.8898),
    ("age", -0.0203),
    ("date", -0.5537),
    ("time", 0.4880),
    ("duration", -1.1344),
    ("people", 0.3613),
];
/// Intercept for two sentences without their articles.
pub const ALONE_BIAS: f64 = -0.5215;
/// Weights for them.
pub const ALONE: &[(&str, f64)] = &[
    ("link", 0.0825),
    ("overlap", 1.9814),
    ("shared", -1.6642),
    ("near_3", 0.0139),
    ("near_6", 0.6299),
    ("next_word", 0.7042),
    ("word_before", 0.6411),
    ("same_unit", 0.0507),
    ("other_unit", -0.1414),
    ("same_noun", 0.1702),
    ("same_about", 0.5982),
    ("other_about", -0.0953),
    ("same_bearer", 0.9631),
    ("other_bearer", 0.0000),
    ("alone", 0.4057),
    ("rivals", -1.1569),
    ("close", -0.5865),
    ("far", -1.4957),
    ("digits", 0.5350),
    ("other_value_agrees", 0.0085),
    ("other_value_clashes", -0.5059),
    ("names", -0.3780),
    ("no_names", -0.3195),
    ("approximate", -1.3358),
    ("bound", -0.4181),
    ("told_elsewhere", 0.1946),
    ("told_elsewhere_both", 0.0000),
    ("headline", 0.0000),
    ("quoted", -0.2082),
    ("same_occasion", 0.2040),
    ("same_exactness", -0.5420),
    ("same_preposition", 0.6068),
    ("same_credit", -0.3307),
    ("number", -0.1582),
    ("money", 0.6246),
    ("percent", 1.5266),
    ("age", -0.0997),
    ("date", -0.0187),
    ("time", -0.5233),
    ("duration", -1.3892),
    ("people", 0.5323),
];
