//! Mailboxes (mbox): mails one after the other, each after a line that begins with "From ".

use super::Part;
use crate::limits;

/// The mails of a mailbox.
pub fn unpack(bytes: &[u8]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut blank = true;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let begins = blank && line.starts_with(b"From ") && line.contains(&b':');
        blank = line.trim_ascii().is_empty();
        if begins {
            if parts.len() >= limits::PARTS {
                break;
            }
            parts.push(Part { name: format!("mail {}.eml", parts.len() + 1), format: None, bytes: Vec::new() });
            continue;
        }
        if let Some(part) = parts.last_mut() {
            // Lines of the mail's own that begin so are marked with ">".
            let marks = line.iter().take_while(|b| **b == b'>').count();
            let line = if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line };
            part.bytes.extend_from_slice(line);
        }
    }
    parts.retain(|p| !p.bytes.trim_ascii().is_empty());
    parts
}
