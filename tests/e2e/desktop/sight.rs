//! The eye on the desktop: what the screen shows, what is read aloud, what is announced.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{Desktop, PATIENCE, end, run};

impl Desktop {
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

    /// How many windows on this desktop have a name with these letters.
    pub fn windows_named(&self, name: &str) -> usize {
        let found = self.command("xdotool").args(["search", "--name", name]).output().expect("xdotool");
        found.stdout.iter().filter(|b| **b == b'\n').count()
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
