//! A desktop of the test's own: a display, a message bus, a driver, an empty home, and a hand that drags.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::driver::Window;
use crate::network;

/// The real keyboard and pointer.
mod hand;
/// What is to be seen and heard.
mod sight;

/// Larger than the window, so that files can be dragged from beside it.
const SCREEN: &str = "1600x1000x24";
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

    /// A file to drag, in a folder with a name that people give.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let folder = self.home.path().join("Für die Prüfung, Dienstag");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), bytes).expect("a file");
        folder.join(name)
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
