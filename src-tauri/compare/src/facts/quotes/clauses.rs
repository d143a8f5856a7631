//! Who says what in a sentence: cue, source and the stretch that is said, by word order alone.

use std::ops::Range;

use super::cues::{self, ADVERBS, AUXILIARIES, BE, BEFORE_NOUNS, BREAKS, Cue, FOREIGN_AUXILIARIES, Form, TIMES, Takes};
use crate::facts::names::gazetteer::DEMONYMS;
use crate::facts::names::tables::{ABBREVIATIONS, CALENDAR};
use crate::facts::reading::Reading;

/// How many tokens before and after a cue are looked at.
const REACH: usize = 120;

/// A statement of a sentence: ranges of tokens.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The verb or "according to".
    pub cue: Range<usize>,
    /// What is said.
    pub content: Range<usize>,
}

/// The statements of a sentence. `quoted` tells of each token of the passage whether it stands between quotation marks.
pub fn find(r: &Reading, sentence: Range<usize>, quoted: &[bool], language: &str) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let mut subject_of_sentence: Option<Range<usize>> = None;
    let mut i = sentence.start;
    while i < sentence.end {
        if quoted.get(i).copied().unwrap_or(false) {
            i += 1;
            continue;
        }
        if let Some(statement) = according(r, i, &(i.saturating_sub(REACH).max(sentence.start)..sentence.end.min(i + REACH))) {
            i = statement.cue.end.max(i + 1);
            out.push(statement);
            continue;
        }
        if let Some(statement) = asked(r, i, &sentence, quoted) {
            out.push(statement);
            i += 1;
            continue;
        }
        let readings = cues::of(r.low(i), language);
        // No more of a sentence than this is looked at around a cue, so that the time stays linear.
        let near = i.saturating_sub(REACH).max(sentence.start)..sentence.end.min(i + REACH);
        if !readings.is_empty()
            && let Some(statement) = reported(r, i, readings, &near, quoted, subject_of_sentence.clone(), language)
        {
            if subject_of_sentence.is_none() {
                subject_of_sentence.clone_from(&statement.source);
            }
            out.push(statement);
        }
        i += 1;
    }
    out
}

