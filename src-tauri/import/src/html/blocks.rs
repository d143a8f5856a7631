//! The page as blocks in reading order, with what the markup says of each.

use trafilatura::dom::{Document as Page, NodeId};

use crate::clutter::{Line, Markup};

/// Elements that do not part one block from the next.
const INLINE: [&str; 41] = [
    "a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];
/// Elements that carry no words of the page.
const SILENT: [&str; 15] = [
    "audio", "canvas", "head", "iframe", "input", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
];

/// The blocks of a page, at most `most` of them.
pub fn read(page: &Page, most: usize) -> Vec<Line> {
    let state = Markup { known: true, ..Markup::default() };
    let mut walker = Walker { page, lines: Vec::new(), text: String::new(), links: 0, state, linked: false, most };
    if let Some(body) = page.body() {
        walker.children(body);
        walker.flush();
    }
    walker.lines
}

struct Walker<'a> {
    page: &'a Page,
    lines: Vec<Line>,
    /// The block being gathered, its white space already folded.
    text: String,
    /// Bytes of it that stand inside links.
    links: usize,
    state: Markup,
    linked: bool,
    most: usize,
}

impl Walker<'_> {
    fn children(&mut self, node: NodeId) {
        let mut breaks = 0;
        for child in self.page.child_nodes(node) {
            if self.lines.len() >= self.most {
                return;
            }
            if self.page.is_text(child) {
                let text = self.page.text_content(child);
                breaks = if text.trim().is_empty() { breaks } else { 0 };
                self.words(&text);
            } else if self.page.is_element(child) {
                let name = self.page.tag_name(child).to_owned();
                if name == "br" {
                    // Two line ends in a row part paragraphs on pages that know no `p`.
                    breaks += 1;
                    if breaks == 1 {
                        self.line_end()
                    } else {
                        self.flush()
                    }
                    continue;
                }
                breaks = 0;
                self.element(child, &name);
            }
        }
    }

    fn element(&mut self, node: NodeId, name: &str) {
        if SILENT.contains(&name) || self.hidden(node) {
            return;
        }
        if INLINE.contains(&name) {
            let before = self.linked;
            self.linked |= name == "a";
            self.children(node);
            self.linked = before;
            return;
        }
        if matches!(name, "td" | "th") && !self.holds_blocks(node) {
            // A row of plain cells is one block.
            if !self.text.is_empty() && !self.text.ends_with(['\t', '\n']) {
                self.text.push('\t');
            }
            let before = self.state;
            self.state.cell = true;
            self.children(node);
            self.state = Markup { cell: true, ..before };
            return;
        }
        self.flush();
        let before = self.state;
        self.enter(node, name);
        self.children(node);
        self.flush();
        self.state = before;
    }

    fn holds_blocks(&self, node: NodeId) -> bool {
        self.page.children(node).into_iter().any(|c| {
            let name = self.page.tag_name(c);
            name != "br" && !INLINE.contains(&name) && !SILENT.contains(&name)
        })
    }

    /// What an element says of all blocks in it.
    fn enter(&mut self, node: NodeId, name: &str) {
        let state = &mut self.state;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => state.heading = name.as_bytes()[1] - b'0',
            "p" => state.paragraph = true,
            "li" | "dd" | "dt" => state.item = true,
            "tr" => state.cell = true,
            "figcaption" | "figure" => state.caption = true,
            "blockquote" => state.quote = true,
            "nav" | "footer" | "aside" | "form" | "button" | "menu" | "dialog" => state.aside = true,
            "article" | "main" => state.article = true,
            _ => {}
        }
        let marks = format!("{} {}", self.page.class_name(node), self.page.id_attr(node)).to_ascii_lowercase();
        if marks.len() < 400 && marks.trim().len() > 2 {
            let has = |words: &[&str]| words.iter().any(|w| marks.contains(w));
            if name != "body" && name != "main" && name != "article" {
                state.caption |= has(&["caption", "photo-credit", "image-credit", "credit-line"]);
                state.comment |= has(&["comment", "disqus", "reply", "replies"]) && !has(&["no-comment", "comments-open", "has-comment"]);
                state.aside |= has(&[
                    "sidebar",
                    "related",
                    "share",
                    "sharing",
                    "social",
                    "newsletter",
                    "subscribe",
                    "promo",
                    "advert",
                    "footer",
                    "nav",
                    "menu",
                    "breadcrumb",
                    "recommend",
                    "trending",
                    "popular",
                    "cookie",
                    "consent",
                    "teaser",
                    "outbrain",
                    "taboola",
                    "signup",
                    "modal",
                    "banner",
                ]);
                state.author |= has(&["author", "byline", "dateline", "bio", "timestamp", "publish"]);
            }
            state.body |= has(&[
                "article-body",
                "articlebody",
                "article__body",
                "story-body",
                "entry-content",
                "post-content",
                "article-content",
                "story-content",
                "article-text",
                "content-body",
            ]);
        }
        if self.page.get_attribute(node, "itemprop").is_some_and(|v| v == "articleBody") {
            self.state.body = true;
        }
    }

    fn hidden(&self, node: NodeId) -> bool {
        self.page.get_attribute(node, "style").is_some_and(|s| {
            let s: String = s.to_ascii_lowercase().split_whitespace().collect();
            s.contains("display:none") || s.contains("visibility:hidden")
        })
    }

    /// Adds words, white space folded.
    fn words(&mut self, text: &str) {
        let before = self.text.len();
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        for (i, word) in text.split_whitespace().enumerate() {
            if i > 0 {
                self.space();
            }
            self.text.extend(word.chars().filter(|&c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0')));
        }
        if text.ends_with(char::is_whitespace) && !text.trim().is_empty() {
            self.space();
        }
        if self.linked {
            self.links += self.text.len().saturating_sub(before);
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
            self.text.push(' ');
        }
    }

    fn line_end(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            let kept = self.text.trim_end().len();
            self.text.truncate(kept);
            self.text.push('\n');
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let links = std::mem::take(&mut self.links);
        let text = text.trim();
        if text.is_empty() || self.lines.len() >= self.most {
            return;
        }
        let mut markup = self.state;
        markup.links = (links as f32 / text.len() as f32).min(1.0);
        self.lines.push(Line { text: text.to_owned(), gap: true, markup });
    }
}
