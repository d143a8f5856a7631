//! Documents of one event to one [`Comparison`], in the order that DESIGN.md draws.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::align::{self, Link, Possible, claims::Group, copies::Copies};
use crate::article::{Article, Reference};
use crate::comparison::{Claim, Comparison, Confidence, Difference, DifferenceKind, Joined, JoinedBy, Place, Severity, Side, Status};
use crate::corrections::{Corrections, Placed};
use crate::document::{Document, Metadata};
use crate::event::Event;
use crate::judge::{self, Draft};
use crate::meaning::Meaning;
use crate::origin::{self, Origins};
use crate::shingles::Texts;
use crate::versions;

/// An article to compare: its id, unique within the event, and what was read of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Unique within the event.
    pub id: String,
    /// What was read.
    pub document: Document,
}

/// Compares the articles of one event.
///
/// All work is done on the articles in a canonical order (by their content), so that the order given changes nothing but the
/// order of [`Comparison::articles`].
pub fn compare(inputs: &[Input], meaning: &dyn Meaning) -> Comparison {
    compare_corrected(inputs, meaning, &Corrections::default())
}

/// The same with what a person said of which sentences report the same fact.
pub fn compare_corrected(inputs: &[Input], meaning: &dyn Meaning, corrections: &Corrections) -> Comparison {
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    order.sort_by_key(|&i| canonical_key(&inputs[i]));
    let borrowed = borrowed_day(inputs);
    let articles: Vec<Article> =
        order.iter().map(|&i| Article::read(&inputs[i].id, &inputs[i].document, reference(&inputs[i], borrowed))).collect();

    let mut event = Event::new(&articles);
    let corrections = Placed::new(corrections, &articles);
    let texts = Texts::of(&event);
    let copies = Copies::fold(&mut event, &texts, &|place| corrections.names(place));
    let mut possible = corrections.apply(event.versions.apply(&event, align::possible(&event, meaning)));
    let mut links: Vec<Link> = possible.iter().filter(|p| p.linked).map(|p| p.link).collect();
    links.extend(judge::speaking(&event, &possible));
    let linked: BTreeSet<(Place, Place)> = links.iter().map(|l| (l.a, l.b)).collect();
    let denying = judge::denying(&event, &possible);
    links.extend(denying.iter().map(|p| p.link));
    links.sort_by_key(|l| (l.a, l.b));
    links.dedup_by_key(|l| (l.a, l.b));
    possible.extend(denying);
    possible.sort_by_key(|p| (p.link.a, p.link.b));
    possible.dedup_by_key(|p| (p.link.a, p.link.b));
    let joined = joined(&links, &possible, &|l| linked.contains(&(l.a, l.b)), &corrections);
    let mut groups = align::claims::group_but(&event, &links, &|a, b| corrections.parted(a, b));
    copies.with_near(&mut groups);
    possible.extend(copies.pairs());
    let mut drafts = judge::differences(&event, &groups, Some(&possible));
    copies.unfold(&event, &mut groups, &mut drafts);
    // Whether two sentences of an event are about one matter is itself uncertain: what is doubtful besides does not come first.
    drafts.iter_mut().filter(|d| d.confidence == Confidence::Low).for_each(|d| d.severity = Severity::Minor);
    let origins = Origins::of(&event, &texts);

    let claims = claims(&event, &groups, &drafts, &texts, &origins.of);
    let differences = differences(&event, drafts);
    let meaning = took_part(&event, meaning);
    let Origins { copied, of: origin_of } = origins;
    let versions = std::mem::take(&mut event.versions.all);
    let mut comparison = Comparison { articles: Vec::new(), claims, differences, copied, origin_of, versions, meaning, joined };
    comparison.articles = articles;
    in_given_order(comparison, &order)
}

/// What the relative dates of each article are counted from, in the order given: to read the articles of an event again one by one.
pub fn references(inputs: &[Input]) -> Vec<Reference> {
    let borrowed = borrowed_day(inputs);
    inputs.iter().map(|i| reference(i, borrowed)).collect()
}

