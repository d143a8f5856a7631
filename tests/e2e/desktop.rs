//! A desktop of the test's own: a display, a message bus, a driver, an empty home, and a hand that drags.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::driver::Window;
use crate::network;

/// Larger than the window, so that files can be dragged from beside it.
const SCREEN: &str = "1600x1000x24";
/// Where the window to drag from lies.
const FILES: (i32, i32) = (50, 30);
/// Where the app's window lies: in the middle of the screen.
const MIDDLE: (i32, i32) = (800, 500);

/// The app to drive: the one just built, or the one that `CROSSCHECK_APP` names (as an installed one).
pub fn app() -> PathBuf {
    std::env::var_os("CROSSCHECK_APP").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_crosscheck-app")), PathBuf::from)
}

/// Everything ends when it is dropped.
pub struct Desktop {
    display: String,
    bus: String,
    home: tempfile::TempDir,
    children: Vec<Child>,
    /// What the app finds in its environment besides.
    environment: Vec<(String, String)>,
    /// The driver and its port; another takes its place where it is lost.
    driver: Mutex<Option<(Child, u16)>>,
}

impl Desktop {
    /// Starts a desktop. What is missing on the machine fails the test, with what to install.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts a desktop whose app finds more in its environment.
    pub fn start_with(environment: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().expect("a home");
        let mut children = Vec::new();
        let mut xvfb =
            // Without `-noreset` it begins anew when its last client ends, and refuses the next, that starts just then.
            run(Command::new("Xvfb").args(["-noreset", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]).stdout(Stdio::piped()), "xvfb");
        let display = format!(":{}", first_line(&mut xvfb));
        children.push(xvfb);
        let mut dbus = run(
            Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address"]).stdout(Stdio::piped()).stderr(Stdio::null()),
            "dbus",
        );
        let bus = first_line(&mut dbus);
        children.push(dbus);
        let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let desktop = Self { display, bus, home, children, environment, driver: Mutex::default() };
        desktop.driver();
        desktop
    }

