//! The decision for each line of a file: kept, or trimmed with a reason.
#![allow(clippy::needless_range_loop, reason = "lines, shapes and reasons run side by side; one index reads better than three iterators")]

use crosscheck_compare::document::TrimReason;

use super::features::features;
use super::shape::{Shape, shapes};
use super::words::{Cue, has};
use super::{Line, containers, context, print, readers, rules, segment, tail, twice, weights};
use crate::metadata::{byline, headline};

/// What was decided.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// For each line: why it was trimmed; `None` when kept.
    pub reasons: Vec<Option<TrimReason>>,
    /// The headline as it stands among the lines.
    pub headline: Option<String>,
}

/// Cost of a change between article and clutter, and what is added to every score of a page; both chosen by folds over sites.
pub const SWITCH: f32 = 0.5;
/// See [`SWITCH`].
pub const SHIFT_PAGE: f32 = 0.4;
/// What is added to every score of a printed page.
const SHIFT_PRINT: f32 = 0.6;
/// See [`SWITCH`]; of a printed page.
const SWITCH_PRINT: f32 = 1.0;
/// What the scorer gives more than this is article on a printed page, also below what looks like its foot.
const SURE_PRINT: f32 = 1.0;
/// Files with fewer words than this are taken whole but for what the rules are sure of.
const FEW_WORDS: f32 = 45.0;

/// Whether these are paragraphs of a printed page.
fn printed(lines: &[Line]) -> bool {
    lines.first().is_some_and(|l| l.markup.layout.is_some())
}

/// Decides. `title` is the headline where it is known from elsewhere; of a `bare` file only what the rules are sure of is trimmed.
pub fn decide(lines: &[Line], title: Option<&str>, bare: bool) -> Decision {
    let shapes = shapes(lines);
    let scores = match bare {
        true => vec![0.0; lines.len()],
        _ if containers::known(lines) => page_scores(lines, &shapes),
        _ if printed(lines) => print_scores(lines, &shapes),
        // A second look buys nothing where there are no elements (folds: .920 against .921).
        _ => segment::scores(&features(lines, &shapes), &weights::TEXT),
    };
    let switch = if printed(lines) { SWITCH_PRINT } else { SWITCH };
    by_scores(lines, &shapes, &scores, switch, title, bare)
}

/// Log-odds of each block to be article: the first table's, then the second's look at those.
fn page_scores(lines: &[Line], shapes: &[Shape]) -> Vec<f32> {
    let once = segment::scores(&features(lines, shapes), &weights::PAGE);
    let twice = segment::scores(&context::rows(lines, shapes, &once), &weights::PAGE_AGAIN);
    twice.iter().map(|s| s + SHIFT_PAGE).collect()
}

/// The same for a printed page, whose paragraphs of one look stand for those of one template.
fn print_scores(lines: &[Line], shapes: &[Shape]) -> Vec<f32> {
    let once = segment::scores(&features(lines, shapes), &print::PRINT);
    let twice = segment::scores(&context::rows(lines, shapes, &once), &print::PRINT_AGAIN);
    twice.iter().map(|s| s + SHIFT_PRINT).collect()
}

