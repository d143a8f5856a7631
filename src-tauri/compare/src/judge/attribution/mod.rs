//! Whose word it is: the same statement credited to different sources.
//!
//! Two sentences of one fact often credit two sources of two parts of it. Whether both vouch for the same is weighed by logistic
//! regression, trained by `training/attribution.py` on the gold differences of annotated events; the weights are a table ([`weights`]).

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::fact::{Credit, FactKind, Rung};
use crate::facts::names::likeness;
use crate::judge::comparable::Row;
use crate::judge::mention::{Mention, Pair, overlap};
use crate::judge::{Clash, Value, logistic};
use crate::span::Span;

/// The trained weights, as a table.
mod weights;

/// How many features there are.
const COUNT: usize = 19;

/// Their names, in order.
pub const NAMES: [&str; COUNT] = [
    "link",
    "rank_least",
    "margin_least",
    "overlap",
    "content_share",
    "content_shared",
    "content_most",
    "whole_sentence",
    "source_there",
    "named",
    "both_named",
    "institution",
    "media",
    "unnamed",
    "same_rung",
    "nominal",
    "quoted",
    "headline",
    "values_agree",
];

/// What speaks for two credits vouching for the same statement, in the order of [`NAMES`].
fn features(pair: &Pair, x: &Credit, y: &Credit) -> [f64; COUNT] {
    let flag = |b: bool| f64::from(u8::from(b));
    let link = pair.link.clamp(0.01, 0.99);
    let (p, q) = (pair.a.inside(x.governs), pair.b.inside(y.governs));
    let shared = p.intersection(&q).count() as f64;
    let count = |r: Rung| f64::from(u8::from(x.rung == r) + u8::from(y.rung == r)) / 2.0;
    let whole = |m: &Mention, c: &Credit, n: usize| n as f64 / (m.stems().difference(&m.inside(c.source)).count().max(1)) as f64;
    let quoted = |m: &Mention, c: &Credit| m.quoted.iter().any(|s| s.overlaps(c.governs));
    let amounts = |m: &Mention, c: &Credit| -> Vec<String> {
        m.facts
            .iter()
            .filter(|f| matches!(f.kind, FactKind::Number | FactKind::Money | FactKind::Percent) && f.span.overlaps(c.governs))
            .map(|f| format!("{:?}", f.value))
            .collect()
    };
    let (of_a, of_b) = (amounts(pair.a, x), amounts(pair.b, y));
    [
        (link / (1.0 - link)).ln() / 4.0,
        pair.standing.rank_least,
        pair.standing.margin_least,
        pair.overlap,
        overlap(&p, &q),
        shared.min(6.0) / 6.0,
        shared / p.len().max(q.len()).max(1) as f64,
        whole(pair.a, x, p.len()).min(whole(pair.b, y, q.len())),
        flag(source_there(pair.b, pair.a.at(x.source)) || source_there(pair.a, pair.b.at(y.source))),
        count(Rung::Named),
        flag(x.rung == Rung::Named && y.rung == Rung::Named),
        count(Rung::Institution),
        count(Rung::Media),
        count(Rung::Unnamed),
        flag(x.rung == y.rung),
        flag(nominal(pair.a, x) != nominal(pair.b, y)),
        flag(quoted(pair.a, x) && quoted(pair.b, y)),
        flag(pair.a.place.sentence < 0 || pair.b.place.sentence < 0),
        flag(of_a.iter().any(|v| of_b.contains(v))),
    ]
}

/// Whether a capitalised word of a source stands in the other sentence too.
fn source_there(m: &Mention, source: &str) -> bool {
    let own = |w: &str| w.chars().next().is_some_and(char::is_uppercase) && m.words.iter().any(|x| x.capital && m.at(x.span) == w);
    source.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2).any(own)
}

/// A source that is told by what it is and not by its name ("the president"): it may be the one that is named elsewhere.
fn nominal(m: &Mention, c: &Credit) -> bool {
    !m.at(c.source).split_whitespace().any(|w| w.chars().next().is_some_and(char::is_uppercase) && !matches!(w, "The" | "A" | "An"))
}

/// Calibrated probability that the two stand against each other.
fn probability(pair: &Pair, x: &Credit, y: &Credit) -> f64 {
    logistic::probability(weights::WEIGHTS, weights::BIAS, &features(pair, x, y))
}

/// The same statement, another source. Two named people are a matter of the speaker, all else of attribution.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let weigh = |(x, y): (&Credit, &Credit)| {
        let p = if one_account(pair, x, y) { 1.0 } else { probability(pair, x, y) };
        (p >= weights::SHOWN).then(|| (p, clash(pair, x, y, p)))
    };
    logistic::likeliest(credits(pair).into_iter().filter_map(weigh))
}

