//! Text that was cut off: by a paywall, by a clipper, by a page that was saved before it had all come.

use crosscheck_compare::document::Block;

use crate::clutter::shape::count_words;

/// What a page's data say of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// How many words the article has.
    pub words: Option<usize>,
    /// Not all may be read for free.
    pub paid: bool,
}

/// Blocks after the article in which a paywall asks.
const NEAR: usize = 4;
/// Bodies of fewer words may be all that a paywall shows.
const LITTLE: f32 = 220.0;
/// Of the declared words, so many must be there.
const SHARE: f32 = 0.6;

/// Says in a sentence why the article looks cut off; `None` when it does not.
pub fn why(text: &str, blocks: &[Block], declared: Declared) -> Option<String> {
    const CHECK: &str = "check that all of it was saved.";
    let words = count_words(text);
    // Where words are not parted by spaces, two counts say little of one another.
    let spaced = text.split_whitespace().count() * 12 > text.chars().count();
    if let Some(all) = declared.words.filter(|all| spaced && *all >= 80 && words < *all as f32 * SHARE) {
        return Some(format!("The page says that the article has {all} words, but only {words} were found; {CHECK}"));
    }
    let unfinished = unfinished(text);
    if ends_in_dots(text) {
        return Some(format!("The text ends in the middle of a sentence, as if it was cut off; {CHECK}"));
    }
    let asks = asks(blocks);
    if asks == Asks::ForTheRest || (asks == Asks::ToSubscribe || declared.paid) && (unfinished || words < LITTLE) {
        return Some(format!("The article looks cut off by a paywall; {CHECK}"));
    }
    in_the_middle(text).then(|| format!("The last sentence has no end, as if the file was not saved whole; {CHECK}"))
}

/// Dots in place of the rest. A quotation or a bracket that ends in dots is an author's.
fn ends_in_dots(text: &str) -> bool {
    let end = text.trim_end();
    // Four dots are a sentence's end and an author's.
    if end.ends_with("....") {
        return false;
    }
    let dots = ["…", "...", "[…]", "[...]", "(…)", "(...)", ". . ."].iter().any(|d| end.ends_with(d));
    if !dots {
        return false;
    }
    // "More to follow …" of a story that goes on says that it is not cut.
    let last = end.rsplit('\n').next().unwrap_or(end).to_lowercase();
    const FOLLOWS: [&str; 6] = ["more to follow", "more to come", "more soon", "to be continued", "updates to follow", "developing"];
    !(count_words(&last) <= 14.0 && FOLLOWS.iter().any(|f| last.contains(f)))
}

/// The last paragraph has no end though the others have one, and it is prose.
fn unfinished(text: &str) -> bool {
    let paragraphs: Vec<&str> = text.split("\n\n").map(str::trim).filter(|p| count_words(p) >= 10.0).collect();
    let Some((last, before)) = paragraphs.split_last() else { return false };
    if !text.trim_end().ends_with(last) || before.len() < 3 {
        return false;
    }
    let end = last.chars().next_back().unwrap_or('.');
    // A word in the middle of a sentence; what ends with a capital, a digit or a mark may be a signature, a score, a table.
    let cut = last.ends_with([',', '-', '–']) || end.is_lowercase() && last.split_whitespace().next_back().is_some_and(plain_word);
    let ended = before.iter().filter(|p| finished(p)).count();
    let letters = |p: &str| p.chars().next().is_some_and(|c| c.is_uppercase() || "\"“‘'«„¿¡".contains(c));
    cut && letters(last) && ended * 10 >= before.len() * 9 && !signed(last)
}

/// The last paragraph has no end and breaks off after a comma or a word that never ends a sentence: sure enough without a paywall.
fn in_the_middle(text: &str) -> bool {
    const NEVER_LAST: [&str; 72] = [
        "the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "that", "which", "who", "whose",
        "as", "is", "was", "were", "are", "be", "been", "has", "have", "had", "will", "would", "could", "should", "may", "might", "their",
        "his", "her", "its", "our", "than", "into", "after", "before", "because", "while", "when", "where", "if", "der", "die", "das",
        "und", "von", "mit", "dass", "im", "le", "la", "les", "de", "du", "des", "et", "que", "el", "los", "y", "en", "una", "un", "il",
    ];
    let last = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    unfinished(text) && (last.ends_with([',', '-', '–']) || NEVER_LAST.contains(&last))
}

/// Small letters alone: no name, no address.
fn plain_word(word: &str) -> bool {
    word.chars().all(|c| c.is_lowercase() || c == '\'' || c == '’' || c == '-')
}

fn finished(paragraph: &str) -> bool {
    let end = paragraph.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', ' ', '\u{a0}']);
    end.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔'])
}

