//! Whether two names can mean the same organization or place.

use super::gazetteer::PLACES;
use super::likeness::{Relation, split};
use super::spelling::word_relation;

/// Words that may be missing from one of two names of an organization or place.
const OPTIONAL: &[&str] = &[
    "the",
    "of",
    "and",
    "&",
    "for",
    "inc",
    "corp",
    "co",
    "ltd",
    "llc",
    "company",
    "corporation",
    "new",
    "u",
    "s",
    "us",
    "united",
    "states",
    "a",
];

/// How two names of organizations or of places stand to one another.
pub fn bodies(a: &str, b: &str) -> Relation {
    let (x, y) = (expanded(a), expanded(b));
    if x.is_empty() || y.is_empty() {
        return Relation::Different;
    }
    if x == y {
        return Relation::Same;
    }
    let known = |name: &str| PLACES.contains(name.trim_start_matches("the ").to_lowercase().as_str());
    if known(a) && known(b) {
        return Relation::Different;
    }
    // House and block numbers must be equal where both have them.
    let digits = |w: &[String]| w.iter().filter(|p| p.bytes().any(|b| b.is_ascii_digit())).cloned().collect::<Vec<_>>();
    let (p, q) = (digits(&x), digits(&y));
    if p != q && !(p.is_empty() || q.is_empty()) {
        return Relation::Different;
    }
    if is_acronym(a, &y) || is_acronym(b, &x) {
        return Relation::Same;
    }
    let content = |w: &[String]| w.iter().filter(|p| !OPTIONAL.contains(&p.as_str())).cloned().collect::<Vec<_>>();
    let (p, q) = (content(&x), content(&y));
    if p == q && !p.is_empty() {
        return Relation::Same;
    }
    let (short, long) = if p.len() <= q.len() { (&p, &q) } else { (&q, &p) };
    if short.len() >= 2 && subsequence(short, long) {
        return Relation::Same;
    }
    if p.len() == q.len() && !p.is_empty() {
        let relations: Vec<Relation> = p.iter().zip(&q).map(|(m, n)| word_relation(m, n)).collect();
        let letters: usize = p.iter().map(|w| w.chars().count()).sum();
        if relations.iter().all(|r| *r != Relation::Different)
            && letters >= 6
            && relations.iter().filter(|r| **r == Relation::Variant).count() == 1
        {
            return Relation::Variant;
        }
    }
    Relation::Different
}

fn subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|s| rest.any(|l| l == s))
}

/// The words of a name with the abbreviations of addresses written out.
fn expanded(name: &str) -> Vec<String> {
    let words: Vec<String> = split(name).into_iter().filter(|w| w != "the").collect();
    let count = words.len();
    words
        .into_iter()
        .enumerate()
        .map(|(i, w)| {
            let long = match w.as_str() {
                "st" if i + 1 == count && i > 0 => "street",
                "st" => "saint",
                "ave" | "av" => "avenue",
                "rd" => "road",
                "blvd" => "boulevard",
                "dr" => "drive",
                "ln" => "lane",
                "ct" => "court",
                "pl" => "place",
                "hwy" => "highway",
                "pkwy" => "parkway",
                "dept" => "department",
                "w" => "west",
                "e" => "east",
                "n" => "north",
                "s" if count > 2 && i > 0 => "south",
                "ft" => "fort",
                "mt" => "mount",
                "univ" => "university",
                _ => return w,
            };
            long.to_owned()
        })
        .collect()
}

/// Whether `short` ("FBI", "U.N.") is made of the first letters of `words`.
fn is_acronym(short: &str, words: &[String]) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.len() < 2 || letters.len() > 7 || !letters.chars().all(|c| c.is_ascii_uppercase()) || words.len() < 2 {
        return false;
    }
    let first = |skip: bool| -> String {
        words
            .iter()
            .filter(|w| !skip || !matches!(w.as_str(), "of" | "and" | "the" | "for" | "on" | "in" | "to"))
            .filter_map(|w| w.chars().next())
            .collect::<String>()
            .to_uppercase()
    };
    letters == first(true) || letters == first(false)
}
