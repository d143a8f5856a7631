//! Structured data of a page (JSON-LD): its article's headline, authors, dates, publisher, text.

use serde_json::Value;

use super::headline;
use super::page::{Found, PageFacts, push};

/// Takes what the page's structured data say of its article.
pub fn read(found: &Found, facts: &mut PageFacts) {
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
        articles.sort_by_cached_key(|v| !is_own(found, v));
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

/// Whether structured data are of the article that this page is of: by its address, else by its headline.
fn is_own(found: &Found, article: &Value) -> bool {
    let meta = |name: &str| found.metas.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str());
    let bare = |a: &str| a.split(['?', '#']).next().unwrap_or("").split_once("//").map_or("", |(_, a)| a).trim_end_matches('/').to_owned();
    let page = found.canonical.first().map(String::as_str).or_else(|| meta("og:url")).map(bare).filter(|a| a.contains('/'));
    let main = article.get("mainEntityOfPage");
    let addresses = [article.get("url"), article.get("@id"), main, main.and_then(|m| m.get("@id"))];
    if page.is_some_and(|page| addresses.into_iter().flatten().filter_map(Value::as_str).any(|a| bare(a) == page)) {
        return true;
    }
    let titles = [meta("og:title"), found.title.as_deref(), found.headings.first().map(String::as_str)];
    let headline = article.get("headline").or(article.get("name")).and_then(Value::as_str);
    headline.is_some_and(|h| titles.into_iter().flatten().any(|t| headline::likeness(t, h) >= 0.5))
}
