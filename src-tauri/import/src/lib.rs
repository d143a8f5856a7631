//! Any file's bytes to a [`Document`]: the article and its metadata, clutter told apart; or a clear refusal.
//!
//! One format a file. Never fetches anything. Never panics: hostile input ends in a [`Refusal`].

use crosscheck_compare::document::{Document, Metadata, Warning};

use assemble::Known;
use detect::Format;
use metadata::dated;
use serde::{Deserialize, Serialize};

/// Files that hold files: folders packed, mailboxes, web archives, e-books.
pub mod archives;
/// From decided lines to a document.
mod assemble;
/// Bytes to text.
mod charset;
/// Article or clutter.
pub mod clutter;
/// Reading in a child process.
pub mod contained;
/// What a file is.
mod detect;
/// Letters that only look right, characters that can't be seen.
mod disguise;
/// Web pages.
pub mod html;
/// How much one file may ask for.
pub mod limits;
/// Mails and MHTML.
mod mail;
/// Markdown.
mod markdown;
/// Headline, outlet, byline, dates, language.
pub mod metadata;
/// Mails of Outlook.
mod msg;
/// Word and OpenDocument files.
mod packed;
/// PDF.
pub mod pdf;
/// Rich text.
mod rtf;
/// Plain text, clean or copied from a page with its clutter.
pub mod text;
/// Text that was cut off.
mod truncated;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    NoText,
    Crashed,
    TimedOut,
    OutOfMemory,
    Cancelled,
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
            Self::NoText => "no_text",
            Self::Crashed => "crashed",
            Self::TimedOut => "timed_out",
            Self::OutOfMemory => "out_of_memory",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A file that can't be an article, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        Format::Docx => office(packed::docx(input.bytes)?, input, "docx"),
        Format::Odt => office(packed::odt(input.bytes)?, input, "odt"),
        Format::Rtf => office(text::lines(&rtf::text(input.bytes)), input, "rtf"),
        Format::Mail => message(input, "mail"),
        Format::Mhtml => message(input, "mhtml"),
        Format::Webarchive => web_archive(input),
        Format::Pdf => pdf(input),
        Format::Msg => message(input, "msg"),
        Format::Zip | Format::Epub | Format::Mbox | Format::Warc | Format::Gzip => the_one(input),
        other => Err(unread(other)),
    }
}

/// An archive that is read as one file: its only article. Whoever can take several opens it with [`contained::unpack`] first.
fn the_one(input: &Input) -> Result<Document, Refusal> {
    let parts = archives::unpack(input)?.parts;
    let read = |p: &archives::Part| {
        let format = p.format.as_deref();
        read(&Input { name: &p.name, bytes: &p.bytes, given: input.given.clone(), raw: false, format })
    };
    let [part] = parts.as_slice() else {
        let message = format!("This file holds {} others; unpack it and drop the articles alone.", parts.len());
        return Err(Refusal::new(RefusalCode::Unsupported, message));
    };
    if archives::is_archive(&part.bytes, &part.name) && part.format.is_none() {
        return Err(Refusal::new(
            RefusalCode::TooComplex,
            "This archive holds archives in archives; unpack it and drop the articles alone.",
        ));
    }
    read(part)
}

/// A PDF: a page printed from a browser, or an article of a print edition.
fn pdf(input: &Input) -> Result<Document, Refusal> {
    let bytes = input.bytes;
    let read = deep(|| pdf::read(bytes)).unwrap_or_else(|| {
        Err(Refusal::new(
            RefusalCode::Damaged,
            "The PDF is built in a way that can't be read; copy the article's text and paste it instead.",
        ))
    })?;
    few(&read.lines)?;
    let known = Known { head: read.head, given: input.given.clone(), format: "pdf", warnings: read.warnings, ..Known::default() };
    let mut document = assemble::document(&read.lines, known)?;
    if let (None, Some(made)) = (document.metadata.day(), read.made) {
        document.warnings.retain(|w| w.code != "no_date");
        let message = format!("No date of publication was found; the PDF was made on {made}, which was taken instead: check it.");
        document.warnings.push(assemble::warning("guessed_date", message));
        document.metadata.published = Some(made);
    }
    Ok(document)
}

