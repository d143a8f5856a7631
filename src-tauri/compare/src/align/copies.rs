//! Copies of one sentence in an event of many articles, aligned and judged as one: hundreds of outlets print the agencies' sentences,
//! and what is true of one copy is true of all.
//!
//! Sentences of the very same words (and the same facts: "on Tuesday" is another day a week later) have one that speaks for them.
//! Those nearly the same have one that leads: they report what it reports, and are judged against it alone. Events of up to
//! [`ORDINARY`] articles are left as they are.

use std::collections::{BTreeMap, HashMap};

use crate::align::claims::Group;
use crate::align::{Link, Possible, Standing};
use crate::comparison::{Place, Side};
use crate::event::{Event, UnitFacts};
use crate::judge::Draft;
use crate::shingles::{Counts, Texts};
use crate::span::Span;

/// Articles of an event in which every sentence is aligned by itself.
pub const ORDINARY: usize = 30;

/// From this share of words in common runs on, two sentences are nearly the same: a name or a figure may be another, not the statement.
const NEAR: f64 = 0.75;

/// What two that are nearly the same count as: surely linked, the one as near to the other as any.
const SURE: f64 = 0.99;

/// The copies of an event; none in an ordinary one.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// For each sentence that speaks for others all sentences of its words, itself among them, in order of place.
    same: BTreeMap<Place, Vec<Place>>,
    /// For each sentence that leads those nearly the same, in order of place.
    near: BTreeMap<Place, Vec<Place>>,
}

impl Copies {
    /// Finds the copies and leaves only those among the event's units that speak for others or lead. Sentences that a person spoke of
    /// are `kept` as they are.
    pub fn fold(event: &mut Event, texts: &Texts, kept: &dyn Fn(Place) -> bool) -> Self {
        let mut out = Self::default();
        if event.articles.len() <= ORDINARY {
            return out;
        }
        let mut stays = vec![true; event.units.len()];
        // A version speaks for no other outlet's copies: what stands against them may be no more than an edit of its own article.
        let of = |place: Place| event.versions.of(place.article);
        let mut speakers: HashMap<(&str, &UnitFacts, Option<usize>), Place> = HashMap::new();
        for (u, unit) in event.units.iter().enumerate().filter(|(_, u)| !kept(u.place)) {
            let words = event.articles[unit.place.article].words(unit.place.sentence);
            let speaker = *speakers.entry((words, &unit.facts, of(unit.place))).or_insert(unit.place);
            out.same.entry(speaker).or_default().push(unit.place);
            stays[u] = speaker == unit.place;
        }
        out.same.retain(|_, all| all.len() > 1);
        let mut leaders = Leaders::default();
        // Nor does it lead others; it may follow one that does.
        let (own, versions): (Vec<usize>, Vec<usize>) = (0..event.units.len()).partition(|u| of(event.units[*u].place).is_none());
        for (u, leads) in own.into_iter().map(|u| (u, true)).chain(versions.into_iter().map(|u| (u, false))) {
            let unit = &event.units[u];
            let Some(text) = texts.at(unit.place).filter(|_| stays[u] && !kept(unit.place)) else { continue };
            let fits = |v: usize| event.units[v].quoted == unit.quoted;
            if let Some(leader) = leaders.nearest(texts, text, &fits) {
                out.near.entry(event.units[leader].place).or_default().push(unit.place);
                stays[u] = false;
            } else if leads {
                leaders.add(texts, text, u);
            }
        }
        out.near.values_mut().for_each(|near| near.sort_unstable());
        let mut stays = stays.into_iter();
        event.units.retain(|_| stays.next().unwrap_or(true));
        out
    }

    /// Those nearly the same as the one that leads them, as pairs to be judged.
    pub fn pairs(&self) -> impl Iterator<Item = Possible> + '_ {
        let standing = Standing { rank_most: 1.0, rank_least: 1.0, ..Standing::default() };
        let pair = move |a: Place, b: Place| Possible {
            link: Link { a: a.min(b), b: a.max(b), score: SURE },
            linked: true,
            standing,
            meaning: None,
        };
        self.near.iter().flat_map(move |(leader, near)| near.iter().map(move |p| pair(*leader, *p)))
    }

    /// Groups with all that is nearly the same as their mentions.
    pub fn with_near(&self, groups: &mut [Group]) {
        Self::extend(&self.near, groups);
        for g in groups.iter_mut().filter(|_| !self.near.is_empty()) {
            g.score = if g.mentions.len() > 1 { g.score.min(SURE) } else { g.score };
        }
    }

    /// Groups and differences with all sentences of the same words.
    pub fn unfold(&self, event: &Event, groups: &mut [Group], drafts: &mut [Draft]) {
        Self::extend(&self.same, groups);
        let start = |p: Place| event.articles.get(p.article).and_then(|a| a.sentence(p.sentence)).map_or(0, |s| s.span.start);
        for draft in drafts.iter_mut().filter(|_| !self.same.is_empty()) {
            let copies = |side: &Side| {
                let from = start(side.place);
                let moved = |place: Place| {
                    let to = start(place);
                    let span = Span::new(to + side.span.start - from, to + side.span.end - from);
                    Side { place, span, value: side.value.clone() }
                };
                let all = self.same.get(&side.place).map_or(&[][..], Vec::as_slice);
                all.iter().filter(|p| **p != side.place).map(|p| moved(*p)).collect::<Vec<_>>()
            };
            let more: Vec<Side> = draft.values.iter().flat_map(copies).collect();
            draft.values.extend(more);
            draft.values.sort_by_key(|s| (s.place, s.span));
        }
    }

    fn extend(by: &BTreeMap<Place, Vec<Place>>, groups: &mut [Group]) {
        for group in groups.iter_mut().filter(|_| !by.is_empty()) {
            let more: Vec<Place> = group.mentions.iter().filter_map(|m| by.get(m)).flatten().copied().collect();
            group.mentions.extend(more);
            group.mentions.sort_unstable();
            group.mentions.dedup();
        }
    }
}

