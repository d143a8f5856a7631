//! A child as its parent sees it: asked, waited for, ended.

use std::io::{self, BufReader, Read};
use std::path::Path;
use std::process::{ChildStderr, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use super::frames::{self, Reply, Request, Said};
use super::{ARGUMENT, Answer, Job, crashed};
use crate::archives::{Part, Unpacked};
use crate::{Refusal, RefusalCode};

/// How soon a wish to stop is seen.
const GLANCE: Duration = Duration::from_millis(20);

/// A running child. Dropping it ends it.
#[derive(Debug)]
pub struct Child {
    process: std::process::Child,
    to: Option<ChildStdin>,
    from: Receiver<io::Result<(Said, Vec<u8>)>>,
    errors: Option<ChildStderr>,
    began: bool,
}

impl Child {
    /// Starts one.
    pub fn start(program: &Path) -> io::Result<Self> {
        let mut process = Command::new(program)
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .env("RUST_BACKTRACE", "0")
            .spawn()?;
        let to = process.stdin.take();
        let errors = process.stderr.take();
        let out = process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let (send, from) = sync_channel(1);
        // Ends with the child's output.
        std::thread::Builder::new().spawn(move || {
            let mut out = BufReader::new(out);
            loop {
                let said = frames::read::<Said>(&mut out);
                let last = said.is_err();
                if send.send(said).is_err() || last {
                    return;
                }
            }
        })?;
        Ok(Self { process, to, from, errors, began: false })
    }

    /// Whether it died before it took the request: then nothing is said about the file.
    pub fn never_began(&self) -> bool {
        !self.began
    }

    /// Asks it, and says whether it can be asked again.
    pub fn ask(&mut self, job: &Job, limit: Duration, stop: &AtomicBool) -> Result<(Answer, bool), Refusal> {
        let (Job::Read(input) | Job::Unpack(input)) = job;
        let request = Request {
            unpack: matches!(job, Job::Unpack(_)),
            name: input.name.to_owned(),
            given: input.given.clone(),
            format: input.format.map(str::to_owned),
        };
        let begun = Instant::now();
        self.began = false;
        let Some(to) = self.to.as_mut() else { return Err(crashed()) };
        frames::write(to, &request, &[input.bytes]).map_err(|_| crashed())?;
        self.began = true;
        loop {
            match self.from.recv_timeout(GLANCE) {
                Ok(Ok((said, body))) => return answer(said, &body),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(self.how_it_died()),
                Err(RecvTimeoutError::Timeout) if stop.load(Ordering::Relaxed) => {
                    return Err(Refusal::new(RefusalCode::Cancelled, "The import was cancelled."));
                }
                Err(RecvTimeoutError::Timeout) if begun.elapsed() > limit => return Err(timed_out(limit)),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// The child is gone: of what.
    fn how_it_died(&mut self) -> Refusal {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let mut last = String::new();
        if let Some(errors) = self.errors.take() {
            let _ = errors.take(4096).read_to_string(&mut last);
        }
        if last.contains("memory allocation") { out_of_memory() } else { crashed() }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.to = None;
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn answer(said: Said, body: &[u8]) -> Result<(Answer, bool), Refusal> {
    let answer = match said.reply {
        Reply::Document(document) => Answer::Document(document),
        Reply::Refusal(refusal) => Answer::Refusal(refusal),
        Reply::Panicked => Answer::Refusal(crashed()),
        Reply::Parts(heads, left_out) => {
            let mut rest = body;
            let mut parts = Vec::new();
            for (name, format, length) in heads {
                let (bytes, after) = rest.split_at_checked(length).ok_or_else(crashed)?;
                parts.push(Part { name, format, bytes: bytes.to_vec() });
                rest = after;
            }
            Answer::Unpacked(Unpacked { parts, left_out })
        }
    };
    Ok((answer, said.again))
}

fn timed_out(limit: Duration) -> Refusal {
    let seconds = limit.as_secs().max(1);
    Refusal::new(
        RefusalCode::TimedOut,
        format!("The file could not be read within {seconds} seconds; copy the article's text and paste it instead."),
    )
}

fn out_of_memory() -> Refusal {
    Refusal::new(
        RefusalCode::OutOfMemory,
        "Reading the file takes more memory than one article may; save the article alone, or copy its text and paste it.",
    )
}
