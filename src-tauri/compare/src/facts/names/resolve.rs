//! Short forms to the fullest form that the article prints.

use std::collections::HashMap;

use super::likeness::{self, Relation};
use super::{Candidate, Known};
use crate::fact::FactKind;
use crate::facts::reading::Reading;

/// A full name and where it was first printed.
struct Full {
    name: String,
    kind: FactKind,
    at: usize,
}

/// How many full names are looked at for one word: a bound for texts made of one name.
const BUCKET: usize = 100;

/// Keys under which a full name is found again: its words, and its initials against an acronym.
fn keys(name: &str) -> Vec<String> {
    let words = likeness::split(name);
    let initials: String = words
        .iter()
        .filter(|w| !matches!(w.as_str(), "of" | "and" | "the" | "for" | "on" | "in" | "to"))
        .filter_map(|w| w.chars().next())
        .collect();
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(12).collect();
    let mut out: Vec<String> = words.into_iter().filter(|w| w.chars().count() > 2).take(8).collect();
    out.push(format!("={initials}"));
    out.push(format!("={letters}"));
    out
}

/// Gives each candidate its canonical form, and mends kinds that a full form elsewhere tells better.
pub fn resolve(r: &Reading, mut candidates: Vec<Candidate>, known: &Known) -> Vec<(Candidate, String)> {
    candidates.sort_by_key(|c| (c.tokens.start, c.tokens.end));
    let mut fulls: Vec<Full> = known.iter().map(|(name, kind)| Full { name: name.clone(), kind: *kind, at: 0 }).collect();
    let mut index: HashMap<(String, FactKind), usize> = HashMap::new();
    for c in &candidates {
        let key = (c.words.to_lowercase(), c.kind);
        let many = c.words.contains([' ', '-', '.']);
        if (many || c.kind != FactKind::Person) && c.sure && !index.contains_key(&key) {
            index.insert(key, fulls.len());
            fulls.push(Full { name: c.words.clone(), kind: c.kind, at: c.tokens.start });
        }
    }
    // Unsure names of several words count too, but after the sure ones: they never change the kind of those.
    for c in candidates.iter().filter(|c| !c.sure && c.words.contains(' ')) {
        let low = c.words.to_lowercase();
        let taken = [FactKind::Person, FactKind::Organization, FactKind::Place].iter().any(|k| index.contains_key(&(low.clone(), *k)));
        if !taken {
            index.insert((low, c.kind), fulls.len());
            fulls.push(Full { name: c.words.clone(), kind: c.kind, at: c.tokens.start });
        }
    }
    let by_last = last_words(&fulls);
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, full) in fulls.iter().enumerate() {
        for key in keys(&full.name) {
            by_word.entry(key).or_default().push(i);
        }
    }
    let acronyms = introduced(r, &candidates);
    let mut cache: HashMap<(String, FactKind), Vec<usize>> = HashMap::new();
    candidates
        .into_iter()
        .map(|mut c| {
            let low = c.words.to_lowercase();
            if let Some(full) = acronyms.get(low.trim_end_matches('.')) {
                c.kind = FactKind::Organization;
                return (c, full.clone());
            }
            // The same words were told apart better elsewhere.
            if !c.sure
                && let Some(kind) =
                    [FactKind::Person, FactKind::Organization, FactKind::Place].into_iter().find(|k| index.contains_key(&(low.clone(), *k)))
            {
                c.kind = kind;
            }
            if !c.words.contains(' ') && (!c.sure || c.kind == FactKind::Person) {
                // One word: the last or only name of somebody named in full.
                let person = by_last.get(&likeness::fold(&low)).and_then(|all| nearest(&fulls, all, c.tokens.start));
                if let Some(full) = person {
                    c.kind = FactKind::Person;
                    return (c, fulls[full].name.clone());
                }
            }
            let options = cache.entry((low.clone(), c.kind)).or_insert_with(|| fuller(&fulls, &by_word, &c));
            let canonical = nearest(&fulls, options, c.tokens.start).map_or_else(|| c.words.clone(), |i| fulls[i].name.clone());
            (c, canonical)
        })
        .collect()
}

