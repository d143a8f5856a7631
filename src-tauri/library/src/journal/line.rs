//! A line of the journal: an entry as JSON, and in it last, under `sum`, the CRC-32 of all that stands before it.
//!
//! `{"v":2,"time":"…","change":"…",…,"sum":"0a1b2c3d"}`. Lines of the first form have no sum; they are sound when they can be read.

use super::Entry;

/// The form of lines written today.
pub const FORM: u32 = 2;
/// The first form whose lines have a sum.
pub const FIRST_WITH_SUM: u32 = 2;
/// Before the sum.
const KEY: &[u8] = b",\"sum\":\"";
/// After it.
const END: &[u8] = b"\"}";
/// Letters of a sum.
const LETTERS: usize = 8;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// As it was written.
    Sound,
    /// As a later version of Crosscheck wrote it.
    Newer,
    /// Not as anybody wrote it.
    Damaged,
}

/// Appends an entry's line.
pub fn write(entry: &Entry, out: &mut Vec<u8>) -> std::io::Result<()> {
    let begin = out.len();
    serde_json::to_writer(&mut *out, entry)?;
    // The brace comes after the sum.
    out.pop();
    let sum = crc32fast::hash(&out[begin..]);
    out.extend_from_slice(KEY);
    out.extend_from_slice(format!("{sum:08x}").as_bytes());
    out.extend_from_slice(END);
    out.push(b'\n');
    Ok(())
}

/// What the sum covers, and the sum.
fn parts(line: &[u8]) -> Option<(&[u8], &str)> {
    let line = line.strip_suffix(b"\n").unwrap_or(line).strip_suffix(END)?;
    let (rest, sum) = line.split_at_checked(line.len().checked_sub(LETTERS)?)?;
    Some((rest.strip_suffix(KEY)?, std::str::from_utf8(sum).ok()?))
}

/// A line's sum as it stands there.
pub fn sum(line: &[u8]) -> Option<&str> {
    parts(line).map(|(_, sum)| sum)
}

/// The form that a line says it has.
fn form(line: &[u8]) -> Option<u32> {
    let digits = line.strip_prefix(b"{\"v\":")?;
    let end = digits.iter().position(|b| !b.is_ascii_digit())?;
    std::str::from_utf8(&digits[..end]).ok()?.parse().ok()
}

/// Whether a line is as it was written.
pub fn check(line: &[u8]) -> Check {
    if line.trim_ascii().is_empty() {
        return if line == b"\n" { Check::Sound } else { Check::Damaged };
    }
    if !line.ends_with(b"\n") {
        return Check::Damaged;
    }
    let summed = parts(line).map(|(covered, sum)| format!("{:08x}", crc32fast::hash(covered)) == sum);
    match (form(line), summed) {
        (Some(v), Some(true)) if v > FORM => Check::Newer,
        (Some(_), Some(true)) => Check::Sound,
        (Some(1), None) if serde_json::from_slice::<Entry>(line).is_ok() => Check::Sound,
        _ => Check::Damaged,
    }
}

/// The entry of a sound line.
pub fn parse(line: &[u8]) -> Option<Entry> {
    (check(line) == Check::Sound).then(|| serde_json::from_slice(line).ok()).flatten()
}
