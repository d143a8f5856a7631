//! Headline, outlet, byline, dates and language, from a page's head and from visible text.

/// Authors' names.
pub mod byline;
/// Where a page's sources disagree.
pub mod conflicts;
/// Which day is that of publication.
pub mod dated;
/// Dates as printed.
pub mod dates;
/// The headline.
pub mod headline;
/// The language of the words.
pub mod language;
/// Structured data of a page.
mod linked;
/// Names of months.
mod months;
/// Who published.
pub mod outlet;
/// From a page's head and marked-up parts.
pub mod page;
/// From the visible lines.
pub mod visible;

use crosscheck_compare::document::Metadata;

use page::PageFacts;

/// What a page says of itself, merged: each value from its best source.
///
/// Rule: structured data, then OpenGraph and meta tags, then marked text; a headline that also stands in an `h1` wins.
pub fn of_page(facts: &PageFacts) -> Metadata {
    let url = facts.addresses.iter().find(|a| a.starts_with("http")).cloned();
    let mut outlets: Vec<String> = facts.outlets.iter().filter_map(|o| outlet::clean(o)).collect();
    // OpenGraph's site name is how the outlet calls itself; a publisher in structured data may be its owner: the shorter known to the title wins.
    if let Some(title) = &facts.window_title
        && let Some(i) = outlets.iter().position(|o| title.contains(o.as_str()))
    {
        outlets.swap(0, i);
    }
    let hosts: Vec<String> = url.iter().filter_map(|u| outlet::host(u)).map(|h| h.split('.').next().unwrap_or("").to_owned()).collect();
    let known: Vec<String> = outlets.iter().cloned().chain(hosts).collect();
    let cut = |t: &String| headline::without_site(t, &known);
    let mut titles: Vec<String> = facts.titles.iter().map(cut).collect();
    titles.extend(facts.window_title.iter().map(cut));
    let heading = facts
        .headings
        .iter()
        .map(|h| (h, titles.iter().map(|t| headline::likeness(t, h)).fold(0.0, f32::max)))
        .filter(|(h, _)| headline::words(h).len() >= 2)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let headline = match heading {
        Some((h, likeness)) if likeness >= 0.5 || titles.is_empty() => Some(cut(h)),
        // A title for search engines may be worded otherwise: what readers see is the headline, where it is the page's only one and on
        // the same thing.
        _ if only_heading(facts, &titles).is_some() => only_heading(facts, &titles).map(cut),
        _ => titles.iter().find(|t| headline::words(t).len() >= 2).cloned(),
    };
    if outlets.is_empty() {
        let site = facts.window_title.as_deref().and_then(|t| headline::site_of(t, headline.as_deref().unwrap_or("")));
        outlets.extend(site.or_else(|| url.as_deref().and_then(outlet::host)));
    }
    let site = outlets.first().cloned().unwrap_or_default();
    let named: Vec<String> = facts.authors.iter().filter_map(|a| byline::clean(a)).filter(|a| !a.eq_ignore_ascii_case(&site)).collect();
    let byline = named.iter().find(|a| !byline::is_agency(a) && a.contains(' ')).or(named.first()).cloned();
    let published = facts.published.iter().find_map(|d| dates::normal(d));
    let updated = facts.updated.iter().find_map(|d| dates::normal(d)).filter(|u| Some(u) != published.as_ref());
    let language = facts.languages.iter().find_map(|l| language::of_tag(l));
    Metadata { headline, outlet: outlets.into_iter().next(), byline, published, updated, language, url }
}

/// The only `h1` of a headline's length, when it shares a longer word with a title. Headings that are links name sections where
/// there is one that is none.
fn only_heading<'a>(facts: &'a PageFacts, titles: &[String]) -> Option<&'a String> {
    let long: Vec<&String> = facts.headings.iter().filter(|h| (4..=30).contains(&headline::words(h).len())).collect();
    let plain: Vec<&String> = long.iter().copied().filter(|h| !facts.linked_headings.contains(h)).collect();
    let long = if plain.is_empty() { long } else { plain };
    let (only, another) = (*long.first()?, long.get(1));
    let known: Vec<String> = titles.iter().flat_map(|t| headline::words(t)).collect();
    let shares = headline::words(only).iter().any(|w| w.chars().count() >= 5 && known.contains(w));
    (another.is_none() && shares).then_some(only)
}

/// What is given wins over what was found.
pub fn given_wins(given: &Metadata, found: Metadata) -> Metadata {
    let pick = |a: &Option<String>, b: Option<String>| a.clone().filter(|v| !v.trim().is_empty()).or(b);
    Metadata {
        headline: pick(&given.headline, found.headline),
        outlet: pick(&given.outlet, found.outlet),
        byline: pick(&given.byline, found.byline),
        published: pick(&given.published, found.published),
        updated: pick(&given.updated, found.updated),
        language: pick(&given.language, found.language),
        url: pick(&given.url, found.url),
    }
}
