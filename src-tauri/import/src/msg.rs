//! Mails of Outlook (MSG): a compound file with a stream a property (MS-OXMSG). Body, subject, sender and time are looked up by their
//! property's number.

use std::io::{Cursor, Read};

use crosscheck_compare::document::Metadata;
use encoding_rs::WINDOWS_1252;

use crate::limits;
use crate::mail::{Message, unforwarded};

type File<'a> = cfb::CompoundFile<Cursor<&'a [u8]>>;

/// Reads a message; `None` when it is none.
pub fn read(bytes: &[u8]) -> Option<Message> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let subject = text(&mut file, 0x0037).map(|s| unforwarded(&s)).filter(|s| !s.is_empty());
    let sender = text(&mut file, 0x0C1A).filter(|s| !s.trim().is_empty());
    let mut html = stream(&mut file, 0x1013, 0x0102).map(|b| {
        let declared = crate::html::declared_charset(&b);
        crate::charset::decode(&b, declared.as_deref()).text
    });
    html = html.or_else(|| text(&mut file, 0x1013)).filter(|h| !h.trim().is_empty());
    let rich = |file: &mut File| stream(file, 0x1009, 0x0102).and_then(|b| unpacked(&b)).map(|r| crate::rtf::text(&r));
    let plain = text(&mut file, 0x1000).or_else(|| rich(&mut file)).filter(|t| !t.trim().is_empty());
    let head = Metadata { headline: subject, outlet: sender, published: sent(&mut file), ..Metadata::default() };
    (html.is_some() || plain.is_some()).then_some(Message { html, text: plain, head })
}

/// A property that is text, in UTF-16 or in old letters.
fn text(file: &mut File, property: u16) -> Option<String> {
    if let Some(wide) = stream(file, property, 0x001F) {
        return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(&wide).0.trim_end_matches('\0').to_owned());
    }
    let narrow = stream(file, property, 0x001E)?;
    let decoded = crate::charset::decode(&narrow, None).text;
    Some(if decoded.contains('\u{fffd}') { WINDOWS_1252.decode_without_bom_handling(&narrow).0.into_owned() } else { decoded })
}

fn stream(file: &mut File, property: u16, kind: u16) -> Option<Vec<u8>> {
    let stream = file.open_stream(format!("/__substg1.0_{property:04X}{kind:04X}")).ok()?;
    let mut bytes = Vec::new();
    stream.take(limits::UNPACKED_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// When it was sent or delivered: among the properties of fixed length, as 100 ns since 1601.
fn sent(file: &mut File) -> Option<String> {
    let mut bytes = Vec::new();
    file.open_stream("/__properties_version1.0").ok()?.take(1 << 20).read_to_end(&mut bytes).ok()?;
    let entries: Vec<&[u8]> = bytes.get(32..)?.chunks_exact(16).collect();
    let time = |tag: u32| {
        let entry = entries.iter().find(|e| e[..4] == tag.to_le_bytes())?;
        let ticks = i64::from_le_bytes(entry[8..16].try_into().ok()?);
        let seconds = ticks / 10_000_000 - 11_644_473_600;
        let at = jiff::Timestamp::from_second(seconds).ok()?;
        crate::metadata::dates::normal(&at.to_string()).filter(|_| seconds > 0)
    };
    time(0x0039_0040).or_else(|| time(0x0E06_0040))
}

/// Compressed rich text (MS-OXRTFCP): literals and references into a window of 4096 bytes that begins with common words.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    const START: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
    let body = bytes.get(16..)?;
    if bytes.get(8..12)? == b"MELA" {
        return Some(body.to_vec());
    }
    if bytes.get(8..12)? != b"LZFu" {
        return None;
    }
    let size = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let most = size.min(limits::UNPACKED_BYTES as usize);
    let mut window = [b' '; 4096];
    window[..START.len()].copy_from_slice(START);
    let mut at = START.len();
    let mut out = Vec::new();
    let mut rest = body.iter().copied();
    'all: while out.len() < most {
        let Some(flags) = rest.next() else { break };
        for bit in 0..8 {
            let mut put = |byte: u8, at: &mut usize, window: &mut [u8; 4096]| {
                out.push(byte);
                window[*at] = byte;
                *at = (*at + 1) % 4096;
            };
            if flags & (1 << bit) == 0 {
                let Some(byte) = rest.next() else { break 'all };
                put(byte, &mut at, &mut window);
                continue;
            }
            let (Some(high), Some(low)) = (rest.next(), rest.next()) else { break 'all };
            let (offset, length) = (usize::from(high) << 4 | usize::from(low) >> 4, usize::from(low & 15) + 2);
            if offset == at {
                break 'all;
            }
            for i in 0..length {
                let byte = window[(offset + i) % 4096];
                put(byte, &mut at, &mut window);
            }
        }
    }
    out.truncate(most);
    Some(out)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn message(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        for (name, content) in streams {
            file.create_stream(format!("/{name}")).expect("a stream").write_all(content).expect("its bytes");
        }
        file.into_inner().into_inner()
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_mail_with_a_subject_a_sender_and_a_time() {
        // 2031-03-03T10:00Z as 100 ns since 1601.
        let ticks: i64 = (1_930_298_400 + 11_644_473_600) * 10_000_000;
        let properties = [vec![0; 32], 0x0039_0040_u32.to_le_bytes().to_vec(), vec![6, 0, 0, 0], ticks.to_le_bytes().to_vec()].concat();
        let bytes = message(&[
            ("__substg1.0_0037001F", &wide("FW: Old pier closed")),
            ("__substg1.0_0C1A001F", &wide("Harbour Courier")),
            ("__substg1.0_1000001F", &wide("The old pier was closed on Friday.")),
            ("__properties_version1.0", &properties),
        ]);
        let read = read(&bytes).expect("a message");
        assert_eq!(read.head.headline.as_deref(), Some("Old pier closed"));
        assert_eq!(read.head.outlet.as_deref(), Some("Harbour Courier"));
        assert_eq!(read.head.published.as_deref().map(|p| &p[..10]), Some("2031-03-03"));
        assert_eq!(read.text.as_deref(), Some("The old pier was closed on Friday."));
    }

    #[test]
    fn compressed_rich_text_of_the_specification() {
        // The example of MS-OXRTFCP 4.1.1.
        let bytes = [
            0x2d, 0x00, 0x00, 0x00, 0x2b, 0x00, 0x00, 0x00, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72,
            0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0,
            0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        assert_eq!(unpacked(&bytes).as_deref(), Some(&b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"[..]));
    }

    #[test]
    fn what_is_no_mail_is_none() {
        assert!(read(&message(&[("x", b"y")])).is_none());
        assert!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").is_none());
    }
}
