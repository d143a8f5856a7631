//! Roles, charges and where somebody stands before the law.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Title, TitleClass, Value as FactValue};
use crate::facts::names::likeness;
use crate::judge::mention::{Mention, Pair};
use crate::judge::words::Word;
use crate::judge::{Clash, Value};
use crate::span::Span;

/// Charges of one family, of which only one is right for one deed.
const HOMICIDE: &[&str] = &["murder", "manslaughter", "homicide"];

/// Words before a role that make it a lesser or another one.
const MODIFIERS: &[&str] = &[
    "deputy",
    "assistant",
    "vice",
    "former",
    "acting",
    "interim",
    "under",
    "associate",
    "ex",
    "co",
    "incoming",
    "outgoing",
    "retired",
    "lieutenant",
    "major",
    "brigadier",
    "rear",
    "lance",
];

fn titles(facts: &[Fact], class: TitleClass) -> Vec<(Span, &Title)> {
    facts
        .iter()
        .filter(|f| f.kind == FactKind::Title)
        .filter_map(|f| match &f.value {
            FactValue::Title(t) if t.class == class => Some((f.span, t)),
            _ => None,
        })
        .collect()
}

/// Charges, statuses and roles that can't both be right of one person.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = charges(pair);
    out.extend(statuses(pair));
    out.extend(roles(pair));
    out.extend(accident(pair));
    out
}

/// Whether both may be of one person; certain only where both name the same.
fn same_holder(a: &Title, b: &Title) -> Option<bool> {
    match (&a.holder, &b.holder) {
        (Some(x), Some(y)) => Some(likeness::people(x, y) != likeness::Relation::Different),
        _ => None,
    }
}

fn clash(severity: Severity, confidence: Confidence, a: Value, b: Value, note: &str) -> Clash {
    Clash { kind: DifferenceKind::Title, severity, confidence, a, b, note: note.to_owned() }
}

fn charges(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (titles(pair.a.facts, TitleClass::Charge), titles(pair.b.facts, TitleClass::Charge));
    let mut out = Vec::new();
    for (sa, x) in &a {
        for (sb, y) in &b {
            if x.label == y.label || same_holder(x, y) == Some(false) {
                continue;
            }
            if a.iter().any(|t| t.1.label == y.label) || b.iter().any(|t| t.1.label == x.label) {
                continue;
            }
            let family = |label: &str| HOMICIDE.iter().find(|h| label.contains(**h)).copied();
            let attempted = |label: &str| label.contains("attempt");
            let degree = |label: &str| ["first", "second", "third"].iter().position(|d| label.contains(d));
            let severity = match (family(&x.label), family(&y.label)) {
                (Some(p), Some(q)) if p != q && p != "homicide" && q != "homicide" => Severity::Material,
                // Both are often charged, each for another victim.
                (Some(_), Some(_)) if attempted(&x.label) != attempted(&y.label) => continue,
                // "murder" alone leaves the degree open.
                (Some(_), Some(_)) if degree(&x.label).is_some() && degree(&y.label).is_some() && degree(&x.label) != degree(&y.label) => {
                    Severity::Material
                }
                _ => continue,
            };
            out.push(clash(
                severity,
                Confidence::Medium,
                Value::new(*sa, x.label.clone()),
                Value::new(*sb, y.label.clone()),
                "another charge for the same deed",
            ));
        }
    }
    out.truncate(1);
    out
}

/// How far somebody has come before the law.
fn stage(label: &str) -> Option<u8> {
    match label.strip_prefix("not ").unwrap_or(label) {
        "wanted" | "sought" | "person of interest" | "suspected" | "questioned" => Some(0),
        "detained" | "arrested" | "in custody" | "held" => Some(1),
        "charged" | "indicted" | "arraigned" => Some(2),
        "convicted" | "found guilty" | "pleaded guilty" | "sentenced" => Some(3),
        "acquitted" | "found not guilty" | "cleared" => Some(4),
        _ => None,
    }
}

fn statuses(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (titles(pair.a.facts, TitleClass::Status), titles(pair.b.facts, TitleClass::Status));
    let mut out = Vec::new();
    for (sa, x) in &a {
        for (sb, y) in &b {
            let (Some(p), Some(q)) = (stage(&x.label), stage(&y.label)) else { continue };
            // From the word that denies it up to the status.
            let denied = |m: &Mention, s: Span| {
                let denies = |w: &&Word| matches!(w.lower.as_str(), "no" | "not" | "nobody" | "never") || w.lower.ends_with("n't");
                let near = &m.words[m.range(s).start.saturating_sub(4)..m.range(s).end];
                near.iter().rfind(denies).map(|w| Span::new(w.span.start.min(s.start), s.end))
            };
            let (da, db) = (denied(pair.a, *sa), denied(pair.b, *sb));
            let (na, nb) = (da.is_some(), db.is_some());
            let holder = same_holder(x, y);
            if holder == Some(false) {
                continue;
            }
            if p == q && na != nb {
                out.push(clash(
                    Severity::Material,
                    Confidence::Medium,
                    Value::new(da.unwrap_or(*sa), x.label.clone()),
                    Value::new(db.unwrap_or(*sb), y.label.clone()),
                    "one says it has happened, the other that it has not",
                ));
                continue;
            }
            // Somebody charged has been arrested: only what excludes the other counts.
            if p.max(q) == 4 && p.min(q) == 3 && !na && !nb {
                out.push(clash(
                    Severity::Material,
                    Confidence::High,
                    Value::new(*sa, x.label.clone()),
                    Value::new(*sb, y.label.clone()),
                    "another outcome before the law",
                ));
            }
        }
    }
    out.truncate(1);
    out
}

