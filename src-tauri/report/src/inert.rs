//! Text from files, made safe to show: what can't be seen can't lie.

/// The text without control and bidirectional-override characters, which could reorder or hide what stands around them.
/// Line breaks and tabs become blanks.
pub fn inert(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// For a cell of a table that a spreadsheet may open: a text that would start a formula gets an apostrophe before it
/// (OWASP, "CSV Injection").
pub fn cell(text: &str) -> String {
    let text = inert(text);
    if text.trim_start().starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_overrides_go() {
        assert_eq!(inert("a\u{202e}b\u{7}c\nd"), "abc d");
    }

    #[test]
    fn no_cell_starts_a_formula() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(cell("\t+1"), "' +1");
        assert_eq!(cell("12 people"), "12 people");
    }
}
