//! The weights for printed pages (PDF), which have a look but no elements: trained on pages with an extractor's opinion, for which the look
//! of a paragraph stands here. Not written by `examples/train.rs`.
#![allow(clippy::approx_constant, reason = "a weight may happen to be near one")]

/// In the order of the first names of [`super::features::names`].
#[rustfmt::skip]
pub const PRINT: [f32; 143] = [
    1.558, // one
    0.392, // log words
    0.083, // words >= 3
    -0.304, // words >= 8
    0.227, // words >= 15
    0.111, // words >= 25
    0.507, // words >= 45
    0.243, // sentence end
    0.125, // long sentence
    0.112, // small words
    0.047, // capitals
    -0.091, // digits
    1.158, // stops
    -0.169, // repeated
    0.136, // repeated short
    0.359, // topical
    0.166, // topical long
    0.425, // topical short
    0.417, // quoted
    -0.304, // address
    -0.906, // person
    -8.341, // person after comment head
    -0.283, // shouted
    0.349, // bullet
    0.428, // colon
    -3.162, // cut
    0.000, // gap
    -0.377, // place by words
    -0.775, // place by lines
    -0.522, // place squared
    0.012, // long before
    0.407, // long after
    -0.106, // long before share
    0.125, // first line
    -0.578, // last line
    -1.817, // first three
    -0.254, // last three
    -0.788, // since comment head
    -0.877, // comments seen
    0.152, // comments seen short
    -2.463, // since teaser head
    -0.970, // prose file
    -0.671, // prose file, short
    1.129, // prose file, sentence
    1.020, // short file
    -3.469, // words in file
    -0.510, // no long yet
    0.137, // no long left
    0.909, // no long yet, long
    1.476, // cut short
    -1.347, // cue 0
    -0.655, // cue 1
    -0.187, // cue 2
    0.476, // cue 3
    -1.545, // cue 4
    -0.913, // cue 5
    -1.015, // cue 6
    -0.838, // cue 7
    -2.672, // cue 8
    0.237, // cue 9
    -0.151, // cue 10
    -0.470, // cue 11
    -0.640, // cue 12
    0.682, // cue 13
    -1.411, // cue 0 and short
    -0.527, // cue 1 and short
    0.054, // cue 2 and short
    -1.047, // cue 3 and short
    0.358, // cue 4 and short
    -0.641, // cue 5 and short
    0.766, // cue 6 and short
    -1.564, // cue 7 and short
    0.479, // cue 8 and short
    -0.819, // cue 9 and short
    -0.151, // cue 10 and short
    -0.578, // cue 11 and short
    0.719, // cue 12 and short
    2.018, // cue 13 and short
    0.118, // log words at -3
    0.177, // sentence end at -3
    -0.279, // small words at -3
    0.087, // topical at -3
    -0.061, // clutter cue at -3
    0.016, // capitals at -3
    -0.414, // log words at -2
    0.257, // sentence end at -2
    -0.323, // small words at -2
    0.317, // topical at -2
    -0.030, // clutter cue at -2
    -0.018, // capitals at -2
    0.023, // log words at -1
    0.036, // sentence end at -1
    0.033, // small words at -1
    0.452, // topical at -1
    -0.039, // clutter cue at -1
    0.045, // capitals at -1
    -0.169, // log words at +1
    -0.010, // sentence end at +1
    0.031, // small words at +1
    0.180, // topical at +1
    -0.195, // clutter cue at +1
    -0.750, // capitals at +1
    -0.373, // log words at +2
    -0.025, // sentence end at +2
    -0.068, // small words at +2
    0.178, // topical at +2
    0.201, // clutter cue at +2
    -0.485, // capitals at +2
    -0.236, // log words at +3
    0.030, // sentence end at +3
    0.101, // small words at +3
    0.321, // topical at +3
    0.071, // clutter cue at +3
    -0.142, // capitals at +3
    -0.017, // words 3 before
    -0.043, // words 3 after
    0.213, // words 8 before
    0.064, // words 8 after
    0.436, // long 5 before
    0.406, // long 5 after
    -0.218, // cues 5 before
    0.272, // cues 5 after
    -0.731, // island
    0.000, // markup
    0.391, // heading
    -2.195, // heading 1
    0.593, // paragraph
    -0.420, // item
    -0.745, // cell
    -2.545, // caption
    -0.078, // quote
    -0.945, // aside
    -0.348, // article
    1.732, // body
    -0.383, // comment
    0.010, // author
    -0.879, // links
    0.187, // links short
    0.746, // declared
    0.558, // declared whole
    -0.728, // not declared
    0.507, // declared before
    0.407, // declared after
];
