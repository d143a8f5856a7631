//! Whether a day or time is that of what happened, of its telling, of the law's doing or of a death.

use crate::fact::ClauseForm;
use crate::judge::mention::Mention;
use crate::span::Span;

/// What a day or time is the day or time of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occasion {
    /// What is reported.
    Happening,
    /// The saying or publishing of it.
    Speech,
    /// Arrest, charge, court.
    Law,
    /// A death after the happening.
    Death,
}

/// What the day or time at a span is the day or time of, as far as the words next to it tell.
pub(super) fn of(m: &Mention, span: Span) -> Occasion {
    let at = m.range(span);
    let mut near: Vec<(usize, usize)> = (at.start.saturating_sub(6)..at.start).map(|i| (at.start - i, i)).collect();
    near.extend((at.end..(at.end + 4).min(m.words.len())).map(|i| (i + 3 - at.end, i)));
    near.sort_unstable();
    for (_, i) in near {
        match m.words[i].stem.as_str() {
            "said" | "say" | "saying" | "told" | "tell" | "announc" | "statement" | "conferenc" | "briefing" | "releas" | "post"
            | "tweet" | "updat" | "publish" | "spok" | "interview" | "identify" | "confirm" | "aired" | "air" | "broadcast" | "wrot"
            | "writ" => return Occasion::Speech,
            "arrest" | "charg" | "arraign" | "court" | "hearing" | "trial" | "sentenc" | "indict" | "convict" | "appear" | "book"
            | "plead" | "schedul" | "detain" | "custody" | "arraignment" => {
                return Occasion::Law;
            }
            "dead" | "brain-dead" if !m.words[..i].last().is_some_and(|w| matches!(w.lower.as_str(), "found" | "shot" | "left")) => {
                return Occasion::Death;
            }
            "die" | "pronounc" | "autopsy" | "funeral" | "bury" => return Occasion::Death,
            "shoot" | "kill" | "happen" | "occur" | "attack" | "crash" | "fire" | "report" | "call" | "respond" | "vot" | "pass"
            | "meet" | "sell" => return Occasion::Happening,
            _ => {}
        }
    }
    Occasion::Happening
}

/// How what happens goes on: each of a happening's stages comes after the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// It happens.
    Happening,
    /// Help is called, or comes.
    Help,
    /// What is found, who dies of it or is caught.
    After,
}

/// Deeds of each stage, by their verb.
const STAGES: &[(Stage, &[&str])] = &[
    (
        Stage::Happening,
        &[
            "happen", "occur", "shoot", "attack", "erupt", "break", "begin", "start", "crash", "collide", "explode", "fire", "open", "hit",
            "strike", "stab", "rob",
        ],
    ),
    (Stage::Help, &["call", "report", "respond", "dispatch", "alert", "notify", "arrive", "summon", "answer"]),
    (Stage::After, &["find", "discover", "locate", "recover", "pronounce", "die", "arrest", "detain", "capture", "surrender"]),
];

/// Verbs that are of a stage only by what stands with them: "the call came in", "took place".
const OPEN: &[&str] = &["come", "receive", "get", "make", "take"];

/// What help is called by.
const CALLS: &[&str] = &["call", "calls", "report", "reports", "911", "emergency"];

/// So many words to either side of the verb are looked at for it.
const NEAR: usize = 8;

/// The stage that a clock time is the time of, by the last verb before it or, where it opens the sentence, the first behind it; `None`
/// where that says nothing.
fn stage(m: &Mention, span: Span) -> Option<Stage> {
    // "she got the call at 3:30 a.m."
    let at = m.range(span).start;
    if m.words[at.saturating_sub(3)..at].iter().any(|w| matches!(w.lower.as_str(), "call" | "calls")) {
        return Some(Stage::Help);
    }
    let verbs = || m.article.clauses_of(m.place.sentence).iter().filter(|c| c.form != ClauseForm::Nominal);
    let before = verbs().filter(|c| c.predicate.end <= span.start).max_by_key(|c| c.predicate.start);
    let nearest = before.or_else(|| verbs().min_by_key(|c| c.predicate.start))?;
    let lemma = nearest.lemma.as_str();
    if OPEN.contains(&lemma) {
        let at = m.range(nearest.predicate);
        let near = &m.words[at.start.saturating_sub(NEAR)..(at.end + NEAR).min(m.words.len())];
        let place = m.words.get(at.end).is_some_and(|w| w.lower == "place");
        let called = near.iter().any(|w| CALLS.contains(&w.lower.as_str()));
        return if place { Some(Stage::Happening) } else { called.then_some(Stage::Help) };
    }
    STAGES.iter().find(|s| s.1.contains(&lemma)).map(|s| s.0)
}

