//! Agent and patient of a verb group.

use std::ops::Range;

use super::Raw;
use super::group::{Group, is_adverb, is_be, negates, opens_object};
use super::phrase::{self, PREPOSITIONS, Phrase};
use super::verbs;
use crate::fact::{ClauseForm, Mood};
use crate::facts::inflection;
use crate::facts::reading::Reading;

/// The clause of a verb group.
pub(super) fn verbal(
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
pub(super) fn takes_preposition(lemma: &str, next: &str) -> bool {
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
pub(super) fn object(r: &Reading, main: usize, sentence: &Range<usize>) -> Option<Phrase> {
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
pub(super) fn by_agent(r: &Reading, from: usize, sentence: &Range<usize>) -> Option<Phrase> {
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
pub(super) fn subject(r: &Reading, g: &Group, sentence: &Range<usize>, last: Option<&Phrase>) -> Option<Phrase> {
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

pub(super) fn nominal_at(r: &Reading, i: usize) -> bool {
    r.is_word(i)
        && verbs::of(r.low(i)).is_none_or(|v| !v.uses.past)
        && !PREPOSITIONS.contains(r.low(i))
        && !is_be(r.low(i))
        && !is_adverb(r, i)
}

/// Whether a verb stands shortly before that makes or lets somebody do something.
pub(super) fn lets_do(r: &Reading, floor: usize, to: usize) -> bool {
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
pub(super) fn back_over(r: &Reading, floor: usize, mut open: usize) -> usize {
    for _ in 0..2 {
        if open >= floor + 3 && r.is_number(open - 1) && r.word(open - 2) == "," {
            open -= 2;
        }
    }
    open
}
