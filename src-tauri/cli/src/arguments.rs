//! What can be asked for, and the help that tells of it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use crosscheck_report::{Format, Language, Options};

/// Compares the articles of several outlets about one event: what agrees, what is contradicted, what only one of them has.
///
/// Everything happens on this computer; nothing is fetched or sent.
#[derive(Parser, Debug)]
#[command(
    name = "crosscheck",
    version,
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosscheck compare courier.html signal.txt herald.md\n  \
        crosscheck compare *.html --format html --output report.html\n  \
        crosscheck compare --library ~/crosscheck --event \"Ferry fire\" --format docx --output report.docx\n  \
        crosscheck extract courier.html\n  \
        crosscheck compare --jsonl < events.jsonl > comparisons.jsonl\n\n\
        Exit status: 0 all done, 1 some input failed (named on standard error, the rest done), 2 unusable arguments."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The three jobs.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Show what is understood of each file: the article, its sentences and facts, what was trimmed
    ///
    /// Prints one JSON object a line (crosscheck.article/1).
    Extract(Extract),
    /// Compare the files of one event
    ///
    /// Prints the comparison as JSON (crosscheck.comparison/1), or writes a report.
    Compare(Compare),
    /// Say of pairs of sentences whether they report the same fact, and whether they contradict each other
    Judge(Judge),
    /// Take events of the app's library out as one file, or into it; look whether all of it is sound
    #[command(subcommand)]
    Library(LibraryCommand),
}

/// What is done with a library.
#[derive(Subcommand, Debug)]
pub enum LibraryCommand {
    /// Write one event, or the whole library, as one file: a ZIP with the originals, a report, decisions and corrections
    Export(Export),
    /// Take the events of such a file in; a file that is damaged changes nothing
    Import(Import),
    /// Look whether every article's file is there, byte for byte, and the back-ups are sound
    Check(LibraryFolder),
}

/// Which library.
#[derive(Args, Debug)]
pub struct LibraryFolder {
    /// The library's folder, as the app's About box tells it; the app must be closed
    #[arg(long, value_name = "FOLDER")]
    pub library: PathBuf,
    /// A file whose first line is the library's passphrase, where it has one; else the environment variable CROSSCHECK_PASSPHRASE, else it
    /// is asked for
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// `library export`.
#[derive(Args, Debug)]
pub struct Export {
    /// Which library
    #[command(flatten)]
    pub folder: LibraryFolder,
    /// Which event: its name or its id; without, all of them
    #[arg(long)]
    pub event: Option<String>,
    /// The file to write, by custom named ….crosscheck
    #[arg(long, value_name = "PATH")]
    pub output: PathBuf,
}

/// `library import`.
#[derive(Args, Debug)]
pub struct Import {
    /// Which library
    #[command(flatten)]
    pub folder: LibraryFolder,
    /// A file that `library export` or the app wrote
    pub file: PathBuf,
}

/// `extract`.
#[derive(Args, Debug)]
pub struct Extract {
    /// Saved web pages, text, Markdown …
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Read documents from standard input, one JSON object a line: {"id", "text" | "html", "headline"?, "outlet"?, "published"?, "raw"?}
    #[arg(long)]
    pub jsonl: bool,
    /// The text is clean already: take every character of it
    #[arg(long)]
    pub raw: bool,
}

/// `compare`.
#[derive(Args, Debug)]
pub struct Compare {
    /// The articles of one event, in any order
    #[arg(required_unless_present_any = ["jsonl", "library"], conflicts_with_all = ["jsonl", "library"], value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Take an event of the app's library instead, with its decisions and corrections; the app must be closed
    #[arg(long, value_name = "FOLDER", requires = "event", conflicts_with = "jsonl")]
    pub library: Option<PathBuf>,
    /// Which event of the library: its name or its id
    #[arg(long, requires = "library")]
    pub event: Option<String>,
    /// A file whose first line is the library's passphrase, where it has one; else the environment variable CROSSCHECK_PASSPHRASE, else it
    /// is asked for
    #[arg(long, value_name = "FILE", requires = "library")]
    pub passphrase_file: Option<PathBuf>,
    /// What to leave out of the report, as often as needed
    #[arg(long, value_enum, value_name = "PART")]
    pub without: Vec<Part>,
    /// The language of HTML, Word and Markdown; tables and JSON have English names
    #[arg(long, value_enum, default_value = "en", value_name = "CODE")]
    pub language: LanguageCode,
    /// Tell in JSON what speaks for each claim and each difference, and what against: shared names, figures, days, rare words, meaning; other
    /// reports do unless `--without evidence` is given
    #[arg(long)]
    pub explain: bool,
    /// Read events from standard input, one JSON object a line: {"id", "articles": [document, …]}
    #[arg(long, conflicts_with_all = ["output", "format"])]
    pub jsonl: bool,
    /// How to write the comparison
    #[arg(long, value_enum, default_value_t = FormatName::Json)]
    pub format: FormatName,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// The report's title; default: the first headline
    #[arg(long)]
    pub title: Option<String>,
}

/// Parts of a report that can be left out. JSON always has all.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the report's `Options`")]
pub enum Part {
    Minor,
    Undecided,
    Agreements,
    OnlyHere,
    Dismissed,
    NotCompared,
    Decisions,
    Evidence,
}

/// A language that reports are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageCode {
    En,
    De,
}

/// The options of a report.
pub fn options(arguments: &Compare) -> Options {
    let with = |part| !arguments.without.contains(&part);
    let language = match arguments.language {
        LanguageCode::En => Language::English,
        LanguageCode::De => Language::German,
    };
    Options {
        minor: with(Part::Minor),
        open: with(Part::Undecided),
        agreements: with(Part::Agreements),
        only_here: with(Part::OnlyHere),
        dismissed: with(Part::Dismissed),
        left_out: with(Part::NotCompared),
        decisions: with(Part::Decisions),
        evidence: arguments.explain || (arguments.format != FormatName::Json && with(Part::Evidence)),
        language,
    }
}

/// `judge`.
#[derive(Args, Debug)]
pub struct Judge {
    /// Read pairs from standard input, one JSON object a line: {"id", "a", "b", "published"?}
    #[arg(long, required = true)]
    pub jsonl: bool,
}

/// The formats by name.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the formats' own names")]
pub enum FormatName {
    Json,
    Markdown,
    Html,
    Csv,
    Xlsx,
    Docx,
}

impl FormatName {
    /// What `report` calls it.
    pub fn format(self) -> Format {
        match self {
            Self::Json => Format::Json,
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
            Self::Csv => Format::Csv,
            Self::Xlsx => Format::Xlsx,
            Self::Docx => Format::Docx,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn files_and_a_stream_exclude_each_other() {
        assert!(Arguments::try_parse_from(["crosscheck", "compare", "a.txt", "--jsonl"]).is_err());
        assert!(Arguments::try_parse_from(["crosscheck", "extract"]).is_err());
        assert!(Arguments::try_parse_from(["crosscheck", "compare", "--library", "l"]).is_err());
        assert!(Arguments::try_parse_from(["crosscheck", "compare", "--library", "l", "--event", "e"]).is_ok());
        assert!(Arguments::try_parse_from(["crosscheck", "compare", "a.txt", "--passphrase-file", "p"]).is_err());
        assert!(Arguments::try_parse_from(["crosscheck", "compare", "a.txt", "--library", "l", "--event", "e"]).is_err());
        assert!(Arguments::try_parse_from(["crosscheck", "compare", "a.txt", "b.txt", "--format", "html"]).is_ok());
    }
}
