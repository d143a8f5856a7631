//! Web archives (WARC): records one after the other, packed or not. The pages among them are taken.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::{Budget, Part, damaged};
use crate::detect::find;
use crate::{Refusal, RefusalCode, limits};

/// The file in a gzip file.
pub fn ungzip(part: &Part, budget: &mut Budget) -> Result<Vec<Part>, Refusal> {
    let most = budget.bytes as u64;
    let mut bytes = Vec::new();
    let whole = MultiGzDecoder::new(part.bytes.as_slice()).take(most + 1).read_to_end(&mut bytes).is_ok();
    budget.take(bytes.len())?;
    if bytes.is_empty() && !whole {
        return Err(damaged("packed file"));
    }
    let name = part.name.strip_suffix(".gz").unwrap_or(&part.name).to_owned();
    Ok(vec![Part { name, format: None, bytes }])
}

/// The pages of a web archive, each address once.
pub fn unpack(bytes: &[u8], budget: &mut Budget, left_out: &mut usize) -> Result<Vec<Part>, Refusal> {
    let mut parts: Vec<Part> = Vec::new();
    let mut records = 0;
    let mut rest = bytes;
    while let Some(start) = find(rest, b"WARC/") {
        rest = &rest[start..];
        let Some((head, body)) = split_head(rest) else { break };
        let head = Head::read(head);
        let length = head.get("content-length").and_then(|l| l.parse::<usize>().ok()).unwrap_or(0).min(body.len());
        let block = &body[..length];
        rest = &body[length..];
        records += 1;
        let kind = head.get("warc-type").unwrap_or("");
        let address = head.get("warc-target-uri").unwrap_or("").trim_matches(['<', '>']).to_owned();
        let page = match kind {
            "response" => response(block, budget.bytes),
            "resource" if head.get("content-type").is_some_and(is_page) => Some(block.to_vec()),
            _ => continue,
        };
        let name = name_of(&address);
        match page {
            Some(page) if !parts.iter().any(|p| p.name == name) => {
                budget.take(page.len())?;
                parts.push(Part { name, format: Some("html".to_owned()), bytes: page });
            }
            _ => *left_out += 1,
        }
    }
    if records == 0 {
        return Err(damaged("web archive"));
    }
    if parts.is_empty() {
        return Err(Refusal::new(RefusalCode::NoArticle, "There is no web page in this web archive; save the article's page again."));
    }
    Ok(parts)
}

/// The page of an HTTP answer; `None` when it is none.
fn response(block: &[u8], most: usize) -> Option<Vec<u8>> {
    let (head, body) = split_head(block)?;
    let first = head.split(|b| *b == b'\n').next()?;
    let status = std::str::from_utf8(first).ok()?.split(' ').nth(1)?.trim();
    let head = Head::read(head);
    if !status.starts_with('2') || !head.get("content-type").is_none_or(is_page) {
        return None;
    }
    let chunked = head.get("transfer-encoding").is_some_and(|t| t.eq_ignore_ascii_case("chunked"));
    let body = if chunked { unchunked(body) } else { body.to_vec() };
    let most = most.min(limits::FILE_BYTES) as u64;
    let mut page = Vec::new();
    match head.get("content-encoding").map(str::to_ascii_lowercase).as_deref() {
        // What is packed and could not be unpacked whole is taken as far as it goes.
        Some("gzip" | "x-gzip") if body.starts_with(b"\x1F\x8B") => {
            drop(MultiGzDecoder::new(body.as_slice()).take(most).read_to_end(&mut page))
        }
        Some("deflate") => drop(ZlibDecoder::new(body.as_slice()).take(most).read_to_end(&mut page)),
        Some("br" | "zstd") => {}
        _ => page = body,
    }
    let visible = page.iter().any(|b| b.is_ascii_alphanumeric());
    visible.then_some(page)
}

fn is_page(kind: &str) -> bool {
    let lower = kind.to_ascii_lowercase();
    lower.contains("text/html") || lower.contains("application/xhtml")
}

/// A body sent in pieces, each after its length; as it is where it does not look so.
fn unchunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = rest.iter().take(20).position(|b| *b == b'\n') {
        let line = std::str::from_utf8(&rest[..end]).unwrap_or("").trim().split(';').next().unwrap_or("");
        let Ok(length) = usize::from_str_radix(line, 16) else { break };
        rest = &rest[end + 1..];
        if length == 0 {
            return out;
        }
        let taken = length.min(rest.len());
        out.extend_from_slice(&rest[..taken]);
        rest = rest[taken..].strip_prefix(b"\r\n").unwrap_or(&rest[taken..]);
    }
    if out.is_empty() { body.to_vec() } else { out }
}

/// Lines "name: value".
struct Head(Vec<(String, String)>);

impl Head {
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        Self(text.lines().filter_map(|l| l.split_once(':')).map(|(n, v)| (n.trim().to_ascii_lowercase(), v.trim().to_owned())).collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// The head and what follows the blank line after it.
fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let near = &bytes[..bytes.len().min(64 << 10)];
    let (long, short) = (find(near, b"\r\n\r\n").map(|i| (i, i + 4)), find(near, b"\n\n").map(|i| (i, i + 2)));
    let (end, start) = match (long, short) {
        (Some(a), Some(b)) => Some(if a.0 <= b.0 { a } else { b }),
        (a, b) => a.or(b),
    }?;
    Some((&bytes[..end], &bytes[start..]))
}

/// The address without its scheme and its query, as a file's name.
fn name_of(address: &str) -> String {
    let bare = address.split("://").nth(1).unwrap_or(address);
    let bare = bare.split(['?', '#']).next().unwrap_or(bare).trim_end_matches('/');
    bare.chars().filter(|c| !c.is_control()).take(200).collect()
}
