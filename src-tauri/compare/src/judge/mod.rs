//! What stands against a claim: the rules, one file a kind of difference.
//!
//! Each rule reads two mentions of one claim ([`mention::Pair`]) and gives the [`Clash`]es that it finds; [`assemble`] makes one
//! draft of all clashes about one thing, over all articles and all claims that hold it.

use std::collections::{BTreeMap, HashMap};

use crate::align::Link;
use crate::align::claims::Group;
use crate::comparison::{Confidence, DifferenceKind, Place, Severity, Side};
use crate::event::Event;
use crate::span::Span;

mod actor;
mod age;
mod antonym;
mod assemble;
mod attribution;
mod certainty;
pub mod comparable;
mod date;
mod diff;
mod mention;
mod money;
mod name;
mod negation;
mod number;
mod percent;
mod place;
mod quantity;
mod quote;
mod sequence;
mod title;
mod told;
mod update;
mod words;

pub(crate) use words::is_function;

use mention::{Mention, Pair};

/// A difference before it gets its id and its claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Position of the group it stands against.
    pub group: usize,
    /// What sort.
    pub kind: DifferenceKind,
    /// Whether it must be acted on.
    pub severity: Severity,
    /// The articles' times explain it.
    pub update: bool,
    /// How sure.
    pub confidence: Confidence,
    /// Two or more sides, of two or more articles.
    pub values: Vec<Side>,
    /// Why, in plain words.
    pub reason: String,
}

/// One side of a clash: where, and the printable value.
#[derive(Clone, Debug, PartialEq)]
struct Value {
    span: Span,
    value: String,
}

impl Value {
    fn new(span: Span, value: impl Into<String>) -> Self {
        Self { span, value: value.into() }
    }
}

/// Two facts of two mentions that can't stand side by side.
#[derive(Clone, Debug, PartialEq)]
struct Clash {
    kind: DifferenceKind,
    severity: Severity,
    confidence: Confidence,
    /// In the first mention of the pair.
    a: Value,
    /// In the second.
    b: Value,
    /// What the two have in common and why they can't both stand, to follow the values: "both count the injured".
    note: String,
}

/// A rule: the clashes of its kind between two mentions.
type Rule = fn(&Pair) -> Vec<Clash>;

/// All rules. An earlier one has the word: a later clash over the same words of both sentences is dropped.
const RULES: &[Rule] = &[
    number::rule,
    money::rule,
    percent::rule,
    age::rule,
    date::rule,
    quote::rule,
    actor::rule,
    negation::rule,
    sequence::rule,
    antonym::rule,
    title::rule,
    name::rule,
    place::rule,
    certainty::rule,
    attribution::rule,
];

/// All differences of an event's groups, no two alike. Without links the groups' own scores count: two sentences without their articles.
pub fn differences(event: &Event, groups: &[Group], links: &[Link]) -> Vec<Draft> {
    let score: HashMap<(Place, Place), f64> = links.iter().map(|l| ((l.a.min(l.b), l.a.max(l.b)), l.score)).collect();
    let quotations: Vec<[Vec<Span>; 2]> = event
        .articles
        .iter()
        .map(|a| [mention::quotations(a.metadata.headline.as_deref().unwrap_or("")), mention::quotations(&a.text)])
        .collect();
    let mut mentions: BTreeMap<Place, Mention> = BTreeMap::new();
    for place in groups.iter().filter(|g| g.mentions.len() > 1).flat_map(|g| &g.mentions) {
        let Some(quoted) = quotations.get(place.article).map(|q| &q[usize::from(place.sentence >= 0)]) else { continue };
        if !mentions.contains_key(place)
            && let Some(m) = Mention::new(event, *place, quoted)
        {
            mentions.insert(*place, m);
        }
    }
    let verbatim = told::Verbatim::of(event);
    let mut found: BTreeMap<(Place, Place), Vec<Clash>> = BTreeMap::new();
    for group in groups {
        for (i, p) in group.mentions.iter().enumerate() {
            for q in &group.mentions[i + 1..] {
                let (p, q) = (*p.min(q), *p.max(q));
                if p.article == q.article
                    || found.contains_key(&(p, q))
                    || verbatim.has(event, p, q.article)
                    || verbatim.has(event, q, p.article)
                {
                    continue;
                }
                if let (Some(a), Some(b)) = (mentions.get(&p), mentions.get(&q)) {
                    found.insert(
                        (p, q),
                        clashes(&Pair::new(event, a, b, score.get(&(p, q)).copied().unwrap_or(group.score), links.is_empty())),
                    );
                }
            }
        }
    }
    told::drop(groups, &mentions, &mut found);
    let mut drafts = assemble::drafts(event, groups, &found);
    update::mark(event, &mut drafts);
    drafts
}

/// All values of linked sentences that may be of the same thing, with what speaks for it: what [`comparable`] is trained on.
pub fn comparable_rows(event: &Event, links: &[Link], alone: bool) -> Vec<comparable::Row> {
    let mention = |place: Place| {
        let article = event.articles.get(place.article)?;
        let text = if place.sentence < 0 { article.metadata.headline.as_deref().unwrap_or("") } else { &article.text };
        Mention::new(event, place, &mention::quotations(text))
    };
    let rows = |l: &Link| {
        let (a, b) = (mention(l.a.min(l.b))?, mention(l.a.max(l.b))?);
        Some(comparable::rows(&Pair::new(event, &a, &b, l.score, alone)))
    };
    links.iter().filter_map(rows).flatten().collect()
}

/// What all rules find between two mentions.
fn clashes(pair: &Pair) -> Vec<Clash> {
    let mut out: Vec<Clash> = Vec::new();
    for rule in RULES {
        for clash in rule(pair) {
            let taken = |c: &Clash| c.a.span.overlaps(clash.a.span) && c.b.span.overlaps(clash.b.span);
            if !clash.a.span.is_empty() && !clash.b.span.is_empty() && !out.iter().any(taken) {
                out.push(clash);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
