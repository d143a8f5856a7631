//! A desktop of the test's own: a display, a message bus, a driver, an empty home, and a hand that drags.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::driver::Window;

/// Larger than the window, so that files can be dragged from beside it.
const SCREEN: &str = "1600x1000x24";
/// Where the window to drag from lies.
const FILES: (i32, i32) = (50, 30);
/// Where the app's window lies: in the middle of the screen.
const MIDDLE: (i32, i32) = (800, 500);

/// Everything ends when it is dropped.
pub struct Desktop {
    display: String,
    bus: String,
    port: u16,
    home: tempfile::TempDir,
    children: Vec<Child>,
}

impl Desktop {
    /// Starts a desktop. What is missing on the machine fails the test, with what to install.
    pub fn start() -> Self {
        let home = tempfile::tempdir().expect("a home");
        let mut children = Vec::new();
        let mut xvfb =
            run(Command::new("Xvfb").args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]).stdout(Stdio::piped()), "xvfb");
        let display = format!(":{}", first_line(&mut xvfb));
        children.push(xvfb);
        let mut dbus = run(
            Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address"]).stdout(Stdio::piped()).stderr(Stdio::null()),
            "dbus",
        );
        let bus = first_line(&mut dbus);
        children.push(dbus);
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let mut desktop = Self { display, bus, port, home, children };
        let mut driver = desktop.command("WebKitWebDriver");
        driver.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
        driver.env("TAURI_WEBVIEW_AUTOMATION", "true").env("CROSSCHECK_LIBRARY", desktop.library());
        let driver = run(&mut driver, "webkit2gtk-driver");
        desktop.children.push(driver);
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return desktop;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("WebKitWebDriver does not answer");
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

    /// Starts the app.
    pub fn app(&self) -> Window {
        Window::open(self.port, Path::new(env!("CARGO_BIN_EXE_crosscheck-app")))
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

    /// Gives the app's window a size, in pixels of the screen.
    pub fn resize(&self, width: u32, height: u32) {
        let (width, height) = (width.to_string(), height.to_string());
        self.pointer(&["search", "--onlyvisible", "--name", "Crosscheck", "windowsize", &width, &height]);
        std::thread::sleep(Duration::from_millis(400));
    }

    /// Kilobytes of memory that the app's web process holds, not shared with others (private pages).
    pub fn web_process_memory(&self) -> u64 {
        let home = format!("HOME={}", self.home.path().display());
        let own = |process: &Path| std::fs::read(process.join("environ")).is_ok_and(|e| e.split(|b| *b == 0).any(|v| v == home.as_bytes()));
        let web = |process: &Path| std::fs::read_to_string(process.join("comm")).is_ok_and(|c| c.starts_with("WebKitWebProces"));
        let private = |process: &Path| -> u64 {
            let rollup = std::fs::read_to_string(process.join("smaps_rollup")).unwrap_or_default();
            let lines = rollup.lines().filter(|l| l.starts_with("Private_"));
            lines.filter_map(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok()).sum()
        };
        let processes = std::fs::read_dir("/proc").expect("processes").flatten().map(|p| p.path());
        processes.filter(|p| web(p) && own(p)).map(|p| private(&p)).sum()
    }

    fn pointer(&self, arguments: &[&str]) {
        let done = self.command("xdotool").args(arguments).status().unwrap_or_else(|e| panic!("xdotool: {e}: apt-get install xdotool"));
        assert!(done.success(), "xdotool {arguments:?}");
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.children.iter_mut().rev().for_each(end);
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
