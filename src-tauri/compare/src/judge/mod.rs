//! What stands against a claim: the rules, one file a kind of difference.
//!
//! Each rule reads two mentions of one claim ([`mention::Pair`]) and gives the [`Clash`]es that it finds; [`assemble`] makes one
//! draft of all clashes about one thing, over all articles and all claims that hold it.

use std::collections::BTreeMap;

use crate::align::claims::Group;
use crate::align::{Link, Possible};
use crate::comparison::{Confidence, DifferenceKind, Place, Severity, Side};
use crate::event::Event;
use crate::facts::quotes::marks;
use crate::span::Span;

mod absence;
mod actor;
mod age;
mod another;
mod antonym;
mod assemble;
pub mod attribution;
mod certainty;
pub mod comparable;
mod condition;
mod counterparts;
mod date;
mod deed;
pub mod denial;
mod diff;
mod direction;
mod extent;
mod figure;
mod lag;
mod logistic;
mod mention;
mod money;
mod name;
mod negation;
mod number;
mod occasion;
mod percent;
mod place;
mod quantity;
mod quote;
mod sequence;
mod speaker;
pub mod standing;
mod superseded;
mod title;
mod told;
mod update;
pub mod whereabouts;
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

/// The rules for values, whose clashes are weighed by [`comparable`]. They and the rest are asked in turn; an earlier one has the word: a
/// later clash over the same words of both sentences is dropped.
const VALUES: &[Rule] = &[number::rule, money::rule, percent::rule, age::rule, date::rule];

/// The rules for sentences that only their values join, beside those: which side, which number of a thing the value is of; none against
/// some.
const OF_VALUES: &[Rule] = &[direction::rule, place::rule, absence::rule];

/// The other rules, for sentences that are linked.
const RULES: &[Rule] = &[
    figure::rule,
    quote::rule,
    speaker::rule,
    actor::rule,
    condition::rule,
    negation::rule,
    absence::rule,
    deed::rule,
    sequence::rule,
    lag::rule,
    extent::rule,
    direction::rule,
    antonym::rule,
    title::rule,
    name::rule,
    place::rule,
    whereabouts::rule,
    certainty::rule,
    standing::rule,
    attribution::rule,
    denial::rule,
];

/// All differences of an event's groups, no two alike. Without possible pairs the groups' own scores count: two sentences without their
/// articles.
pub fn differences(event: &Event, groups: &[Group], possible: Option<&[Possible]>) -> Vec<Draft> {
    let known = possible.map(Known::new);
    let mut mentions = Mentions::of(event);
    groups.iter().filter(|g| g.mentions.len() > 1).flat_map(|g| &g.mentions).for_each(|p| mentions.read(*p));
    let verbatim = told::Verbatim::of(event);
    let mut found: BTreeMap<(Place, Place), Vec<Clash>> = BTreeMap::new();
    let mut look = |p: Place, q: Place, put: &dyn Fn(&Mention, &Mention) -> Vec<Clash>| {
        if p.article == q.article || found.contains_key(&(p, q)) || verbatim.either(event, p, q) {
            return;
        }
        // What an outlet changed from one version of its article to the next is told there.
        if event.versions.same(p.article, q.article) {
            return;
        }
        if let (Some(a), Some(b)) = (mentions.all.get(&p), mentions.all.get(&q)) {
            found.insert((p, q), put(a, b));
        }
    };
    for group in groups {
        match &known {
            None => {
                for (i, p) in group.mentions.iter().enumerate() {
                    for q in &group.mentions[i + 1..] {
                        look(*p.min(q), *p.max(q), &|a, b| clashes(&Pair::alone(event, a, b, group.score)));
                    }
                }
            }
            Some(known) => {
                for p in &group.mentions {
                    for (q, possible) in known.of(*p).filter(|(q, _)| group.mentions.binary_search(q).is_ok()) {
                        look(*p, q, &|a, b| clashes(&Pair::new(event, a, b, possible)));
                    }
                }
            }
        }
    }
    told::drop(groups, &mentions.all, &mut found);
    let mut drafts = assemble::drafts(event, groups, &found);
    update::mark(event, &mut drafts);
    superseded::mark(event, groups, &mut mentions, &found, &mut drafts);
    drafts
}

