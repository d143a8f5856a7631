//! Who did what to whom: for each clause its predicate, agent and patient, how sure it is told and on whose word.
//!
//! Word order and closed tables, no parser. The verb groups of a sentence are read from left to right; each takes the noun phrase
//! before it as subject and the one after it as object, and a passive turns the two round. Nouns of deeds ("the arrest of Roe by
//! police") give the same slots. What is not sure is left empty: two clauses may be compared only by slots that both have.

/// Noun phrases.
pub mod phrase;
/// Verbs and nouns of deeds.
pub mod verbs;

use std::ops::Range;

use super::Found;
use super::inflection;
use super::reading::Reading;
use crate::article::{Passage, Sentence};
use crate::fact::{Clause, ClauseForm, Credit, Fact, FactKind, Mood, Slot, Value};
use crate::span::Span;
use phrase::{DETERMINERS, PREPOSITIONS, PRONOUNS, Phrase};

/// No verb group is looked at for more tokens than this.
const GROUP: usize = 9;

/// Finds the clauses of a passage. English only: other languages give none.
pub fn find(passage: &Passage, found: &mut Found) {
    if passage.language != "en" {
        return;
    }
    let r = Reading::new(passage);
    let context = Context::of(found);
    let mut out = Vec::new();
    for sentence in passage.sentences {
        let range = r.range(sentence);
        let facts = context.facts_of(sentence.index);
        let mut last: Option<Phrase> = None;
        // The head of a relative clause or of a participle that is still waiting for its own verb, and where that clause's verb stands.
        let mut waiting: Option<(Phrase, usize)> = None;
        let mut passive = false;
        // The head of the subject spoken of before in this sentence: what a pronoun takes up.
        let mut last_common: Option<String> = None;
        let mut i = range.start;
        while i < range.end {
            let group = group(&r, i, &range);
            let raw = match &group {
                Some(g) => verbal(&r, g, &range, last.as_ref(), &mut waiting, passive),
                None => nominal(&r, i, &range),
            };
            let next = group.as_ref().map_or(i + 1, |g| g.main + 1);
            if let Some(raw) = raw {
                if raw.form != ClauseForm::Nominal {
                    passive = raw.form == ClauseForm::Passive;
                }
                if let Some(subject) = raw.subject.clone().filter(|_| raw.form != ClauseForm::Nominal) {
                    last = Some(subject);
                }
                if raw.agent.is_some() || raw.patient.is_some() {
                    out.extend(context.clause(&r, sentence, raw, &facts, last_common.as_deref()));
                    last_common = last
                        .as_ref()
                        .filter(|p| !PRONOUNS.contains(r.low(p.head)))
                        .map(|p| phrase::singular(r.low(p.head)))
                        .or(last_common);
                }
            } else {
                // "The crew was unable to": a verb of no deed has a subject too.
                let at = group.as_ref().map(|g| g.start).or_else(|| is_be(r.low(i)).then_some(i));
                if let Some(subject) = at.and_then(|at| phrase::before(&r, range.start, at)) {
                    last = Some(subject);
                }
            }
            i = next.max(i + 1);
        }
    }
    found.clauses.append(&mut out);
}

/// A verb group: "may not have been shot".
struct Group {
    start: usize,
    main: usize,
    be: bool,
    have: bool,
    modal: Option<Mood>,
    denied: Option<usize>,
    /// After "to".
    infinitive: bool,
}

/// What a clause is before its slots are named.
struct Raw {
    predicate: Range<usize>,
    lemma: String,
    form: ClauseForm,
    subject: Option<Phrase>,
    agent: Option<Phrase>,
    patient: Option<Phrase>,
    mood: Mood,
    denied: Option<usize>,
}

fn is_be(low: &str) -> bool {
    matches!(
        low,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
            | "am"
            | "got"
            | "gets"
            | "getting"
    )
}

fn modal(low: &str) -> Option<Mood> {
    match low {
        "will" | "won't" | "shall" | "'ll" => Some(Mood::Coming),
        "may" | "might" | "could" | "would" | "can" | "should" | "must" | "cannot" | "couldn't" | "wouldn't" | "can't" | "shouldn't"
        | "'d" => Some(Mood::Possible),
        _ => None,
    }
}

