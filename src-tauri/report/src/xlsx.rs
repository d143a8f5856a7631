//! A spreadsheet: the claims and the facts, filterable, with the header frozen; and the sources on a sheet of their own. Numbers, days
//! and moments are such; text is always written as text, so nothing can start a formula.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError};

use crate::WriteError;
use crate::sheet::{Cell, Sheet, Table};

/// A spreadsheet's cell holds no more characters than this.
const CELL_LIMIT: usize = 32_767;

/// The sheet as a file.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, WriteError> {
    build(sheet).map_err(|e| WriteError(e.to_string()))
}

/// Points of a line of text.
const LINE: f64 = 15.0;
/// A row can't be higher, in points.
const HIGHEST: f64 = 405.0;
/// So wide is a lying page at full size, in letters.
const PAGE: f64 = 141.0;
/// Smaller than this part of the full size nobody reads it.
const SMALLEST: f64 = 0.5;

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
    // A line under each row and a little air, so that neighbours do not run into each other.
    let text = Format::new()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
        .set_indent(1)
        .set_border_bottom(FormatBorder::Hair);
    let looks = Looks {
        head: Format::new().set_bold().set_background_color(Color::RGB(0xE9_E6_DF)).set_align(FormatAlign::Top).set_text_wrap(),
        differ: Look::new(text.clone().set_background_color(Color::RGB(0xFD_E9_D8))),
        plain: Look::new(text),
    };
    let mut book = Workbook::new();
    // The moment of writing is no part of a report: two of the same work are the same bytes, in a workbook too.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_timestamp(0)?));
    // As narrow as they can be read: three outlets still go on a page.
    table(book.add_worksheet().set_name("Claims")?, &sheet.claims, &looks, &|name| match name {
        "Claim" => 11.0,
        "Outlets" | "Origins" | "Initials" | "Update" => 8.0,
        "Status" | "Kinds" | "Severity" | "Decision" => 9.5,
        "Reasons" => 30.0,
        "Evidence" => 34.0,
        "Note" => 20.0,
        "Holds" => 11.0,
        "Decided" => 15.5,
        _ => 38.0,
    })?;
    table(book.add_worksheet().set_name("Facts")?, &sheet.facts, &looks, &|name| match name {
        "Question" => 40.0,
        "About" => 28.0,
        "Kind" | "Status" | "Origins" | "Decision" => 11.0,
        _ => 24.0,
    })?;
    if !sheet.versions.rows.is_empty() {
        table(book.add_worksheet().set_name("Versions")?, &sheet.versions, &looks, &|name| match name {
            "Order" | "Edit" => 10.0,
            "Earlier version" | "Later version" => 16.0,
            "Words before" | "Words after" | "Outlet" => 24.0,
            _ => 48.0,
        })?;
    }
    table(book.add_worksheet().set_name("Sources")?, &sheet.sources, &looks, &|name| match name {
        "Headline" | "SHA-256" => 64.0,
        "Notes" => 56.0,
        "Origin" => 8.0,
        _ => 24.0,
    })?;
    book.save_to_buffer()
}

fn table(to: &mut Worksheet, table: &Table, looks: &Looks, width: &dyn Fn(&str) -> f64) -> Result<(), XlsxError> {
    let widths: Vec<f64> = table.head.iter().enumerate().map(|(i, name)| width(if i >= table.fixed { "" } else { name })).collect();
    for ((i, name), width) in (0u16..).zip(&table.head).zip(&widths) {
        to.write_string_with_format(0, i, clip(name), &looks.head)?;
        to.set_column_width(i, *width)?;
    }
    to.set_row_height(0, 2.0 * LINE)?;
    let status = table.head.iter().position(|h| h == "Status");
    for (r, row) in (1u32..).zip(&table.rows) {
        let differs = status.and_then(|s| row.get(s)) == Some(&Cell::Text("differ".to_owned()));
        let look = if differs { &looks.differ } else { &looks.plain };
        for (c, cell) in (0u16..).zip(row) {
            put(to, (r, c), cell, look)?;
        }
        // Not every program makes a row as high as its wrapped text.
        let lines = row.iter().zip(&widths).map(|(cell, width)| lines(&cell.words(), *width)).max().unwrap_or(1);
        to.set_row_height(r, (lines as f64 * LINE).min(HIGHEST))?;
    }
    let columns = u16::try_from(table.head.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    to.autofilter(0, 0, rows, columns)?;
    to.set_freeze_panes(1, 1)?;
    print(to, &table.head, widths.iter().sum())
}

/// As it is printed: on A4, lying, all columns on one page where they can be read there, else over several that each begin with the first
/// column.
fn print(to: &mut Worksheet, head: &[String], wide: f64) -> Result<(), XlsxError> {
    to.set_landscape();
    to.set_paper_size(9);
    to.set_margins(0.35, 0.35, 0.5, 0.55, 0.3, 0.3);
    to.set_footer("&L&A&RPage &P of &N");
    to.set_repeat_rows(0, 0)?;
    if PAGE / wide >= SMALLEST {
        to.set_print_fit_to_pages(1, 0);
    } else {
        to.set_print_scale((SMALLEST * 100.0) as u16);
        to.set_page_order(true);
        if !head.is_empty() {
            to.set_repeat_columns(0, 0)?;
        }
    }
    Ok(())
}

/// How many lines of a column a text takes, or a few more.
fn lines(text: &str, width: f64) -> usize {
    let letters = (width - 2.5).max(1.0) as usize;
    let of = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ') {
            let long = word.chars().count();
            if used > 0 && used + 1 + long > letters {
                lines += 1;
                used = 0;
            }
            lines += long.saturating_sub(1) / letters;
            used += long + usize::from(used > 0);
        }
        lines
    };
    text.lines().map(of).sum::<usize>().max(1)
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
