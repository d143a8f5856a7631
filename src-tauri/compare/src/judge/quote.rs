//! The wording inside quotation marks: the same utterance, other words.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::fact::{FactKind, Value as FactValue};
use crate::judge::mention::{Mention, Pair};
use crate::judge::words::Word;
use crate::judge::{Clash, Value};
use crate::span::Span;

/// So many words must be the same, in order, before two quotations count as one utterance.
const SHARED: usize = 4;
/// And this share of the words from the first that both have to the last.
const SHARE: f64 = 0.6;
/// And this share of the shorter quotation: two sentences may begin alike.
const SHARE_OF_ALL: f64 = 0.45;
/// Longer runs that only one has were left out, not changed.
const LEFT_OUT: usize = 5;
/// Of one speaker's words so many must be the same, in order: two outlets that quote the same person on the same matter quote one
/// utterance far sooner than two.
const SHARED_BY_ONE: usize = 3;
/// The shares of words that are enough then: as [`SHARE`] and as [`SHARE_OF_ALL`].
const SHARES_BY_ONE: (f64, f64) = (0.5, 0.35);
/// And so many words at its ends may be other ones.
const AT_ENDS_BY_ONE: usize = 8;
/// So few words by which one outlet's quotation of a speaker goes on in the same sentence were cut in the other, without a sign.
const CUT: usize = 6;
/// So many words that are the same, and so large a share of the shorter quotation, are of one utterance whoever speaks and however few of
/// them say something ("We were beaten by a picture").
const FIRM: (usize, f64) = (5, 0.7);
/// A run of so many equal words is of one utterance however it goes on.
const FIRM_RUN: usize = 7;
/// And so many words at its ends may be other ones.
const AT_ENDS_OF_RUN: usize = 9;
/// Of quotations that nothing more is known of.
const AT_ENDS: usize = 2;
/// Words of context shown on each side of a change.
const CONTEXT: usize = 6;

/// Small words that change what was said: "never only about money" is not "never about money".
const WEIGHTY: &[&str] =
    &["only", "almost", "nearly", "hardly", "barely", "all", "every", "must", "should", "may", "might", "if", "unless", "until"];

/// One quotation of a mention as the words compared.
struct Quotation<'m> {
    words: Vec<&'m Word>,
    keys: Vec<String>,
    /// Something was left out before this word ("…", "[sic]").
    gap: Vec<bool>,
}

impl<'m> Quotation<'m> {
    fn read(m: &'m Mention, span: Span) -> Self {
        let (mut words, mut keys, mut gap) = (Vec::new(), Vec::new(), Vec::new());
        let (mut pending, mut brackets) = (false, false);
        let run = &m.words[m.range(span)];
        for (i, w) in run.iter().enumerate() {
            match w.lower.as_str() {
                "…" => pending = true,
                "." if run.get(i + 1).is_some_and(|n| n.lower == "." && n.span.start <= w.span.end + 1) => pending = true,
                "[" | "(" => brackets = true,
                "]" | ")" => (brackets, pending) = (false, true),
                _ if w.mark && w.lower != "&" => {}
                // What stands in brackets is the outlet's, not the speaker's.
                _ if brackets => pending = true,
                lower => {
                    keys.push(key(lower));
                    words.push(w);
                    gap.push(pending);
                    pending = false;
                }
            }
        }
        Self { words, keys, gap }
    }
}

/// Figures and their words are the same; a possessive or plural is not.
fn key(lower: &str) -> String {
    const SMALL: [&str; 13] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match SMALL.iter().position(|s| *s == lower) {
        Some(n) => n.to_string(),
        None => lower.to_owned(),
    }
}

/// Words changed inside quotations of one utterance.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let mut out = Vec::new();
    for qa in &pair.a.quoted {
        let a = Quotation::read(pair.a, *qa);
        for qb in &pair.b.quoted {
            let b = Quotation::read(pair.b, *qb);
            out.extend(compare(&a, &b, by_one(pair, *qa, *qb)));
        }
    }
    out
}

