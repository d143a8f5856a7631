//! A page made light and shallow before a parser sees it: one pass over the bytes, no tree.
//!
//! Parsers recurse and some of their steps are quadratic in depth: 50,000 nested `div` hang or overflow them. So tags
//! below [`limits::DEPTH`](crate::limits::DEPTH) are left out while their text stays. Scripts (except structured data), styles, comments and
//! embedded pictures say nothing that is read, and are most of the bytes of a page saved as one file; most attributes say nothing either, and
//! a parser spends half of its time on them.

use std::borrow::Cow;

/// The page as the parsers get it.
#[derive(Debug, Default)]
pub struct Slim {
    /// The markup left.
    pub html: String,
    /// Number of opening tags left.
    pub elements: usize,
    /// Tags were left out because they were nested too deeply.
    pub flattened: bool,
}

/// Elements whose content is raw text and is left out whole.
fn is_dropped(name: &str) -> bool {
    matches!(name, "script" | "style" | "svg" | "template" | "iframe" | "object" | "canvas" | "math")
}

/// Elements that have no end tag.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "keygen"
            | "frame"
    )
}

/// Elements that end when the same one opens again.
fn ends_itself(name: &str) -> bool {
    matches!(name, "p" | "li" | "td" | "th" | "tr" | "option" | "dt" | "dd" | "a")
}

/// Attribute values longer than this carry embedded data.
const ATTRIBUTE_BYTES: usize = 4096;

/// Makes a page light and shallow.
pub fn slim(page: &str, deepest: usize) -> Slim {
    let mut out = Slim { html: String::with_capacity(page.len().min(4 << 20)), ..Slim::default() };
    let mut open: Vec<Cow<str>> = Vec::new();
    // Names of tags left out, so that their end tags are left out too.
    let mut skipped: Vec<Cow<str>> = Vec::new();
    let bytes = page.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let Some(step) = memchr::memchr(b'<', &bytes[at..]) else {
            out.html.push_str(&page[at..]);
            break;
        };
        out.html.push_str(&page[at..at + step]);
        at += step;
        let rest = &page[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += memchr::memmem::find(comment.as_bytes(), b"-->").map_or(rest.len(), |end| end + 7);
            continue;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = rest.find('>').map_or(rest.len(), |e| e + 1);
            if rest.as_bytes()[..end.min(12)].to_ascii_lowercase().starts_with(b"<!doctype") && end < 300 {
                out.html.push_str(&rest[..end]);
            }
            at += end;
            continue;
        }
        let closing = rest.starts_with("</");
        let name = tag_name(&rest[1 + usize::from(closing)..]);
        if name.is_empty() {
            out.html.push_str("&lt;");
            at += 1;
            continue;
        }
        let end = tag_end(rest);
        let tag = &rest[..end];
        at += end;
        if closing {
            close(&name, &mut open, &mut skipped, &mut out.html);
            continue;
        }
        if is_dropped(&name) {
            let length = raw_length(&page[at..], &name);
            if name == "script" && tag.to_ascii_lowercase().contains("ld+json") && length < 1 << 20 {
                out.html.push_str(tag);
                out.html.push_str(&page[at..at + length]);
                out.html.push_str("</script>");
            }
            if !(tag.ends_with("/>") && name != "script" && name != "style") {
                at += length;
                at += page[at..].find('>').map_or(0, |e| e + 1);
            }
            continue;
        }
        let void = is_void(&name);
        if !void {
            if ends_itself(&name) && open.last().is_some_and(|o| *o == name) {
                open.pop();
            }
            if open.len() >= deepest {
                out.flattened = true;
                // The end tags matter only for what is open; a bound keeps a hostile page from filling memory.
                if skipped.len() < 1 << 20 {
                    skipped.push(name);
                }
                // Blocks stay apart.
                out.html.push(' ');
                continue;
            }
            open.push(name);
        }
        out.elements += 1;
        let length = tag_name_length(&tag[1..]);
        push_tag(&mut out.html, tag, length + 1);
    }
    out
}

