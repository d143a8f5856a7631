//! What the scorer sees of each line: its own shape, its neighbours, its place, its cues.

use super::shape::Shape;
use super::words::{CUES, Cue, has};
use super::{Line, containers, layout};
use crate::html::names::GROUPS;

/// What is true of the whole file.
struct Whole {
    /// Share of the words that stand in long lines of prose.
    prose: f32,
    lines: f32,
    words: f32,
    /// Words before each line.
    before: Vec<f32>,
    /// For each line: how many lines back a heading of comments, of teasers, of furniture for the foot stands (lines count, far is 0).
    since_comment: Vec<f32>,
    since_teaser: Vec<f32>,
    comments_seen: Vec<f32>,
    /// Long sentences before and after, as counts.
    long_before: Vec<f32>,
    long_total: f32,
    /// Structured data gives the article's body.
    declared: bool,
}

impl Whole {
    fn new(lines: &[Line], shapes: &[Shape]) -> Self {
        let words: f32 = shapes.iter().map(|s| s.words).sum();
        let prose = |s: &Shape| s.words >= 12.0 && s.sentence_end;
        let prose_words: f32 = shapes.iter().filter(|s| prose(s)).map(|s| s.words).sum();
        let mut whole = Self {
            prose: if words > 0.0 { prose_words / words } else { 0.0 },
            lines: shapes.len() as f32,
            words,
            before: Vec::new(),
            since_comment: Vec::new(),
            since_teaser: Vec::new(),
            comments_seen: Vec::new(),
            long_before: Vec::new(),
            long_total: shapes.iter().filter(|s| prose(s)).count() as f32,
            declared: lines.iter().filter(|l| l.markup.declared > 0.8).count() >= 3,
        };
        let (mut sum, mut long, mut comment, mut teaser, mut seen) = (0.0, 0.0, 1e6_f32, 1e6_f32, 0.0);
        for s in shapes {
            whole.before.push(sum);
            whole.long_before.push(long);
            whole.since_comment.push(1.0 / (1.0 + comment));
            whole.since_teaser.push(1.0 / (1.0 + teaser));
            whole.comments_seen.push(f32::from(seen > 0.0));
            sum += s.words;
            long += f32::from(u8::from(prose(s)));
            comment += 1.0;
            teaser += 1.0;
            // A heading of comments counts only after some of the article: pages link to them at the top too.
            if has(s.cues, Cue::CommentHead) && s.words < 12.0 && long >= 3.0 {
                comment = 0.0;
                seen = 1.0;
            }
            if has(s.cues, Cue::Teaser) && s.words < 8.0 {
                teaser = 0.0;
            }
        }
        whole
    }
}

/// Names of the features, in the order of [`features`].
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = BASE.iter().map(|s| (*s).to_owned()).collect();
    names.extend((0..CUES).map(|i| format!("cue {i}")));
    names.extend((0..CUES).map(|i| format!("cue {i} and short")));
    for offset in OFFSETS {
        names.extend(NEAR.iter().map(|n| format!("{n} at {offset:+}")));
    }
    names.extend(AROUND.iter().map(|s| (*s).to_owned()));
    names.extend(MARKUP.iter().map(|s| (*s).to_owned()));
    names.extend(containers::NAMES.iter().map(|s| (*s).to_owned()));
    names.extend(GROUPS.iter().map(|g| format!("in what is named {}", g[0])));
    names
}

