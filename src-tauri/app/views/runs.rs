//! A sentence as runs that are marked alike: cut wherever a fact or a difference begins or ends. They join back to the sentence,
//! to the letter.

use crosscheck_compare::article::{Article, Sentence};
use crosscheck_compare::fact::Fact;
use crosscheck_compare::span::Span;

use crate::views::printed;
use crate::wire::{FactView, RunView};

/// The words of a difference in a sentence: where they stand, and its id.
pub type Mark<'a> = (Span, &'a str);

/// The runs of a sentence.
pub fn runs(article: &Article, sentence: &Sentence, marks: &[Mark]) -> Vec<RunView> {
    let base = article.base(sentence.index);
    let facts = article.facts_of(sentence.index);
    let whole = sentence.span;
    let inside = |at: &usize| whole.start < *at && *at < whole.end && base.is_char_boundary(*at);
    let spans = facts.iter().map(|f| f.span).chain(marks.iter().map(|m| m.0));
    let mut cuts: Vec<usize> = spans.flat_map(|s| [s.start, s.end]).filter(inside).chain([whole.start, whole.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let run = |pair: &[usize]| {
        let here = Span::new(pair[0], pair[1]);
        let mut differences: Vec<String> = marks.iter().filter(|(span, _)| span.contains(here)).map(|(_, id)| (*id).to_owned()).collect();
        differences.dedup();
        RunView { text: here.of(base).to_owned(), differences, fact: tightest(facts, here).map(view) }
    };
    let mut runs: Vec<RunView> = cuts.windows(2).map(run).collect();
    // Cuts inside a stretch that is marked alike (a hedge within a quote) need not be seen.
    runs.dedup_by(|next, last| {
        let alike = next.differences == last.differences && next.fact == last.fact;
        if alike {
            last.text.push_str(&next.text);
        }
        alike
    });
    runs
}

/// Facts lie in one another, a figure in a quote: the tightest says most.
fn tightest(facts: &[Fact], here: Span) -> Option<&Fact> {
    facts.iter().filter(|f| f.span.contains(here)).min_by_key(|f| f.span.len())
}

fn view(fact: &Fact) -> FactView {
    let Fact { kind, sentence: _, span: _, value } = fact;
    FactView { kind: kind.name().to_owned(), value: printed::value(value) }
}
