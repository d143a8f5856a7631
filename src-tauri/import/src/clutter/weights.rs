//! The trained weights of the line scorer. Written by `examples/train`; do not edit by hand.
#![allow(clippy::approx_constant, reason = "a weight may happen to be near one")]

/// For plain text, in the order of [`super::features::names`].
#[rustfmt::skip]
pub const TEXT: [f32; 143] = [
    4.308, // one
    0.463, // log words
    0.443, // words >= 3
    -0.838, // words >= 8
    -0.033, // words >= 15
    0.470, // words >= 25
    0.681, // words >= 45
    0.419, // sentence end
    0.249, // long sentence
    -0.126, // small words
    -0.642, // capitals
    -2.188, // digits
    1.741, // stops
    -0.637, // repeated
    0.770, // repeated short
    0.552, // topical
    0.188, // topical long
    0.600, // topical short
    0.464, // quoted
    0.131, // address
    1.753, // person
    -16.251, // person after comment head
    -1.265, // shouted
    2.615, // bullet
    0.917, // colon
    -4.316, // cut
    0.539, // gap
    0.147, // place by words
    -0.141, // place by lines
    -1.337, // place squared
    -0.377, // long before
    0.601, // long after
    -0.113, // long before share
    1.353, // first line
    0.034, // last line
    0.086, // first three
    0.337, // last three
    -0.419, // since comment head
    -3.342, // comments seen
    -0.378, // comments seen short
    -3.764, // since teaser head
    -2.139, // prose file
    -1.205, // prose file, short
    1.242, // prose file, sentence
    1.281, // short file
    -7.346, // words in file
    -1.624, // no long yet
    -0.046, // no long left
    1.693, // no long yet, long
    2.620, // cut short
    -1.505, // cue 0
    -0.567, // cue 1
    -0.047, // cue 2
    -0.626, // cue 3
    -1.628, // cue 4
    -2.101, // cue 5
    -2.707, // cue 6
    -1.577, // cue 7
    -1.471, // cue 8
    1.100, // cue 9
    -0.685, // cue 10
    -1.511, // cue 11
    -1.461, // cue 12
    0.425, // cue 13
    -0.896, // cue 0 and short
    -1.024, // cue 1 and short
    0.138, // cue 2 and short
    -1.412, // cue 3 and short
    -0.432, // cue 4 and short
    -0.199, // cue 5 and short
    1.733, // cue 6 and short
    -1.835, // cue 7 and short
    -0.888, // cue 8 and short
    -1.661, // cue 9 and short
    -0.685, // cue 10 and short
    -1.327, // cue 11 and short
    0.890, // cue 12 and short
    2.170, // cue 13 and short
    -0.123, // log words at -3
    0.331, // sentence end at -3
    -0.444, // small words at -3
    0.315, // topical at -3
    -0.023, // clutter cue at -3
    -0.262, // capitals at -3
    -0.235, // log words at -2
    0.195, // sentence end at -2
    -0.144, // small words at -2
    0.537, // topical at -2
    -0.022, // clutter cue at -2
    -0.259, // capitals at -2
    0.119, // log words at -1
    0.208, // sentence end at -1
    0.224, // small words at -1
    0.518, // topical at -1
    -0.106, // clutter cue at -1
    -0.049, // capitals at -1
    0.121, // log words at +1
    0.433, // sentence end at +1
    0.128, // small words at +1
    0.384, // topical at +1
    -0.281, // clutter cue at +1
    -0.826, // capitals at +1
    -0.406, // log words at +2
    0.111, // sentence end at +2
    -0.343, // small words at +2
    0.197, // topical at +2
    0.065, // clutter cue at +2
    -0.854, // capitals at +2
    -0.271, // log words at +3
    0.078, // sentence end at +3
    -0.236, // small words at +3
    0.551, // topical at +3
    0.034, // clutter cue at +3
    -0.429, // capitals at +3
    0.182, // words 3 before
    0.017, // words 3 after
    1.318, // words 8 before
    0.408, // words 8 after
    0.396, // long 5 before
    -0.168, // long 5 after
    -0.192, // cues 5 before
    0.101, // cues 5 after
    -0.823, // island
    0.000, // markup
    0.000, // heading
    0.000, // heading 1
    0.000, // paragraph
    0.000, // item
    0.000, // cell
    0.000, // caption
    0.000, // quote
    0.000, // aside
    0.000, // article
    0.000, // body
    0.000, // comment
    0.000, // author
    0.000, // links
    0.000, // links short
    0.000, // extracted
    0.000, // extracted whole
    0.000, // not extracted
    0.000, // extracted before
    0.000, // extracted after
];

