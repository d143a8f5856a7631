//! The weights of the alignment. Written by `training/alignment.py`: do not edit by hand.

/// Intercept within an event.
pub const EVENT_BIAS: f64 = -5.4198;
/// Pairs from this probability on are linked: the best F1 on held-out events.
pub const LINK: f64 = 0.32;
/// Weights within an event, on the raw features.
pub const EVENT: &[(&str, f64)] = &[
    ("cosine", 1.0098),
    ("jaccard", -1.0277),
    ("containment", -0.5970),
    ("soft_most", 0.8452),
    ("soft_least", 0.6316),
    ("bigrams", 0.3095),
    ("run", 0.1503),
    ("names_shared", -0.1927),
    ("names_only_one", -0.6131),
    ("numbers_shared", 0.4360),
    ("numbers_conflict", 0.0672),
    ("quoted_shared", 1.1417),
    ("rarest_shared", 0.2973),
    ("characters", 1.4895),
    ("length_least", 0.5657),
    ("length_ratio", 0.2896),
    ("background_cosine", 0.7612),
    ("background_soft_least", 0.3690),
    ("margin_most", 0.3904),
    ("margin_least", 1.3607),
    ("rank_most", -0.4115),
    ("rank_least", 0.2148),
    ("neighbours", 3.5980),
    ("near", 1.3533),
    ("salience_most", -1.1547),
    ("salience_least", -1.9340),
    ("third", 8.5627),
    ("headline_one", 0.1579),
    ("headline_both", 0.6242),
    ("distance", -0.0891),
    ("lead", 0.4307),
    ("affinity", 2.4350),
];
/// Intercept for two sentences alone.
pub const PAIR_BIAS: f64 = 2.3593;
/// Weights for two sentences alone, on the raw features.
pub const PAIR: &[(&str, f64)] = &[
    ("cosine", 1.2313),
    ("jaccard", -0.2294),
    ("containment", 0.1523),
    ("soft_most", 3.1831),
    ("soft_least", 2.1423),
    ("bigrams", 0.0083),
    ("run", 1.0236),
    ("names_shared", 0.0621),
    ("names_only_one", -0.5155),
    ("numbers_shared", 0.6293),
    ("numbers_conflict", -0.5775),
    ("quoted_shared", 0.4900),
    ("rarest_shared", -0.4165),
    ("characters", -0.3770),
    ("length_least", -2.0770),
    ("length_ratio", 0.9488),
];
