//! Any file's bytes to a [`Document`]: the article and its metadata, clutter told apart; or a clear refusal.
//!
//! One format a file. Never fetches anything. Never panics: hostile input ends in a [`Refusal`].

use crosscheck_compare::document::{Document, Metadata, Warning};

use assemble::Known;
use detect::Format;

/// From decided lines to a document.
mod assemble;
/// Bytes to text.
mod charset;
/// Article or clutter.
pub mod clutter;
/// What a file is.
mod detect;
/// Web pages.
pub mod html;
/// How much one file may ask for.
pub mod limits;
/// Markdown.
mod markdown;
/// Headline, outlet, byline, dates, language.
pub mod metadata;
/// Plain text, clean or copied from a page with its clutter.
pub mod text;

/// A file to read.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    /// The file's name without its folders; used in messages and as a weak hint, never alone to tell the format.
    pub name: &'a str,
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// What is known from elsewhere (the command's JSON, a journalist's correction); wins over what the file says.
    pub given: Metadata,
    /// The text is clean already: take every character of it.
    pub raw: bool,
    /// The format where the giver knows it (`text`, `html`), as with pasted text; else told from the content.
    pub format: Option<&'a str>,
}

/// No larger file is read, in bytes. Whoever loads files looks at their length first.
pub const LARGEST_FILE: u64 = limits::FILE_BYTES as u64;

/// The refusal of a file of so many bytes, which is over [`LARGEST_FILE`].
pub fn too_large(bytes: u64) -> Refusal {
    let (size, limit) = (bytes >> 20, LARGEST_FILE >> 20);
    Refusal {
        code: RefusalCode::TooLarge,
        message: format!("The file has {size} MB; Crosscheck reads articles of up to {limit} MB. Save the article alone and try again."),
    }
}

/// Why a file is no article. Closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it; `Refusal::message` tells the person")]
pub enum RefusalCode {
    Empty,
    TooLarge,
    NotText,
    Unsupported,
    NoArticle,
    Encrypted,
    Damaged,
    TooComplex,
}

impl RefusalCode {
    /// The code as the contract's `error.code` and the window give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::NotText => "not_text",
            Self::Unsupported => "unsupported",
            Self::NoArticle => "no_article",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::TooComplex => "too_complex",
        }
    }
}

/// A file that can't be an article, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which sort.
    pub code: RefusalCode,
    /// What happened and what to do, in one sentence, without the file's name.
    pub message: String,
}

