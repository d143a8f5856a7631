//! Running heads, page numbers, and what a browser prints around a page.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::Row;

/// Share of a page's height at its top and at its foot where running heads stand.
const ZONE: f32 = 0.12;

/// What the rows that were taken away told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The page's address, as browsers print it at the foot.
    pub address: Option<String>,
    /// The window's title, as browsers print it at the top.
    pub title: Option<String>,
}

/// Takes the running heads and feet out of the rows. `heights` are the pages' heights in points.
pub fn take(rows: Vec<Row>, heights: &[f32]) -> (Vec<Row>, Told) {
    let height = |r: &Row| heights.get(r.page).copied().unwrap_or(792.0);
    let at_edge = |r: &Row| r.y < ZONE * height(r) || r.y > (1.0 - ZONE) * height(r);
    // On how many pages the same words (but for numbers) stand on the same height.
    let mut seen: BTreeMap<(String, i32), BTreeSet<usize>> = BTreeMap::new();
    let key = |r: &Row, shift: i32| (shape(&r.text), (r.y / 6.0) as i32 + shift);
    for row in &rows {
        for shift in [-1, 0, 1] {
            seen.entry(key(row, shift)).or_default().insert(row.page);
        }
    }
    // What a browser prints again on every page stands anywhere: a cookie banner, a menu that stays.
    let often = |r: &Row| {
        let pages = seen.get(&key(r, 0)).map_or(0, BTreeSet::len);
        pages >= 3 && (at_edge(r) || pages * 2 >= heights.len()) || pages == 2 && heights.len() <= 4 && at_edge(r)
    };
    let mut told = Told::default();
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        let edge = at_edge(&row);
        // The outermost lines alone are a browser's: its date and title, the address and the page's number.
        let outer = row.y < 0.05 * height(&row) || row.y > 0.95 * height(&row);
        if outer && told.address.is_none() {
            told.address = row.text.split(' ').find(|w| w.starts_with("http://") || w.starts_with("https://")).map(str::to_owned);
        }
        let gone = row.artifact || often(&row) || edge && is_number(&row.text) || outer && is_printed_at(&row.text);
        if !gone {
            kept.push(row);
        } else if told.title.is_none() && row.y < ZONE * height(&row) && row.text.split(' ').count() >= 3 {
            let words = row.text.trim_start_matches(|c: char| !c.is_alphabetic());
            told.title = Some(words).filter(|w| w.split(' ').count() >= 3 && !is_printed_at(&row.text)).map(str::to_owned);
        }
    }
    (kept, told)
}

/// The words without what changes from page to page.
fn shape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_numeric() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// A page's number: "7", "- 7 -", "Page 7 of 12", "7/12".
fn is_number(text: &str) -> bool {
    const WORDS: [&str; 12] = ["page", "of", "p", "pg", "seite", "von", "de", "sur", "pagina", "página", "di", "strona"];
    let lower = text.to_lowercase();
    let mut digits = 0;
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    for part in &parts {
        if part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()) {
            digits += 1;
        } else if !WORDS.contains(part) {
            return false;
        }
    }
    (1..=2).contains(&digits) && parts.len() <= 4
}

/// When a browser printed: "3/4/31, 10:20 AM".
fn is_printed_at(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("").trim_end_matches(',');
    let date = first.split(['/', '.', '-']).filter(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())).count() == 3;
    date && text.split(' ').nth(1).is_some_and(|t| t.contains(':') && t.bytes().all(|b| b.is_ascii_digit() || b == b':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(page: usize, y: f32, text: &str) -> Row {
        Row { page, y, text: text.to_owned(), size: 10.0, ..Row::default() }
    }

    #[test]
    fn heads_that_run_and_numbers_go_and_the_article_stays() {
        let mut rows = Vec::new();
        for page in 0..4 {
            rows.push(row(page, 30.0, &format!("Harbour Courier, 3 March 2031, page {}", page + 1)));
            rows.push(row(page, 400.0, ["The board said so.", "The mayor did not.", "It rained.", "The pier closed."][page]));
            rows.push(row(page, 770.0, &format!("- {} -", page + 1)));
        }
        rows.push(row(3, 60.0, "In 2031 the pier closed."));
        let (kept, _) = take(rows, &[792.0; 4]);
        assert_eq!(kept.len(), 5);
        assert!(kept.iter().all(|r| r.text.ends_with('.')));
    }

    #[test]
    fn what_a_browser_prints_around_is_told() {
        let rows =
            vec![row(0, 18.0, "3/4/31, 10:20 AM"), row(0, 400.0, "The pier closed."), row(0, 780.0, "https://courier.example/pier 1/1")];
        let (kept, told) = take(rows, &[792.0]);
        assert!(kept.iter().all(|r| !r.text.contains("10:20")));
        assert_eq!(told.address.as_deref(), Some("https://courier.example/pier"));
    }

    #[test]
    fn a_year_in_the_text_is_no_page_number() {
        assert!(is_number("7") && is_number("Page 7 of 12") && is_number("7/12"));
        assert!(!is_number("7 dead") && !is_number("1 2 3 4"));
    }
}
