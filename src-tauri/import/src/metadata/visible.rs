//! What the visible lines say: byline, outlet, dates. For plain text it is all there is; for pages it fills gaps.

use crosscheck_compare::document::{Metadata, TrimReason};

use super::{byline, dates, outlet};
use crate::clutter::shape::count_words;
use crate::clutter::{Line, rules};

/// A date printed near the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// ISO 8601: a day, or a minute with or without zone.
    pub value: String,
    /// Words beside it say that it is of a change.
    pub changed: bool,
}

/// Reads the lines that were trimmed as byline, legal or author text, and the first lines of the body.
pub fn read(lines: &[Line], reasons: &[Option<TrimReason>]) -> (Metadata, Vec<Stamp>) {
    let mut found = Metadata::default();
    let first = reasons.iter().position(Option::is_none).unwrap_or(0);
    let last = reasons.iter().rposition(Option::is_none).unwrap_or(0);
    let stamps = stamps(lines, reasons, first);
    let value = |changed: bool| stamps.iter().find(|s| s.changed == changed).map(|s| s.value.clone());
    found.published = value(false);
    // A page that prints only when it was changed was published then or before; the same minute means the same thing.
    found.updated = value(true).filter(|u| Some(u) != found.published.as_ref());
    names_of(lines, reasons, first, last, &mut found);
    outlet_of(lines, reasons, first, last, &mut found);
    (found, stamps)
}

/// Words for "updated", "changed", "as of", by their beginnings, in lower case.
const CHANGED: [&str; 32] = [
    "updat",
    "modif",
    "revised",
    "last change",
    "amended",
    "aktualis",
    "geändert",
    "stand:",
    "mis à jour",
    "mise à jour",
    "actualiz",
    "actualit",
    "atualiz",
    "aggiorn",
    "bijgewerkt",
    "gewijzigd",
    "oppdatert",
    "opdateret",
    "uppdaterad",
    "päivitetty",
    "zaktualiz",
    "aktualiz",
    "frissít",
    "güncelle",
    "diperbarui",
    "cập nhật",
    "обновл",
    "изменен",
    "оновл",
    "ενημ",
    "تحديث",
    "更新",
];

/// Dates near the beginning, in their order, with what their words say of them ("Updated:").
fn stamps(lines: &[Line], reasons: &[Option<TrimReason>], first: usize) -> Vec<Stamp> {
    let says = |text: &str| {
        let lower = text.to_lowercase();
        CHANGED.iter().any(|w| lower.contains(w))
    };
    let mut stamps = Vec::new();
    // "Updated" on a line of its own is said of the next.
    let mut label = false;
    let from = first.saturating_sub(25);
    for (line, reason) in lines.iter().zip(reasons).skip(from).take(first - from + 8) {
        let above = std::mem::replace(&mut label, count_words(&line.text) <= 3.0 && says(&line.text));
        if reason.is_none() || *reason == Some(TrimReason::Caption) || count_words(&line.text) > 40.0 {
            continue;
        }
        for part in line.text.split(['|', '\n', '\t']) {
            let Some(date) = dates::find(part) else { continue };
            // "7 August 2014 Last updated at 13:25 GMT", "2031年3月4日更新": the words may follow.
            let beside = |at: Option<&str>| at.is_some_and(says);
            let changed = above || beside(part.get(..date.start)) || beside(part.get(date.end..));
            stamps.push(Stamp { value: date.value, changed });
        }
    }
    stamps
}

