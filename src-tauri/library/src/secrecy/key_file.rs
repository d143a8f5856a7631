//! `key.json`: the data key, wrapped under the passphrase.
//!
//! The passphrase becomes a key by Argon2id with the parameters written here; that key seals the data key, which seals everything
//! else. So the passphrase is changed by writing this file alone. It carries a checksum, so that a damaged file is told apart from a
//! wrong passphrase, and lies there twice, as nothing could be read without it.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as BASE64;
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::passphrase::Passphrase;
use super::seal::{Key, NONCE, cipher, random};
use crate::error::LibraryError;
use crate::originals::sync_folder;

/// The file, and its copy beside it.
pub(crate) const FILES: [&str; 2] = ["key.json", "key-copy.json"];
const FORMAT: &str = "crosscheck.key/1";
const ABOUT: &str = "The key of this Crosscheck library, locked by its passphrase. Without this file nothing in this folder can be read, \
                     and without the passphrase nobody can open it. docs/guide.md says more.";
/// Bytes of a salt.
const SALT: usize = 16;
/// What a file may ask for at most: one that somebody else wrote must not bring the computer down.
const MOST: Cost = Cost { memory_kib: 2 << 20, passes: 64, lanes: 16 };

/// What guessing a passphrase costs: the parameters of Argon2id (RFC 9106). They are kept in `key.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// Over six times the memory and half as many passes again as OWASP asks for at least (19 MiB, 2 passes).
    fn default() -> Self {
        Self { memory_kib: 128 << 10, passes: 3, lanes: 1 }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kdf {
    name: String,
    #[serde(flatten)]
    cost: Cost,
    salt: String,
}

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    format: String,
    about: String,
    kdf: Kdf,
    cipher: String,
    nonce: String,
    wrapped: String,
    /// Of all that stands before, as compact JSON.
    sha256: String,
}

impl KeyFile {
    /// Wraps a data key.
    pub(crate) fn wrap(data: &Key, passphrase: &Passphrase, cost: Cost) -> Result<Self, LibraryError> {
        passphrase.is_long_enough()?;
        let kdf = Kdf { name: "argon2id".into(), cost, salt: BASE64.encode(random::<SALT>()?) };
        let nonce = random::<NONCE>()?;
        let refused = || LibraryError::Store("the key could not be made".into());
        let key = derived(&kdf, passphrase).ok_or_else(refused)?;
        let payload = Payload { msg: data.as_slice(), aad: FORMAT.as_bytes() };
        let wrapped = cipher(&key).encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| refused())?;
        let mut file = Self {
            format: FORMAT.into(),
            about: ABOUT.into(),
            kdf,
            cipher: "xchacha20poly1305".into(),
            nonce: BASE64.encode(nonce),
            wrapped: BASE64.encode(wrapped),
            sha256: String::new(),
        };
        file.sha256 = file.checksum();
        Ok(file)
    }

    /// The data key.
    ///
    /// # Errors
    /// [`LibraryError::WrongPassphrase`].
    pub(crate) fn unwrap(&self, passphrase: &Passphrase) -> Result<Key, LibraryError> {
        // The checksum held: what can't be read is none of ours.
        let nonce: [u8; NONCE] = decoded(&self.nonce).ok_or(LibraryError::KeyDamaged)?;
        let wrapped = BASE64.decode(&self.wrapped).map_err(|_| LibraryError::KeyDamaged)?;
        let key = derived(&self.kdf, passphrase).ok_or(LibraryError::KeyDamaged)?;
        let payload = Payload { msg: &wrapped, aad: FORMAT.as_bytes() };
        let data = cipher(&key).decrypt(XNonce::from_slice(&nonce), payload).map_err(|_| LibraryError::WrongPassphrase)?;
        let data = Zeroizing::new(data);
        Ok(Key::new(data.as_slice().try_into().map_err(|_| LibraryError::KeyDamaged)?))
    }

    /// The file in a folder; `None` where there is none, the copy where the file itself is gone or damaged.
    pub(crate) fn read(folder: &Path) -> Result<Option<Self>, LibraryError> {
        let mut damaged = false;
        for name in FILES {
            match fs::read(folder.join(name)) {
                Ok(bytes) => match Self::parsed(&bytes) {
                    Parsed::Sound(file) => return Ok(Some(*file)),
                    Parsed::Newer => return Err(LibraryError::Newer),
                    Parsed::Damaged => damaged = true,
                },
                Err(e) if e.kind() == ErrorKind::NotFound => {}
                Err(e) => return Err(LibraryError::disk("read the library’s key file")(e)),
            }
        }
        if damaged { Err(LibraryError::KeyDamaged) } else { Ok(None) }
    }

    fn parsed(bytes: &[u8]) -> Parsed {
        match serde_json::from_slice::<Self>(bytes) {
            Ok(file) if file.sha256 != file.checksum() => Parsed::Damaged,
            Ok(file) if file.format != FORMAT => Parsed::Newer,
            Ok(file) => Parsed::Sound(Box::new(file)),
            Err(_) => Parsed::Damaged,
        }
    }

    /// Writes the file and then its copy, each wholly or not at all.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), LibraryError> {
        FILES.iter().try_for_each(|name| self.write_as(folder, name)).map_err(LibraryError::disk("write the library’s key file"))
    }

    fn write_as(&self, folder: &Path, name: &str) -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.as_file().sync_all()?;
        file.persist(folder.join(name)).map_err(|e| e.error)?;
        sync_folder(folder)
    }

    /// Sees to it that the file and its copy both say this: one may be damaged, or be left from before the passphrase was changed.
    pub(crate) fn mend(&self, folder: &Path) -> Result<(), LibraryError> {
        let same = |name: &&str| fs::read(folder.join(name)).is_ok_and(|b| matches!(Self::parsed(&b), Parsed::Sound(f) if *f == *self));
        if FILES.iter().all(same) { Ok(()) } else { self.write(folder) }
    }

    fn checksum(&self) -> String {
        let Self { format, about, kdf, cipher, nonce, wrapped, sha256: _ } = self;
        let bytes = serde_json::to_vec(&(format, about, kdf, cipher, nonce, wrapped)).unwrap_or_default();
        BASE64.encode(Sha256::digest(bytes))
    }
}

