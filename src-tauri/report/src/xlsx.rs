//! A spreadsheet: the claims, filterable, with the header frozen; and the sources on a sheet of their own.

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};

use crate::WriteError;
use crate::sheet::{Cell, Sheet};

/// A spreadsheet's cell holds no more characters than this.
const CELL_LIMIT: usize = 32_767;

/// The sheet as a file. Text is always written as text, so nothing can start a formula.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, WriteError> {
    build(sheet).map_err(|e| WriteError(e.to_string()))
}

fn build(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let head = Format::new().set_bold().set_background_color(Color::RGB(0xE9_E6_DF)).set_align(FormatAlign::Top).set_text_wrap();
    let body = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let differ = body.clone().set_background_color(Color::RGB(0xFD_E9_D8));

    let claims = book.add_worksheet();
    claims.set_name("Claims")?;
    for (i, name) in (0u16..).zip(&sheet.head) {
        claims.write_string_with_format(0, i, clip(name), &head)?;
        claims.set_column_width(
            i,
            match i {
                0 | 6 | 7 => 10,
                1..=4 => 12,
                5 => 48,
                _ => 56,
            },
        )?;
    }
    for (r, row) in (1u32..).zip(&sheet.rows) {
        let differs = row.get(1) == Some(&Cell::Text("differ".to_owned()));
        let format = if differs { &differ } else { &body };
        for (c, cell) in (0u16..).zip(row) {
            match cell {
                Cell::Text(text) => claims.write_string_with_format(r, c, clip(text), format)?,
                Cell::Count(n) => claims.write_number_with_format(r, c, *n as f64, format)?,
            };
        }
    }
    let columns = u16::try_from(sheet.head.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    claims.autofilter(0, 0, rows, columns)?;
    claims.set_freeze_panes(1, 2)?;
    claims.set_landscape();
    claims.set_print_fit_to_pages(1, 0);
    claims.set_repeat_rows(0, 0)?;

    let sources = book.add_worksheet();
    sources.set_name("Sources")?;
    for (i, name) in (0u16..).zip(["Outlet", "Headline", "By", "Published", "File", "SHA-256"]) {
        sources.write_string_with_format(0, i, name, &head)?;
        sources.set_column_width(i, if i == 1 || i == 5 { 64 } else { 24 })?;
    }
    for (r, row) in (1u32..).zip(&sheet.sources) {
        for (c, text) in (0u16..).zip(row) {
            sources.write_string_with_format(r, c, clip(text), &body)?;
        }
    }
    book.save_to_buffer()
}

/// No more than a cell can hold.
fn clip(text: &str) -> String {
    if text.chars().count() <= CELL_LIMIT { text.to_owned() } else { text.chars().take(CELL_LIMIT - 1).chain(['…']).collect() }
}
