//! Markdown, with front matter as web clippers save it.

use std::sync::LazyLock;

use crosscheck_compare::document::Metadata;
use regex::Regex;

use crate::clutter::{Line, Markup};
use crate::metadata::dates;

/// The front matter's values and the lines below it.
pub fn read(text: &str) -> (Metadata, Vec<Line>) {
    let (front, body) = split(text);
    let mut metadata = Metadata::default();
    for (key, value) in pairs(front) {
        let slot = match key.as_str() {
            "title" | "headline" => &mut metadata.headline,
            "author" | "authors" | "byline" | "creator" | "by" => &mut metadata.byline,
            "outlet" | "site" | "site_name" | "sitename" | "publisher" | "publication" | "website" => &mut metadata.outlet,
            "url" | "source" | "link" | "canonical" | "source_url" | "original" => &mut metadata.url,
            "published" | "date" | "publish_date" | "date_published" | "published_at" | "pubdate" | "datepublished" => {
                &mut metadata.published
            }
            "updated" | "modified" | "date_modified" | "lastmod" | "updated_at" => &mut metadata.updated,
            "language" | "lang" => &mut metadata.language,
            _ => continue,
        };
        if slot.is_none() && !value.is_empty() {
            *slot = Some(value);
        }
    }
    metadata.published = metadata.published.and_then(|d| dates::normal(&d));
    metadata.updated = metadata.updated.and_then(|d| dates::normal(&d));
    // Clippers write the page's address as `source`; an outlet's name may stand there too.
    if let Some(source) = metadata.url.clone().filter(|u| !u.contains("://") && !u.contains('.')) {
        metadata.outlet.get_or_insert(source);
        metadata.url = None;
    }
    (metadata, lines(body))
}

fn split(text: &str) -> (&str, &str) {
    let opening = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"));
    let Some(rest) = opening else { return ("", text) };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return (&rest[..at], &rest[at + line.len()..]);
        }
        at += line.len();
    }
    ("", text)
}

/// `key: value` pairs; lists in brackets or as `- item` lines are joined with commas. Nothing else of YAML is needed here.
fn pairs(front: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in front.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, value)) = pairs.last_mut() {
                if !value.is_empty() {
                    value.push_str(", ");
                }
                value.push_str(&unquote(item));
            }
        } else if let (false, Some((key, value))) = (line.starts_with([' ', '\t', '#']), line.split_once(':')) {
            let value = value.trim();
            let value = match value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
                Some(list) => list.split(',').map(unquote).collect::<Vec<_>>().join(", "),
                None => unquote(value),
            };
            pairs.push((key.trim().to_ascii_lowercase().replace([' ', '-'], "_"), value));
        }
    }
    pairs
}

/// Without quotes and without the brackets of a wiki link.
fn unquote(value: &str) -> String {
    let value = value.trim();
    let bare = value
        .strip_prefix('"')
        .and_then(|v| v.strip_suffix('"'))
        .or_else(|| value.strip_prefix('\'').and_then(|v| v.strip_suffix('\'')))
        .unwrap_or(value);
    let bare = if value.starts_with('\'') { bare.replace("''", "'") } else { bare.replace("\\\"", "\"") };
    bare.trim_start_matches("[[").trim_end_matches("]]").trim().to_owned()
}

#[allow(clippy::expect_used, reason = "constant patterns, compiled in the tests")]
static MARKS: LazyLock<[(Regex, &'static str); 7]> = LazyLock::new(|| {
    let new = |p: &str| Regex::new(p).expect("a constant pattern");
    [
        (new(r"!\[[^\]]*\]\([^)]*\)"), ""),
        (new(r"\[([^\]]*)\]\([^)\s]*(?:\s+&quot;[^)]*|\s+\x22[^)]*)?\)"), "$1"),
        (new(r"\[\^\w+\]"), ""),
        (new(r"(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)"), "$2"),
        (new(r"(^|\W)[*_](\S(?:[^*_]*?\S)?)[*_](\W|$)"), "$1$2$3"),
        (new(r"`([^`]+)`"), "$1"),
        (new(r"\\([\\`*_{}\[\]()#+\-.!>~|])"), "$1"),
    ]
});

/// The words of the body as they are read, without Markdown's marks; one block a paragraph.
fn lines(body: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = true;
    for raw in body.lines() {
        let trimmed = raw.trim();
        if trimmed.is_empty() || trimmed.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' ')) {
            gap = true;
            continue;
        }
        let level = trimmed.chars().take_while(|&c| c == '#').count();
        let heading = if level <= 6 && trimmed[level..].starts_with(' ') { level as u8 } else { 0 };
        let item = trimmed.starts_with("- ") || trimmed.starts_with("* ") || trimmed.starts_with("+ ");
        let quote = trimmed.starts_with('>');
        let plain = trimmed[if heading > 0 { level } else { 0 }..].trim_start_matches('>').trim();
        let plain = if item { plain[1..].trim() } else { plain };
        let words = MARKS.iter().fold(plain.to_owned(), |text, (mark, with)| mark.replace_all(&text, *with).into_owned());
        let words = words.trim();
        if words.is_empty() {
            continue;
        }
        let markup = Markup { heading, item, quote, ..Markup::default() };
        let joins = !gap && heading == 0 && !item && lines.last().is_some_and(|l| l.markup.heading == 0 && l.markup.quote == quote);
        match lines.last_mut() {
            Some(last) if joins => {
                last.text.push('\n');
                last.text.push_str(words);
            }
            _ => lines.push(Line { text: words.to_owned(), gap, markup }),
        }
        gap = heading > 0;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_as_a_clipper_writes_it() {
        let text = "---\ntitle: \"Old pier closed: \\\"cracks\\\" found\"\nsource: https://courier.example/pier\nauthor:\n  - \"[[Ana Lind]]\"\n  - Jo Marsh\npublished: 2031-03-05\ntags: [a, b]\n---\n# Old pier closed\n\nThe **old pier** was [closed](https://x.example) on *Friday*.\n\n![a pier](p.jpg)\n\n> “It was time.”\n";
        let (metadata, lines) = read(text);
        assert_eq!(metadata.headline.as_deref(), Some("Old pier closed: \"cracks\" found"));
        assert_eq!(metadata.byline.as_deref(), Some("Ana Lind, Jo Marsh"));
        assert_eq!(metadata.published.as_deref(), Some("2031-03-05"));
        assert_eq!(metadata.url.as_deref(), Some("https://courier.example/pier"));
        let words: Vec<&str> = lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(words, ["Old pier closed", "The old pier was closed on Friday.", "“It was time.”"]);
    }

    #[test]
    fn front_matter_that_never_ends_is_text() {
        assert_eq!(read("---\ntitle: x\nNo end").1.len(), 1);
    }
}