/// The decision where the scores are known.
pub fn by_scores(lines: &[Line], shapes: &[Shape], scores: &[f32], switch: f32, title: Option<&str>, bare: bool) -> Decision {
    let counts: Vec<f32> = shapes.iter().map(|s| segment::weight(s.words)).collect();
    let words: f32 = shapes.iter().map(|s| s.words).sum();
    let mut kept = if bare || words < FEW_WORDS { vec![true; lines.len()] } else { segment::path(scores, &counts, switch) };
    at_least_something(&mut kept, shapes, scores);
    let first = kept.iter().position(|k| *k).unwrap_or(0);
    let own: Vec<Option<TrimReason>> = lines.iter().map(|l| rules::of_itself(&l.text)).collect();
    let title = title.map(str::to_owned).or_else(|| find_headline(lines, shapes, &kept, &own, first));
    let mut reasons: Vec<Option<TrimReason>> = vec![None; lines.len()];
    let mut comments = false;
    let known = title.as_deref().map(headline::Known::new);
    let last = kept.iter().rposition(|k| *k).unwrap_or(0);
    for (i, line) in lines.iter().enumerate() {
        comments |= i > last && has(shapes[i].cues, Cue::CommentHead) && shapes[i].words < 12.0;
        let headline = known.as_ref().is_some_and(|t| rules::repeats(line.text.trim(), t));
        reasons[i] = if headline { Some(TrimReason::Headline) } else { own[i] };
        if !kept[i] && reasons[i].is_none() {
            reasons[i] = Some(rules::reason_outside(line, &shapes[i], i < first, comments));
        }
    }
    teaser_lists(lines, shapes, &mut reasons);
    labels(lines, shapes, &mut reasons);
    author_boxes(lines, shapes, &mut reasons);
    // A page's scorer has seen the elements around: it knows the foot better. A printed page has none.
    let elements = lines.first().is_some_and(|l| l.markup.known) && (bare || containers::known(lines));
    if !elements {
        // Plain text has paragraphs that were cut into lines, so the scorer is less sure of each.
        let sure = if printed(lines) { SURE_PRINT } else { f32::INFINITY };
        comment_section(lines, shapes, &mut reasons);
        after_the_end(lines, shapes, &|i| scores[i] > sure, &mut reasons);
        tail::trim(lines, shapes, &mut reasons);
        if printed(lines) {
            twice::trim(lines, &mut reasons);
        }
    }
    // Rules that leave nothing were wrong.
    if reasons.iter().all(Option::is_some) {
        for (i, reason) in reasons.iter_mut().enumerate() {
            if kept[i] && *reason != Some(TrimReason::Headline) {
                *reason = None;
            }
        }
    }
    let longest = (0..lines.len()).max_by(|&a, &b| shapes[a].words.total_cmp(&shapes[b].words));
    if let (true, Some(longest)) = (reasons.iter().all(Option::is_some), longest) {
        reasons[longest] = None;
    }
    Decision { reasons, headline: title }
}

/// A file without a single kept line: the best of what there is.
fn at_least_something(kept: &mut [bool], shapes: &[Shape], scores: &[f32]) {
    if kept.iter().any(|k| *k) {
        return;
    }
    let prose = |s: &Shape| s.words >= 8.0 && s.sentence_end;
    let any = shapes.iter().any(prose);
    let best = scores.iter().copied().fold(f32::MIN, f32::max);
    for i in 0..kept.len() {
        kept[i] = if any { prose(&shapes[i]) && scores[i] >= best - 2.0 } else { true };
    }
}

/// After "ALSO:", the short lines without a sentence's end that follow are titles of other stories.
fn teaser_lists(lines: &[Line], shapes: &[Shape], reasons: &mut [Option<TrimReason>]) {
    let mut open = false;
    for i in 0..lines.len() {
        if rules::opens_teasers(&lines[i].text) {
            open = true;
            continue;
        }
        let title_like = shapes[i].words <= 16.0 && !shapes[i].sentence_end;
        open &= title_like;
        if open && reasons[i].is_none() {
            reasons[i] = Some(TrimReason::Teaser);
        }
    }
}

/// A short label and its value ("• Country:" / "• France") are a page's data, not prose.
fn labels(lines: &[Line], shapes: &[Shape], reasons: &mut [Option<TrimReason>]) {
    let short = |i: usize| shapes[i].bullet && shapes[i].words <= 4.0 && !shapes[i].sentence_end;
    for i in 0..lines.len() {
        if !(short(i) && shapes[i].colon && shapes[i].words <= 3.0) {
            continue;
        }
        for j in i..lines.len().min(i + 3) {
            if (j == i || short(j)) && reasons[j].is_none() {
                reasons[j] = Some(TrimReason::Furniture);
            } else if j > i {
                break;
            }
        }
    }
}

