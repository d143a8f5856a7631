//! E-books (EPUB): a packed folder of pages in an order. An e-paper has an article a page, so each page of some length is a part; a
//! book of short pages is one.

use std::io::{Cursor, Read};

use super::{Budget, Part, damaged};
use crate::{Refusal, RefusalCode, limits};

/// Pages with fewer words are covers, contents, notices.
const FEW_WORDS: usize = 60;

/// The pages in reading order.
pub fn unpack(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Part>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("e-book"))?;
    let mut text = |name: &str, budget: &mut Budget| -> Result<String, Refusal> {
        let entry = archive.by_name(name).map_err(|_| damaged("e-book"))?;
        let mut content = Vec::new();
        entry.take(limits::UNPACKED_BYTES.min(budget.bytes as u64) + 1).read_to_end(&mut content).map_err(|_| damaged("e-book"))?;
        budget.take(content.len())?;
        Ok(crate::charset::decode(&content, None).text)
    };
    let container = text("META-INF/container.xml", budget)?;
    let root = tags(&container, "rootfile").find_map(|t| attribute(t, "full-path")).ok_or_else(|| damaged("e-book"))?;
    let package = text(&root, budget)?;
    let folder = root.rsplit_once('/').map_or(String::new(), |(f, _)| format!("{f}/"));
    let items: Vec<(String, String)> =
        tags(&package, "item").filter_map(|t| Some((attribute(t, "id")?, attribute(t, "href")?))).take(limits::PARTS).collect();
    let mut pages = Vec::new();
    for tag in tags(&package, "itemref").take(limits::PARTS) {
        let Some(id) = attribute(tag, "idref") else { continue };
        let Some((_, href)) = items.iter().find(|(i, _)| *i == id) else { continue };
        let name = format!("{folder}{}", href.replace("%20", " "));
        match text(&name, budget) {
            Ok(page) => pages.push((name, page)),
            Err(refusal) if refusal.code == RefusalCode::TooLarge => return Err(refusal),
            Err(_) => {}
        }
    }
    let part = |name: String, page: String| Part { name, format: Some("html".to_owned()), bytes: page.into_bytes() };
    let long: Vec<bool> = pages.iter().map(|(_, p)| words(p) >= FEW_WORDS).collect();
    if long.iter().any(|l| *l) {
        return Ok(pages.into_iter().zip(long).filter(|(_, l)| *l).map(|((n, p), _)| part(n, p)).collect());
    }
    let whole: String = pages.iter().map(|(_, p)| body(p)).collect::<Vec<_>>().join("\n");
    if words(&whole) == 0 {
        return Err(Refusal::new(RefusalCode::NoArticle, "There is no text in this e-book; it may be locked or hold pictures only."));
    }
    Ok(vec![part(root, format!("<html><body>{whole}</body></html>"))])
}

/// The tags of a name, without their brackets. Namespaces before the name are passed over.
fn tags<'a>(xml: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split('<').skip(1).filter_map(move |t| {
        let tag = t.split('>').next()?;
        let own = tag.split([' ', '\t', '\r', '\n', '/']).next()?;
        (own.rsplit(':').next()? == name).then_some(tag)
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let before = rest[..at].chars().next_back().is_some_and(char::is_whitespace);
        rest = &rest[at + name.len()..];
        let Some(value) = rest.trim_start().strip_prefix('=').filter(|_| before) else { continue };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        return value[1..].split(quote).next().map(|v| v.replace("&amp;", "&"));
    }
}

fn words(page: &str) -> usize {
    body(page).split('<').filter_map(|t| t.split_once('>')).map(|(_, text)| text.split_whitespace().count()).sum()
}

fn body(page: &str) -> &str {
    let start = page.find("<body").and_then(|a| page[a..].find('>').map(|b| a + b + 1)).unwrap_or(0);
    let end = page.rfind("</body").filter(|e| *e >= start).unwrap_or(page.len());
    // With its first bracket, so that text before the first tag counts.
    &page[start.saturating_sub(1)..end]
}
