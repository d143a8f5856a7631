//! Quotation marks: which stretches of a text stand between them.

use crate::span::Span;

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// With the marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
}

/// The stretches between quotation marks, in order, none inside another. A quote that goes on in the next paragraph with a new
/// opening mark is one stretch. One pass; an opening mark without a closing one counts to the end of its paragraph.
pub fn find(text: &str) -> Vec<Region> {
    let mut out: Vec<Region> = Vec::new();
    let mut unclosed: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            unclosed = paragraph(text, at, at + line.trim_end().len(), unclosed, &mut out);
        }
        at += line.len();
    }
    out
}

/// Marks that close what another opens; `"` and `''` close themselves.
fn closers(open: &str) -> &'static [char] {
    match open {
        "“" | "\"" => &['”', '"', '“'],
        "„" => &['“', '”', '"'],
        "«" => &['»'],
        "»" => &['«'],
        "‘" | "'" => &['’', '\''],
        _ => &[],
    }
}

/// Reads one paragraph. `unclosed`: outer and inner start of a quote still open from the paragraph before. Gives back one that is open at the end.
fn paragraph(text: &str, from: usize, to: usize, unclosed: Option<(usize, usize)>, out: &mut Vec<Region>) -> Option<(usize, usize)> {
    let line = &text[from..to];
    let first = line.trim_start();
    let lead = from + line.len() - first.len();
    // The paragraph before left a quote open: this one goes on only with a mark of its own.
    let mut carried = None;
    if let Some((outer, inner)) = unclosed {
        let goes_on = ["“", "\"", "''", "«", "„"].iter().any(|m| first.starts_with(m));
        if goes_on {
            carried = Some((outer, inner));
        } else {
            let end = text[..from].trim_end().len();
            out.push(Region { outer: Span::new(outer, end), inner: Span::new(inner, end) });
        }
    }
    let mut open: Option<(&str, usize, usize)> = None;
    let mut before = ' ';
    let mut i = lead;
    while i < to {
        let rest = &text[i..to];
        let Some(c) = rest.chars().next() else { break };
        let double = rest.starts_with("''");
        let width = if double { 2 } else { c.len_utf8() };
        let after = text[i + width..to].chars().next().unwrap_or(' ');
        match open {
            Some((mark, outer, inner)) => {
                let closes = if double || mark == "''" {
                    (mark == "''" && double) || (mark != "''" && !double && closers(mark).contains(&c))
                } else {
                    closers(mark).contains(&c)
                };
                let single = matches!(mark, "‘" | "'");
                // An apostrophe does not close; “ closes only where a closing mark would stand.
                let fits = !(single && (after.is_alphanumeric() || before.is_whitespace()))
                    && !(c == '“' && mark != "„" && (before.is_whitespace() || after.is_alphanumeric()))
                    && !(c == '"' && before.is_whitespace() && after.is_alphanumeric() && mark == "\"");
                let reopens = matches!(mark, "“" | "\"") && matches!(c, '“' | '"') && !fits;
                if closes && fits {
                    if i > inner {
                        out.push(Region { outer: Span::new(outer, i + width), inner: Span::new(inner, i) });
                    }
                    open = None;
                } else if closes && reopens {
                    // A closing mark was forgotten: take the last sentence end before.
                    let end = inner + text[inner..i].trim_end().len();
                    if end > inner {
                        out.push(Region { outer: Span::new(outer, end), inner: Span::new(inner, end) });
                    }
                    open = Some((if c == '“' { "“" } else { "\"" }, i, i + width));
                }
            }
            None => {
                let mark = if double {
                    Some("''")
                } else {
                    match c {
                        '“' => Some("“"),
                        '”' if before.is_whitespace() && after.is_alphanumeric() => Some("“"),
                        '"' => Some("\""),
                        '„' => Some("„"),
                        '«' => Some("«"),
                        '‘' if !before.is_alphanumeric() && after.is_alphanumeric() => Some("‘"),
                        '\'' if (before.is_whitespace() || matches!(before, '(' | '[' | '—' | ':'))
                            && after.is_alphabetic()
                            && has_single_close(&text[i + 1..to]) =>
                        {
                            Some("'")
                        }
                        _ => None,
                    }
                };
                if let Some(mark) = mark {
                    open = Some(match carried.take() {
                        Some((outer, inner)) => (mark, outer, inner),
                        None => (mark, i, i + width),
                    });
                }
            }
        }
        before = text[i..i + width].chars().next_back().unwrap_or(c);
        i += width;
    }
    match open {
        Some((mark, outer, inner)) if !matches!(mark, "‘" | "'") => Some((outer, inner)),
        _ => None,
    }
    .or(carried)
    .and_then(|(outer, inner)| {
        // The last paragraph of the text: nothing can go on.
        if text[to..].trim().is_empty() {
            if to > inner {
                out.push(Region { outer: Span::new(outer, to), inner: Span::new(inner, to) });
            }
            None
        } else {
            Some((outer, inner))
        }
    })
}

/// A single straight mark that can close soon: before a blank or a mark, after a letter or a mark. Looks at most 300 bytes ahead.
fn has_single_close(rest: &str) -> bool {
    let mut before = ' ';
    let mut chars = rest.char_indices().take_while(|(i, _)| *i < 300).peekable();
    while let Some((_, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, a)| *a);
        // "the boys' room": a plural's apostrophe closes only after a mark.
        if c == '\'' && !after.is_alphanumeric() && !before.is_whitespace() && (before != 's' || !after.is_whitespace()) {
            return true;
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        find(text).iter().map(|r| r.inner.of(text)).collect()
    }

    #[test]
    fn all_styles() {
        assert_eq!(
            inner("“One,” he said. \"Two.\" ''Three'' «Vier» „Fünf“ ‘Six’ don't 'Seven eight' boys' room."),
            ["One,", "Two.", "Three", "Vier", "Fünf", "Six", "Seven eight"]
        );
    }

    #[test]
    fn a_quote_over_paragraphs_is_one() {
        assert_eq!(inner("“One.\n\n“Two,” she said."), ["One.\n\n“Two,"]);
        assert_eq!(inner("“One.\n\nTwo, she said."), ["One."]);
    }

    #[test]
    fn a_forgotten_mark_does_not_run_on() {
        assert_eq!(inner("She called it “bad. Then “good” came."), ["bad. Then", "good"]);
    }
}