fn names_of(lines: &[Line], reasons: &[Option<TrimReason>], first: usize, last: usize, found: &mut Metadata) {
    let head = first.saturating_sub(20)..(first + 4).min(lines.len());
    for i in head {
        let text = lines[i].text.trim();
        let lower = text.to_lowercase();
        if reasons[i].is_none() || count_words(text) > 25.0 {
            continue;
        }
        let marked = lower.starts_with("by ")
            || lower.starts_with("by:")
            || lower.starts_with("written by")
            || lower.starts_with("posted by")
            || lower.starts_with("von ");
        let desk = text.contains('|') && dates::find(text).is_some();
        if marked || desk {
            let part = if desk { text.split('|').next().unwrap_or("") } else { text };
            if let Some(name) = byline::clean(part) {
                found.byline = Some(name);
                return;
            }
        }
    }
    // An author's box after the body: a name alone, then what the author does.
    for i in last + 1..(last + 8).min(lines.len()) {
        let text = lines[i].text.trim_start_matches(['-', '—', '–', ' ']).trim();
        let words = count_words(text);
        if !(2.0..=4.0).contains(&words) || !byline::is_name(text) {
            continue;
        }
        let given = text.split_whitespace().next().unwrap_or("");
        let about = lines[i + 1..].iter().take(4).any(|l| {
            let lower = l.text.to_lowercase();
            let role =
                ["reporter", "journalist", "correspondent", "editor", "writer", "author", "columnist"].iter().any(|r| lower.contains(r));
            role && (count_words(&l.text) <= 6.0 || l.text.contains(given))
        });
        let signed = lines[i].text.starts_with(['-', '—', '–']);
        if about || signed {
            found.byline = Some(text.to_owned());
            return;
        }
    }
}

/// The outlet: owner of the copyright line; a name said again and again in the furniture; a desk's name.
fn outlet_of(lines: &[Line], reasons: &[Option<TrimReason>], first: usize, last: usize, found: &mut Metadata) {
    // An address alone on a line above the body, as lists of search results and of news services have it.
    let mut above = lines.iter().zip(reasons).take(first).filter(|(_, r)| r.is_some());
    if let Some(host) = above.find_map(|(l, _)| outlet::alone(&l.text)) {
        found.outlet = Some(host);
        return;
    }
    for (line, _) in lines.iter().zip(reasons).rev().filter(|(_, r)| r.is_some()).take(60) {
        if let Some(owner) = outlet::copyright(&line.text) {
            found.outlet = Some(owner);
            return;
        }
    }
    if let Some(desk) = found
        .byline
        .as_deref()
        .and_then(|b| b.strip_suffix(" News Desk").or_else(|| b.strip_suffix(" Web Desk")).or_else(|| b.strip_suffix(" Desk")))
    {
        found.outlet = Some(desk.to_owned());
        return;
    }
    // An outlet speaks of itself in what surrounds the article: "The Kyiv Independent's unit", "Subscribe to the Courier".
    let furniture =
        || lines.iter().enumerate().filter(|(i, _)| (*i < first || *i > last) && reasons[*i].is_some()).map(|(_, l)| l.text.as_str());
    if let Some(name) = furniture().find_map(masthead) {
        found.outlet = Some(name);
        return;
    }
    let address = furniture().flat_map(|t| t.split_whitespace()).find_map(|w| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        w.split_once('@').and_then(|(_, host)| outlet::host(&host.to_lowercase()))
    });
    found.outlet = address.filter(|a| !["gmail.com", "yahoo.com", "hotmail.com", "outlook.com"].contains(&a.as_str()));
}

