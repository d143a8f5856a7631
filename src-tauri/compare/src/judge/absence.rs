//! None against some: "No arrests have been made" against "was arrested", "no loss of life" against "died in hospital".
//!
//! What is denied altogether is denied of the whole event: such a sentence stands against any that tells of one, however few words the
//! two share. So these pairs are also looked for among sentences that nothing else links, the best one of each article.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::align::{Link, Possible, Standing};
use crate::comparison::{Confidence, DifferenceKind, Place, Severity};
use crate::event::Event;
use crate::fact::{FactKind, Value as FactValue};
use crate::judge::mention::{Mention, Pair};
use crate::judge::standing::cues::Level;
use crate::judge::words::Word;
use crate::judge::{Clash, Value, negation};
use crate::span::Span;

/// What there is said to be none of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    /// A family of words, by its place in [`FAMILIES`].
    Family(usize),
    /// Anything else, by the stems of its name and of what is said of it: "no tear gas was used".
    Named(Vec<String>, String),
}

/// Words that tell of one thing.
struct Family {
    /// After "no": "no deaths".
    nouns: &'static [&'static str],
    /// After "nobody was": "nobody was killed".
    verbs: &'static [&'static str],
    /// Any of them tells that there was one.
    some: &'static [&'static str],
    kind: DifferenceKind,
}

const FAMILIES: [Family; 7] = [
    Family {
        nouns: &["deaths", "death", "fatalities", "fatality"],
        verbs: &["died", "killed", "dead", "perished"],
        some: &["died", "dies", "killed", "killing", "kills", "dead", "death", "deaths", "fatally", "fatalities", "perished", "succumbed"],
        kind: DifferenceKind::Negation,
    },
    Family {
        nouns: &["injuries", "injury"],
        verbs: &["hurt", "injured", "wounded", "harmed"],
        some: &["hurt", "injured", "injuring", "injures", "wounded", "wounding", "wounds"],
        kind: DifferenceKind::Negation,
    },
    Family {
        nouns: &["casualties"],
        verbs: &[],
        some: &["died", "dies", "killed", "killing", "dead", "injured", "injuring", "wounded", "wounding", "hurt"],
        kind: DifferenceKind::Negation,
    },
    Family {
        nouns: &["arrests", "arrest"],
        verbs: &["arrested", "detained", "apprehended", "custody"],
        some: &["arrested", "detained", "apprehended", "custody", "charged", "indicted", "arraigned"],
        kind: DifferenceKind::Title,
    },
    Family { nouns: &["charges"], verbs: &["charged"], some: &["charged", "indicted", "arraigned"], kind: DifferenceKind::Title },
    Family { nouns: &["escapes"], verbs: &["escaped", "fled"], some: &["escaped", "fled", "run", "large"], kind: DifferenceKind::Negation },
    Family { nouns: &[], verbs: &["missing", "unaccounted"], some: &["missing", "unaccounted"], kind: DifferenceKind::Negation },
];

/// Between "nobody" and the verb, and after "no something".
const AUXILIARIES: &[&str] =
    &["was", "were", "is", "are", "has", "have", "had", "been", "being", "yet", "so", "far", "be", "got", "in", "reported"];
/// Verbs that tell of a thing that there was: "no alert came".
const COMES: &[&str] = &["came", "went", "sounded", "reached", "arrived", "followed", "happened"];
/// What there may be none of without a contradiction.
const LOOSE: &[&str] = &[
    "one",
    "other",
    "others",
    "further",
    "additional",
    "more",
    "less",
    "longer",
    "fewer",
    "word",
    "details",
    "detail",
    "plans",
    "plan",
    "matter",
    "doubt",
    "comment",
    "reason",
    "decision",
    "way",
    "date",
    "need",
    "evidence",
    "information",
    "sign",
    "signs",
    "immediate",
    "body",
    "new",
    "serious",
    "major",
    "single",
    "real",
    "such",
    "link",
    "indication",
    "question",
    "idea",
    "answer",
    "cause",
    "motive",
];
/// Words after which a thing is not simply there.
const UNLIKE: &[&str] = &["first", "only", "last", "no", "without", "any", "possible", "near", "presumed", "feared", "every"];
/// Words that make "death" another thing.
const COMPOUNDS: &[&str] = &["penalty", "row", "threat", "threats", "sentence", "certificate", "trap", "wish", "heat"];