/// An end tag: written when what it ends is open; left out when its opening was.
fn close(name: &str, open: &mut Vec<Cow<str>>, skipped: &mut Vec<Cow<str>>, html: &mut String) {
    if skipped.last().is_some_and(|s| s == name) {
        skipped.pop();
        html.push(' ');
        return;
    }
    // Looking a bounded way down keeps the pass linear.
    let found = open.iter().rposition(|o| o == name);
    if let Some(index) = found {
        open.truncate(index);
        skipped.clear();
        html.push_str("</");
        html.push_str(name);
        html.push('>');
    } else if name == "p" || name == "br" {
        html.push_str("<br>");
    }
}

fn tag_name_length(rest: &str) -> usize {
    let inside = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_');
    rest.bytes().position(|b| !inside(&b)).unwrap_or(rest.len())
}

/// In lower case; empty where no tag begins.
fn tag_name(rest: &str) -> Cow<'_, str> {
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Cow::Borrowed("");
    }
    let name = &rest[..tag_name_length(rest).min(64)];
    if name.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) }
}

/// One past the `>` that ends the tag, minding quotes; a quote that never ends does not swallow the page.
fn tag_end(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut i = 1;
    // The first `>` within a quote.
    let mut first_end = None;
    while let Some(step) = memchr::memchr3(b'>', b'"', b'\'', &bytes[i..]) {
        i += step;
        if bytes[i] == b'>' {
            return i + 1;
        }
        let opens = bytes[i - 1] == b'=' || bytes[i - 1].is_ascii_whitespace();
        let quote = bytes[i];
        i += 1;
        if !opens {
            continue;
        }
        let length = memchr::memchr(quote, &bytes[i..]);
        if first_end.is_none() {
            let quoted = &bytes[i..i + length.unwrap_or(bytes.len() - i)];
            first_end = memchr::memchr(b'>', quoted).map(|end| i + end + 1);
        }
        match length {
            Some(length) => i += length + 1,
            None => break,
        }
    }
    first_end.unwrap_or(bytes.len())
}

/// Bytes up to the end tag of a raw element.
fn raw_length(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(step) = memchr::memmem::find(&rest.as_bytes()[from..], b"</") {
        let at = from + step;
        let after = &rest.as_bytes()[at + 2..];
        if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return at;
        }
        from = at + 2;
    }
    rest.len()
}

/// Whether an attribute says something that is read. Whatever a name is read for must stand here.
fn is_read(name: &str, element: &str, value: &str) -> bool {
    const READ: [&str; 11] = ["class", "id", "itemprop", "rel", "lang", "content", "datetime", "property", "name", "http-equiv", "type"];
    READ.iter().any(|r| r.eq_ignore_ascii_case(name))
        || name.eq_ignore_ascii_case("href") && element.eq_ignore_ascii_case("link")
        || name.eq_ignore_ascii_case("style") && hides(value)
}

/// Whether a style may hide its element.
fn hides(style: &str) -> bool {
    let has = |word: &[u8]| style.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word));
    has(b"none") || has(b"hidden")
}

/// Writes a tag with the attributes that are read, without values that carry data. `name` is the length of `<` and its name.
fn push_tag(html: &mut String, tag: &str, name: usize) {
    let (head, rest) = tag.split_at(name);
    html.push_str(head);
    let mut rest = rest;
    while let Some((attribute, after)) = attribute(rest) {
        if is_read(attribute.name, &head[1..], attribute.value) {
            html.push(' ');
            html.push_str(attribute.name);
            let data = attribute.value.len() > ATTRIBUTE_BYTES || attribute.value.trim_start().starts_with("data:");
            html.push_str("=\"");
            // A value in other quotes may have these inside.
            match (data, attribute.value.contains('"')) {
                (true, _) => {}
                (false, true) => html.push_str(&attribute.value.replace('"', "&quot;")),
                (false, false) => html.push_str(attribute.value),
            }
            html.push('"');
        }
        rest = after;
    }
    html.push_str(if tag.ends_with("/>") { "/>" } else { ">" });
}

