//! What a page's head and its marked-up parts say of the article: JSON-LD, OpenGraph, meta tags, microdata, marked text.

use scraper::{ElementRef, Html};

use super::linked;
use crate::html::text_of;
use crate::truncated::Declared;

/// Values by where they stand; each list best source first.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Headlines.
    pub titles: Vec<String>,
    /// The text of the page's `h1` headings.
    pub headings: Vec<String>,
    /// Those of them that are links: to a section, or to the article itself.
    pub linked_headings: Vec<String>,
    /// The window's title, often with the outlet's name at its end.
    pub window_title: Option<String>,
    /// Bylines, unclean.
    pub authors: Vec<String>,
    /// Dates of publication, unparsed.
    pub published: Vec<String>,
    /// How many of them, from the first, the page's data give; the others are marked in its text.
    pub stated: usize,
    /// Dates of the last change, unparsed.
    pub updated: Vec<String>,
    /// Names of who published.
    pub outlets: Vec<String>,
    /// Language tags.
    pub languages: Vec<String>,
    /// Addresses of the page.
    pub addresses: Vec<String>,
    /// The article's text as structured data gives it.
    pub bodies: Vec<String>,
    /// What structured data say of its length and of who may read it.
    pub declared: Declared,
}

/// Reads them, in one pass over the page's elements.
pub fn read(page: &Html) -> PageFacts {
    let mut facts = PageFacts::default();
    let found = Found::gather(page);
    linked::read(&found, &mut facts);
    head(&found, &mut facts);
    facts.stated = facts.published.len();
    marked(found, &mut facts);
    facts
}

/// What the page's elements hold, in the order of the page.
#[derive(Default)]
pub(super) struct Found {
    /// Structured data.
    pub(super) scripts: Vec<String>,
    /// Names and contents of `meta`.
    pub(super) metas: Vec<(String, String)>,
    pub(super) canonical: Vec<String>,
    language: Option<String>,
    pub(super) title: Option<String>,
    pub(super) headings: Vec<String>,
    linked_headings: Vec<String>,
    /// `itemprop` and its value.
    items: Vec<(String, String)>,
    times: Vec<String>,
    /// Texts marked as author, by how sure the mark is: surest first.
    names: [Vec<String>; 7],
}

impl Found {
    fn gather(page: &Html) -> Self {
        let mut found = Self::default();
        for node in page.tree.nodes() {
            if let Some(element) = ElementRef::wrap(node) {
                found.element(element);
            }
        }
        found
    }

    fn element(&mut self, node: ElementRef) {
        let element = node.value();
        let attribute = |name: &str| element.attr(name);
        match element.name() {
            "meta" if self.metas.len() < 1200 => {
                let Some(content) = attribute("content") else { return };
                for key in ["property", "name", "itemprop", "http-equiv"] {
                    if let Some(name) = attribute(key) {
                        self.metas.push((name.to_ascii_lowercase(), content.to_owned()));
                    }
                }
            }
            "link" if attribute("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) && self.canonical.len() < 4 => {
                self.canonical.extend(attribute("href").map(str::to_owned));
            }
            "html" if self.language.is_none() => self.language = attribute("lang").map(str::to_owned),
            "title" if self.title.is_none() => self.title = Some(text_of(node)),
            "h1" if self.headings.len() < 20 => {
                let text = text_of(node);
                let link = node.descendants().filter_map(ElementRef::wrap).find(|e| e.value().name() == "a");
                if link.is_some_and(|a| text_of(a).trim() == text.trim()) {
                    self.linked_headings.push(text.clone());
                }
                self.headings.push(text);
            }
            "time" if self.times.len() < 30 => self.times.push(value(node)),
            "script"
                if self.scripts.len() < 40 && attribute("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.scripts.push(text_of(node));
            }
            _ => {}
        }
        if let Some(name) = attribute("itemprop")
            && self.items.len() < 400
        {
            let inner = matches!(name, "author" | "creator")
                .then(|| node.descendants().filter_map(ElementRef::wrap).find(|e| e.value().attr("itemprop") == Some("name")))
                .flatten();
            if matches!(name, "datePublished" | "dateModified" | "headline" | "author" | "creator") {
                self.items.push((name.to_owned(), value(inner.unwrap_or(node))));
            }
        }
        self.name(node);
    }

