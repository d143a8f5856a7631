//! How much of anything one file may ask for. What goes over is refused with a message that names the limit.

use std::time::Duration;

/// Largest file read at all, in bytes: a page saved as one file with all its pictures inside may be this big.
pub const FILE_BYTES: usize = 64 << 20;
/// Largest text (plain, or a page without its scripts, styles and embedded pictures), in bytes of UTF-8.
pub const TEXT_BYTES: usize = 6 << 20;
/// Most blocks of one file that are weighed; a file with more is no article.
pub const BLOCKS: usize = 60_000;
/// Largest unpacked size of one part of a packed file, in bytes.
pub const UNPACKED_BYTES: u64 = 32 << 20;
/// Deepest nesting of elements kept in a page; deeper tags are left out, their text stays.
pub const DEPTH: usize = 200;
/// Elements of a page above which the slow extractor is not tried.
pub const ELEMENTS: usize = 60_000;
/// Pages of a PDF that are read.
pub const PAGES: usize = 300;
/// Most glyphs of a PDF.
pub const GLYPHS: usize = 3_000_000;
/// Stack of the thread that parses a hostile format, in bytes; the parsers recurse.
pub const STACK: usize = 256 << 20;
/// Longest time one parser may take before the next, simpler way is tried.
pub const PARSER_TIME: Duration = Duration::from_secs(4);
