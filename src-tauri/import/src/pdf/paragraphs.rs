//! Rows to paragraphs.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::glyphs::Look;
use super::rows::Row;

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// Height of its letters in points.
    pub size: f32,
    /// Level of the heading that the file says it is, or 0.
    pub heading: u8,
    /// The look of most of its rows.
    pub look: Look,
    /// Share of its letters that stand in links.
    pub links: f32,
    /// Its rows.
    pub rows: usize,
    /// Left edge of its first part.
    pub left: f32,
    /// Width of its widest row.
    pub width: f32,
    /// From the base line above to its first; `None` at the top of a page or column.
    pub gap: Option<f32>,
    /// Which page it begins on, from 0.
    pub page: usize,
}

/// Joins the rows of each paragraph, also over the ends of columns and pages.
pub fn of_rows(rows: &[Row]) -> Vec<Paragraph> {
    let hyphens = Hyphens::of(rows);
    let pitches = pitches(rows);
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some(group) if belongs(group, row, &pitches) => group.push(row),
            _ => groups.push(vec![row]),
        }
    }
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut last: Option<&[&Row]> = None;
    for group in &groups {
        let text = hyphens.join(group.iter().map(|r| r.text.as_str()));
        let size = group[group.len() / 2].size;
        match (paragraphs.last_mut(), last) {
            (Some(before), Some(rows)) if goes_on(before, rows, group, &text) => {
                before.text = hyphens.join([before.text.as_str(), text.as_str()].into_iter());
                before.rows += group.len();
            }
            _ => {
                let letters: usize = group.iter().map(|r| r.letters).sum();
                let links = group.iter().map(|r| r.linked).sum::<usize>() as f32 / letters.max(1) as f32;
                let look = group[group.len() / 2].look;
                let left = group.iter().map(|r| r.left).fold(f32::MAX, f32::min);
                let width = group.iter().map(|r| r.right - r.left).fold(0.0, f32::max);
                let above = last.and_then(|rows| rows.last()).filter(|r| r.page == group[0].page && r.y <= group[0].y);
                let gap = above.map(|r| group[0].y - r.y);
                let (heading, page, rows) = (group[0].heading, group[0].page, group.len());
                paragraphs.push(Paragraph { text, size, heading, look, links, rows, left, width, gap, page });
            }
        }
        last = Some(group);
    }
    for paragraph in &mut paragraphs {
        paragraph.text.retain(|c| c != '\u{ad}');
    }
    paragraphs.retain(|p| !p.text.is_empty());
    paragraphs
}

/// The usual distance of lines for each height of letters, in units of a fifth of a point.
fn pitches(rows: &[Row]) -> HashMap<i32, f32> {
    let mut counts: HashMap<i32, BTreeMap<i32, usize>> = HashMap::new();
    for pair in rows.windows(2) {
        let pitch = pair[1].y - pair[0].y;
        if pair[0].page == pair[1].page && same_size(&pair[0], &pair[1]) && pitch > 0.8 * pair[0].size && pitch < 2.4 * pair[0].size {
            *counts.entry(size_key(&pair[0])).or_default().entry((pitch * 2.0).round() as i32).or_default() += 1;
        }
    }
    let usual = |c: &BTreeMap<i32, usize>| {
        let most = c.values().copied().max().unwrap_or(0);
        // The smallest that is common: gaps between paragraphs of one line are common too, and larger.
        c.iter().find(|(_, n)| **n * 3 >= most).map_or(0.0, |(p, _)| *p as f32 / 2.0)
    };
    counts.iter().map(|(size, c)| (*size, usual(c))).collect()
}

fn size_key(row: &Row) -> i32 {
    (row.size * 2.0).round() as i32
}

fn same_size(a: &Row, b: &Row) -> bool {
    (a.size - b.size).abs() <= 0.08 * a.size.max(b.size)
}

