//! A word processor's document: real headings and tables.

use docx_rs::{Docx, Paragraph, Run, RunFonts, Style, StyleType, Table, TableCell, TableRow, WidthType};

use crate::WriteError;
use crate::outline::{Listing, Outline, SideEntry};

/// Widths of the two columns in twentieths of a point: outlet, words.
const WIDTHS: [usize; 2] = [2200, 7200];

/// The outline as a file.
pub fn write(o: &Outline) -> Result<Vec<u8>, WriteError> {
    let mut doc = styled();
    doc = doc.add_paragraph(heading("Title", &o.title));
    for line in &o.summary {
        doc = doc.add_paragraph(soft(line));
    }
    doc = doc.add_paragraph(heading("Heading1", "Sources"));
    for s in &o.sources {
        doc = doc.add_paragraph(heading("Heading2", &s.outlet));
        for (label, value) in &s.facts {
            doc = doc.add_paragraph(Paragraph::new().add_run(text(&format!("{label}: ")).bold()).add_run(text(value)));
        }
        for w in &s.warnings {
            doc = doc.add_paragraph(soft(&format!("Note: {w}")));
        }
    }
    for section in &o.differences {
        doc = doc.add_paragraph(heading("Heading1", section.heading));
        for e in &section.entries {
            doc = doc.add_paragraph(heading("Heading2", &format!("{}. {}", e.number, e.reason)));
            doc = doc.add_paragraph(soft(&e.label)).add_table(table(&e.sides)).add_paragraph(Paragraph::new());
        }
    }
    if !o.agreements.is_empty() {
        doc = doc.add_paragraph(heading("Heading1", "What agrees"));
    }
    for a in &o.agreements {
        doc = doc.add_paragraph(soft(&a.label)).add_table(table(&a.sides)).add_paragraph(Paragraph::new());
    }
    doc = listings(doc, "Only in one outlet", &o.only);
    doc = listings(doc, "Not compared", &o.left_out);
    doc = doc.add_paragraph(soft(&format!("Made by {}. The quoted words are the outlets’ own.", o.made_by)));
    let mut bytes = std::io::Cursor::new(Vec::new());
    doc.build().pack(&mut bytes).map_err(|e| WriteError(e.to_string()))?;
    Ok(bytes.into_inner())
}

fn styled() -> Docx {
    let style = |id: &str, name: &str, size: usize| Style::new(id, StyleType::Paragraph).name(name).size(size).bold();
    Docx::new()
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri"))
        .default_size(21)
        .add_style(style("Title", "Title", 40))
        .add_style(style("Heading1", "heading 1", 30))
        .add_style(style("Heading2", "heading 2", 23))
}

fn heading(style: &str, words: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(text(words))
}

fn soft(words: &str) -> Paragraph {
    Paragraph::new().add_run(text(words).color("5D5A53").size(19))
}

fn text(words: &str) -> Run {
    Run::new().add_text(words)
}

fn table(sides: &[SideEntry]) -> Table {
    let rows = sides
        .iter()
        .map(|s| {
            let who = TableCell::new()
                .add_paragraph(Paragraph::new().add_run(text(&s.outlet).bold()))
                .add_paragraph(soft(&s.place))
                .width(WIDTHS[0], WidthType::Dxa);
            let mut what = TableCell::new().width(WIDTHS[1], WidthType::Dxa);
            if !s.words.is_empty() {
                let mut line = Paragraph::new().add_run(text(&s.words).bold().highlight("yellow"));
                if !s.value.is_empty() {
                    line = line.add_run(text(&format!(" = {}", s.value)).color("5D5A53").size(19));
                }
                what = what.add_paragraph(line);
            }
            what = what.add_paragraph(Paragraph::new().add_run(text(&s.sentence)));
            if let Some(c) = &s.credit {
                what = what.add_paragraph(soft(&format!("credits {c}")));
            }
            TableRow::new(vec![who, what])
        })
        .collect();
    Table::new(rows).set_grid(WIDTHS.to_vec())
}

fn listings(mut doc: Docx, title: &str, lists: &[Listing]) -> Docx {
    if lists.is_empty() {
        return doc;
    }
    doc = doc.add_paragraph(heading("Heading1", title));
    for l in lists {
        doc = doc.add_paragraph(heading("Heading2", &l.outlet));
        for (words, note) in &l.lines {
            doc = doc.add_paragraph(Paragraph::new().add_run(text(&format!("{words} "))).add_run(text(note).color("5D5A53").size(18)));
        }
    }
    doc
}
