//! A spreadsheet: the claims and the facts, filterable, with the header frozen; and the sources on a sheet of their own. Numbers, days
//! and moments are such; text is always written as text, so nothing can start a formula.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};

use crate::WriteError;
use crate::sheet::{Cell, Sheet, Table};

/// A spreadsheet's cell holds no more characters than this.
const CELL_LIMIT: usize = 32_767;

/// The sheet as a file.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, WriteError> {
    build(sheet).map_err(|e| WriteError(e.to_string()))
}

/// How cells look.
struct Looks {
    head: Format,
    plain: Look,
    differ: Look,
}

/// How cells of one row look, by type.
struct Look {
    text: Format,
    number: Format,
    day: Format,
    moment: Format,
}

impl Look {
    fn new(text: Format) -> Self {
        let with = |form: &str| text.clone().set_num_format(form).set_align(FormatAlign::Left);
        Self { number: with("#,##0.###"), day: with("yyyy-mm-dd"), moment: with("yyyy-mm-dd hh:mm"), text }
    }
}

fn build(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let looks = Looks {
        head: Format::new().set_bold().set_background_color(Color::RGB(0xE9_E6_DF)).set_align(FormatAlign::Top).set_text_wrap(),
        differ: Look::new(text.clone().set_background_color(Color::RGB(0xFD_E9_D8))),
        plain: Look::new(text),
    };
    let mut book = Workbook::new();
    table(book.add_worksheet().set_name("Claims")?, &sheet.claims, &looks, &|name| match name {
        "Claim" | "Outlets" | "Origins" | "Initials" => 10.0,
        "Reasons" => 48.0,
        "Note" => 36.0,
        "Decided" | "Holds" => 16.0,
        "Status" | "Kinds" | "Severity" | "Update" | "Decision" => 12.0,
        _ => 56.0,
    })?;
    table(book.add_worksheet().set_name("Facts")?, &sheet.facts, &looks, &|name| match name {
        "Question" => 40.0,
        "About" => 28.0,
        "Kind" | "Status" | "Origins" | "Decision" => 11.0,
        _ => 24.0,
    })?;
    table(book.add_worksheet().set_name("Sources")?, &sheet.sources, &looks, &|name| match name {
        "Headline" | "SHA-256" => 64.0,
        "Notes" => 56.0,
        "Origin" => 8.0,
        _ => 24.0,
    })?;
    book.save_to_buffer()
}

fn table(to: &mut Worksheet, table: &Table, looks: &Looks, width: &dyn Fn(&str) -> f64) -> Result<(), XlsxError> {
    for (i, name) in (0u16..).zip(&table.head) {
        to.write_string_with_format(0, i, clip(name), &looks.head)?;
        let outlet = usize::from(i) >= table.fixed;
        to.set_column_width(i, width(if outlet { "" } else { name }))?;
    }
    let status = table.head.iter().position(|h| h == "Status");
    for (r, row) in (1u32..).zip(&table.rows) {
        let differs = status.and_then(|s| row.get(s)) == Some(&Cell::Text("differ".to_owned()));
        let look = if differs { &looks.differ } else { &looks.plain };
        for (c, cell) in (0u16..).zip(row) {
            put(to, (r, c), cell, look)?;
        }
    }
    let columns = u16::try_from(table.head.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    to.autofilter(0, 0, rows, columns)?;
    to.set_freeze_panes(1, 1)?;
    to.set_landscape();
    to.set_paper_size(9);
    to.set_print_fit_to_pages(1, 0);
    to.set_repeat_rows(0, 0)?;
    Ok(())
}

fn put(to: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, look: &Look) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => drop(to.write_string_with_format(row, column, clip(text), &look.text)?),
        Cell::Count(n) => drop(to.write_number_with_format(row, column, *n as f64, &look.number)?),
        Cell::Number(x) => drop(to.write_number_with_format(row, column, *x, &look.number)?),
        Cell::Day(year, month, day) => {
            let day = ExcelDateTime::from_ymd(*year, *month, *day)?;
            to.write_datetime_with_format(row, column, &day, &look.day)?;
        }
        Cell::Moment(year, month, day, hour, minute) => {
            let moment = ExcelDateTime::from_ymd(*year, *month, *day)?.and_hms(*hour, u8::try_from(*minute).unwrap_or(0), 0)?;
            to.write_datetime_with_format(row, column, &moment, &look.moment)?;
        }
        Cell::Printed(value, printed) => {
            put(to, (row, column), value, look)?;
            // What is printed stands beside the typed value, as a note.
            to.insert_note(row, column, &Note::new(format!("As printed: {}", clip(printed))).add_author_prefix(false))?;
        }
    }
    Ok(())
}

/// No more than a cell can hold.
fn clip(text: &str) -> String {
    if text.chars().count() <= CELL_LIMIT { text.to_owned() } else { text.chars().take(CELL_LIMIT - 1).chain(['…']).collect() }
}
