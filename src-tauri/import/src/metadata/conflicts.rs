//! Where the sources of a page's metadata disagree, or nothing but a guess is at hand: told, so that a journalist looks.

use crosscheck_compare::document::{Metadata, Warning};
use jiff::civil::Date;

use super::page::PageFacts;
use super::{dates, headline, outlet};
use crate::assemble::warning;

/// Headlines less alike than this (Jaccard's measure of their words) may be of two articles.
const UNLIKE: f32 = 0.15;

/// What a journalist should look at, of `chosen`, which was taken from `facts`.
pub fn of_page(facts: &PageFacts, chosen: &Metadata) -> Vec<Warning> {
    [outlets(facts, chosen), headlines(facts, chosen), published(facts), order(chosen)].into_iter().flatten().collect()
}

/// Two names that are not of one site, where neither the window's title nor the address speaks for the one taken; or none but the address.
fn outlets(facts: &PageFacts, chosen: &Metadata) -> Option<Warning> {
    let taken = chosen.outlet.as_deref()?;
    let named: Vec<String> = facts.outlets.iter().filter_map(|o| outlet::clean(o)).collect();
    if named.is_empty() {
        if !taken.contains('.') {
            return None;
        }
        let message = format!("The page does not name its outlet; \"{taken}\" was taken from its address: check it.");
        return Some(warning("guessed_outlet", message));
    }
    let title = facts.window_title.as_deref().unwrap_or_default();
    let host = chosen.url.as_deref().and_then(outlet::host).unwrap_or_default();
    let spoken_for = |name: &str| title.contains(name) || headline::same_site(name, &host) || headline::same_site(name, title);
    if spoken_for(taken) {
        return None;
    }
    let other = named.iter().find(|o| !(alike(o, taken) || alike(taken, o)))?;
    let message = format!("The page names two outlets, \"{taken}\" and \"{other}\"; the first was taken: check it.");
    Some(warning("outlet_conflict", message))
}

/// Whether one name is of the same site as the other: within it, its initials, or beginning as it does.
fn alike(short: &str, long: &str) -> bool {
    let (ours, theirs) = (headline::words(short), headline::words(long));
    let initials: String = theirs.iter().filter_map(|w| w.chars().next()).collect();
    let letters = ours.concat();
    let first = |words: &[String]| words.iter().find(|w| *w != "the").cloned();
    headline::same_site(short, long)
        || letters.chars().count() >= 2 && initials.contains(&letters)
        || first(&ours) == first(&theirs)
        || first(&theirs).is_some_and(|w| w.chars().count() >= 5 && letters.contains(&w))
}

/// A headline shown that has next to nothing of what the data give.
fn headlines(facts: &PageFacts, chosen: &Metadata) -> Option<Warning> {
    let taken = chosen.headline.as_deref()?;
    let titles = || facts.titles.iter().filter(|t| headline::words(t).len() >= 4);
    let other = titles().next()?;
    let alike = titles().any(|t| headline::likeness(t, taken) >= UNLIKE);
    if alike || headline::words(taken).len() < 3 {
        return None;
    }
    let message = format!("The page's data give another headline, \"{other}\"; \"{taken}\" was taken: check that it is this article's.");
    Some(warning("headline_conflict", message))
}

/// Days of publication that are more than one apart (a day may be a time zone), of those that the data give.
fn published(facts: &PageFacts) -> Option<Warning> {
    let stated = facts.published.get(..facts.stated).unwrap_or(&facts.published);
    let days: Vec<Date> = stated.iter().filter_map(|d| day(&dates::normal(d)?)).collect();
    let first = *days.first()?;
    let other = days.iter().find(|d| (**d - first).get_days().abs() > 1)?;
    let message = format!("The page's data give two days of publication, {first} and {other}; {first} was taken: check the date.");
    Some(warning("date_conflict", message))
}

/// Updated before it was published.
fn order(chosen: &Metadata) -> Option<Warning> {
    let (published, updated) = (day(chosen.published.as_deref()?)?, day(chosen.updated.as_deref()?)?);
    let message = format!("The page says that it was updated on {updated} and published on {published}, which is later: check the dates.");
    ((published - updated).get_days() > 1).then(|| warning("date_order", message))
}

fn day(value: &str) -> Option<Date> {
    value.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata;

    fn codes(facts: &PageFacts) -> Vec<String> {
        of_page(facts, &metadata::of_page(facts)).into_iter().map(|w| w.code).collect()
    }

    fn page() -> PageFacts {
        let one = |s: &str| vec![s.to_owned()];
        PageFacts {
            titles: one("Old pier in Port Ellery closed for repairs"),
            window_title: Some("Old pier in Port Ellery closed for repairs | Harbour Courier".to_owned()),
            headings: one("Old pier in Port Ellery closed for repairs"),
            outlets: one("Harbour Courier"),
            published: one("2031-03-04T09:00:00Z"),
            stated: 1,
            addresses: one("https://www.harbourcourier.example/pier"),
            ..PageFacts::default()
        }
    }

    #[test]
    fn a_page_of_one_mind_is_quiet() {
        assert_eq!(codes(&page()), Vec::<String>::new());
        // The owner of a paper, its initials, a day that is the time zone's, other stories' dates.
        let mut same = page();
        same.outlets.extend(["Ellery Media Group".to_owned(), "HC".to_owned()]);
        same.published.extend(["2031-03-05T01:00:00+10:00".to_owned(), "2029-01-01".to_owned()]);
        same.stated = 2;
        assert_eq!(codes(&same), Vec::<String>::new());
    }

    #[test]
    fn what_disagrees_is_told() {
        let dated = PageFacts { published: vec!["2031-03-04".to_owned(), "2030-03-04".to_owned()], stated: 2, ..page() };
        assert_eq!(codes(&dated), ["date_conflict"]);
        let updated = PageFacts { updated: vec!["2031-03-01".to_owned()], ..page() };
        assert_eq!(codes(&updated), ["date_order"]);
        let other = "https://news.example/pier".to_owned();
        let bare = Some("Old pier in Port Ellery closed for repairs".to_owned());
        let outlets = vec!["Harbour Courier".to_owned(), "Ellery Signal".to_owned()];
        assert_eq!(
            codes(&PageFacts { outlets, window_title: bare.clone(), addresses: vec![other.clone()], ..page() }),
            ["outlet_conflict"]
        );
        let none = Vec::new();
        assert_eq!(codes(&PageFacts { outlets: none, window_title: bare, addresses: vec![other], ..page() }), ["guessed_outlet"]);
    }

    #[test]
    fn another_articles_headline_is_told() {
        let facts = page();
        let mut chosen = metadata::of_page(&facts);
        chosen.headline = Some("Mayor opens the flower show".to_owned());
        assert_eq!(of_page(&facts, &chosen)[0].code, "headline_conflict");
    }
}
