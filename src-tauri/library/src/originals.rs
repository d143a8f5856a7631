//! Files byte for byte, named by their SHA-256. Written to a passing name, synced and renamed: a name has all of its bytes or
//! does not exist.
//!
//! Under a passphrase the name is a keyed hash of the SHA-256, which would tell a known file, and the bytes are sealed. They are filled
//! up to a length that many files share (Padmé; Nikitin et al., “Reducing Metadata Leakage from Encrypted Files and Communication with
//! PURBs”, 2019: at most 12 % more), as a file may be known by its length too.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::LibraryError;
use crate::secrecy::seal::{NONCE, Seal, TAG, Use};

/// The folder of originals.
#[derive(Clone, Debug)]
pub struct Originals {
    root: PathBuf,
    seal: Option<Seal>,
}

/// Bytes of a SHA-256 in hexadecimal.
const NAME: usize = 64;
/// Before the bytes of a sealed file: their SHA-256, and how many they are.
const HEAD: usize = NAME + 8;

impl Originals {
    /// Opens or makes the folder.
    pub fn open(root: PathBuf, seal: Option<Seal>) -> Result<Self, LibraryError> {
        private_folder(&root).map_err(LibraryError::disk("open the folder of originals"))?;
        Ok(Self { root, seal })
    }

    /// Keeps the bytes and gives their SHA-256. Bytes kept before are left as they are.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, LibraryError> {
        let name = sha256(bytes);
        self.keep_as(&name, bytes)?;
        Ok(name)
    }

    /// Keeps the bytes under a SHA-256 that may not be theirs: of a file that was damaged before.
    pub(crate) fn keep_as(&self, name: &str, bytes: &[u8]) -> Result<(), LibraryError> {
        let path = self.path(name);
        let length = if self.seal.is_some() { sealed_length(bytes.len()) } else { bytes.len() as u64 };
        // The same name with other bytes in it is damaged: then this is what mends it.
        if fs::metadata(&path).is_ok_and(|m| m.len() == length) && self.read(name).is_some() {
            return Ok(());
        }
        let disk = LibraryError::disk("keep the file");
        match &self.seal {
            None => self.write(&path, bytes),
            Some(seal) => self.write(&path, &seal.close(Use::Original, &seal.original_name(name), &filled(name, bytes))?),
        }
        .map_err(disk)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.root);
        private_folder(folder)?;
        // `tempfile` makes files that only their owner can read.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|e| e.error)?;
        sync_folder(folder)?;
        sync_folder(&self.root)
    }

    /// The bytes, or `None` where they are gone or no longer what their name says.
    pub fn read(&self, sha256: &str) -> Option<Vec<u8>> {
        let (_, bytes) = self.opened(&self.path(sha256))?;
        (self::sha256(&bytes) == sha256).then_some(bytes)
    }

    /// Whether a file of this name is there; its bytes are not looked at.
    pub fn has(&self, sha256: &str) -> bool {
        self.path(sha256).is_file()
    }

    /// The SHA-256 that a file was kept under, and its bytes, which may be damaged.
    pub(crate) fn opened(&self, path: &Path) -> Option<(String, Vec<u8>)> {
        let name = path.file_name()?.to_str()?;
        let bytes = fs::read(path).ok()?;
        let Some(seal) = &self.seal else { return Some((name.to_owned(), bytes)) };
        let mut bytes = seal.open(Use::Original, &unhex(name)?, &bytes)?;
        let (head, _) = bytes.split_first_chunk::<HEAD>()?;
        let (kept_as, length) = head.split_at(NAME);
        let (kept_as, length) =
            (std::str::from_utf8(kept_as).ok()?.to_owned(), usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?);
        bytes.drain(..HEAD);
        bytes.truncate(length);
        Some((kept_as, bytes))
    }

    /// The names of all originals, in order. Under a passphrase all of them are opened.
    pub fn names(&self) -> Vec<String> {
        let name = |path: PathBuf| match &self.seal {
            None => path.file_name()?.to_str().map(str::to_owned),
            Some(_) => self.opened(&path).map(|(name, _)| name),
        };
        let mut names: Vec<String> = self.files().into_iter().filter_map(name).collect();
        names.sort();
        names
    }

    /// The files of all originals.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let folders = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let files = folders.flat_map(|d| fs::read_dir(d.path()).into_iter().flatten().flatten());
        files.filter(|f| f.file_name().to_str().is_some_and(is_name)).map(|f| f.path()).collect()
    }

    /// Two letters deep, so that no folder grows too long for a file manager.
    pub(crate) fn path(&self, sha256: &str) -> PathBuf {
        let name = self.seal.as_ref().map_or_else(|| sha256.to_owned(), |seal| hex(&seal.original_name(sha256)));
        self.root.join(name.get(..2).unwrap_or("00")).join(name)
    }
}

