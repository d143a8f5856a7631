//! What a page's head and its marked-up parts say of the article: JSON-LD, OpenGraph, meta tags, microdata, marked text.

use scraper::{ElementRef, Html};
use serde_json::Value;

use super::headline;
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
    linked_data(&found, &mut facts);
    head(&found, &mut facts);
    facts.stated = facts.published.len();
    marked(found, &mut facts);
    facts
}

/// What the page's elements hold, in the order of the page.
#[derive(Default)]
struct Found {
    /// Structured data.
    scripts: Vec<String>,
    /// Names and contents of `meta`.
    metas: Vec<(String, String)>,
    canonical: Vec<String>,
    language: Option<String>,
    title: Option<String>,
    headings: Vec<String>,
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

    /// Whether structured data are of the article that this page is of: by its address, else by its headline.
    fn is_own(&self, article: &Value) -> bool {
        let meta = |name: &str| self.metas.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str());
        let bare =
            |a: &str| a.split(['?', '#']).next().unwrap_or("").split_once("//").map_or("", |(_, a)| a).trim_end_matches('/').to_owned();
        let page = self.canonical.first().map(String::as_str).or_else(|| meta("og:url")).map(bare).filter(|a| a.contains('/'));
        let main = article.get("mainEntityOfPage");
        let addresses = [article.get("url"), article.get("@id"), main, main.and_then(|m| m.get("@id"))];
        if page.is_some_and(|page| addresses.into_iter().flatten().filter_map(Value::as_str).any(|a| bare(a) == page)) {
            return true;
        }
        let titles = [meta("og:title"), self.title.as_deref(), self.headings.first().map(String::as_str)];
        let headline = article.get("headline").or(article.get("name")).and_then(Value::as_str);
        headline.is_some_and(|h| titles.into_iter().flatten().any(|t| headline::likeness(t, h) >= 0.5))
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

fn push(list: &mut Vec<String>, value: &str) {
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

// --- JSON-LD --------------------------------------------------------------------------------------------------------

fn linked_data(found: &Found, facts: &mut PageFacts) {
    let mut nodes = Vec::new();
    for text in &found.scripts {
        if let Some(value) = json(text) {
            flatten(&value, &mut nodes, 0);
        }
    }
    let is = |v: &Value, ends: &[&str]| types(v).iter().any(|t| ends.iter().any(|e| t.ends_with(e)));
    let mut articles: Vec<&Value> = nodes
        .iter()
        .filter(|v| is(v, &["Article", "Posting", "Report", "Analysis", "Opinion", "Review"]) && !is(v, &["AggregateReview"]))
        .collect();
    // Lists of other stories have the same marks; the page's own article stands first.
    if articles.len() > 1 {
        articles.sort_by_cached_key(|v| !found.is_own(v));
    }
    let pages: Vec<&Value> = nodes.iter().filter(|v| is(v, &["WebPage"])).collect();
    let by_id = |v: &Value| -> Option<Value> {
        let id = v.get("@id")?.as_str()?;
        nodes.iter().find(|n| n.get("@id").and_then(Value::as_str) == Some(id) && n.get("name").is_some()).cloned()
    };
    for v in articles.iter().chain(&pages) {
        let text = |k: &str| v.get(k).and_then(Value::as_str);
        if !is(v, &["WebPage"]) {
            text("headline").or(text("name")).into_iter().for_each(|s| push(&mut facts.titles, s));
            text("articleBody").into_iter().for_each(|s| facts.bodies.push(s.to_owned()));
            facts.declared.words = facts.declared.words.or_else(|| v.get("wordCount").and_then(count));
            facts.declared.paid |= v.get("isAccessibleForFree").is_some_and(is_no);
            let names = people(v.get("author").or(v.get("creator")).unwrap_or(&Value::Null), &by_id);
            if !names.is_empty() && facts.authors.is_empty() {
                push(&mut facts.authors, &names.join(", "));
            }
        }
        text("datePublished").or(text("dateCreated")).into_iter().for_each(|s| push(&mut facts.published, s));
        text("dateModified").into_iter().for_each(|s| push(&mut facts.updated, s));
        let publisher = v.get("publisher").or(v.get("sourceOrganization")).unwrap_or(&Value::Null);
        people(publisher, &by_id).iter().for_each(|s| push(&mut facts.outlets, s));
        text("inLanguage").into_iter().for_each(|s| push(&mut facts.languages, s));
        text("url").or_else(|| text("mainEntityOfPage")).into_iter().for_each(|s| push(&mut facts.addresses, s));
    }
}

/// A number, or one written as text.
fn count(value: &Value) -> Option<usize> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    usize::try_from(number).ok()
}

/// "False" is written in three ways.
fn is_no(value: &Value) -> bool {
    value.as_bool() == Some(false) || value.as_str().is_some_and(|s| s.trim().to_ascii_lowercase().ends_with("false"))
}

/// JSON as pages have it: wrapped in comments, with raw line ends in its strings, with a comma too many.
fn json(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text = text.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&plain).ok().or_else(|| {
            let mended = plain
                .split(',')
                .collect::<Vec<_>>()
                .join(",")
                .replace(", }", "}")
                .replace(",}", "}")
                .replace(", ]", "]")
                .replace(",]", "]");
            serde_json::from_str(&mended).ok()
        })
    })
}

fn flatten(value: &Value, out: &mut Vec<Value>, depth: usize) {
    if depth > 8 || out.len() > 500 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|v| flatten(v, out, depth + 1)),
        Value::Object(map) => {
            out.push(value.clone());
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"] {
                if let Some(inner) = map.get(key).filter(|v| !v.is_string()) {
                    flatten(inner, out, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn types(value: &Value) -> Vec<String> {
    match value.get("@type") {
        Some(Value::String(s)) => vec![s.clone()],
        Some(Value::Array(a)) => a.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Names of people or organizations, whether written as text, object, list or reference.
fn people(value: &Value, by_id: &dyn Fn(&Value) -> Option<Value>) -> Vec<String> {
    match value {
        Value::String(s) => vec![s.clone()],
        Value::Array(a) => a.iter().flat_map(|v| people(v, by_id)).collect(),
        Value::Object(o) => match o.get("name") {
            Some(Value::String(s)) => vec![s.clone()],
            Some(inner @ Value::Array(_)) => people(inner, by_id),
            _ => by_id(value).and_then(|v| v.get("name").and_then(Value::as_str).map(str::to_owned)).into_iter().collect(),
        },
        _ => Vec::new(),
    }
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
