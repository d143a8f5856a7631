//! Writes what a package has beside the command, out of its own arguments: man pages and completions for bash, zsh and fish.
//! `cargo run -p crosscheck-cli --example pages -- FOLDER`; `make release` calls it.

use std::path::Path;
use std::process::ExitCode;

use clap::{Arg, CommandFactory};
use clap_complete::{Shell, generate_to};

/// The command's own arguments, as it is built from them.
#[path = "../cli/src/arguments.rs"]
#[allow(dead_code, reason = "here they are only told of")]
mod arguments;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: pages FOLDER");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("The pages can't be written: {e}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> std::io::Result<()> {
    let mut command = arguments::Arguments::command().disable_help_subcommand(true);
    let (man, completions) = (folder.join("man"), folder.join("completions"));
    std::fs::create_dir_all(&man)?;
    std::fs::create_dir_all(&completions)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut command, "crosscheck", &completions)?;
    }
    clap_mangen::generate_to(command, &man)?;
    clap_mangen::generate_to(app(), &man)
}

/// The desktop app's command line: files to open.
fn app() -> clap::Command {
    clap::Command::new("crosscheck-app")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Compares the articles of several outlets about one event, in a window")
        .long_about(
            "Opens the window of Crosscheck, and the named files in it: saved web pages, PDF, Word and text files, mails, or folders of them. Where it \
             runs already, the files are handed to it. Everything happens on this computer; nothing is fetched or sent. The command \
             crosscheck(1) does the same without a window.",
        )
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("FILE").num_args(0..).help("Files or folders to add"))
}
