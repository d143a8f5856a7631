//! `extract`: what is understood of each file.

use std::io::Write;
use std::sync::mpsc::sync_channel;

use crosscheck_compare::article::{Article, Reference};
use crosscheck_report::{inert, json};
use serde_json::Value;

use crate::Outcome;
use crate::arguments::Extract;
use crate::input::{self, Read};
use crate::stream;

/// Files read before they are answered.
const AHEAD: usize = 1;

/// Answers the files or the stream.
pub fn run(arguments: &Extract) -> Outcome {
    if arguments.jsonl {
        return stream::run(|line| input::from_line(line, arguments.raw).map(|r| answer(&r)));
    }
    let mut outcome = Outcome::Done;
    let mut out = std::io::stdout().lock();
    // While one file is answered, the child that reads files has the next: so both cores of the smallest machine are at work.
    let (send, receive) = sync_channel(AHEAD);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for path in &arguments.files {
                // Whoever took the answers may have stopped.
                if send.send((path, input::from_path(path, arguments.raw))).is_err() {
                    return;
                }
            }
        });
        for (path, read) in receive {
            match read {
                Ok((reads, refused)) => {
                    for read in &reads {
                        if writeln!(out, "{}", inert::json(&answer(read).to_string())).is_err() {
                            return Outcome::SomeFailed;
                        }
                    }
                    refused.iter().for_each(|r| eprintln!("{r}"));
                }
                Err(failure) => {
                    eprintln!("{}: {}", input::name_of(path), failure.message);
                    outcome = Outcome::SomeFailed;
                }
            }
        }
        outcome
    })
}

fn answer(read: &Read) -> Value {
    let reference = Reference { day: read.document.metadata.day(), borrowed: false };
    json::article(&Article::read(&read.id, &read.document, reference), &read.document, &read.file)
}