fn negates(low: &str) -> bool {
    matches!(low, "not" | "never" | "n't" | "cannot") || low.ends_with("n't")
}

fn is_adverb(r: &Reading, i: usize) -> bool {
    let low = r.low(i);
    matches!(
        low,
        "not"
            | "never"
            | "also"
            | "later"
            | "already"
            | "still"
            | "then"
            | "now"
            | "just"
            | "only"
            | "even"
            | "soon"
            | "again"
            | "once"
            | "twice"
            | "first"
            | "since"
            | "yet"
            | "both"
            | "all"
            | "badly"
            | "fatally"
    ) || low.len() > 4
        && low.ends_with("ly")
        && r.is_word(i)
        && !r.is_capitalized(i)
        && super::clauses::verbs::of(low).is_none()
        && low != "family"
        && low != "early"
        && low != "supply"
}

/// The verb group that begins at token `i`.
fn group(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Group> {
    let low = r.low(i);
    if !r.is_word(i) {
        return None;
    }
    let mut g = Group { start: i, main: i, be: false, have: false, modal: None, denied: None, infinitive: false };
    let helps = |low: &str| {
        is_be(low)
            || modal(low).is_some()
            || matches!(
                low,
                "has"
                    | "have"
                    | "had"
                    | "having"
                    | "hasn't"
                    | "haven't"
                    | "hadn't"
                    | "do"
                    | "does"
                    | "did"
                    | "don't"
                    | "doesn't"
                    | "didn't"
                    | "'ve"
            )
    };
    let mut k = i;
    if low == "to" && verbs::of(r.low(i + 1)).is_some_and(|v| v.uses.base) && !r.is_capitalized(i + 1) {
        g.infinitive = true;
        g.main = i + 1;
        return Some(g);
    }
    if low == "to" && matches!(r.low(i + 1), "be" | "have") {
        g.infinitive = true;
        k += 1;
    } else if !helps(low) || low == "may" && r.is_capitalized(i) && i > sentence.start {
        return finite(r, i, sentence).then_some(g);
    }
    let limit = sentence.end.min(i + GROUP);
    let mut bare = false;
    while k < limit {
        let low = r.low(k);
        if is_be(low) {
            g.be = true;
        } else if let Some(m) = modal(low) {
            g.modal = g.modal.or(Some(m));
        } else if matches!(low, "has" | "have" | "had" | "having" | "hasn't" | "haven't" | "hadn't" | "'ve") {
            g.have = true;
        } else if matches!(low, "do" | "does" | "did" | "don't" | "doesn't" | "didn't") {
            bare = true;
        } else if !is_adverb(r, k) {
            break;
        }
        if negates(low) && g.denied.is_none() {
            g.denied = Some(k);
        }
        k += 1;
    }
    if k >= limit || !r.is_word(k) {
        return None;
    }
    // "is to close", "was due to sail", "is going to appeal".
    if g.be
        && (r.low(k) == "to" && verbs::of(r.low(k + 1)).is_some_and(|v| v.uses.base)
            || matches!(r.low(k), "due" | "set" | "going" | "expected" | "scheduled") && r.low(k + 1) == "to")
    {
        let to = if r.low(k) == "to" { k } else { k + 1 };
        g.modal = g.modal.or(Some(Mood::Coming));
        g.main = to + 1;
        g.be = r.low(g.main) == "be";
        if g.be {
            g.main += 1;
        }
        return (g.main < sentence.end && verbs::of(r.low(g.main)).is_some()).then_some(g);
    }
    let word = r.low(k);
    let fits = if g.be {
        participle(word) || word.ends_with("ing") && verbs::of(word).is_some_and(|v| v.uses.ing)
    } else if g.have {
        participle(word)
    } else if bare || g.modal.is_some() || g.infinitive {
        // "will overhaul the system": a word of no table with an object behind it.
        verbs::of(word).is_some_and(|v| v.uses.base)
            || verbs::of(word).is_none()
                && word.len() > 3
                && !PREPOSITIONS.contains(word)
                && !DETERMINERS.contains(word)
                && !PRONOUNS.contains(word)
                && !word.ends_with("ly")
                && word.bytes().all(|b| b.is_ascii_lowercase())
                && opens_object(r, k + 1)
    } else {
        false
    };
    g.main = k;
    (fits && !r.is_capitalized(k)).then_some(g)
}

fn participle(word: &str) -> bool {
    verbs::of(word).is_some_and(|v| v.uses.participle)
        || word.len() > 4
            && word.ends_with("ed")
            && !matches!(word, "hundred" | "indeed" | "need" | "speed" | "naked" | "sacred" | "united")
}

/// Whether a lone word is a finite verb here: by its form and by what stands before and after it.
fn finite(r: &Reading, i: usize, sentence: &Range<usize>) -> bool {
    let low = r.low(i);
    if r.is_capitalized(i)
        || i > sentence.start && matches!(r.word(i - 1), "-" | "'") && r.is_glued(i - 1)
        || r.word(i + 1) == "-" && r.is_glued(i)
    {
        return false;
    }
    let known = verbs::of(low);
    let regular = low.len() > 4
        && low.ends_with("ed")
        && known.is_none()
        && inflection::guess(low).is_some()
        && !matches!(low, "hundred" | "indeed" | "speed" | "naked" | "sacred" | "united" | "wicked" | "rugged");
    let Some(before) = i.checked_sub(1).filter(|b| *b >= sentence.start).map(|b| r.low(b)) else { return false };
    let next = r.low(i + 1);
    let past = regular || known.is_some_and(|v| v.uses.past || v.uses.participle);
    if past {
        // "the injured man", "an agreed price": an adjective.
        let adjective = (DETERMINERS.contains(before)
            && !matches!(
                before,
                "that"
                    | "all"
                    | "both"
                    | "one"
                    | "several"
                    | "many"
                    | "others"
                    | "some"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "most"
                    | "neither"
                    | "each"
                    | "none"
                    | "those"
            )
            || PREPOSITIONS.contains(before) && before != "following"
            || before == "'s" && !matches!(next, "by"))
            && before != "as";
        let base = known.is_some_and(|v| v.uses.base);
        return !adjective && (!base || !PREPOSITIONS.contains(before) && before != "to");
    }
    if known.is_some_and(|v| v.uses.ing) {
        // ", killing two people", "after killing", "while driving".
        return matches!(
            before,
            "," | "after"
                | "before"
                | "while"
                | "by"
                | "without"
                | "when"
                | "of"
                | "and"
                | "for"
                | "denied"
                | "denies"
                | "admitted"
                | "admits"
        ) && (opens_object(r, i + 1) || next == "by");
    }
    let third = known.is_some_and(|v| v.uses.third);
    let base = known.is_some_and(|v| v.uses.base);
    if third || base {
        let apposed =
            before == "," && base && DETERMINERS.contains(next) && (sentence.start..i - 1).any(|k| r.word(k) == ",") && low == "own";
        let subject = apposed
            || r.is_capitalized(i - 1) && !third_noun(before)
            || matches!(before, "he" | "she" | "it" | "they" | "we" | "who" | "which" | "that" | "police" | "i")
            || third != base && (before.ends_with('s') == base) && before.len() > 3 && r.is_word(i - 1);
        return subject && opens_object(r, i + 1) && !DETERMINERS.contains(before) && !PREPOSITIONS.contains(before);
    }
    false
}

fn third_noun(low: &str) -> bool {
    PREPOSITIONS.contains(low) || DETERMINERS.contains(low)
}

/// Whether an object can begin here: an article, a name, a pronoun, a figure.
fn opens_object(r: &Reading, i: usize) -> bool {
    let low = r.low(i);
    DETERMINERS.contains(low)
        || PRONOUNS.contains(low) && low != "who"
        || r.is_number(i)
        || r.is_capitalized(i)
        || matches!(r.word(i), "$" | "€" | "£" | "“" | "\"")
}

/// The clause of a verb group.
fn verbal(
    r: &Reading,
    g: &Group,
    sentence: &Range<usize>,
    last: Option<&Phrase>,
    waiting: &mut Option<(Phrase, usize)>,
    after_passive: bool,
) -> Option<Raw> {
    let word = r.low(g.main);
    let known = verbs::of(word);
    let lemma = known.map(|v| v.lemma.to_owned()).or_else(|| inflection::guess(word)).unwrap_or_else(|| word.to_owned());
    let transitive = known.is_none_or(|v| v.transitive);
    let object = object(r, g.main, sentence);
    let by = by_agent(r, g.main + 1, sentence);
    let ing = word.ends_with("ing");
    let before = if g.start > sentence.start { r.low(g.start - 1) } else { "" };
    // A reduced passive: "two people shot in Halden", "a man arrested by police".
    let reduced = !g.be
        && !g.have
        && g.modal.is_none()
        && !g.infinitive
        && !ing
        && known.is_none_or(|v| v.uses.participle)
        && !matches!(before, "he" | "she" | "they" | "who" | "and" | "it" | "we" | "i")
        && (by.is_some() && object.is_none()
            || transitive
                && known.is_some()
                && object.is_none()
                && (PREPOSITIONS.contains(r.low(g.main + 1)) && r.low(g.main + 1) != "to"
                    || g.main + 1 >= sentence.end
                    || matches!(r.word(g.main + 1), "." | ","))
                && !takes_preposition(&lemma, r.low(g.main + 1)));
    // "was arrested and charged with": the helping verb is not said twice.
    let shared = after_passive
        && matches!(before, "and" | "or" | ",")
        && object.is_none()
        && !g.be
        && !g.have
        && g.modal.is_none()
        && !g.infinitive
        && transitive
        && known.is_some_and(|v| v.uses.participle);
    let passive = g.be && !ing || reduced || shared;
    let mut denied = g.denied.or_else(|| {
        (g.start.saturating_sub(3).max(sentence.start)..g.start).rev().take_while(|&k| is_adverb(r, k)).find(|&k| negates(r.low(k)))
    });
    let mut subject = subject(r, g, sentence, last);
    let embedded = matches!(before, "who" | "which" | "that");
    // "The engineer who designed the dam blamed", "A man shot by an officer died": what stands right before belongs to the clause inside.
    if !embedded
        && !reduced
        && !g.infinitive
        && !ing
        && let (Some(s), Some((head, verb))) = (&subject, waiting.take())
        && s.tokens.start > verb
        && (verb..g.start).all(|k| {
            !matches!(r.word(k), "," | ";" | ":" | "—" | "“" | "”")
                && !matches!(r.low(k), "and" | "but" | "that" | "when" | "because" | "after" | "before" | "while" | "where" | "as" | "if")
        })
    {
        subject = Some(head);
    }
    if embedded || reduced {
        *waiting = subject.clone().map(|s| (s, g.main));
    }
    if let Some(s) = &subject
        && denied.is_none()
        && matches!(r.low(s.tokens.start), "no" | "nobody" | "none" | "neither" | "nothing" | "no-one")
    {
        denied = Some(s.tokens.start);
    }
    let (agent, patient) = if passive {
        (by, subject.clone())
    } else {
        if let Some(o) = &object
            && denied.is_none()
            && matches!(r.low(o.tokens.start), "no" | "nobody" | "none" | "nothing" | "neither")
        {
            denied = Some(o.tokens.start);
        }
        (subject.clone(), object)
    };
    // "is dead", "was large": no deed; "is reported" of an unknown verb says nothing either.
    let mood = match g.modal {
        Some(m) => m,
        None if g.infinitive => Mood::Wanted,
        None => Mood::Done,
    };
    // "refused to leave", "failed to stop", "denied killing".
    if denied.is_none() && (g.infinitive || ing) && g.start > sentence.start {
        let cue = r.low(g.start - 1);
        if matches!(
            cue,
            "refused"
                | "refuses"
                | "refusing"
                | "failed"
                | "fails"
                | "failing"
                | "declined"
                | "declines"
                | "denied"
                | "denies"
                | "denying"
                | "unable"
                | "without"
        ) {
            denied = Some(g.start - 1);
        }
    }
    Some(Raw {
        predicate: g.main..g.main + 1,
        lemma,
        form: if passive { ClauseForm::Passive } else { ClauseForm::Active },
        subject,
        agent,
        patient,
        mood,
        denied,
    })
}

/// "fired on", "blamed for": the preposition belongs to the active verb.
fn takes_preposition(lemma: &str, next: &str) -> bool {
    matches!(
        (lemma, next),
        ("fire", "on" | "at" | "into")
            | ("shoot", "at")
            | ("call", "for" | "on")
            | ("hit", "back")
            | ("win", "by" | "in")
            | ("lose", "to" | "by")
            | ("vote", _)
            | ("plead", _)
            | ("lead", "to")
            | ("appeal", _)
            | ("leave", "for" | "at" | "on")
    )
}

/// The object right after a verb, over its adverbs.
fn object(r: &Reading, main: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let mut k = main + 1;
    while k < sentence.end && k < main + 3 && is_adverb(r, k) && !matches!(r.low(k), "only" | "all" | "both") {
        k += 1;
    }
    // "shut down the plant", "set off the alarm".
    if matches!(r.low(k), "down" | "off" | "out" | "up" | "over" | "back")
        && k + 1 < sentence.end
        && opens_object(r, k + 1)
        && r.is_word(k + 1)
    {
        k += 1;
    }
    if matches!(r.word(k), "“" | "\"") {
        return None;
    }
    let phrase = phrase::after(r, k, sentence.end)?;
    // "said police", "where the": an object begins here or is a bare plural noun.
    Some(phrase)
}

/// "by police", within the clause.
fn by_agent(r: &Reading, from: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let limit = sentence.end.min(from + 12);
    for k in from..limit {
        if matches!(r.word(k), "," | ";" | ":" | "." | "—" | "“" | "”")
            || matches!(r.low(k), "and" | "but" | "that" | "who" | "which" | "when" | "after" | "because" | "before" | "while")
        {
            return None;
        }
        if r.low(k) == "by" {
            let phrase = phrase::after(r, k + 1, sentence.end)?;
            // "by 5 percent", "by Monday", "by hand".
            let measure = r.is_number(phrase.head)
                || matches!(
                    r.low(phrase.head),
                    "percent"
                        | "%"
                        | "points"
                        | "hand"
                        | "phone"
                        | "email"
                        | "mail"
                        | "mistake"
                        | "road"
                        | "train"
                        | "boat"
                        | "air"
                        | "sea"
                        | "law"
                        | "name"
                        | "side"
                        | "accident"
                        | "million"
                        | "billion"
                );
            return (!measure && !r.low(k + 1).ends_with("ing")).then_some(phrase);
        }
    }
    None
}

/// The subject of a verb group.
fn subject(r: &Reading, g: &Group, sentence: &Range<usize>, last: Option<&Phrase>) -> Option<Phrase> {
    let floor = sentence.start;
    let mut end = g.start;
    while end > floor && is_adverb(r, end - 1) {
        end -= 1;
    }
    if end == floor {
        return None;
    }
    let low = r.low(end - 1);
    // "urged the city to reopen", "the bridge to be destroyed": who does it stands right before.
    if g.infinitive && (g.be || lets_do(r, floor, g.start)) && nominal_at(r, end - 1) {
        return phrase::before(r, floor, end);
    }
    if g.infinitive
        || low == "and"
        || low == "but"
        || low == "or"
        || matches!(low, "after" | "before" | "while" | "by" | "without" | "when")
        || r.low(g.main).ends_with("ing") && !g.be
    {
        return last.cloned();
    }
    if matches!(low, "who" | "which" | "that") {
        let mut stop = end - 1;
        if stop > floor && r.word(stop - 1) == "," {
            stop -= 1;
        }
        return phrase::before(r, floor, stop);
    }
    if matches!(r.word(end - 1), "," | "—" | "–" | ")") {
        // "Roe, the mayor, was arrested".
        let mark = r.word(end - 1);
        let open = (floor..end - 1).rev().take(24).find(|&k| match mark {
            ")" => r.word(k) == "(",
            m => r.word(k) == m,
        });
        return match open {
            Some(open) => {
                let outer = phrase::before(r, floor, back_over(r, floor, open))?;
                // "The chief executive, Ida Novak, resigned": the name tells more.
                let named = (open + 1..end - 1).all(|k| r.is_capitalized(k) || matches!(r.word(k), "." | "-"));
                if named && end > open + 2 && !r.is_capitalized(outer.head) {
                    return Some(Phrase {
                        tokens: outer.tokens.start..end - 1,
                        head: (open + 1..end - 1).rev().find(|&k| r.is_word(k)).unwrap_or(end - 2),
                    });
                }
                Some(outer)
            }
            None => last.cloned(),
        };
    }
    phrase::before(r, floor, end)
}

fn nominal_at(r: &Reading, i: usize) -> bool {
    r.is_word(i)
        && verbs::of(r.low(i)).is_none_or(|v| !v.uses.past)
        && !PREPOSITIONS.contains(r.low(i))
        && !is_be(r.low(i))
        && !is_adverb(r, i)
}

/// Whether a verb stands shortly before that makes or lets somebody do something.
fn lets_do(r: &Reading, floor: usize, to: usize) -> bool {
    (to.saturating_sub(7).max(floor)..to).rev().any(|k| {
        matches!(
            r.low(k),
            "urged"
                | "urges"
                | "ordered"
                | "orders"
                | "told"
                | "asked"
                | "forced"
                | "allowed"
                | "allows"
                | "wants"
                | "wanted"
                | "persuaded"
                | "invited"
                | "instructed"
                | "helped"
                | "pressed"
                | "expects"
                | "expected"
                | "led"
                | "enabled"
                | "called"
                | "warned"
        )
    })
}

/// "Roe, 40, a nurse, was": over short insertions of figures between commas.
fn back_over(r: &Reading, floor: usize, mut open: usize) -> usize {
    for _ in 0..2 {
        if open >= floor + 3 && r.is_number(open - 1) && r.word(open - 2) == "," {
            open -= 2;
        }
    }
    open
}

/// The clause of a noun of a deed at token `i`.
fn nominal(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<Raw> {
    let noun = verbs::noun(r.low(i)).or_else(|| verbs::noun(&phrase::singular(r.low(i))))?;
    if r.is_capitalized(i) && i > sentence.start {
        return None;
    }
    let owner = (i > sentence.start).then(|| owner(r, i, sentence.start)).flatten();
    let tied = |prep: &str| (r.low(i + 1) == prep).then(|| phrase::after(r, i + 2, sentence.end)).flatten();
    let of = tied("of");
    let on = if noun.on { tied("on").or_else(|| tied("against")) } else { None };
    // Only right behind the noun or what hangs on it: further on "by" is of the verb.
    let end = [&of, &on].into_iter().flatten().map(|p| p.tokens.end).max().unwrap_or(i + 1);
    let by = (r.low(end) == "by").then(|| by_agent(r, end, sentence)).flatten();
    let (agent, patient) = if noun.on {
        (owner.or(by).or(of), on)
    } else if noun.of_patient {
        match (of, owner) {
            (Some(of), owner) => (by.or(owner), Some(of)),
            (None, owner) => (by, owner),
        }
    } else {
        (owner.or(of), None)
    };
    if agent.is_none() && patient.is_none() {
        return None;
    }
    let denied = (i.saturating_sub(2).max(sentence.start)..i).find(|&k| matches!(r.low(k), "no" | "without"));
    Some(Raw {
        predicate: i..i + 1,
        lemma: noun.lemma.to_owned(),
        form: ClauseForm::Nominal,
        subject: None,
        agent,
        patient,
        mood: Mood::Done,
        denied,
    })
}

/// "Roe's arrest", "his resignation", over adjectives ("Roe's sudden resignation").
fn owner(r: &Reading, i: usize, floor: usize) -> Option<Phrase> {
    for k in (floor..i).rev().take(3) {
        let low = r.low(k);
        if low == "'s" || r.word(k) == "’" || r.word(k) == "'" {
            return phrase::before(r, floor, k);
        }
        if matches!(low, "his" | "her" | "their" | "its") {
            return Some(Phrase { tokens: k..k + 1, head: k });
        }
        if !r.is_word(k) || PREPOSITIONS.contains(low) || DETERMINERS.contains(low) {
            return None;
        }
    }
    None
}

/// What other finders found, by sentence.
struct Context {
    facts: Vec<Fact>,
    people: Vec<(Span, String)>,
    names: Vec<(Span, String)>,
    credits: Vec<Credit>,
}

/// The hedges, negations and credits of one sentence.
struct Near<'c> {
    facts: &'c [Fact],
    credits: &'c [Credit],
}

impl Context {
    fn of(found: &Found) -> Self {
        let mut facts: Vec<Fact> = found.facts.iter().filter(|f| matches!(f.kind, FactKind::Hedge | FactKind::Negation)).cloned().collect();
        facts.sort_by_key(|f| (f.sentence, f.span));
        let mut credits = found.credits.clone();
        credits.sort_by_key(|c| (c.sentence, c.governs));
        let named = |kinds: &[FactKind]| {
            let mut all: Vec<(Span, String)> = found
                .facts
                .iter()
                .filter(|f| kinds.contains(&f.kind))
                .filter_map(|f| if let Value::Name(n) = &f.value { Some((f.span, n.canonical.clone())) } else { None })
                .collect();
            all.sort();
            all
        };
        let names = named(&[FactKind::Person, FactKind::Organization, FactKind::Place]);
        Self { facts, people: named(&[FactKind::Person]), names, credits }
    }

    fn facts_of(&self, sentence: i32) -> Near<'_> {
        let from = self.facts.partition_point(|f| f.sentence < sentence);
        let to = self.facts.partition_point(|f| f.sentence <= sentence);
        let first = self.credits.partition_point(|c| c.sentence < sentence);
        let last = self.credits.partition_point(|c| c.sentence <= sentence);
        Near { facts: &self.facts[from..to], credits: &self.credits[first..last] }
    }

    fn clause(&self, r: &Reading, within: &Sentence, raw: Raw, near: &Near, subject: Option<&str>) -> Option<Clause> {
        let sentence = within.index;
        let predicate = r.span(raw.predicate)?;
        let agent = raw.agent.and_then(|p| self.slot(r, &p, within.span.start, subject));
        let patient = raw.patient.and_then(|p| self.slot(r, &p, within.span.start, subject));
        if agent.is_none() && patient.is_none() {
            return None;
        }
        let mut span = predicate;
        for s in [&agent, &patient].into_iter().flatten() {
            span = Span::new(span.start.min(s.span.start), span.end.max(s.span.end));
        }
        let governing = |kind: FactKind| {
            near.facts.iter().filter(move |f| f.kind == kind).find_map(|f| match &f.value {
                Value::Scope(s) if s.governs.contains(predicate) && f.span != predicate => Some(f.span),
                _ => None,
            })
        };
        let denied = raw.denied.and_then(|d| r.span(d..d + 1)).or_else(|| {
            near.facts.iter().filter(|f| f.kind == FactKind::Negation).find_map(|f| match &f.value {
                // "denied that she knew", "without firing": what follows is denied; a negation of its own group was seen above.
                Value::Scope(s) if matches!(s.label.as_str(), "denied" | "without" | "refused" | "failed" | "unable" | "ruled out") => {
                    (s.governs.contains(predicate) && f.span.end <= predicate.start).then_some(f.span)
                }
                _ => None,
            })
        });
        let vouches =
            near.credits.iter().filter(|c| c.governs.contains(predicate) || c.governs.contains(span)).min_by_key(|c| (c.rung, c.governs));
        Some(Clause {
            sentence,
            span,
            predicate,
            lemma: raw.lemma,
            form: raw.form,
            agent,
            patient,
            mood: raw.mood,
            denied,
            hedge: governing(FactKind::Hedge),
            rung: vouches.map(|c| c.rung),
            source: vouches.map(|c| c.source),
        })
    }

    fn slot(&self, r: &Reading, phrase: &Phrase, start: usize, subject: Option<&str>) -> Option<Slot> {
        let span = r.span(phrase.tokens.clone())?;
        let at = r.tokens.get(phrase.head)?.span;
        let low = r.low(phrase.head);
        let from = self.names.partition_point(|n| n.0.end <= at.start);
        let name = self.names.get(from).filter(|n| n.0.contains(at) && span.overlaps(n.0)).map(|n| n.1.clone());
        let head = match name {
            Some(name) => name,
            None if matches!(low, "he" | "she" | "his" | "her" | "him" | "who") => {
                let to = self.people.partition_point(|n| n.0.end <= at.start);
                let near = to.checked_sub(1).and_then(|k| self.people.get(k)).filter(|n| n.0.end + 400 > at.start);
                match (near, subject) {
                    (Some(n), _) if n.0.start >= start => n.1.clone(),
                    // "The landlord denied that he": the subject of the clause before, while no person is named in the sentence.
                    (_, Some(subject)) if !matches!(subject, "police" | "people" | "company") => subject.to_owned(),
                    (Some(n), None) => n.1.clone(),
                    _ => low.to_owned(),
                }
            }
            None => phrase::singular(low),
        };
        Some(Slot { span, head })
    }
}

#[cfg(test)]
mod tests;
