//! Markdown with front matter, as a web clipper saves an article.

use super::Source;
use crate::corpus::event::Unit;

/// An article as Markdown.
pub fn write(source: &Source<'_>) -> String {
    let mut out = format!("---\ntitle: {:?}\n", source.head("headline"));
    if let Some(outlet) = source.outlet() {
        out += &format!("outlet: {outlet:?}\n");
    }
    if let Some(date) = source.published() {
        out += &format!("published: {date}\n");
    }
    if !source.head("byline").is_empty() {
        out += &format!("author: {:?}\n", source.head("byline"));
    }
    out += &format!("---\n\n# {}\n", source.head("headline"));
    for paragraph in &source.article.paragraphs {
        let parts: Vec<String> = paragraph.iter().map(unit).collect();
        out += &format!("\n{}\n", parts.join(" "));
    }
    out
}

fn unit(unit: &Unit) -> String {
    // What Markdown would take for markup is escaped; captions and links to other stories keep theirs.
    let text = unit.text.replace('*', "\\*").replace('_', "\\_").replace('[', "\\[");
    match unit.clutter.as_deref() {
        Some("caption") => format!("![{}](picture.jpg)\n\n*{text}*", text.split('.').next().unwrap_or_default()),
        Some("teaser") => format!("[{text}](https://example.org/other)"),
        _ => text,
    }
}
