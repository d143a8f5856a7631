//! PDF: the glyphs with their places ([`glyphs`]), rows of them ([`rows`]), without running heads ([`running`]), paragraphs
//! ([`paragraphs`]). The parser is hayro's, which is safe Rust throughout and draws into whatever it is given.

use std::collections::BTreeMap;

use crosscheck_compare::document::{Metadata, Warning};
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::object::DateTime;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::assemble::warning;
use crate::clutter::layout::{self, Stand};
use crate::clutter::{Line, Markup};
use crate::metadata::page::PageFacts;
use crate::metadata::{self, byline};
use crate::{Refusal, RefusalCode, limits};
use glyphs::Look;
use paragraphs::Paragraph;

/// The glyphs of a page.
mod glyphs;
/// Rows to paragraphs.
mod paragraphs;
/// Glyphs to rows.
mod rows;
/// Running heads.
mod running;

/// What a PDF gives before anything is decided.
#[derive(Debug, Default)]
pub struct Read {
    /// Its paragraphs in reading order.
    pub lines: Vec<Line>,
    /// What its information and its margins say of it.
    pub head: Metadata,
    /// When it was made, for where nothing says when the article was published.
    pub made: Option<String>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Read, Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(refused)?;
    let cache = InterpreterCache::new();
    let mut warnings = Vec::new();
    let pages = pdf.pages();
    if pages.len() > limits::PAGES {
        let message = format!("The PDF has {} pages; the first {} were read.", pages.len(), limits::PAGES);
        warnings.push(warning("pages", message));
    }
    let (mut rows, mut heights) = (Vec::new(), Vec::new());
    let (mut left, mut pictures, mut known, mut unknown) = (limits::GLYPHS, false, 0usize, 0usize);
    for (number, page) in pages.iter().take(limits::PAGES).enumerate() {
        let sheet = glyphs::of_page(page, &pdf, &cache, left);
        left = left.saturating_sub(sheet.glyphs.len());
        pictures |= sheet.pictures;
        known += sheet.glyphs.len();
        unknown += sheet.unknown;
        rows.extend(rows::of_sheet(&sheet, number));
        heights.push(sheet.size.1);
    }
    if left == 0 {
        let message =
            format!("The PDF has more than {} letters, far more than an article; save the article's pages alone.", limits::GLYPHS);
        return Err(Refusal::new(RefusalCode::TooComplex, message));
    }
    if unknown > 20 && unknown * 2 > known {
        return Err(Refusal::new(
            RefusalCode::NotText,
            "The PDF does not say which letters its signs stand for; open the article on the web or have its text recognised (OCR).",
        ));
    }
    let artifacts = rows.iter().filter(|r: &&rows::Row| r.artifact).count();
    if artifacts == rows.len() {
        rows.iter_mut().for_each(|r| r.artifact = false);
    }
    let (kept, told) = running::take(rows, &heights);
    let paragraphs = paragraphs::of_rows(&kept);
    if paragraphs.is_empty() {
        let message = if pictures {
            "This PDF has no text in it: it may be scanned. Have its text recognised (OCR), or copy the article from the web and paste it."
        } else {
            "There is no text in this PDF; save it again, or copy the article's text and paste it."
        };
        return Err(Refusal::new(RefusalCode::NoText, message));
    }
    let (head, made) = head(&pdf, &told, &paragraphs);
    let lines = lines(&paragraphs, head.headline.as_deref());
    Ok(Read { lines, head, made, warnings })
}

fn refused(error: LoadPdfError) -> Refusal {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Refusal::new(RefusalCode::Encrypted, "The PDF is locked with a password; open it and print or save it without one.")
        }
        LoadPdfError::Decryption(_) => Refusal::new(
            RefusalCode::Encrypted,
            "The PDF is locked in a way that can't be read; open it and print or save it without the lock.",
        ),
        LoadPdfError::Invalid => Refusal::new(
            RefusalCode::Damaged,
            "The PDF is damaged or was not saved whole; save it again, or copy the article's text and paste it.",
        ),
    }
}

/// How sure the look of a paragraph makes that it is part of the article, in place of what a page's structured data say. Chosen on
/// pages printed to PDF; anything near is as good.
const LOOKS_ALIKE: f32 = 0.8;
const SAME_SIZE: f32 = 0.5;
const OTHER: f32 = 0.3;
/// After so many words of prose, the look of a paragraph counts half.
const HALF_LIFE: f32 = 400.0;

/// Paragraphs as lines for the decision. A PDF has no markup, but its letters have a look: what looks like most of the prose is
/// likely the article, what is larger a heading.
fn lines(paragraphs: &[Paragraph], title: Option<&str>) -> Vec<Line> {
    let body = body_style(paragraphs, title);
    let prose = prose(paragraphs, style_of(body.0, body.1));
    let pages = paragraphs.last().map_or(1, |p| p.page + 1);
    let mut templates: BTreeMap<(Style, i32), u32> = BTreeMap::new();
    let mut line = |p: &Paragraph| {
        let large = p.size > 1.25 * body.0 && p.text.chars().count() < 250;
        let heading = if p.heading == 0 && large { 2 } else { p.heading };
        let alike = style(p) == style_of(body.0, body.1);
        let declared = if alike && p.links < 0.6 {
            LOOKS_ALIKE
        } else if (p.size / body.0 - 1.0).abs() < 0.08 && p.links < 0.5 {
            SAME_SIZE
        } else {
            OTHER
        };
        let (weight, colour) = (p.look.bold == body.1.bold, p.look.colour == body.1.colour);
        let words = crate::clutter::shape::count_words(&p.text);
        let layout = Some(layout::values(&stand(p), &prose, weight, colour, pages, words));
        let count = templates.len() as u32 + 1;
        let template = *templates.entry((style(p), (p.left / (0.6 * body.0.max(1.0))).round() as i32)).or_insert(count);
        let markup = Markup { known: true, heading, paragraph: alike, links: p.links, declared, template, layout, ..Markup::default() };
        Line { text: p.text.clone(), gap: true, markup }
    };
    paragraphs.iter().map(&mut line).collect()
}

