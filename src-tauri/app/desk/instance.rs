//! One program for one library: a second start hands its files to the first and ends.
//!
//! The first listens at a socket in the library's folder, which is its owner's alone. Where there are none (Windows), the second says
//! that the library is in use, and nothing is harmed.

use std::path::Path;

/// Listens for other starts over a library and calls `others` with their files; or, where one listens already, hands it `files` and
/// answers `false`.
pub fn only(folder: &Path, files: &[String], others: impl Fn(Vec<String>) + Send + 'static) -> bool {
    #[cfg(unix)]
    return unix::only(folder, files, others);
    #[cfg(not(unix))]
    {
        let _ = (folder, files, others);
        true
    }
}

#[cfg(unix)]
mod unix {
    use std::io::{Read, Write};
    use std::net::Shutdown;
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    /// Nobody hands over more than this many bytes of names.
    const MOST: u64 = 4 << 20;
    /// Who does not answer in this time does not run.
    const PATIENCE: Duration = Duration::from_secs(2);
    /// What the first says when it has the files.
    const TAKEN: &[u8] = b"taken";
    /// Longest address that all systems take.
    const LONGEST: usize = 100;

    pub fn only(folder: &Path, files: &[String], others: impl Fn(Vec<String>) + Send + 'static) -> bool {
        let Ok(()) = private(folder) else { return true };
        let Some(address) = address(folder) else { return true };
        if hand_over(&address, files).is_ok() {
            return false;
        }
        // Nobody listens: what lies there was left by a program that was killed.
        let _ = std::fs::remove_file(&address);
        if let Ok(listener) = UnixListener::bind(&address) {
            use std::os::unix::fs::PermissionsExt;
            let _ = std::fs::set_permissions(&address, std::fs::Permissions::from_mode(0o600));
            let listen = move || {
                for stream in listener.incoming().flatten() {
                    if let Some(files) = take(stream) {
                        others(files);
                    }
                }
            };
            // Without a thread nobody is heard, and a second start says that the library is in use.
            drop(std::thread::Builder::new().name("instance".into()).spawn(listen));
        }
        true
    }

    fn private(folder: &Path) -> std::io::Result<()> {
        use std::os::unix::fs::DirBuilderExt;
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
    }

    /// In the folder and nowhere else: among the passing files anybody could sit in its place. `None` where its path is too long for a
    /// socket; a second start then says that the library is in use.
    fn address(folder: &Path) -> Option<PathBuf> {
        Some(folder.join("instance")).filter(|there| there.as_os_str().len() <= LONGEST)
    }

    fn hand_over(address: &Path, files: &[String]) -> std::io::Result<()> {
        let mut stream = UnixStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(&serde_json::to_vec(files)?)?;
        stream.shutdown(Shutdown::Write)?;
        let mut answer = Vec::new();
        stream.take(TAKEN.len() as u64).read_to_end(&mut answer)?;
        if answer == TAKEN { Ok(()) } else { Err(std::io::ErrorKind::InvalidData.into()) }
    }

    fn take(mut stream: UnixStream) -> Option<Vec<String>> {
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let mut said = Vec::new();
        (&stream).take(MOST).read_to_end(&mut said).ok()?;
        let files = serde_json::from_slice(&said).ok()?;
        stream.write_all(TAKEN).ok()?;
        Some(files)
    }

    #[cfg(test)]
    mod tests {
        use std::sync::mpsc::channel;

        use super::*;

        #[test]
        fn a_second_start_hands_over_its_files_and_a_killed_one_is_no_obstacle() {
            let folder = tempfile::tempdir().unwrap();
            // Left behind.
            drop(UnixListener::bind(address(folder.path()).unwrap()).unwrap());
            let (sender, heard) = channel();
            assert!(only(folder.path(), &[], move |files| sender.send(files).unwrap()));
            let files = ["/a ü.html".to_owned(), "/b\n.txt".to_owned()];
            assert!(!only(folder.path(), &files, |_| ()));
            assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), files);
            // Noise is not taken, and the next is heard again.
            let mut noise = UnixStream::connect(address(folder.path()).unwrap()).unwrap();
            noise.write_all(b"noise").unwrap();
            drop(noise);
            assert!(!only(folder.path(), &[], |_| ()));
            assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), Vec::<String>::new(), "it only comes forward");
            let other = tempfile::tempdir().unwrap();
            assert!(only(other.path(), &[], |_| ()), "another library is another program");
        }

        #[test]
        fn a_path_too_long_for_a_socket_has_none_elsewhere() {
            let folder = tempfile::tempdir().unwrap();
            let deep = folder.path().join("x".repeat(90)).join("y".repeat(90));
            assert_eq!(address(&deep), None);
            assert!(only(&deep, &[], |_| ()) && only(&deep, &[], |_| ()));
        }
    }
}
