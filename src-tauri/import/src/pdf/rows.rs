//! Glyphs to rows: what stands beside one another on one base line, in one column.

use unicode_normalization::UnicodeNormalization;

use super::glyphs::{Glyph, Look, Sheet};

/// A stretch of words on one base line. Lengths are points from the page's upper left corner.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its words.
    pub text: String,
    /// Which page, from 0.
    pub page: usize,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Base line.
    pub y: f32,
    /// Height of most of its letters.
    pub size: f32,
    /// Width of its first word.
    pub first_word: f32,
    /// Level of the heading that the file says it is, or 0.
    pub heading: u8,
    /// The file says that it is a running head or the like.
    pub artifact: bool,
    /// How many of its letters stand in links.
    pub linked: usize,
    /// How many letters it has.
    pub letters: usize,
    /// The look of all its letters, or of most where they differ.
    pub look: Look,
    /// All its letters look alike.
    pub even: bool,
}

/// A gap this wide, in heights of the font, parts words.
const WORD_GAP: f32 = 0.17;
/// A gap this wide parts rows (columns, cells of a table).
const ROW_GAP: f32 = 1.6;

/// The rows of a page in drawing order, which is the reading order of nearly all files; columns that were drawn line by line
/// across are told apart afterwards.
pub fn of_sheet(sheet: &Sheet, page: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut run: Vec<&Glyph> = Vec::new();
    for glyph in &sheet.glyphs {
        if glyph.text.chars().all(|c| c.is_control() && !matches!(c, '\u{2}' | '\t')) {
            continue;
        }
        if let Some(last) = run.last()
            && !follows(last, glyph, &run)
        {
            rows.extend(row(&run, page));
            run.clear();
        }
        // Shadows: the same letter drawn again in its place.
        if run
            .iter()
            .rev()
            .take(3)
            .any(|l| l.text == glyph.text && (l.x - glyph.x).abs() < 0.05 * l.size && (l.y - glyph.y).abs() < 0.05 * l.size)
        {
            continue;
        }
        run.push(glyph);
    }
    rows.extend(row(&run, page));
    columns(rows)
}

/// Whether the glyph stands beside the last one.
fn follows(last: &Glyph, next: &Glyph, run: &[&Glyph]) -> bool {
    let size = last.size.max(next.size).max(1.0);
    let small = last.size.min(next.size);
    // Raised letters and numbers are smaller and a little off the line.
    let shift = if small < 0.8 * size { 0.6 } else { 0.25 };
    if (last.y - next.y).abs() > shift * size || last.artifact != next.artifact {
        return false;
    }
    // Letters of different height on one line: a drop cap, or a heading beside a label.
    if small < 0.45 * size {
        return false;
    }
    let gap = next.x - (last.x + last.width);
    let back = last.x - (next.x + next.width);
    let right_to_left = is_right_to_left(&next.text) || is_right_to_left(&last.text);
    if right_to_left && gap < 0.0 {
        return back < ROW_GAP * size;
    }
    // Runs of one line may come out of order, as words of a right-to-left line do.
    let spaced = last.text.trim().is_empty() || next.text.trim().is_empty();
    let most = if spaced { ROW_GAP + 0.6 } else { ROW_GAP };
    let mixed = right_to_left || run.iter().rev().take(200).any(|g| is_right_to_left(&g.text));
    gap < most * size && (gap > -0.6 * size || mixed && back < ROW_GAP * size)
}