/// What `judge` answers for two sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The two sentences as one-sentence articles `a` and `b`, and their differences.
    pub comparison: Comparison,
    /// Calibrated probability that the two report the same fact.
    pub score: f64,
    /// Whether they do: `score` over the threshold, or a difference between comparable facts.
    pub related: bool,
}

/// From this probability on two sentences count as reporting the same fact.
pub const SAME_FACT: f64 = 0.45;

/// From this probability on they may, and a difference between comparable facts decides that they do.
const MAYBE_SAME_FACT: f64 = 0.05;

/// So many words a picture's credit has at most.
const CREDIT: usize = 8;

/// A sentence without the credit of the picture that it was copied with: "A man was hurt in Holm. | Jo Marsh/The Gazette via AP". Names
/// and what stands between them, without a figure: nothing that is told goes.
fn without_credit(text: &str) -> &str {
    const BETWEEN: &[&str] = &["via", "for", "by", "of", "the", "and", "photo", "file", "video", "courtesy"];
    let Some((told, credit)) = text.rsplit_once(". | ") else { return text };
    let named = |w: &str| w.starts_with(char::is_uppercase) || BETWEEN.contains(&w);
    let short = credit.split_whitespace().take(CREDIT + 1).count() <= CREDIT;
    let is_credit = short && credit.split_whitespace().all(named) && !credit.contains(|c: char| c.is_ascii_digit() || ".!?".contains(c));
    if is_credit { &text[..=told.len()] } else { text }
}

/// Judges two sentences, each taken as an article of its own.
pub fn judge(a: &str, b: &str, published: Option<&str>, meaning: &dyn Meaning) -> Judgement {
    let metadata = Metadata { published: published.map(str::to_owned), ..Metadata::default() };
    let reference = Reference { day: metadata.day(), borrowed: false };
    let read = |id: &str, text: &str| Article::read(id, &Document::raw(without_credit(text), metadata.clone()), reference);
    let articles = vec![read("a", a), read("b", b)];
    let event = Event::new(&articles);
    // Sums of the same numbers in another order may differ in their last bit: the score is always taken in one order.
    let score = if a <= b {
        align::score_pair(&event, meaning)
    } else {
        let turned = [articles[1].clone(), articles[0].clone()];
        align::score_pair(&Event::new(&turned), meaning)
    };
    let mentions: Vec<Place> = articles
        .iter()
        .enumerate()
        .flat_map(|(article, x)| x.sentences.iter().map(move |s| Place { article, sentence: s.index }))
        .collect();
    let groups = vec![Group { mentions, score }];
    let mut drafts = judge::differences(&event, &groups, None);
    // Two ages of one full name clash whatever the sentences tell, and two blocks of one street. Counts of people are taken up by every
    // report: of sentences that rather tell two things they say nothing.
    drafts.retain(|d| match d.kind {
        _ if score >= SAME_FACT => true,
        DifferenceKind::Age | DifferenceKind::Place if d.confidence == Confidence::High => true,
        DifferenceKind::Name => score >= MAYBE_SAME_FACT,
        DifferenceKind::Number => false,
        _ => score >= MAYBE_SAME_FACT && d.severity == Severity::Material,
    });
    let related = score >= SAME_FACT || !drafts.is_empty();
    let texts = Texts::of(&event);
    let Origins { copied, of: origin_of } = Origins::of(&event, &texts);
    let claims = claims(&event, &groups, &drafts, &texts, &origin_of);
    let differences = differences(&event, drafts);
    let meaning = took_part(&event, meaning);
    let (versions, joined) = (Vec::new(), Vec::new());
    let comparison = Comparison { articles, claims, differences, copied, origin_of, versions, meaning, joined };
    Judgement { comparison, score, related }
}