enum Parsed {
    Sound(Box<KeyFile>),
    Newer,
    Damaged,
}

fn decoded<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE64.decode(text).ok()?.try_into().ok()
}

/// The key that a passphrase becomes; `None` where the parameters are none of ours.
fn derived(kdf: &Kdf, passphrase: &Passphrase) -> Option<Key> {
    let Cost { memory_kib, passes, lanes } = kdf.cost;
    if kdf.name != "argon2id" || memory_kib > MOST.memory_kib || passes > MOST.passes || lanes > MOST.lanes {
        return None;
    }
    let mut key = Key::default();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(memory_kib, passes, lanes, Some(key.len())).ok()?);
    argon.hash_password_into(passphrase.bytes(), &decoded::<SALT>(&kdf.salt)?, key.as_mut_slice()).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrecy::QUICK;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    #[test]
    fn the_data_key_comes_back_with_the_passphrase_alone() {
        let folder = tempfile::tempdir().unwrap();
        let data = Key::new(random().unwrap());
        assert_eq!(KeyFile::read(folder.path()).unwrap(), None);
        KeyFile::wrap(&data, &passphrase("four grey herons"), QUICK).unwrap().write(folder.path()).unwrap();
        let file = KeyFile::read(folder.path()).unwrap().unwrap();
        assert_eq!(*file.unwrap(&passphrase("four grey herons")).unwrap(), *data);
        assert!(matches!(file.unwrap(&passphrase("four gray herons")), Err(LibraryError::WrongPassphrase)));
        assert!(matches!(KeyFile::wrap(&data, &passphrase("short"), QUICK), Err(LibraryError::ShortPassphrase)));
    }

    #[test]
    fn damage_is_told_apart_from_a_wrong_passphrase_and_the_copy_helps() {
        let folder = tempfile::tempdir().unwrap();
        let data = Key::new([7; 32]);
        let file = KeyFile::wrap(&data, &passphrase("four grey herons"), QUICK).unwrap();
        file.write(folder.path()).unwrap();
        let (main, copy) = (folder.path().join(FILES[0]), folder.path().join(FILES[1]));
        let bytes = fs::read(&main).unwrap();
        for at in (0..bytes.len()).step_by(7) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            fs::write(&main, &flipped).unwrap();
            assert_eq!(KeyFile::read(folder.path()).unwrap().as_ref(), Some(&file), "byte {at}");
            fs::write(&copy, &flipped).unwrap();
            let read = KeyFile::read(folder.path());
            // A blank between two fields may be another blank.
            assert!(matches!(read, Err(LibraryError::KeyDamaged)) || read.unwrap().as_ref() == Some(&file), "byte {at}");
            file.mend(folder.path()).unwrap();
            assert_eq!((fs::read(&main).unwrap(), fs::read(&copy).unwrap()), (bytes.clone(), bytes.clone()));
        }
        fs::remove_file(&main).unwrap();
        assert_eq!(KeyFile::read(folder.path()).unwrap(), Some(file));
    }

    #[test]
    fn a_file_that_asks_for_too_much_is_refused() {
        let kdf = Kdf { name: "argon2id".into(), cost: Cost { memory_kib: u32::MAX, ..QUICK }, salt: BASE64.encode([0; SALT]) };
        assert!(derived(&kdf, &passphrase("four grey herons")).is_none());
    }
}
