//! Plain text, clean or copied from a page with its clutter.

use crosscheck_compare::document::Document;

use crate::{Input, Refusal, RefusalCode};

/// Reads plain text.
pub fn read(input: &Input) -> Result<Document, Refusal> {
    let text = String::from_utf8_lossy(input.bytes);
    if text.trim().is_empty() {
        return Err(Refusal { code: RefusalCode::Empty, message: "The file is empty.".to_owned() });
    }
    Ok(Document::raw(&text, input.given.clone()))
}
