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

/// The text without the heads of forwarded mails, the marks of quoting, and what a signature and an answered mail leave at the end.
/// Subject, sender and date of what was forwarded are taken: they are the article's, those of the mail its forwarder's.
pub fn unquoted(text: &str, head: &mut Metadata) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<&str> = Vec::with_capacity(lines.len());
    let mut i = 0;
    while i < lines.len() {
        let line = lines[i].trim_start_matches(['>', ' ']).trim_end();
        let length = header_block(&lines[i..]);
        if length >= 3 {
            for row in &lines[i..i + length] {
                take_header(row.trim_start_matches(['>', ' ', '*']), head);
            }
            // What stands before is the forwarder's own: a greeting, "see below".
            if out.iter().map(|l| l.split_whitespace().count()).sum::<usize>() < 60 {
                out.clear();
            }
            i += length;
            continue;
        }
        let body = out.iter().any(|l| l.split_whitespace().count() > 8);
        if is_separator(line) {
            i += 1;
            continue;
        }
        // "On Monday, Ana wrote:" and what it quotes, after text of one's own.
        let quoted = lines[i + 1..].iter().take(3).any(|l| l.starts_with('>'));
        if body && line.ends_with(':') && quoted && WROTE.iter().any(|w| line.contains(w)) || line == "--" && body {
            break;
        }
        out.push(line);
        i += 1;
    }
    let text = out.join("\n");
    if text.trim().is_empty() { lines.join("\n") } else { text }
}

/// How answered mails are introduced.
const WROTE: [&str; 6] = ["wrote", "schrieb", "a écrit", "escribió", "ha scritto", "schreef"];

fn is_separator(line: &str) -> bool {
    let words = line.trim_matches(|c: char| matches!(c, '-' | '_' | ' ' | '=')).to_lowercase();
    let marked = line.starts_with("--") || line.starts_with("__") || line.starts_with("Begin forwarded");
    marked
        && ["forwarded message", "original message", "begin forwarded message:", "weitergeleitete nachricht", "message transféré", ""]
            .contains(&words.as_str())
        && line.len() > 2
}

/// Lines of a mail's head as programs copy it into the text: how many there are from here.
fn header_block(lines: &[&str]) -> usize {
    let is = |l: &&&str| {
        let l = l.trim_start_matches(['>', ' ', '*']).to_lowercase();
        HEADERS.iter().any(|h| l.strip_prefix(h.0).is_some_and(|r| r.trim_start_matches('*').starts_with(':')))
    };
    lines.iter().take(8).take_while(is).count()
}

/// A header's name, in the languages of common programs, and what it tells.
const HEADERS: [(&str, char); 17] = [
    ("from", 'f'),
    ("date", 'd'),
    ("sent", 'd'),
    ("subject", 's'),
    ("to", ' '),
    ("cc", ' '),
    ("reply-to", ' '),
    ("importance", ' '),
    ("von", 'f'),
    ("datum", 'd'),
    ("gesendet", 'd'),
    ("betreff", 's'),
    ("an", ' '),
    ("de", 'f'),
    ("objet", 's'),
    ("envoyé", 'd'),
    ("à", ' '),
];

fn take_header(line: &str, head: &mut Metadata) {
    let Some((name, value)) = line.split_once(':') else { return };
    let (name, value) = (name.trim_matches('*').trim().to_lowercase(), value.trim_matches(['*', ' ']));
    let Some((_, kind)) = HEADERS.iter().find(|h| h.0 == name).filter(|_| !value.is_empty()) else { return };
    match kind {
        's' => head.headline = Some(unforwarded(value)).filter(|s| !s.is_empty()),
        'f' => {
            let name = value.split(['<', '[']).next().unwrap_or("").trim_matches(['"', ' ']);
            head.outlet = Some(name.to_owned()).filter(|n| !n.is_empty() && !n.contains('@')).or(head.outlet.take());
        }
        'd' => head.published = crate::metadata::dates::normal(value).or(head.published.take()),
        _ => {}
    }
}

/// A subject without "Fwd:" and "Re:".
pub fn unforwarded(subject: &str) -> String {
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
    fn what_was_forwarded_is_the_article_and_quoted_heads_go() {
        let text = "See below.\n\n---------- Forwarded message ----------\nFrom: Harbour Courier <news@courier.example>\nDate: Mon, 3 Mar 2031 10:00:00 +0100\nSubject: Old pier closed\nTo: ana@desk.example\n\nThe old pier was closed on Friday, the board of the harbour said.\n\n-- \nAna\nDesk\n";
        let mut head = Metadata { headline: Some("fyi".into()), ..Metadata::default() };
        let body = unquoted(text, &mut head);
        assert_eq!(body.trim(), "The old pier was closed on Friday, the board of the harbour said.");
        assert_eq!(head.headline.as_deref(), Some("Old pier closed"));
        assert_eq!(head.outlet.as_deref(), Some("Harbour Courier"));
        let answer = "It was closed on Friday by the board of the harbour, says the mayor.\n\nOn Monday, Jo wrote:\n> Is it open?\n";
        assert!(!unquoted(answer, &mut head).contains("Is it open"));
        let quoted = "> The old pier was closed on Friday.\n> It rained.\n";
        assert_eq!(unquoted(quoted, &mut head), "The old pier was closed on Friday.\nIt rained.");
    }

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
