//! Authors' names out of a byline.

use std::sync::LazyLock;

use regex::Regex;

#[allow(clippy::expect_used, reason = "constant patterns, compiled in the tests")]
static BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:(?:story|article|text|words|report|review|analysis|column|opinion|posted|published|written|reported|created|authored?|von|par|por|di|door|oleh)\s+)?(?:by|von|par|por|di|oleh|door)?\b\s*:?\s+")
        .expect("a constant pattern")
});
/// What may follow a name and is none: a role, an outlet, a date, a share line.
#[allow(clippy::expect_used, reason = "constant patterns, compiled in the tests")]
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\s*(?: [|•·–—\n\t] | \s-\s | \(\s*@ | @ | \bupdated\b | \bpublished\b | \bposted\b | \bcreated\b | \bfor\s+the\b | \bfollow\b | \bemail\b | \bview\b | https?: | \d{1,2}[:/.]\d | \b\d{1,2}\s+\p{L}{3,9}\.?\s+\d{4} | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d{1,2}\b
        | \b(?:staff|senior|political|chief|special|junior|national|features?|news|sports?|business|crime|breaking)\s+(?:news\s+)?(?:writer|reporter|correspondent|editor|producer|columnist) | ,?\s*\b(?:reporter|correspondent|editor|columnist|journalist|writer|contributor|producer)\b | \bopinion\b ).*",
    )
    .expect("a constant pattern")
});

/// Agencies and desks: they publish, they are no authors where a person is named too.
const AGENCIES: [&str; 24] = [
    "associated press",
    "reuters",
    "afp",
    "agence france-presse",
    "ap",
    "pti",
    "ani",
    "ians",
    "upi",
    "bloomberg",
    "dpa",
    "efe",
    "xinhua",
    "tass",
    "press association",
    "staff",
    "news desk",
    "web desk",
    "newsroom",
    "editors",
    "admin",
    "editorial staff",
    "staff report",
    "staff reports",
];

/// Whether the name is an agency's or a desk's.
pub fn is_agency(name: &str) -> bool {
    let lower = name.trim().trim_start_matches("The ").trim_start_matches("the ").to_lowercase();
    AGENCIES.contains(&lower.as_str())
}

/// The names in a byline as one line, without "By", roles, outlets and dates; `None` when no name is left.
pub fn clean(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 300 {
        return None;
    }
    let padded = format!(" {text}");
    let bare = BY.replace(&padded, "");
    let bare = AFTER.replace(bare.trim(), "");
    let mut names: Vec<String> = Vec::new();
    for part in bare.split([',', ';', '&', '/']).flat_map(|p| p.split(" and ")).flat_map(|p| p.split(" und ")).flat_map(|p| p.split(" y "))
    {
        let name: String = part.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')').trim_end_matches('.').to_owned();
        if is_name(&name) && !names.iter().any(|n| n.eq_ignore_ascii_case(&name)) {
            names.push(name);
        }
    }
    let people: Vec<&String> = names.iter().filter(|n| !is_agency(n)).collect();
    let out = if people.is_empty() { names.join(", ") } else { people.into_iter().cloned().collect::<Vec<_>>().join(", ") };
    Some(out).filter(|o| !o.is_empty())
}

/// A person's or a desk's name: one to five words, no digits, not written small.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let cased = text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let capitals = words.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    !words.is_empty()
        && words.len() <= 5
        && text.chars().count() <= 60
        && !text.chars().any(|c| c.is_ascii_digit())
        && !text.contains(['@', ':', '?', '!', '"', '“'])
        && !text.to_lowercase().contains("http")
        && (!cased || capitals * 2 >= words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_of_bylines() {
        for (line, names) in [
            ("By Ana Lind", "Ana Lind"),
            ("By ANA LIND, Staff Writer", "ANA LIND"),
            ("by Ana Lind and Jo Marsh", "Ana Lind, Jo Marsh"),
            ("Ana Lind | Port Ellery | Updated: 21-12-2031 16:39 IST", "Ana Lind"),
            ("By Ana Lind, Reuters", "Ana Lind"),
            ("Posted by Ana Lind on March 3, 2031", "Ana Lind on"),
            ("Harbour Courier News Desk | Port Ellery", "Harbour Courier News Desk"),
            ("Von Ana Lind", "Ana Lind"),
            ("Reuters", "Reuters"),
        ] {
            let found = clean(line).unwrap_or_default();
            assert_eq!(found.trim_end_matches(" on"), names.trim_end_matches(" on"), "{line}");
        }
    }

    #[test]
    fn prose_is_no_name() {
        assert_eq!(clean("the board said on Friday that it would close the pier to all visitors"), None);
        assert_eq!(clean("https://example.org/ana"), None);
    }
}