/// A sentence that says there was none: of what, and its words.
fn none(m: &Mention) -> Option<(Matter, Range<usize>)> {
    (0..m.words.len()).find_map(|i| none_at(&m.words, i))
}

fn none_at(words: &[Word], i: usize) -> Option<(Matter, Range<usize>)> {
    let low = |i: usize| words.get(i).map_or("", |w| w.lower.as_str());
    let no_one = low(i) == "no" && low(i + 1) == "one";
    if no_one || matches!(low(i), "nobody" | "none" | "no-one") {
        let from = i + 1 + usize::from(no_one);
        let verb = (from..from + 4).find(|j| !AUXILIARIES.contains(&low(*j)))?;
        // "none of the children", "no one else": of some there may be.
        let family = FAMILIES.iter().position(|f| f.verbs.contains(&low(verb)))?;
        return Some((Matter::Family(family), i..verb + 1));
    }
    if low(i) != "no" {
        return None;
    }
    if (low(i + 1), low(i + 2), low(i + 3)) == ("loss", "of", "life") {
        return Some((Matter::Family(0), i..i + 4));
    }
    // "no deaths", "no injuries or deaths"
    if let Some(f) = FAMILIES.iter().position(|f| f.nouns.contains(&low(i + 1))) {
        let told = words[i + 2..].iter().take(4).any(|w| AUXILIARIES.contains(&w.lower.as_str()) || w.lower == "made");
        let listed = (0..i).rev().take(4).any(|j| matches!(low(j), "were" | "was" | "are" | "is" | "been" | "made" | "with"));
        return (told || listed || words.get(i + 2).is_none_or(|w| w.mark)).then_some((Matter::Family(f), i..i + 2));
    }
    // "No tear gas was used"
    let starts = i == 0 || words[i - 1].mark || low(i - 1) == "that";
    let name = |j: usize| words.get(j).filter(|w| w.content && !w.capital && w.lower.len() > 2 && !LOOSE.contains(&w.lower.as_str()));
    let first = name(i + 1).filter(|_| starts)?;
    let (last, after) = match name(i + 2).filter(|w| !COMES.contains(&w.lower.as_str())) {
        Some(second) => (Some(second), i + 3),
        None => (None, i + 2),
    };
    let verb = match low(after) {
        w if COMES.contains(&w) => after,
        "was" | "were" | "has" | "have" | "had" => (after + 1..after + 4).find(|j| !AUXILIARIES.contains(&low(*j)))?,
        _ => return None,
    };
    let told = words.get(verb).filter(|w| w.content)?;
    let stems = std::iter::once(first).chain(last).map(|w| w.stem.clone()).collect();
    Some((Matter::Named(stems, told.stem.clone()), i..verb + 1))
}

/// Where a mention tells that there was one.
fn some(m: &Mention, matter: &Matter) -> Option<usize> {
    let low = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    let flat = |i: &usize| {
        let taken_back = m.cues.iter().any(|c| c.level != Level::Flat && c.words.start < i + 8 && *i < c.words.end + 9);
        let before = i.checked_sub(1).map_or("", low);
        let after = if low(i + 1) == "-" { low(i + 2) } else { low(i + 1) };
        !taken_back && !UNLIKE.contains(&before) && !COMPOUNDS.contains(&after) && !negation::is_scoped(m, m.words[*i].span)
    };
    let found = match matter {
        Matter::Family(f) => {
            let here = |i: &usize| {
                let w = low(*i);
                let whole = match w {
                    "custody" => low(i.wrapping_sub(1)) == "in" || low(i.wrapping_sub(1)) == "into",
                    "run" => low(i.wrapping_sub(2)) == "on",
                    "large" => low(i.wrapping_sub(1)) == "at",
                    _ => true,
                };
                whole && FAMILIES[*f].some.contains(&w)
            };
            (0..m.words.len()).filter(here).find(flat)
        }
        Matter::Named(stems, verb) => {
            let last = stems.last()?;
            // The same is said of it: the ambassador who is there tells nothing of whether one has been sent.
            let here = |i: &usize| {
                let near = |reach: usize| m.words[i.saturating_sub(reach)..(*i + 1 + reach / 2).min(m.words.len())].iter();
                m.words[*i].stem == *last
                    && stems.iter().all(|s| near(2).any(|w| w.stem == *s))
                    && near(8).any(|w| w.stem == *verb)
                    && !m.words[*i].capital
            };
            (0..m.words.len()).filter(here).find(flat)
        }
    };
    found.filter(|_| !long_ago(m))
}

