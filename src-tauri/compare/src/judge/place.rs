//! Where: addresses, and inside against outside.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::facts::names::gazetteer::DEMONYMS;
use crate::judge::diff;
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, another};
use crate::span::Span;

/// "the 5300 block of Alder Road".
struct Block {
    number: String,
    street: String,
    span: Span,
}

const DIRECTIONS: &[&str] =
    &["n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];

fn blocks(m: &Mention) -> Vec<Block> {
    let mut out = Vec::new();
    for i in 0..m.words.len().saturating_sub(3) {
        let w = &m.words[i];
        if !(w.lower.bytes().all(|b| b.is_ascii_digit()) && m.words[i + 1].lower == "block" && m.words[i + 2].lower == "of") {
            continue;
        }
        let mut j = i + 3;
        while j < m.words.len() && (DIRECTIONS.contains(&m.words[j].lower.as_str()) || m.words[j].lower == ".") {
            j += 1;
        }
        // One word of the street's name is enough: "Alder Road", "Alder Rd.", "Alder".
        if let Some(street) = m.words.get(j).filter(|s| s.capital || s.lower.starts_with(|c: char| c.is_ascii_digit())) {
            let end = m.words.get(j + 1).filter(|s| s.capital && !s.mark).map_or(j, |_| j + 1);
            out.push(Block { number: w.lower.clone(), street: street.lower.clone(), span: m.stretch(i, end) });
        }
    }
    out
}

/// Places that can't both be right of one happening.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    // A second happening has a place of its own.
    if another::parts(pair) {
        return Vec::new();
    }
    let (a, b) = (blocks(pair.a), blocks(pair.b));
    let mut out = Vec::new();
    for x in &a {
        for y in &b {
            let elsewhere = a.iter().any(|z| z.number == y.number && z.street == y.street)
                || b.iter().any(|z| z.number == x.number && z.street == x.street);
            if x.street == y.street && x.number != y.number && !elsewhere {
                out.push(Clash {
                    kind: DifferenceKind::Place,
                    severity: Severity::Material,
                    confidence: Confidence::High,
                    a: Value::new(x.span, pair.a.at(x.span)),
                    b: Value::new(y.span, pair.b.at(y.span)),
                    note: "two blocks of the same street".to_owned(),
                });
            }
        }
    }
    out.extend(sides(pair));
    out.extend(swapped(pair));
    if out.is_empty() {
        out = numbered(pair);
    }
    out
}

/// Things that are told apart by a number after their name and say where: "Silo 4", "Gate 12".
const NUMBERED: &[&str] = &[
    "silo",
    "gate",
    "platform",
    "track",
    "pier",
    "berth",
    "dock",
    "terminal",
    "building",
    "block",
    "hall",
    "unit",
    "ward",
    "room",
    "floor",
    "level",
    "tower",
    "shaft",
    "tunnel",
    "runway",
    "hangar",
    "warehouse",
    "reactor",
    "exit",
    "junction",
    "kilometre",
    "kilometer",
    "mile",
];

/// The numbered things of a mention: the noun's stem, the number, where.
fn numbered_things<'m>(m: &'m Mention) -> Vec<(&'m str, &'m str, Span)> {
    let figure = |s: &str| s.starts_with(|c: char| c.is_ascii_digit());
    let pairs = m.words.windows(2).filter(|w| NUMBERED.contains(&w[0].lower.as_str()) && figure(&w[1].lower));
    pairs.map(|w| (w[0].lower.as_str(), w[1].lower.as_str(), Span::new(w[0].span.start, w[1].span.end))).collect()
}

/// "Silo 4" against "Silo 6", of sentences that have something else in common there.
fn numbered(pair: &Pair) -> Vec<Clash> {
    let (a, b) = (numbered_things(pair.a), numbered_things(pair.b));
    let mut out = Vec::new();
    for (noun, x, at) in &a {
        for (_, y, to) in b.iter().filter(|(other, ..)| other == noun) {
            let elsewhere = a.iter().any(|z| z.0 == *noun && z.1 == *y) || b.iter().any(|z| z.0 == *noun && z.1 == *x);
            if x == y || elsewhere || pair.shared_around(*at, *to, 18) < 2 {
                continue;
            }
            out.push(Clash {
                kind: DifferenceKind::Place,
                severity: Severity::Material,
                confidence: Confidence::Medium,
                a: Value::new(*at, pair.a.at(*at)),
                b: Value::new(*to, pair.b.at(*to)),
                note: "another one of the same kind".to_owned(),
            });
        }
    }
    out.truncate(1);
    out
}