/// An attribute as it stands in a tag, its value without quotes.
struct Attribute<'a> {
    name: &'a str,
    value: &'a str,
}

/// The next attribute of a tag, and what stands after it; `None` at the tag's end. As a browser parts them (HTML Standard, 13.2.5.32 to 39).
fn attribute(rest: &str) -> Option<(Attribute<'_>, &str)> {
    let blank = |b: u8| b.is_ascii_whitespace();
    let bytes = rest.as_bytes();
    let begin = bytes.iter().position(|&b| !(blank(b) || b == b'/')).filter(|&i| bytes[i] != b'>')?;
    // A name may begin with what parts names from values.
    let length =
        bytes[begin + 1..].iter().position(|&b| blank(b) || matches!(b, b'/' | b'>' | b'=')).unwrap_or(bytes.len() - begin - 1) + 1;
    let name = rest.get(begin..begin + length)?;
    let after = &rest[begin + length..];
    let Some(given) = after.trim_ascii_start().strip_prefix('=') else { return Some((Attribute { name, value: "" }, after)) };
    let given = given.trim_ascii_start();
    let quote = given.bytes().next().filter(|q| matches!(q, b'"' | b'\''));
    let (value, after) = match quote {
        Some(quote) => {
            let end = memchr::memchr(quote, &given.as_bytes()[1..]).map_or(given.len(), |end| end + 1);
            (given.get(1..end)?, given.get(end + 1..).unwrap_or(""))
        }
        None => {
            let end = given.bytes().position(|b| blank(b) || b == b'>').unwrap_or(given.len());
            given.split_at(end)
        }
    };
    Some((Attribute { name, value }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_styles_comments_and_embedded_pictures_go() {
        let page = r#"<!DOCTYPE html><style>p{}</style><p class="a">One<!-- two --><script>if (a<b) "</p>"</script><img src="data:image/png;base64,AAAA"> three</p>"#;
        assert_eq!(slim(page, 100).html, r#"<!DOCTYPE html><p class="a">One<img> three</p>"#);
    }

    #[test]
    fn attributes_that_are_read_stay() {
        for (tag, left) in [
            (r#"<a href="/x" class=b data-x='<p class="no">' ID='it"s'/>"#, r#"<a class="b" ID="it&quot;s"/>"#),
            (r#"<link rel=canonical href=https://ellery.example/pier>"#, r#"<link rel="canonical" href="https://ellery.example/pier">"#),
            (r#"<div style="color:red" hidden><div style = "DISPLAY: None">"#, r#"<div><div style="DISPLAY: None">"#),
            ("<META\nName = 'a'\tcontent=\"b c\" =x>", r#"<META Name="a" content="b c">"#),
            (r#"<p class="a"id="b">"#, r#"<p class="a" id="b">"#),
            ("<br/><time datetime=2031-03-04>", r#"<br/><time datetime="2031-03-04">"#),
        ] {
            assert_eq!(slim(tag, 100).html, left, "{tag}");
        }
    }

    #[test]
    fn structured_data_stays() {
        let page = r#"<script type="application/ld+json">{"a": 1}</script>"#;
        assert_eq!(slim(page, 100).html, page);
    }

    #[test]
    fn deep_pages_are_flattened_and_keep_their_text() {
        let page = format!("{}Text{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
        let slim = slim(&page, 100);
        assert!(slim.flattened);
        assert_eq!(slim.html.matches("<div>").count(), 100);
        assert!(slim.html.contains("Text"));
    }

    #[test]
    fn unclosed_paragraphs_are_not_depth() {
        let slim = slim(&"<p>One".repeat(1000), 100);
        assert!(!slim.flattened);
        assert_eq!(slim.elements, 1000);
    }

    #[test]
    fn odd_ends_do_not_hang_or_panic() {
        for page in ["<", "</", "<p", "<p class=\"", "<!--", "<!", "<script>", "<svg", "a < b > c", "<é>", "<p =\"é", "<!abcdefghié>"] {
            slim(page, 10);
        }
    }
}
