//! Files byte for byte, named by their SHA-256. Written to a passing name, synced and renamed: a name has all of its bytes or
//! does not exist.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::LibraryError;

/// The folder of originals.
#[derive(Clone, Debug)]
pub struct Originals {
    root: PathBuf,
}

impl Originals {
    /// Opens or makes the folder.
    pub fn open(root: PathBuf) -> Result<Self, LibraryError> {
        private_folder(&root).map_err(LibraryError::disk("open the folder of originals"))?;
        Ok(Self { root })
    }

    /// Keeps the bytes and gives their SHA-256. Bytes kept before are left as they are.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, LibraryError> {
        let name = sha256(bytes);
        self.write(&name, bytes).map_err(LibraryError::disk("keep the file"))?;
        Ok(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(name);
        // The same name with other bytes in it is damaged: then this is what mends it.
        if fs::metadata(&path).is_ok_and(|m| m.len() == bytes.len() as u64) && self.read(name).is_some() {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.root);
        private_folder(folder)?;
        // `tempfile` makes files that only their owner can read.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|e| e.error)?;
        sync_folder(folder)?;
        sync_folder(&self.root)
    }

    /// The bytes, or `None` where they are gone or no longer what their name says.
    pub fn read(&self, sha256: &str) -> Option<Vec<u8>> {
        let bytes = fs::read(self.path(sha256)).ok()?;
        (self::sha256(&bytes) == sha256).then_some(bytes)
    }

    /// Whether a file of this name is there; its bytes are not looked at.
    pub fn has(&self, sha256: &str) -> bool {
        self.path(sha256).is_file()
    }

    /// The names of all originals, in order.
    pub fn names(&self) -> Vec<String> {
        let folders = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let files = folders.flat_map(|d| fs::read_dir(d.path()).into_iter().flatten().flatten());
        let mut names: Vec<String> = files.filter_map(|f| f.file_name().into_string().ok()).filter(|n| is_name(n)).collect();
        names.sort();
        names
    }

    /// Two letters deep, so that no folder grows too long for a file manager.
    fn path(&self, sha256: &str) -> PathBuf {
        self.root.join(sha256.get(..2).unwrap_or("00")).join(sha256)
    }
}

/// Whether it is a SHA-256 as we write it.
pub fn is_name(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |out, b| out + &format!("{b:02x}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_bytes_under_their_hash_and_notices_when_they_change() {
        let folder = tempfile::tempdir().unwrap();
        let originals = Originals::open(folder.path().join("originals")).unwrap();
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
        let originals = Originals::open(folder.path().join("originals")).unwrap();
        let name = originals.keep(b"abc").unwrap();
        let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&originals.path(&name)), 0o600);
        assert_eq!(mode(originals.path(&name).parent().unwrap()), 0o700);
        assert_eq!(mode(&originals.root), 0o700);
    }
}
