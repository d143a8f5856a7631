//! No network, shown: the command does its whole job in a network namespace without an interface, with every network call of it and of its
//! child processes traced. Not one socket is opened that could leave this machine.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// Articles of all sorts, those that a child process reads among them, and the page that tries everything.
fn articles() -> Vec<PathBuf> {
    [
        "tests/hostile/skarne-courier.html",
        "tests/hostile/meridian-wire.md",
        "src-tauri/app/example/ellerby-courier-terminal-blast.html",
        "src-tauri/app/example/the-lantern-pasted.txt",
    ]
    .map(file)
    .into()
}

/// Runs the command with arguments, traced, without any network; with the sentence model once, for it takes its time.
fn cut_off(arguments: &[&str], files: &[PathBuf], trace: &Path, model: bool) -> Output {
    Command::new("unshare")
        .args(["--user", "--map-current-user", "--net", "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o"])
        .arg(trace)
        .arg(env!("CARGO_BIN_EXE_crosscheck"))
        .args(arguments)
        .args(files)
        .envs((!model).then_some(("CROSSCHECK_MODEL", "nowhere")))
        .output()
        .unwrap()
}

/// Sockets that are not between processes of this machine.
fn leaving(trace: &str) -> Vec<&str> {
    trace.lines().filter(|l| l.contains("socket(") || l.contains("sa_family=")).filter(|l| !l.contains("AF_UNIX")).collect()
}

#[test]
fn the_whole_job_without_a_network() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let may = Command::new("unshare")
        .args(["--user", "--map-current-user", "--net", "true"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success());
    if !may {
        println!("skipped: this machine lets nobody make a network namespace (unshare --user --net)");
        return;
    }
    // The tracer sees what it is to see: a connection in vain, by the shell.
    let knock = ["--user", "--map-current-user", "--net", "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o"];
    let control = Command::new("unshare").args(knock).arg(&trace).args(["bash", "-c", "echo > /dev/tcp/192.0.2.1/80"]).output().unwrap();
    let Ok(seen) = std::fs::read_to_string(&trace) else {
        println!("skipped: no tracer here ({}): apt-get install strace", String::from_utf8_lossy(&control.stderr).trim());
        return;
    };
    assert!(!control.status.success() && !leaving(&seen).is_empty(), "a connection is seen, and fails: {seen}");

    for format in ["json", "html", "docx", "xlsx", "csv", "markdown"] {
        let report = folder.path().join(format);
        let done = cut_off(&["compare", "--format", format, "--output", report.to_str().unwrap()], &articles(), &trace, format == "html");
        assert!(done.status.success(), "{format}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(std::fs::metadata(&report).unwrap().len() > 2_000, "{format}");
        assert_eq!(leaving(&std::fs::read_to_string(&trace).unwrap()), Vec::<&str>::new(), "{format}");
    }
    let read = cut_off(&["extract"], &articles(), &trace, false);
    assert!(read.status.success() && String::from_utf8_lossy(&read.stdout).lines().count() == 4);
    assert_eq!(leaving(&std::fs::read_to_string(&trace).unwrap()), Vec::<&str>::new());
}
