//! What a page's head and its marked-up parts say of the article: JSON-LD, OpenGraph, meta tags, microdata, marked text.

use serde_json::Value;
use trafilatura::dom::{Document as Page, NodeId};

/// Values by where they stand; each list best source first.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Headlines.
    pub titles: Vec<String>,
    /// The text of the page's `h1` headings.
    pub headings: Vec<String>,
    /// The window's title, often with the outlet's name at its end.
    pub window_title: Option<String>,
    /// Bylines, unclean.
    pub authors: Vec<String>,
    /// Dates of publication, unparsed.
    pub published: Vec<String>,
    /// Dates of the last change, unparsed.
    pub updated: Vec<String>,
    /// Names of who published.
    pub outlets: Vec<String>,
    /// Language tags.
    pub languages: Vec<String>,
    /// Addresses of the page.
    pub addresses: Vec<String>,
}

/// Reads them.
pub fn read(page: &Page) -> PageFacts {
    let mut facts = PageFacts::default();
    linked_data(page, &mut facts);
    head(page, &mut facts);
    marked(page, &mut facts);
    facts
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

fn linked_data(page: &Page, facts: &mut PageFacts) {
    let mut nodes = Vec::new();
    for script in page.scripts_with_type(&["application/ld+json"]).into_iter().take(40) {
        let text = page.text_content(script);
        if let Some(value) = json(&text) {
            flatten(&value, &mut nodes, 0);
        }
    }
    let is = |v: &Value, ends: &[&str]| types(v).iter().any(|t| ends.iter().any(|e| t.ends_with(e)));
    let articles: Vec<&Value> = nodes
        .iter()
        .filter(|v| is(v, &["Article", "Posting", "Report", "Analysis", "Opinion", "Review"]) && !is(v, &["AggregateReview"]))
        .collect();
    let pages: Vec<&Value> = nodes.iter().filter(|v| is(v, &["WebPage"])).collect();
    let by_id = |v: &Value| -> Option<Value> {
        let id = v.get("@id")?.as_str()?;
        nodes.iter().find(|n| n.get("@id").and_then(Value::as_str) == Some(id) && n.get("name").is_some()).cloned()
    };
    for v in articles.iter().chain(&pages) {
        let text = |k: &str| v.get(k).and_then(Value::as_str);
        if !is(v, &["WebPage"]) {
            text("headline").or(text("name")).into_iter().for_each(|s| push(&mut facts.titles, s));
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

fn head(page: &Page, facts: &mut PageFacts) {
    let root = page.root();
    let mut metas: Vec<(String, String)> = Vec::new();
    for node in page.get_elements_by_tag_name(root, "meta").into_iter().take(600) {
        let Some(content) = page.get_attribute(node, "content") else { continue };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = page.get_attribute(node, key) {
                metas.push((name.to_ascii_lowercase(), content.clone()));
            }
        }
    }
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
    for link in page.get_elements_by_tag_name(root, "link").into_iter().take(300) {
        if page.get_attribute(link, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) {
            page.get_attribute(link, "href").into_iter().for_each(|h| push(&mut facts.addresses, &h));
        }
    }
    if let Some(node) = page.get_elements_by_tag_name(root, "html").first() {
        page.get_attribute(*node, "lang").into_iter().for_each(|l| facts.languages.insert(0, l));
    }
    if let Some(node) = page.get_elements_by_tag_name(root, "title").first() {
        let title = page.text_content(*node).split_whitespace().collect::<Vec<_>>().join(" ");
        facts.window_title = Some(title).filter(|t| !t.is_empty());
    }
}

// --- marked text ----------------------------------------------------------------------------------------------------

fn marked(page: &Page, facts: &mut PageFacts) {
    let root = page.root();
    for node in page.get_elements_by_tag_name(root, "h1").into_iter().take(20) {
        push(&mut facts.headings, &page.text_content(node));
    }
    let value = |node: NodeId| {
        ["content", "datetime"]
            .iter()
            .find_map(|a| page.get_attribute(node, a).filter(|v| !v.trim().is_empty()))
            .unwrap_or_else(|| page.text_content(node))
    };
    for node in page.query_selector_all(root, "[itemprop]").into_iter().take(400) {
        match page.get_attribute(node, "itemprop").unwrap_or_default().as_str() {
            "datePublished" => push(&mut facts.published, &value(node)),
            "dateModified" => push(&mut facts.updated, &value(node)),
            "headline" => push(&mut facts.titles, &value(node)),
            "author" | "creator" => {
                let name = page.query_selector(node, "[itemprop=name]").unwrap_or(node);
                push(&mut facts.authors, &value(name));
            }
            _ => {}
        }
    }
    for node in page.get_elements_by_tag_name(root, "time").into_iter().take(30) {
        push(&mut facts.published, &value(node));
    }
    let mut names = Vec::new();
    for selector in [
        "a[rel~=author]",
        "[class*=byline] a",
        "[class*=author-name]",
        "[class*=author__name]",
        "[class*=byline]",
        "a[class*=author]",
        "[class*=author]",
    ] {
        for node in page.query_selector_all(root, selector).into_iter().take(3) {
            let text = page.text_content(node);
            if text.len() < 120 {
                push(&mut names, &text);
            }
        }
    }
    names.iter().for_each(|n| push(&mut facts.authors, n));
}