/// Who wrote, who helped: lines that end without a mark.
fn signed(paragraph: &str) -> bool {
    let lower = paragraph.to_lowercase();
    ["reporting by", "edited by", "contributed", "with agencies", "with files from", "©"].iter().any(|s| lower.contains(s))
        || paragraph.starts_with(['—', '–', '-', '*', '•'])
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asks {
    Nothing,
    /// As every page of a paper that sells subscriptions does.
    ToSubscribe,
    /// For what this article goes on with.
    ForTheRest,
}

/// What the blocks right after the article ask for.
fn asks(blocks: &[Block]) -> Asks {
    const REST: [&str; 31] = [
        "to continue reading",
        "to keep reading",
        "to read the full",
        "to read the rest",
        "to read this article",
        "to read this story",
        "to read more of this",
        "continue reading with a",
        "continue reading this article with",
        "this article is for subscribers",
        "this story is for subscribers",
        "this content is for subscribers",
        "this article is reserved for",
        "for subscribers only",
        "exclusive to subscribers",
        "subscriber-only",
        "subscriber exclusive",
        "unlock this article",
        "unlock this story",
        "to unlock",
        "you have reached your limit of free",
        "you've reached your limit of free",
        "you have reached your article limit",
        "your free articles",
        "pour lire la suite",
        "article réservé aux abonnés",
        "réservé aux abonnés",
        "para seguir leyendo",
        "contenido exclusivo para suscriptores",
        "um weiterzulesen",
        "para continuar lendo",
    ];
    const SUBSCRIBE: [&str; 8] = [
        "already a subscriber",
        "already have an account",
        "subscribe now",
        "start your free trial",
        "become a subscriber",
        "déjà abonné",
        "ya eres suscriptor",
        "bereits abonnent",
    ];
    let last = blocks.iter().rposition(|b| b.kept.is_some()).unwrap_or(0);
    let near = blocks.iter().skip(last + 1).filter(|b| count_words(&b.text) >= 2.0).take(NEAR);
    near.map(|b| {
        let lower = b.text.to_lowercase();
        // "Scroll down to continue reading" stands over an advertisement; a story on paywalls is longer than what asks.
        if lower.len() > 400 || lower.contains("scroll") || lower.contains("below") {
            Asks::Nothing
        } else if REST.iter().any(|a| lower.contains(a)) {
            Asks::ForTheRest
        } else if SUBSCRIBE.iter().any(|a| lower.contains(a)) {
            Asks::ToSubscribe
        } else {
            Asks::Nothing
        }
    })
    .max()
    .unwrap_or(Asks::Nothing)
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::document::TrimReason;
    use crosscheck_compare::span::Span;

    use super::*;

    const STORY: [&str; 4] = [
        "The harbour board of Port Ellery voted on Friday to close the old pier to visitors after divers found cracks.",
        "The mayor, Jo Marsh, said that the work would begin in March and cost about four million.",
        "Fishermen who land their catch at the pier asked for a berth at the northern quay until then.",
        "“We were not told,” said Ana Lind, who has moored her boat there since the storm of 1987.",
    ];

    fn says(story: &[&str], after: &[&str], declared: Declared) -> Option<String> {
        let text = story.join("\n\n");
        let mut blocks = vec![Block { text: text.clone(), kept: Some(Span::new(0, text.len())), reason: None }];
        blocks.extend(after.iter().map(|t| Block { text: (*t).to_owned(), kept: None, reason: Some(TrimReason::Promotion) }));
        why(&text, &blocks, declared)
    }

    fn with(last: &'static str) -> Vec<&'static str> {
        STORY.iter().copied().chain([last]).collect()
    }

    /// So long that a paywall would have cut it.
    fn long() -> Vec<&'static str> {
        STORY.iter().copied().cycle().take(16).collect()
    }

    #[test]
    fn what_is_cut_off_is_told() {
        let nothing = Declared::default();
        for (story, after) in [
            (with("The board will meet again next week to hear what the engineers have to say about the…"), &[][..]),
            (with("The board will meet again next week to hear what the engineers [...]"), &[]),
            (with("The board will meet again next week to hear what the engineers have to say about the"), &[]),
            (with("The board will meet again next week to hear what the engineers have to say about the northern"), &["Subscribe now"]),
            (with("The board will meet again next week to hear what the engineers have to say,"), &[]),
            (STORY.to_vec(), &["Subscribe to continue reading."]),
            (long(), &["Share", "This article is for subscribers only. Log in or subscribe."]),
            (STORY.to_vec(), &["Already a subscriber? Log in"]),
            (STORY.to_vec(), &["Pour lire la suite, abonnez-vous"]),
        ] {
            assert!(says(&story, after, nothing).is_some(), "{:?} {after:?}", story.last());
        }
        assert!(says(&STORY, &[], Declared { words: Some(640), paid: false }).is_some_and(|s| s.contains("640 words")));
        assert!(says(&STORY, &[], Declared { words: None, paid: true }).is_some());
    }

    #[test]
    fn what_only_looks_like_it_is_not() {
        let nothing = Declared::default();
        for (story, after) in [
            (STORY.to_vec(), &[][..]),
            (STORY.to_vec(), &["Scroll down to continue reading", "Most read"]),
            (with("More to follow…"), &[]),
            (with("This is a developing story. More to come ..."), &[]),
            // A menu of every page of the paper.
            (long(), &["Already a subscriber? Log in", "Subscribe now"]),
            // Far below the article.
            (
                STORY.to_vec(),
                &["More news", "Weather today", "Old tram returns", "Library opens on Sundays", "Subscribe to continue reading"],
            ),
            (with("Reporting by Ana Lind in Port Ellery, with files from the desk of the harbour town"), &[]),
            (with("You can listen again to this bulletin of the harbour radio at any time of the day"), &[]),
            (with("The regatta was called off for the rest of the season and may move to another harbour...."), &[]),
            (with("— Ana Lind contributed to this report from the northern quay of Port Ellery harbour"), &[]),
            (with("The final scores of the regatta: Ellery Rowing 12, Harbour Club 11, Northern Quay Rowing 9"), &[]),
            (with("Port Ellery Harbour Board, 4 Quay Street, open on weekdays from nine, write to board@ellery.example"), &[]),
            // Pages whose sentences have no marks at all.
            (vec!["the pier closed on friday the board said after divers found the cracks in it"; 6], &[]),
        ] {
            assert_eq!(says(&story, after, nothing), None, "{:?} {after:?}", story.last());
        }
        assert_eq!(says(&STORY, &[], Declared { words: Some(85), paid: false }), None);
        assert_eq!(says(&long(), &[], Declared { words: Some(270), paid: true }), None);
    }
}
