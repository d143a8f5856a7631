//! Vectors as bytes to keep: a version, then lengths and numbers, little-endian.

use crosscheck_compare::meaning::{PIECE, Vectors};

/// Raised when model, projection or form change: what was kept before is then made again.
const VERSION: u8 = 1;

/// Vectors to bytes.
pub fn write(vectors: &Vectors) -> Vec<u8> {
    let mut out = vec![VERSION];
    out.extend((vectors.pieces.len() as u32).to_le_bytes());
    vectors.pieces.iter().for_each(|p| out.extend(p.to_le_bytes()));
    out.extend(vectors.tokens.iter().chain(&vectors.sentence).map(|x| x.to_le_bytes()[0]));
    out
}

/// Bytes to vectors; `None` where another version wrote them or they are damaged.
pub fn read(bytes: &[u8]) -> Option<Vectors> {
    let (&version, rest) = bytes.split_first()?;
    let (count, rest) = rest.split_first_chunk::<4>()?;
    let count = u32::from_le_bytes(*count) as usize;
    if version != VERSION || count > rest.len() {
        return None;
    }
    let (pieces, rest) = rest.split_at_checked(count * 4)?;
    let (tokens, sentence) = rest.split_at_checked(count * PIECE)?;
    let number = |b: &[u8]| <[u8; 4]>::try_from(b).map_or(0, u32::from_le_bytes);
    let signed = |bytes: &[u8]| bytes.iter().map(|b| i8::from_le_bytes([*b])).collect();
    Some(Vectors { pieces: pieces.chunks_exact(4).map(number).collect(), tokens: signed(tokens), sentence: signed(sentence) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let v = Vectors { pieces: vec![7, 30_000], tokens: (0..128).map(|i| (i - 64) as i8).collect(), sentence: vec![-127, 0, 127] };
        let bytes = write(&v);
        assert_eq!(read(&bytes), Some(v));
        assert_eq!(read(&bytes[..20]), None);
        assert_eq!(read(&[9, 0, 0, 0, 0]), None);
        assert_eq!(read(&[VERSION, 255, 255, 255, 255]), None);
    }
}
