//! Files that hold files: packed folders, mailboxes, web archives, e-books. Each part becomes a file of its own, which is then read
//! as if it had been dropped alone. All of it is bounded: parts, bytes, depth.

use crate::detect::{self, Format};
use crate::{Input, Refusal, RefusalCode, limits};

/// E-books.
mod epub;
/// Mailboxes.
mod mbox;
/// Web archives.
mod warc;
/// Packed folders.
mod zipped;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name, with the folders in the archive.
    pub name: String,
    /// `html` where the archive says so.
    pub format: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// What may be articles, in the archive's order.
    pub parts: Vec<Part>,
    /// How many other files are in it (pictures, scripts, settings).
    pub left_out: usize,
}

/// How much of an archive may still be unpacked.
struct Budget {
    parts: usize,
    bytes: usize,
}

impl Budget {
    fn take(&mut self, bytes: usize) -> Result<(), Refusal> {
        let (parts, left) = (self.parts.checked_sub(1), self.bytes.checked_sub(bytes));
        let (Some(parts), Some(bytes)) = (parts, left) else {
            let (parts, most) = (limits::PARTS, limits::ARCHIVE_BYTES >> 20);
            return Err(Refusal::new(
                RefusalCode::TooLarge,
                format!("The archive unpacks to more than {parts} files or {most} MB; unpack it and drop the articles alone."),
            ));
        };
        (self.parts, self.bytes) = (parts, bytes);
        Ok(())
    }
}

/// Whether the file holds files.
pub fn is_archive(bytes: &[u8], name: &str) -> bool {
    matches!(detect::detect(bytes, name), Format::Zip | Format::Epub | Format::Mbox | Format::Warc | Format::Gzip)
}

/// Unpacks an archive, and the archives in it.
///
/// # Errors
/// When it is damaged, locked, too large, or has nothing in it that may be an article.
pub fn unpack(input: &Input) -> Result<Unpacked, Refusal> {
    if input.bytes.len() > limits::FILE_BYTES {
        return Err(crate::too_large(input.bytes.len() as u64));
    }
    let mut budget = Budget { parts: limits::PARTS, bytes: limits::ARCHIVE_BYTES };
    let mut out = Unpacked::default();
    let whole = Part { name: input.name.to_owned(), format: None, bytes: input.bytes.to_vec() };
    open(whole, 0, &mut budget, &mut out)?;
    if out.parts.is_empty() {
        return Err(Refusal::new(RefusalCode::NoArticle, "There is nothing in this archive that may be an article; unpack it and look."));
    }
    Ok(out)
}

fn open(part: Part, depth: usize, budget: &mut Budget, out: &mut Unpacked) -> Result<(), Refusal> {
    let kind = if part.format.is_some() { Format::Html } else { detect::detect(&part.bytes, &part.name) };
    let inner = match kind {
        Format::Zip => zipped::unpack(&part.bytes, budget, &mut out.left_out),
        Format::Epub => epub::unpack(&part.bytes, budget),
        Format::Mbox => Ok(mbox::unpack(&part.bytes)),
        Format::Warc => warc::unpack(&part.bytes, budget, &mut out.left_out),
        Format::Gzip => warc::ungzip(&part, budget),
        _ => {
            out.parts.push(part);
            return Ok(());
        }
    };
    // What is wrong with an archive in an archive is told of it alone, by whoever reads it.
    let inner = match inner {
        Ok(inner) if depth < limits::ARCHIVE_DEPTH => inner,
        Err(refusal) if depth == 0 || refusal.code == RefusalCode::TooLarge => return Err(refusal),
        _ => {
            out.left_out += 1;
            return Ok(());
        }
    };
    for part in inner {
        open(part, depth + 1, budget, out)?;
    }
    Ok(())
}

fn damaged(what: &str) -> Refusal {
    Refusal::new(RefusalCode::Damaged, format!("The {what} is damaged or was not saved whole; save it again, or drop the articles alone."))
}

#[cfg(test)]
mod tests;
