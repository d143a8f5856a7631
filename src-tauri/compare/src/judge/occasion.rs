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

/// Deeds of those who come to see: the time of one lies after that of what happened.
const SEEING: &[&str] = &["call", "report", "respond", "dispatch", "alert", "notify", "arrive", "summon", "answer"];

/// Deeds of those who are told.
const HEARING: &[&str] = &["come", "receive", "get", "make", "take"];

/// What they are told by.
const NEWS: &[&str] = &["call", "calls", "report", "reports", "911", "emergency"];

/// So many words to either side of the verb.
const NEAR: usize = 8;

/// What is seen.
const SEEN: &[&str] = &[
    "happen", "occur", "shoot", "kill", "attack", "erupt", "break", "begin", "start", "take", "crash", "collide", "explode", "fire",
    "open", "hit", "strike", "stab", "rob",
];

/// Whether a clock time is when help was called or came (`true`), or when it happened that it was called for (`false`), by the last verb
/// before it or, where it opens the sentence, the first behind it; `None` where that says neither.
pub(super) fn is_call(m: &Mention, span: Span) -> Option<bool> {
    // "she got the call at 3:30 a.m."
    let at = m.range(span).start;
    if m.words[at.saturating_sub(3)..at].iter().any(|w| matches!(w.lower.as_str(), "call" | "calls")) {
        return Some(true);
    }
    let verbs = || m.article.clauses_of(m.place.sentence).iter().filter(|c| c.form != ClauseForm::Nominal);
    let before = verbs().filter(|c| c.predicate.end <= span.start).max_by_key(|c| c.predicate.start);
    let nearest = before.or_else(|| verbs().min_by_key(|c| c.predicate.start))?;
    let lemma = nearest.lemma.as_str();
    let told = || {
        let at = m.range(nearest.predicate);
        m.words[at.start.saturating_sub(NEAR)..(at.end + NEAR).min(m.words.len())].iter().any(|w| NEWS.contains(&w.lower.as_str()))
    };
    if SEEING.contains(&lemma) || HEARING.contains(&lemma) && told() {
        return Some(true);
    }
    SEEN.contains(&lemma).then_some(false)
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
}