/// A name alone, then what its bearer does: who wrote it, not what happened.
fn author_boxes(lines: &[Line], shapes: &[Shape], reasons: &mut [Option<TrimReason>]) {
    for i in 0..lines.len() {
        let name = lines[i].text.trim();
        if !(2.0..=4.0).contains(&shapes[i].words) || shapes[i].sentence_end || !byline::is_name(name) {
            continue;
        }
        let Some(given) = name.split_whitespace().next() else { continue };
        // Within four lines: a role alone ("Junior reporter"), or a biography that begins with the name.
        let until = (i + 5).min(lines.len());
        let role = |j: usize| shapes[j].words <= 6.0 && !shapes[j].sentence_end && is_role(&lines[j].text);
        let life = |j: usize| {
            let text = lines[j].text.trim();
            (text.starts_with(name) || text.starts_with(&format!("{given} ")))
                && (has(shapes[j].cues, Cue::Author) || is_role(text))
                && shapes[j].words >= 6.0
        };
        let Some(end) = (i + 1..until).rev().find(|&j| life(j)).or_else(|| (i + 1..until.min(i + 3)).find(|&j| role(j))) else { continue };
        for reason in &mut reasons[i..=end] {
            reason.get_or_insert(TrimReason::Author);
        }
    }
}

fn is_role(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["reporter", "journalist", "correspondent", "editor", "writer", "columnist", "producer", "contributor", "author"]
        .iter()
        .any(|r| lower.contains(r))
}

/// Readers' comments after the article: from where they begin, all is theirs, however well they write.
fn comment_section(lines: &[Line], shapes: &[Shape], reasons: &mut [Option<TrimReason>]) {
    /// Words of the article before them.
    const BEFORE: f32 = 60.0;
    /// Lines looked at, and how many of them must be of a comment's furniture: who, when, reply.
    const AHEAD: usize = 30;
    const MARKS: usize = 6;
    /// The same after a heading that counts the comments.
    const MARKS_COUNTED: usize = 3;
    let mark = |i: usize, reasons: &[Option<TrimReason>]| {
        let cue = [Cue::Comment, Cue::CommentHead, Cue::Ago].into_iter().any(|c| has(shapes[i].cues, c));
        shapes[i].words < 12.0 && (cue || reasons[i] == Some(TrimReason::Comment)) || readers::stamped(&lines[i].text)
    };
    /// Buttons and votes under comments that make it sure that comments they are, and lines in which they stand.
    const BUTTONS: usize = 3;
    const AMONG: usize = 40;
    let button: Vec<bool> = lines.iter().map(|l| readers::is_comment_button(&l.text)).collect();
    let mut before = 0.0;
    for i in 0..lines.len() {
        if reasons[i].is_none() {
            before += shapes[i].words;
        }
        let under = || button[i..(i + AMONG).min(lines.len())].iter().filter(|b| **b).count();
        if before - shapes[i].words >= BEFORE && readers::stamped(&lines[i].text) && under() >= BUTTONS {
            for reason in &mut reasons[i..] {
                reason.get_or_insert(TrimReason::Comment);
            }
            return;
        }
        let head = has(shapes[i].cues, Cue::CommentHead) || reasons[i] == Some(TrimReason::Comment);
        if before < BEFORE || !head || !mark(i, reasons) {
            continue;
        }
        let until = (i + AHEAD).min(lines.len());
        let counted = shapes[i].words < 5.0 && lines[i].text.bytes().any(|b| b.is_ascii_digit());
        if (i..until).filter(|&j| mark(j, reasons)).count() >= if counted { MARKS_COUNTED } else { MARKS } {
            for reason in &mut reasons[i..] {
                reason.get_or_insert(TrimReason::Comment);
            }
            return;
        }
    }
}

/// Where the furniture of a page's foot has begun (two headings or an author's box and one), what follows is no article any more,
/// unless it is most of the file.
fn after_the_end(lines: &[Line], shapes: &[Shape], sure: &dyn Fn(usize) -> bool, reasons: &mut [Option<TrimReason>]) {
    let weigh = |range: std::ops::Range<usize>, reasons: &[Option<TrimReason>]| {
        range.filter(|&i| reasons[i].is_none()).map(|i| shapes[i].words).sum::<f32>()
    };
    let mut marks = 0;
    for i in 0..lines.len() {
        let foot = match reasons[i] {
            Some(TrimReason::Author) => shapes[i].words >= 10.0,
            Some(TrimReason::Teaser | TrimReason::Comment) => {
                rules::opens_teasers(&lines[i].text) || has(shapes[i].cues, Cue::CommentHead) && shapes[i].words < 12.0
            }
            Some(TrimReason::Furniture) => {
                matches!(lines[i].text.trim().to_lowercase().as_str(), "news feed" | "latest news" | "trending" | "newsletter")
            }
            _ => false,
        };
        marks += usize::from(foot);
        if marks < 2 || !foot {
            continue;
        }
        let (before, after) = (weigh(0..i, reasons), weigh(i..lines.len(), reasons));
        if before > 60.0 && after * 2.0 < before {
            for j in i..lines.len() {
                if reasons[j].is_none() && !sure(j) {
                    reasons[j] = Some(rules::reason_outside(&lines[j], &shapes[j], false, false));
                }
            }
            return;
        }
    }
}