/// Countries, of which one is never part of another. Where nothing else differs, one for another is a difference.
const COUNTRIES: &[&str] = &[
    "afghanistan",
    "albania",
    "algeria",
    "argentina",
    "armenia",
    "australia",
    "austria",
    "belarus",
    "belgium",
    "bolivia",
    "brazil",
    "britain",
    "bulgaria",
    "cambodia",
    "canada",
    "chile",
    "china",
    "colombia",
    "croatia",
    "cuba",
    "denmark",
    "egypt",
    "england",
    "estonia",
    "ethiopia",
    "finland",
    "france",
    "georgia",
    "germany",
    "ghana",
    "greece",
    "haiti",
    "hungary",
    "india",
    "indonesia",
    "iran",
    "iraq",
    "ireland",
    "israel",
    "italy",
    "jamaica",
    "japan",
    "jordan",
    "kazakhstan",
    "kenya",
    "korea",
    "kuwait",
    "laos",
    "latvia",
    "lebanon",
    "libya",
    "lithuania",
    "malaysia",
    "mali",
    "mexico",
    "moldova",
    "mongolia",
    "morocco",
    "mozambique",
    "myanmar",
    "nepal",
    "netherlands",
    "niger",
    "nigeria",
    "norway",
    "pakistan",
    "panama",
    "peru",
    "philippines",
    "poland",
    "portugal",
    "qatar",
    "romania",
    "russia",
    "rwanda",
    "scotland",
    "senegal",
    "serbia",
    "singapore",
    "slovakia",
    "slovenia",
    "somalia",
    "spain",
    "sudan",
    "sweden",
    "switzerland",
    "syria",
    "taiwan",
    "tanzania",
    "thailand",
    "tunisia",
    "turkey",
    "uganda",
    "ukraine",
    "uruguay",
    "venezuela",
    "vietnam",
    "wales",
    "yemen",
    "zambia",
    "zimbabwe",
];

/// Another country or nationality in the same place of sentences that are otherwise the same.
fn swapped(pair: &Pair) -> Option<Clash> {
    let replaced = diff::replaced(pair)?;
    let named = |m: &Mention, r: &std::ops::Range<usize>| -> Option<(usize, bool)> {
        let i = r.clone().rev().find(|i| m.words[*i].capital)?;
        let word = m.words[i].lower.as_str();
        match (DEMONYMS.contains(word), COUNTRIES.contains(&word)) {
            (true, _) => Some((i, true)),
            (_, true) => Some((i, false)),
            _ => None,
        }
    };
    let r = replaced.iter().find(|r| r.a.len() <= 3 && r.b.len() <= 3 && named(pair.a, &r.a).is_some() && named(pair.b, &r.b).is_some())?;
    let ((i, p), (j, q)) = (named(pair.a, &r.a)?, named(pair.b, &r.b)?);
    // "Italian" and "Italy" share their beginning; so do forms of one nationality.
    if p != q || pair.a.words[i].lower.get(..4) == pair.b.words[j].lower.get(..4) {
        return None;
    }
    let (a, b) = (pair.a.stretch(r.a.start, i), pair.b.stretch(r.b.start, j));
    let kind = if p { DifferenceKind::Name } else { DifferenceKind::Place };
    let note = if p { "another nationality in the same sentence" } else { "another country in the same sentence" };
    Some(Clash {
        kind,
        severity: Severity::Material,
        confidence: Confidence::High,
        a: Value::new(a, pair.a.at(a)),
        b: Value::new(b, pair.b.at(b)),
        note: note.to_owned(),
    })
}

/// Where a happening stands to a building.
fn side(lower: &str) -> Option<bool> {
    match lower {
        "inside" | "within" => Some(true),
        "outside" => Some(false),
        _ => None,
    }
}

/// "inside the club" against "outside the club".
fn sides(pair: &Pair) -> Option<Clash> {
    for (i, w) in pair.a.words.iter().enumerate() {
        let Some(x) = side(&w.lower) else { continue };
        for (j, v) in pair.b.words.iter().enumerate() {
            if side(&v.lower) != Some(!x) {
                continue;
            }
            let (Some(p), Some(q)) = (noun(pair.a, i), noun(pair.b, j)) else { continue };
            if !p.1.iter().any(|s| q.1.contains(s)) {
                continue;
            }
            let (a, b) = (pair.a.stretch(i, p.0), pair.b.stretch(j, q.0));
            return Some(Clash {
                kind: DifferenceKind::Place,
                severity: Severity::Material,
                confidence: Confidence::Medium,
                a: Value::new(a, pair.a.at(a)),
                b: Value::new(b, pair.b.at(b)),
                note: "inside in one, outside in the other".to_owned(),
            });
        }
    }
    None
}

/// The end of the noun phrase after a preposition, and the stems in it.
fn noun<'m>(m: &'m Mention, i: usize) -> Option<(usize, Vec<&'m str>)> {
    let mut end = None;
    let mut stems = Vec::new();
    for j in (i + 1..m.words.len()).take(6) {
        let w = &m.words[j];
        if w.mark || (!w.content && end.is_some()) {
            break;
        }
        if w.content {
            end = Some(j);
            stems.push(w.stem.as_str());
        }
    }
    end.map(|e| (e, stems))
}