/// Whether two quotations may well be of one person: both speakers are told, and they are not two by name.
fn by_one(pair: &Pair, a: Span, b: Span) -> bool {
    let speaker = |m: &Mention, at: Span| {
        let of = |f: &&crate::fact::Fact| f.span.overlaps(at);
        m.facts_of(FactKind::Quote).filter(of).find_map(|f| match &f.value {
            FactValue::Quote(q) => q.speaker.clone(),
            _ => None,
        })
    };
    let (Some(x), Some(y)) = (speaker(pair.a, a), speaker(pair.b, b)) else { return false };
    let named = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
    !(named(&x) && named(&y)) || pair.event.entities.relation(&x, &y) != Relation::Different
}

/// The changes between two quotations, if they are of one utterance. Of several ways to lay them side by side that keep as many words, the
/// first found is taken, which hangs on whose words come first: so they always come in one order.
fn compare(a: &Quotation, b: &Quotation, by_one: bool) -> Option<Clash> {
    if a.keys <= b.keys {
        return in_order(a, b, by_one);
    }
    let turned = in_order(b, a, by_one)?;
    Some(Clash { a: turned.b, b: turned.a, ..turned })
}

fn in_order(a: &Quotation, b: &Quotation, by_one: bool) -> Option<Clash> {
    if a.words.len().min(b.words.len()) < if by_one { SHARED_BY_ONE } else { SHARED } {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &a.keys, &b.keys);
    let shared: usize = ops.iter().map(|o| if let DiffOp::Equal { len, .. } = o { *len } else { 0 }).sum();
    let equal = |o: &&DiffOp| matches!(o, DiffOp::Equal { .. });
    let (first, last) = (ops.iter().find(equal)?, ops.iter().rfind(equal)?);
    let reach = |from: std::ops::Range<usize>, to: std::ops::Range<usize>| to.end - from.start;
    let least = reach(first.old_range(), last.old_range()).min(reach(first.new_range(), last.new_range()));
    // Function words alone are shared by any two sentences.
    let content = ops.iter().filter(equal).flat_map(|o| &a.words[o.old_range()]).filter(|w| w.content).count();
    let whole = a.words.len().min(b.words.len());
    let run = ops.iter().filter(equal).map(|o| o.old_range().len()).max().unwrap_or(0);
    let firm = shared >= FIRM.0 && shared as f64 >= FIRM.1 * whole as f64;
    let (least_shared, least_content, at_ends) = match () {
        () if run >= FIRM_RUN => (SHARED, 1, AT_ENDS_OF_RUN),
        () if by_one => (SHARED_BY_ONE, 1, AT_ENDS_BY_ONE),
        () if firm => (SHARED, 1, AT_ENDS_BY_ONE),
        () => (SHARED, 2, AT_ENDS),
    };
    let (share, share_of_all) = if by_one { SHARES_BY_ONE } else { (SHARE, SHARE_OF_ALL) };
    if shared < least_shared
        || (shared as f64) < share * least as f64
        || (shared as f64) < share_of_all * whole as f64
        || content < least_content
    {
        return None;
    }
    let mut worst: Option<(Severity, usize, usize, usize, usize)> = None;
    for (i, op) in ops.iter().enumerate() {
        let (ra, rb) = (op.old_range(), op.new_range());
        let edge = i == 0 || i + 1 == ops.len();
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        // At the ends one quotation may simply begin or stop elsewhere.
        let cut = by_one && i > 0 && ra.len() + rb.len() <= CUT;
        if edge && ((ra.is_empty() || rb.is_empty()) && !cut || ra.len() > at_ends || rb.len() > at_ends) {
            continue;
        }
        let gap = |q: &Quotation, r: &std::ops::Range<usize>| (r.start..=r.end).any(|i| q.gap.get(i).copied().unwrap_or(false));
        if gap(a, &ra) || gap(b, &rb) {
            continue;
        }
        if !edge && (ra.len() > LEFT_OUT || rb.len() > LEFT_OUT) {
            continue;
        }
        let Some(severity) = severity(&a.words[ra.clone()], &b.words[rb.clone()]) else { continue };
        let severity = if edge && cut { of_cut(&a.words[ra.clone()], &b.words[rb.clone()]).max(severity) } else { severity };
        let change = (severity, ra.start, ra.end, rb.start, rb.end);
        worst = Some(match worst {
            Some(w) => (w.0.min(change.0), w.1.min(change.1), w.2.max(change.2), w.3.min(change.3), w.4.max(change.4)),
            None => change,
        });
    }
    let (severity, a0, a1, b0, b1) = worst?;
    let confidence = if shared as f64 >= 0.8 * least as f64 { Confidence::High } else { Confidence::Medium };
    let note = if severity == Severity::Minor {
        "the same utterance, small changes of wording"
    } else {
        "the same utterance quoted in other words"
    };
    Some(Clash {
        kind: DifferenceKind::Quote,
        severity,
        confidence,
        a: value(a, a0..a1, first.old_range().start..last.old_range().end),
        b: value(b, b0..b1, first.new_range().start..last.new_range().end),
        note: note.to_owned(),
    })
}