const BASE: [&str; 50] = [
    "one",
    "log words",
    "words >= 3",
    "words >= 8",
    "words >= 15",
    "words >= 25",
    "words >= 45",
    "sentence end",
    "long sentence",
    "small words",
    "capitals",
    "digits",
    "stops",
    "repeated",
    "repeated short",
    "topical",
    "topical long",
    "topical short",
    "quoted",
    "address",
    "person",
    "person after comment head",
    "shouted",
    "bullet",
    "colon",
    "cut",
    "gap",
    "place by words",
    "place by lines",
    "place squared",
    "long before",
    "long after",
    "long before share",
    "first line",
    "last line",
    "first three",
    "last three",
    "since comment head",
    "comments seen",
    "comments seen short",
    "since teaser head",
    "prose file",
    "prose file, short",
    "prose file, sentence",
    "short file",
    "words in file",
    "no long yet",
    "no long left",
    "no long yet, long",
    "cut short",
];
const OFFSETS: [isize; 6] = [-3, -2, -1, 1, 2, 3];
const NEAR: [&str; 6] = ["log words", "sentence end", "small words", "topical", "clutter cue", "capitals"];
const AROUND: [&str; 9] = [
    "words 3 before",
    "words 3 after",
    "words 8 before",
    "words 8 after",
    "long 5 before",
    "long 5 after",
    "cues 5 before",
    "cues 5 after",
    "island",
];
const MARKUP: [&str; 20] = [
    "markup",
    "heading",
    "heading 1",
    "paragraph",
    "item",
    "cell",
    "caption",
    "quote",
    "aside",
    "article",
    "body",
    "comment",
    "author",
    "links",
    "links short",
    "declared",
    "declared whole",
    "not declared",
    "declared before",
    "declared after",
];

fn log_words(words: f32) -> f32 {
    (1.0 + words).ln() / 3.0
}

/// Names of the features of printed pages: those of text and markup, then those of the layout.
pub fn printed_names() -> Vec<String> {
    let without = names().len() - containers::NAMES.len() - GROUPS.len();
    names().into_iter().take(without).chain(layout::NAMES.iter().map(|s| (*s).to_owned())).collect()
}

/// The features of every line, one row a line. Text without markup lacks those of the elements around, which stand last; a printed
/// page has those of its layout there.
pub fn features(lines: &[Line], shapes: &[Shape]) -> Vec<Vec<f32>> {
    let whole = Whole::new(lines, shapes);
    let around = containers::values(lines, shapes);
    (0..lines.len())
        .map(|i| {
            let mut row = row(i, lines, shapes, &whole);
            if let Some(around) = around.get(i) {
                row.extend(around);
                row.extend((0..GROUPS.len()).map(|g| f32::from(u8::from(lines[i].markup.groups & 1 << g != 0))));
            } else if let Some(layout) = lines[i].markup.layout {
                row.extend(layout);
            }
            row
        })
        .collect()
}

