//! How sure the outlets are: flat, hedged, denied.

use std::collections::{BTreeMap, BTreeSet};

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Scope, Value as FactValue};
use crate::judge::counterparts::Counterparts;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, standing};
use crate::span::Span;

/// Content words shown of a hedged or flat statement.
const SHOWN: usize = 7;

/// A hedged statement that the other outlet states flat.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out: Vec<Clash> = hedged(pair.a, pair.b).into_iter().map(|(h, f, s, c)| clash(pair, h, f, s, c)).collect();
    out.extend(hedged(pair.b, pair.a).into_iter().map(|(h, f, s, c)| clash(pair, f, h, s, c)));
    out.sort_by_key(|c| (c.severity, c.confidence, c.a.span, c.b.span));
    out.truncate(1);
    out
}

/// A hedge of a mention: its words, and the words after (or around) it that it makes uncertain.
struct Hedge {
    cue: std::ops::Range<usize>,
    governed: std::ops::Range<usize>,
    accusation: bool,
    /// It doubts the deed right after it ("may have failed"), not a thing or a name near it.
    of_deed: bool,
    /// It doubts a denial: "does not appear to be".
    denies: bool,
}

/// How far a hedge reaches, in words.
const REACH: usize = 10;

/// The hedges of a mention. "Estimated" is none: how exact a figure is is a matter of the figure.
fn hedges(m: &Mention) -> Vec<Hedge> {
    let mut out: Vec<Hedge> = Vec::new();
    for (i, w) in m.words.iter().enumerate() {
        let next = m.words.get(i + 1).map_or("", |w| w.lower.as_str());
        let accusation = matches!(w.lower.as_str(), "alleged" | "allegedly" | "suspected" | "accused");
        let length = match (w.lower.as_str(), next) {
            (
                "believed" | "thought" | "feared" | "reported" | "rumored" | "presumed" | "appear" | "appears" | "appeared" | "seem"
                | "seems" | "seemed",
                "to",
            )
            | ("appear" | "appears" | "appeared" | "seem" | "seems" | "seemed", "that") => 2,
            // "could face ten years" is the law's measure, not a doubt.
            ("may" | "might" | "could", _) if !w.capital && next != "face" && next != "not" && !is_denied(m, i) => 1,
            (
                "apparent" | "apparently" | "possible" | "possibly" | "probably" | "perhaps" | "likely" | "reportedly" | "purported"
                | "purportedly" | "potential" | "potentially" | "presumably" | "supposedly",
                _,
            ) => 1,
            _ if accusation => 1,
            _ => continue,
        };
        let end = (i + length..m.words.len())
            .take(REACH)
            .find(|j| {
                let after = m.words.get(j + 1).map_or("", |w| w.lower.as_str());
                matches!(
                    (m.words[*j].lower.as_str(), after),
                    (";" | ":" | "\"" | "”" | "but" | "although" | "while" | "said" | "told", _)
                        | (",", "and" | "but" | "police" | "officials" | "authorities")
                )
            })
            .unwrap_or((i + length + REACH).min(m.words.len()));
        // "reportedly", "apparently" may follow what they hedge.
        let start =
            if matches!(w.lower.as_str(), "allegedly" | "reportedly" | "apparently" | "supposedly") { i.saturating_sub(4) } else { i };
        let of_deed = length == 2 || matches!(w.lower.as_str(), "may" | "might" | "could");
        let denies =
            length == 2 && m.words[..i].last().is_some_and(|w| w.lower == "not" || w.lower.ends_with("n't") || w.lower.ends_with("n’t"));
        out.push(Hedge { cue: i..i + length, governed: start..end, accusation, of_deed, denies });
    }
    out
}