/// Help is called or comes up to so many minutes after what it is called for: no contradiction.
const HELP_MINUTES: i64 = 60;

/// Whether the later of two clock times, so many minutes after the first, is that of a later stage of what happened: the call for help, or
/// who was found.
pub(super) fn goes_on(first: (&Mention, Span), then: (&Mention, Span), apart: i64) -> bool {
    match (stage(first.0, first.1), stage(then.0, then.1)) {
        (Some(x), Some(y)) if x < y => y == Stage::After || apart <= HELP_MINUTES,
        _ => false,
    }
}

/// So many letters behind a clock time say what it is the time of.
const BEHIND: usize = 32;

/// Whether a clock time is when something was told, not when it happened: "3 p.m. UPDATE", "at a 9 p.m. news conference".
pub(super) fn is_of_telling(m: &Mention, span: Span) -> bool {
    // In the article, for "3 p.m." before a capital may have been taken for the end of a sentence.
    let behind: String = m.base[span.end..].chars().take(BEHIND).collect();
    let mut after = behind.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let (first, second) = (after.next().unwrap_or_default(), after.next().unwrap_or_default());
    matches!(first.as_str(), "update" | "newscast" | "bulletin" | "briefing")
        || matches!(first.as_str(), "news" | "press" | "media")
            && matches!(second.as_str(), "conference" | "briefing" | "release" | "update" | "bulletin")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::Place;
    use crate::event::Event;
    use crate::fact::FactKind;
    use crate::judge::tests::article;

    #[test]
    fn what_a_day_is_the_day_of() {
        for (text, expected) in [
            ("The store burned down on Sunday.", Occasion::Happening),
            ("The store burned down, the mayor announced on Tuesday.", Occasion::Speech),
            ("The owner was arrested on Tuesday.", Occasion::Law),
            ("The second man died on Tuesday.", Occasion::Death),
        ] {
            let articles = [article(0, text, "2031-05-14")];
            let event = Event::new(&articles);
            let mention = Mention::new(&event, Place { article: 0, sentence: 0 }, &[]);
            let day = |m: &Mention| m.facts_of(FactKind::Date).next().map(|f| of(m, f.span));
            assert_eq!(mention.as_ref().and_then(day), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_stage_that_a_clock_time_is_of() {
        for (text, expected) in [
            ("The shooting happened about 2 a.m. on the quay.", Some(Stage::Happening)),
            ("The fire took place at 2 a.m.", Some(Stage::Happening)),
            ("Officers responded to reports of a shooting on the quay at 2 a.m.", Some(Stage::Help)),
            ("The call for a fire on the quay came in just before 2 a.m.", Some(Stage::Help)),
            ("She has not slept since she got the call at 2 a.m.", Some(Stage::Help)),
            ("At 2 a.m. officers were dispatched to the quay.", Some(Stage::Help)),
            ("The dog was found just before 2 a.m.", Some(Stage::After)),
            ("Guests came to the quay at 2 a.m.", None),
        ] {
            let articles = [article(0, text, "2031-05-14")];
            let event = Event::new(&articles);
            let mention = Mention::new(&event, Place { article: 0, sentence: 0 }, &[]);
            let time = |m: &Mention| m.facts_of(FactKind::Time).next().and_then(|f| stage(m, f.span));
            assert_eq!(mention.as_ref().and_then(time), expected, "{text}");
        }
    }
}
