//! The journal under a passphrase: each line is `{"n":17,"sealed":"…"}`, the line itself sealed together with its number, so that one
//! that was changed, repeated or put elsewhere is not believed.
//!
//! All others see the text as it is without: places in it count the bytes of the lines that are sealed. A line that does not open stands
//! there as one of noise, as long as the line was.

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};

use crate::error::LibraryError;
use crate::secrecy::seal::{NONCE, Seal, TAG, Use};

/// How every sealed line begins.
const BEGIN: &[u8] = b"{\"n\":";
/// After its number.
const KEY: &[u8] = b",\"sealed\":\"";
/// The two stand within so many bytes.
pub(super) const HEAD: u64 = 48;
/// What a line that does not open is filled with.
const NOISE: u8 = b'#';

#[derive(Serialize, Deserialize)]
struct Line {
    /// Its number: they rise.
    n: u64,
    sealed: String,
}

impl Line {
    fn open(&self, seal: &Seal) -> Option<Vec<u8>> {
        seal.open(Use::Line, &self.n.to_le_bytes(), &BASE64.decode(&self.sealed).ok()?)
    }
}

/// Whether a text is that of a journal under a passphrase.
pub(super) fn is_sealed(text: &[u8]) -> bool {
    text.starts_with(BEGIN) && text.windows(KEY.len()).take(HEAD as usize).any(|w| w == KEY)
}

/// Seals lines, each with its end; `last` is the number of the line before.
pub(super) fn close(text: &[u8], seal: &Seal, last: &mut u64) -> Result<Vec<u8>, LibraryError> {
    let mut out = Vec::new();
    for line in text.split_inclusive(|&b| b == b'\n') {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        *last += 1;
        let sealed = BASE64.encode(seal.close(Use::Line, &last.to_le_bytes(), line)?);
        serde_json::to_writer(&mut out, &Line { n: *last, sealed }).map_err(|e| LibraryError::Store(e.to_string()))?;
        out.push(b'\n');
    }
    Ok(out)
}

/// The text that was sealed, and the number of its last line.
pub(super) fn open(text: &[u8], seal: &Seal) -> (Vec<u8>, u64) {
    let mut out = Vec::with_capacity(text.len());
    let mut last = 0;
    for line in text.split_inclusive(|&b| b == b'\n') {
        let parsed: Option<Line> = serde_json::from_slice(line).ok();
        match parsed.as_ref().filter(|l| l.n > last).and_then(|l| Some((l.n, l.open(seal)?))) {
            Some((n, opened)) => {
                last = n;
                out.extend(opened);
            }
            None => {
                let around = || line.len().saturating_sub(format!("{{\"n\":{},\"sealed\":\"\"}}\n", last + 1).len());
                let length = parsed.map_or_else(around, |l| l.sealed.len()) * 3 / 4;
                out.resize(out.len() + length.saturating_sub(NONCE + TAG).max(1), NOISE);
            }
        }
        out.push(b'\n');
    }
    (out, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrecy::seal::Key;

    #[test]
    fn lines_are_believed_in_their_order_alone() {
        let seal = Seal::new(&Key::new([3; 32]));
        let text = b"{\"a\":1}\nsecond\n{\"d\":\"four\"}\n";
        let mut last = 0;
        let mut sealed = close(&text[..15], &seal, &mut last).unwrap();
        sealed.extend(close(&text[15..], &seal, &mut last).unwrap());
        assert!(is_sealed(&sealed) && !sealed.windows(6).any(|w| w == b"second"));
        assert_eq!(open(&sealed, &seal), (text.to_vec(), 3));
        let sealed = String::from_utf8(sealed).unwrap();
        let lines: Vec<&str> = sealed.lines().collect();
        let opened = |lines: &[&str]| String::from_utf8(open((lines.join("\n") + "\n").as_bytes(), &seal).0).unwrap();
        assert_eq!(opened(&[lines[0], lines[2], lines[1]]), "{\"a\":1}\n{\"d\":\"four\"}\n######\n", "put elsewhere");
        assert_eq!(opened(&[lines[0], lines[1], lines[1]]), "{\"a\":1}\nsecond\n######\n", "repeated");
        assert_eq!(opened(&[lines[0], &lines[1].replace("\"n\":2", "\"n\":9"), lines[2]]), "{\"a\":1}\n######\n{\"d\":\"four\"}\n");
        assert!(opened(&[lines[0], "{\"a\":1}"]).starts_with("{\"a\":1}\n"), "one that is not sealed is not believed");
        assert_eq!(open(sealed.as_bytes(), &Seal::new(&Key::new([4; 32]))).0.len(), text.len(), "places stay");
    }
}
