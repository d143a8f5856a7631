//! The real program reads hostile files in a child: whatever they do to it, the next file is read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crosscheck_import::{Input, RefusalCode, contained};

const PAGE: &[u8] = b"<!doctype html><html><body><h1>Old pier closed</h1><p>The old pier in Port Ellery was closed on Friday, the board said.</p></body></html>";

fn read(name: &str, stop: &AtomicBool) -> Result<String, RefusalCode> {
    contained::begin(PathBuf::from(env!("CARGO_BIN_EXE_crosscheck")));
    contained::read(&Input { name, bytes: PAGE, ..Input::default() }, stop).map(|d| d.text).map_err(|r| r.code)
}

fn never() -> AtomicBool {
    AtomicBool::new(false)
}

fn still_reads() {
    assert!(read("page.html", &never()).expect("an article").contains("closed on Friday"));
}

#[test]
fn a_crash_is_told_and_the_next_file_is_read() {
    still_reads();
    for name in ["\0crash", "\0overflow"] {
        assert_eq!(read(name, &never()), Err(RefusalCode::Crashed));
        still_reads();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_takes_all_memory_is_ended() {
    assert_eq!(read("\0memory", &never()), Err(RefusalCode::OutOfMemory));
    still_reads();
}

#[test]
fn a_hanging_parser_is_ended_when_the_import_is_cancelled() {
    let stop = never();
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| read("\0hang", &stop));
        std::thread::sleep(Duration::from_millis(300));
        stop.store(true, Ordering::Relaxed);
        assert_eq!(reading.join().unwrap(), Err(RefusalCode::Cancelled));
    });
    still_reads();
}

#[test]
fn the_documents_are_those_that_the_process_itself_reads() {
    contained::begin(PathBuf::from(env!("CARGO_BIN_EXE_crosscheck")));
    let input = Input { name: "page.html", bytes: PAGE, ..Input::default() };
    assert_eq!(contained::read(&input, &never()).unwrap(), crosscheck_import::read(&input).unwrap());
}
