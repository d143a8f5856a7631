//! Plain text, clean or copied from a page with its clutter.

use crate::clutter::Line;

/// The text's lines, blank ones only as gaps. Lines of one hard-wrapped paragraph are one.
pub fn lines(text: &str) -> Vec<Line> {
    let wrapped = is_wrapped(text);
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = true;
    for raw in text.split(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let line = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if line.is_empty() {
            gap = true;
            continue;
        }
        match lines.last_mut() {
            Some(last) if wrapped && !gap => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            _ => lines.push(Line { text: line.to_owned(), gap, ..Line::default() }),
        }
        gap = false;
    }
    lines
}

/// Whether paragraphs are broken into lines of like length, as mail and old wire text are: most lines but the last of each
/// paragraph are 50 to 90 characters long, and half or more of them end inside a sentence.
fn is_wrapped(text: &str) -> bool {
    let (mut full, mut inner, mut open) = (0usize, 0usize, 0usize);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for pair in lines.windows(2) {
        if pair[0].is_empty() || pair[1].is_empty() {
            continue;
        }
        inner += 1;
        let length = pair[0].chars().count();
        full += usize::from((45..=90).contains(&length));
        open += usize::from(!pair[0].ends_with(['.', '!', '?', '"', '”', ':']) && length > 30);
    }
    inner >= 4 && full * 10 >= inner * 7 && open * 2 >= inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_paragraphs_are_one_block() {
        let text = "The harbour board voted on Friday to close the old pier to visitors\n\
                    until an inspection of its pillars has been completed, the board said\n\
                    in a statement that named no date for the work and gave no figure for\n\
                    the cost of the repairs that the engineers had asked for in the spring\n\
                    of the year before, when the first cracks had been seen by a diver\n\
                    at low tide.\n\nThe mayor did not comment.";
        let lines = lines(text);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].gap);
    }

    #[test]
    fn a_list_of_menu_words_stays_lines() {
        assert_eq!(lines("Home\nNews\nSport\n\nThe pier closed.").len(), 4);
    }
}
