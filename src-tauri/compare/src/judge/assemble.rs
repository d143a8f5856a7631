//! From clashes of pairs to differences: one a kind and thing with all its sides, shown once however many claims hold it.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::claims::Group;
use crate::comparison::{Place, Side};
use crate::event::Event;
use crate::judge::{Clash, Draft, Value};

/// A side by its place and span; sides whose spans overlap are one.
type Key = (Place, usize, usize);

/// One draft for all clashes of a kind that are linked by a shared side.
pub(super) fn drafts(event: &Event, groups: &[Group], found: &BTreeMap<(Place, Place), Vec<Clash>>) -> Vec<Draft> {
    let all: Vec<(Place, Place, &Clash)> = found.iter().flat_map(|((p, q), list)| list.iter().map(move |c| (*p, *q, c))).collect();
    let mut parent: Vec<usize> = (0..all.len()).collect();
    // Sides of one kind, in order of place and span, so that overlapping ones are neighbours.
    let mut sides: Vec<(Place, crate::comparison::DifferenceKind, usize, usize, usize)> = Vec::new();
    for (i, (p, q, c)) in all.iter().enumerate() {
        sides.push((*p, c.kind, c.a.span.start, c.a.span.end, i));
        sides.push((*q, c.kind, c.b.span.start, c.b.span.end, i));
    }
    sides.sort();
    let mut reach = 0;
    for w in 0..sides.len() {
        if w > 0 && sides[w - 1].0 == sides[w].0 && sides[w - 1].1 == sides[w].1 && sides[w].2 < reach {
            union(&mut parent, sides[w - 1].4, sides[w].4);
            reach = reach.max(sides[w].3);
        } else {
            reach = sides[w].3;
        }
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..all.len() {
        let root = find(&mut parent, i);
        sets.entry(root).or_default().push(i);
    }
    let holders = holders(groups);
    sets.into_values().filter_map(|set| draft(event, groups, &holders, &set.iter().map(|i| all[*i]).collect::<Vec<_>>())).collect()
}

/// The groups that each place is in.
fn holders(groups: &[Group]) -> BTreeMap<Place, Vec<usize>> {
    let mut out: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (i, g) in groups.iter().enumerate() {
        for m in &g.mentions {
            out.entry(*m).or_default().push(i);
        }
    }
    out
}

fn draft(event: &Event, groups: &[Group], holders: &BTreeMap<Place, Vec<usize>>, clashes: &[(Place, Place, &Clash)]) -> Option<Draft> {
    let lead = clashes.iter().min_by_key(|(p, q, c)| (c.severity, c.confidence, *p, *q, c.a.span))?;
    let mut sides: BTreeMap<Key, &Value> = BTreeMap::new();
    for (p, q, c) in clashes {
        for (place, value) in [(*p, &c.a), (*q, &c.b)] {
            let here = sides.range((place, 0, 0)..=(place, usize::MAX, usize::MAX));
            let at = here.filter(|(_, v)| v.span.overlaps(value.span)).map(|(k, v)| (*k, v.span.len())).next();
            match at {
                // The tighter span says it better.
                Some((key, length)) if value.span.len() < length => {
                    sides.remove(&key);
                    sides.insert((place, value.span.start, value.span.end), value);
                }
                Some(_) => {}
                None => {
                    sides.insert((place, value.span.start, value.span.end), value);
                }
            }
        }
    }
    let places: BTreeSet<Place> = sides.keys().map(|k| k.0).collect();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for g in places.iter().flat_map(|p| holders.get(p).into_iter().flatten()) {
        *counts.entry(*g).or_default() += 1;
    }
    // The claim that holds most of it; of the leading pair at least.
    let holds = |g: usize| [lead.0, lead.1].iter().all(|p| groups[g].mentions.contains(p));
    let group = counts.iter().filter(|(g, _)| holds(**g)).max_by_key(|(g, n)| (**n, std::cmp::Reverse(**g)))?.0;
    let values: Vec<Side> = sides.into_iter().map(|((place, ..), v)| Side { place, span: v.span, value: v.value.clone() }).collect();
    Some(Draft {
        group: *group,
        kind: lead.2.kind,
        severity: lead.2.severity,
        update: false,
        confidence: clashes.iter().map(|c| c.2.confidence).min()?,
        reason: reason(event, &values, &lead.2.note),
        values,
    })
}

/// The values as printed, each once, and then what makes them a difference.
fn reason(event: &Event, values: &[Side], note: &str) -> String {
    // "16:12" and "4:12 p.m." are one value: it is told in its shortest words.
    let mut shortest: BTreeMap<&str, String> = BTreeMap::new();
    let mut printed: Vec<String> = Vec::new();
    for v in values {
        let words = event.articles.get(v.place.article).map_or("", |a| a.words_at(v.place.sentence, v.span));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = shortest.entry(&v.value).or_insert_with(|| words.clone());
        if (words.chars().count(), &words) < (known.chars().count(), known) {
            known.clone_from(&words);
        }
        printed.push(words);
    }
    // Where the values are one, the words are the matter.
    if shortest.len() > 1 {
        printed = shortest.into_values().collect();
    }
    // Alphabetical, so that the reason does not depend on the order of the articles.
    printed.sort();
    let mut seen = BTreeSet::new();
    printed.retain(|p| seen.insert(p.to_lowercase()));
    let list = printed.iter().map(|p| format!("“{}”", shorten(p))).collect::<Vec<_>>().join(" against ");
    if note.is_empty() { list } else { format!("{list}: {note}") }
}

/// At most about a line of a long value.
fn shorten(words: &str) -> String {
    const LIMIT: usize = 90;
    if words.chars().count() <= LIMIT {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LIMIT).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |c| c.0);
    format!("{cut} …")
}

fn find(parent: &mut [usize], i: usize) -> usize {
    let mut root = i;
    while parent[root] != root {
        root = parent[root];
    }
    let mut at = i;
    while parent[at] != root {
        at = std::mem::replace(&mut parent[at], root);
    }
    root
}

fn union(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(parent, a), find(parent, b));
    parent[a.max(b)] = a.min(b);
}
