//! Counts and measures: the same thing counted, another figure.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Quantity, Value as FactValue};
use crate::facts::timex::value;
use crate::judge::comparable::{self, Candidate};
use crate::judge::mention::{Mention, Pair};
use crate::judge::quantity::{self, Relation};
use crate::judge::words::Word;
use crate::judge::{Clash, Value};

/// Words for people of any kind: a count of them is a total, not a part.
const ANYONE: &[&str] = &["people", "person", "persons", "individual", "individuals", "victim", "victims", "casualty", "casualties"];

/// Words for people of one sex, and of the other: no count of the one is a count of the other.
const MALE: &[&str] = &["men", "man", "males", "male", "boys", "boy", "brothers", "sons", "fathers", "husbands"];
const FEMALE: &[&str] = &["women", "woman", "females", "female", "girls", "girl", "sisters", "daughters", "mothers", "wives"];

/// What is said of the counted, in words for the reason.
fn counted(q: &Quantity) -> String {
    let about = match q.about.as_str() {
        "kill" | "die" => "the dead",
        "injure" | "wound" | "hurt" => "the injured",
        "shoot" => "those shot",
        "arrest" | "detain" => "those arrested",
        "miss" => "the missing",
        "rescue" => "those rescued",
        _ => "",
    };
    match (about, q.unit_word.as_str(), q.unit.as_str()) {
        ("", "", "") => "both give the same figure otherwise".to_owned(),
        ("", "", unit) | ("", unit, _) => format!("both count {unit}"),
        (about, ..) => format!("both count {about}"),
    }
}

/// The quantities of a kind with their facts.
pub(super) fn quantities(facts: &[Fact], kind: FactKind) -> Vec<(&Fact, &Quantity)> {
    facts
        .iter()
        .filter(|f| f.kind == kind)
        .filter_map(|f| match &f.value {
            FactValue::Quantity(q) => Some((f, q)),
            _ => None,
        })
        .collect()
}

/// A count of people of any kind.
fn anyone(q: &Quantity) -> bool {
    q.unit == "people" && (q.unit_word.is_empty() || ANYONE.contains(&q.unit_word.as_str()))
}

/// Whether two counts may be of one thing: units that don't part them, and neither a part of the other.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let same_unit = a.unit == b.unit || a.unit.is_empty() || b.unit.is_empty();
    let same_word = a.unit_word == b.unit_word || a.unit != "people" || (anyone(a) && anyone(b));
    let same_about = a.about == b.about || a.about.is_empty() || b.about.is_empty();
    same_unit && same_word && same_about
}

/// Whether two counts are worth weighing: units that don't part them, and nothing said of the one that can't be said of the other. People
/// go by many nouns ("agents", "officers", "women"), so the noun is left to what [`comparable`] has learned of it. `rest` says that both
/// count who remains ("fourteen other people", "13 others").
fn weighable(a: &Quantity, b: &Quantity, rest: bool) -> bool {
    const HARM: &[&str] = &["injure", "wound", "hurt", "kill", "die"];
    let same_unit = a.unit == b.unit || a.unit.is_empty() || b.unit.is_empty();
    let some_of_all = !rest && a.unit == "people" && b.unit == "people" && anyone(a) != anyone(b);
    let shot = |q: &Quantity, r: &Quantity| q.about == "shoot" && HARM.contains(&r.about.as_str());
    let same_about = a.about == b.about || a.about.is_empty() || b.about.is_empty() || shot(a, b) || shot(b, a);
    let of = |q: &Quantity, list: &[&str]| list.contains(&q.unit_word.as_str());
    let other_sex = of(a, MALE) && of(b, FEMALE) || of(a, FEMALE) && of(b, MALE);
    same_unit && !some_of_all && same_about && !other_sex
}

/// Whether the count is of some out of more: "two of the victims", "two additional victims", "another three".
fn is_part(m: &Mention, fact: &Fact) -> bool {
    const OF_WHOM: &[&str] = &["the", "those", "these", "them", "his", "her", "their", "its", "our", "whom", "which"];
    let own = m.range(fact.span);
    let word = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    is_rest(m, fact) || (own.start..own.end + 1).any(|i| word(i) == "of" && OF_WHOM.contains(&word(i + 1)))
}

