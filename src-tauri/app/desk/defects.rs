//! Defects of ours: a panic anywhere ends in a line of a log and in a message, never in silence. Neither holds anything of an article: a
//! panic's own message may quote one, so its place in our source is all that is told.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};

use tauri::{AppHandle, Emitter};

/// In the library's folder.
const LOG: &str = "defects.log";
/// There where the program was ended by a defect, until the next start tells of it.
const ENDED: &str = "ended";
/// A log that is longer begins anew.
const LONGEST: u64 = 64 << 10;

static FOLDER: OnceLock<PathBuf> = OnceLock::new();
static WINDOW: OnceLock<Sender<String>> = OnceLock::new();

std::thread_local! {
    /// Whoever asked is told by the answer.
    static ANSWERED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// From now on panics are told and logged without their message.
pub fn catch() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(|| "an unknown place".to_owned(), |l| format!("{}:{}", shortened(l.file()), l.line()));
        eprintln!("Crosscheck: a defect at {place}. Please report this line.");
        let ends = std::thread::current().name() == Some("main");
        if let Some(folder) = FOLDER.get() {
            log(folder, &place);
            if ends {
                // The system may not let a panic pass through its own code: nothing of this program runs after this.
                let _ = std::fs::write(folder.join(ENDED), &place);
            }
        }
        if ends {
            farewell();
        } else if !ANSWERED.get()
            && let Some(window) = WINDOW.get()
        {
            // Not told from here: this thread may hold what telling needs.
            let _ = window.send(place);
        }
    }));
}

/// Where the log lies from now on.
pub fn keep_in(folder: &Path) {
    let _ = FOLDER.set(folder.to_owned());
}

/// The window hears of defects from now on, by the event `defect` with the place.
pub fn tell(app: &AppHandle) {
    let (sender, places) = channel::<String>();
    let app = app.clone();
    let tell = move || places.into_iter().for_each(|place| drop(app.emit("defect", place)));
    if std::thread::Builder::new().name("defects".into()).spawn(tell).is_ok() {
        let _ = WINDOW.set(sender);
    }
}

/// Work whose asker gets a problem for an answer if it panics: nobody else is told.
pub fn answered<T>(work: impl FnOnce() -> T) -> T {
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            ANSWERED.set(self.0);
        }
    }
    // After a panic too: the thread then does another's work.
    let _before = Before(ANSWERED.replace(true));
    work()
}

/// What the person should know of how the program ended the last time; told once.
pub fn ended(folder: &Path) -> Option<String> {
    let file = folder.join(ENDED);
    let place = std::fs::read_to_string(&file).ok()?;
    let _ = std::fs::remove_file(file);
    Some(format!(
        "Crosscheck ended the last time because of a defect of its own ({place}). All that was kept is here. Please report that place; it is also in {LOG} in the library's folder."
    ))
}

/// A line a defect: when, which version, where.
fn log(folder: &Path, place: &str) {
    let path = folder.join(LOG);
    if std::fs::metadata(&path).is_ok_and(|m| m.len() > LONGEST) {
        let _ = std::fs::remove_file(&path);
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Where the disk refuses, standard error has the line.
    let Ok(mut file) = options.open(path) else { return };
    let now = jiff::Timestamp::now().strftime("%FT%TZ").to_string();
    let _ = writeln!(file, "{now} {} {place}", env!("CARGO_PKG_VERSION"));
}

/// The system's own message, since the window is gone.
fn farewell() {
    let words = "Crosscheck ended because of a defect of its own. All that was kept is there: start it again.";
    let show = move || drop(notify_rust::Notification::new().appname("Crosscheck").summary("Crosscheck").body(words).show());
    if let Ok(thread) = std::thread::Builder::new().spawn(show) {
        // A desktop that shows no messages may not keep the program from ending.
        for _ in 0..20 {
            if thread.is_finished() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
}

/// Without the folders of whoever built the program.
fn shortened(file: &str) -> &str {
    [".cargo/registry/src/", "/rustc/"].iter().find_map(|at| file.split_once(at)).map_or(file, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_a_defect_and_no_folder_of_the_builder() {
        let folder = tempfile::tempdir().unwrap();
        log(folder.path(), "src-tauri/app/x.rs:12");
        log(folder.path(), "src-tauri/app/y.rs:3");
        let kept = std::fs::read_to_string(folder.path().join(LOG)).unwrap();
        assert_eq!(kept.lines().count(), 2);
        assert!(kept.lines().all(|l| l.split(' ').count() == 3), "{kept}");
        assert_eq!(shortened("/home/x/.cargo/registry/src/index-1/sled-0.34/src/lib.rs"), "index-1/sled-0.34/src/lib.rs");
        assert_eq!(shortened("src-tauri/app/lib.rs"), "src-tauri/app/lib.rs");
    }

    #[test]
    fn an_end_by_a_defect_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(ended(folder.path()), None);
        std::fs::write(folder.path().join(ENDED), "src-tauri/app/x.rs:12").unwrap();
        assert!(ended(folder.path()).is_some_and(|told| told.contains("src-tauri/app/x.rs:12")));
        assert_eq!(ended(folder.path()), None);
    }
}
