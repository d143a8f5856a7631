//! The words that tell how a statement stands: as done, as coming, as doubted, as open, as denied; and the words that they tell it of.

use std::ops::Range;

use crate::judge::mention::Mention;
use crate::judge::words::Word;

/// How a statement stands, from what is denied to what is told as a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// "did not", "ruled out".
    Denied,
    /// "whether", "has yet to", "is considering", "unclear".
    Open,
    /// "may", "is believed to", "allegedly".
    Doubted,
    /// "will", "plans to".
    Coming,
    /// Nothing takes anything back.
    Flat,
}

/// A word or two that tell how what stands around them stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What they make of it.
    pub level: Level,
    /// An accusation: somebody's word against somebody.
    pub accuses: bool,
    /// Positions of its words.
    pub words: Range<usize>,
}

/// So many cues of one sentence are read: of more it is no sentence, and each is laid beside those of every other.
const MOST: usize = 32;
/// Words after a cue that it reaches at most.
const AFTER: usize = 9;
/// Words before a cue that it reaches at most.
const BEFORE: usize = 7;

const UNKNOWN: &[&str] = &["unclear", "unknown", "undecided", "undetermined", "uncertain", "unconfirmed"];
const NOT_KNOWN: &[&str] =
    &["clear", "known", "decided", "say", "confirm", "disclose", "identified", "released", "determined", "sure", "positive", "certain"];
const WEIGHING: &[&str] = &["considering", "weighing", "mulling", "pondering", "considers", "contemplating", "exploring"];
const DOUBTS: &[&str] = &[
    "apparent",
    "apparently",
    "possibly",
    "probably",
    "perhaps",
    "likely",
    "reportedly",
    "purportedly",
    "potentially",
    "presumably",
    "supposedly",
    "rumoured",
    "rumored",
    "rumours",
    "rumors",
    "seemingly",
    "maybe",
    "feared",
    "fear",
    "believe",
    "believes",
    "hope",
    "hopes",
    "hoped",
    "expected",
];
const ACCUSES: &[&str] =
    &["alleged", "allegedly", "accused", "alleges", "allege", "alleging", "claims", "claimed", "claim", "accuse", "accuses"];
const RAISING: &[&str] =
    &["believed", "thought", "reported", "presumed", "appear", "appears", "appeared", "seem", "seems", "seemed", "understood"];
const COMING: &[&str] = &["will", "would", "plans", "intends", "vowed", "promises", "promised", "shall", "planned"];
const DENIALS: &[&str] = &["no", "not", "never", "nobody", "none", "nothing", "neither", "cannot", "without", "nor"];
const DENYING: &[&str] = &["denied", "denies", "deny", "rejected", "rejects", "dismissed"];
const BEFORE_SUSPECT: &[&str] = &["the", "a", "an", "one", "second", "third", "main", "prime", "this", "that", "its", "their"];
const AFTER_SUSPECT: &[&str] = &["that", "the", "a", "an", "he", "she", "they", "it", "of"];

/// Words that take something back without being a cue of their own: where one stands near, the other outlet is not flat.
const SOFT: &[&str] = &[
    "suspicion",
    "can",
    "if",
    "blamed",
    "accused",
    "think",
    "thinks",
    "consider",
    "considers",
    "considered",
    "calling",
    "expects",
    "expect",
    "should",
    "might",
    "claiming",
    "alleging",
    "alleged",
    "described",
    "suspected",
    "suspect",
    "potential",
    "threatened",
    "whether",
];

/// Words and marks that a cue does not reach over.
const ENDS: &[&str] = &[";", ":", "\"", "”", "“", "but", "although", "while", "said", "told", "because", "—"];

/// The cues of a sentence, in order.
pub fn find(words: &[Word]) -> Vec<Cue> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() && out.len() < MOST {
        match at(words, i) {
            Some((level, accuses, length)) => {
                out.push(Cue { level, accuses, words: i..(i + length).min(words.len()) });
                i += length;
            }
            None => i += 1,
        }
    }
    out
}