/// The pairs that are not linked by themselves but whose values speak for it: two figures, days or times that are probably of the same
/// thing. Outlets that contradict each other share fewer words than those that agree.
pub fn speaking(event: &Event, possible: &[Possible]) -> Vec<Link> {
    let verbatim = told::Verbatim::of(event);
    let mut mentions = Mentions::of(event);
    let weak = || possible.iter().filter(|p| !p.linked);
    let valued =
        |place: Place| event.articles.get(place.article).is_some_and(|a| a.facts_of(place.sentence).iter().any(comparable::valued));
    weak().filter(|p| valued(p.link.a) && valued(p.link.b)).for_each(|p| {
        mentions.read(p.link.a);
        mentions.read(p.link.b);
    });
    let speaks = |p: &&Possible| {
        let (p_at, q_at) = ordered(&p.link);
        let (Some(a), Some(b)) = (mentions.all.get(&p_at), mentions.all.get(&q_at)) else { return false };
        let pair = Pair::new(event, a, b, p);
        // "about 2 p.m." and "2 p.m.": many a thing is at two.
        let told = |c: &Clash| c.severity == Severity::Material || c.a.value != c.b.value;
        !verbatim.either(event, p_at, q_at) && VALUES.iter().any(|rule| rule(&pair).iter().any(told))
    };
    weak().filter(speaks).map(|p| p.link).collect()
}

/// The pairs of a sentence that says there was none with one of another article that tells of some, where nothing links such a one: to be
/// linked, and to be added to the possible pairs where they are none yet.
pub fn denying(event: &Event, possible: &[Possible]) -> Vec<Possible> {
    let mut mentions = Mentions::of(event);
    let may_deny = |p: &Place| absence::may_deny(event.articles[p.article].words(p.sentence));
    event.units.iter().map(|u| u.place).filter(may_deny).for_each(|p| mentions.read(p));
    if !mentions.all.values().any(absence::denies) {
        return Vec::new();
    }
    event.units.iter().for_each(|u| mentions.read(u.place));
    let verbatim = told::Verbatim::of(event);
    let mut out = absence::pairs(event, &mentions.all, possible);
    out.retain(|p| !verbatim.either(event, p.link.a, p.link.b));
    out.sort_by_key(|p| (p.link.a, p.link.b));
    out.dedup_by_key(|p| (p.link.a, p.link.b));
    out
}

/// All credits of linked sentences that are not of one source, with what speaks for both vouching for the same statement: what
/// [`attribution`] is trained on.
pub fn attribution_rows(event: &Event, possible: &[Possible]) -> Vec<comparable::Row> {
    linked_rows(event, possible, attribution::rows)
}

/// All named places of linked sentences that differ, with what speaks for both being said of the same thing: what [`whereabouts`] is
/// trained on.
pub fn place_rows(event: &Event, possible: &[Possible]) -> Vec<comparable::Row> {
    linked_rows(event, possible, whereabouts::rows)
}

/// All statements of linked sentences that stand otherwise in the other, with what speaks for their being the same: what [`standing`] is
/// trained on.
pub fn standing_rows(event: &Event, possible: &[Possible]) -> Vec<comparable::Row> {
    linked_rows(event, possible, standing::rows)
}

fn linked_rows(event: &Event, possible: &[Possible], of: fn(&Pair) -> Vec<comparable::Row>) -> Vec<comparable::Row> {
    let mut mentions = Mentions::of(event);
    let linked = || possible.iter().filter(|p| p.linked);
    linked().for_each(|p| {
        mentions.read(p.link.a);
        mentions.read(p.link.b);
    });
    let rows = |p: &Possible| {
        let (at, bt) = ordered(&p.link);
        Some(of(&Pair::new(event, mentions.all.get(&at)?, mentions.all.get(&bt)?, p)))
    };
    linked().filter_map(rows).flatten().collect()
}