/// For pages, in the order of [`super::features::names`].
#[rustfmt::skip]
pub const PAGE: [f32; 207] = [
    -2.081, // one
    0.365, // log words
    0.232, // words >= 3
    0.067, // words >= 8
    0.221, // words >= 15
    0.107, // words >= 25
    0.312, // words >= 45
    0.195, // sentence end
    0.164, // long sentence
    0.539, // small words
    -0.064, // capitals
    0.059, // digits
    0.153, // stops
    -0.229, // repeated
    -0.137, // repeated short
    0.534, // topical
    0.315, // topical long
    0.449, // topical short
    0.239, // quoted
    -0.127, // address
    -0.134, // person
    -0.103, // person after comment head
    -0.306, // shouted
    0.363, // bullet
    -0.025, // colon
    -2.611, // cut
    0.000, // gap
    -0.388, // place by words
    -0.469, // place by lines
    -0.613, // place squared
    -0.101, // long before
    0.166, // long after
    -0.137, // long before share
    -0.090, // first line
    -0.047, // last line
    -0.951, // first three
    -0.081, // last three
    -0.317, // since comment head
    -1.060, // comments seen
    -0.022, // comments seen short
    -1.482, // since teaser head
    0.139, // prose file
    -0.423, // prose file, short
    0.595, // prose file, sentence
    0.454, // short file
    -1.596, // words in file
    -0.309, // no long yet
    -0.058, // no long left
    0.481, // no long yet, long
    0.148, // cut short
    -1.604, // cue 0
    -0.320, // cue 1
    -0.083, // cue 2
    -0.189, // cue 3
    -1.219, // cue 4
    -0.808, // cue 5
    -0.735, // cue 6
    -0.660, // cue 7
    -1.181, // cue 8
    -0.174, // cue 9
    -0.066, // cue 10
    -0.172, // cue 11
    -0.199, // cue 12
    0.451, // cue 13
    -0.813, // cue 0 and short
    -0.357, // cue 1 and short
    -0.012, // cue 2 and short
    -0.280, // cue 3 and short
    -0.059, // cue 4 and short
    -0.287, // cue 5 and short
    0.067, // cue 6 and short
    -0.656, // cue 7 and short
    -0.053, // cue 8 and short
    -0.233, // cue 9 and short
    -0.066, // cue 10 and short
    -0.161, // cue 11 and short
    0.039, // cue 12 and short
    1.127, // cue 13 and short
    0.032, // log words at -3
    0.132, // sentence end at -3
    -0.100, // small words at -3
    0.070, // topical at -3
    0.034, // clutter cue at -3
    -0.110, // capitals at -3
    -0.332, // log words at -2
    0.215, // sentence end at -2
    -0.175, // small words at -2
    0.256, // topical at -2
    0.052, // clutter cue at -2
    0.045, // capitals at -2
    0.108, // log words at -1
    0.083, // sentence end at -1
    0.460, // small words at -1
    0.552, // topical at -1
    -0.139, // clutter cue at -1
    0.055, // capitals at -1
    -0.041, // log words at +1
    0.084, // sentence end at +1
    0.200, // small words at +1
    0.193, // topical at +1
    -0.166, // clutter cue at +1
    -0.581, // capitals at +1
    -0.318, // log words at +2
    0.009, // sentence end at +2
    0.013, // small words at +2
    0.044, // topical at +2
    0.225, // clutter cue at +2
    -0.358, // capitals at +2
    -0.176, // log words at +3
    0.047, // sentence end at +3
    0.191, // small words at +3
    0.275, // topical at +3
    0.116, // clutter cue at +3
    -0.025, // capitals at +3
    -0.035, // words 3 before
    -0.090, // words 3 after
    0.078, // words 8 before
    0.139, // words 8 after
    0.227, // long 5 before
    0.151, // long 5 after
    -0.347, // cues 5 before
    0.144, // cues 5 after
    -0.345, // island
    0.000, // markup
    0.678, // heading
    -1.597, // heading 1
    0.343, // paragraph
    0.049, // item
    -0.045, // cell
    -1.619, // caption
    0.868, // quote
    -0.622, // aside
    0.289, // article
    0.923, // body
    -1.489, // comment
    -0.254, // author
    -0.606, // links
    -0.045, // links short
    0.186, // declared
    -0.408, // declared whole
    -0.377, // not declared
    -0.440, // declared before
    -0.495, // declared after
    0.833, // template prose share
    -0.381, // template prose share short
    1.522, // template lines
    -0.194, // template links
    0.023, // template prose of words
    0.565, // own prose share
    0.251, // parent prose share
    0.226, // grandparent prose share
    -0.366, // parent links
    -0.225, // grandparent links
    -0.065, // parent prose of words
    -0.378, // grandparent prose of words
    0.508, // best score
    0.944, // best score short
    0.520, // parent score
    0.515, // grandparent score
    0.328, // in best parent
    0.137, // in best grandparent
    -0.114, // in best further
    -0.284, // outside best
    0.109, // outside best long
    -0.225, // before best
    -0.128, // after best
    0.019, // parent lines
    0.037, // in what is named content
    0.039, // in what is named body
    0.125, // in what is named article
    -0.715, // in what is named story
    0.727, // in what is named entry
    0.095, // in what is named post
    0.007, // in what is named text
    -0.220, // in what is named main
    -0.209, // in what is named paragraph
    1.343, // in what is named rich-text
    -0.148, // in what is named column
    0.147, // in what is named widget
    -0.323, // in what is named card
    -0.737, // in what is named list
    -0.198, // in what is named related
    0.215, // in what is named header
    -0.205, // in what is named title
    -0.002, // in what is named summary
    -0.272, // in what is named image
    -0.505, // in what is named video
    -0.873, // in what is named caption
    0.123, // in what is named quote
    -0.413, // in what is named tweet
    -0.121, // in what is named share
    0.152, // in what is named advert
    -0.272, // in what is named newsletter
    -0.427, // in what is named comment
    -0.339, // in what is named author
    0.053, // in what is named date
    -0.024, // in what is named tag
    0.043, // in what is named footer
    -0.420, // in what is named nav
    0.075, // in what is named sidebar
    -0.214, // in what is named hidden
    0.108, // in what is named note
    0.637, // in what is named table
    -0.575, // in what is named print
    -0.505, // in what is named cookie
    1.025, // in what is named product
    -1.520, // in what is named event
];

/// The second look, in the order of [`super::context::NAMES`].
#[rustfmt::skip]
pub const PAGE_AGAIN: [f32; 34] = [
    -4.279, // one
    0.112, // first score
    0.645, // first share
    0.133, // first share short
    0.231, // share at -1
    -0.249, // share at -2
    0.290, // share at -3
    0.414, // share at +1
    -0.205, // share at +2
    -0.126, // share at +3
    0.205, // share 5 before
    0.156, // share 5 after
    0.146, // share 12 around
    -0.428, // least of neighbours
    0.851, // most of neighbours
    -0.468, // mass before
    0.271, // mass after
    0.395, // parent share
    0.676, // parent share short
    0.239, // grandparent share
    1.039, // template share
    0.194, // template share short
    1.057, // template rest
    1.415, // best before
    1.118, // best after
    -0.294, // short
    1.011, // log words
    0.080, // sentence end
    -0.952, // caption cue
    0.072, // heading
    -2.079, // caption
    -1.135, // links
    0.000, // markup
    -0.878, // kept words
];
