//! The head and the foot of a reader's comment: who, when, reply.

use std::sync::LazyLock;

use regex::Regex;

/// When and by whom a reader's comment was written: a time at the beginning of a line, or a button under it.
#[allow(clippy::expect_used, reason = "a constant pattern, compiled in the tests")]
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^.{0,48}(\d+ (second|minute|hour|day|week|month|year)s? ago\b|vor \d+ (minute|stunde|tag|woche|monat|jahr)|il y a \d+ |hace \d+ |há \d+ |\d\d?:\d\d\s?(am|pm|uhr)?\s*$)|^\W*(reply|report|like|log in to (reply|leave)|rating:|antworten|melden|kommentar melden|répondre|signaler|responder|denunciar|rispondi|segnala|reageer)\b",
    )
    .expect("a constant pattern")
});

/// What stands under a reader's comment, at the end of its last line or on a line of its own.
#[allow(clippy::expect_used, reason = "a constant pattern, compiled in the tests")]
static BUTTON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(rating: [+-]?\d+( votes?)?|log ?in to (reply|leave a comment|comment)|reply to this comment|report (comment|abuse)|kommentar melden|répondre|signaler|antworten|reply)\W*(avatar)?\W*$",
    )
    .expect("a constant pattern")
});

/// Whether a line ends as a reader's comment does: with its buttons or votes.
pub fn is_comment_button(text: &str) -> bool {
    let from = text.char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    BUTTON.is_match(&text[from..])
}

/// Whether a line is the head or the foot of a reader's comment.
pub fn stamped(text: &str) -> bool {
    text.len() < 2000 && STAMP.is_match(text.trim())
}
