//! Are two figures, days or times of two mentions said of the same thing? A trained answer for all typed values.
//!
//! That two sentences report the same fact does not make every figure in the one comparable with every figure in the other. What speaks
//! for it (the words around, what is counted, who it is said of, how many others there are) is weighed by logistic regression, trained by
//! `training/comparable.py` on the gold differences of annotated events; the weights are a table ([`weights`]).

use crate::comparison::{Confidence, Place, Severity};
use crate::fact::{Fact, FactKind, Quantity, Value as FactValue};
use crate::facts::names::likeness;
use crate::facts::timex::value;
use crate::judge::mention::{Mention, Pair};
use crate::judge::words::Word;
use crate::judge::{Clash, age, another, date, logistic, money, number, occasion, percent};
use crate::span::Span;

/// How far two values lie apart.
mod apart;
/// The trained weights, as a table.
#[allow(clippy::approx_constant, reason = "a weight may happen to lie near one")]
pub(super) mod weights;

/// How many features are of the sentences and of what the values are of.
const STANDING: usize = 46;

/// How many features there are.
pub const COUNT: usize = STANDING + apart::COUNT;

/// The features' names, in order.
pub fn feature_names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().chain(&apart::NAMES).copied()
}

const NAMES: [&str; STANDING] = [
    "link",
    "linked",
    "rank_most",
    "rank_least",
    "margin_most",
    "margin_least",
    "overlap",
    "shared",
    "near_3",
    "near_6",
    "next_word",
    "word_before",
    "same_unit",
    "other_unit",
    "same_noun",
    "same_about",
    "other_about",
    "same_bearer",
    "other_bearer",
    "alone",
    "rivals",
    "close",
    "far",
    "digits",
    "other_value_agrees",
    "other_value_clashes",
    "names",
    "no_names",
    "approximate",
    "bound",
    "told_elsewhere",
    "told_elsewhere_both",
    "headline",
    "quoted",
    "same_occasion",
    "same_exactness",
    "same_preposition",
    "same_credit",
    "number",
    "money",
    "percent",
    "age",
    "date",
    "time",
    "duration",
    "people",
];

