//! Bytes sealed under the library's data key: XChaCha20-Poly1305, with a random nonce before and a tag behind. Names that would tell
//! something become keyed hashes (HMAC-SHA256).
//!
//! Each use has a key of its own, derived from the data key by HKDF-SHA256, so that what was sealed for one can't be passed off as
//! another's.

use std::sync::Arc;

use chacha20poly1305::aead::{Aead, AeadInPlace, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::LibraryError;

/// A key of 256 bits, wiped when it is dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// Bytes of a nonce: long enough to be drawn at random for every sealing.
pub(crate) const NONCE: usize = 24;
/// Bytes of a tag.
pub(crate) const TAG: usize = 16;

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Records and caches in the store.
    Record,
    /// Lines of the journal.
    Line,
    /// Files byte for byte.
    Original,
    /// Back-ups of the journal.
    BackUp,
}

/// The keys of an unlocked library. Copies share them; they are wiped with the last.
#[derive(Clone)]
pub(crate) struct Seal(Arc<Keys>);

struct Keys {
    records: Key,
    record_names: Key,
    lines: Key,
    originals: Key,
    original_names: Key,
    back_ups: Key,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    /// The keys that follow from a data key.
    pub(crate) fn new(data: &Key) -> Self {
        let from = Hkdf::<Sha256>::new(None, data.as_slice());
        let key = |info: &str| {
            let mut key = Key::default();
            // Only lengths over 8,160 bytes are refused.
            let _ = from.expand(info.as_bytes(), key.as_mut_slice());
            key
        };
        Self(Arc::new(Keys {
            records: key("crosscheck/1 records"),
            record_names: key("crosscheck/1 names of records"),
            lines: key("crosscheck/1 lines of the journal"),
            originals: key("crosscheck/1 originals"),
            original_names: key("crosscheck/1 names of originals"),
            back_ups: key("crosscheck/1 back-ups"),
        }))
    }

    fn key(&self, of: Use) -> &Key {
        match of {
            Use::Record => &self.0.records,
            Use::Line => &self.0.lines,
            Use::Original => &self.0.originals,
            Use::BackUp => &self.0.back_ups,
        }
    }

    /// Seals bytes. They open again only with the same `bound`, which is not part of the answer.
    pub(crate) fn close(&self, of: Use, bound: &[u8], bytes: &[u8]) -> Result<Vec<u8>, LibraryError> {
        let mut out = Vec::with_capacity(NONCE + bytes.len() + TAG);
        out.extend_from_slice(&random::<NONCE>()?);
        out.extend_from_slice(bytes);
        let (nonce, body) = out.split_at_mut(NONCE);
        let tag = cipher(self.key(of)).encrypt_in_place_detached(XNonce::from_slice(nonce), bound, body);
        // Only texts over 256 GB are refused.
        let tag = tag.map_err(|_| LibraryError::Store("too long to be sealed".into()))?;
        out.extend_from_slice(&tag);
        Ok(out)
    }

    /// Opens what was sealed; `None` where a bit of it, or of `bound`, is another.
    pub(crate) fn open(&self, of: Use, bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE)?;
        cipher(self.key(of)).decrypt(XNonce::from_slice(nonce), Payload { msg: body, aad: bound }).ok()
    }

    /// The name of a record in the store.
    pub(crate) fn record_name(&self, name: &[u8]) -> [u8; 32] {
        mac(&self.0.record_names, name)
    }

    /// The name of an original's file.
    pub(crate) fn original_name(&self, sha256: &str) -> [u8; 32] {
        mac(&self.0.original_names, sha256.as_bytes())
    }
}

/// The cipher with a key; it wipes its copy of it.
pub(crate) fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(chacha20poly1305::Key::from_slice(key.as_slice()))
}

fn mac(key: &Key, bytes: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length.
    <Hmac<Sha256> as Mac>::new_from_slice(key.as_slice()).map_or([0; 32], |mac| mac.chain_update(bytes).finalize().into_bytes().into())
}

/// Bytes of the system's source of random numbers.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], LibraryError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(std::io::Error::from).map_err(LibraryError::disk("get random numbers from the system"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(byte: u8) -> Seal {
        Seal::new(&Key::new([byte; 32]))
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_use_and_place_alone() {
        let sealed = seal(1).close(Use::Line, b"12", b"a line").unwrap();
        assert_eq!(sealed.len(), NONCE + 6 + TAG);
        assert!(!sealed.windows(6).any(|w| w == b"a line"));
        assert_eq!(seal(1).open(Use::Line, b"12", &sealed).as_deref(), Some(&b"a line"[..]));
        assert_eq!(seal(1).open(Use::Line, b"13", &sealed), None);
        assert_eq!(seal(1).open(Use::Record, b"12", &sealed), None);
        assert_eq!(seal(2).open(Use::Line, b"12", &sealed), None);
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert_eq!(seal(1).open(Use::Line, b"12", &flipped), None, "bit of byte {at}");
            assert_eq!(seal(1).open(Use::Line, b"12", &sealed[..at]), None, "cut at {at}");
        }
        assert_ne!(sealed, seal(1).close(Use::Line, b"12", b"a line").unwrap(), "never the same twice");
    }

    #[test]
    fn names_are_the_keys_own() {
        assert_eq!(seal(1).record_name(b"e/1"), seal(1).record_name(b"e/1"));
        assert_ne!(seal(1).record_name(b"e/1"), seal(2).record_name(b"e/1"));
        assert_ne!(seal(1).record_name(b"e/1"), seal(1).original_name("e/1"));
        assert_eq!(format!("{:?}", seal(1)), "Seal");
    }
}