/// The change with some words around it, of those that both quotations have.
fn value(q: &Quotation, change: std::ops::Range<usize>, both: std::ops::Range<usize>) -> Value {
    let mut from = change.start.saturating_sub(CONTEXT).max(both.start.min(change.start));
    if from > 0 && q.words[from].lower.starts_with('\'') {
        from -= 1;
    }
    let to = (change.end + CONTEXT).min(both.end.max(change.end)).max(from + 1);
    let span = Span::new(q.words[from].span.start, q.words[to - 1].span.end);
    let value: Vec<&str> = q.words[from..to].iter().map(|w| w.lower.as_str()).collect();
    Value::new(span, value.join(" "))
}

/// How much it matters that one quotation stops and the other goes on: outlets quote in part every day, but what limits a statement must not
/// be lost ("not one rupee has been paid that we cannot get back").
fn of_cut(a: &[&Word], b: &[&Word]) -> Severity {
    const LIMITS: &[&str] =
        &["that", "which", "if", "unless", "until", "but", "except", "without", "yet", "now", "today", "tomorrow", "next", "this"];
    let limits = a.first().or(b.first()).is_some_and(|w| LIMITS.contains(&w.lower.as_str()));
    if (a.is_empty() || b.is_empty()) && !limits { Severity::Minor } else { Severity::Material }
}

/// How much a change of words matters; `None` where it is none (spelling alone).
fn severity(a: &[&Word], b: &[&Word]) -> Option<Severity> {
    let negates = |w: &&&Word| {
        matches!(w.lower.as_str(), "no" | "not" | "never" | "none" | "nothing" | "nobody" | "neither" | "nor") || w.lower.ends_with("n't")
    };
    let weighs = |w: &&&Word| WEIGHTY.contains(&w.lower.as_str());
    if a.iter().filter(negates).count() != b.iter().filter(negates).count()
        || a.iter().filter(weighs).count() != b.iter().filter(weighs).count()
    {
        return Some(Severity::Material);
    }
    let content =
        |list: &[&Word]| -> Vec<String> { list.iter().filter(|w| w.content && w.lower.len() > 2).map(|w| w.stem.clone()).collect() };
    let (x, y) = (content(a), content(b));
    let joined = |list: &[&Word]| list.iter().flat_map(|w| w.lower.chars()).filter(|c| c.is_alphanumeric()).collect::<String>();
    if joined(a) == joined(b) {
        return None;
    }
    Some(if x == y || x.is_empty() && y.is_empty() || (x.is_empty() != y.is_empty() && a.len() + b.len() <= 2) {
        Severity::Minor
    } else {
        Severity::Material
    })
}