/// What speaks for two facts of one kind being values of the same thing, in the order of [`feature_names`].
pub(super) fn features(pair: &Pair, fa: &Fact, fb: &Fact) -> [f64; COUNT] {
    let (a, b) = (pair.a, pair.b);
    let flag = |x: bool| f64::from(u8::from(x));
    let capped = |n: usize, most: usize| n.min(most) as f64 / most as f64;
    let (qa, qb) = (quantity(fa), quantity(fb));
    let both = |f: &dyn Fn(&Quantity, &Quantity) -> bool| flag(qa.zip(qb).is_some_and(|(x, y)| f(x, y)));
    let bearer = qa.zip(qb).and_then(|(x, y)| same_bearer(x, y));
    let (of_a, of_b) = (same_kind(a, fa), same_kind(b, fb));
    let (ratio, digits) = qa.zip(qb).map_or((0.0, false), |(x, y)| {
        let (p, q) = if unit(x) == unit(y) { (in_percent(x), in_percent(y)) } else { (x.amount, y.amount) };
        (ratio(p, q), slip(p, q))
    });
    let others = || {
        a.facts
            .iter()
            .filter(|f| f.span != fa.span && valued(f))
            .flat_map(|f| b.facts.iter().filter(|g| g.span != fb.span).map(move |g| (f, g)))
    };
    let (names_a, names_b) = (names(a), names(b));
    let shared_names = names_a.iter().filter(|n| names_b.contains(n)).count();
    let (told_a, told_b) = (told(b.article, b.place, fa), told(a.article, a.place, fb));
    let timed = matches!(fa.kind, FactKind::Date | FactKind::Time);
    // A fraction beside a percentage is one, a part of a day beside a day is a time: whichever comes first.
    let common = [FactKind::Percent, FactKind::Time].into_iter().find(|k| fa.kind == *k || fb.kind == *k).unwrap_or(fa.kind.min(fb.kind));
    let of_kind = |k: FactKind| flag(k == common);
    let shared = a.stems().intersection(&b.stems()).count();
    let standing: [f64; STANDING] = [
        (pair.link.clamp(0.01, 0.99) / (1.0 - pair.link.clamp(0.01, 0.99))).ln() / 4.0,
        flag(pair.linked),
        pair.standing.rank_most,
        pair.standing.rank_least,
        pair.standing.margin_most,
        pair.standing.margin_least,
        pair.overlap,
        capped(shared, 8),
        capped(pair.shared_around(fa.span, fb.span, 3), 3),
        capped(pair.shared_around(fa.span, fb.span, 6), 4),
        flag(neighbours(a, fa.span, 1).is_some_and(|w| neighbours(b, fb.span, 1).is_some_and(|v| v.stem == w.stem))),
        flag(neighbours(a, fa.span, -1).is_some_and(|w| neighbours(b, fb.span, -1).is_some_and(|v| v.stem == w.stem))),
        both(&|x, y| !x.unit.is_empty() && unit(x) == unit(y)),
        both(&|x, y| !x.unit.is_empty() && !y.unit.is_empty() && unit(x) != unit(y)),
        both(&|x, y| !x.unit_word.is_empty() && x.unit_word == y.unit_word),
        both(&|x, y| !x.about.is_empty() && x.about == y.about),
        both(&|x, y| !x.about.is_empty() && !y.about.is_empty() && x.about != y.about),
        flag(bearer == Some(true)),
        flag(bearer == Some(false)),
        flag(of_a == 1 && of_b == 1),
        ((of_a * of_b) as f64).ln().min(4.0) / 4.0,
        flag(ratio > 0.0 && ratio < 0.15),
        (ratio / 4.6).min(1.0),
        flag(digits),
        flag(others().any(|(f, g)| agree(f, g))),
        flag(others().any(|(f, g)| f.kind == g.kind && valued(f) && !agree(f, g))),
        capped(shared_names, 2),
        flag(names_a.is_empty() || names_b.is_empty()),
        both(&|x, y| x.approximate || y.approximate),
        both(&|x, y| x.low.is_none() || y.low.is_none() || x.high.is_none() || y.high.is_none()),
        flag(told_a || told_b),
        flag(told_a && told_b),
        flag(a.place.sentence < 0 || b.place.sentence < 0),
        flag(a.quoted.iter().any(|q| q.overlaps(fa.span)) || b.quoted.iter().any(|q| q.overlaps(fb.span))),
        flag(timed && occasion::of(a, fa.span) == occasion::of(b, fb.span)),
        flag(timed && date::exactness_of(fa) == date::exactness_of(fb)),
        flag(preposition(a, fa.span).is_some_and(|p| preposition(b, fb.span) == Some(p))),
        flag(a.credits.iter().any(|c| b.credits.iter().any(|d| !c.name.is_empty() && c.name == d.name))),
        of_kind(FactKind::Number),
        of_kind(FactKind::Money),
        of_kind(FactKind::Percent),
        of_kind(FactKind::Age),
        of_kind(FactKind::Date),
        of_kind(FactKind::Time),
        of_kind(FactKind::Duration),
        both(&|x, y| x.unit == "people" && y.unit == "people"),
    ];
    let mut all = [0.0; COUNT];
    all[..STANDING].copy_from_slice(&standing);
    all[STANDING..].copy_from_slice(&apart::features(fa, a.at(fa.span), fb, b.at(fb.span)));
    all
}

/// Calibrated probability that two facts are values of the same thing.
pub(super) fn probability(pair: &Pair, fa: &Fact, fb: &Fact) -> f64 {
    let (table, bias) = match (pair.alone, pair.linked) {
        (true, _) => (weights::ALONE, weights::ALONE_BIAS),
        (false, true) => (weights::WEIGHTS, weights::BIAS),
        (false, false) => (weights::WEAK, weights::WEAK_BIAS),
    };
    logistic::probability(table, bias, &features(pair, fa, fb))
}