/// What one of two sentences alone denies and the other says: what [`denial`] is trained on. The probability is that of the two reporting
/// the same fact.
pub fn denial_rows(event: &Event, score: f64) -> Vec<comparable::Row> {
    let mut mentions = Mentions::of(event);
    event.articles.iter().enumerate().for_each(|(i, a)| a.units().for_each(|s| mentions.read(Place { article: i, sentence: s.index })));
    let places = |article: usize| mentions.all.keys().filter(move |p| p.article == article);
    let all = places(0).flat_map(|a| places(1).map(move |b| (a, b)));
    all.flat_map(|(a, b)| denial::rows(&Pair::alone(event, &mentions.all[a], &mentions.all[b], score))).collect()
}

/// All values of sentences that may be of the same thing, with what speaks for it: what [`comparable`] is trained on. Without possible
/// pairs all sentences of the two articles are laid side by side with the probability given, as two sentences alone are.
pub fn comparable_rows(event: &Event, possible: Option<&[Possible]>, score: f64) -> Vec<comparable::Row> {
    let mut mentions = Mentions::of(event);
    event.articles.iter().enumerate().for_each(|(i, a)| a.units().for_each(|s| mentions.read(Place { article: i, sentence: s.index })));
    let places = |article: usize| mentions.all.keys().filter(move |p| p.article == article);
    let Some(possible) = possible else {
        let all = places(0).flat_map(|a| places(1).map(move |b| (a, b)));
        let pair = |(a, b)| comparable::rows(&Pair::alone(event, &mentions.all[a], &mentions.all[b], score));
        return all.flat_map(pair).collect();
    };
    let rows = |p: &Possible| {
        let (at, bt) = ordered(&p.link);
        Some(comparable::rows(&Pair::new(event, mentions.all.get(&at)?, mentions.all.get(&bt)?, p)))
    };
    possible.iter().filter_map(rows).flatten().collect()
}

fn ordered(link: &Link) -> (Place, Place) {
    (link.a.min(link.b), link.a.max(link.b))
}

/// The possible pairs by their first place.
struct Known<'p>(Vec<((Place, Place), &'p Possible)>);

impl<'p> Known<'p> {
    fn new(possible: &'p [Possible]) -> Self {
        let mut all: Vec<((Place, Place), &Possible)> = possible.iter().map(|p| (ordered(&p.link), p)).collect();
        all.sort_by_key(|k| k.0);
        Self(all)
    }

    /// Those of a place with later ones.
    fn of(&self, place: Place) -> impl Iterator<Item = (Place, &'p Possible)> + '_ {
        let from = self.0.partition_point(|k| k.0.0 < place);
        self.0[from..].iter().take_while(move |k| k.0.0 == place).map(|k| (k.0.1, k.1))
    }
}

/// Mentions, each read once.
struct Mentions<'e, 'a> {
    event: &'e Event<'a>,
    /// For each article the quotations of its headline and of its text.
    quotations: Vec<[Vec<Span>; 2]>,
    all: BTreeMap<Place, Mention<'a>>,
}

impl<'e, 'a> Mentions<'e, 'a> {
    fn of(event: &'e Event<'a>) -> Self {
        let inner = |text: &str| marks::find(text).into_iter().map(|region| region.inner).collect();
        let quotations = |a: &crate::article::Article| [inner(a.metadata.headline.as_deref().unwrap_or("")), inner(&a.text)];
        Self { event, quotations: event.articles.iter().map(quotations).collect(), all: BTreeMap::new() }
    }

    fn read(&mut self, place: Place) {
        let Some(quoted) = self.quotations.get(place.article).map(|q| &q[usize::from(place.sentence >= 0)]) else { return };
        if !self.all.contains_key(&place)
            && let Some(mention) = Mention::new(self.event, place, quoted)
        {
            self.all.insert(place, mention);
        }
    }
}

/// What all rules find between two mentions; between two that only their values join, what the rules for values find and [`OF_VALUES`].
fn clashes(pair: &Pair) -> Vec<Clash> {
    let mut out: Vec<Clash> = Vec::new();
    let rest = if pair.linked { RULES } else { OF_VALUES };
    for rule in VALUES.iter().chain(rest) {
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
