//! Whether two words are spellings of one: folded, by sound, by edit distance.

use super::likeness::Relation;
use crate::letters;

/// Lower case without accents; marks dropped.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        if let Some(plain) = letters::plain(c) {
            out.push_str(plain);
            continue;
        }
        match c {
            c if c.is_alphanumeric() || c == '&' => out.push(c),
            _ => {}
        }
    }
    out
}

/// Two words: same, a spelling variant, or different.
pub fn word_relation(x: &str, y: &str) -> Relation {
    if x == y {
        return Relation::Same;
    }
    if x.chars().any(|c| c.is_ascii_digit()) || y.chars().any(|c| c.is_ascii_digit()) {
        return Relation::Different;
    }
    let (p, q) = (sounds(x), sounds(y));
    if p == q && p.len() > 2 {
        return Relation::Variant;
    }
    let shorter = x.chars().count().min(y.chars().count());
    let distance = edit_distance(x, y);
    let near = match shorter {
        0..=3 => false,
        4 => distance <= 1,
        5..=8 => distance <= 2 && likeness(x, y) >= 0.65,
        _ => distance <= 3 && likeness(x, y) >= 0.7,
    };
    let skeleton = |w: &str| w.chars().filter(|c| !"aeiouyh".contains(*c)).collect::<String>();
    let near = near || shorter >= 5 && likeness(x, y) >= 0.55 && skeleton(x) == skeleton(y) && skeleton(x).chars().count() >= 3;
    let transliterated = shorter >= 5 && likeness(&p, &q) >= 0.75;
    if near || transliterated { Relation::Variant } else { Relation::Different }
}

/// A word reduced to how it sounds across spellings and transliterations.
fn sounds(word: &str) -> String {
    let mut w = word.to_owned();
    for (from, to) in [
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("ck", "k"),
        ("sch", "sh"),
        ("tsch", "ch"),
        ("yi", "i"),
        ("iy", "i"),
        ("ii", "i"),
        ("ij", "i"),
        ("ey", "i"),
        ("ei", "i"),
        ("ie", "i"),
        ("ou", "u"),
        ("w", "v"),
        ("q", "k"),
        ("c", "k"),
        ("y", "i"),
        ("j", "i"),
        ("z", "s"),
        ("h", "g"),
    ] {
        w = w.replace(from, to);
    }
    let mut out = String::with_capacity(w.len());
    for c in w.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// One less the share of letters to change, 0 to 1.
pub fn likeness(x: &str, y: &str) -> f64 {
    let longer = x.chars().count().max(y.chars().count());
    if longer == 0 {
        return 1.0;
    }
    1.0 - edit_distance(x, y) as f64 / longer as f64
}

/// Letters to insert, drop, change or swap with their neighbour (optimal string alignment); words beyond 40 letters are cut there.
pub fn edit_distance(x: &str, y: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (x.chars().take(40).collect(), y.chars().take(40).collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