/// Two values that can't both stand, or not to the same exactness, if they are of the same thing.
pub(super) struct Candidate<'a> {
    /// In the first mention.
    pub fa: &'a Fact,
    /// In the second.
    pub fb: &'a Fact,
    /// The clash that they make if they are; its confidence is set by [`decide`].
    pub clash: Clash,
}

/// The clashes among candidates of one kind: those that are probably values of the same thing, the best counterpart for each value.
pub(super) fn decide(pair: &Pair, candidates: Vec<Candidate>) -> Vec<Clash> {
    // A second happening has values of its own.
    if another::parts(pair) {
        return Vec::new();
    }
    let mut weighed: Vec<(f64, Clash)> = candidates
        .into_iter()
        // What the outlet prints elsewhere: two sentences alone were too few to learn it from.
        .filter(|c| !(pair.alone && (pair.b.prints_elsewhere(pair.a.at(c.fa.span)) || pair.a.prints_elsewhere(pair.b.at(c.fb.span)))))
        .map(|c| (probability(pair, c.fa, c.fb), c.clash))
        .filter(|(p, c)| *p >= least(pair, c.severity))
        .collect();
    weighed.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1.a.span, x.1.b.span).cmp(&(y.1.a.span, y.1.b.span))));
    let mut out: Vec<Clash> = Vec::new();
    for (p, mut clash) in weighed {
        if out.iter().any(|c| c.a.span == clash.a.span || c.b.span == clash.b.span) {
            continue;
        }
        clash.confidence = match p {
            _ if p >= weights::HIGH => Confidence::High,
            // Of two sentences alone nothing is shown that is not right at least every other time (held out).
            _ if p >= weights::MEDIUM || pair.alone => Confidence::Medium,
            _ => Confidence::Low,
        };
        out.push(clash);
    }
    out
}

/// The probability from which on a clash is shown.
fn least(pair: &Pair, severity: Severity) -> f64 {
    match severity {
        _ if pair.alone => weights::SHOWN_ALONE,
        _ if !pair.linked => weights::SHOWN_WEAK,
        Severity::Minor => weights::SHOWN_MINOR,
        Severity::Material => weights::SHOWN,
    }
}

/// A candidate with its features, for training.
#[derive(Clone, Debug)]
pub struct Row {
    /// The first mention.
    pub a: Place,
    /// The second.
    pub b: Place,
    /// The first value's words.
    pub words_a: String,
    /// The second's.
    pub words_b: String,
    /// The clash's kind.
    pub kind: &'static str,
    /// Whether it would be a minor one.
    pub minor: bool,
    /// In the order of the names of its features.
    pub features: Vec<f64>,
}

/// All candidates of two mentions with their features.
pub(super) fn rows(pair: &Pair) -> Vec<Row> {
    let all = [number::candidates, money::candidates, percent::candidates, age::candidates, date::candidates];
    all.iter()
        .flat_map(|f| f(pair))
        .map(|c| Row {
            a: pair.a.place,
            b: pair.b.place,
            words_a: pair.a.at(c.clash.a.span).to_owned(),
            words_b: pair.b.at(c.clash.b.span).to_owned(),
            kind: c.clash.kind.name(),
            minor: c.clash.severity == Severity::Minor,
            features: features(pair, c.fa, c.fb).to_vec(),
        })
        .collect()
}

fn quantity(fact: &Fact) -> Option<&Quantity> {
    match &fact.value {
        FactValue::Quantity(q) | FactValue::Money { quantity: q, .. } => Some(q),
        _ => None,
    }
}

/// The unit; a fraction is a share like a percentage.
fn unit(q: &Quantity) -> &str {
    if q.unit == "fraction" { "percent" } else { &q.unit }
}

/// The amount; of a fraction in percent.
fn in_percent(q: &Quantity) -> f64 {
    if q.unit == "fraction" { q.amount * 100.0 } else { q.amount }
}

/// A fact whose value can be compared with another's.
pub(super) fn valued(fact: &Fact) -> bool {
    matches!(
        fact.kind,
        FactKind::Number | FactKind::Money | FactKind::Percent | FactKind::Age | FactKind::Date | FactKind::Time | FactKind::Duration
    )
}

