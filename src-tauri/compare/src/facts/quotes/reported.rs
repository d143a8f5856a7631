//! A verb of reporting with its subject and what it reports.

use std::ops::Range;

use super::clauses::Statement;
use super::complement::right_side;
use super::content::{after_times, content_end, trim};
use super::cues::{AUXILIARIES, BE, BEFORE_NOUNS, Cue, FOREIGN_AUXILIARIES, Form, Takes};
use super::subject::{first_noun_phrase, inverted_subject, is_adverb, plural_subject, subject};
use crate::facts::names::gazetteer::DEMONYMS;
use crate::facts::names::tables::CALENDAR;
use crate::facts::reading::Reading;

/// A verb of reporting with its subject and what it reports.
pub(super) fn reported(
    r: &Reading,
    i: usize,
    readings: &[Cue],
    sentence: &Range<usize>,
    quoted: &[bool],
    known: Option<Range<usize>>,
    language: &str,
) -> Option<Statement> {
    let form = readings[0].form;
    // "union-backed" is an adjective; a capital inside a sentence is a name.
    if r.is_capitalized(i) && i > sentence.start || i > sentence.start && r.word(i - 1) == "-" && r.is_glued(i - 1) {
        return None;
    }
    // The verb group to the left.
    let mut j = i;
    let (mut be, mut helped, mut negated) = (false, false, false);
    while j > sentence.start {
        let low = r.low(j - 1);
        if quoted[j - 1] {
            break;
        }
        if BE.contains(low) {
            be = true;
        } else if AUXILIARIES.contains(low) || language != "en" && FOREIGN_AUXILIARIES.contains(low) {
            helped = true;
        } else if !is_adverb(low) {
            break;
        }
        negated |= matches!(low, "not" | "n't" | "never") || low.ends_with("n't");
        j -= 1;
        if matches!(low, "he's" | "she's" | "they're" | "i'm" | "we're" | "it's" | "you're") {
            j += 1;
            break;
        }
    }
    let before = if j > sentence.start { r.low(j - 1) } else { "" };
    if be && form == Form::Past && !helped || before == "to" && form == Form::Base {
        return None;
    }
    let in_quotes_before = j > sentence.start && quoted[j - 1];
    let noun_like = matches!(form, Form::Base | Form::Third)
        && !matches!(readings[0].lemma, "say" | "tell" | "think" | "believe" | "argue")
        && !helped
        && !be
        && (BEFORE_NOUNS.contains(before)
            || DEMONYMS.contains(before) && !before.ends_with('s')
            || before.is_empty() && form != Form::Base
            || j == sentence.start);
    if noun_like && !in_quotes_before {
        return None;
    }
    if form == Form::Base
        && !helped
        && !be
        && !matches!(readings[0].lemma, "say" | "think" | "believe" | "argue")
        && !(r.low(i + 1) == "that" && r.is_word(i.saturating_sub(1)))
        && !plural_subject(r, j, sentence.start)
    {
        return None;
    }
    // A participle used as an adjective: "the alleged victim", "a proposed law".
    if form == Form::Past
        && !helped
        && (BEFORE_NOUNS.contains(before)
            && !matches!(
                before,
                "and"
                    | "that"
                    | "all"
                    | "this"
                    | "police"
                    | "media"
                    | "news"
                    | "some"
                    | "many"
                    | "two"
                    | "three"
                    | "several"
                    | "few"
                    | "public"
                    | "official"
                    | "poll"
            ))
    {
        return None;
    }
    let ing = form == Form::Ing && !be;
    let counted = ing
        && (before == "percent"
            || before == "%"
            || r.is_number(j.saturating_sub(1))
            || matches!(before, "one" | "some" | "many" | "half" | "most" | "others" | "both"));
    if ing
        && !counted
        && !matches!(
            before,
            "upon"
                | ","
                | "while"
                | "before"
                | "after"
                | "by"
                | "without"
                | "and"
                | "in"
                | "”"
                | "\""
                | "statement"
                | "tuesday"
                | "wednesday"
                | "monday"
                | "thursday"
                | "friday"
                | "speech"
                | "interview"
                | "reporters"
        )
        && j > sentence.start
    {
        return None;
    }
    let speech = readings.iter().find(|c| c.takes == Takes::Speech);

    // What follows.
    let right = right_side(r, i, sentence, quoted, readings, language);
    // What stands before.
    // "Ann Roe, the mayor, said his district" has its subject before it: nothing else stands there.
    let inverted = speech
        .filter(|_| form != Form::Ing && (!helped && !be || language != "en"))
        .and_then(|_| inverted_subject(r, i, sentence, quoted, language));
    let subject = if ing && !counted {
        known.clone().or_else(|| first_noun_phrase(r, sentence, i))
    } else {
        subject(r, sentence.start, j, quoted, known.clone())
    };

    if let Some((source, stop)) = inverted.clone()
        && (subject.as_ref().is_none_or(|s| !trim(r, sentence.start..s.start).is_empty()) || in_quotes_before)
        && (subject.is_none() || in_quotes_before || matches!(before, "," | "”" | "\"" | "“" | "''" | "»" | "?" | "!" | "—"))
    {
        // "…," said Ann Roe; also "X, said Ann Roe, Y".
        let before_cue = trim(r, sentence.start..j);
        let after = trim(r, stop..sentence.end);
        let content = if before_cue.is_empty() { after } else { before_cue };
        if !content.is_empty() {
            return Some(Statement { source: Some(source), cue: i..i + 1, content });
        }
    }
    let subject = without_citing(r, subject?);
    if matches!(r.low(subject.end - 1), "i" | "we" | "you") && subject.len() == 1 && !in_quotes_before {
        return None;
    }
    // What "who said" reports ends with its relative clause.
    let relative = subject.len() == 1 && matches!(r.low(subject.start), "who" | "which" | "that");
    // "While Ann Roe claimed that …, experts …": the subordinate clause ends at the comma.
    let subordinate = subject.start > sentence.start
        && matches!(
            r.low(subject.start - 1),
            "while" | "although" | "though" | "when" | "after" | "because" | "since" | "whereas" | "once"
        )
        && (subject.start < sentence.start + 3 || r.word(subject.start.saturating_sub(2)) == ",");
    let right = right.map(|(takes, content)| {
        let stop = if relative || subordinate {
            (content.start + 1..content.end).find(|&t| r.word(t) == "," && !quoted[t]).unwrap_or(content.end)
        } else {
            content.end
        };
        (takes, content.start..stop)
    });

    // "“…,” Ann Roe told reporters at the scene": what the sentence opens with is what she said, unless more words of hers follow.
    let opens = (sentence.start..subject.start).find(|&t| r.is_word(t) || r.is_number(t)).is_some_and(|t| quoted[t]);
    let said_before = opens && in_quotes_before_subject(r, &subject, sentence, quoted);
    let right = right.filter(|(_, content)| !said_before || content.clone().any(|t| quoted[t]) || r.low(content.start) == "that");
    if let Some((takes, content)) = right {
        if negated && matches!(takes, Takes::Infinitive | Takes::Thing) {
            return None;
        }
        return Some(Statement { source: Some(subject), cue: i..i + 1, content });
    }
    // "…, Ann Roe said."
    let cue = speech.or_else(|| readings.iter().find(|c| c.takes == Takes::Thought))?;
    let tail = after_times(r, over_audience(r, i + 1, sentence.end, cue.lemma), sentence.end);
    let in_quotes = quoted_near(r, subject.start, sentence, quoted);
    let closes = tail >= sentence.end || !r.is_word(tail) && !r.is_number(tail) || quoted[tail];
    let unquoted = matches!(
        cue.lemma,
        "say"
            | "report"
            | "note"
            | "add"
            | "acknowledge"
            | "argue"
            | "believe"
            | "think"
            | "suggest"
            | "tell"
            | "write"
            | "explain"
            | "announce"
            | "claim"
            | "warn"
            | "estimate"
            | "insist"
            | "contend"
            | "predict"
            | "confirm"
            | "allege"
            | "state"
            | "reveal"
            | "understand"
            | "complain"
            | "recall"
            | "concede"
            | "stress"
    ) || !cue.lemma.is_ascii();
    if ing || !in_quotes && (!closes || !unquoted || helped && !matches!(r.low(i.saturating_sub(1)), "has" | "have" | "had")) {
        return None;
    }
    let left = trim(r, sentence.start..subject.start);
    let parenthesis = r.word(i + 1) == "," && subject.start > sentence.start && r.word(subject.start - 1) == ",";
    if left.len() < 2 && !parenthesis && !left.clone().any(|k| quoted[k]) {
        return None;
    }
    if !quoted[subject.start.saturating_sub(1).max(sentence.start)]
        && !left.clone().any(|k| quoted[k])
        && !(subject.start > sentence.start && matches!(r.word(subject.start - 1), "," | "—" | "–" | "-" | "”" | "\""))
    {
        return None;
    }
    // "X, Ann Roe said, Y": all of it.
    let rest = trim(r, after_times(r, i + 1, sentence.end)..sentence.end);
    let goes_on = rest.len() > 3 || parenthesis && left.len() <= 3 && rest.len() > 1;
    let content = if goes_on && r.word(after_times(r, i + 1, sentence.end)) == "," && !quoted[left.start] {
        sentence_span(&left, &trim(r, rest.start..content_end(r, rest.start, rest.end, quoted, language)))
    } else {
        left
    };
    Some(Statement { source: Some(subject), cue: i..i + 1, content })
}

