//! Eight designs of news sites: what carries the article, where the clutter stands, and how much the metadata tell.
//!
//! 0 broadsheet (JSON-LD), 1 tabloid (OpenGraph only, teasers between the paragraphs), 2 public broadcaster (microdata), 3 agency
//! (few tags, `div` paragraphs; also the newsletter's page), 4 local television (WordPress-like, comments), 5 an old layout of
//! tables and `<br>`, 6 live blog (posts with clock times), 7 a site built by a program (hashed class names, JSON-LD graph, cookie wall).

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

use super::Source;
use super::site::{self, Words, printed_date};
use crate::corpus::event::Unit;

/// How many designs there are.
pub const DESIGNS: usize = 8;

/// An article's page in one of the designs.
pub fn page(source: &Source<'_>, design: usize) -> String {
    let words = site::words(source.language);
    let (head, body) = match design % DESIGNS {
        0 => (broadsheet_head(source), broadsheet(source, words)),
        1 => (tabloid_head(source), tabloid(source, words)),
        2 => (html! {}, broadcaster(source, words)),
        3 => (html! { meta name="DC.date.issued" content=[source.published()]; }, agency(source, words)),
        4 => (local_head(source), local(source, words)),
        5 => (html! {}, tables(source, words)),
        6 => (tabloid_head(source), live(source, words)),
        _ => (graph_head(source), built(source, words)),
    };
    let suffix = source.outlet().map(|o| format!(" | {o}")).unwrap_or_default();
    let markup = html! {
        (DOCTYPE)
        html lang=(source.language) {
            head {
                meta charset="utf-8";
                title { (source.head("headline")) (suffix) }
                (head)
                style { "body { font: 1rem/1.5 serif } nav a { padding: .5rem }" }
                script { (PreEscaped("window.dataLayer = window.dataLayer || []; dataLayer.push({page: 'story', wall: true});")) }
            }
            body { (body) }
        }
    };
    markup.into_string()
}

fn navigation(words: &Words) -> Markup {
    html! { nav class="nav" aria-label=(words.buttons[0]) { ul { @for s in words.sections { li { a href={ "/" (s) } { (s) } } } } } }
}

fn by(source: &Source<'_>, words: &Words) -> Option<String> {
    Some(source.head("byline")).filter(|b| !b.is_empty()).map(|b| format!("{} {b}", words.by))
}

fn is(unit: &Unit, reason: &str) -> bool {
    unit.clutter.as_deref() == Some(reason)
}

/// The article's paragraphs: each as its units; a piece of clutter stands alone.
fn blocks<'a>(source: &Source<'a>) -> Vec<Vec<&'a Unit>> {
    let mut out: Vec<Vec<&Unit>> = Vec::new();
    for paragraph in &source.article.paragraphs {
        let mut open = false;
        for unit in paragraph {
            match out.last_mut() {
                Some(last) if open && unit.clutter.is_none() => last.push(unit),
                _ => out.push(vec![unit]),
            }
            open = unit.clutter.is_none();
        }
    }
    out
}

