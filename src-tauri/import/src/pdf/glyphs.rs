//! The glyphs of each page with their places, in the order in which the file draws them.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Rect as PdfRect};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::util::{RectExt, TransformExt};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, Paint,
    SoftMask, interpret_page,
};

/// One glyph. Lengths are points (1/72 inch) from the page's upper left corner.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// What it stands for; one glyph may be several letters.
    pub text: String,
    /// Where it begins.
    pub x: f32,
    /// How far the next one stands.
    pub width: f32,
    /// Its base line.
    pub y: f32,
    /// Height of the font.
    pub size: f32,
    /// Level of the heading that the file says it is part of, or 0.
    pub heading: u8,
    /// The file says that it is no content: a running head, a page number.
    pub artifact: bool,
    /// It stands in a link.
    pub link: bool,
    /// Its look beside its size: weight and colour.
    pub look: Look,
}

/// What letters look like beside their size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Look {
    /// Semi-bold or heavier.
    pub bold: bool,
    /// Red, green, blue; rounded so that shades that no one tells apart are one.
    pub colour: [u8; 3],
}

/// What was drawn on a page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// In drawing order.
    pub glyphs: Vec<Glyph>,
    /// Width and height.
    pub size: (f32, f32),
    /// Pictures were drawn.
    pub pictures: bool,
    /// Glyphs that no one knows the letter of.
    pub unknown: usize,
}

/// Draws a page into a list. At most `most` glyphs are kept.
pub fn of_page<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, most: usize) -> Sheet {
    let (width, height) = page.render_dimensions();
    let start = page.initial_transform(true).to_kurbo();
    let sheet = Sheet { size: (width, height), ..Sheet::default() };
    let mut collector = Collector { sheet, turned: Vec::new(), tags: Vec::new(), links: links(page, start), most };
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(start, bounds, cache, pdf.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, &mut collector);
    // A page that was laid on its side without saying so.
    if collector.turned.len() > 4 * collector.sheet.glyphs.len() {
        collector.sheet.glyphs = collector.turned;
    }
    collector.sheet
}

/// Where the page's links stand.
fn links(page: &Page, place: Affine) -> Vec<Rect> {
    let Some(notes) = page.raw().get::<Array>(b"Annots" as &[u8]) else { return Vec::new() };
    let link = |note: Dict| {
        let link = note.get::<Name>(b"Subtype" as &[u8]).is_some_and(|n| &*n == b"Link");
        note.get::<PdfRect>(b"Rect" as &[u8]).filter(|_| link)
    };
    notes.iter::<Dict>().take(MOST_LINKS).filter_map(link).map(|r| place.transform_rect_bbox(r.to_kurbo())).collect()
}

/// More links than this on one page are not looked at.
const MOST_LINKS: usize = 2000;

struct Collector {
    sheet: Sheet,
    /// Glyphs that stand upright against the reading direction: margin notes, or a whole page on its side.
    turned: Vec<Glyph>,
    /// The marked parts that are open: level of heading, artifact.
    tags: Vec<(u8, bool)>,
    links: Vec<Rect>,
    most: usize,
}

/// The look of a run, which has one font and one colour.
fn look(run: &GlyphRun<'_, '_>, props: &DrawProps<'_>) -> Look {
    let data = run.glyphs().first().and_then(|g| if let Drawn::Outline(g) = &**g { g.font_data() } else { None });
    let bold = data.is_some_and(|d| {
        let name = d.postscript_name.unwrap_or_default().to_lowercase();
        d.weight.is_some_and(|w| w >= 600) || ["bold", "black", "heavy"].iter().any(|w| name.contains(w))
    });
    let colour = match &props.paint {
        Paint::Color(c) => {
            let [r, g, b, _] = c.to_rgba().to_rgba8();
            [r, g, b].map(|v| v / 24)
        }
        Paint::Pattern(_) => [0; 3],
    };
    Look { bold, colour }
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let heading = self.tags.iter().rev().find_map(|t| (t.0 > 0).then_some(t.0)).unwrap_or(0);
        let artifact = self.tags.iter().any(|t| t.1);
        let look = look(run, &props);
        for drawn in run.glyphs() {
            if self.sheet.glyphs.len() + self.turned.len() >= self.most {
                return;
            }
            let text = match drawn.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(s)) => s,
                None => {
                    self.sheet.unknown += 1;
                    continue;
                }
            };
            let advance = match &**drawn {
                Drawn::Outline(g) => g.advance_width(),
                Drawn::Type3(g) => g.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(500.0)).clamp(0.0, 4000.0);
            let place: Affine = props.transform * drawn.transform();
            let (at, end, top) = (place * Point::ZERO, place * Point::new(advance, 0.0), place * Point::new(0.0, 1000.0));
            if ![at.x, at.y, end.x, end.y, top.x, top.y].iter().all(|v| v.is_finite() && v.abs() < 1e6) {
                continue;
            }
            let size = (top - at).hypot() as f32;
            let upright = (end.y - at.y).abs() <= (end.x - at.x).abs();
            let middle = at.midpoint(end) - (0.0, 0.3 * f64::from(size));
            let link = self.links.iter().any(|r| r.contains(middle));
            let glyph = |x: f64, width: f64, y: f64| Glyph {
                text,
                x: x as f32,
                width: width as f32,
                y: y as f32,
                size,
                heading,
                artifact,
                link,
                look,
            };
            if upright {
                self.sheet.glyphs.push(glyph(at.x.min(end.x), (end.x - at.x).abs(), at.y));
            } else if end.y < at.y {
                self.turned.push(glyph(f64::from(self.sheet.size.1) - at.y, at.y - end.y, at.x));
            } else {
                self.turned.push(glyph(at.y, end.y - at.y, f64::from(self.sheet.size.0) - at.x));
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.sheet.pictures = true;
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        let heading = match tag {
            b"Title" | b"H1" | b"H" => 1,
            b"H2" => 2,
            [b'H', level @ b'3'..=b'6'] => level - b'0',
            _ => 0,
        };
        self.tags.push((heading, tag == b"Artifact"));
    }

    fn end_marked_content(&mut self) {
        self.tags.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