/// "according to NP", "laut NP", "selon NP", "según NP": content before it, or after it where it begins the sentence.
fn according(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Statement> {
    if matches!(r.low(i), "reported" | "noted" | "described" | "quoted" | "cited" | "told")
        && r.low(i + 1) == "by"
        && i > sentence.start
        && r.low(i - 1) == "as"
    {
        return opening(r, i - 1..i + 2, sentence);
    }
    let cue = match r.low(i) {
        "according" if r.low(i + 1) == "to" => i..i + 2,
        "laut" | "selon" | "según" => i..i + 1,
        "zufolge" => return behind(r, i, sentence),
        // "Nach Angaben der Polizei", "nach Aussage von".
        "nach" if matches!(r.low(i + 1), "angaben" | "aussage" | "aussagen" | "auskunft" | "ansicht" | "einschätzung" | "darstellung") => {
            i..i + 2
        }
        // "D'après le parquet".
        "d'après" => i..i + 1,
        "de" if matches!(r.low(i + 1), "acuerdo") && r.low(i + 2) == "con" => i..i + 3,
        _ => return None,
    };
    opening(r, cue, sentence)
}

/// A cue that its source follows, before or after what is said.
fn opening(r: &Reading, cue: Range<usize>, sentence: &Range<usize>) -> Option<Statement> {
    let i = cue.start;
    let mut from = cue.end;
    if from >= sentence.end {
        return None;
    }
    let mut to = from;
    // German has its verb right behind the source: "Laut Feuerwehr war niemand vermisst".
    let german = matches!(r.low(cue.start), "laut" | "nach") && r.is_word(cue.start);
    while to < sentence.end
        && !(german && to > from && ends_german(r, from, to))
        && !(matches!(r.word(to), "," | ";" | "—" | "–" | "”" | "“" | "\"" | ":")
            || (r.word(to) == "." && to + 1 >= sentence.end)
            || r.word(to) == ")")
    {
        // "according to police as of Monday", "who …": enough.
        if matches!(r.low(to), "who" | "which" | "that" | "and") && to > from + 1 && r.low(to) != "and" {
            break;
        }
        to += 1;
    }
    while from < to && !r.is_word(from) && !r.is_number(from) {
        from += 1;
    }
    if from >= to {
        return None;
    }
    let opens = i == sentence.start || (sentence.start..i).all(|k| !r.is_word(k) || matches!(r.low(k), "but" | "and" | "yet" | "so"));
    let content = if opens {
        let start = to + usize::from(r.word(to) == ",");
        trim(r, start..sentence.end)
    } else {
        let start = clause_start(r, sentence.start, i);
        trim(r, start..i)
    };
    (!content.is_empty()).then_some(Statement { source: Some(from..to), cue, content })
}

/// Whether a German noun phrase that begins at `from` ends before `to`: after a noun, at a word in small letters that is none of its own.
fn ends_german(r: &Reading, from: usize, to: usize) -> bool {
    let noun = (from..to).any(|k| r.is_capitalized(k));
    noun && r.is_word(to)
        && !r.is_capitalized(to)
        && r.is_capitalized(to - 1)
        && !matches!(r.low(to), "der" | "des" | "von" | "vom" | "und" | "in" | "im" | "aus" | "für" | "den" | "am" | "zu")
}

/// "Der Polizei zufolge": the source stands before.
fn behind(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Statement> {
    let from = (sentence.start..i).rev().take(8).take_while(|&k| r.is_word(k)).last()?;
    let content = if from <= sentence.start + 1 { trim(r, i + 1..sentence.end) } else { trim(r, sentence.start..from) };
    (!content.is_empty()).then_some(Statement { source: Some(from..i), cue: i..i + 1, content })
}

/// Where the clause that "according to" closes begins: after a colon, a dash or ", but".
fn clause_start(r: &Reading, start: usize, end: usize) -> usize {
    let mut k = end;
    while k > start {
        k -= 1;
        if matches!(r.word(k), ":" | ";")
            || (r.word(k) == "," && matches!(r.low(k + 1), "but" | "though" | "although" | "while")) && k + 4 < end
        {
            let skip = usize::from(r.word(k) == ",");
            return k + 1 + skip;
        }
    }
    start
}

/// Without blanks of marks at both ends and a leading conjunction.
fn trim(r: &Reading, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && !r.is_word(range.start) && !r.is_number(range.start) && !matches!(r.word(range.start), "$" | "€" | "£")
    {
        range.start += 1;
    }
    while range.end > range.start && !r.is_word(range.end - 1) && !r.is_number(range.end - 1) && !matches!(r.word(range.end - 1), "%") {
        range.end -= 1;
    }
    range
}

fn is_adverb(low: &str) -> bool {
    ADVERBS.contains(low)
        || low.len() > 4
            && low.ends_with("ly")
            && !matches!(
                low,
                "family"
                    | "july"
                    | "italy"
                    | "supply"
                    | "reply"
                    | "rally"
                    | "apply"
                    | "assembly"
                    | "kelly"
                    | "sally"
                    | "billy"
                    | "emily"
                    | "molly"
            )
}

/// A verb of reporting with its subject and what it reports.
fn reported(
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

/// Whether a quotation ends right before token `at`.
fn quoted_near(r: &Reading, at: usize, sentence: &Range<usize>, quoted: &[bool]) -> bool {
    (at.saturating_sub(4).max(sentence.start)..at).rev().take_while(|&t| !r.is_word(t) || quoted[t]).any(|t| quoted[t])
}

fn sentence_span(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start..b.end
}

/// Before a base form: "they say", "officials say", "some argue".
fn plural_subject(r: &Reading, j: usize, start: usize) -> bool {
    if j <= start {
        return false;
    }
    let low = r.low(j - 1);
    matches!(
        low,
        "they"
            | "we"
            | "i"
            | "you"
            | "people"
            | "some"
            | "many"
            | "others"
            | "most"
            | "both"
            | "police"
            | "who"
            | "which"
            | "women"
            | "men"
            | "families"
            | "few"
            | "all"
            | "that"
            | ","
    ) || (low.len() > 3 && low.ends_with('s') && !low.ends_with("ss") && low != "'s" && !low.ends_with("us"))
        || r.is_capitalized(j - 1) && j >= start + 3 && r.low(j - 2) == "and"
}

/// The subject that ends right before token `j`.
fn subject(r: &Reading, start: usize, j: usize, quoted: &[bool], known: Option<Range<usize>>) -> Option<Range<usize>> {
    if j <= start {
        return known;
    }
    let last = j - 1;
    let low = r.low(last);
    if quoted[last] {
        return None;
    }
    if matches!(
        low,
        "he" | "she"
            | "they"
            | "we"
            | "i"
            | "it"
            | "you"
            | "who"
            | "which"
            | "he's"
            | "she's"
            | "they're"
            | "i'm"
            | "we're"
            | "it's"
            | "you're"
            | "er"
            | "sie"
            | "il"
            | "elle"
            | "él"
            | "ella"
    ) {
        return Some(last..j);
    }
    if matches!(low, "and" | "but" | "or") {
        return known.or_else(|| first_noun_phrase(r, &(start..last), last));
    }
    if r.word(last) == "," {
        // "Ann Roe, the chairwoman, said".
        let mut k = last;
        while k > start && last - k < 30 {
            k -= 1;
            if quoted[k] {
                return None;
            }
            if r.word(k) == "," {
                let mut first = noun_phrase(r, start, k, quoted)?;
                // "Ann Roe, 40, a nurse, said": over several commas while what stands before is a name.
                let mut guard = 0;
                while first.start > start && r.word(first.start - 1) == "," && !r.is_capitalized(first.start) && guard < 4 {
                    guard += 1;
                    match noun_phrase(r, start, first.start - 1, quoted) {
                        Some(earlier)
                            if (r.is_capitalized(earlier.end - 1) || r.is_number(earlier.end - 1))
                                && !CALENDAR.contains(r.low(earlier.end - 1)) =>
                        {
                            first = earlier
                        }
                        _ => break,
                    }
                }
                return Some(first.start..last);
            }
            if matches!(r.word(k), ";" | ":" | "—") {
                return None;
            }
        }
        return None;
    }
    if r.word(last) == ")" {
        let mut k = last;
        while k > start && last - k < 10 {
            k -= 1;
            if r.word(k) == "(" {
                return noun_phrase(r, start, k, quoted).map(|np| np.start..j);
            }
        }
        return None;
    }
    if matches!(r.word(last), "—" | "–") {
        // "Ann Roe — who is a lawyer — said".
        let open = (start..last).rev().take(30).find(|&k| matches!(r.word(k), "—" | "–"))?;
        return noun_phrase(r, start, open, quoted);
    }
    noun_phrase(r, start, j, quoted)
}

/// The noun phrase that ends right before token `end`.
fn noun_phrase(r: &Reading, start: usize, end: usize, quoted: &[bool]) -> Option<Range<usize>> {
    let mut k = end;
    while k > start && end - k < 18 {
        let low = r.low(k - 1);
        let word = r.word(k - 1);
        if quoted[k - 1] || BREAKS.contains(low) && !(low == "us" || low == "as") {
            break;
        }
        if r.is_word(k - 1) || r.is_number(k - 1) {
            if matches!(low, "and" | "or") && !(k < end && k >= start + 2 && (r.is_capitalized(k - 2) == r.is_capitalized(k))) {
                break;
            }
            if CALENDAR.contains(low) && k < end {
                break;
            }
            k -= 1;
            continue;
        }
        let joins = matches!(word, "-" | "&" | "'" | "’" | "$" | "%")
            || word == "." && k >= 2 && ABBREVIATIONS.contains(r.low(k - 2))
            || word == "/";
        if !joins {
            break;
        }
        k -= 1;
    }
    // No preposition at the beginning: "On a visit Ann Roe said".
    while k < end
        && matches!(
            r.low(k),
            "on" | "in" | "at" | "of" | "for" | "to" | "with" | "by" | "from" | "and" | "or" | "about" | "also" | "even" | "still" | "as"
        )
    {
        let next = (k + 1..end)
            .find(|&n| r.is_capitalized(n) || matches!(r.low(n), "the" | "a" | "an" | "his" | "her" | "their" | "officials" | "police"));
        match next {
            Some(n) if n > k => k = n,
            _ => k += 1,
        }
        if !matches!(r.low(k), "on" | "in" | "at" | "of" | "for" | "to" | "with" | "by" | "from" | "and" | "or") {
            break;
        }
    }
    (k < end && (k..end).any(|t| r.is_word(t))).then_some(k..end)
}

/// The first noun phrase of a sentence: the subject of a participle further on.
fn first_noun_phrase(r: &Reading, sentence: &Range<usize>, before: usize) -> Option<Range<usize>> {
    let mut k = sentence.start;
    while k < before && !r.is_word(k) {
        k += 1;
    }
    if matches!(r.low(k), "he" | "she" | "they" | "it" | "we" | "i") {
        return Some(k..k + 1);
    }
    let first = (k..before).find(|&t| {
        r.is_capitalized(t)
            && (t > k
                || !matches!(r.low(t), "the" | "a" | "an" | "in" | "on" | "at" | "but" | "and" | "as" | "after" | "when" | "while" | "for"))
    })?;
    let mut end = first;
    while end < before && (r.is_capitalized(end) || matches!(r.word(end), "." | "-") && r.is_glued(end.saturating_sub(1))) {
        end += 1;
    }
    Some(first..end.max(first + 1))
}

/// "said Ann Roe, the chairwoman" after a quote: the subject behind the verb, and where it ends.
fn inverted_subject(r: &Reading, i: usize, sentence: &Range<usize>, quoted: &[bool], language: &str) -> Option<(Range<usize>, usize)> {
    let start = i + 1;
    if start >= sentence.end || quoted[start] {
        return None;
    }
    let low = r.low(start);
    let begins = r.is_capitalized(start)
        || matches!(
            low,
            "the"
                | "a"
                | "an"
                | "one"
                | "his"
                | "her"
                | "police"
                | "officials"
                | "another"
                | "der"
                | "die"
                | "ein"
                | "eine"
                | "le"
                | "la"
                | "un"
                | "une"
                | "el"
                | "los"
                | "er"
                | "sie"
        );
    if !begins || CALENDAR.contains(low) {
        return None;
    }
    let mut end = start;
    while end < sentence.end && end - start < 25 && !quoted[end] {
        let low = r.low(end);
        if r.is_word(end) || r.is_number(end) {
            if end > start
                && (BREAKS.contains(low) && !matches!(low, "who" | "as")
                    || cues::is_saying(low, language) && !r.is_capitalized(end)
                    || CALENDAR.contains(low)
                    || matches!(low, "in" | "on" | "at" | "during" | "after" | "when" | "while" | "about" | "to" | "as"))
            {
                break;
            }
        } else if !(matches!(r.word(end), "-" | "&" | "'" | "’")
            || r.word(end) == "." && end > start && ABBREVIATIONS.contains(r.low(end - 1)) && end + 1 < sentence.end)
        {
            break;
        }
        end += 1;
    }
    // A verb right after it would make it the subject of what is said, not of saying ("said the plan was").
    if end < sentence.end && (BE.contains(r.low(end)) || AUXILIARIES.contains(r.low(end))) {
        return None;
    }
    (end > start).then_some((start..end, end))
}

/// Past "on Tuesday", "last week", "in a statement".
fn after_times(r: &Reading, mut i: usize, end: usize) -> usize {
    loop {
        let low = r.low(i);
        if i >= end {
            return end;
        }
        if TIMES.contains(low) || CALENDAR.contains(low) || is_adverb(low) && r.is_word(i) {
            i += 1;
            continue;
        }
        let to_somebody = low == "to"
            && (r.is_capitalized(i + 1)
                || matches!(r.low(i + 1), "reporters" | "the" | "a" | "an" | "his" | "her" | "police" | "me" | "us" | "him" | "them"));
        if to_somebody || matches!(low, "in" | "at" | "during" | "on" | "via" | "by" | "through" | "of" | "with" | "after" | "from") {
            // A short phrase of place or time that ends at a mark or "that".
            let mut k = i + 1;
            while k < end
                && k - i < 14
                && (r.is_word(k) || r.is_number(k) || matches!(r.word(k), "-" | "'" | "’"))
                && !matches!(r.low(k), "that" | "he" | "she" | "they" | "it" | "we" | "i")
            {
                k += 1;
            }
            if k >= end
                || matches!(r.word(k), "," | "." | ":")
                || r.low(k) == "that"
                || matches!(r.low(k), "he" | "she" | "they" | "it" | "we" | "i")
            {
                return k;
            }
        }
        return i;
    }
}

/// What a cue takes to its right: which reading, and the content.
fn right_side(
    r: &Reading,
    i: usize,
    sentence: &Range<usize>,
    quoted: &[bool],
    readings: &[Cue],
    language: &str,
) -> Option<(Takes, Range<usize>)> {
    let end = content_end(r, i + 1, sentence.end, quoted, language);
    let by = |takes: Takes| readings.iter().find(|c| c.takes == takes);
    let clausal = by(Takes::Speech).or(by(Takes::Thought));
    let mut k = after_times(r, i + 1, sentence.end);
    // "said, however, that"; "said: "; "said, “".
    if matches!(r.word(k), "," | ":") && k + 1 < sentence.end {
        let next = k + 1;
        // "Der Minister sagte, die Hilfe komme".
        let german = language == "de" && r.word(k) == "," && r.is_word(next) && sentence.end - next > 2;
        if r.word(k) == ":" || quoted[next] || is_mark(r, next) || german {
            let cue = clausal?;
            let content = trim(r, next..sentence.end);
            return (!content.is_empty()).then_some((cue.takes, content));
        }
        if let Some(that) = (next..sentence.end.min(next + 8)).find(|&t| r.low(t) == "that" && r.word(t - 1) == ",") {
            k = that;
        } else {
            return None;
        }
    }
    if k >= sentence.end || !r.is_word(k) && !r.is_number(k) && !quoted[k] && !is_mark(r, k) && !matches!(r.word(k), "$" | "(" | "[") {
        return None;
    }
    let low = r.low(k);
    // "told reporters that", "warned Iran that".
    let tells = readings
        .iter()
        .any(|c| matches!(c.lemma, "tell" | "warn" | "assure" | "inform" | "remind" | "advise" | "brief" | "convince" | "promise"));
    let that = (k..end.min(k + 12)).find(|&t| matches!(r.low(t), "that" | "dass" | "que")).filter(|&t| {
        let plain = (k..t).all(|m| {
            (r.is_word(m) || r.is_number(m) || matches!(r.word(m), "-" | "'" | "." | "’"))
                && !BE.contains(r.low(m))
                && !AUXILIARIES.contains(r.low(m))
        });
        plain && (t == k || tells || (k..t).any(|m| matches!(r.low(m), "in" | "to" | "on" | "at" | "during")) || t - k <= 1)
    });
    if let Some(t) = that
        && readings.iter().any(|c| matches!(c.takes, Takes::Speech | Takes::Thought | Takes::That))
    {
        let cue = by(Takes::Speech).or(by(Takes::Thought)).or(by(Takes::That))?;
        let content = trim(r, t..end);
        return (content.len() > 2).then_some((cue.takes, content));
    }
    let question = matches!(low, "how" | "why" | "whether" | "what" | "if" | "where" | "when");
    if question && readings.iter().any(|c| matches!(c.takes, Takes::Speech | Takes::Thought | Takes::That)) {
        let cue = readings.first()?;
        let content = trim(r, k..end);
        return (content.len() > 2).then_some((cue.takes, content));
    }
    if let Some(cue) = by(Takes::Infinitive)
        && low == "to"
    {
        let content = trim(r, k..end);
        return (content.len() > 1).then_some((cue.takes, content));
    }
    if let Some(cue) = by(Takes::SomebodyTo)
        && let Some(to) = (k..end.min(k + 9)).find(|&t| r.low(t) == "to" && t > k)
        && (k..to)
            .all(|m| r.is_word(m) && !BREAKS.contains(r.low(m)) || matches!(r.low(m), "him" | "them" | "me" | "us" | "you" | "it" | "her"))
        && !matches!(low, "to" | "for" | "about")
    {
        let content = trim(r, k..end);
        return (content.len() > 2 && to > k).then_some((cue.takes, content));
    }
    if let Some(cue) = clausal.or(by(Takes::That).filter(|c| matches!(c.lemma, "show" | "indicate"))) {
        let mut from = k;
        if tells {
            // Over the one who is told: "told the Times the plan was dead", "told reporters she".
            let stop = (k..end.min(k + 9)).find(|&t| {
                t > k
                    && (matches!(
                        r.low(t),
                        "he's"
                            | "she's"
                            | "they're"
                            | "he'd"
                            | "she'd"
                            | "he"
                            | "she"
                            | "they"
                            | "it"
                            | "we"
                            | "i"
                            | "there"
                            | "about"
                            | "the"
                            | "his"
                            | "her"
                            | "their"
                            | "this"
                            | "in"
                            | "of"
                    ) || quoted[t]
                        || is_mark(r, t))
            });
            match stop {
                Some(s) if (k..s).all(|m| r.is_word(m) || r.is_number(m)) => from = s,
                Some(_) | None => {
                    if matches!(cue.lemma, "tell") {
                        return None;
                    }
                }
            }
            if matches!(r.low(from), "in" | "of" | "about") {
                from = after_times(r, from, end);
                if matches!(r.word(from), "," | ".") || from >= end {
                    return None;
                }
            }
        }
        let bare = matches!(
            cue.lemma,
            "say"
                | "think"
                | "show"
                | "indicate"
                | "assure"
                | "believe"
                | "tell"
                | "claim"
                | "hope"
                | "know"
                | "feel"
                | "insist"
                | "argue"
                | "suggest"
                | "acknowledge"
                | "admit"
                | "note"
                | "add"
                | "report"
                | "fear"
                | "find"
                | "deny"
                | "predict"
                | "expect"
                | "estimate"
                | "announce"
                | "warn"
                | "write"
                | "concede"
                | "suspect"
                | "assume"
                | "promise"
                | "vow"
                | "confirm"
                | "allege"
                | "state"
                | "declare"
                | "doubt"
                | "explain"
                | "recall"
                | "tweet"
                | "conclude"
                | "understand"
                | "consider"
        );
        let preposition = matches!(
            r.low(from),
            "of" | "on"
                | "for"
                | "about"
                | "with"
                | "in"
                | "at"
                | "by"
                | "to"
                | "from"
                | "as"
                | "and"
                | "or"
                | "but"
                | "into"
                | "out"
                | "up"
                | "down"
                | "off"
                | "after"
                | "before"
                | "during"
                | "since"
                | "until"
        );
        // "said about half of the losses", "said over 40 people": a figure that is bounded.
        let preposition = preposition && !(matches!(r.low(from), "about" | "over" | "under" | "up" | "more") && figure_near(r, from, end));
        let small = matches!(r.low(from), "so" | "much" | "more" | "it") && end - from < 3;
        let strict = matches!(
            cue.lemma,
            "show"
                | "indicate"
                | "write"
                | "report"
                | "find"
                | "know"
                | "announce"
                | "note"
                | "explain"
                | "recall"
                | "state"
                | "declare"
                | "tweet"
                | "confirm"
                | "consider"
                | "understand"
                | "predict"
                | "estimate"
                | "expect"
                | "add"
                | "fear"
                | "doubt"
                | "promise"
                | "vow"
                | "deny"
        );
        let clause =
            from < r.tokens.len() && (quoted[from] || is_mark(r, from) || (from..end.min(from + 14)).any(|t| is_finite(r, t, from)));
        if bare && !preposition && !small && (!strict || clause) {
            let content = trim(r, from..end);
            if content.len() > 1 || content.clone().any(|t| quoted[t]) {
                return Some((cue.takes, content));
            }
        }
        if preposition
            && matches!(
                cue.lemma,
                "warn"
                    | "think"
                    | "write"
                    | "complain"
                    | "boast"
                    | "joke"
                    | "worry"
                    | "wonder"
                    | "learn"
                    | "know"
                    | "ask"
                    | "comment"
                    | "point"
            )
            && matches!(r.low(from), "of" | "about" | "on" | "out" | "to" | "for")
        {
            let after = from + 1 + usize::from(r.low(from + 1) == "that" && r.low(from) == "out");
            let content = trim(r, after..end);
            if content.len() > 1 {
                return Some((cue.takes, content));
            }
        }
    }
    if let Some(cue) = by(Takes::Thing) {
        let from = match (cue.lemma, low) {
            ("call", "for" | "on") => k + 1,
            ("disagree", "with") | ("blame" | "accuse", _) | ("call", _) => k,
            _ => k,
        };
        let preposition = matches!(
            r.low(from),
            "of" | "on"
                | "for"
                | "about"
                | "in"
                | "at"
                | "by"
                | "to"
                | "from"
                | "as"
                | "and"
                | "or"
                | "but"
                | "into"
                | "out"
                | "up"
                | "off"
                | "after"
                | "before"
                | "during"
                | ","
                | "down"
                | "back"
                | "over"
                | "against"
        );
        if !preposition {
            let stop = (from + 2..end).find(|&t| !quoted[t] && r.word(t) == "," && !is_mark(r, t + 1)).unwrap_or(end);
            let content = trim(r, from..stop);
            if content.len() > 1 {
                return Some((cue.takes, content));
            }
        }
    }
    None
}

fn is_mark(r: &Reading, i: usize) -> bool {
    matches!(r.word(i), "“" | "\"" | "«" | "„" | "‘" | "'" | "”")
}

/// Where what is said ends: at the sentence's end, or where another clause of the outlet's own begins.
fn content_end(r: &Reading, from: usize, end: usize, quoted: &[bool], language: &str) -> usize {
    let mut k = from;
    while k < end {
        if quoted[k] {
            k += 1;
            continue;
        }
        let (word, low) = (r.word(k), r.low(k));
        // " – including how", "- and that he": still what is said.
        let goes_on = matches!(word, "—" | "–" | "-")
            && (r.low(k + 1) == "including" || matches!(r.low(k + 1), "and" | "but") && r.low(k + 2) == "that");
        if goes_on {
            k += 1;
            continue;
        }
        if matches!(word, ";" | "—" | "–") && k > from + 2 || word == "-" && k > from + 2 && !r.is_glued(k) && !r.is_glued(k - 1) {
            return k;
        }
        if low == "according" && r.low(k + 1) == "to" {
            return k;
        }
        let closed = k > from && matches!(word, "”" | "\"" | "»") && r.word(k - 1) == "," && quoted[k - 1];
        if closed && matches!(r.low(k + 1), "but" | "although" | "though" | "while") {
            return k + 1;
        }
        if word == "," && k > from + 1 {
            let next = r.low(k + 1);
            if matches!(next, "but" | "although" | "though") || next == "according" {
                return k;
            }
            // ", compared with 41 percent for", ", double the number", ", up from": the outlet's own comparison.
            if matches!(next, "compared" | "double" | "triple" | "twice") || matches!(next, "up" | "down") && r.low(k + 2) == "from" {
                return k;
            }
            if next == "while" || next == "whereas" || next == "prompting" || next == "leading" {
                return k;
            }
            // ", adding that", ", and said", ", saying".
            let verb = if next == "and" { r.low(k + 2) } else { next };
            if cues::of(verb, language).iter().any(|c| {
                c.form == Form::Ing && next != "and" && speaks_on(c.lemma)
                    || c.form == Form::Past && next == "and" && c.takes != Takes::Thing
            }) {
                return k;
            }
        }
        // ", and other leaders said", "and Ann Roe says".
        if low == "and" && k > from + 2 && other_speaker(r, k + 1, end, language) {
            return k;
        }
        if low == "and"
            && k > from + 2
            && matches!(r.low(k + 1), "said" | "added" | "told" | "says" | "called" | "urged" | "vowed" | "promised" | "accused")
        {
            return k;
        }
        k += 1;
    }
    end
}

/// A word that makes the words from `from` on look like a clause.
fn is_finite(r: &Reading, t: usize, from: usize) -> bool {
    let low = r.low(t);
    BE.contains(low)
        || AUXILIARIES.contains(low)
        || t > from && r.is_word(t) && low.ends_with("ed")
        || matches!(
            low,
            "went"
                | "took"
                | "came"
                | "made"
                | "got"
                | "won"
                | "lost"
                | "fell"
                | "rose"
                | "led"
                | "held"
                | "shot"
                | "died"
                | "wants"
                | "needs"
                | "to"
        )
}

/// Whether a subject and a verb of saying follow: another's statement begins.
fn other_speaker(r: &Reading, from: usize, end: usize, language: &str) -> bool {
    for t in from..end.min(from + 7) {
        if !r.is_word(t) {
            return false;
        }
        if t > from
            && cues::of(r.low(t), language).iter().any(|c| {
                c.takes == Takes::Infinitive
                    && c.form == Form::Past
                    && matches!(c.lemma, "vow" | "pledge" | "promise" | "threaten" | "refuse")
                    || matches!(c.takes, Takes::Speech)
                        && matches!(c.form, Form::Past | Form::Third)
                        && matches!(c.lemma, "say" | "tell" | "add" | "write" | "claim" | "argue" | "insist" | "warn" | "note")
                    || c.takes == Takes::Thought && c.form == Form::Third
            })
        {
            return true;
        }
        if BREAKS.contains(r.low(t)) && !matches!(r.low(t), "he" | "she" | "they") {
            return false;
        }
    }
    false
}

/// "The broadcaster, citing officials, said": the source without whom it cites.
fn without_citing(r: &Reading, subject: Range<usize>) -> Range<usize> {
    let end = (subject.start + 1..subject.end).find(|&k| r.word(k) == "," && matches!(r.low(k + 1), "citing" | "quoting" | "speaking"));
    subject.start..end.unwrap_or(subject.end)
}

/// Past whom somebody told: "…, his family told this station".
fn over_audience(r: &Reading, from: usize, end: usize, lemma: &str) -> usize {
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

/// Verbs whose participle goes on with somebody's speech: ", adding that".
fn speaks_on(lemma: &str) -> bool {
    !matches!(
        lemma,
        "show"
            | "tell"
            | "indicate"
            | "see"
            | "mean"
            | "find"
            | "prove"
            | "demonstrate"
            | "hit"
            | "highlight"
            | "feel"
            | "want"
            | "seek"
            | "support"
            | "back"
            | "document"
            | "signal"
            | "reflect"
            | "imply"
    )
}

/// A figure or a word of quantity shortly behind a word like "about".
fn figure_near(r: &Reading, from: usize, end: usize) -> bool {
    (from + 1..end.min(from + 3)).any(|t| {
        r.is_number(t)
            || matches!(r.low(t), "half" | "a" | "one" | "two" | "three" | "four" | "five" | "ten" | "than" | "to") && r.low(from) != "more"
            || matches!(r.word(t), "$" | "€" | "£")
    }) && matches!(r.low(from), "about" | "over" | "under" | "up" | "more")
}

/// "Asked whether the bridge was safe, Roe said": what somebody was asked.
fn asked(r: &Reading, i: usize, sentence: &Range<usize>, quoted: &[bool]) -> Option<Statement> {
    let initial = i == sentence.start
        || i <= sentence.start + 1 && matches!(r.low(i - 1), "when" | "if")
        || i > sentence.start && r.low(i - 1) == "when";
    if r.low(i) != "asked"
        || !initial
        || !matches!(r.low(i + 1), "if" | "whether" | "how" | "why" | "what" | "who" | "whom" | "where" | "when" | "about")
    {
        return None;
    }
    let from = i + 1 + usize::from(r.low(i + 1) == "about");
    let end = (from + 1..sentence.end.min(i + REACH)).find(|&k| r.word(k) == "," && !quoted[k]).unwrap_or(sentence.end);
    let content = trim(r, from..end);
    (content.len() > 1).then_some(Statement { source: None, cue: i..i + 1, content })
}