    /// The port of the driver, which is started where none runs.
    pub fn driver(&self) -> u16 {
        let mut driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((child, port)) = driver.as_mut()
            && child.try_wait().is_ok_and(|ended| ended.is_none())
        {
            return *port;
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let mut command = self.command("WebKitWebDriver");
        command.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
        command.env("TAURI_WEBVIEW_AUTOMATION", "true").env("CROSSCHECK_LIBRARY", self.library());
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        let child = run(&mut command, "webkit2gtk-driver");
        *driver = Some((child, port));
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return port;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("WebKitWebDriver does not answer");
    }

    /// Ends the driver; the next start of the app has another.
    pub fn end_driver(&self) {
        if let Some((mut child, _)) = self.driver.lock().unwrap_or_else(PoisonError::into_inner).take() {
            end(&mut child);
        }
    }

    /// The empty home.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the app keeps its library.
    pub fn library(&self) -> PathBuf {
        self.home.path().join("library")
    }

    /// A program on this desktop.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env("DBUS_SESSION_BUS_ADDRESS", &self.bus).env("HOME", self.home.path());
        command.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1").env("LC_ALL", "C.UTF-8");
        for folder in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env(folder, self.home.path().join(folder));
        }
        command
    }

    /// Starts the app; under a tracer where that is asked for.
    pub fn app(&self) -> Window {
        self.app_with(&[])
    }

    /// Starts the app with files.
    pub fn app_with(&self, files: &[PathBuf]) -> Window {
        let binary = match std::env::var_os(network::TRACES) {
            Some(traces) => {
                network::assert_cut_off();
                network::tracer(Path::new(&traces))
            }
            None => app(),
        };
        let (sender, window) = channel();
        let (port, files) = (self.driver(), files.to_vec());
        std::thread::spawn(move || drop(sender.send(Window::try_open(port, &binary, &files))));
        // The driver waits without end for a program that ended before it had its window: that is told here.
        let mut seen = Instant::now();
        loop {
            match window.recv_timeout(Duration::from_millis(500)) {
                Ok(window) => return window.unwrap_or_else(|e| panic!("{e}")),
                Err(RecvTimeoutError::Disconnected) => panic!("the driver's thread ended"),
                Err(RecvTimeoutError::Timeout) if !self.processes("crosscheck-app").is_empty() => seen = Instant::now(),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if seen.elapsed() > GONE {
                self.end_driver();
                panic!("the app ended before its window was there; what it said stands above");
            }
        }
    }

    /// The app without the driver, as it is just being started.
    pub fn starting(&self, files: &[PathBuf]) -> Child {
        let mut app = self.command(&app().to_string_lossy());
        app.env("CROSSCHECK_LIBRARY", self.library()).args(files).stdin(Stdio::null());
        app.spawn().expect("the app")
    }

    /// The app without the driver, to be driven by `keys` and seen by `settled`.
    pub fn by_hand(&self) -> Child {
        let app = self.starting(&[]);
        self.pointer(&["search", "--sync", "--onlyvisible", "--name", "Crosscheck"]);
        app
    }

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

    /// What the screen shows once it no longer changes; where another is given, once it shows something else.
    pub fn settled(&self, other_than: Option<&Pixels>) -> Pixels {
        let mut last = self.pixels();
        for _ in 0..60 {
            std::thread::sleep(Duration::from_millis(700));
            let now = self.pixels();
            if now.unlike(&last) < 0.0005 && other_than.is_none_or(|o| now.unlike(o) > 0.01) {
                return now;
            }
            last = now;
        }
        last.keep("in-vain.rgb");
        panic!("waited in vain for the screen: tests/e2e/out/in-vain.rgb");
    }

    /// Waits until the screen is the same as it was but for a part.
    pub fn looks_like(&self, before: &Pixels, but_for: f64) -> Pixels {
        let begun = Instant::now();
        loop {
            let now = self.pixels();
            let unlike = now.unlike(before);
            if unlike < but_for {
                return now;
            }
            if begun.elapsed() > PATIENCE {
                now.keep("in-vain.rgb");
                panic!("waited in vain for the screen as it was, it is unlike by {unlike}: tests/e2e/out/in-vain.rgb");
            }
            std::thread::sleep(Duration::from_millis(300));
        }
    }

    fn pixels(&self) -> Pixels {
        let file = self.home.path().join("screen");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/screen.py");
        let done = self.command("/usr/bin/python3").arg(script).arg(&file).status();
        assert!(done.is_ok_and(|d| d.success()), "a picture of the screen: apt-get install python3-gi gir1.2-gtk-3.0");
        Pixels(std::fs::read(file).expect("the picture"))
    }

    /// The app started by hand, beside the driver's.
    pub fn second_start(&self, files: &[PathBuf]) -> std::process::Output {
        let mut second = self.command(&app().to_string_lossy());
        second.env("CROSSCHECK_LIBRARY", self.library()).args(files);
        second.stdin(Stdio::null()).output().expect("a second start")
    }

    /// Starts what an entry of the desktop says, with files, as a file manager's "Open with" does.
    pub fn open_with(&self, entry: &Path, files: &[&str]) {
        let mut launch = self.command("gio");
        let done = launch.env("CROSSCHECK_LIBRARY", self.library()).arg("launch").arg(entry).args(files).status().expect("gio");
        assert!(done.success(), "gio launch");
    }

    /// How many windows on this desktop have a name with these letters.
    pub fn windows_named(&self, name: &str) -> usize {
        let found = self.command("xdotool").args(["search", "--name", name]).output().expect("xdotool");
        found.stdout.iter().filter(|b| **b == b'\n').count()
    }

    /// A file to drag, in a folder with a name that people give.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let folder = self.home.path().join("Für die Prüfung, Dienstag");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), bytes).expect("a file");
        folder.join(name)
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

    /// What a screen reader is told: a line a thing, its depth, role and name. For an app that was started with `NO_AT_BRIDGE` = 0.
    pub fn read_aloud(&self) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/reader.py");
        let mut reader = self.command("/usr/bin/python3");
        let told = reader.arg(script).env("NO_AT_BRIDGE", "0").output().expect("python3");
        assert!(told.status.success(), "apt-get install at-spi2-core gir1.2-atspi-2.0: {}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8_lossy(&told.stdout).into_owned()
    }

    /// The words of the messages that programs ask this desktop to show.
    pub fn notifications(&self) -> std::sync::mpsc::Receiver<String> {
        let mut monitor = self.command("dbus-monitor");
        let mut monitor = run(monitor.args(["--session", "interface=org.freedesktop.Notifications"]).stdout(Stdio::piped()), "dbus-bin");
        let lines = BufReader::new(monitor.stdout.take().expect("its output")).lines();
        let (sender, words) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            // The fourth text of a call is its body: program, picture, summary, body.
            let mut texts = 0;
            for line in lines.map_while(Result::ok) {
                if line.contains("member=Notify") {
                    texts = 0;
                } else if let Some(text) = line.trim().strip_prefix("string \"") {
                    texts += 1;
                    if texts == 4 && sender.send(text.trim_end_matches('"').to_owned()).is_err() {
                        break;
                    }
                }
            }
            end(&mut monitor);
        });
        // Until it listens.
        std::thread::sleep(Duration::from_millis(500));
        words
    }

    /// Gives the app's window a size, in pixels of the screen.
    pub fn resize(&self, width: u32, height: u32) {
        let (width, height) = (width.to_string(), height.to_string());
        self.pointer(&["search", "--onlyvisible", "--name", "Crosscheck", "windowsize", &width, &height]);
        std::thread::sleep(Duration::from_millis(400));
    }

    /// Kilobytes of memory that the app's web process holds, not shared with others (private pages).
    pub fn web_process_memory(&self) -> u64 {
        let private = |process: &Path| -> u64 {
            let rollup = std::fs::read_to_string(process.join("smaps_rollup")).unwrap_or_default();
            let lines = rollup.lines().filter(|l| l.starts_with("Private_"));
            lines.filter_map(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok()).sum()
        };
        self.processes("WebKitWebProces").iter().map(|p| private(p)).sum()
    }

    /// The folders of this desktop's processes of a name (its first 15 letters) under `/proc`.
    pub fn processes(&self, name: &str) -> Vec<PathBuf> {
        let home = format!("HOME={}", self.home.path().display());
        let own = |process: &Path| std::fs::read(process.join("environ")).is_ok_and(|e| e.split(|b| *b == 0).any(|v| v == home.as_bytes()));
        let named = |process: &Path| std::fs::read_to_string(process.join("comm")).is_ok_and(|c| c.trim() == name);
        let processes = std::fs::read_dir("/proc").expect("processes").flatten().map(|p| p.path());
        processes.filter(|p| named(p) && own(p)).collect()
    }

    /// Kills this desktop's processes of a name at once, and says how many there were.
    pub fn kill(&self, name: &str) -> usize {
        let found = self.processes(name);
        let ids = found.iter().filter_map(|p| p.file_name()?.to_str());
        if !found.is_empty() {
            let done = Command::new("kill").arg("-9").args(ids).status();
            assert!(done.is_ok_and(|d| d.success()), "kill {found:?}");
        }
        found.len()
    }

    fn pointer(&self, arguments: &[&str]) {
        let done = self.command("xdotool").args(arguments).status().unwrap_or_else(|e| panic!("xdotool: {e}: apt-get install xdotool"));
        assert!(done.success(), "xdotool {arguments:?}");
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.end_driver();
        self.children.iter_mut().rev().for_each(end);
    }
}