fn stand(p: &Paragraph) -> Stand {
    Stand { size: p.size, left: p.left, width: p.width, gap: p.gap, rows: p.rows, links: p.links, page: p.page }
}

/// How the prose stands: the left edge and the width of most of the words of that look.
fn prose(paragraphs: &[Paragraph], body: Style) -> Stand {
    let mut edges: BTreeMap<i32, (f32, f32, f32)> = BTreeMap::new();
    for p in paragraphs.iter().filter(|p| style(p) == body && p.links < 0.5) {
        let words = crate::clutter::shape::count_words(&p.text);
        let edge = edges.entry((p.left / 4.0).round() as i32).or_default();
        *edge = (edge.0 + words, p.left, edge.2.max(p.width));
    }
    let most = edges.values().copied().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default();
    let size = paragraphs.iter().find(|p| style(p) == body).map_or(10.0, |p| p.size);
    Stand { size, left: most.1, width: most.2, ..Stand::default() }
}

type Style = (i32, Look);

fn style(p: &Paragraph) -> Style {
    style_of(p.size, p.look)
}

fn style_of(size: f32, look: Look) -> Style {
    ((size * 4.0).round() as i32, look)
}

/// The size and look of the prose that follows the headline: what comes first counts most, since comments, terms and other
/// stories come after.
fn body_style(paragraphs: &[Paragraph], title: Option<&str>) -> (f32, Look) {
    let named = |p: &Paragraph| title.is_some_and(|t| metadata::headline::likeness(t, &p.text) > 0.7);
    let start = paragraphs.iter().rposition(|p| p.size > 14.0 && named(p)).or_else(|| paragraphs.iter().position(named)).unwrap_or(0);
    let mut counts: BTreeMap<Style, (f32, f32)> = BTreeMap::new();
    let mut seen = 0.0f32;
    for p in paragraphs.iter().skip(start).filter(|p| p.links < 0.5) {
        let words = crate::clutter::shape::count_words(&p.text).min(80.0);
        let prose = words >= 12.0 && p.text.contains(['.', '。', '।', '؟', '،', ',']);
        let weight = if prose { words } else { words / 20.0 };
        counts.entry(style(p)).or_insert((0.0, p.size)).0 += weight * 0.5f32.powf(seen / HALF_LIFE);
        seen += weight;
    }
    let most = counts.iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0));
    most.map_or((10.0, Look::default()), |((_, look), (_, size))| (*size, *look))
}

/// What the file says of itself.
fn head(pdf: &Pdf, told: &running::Told, paragraphs: &[Paragraph]) -> (Metadata, Option<String>) {
    let info = pdf.metadata();
    let title = info.title.as_deref().map(string).or(told.title.clone()).filter(|t| is_title(t));
    let largest = paragraphs.iter().filter(|p| p.text.split(' ').count() >= 3).map(|p| p.size).fold(0.0, f32::max);
    let head = |p: &&Paragraph| p.heading == 1 || p.heading == 0 && p.size > 0.97 * largest && p.size > 14.0;
    let headings = paragraphs.iter().filter(head).map(|p| p.text.clone()).filter(|t| t.chars().count() < 250).take(8).collect();
    let facts = PageFacts { headings, window_title: title, addresses: told.address.iter().cloned().collect(), ..PageFacts::default() };
    let mut found = metadata::of_page(&facts);
    let author = info.author.as_deref().map(string).and_then(|a| byline::clean(&a));
    found.byline = author.filter(|a| a.contains(' ') && !a.contains(['@', '/', '\\']));
    // A print from a browser was made when the journalist printed it.
    let program = |b: &Option<Box<[u8]>>| b.as_deref().map(string).unwrap_or_default().to_lowercase();
    let by = [program(&info.creator), program(&info.producer)].concat();
    let printed = told.address.is_some() || PRINTERS.iter().any(|p| by.contains(p));
    let made = info.creation_date.as_ref().or(info.modification_date.as_ref()).filter(|_| !printed).and_then(iso);
    (found, made)
}

/// Programs that print what others made, whenever asked to.
const PRINTERS: [&str; 14] = [
    "skia",
    "quartz",
    "webkit",
    "chrom",
    "mozilla",
    "firefox",
    "safari",
    "edge",
    "print to pdf",
    "cairo",
    "ghostscript",
    "wkhtml",
    "distiller",
    "cups",
];

/// Programs put the file's name, or their own, where the title should be.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file = [".doc", ".docx", ".indd", ".qxd", ".pdf", ".odt", ".html", ".htm", ".rtf", ".txt"].iter().any(|e| lower.ends_with(e));
    let program = lower.starts_with("microsoft word - ") || lower.starts_with("untitled") || lower.starts_with("about:");
    title.split_whitespace().count() >= 3 && !file && !program && !lower.starts_with("http")
}

/// A text string of a PDF: UTF-16, UTF-8 with its mark, or Latin letters.
fn string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, Into::into),
    };
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn iso(date: &DateTime) -> Option<String> {
    let day = jiff::civil::Date::new(date.year.try_into().ok()?, date.month.try_into().ok()?, date.day.try_into().ok()?).ok()?;
    (1990..2100).contains(&day.year()).then(|| day.to_string())
}

#[cfg(test)]
mod tests;
