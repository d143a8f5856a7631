//! The command `crosscheck`: the engine of the desktop app for newsroom scripts and for every measurement.
//!
//! Standard output carries results only; messages go to standard error. Exit status: 0 all done, 1 some input failed, 2
//! unusable arguments.

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// What can be asked for.
mod arguments;
/// Files of one event to a comparison or a report.
mod compare;
/// What is understood of each file.
mod extract;
/// Files and JSON lines to documents.
mod input;
/// Two sentences to a relation.
mod judge;
/// An event of the app's library.
mod kept;
/// One event or all of the library as one file; a look at everything.
mod library;
/// JSON lines in, JSON lines out.
mod stream;
/// The library, and the passphrase that it may need.
mod unlock;

/// Whether all input was done, some failed, or the arguments could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    SomeFailed,
    Unusable,
}

fn main() -> ExitCode {
    if crosscheck_import::contained::serve() {
        return ExitCode::SUCCESS;
    }
    let outcome = match Arguments::parse().command {
        Command::Extract(a) => extract::run(&a),
        Command::Compare(a) => compare::run(&a),
        Command::Judge(a) => judge::run(&a),
        Command::Library(a) => library::run(&a),
    };
    crosscheck_import::contained::end();
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::SomeFailed => ExitCode::from(1),
        Outcome::Unusable => ExitCode::from(2),
    }
}
