//! Files and JSON lines to documents.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_import as import;
use crosscheck_import::contained;
use crosscheck_report::File;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// An input that failed, as the contract's `error` gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Closed set: a refusal's code, or `bad_line`, `unreadable`.
    pub code: &'static str,
    /// What happened and what to do.
    pub message: String,
}

impl Failure {
    /// A failure.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// An article to be: its id, what was read of it, its file.
pub struct Read {
    /// The line's `id`, or the file's name without its ending.
    pub id: String,
    /// What was read.
    pub document: Document,
    /// Name and SHA-256.
    pub file: File,
}

/// Nothing here is cancelled but by ending the program.
static NEVER: AtomicBool = AtomicBool::new(false);

/// Reads a file of any format: one article, or all those of a packed folder, a mailbox, a web archive. The second value names the
/// files in it that are no articles.
pub fn from_path(path: &Path, raw: bool) -> Result<(Vec<Read>, Vec<String>), Failure> {
    let name = name_of(path);
    let unreadable = |what: &str| Failure::new("unreadable", what);
    let meta = std::fs::metadata(path).map_err(|e| unreadable(&format!("The file can't be opened ({}).", plain(&e))))?;
    if meta.is_dir() {
        return Err(unreadable("This is a folder. Name the files in it instead."));
    }
    if meta.len() > import::LARGEST_FILE {
        return Err(Failure::new("too_large", import::too_large(meta.len()).message));
    }
    let bytes = std::fs::read(path).map_err(|e| unreadable(&format!("The file can't be read ({}).", plain(&e))))?;
    let input = import::Input { name: &name, bytes: &bytes, raw, ..import::Input::default() };
    let failure = |r: import::Refusal| Failure::new(r.code.name(), r.message);
    let id = path.file_stem().map_or_else(|| name.clone(), |s| s.to_string_lossy().into_owned());
    let Some(unpacked) = contained::unpack(&input, &NEVER) else {
        let document = contained::read(&input, &NEVER).map_err(failure)?;
        return Ok((vec![Read { id, document, file: File { name: Some(name), sha256: sha256(&bytes) } }], Vec::new()));
    };
    parts(&unpacked.map_err(failure)?.parts, &id, &name)
}

/// Reads what was in an archive.
fn parts(parts: &[import::archives::Part], id: &str, name: &str) -> Result<(Vec<Read>, Vec<String>), Failure> {
    let (mut reads, mut refused) = (Vec::new(), Vec::new());
    let mut first = None;
    for part in parts {
        let input = import::Input { name: &part.name, bytes: &part.bytes, format: part.format.as_deref(), ..import::Input::default() };
        match contained::read(&input, &NEVER) {
            Ok(document) => {
                let (id, name) = match parts {
                    [_] => (id.to_owned(), name.to_owned()),
                    _ => (format!("{id}/{}", part.name), format!("{name}/{}", part.name)),
                };
                reads.push(Read { id, document, file: File { name: Some(name), sha256: sha256(&part.bytes) } });
            }
            Err(refusal) => {
                refused.push(format!("{name}/{}: {}", name_of(Path::new(&part.name)), refusal.message));
                first.get_or_insert(refusal);
            }
        }
    }
    match first {
        Some(refusal) if reads.is_empty() && parts.len() == 1 => Err(Failure::new(refusal.code.name(), refusal.message)),
        Some(refusal) if reads.is_empty() => {
            let message = format!("None of the {} files in it is an article; of the first: {}", parts.len(), refusal.message);
            Err(Failure::new(refusal.code.name(), message))
        }
        _ => Ok((reads, refused)),
    }
}

/// The file's name without its folders, with nothing in it that could break a line of a message.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The system's reason without its error number.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    text.to_lowercase()
}

/// Reads a document line of a stream.
pub fn from_line(line: &Value, raw: bool) -> Result<Read, Failure> {
    let Some(id) = line["id"].as_str() else {
        return Err(Failure::new("bad_line", "A document needs an \"id\" that is a text."));
    };
    let text = |name: &str| line[name].as_str().map(str::to_owned);
    let given = Metadata {
        headline: text("headline"),
        outlet: text("outlet"),
        byline: text("byline"),
        published: text("published"),
        updated: text("updated"),
        language: text("language"),
        url: None,
    };
    let (format, body) = match (line["text"].as_str(), line["html"].as_str()) {
        (Some(body), _) => ("text", body),
        (None, Some(body)) => ("html", body),
        (None, None) => return Err(Failure::new("bad_line", "A document needs \"text\" or \"html\".")),
    };
    let raw = raw || line["raw"] == true;
    let input = import::Input { name: id, bytes: body.as_bytes(), given, raw, format: Some(format) };
    let document = contained::read(&input, &NEVER).map_err(|r| Failure::new(r.code.name(), r.message))?;
    Ok(Read { id: id.to_owned(), document, file: File { name: None, sha256: sha256(body.as_bytes()) } })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |out, b| out + &format!("{b:02x}"))
}
