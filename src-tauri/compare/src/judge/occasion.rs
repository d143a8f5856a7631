//! Whether a day or time is that of what happened, of its telling, of the law's doing or of a death.

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
            "die" | "pronounc" | "autopsy" | "funeral" | "bury" => return Occasion::Death,
            "shoot" | "kill" | "happen" | "occur" | "attack" | "crash" | "fire" | "report" | "call" | "respond" | "vot" | "pass"
            | "meet" | "sell" => return Occasion::Happening,
            _ => {}
        }
    }
    Occasion::Happening
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
