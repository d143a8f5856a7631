//! Who published: names as printed, or made from the page's address.

use std::sync::LazyLock;

use regex::Regex;

/// The host of an address, without `www.`.
pub fn host(address: &str) -> Option<String> {
    let rest = address.split_once("//").map_or(address, |(_, r)| r);
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let host = host.trim_start_matches("www.").to_owned();
    (host.contains('.') && !host.contains([' ', '@']) && host.len() > 3).then_some(host)
}

/// An outlet's address alone, in lower case: "courier.example". A date ("14.05.2031") or a time ("6.30pm") is none.
pub const ADDRESS: &str =
    r"^([a-z0-9-]{2,40}\.)*[a-z0-9-]{0,20}[a-z][a-z0-9-]{1,20}\.(com|org|net|info|news|press|media|example|[a-z]{2})$";

#[allow(clippy::expect_used, reason = "a constant pattern, compiled in the tests")]
static ALONE: LazyLock<Regex> = LazyLock::new(|| Regex::new(ADDRESS).expect("a constant pattern"));

/// The host of a line that is an address and nothing else.
pub fn alone(line: &str) -> Option<String> {
    let lower = line.trim().to_lowercase();
    ALONE.is_match(&lower).then(|| host(&lower)).flatten()
}

/// A name as metadata has it, cleaned: no address, no "@", no copyright sign.
pub fn clean(name: &str) -> Option<String> {
    let name = name.trim().trim_start_matches(['@', '©']).trim();
    let name = copyright(name).unwrap_or_else(|| name.to_owned());
    if name.starts_with("http") {
        return host(&name);
    }
    let says = !name.is_empty() && name.chars().count() <= 60 && name.chars().any(char::is_alphabetic) && !says_nothing(&name);
    says.then_some(name)
}

/// Names of publishing systems and of nobody, where an outlet's should stand.
fn says_nothing(name: &str) -> bool {
    const NOBODY: [&str; 38] = [
        "newsletter",
        "newsletters",
        "news",
        "news alert",
        "news alerts",
        "alerts",
        "notifications",
        "noreply",
        "no-reply",
        "no reply",
        "do not reply",
        "donotreply",
        "admin",
        "administrator",
        "webmaster",
        "editor",
        "info",
        "website",
        "site",
        "my site",
        "my website",
        "my blog",
        "blog",
        "home",
        "homepage",
        "wordpress",
        "wordpress.com",
        "drupal",
        "joomla",
        "joomla!",
        "typo3",
        "ghost",
        "blogger",
        "squarespace",
        "wix",
        "wix.com",
        "just another wordpress site",
        "untitled",
    ];
    let lower = name.to_lowercase();
    NOBODY.contains(&lower.as_str()) || lower.ends_with(" cms") || lower.starts_with("cms ")
}

#[allow(clippy::expect_used, reason = "constant patterns, compiled in the tests")]
static COPYRIGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:©|\(c\)|&copy;|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:19|20)\d\d\s*[-–]?\s*(?:(?:19|20)\d\d)?,?)?\s*(?:by\s+)?(.*)",
    )
    .expect("a constant pattern")
});

/// The owner named in a copyright line.
pub fn copyright(line: &str) -> Option<String> {
    let owner = COPYRIGHT.captures(line)?.get(1)?.as_str();
    let owner = owner.split(['.', '|', ',', '(', ';']).next()?.trim();
    let lower = owner.to_lowercase();
    let owner = lower.find("all rights").map_or(owner, |i| owner.get(..i).unwrap_or(owner)).trim();
    let words = owner.split_whitespace().count();
    let owner = owner.trim_end_matches(|c: char| !c.is_alphanumeric());
    ((1..=6).contains(&words) && owner.chars().any(char::is_uppercase) && !owner.chars().all(|c| c.is_ascii_digit()))
        .then(|| owner.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_of_copyright_lines() {
        assert_eq!(copyright("© 2031 Harbour Courier. All rights reserved.").as_deref(), Some("Harbour Courier"));
        assert_eq!(copyright("Copyright 2031 The Ellery Post").as_deref(), Some("The Ellery Post"));
        assert_eq!(copyright("© Copyright 2031"), None);
        assert_eq!(copyright("The pier closed."), None);
    }

    #[test]
    fn publishing_systems_are_no_outlets() {
        for name in ["WordPress", "Newsletter", "Newsroom CMS", "no-reply"] {
            assert_eq!(clean(name), None, "{name}");
        }
        assert_eq!(clean("The Newsletter of Port Ellery").as_deref(), Some("The Newsletter of Port Ellery"));
    }

    #[test]
    fn an_address_alone() {
        assert_eq!(alone("www.Courier.example").as_deref(), Some("courier.example"));
        assert_eq!(alone("harbour-courier.co.uk").as_deref(), Some("harbour-courier.co.uk"));
        for other in ["14.05.2031", "6.30pm", "16.39", "12.pm", "U.S.", "Nobody came.", "ana@courier.example", "courier.example/a"] {
            assert_eq!(alone(other), None, "{other}");
        }
    }

    #[test]
    fn hosts_of_addresses() {
        assert_eq!(host("https://www.courier.example/a/b?c").as_deref(), Some("courier.example"));
        assert_eq!(host("no address"), None);
    }
}
