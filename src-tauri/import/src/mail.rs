//! A mail with an article in it, or a page that a browser saved as a mail message (MHTML).

use crosscheck_compare::document::Metadata;
use mail_parser::MessageParser;

/// What a message holds.
pub struct Message {
    /// A page, where there is one.
    pub html: Option<String>,
    /// Plain text, where there is no page.
    pub text: Option<String>,
    /// Subject, sender, date.
    pub head: Metadata,
}

/// Reads a message; `None` when it is none.
pub fn read(bytes: &[u8]) -> Option<Message> {
    let message = MessageParser::default().parse(bytes)?;
    let html = message.html_bodies().find_map(|part| part.is_text_html().then(|| part.text_contents().map(str::to_owned)).flatten());
    let text = message.body_text(0).map(|t| t.into_owned()).filter(|t| !t.trim().is_empty());
    let sender = message.from().and_then(|a| a.first()).and_then(|a| a.name()).map(str::to_owned);
    let subject = message.subject().map(unforwarded).filter(|s| !s.is_empty());
    let date = message.date().filter(|d| d.is_valid()).map(|d| d.to_rfc3339()).and_then(|d| crate::metadata::dates::normal(&d));
    let head = Metadata { headline: subject, outlet: sender, published: date, ..Metadata::default() };
    Some(Message { html, text, head })
}

/// A subject without "Fwd:" and "Re:".
fn unforwarded(subject: &str) -> String {
    let mut subject = subject.trim();
    while let Some(rest) = ["fwd:", "fw:", "re:", "wg:", "aw:", "tr:"].iter().find_map(|p| {
        let head = subject.get(..p.len())?;
        head.eq_ignore_ascii_case(p).then(|| subject[p.len()..].trim_start())
    }) {
        subject = rest;
    }
    subject.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_article() {
        let message = read(b"From: Harbour Courier <news@courier.example>\r\nTo: desk@ellery.example\r\nSubject: Fwd: Old pier closed\r\nDate: Mon, 3 Mar 2031 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nThe caf\xe9 on the pier closed.\r\n").expect("a message");
        assert_eq!(message.head.headline.as_deref(), Some("Old pier closed"));
        assert_eq!(message.head.outlet.as_deref(), Some("Harbour Courier"));
        assert_eq!(message.head.published.as_deref(), Some("2031-03-03T10:00+01:00"));
        assert_eq!(message.text.as_deref().map(str::trim), Some("The café on the pier closed."));
        assert_eq!(message.html, None);
    }
}
