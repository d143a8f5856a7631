//! The trained weights for printed pages. Written by `examples/train --pdfs`; do not edit by hand.
#![allow(clippy::approx_constant, reason = "a weight may happen to be near one")]

/// In the order of [`super::features::printed_names`].
#[rustfmt::skip]
pub const PRINT: [f32; 161] = [
    0.107, // one
    0.330, // log words
    0.185, // words >= 3
    -0.198, // words >= 8
    -0.037, // words >= 15
    0.316, // words >= 25
    0.489, // words >= 45
    0.196, // sentence end
    0.049, // long sentence
    -0.200, // small words
    -0.368, // capitals
    -0.363, // digits
    -0.312, // stops
    -0.113, // repeated
    0.898, // repeated short
    0.324, // topical
    -0.154, // topical long
    0.720, // topical short
    0.218, // quoted
    0.742, // address
    -0.201, // person
    -0.283, // person after comment head
    -0.659, // shouted
    0.989, // bullet
    0.378, // colon
    -1.129, // cut
    0.000, // gap
    0.280, // place by words
    -0.976, // place by lines
    -0.699, // place squared
    -0.312, // long before
    0.210, // long after
    -0.472, // long before share
    -0.429, // first line
    -0.572, // last line
    -0.505, // first three
    -0.655, // last three
    -0.499, // since comment head
    -1.883, // comments seen
    -0.367, // comments seen short
    -1.064, // since teaser head
    -0.536, // prose file
    -0.635, // prose file, short
    1.403, // prose file, sentence
    0.133, // short file
    -3.127, // words in file
    -1.060, // no long yet
    0.152, // no long left
    0.844, // no long yet, long
    -0.737, // cut short
    -1.205, // cue 0
    -0.347, // cue 1
    0.130, // cue 2
    -0.443, // cue 3
    -0.958, // cue 4
    -1.548, // cue 5
    -2.142, // cue 6
    -1.078, // cue 7
    -1.345, // cue 8
    -0.072, // cue 9
    -0.388, // cue 10
    -0.532, // cue 11
    -1.342, // cue 12
    1.729, // cue 13
    -0.582, // cue 0 and short
    -0.592, // cue 1 and short
    -0.743, // cue 2 and short
    -0.490, // cue 3 and short
    -0.327, // cue 4 and short
    -0.159, // cue 5 and short
    0.195, // cue 6 and short
    -0.741, // cue 7 and short
    -0.078, // cue 8 and short
    -0.869, // cue 9 and short
    -0.388, // cue 10 and short
    -0.575, // cue 11 and short
    0.123, // cue 12 and short
    2.075, // cue 13 and short
    -0.042, // log words at -3
    0.269, // sentence end at -3
    -0.281, // small words at -3
    0.356, // topical at -3
    -0.086, // clutter cue at -3
    -0.269, // capitals at -3
    -0.258, // log words at -2
    0.324, // sentence end at -2
    -0.326, // small words at -2
    0.133, // topical at -2
    0.190, // clutter cue at -2
    -0.332, // capitals at -2
    -0.095, // log words at -1
    0.351, // sentence end at -1
    -0.154, // small words at -1
    0.046, // topical at -1
    -0.003, // clutter cue at -1
    -0.142, // capitals at -1
    -0.052, // log words at +1
    0.328, // sentence end at +1
    0.035, // small words at +1
    0.221, // topical at +1
    -0.303, // clutter cue at +1
    -0.613, // capitals at +1
    -0.017, // log words at +2
    0.139, // sentence end at +2
    -0.112, // small words at +2
    -0.008, // topical at +2
    -0.037, // clutter cue at +2
    -0.145, // capitals at +2
    0.009, // log words at +3
    0.193, // sentence end at +3
    -0.391, // small words at +3
    0.277, // topical at +3
    -0.024, // clutter cue at +3
    -0.010, // capitals at +3
    0.134, // words 3 before
    0.138, // words 3 after
    0.763, // words 8 before
    -0.075, // words 8 after
    0.505, // long 5 before
    -0.289, // long 5 after
    -1.009, // cues 5 before
    -0.650, // cues 5 after
    -0.405, // island
    0.000, // markup
    0.038, // heading
    0.000, // heading 1
    0.006, // paragraph
    0.000, // item
    0.000, // cell
    0.000, // caption
    0.000, // quote
    0.000, // aside
    0.000, // article
    0.000, // body
    0.000, // comment
    0.000, // author
    -0.993, // links
    -0.286, // links short
    0.677, // declared
    0.000, // declared whole
    0.000, // not declared
    0.889, // declared before
    0.764, // declared after
    -1.584, // size to prose
    0.023, // larger than prose
    -1.003, // smaller than prose
    -0.650, // weight of prose
    0.152, // colour of prose
    1.803, // left of prose
    -0.832, // right of prose
    0.960, // at edge of prose
    0.565, // width to prose
    0.030, // rows
    -0.259, // gap above
    -0.389, // new page
    -0.118, // page of pages
    0.044, // first page
    -0.006, // at edge, short
    -0.427, // look of prose, short
    0.323, // look of prose, at edge
    -0.813, // links, at edge
];

/// The second look, in the order of [`super::context::NAMES`].
#[rustfmt::skip]
pub const PRINT_AGAIN: [f32; 34] = [
    -2.099, // one
    0.213, // first score
    1.199, // first share
    0.550, // first share short
    0.170, // share at -1
    -0.010, // share at -2
    0.078, // share at -3
    0.585, // share at +1
    -0.114, // share at +2
    0.075, // share at +3
    0.562, // share 5 before
    -0.264, // share 5 after
    -0.285, // share 12 around
    -0.057, // least of neighbours
    0.724, // most of neighbours
    -0.445, // mass before
    0.113, // mass after
    0.000, // parent share
    0.000, // parent share short
    0.000, // grandparent share
    0.577, // template share
    -1.090, // template share short
    0.613, // template rest
    1.242, // best before
    1.148, // best after
    0.301, // short
    0.889, // log words
    0.244, // sentence end
    -2.010, // caption cue
    0.120, // heading
    0.000, // caption
    -1.203, // links
    0.000, // markup
    -2.721, // kept words
];