/// Whether there is a model.
fn took_part(event: &Event, meaning: &dyn Meaning) -> bool {
    let first = event.units.first().map(|u| event.articles[u.place.article].words(u.place.sentence));
    first.is_some_and(|words| meaning.vectors(&[words]).is_some())
}

/// What brought the sentences of each link together. Links and possible pairs are in order of place, and each link is one of those.
/// `otherwise`: whether more than that one denies what the other tells of links them.
fn joined(links: &[Link], possible: &[Possible], otherwise: &dyn Fn(&Link) -> bool, corrections: &Placed) -> Vec<Joined> {
    let mut all = possible.iter();
    let of = |l: &Link| {
        let p = all.find(|p| (p.link.a, p.link.b) == (l.a, l.b))?;
        let by = match p.linked {
            _ if corrections.linked(l.a, l.b) => JoinedBy::Person,
            true => JoinedBy::Sentences,
            false if otherwise(l) => JoinedBy::Values,
            false => JoinedBy::Denial,
        };
        Some(Joined { a: l.a, b: l.b, by, meaning: p.meaning })
    };
    links.iter().filter_map(of).collect()
}

/// Sorts articles by what they are, not by where they were dropped.
fn canonical_key(input: &Input) -> (String, String, String, String, String) {
    let m = &input.document.metadata;
    let text = |s: &Option<String>| s.clone().unwrap_or_default();
    (text(&m.published), text(&m.outlet), text(&m.headline), input.document.text.clone(), input.id.clone())
}

/// The day that undated articles borrow: the middle one of the days of the others.
fn borrowed_day(inputs: &[Input]) -> Option<Date> {
    let mut days: Vec<Date> = inputs.iter().filter_map(|i| i.document.metadata.day()).collect();
    days.sort();
    days.get(days.len() / 2).copied()
}

fn reference(input: &Input, borrowed: Option<Date>) -> Reference {
    let own = input.document.metadata.day();
    Reference { day: own.or(borrowed), borrowed: own.is_none() && borrowed.is_some() }
}

/// Whether a draft of another claim stands against this one too: two of its sides, of two articles and with two values, are mentions.
/// Versions of one article are as one.
fn against(event: &Event, draft: &Draft, group: &Group) -> bool {
    let here: Vec<&Side> = draft.values.iter().filter(|v| group.mentions.binary_search(&v.place).is_ok()).collect();
    let two = |v: &Side, w: &Side| {
        let (a, b) = (v.place.article, w.place.article);
        a != b && v.value != w.value && !event.versions.same(a, b)
    };
    // Two values of two articles: the first one's against another, or two others'.
    let firsts = if event.versions.is_empty() { 1 } else { here.len() };
    (0..firsts.min(here.len())).any(|i| here[i + 1..].iter().any(|w| two(here[i], w)))
}

fn claims(event: &Event, groups: &[Group], drafts: &[Draft], texts: &Texts, origin_of: &[usize]) -> Vec<Claim> {
    let mut drafts_at: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (i, d) in drafts.iter().enumerate() {
        d.values.iter().for_each(|v| drafts_at.entry(v.place).or_default().push(i));
    }
    let outlet_of = versions::outlets(event.articles);
    let mut judged = vec![false; groups.len()];
    drafts.iter().for_each(|d| judged[d.group] = true);
    groups
        .iter()
        .enumerate()
        .map(|(i, g)| {
            let touching = || {
                let all: BTreeSet<usize> = g.mentions.iter().filter_map(|m| drafts_at.get(m)).flatten().copied().collect();
                all.into_iter().any(|d| against(event, &drafts[d], g))
            };
            let several = |of: &dyn Fn(usize) -> usize| g.mentions.iter().any(|m| of(m.article) != of(g.mentions[0].article));
            // Two stories of one outlet may stand against each other, but the outlet agrees with nobody by agreeing with itself.
            let status = if several(&|a| a) && (judged[i] || touching()) {
                Status::Differ
            } else if several(&|a| outlet_of[a]) {
                Status::Agree
            } else {
                Status::Single
            };
            let words: Vec<String> = g.mentions.iter().map(|m| mention_key(event, *m)).collect();
            Claim {
                id: short_hash("c", &words),
                status,
                mentions: g.mentions.clone(),
                origins: origins(&g.mentions, texts, origin_of),
                score: g.score,
            }
        })
        .collect()
}