/// The cue that begins with a word: what it makes of a statement, whether it accuses, its length in words.
fn at(words: &[Word], i: usize) -> Option<(Level, bool, usize)> {
    let word = |i: usize| words.get(i).map_or("", |w| w.lower.as_str());
    let before = if i == 0 { "" } else { word(i - 1) };
    let (own, next) = (word(i), word(i + 1));
    let small = !words[i].capital;
    let found = |level: Level, length: usize| Some((level, false, length));
    match () {
        () if UNKNOWN.contains(&own) || own == "whether" || WEIGHING.contains(&own) => found(Level::Open, 1),
        () if matches!(own, "not" | "n't" | "yet") && NOT_KNOWN.contains(&next) => found(Level::Open, 2),
        // Who investigates a shooting does not doubt it; who examines whether it was one does, and "whether" tells.
        () if own == "yet" && next == "to" => found(Level::Open, 2),
        () if own == "looking" && next == "into" || own == "thinking" && matches!(next, "about" | "of") => found(Level::Open, 2),
        () if own == "under" && matches!(next, "investigation" | "review" | "consideration") => found(Level::Open, 2),
        () if matches!(own, "possibility" | "possibilities") => found(Level::Open, 1),
        () if matches!(own, "declined" | "refused" | "failed" | "unable") && next == "to" => found(Level::Denied, 2),
        () if matches!(own, "ruled" | "rules" | "rule" | "ruling") && next == "out" => found(Level::Denied, 2),
        () if DENYING.contains(&own) => found(Level::Denied, 1),
        () if own == "under" && next == "suspicion" => found(Level::Doubted, 2),
        // "could face ten years" is the law's measure, not a doubt.
        () if matches!(own, "may" | "might" | "could") => (small && next != "face").then_some((Level::Doubted, false, 1)),
        // "a possible suspect" doubts a noun, "an appeal is possible" a statement.
        () if matches!(own, "possible" | "conceivable") => {
            let told = matches!(before, "is" | "are" | "was" | "were" | "be" | "remains" | "remained");
            (told || matches!(next, "that" | "to")).then_some((Level::Doubted, false, 1))
        }
        () if ACCUSES.contains(&own) => Some((Level::Doubted, true, 1)),
        () if DOUBTS.contains(&own) => found(Level::Doubted, 1),
        () if RAISING.contains(&own) && matches!(next, "to" | "that") => found(Level::Doubted, 1),
        () if own == "said" && next == "to" && matches!(before, "is" | "are" | "was" | "were") => found(Level::Doubted, 1),
        () if own.starts_with("suspect") && AFTER_SUSPECT.contains(&next) && !BEFORE_SUSPECT.contains(&before) => found(Level::Doubted, 1),
        () if COMING.contains(&own) && small => found(Level::Coming, 1),
        () if DENIALS.contains(&own) || own.ends_with("n't") => found(Level::Denied, 1),
        () => None,
    }
}

/// The words that a cue tells of: those before it and those after it, up to where the clause surely ends.
pub(super) fn scope(m: &Mention, cue: &Cue) -> (Range<usize>, Range<usize>) {
    let word = |i: usize| m.words.get(i).map_or("", |w| w.lower.as_str());
    let (start, end) = (cue.words.start, cue.words.end);
    let after = (end..m.words.len().min(end + AFTER)).find(|i| ENDS.contains(&word(*i)) || word(*i) == "," && *i > end + 2);
    let ends = |i: usize| ENDS.contains(&word(i)) || matches!(word(i), "," | "and" | "or");
    let before = (start.saturating_sub(BEFORE)..start).rev().find(|i| ends(*i));
    (before.map_or(start.saturating_sub(BEFORE), |i| i + 1)..start, end..after.unwrap_or(m.words.len().min(end + AFTER)))
}

/// Whether a sentence says anywhere that somebody accuses.
pub(super) fn accuses(m: &Mention) -> bool {
    let charge = |lower: &str| ACCUSES.contains(&lower) || matches!(lower, "claiming" | "accusing" | "accusation" | "allegation");
    m.words.iter().any(|w| charge(&w.lower))
}

/// Whether a word near a stretch takes something back.
pub(super) fn is_soft(m: &Mention, from: usize, to: usize) -> bool {
    m.words[from.saturating_sub(4)..(to + 3).min(m.words.len())].iter().any(|w| SOFT.contains(&w.lower.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Reference};
    use crate::comparison::Place;
    use crate::document::{Document, Metadata};
    use crate::event::Event;

    /// The cues of a sentence with what they tell of: `level: words before | words after`.
    fn told(text: &str) -> Vec<String> {
        let articles = [Article::read("a", &Document::raw(text, Metadata::default()), Reference { day: None, borrowed: false })];
        let event = Event::new(&articles);
        let m = Mention::new(&event, Place { article: 0, sentence: 0 }, &[]).expect("one sentence");
        let words = |r: Range<usize>| m.words[r].iter().map(|w| w.lower.as_str()).collect::<Vec<_>>().join(" ");
        let all = m.cues.iter();
        all.map(|c| (c, scope(&m, c))).map(|(c, (b, a))| format!("{:?}: {} | {}", c.level, words(b), words(a))).collect()
    }

    #[test]
    fn what_cues_tell_of() {
        assert_eq!(told("The ferry may have hit the pier, police said."), ["Doubted: the ferry | have hit the pier"]);
        assert_eq!(told("Brenwick has yet to decide about an appeal."), ["Open: brenwick has | decide about an appeal ."]);
        assert_eq!(told("The minister ruled out a bailout."), ["Denied: the minister | a bailout ."]);
        assert_eq!(told("He is believed to have fled."), ["Doubted: he is | to have fled ."]);
    }

    #[test]
    fn what_is_no_cue() {
        // A month, a thing by name, the law's measure, a noun.
        for text in ["In May the ferry sank.", "He could face ten years.", "A possible suspect fled.", "The suspect fled."] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