/// Whether a copyright line names this as its owner.
fn names_owner(lines: &[Line], own: &[Option<TrimReason>], name: &str) -> bool {
    let legal = lines.iter().zip(own).filter(|(_, r)| **r == Some(TrimReason::Legal));
    legal.map(|(l, _)| l).any(|l| l.text.len() < 400 && l.text.contains(name))
}

/// The headline among the lines before the body: nearest to it, said twice, sharing its words.
fn find_headline(lines: &[Line], shapes: &[Shape], kept: &[bool], own: &[Option<TrimReason>], first: usize) -> Option<String> {
    let body: std::collections::HashSet<String> =
        lines.iter().zip(kept).filter(|(_, k)| **k).take(12).flat_map(|(l, _)| headline::words(&l.text)).filter(|w| w.len() >= 4).collect();
    let mut best: Option<(f32, usize)> = None;
    let zone = (first + 8).min(lines.len());
    for i in 0..zone {
        let (line, s) = (&lines[i], &shapes[i]);
        let words = headline::words(&line.text);
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
        if !((3.0..=30.0).contains(&s.words) || s.words >= 2.0 && line.markup.heading == 1) || letters < 8 || s.bullet && s.words < 4.0 {
            continue;
        }
        if kept[i] && (s.sentence_end || s.words > 22.0)
            || s.cut && s.words > 12.0
            || own[i].is_some()
            || line.text.ends_with('.')
            || line.text.ends_with(':')
            || line.text.contains(" | ")
        {
            continue;
        }
        // The site's name stands at the top, and again in its copyright line.
        let site = i < 3 && s.words <= 6.0 && names_owner(lines, own, line.text.trim());
        if site {
            continue;
        }
        let longer: Vec<&String> = words.iter().filter(|w| w.len() >= 4).collect();
        let shared = longer.iter().filter(|w| body.contains(w.as_str())).count() as f32 / longer.len().max(1) as f32;
        let distance = (first as f32 - i as f32).abs();
        let mut score = 2.0 * shared - distance.min(40.0) * 0.05 + (s.words / 8.0).min(1.0);
        score += if s.repeated { 0.7 } else { 0.0 };
        score += match line.markup.heading {
            1 => 1.5,
            2..=6 => 0.2,
            _ => 0.0,
        };
        score -= if s.sentence_end { 0.8 } else { 0.0 };
        score -= if kept[i] && i > first + 1 { 1.0 } else { 0.0 };
        score -= if s.cues != 0 { 0.5 } else { 0.0 };
        // What is kept and long is the body's first sentence.
        score -= if kept[i] && s.words > 22.0 { 2.0 } else { 0.0 };
        // Said twice, or marked as a heading: the body need not repeat its words.
        // What a byline or a date follows is the headline, and what follows them is not.
        let byline = |j: usize| own.get(j) == Some(&Some(TrimReason::Byline));
        let followed = byline(i + 1) || byline(i + 2) && !byline(i);
        score += if byline(i + 1) {
            1.2
        } else if followed {
            0.6
        } else {
            0.0
        };
        score -= if i > 0 && (byline(i - 1) || i > 1 && byline(i - 2)) { 0.8 } else { 0.0 };
        let sure = byline(i + 1) || s.repeated && s.words >= 4.0 || line.markup.heading == 1;
        if shared >= if sure { 0.1 } else { 0.3 } && score > if sure { 0.8 } else { 1.2 } && best.is_none_or(|(b, _)| score > b + 1e-6) {
            best = Some((score, i));
        }
    }
    best.map(|(_, i)| lines[i].text.trim_start_matches(['×', ' ']).to_owned())
}