/// Whether the count is of who or what remains beside some told of before: "two additional victims", "another three".
fn is_rest(m: &Mention, fact: &Fact) -> bool {
    const MORE: &[&str] = &["additional", "another", "other", "others", "more", "remaining", "further"];
    let own = m.range(fact.span);
    let word = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    (own.start.saturating_sub(1)..own.end + 1).any(|i| MORE.contains(&word(i)) && word(i + 1) != "than")
}

/// How many people a sentence adds one by one: "two women were shot in the hand while another woman was shot in the thigh".
fn one_more(m: &Mention) -> usize {
    const ONE: &[&str] = &["man", "woman", "person", "boy", "girl", "child", "teen", "teenager", "victim", "officer", "passenger"];
    m.words.windows(2).filter(|w| matches!(w[0].lower.as_str(), "another" | "additional") && ONE.contains(&w[1].lower.as_str())).count()
}

/// Whether a sentence prints an exact figure without saying again what it counts: "fourteen of the injured, of whom five remained".
fn prints_bare(m: &Mention, printed: &str, q: &Quantity) -> bool {
    let exact = !q.approximate && q.low == Some(q.amount) && q.high == Some(q.amount);
    let figure = printed.split_whitespace().next().unwrap_or("").to_lowercase();
    let outside = |w: &Word| !m.facts.iter().any(|f| comparable::valued(f) && f.span.overlaps(w.span));
    exact && !figure.is_empty() && m.words.iter().any(|w| w.lower == figure && outside(w))
}

/// Counts of one thing that can't both be right, and lengths of time.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = comparable::decide(pair, candidates(pair));
    // "at least nine" and "nine": nothing that stops her.
    let bare = |v: &Value| v.value.trim_start_matches("at least ").trim_start_matches("at most ").to_owned();
    let same = |c: &Clash| c.severity == Severity::Minor && bare(&c.a) == bare(&c.b);
    out.iter_mut().filter(|c| same(c)).for_each(|c| c.confidence = Confidence::Low);
    out
}

/// Counts that can't both be right if they are of one thing.
pub(super) fn candidates<'a>(pair: &Pair<'_, 'a>) -> Vec<Candidate<'a>> {
    let a = quantities(pair.a.facts, FactKind::Number);
    let b = quantities(pair.b.facts, FactKind::Number);
    // Parts of a total: counts of which the same is said. Only a total of which nothing or all is said may take in the dead and
    // the injured ("seven shot": "one killed and six wounded"); "six others hurt" is no sum of one dead and five hurt.
    let is_sum = |total: &Quantity, list: &[(&Fact, &Quantity)], m: &Mention| {
        let open = matches!(total.about.as_str(), "" | "shoot") && total.unit_word != "others";
        // "four people were hurt by gunfire and one was struck by shrapnel": one of them, though nothing says so.
        let lone = |q: &Quantity| q.unit.is_empty() && q.amount == 1.0 && matches!(q.about.as_str(), "hit" | "shoot" | "injure");
        let part = |q: &Quantity| q.unit == "people" && (open || q.about == total.about) || lone(q);
        let mut parts: Vec<f64> = list.iter().filter(|x| part(x.1)).map(|x| x.1.amount).collect();
        parts.extend(std::iter::repeat_n(1.0, one_more(m)));
        total.unit == "people" && quantity::is_sum(total.amount, &parts)
    };
    let same = |x: &Quantity, y: &Quantity| matches!(quantity::relate(x, y), Relation::Same | Relation::Rounded);
    let mut out = Vec::new();
    for (fa, qa) in &a {
        for (fb, qb) in &b {
            if !weighable(qa, qb, is_rest(pair.a, fa) && is_rest(pair.b, fb)) {
                continue;
            }
            // A figure that the other sentence has too, of the same thing, is confirmed: the shot are among the wounded.
            let one = |x: &Quantity, y: &Quantity| comparable(x, y) || x.unit_word == y.unit_word && weighable(x, y, false);
            let confirmed = b.iter().any(|(_, q)| one(qa, q) && same(qa, q)) || a.iter().any(|(_, q)| one(q, qb) && same(q, qb));
            let bare = prints_bare(pair.b, pair.a.at(fa.span), qa) || prints_bare(pair.a, pair.b.at(fb.span), qb);
            if confirmed || bare || is_sum(qa, &b, pair.b) || is_sum(qb, &a, pair.a) || is_part(pair.a, fa) != is_part(pair.b, fb) {
                continue;
            }
            let severity = match quantity::relate(qa, qb) {
                Relation::Same | Relation::Rounded => continue,
                // Of two nouns a bound says little: "at least four injured" and "four officers".
                Relation::Bounded if !comparable(qa, qb) => continue,
                Relation::Bounded => Severity::Minor,
                Relation::Conflict => Severity::Material,
            };
            let clash = Clash {
                kind: DifferenceKind::Number,
                severity,
                confidence: Confidence::Low,
                a: Value::new(fa.span, printable(qa)),
                b: Value::new(fb.span, printable(qb)),
                note: if severity == Severity::Minor { format!("{}, one gives a bound", counted(qa)) } else { counted(qa) },
            };
            out.push(Candidate { fa, fb, clash });
        }
    }
    out.extend(lengths(pair));
    out
}

