//! The hand on the desktop: the real keyboard and pointer.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use super::{Desktop, end, run};

/// Where the window to drag from lies.
const FILES: (i32, i32) = (50, 30);
/// Where the app's window lies: in the middle of the screen.
const MIDDLE: (i32, i32) = (800, 500);

impl Desktop {
    /// Presses keys one after another, as the keyboard does.
    pub fn keys(&self, keys: &[&str]) {
        // Nobody manages the windows of this screen: the app's has the keyboard when it is given to it.
        self.pointer(&["search", "--onlyvisible", "--name", "Crosscheck", "windowfocus", "--sync"]);
        self.pointer(&[&["key", "--delay", "250"], keys].concat());
    }

    /// Presses keys one after another in what has the keyboard now, as an open menu.
    pub fn press(&self, keys: &[&str]) {
        self.pointer(&[&["key", "--delay", "250"], keys].concat());
    }

    /// Clicks at a place of the screen.
    pub fn click(&self, x: i32, y: i32) {
        self.pointer(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
    }

    /// Drags files into the middle of the app's window, with the real pointer.
    pub fn drag(&self, files: &[PathBuf]) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/drag_source.py");
        // The system's Python: that is where Debian's GTK binding is.
        let mut source = run(self.command("/usr/bin/python3").arg(script).args(files).stdout(Stdio::piped()), "python3-gi gir1.2-gtk-3.0");
        let mut said = BufReader::new(source.stdout.take().expect("its output"));
        let mut line = String::new();
        said.read_line(&mut line).expect("its output");
        assert_eq!(line.trim(), "ready", "the window to drag from: apt-get install python3-gi gir1.2-gtk-3.0");
        let pause = || std::thread::sleep(Duration::from_millis(60));
        std::thread::sleep(Duration::from_millis(300));
        self.pointer(&["mousemove", &FILES.0.to_string(), &FILES.1.to_string()]);
        pause();
        self.pointer(&["mousedown", "1"]);
        for i in 1..=4 {
            pause();
            self.pointer(&["mousemove", &(FILES.0 + 5 * i).to_string(), &(FILES.1 + 3 * i).to_string()]);
        }
        for i in 1..=8 {
            pause();
            let (x, y) = (FILES.0 + (MIDDLE.0 - FILES.0) * i / 8, FILES.1 + (MIDDLE.1 - FILES.1) * i / 8);
            self.pointer(&["mousemove", &x.to_string(), &y.to_string()]);
        }
        std::thread::sleep(Duration::from_millis(500));
        self.pointer(&["mouseup", "1"]);
        line.clear();
        said.read_line(&mut line).expect("its output");
        assert_eq!(line.trim(), "ended");
        end(&mut source);
    }

    /// Drags what is at a place of the screen out of the app's window into another program's, with the real pointer: the text that arrives.
    pub fn drag_out(&self, (x, y): (i32, i32)) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/drop_target.py");
        let mut target = run(self.command("/usr/bin/python3").arg(script).stdout(Stdio::piped()), "python3-gi gir1.2-gtk-3.0");
        let mut lines = BufReader::new(target.stdout.take().expect("its output")).lines().map_while(Result::ok);
        assert_eq!(lines.next().as_deref(), Some("ready"));
        let pause = || std::thread::sleep(Duration::from_millis(100));
        self.pointer(&["mousemove", &x.to_string(), &y.to_string(), "mousedown", "1"]);
        for i in (1..=4).map(|i| (x - 8 * i, y - 6 * i)).chain((1..=8).map(|i| (x + (FILES.0 - x) * i / 8, y + (FILES.1 - y) * i / 8))) {
            pause();
            self.pointer(&["mousemove", &i.0.to_string(), &i.1.to_string()]);
        }
        std::thread::sleep(Duration::from_millis(500));
        self.pointer(&["mouseup", "1"]);
        let got = lines.next().unwrap_or_default();
        end(&mut target);
        got
    }

    /// Writes a path into the system's own dialog for files and confirms it.
    pub fn answer_file_dialog(&self, title: &str, path: &Path) {
        self.pointer(&["search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"]);
        std::thread::sleep(Duration::from_millis(500));
        // The name stands there selected. A letter that no key has ("ä") is put on a spare key for as long as the delay: the dialog must have
        // read it by then.
        self.pointer(&["key", "ctrl+a"]);
        self.pointer(&["type", "--delay", "60", &path.to_string_lossy()]);
        std::thread::sleep(Duration::from_millis(300));
        self.pointer(&["key", "Return"]);
    }

    /// Chooses a file in the system's own dialog for opening one.
    pub fn choose_in_file_dialog(&self, title: &str, path: &Path) {
        self.pointer(&["search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"]);
        let pause = || std::thread::sleep(Duration::from_millis(700));
        pause();
        // The field for a path, which is not there before.
        self.pointer(&["key", "ctrl+l"]);
        pause();
        self.pointer(&["key", "ctrl+a"]);
        self.pointer(&["type", "--delay", "30", &path.to_string_lossy()]);
        pause();
        self.pointer(&["key", "Return"]);
    }

    /// Closes a dialog of the system's own unanswered.
    pub fn close_dialog(&self, title: &str) {
        self.pointer(&["search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"]);
        std::thread::sleep(Duration::from_millis(500));
        self.pointer(&["key", "Escape"]);
    }

    /// Confirms a dialog of the system's own as it stands.
    pub fn confirm_dialog(&self, title: &str) {
        self.pointer(&["search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"]);
        std::thread::sleep(Duration::from_millis(500));
        self.pointer(&["key", "Return"]);
    }

    /// Takes the keyboard from the app's window.
    pub fn look_away(&self) {
        // 1 is the root of the screen.
        self.pointer(&["mousemove", "5", "5", "windowfocus", "1"]);
        std::thread::sleep(Duration::from_millis(500));
    }

    /// Gives the app's window a size, in pixels of the screen.
    pub fn resize(&self, width: u32, height: u32) {
        let (width, height) = (width.to_string(), height.to_string());
        self.pointer(&["search", "--onlyvisible", "--name", "Crosscheck", "windowsize", &width, &height]);
        std::thread::sleep(Duration::from_millis(400));
    }

    pub(super) fn pointer(&self, arguments: &[&str]) {
        let done = self.command("xdotool").args(arguments).status().unwrap_or_else(|e| panic!("xdotool: {e}: apt-get install xdotool"));
        assert!(done.success(), "xdotool {arguments:?}");
    }
}
