//! Article or clutter: one layer of decisions for marked-up and for plain text.
//!
//! Lines are scored in context by a small trained table ([`weights`]), the best stretch is chosen ([`segment`]), and rules for what
//! stands inside an article ([`rules`]) say why each line was trimmed.

/// What the elements around a block hold.
mod containers;
/// The second look at each line.
pub mod context;
/// The decision for each line.
pub mod decide;
/// What the scorer sees of a line.
pub mod features;
/// How a printed paragraph stands on its page.
pub mod layout;
/// Many expressions asked of one text.
mod patterns;
/// The trained tables for printed pages.
mod print;
/// Readers' comments by their heads and feet.
mod readers;
/// What is no part of an article, and why.
pub mod rules;
/// From scores to the article.
pub mod segment;
/// What a line looks like by itself.
pub mod shape;
/// The foot of a copied text.
mod tail;
/// What is said twice.
mod twice;
/// The trained tables.
pub mod weights;
/// Words that give furniture away.
pub mod words;

/// A line of plain text, or a block of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its words, without the line's end.
    pub text: String,
    /// A blank line stands before it.
    pub gap: bool,
    /// What the markup says of it.
    pub markup: Markup,
}

/// How many elements around a block are told.
pub const LEVELS: usize = 5;

/// What a page's markup says of a block. All false for plain text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Markup {
    /// There is markup at all.
    pub known: bool,
    /// Level of the heading, 1 to 6; 0 for none.
    pub heading: u8,
    /// In a `p`.
    pub paragraph: bool,
    /// In an item of a list.
    pub item: bool,
    /// A row of a table.
    pub cell: bool,
    /// In a figure, or marked as caption or credit.
    pub caption: bool,
    /// In a block quotation.
    pub quote: bool,
    /// In navigation, footer, sidebar, form, or what is named so.
    pub aside: bool,
    /// In `article` or `main`.
    pub article: bool,
    /// In what is named as the article's body.
    pub body: bool,
    /// In what is named as comments.
    pub comment: bool,
    /// In what is named as author or byline.
    pub author: bool,
    /// Share of its bytes that stand in links.
    pub links: f32,
    /// Share of it that the page's structured data gives as the article's body; of a printed page, how much the look speaks for it.
    pub declared: f32,
    /// The elements that it stands in, innermost first, each a number of its own within the page; 0 where there are none.
    pub containers: [u32; LEVELS],
    /// The same for blocks that stand in elements of the same names and classes: what one template made.
    pub template: u32,
    /// Groups of words in the names of the elements around it, as bits in the order of `html::names::GROUPS`.
    pub groups: u64,
    /// How it stands on a printed page, in the order of [`layout::NAMES`]; `None` where there is no page.
    pub layout: Option<[f32; layout::NAMES.len()]>,
}
