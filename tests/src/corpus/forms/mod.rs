//! The corpus's articles in the forms in which a journalist has them: saved pages of eight designs, Markdown, PDF, Word, mail, MHTML.
//!
//! Which article gets which form, and whether its metadata are whole, missing or wrong, is decided by its name alone; an article whose
//! head names a `file` of the project (the app's example) has that file as its form.

#![allow(clippy::expect_used, reason = "files for tests, made from our own words: what can't be made must stop the test")]

/// Eight designs of news sites.
pub mod designs;
/// Word files.
pub mod docx;
/// Mail and MHTML.
pub mod mail;
/// Markdown with front matter.
pub mod markdown;
/// PDF: one or two columns, running heads, hyphens at line ends.
pub mod pdf;
/// The words around an article on a site, by language.
pub mod site;

use std::path::Path;

use super::event::{Event, Tagged};
use super::gold;

/// A form that an article can be saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Text copied from a page with its clutter.
    Text,
    /// A saved page of design 0 to 7.
    Html(usize),
    /// Markdown with front matter.
    Markdown,
    /// A PDF of one column or two.
    Pdf {
        /// 1 or 2.
        columns: usize,
    },
    /// A Word file from a desk.
    Docx,
    /// A newsletter mail.
    Eml,
    /// A page saved as one MHTML file.
    Mhtml(usize),
}

/// What is the matter with a file's metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// Nothing.
    None,
    /// No date in the metadata.
    NoDate,
    /// No outlet in the metadata.
    NoOutlet,
    /// The metadata name the publishing system instead of the outlet.
    WrongOutlet,
    /// The metadata hold the day on which the template was made, years before.
    WrongDate,
}

/// A file made from an article.
#[derive(Debug)]
pub struct Made {
    /// File name.
    pub name: String,
    /// Its form.
    pub form: Form,
    /// What is the matter with its metadata.
    pub flaw: Flaw,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a form is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article.
    pub article: &'a Tagged,
    /// ISO 639-1.
    pub language: &'a str,
    /// What the metadata get wrong.
    pub flaw: Flaw,
}

impl Source<'_> {
    /// A head line's value; empty where the article has none.
    pub fn head(&self, name: &str) -> &str {
        self.article.head.get(name).map_or("", String::as_str)
    }

    /// The outlet as the metadata give it.
    pub fn outlet(&self) -> Option<&str> {
        match self.flaw {
            Flaw::NoOutlet => None,
            Flaw::WrongOutlet => Some("NewsPress CMS"),
            _ => Some(self.head("outlet")),
        }
    }

    /// The time of publication as the metadata give it.
    pub fn published(&self) -> Option<&str> {
        match self.flaw {
            Flaw::NoDate => None,
            Flaw::WrongDate => Some("2016-01-01T00:00:00+00:00"),
            _ => Some(self.head("published")),
        }
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// The form of an article, by its name alone.
pub fn form(event: &str, article: &str) -> Form {
    let n = hash(&format!("{event}/{article}"));
    let design = (n / 100 % 8) as usize;
    match n % 20 {
        0..=9 => Form::Html(design),
        10 | 11 => Form::Text,
        12 => Form::Markdown,
        13 | 14 => Form::Docx,
        15 | 16 => Form::Pdf { columns: 1 + (n / 100 % 2) as usize },
        17 | 18 => Form::Eml,
        _ => Form::Mhtml(design),
    }
}

/// What is the matter with an article's metadata, by its name alone: one in three has something.
pub fn flaw(event: &str, article: &str) -> Flaw {
    match hash(&format!("{article}:{event}")) / 7 % 12 {
        0 => Flaw::NoDate,
        1 => Flaw::NoOutlet,
        2 => Flaw::WrongOutlet,
        3 => Flaw::WrongDate,
        _ => Flaw::None,
    }
}

/// An event's article in its own form.
pub fn make(event: &Event, article: &Tagged) -> Made {
    match article.head.get("file") {
        Some(file) => kept(event, article, file),
        None => make_as(event, article, form(&event.id, &article.id), flaw(&event.id, &article.id)),
    }
}

/// An article that is kept as a file elsewhere in the project; `file` is its path from the root.
fn kept(event: &Event, article: &Tagged, file: &str) -> Made {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    let bytes = std::fs::read(&path).expect("the validator says which file is missing");
    let extension = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    let form = match extension.as_str() {
        "html" => Form::Html(0),
        "md" => Form::Markdown,
        _ => Form::Text,
    };
    Made { name: format!("{}-{}.{extension}", event.id, article.id), form, flaw: Flaw::None, bytes }
}

/// An event's article in any form.
pub fn make_as(event: &Event, article: &Tagged, form: Form, flaw: Flaw) -> Made {
    let language = article.head.get("language").or_else(|| event.sheet.languages.first()).map_or("en", String::as_str);
    let source = Source { article, language, flaw };
    let (extension, bytes) = match form {
        Form::Text => ("txt", text(&source).into_bytes()),
        Form::Html(design) => ("html", designs::page(&source, design).into_bytes()),
        Form::Markdown => ("md", markdown::write(&source).into_bytes()),
        Form::Pdf { columns } => ("pdf", pdf::write(&source, columns)),
        Form::Docx => ("docx", docx::write(&source)),
        Form::Eml => ("eml", mail::newsletter(&source)),
        Form::Mhtml(design) => ("mhtml", mail::mhtml(&source, design)),
    };
    Made { name: format!("{}-{}.{extension}", event.id, article.id), form, flaw, bytes }
}

/// Copied from the page by hand: the site's furniture before and after, outlet, headline, byline and date as lines.
fn text(source: &Source<'_>) -> String {
    let words = site::words(source.language);
    let mut out = format!("{}\n{}\n\n", source.head("outlet"), words.sections.join("\n"));
    out += &format!("{}\n\n", source.head("headline"));
    if !source.head("byline").is_empty() {
        out += &format!("{} {}\n", words.by, source.head("byline"));
    }
    if let Some(date) = source.published() {
        out += &format!("{}\n\n", site::printed_date(date, source.language));
    }
    out += &gold::lay(source.article).text;
    out += &format!("\n\n{}\n{}\n", words.share, words.legal.replace("{}", source.head("outlet")));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_hang_on_the_name_alone_and_all_come_up() {
        let all: std::collections::BTreeSet<Form> = (0..6000).map(|i| form("event", &i.to_string())).collect();
        assert_eq!(all.len(), 1 + 8 + 1 + 2 + 1 + 1 + 8, "{all:?}");
        assert_eq!(form("ferry-port-halden", "A"), form("ferry-port-halden", "A"));
    }
}
