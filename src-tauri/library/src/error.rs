//! What can go wrong with the library. Each message says what happened and what to do.

use std::fmt;
use std::io;

/// Why the library can't answer.
#[derive(Debug)]
pub enum LibraryError {
    /// Another Crosscheck has it open.
    InUse,
    /// It was written by a later version of Crosscheck.
    Newer,
    /// It is under a passphrase.
    Locked,
    /// The passphrase is another.
    WrongPassphrase,
    /// A passphrase of fewer letters than [`crate::secrecy::SHORTEST`].
    ShortPassphrase,
    /// Both copies of the key file are damaged: no passphrase opens the library.
    KeyDamaged,
    /// What is there is sealed, and the key file is gone.
    KeyMissing,
    /// No such event or article; says which.
    NotFound(&'static str),
    /// The file of an article is gone from `originals/`.
    MissingOriginal(String),
    /// The disk refused.
    Disk {
        /// What was being done ("keep the file").
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A file to export to can't be written there.
    Unwritable(io::Error),
    /// A file to import is damaged, of a later version or none of ours; says which.
    Unusable(String),
    /// An export or an import was stopped.
    Cancelled,
    /// The last change is in the journal and not yet in the store.
    Behind(String),
    /// The store of records refused; it is made again at the next start.
    Store(String),
}

impl LibraryError {
    /// For `map_err`: the disk refused while `doing`.
    pub(crate) fn disk(doing: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| Self::Disk { doing, source }
    }
}

impl LibraryError {
    /// The journal has what was done, and the store refused it.
    pub(crate) fn behind(self) -> Self {
        match self {
            Self::Store(message) => Self::Behind(message),
            Self::Disk { source, .. } => Self::Behind(source.to_string()),
            other => other,
        }
    }
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse => f.write_str("Crosscheck is already open. Go on in its other window, or close that one and start again."),
            Self::Newer => f.write_str(
                "This library was written by a later version of Crosscheck. Install that version to open it; nothing was changed.",
            ),
            Self::Locked => f.write_str("This library is protected by a passphrase. Enter it to open the library."),
            Self::WrongPassphrase => f.write_str("That is not the passphrase of this library. Check the keyboard’s layout and Caps Lock, and try again."),
            Self::ShortPassphrase => {
                write!(f, "A passphrase needs at least {} characters. Four words that nobody would guess are better.", crate::secrecy::SHORTEST)
            }
            Self::KeyDamaged => f.write_str(
                "The library’s key file (key.json and key-copy.json in the library’s folder) is damaged, so no passphrase can open it. Put one of the two back from a back-up of that folder; nothing else was changed.",
            ),
            Self::KeyMissing => f.write_str(
                "The library is protected by a passphrase, but its key file (key.json and key-copy.json in the library’s folder) is missing. Put one of the two back from a back-up of that folder; nothing else was changed.",
            ),
            Self::NotFound(what) => write!(f, "This {what} is not in the library any more."),
            Self::MissingOriginal(file) => write!(f, "The file kept for “{file}” is missing from the library. Drop the file in again."),
            Self::Disk { doing, source } => {
                write!(f, "Could not {doing}: {source}. Check that the disk has room and that you may write to the library’s folder.")
            }
            Self::Unwritable(source) => {
                write!(f, "The file could not be written there: {source}. Check that the disk has room and that you may write to that folder.")
            }
            Self::Unusable(message) => f.write_str(message),
            Self::Cancelled => f.write_str("It was stopped. Nothing was written."),
            Self::Behind(message) => write!(
                f,
                "What you did last is kept in the journal, but the library could not be brought in step with it ({message}). If the disk is full, make room; then close Crosscheck and start it again."
            ),
            Self::Store(message) => {
                write!(f, "The library could not be read ({message}). Close Crosscheck and start it again: it will be put in order.")
            }
        }
    }
}

impl std::error::Error for LibraryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Disk { source, .. } | Self::Unwritable(source) = self { Some(source) } else { None }
    }
}
