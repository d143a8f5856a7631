//! No network, shown: the main job and the hostile page once more, in a network namespace that has the loopback alone, with every network
//! call of the app and its child processes traced. Allowed are sockets of this machine's own (display, message bus, the kernel) and the one
//! address on the loopback at which the app and WebDriver meet. Whatever else is named in a call, even in vain, is a breach.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::PoisonError;

use crate::ALONE;

/// The folder for traces: where it is set, the app is started under a tracer (`Desktop::app`).
pub const TRACES: &str = "CROSSCHECK_TRACES";

/// What is done without a network.
const JOBS: [&str; 2] = ["the_main_job_from_an_empty_library", "hostile::a_hostile_page_is_shown_as_text_and_changes_nothing"];

/// Starts the app with every network call noted, of its child processes too, and WebDriver's address beside it. `-D`: the app stays the child
/// of who started it.
const TRACER: &str = "#!/bin/sh\necho \"$WEBKIT_INSPECTOR_SERVER\" >\"$CROSSCHECK_TRACES/bridge.$$\"\nexec strace -D -f --seccomp-bpf -qq -e trace=network -o \"$CROSSCHECK_TRACES/trace.$$\" \"$CROSSCHECK_TRACED\" \"$@\"\n";

/// A program that starts another under the tracer; the other is named by `CROSSCHECK_TRACED`.
pub fn tracer(traces: &Path) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let script = traces.join("tracer");
    if !script.exists() {
        std::fs::write(&script, TRACER).unwrap();
        std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    script
}

/// What of a traced call is a breach: an address that is neither this machine's own nor the driver's.
fn breach(line: &str, bridge: &str) -> bool {
    let (host, port) = bridge.rsplit_once(':').unwrap_or_default();
    let driver = format!("AF_INET, sin_port=htons({port}), sin_addr=inet_addr(\"{host}\")");
    let call = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let name = call.split('(').next().unwrap_or_default();
    match name {
        "socket" => ["AF_PACKET", "SOCK_RAW"].iter().any(|s| call.contains(s)) && !call.contains("AF_NETLINK"),
        "connect" | "sendto" | "sendmsg" | "sendmmsg" | "bind" => call.split("sa_family=").skip(1).any(|address| {
            let own = ["AF_UNIX", "AF_NETLINK", "AF_UNSPEC"].iter().any(|f| address.starts_with(f));
            let bridge = ["bind", "connect"].contains(&name) && !port.is_empty() && address.starts_with(&driver);
            !(own || bridge)
        }),
        _ => false,
    }
}

#[test]
fn a_tracers_lines_are_understood() {
    for fine in [
        r#"12 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X1"}, 20) = 0"#,
        r#"12 bind(7, {sa_family=AF_INET, sin_port=htons(4444), sin_addr=inet_addr("127.0.0.1")}, 16) = 0"#,
        r#"12 connect(7, {sa_family=AF_INET, sin_port=htons(4444), sin_addr=inet_addr("127.0.0.1")}, 16) = 0"#,
        "12 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 4",
        "12 sendto(9, \"x\", 1, MSG_NOSIGNAL, NULL, 0) = 1",
        r#"12 accept4(7, {sa_family=AF_INET, sin_port=htons(50000), sin_addr=inet_addr("127.0.0.1")}, [16], 0) = 9"#,
    ] {
        assert!(!breach(fine, "127.0.0.1:4444"), "{fine}");
    }
    for bad in [
        r#"12 connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16 <unfinished ...>"#,
        r#"12 connect(3, {sa_family=AF_INET6, sin6_port=htons(443), sin6_addr=inet_pton(AF_INET6, "::1")}, 28) = -1 ENETUNREACH"#,
        r#"12 sendmmsg(3, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}}}], 2, 0) = 2"#,
        r#"12 bind(7, {sa_family=AF_INET, sin_port=htons(4444), sin_addr=inet_addr("0.0.0.0")}, 16) = 0"#,
        "12 socket(AF_PACKET, SOCK_RAW, 0) = 4",
    ] {
        assert!(breach(bad, "127.0.0.1:4444"), "{bad}");
    }
}

#[test]
fn the_main_job_and_a_hostile_page_without_a_network() {
    if std::env::var_os(TRACES).is_some() {
        return;
    }
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let traces = tempfile::tempdir().unwrap();
    let namespace = ["--user", "--map-current-user", "--net"];
    let may = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    if !may(Command::new("unshare").args(namespace).args(["ip", "link", "set", "lo", "up"])) {
        println!("skipped: this machine lets nobody make a network namespace (unshare --user --net, ip)");
        return;
    }
    // The tracer itself sees what it is to see: a connection in vain, by the shell.
    let control = traces.path().join("control");
    let knock = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=network", "-o"])
        .arg(&control)
        .args(["bash", "-c", "echo > /dev/tcp/127.0.0.1/9"])
        .stderr(Stdio::null())
        .status();
    let Ok(seen) = std::fs::read_to_string(&control) else {
        println!("skipped: no tracer here ({knock:?}): apt-get install strace");
        return;
    };
    assert!(seen.lines().any(|l| breach(l, "")), "a connection is seen: {seen}");

    let inside = "ip link set lo up && exec \"$0\" \"$@\"";
    let status = Command::new("unshare")
        .args(namespace)
        .args(["sh", "-c", inside])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "--test-threads=1"])
        .args(JOBS)
        .env(TRACES, traces.path())
        .env("CROSSCHECK_TRACED", crate::desktop::app())
        .status()
        .unwrap();
    assert!(status.success(), "the jobs are done without a network as well");

    let (mut calls, mut files) = (0, 0);
    for file in std::fs::read_dir(traces.path()).unwrap().map(|f| f.unwrap().path()) {
        if file.file_name().unwrap().to_string_lossy().starts_with("trace.") {
            let text = std::fs::read_to_string(&file).unwrap();
            let bridge = file.file_name().unwrap().to_string_lossy().replace("trace.", "bridge.");
            let bridge = std::fs::read_to_string(traces.path().join(bridge)).unwrap();
            assert!(bridge.starts_with("127.0.0.1:"), "{bridge}");
            let breaches: Vec<&str> = text.lines().filter(|l| breach(l, bridge.trim())).collect();
            assert_eq!(breaches, Vec::<&str>::new());
            calls += text.lines().count();
            files += 1;
        }
    }
    assert!(files >= 3 && calls > 50, "{files} starts of the app were traced, {calls} calls");
    println!("{files} starts of the app, {calls} network calls traced, none of them beyond this machine");
}

/// In the namespace there is the loopback and nothing else.
pub fn assert_cut_off() {
    let devices = std::fs::read_to_string("/proc/self/net/dev").unwrap();
    let names: Vec<&str> = devices.lines().skip(2).filter_map(|l| l.split(':').next()).map(str::trim).collect();
    assert_eq!(names, ["lo"]);
}
