//! Which names of an event mean the same person, organization or place, across its articles.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::article::Article;
use crate::fact::{FactKind, Value};
use crate::facts::names::likeness;

pub use crate::facts::names::likeness::Relation;

/// The names of an event, grouped into entities.
///
/// Conservative: one last name with two given names is two people, a short form that fits two full names joins neither, and
/// two spellings that one article prints side by side are two entities.
#[derive(Debug, Default)]
pub struct Entities {
    /// Canonical name in lower case -> entity.
    by_name: BTreeMap<String, usize>,
    /// Entity -> its fullest name.
    names: Vec<String>,
    /// Canonical name in lower case -> what it names.
    kinds: BTreeMap<String, FactKind>,
    /// Pairs of names that one article tells apart.
    apart: BTreeSet<(String, String)>,
    /// Comparisons of two printed names that were asked for before: large events ask for the same ones thousands of times.
    asked: RefCell<Asked>,
}

/// First name -> second name -> how they compare.
type Asked = HashMap<String, HashMap<String, Relation>>;

impl Entities {
    /// Groups all names of the articles. Independent of their order.
    pub fn resolve(articles: &[Article]) -> Self {
        let mut seen: BTreeMap<String, Printed> = BTreeMap::new();
        for (at, article) in articles.iter().enumerate() {
            for fact in &article.facts {
                if let Value::Name(name) = &fact.value {
                    let entry = seen.entry(name.canonical.to_lowercase()).or_default();
                    entry.0.insert(name.canonical.clone());
                    *entry.1.entry(fact.kind).or_default() += 1;
                    entry.2.insert(at);
                }
            }
        }
        let names: Vec<&String> = seen.keys().collect();
        let kinds: BTreeMap<String, FactKind> = seen
            .iter()
            .map(|(n, (_, kinds, _))| {
                (n.clone(), kinds.iter().max_by_key(|(k, c)| (**c, std::cmp::Reverse(**k))).map_or(FactKind::Organization, |(k, _)| *k))
            })
            .collect();
        let printed = |n: &String| seen.get(n).and_then(|s| s.0.iter().next()).cloned().unwrap_or_default();

        // Names that share a beginning of a word (as it sounds) are looked at; the others can't be the same.
        let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, name) in names.iter().enumerate() {
            for key in keys(name) {
                buckets.entry(key).or_default().push(i);
            }
        }
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for bucket in buckets.values().filter(|b| b.len() <= 200) {
            for (n, &i) in bucket.iter().enumerate() {
                pairs.extend(bucket[n + 1..].iter().map(|&j| (i.min(j), i.max(j))).filter(|(i, j)| i != j));
            }
        }
        let mut links: Vec<(Relation, usize, usize)> = Vec::new();
        let mut apart = BTreeSet::new();
        for (i, j) in pairs {
            let (a, b) = (names[i], names[j]);
            let Some(relation) = compare(&printed(a), kinds[a], &printed(b), kinds[b]) else { continue };
            if relation == Relation::Different {
                continue;
            }
            if relation == Relation::Variant && seen[a].2.intersection(&seen[b].2).next().is_some() {
                apart.insert((a.clone(), b.clone()));
                continue;
            }
            links.push((relation, i, j));
        }
        let mut groups = Groups::new(names.len());
        links.sort();
        for &(_, i, j) in &links {
            let (p, q) = (groups.root(i), groups.root(j));
            if p == q {
                continue;
            }
            // Every member of one must be able to be every member of the other.
            let fits = groups.members[p].iter().all(|&x| {
                groups.members[q].iter().all(|&y| {
                    let (a, b) = (names[x], names[y]);
                    !apart.contains(&(a.min(b).clone(), a.max(b).clone()))
                        && compare(&printed(a), kinds[a], &printed(b), kinds[b]).is_some_and(|r| r != Relation::Different)
                })
            });
            // A short form that fits several full names which exclude one another joins none of them.
            let ambiguous = |short: usize, other: usize| {
                links.iter().any(|&(_, a, b)| {
                    let third = if a == short {
                        b
                    } else if b == short {
                        a
                    } else {
                        return false;
                    };
                    third != other
                        && compare(&printed(names[third]), kinds[names[third]], &printed(names[other]), kinds[names[other]])
                            .is_none_or(|r| r == Relation::Different)
                })
            };
            if fits && !ambiguous(i, j) && !ambiguous(j, i) {
                groups.join(p, q);
            }
        }
        let mut ids: BTreeMap<usize, usize> = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        let mut fullest: Vec<String> = Vec::new();
        for (i, name) in names.iter().enumerate() {
            let root = groups.root(i);
            let id = *ids.entry(root).or_insert_with(|| {
                fullest.push(String::new());
                fullest.len() - 1
            });
            by_name.insert((*name).clone(), id);
            let full = printed(name);
            if (full.chars().count(), std::cmp::Reverse(&full)) > (fullest[id].chars().count(), std::cmp::Reverse(&fullest[id])) {
                fullest[id] = full;
            }
        }
        Self { by_name, names: fullest, kinds, apart, asked: RefCell::default() }
    }

    /// The entity that a canonical name of any article stands for.
    pub fn id(&self, canonical: &str) -> Option<usize> {
        self.by_name.get(&canonical.to_lowercase()).copied()
    }

    /// The fullest name of an entity over all articles.
    pub fn name(&self, id: usize) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }

    /// How two canonical names stand to one another: the same; a spelling or a short form of the given name that is very
    /// likely meant as the same; or different. Two names that the event joins are never `Different`.
    pub fn relation(&self, a: &str, b: &str) -> Relation {
        let (x, y) = (a.to_lowercase(), b.to_lowercase());
        if x == y {
            return Relation::Same;
        }
        let kind = |n: &String, other: &String| self.kinds.get(n).or_else(|| self.kinds.get(other)).copied().unwrap_or(FactKind::Person);
        let direct = compare(a, kind(&x, &y), b, kind(&y, &x)).unwrap_or(Relation::Different);
        if self.apart.contains(&(x.clone().min(y.clone()), x.clone().max(y.clone()))) {
            return Relation::Different;
        }
        match (self.by_name.get(&x), self.by_name.get(&y)) {
            (Some(p), Some(q)) if p == q && direct == Relation::Different => Relation::Same,
            (Some(p), Some(q)) if p != q && direct == Relation::Same => Relation::Different,
            _ => direct,
        }
    }

    /// How two printed names of people compare by their words alone ([`likeness::people`]), worked out once for each two.
    pub fn people(&self, a: &str, b: &str) -> Relation {
        if let Some(known) = self.asked.borrow().get(a).and_then(|of_a| of_a.get(b)) {
            return *known;
        }
        let relation = likeness::people(a, b);
        self.asked.borrow_mut().entry(a.to_owned()).or_default().insert(b.to_owned(), relation);
        relation
    }

    /// Whether two names look alike without being the same or a variant: same last name with another given name, same given
    /// name with another last name, or two places or bodies that share all but one word. What a reader may mix up.
    pub fn is_similar(&self, a: &str, b: &str) -> bool {
        if self.relation(a, b) != Relation::Different {
            return false;
        }
        let (x, y) = (likeness::split(a), likeness::split(b));
        let shared = x.iter().filter(|w| w.chars().count() > 2 && y.contains(w)).count();
        shared > 0 && shared + 1 >= x.len().min(y.len())
    }
}

