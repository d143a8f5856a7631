//! What a person types to open the library.

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroize;

use crate::error::LibraryError;

/// Characters that a passphrase must have: NIST SP 800-63B asks for as many. Four words that nobody would guess are better.
pub const SHORTEST: usize = 8;

/// A passphrase; wiped from memory when it is dropped, and never shown by `Debug`.
#[derive(Clone, Debug)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// What was typed, in the form in which letters are put together (NFC): the same word typed on another keyboard is the same.
    /// The text given is wiped.
    pub fn new(mut typed: String) -> Self {
        // Room for all of it beforehand: a text that grows leaves copies behind.
        let mut text = String::with_capacity(typed.len() * 3);
        text.extend(typed.nfc());
        typed.zeroize();
        Self(SecretString::from(text))
    }

    /// Whether it may be set for a library.
    ///
    /// # Errors
    /// [`LibraryError::ShortPassphrase`].
    pub fn is_long_enough(&self) -> Result<(), LibraryError> {
        if self.0.expose_secret().chars().count() < SHORTEST { Err(LibraryError::ShortPassphrase) } else { Ok(()) }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_put_together_otherwise_are_the_same_and_nothing_is_shown() {
        let (one, two) = (Passphrase::new("Schl\u{fc}ssel".into()), Passphrase::new("Schlu\u{308}ssel".into()));
        assert_eq!(one.bytes(), two.bytes());
        assert!(!format!("{one:?}").contains("Schl"));
        assert!(one.is_long_enough().is_ok() && Passphrase::new("seven77".into()).is_long_enough().is_err());
    }
}