impl Refusal {
    fn new(code: RefusalCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// Reads a file.
///
/// # Errors
/// A [`Refusal`] when there is no article in it that this version can read.
pub fn read(input: &Input) -> Result<Document, Refusal> {
    if input.bytes.is_empty() {
        return Err(Refusal::new(RefusalCode::Empty, "The file is empty; save or copy the article again."));
    }
    if input.bytes.len() > limits::FILE_BYTES {
        return Err(too_large(input.bytes.len() as u64));
    }
    if input.raw {
        let decoded = charset::decode(input.bytes, None);
        blank(&decoded.text)?;
        return Ok(Document { format: "text".to_owned(), ..Document::raw(&decoded.text, input.given.clone()) });
    }
    let format = match input.format {
        Some("html") => Format::Html,
        Some("text") => as_text(input.bytes),
        Some("markdown") => Format::Markdown,
        _ => detect::detect(input.bytes, input.name),
    };
    match format {
        Format::Html => web_page(input),
        Format::Text | Format::Markdown => plain(input, format),
        other => Err(unread(other)),
    }
}

/// Text that was handed over as text: it may still be the source of a page, pasted.
fn as_text(bytes: &[u8]) -> Format {
    match detect::detect(bytes, "") {
        format @ (Format::Html | Format::Markdown) => format,
        _ => Format::Text,
    }
}

fn plain(input: &Input, format: Format) -> Result<Document, Refusal> {
    let (decoded, warnings) = decode(input.bytes, None)?;
    let mut known = Known { given: input.given.clone(), format: "text", warnings, ..Known::default() };
    let lines = if format == Format::Markdown {
        let (front, lines) = markdown::read(&decoded);
        // What a clipper took out of a page is the article already.
        known.bare = front != Metadata::default();
        known.format = "markdown";
        known.head = front;
        lines
    } else {
        text::lines(&decoded)
    };
    few(&lines)?;
    assemble::document(&lines, known)
}

fn web_page(input: &Input) -> Result<Document, Refusal> {
    let (page, mut warnings) = decode(input.bytes, html::declared_charset(input.bytes).as_deref())?;
    let Some(read) = html::read(&page) else {
        return Err(Refusal::new(
            RefusalCode::TooComplex,
            "The page is built in a way that can't be read in a reasonable time; copy the article's text and paste it instead.",
        ));
    };
    if read.flattened {
        warnings.push(assemble::warning("flattened", "The page's parts are nested unusually deeply; check that nothing is missing."));
    }
    if read.lines.is_empty() {
        return Err(Refusal::new(
            RefusalCode::NoArticle,
            "There is no text in this page: it may load its text by a script; copy the article's text and paste it instead.",
        ));
    }
    few(&read.lines)?;
    let known = Known { head: metadata::of_page(&read.facts), given: input.given.clone(), format: "html", warnings, bare: false };
    assemble::document(&read.lines, known)
}

/// The bytes as text, or why they are none.
fn decode(bytes: &[u8], declared: Option<&str>) -> Result<(String, Vec<Warning>), Refusal> {
    let decoded = charset::decode(bytes, declared);
    let count = decoded.text.chars().count();
    // A few bad characters happen; noise has them everywhere.
    if decoded.broken * 50 > count + 100 {
        return Err(Refusal::new(
            RefusalCode::NotText,
            "The file holds no readable text, only binary data; open it in the program that made it and save or copy its text.",
        ));
    }
    blank(&decoded.text)?;
    let mut warnings = Vec::new();
    if let Some(name) = decoded.guessed {
        warnings.push(assemble::warning(
            "guessed_charset",
            format!("The file does not say how its letters are written; {name} was guessed: check accents and quotation marks."),
        ));
    }
    if decoded.broken > 0 {
        warnings.push(assemble::warning(
            "broken_characters",
            "Some characters in the file can't be read; they were left out or show as \u{FFFD}.",
        ));
    }
    Ok((decoded.text, warnings))
}

fn blank(text: &str) -> Result<(), Refusal> {
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')) {
        return Err(Refusal::new(RefusalCode::Empty, "There is nothing but blank space in the file; save or copy the article again."));
    }
    Ok(())
}

/// An article has a bounded number of lines and words.
fn few(lines: &[clutter::Line]) -> Result<(), Refusal> {
    let bytes: usize = lines.iter().map(|l| l.text.len()).sum();
    if bytes > limits::TEXT_BYTES || lines.len() >= limits::BLOCKS {
        return Err(too_long(bytes, limits::TEXT_BYTES));
    }
    Ok(())
}

fn too_long(bytes: usize, most: usize) -> Refusal {
    let (bytes, most) = (bytes.div_ceil(1 << 20), most >> 20);
    Refusal::new(
        RefusalCode::TooLarge,
        format!("With {bytes} MB of text this is far longer than an article (at most {most} MB are read); save the article alone."),
    )
}

/// A format that is known and not read.
fn unread(format: Format) -> Refusal {
    let (name, how) = match format {
        Format::Pdf => ("a PDF", "copy the article's text out of it and paste it"),
        Format::Docx => ("a Word document", "save it as plain text or paste its text"),
        Format::Odt => ("an OpenDocument text", "save it as plain text or paste its text"),
        Format::Rtf => ("a rich text file (RTF)", "save it as plain text or paste its text"),
        Format::Mail => ("a mail message", "copy the article's text out of it and paste it"),
        Format::Mhtml => ("a page saved as MHTML", "save the page as HTML instead"),
        Format::Webarchive => ("a Safari web archive", "save the page as HTML instead"),
        Format::Other(name) => (name, "save the article as text, a web page, PDF or Word document instead"),
        Format::Html | Format::Markdown | Format::Text => ("text", "paste it"),
    };
    Refusal::new(RefusalCode::Unsupported, format!("This is {name}, which can't be read; {how}."))
}