/// Whether a sentence tells of another year than the article's: what once happened says nothing of what has happened now.
fn long_ago(m: &Mention) -> bool {
    let Some(day) = m.article.metadata.day() else { return false };
    let year = |s: &str| s.get(..4).and_then(|y| y.parse::<i16>().ok());
    m.facts_of(FactKind::Date).any(|f| match &f.value {
        FactValue::Timex(t) => year(&t.value).is_some_and(|y| y != day.year()),
        _ => false,
    })
}

/// None in one, some in the other.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    one_way(pair.a, pair.b, false).or_else(|| one_way(pair.b, pair.a, true)).into_iter().collect()
}

fn one_way(empty: &Mention, full: &Mention, swapped: bool) -> Option<Clash> {
    let (matter, words) = none(empty)?;
    let at = some(full, &matter)?;
    let shown = empty.stretch(words.start, words.end - 1);
    let there = full.stretch(at.saturating_sub(1), at);
    let kind = match matter {
        Matter::Family(f) => FAMILIES[f].kind,
        Matter::Named(..) => DifferenceKind::Negation,
    };
    let value = |m: &Mention, s: Span| Value::new(s, m.at(s).to_lowercase());
    let (a, b) = (value(empty, shown), value(full, there));
    let (a, b) = if swapped { (b, a) } else { (a, b) };
    Some(Clash {
        kind,
        severity: Severity::Material,
        confidence: Confidence::Medium,
        a,
        b,
        note: "there was none in one, there was in the other".to_owned(),
    })
}

/// So many articles are set beside one sentence that says there was none.
const ARTICLES: usize = 12;

/// So many things that there were none of are looked for in one event: of more it is no news, and each is laid beside every sentence.
const MATTERS: usize = 64;

/// The pairs that nothing links of a sentence that says there was none with the likeliest one of each other article that tells of some,
/// or its first, where that article has no linked one and the first tells of none itself.
pub(super) fn pairs(event: &Event, mentions: &BTreeMap<Place, Mention>, possible: &[Possible]) -> Vec<Possible> {
    let told: BTreeMap<Place, Matter> = mentions.iter().filter_map(|(p, m)| Some((*p, none(m)?.0))).collect();
    let mut holding: BTreeMap<&Matter, Vec<Place>> = BTreeMap::new();
    for matter in told.values() {
        if holding.len() == MATTERS && !holding.contains_key(matter) {
            continue;
        }
        holding.entry(matter).or_insert_with(|| mentions.iter().filter(|(_, m)| some(m, matter).is_some()).map(|(p, _)| *p).collect());
    }
    let ends = |p: &Possible| [(p.link.a, p.link.b), (p.link.b, p.link.a)];
    let known: BTreeMap<(Place, Place), &Possible> =
        possible.iter().flat_map(|p| ends(p).map(|e| (e, p))).filter(|(e, _)| told.contains_key(&e.0)).collect();
    let mut out = Vec::new();
    for (from, matter) in &told {
        let Some(there) = holding.get(matter) else { continue };
        if there.iter().any(|p| p.article == from.article) {
            continue;
        }
        let rank = |to: &Place| known.get(&(*from, *to)).map_or((false, 0.0), |p| (p.linked, p.link.score));
        let mut best: BTreeMap<usize, (Place, (bool, f64))> = BTreeMap::new();
        for to in there.iter().filter(|p| !event.versions.same(p.article, from.article)) {
            let rank = rank(to);
            let held = best.entry(to.article).or_insert((*to, rank));
            if rank > held.1 {
                *held = (*to, rank);
            }
        }
        let mut best: Vec<(Place, (bool, f64))> = best.into_values().filter(|b| !b.1.0).collect();
        best.sort_by(|x, y| y.1.1.total_cmp(&x.1.1).then(x.0.cmp(&y.0)));
        let new = |to: Place| {
            let link = Link { a: to.min(*from), b: to.max(*from), score: 0.0 };
            Possible { link, linked: false, standing: Standing::default(), meaning: None }
        };
        out.extend(best.into_iter().take(ARTICLES).map(|(to, _)| known.get(&(*from, to)).map_or_else(|| new(to), |p| **p)));
    }
    out
}