/// So many words that say something, and so large a share of the shorter statement, must both have.
const ACCOUNT: (usize, f64) = (8, 0.8);

/// Whether two people known by name are credited with what is nearly word for word one account.
fn one_account(pair: &Pair, x: &Credit, y: &Credit) -> bool {
    if x.rung != Rung::Named || y.rung != Rung::Named || nominal(pair.a, x) || nominal(pair.b, y) {
        return false;
    }
    let (p, q) = (pair.a.inside(x.governs), pair.b.inside(y.governs));
    // Both may be of one county: it is the last names that tell them apart.
    let has = |m: &Mention, name: &str| likeness::last_name(name).is_some_and(|last| m.at(m.span).contains(last));
    let there = has(pair.b, &x.name) || has(pair.a, &y.name);
    let (shared, share) = (p.intersection(&q).count(), overlap(&p, &q));
    shared >= ACCOUNT.0 && share >= ACCOUNT.1 && !there
}

fn clash(pair: &Pair, x: &Credit, y: &Credit, p: f64) -> Clash {
    let named = x.rung == Rung::Named && y.rung == Rung::Named;
    let (kind, severity) = match (named, p >= weights::SURE) {
        (true, true) => (DifferenceKind::Speaker, Severity::Material),
        (true, false) => (DifferenceKind::Speaker, Severity::Minor),
        _ => (DifferenceKind::Attribution, Severity::Minor),
    };
    Clash {
        kind,
        severity,
        confidence: if p >= weights::SURE { Confidence::Medium } else { Confidence::Low },
        a: Value::new(shown(pair.a, x), x.name.clone()),
        b: Value::new(shown(pair.b, y), y.name.clone()),
        note: if named {
            "the same words, credited to different people".to_owned()
        } else {
            "the same statement, credited to different sources".to_owned()
        },
    }
}

/// All pairs of credits of the two sentences that are not of one source.
fn credits<'a>(pair: &Pair<'_, 'a>) -> Vec<(&'a Credit, &'a Credit)> {
    let all = pair.a.credits.iter().flat_map(|x| pair.b.credits.iter().map(move |y| (*x, *y)));
    all.filter(|(x, y)| !same_source(pair, x, y)).collect()
}

/// All pairs of credits with their features, for training.
pub(super) fn rows(pair: &Pair) -> Vec<Row> {
    let row = |(x, y): (&Credit, &Credit)| Row {
        a: pair.a.place,
        b: pair.b.place,
        words_a: pair.a.at(shown(pair.a, x)).to_owned(),
        words_b: pair.b.at(shown(pair.b, y)).to_owned(),
        kind: "attribution",
        minor: true,
        features: features(pair, x, y).to_vec(),
    };
    credits(pair).into_iter().map(row).collect()
}

/// The source and its cue, where they stand together.
fn shown(m: &Mention, c: &Credit) -> Span {
    let Some(cue) = c.cue else { return c.source };
    let (from, to) = (c.source.start.min(cue.start), c.source.end.max(cue.end));
    if m.range(Span::new(from, to)).len() <= 14 { Span::new(from, to) } else { c.source }
}

/// Whether two credits may mean one source: the same name, an office and who holds it, an institution and its person.
fn same_source(pair: &Pair, x: &Credit, y: &Credit) -> bool {
    let entities = &pair.event.entities;
    if let (Some(p), Some(q)) = (entities.id(&x.name), entities.id(&y.name))
        && p == q
    {
        return true;
    }
    let (p, q) = (pair.a.inside(x.source), pair.b.inside(y.source));
    // Two people of one office share its words.
    let people = x.rung == Rung::Named && y.rung == Rung::Named;
    if if people { entities.people(&x.name, &y.name) != Relation::Different } else { p.intersection(&q).next().is_some() } {
        return true;
    }
    // Pronouns name nobody.
    p.is_empty() || q.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::tests::says;

    #[test]
    fn the_table_stands_in_the_order_of_the_features() {
        assert_eq!(weights::WEIGHTS.iter().map(|w| w.0).collect::<Vec<_>>(), NAMES);
    }

    #[test]
    fn one_account_of_two_officers() {
        says(
            &[
                "Deputies chased the red van over two bridges before the driver gave up near the old mill, Holm County Undersheriff Tom Gale said.",
                "Deputies chased the red van over two bridges and a field before the driver gave up near the old mill, Holm County Sheriff Rob Pick said.",
            ],
            &["speaker material: Holm County Undersheriff Tom Gale said | Holm County Sheriff Rob Pick said"],
        );
    }
}