/// How many independent origins a claim's mentions have: articles of one origin group, or joined by a copied sentence of
/// this very claim, count once.
fn origins(mentions: &[Place], texts: &Texts, origin_of: &[usize]) -> usize {
    let mut roots: Vec<(usize, usize)> = mentions.iter().map(|m| (m.article, origin_of[m.article])).collect();
    roots.sort_unstable();
    roots.dedup();
    let mut groups: BTreeSet<usize> = roots.iter().map(|r| r.1).collect();
    // For each text that is mentioned the first article that has it.
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for (m, text) in mentions.iter().filter_map(|m| Some((m, texts.at(*m)?))) {
        if groups.len() < 2 {
            break;
        }
        let of = |article: usize, roots: &[(usize, usize)]| roots.iter().find(|r| r.0 == article).map_or(usize::MAX, |r| r.1);
        let before: Vec<(usize, usize)> = match seen.get(&text) {
            Some(article) => vec![(text, *article)],
            None => seen.iter().map(|(t, a)| (*t, *a)).collect(),
        };
        for (other, article) in before {
            let (keep, gone) = (of(article, &roots), of(m.article, &roots));
            if keep != gone && origin::is_copied(texts, text, other) {
                roots.iter_mut().filter(|r| r.1 == gone).for_each(|r| r.1 = keep);
                groups.remove(&gone);
            }
        }
        seen.entry(text).or_insert(m.article);
    }
    groups.len()
}

fn differences(event: &Event, drafts: Vec<Draft>) -> Vec<Difference> {
    let mut out: Vec<Difference> = drafts
        .into_iter()
        .map(|d| {
            let mut words: Vec<String> = d.values.iter().map(|s| side_key(event, s)).collect();
            words.sort();
            words.insert(0, d.kind.name().to_owned());
            Difference {
                id: short_hash("d", &words),
                claim: d.group,
                kind: d.kind,
                severity: d.severity,
                update: d.update,
                confidence: d.confidence,
                values: d.values,
                reason: d.reason,
            }
        })
        .collect();
    out.sort_by(|x, y| {
        let place = |d: &Difference| d.values.first().map(|v| (v.place, v.span));
        (x.severity == Severity::Minor, x.update, place(x), x.kind, &x.id).cmp(&(
            y.severity == Severity::Minor,
            y.update,
            place(y),
            y.kind,
            &y.id,
        ))
    });
    out.dedup_by(|x, y| x.id == y.id);
    out
}

fn mention_key(event: &Event, place: Place) -> String {
    let a = &event.articles[place.article];
    format!("{}\u{1f}{}\u{1f}{}", a.metadata.outlet.as_deref().unwrap_or(""), place.sentence, a.words(place.sentence))
}

fn side_key(event: &Event, side: &Side) -> String {
    let a = &event.articles[side.place.article];
    let words = a.words_at(side.place.sentence, side.span);
    format!("{}\u{1f}{}\u{1f}{}", a.metadata.outlet.as_deref().unwrap_or(""), a.words(side.place.sentence), words)
}

/// A short stable name for content: the same on every machine and in every version of Rust.
fn short_hash(prefix: &str, parts: &[String]) -> String {
    let mut hash = Sha256::new();
    for p in parts {
        hash.update(p.as_bytes());
        hash.update([0x1e]);
    }
    hash.finalize().iter().take(5).fold(prefix.to_owned(), |out, b| format!("{out}{b:02x}"))
}