fn same_kind(m: &Mention, fact: &Fact) -> usize {
    m.facts.iter().filter(|f| f.kind == fact.kind).count().max(1)
}

/// Whether two facts say the same of the same kind of thing.
fn agree(f: &Fact, g: &Fact) -> bool {
    f.kind == g.kind
        && match (&f.value, &g.value) {
            (FactValue::Timex(_), FactValue::Timex(_)) => value::relate_facts(f, g) == value::Relation::Same,
            _ => quantity(f).zip(quantity(g)).is_some_and(|(x, y)| x.amount == y.amount && x.unit == y.unit),
        }
}

/// Whether an article prints a value of another's sentence somewhere else than in a sentence of its own.
fn told(article: &crate::article::Article, place: Place, fact: &Fact) -> bool {
    let own = article.sentence(place.sentence).map(|s| s.span);
    let outside = |g: &&Fact| place.sentence < 0 || own.is_none_or(|s| !s.overlaps(g.span));
    article.facts.iter().filter(outside).any(|g| agree(fact, g) || date::is_near(fact, g))
}

/// How far apart two amounts are, as the logarithm of their ratio.
fn ratio(a: f64, b: f64) -> f64 {
    if a <= 0.0 || b <= 0.0 { 1.0 } else { (a / b).ln().abs() }
}

/// A slip of the pen: the same digits in another order, or a factor of ten.
fn slip(a: f64, b: f64) -> bool {
    let digits = |x: f64| {
        let mut d: Vec<u8> = format!("{x}").bytes().filter(u8::is_ascii_digit).collect();
        while d.last() == Some(&b'0') {
            d.pop();
        }
        d.sort_unstable();
        d
    };
    digits(a) == digits(b)
}

/// Whether two ages are of one person; `None` where that can't be said.
pub(super) fn same_bearer(a: &Quantity, b: &Quantity) -> Option<bool> {
    if a.of.is_empty() || b.of.is_empty() {
        return None;
    }
    let named = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
    match (named(&a.of), named(&b.of)) {
        (true, true) => Some(likeness::people(&a.of, &b.of) != likeness::Relation::Different),
        (false, false) => Some(a.of.to_lowercase() == b.of.to_lowercase()),
        _ => None,
    }
}

/// Last words of who and what is named in a mention.
fn names(m: &Mention) -> Vec<String> {
    let named = m.facts.iter().filter(|f| matches!(f.kind, FactKind::Person | FactKind::Organization | FactKind::Place));
    let mut out: Vec<String> = named.filter_map(|f| m.at(f.span).split_whitespace().next_back().map(str::to_lowercase)).collect();
    out.sort();
    out.dedup();
    out
}

/// The next content word after a span (`1`) or before it (`-1`).
fn neighbours<'m>(m: &'m Mention, span: Span, step: i32) -> Option<&'m Word> {
    let own = m.range(span);
    if step > 0 { m.words[own.end..].iter().find(|w| w.content) } else { m.words[..own.start].iter().rev().find(|w| w.content) }
}

/// A preposition within two words before a span.
fn preposition<'m>(m: &'m Mention, span: Span) -> Option<&'m str> {
    const PREPOSITIONS: [&str; 14] =
        ["at", "on", "in", "by", "until", "till", "since", "from", "after", "before", "for", "within", "to", "of"];
    let own = m.range(span);
    let from = own.start.saturating_sub(2);
    m.words[from..own.end].iter().rev().map(|w| w.lower.as_str()).find(|w| PREPOSITIONS.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_features() {
        for table in [weights::WEIGHTS, weights::WEAK, weights::ALONE] {
            assert_eq!(table.iter().map(|w| w.0).collect::<Vec<_>>(), feature_names().collect::<Vec<_>>());
        }
    }

    #[test]
    fn slips_of_the_pen() {
        assert!(slip(310_000.0, 130_000.0) && slip(4.5e6, 5.4e6) && slip(3.0, 30.0));
        assert!(!slip(14.0, 9.0));
    }
}