/// A newspaper's name inside a line of furniture: capitals around a word that names of newspapers have.
fn masthead(text: &str) -> Option<String> {
    const WORDS: [&str; 40] = [
        "Times",
        "Post",
        "News",
        "Independent",
        "Herald",
        "Tribune",
        "Guardian",
        "Journal",
        "Gazette",
        "Chronicle",
        "Observer",
        "Telegraph",
        "Daily",
        "Courier",
        "Express",
        "Mirror",
        "Star",
        "Sun",
        "Record",
        "Examiner",
        "Inquirer",
        "Register",
        "Sentinel",
        "Dispatch",
        "Press",
        "Standard",
        "Mail",
        "Globe",
        "Bulletin",
        "Echo",
        "Review",
        "Reporter",
        "Monitor",
        "Leader",
        "Citizen",
        "Advocate",
        "Beacon",
        "Argus",
        "Today",
        "Broadcasting",
    ];
    let mut run: Vec<&str> = Vec::new();
    for word in text.split_whitespace().chain(["."]) {
        let ends = word.ends_with([',', '.', ':', ';', '!', '?']) || word.ends_with("’s") || word.ends_with("'s");
        let bare = word.trim_end_matches("’s").trim_end_matches("'s").trim_matches(|c: char| !c.is_alphanumeric());
        if bare.chars().next().is_some_and(char::is_uppercase) {
            run.push(bare);
            if !ends {
                continue;
            }
        }
        let named = run.first() == Some(&"The") && (2..=5).contains(&run.len()) && run.iter().skip(1).any(|w| WORDS.contains(w));
        if named {
            return Some(run.join(" "));
        }
        run.clear();
    }
    None
}

/// The name alone on a line above the headline, as desks and printed pages have it.
pub fn above(lines: &[Line], headline: &str) -> Option<String> {
    /// Lines looked at.
    const MOST: usize = 4;
    /// Sections, labels of desks, words about the file.
    const OTHERS: [&str; 44] = [
        "news",
        "world",
        "politics",
        "business",
        "sport",
        "sports",
        "culture",
        "local",
        "national",
        "international",
        "opinion",
        "analysis",
        "feature",
        "features",
        "exclusive",
        "breaking",
        "urgent",
        "update",
        "live",
        "video",
        "watch",
        "home",
        "menu",
        "draft",
        "final",
        "embargo",
        "embargoed",
        "confidential",
        "page",
        "editorial",
        "comment",
        "health",
        "science",
        "crime",
        "weather",
        "technology",
        "press release",
        "for immediate release",
        "special report",
        "top stories",
        "monde",
        "politique",
        "mundo",
        "wirtschaft",
    ];
    let known = super::headline::Known::new(headline);
    let at = lines.iter().take(MOST + 1).position(|l| rules::repeats(l.text.trim(), &known))?;
    let name = |text: &str| {
        let words = count_words(text);
        let lower = text.to_lowercase();
        (1.0..=6.0).contains(&words)
            && (4..=50).contains(&text.chars().count())
            && text.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
            && !text.ends_with(['.', '!', '?', ':', ';', ','])
            && !text.contains(['|', '/', '@', '>', '›', '»', '_', '"', '“'])
            // A slug ("PIER-CLOSED 2nd Ld") or a shouted label.
            && !text.split(' ').any(|w| w.contains('-') && !w.chars().any(char::is_lowercase))
            && !text.bytes().all(|b| !b.is_ascii_lowercase() && b.is_ascii())
            && !OTHERS.contains(&lower.trim())
            && !lower.starts_with("by ")
            && dates::find(text).is_none()
    };
    lines[..at].iter().map(|l| l.text.trim()).find(|t| name(t)).and_then(outlet::clean)
}

