//! Bytes to text: byte order mark, what the file declares, else a guess that is told.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text decoded from a file's bytes.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte order mark and without NUL characters.
    pub text: String,
    /// The charset's name when it had to be guessed, or the declared one was wrong.
    pub guessed: Option<&'static str>,
    /// How many characters could not be read (U+FFFD) or are control characters that no text has.
    pub broken: usize,
}

/// Decodes text; `declared` is the charset that the file names itself, if any.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let (encoding, bytes, guessed) = choose(bytes, declared);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let broken = strays(text.as_bytes()) + memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}").count();
    let text = if memchr::memchr(0, text.as_bytes()).is_some() { text.replace('\0', "") } else { text.into_owned() };
    Decoded { text, guessed: guessed.then(|| encoding.name()), broken }
}

/// Counts control characters that no text has. Escape and form feed do occur. Without branches, so that many bytes are looked at at once.
fn strays(bytes: &[u8]) -> usize {
    const ESCAPE: u8 = 0x1b;
    const DELETE: u8 = 0x7f;
    let stray = |b: &u8| u8::from((*b < b'\t') | ((*b > b'\r') & (*b < b' ') & (*b != ESCAPE)) | (*b == DELETE));
    bytes.chunks(usize::from(u8::MAX)).map(|some| usize::from(some.iter().map(stray).sum::<u8>())).sum()
}

fn choose<'a>(bytes: &'a [u8], declared: Option<&str>) -> (&'static Encoding, &'a [u8], bool) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, &bytes[length..], false);
    }
    if let Some(wide) = wide_without_mark(bytes) {
        return (wide, bytes, true);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    // Bytes that are valid UTF-8 and not plain ASCII are UTF-8 whatever the file declares: chance hardly ever does that.
    match std::str::from_utf8(bytes) {
        Ok(_) => {
            let escapes = declared.is_some_and(|e| !e.is_ascii_compatible()) && bytes.contains(&0x1b);
            return if escapes { (declared.unwrap_or(UTF_8), bytes, false) } else { (UTF_8, bytes, false) };
        }
        // Cut inside a character, or a few bad bytes in a long text: still UTF-8.
        Err(_) if mostly_utf8(bytes) => return (UTF_8, bytes, false),
        Err(_) => {}
    }
    if let Some(encoding) = declared.filter(|&e| e != UTF_8 && e != UTF_16LE && e != UTF_16BE) {
        let (_, bad) = encoding.decode_without_bom_handling(bytes);
        if !bad {
            return (encoding, bytes, false);
        }
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    let sample = &bytes[..bytes.len().min(256 << 10)];
    detector.feed(sample, sample.len() == bytes.len());
    (detector.guess(None, chardetng::Utf8Detection::Deny), bytes, true)
}

/// UTF-16 without a byte order mark: in Latin text every other byte is zero.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether at least 20 multi-byte characters are right for each wrong byte.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A file cut inside a character has one bad end and nothing else.
    let cut = bad == 1 && bytes.utf8_chunks().last().is_some_and(|c| !c.invalid().is_empty());
    good >= 20 * bad || (cut && good > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_win_and_are_left_out() {
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Zoë says".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&wide, None).text, "Zoë says");
        assert_eq!(decode(b"\xEF\xBB\xBFtext", Some("windows-1252")).text, "text");
    }

    #[test]
    fn utf_16_without_a_mark_is_recognised() {
        let wide: Vec<u8> = "The mayor of Port Ellery said".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let decoded = decode(&wide, None);
        assert_eq!(decoded.text, "The mayor of Port Ellery said");
        assert_eq!(decoded.guessed, Some("UTF-16BE"));
    }

    #[test]
    fn an_old_charset_is_guessed_and_told() {
        let decoded = decode(b"The caf\xe9 in Orl\xe9ans \x96 na\xefve, said the owner \x93again\x94.", None);
        assert_eq!(decoded.text, "The café in Orléans – naïve, said the owner “again”.");
        assert!(decoded.guessed.is_some());
    }

    #[test]
    fn a_wrong_declaration_does_not_win_over_valid_utf_8() {
        assert_eq!(decode("Café".as_bytes(), Some("iso-8859-1")).text, "Café");
        assert_eq!(decode(b"Caf\xe9 au lait", Some("utf-8")).text, "Café au lait");
    }

    #[test]
    fn noise_is_counted_as_broken() {
        let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(decode(&noise, None).broken > 100);
    }
}