fn row(glyphs: &[&Glyph], page: usize) -> Option<Row> {
    let first = glyphs.iter().find(|g| !g.text.trim().is_empty())?;
    let rtl = glyphs.iter().filter(|g| is_right_to_left(&g.text)).count();
    let letters = glyphs.iter().filter(|g| g.text.chars().any(char::is_alphabetic)).count();
    let (text, first_word) = if rtl * 2 > letters { (visual(glyphs), 0.0) } else { spaced(glyphs.iter().copied()) };
    let text = clean(&text);
    if text.is_empty() {
        return None;
    }
    let shown = || glyphs.iter().filter(|g| !g.text.trim().is_empty());
    let mut sizes: Vec<f32> = shown().map(|g| g.size).collect();
    sizes.sort_by(f32::total_cmp);
    let first_look = first.look;
    let even = shown().all(|g| g.look == first_look);
    let alike = |look: Look| shown().filter(|g| g.look == look).count();
    let look = if even { first_look } else { shown().map(|g| g.look).max_by_key(|l| (alike(*l), *l)).unwrap_or(first_look) };
    let heading = shown().map(|g| g.heading).min().unwrap_or(0);
    Some(Row {
        text,
        page,
        left: shown().map(|g| g.x).fold(f32::MAX, f32::min),
        right: shown().map(|g| g.x + g.width).fold(f32::MIN, f32::max),
        y: first.y,
        size: sizes[sizes.len() / 2],
        first_word,
        heading,
        artifact: shown().all(|g| g.artifact),
        linked: shown().filter(|g| g.link).count(),
        letters: shown().count(),
        look,
        even,
    })
}

/// The letters with a space where words part; the width of the first word.
fn spaced<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> (String, f32) {
    let mut out = String::new();
    let mut start = None;
    let mut first_word = None;
    let mut end = 0.0f32;
    for g in glyphs {
        let gap = g.x - end;
        let blank = g.text.trim().is_empty();
        if start.is_some() && !blank && gap > WORD_GAP * g.size && !out.ends_with(' ') && !is_wide(&out, &g.text) {
            out.push(' ');
        }
        if first_word.is_none() && start.is_some() && (blank || out.ends_with(' ')) {
            first_word = start.map(|s: f32| end - s);
        }
        if blank {
            if start.is_some() {
                out.push(' ');
            }
        } else {
            start.get_or_insert(g.x);
            out.push_str(&g.text);
        }
        end = g.x + g.width;
    }
    (out, first_word.or(start.map(|s| end - s)).unwrap_or(0.0))
}

/// Between Chinese and Japanese letters there are no spaces.
fn is_wide(before: &str, after: &str) -> bool {
    let wide = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}');
    before.chars().next_back().is_some_and(wide) && after.chars().next().is_some_and(wide)
}

/// A right-to-left line, whose glyphs stand as seen: read from the right, numbers and Latin words from the left.
fn visual(glyphs: &[&Glyph]) -> String {
    let mut sorted: Vec<&Glyph> = glyphs.to_vec();
    sorted.sort_by(|a, b| (b.x + b.width / 2.0).total_cmp(&(a.x + a.width / 2.0)));
    let mut out = String::new();
    let mut forward: Vec<&Glyph> = Vec::new();
    let mut last: Option<&Glyph> = None;
    let flush = |forward: &mut Vec<&Glyph>, out: &mut String| {
        forward.reverse();
        while forward.first().is_some_and(|g| g.text.trim().is_empty()) {
            out.push(' ');
            forward.remove(0);
        }
        out.push_str(&spaced(forward.iter().copied()).0);
        forward.clear();
    };
    for g in sorted {
        let left = g.text.chars().any(|c| c.is_alphanumeric()) && !is_right_to_left(&g.text);
        let joins = !forward.is_empty() && !is_right_to_left(&g.text);
        if let Some(last) = last
            && last.x - (g.x + g.width) > WORD_GAP * g.size
            && !(left || joins)
            && !out.ends_with(' ')
        {
            flush(&mut forward, &mut out);
            out.push(' ');
        }
        if left || joins {
            forward.push(g);
        } else {
            flush(&mut forward, &mut out);
            out.push_str(&g.text);
        }
        last = Some(g);
    }
    flush(&mut forward, &mut out);
    out
}

fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'))
}

/// Letters instead of ligatures and full-width forms, one space instead of several. Hyphens that only mark where a word may be
/// parted stay at the end of the row, as U+00AD, for whoever joins rows.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc() {
        match c {
            '\u{2}' | '\u{ad}' | '\u{fffe}' => out.push('\u{ad}'),
            '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{fffd}' | '\u{ffff}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}') => {}
            c => out.push(c),
        }
    }
    let trimmed = out.trim();
    let end = trimmed.ends_with('\u{ad}');
    let mut out = trimmed.replace('\u{ad}', "");
    if end {
        out.push('\u{ad}');
    }
    out
}