fn hedged(hedging: &Mention, flat: &Mention) -> Vec<(Span, Span, Severity, Confidence)> {
    let mut out = Vec::new();
    let there_too = hedges(flat);
    let index = Counterparts::new(flat);
    for hedge in hedges(hedging) {
        let at = hedge.cue.clone();
        let mut near: Vec<usize> = hedge.governed.clone().filter(|i| !at.contains(i) && hedging.words[*i].content).collect();
        near.sort_by_key(|i| if *i >= at.end { (*i - at.end) * 2 } else { (at.start - *i) * 2 + 5 });
        near.truncate(SHOWN);
        // Where the flat sentence has them, and which of them each is. What is doubted of a deed may be told in words that stand for it;
        // of an accusation that says nothing: a suspect is suspected of many things.
        let mut there: BTreeMap<usize, &str> = BTreeMap::new();
        for i in &near {
            let same = |p: &(Vec<usize>, f64)| hedge.of_deed || p.1 >= 1.0;
            let places = index.places(hedging, *i).filter(same).map_or_else(Vec::new, |p| p.0);
            places.into_iter().for_each(|at| {
                there.entry(at).or_insert(hedging.words[*i].stem.as_str());
            });
        }
        let shared: BTreeSet<&str> = there.values().copied().collect();
        // Names alone are shared by any two sentences about the same people.
        let plain = there.keys().filter(|i| is_plain(flat, **i)).count();
        if shared.len() < 2 || plain == 0 {
            continue;
        }
        // What stands right after the hedge must be there.
        let head = near.iter().find(|i| **i >= at.end).or(near.first());
        let headed = head.is_some_and(|h| shared.contains(hedging.words[*h].stem.as_str()));
        if hedge.of_deed && !(headed && head.is_some_and(|h| is_plain(hedging, *h))) {
            continue;
        }
        let Some(window) = tightest(&there, shared.len()) else { continue };
        let stretch = flat.stretch(window.0, window.1);
        let hedged_too = there_too.iter().any(|h| h.governed.start <= window.1 && window.0 < h.governed.end)
            || !standing::is_flat(flat, window.0, window.1);
        if window.1 - window.0 > 14 || hedged_too || is_negated(flat, stretch) != hedge.denies || is_asked(flat, window.0) {
            continue;
        }
        if hedge.accusation && !names_doer(flat, stretch) {
            continue;
        }
        let kept: Vec<usize> = near.iter().copied().filter(|i| shared.contains(hedging.words[*i].stem.as_str())).take(3).collect();
        let cue = at.start - usize::from(hedge.denies);
        let from = kept.iter().copied().chain([cue]).min().unwrap_or(at.start);
        let to = kept.iter().copied().chain([at.end.saturating_sub(1)]).max().unwrap_or(at.start);
        let severity = if hedge.accusation { Severity::Material } else { Severity::Minor };
        // "potential challenges" doubts the challenges, whatever else the sentence tells.
        let of_noun = matches!(hedging.words[at.start].lower.as_str(), "potential" | "possible" | "apparent" | "purported" | "likely");
        if !headed && (of_noun || shared.len() < 3 || plain < 2 || hedge.accusation) {
            continue;
        }
        let confidence = if severity == Severity::Material && headed && shared.len() >= 3 { Confidence::Medium } else { Confidence::Low };
        out.push((hedging.stretch(from, to), stretch, severity, confidence));
    }
    out
}

/// Whether a stretch may say who did it: "the shooting death of", "was shot" say nothing of it, and so leave an accusation open.
fn names_doer(m: &Mention, stretch: Span) -> bool {
    const DEEDS: &[&str] = &["death", "deaths", "killing", "killings", "murder", "murders", "slaying", "shooting", "stabbing", "attack"];
    let mut deeds = m.article.clauses_of(m.place.sentence).iter().filter(|c| c.predicate.overlaps(stretch)).peekable();
    if deeds.peek().is_none() {
        return !m.words[m.range(stretch)].iter().any(|w| DEEDS.contains(&w.lower.as_str()));
    }
    // Who dies does nothing.
    deeds.any(|c| c.agent.is_some() && c.lemma != "die")
}

