//! The headline, and the outlet's name cut from its end.

use std::collections::BTreeSet;

/// Words of a text in lower case, for comparing headlines.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// A headline that many lines are held against.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its length in bytes.
    pub length: usize,
    /// Its words in lower case.
    pub words: Vec<String>,
}

impl Known {
    /// Of a headline's text.
    pub fn new(title: &str) -> Self {
        Self { length: title.len(), words: words(title) }
    }
}

/// Share of the words of both that stand in both (Jaccard).
pub fn likeness(a: &str, b: &str) -> f32 {
    likeness_of(&words(a), &words(b))
}

/// The same of words in lower case.
pub fn likeness_of(a: &[String], b: &[String]) -> f32 {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
    let shared = a.intersection(&b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}

const PARTERS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " • "];

/// Cuts a site's name (and its section) from the end of a window title; `outlets` are names known for the site.
pub fn without_site(title: &str, outlets: &[String]) -> String {
    let mut title = title.trim().to_owned();
    for _ in 0..3 {
        let Some((at, parter)) = PARTERS.iter().filter_map(|p| title.rfind(p).map(|i| (i, *p))).max_by_key(|(i, _)| *i) else { break };
        let (head, tail) = (title[..at].trim(), title[at + parter.len()..].trim());
        let known = outlets.iter().any(|o| same_site(tail, o));
        // A bar always parts the site's name; a dash may stand inside the headline, so what follows must be short.
        let short = words(tail).len() <= 4 && words(head).len() >= 4;
        let bar = parter != " - " && parter != " – " && parter != " — ";
        if known || short && (bar || words(tail).len() <= 3) && words(head).len() > words(tail).len() {
            title = head.to_owned();
        } else {
            break;
        }
    }
    title
}

/// Whether two names are of one site.
pub fn same_site(a: &str, b: &str) -> bool {
    let bare = |s: &str| -> String {
        s.to_lowercase().trim_start_matches("the ").trim_start_matches("www.").chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let (a, b) = (bare(a), bare(b));
    !a.is_empty() && (a == b || a.len() >= 4 && b.contains(&a) || b.len() >= 4 && a.contains(&b))
}

/// The site's name at the end of a window title, where a parter shows it.
pub fn site_of(title: &str, headline: &str) -> Option<String> {
    let (at, parter) = PARTERS.iter().filter_map(|p| title.rfind(p).map(|i| (i, *p))).max_by_key(|(i, _)| *i)?;
    let tail = title[at + parter.len()..].trim();
    (words(tail).len() <= 4 && !tail.is_empty() && likeness(&title[..at], headline) > 0.6).then(|| tail.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_name_goes_from_the_end() {
        let outlets = ["The Harbour Courier".to_owned()];
        assert_eq!(without_site("Old pier closed for repairs - Harbour Courier", &outlets), "Old pier closed for repairs");
        assert_eq!(without_site("Old pier closed for repairs | News | Courier", &[]), "Old pier closed for repairs");
        assert_eq!(
            without_site("The mayor - and his many long and winding critics", &[]),
            "The mayor - and his many long and winding critics"
        );
    }
}
