//! A page made light and shallow before a parser sees it: one pass over the bytes, no tree.
//!
//! Parsers recurse and some of their steps are quadratic in depth: 50,000 nested `div` hang or overflow them. So tags
//! below [`limits::DEPTH`](crate::limits::DEPTH) are left out while their text stays. Scripts (except structured data), styles, comments and
//! embedded pictures say nothing that is read, and are most of the bytes of a page saved as one file.

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
    let mut open: Vec<String> = Vec::new();
    // Names of tags left out, so that their end tags are left out too.
    let mut skipped: Vec<String> = Vec::new();
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
            at += comment.find("-->").map_or(rest.len(), |end| end + 7);
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
            if ends_itself(&name) && open.last() == Some(&name) {
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
        push_tag(&mut out.html, tag);
    }
    out
}

/// An end tag: written when what it ends is open; left out when its opening was.
fn close(name: &str, open: &mut Vec<String>, skipped: &mut Vec<String>, html: &mut String) {
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

fn tag_name(rest: &str) -> String {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':' || c == '_')).unwrap_or(rest.len());
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return String::new();
    }
    rest[..end.min(64)].to_ascii_lowercase()
}

/// One past the `>` that ends the tag, minding quotes; a quote that never ends does not swallow the page.
fn tag_end(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut quote = None;
    let mut i = 1;
    let mut first_end = None;
    while i < bytes.len() {
        match (quote, bytes[i]) {
            (None, b'>') => return i + 1,
            (None, q @ (b'"' | b'\'')) if bytes[i - 1] == b'=' || bytes[i - 1].is_ascii_whitespace() => quote = Some(q),
            (Some(q), b) if b == q => quote = None,
            (Some(_), b'>') if first_end.is_none() => first_end = Some(i + 1),
            _ => {}
        }
        i += 1;
    }
    first_end.unwrap_or(bytes.len())
}

/// Bytes up to the end tag of a raw element.
fn raw_length(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(step) = rest[from..].find("</") {
        let at = from + step;
        let after = &rest.as_bytes()[at + 2..];
        if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return at;
        }
        from = at + 2;
    }
    rest.len()
}

/// Writes a tag without attribute values that carry data.
fn push_tag(html: &mut String, tag: &str) {
    if tag.len() <= ATTRIBUTE_BYTES && !tag.contains("data:") && !tag.contains("srcset") {
        html.push_str(tag);
        return;
    }
    let bytes = tag.as_bytes();
    let mut i = 0;
    let mut from = 0;
    while i < bytes.len() {
        if bytes[i] == b'=' && matches!(bytes.get(i + 1), Some(b'"' | b'\'')) {
            let quote = bytes[i + 1];
            let start = i + 2;
            let length = memchr::memchr(quote, &bytes[start..]).unwrap_or(bytes.len() - start);
            let value = &tag[start..start + length];
            if length > ATTRIBUTE_BYTES || value.trim_start().starts_with("data:") {
                html.push_str(&tag[from..start]);
                from = start + length;
            }
            i = start + length + 1;
        } else {
            i += 1;
        }
    }
    html.push_str(tag.get(from..).unwrap_or(""));
    if !html.ends_with('>') {
        html.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_styles_comments_and_embedded_pictures_go() {
        let page = r#"<!DOCTYPE html><style>p{}</style><p class="a">One<!-- two --><script>if (a<b) "</p>"</script><img src="data:image/png;base64,AAAA"> three</p>"#;
        assert_eq!(slim(page, 100).html, r#"<!DOCTYPE html><p class="a">One<img src=""> three</p>"#);
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