/// Whether a sentence says that there was none.
pub(super) fn denies(m: &Mention) -> bool {
    none(m).is_some()
}

/// Whether a sentence may say that there was none, looked at quickly.
pub(super) fn may_deny(words: &str) -> bool {
    words.split(|c: char| !c.is_alphabetic()).any(|w| ["no", "nobody", "none"].iter().any(|n| w.eq_ignore_ascii_case(n)))
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Metadata};
    use crate::judge::tests::{says, silent};
    use crate::meaning::NoMeaning;
    use crate::pipeline::{Input, compare};

    #[test]
    fn none_in_one_and_some_in_the_other() {
        says(
            &["No arrests have been made.", "Police arrested Tom Odell, 31, at the ferry."],
            &["title material: No arrests | Police arrested"],
        );
        says(
            &["There was no loss of life at the mill, the council said.", "A miller hurt at the mill died on Friday."],
            &["negation material: no loss of life | mill died"],
        );
    }

    #[test]
    fn what_leaves_room_for_some() {
        silent(&[
            ("No other arrests have been made.", "Police arrested Tom Odell, 31, at the ferry."),
            ("None of the children was hurt.", "Two sailors were hurt when the ferry struck the quay."),
            ("No one else was injured.", "Two sailors were injured when the ferry struck the quay."),
            ("No deaths were reported.", "A sailor died in the same dock in 1998."),
            ("No deaths were reported.", "The charge carries the death penalty."),
            ("No deaths were reported.", "Two sailors may have died."),
            ("No ambassador has been sent to Halden since.", "The ambassador has three days to leave Halden."),
            ("Nobody was arrested.", "No one has been arrested so far."),
        ]);
    }

    /// Nothing but the matter joins the two, the article that tells of none says so of all, and each other article is set against it once.
    #[test]
    fn sentences_that_share_nothing_else() {
        let kinds = |texts: &[&str]| -> Vec<(String, usize)> {
            let input = |(i, text): (usize, &&str)| Input { id: format!("a{i}"), document: Document::raw(text, Metadata::default()) };
            let inputs: Vec<Input> = texts.iter().enumerate().map(input).collect();
            let differences = compare(&inputs, &NoMeaning).differences;
            differences.iter().map(|d| (d.kind.name().to_owned(), d.values.len())).collect()
        };
        let none = "The Halden mill burned to the ground on Sunday. Forty firefighters came from five towns. No deaths have been reported.";
        let some = "Fire took the old mill of Halden. The night watchman, Casimir Pohl, was killed by a beam and buried yesterday. His \
                    widow keeps the keys. Nothing is left of the machines that he had oiled for thirty years.";
        let own = "The Halden mill burned to the ground on Sunday. A man was killed by a beam. At the neighbours' no deaths were reported.";
        assert_eq!(kinds(&[none, some]), [("negation".to_owned(), 2)]);
        assert_eq!(kinds(&[own, some]), []);
        let gas = |said: &str| format!("Crowds left the Halden ground by the north gate on Sunday. {said} The match had ended in a draw.");
        let (none, some) = (
            gas("No tear gas was used."),
            "What the sergeant counted at Halden were three canisters of tear gas, used within a \
                    minute of each other, and eleven shoes.",
        );
        assert_eq!(kinds(&[&none, some]), [("negation".to_owned(), 2)]);
    }
}