/// "nobody could", "never might".
fn is_denied(m: &Mention, i: usize) -> bool {
    m.words[..i].last().is_some_and(|w| matches!(w.lower.as_str(), "nobody" | "nothing" | "none" | "never"))
}

/// "Whether the ferry was going too fast is one of the questions": not told as a fact.
fn is_asked(m: &Mention, from: usize) -> bool {
    m.words[from.saturating_sub(8)..from].iter().any(|w| matches!(w.lower.as_str(), "whether" | "if" | "unclear"))
}

/// A word that is no name, no figure and no part of an age.
fn is_plain(m: &Mention, i: usize) -> bool {
    let w = &m.words[i];
    !w.capital && !w.lower.starts_with(|c: char| c.is_ascii_digit()) && !matches!(w.stem.as_str(), "year" | "old" | "man" | "woman")
}

/// The shortest run of words that has all of what is shared, `of` things.
fn tightest(there: &BTreeMap<usize, &str>, of: usize) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for from in there.keys() {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (to, stem) in there.range(from..) {
            seen.insert(stem);
            if seen.len() == of {
                if best.is_none_or(|b| to - from < b.1 - b.0) {
                    best = Some((*from, *to));
                }
                break;
            }
        }
    }
    best
}

fn is_negated(m: &Mention, stretch: Span) -> bool {
    let scope = |f: &Fact| matches!(&f.value, FactValue::Scope(Scope { governs, .. }) if governs.overlaps(stretch));
    m.facts.iter().any(|f| f.kind == FactKind::Negation && scope(f))
}

fn clash(pair: &Pair, a: Span, b: Span, severity: Severity, confidence: Confidence) -> Clash {
    Clash {
        kind: DifferenceKind::Certainty,
        severity,
        confidence,
        a: Value::new(a, pair.a.at(a)),
        b: Value::new(b, pair.b.at(b)),
        note: "hedged in one, stated flat in the other".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn what_is_asked_or_named_is_not_doubted() {
        says(
            &["The ferry may have been going too fast for the fog.", "The ferry was going too fast for the fog."],
            &["certainty minor: may have been going too fast for the fog | going too fast for the fog"],
        );
        silent(&[
            ("The ferry may have been going too fast for the fog.", "Whether the ferry was going too fast for the fog is asked."),
            (
                "The critics brought an array of potential challenges for the job from the harbour council chair Ann Roe.",
                "The contenders are Ann Roe, chair of the harbour council; Jan Kell, a pilot; and Ida Moor, who left the job.",
            ),
            ("He may be at the Grand Quay Motel.", "Four officers were shot at the Grand Quay motel."),
        ]);
    }

    #[test]
    fn a_doubted_deed_in_another_word() {
        says(
            &["The clerk might have been sacked a week before the fire.", "The clerk was dismissed a week before the fire."],
            &["certainty minor: might have been sacked a week | dismissed a week"],
        );
    }

    #[test]
    fn a_denial_that_is_doubted() {
        says(
            &[
                "The shooting was not gang-related, the sergeant said.",
                "It does not appear that the shooting was gang-related, the sergeant said.",
            ],
            &["certainty minor: shooting was not gang-related, the sergeant | not appear that the shooting was gang-related"],
        );
        silent(&[("The shooting does not appear to be gang-related.", "The shooting was gang-related, it was first thought, but is not.")]);
    }

    #[test]
    fn an_accusation_against_a_deed_without_a_doer() {
        says(
            &["Kell is accused of shooting and killing the clerk Ada Holm.", "Kell shot and killed the clerk Ada Holm."],
            &["certainty material: accused of shooting and killing the clerk | shot and killed the clerk Ada Holm"],
        );
        silent(&[
            ("Kell is accused of shooting and killing the clerk Ada Holm.", "The shooting death of the clerk Ada Holm shook the town."),
            ("Kell is accused of shooting and killing the clerk Ada Holm.", "The clerk Ada Holm was shot and killed last month."),
        ]);
    }
}