/// Turns canonical positions into positions in the order given. `order[canonical] == given`.
fn in_given_order(mut comparison: Comparison, order: &[usize]) -> Comparison {
    let mut slots: Vec<Option<Article>> = order.iter().map(|_| None).collect();
    let mut origin_of = vec![0; order.len()];
    for (canonical, article) in comparison.articles.into_iter().enumerate() {
        slots[order[canonical]] = Some(article);
        origin_of[order[canonical]] = comparison.origin_of[canonical];
    }
    for v in &mut comparison.versions {
        v.articles.iter_mut().for_each(|a| *a = order[*a]);
        for step in &mut v.steps {
            (step.earlier, step.later) = (order[step.earlier], order[step.later]);
        }
    }
    let place = |p: &mut Place| p.article = order[p.article];
    comparison.claims.iter_mut().flat_map(|c| &mut c.mentions).for_each(place);
    comparison.differences.iter_mut().flat_map(|d| &mut d.values).for_each(|v| place(&mut v.place));
    for c in &mut comparison.copied {
        place(&mut c.a);
        place(&mut c.b);
    }
    for j in &mut comparison.joined {
        place(&mut j.a);
        place(&mut j.b);
        (j.a, j.b) = (j.a.min(j.b), j.a.max(j.b));
    }
    comparison.joined.sort_unstable_by_key(|j| (j.a, j.b));
    comparison.articles = slots.into_iter().flatten().collect();
    comparison.origin_of = origin_of;
    comparison
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meaning::NoMeaning;

    /// Found by fuzzing: the last bit of the score was another when the sentences came the other way round.
    #[test]
    fn the_score_of_two_sentences_is_the_same_to_the_last_bit_whichever_comes_first() {
        let cases = [
            (
                "Ngaire w�������������lose strength.",
                "as moving southeast over open water and was expected to lose strength.\n“I testedhe shooting took pl I signed for it,”",
            ),
            (
                "Nine people were hurt when the ferry caught fire off Skarne.",
                "The fire on the ferry off Skarne hurt eleven, the coastguard said.",
            ),
            ("", "The pier closed."),
        ];
        for (a, b) in cases {
            let score = |a, b| judge(a, b, Some("2031-03-04"), &NoMeaning).score.to_bits();
            assert_eq!(score(a, b), score(b, a), "{a} / {b}");
        }
    }

    /// Found by fuzzing: a change of wording weighed more when the quotations came the other way round.
    #[test]
    fn what_stands_against_what_is_the_same_whichever_comes_first() {
        let a = "“I thought it was for th\0\u{1}c eak20$1-03-04e,”";
        let b = "The\nT he verdict wahall wil-02\n“I thought it w\u{fffd}\0as for th\0\u{1}thought it was for c eak20$1-03-04e,”\nThe\nT he vel stay s";
        let kinds = |a, b| {
            judge(a, b, Some("2031-03-04"), &NoMeaning).comparison.differences.iter().map(|d| (d.kind, d.severity)).collect::<Vec<_>>()
        };
        assert_eq!(kinds(a, b), kinds(b, a));
        // A fraction beside a percentage.
        let (a, b) = ("1/2\u{fffd}/aX", "2\u{2}6%");
        assert_eq!(kinds(a, b), kinds(b, a));
    }

    #[test]
    fn the_credit_of_a_picture_is_no_part_of_the_sentence() {
        let (a, b) = ("Two people were hurt in a fire in Holm on Sunday.", "A fire in Holm hurt three people early Sunday.");
        let with = format!("{b} | Jo Marsh/The Gazette via Holm News");
        let score = |b: &str| judge(a, b, Some("2031-03-04"), &NoMeaning).score.to_bits();
        assert_eq!(score(b), score(&with));
        for told in ["A fire. | Ten people were hurt.", "A fire. | Ten were hurt", "A fire. | Holm 12 Osrow 3", "A fire | Holm"] {
            assert_eq!(without_credit(told), told);
        }
    }
}