/// The driver's program is not there for so long: it ended.
const GONE: Duration = Duration::from_secs(10);

/// How long a program may take for what it does beside the page: to write a file, to draw.
const PATIENCE: Duration = Duration::from_secs(40);

/// Waits until it is so.
pub fn eventually(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What the screen shows, a byte a colour.
pub struct Pixels(Vec<u8>);

impl Pixels {
    /// Keeps them where the pictures of the other tests are, as `convert -size 1600x1000 -depth 8 rgb:FILE` reads them.
    pub fn keep(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/out");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), &self.0).expect("the picture is kept");
    }

    /// Which part of the two pictures is not the same.
    pub fn unlike(&self, other: &Self) -> f64 {
        let differ = self.0.iter().zip(&other.0).filter(|(a, b)| a.abs_diff(**b) > 8).count();
        differ as f64 / self.0.len().max(1) as f64
    }
}

fn run(command: &mut Command, package: &str) -> Child {
    command.stdin(Stdio::null()).spawn().unwrap_or_else(|e| panic!("{}: {e}: apt-get install {package}", command.get_program().display()))
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Byte by byte, so that the program's output stays open behind it.
fn first_line(child: &mut Child) -> String {
    let out = child.stdout.as_mut().expect("its output");
    let mut line = Vec::new();
    let mut byte = [0];
    while out.read(&mut byte).is_ok_and(|n| n == 1) && byte[0] != b'\n' {
        line.push(byte[0]);
    }
    String::from_utf8(line).expect("its output")
}
