//! A word processor's document: real headings and tables.

use docx_rs::{Comment, Docx, Footer, PageNum, Paragraph, Run, RunFonts, Style, StyleType, Table, TableCell, TableRow, WidthType};

use crate::WriteError;
use crate::language::Language;
use crate::outline::{Decided, Entry, Listing, Outline, SideEntry};
use crate::versions::{ABOUT, Rewritten};

/// Widths of the two columns in twentieths of a point: outlet, words.
const WIDTHS: [usize; 2] = [2200, 7200];
/// Comments have a date; the same report must be the same bytes.
const NO_DATE: &str = "2000-01-01T00:00:00Z";

/// The outline as a file.
pub fn write(o: &Outline) -> Result<Vec<u8>, WriteError> {
    let l = o.language;
    let mut doc = styled();
    doc = doc.add_paragraph(heading("Title", &o.title));
    for line in &o.summary {
        doc = doc.add_paragraph(soft(line));
    }
    doc = doc.add_paragraph(heading("Heading1", l.say("Sources")));
    for s in &o.sources {
        doc = doc.add_paragraph(heading("Heading2", &s.outlet));
        for (label, value) in &s.facts {
            doc = doc.add_paragraph(Paragraph::new().add_run(text(&format!("{label}: ")).bold()).add_run(text(value)));
        }
        for w in &s.warnings {
            doc = doc.add_paragraph(soft(&l.fill("Note: {}", &[w])));
        }
    }
    let mut comments = 0;
    for section in &o.differences {
        doc = entries(doc, section.heading, &section.entries, &mut comments, l);
    }
    doc = rewritten(doc, &o.versions, l);
    for agreed in &o.agreements {
        doc = doc.add_paragraph(heading("Heading1", agreed.heading));
        for a in &agreed.entries {
            doc = doc.add_paragraph(soft(&a.label).keep_next(true)).add_table(table(&a.sides, l));
            doc = rest(doc, &a.silent, a.decision.as_ref(), l);
        }
    }
    doc = listings(doc, l.say("Only in one outlet"), &o.only);
    doc = entries(doc, l.say("Appendix: dismissed differences"), &o.dismissed, &mut comments, l);
    doc = entries(doc, l.say("Appendix: decisions whose words no longer stand"), &o.unplaced, &mut comments, l);
    doc = listings(doc, l.say("Not compared"), &o.left_out);
    for line in &o.made_by {
        doc = doc.add_paragraph(soft(line));
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    doc.build().pack(&mut bytes).map_err(|e| WriteError(e.to_string()))?;
    Ok(bytes.into_inner())
}

/// Differences under a heading. Each reason is a heading of its own, and a comment on it that colleagues can answer in the margin.
fn entries(mut doc: Docx, title: &str, entries: &[Entry], comments: &mut usize, l: Language) -> Docx {
    if entries.is_empty() {
        return doc;
    }
    doc = doc.add_paragraph(heading("Heading1", title));
    for e in entries {
        let number = if e.number > 0 { format!("{}. ", e.number) } else { String::new() };
        doc = doc.add_paragraph(heading("Heading2", &format!("{number}{}", e.reason)));
        *comments += 1;
        let (id, decision) = (*comments, e.decision.as_ref());
        let author = decision.map(|d| d.initials.as_str()).filter(|i| !i.is_empty()).unwrap_or("Crosscheck");
        // docx-rs writes attributes as they come: initials with a quotation mark or an ampersand would break the file.
        let author = maud::html! { (author) }.into_string();
        let mut comment = Comment::new(id).author(author).date(NO_DATE).add_paragraph(Paragraph::new().add_run(text(&e.reason)));
        for words in decision.into_iter().flat_map(|d| [&d.words, &d.note]).filter(|w| !w.is_empty()) {
            comment = comment.add_paragraph(Paragraph::new().add_run(text(words)));
        }
        let label = Paragraph::new().keep_next(true).add_comment_start(comment).add_run(small(&e.label)).add_comment_end(id);
        doc = doc.add_paragraph(label).add_table(table(&e.sides, l));
        if !e.evidence.is_empty() {
            doc = doc.add_paragraph(soft(&e.evidence));
        }
        doc = rest(doc, &e.silent, decision, l);
    }
    doc
}

/// Who is silent, what was decided, and the space below.
fn rest(mut doc: Docx, silent: &[String], decision: Option<&Decided>, l: Language) -> Docx {
    if !silent.is_empty() {
        doc = doc.add_paragraph(soft(&l.fill("Not reported by {}.", &[&silent.join(", ")])));
    }
    if let Some(d) = decision {
        let mut line = Paragraph::new().add_run(text(&d.words).bold());
        if !d.note.is_empty() {
            line = line.add_run(text(&format!(" – {}", d.note)));
        }
        doc = doc.add_paragraph(line);
    }
    doc.add_paragraph(Paragraph::new())
}

fn styled() -> Docx {
    let style = |id: &str, name: &str, size: usize| Style::new(id, StyleType::Paragraph).name(name).size(size).bold();
    Docx::new()
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri"))
        .default_size(21)
        .footer(Footer::new().add_paragraph(Paragraph::new().add_page_num(PageNum::new())))
        .add_style(style("Title", "Title", 40))
        .add_style(style("Heading1", "heading 1", 30))
        .add_style(style("Heading2", "heading 2", 23))
}

fn heading(style: &str, words: &str) -> Paragraph {
    Paragraph::new().style(style).keep_next(true).add_run(text(words))
}

fn soft(words: &str) -> Paragraph {
    Paragraph::new().add_run(small(words))
}

fn small(words: &str) -> Run {
    text(words).color("5D5A53").size(19)
}

fn text(words: &str) -> Run {
    Run::new().add_text(words)
}

fn table(sides: &[SideEntry], l: Language) -> Table {
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
                what = what.add_paragraph(soft(&l.fill("credits {}", &[c])));
            }
            TableRow::new(vec![who, what]).cant_split()
        })
        .collect();
    Table::new(rows).set_grid(WIDTHS.to_vec())
}

/// Versions of one article: what was taken out is struck through, what was put in is underlined.
fn rewritten(mut doc: Docx, steps: &[Rewritten], l: Language) -> Docx {
    if steps.is_empty() {
        return doc;
    }
    doc = doc.add_paragraph(heading("Heading1", l.say("Versions of one article"))).add_paragraph(soft(l.say(ABOUT)));
    for step in steps {
        doc = doc.add_paragraph(heading("Heading2", &step.heading)).add_paragraph(soft(&step.counts));
        if !step.note.is_empty() {
            doc = doc.add_paragraph(soft(&step.note));
        }
        for change in &step.changes {
            let rows = change.sides.iter().map(|side| {
                let who = TableCell::new().add_paragraph(soft(&side.place)).width(WIDTHS[0], WidthType::Dxa);
                let mark = |words: &String, changed: bool| match (changed, side.later) {
                    (false, _) => text(words),
                    (true, true) => text(words).bold().underline("single").highlight("yellow"),
                    (true, false) => text(words).strike().highlight("yellow"),
                };
                let line = side.runs.iter().fold(Paragraph::new(), |line, (words, changed)| line.add_run(mark(words, *changed)));
                TableRow::new(vec![who, TableCell::new().add_paragraph(line).width(WIDTHS[1], WidthType::Dxa)]).cant_split()
            });
            let rows = Table::new(rows.collect()).set_grid(WIDTHS.to_vec());
            let label = Paragraph::new().keep_next(true).add_run(text(change.label).bold());
            doc = doc.add_paragraph(label).add_table(rows).add_paragraph(Paragraph::new());
        }
    }
    doc
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