/// Runs a parser on a stack so deep that its recursion does not end it; `None` when it panicked.
fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    // One deep stack at a time: they count as memory.
    html::rest();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(limits::STACK).spawn_scoped(scope, work).ok()?;
        thread.join().ok()
    })
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
    if decoded.len() > limits::TEXT_BYTES {
        return Err(too_long(decoded.len(), limits::TEXT_BYTES));
    }
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

/// A document from a word processor is an article without a page around it.
fn office(lines: Vec<clutter::Line>, input: &Input, format: &'static str) -> Result<Document, Refusal> {
    few(&lines)?;
    assemble::document(&lines, Known { given: input.given.clone(), format, bare: true, ..Known::default() })
}

fn message(input: &Input, format: &'static str) -> Result<Document, Refusal> {
    let damaged =
        || Refusal::new(RefusalCode::Damaged, "The message can't be read or has no text in it; open it and paste the article's text.");
    let found = if format == "msg" { msg::read(input.bytes) } else { mail::read(input.bytes) };
    let mut found = found.ok_or_else(damaged)?;
    found.head.outlet = found.head.outlet.and_then(|o| metadata::outlet::clean(&o));
    if let Some(page) = found.html.filter(|h| !h.trim().is_empty()) {
        // A page saved as a message says itself who published and when; the message's own date is when it was saved.
        let given = if format == "mhtml" { input.given.clone() } else { metadata::given_wins(&input.given, found.head) };
        let inner = Input { given, ..input.clone() };
        return page_of(&page, Vec::new(), &inner, format);
    }
    let text = found.text.ok_or_else(damaged)?;
    blank(&text)?;
    let text = mail::unquoted(&text, &mut found.head);
    let lines = text::lines(&text);
    few(&lines)?;
    assemble::document(&lines, Known { head: found.head, given: input.given.clone(), format, ..Known::default() })
}

/// Safari's archive: a property list with the page in it.
fn web_archive(input: &Input) -> Result<Document, Refusal> {
    let damaged = || Refusal::new(RefusalCode::Damaged, "The web archive is damaged; save the page again, as HTML if you can.");
    let value = plist::Value::from_reader(std::io::Cursor::new(input.bytes)).map_err(|_| damaged())?;
    let main = value.as_dictionary().and_then(|d| d.get("WebMainResource")).and_then(plist::Value::as_dictionary).ok_or_else(damaged)?;
    let bytes = main.get("WebResourceData").and_then(plist::Value::as_data).ok_or_else(damaged)?;
    let charset = main.get("WebResourceTextEncodingName").and_then(plist::Value::as_string);
    let (page, warnings) = decode(bytes, charset)?;
    page_of(&page, warnings, input, "webarchive")
}

fn web_page(input: &Input) -> Result<Document, Refusal> {
    let (page, warnings) = decode(input.bytes, html::declared_charset(input.bytes).as_deref())?;
    page_of(&page, warnings, input, "html")
}

fn page_of(page: &str, mut warnings: Vec<Warning>, input: &Input, format: &'static str) -> Result<Document, Refusal> {
    let Some(read) = html::read(page) else {
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
    let declared = read.facts.declared;
    let head = metadata::of_page(&read.facts);
    // What the giver knows is in no doubt.
    let given = |code: &str| match code {
        "outlet_conflict" | "guessed_outlet" => input.given.outlet.is_some(),
        "headline_conflict" => input.given.headline.is_some(),
        _ => input.given.published.is_some(),
    };
    warnings.extend(metadata::conflicts::of_page(&read.facts, &head).into_iter().filter(|w| !given(&w.code)));
    let dated = if read.facts.stated > 0 { dated::From::Data } else { dated::From::Marks };
    let known = Known { head, given: input.given.clone(), format, declared, warnings, dated, bare: false };
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
        Format::Other(name) => (name, "save the article as text, a web page or a Word document (.docx) instead"),
        _ => ("a file", "paste its text"),
    };
    Refusal::new(RefusalCode::Unsupported, format!("This is {name}, which can't be read; {how}."))
}

#[cfg(test)]
mod tests;
