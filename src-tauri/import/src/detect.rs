//! What a file is, told from its content; the name is only asked where the content leaves it open.

/// What the content says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A web page, also one saved by SingleFile.
    Html,
    /// Markdown, as web clippers save it.
    Markdown,
    /// Plain text.
    Text,
    /// Word since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich text.
    Rtf,
    /// One mail.
    Mail,
    /// A page saved as a mail message by a browser.
    Mhtml,
    /// A page saved by Safari.
    Webarchive,
    /// PDF.
    Pdf,
    /// A mail of Outlook.
    Msg,
    /// A packed folder, also of a web archive.
    Zip,
    /// An e-book.
    Epub,
    /// A mailbox.
    Mbox,
    /// A web archive.
    Warc,
    /// One packed file.
    Gzip,
    /// Something known by name that is not read.
    Other(&'static str),
}

/// Tells a format by its first bytes and by what stands inside.
pub fn detect(bytes: &[u8], name: &str) -> Format {
    let head = &bytes[..bytes.len().min(64 << 10)];
    if let Some(format) = by_magic(bytes, head) {
        return format;
    }
    if says_page(head) {
        return Format::Html;
    }
    let start = text_start(head);
    let lower = start.to_ascii_lowercase();
    if lower.starts_with("{\\rtf") {
        return Format::Rtf;
    }
    if start.starts_with("WARC/") {
        return Format::Warc;
    }
    if let Some(format) = mail(&start) {
        return format;
    }
    if looks_like_html(&lower) {
        return Format::Html;
    }
    if lower.starts_with("<?xml") {
        if lower.contains("<w:worddocument") || lower.contains("pkg:package") {
            return Format::Other("a Word document saved as XML");
        }
        if lower.contains("<rss") || lower.contains("<feed") {
            return Format::Other("a news feed");
        }
    }
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    if has_front_matter(&start) || matches!(extension.as_str(), "md" | "markdown") {
        return Format::Markdown;
    }
    Format::Text
}

/// Begins as nearly all pages do.
fn says_page(head: &[u8]) -> bool {
    let start = head.trim_ascii_start();
    let starts = |with: &[u8]| start.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    starts(b"<!doctype html") || starts(b"<html>") || starts(b"<html ")
}

fn by_magic(bytes: &[u8], head: &[u8]) -> Option<Format> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    if find(&head[..head.len().min(1024)], b"%PDF-").is_some() {
        return Some(Format::Pdf);
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Some(packed(bytes));
    }
    if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        let wide = |s: &str| s.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let has = |s: &str| find(bytes, &wide(s)).is_some();
        if has("__properties_version1.0") || has("__nameid_version1.0") {
            return Some(Format::Msg);
        }
        return Some(Format::Other(if has("EncryptedPackage") {
            "an Office document locked with a password"
        } else if has("WordDocument") {
            "an old Word document (.doc)"
        } else if has("Workbook") || has("Book") {
            "an old Excel workbook (.xls)"
        } else {
            "an old Office file"
        }));
    }
    if starts(b"bplist00") {
        let archive = find(bytes, b"WebMainResource").is_some();
        return Some(if archive { Format::Webarchive } else { Format::Other("a property list") });
    }
    if starts(b"\x1F\x8B\x08") {
        return Some(Format::Gzip);
    }
    let known: [(&[u8], &str); 16] = [
        (b"\x89PNG\r\n", "a picture (PNG)"),
        (b"\xFF\xD8\xFF", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"II*\0", "a picture (TIFF)"),
        (b"MM\0*", "a picture (TIFF)"),
        (b"BM\0\0", "a picture (BMP)"),
        (b"8BPS", "a Photoshop picture"),
        (b"BZh", "a packed file (bzip2)"),
        (b"7z\xBC\xAF", "a packed file (7z)"),
        (b"\xFD7zXZ", "a packed file (xz)"),
        (b"Rar!", "a packed file (RAR)"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"SQLite format 3", "a database (SQLite)"),
        (b"ID3", "a sound file (MP3)"),
        (b"%!PS", "a PostScript file"),
    ];
    if let Some((_, name)) = known.iter().find(|(magic, _)| starts(magic)) {
        return Some(Format::Other(name));
    }
    if starts(b"RIFF") {
        return Some(Format::Other("a sound, picture or film file"));
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(Format::Other("a film or picture file"));
    }
    None
}

/// What a ZIP file holds, by the names of its entries; where its list of them is lost, by the names that stand before each.
fn packed(bytes: &[u8]) -> Format {
    let names: Option<Vec<u8>> = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok().map(|a| {
        let names: Vec<String> = a.file_names().take(5000).map(|n| format!("\n{}\n", n.replace('\\', "/"))).collect();
        names.concat().into_bytes()
    });
    // Only at the top: a packed folder may hold a Word file's own folder further down.
    let has = |name: &[u8]| match &names {
        Some(names) => find(names, &[b"\n", name].concat()).is_some(),
        None => find(bytes, name).is_some(),
    };
    if has(b"word/document") || has(b"WORD/DOCUMENT") || has(b"Word/Document") {
        return Format::Docx;
    }
    let first = &bytes[..bytes.len().min(200)];
    let starts = |name: &[u8]| find(first, name).is_some();
    if starts(b"application/epub+zip") {
        return Format::Epub;
    }
    if starts(b"application/vnd.oasis.opendocument.text") {
        return Format::Odt;
    }
    if starts(b"application/vnd.oasis.opendocument") {
        return Format::Other("an OpenDocument table or presentation");
    }
    if has(b"Index/Document.iwa") || has(b"Index.zip") || has(b"index.apxl") {
        return Format::Other("an Apple Pages document");
    }
    if has(b"xl/workbook") {
        return Format::Other("an Excel workbook");
    }
    if has(b"ppt/presentation") {
        return Format::Other("a PowerPoint presentation");
    }
    if has(b"META-INF/container.xml") {
        return Format::Epub;
    }
    if has(b"content.xml") && has(b"styles.xml") {
        return Format::Odt;
    }
    // An Office file has this part; the one that says what it is did not survive.
    if has(b"[Content_Types].xml") {
        return Format::Docx;
    }
    Format::Zip
}

