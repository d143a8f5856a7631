//! PDF pages as a print edition has them: one column or two, a running head, page numbers, words broken at line ends.

use krilla::Document;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::text::{Font, TextDirection};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::{Source, site};

const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 50.0;
const GUTTER: f32 = 18.0;
const SIZE: f32 = 10.0;
const LEADING: f32 = 13.5;

/// One line of type: its words, its size, and whether air follows.
struct Line {
    text: String,
    size: f32,
    last: bool,
}

/// An article as a PDF file.
pub fn write(source: &Source<'_>, columns: usize) -> Vec<u8> {
    let bytes = dejavu::sans::regular();
    let face = FontRef::new(bytes).expect("the font's own bytes");
    let font = Font::new(bytes.to_vec().into(), 0).expect("the font's own bytes");
    let width = (WIDTH - 2.0 * MARGIN - GUTTER * (columns as f32 - 1.0)) / columns as f32;
    let words = site::words(source.language);
    let mut document = Document::new();
    document.set_metadata(metadata(source));
    let mut lines = Vec::new();
    for paragraph in &source.article.paragraphs {
        let text = paragraph.iter().map(|u| u.text.as_str()).collect::<Vec<_>>().join(" ");
        lines.extend(broken(&face, &text, SIZE, width));
    }
    let (mut lines, mut number) = (lines.into_iter().peekable(), 0);
    while number == 0 || lines.peek().is_some() {
        number += 1;
        let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).expect("a size in points"));
        let mut surface = page.surface();
        let mut put = |x: f32, y: f32, size: f32, text: &str| {
            surface.draw_text(Point::from_xy(x, y), font.clone(), size, text, false, TextDirection::Auto)
        };
        put(MARGIN, 30.0, 8.0, source.head("outlet"));
        put(WIDTH / 2.0, HEIGHT - 25.0, 8.0, &number.to_string());
        let mut top = 60.0;
        if number == 1 {
            for line in broken(&face, source.head("headline"), 20.0, WIDTH - 2.0 * MARGIN) {
                put(MARGIN, top + 10.0, line.size, &line.text);
                top += 26.0;
            }
            let by = if source.head("byline").is_empty() { String::new() } else { format!("{} {}", words.by, source.head("byline")) };
            for text in [by, source.published().map(|d| site::printed_date(d, source.language)).unwrap_or_default()] {
                if !text.is_empty() {
                    put(MARGIN, top + 5.0, 9.0, &text);
                    top += 14.0;
                }
            }
            top += 14.0;
        }
        for column in 0..columns {
            let x = MARGIN + column as f32 * (width + GUTTER);
            let mut y = top;
            while y < HEIGHT - 60.0 {
                let Some(line) = lines.next() else { break };
                put(x, y, line.size, &line.text);
                y += LEADING + if line.last { 6.0 } else { 0.0 };
            }
        }
        surface.finish();
        page.finish();
    }
    document.finish().expect("a document of text alone")
}

fn metadata(source: &Source<'_>) -> Metadata {
    let mut data = Metadata::new().title(source.head("headline").to_owned());
    if !source.head("byline").is_empty() {
        data = data.authors(vec![source.head("byline").to_owned()]);
    }
    let number = |iso: &str, range: std::ops::Range<usize>| iso.get(range).and_then(|t| t.parse::<u16>().ok());
    if let Some(iso) = source.published()
        && let (Some(year), Some(month), Some(day)) = (number(iso, 0..4), number(iso, 5..7), number(iso, 8..10))
    {
        data = data.creation_date(DateTime::new(year).month(month as u8).day(day as u8));
    }
    data
}

fn advance(face: &FontRef<'_>, text: &str, size: f32) -> f32 {
    let (glyphs, widths) = (face.charmap(), face.glyph_metrics(Size::unscaled(), LocationRef::default()));
    let units = f32::from(face.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    text.chars().map(|c| glyphs.map(c).and_then(|g| widths.advance_width(g)).map_or(0.6, |a| a / units) * size).sum()
}

/// Breaks a paragraph into lines; a long word that doesn't fit is broken between a vowel and a consonant.
fn broken(face: &FontRef<'_>, text: &str, size: f32, width: f32) -> Vec<Line> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("one line at least");
        let gap = if line.is_empty() { "" } else { " " };
        if advance(face, &format!("{line}{gap}{word}"), size) <= width {
            line.push_str(gap);
            line.push_str(word);
            continue;
        }
        match syllables(word).into_iter().rev().find(|at| advance(face, &format!("{line}{gap}{}-", &word[..*at]), size) <= width) {
            Some(at) => {
                line.push_str(&format!("{gap}{}-", &word[..at]));
                lines.push(word[at..].to_owned());
            }
            None => lines.push(word.to_owned()),
        }
    }
    let last = lines.len() - 1;
    lines.into_iter().enumerate().map(|(i, text)| Line { text, size, last: i == last }).collect()
}

/// Places where a plain long word may be broken, at least three letters from either end.
fn syllables(word: &str) -> Vec<usize> {
    if word.len() < 9 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let vowel = |i: usize| b"aeiou".contains(&word.as_bytes()[i]);
    (3..word.len() - 3).filter(|i| vowel(i - 1) && !vowel(*i) && vowel(i + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_break_between_vowel_and_consonant() {
        assert_eq!(syllables("investigation"), vec![7, 9]);
        assert!(syllables("Investigation").is_empty() && syllables("house").is_empty());
    }
}