/// Whether the row is the next line of the paragraph.
fn belongs(group: &[&Row], row: &Row, pitches: &HashMap<i32, f32>) -> bool {
    let Some(last) = group.last() else { return false };
    if last.page != row.page || last.heading != row.heading {
        return false;
    }
    let overlap = last.right.min(row.right) - last.left.max(row.left);
    // The rest of the same line, drawn in pieces, as a link or a word in bold is.
    if (last.y - row.y).abs() < 0.3 * row.size {
        return row.left >= last.right - 0.5 * row.size && row.left - last.right < 1.2 * row.size.max(last.size);
    }
    // A drop cap stands beside the lines that follow.
    if group.len() == 1 && last.text.chars().count() <= 2 && last.size > 1.6 * row.size {
        return row.left >= last.right - 0.3 * row.size && row.left - last.right < 1.5 * row.size && row.y <= last.y + 0.3 * row.size;
    }
    let drop_cap = group[0].size > 1.6 * row.size && group[0].text.chars().count() <= 2;
    if !same_size(last, row) || last.even && row.even && last.look.bold != row.look.bold {
        return false;
    }
    let pitch = row.y - last.y;
    if pitch <= 0.3 * row.size || pitch > 2.4 * row.size || (overlap <= 0.0 && !drop_cap) {
        return false;
    }
    let usual = pitches.get(&size_key(row)).copied().filter(|p| *p > 0.0).unwrap_or(1.4 * row.size);
    if pitch > usual + (0.22 * row.size).max(1.0) {
        return false;
    }
    let left = group.iter().skip(1).map(|r| r.left).fold(last.left, f32::min);
    let right = group.iter().map(|r| r.right).fold(row.right, f32::max);
    // A first line set in.
    let set_in = row.left - left;
    if set_in > 0.6 * row.size && set_in < 4.0 * row.size && !drop_cap && ends(&last.text) {
        return false;
    }
    // The next word had room on the last line, so that line is a paragraph's last.
    let room = right - last.right;
    !(ends(&last.text) && row.first_word > 0.0 && room > row.first_word + 0.6 * row.size && !drop_cap)
}

/// Whether a paragraph goes on in the next group: over the end of a column or a page, inside a sentence.
fn goes_on(before: &Paragraph, rows: &[&Row], group: &[&Row], text: &str) -> bool {
    let (Some(last), Some(next)) = (rows.last(), group.first()) else { return false };
    let moved = last.page != next.page || next.y < last.y - 2.0 * next.size;
    if !moved || ends(&before.text) || before.heading != 0 || next.heading != 0 || !same_size(last, next) {
        return false;
    }
    let hyphen = before.text.ends_with(['-', '\u{ad}', '\u{2010}', ',']);
    let lower = text.chars().next().is_some_and(char::is_lowercase);
    let full = before.rows >= 2 && rows.len() >= 2 && {
        let right = rows.iter().map(|r| r.right).fold(f32::MIN, f32::max);
        right - last.right < next.first_word + 1.0 * last.size
    };
    hyphen || lower || full
}

/// Whether the words end as a sentence or a line of its own does.
fn ends(text: &str) -> bool {
    let tail = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ']);
    tail.ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '।', '؟']) || tail.is_empty()
}

/// What is known of hyphens at the ends of lines in one file.
struct Hyphens {
    words: HashSet<String>,
    /// The file parts words at the ends of lines: too many lines end so for them to be compounds.
    parts: bool,
}

impl Hyphens {
    fn of(rows: &[Row]) -> Self {
        let mut words = HashSet::new();
        let (mut ended, mut long) = (0usize, 0usize);
        for row in rows {
            let all: Vec<&str> = row.text.split(' ').collect();
            let inner = if row.text.ends_with(is_hyphen) { &all[..all.len() - 1] } else { &all[..] };
            words.extend(inner.iter().map(|w| bare(w)).filter(|w| w.chars().count() >= 3));
            if all.len() >= 4 {
                long += 1;
                let word = all.last().map_or("", |w| w);
                ended += usize::from(
                    word.chars().count() >= 3 && word.ends_with(is_hyphen) && word.chars().rev().nth(1).is_some_and(char::is_alphabetic),
                );
            }
        }
        Self { words, parts: ended >= 3 && ended * 33 >= long }
    }