/// Columns that were drawn line by line across the page, told by rows that keep jumping to the right on one base line and back:
/// such a stretch is read column by column.
fn columns(rows: Vec<Row>) -> Vec<Row> {
    let beside = |a: &Row, b: &Row| (a.y - b.y).abs() < 0.3 * a.size.max(b.size) && b.left > a.right;
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    let mut i = 0;
    while i < rows.len() {
        // The longest stretch of pairs (left, right), line after line with the same right edge of the gap.
        let mut end = i;
        let (mut gutter, mut pairs, mut words) = ((f32::MIN, f32::MAX), 0, 0);
        while end + 1 < rows.len()
            && beside(&rows[end], &rows[end + 1])
            && !(end + 2 < rows.len() && beside(&rows[end + 1], &rows[end + 2]))
        {
            let (a, b) = (&rows[end], &rows[end + 1]);
            let narrowed = (gutter.0.max(a.right), gutter.1.min(b.left));
            if narrowed.1 - narrowed.0 < 0.3 * a.size {
                break;
            }
            gutter = narrowed;
            pairs += 1;
            words += a.text.split(' ').count().min(b.text.split(' ').count());
            end += 2;
        }
        // Prose has several words a line; a table has not.
        if pairs >= 4 && words >= 3 * pairs {
            let stretch = &rows[i..end];
            out.extend(stretch.iter().filter(|r| r.right <= gutter.1).cloned());
            out.extend(stretch.iter().filter(|r| r.right > gutter.1).cloned());
            i = end;
        } else {
            out.push(rows[i].clone());
            i += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(words: &[(&str, f32, f32)]) -> Sheet {
        let mut glyphs = Vec::new();
        for (text, left, y) in words {
            for (i, c) in text.chars().enumerate() {
                let (x, width) = (left + 5.0 * i as f32, 5.0);
                glyphs.push(Glyph {
                    text: c.to_string(),
                    x,
                    width,
                    y: *y,
                    size: 10.0,
                    heading: 0,
                    artifact: false,
                    link: false,
                    look: Look::default(),
                });
            }
        }
        Sheet { glyphs, size: (600.0, 800.0), ..Sheet::default() }
    }

    fn texts(sheet: &Sheet) -> Vec<String> {
        of_sheet(sheet, 0).into_iter().map(|r| r.text).collect()
    }

    #[test]
    fn gaps_part_words_and_wide_ones_part_rows() {
        assert_eq!(texts(&sheet(&[("Old", 10.0, 50.0), ("pier", 28.0, 50.0), ("closed", 90.0, 50.0)])), ["Old pier", "closed"]);
        assert_eq!(texts(&sheet(&[("Old", 10.0, 50.0), ("pier", 10.0, 62.0)])), ["Old", "pier"]);
    }

    #[test]
    fn ligatures_become_letters_and_soft_hyphens_stay_only_at_the_end() {
        assert_eq!(texts(&sheet(&[("of\u{ad}\u{fb01}ce", 10.0, 50.0)])), ["offi\u{63}e"]);
        assert_eq!(texts(&sheet(&[("in\u{2}", 10.0, 50.0)])), ["in\u{ad}"]);
    }

    #[test]
    fn columns_drawn_across_are_read_down() {
        let mut words = Vec::new();
        let left = ["the old pier was", "closed on Friday", "by the board of", "the harbour town"];
        let right = ["a diver had seen", "cracks in three", "of its pillars at", "low tide in May"];
        for i in 0..4 {
            words.push((left[i], 10.0, 50.0 + 12.0 * i as f32));
            words.push((right[i], 200.0, 50.0 + 12.0 * i as f32));
        }
        assert_eq!(texts(&sheet(&words)), [left, right].concat());
    }

    #[test]
    fn a_line_from_right_to_left_is_read_so() {
        // Drawn as seen from the left: "12 ab" in Hebrew letters, the number standing left of the word.
        let sheet = sheet(&[("12 \u{5d1}\u{5d0}", 10.0, 50.0)]);
        assert_eq!(texts(&sheet), ["\u{5d0}\u{5d1} 12"]);
    }
}