/// The forms in which a name is printed, how often each kind was found, and the articles that have it.
type Printed = (BTreeSet<String>, BTreeMap<FactKind, usize>, BTreeSet<usize>);

/// Compares two names of given kinds; `None` where the kinds exclude it.
fn compare(a: &str, kind_a: FactKind, b: &str, kind_b: FactKind) -> Option<Relation> {
    match (kind_a == FactKind::Person, kind_b == FactKind::Person) {
        (true, true) => Some(likeness::people(a, b)),
        (false, false) if kind_a == kind_b || a.len().min(b.len()) > 3 => Some(likeness::bodies(a, b)),
        // A kind that was guessed otherwise: only where the words are the same.
        _ => (likeness::split(a) == likeness::split(b)).then_some(Relation::Same),
    }
}

/// Keys under which a name is looked up: the first letters of its words, and the letters of its acronym.
fn keys(name: &str) -> BTreeSet<String> {
    let words = likeness::split(name);
    let mut out: BTreeSet<String> = words
        .iter()
        .filter(|w| w.chars().count() > 1)
        .map(|w| w.chars().take(1).collect::<String>() + &w.chars().skip(1).filter(|c| !"aeiouyh".contains(*c)).take(1).collect::<String>())
        .collect();
    let initials: String =
        words.iter().filter(|w| !matches!(w.as_str(), "of" | "and" | "the" | "for")).filter_map(|w| w.chars().next()).collect();
    out.insert(format!("={initials}"));
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.chars().count() <= 7 {
        out.insert(format!("={letters}"));
    }
    out
}

