//! Word files as a desk sends them: headline, byline and date as paragraphs, then the text.

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run};

use super::{Source, site};

/// An article as a Word file.
pub fn write(source: &Source<'_>) -> Vec<u8> {
    let line = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let mut docx = Docx::new();
    if let Some(outlet) = source.outlet() {
        docx = docx.add_paragraph(line(outlet));
    }
    docx = docx.add_paragraph(Paragraph::new().style("Heading1").add_run(Run::new().add_text(source.head("headline")).bold().size(36)));
    if !source.head("byline").is_empty() {
        docx = docx.add_paragraph(line(&format!("{} {}", site::words(source.language).by, source.head("byline"))));
    }
    if let Some(date) = source.published() {
        docx = docx.add_paragraph(line(&site::printed_date(date, source.language)));
    }
    for paragraph in &source.article.paragraphs {
        let mut p = Paragraph::new();
        for (i, unit) in paragraph.iter().enumerate() {
            // A run a sentence, as editing leaves them.
            p = p.add_run(Run::new().add_text(if i > 0 { format!(" {}", unit.text) } else { unit.text.clone() }));
        }
        docx = docx.add_paragraph(p);
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).expect("writing into memory");
    bytes.into_inner()
}
