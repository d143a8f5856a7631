//! One row a claim, a column an outlet, as comma-separated values (RFC 4180, UTF-8 with a mark, so that spreadsheets read it right).

use crate::WriteError;
use crate::inert::cell;
use crate::sheet::{Cell, Sheet};

/// The sheet as a file.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, WriteError> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let failed = |e: csv::Error| WriteError(e.to_string());
    out.write_record(sheet.head.iter().map(|h| cell(h))).map_err(failed)?;
    for row in &sheet.rows {
        let cells = row.iter().map(|c| match c {
            Cell::Text(text) => cell(text),
            Cell::Count(n) => n.to_string(),
        });
        out.write_record(cells).map_err(failed)?;
    }
    out.into_inner().map_err(|e| WriteError(e.to_string()))
}
