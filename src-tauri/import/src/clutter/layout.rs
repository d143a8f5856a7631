//! How a printed paragraph stands on its page, beside the prose of the article: in place of the markup that a printed page has not.

/// Names of the values, in the order of [`values`].
pub const NAMES: [&str; 18] = [
    "size to prose",
    "larger than prose",
    "smaller than prose",
    "weight of prose",
    "colour of prose",
    "left of prose",
    "right of prose",
    "at edge of prose",
    "width to prose",
    "rows",
    "gap above",
    "new page",
    "page of pages",
    "first page",
    "at edge, short",
    "look of prose, short",
    "look of prose, at edge",
    "links, at edge",
];

/// Where a paragraph stands and how it looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stand {
    /// Height of its letters.
    pub size: f32,
    /// Left edge.
    pub left: f32,
    /// Width of its widest row.
    pub width: f32,
    /// From the base line above to its first; `None` at the top of a page or column.
    pub gap: Option<f32>,
    /// Its rows.
    pub rows: usize,
    /// Share of its letters that stand in links.
    pub links: f32,
    /// Which page, from 0.
    pub page: usize,
}

/// The values of a paragraph. `prose` is how the article's prose stands; `weight` and `colour` say whether the two are alike in it.
pub fn values(own: &Stand, prose: &Stand, weight: bool, colour: bool, pages: usize, words: f32) -> [f32; NAMES.len()] {
    let b = |x: bool| f32::from(u8::from(x));
    let em = prose.size.max(1.0);
    let ratio = (own.size.max(1.0) / em).ln().clamp(-1.0, 1.0);
    let offset = ((own.left - prose.left) / em).clamp(-20.0, 20.0) / 20.0;
    let edge = (own.left - prose.left).abs() < 0.6 * em;
    let short = words < 8.0;
    let alike = weight && colour && ratio.abs() < 0.03;
    [
        ratio,
        b(ratio > 0.06),
        b(ratio < -0.06),
        b(weight),
        b(colour),
        (-offset).max(0.0),
        offset.max(0.0),
        b(edge),
        (own.width / prose.width.max(1.0)).min(1.5),
        (1.0 + own.rows as f32).ln() / 3.0,
        own.gap.map_or(0.0, |g| (g / own.size.max(1.0)).clamp(0.0, 8.0) / 8.0),
        b(own.gap.is_none()),
        own.page as f32 / pages.max(1) as f32,
        b(own.page == 0),
        b(edge && short),
        b(alike && short),
        b(alike && edge),
        if edge { own.links } else { 0.0 },
    ]
}
