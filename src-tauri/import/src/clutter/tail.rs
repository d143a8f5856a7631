//! The foot of a text copied with its page: what stands after the last paragraph of prose and is no prose.

use std::sync::LazyLock;

use crosscheck_compare::document::TrimReason;
use regex::Regex;

use super::Line;
use super::shape::Shape;

/// Lines of a foot looked at.
const LINES: usize = 6;
/// A foot of more than this share of the words is no foot.
const SHARE: f32 = 0.2;
/// A line without a sentence's end is furniture up to so many words.
const LABEL_WORDS: f32 = 16.0;

#[allow(clippy::expect_used, reason = "constant patterns, compiled in the tests")]
static CUES: LazyLock<[(Regex, TrimReason); 6]> = LazyLock::new(|| {
    let new = |p: &str| Regex::new(p).expect("a constant pattern");
    [
        // Who wrote it, and of what that person writes.
        (
            new(
                r"^\p{Lu}[\p{L}.'’-]*(\s\p{L}[\p{L}.'’-]*){1,3}\s(has\s(covered|written|reported|been)\b|covers\s|writes\s(on|about|for)\b|reports\s(on|from|for)\b|is\s(based\sin|(an?|the|our)\s.{0,60}(editor|reporter|correspondent|writer|columnist|journalist))|berichtet\s|schreibt\s|escribe\s|cubre\s|couvre\s|écrit\s)",
            ),
            TrimReason::Author,
        ),
        (
            new(
                r"(?i)(©|\bdisclaimer\b|\b(all rights|no reuse|reprints?|reproduc\w+|reproducción|nachdruck|reproduction|derechos|rechte|tous droits)\b|\bnot liable\b|forward-looking statements|\b(does|do) not (constitute|replace)\b|not (investment|medical|legal) advice|no constituye|\bcontent of this (page|notice)\b|\bfree of rights\b|\bresponsibility of the issuer\b)",
            ),
            TrimReason::Legal,
        ),
        (
            new(
                r"(?i)\b(material|news|information|text)s? (is |was )?(provided|supplied) by\b|\bsupplied by (the|law|companies)\b|\bmay be edited for\b|\bis (a member of|published by|a publication of|made possible by|supported by)\b|\b(corrects its errors|was amended on|transcript by|press council|registered charity)\b|^source\s?:",
            ),
            TrimReason::Legal,
        ),
        (
            new(
                r"(?i)\b(podcasts?|webinar|newsletter|push|alerts?|app\b|whatsapp|telegram|e-paper|subscri\w+|early-bird|book (now|your)|register (now|free)|give now|support (it|us|our)|donate|got a (tip|story|picture)|seen something|send (us|your|in)|text [A-Z]+ to \d|take our|our quiz|win!|free (guide|recipe|supplement)|follow \S+( \S+){0,3} (on|wherever)|tune in|listen again|watch \S+( \S+){0,2} on channel|dial \*|summit|expo|congress|awards|abonn\w+|hazte socio|vota en|recevez|réagissez|nichts verpassen|partager|compart\w+|share (this|on))",
            ),
            TrimReason::Promotion,
        ),
        (
            new(
                r"(?i)\b(pages?|p\.|seite|página) ?[A-Z]?\d{1,3}\b|\bfrom the archive\b|\b(also|next|up next|more) (on|in|from)\b|\bquiz\b",
            ),
            TrimReason::Teaser,
        ),
        (new(r"(?i)\b\d[\d.,]*k? (comments|shares|commentaires|kommentare|comentarios)\b|\breaders have\b"), TrimReason::Comment),
    ]
});
/// What a reader signs with: a handle.
#[allow(clippy::expect_used, reason = "a constant pattern, compiled in the tests")]
static HANDLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:\w*[_\d]\w*|\p{Lu}\p{Ll}+\p{Lu}\w+|\p{Ll}[\w.]{2,20})\s?:\s\S").expect("a constant pattern"));
/// A label before a colon: "Weather: …", "Editorial, page 10: …".
#[allow(clippy::expect_used, reason = "a constant pattern, compiled in the tests")]
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\p{L}][\p{L}’'.& -]{1,28}(?:,[^:]{1,14})?\s?:\s\S").expect("a constant pattern"));

/// Gives the lines of a foot their reasons; what stands above keeps its own.
pub fn trim(lines: &[Line], shapes: &[Shape], reasons: &mut [Option<TrimReason>]) {
    let words = |range: &[usize]| range.iter().map(|&i| shapes[i].words).sum::<f32>();
    let kept: Vec<usize> = (0..lines.len()).filter(|&i| reasons[i].is_none()).collect();
    let mut foot = Vec::new();
    for &i in kept.iter().rev().take(LINES) {
        match reason(&lines[i].text, &shapes[i]) {
            Some(why) => foot.push((i, why)),
            None => break,
        }
    }
    let own: Vec<usize> = foot.iter().map(|(i, _)| *i).collect();
    // An article is prose, of more than a line or two, and ends as prose does.
    let above = kept.len() - foot.len();
    if above >= 2 && words(&own) <= SHARE * words(&kept) {
        for (i, why) in foot {
            reasons[i] = Some(why);
        }
    }
}

/// Why a line that stands last is no part of the article.
fn reason(text: &str, shape: &Shape) -> Option<TrimReason> {
    let text = text.trim();
    // What someone said, and lists after a colon, belong to the news.
    if shape.quoted || shape.colon || shape.bullet || shape.words > 60.0 {
        return None;
    }
    if HANDLE.is_match(text) && shape.words <= 40.0 {
        return Some(TrimReason::Comment);
    }
    if let Some((_, why)) = CUES.iter().find(|(cue, _)| cue.is_match(text)) {
        // A long sentence may speak of an app or of a page: only small print and authors are as long as that.
        let small_print = matches!(why, TrimReason::Legal | TrimReason::Author);
        return (small_print && shape.words <= 40.0 || shape.words <= 18.0 || !shape.sentence_end).then_some(*why);
    }
    if shape.sentence_end || shape.words > LABEL_WORDS {
        return None;
    }
    Some(if LABEL.is_match(text) || shape.words >= 4.0 { TrimReason::Teaser } else { TrimReason::Furniture })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clutter::shape::shapes;

    fn left(foot: &[&str]) -> usize {
        let body = "The harbour board voted on Friday to close the old pier to visitors until its pillars have been inspected by divers.";
        let mut lines = vec![Line { text: body.to_owned(), gap: true, ..Line::default() }; 12];
        lines.extend(foot.iter().map(|t| Line { text: (*t).to_owned(), gap: true, ..Line::default() }));
        let mut reasons = vec![None; lines.len()];
        trim(&lines, &shapes(&lines), &mut reasons);
        reasons[12..].iter().filter(|r| r.is_none()).count()
    }

    #[test]
    fn furniture_after_the_last_paragraph_goes() {
        for foot in [
            &["Tide table, page 9"][..],
            &["Ana Lind has covered the harbour since 2029."],
            &["Quiz: Name that lighthouse © Ellery Media. No reuse without permission."],
            &["gull_91: told you so", "Weather: fog, then sun"],
            &["Got a tip? Text PIER to 2040"],
        ] {
            assert_eq!(left(foot), 0, "{foot:?}");
        }
    }

    #[test]
    fn prose_that_stands_last_stays() {
        for foot in [
            "The pier was built in 1911.",
            "Divers will go down again on Tuesday, the board said.",
            "“Nobody was hurt,” Marsh said: “We were lucky”",
            "All ferries are cancelled until Friday, when the board meets again to hear from the engineers who made the app for the inspection of pillars.",
        ] {
            assert_eq!(left(&[foot]), 1, "{foot}");
        }
    }
}
