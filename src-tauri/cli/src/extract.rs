//! `extract`: what is understood of each file.

use std::io::Write;

use crosscheck_compare::article::{Article, Reference};
use crosscheck_report::{inert, json};
use serde_json::Value;

use crate::Outcome;
use crate::arguments::Extract;
use crate::input::{self, Read};
use crate::stream;

/// Answers the files or the stream.
pub fn run(arguments: &Extract) -> Outcome {
    if arguments.jsonl {
        return stream::run(|line| input::from_line(line, arguments.raw).map(|r| answer(&r)));
    }
    let mut outcome = Outcome::Done;
    let mut out = std::io::stdout().lock();
    for path in &arguments.files {
        match input::from_path(path, arguments.raw) {
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
}

fn answer(read: &Read) -> Value {
    let reference = Reference { day: read.document.metadata.day(), borrowed: false };
    json::article(&Article::read(&read.id, &read.document, reference), &read.document, &read.file)
}