/// Disjoint sets with their members.
struct Groups {
    root: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { root: (0..count).collect(), members: (0..count).map(|i| vec![i]).collect() }
    }

    fn root(&self, i: usize) -> usize {
        self.root[i]
    }

    fn join(&mut self, p: usize, q: usize) {
        let (keep, gone) = (p.min(q), p.max(q));
        for m in std::mem::take(&mut self.members[gone]) {
            self.root[m] = keep;
            self.members[keep].push(m);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Reference;
    use crate::document::{Document, Metadata};

    fn read(texts: &[&str]) -> Vec<Article> {
        texts
            .iter()
            .enumerate()
            .map(|(i, t)| Article::read(&i.to_string(), &Document::raw(t, Metadata::default()), Reference::default()))
            .collect()
    }

    #[test]
    fn joins_variants_across_articles() {
        let articles = read(&[
            "Foreign Minister Andrii Sybiha met Michael Dorn of the Federal Harbor Service (FHS) on Sunday.",
            "Foreign Minister Andriy Sibiga met Mike Dorn. The FHS was silent.",
        ]);
        let e = Entities::resolve(&articles);
        assert_eq!(e.id("Andrii Sybiha"), e.id("Andriy Sibiga"));
        assert_eq!(e.relation("Andrii Sybiha", "Andriy Sibiga"), Relation::Variant);
        assert_eq!(e.id("Michael Dorn"), e.id("Mike Dorn"));
        assert_eq!(e.id("FHS"), e.id("Federal Harbor Service"));
        assert_eq!(e.relation("FHS", "Federal Harbor Service"), Relation::Same);
    }

    #[test]
    fn keeps_other_people_apart() {
        let articles = read(&[
            "Police named the victims as Sara Lund, 40, and Jonas Lund, 12.",
            "Police named the victims as Sarah Lund, 40, and Marta Lund, 12. Lund was a teacher.",
        ]);
        let e = Entities::resolve(&articles);
        assert_eq!(e.relation("Sara Lund", "Sarah Lund"), Relation::Variant);
        assert_eq!(e.relation("Jonas Lund", "Marta Lund"), Relation::Different);
        assert!(e.is_similar("Jonas Lund", "Marta Lund"));
        assert_ne!(e.id("Jonas Lund"), e.id("Marta Lund"));
    }

    #[test]
    fn does_not_depend_on_order() {
        let texts = [
            "Mayor Ann Roe spoke in Bergen. Roe left.",
            "Anne Roe spoke. Police Chief Tom Roe agreed.",
            "Roe spoke in Bergen, said Thomas Roe.",
        ];
        let mut other = texts;
        other.reverse();
        let (x, y) = (Entities::resolve(&read(&texts)), Entities::resolve(&read(&other)));
        assert_eq!(x.by_name, y.by_name);
    }
}