/// Units that lead others, by their texts' runs of words.
#[derive(Default)]
struct Leaders {
    /// Text and unit of each.
    all: Vec<(usize, usize)>,
    /// For each run the leaders that have it, by position.
    index: HashMap<u32, Vec<u32>>,
    counts: Counts,
}

impl Leaders {
    fn add(&mut self, texts: &Texts, text: usize, unit: usize) {
        for run in texts.all[text].runs() {
            let have = self.index.entry(*run).or_default();
            if have.last() != Some(&(self.all.len() as u32)) {
                have.push(self.all.len() as u32);
            }
        }
        self.all.push((text, unit));
    }

    /// The unit that leads a text: of those that fit the one most like it, the first of several.
    fn nearest(&mut self, texts: &Texts, text: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
        for have in texts.all[text].runs().iter().filter_map(|r| self.index.get(r)) {
            self.counts.add(have);
        }
        let mut best: Option<(f64, usize)> = None;
        for (leader, runs) in self.counts.take() {
            let (other, unit) = self.all[leader];
            if texts.may_share(NEAR, text, other, runs) && fits(unit) {
                let similarity = texts.similarity(text, other);
                if similarity >= NEAR && best.is_none_or(|b| similarity > b.0) {
                    best = Some((similarity, unit));
                }
            }
        }
        best.map(|b| b.1)
    }
}

#[cfg(test)]
mod tests {
    use crate::comparison::{Comparison, Status};
    use crate::document::{Document, Metadata};
    use crate::meaning::NoMeaning;
    use crate::pipeline::{self, Input};

    const WIRE: [&str; 3] = [
        "Nine people were hurt when the ferry Halcyon caught fire off Skarne on Monday morning, the coast guard said.",
        "The harbour of Skarne was closed to all ships until the wreck had been towed to the northern quay.",
        "Divers will look at the hull as soon as the storm over the strait has passed.",
    ];

    fn compared(count: usize, edited: usize) -> Comparison {
        let input = |i: usize| {
            let text = WIRE.join(" ");
            let text = if i == edited { text.replace("Nine", "Eleven") } else { text };
            let text = if i == 3 { format!("A baker in Skarne sold more bread than ever. {text}") } else { text };
            Input { id: format!("a{i:03}"), document: Document::raw(&text, Metadata::default()) }
        };
        pipeline::compare(&(0..count).map(input).collect::<Vec<_>>(), &NoMeaning)
    }

    #[test]
    fn copies_are_one_claim_and_one_origin() {
        let c = compared(120, usize::MAX);
        let agree: Vec<_> = c.claims.iter().filter(|c| c.status == Status::Agree).collect();
        assert_eq!(agree.len(), 3);
        assert!(agree.iter().all(|c| c.mentions.len() == 120 && c.origins == 1));
        assert_eq!((c.claims.len(), c.differences.len(), c.copied.len()), (4, 0, 3 * 119));
    }

    #[test]
    fn what_one_copy_has_otherwise_stands_against_all_others() {
        let c = compared(60, 7);
        assert_eq!(c.differences.len(), 1);
        let d = &c.differences[0];
        assert_eq!(d.values.len(), 60);
        for side in &d.values {
            let words = c.articles[side.place.article].words_at(side.place.sentence, side.span);
            let own = c.articles[side.place.article].id == "a007";
            assert_eq!(words.split_whitespace().next(), Some(if own { "Eleven" } else { "Nine" }));
        }
        assert_eq!(c.claims[d.claim].status, Status::Differ);
        assert_eq!(c.claims.iter().filter(|c| c.status == Status::Differ).count(), 1);
    }

    #[test]
    fn an_event_of_many_copies_does_not_depend_on_the_order_of_files() {
        let input = |i: usize| {
            let text = WIRE[i % 3..].join(" ").replace("Monday", if i.is_multiple_of(4) { "Sunday" } else { "Monday" });
            Input { id: format!("a{i:03}"), document: Document::raw(&format!("{text} Outlet {i} was there."), Metadata::default()) }
        };
        let mut inputs: Vec<Input> = (0..40).map(input).collect();
        let ids = |c: &Comparison| (c.claims.iter().map(|c| c.id.clone()).collect::<Vec<_>>(), c.differences.clone().len(), c.copied.len());
        let one = ids(&pipeline::compare(&inputs, &NoMeaning));
        inputs.reverse();
        assert_eq!(ids(&pipeline::compare(&inputs, &NoMeaning)), one);
    }
}