/// Last and given names of people -> their full names.
fn last_words(fulls: &[Full]) -> HashMap<String, Vec<usize>> {
    let mut out: HashMap<String, Vec<usize>> = HashMap::new();
    let mut given: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, f) in fulls.iter().enumerate().filter(|(_, f)| f.kind == FactKind::Person) {
        let mut words = likeness::split(&f.name);
        if words.len() > 1 && words.last().is_some_and(|w| super::tables::SUFFIXES.contains(w.as_str())) {
            words.pop();
        }
        if let [first, .., last] = words.as_slice() {
            out.entry(last.clone()).or_default().push(i);
            given.entry(first.clone()).or_default().push(i);
        }
        // Compound last names: "Hale-Norrby", "von der Leyen".
        if let Some(last) = f.name.rsplit(' ').next().filter(|l| l.contains('-')) {
            out.entry(likeness::fold(last)).or_default().push(i);
        }
    }
    for (name, all) in given {
        out.entry(name).or_insert(all);
    }
    out
}

/// The full names that this one may be a shorter form of, itself included where it is the fullest.
fn fuller(fulls: &[Full], by_word: &HashMap<String, Vec<usize>>, c: &Candidate) -> Vec<usize> {
    let mut near: Vec<usize> =
        keys(&c.words).iter().filter_map(|k| by_word.get(k)).flat_map(|all| all.iter().copied().take(BUCKET)).collect();
    near.sort_unstable();
    near.dedup();
    let same: Vec<usize> = near
        .into_iter()
        .filter(|&i| fulls[i].kind == c.kind && fulls[i].name.len() >= c.words.len())
        .filter(|&i| match c.kind {
            FactKind::Person => c.words.contains(' ') && likeness::people(&fulls[i].name, &c.words) == Relation::Same,
            _ => likeness::bodies(&fulls[i].name, &c.words) == Relation::Same,
        })
        .take(BUCKET)
        .collect();
    // Several that exclude one another ("Russian Foreign Ministry", "Ukrainian Foreign Ministry"): no one of them.
    let longest = same.iter().copied().max_by_key(|&i| (fulls[i].name.len(), std::cmp::Reverse(i)));
    let agree = longest.is_some_and(|l| {
        same.iter().all(|&i| match c.kind {
            FactKind::Person => likeness::people(&fulls[i].name, &fulls[l].name) == Relation::Same,
            _ => likeness::bodies(&fulls[i].name, &fulls[l].name) == Relation::Same,
        })
    });
    if agree { longest.into_iter().collect() } else { Vec::new() }
}

/// Of several, the one printed last before this place, else the first after.
fn nearest(fulls: &[Full], options: &[usize], at: usize) -> Option<usize> {
    let options = &options[..options.len().min(BUCKET)];
    let best = options.iter().copied().filter(|&i| fulls[i].at <= at).max_by_key(|&i| (fulls[i].at, fulls[i].name.len()));
    let best = best.or_else(|| options.iter().copied().min_by_key(|&i| fulls[i].at))?;
    // Of forms of the same person the fullest.
    options
        .iter()
        .copied()
        .filter(|&i| likeness::people(&fulls[i].name, &fulls[best].name) == Relation::Same)
        .max_by_key(|&i| (fulls[i].name.len(), std::cmp::Reverse(fulls[i].at)))
        .or(Some(best))
}

/// Acronyms put in parentheses after a name: "Federal Security Service (FSB)".
fn introduced(r: &Reading, candidates: &[Candidate]) -> HashMap<String, String> {
    let mut out = HashMap::new();
    for pair in candidates.windows(2) {
        let (long, short) = (&pair[0], &pair[1]);
        let bracketed = short.tokens.start == long.tokens.end + 1 && r.word(long.tokens.end) == "(" && r.word(short.tokens.end) == ")";
        let letters = short.words.chars().filter(|c| c.is_alphabetic()).count();
        if bracketed
            && (2..=8).contains(&letters)
            && short.words.chars().all(|c| !c.is_lowercase())
            && long.words.contains(' ')
            && long.kind != FactKind::Person
        {
            out.entry(short.words.to_lowercase()).or_insert_with(|| long.words.clone());
        }
    }
    out
}