/// Lengths of time that can't both be right if they are of one thing ("nine years in prison", "12 years").
fn lengths<'a>(pair: &Pair<'_, 'a>) -> Vec<Candidate<'a>> {
    let (a, b): (Vec<&Fact>, Vec<&Fact>) = (pair.a.facts_of(FactKind::Duration).collect(), pair.b.facts_of(FactKind::Duration).collect());
    let same = |f: &Fact, g: &Fact| !matches!(value::relate_facts(f, g), value::Relation::Conflict | value::Relation::Incomparable);
    let mut out = Vec::new();
    for fa in &a {
        for fb in &b {
            let confirmed = a.iter().any(|f| same(f, fb)) || b.iter().any(|f| same(fa, f));
            let (FactValue::Timex(ta), FactValue::Timex(tb)) = (&fa.value, &fb.value) else { continue };
            if confirmed || value::relate_facts(fa, fb) != value::Relation::Conflict {
                continue;
            }
            let clash = Clash {
                kind: DifferenceKind::Number,
                severity: Severity::Material,
                confidence: Confidence::Low,
                a: Value::new(fa.span, ta.value.clone()),
                b: Value::new(fb.span, tb.value.clone()),
                note: "both give the same length of time".to_owned(),
            };
            out.push(Candidate { fa, fb, clash });
        }
    }
    out
}

/// The figure with its bounds and its unit.
pub(super) fn printable(q: &Quantity) -> String {
    let figure = figure(q.amount);
    let bound = match (q.low, q.high) {
        (Some(low), Some(high)) if low < high && !q.approximate => {
            return format!("{} to {} {}", self::figure(low), self::figure(high), unit(q)).trim().to_owned();
        }
        (Some(_), None) => "at least ",
        (None, Some(_)) => "at most ",
        _ if q.approximate => "about ",
        _ => "",
    };
    format!("{bound}{figure} {}", unit(q)).trim().to_owned()
}

fn unit(q: &Quantity) -> &str {
    if q.unit_word.is_empty() { &q.unit } else { &q.unit_word }
}

/// A figure without needless decimals.
pub(super) fn figure(amount: f64) -> String {
    if amount.fract() == 0.0 && amount.abs() < 1e15 { format!("{amount:.0}") } else { format!("{amount}") }
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn who_remains_and_who_is_among_them() {
        says(
            &["Fourteen other people were injured in the fire.", "13 others were wounded in the fire."],
            &["number material: Fourteen other people | 13 others"],
        );
        silent(&[(
            "Four men were wounded on Monday in Holm.",
            "Seven men were wounded on Monday, among them four men who were shot on a porch in Holm.",
        )]);
    }

    #[test]
    fn a_bound_and_its_own_figure_are_one() {
        silent(&[("At least nine people were hurt in the fire.", "Nine people were hurt in the fire.")]);
        says(
            &["14 others were hurt in the fire.", "As many as 20 others were hurt in the fire."],
            &["number minor: 14 others | As many as 20 others"],
        );
    }

    #[test]
    fn one_sex_is_no_count_of_the_other_and_one_more_makes_the_sum() {
        silent(&[
            ("Two women were hurt when the roof of the hall came down.", "Four men who were hurt at the Holm party went home."),
            ("Three women were shot in the hall.", "Two women were shot in the hand while another woman was shot in the thigh."),
            ("Five people were wounded in the shooting in Holm.", "Four people were wounded by gunshots in Holm and one was hit by glass."),
        ]);
    }
}
