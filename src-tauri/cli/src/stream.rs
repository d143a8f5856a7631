//! JSON lines in, JSON lines out, in the same order, in one process. A bad line gives an error in its place.

use std::io::{BufRead, Write};

use crosscheck_report::inert;
use serde_json::{Value, json};

use crate::Outcome;
use crate::input::Failure;

/// Answers each line of standard input. Blank lines are passed over.
pub fn run(answer: impl Fn(&Value) -> Result<Value, Failure>) -> Outcome {
    let mut outcome = Outcome::Done;
    let mut out = std::io::stdout().lock();
    let mut lines = std::io::stdin().lock();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match lines.read_until(b'\n', &mut buffer) {
            Ok(0) => break,
            Ok(_) if buffer.trim_ascii().is_empty() => continue,
            Ok(_) => {}
            Err(e) => {
                eprintln!("Standard input can't be read ({e}).");
                return Outcome::SomeFailed;
            }
        }
        let (id, answered) = one(&buffer, &answer);
        let value = answered.unwrap_or_else(|failure| {
            outcome = Outcome::SomeFailed;
            eprintln!("{}: {}", id.as_str().unwrap_or("a line without id"), failure.message);
            json!({"id": id, "error": {"code": failure.code, "message": failure.message}})
        });
        if value["refused"].is_array() {
            outcome = Outcome::SomeFailed;
        }
        // A reader that has gone away (`| head`) is no failure of ours, but there is nobody left to write to.
        if writeln!(out, "{}", inert::json(&value.to_string())).and_then(|()| out.flush()).is_err() {
            return Outcome::SomeFailed;
        }
    }
    outcome
}

fn one(line: &[u8], answer: &impl Fn(&Value) -> Result<Value, Failure>) -> (Value, Result<Value, Failure>) {
    match serde_json::from_slice::<Value>(line) {
        Ok(value) if value.is_object() => (value["id"].clone(), answer(&value)),
        Ok(_) => (Value::Null, Err(Failure::new("bad_line", "The line is no JSON object."))),
        Err(e) => (Value::Null, Err(Failure::new("bad_line", format!("The line is no JSON: {e}.")))),
    }
}