    fn join<'a>(&self, rows: impl Iterator<Item = &'a str>) -> String {
        let mut out = String::new();
        for row in rows {
            let Some(mark) = out.chars().next_back().filter(|c| is_hyphen(*c)) else {
                // A drop cap and its word are one.
                let single = out.chars().count() == 1 && out.chars().all(char::is_uppercase) && row.starts_with(char::is_lowercase);
                if !(out.is_empty() || single || wide_end(&out, row)) {
                    out.push(' ');
                }
                out.push_str(row);
                continue;
            };
            let stem = &out[..out.len() - mark.len_utf8()];
            let left = bare(stem.rsplit(' ').next().unwrap_or(""));
            let right_word = row.split(' ').next().unwrap_or("");
            let right = bare(right_word);
            let letters = stem.chars().next_back().is_some_and(char::is_alphabetic) && row.chars().next().is_some_and(char::is_lowercase);
            let drop = match mark {
                '\u{ad}' => true,
                _ if stem.ends_with(' ') || stem.is_empty() => {
                    out.push(' ');
                    false
                }
                _ if !letters => false,
                '\u{2010}' => !self.words.contains(&format!("{left}-{right}")),
                _ if self.words.contains(&format!("{left}{right}")) => true,
                _ if self.words.contains(&format!("{left}-{right}")) || left.contains('-') || PREFIXES.contains(&left.as_str()) => false,
                _ => self.parts,
            };
            if drop {
                out.truncate(out.len() - mark.len_utf8());
            }
            out.push_str(row);
        }
        out
    }
}

/// First parts of compounds that keep their hyphen.
const PREFIXES: [&str; 16] =
    ["anti", "ex", "non", "self", "co", "pro", "mid", "vice", "well", "so", "half", "all", "cross", "post", "pre", "year"];

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}')
}

fn wide_end(out: &str, row: &str) -> bool {
    let wide = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}');
    out.chars().next_back().is_some_and(wide) && row.chars().next().is_some_and(wide)
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &[(&str, f32, f32)]) -> Vec<Row> {
        let row = |&(text, left, y): &(&str, f32, f32)| Row {
            text: text.to_owned(),
            left,
            right: left + 5.0 * text.chars().count() as f32,
            y,
            size: 10.0,
            first_word: 5.0 * text.split(' ').next().unwrap_or("").chars().count() as f32,
            ..Row::default()
        };
        words.iter().map(row).collect()
    }

    fn texts(rows: &[Row]) -> Vec<String> {
        of_rows(rows).into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn a_wider_gap_or_an_early_end_begins_a_paragraph() {
        let rows = lines(&[
            ("The harbour board voted on Friday to close", 0.0, 12.0),
            ("the old pier to visitors.", 0.0, 24.0),
            ("The mayor of the town did not comment on it", 0.0, 36.0),
            ("when asked in the evening, nor did the union", 0.0, 48.0),
            ("of the dock workers, whose members use it.", 0.0, 60.0),
            ("It will open in May.", 0.0, 80.0),
        ]);
        assert_eq!(texts(&rows).len(), 3);
        assert!(texts(&rows)[1].contains("comment on it when asked"));
    }

    #[test]
    fn hyphens_go_where_the_word_is_whole_elsewhere_and_stay_in_compounds() {
        let rows = lines(&[
            ("The harbour inspec-", 0.0, 12.0),
            ("tors and a well-", 0.0, 24.0),
            ("known diver met the inspectors of the 34-", 0.0, 36.0),
            ("year-old pier", 0.0, 48.0),
        ]);
        assert_eq!(texts(&rows), ["The harbour inspectors and a well-known diver met the inspectors of the 34-year-old pier"]);
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_column() {
        let rows = lines(&[
            ("The harbour board voted on Friday to", 0.0, 700.0),
            ("close the old pier to visitors until", 0.0, 712.0),
            ("an inspection of its pillars is done.", 300.0, 100.0),
            ("The mayor did not comment.", 300.0, 112.0),
        ]);
        assert_eq!(texts(&rows)[0].matches("until an inspection").count(), 1);
    }

    #[test]
    fn a_drop_cap_is_part_of_its_word() {
        let mut rows = lines(&[
            ("T", 0.0, 40.0),
            ("he old pier was closed", 22.0, 20.0),
            ("on Friday by the board", 22.0, 32.0),
            ("of the harbour town.", 0.0, 44.0),
        ]);
        rows[0].size = 34.0;
        rows[0].right = 20.0;
        assert_eq!(texts(&rows), ["The old pier was closed on Friday by the board of the harbour town."]);
    }
}
