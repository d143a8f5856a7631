//! The page as blocks in reading order, with what the markup says of each.

use scraper::{ElementRef, Html, Node};

use super::names::{self, Mark};
use crate::clutter::{Line, Markup, rules};

/// Elements that do not part one block from the next.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "amp-img"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "picture"
            | "q"
            | "rb"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Elements that carry no words of the page.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "canvas"
            | "head"
            | "iframe"
            | "input"
            | "noscript"
            | "object"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

/// Elements below this depth of the tree are not read.
const DEEPEST: usize = 1000;

/// The blocks of a page, at most `most` of them.
pub fn read(page: &Html, most: usize) -> Vec<Line> {
    let state = Markup { known: true, ..Markup::default() };
    let mut walker = Walker { lines: Vec::new(), text: String::new(), links: 0, state, linked: false, most, frames: Vec::new(), made: 0 };
    if let Some(body) = page.root_element().child_elements().find(|e| e.value().name() == "body") {
        walker.children(body, 0);
        walker.flush();
    }
    walker.lines
}

fn holds_blocks(node: ElementRef) -> bool {
    node.child_elements().any(|c| {
        let name = c.value().name();
        name != "br" && !is_inline(name) && !is_silent(name)
    })
}

fn hidden(node: ElementRef) -> bool {
    node.value().attr("style").is_some_and(|s| {
        let s: String = s.to_ascii_lowercase().split_whitespace().collect();
        s.contains("display:none") || s.contains("visibility:hidden")
    })
}

/// FNV-1a, from a state.
fn hash(text: &str, from: u32) -> u32 {
    text.bytes().fold(from, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

struct Walker {
    lines: Vec<Line>,
    /// The block being gathered, its white space already folded.
    text: String,
    /// Bytes of it that stand inside links.
    links: usize,
    state: Markup,
    linked: bool,
    most: usize,
    /// The elements around what is being read, outermost first.
    frames: Vec<Frame>,
    /// How many frames there were so far.
    made: u32,
}

/// An element that parts blocks.
#[derive(Clone, Copy, Default)]
struct Frame {
    number: u32,
    /// A hash of its name and its first class.
    sort: u32,
    /// What its names and those of all around it say.
    groups: u64,
}

impl Walker {
    fn children(&mut self, node: ElementRef, depth: usize) {
        // The slim page is shallow, but a parser may nest formatting anew in every paragraph.
        if depth > DEEPEST {
            return;
        }
        let mut breaks = 0;
        for child in node.children() {
            if self.lines.len() >= self.most {
                return;
            }
            if let Node::Text(text) = child.value() {
                breaks = if text.trim().is_empty() { breaks } else { 0 };
                self.words(text);
            } else if let Some(child) = ElementRef::wrap(child) {
                if child.value().name() == "br" {
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
                self.element(child, depth + 1);
            }
        }
    }

    fn element(&mut self, node: ElementRef, depth: usize) {
        let name = node.value().name();
        if is_silent(name) || hidden(node) {
            return;
        }
        if is_inline(name) {
            let before = self.linked;
            self.linked |= name == "a";
            self.children(node, depth);
            self.linked = before;
            return;
        }
        if matches!(name, "td" | "th") && !holds_blocks(node) {
            // A row of plain cells is one block.
            if !self.text.is_empty() && !self.text.ends_with(['\t', '\n']) {
                self.text.push('\t');
            }
            let before = self.state;
            self.state.cell = true;
            self.children(node, depth);
            self.state = Markup { cell: true, ..before };
            return;
        }
        self.flush();
        let before = self.state;
        self.enter(node, name);
        self.children(node, depth);
        self.flush();
        self.frames.pop();
        self.state = before;
    }

    fn frame(&mut self, name: &str, marks: &str, class: &str) {
        self.made += 1;
        let groups = if name == "body" || marks.len() > 400 { 0 } else { names::groups(marks) };
        let groups = groups | self.frames.last().map_or(0, |f| f.groups);
        let first = class.split_whitespace().next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
        let sort = hash(first, hash(name, 0x811c_9dc5));
        self.frames.push(Frame { number: self.made, sort, groups });
    }

    /// What an element says of all blocks in it.
    fn enter(&mut self, node: ElementRef, name: &str) {
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
        let class = node.value().attr("class").unwrap_or("");
        let marks = format!("{class} {}", node.value().attr("id").unwrap_or("")).to_ascii_lowercase();
        self.frame(name, &marks, class);
        let state = &mut self.state;
        if marks.len() < 400 && marks.trim().len() > 2 {
            let said = names::marks(&marks);
            let has = |mark: Mark| said & 1 << mark as u8 != 0;
            if name != "body" && name != "main" && name != "article" {
                state.caption |= has(Mark::Caption);
                state.comment |= has(Mark::Comment) && !has(Mark::NoComment);
                state.aside |= has(Mark::Aside);
                state.author |= has(Mark::Author);
            }
            state.body |= has(Mark::Body);
        }
        if node.value().attr("itemprop") == Some("articleBody") {
            self.state.body = true;
        }
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
        let around = |i: usize| self.frames.len().checked_sub(i + 1).map(|at| self.frames[at]).unwrap_or_default();
        markup.containers = std::array::from_fn(|i| around(i).number);
        markup.template = around(1).sort.wrapping_mul(31) ^ hash("", around(0).sort) ^ around(2).sort.wrapping_mul(1009);
        markup.groups = around(0).groups;
        // A headline, a date and a byline parted by mere line ends are blocks of their own.
        let furniture = |piece: &str| piece.len() < 160 && rules::of_itself(piece).is_some();
        if text.contains('\n') && text.len() < 2000 && text.split('\n').any(furniture) {
            let pieces = text.split('\n').map(str::trim).filter(|p| !p.is_empty());
            self.lines.extend(pieces.map(|p| Line { text: p.to_owned(), gap: true, markup }));
        } else {
            self.lines.push(Line { text: text.to_owned(), gap: true, markup });
        }
    }
}
