//! One row a claim, a column an outlet, as comma-separated values (RFC 4180, UTF-8 with a mark, so that spreadsheets read it right).

use csv_core::{Terminator, WriteResult, Writer, WriterBuilder};

use crate::inert::cell;
use crate::sheet::{Cell, Sheet};

/// The claims as a file.
pub fn write(sheet: &Sheet) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).build();
    let mut out = "\u{feff}".as_bytes().to_vec();
    row(&mut writer, &mut out, sheet.claims.head.iter().map(|h| cell(h)));
    for cells in &sheet.claims.rows {
        row(&mut writer, &mut out, cells.iter().map(|c| if let Cell::Text(text) = c { cell(text) } else { c.words() }));
    }
    out
}

fn row(writer: &mut Writer, out: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    let mut buffer = [0; 4096];
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            let (_, written) = writer.delimiter(&mut buffer);
            out.extend_from_slice(&buffer[..written]);
        }
        let mut rest = cell.as_bytes();
        loop {
            let (result, read, written) = writer.field(rest, &mut buffer);
            out.extend_from_slice(&buffer[..written]);
            rest = &rest[read..];
            if result == WriteResult::InputEmpty {
                break;
            }
        }
    }
    let (_, written) = writer.terminator(&mut buffer);
    out.extend_from_slice(&buffer[..written]);
}