fn prose(block: &[&Unit]) -> String {
    block.iter().map(|u| u.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Clutter as most sites mark it up.
fn clutter(unit: &Unit) -> Markup {
    let text = &unit.text;
    match unit.clutter.as_deref().unwrap_or_default() {
        "caption" => html! { figure { img src="photo.jpg" alt=""; figcaption { (text) } } },
        "teaser" => html! { aside class="related" { a href="/other-story" { (text) } } },
        "comment" => html! { section class="comments" { div class="comment" { p { (text) } } } },
        "promotion" => html! { div class="newsletter-box" { p { (text) } form { input type="email"; } } },
        "author" => html! { div class="author-bio" { p { (text) } } },
        "legal" => html! { footer { small { (text) } } },
        "byline" => html! { p class="byline" { (text) } },
        "headline" => html! { h2 { (text) } },
        _ => html! { div class="tools" { span { (text) } } },
    }
}

fn json_ld(source: &Source<'_>) -> serde_json::Value {
    let mut v = json!({"@type": "NewsArticle", "headline": source.head("headline")});
    if let Some(outlet) = source.outlet() {
        v["publisher"] = json!({"@type": "NewsMediaOrganization", "name": outlet});
    }
    if let Some(date) = source.published() {
        v["datePublished"] = json!(date);
    }
    if !source.head("byline").is_empty() {
        v["author"] = json!([{"@type": "Person", "name": source.head("byline")}]);
    }
    v
}

fn broadsheet_head(source: &Source<'_>) -> Markup {
    let mut v = json_ld(source);
    v["@context"] = json!("https://schema.org");
    html! {
        script type="application/ld+json" { (PreEscaped(v.to_string())) }
        meta property="og:type" content="article";
        meta property="og:title" content=(source.head("headline"));
    }
}

fn broadsheet(source: &Source<'_>, words: &Words) -> Markup {
    html! {
        header class="masthead" { p { (source.head("outlet")) } (navigation(words)) }
        main { article {
            h1 { (source.head("headline")) }
            @if let Some(by) = by(source, words) { p class="byline" { (by) } }
            time datetime=[source.published()] { (source.published().map(|d| printed_date(d, source.language)).unwrap_or_default()) }
            div class="share" { (words.share) }
            div class="article-body" {
                @for b in blocks(source) { @if b[0].clutter.is_some() { (clutter(b[0])) } @else { p { (prose(&b)) } } }
            }
        } }
        aside class="most-read" { h3 { (words.related) } ol { @for t in words.teasers { li { a href="/x" { (t) } } } } }
        footer { p { (words.legal.replace("{}", source.head("outlet"))) } }
    }
}

fn tabloid_head(source: &Source<'_>) -> Markup {
    html! {
        meta property="og:type" content="article";
        meta property="og:title" content=(source.head("headline"));
        @if let Some(outlet) = source.outlet() { meta property="og:site_name" content=(outlet); }
        @if let Some(date) = source.published() { meta property="article:published_time" content=(date); }
        @if !source.head("byline").is_empty() { meta name="author" content=(source.head("byline")); }
    }
}

fn tabloid(source: &Source<'_>, words: &Words) -> Markup {
    let blocks = blocks(source);
    html! {
        div id="top" { a href="/" { (source.head("outlet")) } (navigation(words)) button { (words.buttons[2]) } }
        div class="story" {
            h1 class="headline" { (source.head("headline")) }
            ul class="author-date" { @if let Some(by) = by(source, words) { li { (by) } } li { (words.share) } }
            @for (i, b) in blocks.iter().enumerate() {
                @if b[0].clutter.is_some() { (clutter(b[0])) } @else { p class="mol-para" { (prose(b)) } }
                // A tabloid parts its paragraphs with other stories.
                @if i % 6 == 5 { div class="inline-promo" { strong { (words.related) } a href="/y" { (words.teasers[i / 6 % 4]) } } }
            }
            div class="newsletter" { p { (words.newsletter) } }
            div id="comments" { h3 { (words.comments) } @for c in words.said { div class="comment" { p { (c) } span { "12 likes" } } } }
        }
        div class="puff" { @for t in words.teasers { a href="/z" { h4 { (t) } p { (t) " …" } } } }
        div class="foot" { (words.legal.replace("{}", source.head("outlet"))) }
    }
}

fn broadcaster(source: &Source<'_>, words: &Words) -> Markup {
    html! {
        (navigation(words))
        div itemscope itemtype="https://schema.org/NewsArticle" {
            h1 itemprop="headline" { (source.head("headline")) }
            p { span class="date" { (words.published) " " (source.published().map(|d| printed_date(d, source.language)).unwrap_or_default()) }
                @if let Some(date) = source.published() { meta itemprop="datePublished" content=(date); } }
            @if !source.head("byline").is_empty() { p { span itemprop="author" itemscope itemtype="https://schema.org/Person" { span itemprop="name" { (source.head("byline")) } } } }
            @if let Some(outlet) = source.outlet() { div itemprop="publisher" itemscope itemtype="https://schema.org/Organization" { meta itemprop="name" content=(outlet); } }
            div itemprop="articleBody" {
                @for b in blocks(source) { @if b[0].clutter.is_some() { (clutter(b[0])) } @else { div data-component="text-block" { p { (prose(&b)) } } } }
            }
        }
        section aria-label=(words.related) { h2 { (words.related) } ul { @for t in words.teasers { li { a href="/a" { span { (t) } } } } } }
        footer { nav { @for b in words.buttons { a href="/b" { (b) } } } p { (words.legal.replace("{}", source.head("outlet"))) } }
    }
}

fn agency(source: &Source<'_>, words: &Words) -> Markup {
    html! {
        div class="bar" { b { (source.head("outlet")) } }
        div class="release" {
            div class="title" { (source.head("headline")) }
            @if let Some(date) = source.published() { div class="stamp" { (printed_date(date, source.language)) } }
            @if let Some(by) = by(source, words) { div class="by" { (by) } }
            @for b in blocks(source) { @if b[0].clutter.is_some() { (clutter(b[0])) } @else { div class="par" { (prose(&b)) } } }
        }
        div class="bottom" { (words.legal.replace("{}", source.head("outlet"))) }
    }
}

fn local_head(source: &Source<'_>) -> Markup {
    html! {
        meta name="generator" content="WordPress 6.4";
        meta property="og:title" content={ (source.head("headline")) " - " (source.outlet().unwrap_or("News")) };
        @if let Some(outlet) = source.outlet() { meta property="og:site_name" content=(outlet); }
        @if let Some(date) = source.published() { meta name="date" content=(date); }
    }
}

fn local(source: &Source<'_>, words: &Words) -> Markup {
    html! {
        div class="site-header" { a class="custom-logo" href="/" { (source.head("outlet")) } (navigation(words)) }
        div id="primary" class="content-area" { main { article class="post type-post hentry" {
            header class="entry-header" { h1 class="entry-title" { (source.head("headline")) }
                div class="entry-meta" {
                    @if let Some(date) = source.published() { span class="posted-on" { time class="entry-date published" datetime=(date) { (printed_date(date, source.language)) } } }
                    @if !source.head("byline").is_empty() { span class="byline" { (words.by) " " a class="url fn n" rel="author" href="/author" { (source.head("byline")) } } } } }
            div class="entry-content" {
                @for b in blocks(source) { @if is(b[0], "caption") { div class="wp-caption" { img src="p.jpg" alt=""; p class="wp-caption-text" { (b[0].text) } } }
                    @else if b[0].clutter.is_some() { (clutter(b[0])) } @else { p { (prose(&b)) } } }
                div class="sharedaddy" { h3 { (words.share) } }
                div class="jp-relatedposts" { h3 { (words.related) } @for t in words.teasers { div { a href="/c" { (t) } } } }
            }
        }
        div id="comments" class="comments-area" { h2 { (words.comments) } ol { @for c in words.said { li class="comment" { div class="comment-content" { p { (c) } } } } } } } }
        aside id="secondary" { section class="widget" { h2 { (words.buttons[1]) } p { (words.newsletter) } } }
        footer class="site-footer" { (words.legal.replace("{}", source.head("outlet"))) }
    }
}

fn tables(source: &Source<'_>, words: &Words) -> Markup {
    html! {
        table width="100%" { tr { td colspan="2" { font size="5" { (source.head("outlet")) } } }
            tr {
                td width="150" valign="top" { @for s in words.sections { a href="x.htm" { (s) } br; } }
                td { font size="4" { b { (source.head("headline")) } } br;
                    @if let Some(date) = source.published() { i { (printed_date(date, source.language)) } br; }
                    @if let Some(by) = by(source, words) { i { (by) } br; }
                    br;
                    @for b in blocks(source) { (prose(&b)) br; br; }
                    a href="print.htm" { (words.share) }
                } }
            tr { td colspan="2" align="center" { small { (words.legal.replace("{}", source.head("outlet"))) } } } }
    }
}

fn live(source: &Source<'_>, words: &Words) -> Markup {
    let blocks = blocks(source);
    html! {
        (navigation(words))
        article class="live-blog" {
            h1 { (source.head("headline")) }
            @if let Some(by) = by(source, words) { address rel="author" { (by) } }
            div class="posts" {
                @for (i, group) in blocks.chunks(4).enumerate() {
                    div class="post" id={ "post-" (i) } {
                        time { (format!("{:02}:{:02}", 9 + i % 12, 7 * i % 60)) }
                        @for b in group { @if b[0].clutter.is_some() { (clutter(b[0])) } @else { p { (prose(b)) } } }
                        div class="post-share" { button { (words.share) } }
                    }
                }
            }
        }
        div class="more" { h2 { (words.related) } @for t in words.teasers { a href="/d" { (t) } } }
    }
}

fn graph_head(source: &Source<'_>) -> Markup {
    let site = json!({"@type": "WebSite", "name": source.outlet().unwrap_or("Web"), "url": "https://news.example.org/"});
    let graph =
        json!({"@context": "https://schema.org", "@graph": [site, json_ld(source), {"@type": "BreadcrumbList", "itemListElement": []}]});
    html! { script type="application/ld+json" { (PreEscaped(graph.to_string())) } meta name="twitter:title" content=(source.head("headline")); }
}

fn built(source: &Source<'_>, words: &Words) -> Markup {
    html! {
        div id="consent" role="dialog" { p { (words.cookies) } button { "OK" } }
        div id="__next" { div class="css-1q2w3e" { (navigation(words))
            div class="css-9f8g7h" { section class="css-aa11" { h1 class="css-hd77" { (source.head("headline")) }
                div class="css-mt3" { @if let Some(by) = by(source, words) { span { (by) } } @if let Some(date) = source.published() { span { (printed_date(date, source.language)) } } }
                div class="css-bb22" { @for b in blocks(source) { @if b[0].clutter.is_some() { (clutter(b[0])) } @else { p class="css-pp99" { (prose(&b)) } } } }
                div class="css-nl4" { p { (words.newsletter) } button { (words.buttons[2]) } } }
            div class="css-rr0" { h2 { (words.related) } @for t in words.teasers { div class="css-card" { a href="/e" { h3 { (t) } } p { (t) } } } } }
            div class="css-ft5" { p { (words.legal.replace("{}", source.head("outlet"))) } } } }
        script id="__NEXT_DATA__" type="application/json" { (PreEscaped(json!({"props": {"locale": source.language}}).to_string())) }
    }
}
