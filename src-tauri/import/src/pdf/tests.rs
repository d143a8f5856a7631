use super::*;

/// A PDF of one font whose pages draw `streams`; with a picture named `/P` at hand.
fn pdf(streams: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..streams.len()).map(|i| format!("{} 0 R", 5 + 2 * i)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"
            .to_owned(),
    ];
    for (i, stream) in streams.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >> >>",
            6 + 2 * i
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let start = out.len();
    out += &format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        out += &format!("{place:010} 00000 n \n");
    }
    out += &format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    out.into_bytes()
}

/// Draws a line of words.
fn line(size: u32, x: u32, y: u32, words: &str) -> String {
    format!("BT /F {size} Tf {x} {y} Td ({words}) Tj ET\n")
}

fn texts(bytes: &[u8]) -> Vec<String> {
    read(bytes).expect("a PDF").lines.into_iter().map(|l| l.text).collect()
}

#[test]
fn two_columns_with_hyphens_running_heads_and_page_numbers() {
    let left = [
        "The harbour board voted on Friday to close",
        "the old pier to visitors until an inspec-",
        "tion of its pillars has been com-",
        "pleted, it said.",
    ];
    let right = [
        "The mayor said that the closure would",
        "cost the town much, and asked for an in-",
        "spection without delay, before the sea-",
        "son begins in May.",
    ];
    let mut pages = Vec::new();
    for page in 1..=3 {
        let mut stream = line(8, 50, 780, &format!("Harbour Courier, 3 March 2031, page {page}"));
        // The article stands on the second page; the others have a notice each.
        if page != 2 {
            stream +=
                &line(10, 50, 500, if page == 1 { "The weather stays fair until Sunday evening." } else { "The choir sings at noon." });
            pages.push(stream + &line(8, 300, 20, &page.to_string()));
            continue;
        }
        for (i, row) in left.iter().enumerate() {
            stream += &line(10, 50, 700 - 12 * i as u32, row);
        }
        for (i, row) in right.iter().enumerate() {
            stream += &line(10, 320, 700 - 12 * i as u32, row);
        }
        stream += &line(8, 300, 20, &page.to_string());
        pages.push(stream);
    }
    let texts = texts(&pdf(&pages));
    assert_eq!(texts.len(), 4, "{texts:?}");
    assert_eq!(
        texts[1],
        "The harbour board voted on Friday to close the old pier to visitors until an inspection of its pillars has been completed, it said."
    );
    assert!(texts[2].ends_with("an inspection without delay, before the season begins in May."), "{}", texts[2]);
}

#[test]
fn a_scan_and_a_lock_are_told() {
    let scanned = read(&pdf(&["q 600 0 0 800 0 0 cm /P Do Q".to_owned()])).expect_err("no text");
    assert_eq!(scanned.code, RefusalCode::NoText);
    assert!(scanned.message.contains("scanned"));
    let blank = read(&pdf(&[String::new()])).expect_err("no text");
    assert!(!blank.message.contains("scanned"));
    let locked = read(include_bytes!("../../tests/files/locked.pdf")).expect_err("locked");
    assert_eq!(locked.code, RefusalCode::Encrypted);
}

#[test]
fn a_lock_that_only_forbids_printing_is_read() {
    assert_eq!(
        texts(include_bytes!("../../tests/files/no-printing.pdf")),
        ["The harbour board voted on Friday to close the old pier to visitors, the board said."]
    );
}

#[test]
fn a_page_printed_by_a_browser() {
    let bytes = include_bytes!("../../tests/files/printed.pdf");
    let document = crate::read(&crate::Input { name: "pier.pdf", bytes, ..Default::default() }).expect("an article");
    assert_eq!(document.metadata.headline.as_deref(), Some("Old pier closed after diver finds cracks"));
    assert_eq!(document.metadata.byline.as_deref(), Some("Ana Lind"));
    assert_eq!(document.metadata.published.as_deref(), Some("2031-03-03"));
    let paragraphs: Vec<&str> = document.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 6, "{paragraphs:#?}");
    assert!(paragraphs[1].ends_with("who called the damage “older than we thought”."));
    assert!(!document.text.contains("Ferry fares") && !document.text.contains("rights reserved"));
}

#[test]
fn broken_files_end_in_a_refusal() {
    let whole = pdf(&[line(10, 50, 700, "The pier closed on Friday, the board said.")]);
    for cut in (0..whole.len()).step_by(7) {
        // What is left may still be read: the parser mends what it can.
        let _ = read(&whole[..cut]);
        let mut changed = whole.clone();
        changed[cut] ^= 0x15;
        let _ = read(&changed);
    }
}