/// Ranks of the services, of which a person holds one at a time.
const RANKS: &[&str] = &[
    "private",
    "corporal",
    "constable",
    "sergeant",
    "lieutenant",
    "captain",
    "major",
    "colonel",
    "general",
    "inspector",
    "superintendent",
];

/// So many roles of one sentence are looked at: of more it is a list.
const MOST: usize = 24;

fn roles(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (titles(pair.a.facts, TitleClass::Role), titles(pair.b.facts, TitleClass::Role));
    for (sa, x) in a.iter().take(MOST) {
        for (sb, y) in b.iter().take(MOST) {
            let (long, short) = if x.label.len() > y.label.len() { (&x.label, &y.label) } else { (&y.label, &x.label) };
            let lesser = long.strip_suffix(short.as_str()).is_some_and(|p| MODIFIERS.contains(&p.trim().trim_end_matches('-')));
            let ranks = head(&x.label) != head(&y.label) && [x, y].iter().all(|t| RANKS.contains(&head(&t.label)));
            if x.label == y.label || !(lesser || ranks) || same_holder(x, y) != Some(true) {
                continue;
            }
            let (in_a, in_b) = (roles_of(pair.a, x), roles_of(pair.b, y));
            let both = in_a.contains(&y.label.as_str()) || in_b.contains(&x.label.as_str());
            // "the resigned director" is the former one.
            let (long_is_a, prefix) = (x.label.len() > y.label.len(), long.strip_suffix(short.as_str()).unwrap_or("").trim());
            let other = if long_is_a { (pair.b, *sb) } else { (pair.a, *sa) };
            if matches!(prefix, "former" | "ex") && has_left(other.0, other.1) {
                continue;
            }
            if both || !lesser && !in_a.iter().chain(&in_b).all(|r| RANKS.contains(&head(r))) {
                continue;
            }
            return vec![clash(
                Severity::Minor,
                if lesser { Confidence::Medium } else { Confidence::Low },
                Value::new(*sa, x.label.clone()),
                Value::new(*sb, y.label.clone()),
                "another rank or standing for the same person",
            )];
        }
    }
    Vec::new()
}

/// Whether the words around a role say that its holder has left it.
fn has_left(m: &Mention, role: Span) -> bool {
    const LEFT: &[&str] = &[
        "resigned",
        "departed",
        "ousted",
        "fired",
        "dismissed",
        "sacked",
        "retired",
        "outgoing",
        "quit",
        "stepped",
        "left",
        "once",
        "then",
    ];
    let at = m.range(role);
    let near = at.start.saturating_sub(3)..(at.end + 8).min(m.words.len());
    m.words[near].iter().any(|w| LEFT.contains(&w.lower.as_str()))
}

/// All roles that an article gives to the holder of one.
fn roles_of<'a>(m: &Mention<'a>, of: &Title) -> Vec<&'a str> {
    let holds = |t: &Title| same_holder(t, of) == Some(true);
    titles(&m.article.facts, TitleClass::Role).into_iter().filter(|(_, t)| holds(t)).map(|(_, t)| t.label.as_str()).collect()
}

/// The word of a role that names it: "lieutenant colonel" is a colonel.
fn head(label: &str) -> &str {
    label.split(" of ").next().unwrap_or(label).split_whitespace().next_back().unwrap_or(label)
}

/// An accident against a crime.
fn accident(pair: &Pair) -> Vec<Clash> {
    let find = |m: &Mention, list: &[&str]| m.words.iter().position(|w| list.contains(&w.lower.as_str()));
    const ACCIDENT: &[&str] = &["accident", "accidental", "accidentally", "unintentional", "unintentionally"];
    const CRIME: &[&str] = &["murder", "murdered", "deliberate", "deliberately", "intentional", "intentionally"];
    let (pa, pb) = (find(pair.a, ACCIDENT), find(pair.b, ACCIDENT));
    let (qa, qb) = (find(pair.a, CRIME), find(pair.b, CRIME));
    let sides = match (pa, qa, pb, qb) {
        (Some(i), None, None, Some(j)) | (None, Some(i), Some(j), None) => (i, j),
        _ => return Vec::new(),
    };
    let (a, b) = (pair.a.words[sides.0].span, pair.b.words[sides.1].span);
    vec![clash(
        Severity::Material,
        Confidence::Medium,
        Value::new(a, pair.a.at(a)),
        Value::new(b, pair.b.at(b)),
        "an accident in one, intent in the other",
    )]
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn ranks_and_statuses_of_one_person() {
        says(
            &["Captain Idris Zong, who led the men, was caught on Monday.", "Lt. Col. Idris Zong, who led the men, was caught on Monday."],
            &["title minor: Captain | Lt. Col."],
        );
        says(
            &["Not a shot was fired, said Colonel Idris Zong.", "Not a shot was fired, Lieutenant Colonel Idris Zong said."],
            &["title minor: Colonel | Lieutenant Colonel"],
        );
        says(
            &["Fire Chief Dana Oak said the quay burned.", "Dana Oak, the deputy fire chief, said the quay burned."],
            &["title minor: Fire Chief | deputy fire chief"],
        );
        says(
            &["He is under arrest, though not charged, since Tuesday.", "He is now charged with treason and faces 21 years."],
            &["title material: not charged | charged"],
        );
        silent(&[
            ("Recently resigned harbour director Ann Roe is on the list.", "Former harbour director Ann Roe is on the list."),
            ("President Ann Roe spoke on Monday.", "Commander Ann Roe spoke on Monday."),
        ]);
    }
}