/// Whether nothing but its closing mark stands between a quotation and a subject.
fn in_quotes_before_subject(r: &Reading, subject: &Range<usize>, sentence: &Range<usize>, quoted: &[bool]) -> bool {
    (sentence.start..subject.start).rev().find(|&t| r.is_word(t) || r.is_number(t)).is_some_and(|t| quoted[t])
        && quoted_near(r, subject.start, sentence, quoted)
}

/// Whether a quotation ends right before token `at`.
pub(super) fn quoted_near(r: &Reading, at: usize, sentence: &Range<usize>, quoted: &[bool]) -> bool {
    (at.saturating_sub(4).max(sentence.start)..at).rev().take_while(|&t| !r.is_word(t) || quoted[t]).any(|t| quoted[t])
}

pub(super) fn sentence_span(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start..b.end
}

/// "The broadcaster, citing officials, said": the source without whom it cites.
pub(super) fn without_citing(r: &Reading, subject: Range<usize>) -> Range<usize> {
    let end = (subject.start + 1..subject.end).find(|&k| r.word(k) == "," && matches!(r.low(k + 1), "citing" | "quoting" | "speaking"));
    subject.start..end.unwrap_or(subject.end)
}

/// Past whom somebody told: "…, his family told this station".
pub(super) fn over_audience(r: &Reading, from: usize, end: usize, lemma: &str) -> usize {
    if lemma != "tell" {
        return from;
    }
    let stop = (from..end.min(from + 7)).find(|&k| {
        !r.is_word(k) && !r.is_number(k)
            || matches!(r.low(k), "on" | "in" | "at" | "that" | "how" | "about" | "to" | "of")
            || CALENDAR.contains(r.low(k))
            || is_adverb(r.low(k))
    });
    stop.unwrap_or(if end <= from + 7 { end } else { from })
}
