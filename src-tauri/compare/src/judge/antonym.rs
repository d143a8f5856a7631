//! Words that exclude one another, said of the same thing: up against down, win against lose.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::judge::diff;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};

/// What sort of opposition it is, for the reason and the severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Verbs of which only one can be true of one subject and object.
    Deed,
    /// Properties and directions: only believed where the sentences are otherwise the same.
    Property,
}

/// Stems on the one side and on the other.
const TABLE: &[(Sort, &[&str], &[&str])] = &[
    (
        Sort::Deed,
        &["ris", "increas", "climb", "gain", "jump", "surg", "grow", "soar", "rall"],
        &["fall", "decreas", "drop", "declin", "slid", "plung", "shrink", "slump", "sink", "tumbl"],
    ),
    (Sort::Deed, &["win", "won"], &["los", "lost"]),
    (
        Sort::Deed,
        &["accept", "approv", "pass", "adopt", "ratify", "back", "endors"],
        &["reject", "refus", "declin", "block", "veto", "oppos"],
    ),
    (Sort::Deed, &["allow", "permit", "lift", "legaliz"], &["ban", "forbid", "prohibit", "bar", "outlaw"]),
    (Sort::Deed, &["confirm", "acknowledg", "admit", "concede"], &["deny", "refut", "disput"]),
    (Sort::Deed, &["acquit", "exonerat", "clear"], &["convict"]),
    (Sort::Deed, &["surviv"], &["die", "perish"]),
    (Sort::Deed, &["arriv", "enter"], &["depart", "leav", "exit"]),
    (Sort::Deed, &["begin", "start", "open", "launch"], &["end", "finish", "clos", "conclud"]),
    (Sort::Deed, &["succeed"], &["fail"]),
    (Sort::Deed, &["buy", "purchas", "acquir"], &["sell"]),
    (Sort::Deed, &["hir"], &["fir", "sack", "dismiss"]),
    (Sort::Deed, &["attack"], &["defend"]),
    (Sort::Deed, &["support", "favor"], &["oppos", "condemn"]),
    (Sort::Deed, &["remember"], &["forget"]),
    (Sort::Deed, &["guilty"], &["innocent"]),
    (Sort::Deed, &["appoint", "elect"], &["ous", "remov"]),
    (Sort::Property, &["up"], &["down"]),
    (Sort::Property, &["near", "clos", "next"], &["far", "away"]),
    (Sort::Property, &["in", "insid", "indoor"], &["out", "outsid", "outdoor"]),
    (Sort::Property, &["big", "larg", "hug", "giant", "enormou", "massiv", "immens", "vast"], &["small", "littl", "tiny"]),
    (Sort::Property, &["old", "elderly", "aged", "senior"], &["young", "teenag"]),
    (Sort::Property, &["new"], &["old"]),
    (Sort::Property, &["high", "tall"], &["low", "short"]),
    (Sort::Property, &["long"], &["short", "brief"]),
    (Sort::Property, &["wid", "broad"], &["narrow"]),
    (Sort::Property, &["deep"], &["shallow"]),
    (Sort::Property, &["fast", "quick", "quickly"], &["slow", "slowly"]),
    (Sort::Property, &["hot", "warm", "mild"], &["cold", "cool", "freez"]),
    (Sort::Property, &["open"], &["clos", "shut"]),
    (Sort::Property, &["full"], &["empty"]),
    (Sort::Property, &["alive", "living"], &["die"]),
    (Sort::Property, &["first"], &["last"]),
    (Sort::Property, &["left"], &["right"]),
    (Sort::Property, &["front"], &["back", "rear", "behind"]),
    (Sort::Property, &["top"], &["bottom"]),
    (Sort::Property, &["above", "over"], &["below", "under", "beneath"]),
    (Sort::Property, &["wet"], &["dry"]),
    (Sort::Property, &["clean"], &["dirty"]),
    (Sort::Property, &["happy", "glad", "cheerful", "joyful"], &["sad", "unhappy", "angry", "depress", "miserabl"]),
    (Sort::Property, &["rich", "wealthy"], &["poor"]),
    (Sort::Property, &["strong"], &["weak"]),
    (Sort::Property, &["good"], &["bad", "evil"]),
    (Sort::Property, &["best"], &["worst"]),
    (
        Sort::Property,
        &["more", "most", "many", "all", "every", "alway", "everyon", "everybody"],
        &["less", "least", "few", "no", "none", "never", "nobody"],
    ),
    (Sort::Property, &["he", "him", "his", "himself"], &["she", "her", "hers", "herself"]),
    (
        Sort::Property,
        &["male", "man", "boy", "husband", "father", "son", "brother", "uncl", "nephew", "grandfather"],
        &["female", "woman", "girl", "wif", "mother", "daughter", "sister", "aunt", "niec", "grandmother"],
    ),
    (Sort::Property, &["start", "begin"], &["end", "finish"]),
    (Sort::Property, &["north", "northern"], &["south", "southern"]),
    (Sort::Property, &["east", "eastern"], &["west", "western"]),
    (Sort::Property, &["day", "daytim"], &["night", "nighttim"]),
    (Sort::Property, &["light", "bright"], &["dark"]),
    (Sort::Property, &["sit"], &["stand", "run", "walk", "li"]),
    (Sort::Property, &["asleep", "sleep"], &["awak"]),
    (Sort::Property, &["with"], &["without"]),
    (Sort::Property, &["includ"], &["exclud"]),
    (Sort::Property, &["public"], &["privat"]),
    (Sort::Property, &["same"], &["different"]),
    (Sort::Property, &["easy", "easily", "simpl"], &["difficult", "hard"]),
    (Sort::Property, &["safe"], &["dangerou", "unsafe"]),
    (Sort::Property, &["laugh", "smil"], &["cry", "frown"]),
    (Sort::Property, &["push"], &["pull"]),
    (Sort::Property, &["before"], &["after"]),
    (Sort::Property, &["quiet", "silent"], &["loud", "noisy"]),
    (Sort::Property, &["major"], &["minor"]),
    (Sort::Property, &["legal", "lawful"], &["illegal", "unlawful"]),
    (Sort::Property, &["democrat", "democratic"], &["republican"]),
    (Sort::Property, &["sunris"], &["sunset"]),
    (Sort::Property, &["sun"], &["moon"]),
];