/// Mail headers at the very beginning: at least two known ones before the first blank line.
fn mail(start: &str) -> Option<Format> {
    let mut text = start;
    let mbox = text.starts_with("From ") && text.lines().next().is_some_and(|l| l.contains(':') && !l.ends_with('.'));
    if mbox {
        text = text.split_once('\n').map_or("", |(_, rest)| rest);
    }
    let (mut known, mut lines) = (0, 0);
    let mut related = false;
    for line in text.lines().take(200) {
        if line.trim().is_empty() {
            break;
        }
        lines += 1;
        let lower = line.to_ascii_lowercase();
        related |= lower.contains("multipart/related") || lower.starts_with("snapshot-content-location:");
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = lower.split_once(':') else {
            if lines == 1 && line.starts_with(">From ") {
                continue;
            }
            return None;
        };
        if name.contains(' ') {
            return None;
        }
        const STRONG: [&str; 14] = [
            "received",
            "mime-version",
            "message-id",
            "return-path",
            "delivered-to",
            "content-type",
            "content-transfer-encoding",
            "x-mailer",
            "reply-to",
            "dkim-signature",
            "snapshot-content-location",
            "from",
            "to",
            "subject",
        ];
        known += usize::from(STRONG.contains(&name)) + usize::from(name == "date");
    }
    if mbox && known >= 1 {
        return Some(Format::Mbox);
    }
    // Two of From, To, Subject, Date alone could begin a press text: one that only mail has must be there, or three of them.
    let machine = ["mime-version:", "message-id:", "received:", "content-type:", "return-path:"];
    let lower = text.get(..text.find("\n\n").unwrap_or(text.len())).unwrap_or(text).to_ascii_lowercase();
    let sure = machine.iter().any(|m| lower.contains(m));
    if known >= 2 && sure || known >= 3 {
        return Some(if related { Format::Mhtml } else { Format::Mail });
    }
    None
}

/// Whether the text is a page: it says so at its start, or tags are a large part of it.
pub fn looks_like_html(lower: &str) -> bool {
    let first: String = lower.chars().take(2000).collect();
    let opening = first.trim_start();
    if ["<!doctype html", "<html", "<head", "<body", "<!--"].iter().any(|tag| opening.starts_with(tag)) {
        return true;
    }
    if first.contains("<html") && (first.contains("<head") || first.contains("<body") || first.contains("<meta")) {
        return true;
    }
    let tags = ["<p", "<div", "<a ", "<span", "<br", "</p>", "</div>", "<h1", "<li", "<article", "<table", "<td"];
    let count: usize = tags.iter().map(|t| lower.matches(t).count()).sum();
    opening.starts_with('<') && count >= 2 || count >= 8 && count * 60 > lower.len()
}

fn has_front_matter(start: &str) -> bool {
    let Some(rest) = start.strip_prefix("---\n").or_else(|| start.strip_prefix("---\r\n")) else { return false };
    rest.lines().take(100).any(|l| l.trim_end() == "---" || l.trim_end() == "...")
        && rest.lines().next().is_some_and(|l| l.contains(':') || l.starts_with('#'))
}

/// The first kilobytes as text for a look, whatever the charset, without byte order mark and leading space.
fn text_start(head: &[u8]) -> String {
    crate::charset::decode(head, None).text.trim_start().to_owned()
}

/// Where `needle` begins in `haystack`.
pub fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(haystack, needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_wins_over_the_name() {
        assert_eq!(detect(b"<!DOCTYPE html><html><body><p>x</p></body></html>", "page.txt"), Format::Html);
        assert_eq!(detect(b"%PDF-1.7\n...", "story.txt"), Format::Pdf);
        assert_eq!(detect(b"{\\rtf1 Hello}", "story.doc"), Format::Rtf);
        assert_eq!(detect(b"Just words, nothing else.", "story.html"), Format::Text);
    }

    #[test]
    fn a_press_text_with_two_header_like_lines_is_no_mail() {
        assert_eq!(detect(b"To: all desks\nThe minister will speak at noon.\n\nMore later.", ""), Format::Text);
        assert_eq!(detect(b"From: a@b.example\nTo: c@d.example\nSubject: Story\nMIME-Version: 1.0\n\nText", ""), Format::Mail);
    }

    #[test]
    fn front_matter_is_markdown() {
        assert_eq!(detect(b"---\ntitle: A story\n---\nText", "x"), Format::Markdown);
        assert_eq!(detect(b"---\nNot front matter at all\n", "x"), Format::Text);
    }
}