    fn name(&mut self, node: ElementRef) {
        let element = node.value();
        let class = element.attr("class").unwrap_or("");
        let link = element.name() == "a";
        let in_byline = || {
            node.ancestors().take(12).filter_map(ElementRef::wrap).any(|e| e.value().attr("class").is_some_and(|c| c.contains("byline")))
        };
        let rank = if link && element.attr("rel").is_some_and(|r| r.split_whitespace().any(|w| w == "author")) {
            0
        } else if link && in_byline() {
            1
        } else if class.contains("author-name") {
            2
        } else if class.contains("author__name") {
            3
        } else if class.contains("byline") {
            4
        } else if class.contains("author") {
            5 + usize::from(!link)
        } else {
            return;
        };
        if self.names[rank].len() < 3 {
            let text = text_of(node);
            self.names[rank].push(if text.len() < 120 { text } else { String::new() });
        }
    }
}

/// What an element says for machines, else its words.
fn value(node: ElementRef) -> String {
    let given = ["content", "datetime"].iter().find_map(|a| node.value().attr(a).filter(|v| !v.trim().is_empty()));
    given.map_or_else(|| text_of(node), str::to_owned)
}

pub(super) fn push(list: &mut Vec<String>, value: &str) {
    let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let value = unescape(&value);
    if !value.is_empty() && value.len() < 600 && !list.contains(&value) {
        list.push(value);
    }
}

/// Entities escaped twice, as many publishing systems leave them in JSON-LD.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for (entity, plain) in [
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&#038;", "&"),
    ] {
        out = out.replace(entity, plain);
    }
    out
}

// --- meta tags ------------------------------------------------------------------------------------------------------

fn head(found: &Found, facts: &mut PageFacts) {
    let metas = &found.metas;
    let take = |keys: &[&str], list: &mut Vec<String>| {
        for key in keys {
            for (_, value) in metas.iter().filter(|(k, _)| k == key) {
                push(list, value);
            }
        }
    };
    take(&["og:title", "twitter:title", "sailthru.title", "parsely-title", "dc.title", "headline", "citation_title"], &mut facts.titles);
    let mut authors = Vec::new();
    take(
        &[
            "author",
            "article:author",
            "byl",
            "sailthru.author",
            "parsely-author",
            "dc.creator",
            "dcterms.creator",
            "authors",
            "article:author_name",
            "cxenseparse:author",
        ],
        &mut authors,
    );
    for author in authors.into_iter().filter(|a| !a.contains("http") && !a.contains("facebook.com")) {
        push(&mut facts.authors, &author);
    }
    take(
        &[
            "article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "publishdate",
            "publish-date",
            "pubdate",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.created",
            "dc.created",
            "date",
            "datecreated",
            "cxenseparse:recs:publishtime",
            "article:published",
            "citation_publication_date",
            "last-modified-date",
            "iso-8601-publish-date",
            "publication_date",
        ],
        &mut facts.published,
    );
    take(
        &["article:modified_time", "og:updated_time", "datemodified", "article.updated", "dcterms.modified", "last-modified", "lastmod"],
        &mut facts.updated,
    );
    take(&["og:site_name", "application-name", "dc.publisher", "publisher", "copyright", "twitter:site"], &mut facts.outlets);
    take(&["og:locale", "content-language", "language", "dc.language", "inlanguage"], &mut facts.languages);
    take(&["og:url", "twitter:url"], &mut facts.addresses);
    found.canonical.iter().for_each(|h| push(&mut facts.addresses, h));
    found.language.iter().for_each(|l| facts.languages.insert(0, l.clone()));
    let title = found.title.as_deref().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    facts.window_title = Some(title).filter(|t| !t.is_empty());
}

// --- marked text ----------------------------------------------------------------------------------------------------

fn marked(found: Found, facts: &mut PageFacts) {
    found.headings.iter().for_each(|h| push(&mut facts.headings, h));
    found.linked_headings.iter().for_each(|h| push(&mut facts.linked_headings, h));
    for (name, value) in &found.items {
        match name.as_str() {
            "datePublished" => push(&mut facts.published, value),
            "dateModified" => push(&mut facts.updated, value),
            "headline" => push(&mut facts.titles, value),
            _ => push(&mut facts.authors, value),
        }
    }
    found.times.iter().for_each(|t| push(&mut facts.published, t));
    found.names.iter().flatten().for_each(|n| push(&mut facts.authors, n));
}