/// What is sealed of a file.
fn filled(sha256: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(padme(HEAD + bytes.len()));
    out.extend(sha256.bytes().chain(std::iter::repeat(b' ')).take(NAME));
    out.extend((bytes.len() as u64).to_le_bytes());
    out.extend_from_slice(bytes);
    out.resize(padme(out.len()), 0);
    out
}

/// Bytes of the file in which so many are sealed.
fn sealed_length(bytes: usize) -> u64 {
    (NONCE + padme(HEAD + bytes) + TAG) as u64
}

/// The length that many lengths share: the lowest bits are rounded up, all but about as many as the length's length has.
fn padme(length: usize) -> usize {
    let Some(e) = length.checked_ilog2() else { return length };
    let free = e.saturating_sub(e.checked_ilog2().map_or(0, |l| l + 1));
    let mask = (1usize << free) - 1;
    length.checked_add(mask).map_or(length, |l| l & !mask)
}

/// Whether it is a SHA-256 as we write it.
pub fn is_name(name: &str) -> bool {
    name.len() == NAME && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(NAME), |out, b| out + &format!("{b:02x}"))
}

fn unhex(name: &str) -> Option<Vec<u8>> {
    let byte = |at: usize| u8::from_str_radix(name.get(at..at + 2)?, 16).ok();
    (0..name.len()).step_by(2).map(byte).collect()
}

/// Makes a folder that only its owner can enter.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A rename is on the disk when its folder is.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = (path, File::open);
    Ok(())
}

/// Takes a folder and all in it from everybody but their owner. A failure is none of the library's: the folder above is closed anyway.
pub(crate) fn make_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut open: Vec<PathBuf> = vec![path.to_owned()];
        while let Some(next) = open.pop() {
            // Links lead elsewhere.
            let Ok(found) = fs::symlink_metadata(&next) else { continue };
            let wanted = if found.is_dir() { 0o700 } else { 0o600 };
            if !found.is_symlink() && found.permissions().mode() & 0o777 != wanted {
                let _ = fs::set_permissions(&next, fs::Permissions::from_mode(wanted));
            }
            if found.is_dir() {
                open.extend(fs::read_dir(&next).into_iter().flatten().flatten().map(|f| f.path()));
            }
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_bytes_under_their_hash_and_notices_when_they_change() {
        let folder = tempfile::tempdir().unwrap();
        let originals = Originals::open(folder.path().join("originals"), None).unwrap();
        let name = originals.keep(b"abc").unwrap();
        assert_eq!(name, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(originals.keep(b"abc").unwrap(), name);
        assert_eq!(originals.read(&name).as_deref(), Some(&b"abc"[..]));
        assert_eq!(originals.names(), std::slice::from_ref(&name));
        fs::write(originals.path(&name), b"abd").unwrap();
        assert_eq!(originals.read(&name), None);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_them() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let originals = Originals::open(folder.path().join("originals"), None).unwrap();
        let name = originals.keep(b"abc").unwrap();
        let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&originals.path(&name)), 0o600);
        assert_eq!(mode(originals.path(&name).parent().unwrap()), 0o700);
        assert_eq!(mode(&originals.root), 0o700);
    }

    #[test]
    fn sealed_they_have_another_name_and_a_length_that_others_share() {
        let folder = tempfile::tempdir().unwrap();
        let seal = Seal::new(&crate::secrecy::seal::Key::new([9; 32]));
        let originals = Originals::open(folder.path().join("originals"), Some(seal)).unwrap();
        for text in [b"abc".to_vec(), Vec::new(), vec![7; 100_000]] {
            let name = originals.keep(&text).unwrap();
            assert_eq!(originals.read(&name).as_ref(), Some(&text));
            let path = originals.path(&name);
            assert!(!path.to_string_lossy().contains(&name));
            assert_eq!(fs::metadata(&path).unwrap().len(), sealed_length(text.len()));
            assert_eq!(originals.keep(&text).unwrap(), name, "kept once");
        }
        assert_eq!(originals.names().len(), 3);
        assert!(originals.names().contains(&sha256(b"abc")));
        // One in another's place is not believed, nor is a damaged one.
        let (abc, empty) = (originals.path(&sha256(b"abc")), originals.path(&sha256(b"")));
        fs::copy(&empty, &abc).unwrap();
        assert_eq!(originals.read(&sha256(b"abc")), None);
        assert_eq!(sealed_length(99_000), sealed_length(99_500));
        assert!((0..5_000).chain([1 << 20, 12_345_678]).all(|n| padme(n) >= n && padme(n) <= n + n / 8 + 1));
    }
}