fn row(i: usize, lines: &[Line], shapes: &[Shape], whole: &Whole) -> Vec<f32> {
    let (line, s) = (&lines[i], &shapes[i]);
    let b = |x: bool| f32::from(u8::from(x));
    let short = s.words < 8.0;
    let n = whole.lines.max(1.0);
    let place = whole.before[i] / whole.words.max(1.0);
    let by_lines = i as f32 / n;
    let after = whole.long_total - whole.long_before[i];
    let long = s.words >= 15.0 && s.sentence_end;
    let mut row = vec![
        1.0,
        log_words(s.words),
        b(s.words >= 3.0),
        b(s.words >= 8.0),
        b(s.words >= 15.0),
        b(s.words >= 25.0),
        b(s.words >= 45.0),
        b(s.sentence_end),
        b(long),
        s.small,
        s.capitals,
        s.digits,
        s.stops.min(1.0),
        b(s.repeated),
        b(s.repeated && short),
        s.topical,
        if short { 0.0 } else { s.topical },
        if short { s.topical } else { 0.0 },
        b(s.quoted),
        b(s.address),
        s.person.min(0.3),
        s.person.min(0.3) * whole.comments_seen[i],
        b(s.shouted),
        b(s.bullet),
        b(s.colon),
        b(s.cut),
        b(line.gap),
        place,
        by_lines,
        place * place,
        (1.0 + whole.long_before[i]).ln() / 3.0,
        (1.0 + after).ln() / 3.0,
        whole.long_before[i] / whole.long_total.max(1.0),
        b(i == 0),
        b(i + 1 == lines.len()),
        b(i < 3),
        b(i + 3 >= lines.len()),
        whole.since_comment[i],
        whole.comments_seen[i],
        whole.comments_seen[i] * b(short),
        whole.since_teaser[i],
        whole.prose,
        whole.prose * b(short),
        whole.prose * b(s.sentence_end),
        b(whole.lines < 40.0),
        (1.0 + whole.words).ln() / 8.0,
        b(whole.long_before[i] == 0.0),
        b(after <= b(long)),
        b(whole.long_before[i] == 0.0 && long),
        b(s.cut && s.words < 40.0),
    ];
    for cue in 0..CUES {
        row.push(b(s.cues & 1 << cue != 0));
    }
    for cue in 0..CUES {
        row.push(b(s.cues & 1 << cue != 0 && s.words < 12.0));
    }
    for offset in OFFSETS {
        match i.checked_add_signed(offset).and_then(|j| shapes.get(j)) {
            Some(o) => row.extend([log_words(o.words), b(o.sentence_end), o.small, o.topical, b(o.cues != 0), o.capitals]),
            None => row.extend([0.0; NEAR.len()]),
        }
    }
    let sum =
        |from: usize, to: usize, f: &dyn Fn(&Shape) -> f32| shapes[from.min(shapes.len())..to.min(shapes.len())].iter().map(f).sum::<f32>();
    let words = |o: &Shape| o.words;
    let is_long = |o: &Shape| b(o.words >= 15.0 && o.sentence_end);
    let is_cue = |o: &Shape| b(o.cues != 0 && o.words < 15.0);
    let (b3, a3) = (sum(i.saturating_sub(3), i, &words), sum(i + 1, i + 4, &words));
    row.extend([
        log_words(b3),
        log_words(a3),
        log_words(sum(i.saturating_sub(8), i, &words)),
        log_words(sum(i + 1, i + 9, &words)),
        sum(i.saturating_sub(5), i, &is_long) / 5.0,
        sum(i + 1, i + 6, &is_long) / 5.0,
        sum(i.saturating_sub(5), i, &is_cue) / 5.0,
        sum(i + 1, i + 6, &is_cue) / 5.0,
        b(long && b3 < 30.0 && a3 < 30.0),
    ]);
    let m = &line.markup;
    let declared = |j: Option<usize>| j.and_then(|j| lines.get(j)).map_or(0.0, |l| l.markup.declared);
    row.extend([
        b(m.known),
        b(m.heading > 0),
        b(m.heading == 1),
        b(m.paragraph),
        b(m.item),
        b(m.cell),
        b(m.caption),
        b(m.quote),
        b(m.aside),
        b(m.article),
        b(m.body),
        b(m.comment),
        b(m.author),
        m.links,
        if short { m.links } else { 0.0 },
        m.declared,
        b(m.declared > 0.95),
        b(whole.declared && m.declared < 0.3 && s.words >= 4.0),
        declared(i.checked_sub(1)),
        declared(Some(i + 1)),
    ]);
    row
}

#[cfg(test)]
mod tests {
    use super::super::shape::shapes;
    use super::*;
    use crate::clutter::Markup;

    #[test]
    fn a_row_has_a_value_for_every_name() {
        let lines = vec![Line { text: "The harbour reopened on Friday, officials said.".to_owned(), ..Line::default() }];
        let rows = features(&lines, &shapes(&lines));
        assert_eq!(rows[0].len() + containers::NAMES.len() + GROUPS.len(), names().len());
        let marked = [Line { markup: Markup { known: true, containers: [2, 1, 0, 0, 0], ..Markup::default() }, ..lines[0].clone() }];
        assert_eq!(features(&marked, &shapes(&marked))[0].len(), names().len());
    }
}
