//! Any two lines as two sentences: the same whichever comes first; a sentence against itself agrees.
#![no_main]

use crosscheck_compare::meaning::{Meaning, NoMeaning};
use crosscheck_compare::pipeline;
use crosscheck_fuzz::event;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.splitn(3, '\n');
    let (day, a, b) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let published = Some(day).filter(|d| !d.is_empty());
    let meaning: &dyn Meaning = if bytes.len() % 2 == 0 { &NoMeaning } else { &event::Letters };
    let one = pipeline::judge(a, b, published, meaning);
    let other = pipeline::judge(b, a, published, meaning);
    assert!((0.0..=1.0).contains(&one.score), "a probability");
    assert_eq!(one.score.to_bits(), other.score.to_bits(), "sides may be swapped");
    let kinds = |j: &pipeline::Judgement| {
        let mut kinds: Vec<_> = j.comparison.differences.iter().map(|d| (d.kind, d.severity, d.update)).collect();
        kinds.sort();
        kinds
    };
    assert_eq!(kinds(&one), kinds(&other), "sides may be swapped");
    let same = pipeline::judge(a, a, published, meaning);
    assert!(same.comparison.differences.is_empty(), "nothing stands against the same words: {:?}", same.comparison.differences);
});
