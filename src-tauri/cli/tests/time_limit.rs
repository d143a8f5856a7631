//! A file whose parser never ends is given up after the limit, and the next one is read. Alone in its file: the limit is the process's.

#![allow(clippy::expect_used, reason = "tests")]

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crosscheck_import::{Input, RefusalCode, contained};

const PAGE: &[u8] = b"<!doctype html><html><body><h1>Old pier closed</h1><p>The old pier in Port Ellery was closed on Friday, the board said.</p></body></html>";

#[test]
fn a_hang_is_told_as_such_and_the_next_file_is_read() {
    let never = AtomicBool::new(false);
    contained::begin_within(PathBuf::from(env!("CARGO_BIN_EXE_crosscheck")), Duration::from_secs(2));
    let read = |name| contained::read(&Input { name, bytes: PAGE, ..Input::default() }, &never);
    let refusal = read("\0hang").expect_err("it hangs");
    assert_eq!(refusal.code, RefusalCode::TimedOut);
    assert!(refusal.message.contains("2 seconds"), "{}", refusal.message);
    assert!(read("page.html").expect("an article").text.contains("closed on Friday"));
}
