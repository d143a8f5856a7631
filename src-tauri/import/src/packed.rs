//! Word and OpenDocument files: a ZIP with one part of XML that holds the words.

use std::io::{Cursor, Read};

use crate::clutter::{Line, Markup};
use crate::{Refusal, RefusalCode, limits};

/// Paragraphs of a Word file (`w:p`, `w:t`).
pub fn docx(bytes: &[u8]) -> Result<Vec<Line>, Refusal> {
    let xml = part(bytes, "word/document.xml", "Word document")?;
    Ok(paragraphs(&xml, "w:p", Some("w:t")))
}

/// Paragraphs of an OpenDocument text (`text:p`, `text:h`).
pub fn odt(bytes: &[u8]) -> Result<Vec<Line>, Refusal> {
    if let Ok(manifest) = part(bytes, "META-INF/manifest.xml", "OpenDocument text")
        && manifest.contains("encryption-data")
    {
        return Err(Refusal::new(RefusalCode::Encrypted, "The document is locked with a password; open it and save it without one."));
    }
    let xml = part(bytes, "content.xml", "OpenDocument text")?;
    let body = xml.find("<office:body").map_or(xml.as_str(), |at| &xml[at..]);
    Ok(paragraphs(body, "text:p", None))
}

/// One part by its name, whatever its case; never more of it than [`limits::UNPACKED_BYTES`]. Other parts stay packed.
fn part(bytes: &[u8], name: &str, what: &str) -> Result<String, Refusal> {
    let damaged =
        || Refusal::new(RefusalCode::Damaged, format!("The {what} is damaged or was not saved whole; save it again or paste its text."));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let index = (0..archive.len())
        .find(|&i| archive.by_index_raw(i).is_ok_and(|f| f.name().replace('\\', "/").eq_ignore_ascii_case(name)))
        .ok_or_else(damaged)?;
    let entry = archive.by_index(index).map_err(|e| match e {
        zip::result::ZipError::UnsupportedArchive(_) => {
            Refusal::new(RefusalCode::Encrypted, "The document is locked with a password; open it and save it without one.")
        }
        _ => damaged(),
    })?;
    let mut content = Vec::new();
    entry.take(limits::UNPACKED_BYTES + 1).read_to_end(&mut content).map_err(|_| damaged())?;
    if content.len() as u64 > limits::UNPACKED_BYTES {
        return Err(Refusal::new(
            RefusalCode::TooLarge,
            format!("The {what} unpacks to far more text than an article has; save the article alone."),
        ));
    }
    Ok(crate::charset::decode(&content, None).text)
}

/// The words of each paragraph. A pass over the tags without a tree: nothing nests, no entity is ever expanded but the five of XML.
fn paragraphs(xml: &str, paragraph: &str, run: Option<&str>) -> Vec<Line> {
    let heading = paragraph.replace(":p", ":h");
    let mut lines = Vec::new();
    let mut text = String::new();
    let mut level = 0u8;
    // Inside a run of words; without a name for runs, inside a paragraph.
    let mut inside = false;
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        if inside {
            push_unescaped(&mut text, &rest[..at]);
        }
        let Some(length) = rest[at..].find('>') else { break };
        let tag = &rest[at + 1..at + length];
        rest = &rest[at + length + 1..];
        let name = tag.trim_start_matches('/').split([' ', '\t', '\r', '\n', '/']).next().unwrap_or("");
        let (closing, empty) = (tag.starts_with('/'), tag.ends_with('/'));
        if name == paragraph || name == heading {
            let words = text.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
            let words = words.trim();
            if !words.is_empty() && lines.len() < limits::BLOCKS {
                lines.push(Line { text: words.to_owned(), gap: true, markup: Markup { heading: level, ..Markup::default() } });
            }
            text.clear();
            level = u8::from(!closing && name == heading);
            inside = run.is_none() && !closing && !empty;
        } else if Some(name) == run {
            inside = !closing && !empty;
        } else {
            match name {
                "w:tab" | "text:tab" | "text:s" if !closing => text.push(' '),
                "w:br" | "w:cr" | "text:line-break" if !closing => text.push('\n'),
                "w:pStyle" if tag.to_ascii_lowercase().contains("heading") || tag.to_ascii_lowercase().contains("title") => level = 1,
                _ => {}
            }
        }
    }
    lines
}

fn push_unescaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find(';').filter(|&e| e < 12) else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        let name = &rest[1..end];
        let code = name.strip_prefix("#x").map(|h| u32::from_str_radix(h, 16)).or_else(|| name.strip_prefix('#').map(str::parse));
        match (name, code) {
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("apos", _) => out.push('\''),
            (_, Some(Ok(code))) => out.extend(char::from_u32(code)),
            _ => {}
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its bytes");
        writer.finish().expect("a file").into_inner()
    }

    #[test]
    fn words_of_a_word_file() {
        let xml = r#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Old pier closed</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">The mayor &amp; </w:t></w:r><w:r><w:t>the board agreed.</w:t></w:r></w:p></w:body></w:document>"#;
        let lines = docx(&zipped("word/document.xml", xml.as_bytes())).expect("lines");
        assert_eq!(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["Old pier closed", "The mayor & the board agreed."]);
        assert_eq!(lines[0].markup.heading, 1);
    }

    #[test]
    fn words_of_an_open_document() {
        let xml = "<office:body><text:h>Old pier closed</text:h><text:p>It <text:span>will</text:span><text:s/>open in May.</text:p></office:body>";
        let lines = odt(&zipped("content.xml", xml.as_bytes())).expect("lines");
        assert_eq!(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["Old pier closed", "It will open in May."]);
    }

    #[test]
    fn a_bomb_and_a_broken_file_are_refused() {
        let bomb = zipped("word/document.xml", &vec![b' '; limits::UNPACKED_BYTES as usize + 10]);
        assert_eq!(docx(&bomb).map_err(|r| r.code), Err(RefusalCode::TooLarge));
        assert_eq!(docx(&bomb[..bomb.len() / 2]).map_err(|r| r.code), Err(RefusalCode::Damaged));
    }
}
