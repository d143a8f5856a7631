//! The weights of the alignment. Written by `training/alignment.py`: do not edit by hand.

/// Pairs from this probability on are linked: the best F1 on held-out events.
pub const LINK: f64 = 0.26;
/// Intercept within an event.
pub const EVENT_BIAS: f64 = -5.3188;
/// Within an event, on the raw features.
pub const EVENT: &[(&str, f64)] = &[
    ("cosine", 1.3647),
    ("jaccard", 0.2142),
    ("containment", 0.4837),
    ("soft_most", 1.0971),
    ("soft_least", 1.5133),
    ("bigrams", -0.2247),
    ("run", 0.2820),
    ("names_shared", -0.2005),
    ("names_only_one", -0.1130),
    ("numbers_shared", 0.0489),
    ("numbers_conflict", 0.3393),
    ("quoted_shared", 0.3460),
    ("rarest_shared", 0.0000),
    ("characters", 0.8980),
    ("length_least", 0.8266),
    ("length_ratio", 0.4547),
    ("plain", 0.8460),
    ("in_order", 0.9013),
    ("unmatched_most", -0.0486),
    ("unmatched_least", 0.1284),
    ("background_cosine", 0.8438),
    ("background_soft_least", 1.2012),
    ("margin_most", 0.1839),
    ("margin_least", 0.8314),
    ("rank_most", 0.1981),
    ("rank_least", 0.3855),
    ("neighbours", 2.5855),
    ("near", 0.0000),
    ("salience_most", -2.1844),
    ("salience_least", 1.7136),
    ("third", 2.4115),
    ("headline_one", -0.2139),
    ("headline_both", -0.4787),
    ("distance", -0.6558),
    ("lead", 0.6720),
    ("affinity", 0.0000),
    ("affinity_names", 0.0000),
    ("affinity_top", 0.0000),
    ("entities_shared", 0.0760),
    ("entities_share", -0.2213),
    ("figures_shared", 0.8076),
    ("figures_conflict", -0.1230),
    ("times_shared", 0.5367),
    ("times_conflict", 0.0576),
];
/// Intercept of whether two articles are about one event.
pub const GATE_BIAS: f64 = -3.2266;
/// Whether two articles are about one event at all.
pub const GATE: &[(&str, f64)] = &[("affinity", 2.8134), ("affinity_names", 7.3167)];
/// Intercept of whether two sentences alone report the same thing.
pub const FAR_BIAS: f64 = 3.5609;
/// Whether two sentences alone report the same thing.
pub const FAR: &[(&str, f64)] = &[
    ("cosine", 0.1444),
    ("jaccard", -0.4005),
    ("containment", 0.5557),
    ("soft_most", 1.2723),
    ("soft_least", 0.1877),
    ("bigrams", 0.7598),
    ("run", 0.7534),
    ("names_shared", 0.1448),
    ("names_only_one", -0.5428),
    ("numbers_shared", 0.7680),
    ("numbers_conflict", -0.4079),
    ("quoted_shared", 2.0771),
    ("rarest_shared", -0.2261),
    ("characters", -0.4952),
    ("length_least", -1.1125),
    ("length_ratio", 0.6950),
    ("plain", 0.0880),
    ("in_order", 1.0227),
    ("unmatched_most", -0.3419),
    ("unmatched_least", -0.6262),
];
/// Intercept of how nearly they say the same of it.
pub const NEAR_BIAS: f64 = -1.8988;
/// How nearly they say the same of it.
pub const NEAR: &[(&str, f64)] = &[
    ("cosine", 1.1819),
    ("jaccard", 0.2460),
    ("containment", 0.1514),
    ("soft_most", 0.6930),
    ("soft_least", 0.5373),
    ("bigrams", -1.3021),
    ("run", -0.5634),
    ("names_shared", -0.0845),
    ("names_only_one", 3.0874),
    ("numbers_shared", -0.1429),
    ("numbers_conflict", -1.1394),
    ("quoted_shared", 0.3257),
    ("rarest_shared", 0.0044),
    ("characters", 2.2962),
    ("length_least", 0.6193),
    ("length_ratio", -1.3436),
    ("plain", 2.0457),
    ("in_order", -0.0562),
    ("unmatched_most", -0.4388),
    ("unmatched_least", -0.3131),
];
/// Where the first of the two saturates.
pub const CAP: f64 = 0.5;
/// How much the second counts.
pub const NEAR_SHARE: f64 = 0.3;
/// Calibration of their sum: slope.
pub const SLOPE: f64 = 1.5037;
/// Calibration of their sum: intercept.
pub const SHIFT: f64 = 1.5189;
