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
/// Pages of a PDF that are read.
pub const PAGES: usize = 300;
/// Most glyphs of a PDF.
pub const GLYPHS: usize = 3_000_000;
/// Stack of the thread that parses a hostile format, in bytes; the parsers recurse.
pub const STACK: usize = 256 << 20;
/// Longest time one parser may take before the next, simpler way is tried.
pub const PARSER_TIME: Duration = Duration::from_secs(4);
/// Longest time that one file may take in all, in a child process.
pub const FILE_TIME: Duration = Duration::from_secs(15);
/// Address space of a child process that reads files, in bytes: two deep stacks and three quarters of a GiB beside them.
pub const MEMORY: u64 = 1280 << 20;
/// Children kept for the next file.
pub const KEPT_CHILDREN: usize = 16;
/// After a file of so many bytes a child is not kept, so that its memory is given back.
pub const MUCH: usize = 16 << 20;
/// Most parts of an archive that are taken.
pub const PARTS: usize = 2000;
/// Most bytes that all parts of an archive may have, unpacked.
pub const ARCHIVE_BYTES: usize = 256 << 20;
/// Archives within archives are opened to this depth.
pub const ARCHIVE_DEPTH: usize = 3;
