//! Rich text (RTF): its words, by hand, with the code pages it names. One pass; groups are a bounded stack.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups that hold no words of the text.
const SILENT: [&str; 24] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "footer",
    "headerl",
    "headerr",
    "headerf",
    "footerl",
    "footerr",
    "footerf",
    "object",
    "listtable",
    "listoverridetable",
    "generator",
    "themedata",
    "datastore",
    "fldinst",
    "latentstyles",
    "rsidtbl",
    "filetbl",
    "xmlnstbl",
];
/// Deeper groups share the state of the deepest one kept.
const DEPTH: usize = 1000;

#[derive(Clone, Copy)]
struct State {
    silent: bool,
    /// Characters to leave out after `\u`.
    skip: usize,
}

/// The words of an RTF file; a paragraph ends with a line end.
pub fn text(source: &[u8]) -> String {
    let mut out = String::new();
    let mut pending: Vec<u8> = Vec::new();
    let mut encoding = WINDOWS_1252;
    let mut stack = vec![State { silent: false, skip: 1 }];
    let mut too_deep = 0usize;
    let mut skipping = 0usize;
    let mut i = 0;
    let flush = |pending: &mut Vec<u8>, out: &mut String, encoding: &'static Encoding| {
        if !pending.is_empty() {
            out.push_str(&encoding.decode_without_bom_handling(pending).0);
            pending.clear();
        }
    };
    while i < source.len() {
        let Some(&State { silent, skip }) = stack.last() else { break };
        match source[i] {
            b'{' => {
                i += 1;
                if stack.len() < DEPTH { stack.push(State { silent, skip }) } else { too_deep += 1 }
            }
            b'}' => {
                i += 1;
                if too_deep > 0 {
                    too_deep -= 1;
                } else if stack.len() > 1 {
                    stack.pop();
                }
            }
            b'\\' => {
                let Some(&next) = source.get(i + 1) else { break };
                if next == b'\'' {
                    let byte =
                        source.get(i + 2..i + 4).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
                    i += 4;
                    if skipping > 0 {
                        skipping -= 1;
                    } else if let (false, Some(byte)) = (silent, byte) {
                        pending.push(byte);
                    }
                    continue;
                }
                flush(&mut pending, &mut out, encoding);
                if !next.is_ascii_alphabetic() {
                    i += 2;
                    match next {
                        b'*' => {
                            if let Some(state) = stack.last_mut() {
                                state.silent = true;
                            }
                        }
                        _ if silent => {}
                        b'~' => out.push(' '),
                        b'_' => out.push('-'),
                        b'\n' | b'\r' => out.push('\n'),
                        b'\\' | b'{' | b'}' => out.push(char::from(next)),
                        _ => {}
                    }
                    continue;
                }
                let start = i + 1;
                let mut end = start;
                while source.get(end).is_some_and(u8::is_ascii_alphabetic) && end - start < 32 {
                    end += 1;
                }
                let word = std::str::from_utf8(&source[start..end]).unwrap_or("");
                let digits = end;
                if source.get(end) == Some(&b'-') && source.get(end + 1).is_some_and(u8::is_ascii_digit) {
                    end += 1;
                }
                while source.get(end).is_some_and(u8::is_ascii_digit) && end - digits < 11 {
                    end += 1;
                }
                let number: Option<i64> = std::str::from_utf8(&source[digits..end]).ok().and_then(|d| d.parse().ok());
                if source.get(end) == Some(&b' ') {
                    end += 1;
                }
                i = end;
                match word {
                    "bin" => i = i.saturating_add(number.unwrap_or(0).clamp(0, 1 << 30) as usize),
                    "ansicpg" => encoding = code_page(number.unwrap_or(1252)).unwrap_or(encoding),
                    "uc" => {
                        if let Some(state) = stack.last_mut() {
                            state.skip = number.unwrap_or(1).clamp(0, 16) as usize;
                        }
                    }
                    _ if SILENT.contains(&word) => {
                        if let Some(state) = stack.last_mut() {
                            state.silent = true;
                        }
                    }
                    _ if silent => {}
                    "par" | "line" | "sect" | "page" | "row" => out.push('\n'),
                    "tab" | "cell" => out.push('\t'),
                    "emdash" => out.push('—'),
                    "endash" => out.push('–'),
                    "lquote" => out.push('‘'),
                    "rquote" => out.push('’'),
                    "ldblquote" => out.push('“'),
                    "rdblquote" => out.push('”'),
                    "bullet" => out.push('•'),
                    "u" => {
                        let unit = number.unwrap_or(0);
                        let unit = if unit < 0 { unit + 65_536 } else { unit };
                        out.extend(u32::try_from(unit).ok().and_then(char::from_u32));
                        skipping = skip;
                    }
                    _ => {}
                }
            }
            b'\r' | b'\n' => i += 1,
            byte => {
                i += 1;
                if skipping > 0 {
                    skipping -= 1;
                } else if !silent {
                    pending.push(byte);
                }
            }
        }
        if source.get(i).is_some_and(|b| matches!(b, b'{' | b'}')) {
            flush(&mut pending, &mut out, encoding);
        }
    }
    flush(&mut pending, &mut out, encoding);
    out
}

fn code_page(number: i64) -> Option<&'static Encoding> {
    match number {
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        65001 => Some(encoding_rs::UTF_8),
        other => Encoding::for_label(format!("windows-{other}").as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_quotes_and_old_letters() {
        let source =
            br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\author Ana}}\f0 Old pier closed\par \'93Caf\'e9\'94 \u8212- said\par}";
        assert_eq!(text(source), "Old pier closed\n“Café” — said\n");
    }

    #[test]
    fn open_groups_without_end_do_no_harm() {
        assert_eq!(text(&b"{".repeat(100_000)), "");
        assert_eq!(text(br"{\rtf1 a\"), "a");
        assert_eq!(text(br"{\rtf1\bin99999999999 x}"), "");
    }
}
