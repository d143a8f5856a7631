//! A newsletter mail and a page saved as MHTML.

use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;

use super::{Source, designs, site};
use crate::corpus::gold;

fn head<'a>(source: &Source<'a>, subject: &'a str) -> MessageBuilder<'a> {
    let id = format!("{:x}@example.org", super::hash(subject));
    let message = MessageBuilder::new().subject(subject).message_id(id);
    // A mail always has a date: where the article's is missing or wrong, the day of sending stands in the head all the same.
    let date = source.head("published");
    message.header("Date", Raw::new(rfc2822(date)))
}

/// "Mon, 12 May 2031 18:40:00 +0200"; the weekday is left out, as RFC 5322 allows.
fn rfc2822(iso: &str) -> String {
    let part = |range: std::ops::Range<usize>| iso.get(range).unwrap_or("00");
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months[part(5..7).parse::<usize>().unwrap_or(1).clamp(1, 12) - 1];
    let zone = iso.rfind(['+', '-']).filter(|i| *i > 10).map_or("+0000".to_owned(), |i| iso[i..].replace(':', ""));
    format!("{} {month} {} {}:{}:00 {zone}", part(8..10), part(0..4), part(11..13), part(14..16))
}

/// A newsletter mail with a plain and a marked-up part.
pub fn newsletter(source: &Source<'_>) -> Vec<u8> {
    let words = site::words(source.language);
    let body = gold::lay(source.article).text;
    let outlet = source.outlet().unwrap_or("Newsletter");
    let byline = if source.head("byline").is_empty() { String::new() } else { format!("{} {}\n\n", words.by, source.head("byline")) };
    let plain = format!("{}\n\n{byline}{body}\n\n{}\n{}\n", source.head("headline"), words.newsletter, words.legal.replace("{}", outlet));
    let message = head(source, source.head("headline"))
        .from((outlet, "briefing@example.org"))
        .to("reader@example.org")
        .text_body(plain)
        .html_body(designs::page(source, 3));
    message.write_to_vec().expect("writing into memory")
}

/// A page saved as one MHTML file.
pub fn mhtml(source: &Source<'_>, design: usize) -> Vec<u8> {
    let page = MimePart::new("text/html; charset=utf-8", designs::page(source, design)).location("https://news.example.org/story");
    let message = head(source, source.head("headline"))
        .from(("Saved by a browser", "saved@example.org"))
        .header("Snapshot-Content-Location", Raw::new("https://news.example.org/story"))
        .body(MimePart::new("multipart/related; type=\"text/html\"", vec![page]));
    message.write_to_vec().expect("writing into memory")
}
