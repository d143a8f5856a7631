//! Text from files, made safe to show: what can't be seen can't lie.

/// The text without control and bidirectional-override characters, which could reorder or hide what stands around them.
/// Line breaks and tabs become blanks.
pub fn inert(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
            '\u{feff}' | '\u{fff9}'..='\u{fffb}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// For a cell of a table that a spreadsheet may open: a text that would start a formula gets an apostrophe before it
/// (OWASP, "CSV Injection"; the wide forms count in East Asian versions). So does what follows a semicolon: where that parts the cells,
/// as on a German computer, it would be a cell of its own.
pub fn cell(text: &str) -> String {
    let text = inert(text);
    let parts: Vec<String> = text.split(';').map(|part| if starts_formula(part) { format!("'{part}") } else { part.to_owned() }).collect();
    parts.join(";")
}

fn starts_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// JSON in which every character that a terminal could obey or that turns directions is written as its number: the same value.
pub fn json(text: &str) -> String {
    let unseen = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    if !text.contains(unseen) {
        return text.to_owned();
    }
    // All of them are below U+10000, and none can stand outside a text.
    text.chars().map(|c| if unseen(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_overrides_go() {
        assert_eq!(inert("a\u{202e}b\u{7}c\nd\u{2028}e\u{61c}"), "abc d e");
    }

    #[test]
    fn no_cell_starts_a_formula() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(cell("\t+1"), "' +1");
        assert_eq!(cell("＝1+1"), "'＝1+1");
        assert_eq!(cell("one; =1+1; two"), "one;' =1+1; two");
        assert_eq!(cell("12 people"), "12 people");
    }

    #[test]
    fn json_has_no_character_that_a_terminal_obeys() {
        let value = serde_json::json!({"a\u{9b}": "\u{1b}[2J\u{202e}é\u{2028}", "b": 1});
        let written = json(&value.to_string());
        assert_eq!(written, r#"{"a\u009b":"\u001b[2J\u202eé\u2028","b":1}"#);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value);
    }
}