/// Stem -> its rows of [`TABLE`] and the side it stands on there.
static ROWS: LazyLock<HashMap<&str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut rows: HashMap<&str, Vec<(usize, bool)>> = HashMap::new();
    for (row, (_, x, y)) in TABLE.iter().enumerate() {
        for (stems, side) in [(x, false), (y, true)] {
            stems.iter().for_each(|stem| rows.entry(stem).or_default().push((row, side)));
        }
    }
    rows
});

/// Which row sets the two words against one another.
fn opposed(a: &str, b: &str) -> Option<Sort> {
    let (of_a, of_b) = (ROWS.get(a)?, ROWS.get(b)?);
    let row = of_a.iter().find(|(row, side)| of_b.contains(&(*row, !side)))?.0;
    Some(TABLE[row].0)
}

/// Whether the stem is a deed that has an opposite.
fn is_deed(stem: &str) -> bool {
    ROWS.get(stem).is_some_and(|rows| rows.iter().any(|(row, _)| TABLE[*row].0 == Sort::Deed))
}

/// Opposed words in the same place of sentences that are otherwise the same, and opposed deeds amid the same words.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = Vec::new();
    if let Some(replaced) = diff::replaced(pair) {
        for r in &replaced {
            for i in r.a.clone() {
                for j in r.b.clone() {
                    if r.a.len() <= 4
                        && r.b.len() <= 4
                        && opposed(&pair.a.words[i].stem, &pair.b.words[j].stem).is_some()
                        && negations(pair.a) == negations(pair.b)
                    {
                        out.push(clash(pair, i, j, Confidence::High));
                    }
                }
            }
        }
        if !out.is_empty() {
            out.truncate(1);
            return out;
        }
    }
    if pair.overlap < 0.6 {
        return out;
    }
    for (i, w) in pair.a.words.iter().enumerate().filter(|(_, w)| w.content && is_deed(&w.stem)) {
        for (j, v) in pair.b.words.iter().enumerate().filter(|(_, v)| v.content) {
            if opposed(&w.stem, &v.stem) != Some(Sort::Deed) {
                continue;
            }
            // Where one sentence has both, or one of the two is negated, nothing can be said.
            let both = |m: &Mention, stem: &str| m.words.iter().any(|x| x.stem == stem);
            if both(pair.a, &v.stem) || both(pair.b, &w.stem) || negations(pair.a) + negations(pair.b) > 0 {
                continue;
            }
            if pair.shared_around(w.span, v.span, 3) >= 2 && pair.shared_around(w.span, v.span, 6) >= 3 {
                out.push(clash(pair, i, j, Confidence::Medium));
            }
        }
    }
    out.truncate(1);
    out
}

fn negations(m: &Mention) -> usize {
    m.words
        .iter()
        .filter(|w| {
            matches!(w.lower.as_str(), "not" | "no" | "never" | "nobody" | "none" | "nothing" | "without") || w.lower.ends_with("n't")
        })
        .count()
}

fn clash(pair: &Pair, i: usize, j: usize, confidence: Confidence) -> Clash {
    let (w, v) = (&pair.a.words[i], &pair.b.words[j]);
    Clash {
        kind: DifferenceKind::Other,
        severity: Severity::Material,
        confidence,
        a: Value::new(w.span, w.lower.clone()),
        b: Value::new(v.span, v.lower.clone()),
        note: "opposites, said of the same thing".to_owned(),
    }
}
