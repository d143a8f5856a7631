//! Marks that may end a sentence, runs of them, and the quotes and brackets that close behind them.

/// Marks that end a sentence; those of scripts without blanks need none after them.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '⁇' | '⁈' | '⁉') || is_full_stop(c)
}

/// Full stops and the like that have no other meaning.
pub(super) fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '؟' | '።' | '፧' | '፨' | '။' | '។' | '៕' | '։' | '᠃' | '︒')
}

/// Armenian is often typed with a colon for its full stop.
pub(super) fn is_armenian_stop(text: &str, at: usize, c: char) -> bool {
    c == ':'
        && text[..at].chars().next_back().is_some_and(|p| matches!(p, '\u{531}'..='\u{58f}'))
        && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
}

/// Marks that direct the reading and are not seen.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A run of terminators: `.`, `?!`, `...`, `. . .`.
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Exactly one full stop of the Latin kind.
    pub(super) single: bool,
    /// Dots only, more than one, or `…`.
    pub(super) ellipsis: bool,
    /// Holds a mark with no other meaning, so no blank need follow.
    pub(super) full: bool,
}

impl Run {
    pub(super) fn at(text: &str, start: usize) -> Self {
        let mut end = start;
        let (mut count, mut dots, mut full) = (0, 0, false);
        let mut blanks = 0;
        for c in text[start..].chars() {
            if is_terminator(c) || (count == 0 && c == ':') {
                count += 1;
                dots += usize::from(c == '.' || c == '…');
                full |= is_full_stop(c) || c == ':';
                end += c.len_utf8() + blanks;
                blanks = 0;
            } else if c == ' ' && blanks == 0 && dots == count {
                // ". . ." is one run; ". ." too.
                blanks = 1;
            } else {
                break;
            }
        }
        let single = count == 1 && text[start..].starts_with('.');
        let ellipsis = dots == count && (count > 1 || text[start..].starts_with('…'));
        Self { start, end, single, ellipsis, full }
    }

    /// "…compounds. . . . The practice": the first of four spaced dots is a full stop when it stands close to its word, and an
    /// ellipsis follows.
    pub(super) fn first_dot_ends(&self, text: &str) -> Option<usize> {
        let run = &text[self.start..self.end];
        let close = text[..self.start].chars().next_back().is_some_and(|c| !c.is_whitespace());
        (close && run == ". . . ." && begins_upper(&text[self.end..])).then_some(self.start + 1)
    }
}

pub(super) fn begins_upper(rest: &str) -> bool {
    rest.trim_start().chars().next().is_some_and(char::is_uppercase)
}

/// The end of the closing quotes, brackets and footnote marks that belong to the sentence, and how many straight quotes they hold.
pub(super) fn closers(text: &str, from: usize, mut open: bool) -> (usize, usize) {
    let mut end = from;
    let mut straight = 0;
    loop {
        let rest = &text[end..];
        let Some(c) = rest.chars().next() else { break };
        let after = rest[c.len_utf8()..].chars().next();
        let followed = after.is_none_or(|a| !a.is_alphanumeric());
        let closes = match c {
            '”' | '’' | ')' | ']' | '}' | '›' | '」' | '』' | '】' | '》' | '）' | '〉' | '〟' => true,
            '»' => true,
            '"' | '\'' | '“' | '‘' | '«' | '*' => followed,
            _ => is_unseen(c),
        };
        if closes {
            straight += usize::from(c == '"');
            open ^= c == '"';
            end += c.len_utf8();
            continue;
        }
        if let Some(note) = footnote(rest) {
            end += note;
            continue;
        }
        // A closing quote parted by a blank.
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        if gap == 1 || gap == 2 {
            let mut c = rest[gap..].chars();
            let closes = match c.next() {
                Some('”' | '»') => c.next().is_none_or(char::is_whitespace),
                Some('"') => open && c.next().is_none_or(char::is_whitespace),
                Some(')') => c.next().is_none_or(char::is_whitespace),
                _ => false,
            };
            if closes {
                let c = rest[gap..].chars().next().unwrap_or(' ');
                straight += usize::from(c == '"');
                open ^= c == '"';
                end += gap + c.len_utf8();
                continue;
            }
        }
        break;
    }
    (end, straight)
}

/// The length of a footnote mark: `[9]`, `[note 2]`.
pub(super) fn footnote(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let close = inner.char_indices().take(12).find(|c| c.1 == ']')?.0;
    let words = &inner[..close];
    (words.ends_with(|c: char| c.is_ascii_digit()) || words.len() == 1).then_some(close + 2)
}

/// Round brackets that open in the middle of a sentence and close soon: their sentences stay part of the outer one.
pub(super) fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '《' => {
                let before = text[..i].trim_end().chars().next_back();
                open = before.is_some_and(|c| !is_terminator(c) && !matches!(c, '"' | '”' | '»' | ':')).then_some(i);
            }
            ')' | '》' => {
                if let Some(start) = open.take()
                    && i - start <= 240
                {
                    out.push((start, i));
                }
            }
            _ => {}
        }
    }
    out
}