/// The agency credited in a dateline at the very beginning of the body ("PORT ELLERY, Oct 3 (Reuters) - …").
pub fn credited(text: &str) -> Option<String> {
    let head: String = text.chars().take(100).collect();
    let end = ["—", "–", " - ", "--"].iter().filter_map(|d| head.find(d)).min()?;
    let (place, rest) = head[..end].split_once('(')?;
    let agency = rest.split(')').next()?.trim();
    let first = place.split([',', ' ']).next().unwrap_or("");
    let shouted = first.chars().count() >= 2 && !first.chars().any(char::is_lowercase);
    (shouted && byline::is_agency(agency)).then(|| agency.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { text: text.to_owned(), ..Line::default() }
    }

    #[test]
    fn desk_lines_give_byline_outlet_and_date() {
        let lines = [
            line("Ellery News Desk | Port Ellery | Updated: 21-12-2031 16:39 IST | Created: 21-12-2031 16:39 IST"),
            line("The pier closed."),
        ];
        let (found, _) = read(&lines, &[Some(TrimReason::Byline), None]);
        assert_eq!(found.byline.as_deref(), Some("Ellery News Desk"));
        assert_eq!(found.published.as_deref(), Some("2031-12-21T16:39+05:30"));
        assert_eq!(found.outlet.as_deref(), Some("Ellery"));
    }

    #[test]
    fn words_beside_a_date_say_what_it_is_of() {
        let of = |texts: &[&str]| {
            let lines: Vec<Line> = texts.iter().chain(&["The pier closed."]).map(|t| line(t)).collect();
            let reasons: Vec<_> = lines.iter().map(|l| (l.text != "The pier closed.").then_some(TrimReason::Byline)).collect();
            read(&lines, &reasons).1.into_iter().map(|s| (s.value, s.changed)).collect::<Vec<_>>()
        };
        let day = |changed: bool| vec![("2031-03-04".to_owned(), changed)];
        assert_eq!(of(&["4 March 2031"]), day(false));
        for texts in [&["Last updated 4 March 2031"][..], &["Updated", "4 March 2031"], &["Stand: 4. März 2031"], &["2031年3月4日更新"]]
        {
            assert_eq!(of(texts), day(true), "{texts:?}");
        }
        assert_eq!(
            of(&["Mis à jour le 5 mars 2031 | Publié le 4 mars 2031"]),
            [("2031-03-05".to_owned(), true), ("2031-03-04".to_owned(), false)]
        );
    }

    #[test]
    fn a_name_above_the_headline_is_the_outlets() {
        let found = |above: &[&str]| {
            let lines: Vec<Line> = above.iter().chain(&["Old pier closed for repairs", "The pier closed."]).map(|t| line(t)).collect();
            super::above(&lines, "Old pier closed for repairs")
        };
        assert_eq!(found(&["Radio Ellery"]).as_deref(), Some("Radio Ellery"));
        assert_eq!(found(&["World", "Skarne Evening Echo", "3 March 2031"]).as_deref(), Some("Skarne Evening Echo"));
        for other in [&["World"][..], &["3 March 2031"], &["By Ana Lind"], &["PIER-CLOSED 2nd Ld"], &["The pier closed."], &["A | B"], &[]]
        {
            assert_eq!(found(other), None, "{other:?}");
        }
    }

    #[test]
    fn an_address_alone_above_the_body_is_the_outlets() {
        let found = |above: &[&str]| {
            let lines: Vec<Line> = above.iter().chain(&["The pier closed."]).map(|t| line(t)).collect();
            let reasons: Vec<_> = lines.iter().map(|l| (l.text != "The pier closed.").then_some(TrimReason::Furniture)).collect();
            read(&lines, &reasons).0.outlet
        };
        assert_eq!(found(&["www.courier.example", "3 March 2031"]).as_deref(), Some("courier.example"));
        assert_eq!(found(&["https://video.example/watch", "3 March 2031"]), None);
        assert_eq!(found(&["14.05.2031", "16.39"]), None);
    }

    #[test]
    fn a_dateline_credits_an_agency() {
        assert_eq!(credited("PORT ELLERY, Oct 3 (Reuters) - The pier closed.").as_deref(), Some("Reuters"));
        assert_eq!(credited("PORT ELLERY — The pier (AP) closed."), None);
        assert_eq!(credited("The pier (Reuters) - closed."), None);
    }

    #[test]
    fn an_authors_box_names_the_author() {
        let lines = [
            line("The pier closed."),
            line("Avatar"),
            line("Ana Lind"),
            line("Junior Reporter"),
            line("Ana is a reporter at The Ellery Herald."),
        ];
        let trimmed = Some(TrimReason::Author);
        let (found, _) = read(&lines, &[None, trimmed, trimmed, trimmed, trimmed]);
        assert_eq!(found.byline.as_deref(), Some("Ana Lind"));
        assert_eq!(found.outlet.as_deref(), Some("The Ellery Herald"));
    }
}
