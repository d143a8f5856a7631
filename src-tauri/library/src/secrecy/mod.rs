//! The optional passphrase: what is under it can't be read without it, by anybody.
//!
//! `key.json` has a random data key, wrapped under the passphrase ([`key_file`]). Under keys derived from it are sealed ([`seal`]): the
//! originals and their names, each line of the journal with its number, each record of the store with its name. The search index is
//! kept in memory alone. Setting and removing the passphrase, and deleting for good, write everything anew beside the old and then
//! switch ([`rewrite`]).

/// Events deleted for good.
mod forget;
/// `key.json`.
mod key_file;
/// What a person types.
mod passphrase;
/// All of the library written anew, and the switch.
pub(crate) mod rewrite;
/// Bytes sealed.
pub(crate) mod seal;

use std::path::Path;

pub use key_file::Cost;
pub use passphrase::{Passphrase, SHORTEST};
pub use rewrite::Progress;

use crate::error::LibraryError;
use crate::library::Library;
use key_file::KeyFile;
use rewrite::Rewrite;
use seal::{Key, Seal, random};

/// A cost for tests: no protection at all.
#[doc(hidden)]
pub const QUICK: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

/// The keys of a library that was open, to open it again without asking: they are wiped when this is dropped.
#[derive(Clone, Debug)]
pub struct Keys(pub(crate) Option<Seal>);

/// What opens a library.
#[derive(Clone, Copy)]
pub(crate) enum With<'a> {
    /// Nothing: it must be under no passphrase.
    Nothing,
    /// Its passphrase, which may not be needed.
    Passphrase(&'a Passphrase),
    /// What opened it before.
    Keys(&'a Keys),
}

/// Hears how far a long work is.
pub type Tell<'a> = dyn Fn(Progress) + 'a;

/// Whether the library in a folder is under a passphrase. Nothing is opened.
///
/// # Errors
/// When its key file is damaged or can't be read.
pub fn is_protected(root: &Path) -> Result<bool, LibraryError> {
    // A switch that a kill cut short is made to its end by the next opening: what it brings and takes away counts.
    let (ready, removed) = rewrite::waiting(root, key_file::FILES[0]);
    Ok(!removed && (KeyFile::read(&ready)?.is_some() || KeyFile::read(root)?.is_some()))
}

/// The keys of the library in a folder, where it has any.
pub(crate) fn unlocked(root: &Path, with: With) -> Result<Option<Seal>, LibraryError> {
    let Some(file) = KeyFile::read(root)? else { return Ok(None) };
    let data = match with {
        With::Nothing => return Err(LibraryError::Locked),
        With::Keys(Keys(seal)) => return seal.clone().map(Some).ok_or(LibraryError::Locked),
        With::Passphrase(passphrase) => file.unwrap(passphrase)?,
    };
    file.mend(root)?;
    Ok(Some(Seal::new(&data)))
}

impl Library {
    /// Whether it is under a passphrase.
    pub fn is_protected(&self) -> bool {
        self.seal.is_some()
    }

    /// Its keys, to open it again.
    pub fn keys(&self) -> Keys {
        Keys(self.seal.clone())
    }

    /// Whether that is its passphrase.
    ///
    /// # Errors
    /// [`LibraryError::WrongPassphrase`], or that the key file can't be read.
    pub fn check(&self, passphrase: &Passphrase) -> Result<(), LibraryError> {
        KeyFile::read(self.root())?.ok_or(LibraryError::KeyMissing)?.unwrap(passphrase).map(|_| ())
    }

    /// Puts it under a passphrase, with a new data key where it has one already: all of it is written anew, and the old taken away. It is
    /// closed by that; what is given back opens it again. A kill at any moment leaves the one or the other.
    ///
    /// # Errors
    /// When the passphrase is too short or the disk refuses; then nothing has changed.
    pub fn protect(self, passphrase: &Passphrase, cost: Cost, tell: &Tell) -> Result<Keys, LibraryError> {
        let data = Key::new(random()?);
        let file = KeyFile::wrap(&data, passphrase, cost)?;
        Rewrite::sealed(self, Some((Seal::new(&data), file))).run(tell)
    }

    /// Takes the passphrase away: all of it is written anew as it can be read by any program. It is closed by that.
    ///
    /// # Errors
    /// When the disk refuses; then nothing has changed.
    pub fn unprotect(self, tell: &Tell) -> Result<Keys, LibraryError> {
        Rewrite::sealed(self, None).run(tell)
    }

    /// Another passphrase in the place of the old one. The data key stays: whoever has an old copy of `key.json` and the old passphrase
    /// can open it still.
    ///
    /// # Errors
    /// [`LibraryError::WrongPassphrase`], or that the new one is too short or the disk refuses.
    pub fn change_passphrase(&self, old: &Passphrase, new: &Passphrase, cost: Cost) -> Result<(), LibraryError> {
        let data = KeyFile::read(self.root())?.ok_or(LibraryError::KeyMissing)?.unwrap(old)?;
        KeyFile::wrap(&data, new, cost)?.write(self.root())
    }

    /// Deletes events for good: their originals where no other event has them, their lines in the journal, their records, all caches,
    /// back-ups and parts that were set aside. It is closed by that. A kill at any moment leaves the one or the other.
    ///
    /// # Errors
    /// When there is no such event in the bin or the disk refuses; then nothing has changed.
    pub fn delete_for_good(self, events: &[String], tell: &Tell) -> Result<Keys, LibraryError> {
        let bin = self.bin()?;
        if events.is_empty() || events.iter().any(|id| !bin.iter().any(|e| e.id == *id)) {
            return Err(LibraryError::NotFound("event in the bin"));
        }
        Rewrite::without(self, events).run(tell)
    }
}
