//! Packed folders (ZIP), also of web archives (WACZ).

use std::io::{Cursor, Read};

use super::{Budget, Part, damaged};
use crate::{Refusal, RefusalCode, limits};

/// Endings of files that are never articles: what stands beside a saved page, and what programs leave in folders.
const OTHERS: [&str; 44] = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif", "heic", "css", "js", "mjs", "map", "woff", "woff2",
    "ttf", "otf", "eot", "mp3", "mp4", "m4a", "wav", "ogg", "webm", "mov", "avi", "json", "jsonl", "xml", "xsl", "cdx", "cdxj", "idx",
    "yaml", "yml", "ini", "db", "exe", "dll", "sig", "asc",
];

/// The files of a packed folder.
pub fn unpack(bytes: &[u8], budget: &mut Budget, left_out: &mut usize) -> Result<Vec<Part>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("packed folder"))?;
    let names: Vec<String> = archive.file_names().map(|n| n.replace('\\', "/")).collect();
    // A web archive's other files only describe it.
    let web = names.iter().any(|n| is_warc(n));
    let pages: std::collections::HashSet<&str> =
        names.iter().filter_map(|n| n.rsplit_once('.')).filter(|(_, e)| e.starts_with("htm")).map(|(n, _)| n).collect();
    let (mut parts, mut locked) = (Vec::new(), 0);
    for index in 0..archive.len() {
        let entry = match archive.by_index(index) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::UnsupportedArchive(_)) => {
                locked += 1;
                continue;
            }
            Err(_) => {
                *left_out += 1;
                continue;
            }
        };
        let name = entry.name().replace('\\', "/");
        if entry.is_dir() {
            continue;
        }
        let companion = name.split('/').scan(String::new(), |path, folder| {
            path.push_str(folder);
            let is = path.strip_suffix("_files").is_some_and(|p| pages.contains(p));
            path.push('/');
            Some(is)
        });
        if is_other(&name) || web && !is_warc(&name) || companion.into_iter().any(|c| c) {
            *left_out += 1;
            continue;
        }
        let most = limits::FILE_BYTES.min(budget.bytes) as u64;
        let mut content = Vec::new();
        let whole = entry.take(most + 1).read_to_end(&mut content).is_ok();
        budget.take(content.len())?;
        if whole && !content.is_empty() { parts.push(Part { name, format: None, bytes: content }) } else { *left_out += 1 }
    }
    if parts.is_empty() && locked > 0 {
        return Err(Refusal::new(RefusalCode::Encrypted, "The packed folder is locked with a password; unpack it and drop the articles."));
    }
    Ok(parts)
}

fn is_warc(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.ends_with(".warc") || lower.ends_with(".warc.gz")
}

fn is_other(name: &str) -> bool {
    let hidden = name.split('/').any(|f| f.starts_with('.') || f == "__MACOSX") || name.ends_with("Thumbs.db");
    let ending = name.rsplit('/').next().and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    hidden || ending.is_some_and(|e| OTHERS.contains(&e.as_str()))
}
