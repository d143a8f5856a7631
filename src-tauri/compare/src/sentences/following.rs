//! What stands on both sides of a full stop: the next word, the last one, a speaker behind a quotation.

/// What follows a sentence's end.
pub(super) struct Next<'a> {
    /// The first letter or figure.
    pub(super) first: Option<char>,
    /// Its word.
    pub(super) word: &'a str,
    /// All from there on.
    pub(super) rest: &'a str,
    /// A dash stands before it.
    pub(super) dashed: bool,
    /// A bracket stands before it.
    pub(super) bracketed: bool,
}

impl<'a> Next<'a> {
    pub(super) fn of(rest: &'a str) -> Self {
        let (mut dashed, mut bracketed) = (false, false);
        for (i, c) in rest.char_indices().take(24) {
            if c.is_alphanumeric() {
                let rest = &rest[i..];
                let end = rest
                    .char_indices()
                    .take(40)
                    .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
                    .map_or_else(|| rest.char_indices().nth(40).map_or(rest.len(), |c| c.0), |c| c.0);
                return Self { first: Some(c), word: &rest[..end], rest, dashed, bracketed };
            }
            dashed |= matches!(c, '-' | '–' | '—' | '―' | '_');
            bracketed |= c == '(';
        }
        Self { first: None, word: "", rest: "", dashed, bracketed }
    }
}

/// The word at the end: back to a blank, an opening mark or a dash. At most 48 bytes are looked at.
pub(super) fn last_word(text: &str) -> &str {
    let mut from = text.len().saturating_sub(48);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..];
    let start = tail
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '„' | '‘' | '«' | '»' | '—' | '…' | ',' | ';' | ':'))
        .map_or(0, |(i, c)| i + c.len_utf8());
    tail[start..].trim_start_matches(['.', '\'', '’'])
}

/// Whether the words after a closing quote name its speaker: `"No way!" Ann Smith said`.
pub(super) fn speech_follows(rest: &str) -> bool {
    const SAID: &[&str] = &[
        "said",
        "says",
        "asked",
        "asks",
        "added",
        "told",
        "wrote",
        "tweeted",
        "shouted",
        "yelled",
        "replied",
        "exclaimed",
        "cried",
        "screamed",
        "joked",
        "answered",
        "recalled",
        "declared",
        "posted",
        "warned",
    ];
    rest.split_whitespace().take(6).take_while_inclusive_break().any(|w| SAID.contains(&w.trim_end_matches([',', '.', ':', ';'])))
}

/// Words up to and including the first that ends a phrase.
pub(super) trait TakePhrase<'a>: Iterator<Item = &'a str> + Sized {
    fn take_while_inclusive_break(self) -> impl Iterator<Item = &'a str> {
        let mut done = false;
        self.take_while(move |w| {
            let go = !done;
            done |= w.ends_with([',', '.', ';', '!', '?']);
            go
        })
    }
}

impl<'a, I: Iterator<Item = &'a str>> TakePhrase<'a> for I {}
